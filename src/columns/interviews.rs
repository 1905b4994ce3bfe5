//! The rounds of one row, with who was there: dates of several columns, and
//! several dates of one cell.

use std::cell::LazyCell;

use chrono::NaiveTime;

use super::assemble::Assembler;
use super::date_cells::CellDate;
use super::dates::read_time_cell;
use super::field::Field;
use super::most_people::{keep_first_people, put_among_few};
use super::names::read_names;
use super::normalise::normal_name;
use super::people::{NameOrder, PeopleCells, read_people};
use super::report::Report;
use super::report::shown;
use super::words::Words;
use crate::application::{Application, Interview, Person, Round, Stage};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::{Text, comparable};

/// A name of more words than this is a text.
const MOST_NAME_WORDS: usize = 3;

/// Fills in the interviews and the people of a row.
pub(super) fn read_interviews<'t>(
    assembler: &mut Assembler<'t>,
    row: Row<'t>,
    application: &mut Application,
) {
    application.interviews = rounds(assembler, row);
    let same = merge_same(assembler, row, &mut application.interviews);
    let kept = |round: Option<Round>| {
        let round = round?;
        let merged = same.iter().find(|(gone, _)| *gone == round);
        Some(merged.map_or(round, |(_, kept)| *kept))
    };
    let layout = assembler.layout;
    for group in &layout.people {
        let cell = |column: Option<ColumnIndex>| column.map_or("", |column| row.cell(column));
        let halves = [cell(group.name), cell(group.family_name)];
        let halves = halves.map(str::trim);
        let mut halves = halves.iter().filter(|half| !assembler.words.is_empty(half));
        let joined = group
            .family_name
            .map(|_| halves.by_ref().copied().collect::<Vec<&str>>().join(" "));
        let cells = PeopleCells {
            name: joined.as_deref().unwrap_or(cell(group.name)),
            email: cell(group.email),
            phone: cell(group.phone),
            title: cell(group.title),
            standing: group.standing,
            order: group.order,
        };
        if cells.is_blank() {
            continue;
        }
        let people = read_people(cells, assembler.words);
        if !people.is_empty() {
            let column = group.name.or(group.email).or(group.phone);
            let round = kept(group.round);
            place(assembler, (row, column), application, round, people);
        }
    }
    let nobody_is_named = application.people.is_empty()
        && application.interviews.iter().all(|it| it.people.is_empty());
    if nobody_is_named {
        name_from_labels(application, assembler.words, &mut assembler.report);
    }
    for (round, column) in &layout.kinds {
        let cell = row.cell(*column);
        if !assembler.words.is_empty(cell) {
            set_kinds(&mut application.interviews, kept(*round), cell);
        }
    }
}

/// The rounds by their numbers. The first date of a column is the column's
/// round; what else stands in the cell comes after all columns.
fn rounds<'t>(assembler: &mut Assembler<'t>, row: Row<'t>) -> Vec<Interview> {
    let layout = assembler.layout;
    let mut interviews = Vec::new();
    let highest = layout.interviews.iter().map(|place| place.round.0).max();
    let mut next = highest.unwrap_or(0);
    for place in &layout.interviews {
        if row.cell(place.column).is_empty() {
            continue;
        }
        for (index, mut date) in interview_dates(assembler, row, place.column)
            .into_iter()
            .enumerate()
        {
            if index == 0 && date.at.is_none() {
                (date.at, date.until) = time_beside(assembler, row, place.column);
            }
            let round = if index == 0 {
                place.round
            } else {
                next = next.saturating_add(1);
                Round(next)
            };
            interviews.push(Interview {
                round,
                on: date.on,
                at: date.at,
                until: date.until,
                kind: date.label.and_then(Text::clean),
                people: Vec::new(),
                column: place.column,
            });
        }
    }
    interviews.sort_by_key(|interview| interview.round);
    interviews
}

/// `first interview with Ann Li, CTO` names somebody, where no column does.
fn name_from_labels(application: &mut Application, words: &Words, report: &mut Report) {
    const WITH: [&str; 7] = ["with", "w/", "mit", "avec", "con", "com", "met"];
    let company = LazyCell::new(|| {
        let company = application.company.as_ref()?;
        Some(comparable(company.as_str()))
    });
    for interview in &mut application.interviews {
        let Some(label) = &interview.kind else {
            continue;
        };
        let mut rest = label.as_str().split(' ');
        if !rest.any(|word| WITH.contains(&word.to_lowercase().as_str())) {
            continue;
        }
        let names = rest.collect::<Vec<&str>>().join(" ");
        let mut people = Vec::new();
        read_names(&names, NameOrder::GivenFirst, words, &mut people);
        people.retain(|person| {
            let Some(name) = &person.name else {
                return false;
            };
            let is_name = |word: &str| word.starts_with(char::is_uppercase);
            let is_person = name.as_str().split(' ').all(is_name)
                && name.as_str().split(' ').count() <= MOST_NAME_WORDS;
            is_person && Some(comparable(name.as_str())) != *company
        });
        let column = Some(interview.column);
        keep_first_people(&mut people, application.row, column, report);
        interview.people = people;
    }
}

/// The interviews of one cell. What a list of steps says to be something else,
/// an application or a refusal, is none.
fn interview_dates<'t>(
    assembler: &mut Assembler<'t>,
    row: Row<'t>,
    column: ColumnIndex,
) -> Vec<CellDate<'t>> {
    let mut dates = assembler.dates(row, column, Field::InterviewOn);
    if dates.iter().any(|date| date.at.is_some() && date.has_zone) {
        assembler.note_zone(row, column);
    }
    let words = assembler.words;
    dates.retain(|date| {
        let Some(label) = date.label else { return true };
        let stage = words.stage(&normal_name(label));
        let is_interview = stage.is_none_or(|stage| {
            matches!(
                stage,
                Stage::Screening | Stage::Assessment | Stage::Interviewing
            )
        });
        if !is_interview {
            assembler.report.note(
                row.number(),
                Some(column),
                format!("`{}` on {} is no interview", shown(label), date.on),
                "it is left out of the rounds",
            );
        }
        is_interview
    });
    dates
}

/// The time of day that stands in a column of its own.
fn time_beside<'t>(
    assembler: &mut Assembler<'t>,
    row: Row<'t>,
    day: ColumnIndex,
) -> (Option<NaiveTime>, Option<NaiveTime>) {
    let words = assembler.words;
    let mut times = assembler.layout.times.iter();
    let found = times.find_map(|(column, of)| {
        let cell = row.cell(*column);
        (*of == day && !words.is_undated(cell)).then_some((*column, cell))
    });
    let Some((column, cell)) = found else {
        return (None, None);
    };
    if let Some((at, until)) = read_time_cell(cell) {
        return (Some(at), until);
    }
    assembler.report.warn(
        row.number(),
        Some(column),
        format!("could not read `{}` as a time", shown(cell)),
        "write it like 14:00 or 2:00 PM",
    );
    (None, None)
}

/// The same day and time in two columns is one interview. Gives the rounds
/// that went into others, each with the one that it went into.
fn merge_same<'t>(
    assembler: &mut Assembler<'t>,
    row: Row<'t>,
    interviews: &mut Vec<Interview>,
) -> Vec<(Round, Round)> {
    let mut same = Vec::new();
    let mut place = 0;
    while let Some(later) = interviews.get(place) {
        let earlier = interviews[..place].iter().find(|earlier| {
            earlier.column != later.column && (earlier.on, earlier.at) == (later.on, later.at)
        });
        let Some(earlier) = earlier else {
            place += 1;
            continue;
        };
        same.push((later.round, earlier.round));
        assembler.report.note(
            row.number(),
            Some(later.column),
            format!(
                "rounds {} and {} are at the same time: they are taken as one",
                earlier.round.0, later.round.0
            ),
            "give each its own time if they are two",
        );
        interviews.remove(place);
    }
    same
}

/// Puts people where they belong: to their round, or to the application.
fn place<'t>(
    assembler: &mut Assembler<'t>,
    (row, column): (Row<'t>, Option<ColumnIndex>),
    application: &mut Application,
    round: Option<Round>,
    people: Vec<Person>,
) {
    let has_rounds = !application.interviews.is_empty();
    let list = match round {
        None => &mut application.people,
        Some(round) => {
            let held = application
                .interviews
                .iter_mut()
                .find(|interview| interview.round == round);
            match held {
                Some(interview) => &mut interview.people,
                None if has_rounds => {
                    assembler.report.note(
                        row.number(),
                        None,
                        format!("people are named for round {}, which has no date", round.0),
                        "fill in its date, and they are part of the plan",
                    );
                    return;
                }
                None => &mut application.people,
            }
        }
    };
    for person in people {
        put_among_few(list, person);
    }
    keep_first_people(list, row.number(), column, &mut assembler.report);
}

/// One kind says it of every round, several say it of one round each.
fn set_kinds(interviews: &mut [Interview], round: Option<Round>, cell: &str) {
    let mut wanted: Vec<&mut Interview> = interviews
        .iter_mut()
        .filter(|interview| round.is_none_or(|round| interview.round == round))
        .filter(|interview| interview.kind.is_none())
        .collect();
    let kinds: Vec<&str> = cell.split([';', '\n']).collect();
    if kinds.len() == wanted.len() {
        for (interview, kind) in wanted.iter_mut().zip(kinds) {
            interview.kind = Text::clean(kind);
        }
    } else {
        for interview in wanted {
            interview.kind = Text::clean(cell);
        }
    }
}
