//! The columns of a table without a header become fields, where their values
//! leave one answer.

use chrono::NaiveDate;

use super::super::answers::{AnswerColumns, Answers, take_answers};
use super::super::field::Field;
use super::super::headers::{Headers, UnderstoodColumn, apply_maps};
use super::super::likely_columns::Likely;
use super::super::options::ReadingOptions;
use super::super::value_profile::Kind;
use super::super::words::Words;
use super::company_and_role::{company_beside, role_among};
use super::days::{Against, against_applied, earliest};
use super::measured::Measured;
use super::unclear::{Proposal, unclear};
use crate::diagnostic::ColumnIndex;
use crate::error::{Error, Unclear};
use crate::read::{Row, Source};

const SAID: &str = "you said so";

/// Decides on every column of a table without a header.
///
/// # Errors
///
/// A column that the person named and that is not there; values that do not tell
/// the company, the role or the day of the application.
pub(in super::super) fn understand_values(
    above: Row<'_>,
    rows: &[Row<'_>],
    source: &Source,
    words: &Words,
    options: &ReadingOptions,
    answers: &Answers<'_>,
    today: Option<NaiveDate>,
) -> Result<Headers, Error> {
    let columns = (0_u16..).take(above.width()).map(|index| UnderstoodColumn {
        index: ColumnIndex(index),
        header: None,
        field: None,
        round: None,
        is_used: false,
        because: String::new(),
    });
    let mut columns: Vec<UnderstoodColumn> = columns.collect();
    let nothing: Vec<&str> = vec![""; columns.len()];
    let names = vec![std::borrow::Cow::Borrowed(""); columns.len()];
    let told = apply_maps(&mut columns, &nothing, &names, source, options)?;
    let mut answered = AnswerColumns::default();
    let mut said: Vec<Field> = Vec::new();
    for index in &told {
        let column = &mut columns[*index];
        said.extend(column.field);
        if let Some(field) = column.field
            && take_answers(column, field, answers, &mut answered)
        {
            column.field = None;
            column.round = None;
        }
    }
    let rows = telling(rows, words);
    let measured: Vec<Measured> = columns
        .iter()
        .filter(|column| !told.contains(&usize::from(column.index.0)))
        .map(|column| Measured::of(column.index, &rows, words))
        .collect();
    let decision = Decider {
        columns: &measured,
        said: &said,
        told: &columns,
        rows: &rows,
        words,
        today,
    };
    let found = decision.decide();
    if let (Some((why, proposals)), Some(first)) = (found.unclear, rows.first()) {
        return Err(unclear(source, *first, why, proposals, words));
    }
    for (column, field, because) in found.fields {
        let column = &mut columns[usize::from(column.0)];
        column.field = field;
        column.because = because;
    }
    Ok(Headers {
        names: vec![String::new(); columns.len()],
        numbers: columns.iter().map(|column| column.round).collect(),
        columns,
        known: None,
        has_saved_mark: false,
        answered,
        stage_marks: Vec::new(),
        likely: Likely::default(),
        second_stages: Vec::new(),
        both: None,
    })
}

/// The rows of which the cells tell something of their columns: no blank ones, no
/// titles between others, and none in which nothing but boxes is filled in.
fn telling<'t>(rows: &[Row<'t>], words: &Words) -> Vec<Row<'t>> {
    let says_something = |cell: &&str| !words.is_empty(cell) && words.yes_or_no(cell).is_none();
    let has = |least: usize| {
        let rows = rows.iter().copied();
        let rows = rows.filter(|row| row.cells().filter(says_something).count() >= least);
        rows.collect::<Vec<Row<'t>>>()
    };
    let several = has(2);
    if several.is_empty() { has(1) } else { several }
}

/// How columns without names were understood: `A company, B role; C is not
/// used`. `None` where the person said all of it.
pub(in super::super) fn columns_in_words(columns: &[UnderstoodColumn]) -> Option<String> {
    let used: Vec<String> = columns
        .iter()
        .filter_map(|column| {
            let round = column.round.map(|round| format!(":{}", round.0));
            let field = column.field?.word();
            let letters = column.index.letters();
            Some(format!("{letters} {field}{}", round.unwrap_or_default()))
        })
        .collect();
    let unused: Vec<String> = columns
        .iter()
        .filter(|column| !column.is_used && column.because != EMPTY)
        .map(|column| column.index.letters())
        .collect();
    let is_all_said = columns
        .iter()
        .all(|column| column.field.is_none() || column.because == SAID);
    let unused = match &unused[..] {
        [] => String::new(),
        [one] => format!("; {one} is not used"),
        [others @ .., last] => format!("; {} and {last} are not used", others.join(", ")),
    };
    (!is_all_said).then(|| format!("{}{unused}", used.join(", ")))
}

const EMPTY: &str = "nothing stands in it";

/// What was decided, and what could not be.
struct Found {
    fields: Vec<(ColumnIndex, Option<Field>, String)>,
    unclear: Option<(Unclear, Vec<Proposal>)>,
}

struct Decider<'d, 't> {
    /// The columns that the person said nothing about.
    columns: &'d [Measured],
    /// The fields that the person gave to others.
    said: &'d [Field],
    told: &'d [UnderstoodColumn],
    rows: &'d [Row<'t>],
    words: &'d Words,
    today: Option<NaiveDate>,
}

/// A column, what it is, and why; without a field, why it is not used.
struct Taken(Vec<(ColumnIndex, Option<Field>, String)>);

impl Taken {
    fn has(&self, column: ColumnIndex) -> bool {
        self.0.iter().any(|(taken, _, _)| *taken == column)
    }

    /// Whether nothing is decided on the column, or only that it is not used.
    fn is_free(&self, column: ColumnIndex) -> bool {
        let mut taken = self.0.iter();
        !taken.any(|(it, field, _)| *it == column && field.is_some())
    }

    fn of(&self, field: Field) -> Option<ColumnIndex> {
        let mut taken = self.0.iter();
        taken.find_map(|(column, of, _)| (*of == Some(field)).then_some(*column))
    }

    fn take(&mut self, column: ColumnIndex, field: Field, because: &str) {
        self.0.push((column, Some(field), because.to_owned()));
    }

    fn leave(&mut self, column: ColumnIndex, because: &str) {
        self.0.push((column, None, because.to_owned()));
    }
}

impl Decider<'_, '_> {
    fn decide(&self) -> Found {
        let mut taken = Taken(Vec::new());
        let mut unclear = None;
        for it in self.columns.iter().filter(|it| it.filled == 0) {
            taken.leave(it.column, EMPTY);
        }
        let days = self.of_kind(&taken, |it| it.is_mostly(&[Kind::Date]));
        let stages = self.of_kind(&taken, |it| {
            it.profile.count(&[Kind::Stage]) * 5 >= it.profile.filled() * 3 && !it.names_jobs()
        });
        match stages[..] {
            _ if self.is_said(Field::Stage) => {}
            [stage] => taken.take(stage, Field::Stage, "its cells are stages"),
            [] => {}
            _ => unclear = Some(Unclear::Stages(letters(&stages))),
        }
        self.take_plain_kinds(&mut taken);
        let names = self.take_names(&mut taken, &stages);
        let why_no_day = self.take_days(&mut taken, &days);
        let unclear = names.or(unclear).or(why_no_day);
        self.take_people(&mut taken);
        for it in self.columns {
            if !taken.has(it.column) {
                taken.leave(it.column, "its values do not tell what it is");
            }
        }
        Found {
            unclear: unclear.map(|why| (why, self.proposals(&taken, &days, &stages))),
            fields: taken.0,
        }
    }

    fn is_said(&self, field: Field) -> bool {
        self.said.contains(&field)
    }

    /// The columns about which nothing is decided and of which that holds.
    fn of_kind(&self, taken: &Taken, holds: impl Fn(&Measured) -> bool) -> Vec<ColumnIndex> {
        let columns = self.columns.iter().filter(|it| !taken.has(it.column));
        columns.filter(|it| holds(it)).map(|it| it.column).collect()
    }

    /// What tells by its kind alone what it is.
    fn take_plain_kinds(&self, taken: &mut Taken) {
        let links = self.of_kind(taken, |it| it.is_nearly_all(&[Kind::WebAddress]));
        for (index, column) in links.into_iter().enumerate() {
            if index == 0 && !self.is_said(Field::Url) {
                taken.take(column, Field::Url, "its cells are links");
            } else {
                taken.leave(column, "another column holds the links");
            }
        }
        for column in self.of_kind(taken, |it| it.is_nearly_all(&[Kind::YesOrNo])) {
            taken.leave(column, "its cells say yes or no, and nothing says to what");
        }
        for column in self.of_kind(taken, |it| it.is_nearly_all(&[Kind::Number])) {
            taken.leave(column, "its cells are numbers, and nothing says of what");
        }
        let sentences = |it: &Measured| it.is_mostly(&[Kind::Sentence]) && !it.holds_names();
        for column in self.of_kind(taken, sentences) {
            taken.take(column, Field::Notes, "its cells are sentences");
        }
    }

    /// The company and the role; why not, where they are not told.
    fn take_names(&self, taken: &mut Taken, stages: &[ColumnIndex]) -> Option<Unclear> {
        let columns: Vec<&Measured> = self
            .columns
            .iter()
            .filter(|it| !taken.has(it.column) && !stages.contains(&it.column))
            .filter(|it| it.holds_names())
            .collect();
        let has_company = self.is_said(Field::Company);
        let has_role = self.is_said(Field::Role);
        let role = match has_role {
            true => self.told_as(Field::Role),
            false => role_among(&columns),
        };
        let company = match has_company {
            true => self.told_as(Field::Company),
            false => role.and_then(|role| company_beside(role, &columns)),
        };
        let is_beside = |role: ColumnIndex| company.is_some_and(|it| it.0.abs_diff(role.0) == 1);
        let role = role.filter(|role| has_role || company.is_none() || is_beside(*role));
        if let Some(role) = role.filter(|_| !has_role) {
            taken.take(role, Field::Role, "its cells name jobs");
        }
        if let Some(company) = company.filter(|_| !has_company) {
            taken.take(
                company,
                Field::Company,
                "its cells are names beside the jobs",
            );
        }
        for it in columns.iter().filter(|it| it.is_place()) {
            let is_free = taken.of(Field::Location).is_none() && !self.is_said(Field::Location);
            if !taken.has(it.column) && is_free {
                taken.take(it.column, Field::Location, "its cells are places");
            }
        }
        if has_company || has_role || company.is_some() {
            return None;
        }
        Some(match columns.len() {
            0 | 1 => Unclear::NoCompany,
            _ => Unclear::CompanyOrRole,
        })
    }

    fn told_as(&self, field: Field) -> Option<ColumnIndex> {
        let mut told = self.told.iter();
        told.find(|column| column.field == Some(field))
            .map(|column| column.index)
    }

    /// The day of the application; why not, where it is not told.
    fn take_days(&self, taken: &mut Taken, days: &[ColumnIndex]) -> Option<Unclear> {
        if self.is_said(Field::AppliedOn) {
            for column in days {
                taken.leave(*column, "its cells are days, and nothing says of what");
            }
            return None;
        }
        match *days {
            [] => None,
            [day] => match self.against(taken, day) {
                None => {
                    let because = "its cells are days, and no other column has any";
                    taken.take(day, Field::AppliedOn, because);
                    None
                }
                Some(against) => Some(Unclear::Day {
                    column: day.letters(),
                    why: against.in_words(),
                }),
            },
            _ => Some(Unclear::Days(letters(days))),
        }
    }

    /// What speaks against it that a column has the days of applications.
    fn against(&self, taken: &Taken, day: ColumnIndex) -> Option<Against> {
        let stage = taken
            .of(Field::Stage)
            .or_else(|| self.told_as(Field::Stage));
        against_applied(day, stage, self.rows, self.words, self.today)
    }

    /// Addresses at several employers, and the names beside them.
    fn take_people(&self, taken: &mut Taken) {
        let addresses = self.of_kind(taken, |it| {
            it.is_nearly_all(&[Kind::Email, Kind::NamedEmail])
        });
        let mut used = None;
        for column in addresses {
            if used.is_none() && !self.is_said(Field::ContactEmail) && self.is_of_others(column) {
                taken.take(
                    column,
                    Field::ContactEmail,
                    "its cells are addresses at several employers",
                );
                used = Some(column);
            } else {
                taken.leave(column, "its cells are addresses, and may be your own");
            }
        }
        let Some(address) = used else { return };
        let names = self.of_kind(taken, |it| {
            it.is_nearly_all(&[Kind::Name]) && it.column.0.abs_diff(address.0) == 1
        });
        if let ([name], false) = (&names[..], self.is_said(Field::ContactName)) {
            taken.take(
                *name,
                Field::ContactName,
                "its cells are names beside the addresses",
            );
        }
    }

    /// Whether the addresses are at different hosts, as those of one person are not.
    fn is_of_others(&self, column: ColumnIndex) -> bool {
        let cells = self.rows.iter().map(|row| row.cell(column));
        let mut hosts = cells
            .filter_map(|cell| cell.rsplit_once('@'))
            .map(|(_, host)| host.trim_end_matches(['>', ' ']).to_lowercase());
        let Some(first) = hosts.next() else {
            return false;
        };
        hosts.any(|host| host != first)
    }

    /// What to propose: what is decided already, and what is likeliest.
    fn proposals(
        &self,
        taken: &Taken,
        days: &[ColumnIndex],
        stages: &[ColumnIndex],
    ) -> Vec<Proposal> {
        let mut proposals: Vec<Proposal> = Vec::new();
        let mut propose = |field: Field, column: Option<ColumnIndex>, because: &str| {
            if self.is_said(field) {
                return;
            }
            let decided = taken.0.iter().find(|(_, of, _)| *of == Some(field));
            match (decided, column) {
                (Some((column, _, because)), _) => {
                    proposals.push((field, *column, because.clone()));
                }
                (None, Some(column)) => proposals.push((field, column, because.to_owned())),
                (None, None) => {}
            }
        };
        let free: Vec<&Measured> = self
            .columns
            .iter()
            .filter(|it| {
                it.holds_names() && !stages.contains(&it.column) && taken.is_free(it.column)
            })
            .collect();
        let is_of_jobs = |it: &&&Measured| it.names_jobs();
        let role = free.iter().find(is_of_jobs).or(free.get(1));
        let is_other = |it: &&&Measured| role.is_none_or(|role| role.column != it.column);
        let company = free.iter().find(is_other);
        propose(
            Field::Company,
            company.map(|it| it.column),
            "its cells are short texts",
        );
        propose(
            Field::Role,
            role.map(|it| it.column),
            match role {
                Some(role) if !role.names_jobs() => "its cells are short texts",
                _ => "its cells name jobs",
            },
        );
        propose(
            Field::Stage,
            stages.first().copied(),
            "its cells are stages",
        );
        match days {
            [] => {}
            [day] => {
                let against = self.against(taken, *day);
                let field = against.map_or(Field::AppliedOn, Against::likelier);
                propose(field, Some(*day), "its cells are days");
            }
            days => {
                // An application comes first.
                let day = earliest(days, self.rows);
                propose(Field::AppliedOn, day, "its cells are the earliest days");
            }
        }
        proposals
    }
}

fn letters(columns: &[ColumnIndex]) -> Vec<String> {
    columns.iter().map(|column| column.letters()).collect()
}
