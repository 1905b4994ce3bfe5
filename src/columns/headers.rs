//! A row of headers becomes columns with meanings.
//!
//! Names are compared as wholes, with the word lists; what the person says
//! goes before. Of the cells below only what they have in common counts.

use std::borrow::Cow;

use super::answers::{AnswerColumns, Answers, take_answers};
use super::by_values::{
    ByName, Verdict, by_values, cells_fit, keeps_its_meaning, where_they_do_not_fit,
};
use super::field::Field;
use super::header_dates::without_pattern;
use super::header_language::language_of;
use super::header_lines::{both_lines, name_of_lines};
use super::known_sheets::KnownSheet;
use super::likely_columns::{Likely, find_likely};
use super::normalise::normal_name;
use super::numbered_headers::without_numbers;
use super::options::ReadingOptions;
use super::role_at_company::role_at_company;
use super::sheet_kind::{NameClaim, by_the_others};
use super::value_profile::Kind;
use super::words::{Claim, MOST_ROUNDS, Meaning, Never, Words};
use crate::application::{Round, Stage};
use crate::diagnostic::ColumnIndex;
use crate::error::Error;
use crate::read::{Row, Source};
use crate::text::Text;

/// One column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderstoodColumn {
    /// The position.
    pub index: ColumnIndex,
    /// The header as found, cleaned.
    pub header: Option<Text>,
    /// The meaning; `None` where it has none of its own.
    pub field: Option<Field>,
    /// The round that the header names.
    pub round: Option<Round>,
    /// Whether its cells count: as that field, or without one, as a tick off a
    /// list of stages does.
    pub is_used: bool,
    /// Why, in words.
    pub because: String,
}

/// A header row, understood.
#[derive(Debug)]
pub(super) struct Headers {
    pub(super) columns: Vec<UnderstoodColumn>,
    /// The normal names, by column.
    pub(super) names: Vec<String>,
    /// The number in each header, whether it counts rounds or people.
    pub(super) numbers: Vec<Option<Round>>,
    /// The export that this is, if it is a known one.
    pub(super) known: Option<KnownSheet>,
    /// Whether a column holds the day a posting was put on a list.
    pub(super) has_saved_mark: bool,
    /// Columns that tell whether, and not when.
    pub(super) answered: AnswerColumns,
    /// Columns whose cells tick off a stage.
    pub(super) stage_marks: Vec<(ColumnIndex, Stage)>,
    /// Columns of stages beside the one that has the status.
    pub(super) second_stages: Vec<ColumnIndex>,
    /// Columns that may be what no other is.
    pub(super) likely: Likely,
    /// The column in which the company and the role stand together.
    pub(super) both: Option<ColumnIndex>,
}

/// How many columns of the row the word lists and the person's own words
/// know, if one of them names the company or the role.
pub(super) fn score(row: Row<'_>, words: &Words, options: &ReadingOptions) -> Option<usize> {
    let mut known = 0;
    let mut names_an_application = false;
    let cells = row.cells().zip(without_numbers(row));
    for (cell, text) in cells.filter(|(cell, _)| !cell.is_empty()) {
        // A header is a few words; a longer cell is a text.
        const LONGEST_HEADER: usize = 120;
        if cell.len() > LONGEST_HEADER {
            continue;
        }
        let name = normal_name(without_pattern(text));
        let mapped = options
            .maps
            .iter()
            .find(|(_, _, header)| is_that_header(header, cell, &name))
            .map(|(field, _, _)| *field);
        let field = match (mapped, words.header(&name)) {
            (Some(field), _) | (None, Some(Meaning::Field(field, _, _))) => Some(field),
            (None, Some(Meaning::Never(_))) => None,
            (None, Some(Meaning::Both)) => Some(Field::Company),
            (None, None) => continue,
        };
        known += 1;
        names_an_application |= matches!(field, Some(Field::Company | Field::Role));
    }
    names_an_application.then_some(known)
}

/// Why a column is not used about which nothing was found out.
pub(super) const NOT_KNOWN: &str = "its name is not known";

/// Why a column of times is not used that stands alone.
const NO_DAYS: &str = "its cells are times, and no column has the days of interviews";

/// Why a column is what the person said it is.
pub(super) const YOU_SAID_SO: &str = "you said so";

/// Decides on every column of the header row.
///
/// # Errors
///
/// A header that the person named and that is not there.
pub(super) fn understand_headers(
    row: Row<'_>,
    source: &Source,
    words: &Words,
    options: &ReadingOptions,
    answers: &Answers<'_>,
) -> Result<Headers, Error> {
    let second = answers.second_line();
    let lines = both_lines(row, second);
    let cells: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    let names: Vec<Cow<'_, str>> = (0_u16..)
        .zip(without_numbers(row))
        .map(|(index, cell)| {
            let cell = without_pattern(cell);
            match second.map_or("", |second| second.cell(ColumnIndex(index))) {
                "" => normal_name(cell),
                more => Cow::Owned(name_of_lines(cell, more, words)),
            }
        })
        .collect();
    let known = KnownSheet::recognise(&names);
    let plain: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let language = language_of(&plain, words);
    let mut columns: Vec<UnderstoodColumn> = (0_u16..)
        .zip(&cells)
        .map(|(index, cell)| UnderstoodColumn {
            index: ColumnIndex(index),
            header: Text::clean(cell),
            field: None,
            round: None,
            is_used: false,
            because: if cell.is_empty() {
                "it has no header".into()
            } else {
                NOT_KNOWN.into()
            },
        })
        .collect();

    let told = apply_maps(&mut columns, &cells, &names, source, options)?;
    let mut claims: Vec<NameClaim> = vec![None; columns.len()];
    let mut has_saved_mark = false;
    let mut both = None;
    let mut answered = AnswerColumns::default();
    for index in &told {
        if let Some(field) = columns[*index].field
            && take_answers(&mut columns[*index], field, answers, &mut answered)
        {
            columns[*index].field = None;
            columns[*index].round = None;
        }
    }
    for (index, name) in names.iter().enumerate() {
        if told.contains(&index) {
            continue;
        }
        match words.header_in(name, language) {
            Some(Meaning::Never(never)) => {
                has_saved_mark |= never == Never::Saved;
                columns[index].because = why_never(never).into();
            }
            Some(Meaning::Field(field, _, _))
                if known == Some(KnownSheet::LinkedinApplications)
                    && is_the_members(field, name) =>
            {
                columns[index].because =
                    "in an export from LinkedIn these are your own contact data".into();
            }
            Some(Meaning::Both) => both = both.or(Some(index)),
            // A list of follow-ups is of those that were made.
            Some(Meaning::Field(Field::FollowUpOn, None, claim @ Claim::Sure))
                if name.starts_with("follow up") && is_plural(cells[index]) =>
            {
                claims[index] = Some((Field::FollowedUpOn, None, claim));
            }
            Some(Meaning::Field(field, round, claim)) => {
                claims[index] = Some((field, round.filter(|_| field.carries_a_round()), claim));
            }
            None => {}
        }
    }
    if known.is_none() {
        by_the_others(&mut claims, &plain, answers, words);
        if both.is_none()
            && let Some(index) = role_at_company(&claims, &columns, answers)
        {
            claims[index] = None;
            both = Some(index);
        }
        if let Some(index) = both {
            claims[index] = claim_beside(&claims, &columns);
            // What is due on a board of cards is a card, not the application.
            for claim in claims.iter_mut().flatten() {
                if matches!(claim, (Field::Deadline, _, Claim::IfNoneElse)) {
                    *claim = (Field::FollowUpOn, None, Claim::IfNoneElse);
                }
            }
        }
        if both.is_none() {
            by_their_likeness(&mut claims, &mut columns, &plain, &told, words, answers);
        }
    }
    let mut stage_marks = Vec::new();
    for index in (0..columns.len()).filter(|index| !told.contains(index)) {
        let column = &mut columns[index];
        if take_mark(
            column,
            claims[index],
            plain[index],
            words,
            answers,
            &mut stage_marks,
        ) {
            claims[index] = None;
        } else if let Some((field, _, _)) = claims[index]
            && take_answers(column, field, answers, &mut answered)
        {
            claims[index] = None;
        } else {
            let others = claims.clone();
            judge(
                column,
                &mut claims[index],
                &others,
                plain[index],
                words,
                answers,
            );
        }
    }
    prefer_days(&mut claims, &mut columns, answers);
    titles_of_people(&mut claims, &mut columns);
    prefer_links(&mut claims, &mut columns, answers);
    prefer_stages(&mut claims, &mut columns, answers);
    // What is sure goes first, so that what is not may look at it.
    for wanted in [
        Claim::Sure,
        Claim::IfNoneElse,
        Claim::WhereCellsFit,
        Claim::BesidePerson,
    ] {
        for (index, claimed) in claims.iter().enumerate() {
            match *claimed {
                Some((field, round, claim))
                    if claim == wanted || (claim, wanted) == (Claim::Counted, Claim::Sure) =>
                {
                    settle(
                        &mut columns,
                        index,
                        (field, round, claim),
                        &plain,
                        words,
                        answers,
                    );
                }
                _ => {}
            }
        }
    }
    lone_times(&mut columns, &told, answers);
    let mut likely = Likely::default();
    if known.is_none() {
        likely = find_likely(&mut columns, both, &plain, answers, words);
        likely.applied = likely.applied.filter(|_| answered.applied.is_none());
    }
    let second_stages = second_stages(&claims, &mut columns, answers);
    let names_it =
        |column: &UnderstoodColumn| matches!(column.field, Some(Field::Company | Field::Role));
    let both = both.filter(|_| !columns.iter().any(names_it));
    if let Some(index) = both {
        columns[index].because = "the company and the role stand in it together".into();
    }
    let both = both.map(|index| columns[index].index);
    let numbers = columns
        .iter()
        .zip(&claims)
        .map(|(column, claimed)| column.round.or((*claimed)?.1))
        .collect();
    for (index, claimed) in claims.iter().enumerate() {
        if let Some((_, round @ Some(_), Claim::Counted)) = *claimed {
            let is_a_round = columns
                .iter()
                .any(|column| column.field == Some(Field::InterviewOn) && column.round == round);
            columns[index].round = round.filter(|_| is_a_round);
        }
    }
    Ok(Headers {
        columns,
        numbers,
        names: names.into_iter().map(Cow::into_owned).collect(),
        known,
        has_saved_mark,
        answered,
        stage_marks,
        second_stages,
        likely,
        both,
    })
}

/// Times of day, where no column has the days that they are of, are nothing.
fn lone_times(columns: &mut [UnderstoodColumn], told: &[usize], answers: &Answers<'_>) {
    let is_of = |column: &UnderstoodColumn, field: Field| column.field == Some(field);
    if columns.iter().any(|it| is_of(it, Field::InterviewOn)) {
        return;
    }
    for (index, column) in columns.iter_mut().enumerate() {
        let is_one = is_of(column, Field::InterviewTime) && !told.contains(&index);
        if is_one && answers.profile(index).has_mostly_times() {
            column.field = None;
            column.round = None;
            column.because = NO_DAYS.into();
        }
    }
}

fn is_plural(header: &str) -> bool {
    let word = header.trim_end_matches(|c: char| !c.is_alphanumeric());
    word.ends_with(['s', 'S'])
}

/// Whether the cells tick off a stage: `x` below `Phone screen`.
fn take_mark(
    column: &mut UnderstoodColumn,
    claim: NameClaim,
    name: &str,
    words: &Words,
    answers: &Answers<'_>,
    marks: &mut Vec<(ColumnIndex, Stage)>,
) -> bool {
    let has_answers_of_its_own = claim.is_some_and(|claim| {
        matches!(
            claim.0,
            Field::AppliedOn
                | Field::FollowedUpOn
                | Field::FollowUpOn
                | Field::ThankYouSent
                | Field::NoContact
                | Field::MayFollowUp
                | Field::Stage
        )
    });
    // `Referred` is about somebody else.
    if claim.is_none() && column.because != NOT_KNOWN {
        return false;
    }
    let name = name.strip_prefix("is ").unwrap_or(name);
    let Some(stage) = words.stage(name).filter(|_| !has_answers_of_its_own) else {
        return false;
    };
    let index = usize::from(column.index.0);
    if stage == Stage::Wishlist || !answers.says_yes_or_no(index) {
        return false;
    }
    marks.push((column.index, stage));
    column.because = format!("its cells tick off a stage, `{}`", stage.word());
    true
}

/// Lets the cells say what they are, where the name says otherwise.
fn judge(
    column: &mut UnderstoodColumn,
    claim: &mut NameClaim,
    others: &[NameClaim],
    name: &str,
    words: &Words,
    answers: &Answers<'_>,
) {
    let Some((field, round, sure)) = *claim else {
        return;
    };
    let index = usize::from(column.index.0);
    let by_name = ByName {
        field,
        name,
        is_sure: matches!(sure, Claim::Sure | Claim::Counted),
        is_a_stage: words.stage(name).is_some(),
        is_theirs: words.is_theirs(name),
    };
    // The first cells of most columns fit, and the others need not be looked at.
    if sure != Claim::WhereCellsFit && keeps_its_meaning(by_name, answers.kinds(index)) {
        return;
    }
    let profile = answers.profile(index);
    if sure == Claim::WhereCellsFit && !cells_fit(field, &profile) {
        let other = where_they_do_not_fit(field, by_name.is_theirs, &profile);
        // What has a column of its own is there, whatever this one is called.
        *claim = other.map(|(field, _)| match field.adds_up() {
            true => (field, None, Claim::Sure),
            false => (field, None, Claim::IfNoneElse),
        });
        column.because = match other {
            Some((_, because)) => because.into(),
            None if field.is_date() => {
                "its cells are no dates, and its name alone does not say enough".into()
            }
            None => "its name alone does not say enough, nor do its cells".into(),
        };
        return;
    }
    let is_free = |field: Field| !others.iter().flatten().any(|claim| claim.0 == field);
    let verdict = match by_values(by_name, &profile) {
        Verdict::MayBe(field, _) if !is_free(field) => Verdict::Keep,
        // Of two columns, the one whose name says it is it. A second one of stages
        // counts where it says more.
        Verdict::Is(field, because)
            if !field.adds_up()
                && !is_free(field)
                && field != Field::LastContactOn
                && (by_name.field, field) != (Field::DecisionOn, Field::Stage) =>
        {
            Verdict::Unused(because)
        }
        verdict => verdict,
    };
    match verdict {
        Verdict::Keep => {}
        Verdict::Is(field, because) | Verdict::MayBe(field, because) => {
            *claim = Some((
                field,
                round.filter(|_| field.carries_a_round()),
                Claim::Sure,
            ));
            column.because = because.into();
        }
        Verdict::Unused(because) => {
            *claim = None;
            column.because = because.into();
        }
    }
}

/// Of several columns for one day, one without any day in it is not the one:
/// `Applied on (site)` says where, and `Date` when.
fn prefer_days(claims: &mut [NameClaim], columns: &mut [UnderstoodColumn], answers: &Answers<'_>) {
    for index in 0..claims.len() {
        let Some((field, _, _)) = claims[index].filter(|(field, _, _)| field.is_date()) else {
            continue;
        };
        let of_field =
            |other: &usize| *other != index && claims[*other].is_some_and(|claim| claim.0 == field);
        let mut others = (0..claims.len()).filter(of_field).peekable();
        // Few sheets have two, and only these are looked at.
        if field.adds_up() || others.peek().is_none() {
            continue;
        }
        let cells = answers.profile(index);
        let has_none = cells.leading().is_some() && !cells.has_days();
        if !has_none || !others.any(|other| answers.profile(other).has_days()) {
            continue;
        }
        let says_where = field == Field::AppliedOn
            && cells.is_mostly(&[Kind::Text, Kind::Name, Kind::Way, Kind::WebAddress]);
        (claims[index], columns[index].because) = match says_where {
            true => (
                Some((Field::Source, None, Claim::IfNoneElse)),
                "its cells say where, not when".into(),
            ),
            false => (None, "another column holds the dates".into()),
        };
    }
}

/// Of several columns of links, an empty one is not the one.
fn prefer_links(claims: &mut [NameClaim], columns: &mut [UnderstoodColumn], answers: &Answers<'_>) {
    let links: Vec<usize> = (0..claims.len())
        .filter(|index| claims[*index].is_some_and(|claim| claim.0 == Field::Url))
        .collect();
    let has_links = |index: &usize| answers.profile(*index).has(Kind::WebAddress);
    if links.len() < 2 || !links.iter().any(has_links) {
        return;
    }
    for index in links.into_iter().filter(|index| !has_links(index)) {
        claims[index] = None;
        columns[index].because = "another column holds the links".into();
    }
}

/// Of several columns of stages, one in which no cell is one is not the one:
/// `Stage` beside `Status` may be that of a startup, or an internship.
fn prefer_stages(
    claims: &mut [NameClaim],
    columns: &mut [UnderstoodColumn],
    answers: &Answers<'_>,
) {
    let named: Vec<usize> = (0..claims.len())
        .filter(|index| claims[*index].is_some_and(|claim| claim.0 == Field::Stage))
        .collect();
    let says_more = |index: &usize| {
        let profile = answers.profile(*index);
        profile.leading().is_none() || profile.has(Kind::Stage)
    };
    if !named
        .iter()
        .any(|index| answers.profile(*index).has(Kind::Stage))
    {
        return;
    }
    for index in named.into_iter().filter(|index| !says_more(index)) {
        claims[index] = None;
        columns[index].because = "another column holds the stages".into();
    }
}

/// `Outcome` beside `Status`: its cells count where they say more.
fn second_stages(
    claims: &[NameClaim],
    columns: &mut [UnderstoodColumn],
    answers: &Answers<'_>,
) -> Vec<ColumnIndex> {
    let first = columns
        .iter()
        .find(|column| column.field == Some(Field::Stage))
        .map(spoken);
    let Some(first) = first else {
        return Vec::new();
    };
    let mut second = Vec::new();
    for (column, claim) in columns.iter_mut().zip(claims) {
        let is_claimed = claim.is_some_and(|claim| claim.0 == Field::Stage);
        if !is_claimed || column.field.is_some() {
            continue;
        }
        let profile = answers.profile(usize::from(column.index.0));
        if profile.has(Kind::Stage) && profile.is_mostly(&[Kind::Stage, Kind::YesOrNo]) {
            column.because = format!("{first} is the status; this counts where it says more");
            second.push(column.index);
        }
    }
    second
}

/// `Title` and `Role` right behind a name are of that person, where another
/// column is the job's.
fn titles_of_people(claims: &mut [NameClaim], columns: &mut [UnderstoodColumn]) {
    let is_role = |claim: &NameClaim| claim.is_some_and(|claim| claim.0 == Field::Role);
    let of_a_name = |index: &usize| {
        let left = index.checked_sub(1)?;
        let claimed = claims[left].filter(|claim| claim.0 == Field::ContactName);
        let told = columns[left].field == Some(Field::ContactName);
        match claimed {
            Some((_, number, claim)) => Some((number, claim)),
            None => told.then_some((columns[left].round, Claim::Sure)),
        }
    };
    let roles: Vec<usize> = (0..claims.len())
        .filter(|index| is_role(&claims[*index]))
        .collect();
    let is_the_jobs = |index: &usize| of_a_name(index).is_none();
    let has_another = roles.iter().any(is_the_jobs)
        || columns
            .iter()
            .any(|column| column.field == Some(Field::Role));
    if !has_another {
        return;
    }
    let titles: Vec<_> = roles
        .into_iter()
        .filter_map(|index| Some((index, of_a_name(&index)?)))
        .collect();
    for (index, (number, claim)) in titles {
        claims[index] = Some((Field::ContactTitle, number, claim));
        columns[index].because = "it stands behind a name, and another column is the job".into();
    }
}

/// What a title is, where the company or the role has a column of its own.
fn claim_beside(claims: &[NameClaim], columns: &[UnderstoodColumn]) -> NameClaim {
    let has = |field: Field| {
        let claimed = claims.iter().flatten().any(|claim| claim.0 == field);
        claimed || columns.iter().any(|column| column.field == Some(field))
    };
    match (has(Field::Company), has(Field::Role)) {
        (true, false) => Some((Field::Role, None, Claim::IfNoneElse)),
        (false, true) => Some((Field::Company, None, Claim::IfNoneElse)),
        _ => None,
    }
}

/// A misspelt name of the company or the role, where no other column has it.
fn by_their_likeness(
    claims: &mut [NameClaim],
    columns: &mut [UnderstoodColumn],
    names: &[&str],
    told: &[usize],
    words: &Words,
    answers: &Answers<'_>,
) {
    const SHORTEST: usize = 6;
    for wanted in [Field::Company, Field::Role] {
        let is_taken = claims.iter().flatten().any(|claim| claim.0 == wanted)
            || columns.iter().any(|column| column.field == Some(wanted));
        if is_taken {
            continue;
        }
        let unknown = (0..names.len()).filter(|index| {
            claims[*index].is_none()
                && !told.contains(index)
                && names[*index].len() >= SHORTEST
                && !names[*index].contains(' ')
                && words.header(names[*index]).is_none()
                && !answers.profile(*index).is_mostly(&[
                    Kind::Date,
                    Kind::YesOrNo,
                    Kind::WebAddress,
                    Kind::Email,
                    Kind::Phone,
                    Kind::Number,
                    Kind::Sentence,
                ])
        });
        let likest = unknown.filter_map(|index| {
            let name = names[index];
            words
                .names_of(&[wanted])
                .filter(|(known, _)| {
                    known.len() >= SHORTEST && known.as_bytes().first() == name.as_bytes().first()
                })
                .map(|(known, _)| (strsim::osa_distance(name, known), known))
                .filter(|(distance, known)| *distance <= 2 && distance * 4 <= known.len())
                .min()
                .map(|(distance, known)| (distance, index, known.to_owned()))
        });
        if let Some((_, index, known)) = likest.min() {
            claims[index] = Some((wanted, None, Claim::Sure));
            columns[index].because = format!("its name is nearly `{known}`");
        }
    }
}

/// Gives a column its field, unless another one has it.
fn settle(
    columns: &mut [UnderstoodColumn],
    index: usize,
    (field, round, claim): (Field, Option<Round>, Claim),
    names: &[&str],
    words: &Words,
    answers: &Answers<'_>,
) {
    let rival = columns.iter().find(|column| column.field == Some(field));
    let has = |field: Field| columns.iter().any(|column| column.field == Some(field));
    let is_only_other_side = |rival: &UnderstoodColumn| {
        let of_contacts = columns
            .iter()
            .filter(|column| column.field == Some(Field::LastContactOn));
        let is_theirs = |index: usize| words.is_theirs(names[index]);
        of_contacts.count() == 1 && is_theirs(index) != is_theirs(usize::from(rival.index.0))
    };
    let because = match (claim, rival) {
        (Claim::WhereCellsFit, _) if field == Field::InterviewTime && !has(Field::InterviewOn) => {
            Some(NO_DAYS.into())
        }
        (Claim::WhereCellsFit, _) if field == Field::ContactName && !has(Field::Company) => {
            Some("it could be the company as well as a contact".into())
        }
        (Claim::Sure | Claim::Counted | Claim::WhereCellsFit, Some(_)) if field.adds_up() => None,
        // When they last wrote and when the person did are two days.
        (_, Some(rival))
            if field == Field::LastContactOn
                && (claim == Claim::Sure || claim == Claim::WhereCellsFit)
                && is_only_other_side(rival) =>
        {
            None
        }
        (Claim::BesidePerson, _) => {
            let is_beside_a_person = columns
                .iter()
                .any(|column| column.field.is_some_and(Field::is_about_a_person));
            if is_beside_a_person {
                None
            } else if field != Field::ContactEmail {
                Some(format!(
                    "it could be `{field}`, but no other column is about a person"
                ))
            } else {
                let is_own = answers.says_one_thing(index);
                is_own.then(|| "it is the same in every row: it may be your own".to_owned())
            }
        }
        (_, Some(rival)) => Some(format!("{} is used already", spoken(rival))),
        (_, None) => None,
    };
    let column = &mut columns[index];
    match because {
        Some(because) => column.because = because,
        None => {
            column.field = Some(field);
            column.round = round;
            // What the cells said is said already.
            if column.because == NOT_KNOWN {
                column.because = match claim {
                    Claim::IfNoneElse => "its name can mean this, and no other column does",
                    Claim::BesidePerson => "its name can mean this",
                    Claim::WhereCellsFit => match field {
                        Field::InterviewTime => "its name can mean this, and its cells are times",
                        field if field.is_date() => {
                            "its name can mean this, and its cells are dates"
                        }
                        _ => "its name can mean this, and its cells are names",
                    },
                    Claim::Sure | Claim::Counted => "its name is known",
                }
                .into();
            }
        }
    }
}

/// Does what the person says; gives the columns that are settled by it.
pub(super) fn apply_maps(
    columns: &mut [UnderstoodColumn],
    cells: &[&str],
    names: &[Cow<'_, str>],
    source: &Source,
    options: &ReadingOptions,
) -> Result<Vec<usize>, Error> {
    let mut told = Vec::new();
    for (field, round, header) in &options.maps {
        if let Some(Round(round)) = *round
            && round > MOST_ROUNDS
        {
            return Err(Error::RoundTooHigh {
                header: header.clone(),
                round,
                most: MOST_ROUNDS,
            });
        }
        let exact = cells.iter().position(|cell| *cell == header.trim());
        let found = exact.or_else(|| {
            cells
                .iter()
                .zip(names)
                .position(|(cell, name)| is_that_header(header, cell, name))
        });
        let found = found.or_else(|| column_of_letters(header, cells.len()));
        let Some(index) = found else {
            return Err(Error::UnknownHeader {
                file: source.file.clone(),
                header: header.clone(),
                closest: closest_header(header, cells, names),
                has_headers: cells.iter().any(|cell| !cell.is_empty()),
            });
        };
        if !field.adds_up() {
            for column in columns.iter_mut().filter(|c| c.field == Some(*field)) {
                column.field = None;
                column.round = None;
                column.because = format!("you said that `{}` is `{field}`", header.trim());
            }
        }
        columns[index].field = Some(*field);
        columns[index].round = *round;
        columns[index].because = YOU_SAID_SO.into();
        told.push(index);
    }
    Ok(told)
}

fn is_that_header(said: &str, cell: &str, name: &str) -> bool {
    let said_name = normal_name(said);
    if said_name.is_empty() || name.is_empty() {
        return !cell.is_empty() && said.trim() == cell;
    }
    said_name == name
}

/// The column that a spreadsheet shows those letters above: `A`, `AA`.
fn column_of_letters(said: &str, width: usize) -> Option<usize> {
    let column = ColumnIndex::from_letters(said.trim())?;
    Some(usize::from(column.0)).filter(|index| *index < width)
}

/// Whether the person says by its letters which column of this row has the
/// company or the role; a header of that name goes before.
pub(super) fn names_applications_by_letters(row: Row<'_>, options: &ReadingOptions) -> bool {
    options.maps.iter().any(|(field, _, said)| {
        matches!(field, Field::Company | Field::Role)
            && column_of_letters(said, row.width()).is_some()
            && !row
                .cells()
                .any(|cell| is_that_header(said, cell, &normal_name(cell)))
    })
}

fn closest_header(said: &str, cells: &[&str], names: &[Cow<'_, str>]) -> Option<String> {
    let said = normal_name(said);
    cells
        .iter()
        .zip(names)
        .filter(|(_, name)| !name.is_empty())
        .map(|(cell, name)| (strsim::jaro_winkler(&said, name), *cell))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .and_then(|(_, cell)| Text::clean(cell))
        .map(|text| text.to_string())
}

/// LinkedIn's own two columns, and not those that the person added.
fn is_the_members(field: Field, name: &str) -> bool {
    matches!(field, Field::ContactEmail | Field::ContactPhone)
        && matches!(name, "contact email" | "contact phone number")
}

fn spoken(column: &UnderstoodColumn) -> String {
    match &column.header {
        Some(header) => format!("`{header}`"),
        None => format!("column {}", column.index.letters()),
    }
}

fn why_never(never: Never) -> &'static str {
    match never {
        Never::Saved => "the day a posting was saved is no day of the application",
        Never::Entered => "the day a row was typed is no day of the application",
        Never::Changed => "the day a row was changed is no day of the application",
        Never::Posted => "the day a posting came out is no day of the application",
        Never::Outcome => "the day of an outcome is not the day that the employer named",
        Never::Own => "these are your own data",
        Never::Secret => "it may hold a password or a login: it is never read",
        Never::Profile => "somebody's profile is no posting",
        Never::Referee => "somebody who speaks for you is no contact for the application",
    }
}

#[cfg(test)]
mod tests;
