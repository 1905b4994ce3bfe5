//! The names and fixed words that a content line may be made of: a closed
//! list, so that none comes from a cell.

/// The components that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// The calendar itself.
    Calendar,
    /// One event.
    Event,
    /// One task.
    Task,
    /// The reminder of an event or a task.
    Alarm,
}

impl Component {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Calendar => "VCALENDAR",
            Self::Event => "VEVENT",
            Self::Task => "VTODO",
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
    /// RFC 5545 section 3.8.1.3.
    Class,
    /// RFC 5545 section 3.8.2.1.
    Completed,
    /// RFC 5545 section 3.8.1.5.
    Description,
    /// RFC 5545 section 3.8.2.3.
    Due,
    /// RFC 5545 section 3.8.2.2.
    End,
    /// Ours: the key of the follow-up, by which we know our own events again.
    FollowUpKey,
    /// Ours: the status of a task that nobody but us gave it.
    FollowUpStatus,
    /// RFC 5545 section 3.8.7.3.
    LastModified,
    /// RFC 5545 section 3.8.1.7.
    Location,
    /// RFC 7986 section 5.1.
    Name,
    /// RFC 5545 section 3.8.1.8.
    PercentComplete,
    /// RFC 5545 section 3.8.1.9.
    Priority,
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
    /// The same, counted from the end, which is when a task is due.
    TriggerFromDue,
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
            Self::Class => "CLASS",
            Self::Completed => "COMPLETED",
            Self::Description => "DESCRIPTION",
            Self::Due => "DUE",
            Self::End => "DTEND",
            Self::FollowUpKey => "X-FOLLOWUP-KEY",
            Self::FollowUpStatus => "X-FOLLOWUP-STATUS",
            Self::LastModified => "LAST-MODIFIED",
            Self::Location => "LOCATION",
            Self::Name => "NAME",
            Self::PercentComplete => "PERCENT-COMPLETE",
            Self::Priority => "PRIORITY",
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
            Self::TriggerFromDue => "TRIGGER;RELATED=END",
            Self::Uid => "UID",
            Self::Url => "URL",
            Self::Version => "VERSION",
        }
    }
}

/// The words that stand as a value without being text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Makes somebody busy, as Microsoft says it.
    Busy,
    /// Does not take place any more.
    Cancelled,
    /// Done.
    Completed,
    /// Others see that there is something, and not what.
    Confidential,
    /// Takes place.
    Confirmed,
    /// An alarm that shows a message.
    Display,
    /// Does not make anybody busy, as Microsoft says it.
    Free,
    /// The only calendar scale there is.
    Gregorian,
    /// Begun, and still to be done.
    InProcess,
    /// Still to be done.
    NeedsAction,
    /// Makes somebody busy.
    Opaque,
    /// Nobody but the owner sees it.
    Private,
    /// Everybody sees it.
    Public,
    /// Does not make anybody busy.
    Transparent,
    /// The version of iCalendar.
    Version2,
}

impl Word {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Busy => "BUSY",
            Self::Cancelled => "CANCELLED",
            Self::Completed => "COMPLETED",
            Self::Confidential => "CONFIDENTIAL",
            Self::Confirmed => "CONFIRMED",
            Self::Display => "DISPLAY",
            Self::Free => "FREE",
            Self::Gregorian => "GREGORIAN",
            Self::InProcess => "IN-PROCESS",
            Self::NeedsAction => "NEEDS-ACTION",
            Self::Opaque => "OPAQUE",
            Self::Private => "PRIVATE",
            Self::Public => "PUBLIC",
            Self::Transparent => "TRANSPARENT",
            Self::Version2 => "2.0",
        }
    }
}
