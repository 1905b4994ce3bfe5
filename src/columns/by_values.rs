//! What a column means by its name, against what its cells are.
//!
//! A name alone can mislead: `Follow up` holds days, or sentences; `Phone`
//! holds numbers, or the days of telephone interviews. A cell that fits the
//! name keeps the meaning; where none does, the kind of most cells decides.

use super::field::Field;
use super::value_profile::{CELLS_LOOKED_AT, Kind, Profile};

/// What the cells say to the meaning of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing against it.
    Keep,
    /// It is that field.
    Is(Field, &'static str),
    /// It is that field if no other column is; else what its name says.
    MayBe(Field, &'static str),
    /// It is nothing that is used.
    Unused(&'static str),
}

/// A meaning that a name has.
#[derive(Clone, Copy, Debug)]
pub(super) struct ByName<'a> {
    pub(super) field: Field,
    pub(super) name: &'a str,
    /// Whether it can hardly mean anything else.
    pub(super) is_sure: bool,
    /// Whether it is called like a stage, too: `Panel`.
    pub(super) is_a_stage: bool,
    /// Whether it speaks of what the employer answered.
    pub(super) is_theirs: bool,
}

/// So many cells that fit the name leave too few for nearly all to be of another
/// kind.
const FITTING: usize = CELLS_LOOKED_AT / 5 + 1;

/// Whether [`by_values`] keeps the meaning of the name, as far as the first cells
/// tell; where they do not, the profile has to. `kinds` are those of the cells from
/// the top, of which no more are asked for than are needed.
pub(super) fn keeps_its_meaning(by_name: ByName<'_>, kinds: impl Iterator<Item = Kind>) -> bool {
    let fits = |kind| by_values(by_name, &Profile::of_kinds([kind])) == Verdict::Keep;
    for (place, kind) in kinds.enumerate() {
        match by_name.field {
            // One day is enough, and everything else may yet be outnumbered.
            field if field.is_date() => return kind == Kind::Date,
            _ if !fits(kind) => return false,
            // Only all cells together can say that it is none.
            Field::Company | Field::Role => return true,
            _ if place + 1 == FITTING => return true,
            _ => {}
        }
    }
    // Whichever of them are the most, they fit.
    true
}

/// Decides on one column.
pub(super) fn by_values(by_name: ByName<'_>, profile: &Profile) -> Verdict {
    let ByName {
        field,
        name,
        is_sure,
        ..
    } = by_name;
    let Some(leading) = profile.leading() else {
        return Verdict::Keep;
    };
    if field.is_date() {
        let has_days = match field {
            Field::InterviewOn => profile.has_days_of_interviews(),
            _ => profile.has_days(),
        };
        return if has_days {
            Verdict::Keep
        } else {
            no_days(field, is_sure, leading)
        };
    }
    // Neither of the two alone may be most of them.
    if field == Field::ContactName
        && profile.has(Kind::Phone)
        && profile.are_nearly_all(&[Kind::Email, Kind::Phone])
        && profile.has(Kind::Email)
    {
        return Verdict::Is(
            Field::ContactEmail,
            "its cells are addresses and telephone numbers",
        );
    }
    // A few strange cells in a column are strange cells, not another meaning.
    if !profile.is_nearly_all(leading) {
        return Verdict::Keep;
    }
    match field {
        Field::Company | Field::Role if profile.is_all(leading) => {
            names_no_job(field, is_sure, leading)
        }
        Field::Stage if leading == Kind::Date && by_name.is_theirs => {
            Verdict::Is(Field::LastContactOn, "its cells are days, and no stages")
        }
        Field::Stage => no_stage(name, is_sure, leading, profile),
        Field::ContactName => nobodys_name(by_name.is_a_stage, leading),
        Field::ContactEmail if !profile.has(Kind::Email) && !profile.has(Kind::NamedEmail) => {
            match leading {
                Kind::Date => Verdict::Is(Field::LastContactOn, "its cells are days of contact"),
                Kind::Phone => Verdict::Is(Field::ContactPhone, "its cells are telephone numbers"),
                _ => Verdict::Unused("its cells are no addresses"),
            }
        }
        Field::ContactPhone => match leading {
            Kind::Date => Verdict::Is(Field::InterviewOn, "its cells are days and no numbers"),
            Kind::YesOrNo | Kind::Stage => Verdict::Unused("its cells are no telephone numbers"),
            _ => Verdict::Keep,
        },
        Field::ContactTitle | Field::Salary | Field::Location | Field::Source | Field::Notes => {
            no_text(field, leading)
        }
        Field::Url if !profile.has(Kind::WebAddress) => match leading {
            Kind::Text | Kind::Name | Kind::Way | Kind::Title => Verdict::Keep,
            _ => Verdict::Unused("its cells are no links"),
        },
        Field::InterviewKind => match leading {
            Kind::Date => Verdict::Is(Field::InterviewOn, "its cells are days"),
            Kind::YesOrNo => Verdict::Unused("its cells say yes or no"),
            _ => Verdict::Keep,
        },
        Field::LastContactVia if leading == Kind::Date => {
            Verdict::Is(Field::LastContactOn, "its cells are days")
        }
        _ => Verdict::Keep,
    }
}

/// Whether the cells are of a field that the name alone does not tell.
pub(super) fn cells_fit(field: Field, profile: &Profile) -> bool {
    match field {
        Field::InterviewTime => profile.has_mostly_times(),
        Field::InterviewOn => profile.are_mostly_days_of_interviews(),
        Field::Company => profile.is_mostly(&[Kind::Text, Kind::Name]),
        Field::ContactName => {
            profile.is_mostly(&[Kind::Name, Kind::Title, Kind::NamedEmail, Kind::Text])
        }
        _ => profile.is_mostly(&[Kind::Date]),
    }
}

/// What a column is whose name alone does not say enough, and whose cells are
/// not what it could mean: `Response` over days is their last contact, over
/// stages one more status, and over sentences a note.
pub(super) fn where_they_do_not_fit(
    field: Field,
    is_theirs: bool,
    profile: &Profile,
) -> Option<(Field, &'static str)> {
    match field {
        Field::LastContactOn if is_theirs => {
            if profile.has(Kind::Stage) && profile.is_mostly(&[Kind::Stage, Kind::YesOrNo]) {
                Some((Field::Stage, "its cells are stages and no dates"))
            } else if profile.is_mostly(&[Kind::Sentence]) {
                Some((Field::Notes, "its cells are sentences and no dates"))
            } else {
                None
            }
        }
        // What comes next, and not when.
        Field::FollowUpOn if profile.is_mostly(&[Kind::Sentence]) => {
            Some((Field::Notes, "its cells are sentences and no dates"))
        }
        Field::Company if profile.has_mostly_times() => {
            Some((Field::InterviewTime, "its cells are times of day"))
        }
        _ => None,
    }
}

/// A column of days without a day in it. A word or two is reported cell by
/// cell: `soon` is a slip, not another meaning.
fn no_days(field: Field, is_sure: bool, leading: Kind) -> Verdict {
    match (field, leading) {
        (_, Kind::Sentence) => Verdict::Is(Field::Notes, "its cells are sentences and no dates"),
        (Field::ThankYouSent | Field::ReferencesAskedOn | Field::NewsOn, _) => Verdict::Keep,
        (Field::AppliedOn | Field::DecisionOn, Kind::Stage) => {
            Verdict::Is(Field::Stage, "its cells are stages and no dates")
        }
        (Field::AppliedOn, Kind::Way) => Verdict::Is(Field::Source, "its cells say how, not when"),
        (Field::InterviewOn, Kind::Way) => {
            Verdict::Is(Field::InterviewKind, "its cells say how, not when")
        }
        (Field::LastContactOn, Kind::Way) => {
            Verdict::Is(Field::LastContactVia, "its cells say how, not when")
        }
        (Field::LastContactOn, Kind::Name | Kind::Title) => {
            Verdict::Is(Field::ContactName, "its cells say who, not when")
        }
        (Field::LastContactOn, Kind::Email) => {
            Verdict::Is(Field::ContactEmail, "its cells are addresses")
        }
        (Field::OfferedOn, Kind::Number) => {
            Verdict::Is(Field::Salary, "its cells are amounts and no dates")
        }
        (_, Kind::Way) => Verdict::Unused("its cells say how, not when"),
        (_, Kind::Stage) => Verdict::Unused("its cells are stages and no dates"),
        (_, Kind::Name | Kind::Title) => Verdict::Unused("its cells say who, not when"),
        (_, Kind::WebAddress | Kind::Email | Kind::NamedEmail | Kind::Phone | Kind::Number) => {
            Verdict::Unused("its cells are no dates")
        }
        // `时间` is the day as often as the time of day.
        (Field::AppliedOn, Kind::Time) if !is_sure => {
            Verdict::MayBe(Field::InterviewTime, "its cells are times of day")
        }
        (Field::InterviewOn, Kind::Time) => {
            Verdict::Is(Field::InterviewTime, "its cells are times of day")
        }
        (_, Kind::Time) => Verdict::Unused("its cells are times and no dates"),
        (_, Kind::Date | Kind::YesOrNo | Kind::Text) => Verdict::Keep,
    }
}

fn names_no_job(field: Field, is_sure: bool, leading: Kind) -> Verdict {
    match leading {
        Kind::WebAddress if field == Field::Role => {
            Verdict::MayBe(Field::Url, "its cells are links")
        }
        // `Stage` is an internship in half of Europe, and the status elsewhere.
        Kind::Stage if field == Field::Role && !is_sure => {
            Verdict::MayBe(Field::Stage, "its cells are stages")
        }
        Kind::Date | Kind::Time | Kind::YesOrNo | Kind::Email => {
            Verdict::Unused(if field == Field::Role {
                "its cells are no jobs"
            } else {
                "its cells are no companies"
            })
        }
        Kind::WebAddress | Kind::Phone | Kind::Number if !is_sure => {
            Verdict::Unused("its cells are no names")
        }
        _ => Verdict::Keep,
    }
}

fn no_stage(name: &str, is_sure: bool, leading: Kind, profile: &Profile) -> Verdict {
    if profile.has(Kind::Stage) {
        return Verdict::Keep;
    }
    match leading {
        Kind::YesOrNo if !is_sure => Verdict::Unused("its cells say yes or no, and no stage"),
        Kind::Date | Kind::Time | Kind::WebAddress | Kind::Email | Kind::Phone | Kind::Number => {
            Verdict::Unused("its cells are no stages")
        }
        // `State` is as often a part of a country.
        Kind::Text | Kind::Name if name == "state" => {
            Verdict::Is(Field::Location, "its cells are places")
        }
        Kind::Sentence if !is_sure => Verdict::Is(Field::Notes, "its cells are sentences"),
        _ => Verdict::Keep,
    }
}

fn nobodys_name(is_a_stage: bool, leading: Kind) -> Verdict {
    match leading {
        Kind::Email => Verdict::Is(Field::ContactEmail, "its cells are addresses"),
        Kind::Phone => Verdict::Is(Field::ContactPhone, "its cells are telephone numbers"),
        // `Hiring manager` over days is the interview with them.
        Kind::Date if is_a_stage => {
            Verdict::Is(Field::InterviewOn, "its cells are days and nobody's name")
        }
        Kind::Date => Verdict::Is(Field::LastContactOn, "its cells are days of contact"),
        Kind::Way => Verdict::Is(Field::LastContactVia, "its cells say how, not who"),
        Kind::YesOrNo => Verdict::Unused("its cells say yes or no, and name nobody"),
        Kind::WebAddress | Kind::Number | Kind::Time => Verdict::Unused("its cells name nobody"),
        _ => Verdict::Keep,
    }
}

fn no_text(field: Field, leading: Kind) -> Verdict {
    match (field, leading) {
        (Field::Source, Kind::WebAddress) => Verdict::MayBe(Field::Url, "its cells are links"),
        (_, Kind::YesOrNo) => Verdict::Unused("its cells say yes or no"),
        (Field::Notes, Kind::Number) => Verdict::Unused("its cells are marks and no notes"),
        (Field::Location | Field::Source | Field::ContactTitle, Kind::Number | Kind::Date) => {
            Verdict::Unused("its cells are numbers")
        }
        (Field::Salary, Kind::Date) => Verdict::Unused("its cells are dates"),
        _ => Verdict::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::{ByName, Verdict, by_values, cells_fit, keeps_its_meaning};
    use crate::columns::field::Field;
    use crate::columns::value_profile::{ALL_KINDS, Kind, Profile};
    use crate::columns::words::Words;

    /// The few cells that are looked at first decide nothing that all would not.
    #[test]
    fn where_the_first_cells_keep_the_meaning_all_cells_do() {
        const MANY: [usize; 8] = [0, 1, 8, 9, 16, 31, 32, 39];
        let check = |by_name: ByName<'_>, kinds: &[Kind]| {
            let keeps = keeps_its_meaning(by_name, kinds.iter().copied());
            let all = by_values(by_name, &Profile::of_kinds(kinds.iter().copied()));
            assert!(!keeps || all == Verdict::Keep, "{by_name:?} {kinds:?}");
            keeps
        };
        let mut kept = 0;
        for (field, is_so) in Field::ALL.iter().flat_map(|it| [(*it, false), (*it, true)]) {
            let by_name = ByName {
                field,
                name: if is_so { "state" } else { "x" },
                is_sure: !is_so,
                is_a_stage: is_so,
                is_theirs: is_so,
            };
            for (first, second) in ALL_KINDS
                .into_iter()
                .flat_map(|it| ALL_KINDS.map(|other| (it, other)))
            {
                for many in MANY {
                    let mut kinds = vec![first; many];
                    kinds.extend(vec![second; 40 - many]);
                    kept += usize::from(check(by_name, &kinds));
                    kinds.truncate(many + 1);
                    kept += usize::from(check(by_name, &kinds));
                }
            }
        }
        assert!(kept > 1_000, "{kept}");
    }

    /// In a status, or a note about the next step, they are a part of what is said.
    #[test]
    fn days_amid_words_are_those_of_interviews_only() {
        let cells = [
            "Interview scheduled 2026-11-25",
            "Phone screen 2026-11-30",
            "call with Ann on 11/25/2026",
        ];
        let words = Words::built_in();
        let profile = Profile::of(cells.into_iter(), words);
        for field in Field::ALL {
            let by_name = ByName {
                field,
                name: "x",
                is_sure: true,
                is_a_stage: false,
                is_theirs: false,
            };
            let verdict = by_values(by_name, &profile);
            assert_eq!(verdict, Verdict::Keep, "{field:?}");
            let fits = cells_fit(field, &profile);
            assert_eq!(
                fits && field.is_date(),
                field == Field::InterviewOn,
                "{field:?}"
            );
        }
    }

    #[test]
    fn the_cells_decide_where_none_fits_the_name() {
        fn check(field: Field, name: &str, cells: &[&str], expected: Option<Field>) {
            let profile = Profile::of(cells.iter().copied(), Words::built_in());
            let by_name = ByName {
                field,
                name,
                is_sure: true,
                is_a_stage: name == "panel",
                is_theirs: name == "answer",
            };
            let found = match by_values(by_name, &profile) {
                Verdict::Keep => Some(field),
                Verdict::Is(field, _) | Verdict::MayBe(field, _) => Some(field),
                Verdict::Unused(_) => None,
            };
            assert_eq!(found, expected, "{name}: {cells:?}");
        }
        check(
            Field::FollowUpOn,
            "follow up",
            &["2026-11-25", "ask"],
            Some(Field::FollowUpOn),
        );
        check(
            Field::FollowUpOn,
            "follow up",
            &["soon"],
            Some(Field::FollowUpOn),
        );
        check(Field::FollowUpOn, "follow up", &["email"], None);
        check(
            Field::FollowUpOn,
            "follow up",
            &["send the portfolio to the whole team"],
            Some(Field::Notes),
        );
        check(
            Field::AppliedOn,
            "applied",
            &["Rejected", "Applied"],
            Some(Field::Stage),
        );
        check(
            Field::AppliedOn,
            "applied",
            &["45300"],
            Some(Field::AppliedOn),
        );
        check(
            Field::InterviewOn,
            "interview",
            &["phone", "zoom"],
            Some(Field::InterviewKind),
        );
        check(
            Field::ContactPhone,
            "phone",
            &["8/5/2026", "n/a"],
            Some(Field::InterviewOn),
        );
        check(
            Field::ContactPhone,
            "phone",
            &["+1 555 010 0100"],
            Some(Field::ContactPhone),
        );
        check(Field::ContactPhone, "phone", &["x"], None);
        check(
            Field::ContactName,
            "contact",
            &["ann@acme.example"],
            Some(Field::ContactEmail),
        );
        check(
            Field::ContactName,
            "contact",
            &["2026-11-02"],
            Some(Field::LastContactOn),
        );
        check(
            Field::ContactName,
            "panel",
            &["2026-11-02"],
            Some(Field::InterviewOn),
        );
        check(
            Field::ContactName,
            "contact",
            &["Ann Li"],
            Some(Field::ContactName),
        );
        check(
            Field::ContactName,
            "contact",
            &[
                "ann@acme.example",
                "+1 555 010 0100",
                "555-010-0100 / bo@acme.example",
            ],
            Some(Field::ContactEmail),
        );
        check(
            Field::ContactEmail,
            "phone email",
            &["+1 555 010 0100"],
            Some(Field::ContactPhone),
        );
        check(Field::ContactEmail, "email", &["sent"], None);
        check(
            Field::Role,
            "job",
            &["https://acme.example/1"],
            Some(Field::Url),
        );
        check(Field::Stage, "result", &["2026-11-02"], None);
        check(
            Field::Stage,
            "answer",
            &["2026-11-02"],
            Some(Field::LastContactOn),
        );
        // A status says something of each row, and the person is asked what.
        check(
            Field::Stage,
            "status",
            &["TRUE", "FALSE"],
            Some(Field::Stage),
        );
        check(
            Field::InterviewOn,
            "interview at",
            &["14:00", "2pm"],
            Some(Field::InterviewTime),
        );
        check(Field::Company, "company", &["14:00"], None);
        check(Field::FollowUpOn, "follow up", &["14:00"], None);
        check(
            Field::Stage,
            "state",
            &["California"],
            Some(Field::Location),
        );
        check(Field::Stage, "result", &["foo"], Some(Field::Stage));
        check(
            Field::Source,
            "source",
            &["https://acme.example/1"],
            Some(Field::Url),
        );
        check(Field::Notes, "note", &["4,5", "3"], None);
        check(
            Field::DecisionOn,
            "decision",
            &["Rejected"],
            Some(Field::Stage),
        );
        check(Field::Company, "company", &["3M"], Some(Field::Company));
    }
}
