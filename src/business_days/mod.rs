//! Pure business-day arithmetic: a working week, holidays and blackouts become
//! a [`Calendar`], which counts and moves dates. Knows nothing about jobs,
//! files or today.

mod calendar;
mod convention;
mod offset;
mod schedule;
mod spec;
mod table;
mod week;

pub use calendar::{Calendar, DayOff, DayOffReason};
pub use convention::Convention;
pub use offset::{LARGEST_OFFSET, Offset};
pub use spec::{Blackout, CalendarSpec, Holiday};
pub use week::{Week, WeekError};
