//! Why a follow-up stands on its day becomes lines for people.
//!
//! First what was counted from, then the count, then what moved the result,
//! then why it is moot. Nothing depends on the day on which it is read: an
//! interview is said to be *on* a day, not to have been or to come.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use super::skipped::{name, named, taken};
use super::words::{date_with_weekday, push_date_with_weekday};
use crate::business_days::{Calendar, DayOff, Offset};
use crate::plan::{Fact, FollowUp, Moot, MoveReason};

/// The reasons for the day of a follow-up, each a line without a full stop.
///
/// Of the days that a count passed over, holidays and blackouts are named and
/// ordinary weekends are not.
#[must_use]
pub fn lines(follow_up: &FollowUp<'_>, calendar: &Calendar) -> Vec<String> {
    let mut text = String::new();
    let mut starts = Vec::new();
    append(follow_up, calendar, &mut text, |text| {
        starts.push(text.len());
    });
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let places = starts.iter().zip(ends);
    places
        .map(|(start, end)| text[*start..end].to_owned())
        .collect()
}

/// Appends the same, each line after what `begin` puts before it.
pub(super) fn append(
    follow_up: &FollowUp<'_>,
    calendar: &Calendar,
    out: &mut String,
    mut begin: impl FnMut(&mut String),
) {
    let because = &follow_up.because;
    begin(out);
    push_anchor(follow_up, out);
    begin(out);
    push_count(
        because.anchor.on(),
        because.offset,
        because.counted,
        calendar,
        out,
    );
    let mut from = because.counted;
    for step in &because.moves {
        begin(out);
        out.push_str(&move_line(from, step.to, step.reason, calendar));
        from = step.to;
    }
    if let Some(moot) = because.moot {
        begin(out);
        out.push_str(&moot_line(moot));
    }
}

fn push_anchor(follow_up: &FollowUp<'_>, out: &mut String) {
    let anchor = follow_up.because.anchor;
    let before = match anchor {
        Fact::Applied(_) => "application on ",
        Fact::Interview(round, _) => {
            // A first round stays as it is when a second one is arranged.
            if round.0 > 1 {
                // Writing to a String cannot fail.
                let _ = write!(out, "round {}: ", round.0);
            }
            "interview on "
        }
        Fact::InterviewEnd(..) if has_end(follow_up) => "the interview ends ",
        Fact::InterviewEnd(..) => "the interview is on ",
        Fact::Decision(_) => "they named ",
        Fact::Conversation(_) => "conversation on ",
        Fact::News(_) => "their news of ",
        Fact::ReferencesAsked(_) => "references asked for on ",
        Fact::Deadline(_) => "the last day to apply is ",
        Fact::OfferDeadline(_) => "the last day to answer the offer is ",
        Fact::Rejected(_) => "rejection on ",
        Fact::Week(_) => "the week of ",
        Fact::OwnDate(_) => "your own follow-up date is ",
        Fact::Planned(rule, _) => {
            out.extend(["`", &*rule.id]);
            "` planned for "
        }
        Fact::Done(rule, _) => {
            out.extend(["`", &*rule.id]);
            "` done on "
        }
    };
    out.push_str(before);
    push_date_with_weekday(anchor.on(), out);
    match anchor {
        Fact::InterviewEnd(_, end) if has_end(follow_up) => {
            let _ = write!(out, " {}", end.format("%H:%M"));
        }
        Fact::InterviewEnd(..) => out.push_str(", at a time not known"),
        Fact::Decision(_) => out.push_str(" for their decision"),
        _ => {}
    }
}

/// Whether somebody named the moment at which the interview ends. Without a time
/// it ends with its day.
fn has_end(follow_up: &FollowUp<'_>) -> bool {
    let Fact::InterviewEnd(round, _) = follow_up.because.anchor else {
        return false;
    };
    let interviews = follow_up.application.map(|it| it.interviews.iter());
    let mut interviews = interviews.into_iter().flatten();
    let interview = interviews.find(|interview| interview.round == round);
    interview.is_none_or(|it| it.at.is_some() || it.until.is_some())
}

fn push_count(
    from: NaiveDate,
    offset: Offset,
    counted: NaiveDate,
    calendar: &Calendar,
    out: &mut String,
) {
    // Writing to a String cannot fail.
    let _ = offset.write_words(out);
    if offset == Offset::SAME_DAY && counted == from {
        return;
    }
    if matches!(offset, Offset::BusinessDays(_)) {
        let skipped = named(taken(from.min(counted), from.max(counted), calendar));
        if !skipped.is_empty() {
            out.extend([", skipping ", &*skipped, ","]);
        }
    }
    out.push_str(" is ");
    push_date_with_weekday(counted, out);
}

fn move_line(from: NaiveDate, to: NaiveDate, reason: MoveReason, calendar: &Calendar) -> String {
    let place = date_with_weekday(to);
    match reason {
        MoveReason::Adjusted => adjusted_line(from, to, calendar),
        MoveReason::Latest(latest) if latest == to => {
            format!("not later than {place}, so that day")
        }
        MoveReason::Latest(latest) => {
            format!("not later than {}, so {place}", date_with_weekday(latest))
        }
        MoveReason::Decision(decision) => format!(
            "not on or before the decision of {}, so {place}",
            date_with_weekday(decision)
        ),
        MoveReason::Load(most) => format!(
            "{} has {most} acts already, so {place}",
            date_with_weekday(from)
        ),
        MoveReason::SameDay => format!(
            "another check-in has {}, so {place}",
            date_with_weekday(from)
        ),
    }
}

/// `Thu 2026-11-26 Thanksgiving Day is no business day, so Fri 2026-11-27`.
fn adjusted_line(from: NaiveDate, to: NaiveDate, calendar: &Calendar) -> String {
    // The day itself is passed over too, and the range of days off is open.
    let (after, before) = if to > from {
        (from.checked_sub_days(Days::new(1)).unwrap_or(from), to)
    } else {
        (to, from.checked_add_days(Days::new(1)).unwrap_or(from))
    };
    let is_itself = |day_off: &DayOff<'_>| day_off.on == from;
    let day = calendar
        .days_off_between(after, before)
        .find(is_itself)
        .map_or_else(|| date_with_weekday(from), |day_off| name(&day_off));
    let mut line = format!("{day} is no business day, so {}", date_with_weekday(to));
    let others = taken(after, before, calendar);
    let skipped = named(others.filter(|day_off| !is_itself(day_off)));
    if !skipped.is_empty() {
        let _ = write!(line, ", skipping {skipped}");
    }
    line
}

fn moot_line(moot: Moot<'_>) -> String {
    match moot {
        Moot::NoContact => "moot: they asked not to be contacted".to_owned(),
        Moot::Cap(0) => "moot: no contact that asks for an answer is wanted".to_owned(),
        Moot::Cap(1) => "moot: one unanswered contact is enough".to_owned(),
        Moot::Cap(2) => "moot: two unanswered contacts are enough".to_owned(),
        Moot::Cap(3) => "moot: three unanswered contacts are enough".to_owned(),
        Moot::Cap(cap) => format!("moot: {cap} unanswered contacts are enough"),
        Moot::Decision(on) => format!(
            "moot: not on or before the decision of {}, and too late after it",
            date_with_weekday(on)
        ),
        Moot::SameDay => "moot: another check-in has the only day left for it".to_owned(),
        Moot::Stage(stage) => format!("moot: not asked for at the stage `{}`", stage.word()),
        Moot::LaterRound(round) => format!("moot: round {} has taken its place", round.0),
        Moot::Answered(on) => format!("moot: they answered on {}", date_with_weekday(on)),
        Moot::OwnDate(on) => format!(
            "moot: your own follow-up date {} is close by",
            date_with_weekday(on)
        ),
        Moot::Overtaken(rule) => format!("moot: `{}` was done meanwhile", rule.id),
        Moot::Chain(rule) => format!("moot: `{}` is moot", rule.id),
    }
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::application::{Round, Stage};
    use crate::business_days::{Blackout, Calendar, Holiday, Offset};
    use crate::plan::{Because, Fact, Kind, Moot, Move, MoveReason, RuleText};
    use crate::render::sample::{self, day};

    /// The lines for a count without moves that is not moot.
    fn counted(anchor: Fact<'_>, offset: &str, counted: &str) -> Vec<String> {
        shown(Because {
            anchor,
            offset: Offset::parse(offset).unwrap(),
            counted: day(counted),
            moves: Vec::new(),
            moot: None,
        })
    }

    fn shown(because: Because<'_>) -> Vec<String> {
        let application = sample::application();
        let rule = sample::rule("a", Kind::CheckIn, "");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.because = because;
        lines(&follow_up, &sample::calendar())
    }

    #[test]
    fn counts_are_told_from_their_anchor() {
        fn check(anchor: Fact<'_>, offset: &str, on: &str, expected: [&str; 2]) {
            assert_eq!(counted(anchor, offset, on), expected);
        }
        check(
            Fact::Interview(Round(1), day("2026-11-24")),
            "5 business days",
            "2026-12-02",
            [
                "interview on Tue 2026-11-24",
                "5 business days later, skipping Thu 2026-11-26 Thanksgiving Day, \
                 is Wed 2026-12-02",
            ],
        );
        check(
            Fact::Interview(Round(2), day("2026-11-24")),
            "1 week",
            "2026-12-01",
            [
                "round 2: interview on Tue 2026-11-24",
                "7 days later is Tue 2026-12-01",
            ],
        );
        check(
            Fact::InterviewEnd(Round(1), day("2026-11-25").and_time(sample::time("15:00"))),
            "24 hours",
            "2026-11-26",
            [
                "the interview ends Wed 2026-11-25 15:00",
                "24 hours later is Thu 2026-11-26",
            ],
        );
        check(
            Fact::Deadline(day("2026-11-29")),
            "-2 business days",
            "2026-11-25",
            [
                "the last day to apply is Sun 2026-11-29",
                "2 business days before, skipping Thu 2026-11-26 Thanksgiving Day, \
                 is Wed 2026-11-25",
            ],
        );
        check(
            Fact::Decision(day("2026-12-24")),
            "1 business day",
            "2026-12-28",
            [
                "they named Thu 2026-12-24 for their decision",
                "1 business day later, skipping Fri 2026-12-25 Christmas Day, is Mon 2026-12-28",
            ],
        );
    }

    #[test]
    fn every_anchor_has_words_that_hold_on_every_day() {
        fn check(anchor: Fact<'_>, expected: &str) {
            let lines = counted(anchor, "same day", "2026-11-24");
            assert_eq!(lines, [expected, "the same day"]);
        }
        let on = day("2026-11-24");
        let rule: RuleText = sample::rule("check-in", Kind::CheckIn, "");
        check(Fact::Applied(on), "application on Tue 2026-11-24");
        check(Fact::Conversation(on), "conversation on Tue 2026-11-24");
        check(Fact::News(on), "their news of Tue 2026-11-24");
        check(
            Fact::ReferencesAsked(on),
            "references asked for on Tue 2026-11-24",
        );
        check(
            Fact::OfferDeadline(on),
            "the last day to answer the offer is Tue 2026-11-24",
        );
        check(Fact::Rejected(on), "rejection on Tue 2026-11-24");
        check(
            Fact::OwnDate(on),
            "your own follow-up date is Tue 2026-11-24",
        );
        check(
            Fact::Planned(&rule, on),
            "`check-in` planned for Tue 2026-11-24",
        );
        check(Fact::Done(&rule, on), "`check-in` done on Tue 2026-11-24");
    }

    #[test]
    fn an_interview_without_a_time_ends_at_no_named_moment() {
        let mut application = sample::application();
        application.interviews[0].at = None;
        let rule = sample::rule("a", Kind::Thanks, "");
        let mut follow_up = sample::follow_up(&application, &rule);
        let end = day("2026-11-24").and_time(sample::time("23:59"));
        follow_up.because.anchor = Fact::InterviewEnd(Round(1), end);
        let lines = lines(&follow_up, &sample::calendar());
        assert_eq!(
            lines[0],
            "the interview is on Tue 2026-11-24, at a time not known"
        );
    }

    #[test]
    fn a_first_round_reads_the_same_when_a_second_is_arranged() {
        let mut application = sample::application();
        let mut second = application.interviews[0].clone();
        second.round = Round(2);
        application.interviews.push(second);
        let rule = sample::rule("a", Kind::Thanks, "");
        let follow_up = sample::follow_up(&application, &rule);
        let lines = lines(&follow_up, &sample::calendar());
        assert_eq!(lines[0], "interview on Tue 2026-11-24");
    }

    #[test]
    fn moves_are_told_in_order() {
        fn check(from: &str, moves: &[(&str, MoveReason)], expected: &[&str]) {
            let moved = shown(Because {
                anchor: Fact::Applied(day("2026-11-02")),
                offset: Offset::Days(7),
                counted: day(from),
                moves: moves
                    .iter()
                    .map(|(to, reason)| Move {
                        to: day(to),
                        reason: *reason,
                    })
                    .collect(),
                moot: None,
            });
            assert_eq!(moved[2..], *expected);
        }
        check(
            "2026-11-28",
            &[("2026-11-30", MoveReason::Adjusted)],
            &["Sat 2026-11-28 is no business day, so Mon 2026-11-30"],
        );
        check(
            "2026-11-26",
            &[("2026-11-27", MoveReason::Adjusted)],
            &["Thu 2026-11-26 Thanksgiving Day is no business day, so Fri 2026-11-27"],
        );
        check(
            "2027-01-02",
            &[("2026-12-31", MoveReason::Adjusted)],
            &["Sat 2027-01-02 is no business day, so Thu 2026-12-31, \
               skipping Fri 2027-01-01 New Year's Day"],
        );
        let latest = MoveReason::Latest(day("2026-11-28"));
        check(
            "2026-11-30",
            &[("2026-11-27", latest)],
            &["not later than Sat 2026-11-28, so Fri 2026-11-27"],
        );
        check(
            "2026-11-30",
            &[("2026-11-28", latest)],
            &["not later than Sat 2026-11-28, so that day"],
        );
        check(
            "2026-12-02",
            &[
                ("2026-12-07", MoveReason::Decision(day("2026-12-04"))),
                ("2026-12-08", MoveReason::SameDay),
            ],
            &[
                "not on or before the decision of Fri 2026-12-04, so Mon 2026-12-07",
                "another check-in has Mon 2026-12-07, so Tue 2026-12-08",
            ],
        );
    }

    #[test]
    fn what_is_moot_says_why() {
        fn check(moot: Moot<'_>, expected: &str) {
            let lines = shown(Because {
                anchor: Fact::Applied(day("2026-11-02")),
                offset: Offset::SAME_DAY,
                counted: day("2026-11-02"),
                moves: Vec::new(),
                moot: Some(moot),
            });
            assert_eq!(lines[2..], [expected.to_owned()]);
        }
        let rule = sample::rule("check-in", Kind::CheckIn, "");
        let on = day("2026-11-24");
        check(Moot::NoContact, "moot: they asked not to be contacted");
        check(Moot::Cap(1), "moot: one unanswered contact is enough");
        check(Moot::Cap(2), "moot: two unanswered contacts are enough");
        check(Moot::Cap(9), "moot: 9 unanswered contacts are enough");
        check(
            Moot::Decision(on),
            "moot: not on or before the decision of Tue 2026-11-24, and too late after it",
        );
        check(
            Moot::SameDay,
            "moot: another check-in has the only day left for it",
        );
        check(
            Moot::Stage(Stage::OnHold),
            "moot: not asked for at the stage `on_hold`",
        );
        check(
            Moot::LaterRound(Round(2)),
            "moot: round 2 has taken its place",
        );
        check(Moot::Answered(on), "moot: they answered on Tue 2026-11-24");
        check(
            Moot::OwnDate(on),
            "moot: your own follow-up date Tue 2026-11-24 is close by",
        );
        check(Moot::Chain(&rule), "moot: `check-in` is moot");
    }

    #[test]
    fn days_of_your_own_and_blackouts_are_told() {
        let mut spec = sample::calendar().spec().clone();
        spec.blackouts = vec![Blackout {
            first: day("2026-12-07"),
            last: day("2026-12-15"),
        }];
        spec.holidays.push(Holiday {
            on: day("2026-12-03"),
            name: None,
            estimated: false,
        });
        let calendar = Calendar::new(spec);
        let application = sample::application();
        let rule = sample::rule("a", Kind::CheckIn, "");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.because.anchor = Fact::Decision(day("2026-12-02"));
        follow_up.because.offset = Offset::BusinessDays(2);
        follow_up.because.counted = day("2026-12-16");
        assert_eq!(
            lines(&follow_up, &calendar)[1],
            "2 business days later, skipping Thu 2026-12-03 (a day of your own off) \
             and Mon 2026-12-07 to Tue 2026-12-15 (a blackout), is Wed 2026-12-16"
        );
    }
}
