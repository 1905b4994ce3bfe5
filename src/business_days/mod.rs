//! Pure business-day arithmetic. Knows nothing about jobs, files or today.

mod calendar;
mod convention;
mod offset;
mod week;

pub use calendar::{Blackout, Calendar, CalendarSpec, DayOff, DayOffReason, Holiday};
pub use convention::Convention;
pub use offset::{LARGEST_OFFSET, Offset};
pub use week::{Week, WeekError};
