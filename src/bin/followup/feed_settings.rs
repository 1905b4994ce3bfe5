//! `--calendar-name`, `--alarm`, `--at`, `--duration`, `--class`, `--milestones`
//! and the time zone become what a calendar looks like.

use chrono::TimeDelta;
use followup::render::ics::{Alarm, Class, IcsOptions, parse_length, parse_time};
use followup::text::Text;

use crate::settings::Settings;
use crate::stop::Stop;
use crate::time_zone::{Nowhere, own_zone, zone_given};

/// What the settings ask for.
pub(crate) struct Feed {
    pub(crate) options: IcsOptions,
    /// When tasks ring: only if that is asked for.
    pub(crate) task_alarm: Alarm,
    /// Whether the person's own dates are events, too.
    pub(crate) has_milestones: bool,
    /// Why no event has a time of day although times are asked for.
    pub(crate) nowhere: Option<Nowhere>,
}

impl Feed {
    pub(crate) fn from(settings: &Settings<'_>) -> Result<Self, Stop> {
        let mut options = IcsOptions::default();
        if let Some(value) = settings.single("calendar-name") {
            let name = Text::clean(&value.text);
            let name = name.ok_or_else(|| value.refuse("write a name, or leave it out"))?;
            options.calendar_name = name.to_string();
        }
        let mut task_alarm = Alarm::None;
        if let Some(value) = settings.single("alarm") {
            let alarm = Alarm::parse(&value.text);
            options.alarm = alarm.ok_or_else(|| value.refuse(Alarm::WORDS))?;
            task_alarm = options.alarm;
        }
        if let Some(value) = settings.single("at") {
            let at = parse_time(&value.text);
            options.at = Some(at.ok_or_else(|| value.refuse("write a time like `09:00`"))?);
        }
        if let Some(value) = settings.single("duration") {
            let is_sensible = |it: &TimeDelta| (1..=24 * 60).contains(&it.num_minutes());
            let length = parse_length(&value.text).filter(is_sensible);
            let hint = "write a length of up to a day, like `30 minutes` or `1 hour`";
            options.duration = length.ok_or_else(|| value.refuse(hint))?;
        }
        if let Some(value) = settings.single("class") {
            let class = Class::from_word(&value.text);
            let class = class.ok_or_else(|| value.refuse("write private, public or confidential"));
            options.class = Some(class?);
        }
        let has_milestones = settings.is_on("milestones")?;
        let mut nowhere = None;
        options.zone = zone_given(settings)?;
        // Without times nobody needs to know where the person is.
        if options.zone.is_none() && (options.at.is_some() || has_milestones) {
            match own_zone(settings) {
                Ok(zone) => options.zone = Some(zone),
                Err(why) => nowhere = Some(why),
            }
        }
        Ok(Self {
            options,
            task_alarm,
            has_milestones,
            nowhere,
        })
    }
}
