//! One thing becomes one event.

use uuid::Uuid;

use super::when::When;
use super::{IcsOptions, Stamp, categories, write_alarm};
use crate::business_days::Calendar;
use crate::plan::{FollowUp, Key, Milestone, Occasion};
use crate::render::content_line::{Component, ContentLines, Property, Value, Word};
use crate::render::{description, milestone_words, words};
use crate::text::{Text, WebAddress};

/// Most descriptions take no more bytes, and so much is had from memory quickly.
const USUAL_DESCRIPTION: usize = 1_000;

/// What an event says.
struct Event<'a> {
    uid: Uuid,
    when: When<'a>,
    summary: &'a str,
    description: &'a str,
    location: Option<&'a Text>,
    url: Option<&'a WebAddress>,
    categories: [&'a str; 2],
    /// Whether the person cannot be elsewhere meanwhile.
    is_busy: bool,
}

/// Appends the event of a follow-up, in whatever state it is. It makes nobody
/// busy: an email fits in anywhere.
pub fn write_event(
    out: &mut Vec<u8>,
    follow_up: &FollowUp<'_>,
    calendar: &Calendar,
    stamp: Stamp,
    options: &IcsOptions,
) {
    let mut details = String::with_capacity(USUAL_DESCRIPTION);
    description::append(follow_up, calendar, &mut details);
    let event = Event {
        uid: follow_up.uid,
        when: When::of_follow_up(follow_up, options),
        summary: &words::summary(follow_up),
        description: &details,
        location: None,
        url: follow_up.application.and_then(|it| it.url.as_ref()),
        categories: categories(follow_up),
        is_busy: false,
    };
    event.write(out, stamp, options);
}

/// Appends the event of a milestone. An interview makes the person busy, any
/// other date does not.
pub fn write_milestone(
    out: &mut Vec<u8>,
    milestone: &Milestone<'_>,
    stamp: Stamp,
    options: &IcsOptions,
) {
    let when = When::of_milestone(milestone, options);
    let is_timed = matches!(when, When::Timed { .. });
    let is_interview = matches!(milestone.occasion, Occasion::Interview(_));
    let application = milestone.application;
    let event = Event {
        uid: milestone.uid,
        when,
        summary: &milestone_words::summary(milestone, is_timed),
        description: &milestone_words::description(milestone),
        location: application.location.as_ref().filter(|_| is_interview),
        url: application.url.as_ref(),
        categories: ["Milestone", milestone.occasion.word()],
        is_busy: is_interview,
    };
    event.write(out, stamp, options);
}

impl Event<'_> {
    fn write(&self, out: &mut Vec<u8>, stamp: Stamp, options: &IcsOptions) {
        let mut lines = ContentLines::new(out);
        lines.begin(Component::Event);
        lines.property(Property::Uid, Value::Uuid(self.uid));
        lines.property(Property::Stamp, Value::DateTime(stamp.dtstamp));
        lines.property(Property::LastModified, Value::DateTime(stamp.last_modified));
        lines.property(Property::Sequence, Value::Integer(stamp.sequence));
        // Said although it is what everybody assumes: a reader that takes over an
        // event property by property must see it when a cancelled one is revived.
        lines.property(Property::Status, Value::Word(Word::Confirmed));
        self.when.write(&mut lines);
        lines.property(Property::Summary, Value::Text(self.summary));
        if !self.description.is_empty() {
            lines.property(Property::Description, Value::Text(self.description));
        }
        if let Some(location) = self.location {
            lines.property(Property::Location, Value::Text(location.as_str()));
        }
        if let Some(url) = self.url {
            lines.property(Property::Url, Value::Uri(url));
        }
        lines.property(Property::Categories, Value::Texts(&self.categories));
        if let Some(class) = options.class {
            lines.property(Property::Class, Value::Word(class.value()));
        }
        let (transparency, busy_status) = if self.is_busy {
            (Word::Opaque, Word::Busy)
        } else {
            (Word::Transparent, Word::Free)
        };
        lines.property(Property::Transparency, Value::Word(transparency));
        lines.property(Property::BusyStatus, Value::Word(busy_status));
        lines.property(Property::FollowUpKey, Value::Key(Key::of(self.uid)));
        if let Some(trigger) = options.alarm.trigger(self.when) {
            // Last, because Outlook refuses properties that stand after an alarm.
            write_alarm(&mut lines, self.summary, Property::Trigger, trigger);
        }
        lines.end(Component::Event);
    }
}
