//! Things become events, one after the other.

use chrono::TimeDelta;
use uuid::Uuid;

use super::when::When;
use super::{IcsOptions, Stamp, categories, write_alarm_end, write_alarm_start};
use crate::business_days::Calendar;
use crate::plan::{FollowUp, Key, Kind, Milestone, Occasion};
use crate::render::content_line::{
    Component, ContentLines, EscapedText, Property, ReadyLines, Value, Word,
};
use crate::render::{description, milestone_words, words};
use crate::text::{Text, WebAddress};

/// Writes the events of one calendar. What many of them share is made once, and
/// the memory for one text serves the next, since there may be a great many.
#[derive(Clone, Debug)]
pub struct EventWriter<'a> {
    calendar: &'a Calendar,
    options: &'a IcsOptions,
    /// The last stamp, and the lines that tell it. Most events of a run have one
    /// in common.
    stamp: Option<Stamp>,
    stamp_lines: ReadyLines,
    /// The lines of each kind of follow-up that stand behind what it says.
    kind_lines: [ReadyLines; Kind::ALL.len()],
    /// The lines of a reminder before its text, and those behind it; of the trigger
    /// of the last one.
    alarm_start: ReadyLines,
    trigger: Option<TimeDelta>,
    alarm_end: ReadyLines,
    text: String,
    summary: EscapedText,
    description: EscapedText,
}

/// What an event says beside its summary and its description.
struct Event<'e> {
    uid: Uuid,
    when: When<'e>,
    location: Option<&'e Text>,
    url: Option<&'e WebAddress>,
    /// What sort of thing it is, and whom it makes busy.
    sort_lines: &'e ReadyLines,
}

impl<'a> EventWriter<'a> {
    /// Has nothing to say yet.
    #[must_use]
    pub fn new(calendar: &'a Calendar, options: &'a IcsOptions) -> Self {
        // An email fits in anywhere: it makes nobody busy.
        let kind_lines = Kind::ALL.map(|kind| sort_lines(categories(kind), false, options));
        Self {
            calendar,
            options,
            stamp: None,
            stamp_lines: ReadyLines::default(),
            kind_lines,
            alarm_start: ReadyLines::of(write_alarm_start),
            trigger: None,
            alarm_end: ReadyLines::default(),
            text: String::new(),
            summary: EscapedText::default(),
            description: EscapedText::default(),
        }
    }

    /// Appends the event of a follow-up, in whatever state it is. It makes nobody
    /// busy: an email fits in anywhere.
    pub fn follow_up(&mut self, out: &mut Vec<u8>, follow_up: &FollowUp<'_>, stamp: Stamp) {
        words::replace_with_summary(follow_up, &mut self.text);
        self.summary.replace(&self.text);
        self.text.clear();
        description::append(follow_up, self.calendar, &mut self.text);
        self.description.replace(&self.text);
        self.set_stamp(stamp);
        let when = When::of_follow_up(follow_up, self.options);
        self.set_trigger(when);
        let event = Event {
            uid: follow_up.uid,
            when,
            location: None,
            url: follow_up.application.and_then(|it| it.url.as_ref()),
            sort_lines: &self.kind_lines[follow_up.rule.kind as usize],
        };
        self.write(out, &event);
    }

    /// Appends the event of a milestone. An interview makes the person busy, any
    /// other date does not.
    pub fn milestone(&mut self, out: &mut Vec<u8>, milestone: &Milestone<'_>, stamp: Stamp) {
        let when = When::of_milestone(milestone, self.options);
        let is_timed = matches!(when, When::Timed { .. });
        let is_interview = matches!(milestone.occasion, Occasion::Interview(_));
        let application = milestone.application;
        self.summary
            .replace(&milestone_words::summary(milestone, is_timed));
        self.description
            .replace(&milestone_words::description(milestone));
        self.set_stamp(stamp);
        self.set_trigger(when);
        let categories = ["Milestone", milestone.occasion.word()];
        let event = Event {
            uid: milestone.uid,
            when,
            location: application.location.as_ref().filter(|_| is_interview),
            url: application.url.as_ref(),
            sort_lines: &sort_lines(categories, is_interview, self.options),
        };
        self.write(out, &event);
    }

    fn set_stamp(&mut self, stamp: Stamp) {
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        self.stamp_lines.replace(|lines| {
            lines.property(Property::Stamp, Value::DateTime(stamp.dtstamp));
            lines.property(Property::LastModified, Value::DateTime(stamp.last_modified));
            lines.property(Property::Sequence, Value::Integer(stamp.sequence));
            // Said although it is what everybody assumes: a reader that takes over an
            // event property by property must see it when a cancelled one is revived.
            lines.property(Property::Status, Value::Word(Word::Confirmed));
        });
    }

    /// Most reminders ring as long before or after the start of their event.
    fn set_trigger(&mut self, when: When<'_>) {
        let trigger = self.options.alarm.trigger(when);
        if self.trigger != trigger {
            self.trigger = trigger;
            self.alarm_end.replace(|lines| {
                if let Some(after) = trigger {
                    write_alarm_end(lines, Property::Trigger, after);
                }
            });
        }
    }

    fn write(&self, out: &mut Vec<u8>, event: &Event<'_>) {
        let mut lines = ContentLines::new(out);
        lines.begin(Component::Event);
        lines.property(Property::Uid, Value::Uuid(event.uid));
        lines.ready(&self.stamp_lines);
        event.when.write(&mut lines);
        let summary = Value::Escaped(&self.summary);
        lines.property(Property::Summary, summary);
        if !self.description.is_empty() {
            lines.property(Property::Description, Value::Escaped(&self.description));
        }
        if let Some(location) = event.location {
            lines.property(Property::Location, Value::Text(location.as_str()));
        }
        if let Some(url) = event.url {
            lines.property(Property::Url, Value::Uri(url));
        }
        lines.ready(event.sort_lines);
        lines.property(Property::FollowUpKey, Value::Key(Key::of(event.uid)));
        if self.trigger.is_some() {
            // Last, because Outlook refuses properties that stand after an alarm.
            lines.ready(&self.alarm_start);
            lines.property(Property::Description, summary);
            lines.ready(&self.alarm_end);
        }
        lines.end(Component::Event);
    }
}

/// The lines that tell what sort of thing an event is.
fn sort_lines(categories: [&str; 2], is_busy: bool, options: &IcsOptions) -> ReadyLines {
    ReadyLines::of(|lines| {
        lines.property(Property::Categories, Value::Texts(&categories));
        if let Some(class) = options.class {
            lines.property(Property::Class, Value::Word(class.value()));
        }
        let (transparency, busy_status) = if is_busy {
            (Word::Opaque, Word::Busy)
        } else {
            (Word::Transparent, Word::Free)
        };
        lines.property(Property::Transparency, Value::Word(transparency));
        lines.property(Property::BusyStatus, Value::Word(busy_status));
    })
}
