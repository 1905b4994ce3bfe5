//! The names and fixed words that a content line may be made of: a closed
//! list, so that none comes from a cell.

/// The components that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// The calendar itself.
    Calendar,
    /// One event.
    Event,
    /// The reminder of an event.
    Alarm,
}

impl Component {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Calendar => "VCALENDAR",
            Self::Event => "VEVENT",
            Self::Alarm => "VALARM",
        }
    }
}

/// The properties that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// RFC 5545 section 3.8.6.1.
    Action,
    /// Microsoft's word for what [`Property::Transparency`] says.
    BusyStatus,
    /// RFC 5545 section 3.7.1.
    CalendarScale,
    /// The name of the calendar before RFC 7986 gave it one.
    CalendarName,
    /// RFC 5545 section 3.8.1.2.
    Categories,
    /// RFC 5545 section 3.8.1.5.
    Description,
    /// RFC 5545 section 3.8.2.2.
    End,
    /// Ours: the key of the follow-up, by which we know our own events again.
    FollowUpKey,
    /// RFC 5545 section 3.8.7.3.
    LastModified,
    /// RFC 7986 section 5.1.
    Name,
    /// RFC 5545 section 3.7.3.
    ProductId,
    /// RFC 7986 section 5.7.
    RefreshInterval,
    /// RFC 5545 section 3.8.7.4.
    Sequence,
    /// RFC 5545 section 3.8.7.2.
    Stamp,
    /// RFC 5545 section 3.8.2.4.
    Start,
    /// RFC 5545 section 3.8.1.11.
    Status,
    /// RFC 5545 section 3.8.1.12.
    Summary,
    /// The refresh interval as Outlook reads it.
    TimeToLive,
    /// RFC 5545 section 3.8.2.7.
    Transparency,
    /// RFC 5545 section 3.8.6.3.
    Trigger,
    /// RFC 5545 section 3.8.4.7.
    Uid,
    /// RFC 5545 section 3.8.4.6.
    Url,
    /// RFC 5545 section 3.7.4.
    Version,
}

impl Property {
    /// The name, and the value type where it must be named.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Action => "ACTION",
            Self::BusyStatus => "X-MICROSOFT-CDO-BUSYSTATUS",
            Self::CalendarScale => "CALSCALE",
            Self::CalendarName => "X-WR-CALNAME",
            Self::Categories => "CATEGORIES",
            Self::Description => "DESCRIPTION",
            Self::End => "DTEND",
            Self::FollowUpKey => "X-FOLLOWUP-KEY",
            Self::LastModified => "LAST-MODIFIED",
            Self::Name => "NAME",
            Self::ProductId => "PRODID",
            Self::RefreshInterval => "REFRESH-INTERVAL;VALUE=DURATION",
            Self::Sequence => "SEQUENCE",
            Self::Stamp => "DTSTAMP",
            Self::Start => "DTSTART",
            Self::Status => "STATUS",
            Self::Summary => "SUMMARY",
            Self::TimeToLive => "X-PUBLISHED-TTL",
            Self::Transparency => "TRANSP",
            Self::Trigger => "TRIGGER",
            Self::Uid => "UID",
            Self::Url => "URL",
            Self::Version => "VERSION",
        }
    }
}

/// The words that stand as a value without being text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Does not take place any more.
    Cancelled,
    /// Takes place.
    Confirmed,
    /// An alarm that shows a message.
    Display,
    /// Does not make anybody busy, as Microsoft says it.
    Free,
    /// The only calendar scale there is.
    Gregorian,
    /// Does not make anybody busy.
    Transparent,
    /// The version of iCalendar.
    Version2,
}

impl Word {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "CANCELLED",
            Self::Confirmed => "CONFIRMED",
            Self::Display => "DISPLAY",
            Self::Free => "FREE",
            Self::Gregorian => "GREGORIAN",
            Self::Transparent => "TRANSPARENT",
            Self::Version2 => "2.0",
        }
    }
}
