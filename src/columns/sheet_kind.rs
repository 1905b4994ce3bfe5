//! What all headers of a sheet together say of one of them: a list of people
//! has other titles and dates than a list of applications.

use super::answers::Answers;
use super::field::Field;
use super::value_profile::Kind;
use super::words::{Claim, Words};
use crate::application::Round;

/// What a header could mean by its name.
pub(super) type NameClaim = Option<(Field, Option<Round>, Claim)>;

/// Words in headers that only lists of people have.
const OF_PEOPLE: [&str; 11] = [
    "linkedin",
    "relationship",
    "alum",
    "alumni",
    "alumnus",
    "connection",
    "connected",
    "met",
    "mutual",
    "network",
    "networking",
];
/// Names of a day that is not said of what.
pub(super) const ANY_DAY: [&str; 8] = [
    "date", "day", "datum", "fecha", "data", "дата", "日期", "日付",
];
/// Names of a column of names that is not said of whom.
const ANY_NAME: [&str; 3] = ["name", "full name", "person"];

/// Names of a column of titles that are not said to be whose.
const ANY_TITLE: [&str; 2] = ["title", "job title"];

/// Settles what a name means by the others: of a title, a name, a day.
pub(super) fn by_the_others(
    claims: &mut [NameClaim],
    names: &[&str],
    answers: &Answers<'_>,
    words: &Words,
) {
    let has =
        |claims: &[NameClaim], field: Field| claims.iter().flatten().any(|claim| claim.0 == field);
    let surely_has = |claims: &[NameClaim], field: Field| {
        let mut claims = claims.iter().flatten();
        claims.any(|claim| claim.0 == field && matches!(claim.2, Claim::Sure | Claim::Counted))
    };
    let is_any_name = |name: &&&str| ANY_NAME.contains(*name);
    let is_of_people = names
        .iter()
        .any(|name| name.split(' ').any(|word| OF_PEOPLE.contains(&word)));
    let is_about_a_job = [
        Field::InterviewOn,
        Field::Url,
        Field::Salary,
        Field::Deadline,
        Field::Location,
        Field::OfferedOn,
    ]
    .into_iter()
    .any(|field| surely_has(claims, field));
    let is_about_jobs = is_about_a_job || surely_has(claims, Field::AppliedOn);
    let has_person = has(claims, Field::ContactName)
        || has(claims, Field::ContactEmail) && has(claims, Field::ContactPhone);

    // A list of people at companies: whose name, whose title.
    let has_any_name = names.iter().any(|name| is_any_name(&name));
    let is_list_of_people = is_of_people
        && !is_about_jobs
        && (has_any_name || has_person && !has(claims, Field::Stage));
    let company_is_sure = surely_has(claims, Field::Company);
    for (index, name) in names.iter().enumerate() {
        if !is_any_name(&name) {
            continue;
        }
        let is_somebodys = is_list_of_people
            || has_person && !is_about_jobs
            || has(claims, Field::ContactEmail) && company_is_sure;
        claims[index] = if is_somebodys {
            Some((Field::ContactName, None, Claim::Sure))
        } else if *name == "person" && company_is_sure {
            // Nobody calls a job so.
            (!has_person).then_some((Field::ContactName, None, Claim::WhereCellsFit))
        } else if company_is_sure {
            // A page of a list is called after the job, where another column
            // has the company.
            let is_title = answers.profile(index).is_mostly(&[Kind::Title]);
            (is_title && !surely_has(claims, Field::Role)).then_some((
                Field::Role,
                None,
                Claim::IfNoneElse,
            ))
        } else if claims[index].is_some_and(|claim| claim.0 == Field::Company)
            && (has(claims, Field::Stage)
                || has(claims, Field::AppliedOn)
                || has(claims, Field::Url)
                || has(claims, Field::Role))
        {
            claims[index]
        } else {
            None
        };
    }
    if is_list_of_people && !has(claims, Field::ContactTitle) {
        for claim in claims.iter_mut().flatten() {
            if claim.0 == Field::Role {
                *claim = (Field::ContactTitle, None, Claim::Sure);
            }
        }
    }
    if is_of_people && has(claims, Field::ContactName) && !is_about_jobs {
        for (claim, name) in claims.iter_mut().zip(names) {
            if ANY_DAY.contains(name) && claim.is_some_and(|claim| claim.0 == Field::AppliedOn) {
                *claim = Some((Field::LastContactOn, None, Claim::Sure));
            }
        }
    }
    agency_of_whom(claims, names);
    details_of_whom(claims, names, answers, words);
    title_of_whom(claims, names, answers);
}

/// An agency is the employer only where no other column is.
fn agency_of_whom(claims: &mut [NameClaim], names: &[&str]) {
    let is_company = |claim: &NameClaim| claim.is_some_and(|claim| claim.0 == Field::Company);
    let is_agency = |index: &usize| names[*index].split(' ').any(|word| word == "agency");
    let companies: Vec<usize> = (0..claims.len())
        .filter(|index| is_company(&claims[*index]))
        .collect();
    if companies.iter().any(|index| !is_agency(index)) {
        for index in companies.into_iter().filter(is_agency) {
            // It is where the job was found.
            claims[index] = Some((Field::Source, None, Claim::IfNoneElse));
        }
    }
}

/// `Contact Info` beside `Contact Person` says how to reach that person, and
/// names nobody else.
fn details_of_whom(claims: &mut [NameClaim], names: &[&str], answers: &Answers<'_>, words: &Words) {
    let is_name = |claim: &NameClaim| claim.is_some_and(|claim| claim.0 == Field::ContactName);
    let is_of_details = |index: usize| is_name(&claims[index]) && words.is_of_details(names[index]);
    let details: Vec<usize> = (0..claims.len())
        .filter(|index| is_of_details(*index))
        .collect();
    let has_name = (0..claims.len())
        .any(|index| is_name(&claims[index]) && !words.is_of_details(names[index]));
    for index in details.into_iter().filter(|_| has_name) {
        let cells = answers.profile(index);
        let field = match cells.leading() {
            Some(Kind::Phone) if !cells.has(Kind::Email) => Field::ContactPhone,
            Some(Kind::Phone | Kind::Email | Kind::NamedEmail) | None => Field::ContactEmail,
            _ => continue,
        };
        claims[index] = Some((field, None, Claim::Sure));
    }
}

/// `Title` right of a name is what that person is, where another column has the
/// job, or where it is filled in beside names only.
fn title_of_whom(claims: &mut [NameClaim], names: &[&str], answers: &Answers<'_>) {
    for index in 1..claims.len() {
        let name = claims[index - 1].filter(|claim| claim.0 == Field::ContactName);
        let Some((_, number, claim)) = name.filter(|_| ANY_TITLE.contains(&names[index])) else {
            continue;
        };
        let mut others = claims
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        let has_role = others.any(|(_, claim)| claim.is_some_and(|claim| claim.0 == Field::Role));
        let is_of_people = || {
            answers.profile(index).is_mostly(&[Kind::Title]) && answers.goes_with(index, index - 1)
        };
        if has_role || is_of_people() {
            // `Interviewer 2` and the title behind it are of one person.
            let claim = match claim {
                Claim::Counted => Claim::Counted,
                _ => Claim::Sure,
            };
            claims[index] = Some((Field::ContactTitle, number, claim));
        }
    }
}
