//! Pure business-day arithmetic: a working week, holidays and blackouts become
//! a [`Calendar`], which counts and moves dates. Knows nothing about jobs,
//! files or today.

mod calendar;
mod convention;
mod holiday_table;
mod offset;
mod region;
mod schedule;
mod spec;
mod table;
mod unknown_region;
mod week;

pub use calendar::{Calendar, DayOff, DayOffReason};
pub use convention::Convention;
pub use offset::{LARGEST_OFFSET, Offset};
pub use region::{HolidayDay, Region, RegionHolidays};
pub use spec::{Blackout, CalendarSpec, Holiday};
pub use unknown_region::UnknownRegion;
pub use week::{Week, WeekError};
