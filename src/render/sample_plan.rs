//! Plans for the tests of whatever reads a whole plan.

use crate::application::Application;
use crate::business_days::{Calendar, CalendarSpec, Week};
use crate::plan::{FollowUp, Plan};
use crate::render::sample;

/// Monday to Friday, no holidays.
pub(crate) fn calendar() -> Calendar {
    Calendar::new(CalendarSpec {
        region: None,
        week: Week::MONDAY_TO_FRIDAY,
        holidays: Vec::new(),
        blackouts: Vec::new(),
        working_days: Vec::new(),
        last_firm_year: None,
    })
}

/// A plan of those follow-ups, made on Tuesday 24 November 2026.
pub(crate) fn plan<'a>(
    calendar: &'a Calendar,
    applications: &'a [Application],
    follow_ups: Vec<FollowUp<'a>>,
) -> Plan<'a> {
    Plan {
        today: sample::day("2026-11-24"),
        playbook: "default",
        calendar,
        applications,
        follow_ups,
    }
}
