//! The language of the headers: it tells what a name means that means two
//! things in two languages, and how its writers write dates where no date of
//! the file does.

use super::dates::DateOrder;
use super::words::{Language, Words};

/// So many headers of another language make a sheet of it, where their letters
/// could be English.
const FEWEST: usize = 2;

/// The language in which most headers of these normal names are written, if it
/// is not English. Names that many languages share count for none. Where as many
/// are known in English, it is the other one: nobody calls a column `Bedrijf`
/// who writes English, while `Contact` stands in sheets of every language.
pub(super) fn language_of(names: &[&str], words: &Words) -> Option<Language> {
    let tells = |name: &&&str| !name.is_empty() && !words.is_international(name);
    let (english, others): (Vec<&str>, Vec<&str>) = names
        .iter()
        .filter(tells)
        .partition(|name| words.is_english_header(name));
    // No other language is looked into for a sheet that is English throughout.
    if others.is_empty() {
        return None;
    }
    let known: Vec<_> = others.iter().map(|name| words.languages_of(name)).collect();
    let known_too: Vec<_> = english
        .iter()
        .map(|name| words.languages_of(name))
        .collect();
    let mut best: Option<(usize, Language)> = None;
    for language in Language::all_others() {
        let own = known.iter().filter(|it| it.contain(language)).count();
        let shared = known_too.iter().filter(|it| it.contain(language)).count();
        let is_better = best.is_none_or(|(most, _)| own + shared > most);
        if own > 0 && own + shared >= english.len() && is_better {
            best = Some((own + shared, language));
        }
    }
    best.map(|(_, language)| language)
}

/// The codes of the languages in which headers of these normal names are
/// written, the one of most of them first. Names that many languages share tell
/// nothing, and of those that mean nothing to us nobody knows.
pub(super) fn languages_of_headers(names: &[&str], words: &Words) -> Vec<&'static str> {
    let main = language_of(names, words);
    let mut found: Vec<Language> = Vec::new();
    for name in names {
        if name.is_empty() || words.is_international(name) || words.header(name).is_none() {
            continue;
        }
        let is_of = |language: &Language| words.languages_of(name).contain(*language);
        let language = match main.filter(is_of) {
            Some(main) => Some(main),
            None if words.is_english_header(name) => Some(Language::ENGLISH),
            None => Language::all_others().find(is_of),
        };
        found.extend(language.filter(|language| !found.contains(language)));
    }
    found.sort_by_key(|language| Some(*language) != main);
    found.iter().map(|language| language.code()).collect()
}

/// The order that is usual where headers of these normal names are written;
/// `None` for English ones, whose writers use two.
pub(super) fn usual_order(names: &[String]) -> Option<DateOrder> {
    let words = Words::built_in();
    let is_foreign = |name: &&String| {
        let is_known_elsewhere = words.header(name).is_some() && !words.is_english_header(name);
        is_known_elsewhere || name.chars().any(is_of_another_script)
    };
    let foreign: Vec<&String> = names.iter().filter(is_foreign).collect();
    let is_certain = foreign.len() >= FEWEST || foreign.iter().any(|name| !name.is_ascii());
    let is_eastern = |name: &&&String| name.chars().any(is_han_or_kana);
    let eastern = foreign.iter().filter(is_eastern).count();
    match is_certain {
        false => None,
        true if eastern * 2 >= foreign.len() => Some(DateOrder::YearFirst),
        true => Some(DateOrder::DayFirst),
    }
}

/// Greek, Cyrillic and whatever follows them in Unicode, pictures left out.
fn is_of_another_script(character: char) -> bool {
    character.is_alphabetic()
        && character >= '\u{370}'
        && !('\u{1d00}'..'\u{2e80}').contains(&character)
}

fn is_han_or_kana(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::{language_of, languages_of_headers, usual_order};
    use crate::columns::dates::DateOrder;
    use crate::columns::normalise::normal_name;
    use crate::columns::words::{Language, Words};

    #[test]
    fn most_headers_settle_the_language() {
        fn check(headers: &[&str], expected: Option<&str>) {
            let names: Vec<_> = headers.iter().map(|it| normal_name(it)).collect();
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            let expected = expected.map(|code| Language::of_code(code).unwrap());
            let found = language_of(&names, Words::built_in());
            assert_eq!(found, expected, "{headers:?}");
        }
        check(&["Company", "Stage", "Date", "Notes"], None);
        check(&["Company", "Stage", "Favourite colour"], None);
        check(&["Company", "Role", "Datum", "Status"], None);
        check(&["Status", "Link"], None);
        check(&["Entreprise", "Stage", "Statut", "Date"], Some("fr"));
        check(&["Bedrijf", "Stage", "Status", "Contact"], Some("nl"));
        check(&["Azienda", "Stage", "Stato", "Data"], Some("it"));
        check(&["Empresa", "Vaga", "Data", "Nota"], Some("pt"));
        check(&["Empresa", "Puesto", "Fecha", "Nota"], Some("es"));
        check(&["Firma", "Stelle", "Datum", "Termin"], Some("de"));
        check(&["Firma", "Stanowisko", "Data", "Termin"], Some("pl"));
        check(&["Yritys", "Tehtävä", "Tila"], Some("fi"));
        check(&["Компания", "Вакансия", "Дата"], Some("ru"));
        check(&["会社名", "職種", "時間"], Some("ja"));
        check(&["公司名稱", "職缺", "時間"], Some("zh"));
        check(&["Company", "Stage", "Statut"], Some("fr"));
    }

    #[test]
    fn every_language_of_the_headers_is_named() {
        fn check(headers: &[&str], expected: &[&str]) {
            let names: Vec<_> = headers.iter().map(|it| normal_name(it)).collect();
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            let found = languages_of_headers(&names, Words::built_in());
            assert_eq!(found, expected, "{headers:?}");
        }
        check(&["Company", "Role", "Date applied"], &["en"]);
        check(&["Firma", "Stelle", "Bewerbungsdatum"], &["de"]);
        check(&["Company", "Stelle", "Bewerbungsdatum"], &["de", "en"]);
        check(
            &["Company", "Role", "Notes", "Bewerbungsdatum"],
            &["en", "de"],
        );
        check(&["会社名", "職種", "応募日", "URL"], &["ja"]);
        check(&["Favourite colour", "Status", ""], &[]);
    }

    #[test]
    fn headers_of_another_language_tell_the_order() {
        fn check(headers: &[&str], expected: Option<DateOrder>) {
            let names: Vec<String> = headers
                .iter()
                .map(|it| normal_name(it).into_owned())
                .collect();
            assert_eq!(usual_order(&names), expected, "{headers:?}");
        }
        let day_first = Some(DateOrder::DayFirst);
        check(&["Company", "Role", "Date Applied", "Résumé"], None);
        check(&["Company", "Datum"], None);
        check(&["Firma", "Position", "Datum", "Status"], day_first);
        check(&["Empresa", "Puesto", "Fecha", "Estado"], day_first);
        check(&["Entreprise", "Poste", "Date", "Statut"], day_first);
        check(&["Azienda", "Posizione", "Stato"], day_first);
        check(&["Компания", "Статус"], day_first);
        check(&["Société", "Date"], day_first);
        check(
            &["会社名", "職種", "応募日", "URL"],
            Some(DateOrder::YearFirst),
        );
        check(&["公司", "职位", "日期"], Some(DateOrder::YearFirst));
        check(&["✅ Applied", "Company"], None);
    }
}
