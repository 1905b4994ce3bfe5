//! A seed and a number of rows become a sheet as people keep them: commas and
//! quotes in cells, notes over several lines, names from everywhere, one or
//! two rounds of interviews with several people, a decision date here and
//! there. The same seed makes the same bytes.

use std::error::Error;

use chrono::{Days, NaiveDate};
use csv::WriterBuilder;

const HEADER: &str = "Company|Position|Status|Date Applied|Source|Job Link|Location|Salary|\
    Recruiter|Interviewers|1st Interview|2nd Interview|Decision Date|Last Contact|Notes";

/// Status words by how many of a hundred rows have them: a sheet of 100,000 rows
/// has some 285,000 events then, of which a good third are for interviews.
const STATUSES: [(&str, u64); 9] = [
    ("Applied", 49),
    ("Interviewing", 19),
    ("Rejected", 10),
    ("Phone screen", 6),
    ("Wishlist", 5),
    ("Offer", 4),
    ("Withdrawn", 3),
    ("Ghosted", 2),
    ("On hold", 2),
];

// Words to pick from, parted by bars.
const COMPANY_STARTS: &str = "Acme|Blau|Café |Delta|Ever|Fjord|Groß|Helio|Iris|Jupiter|Köln|\
    Lumen|Mori|Nord|Óptica |Papaya|Quanta|Río |Søl|Terra|Ürün|Vega|West|Zen";
const COMPANY_MIDDLES: &str = "soft|bank|care|data|energy|food|graph|health|labs|media|net|pay|\
    robotics|stream|trade|works";
const COMPANY_ENDS: &str = "|| GmbH| Ltd|, Inc.| & Söhne| S.A.| 株式会社";
const LEVELS: &str = "||Junior |Senior |Lead |Staff ";
const ROLES: &str = "Rust developer|Data analyst|Nurse|Project manager|Product designer|\
    Account executive|Backend engineer|Teacher|Copywriter|Electrician|Research assistant|\
    UX researcher|Office manager|Ingénieur logiciel|Machine learning engineer|Buchhalter";
const TEAMS: &str = "|||, platform|, growth| (remote)|, night shift| \"0 to 1\"";
const SOURCES: &str = "LinkedIn|Referral|Company site|Indeed|Job fair|";
const PLACES: &str = "Berlin|Remote|São Paulo|New York, NY|Zürich|東京|Leeds|";
const GIVEN: &str = "Ann|Björn|Chloé|Dmitri|Eun-ji|Fatima|Gül|Hiro|Inés|João|Kwame|Léa|Maria|\
    Niamh|Olu|Priya";
const FAMILY: &str = "Li|Müller|O'Brien|Nguyễn|García|Sato|Okafor|Smith|Şahin|Kowalska|Dubois|\
    van Dijk";
const SENTENCES: &str = "Met at the careers fair; ask about the \"graduate track\".|\
    They said: \"we will get back to you\".|\
    Portfolio sent, see https://portfolio.example/me?x=1,2.|\
    Salary is negotiable, up to 10% more.|Nice team 🎉, small office.|Rückfrage wegen Visum.|\
    Prepare: system design, two stories about failure, questions on the roadmap.|\
    C:\\jobs\\letter.docx is the letter that I sent.|\
    Ask whether the on-call rota is weekly; it matters a lot to the decision.|\
    Le poste commence en janvier, à confirmer.";

/// Writes a sheet of that many rows, whose days lie around `today`.
pub(crate) fn sheet(rows: usize, seed: u64, today: NaiveDate) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut dice = Dice(seed);
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(HEADER.split('|'))?;
    for number in 0..rows {
        writer.write_record(row(number, &mut dice, today))?;
    }
    Ok(writer.into_inner()?)
}

fn row(number: usize, dice: &mut Dice, today: NaiveDate) -> [String; 15] {
    let status = dice.status();
    let has_interview = match status {
        "Interviewing" | "Offer" => true,
        "Phone screen" | "Rejected" => dice.chance(40),
        _ => false,
    };
    let applied = day(today, 12 + dice.below(60), 0);
    let first = dice.below(24);
    let has_second = has_interview && dice.chance(40);
    let interviewers = if has_interview { 1 + dice.below(3) } else { 0 };
    let interviewers: Vec<String> = (0..interviewers).map(|_| dice.person()).collect();
    let on = |wanted: bool, day: String| if wanted { day } else { String::new() };
    let first_day = match dice.below(3) {
        0 => format!("{} 14:30", day(today, 12, first)),
        _ => day(today, 12, first),
    };
    [
        [
            dice.pick(COMPANY_STARTS),
            dice.pick(COMPANY_MIDDLES),
            dice.pick(COMPANY_ENDS),
        ]
        .concat(),
        [dice.pick(LEVELS), dice.pick(ROLES), dice.pick(TEAMS)].concat(),
        status.to_owned(),
        on(status != "Wishlist", applied),
        dice.pick(SOURCES).to_owned(),
        on(
            dice.chance(70),
            format!("https://jobs.example/openings/{number}?ref=sheet"),
        ),
        dice.pick(PLACES).to_owned(),
        on(
            dice.chance(30),
            format!("{},000 - {},000", 40 + dice.below(30), 70 + dice.below(50)),
        ),
        if dice.chance(35) {
            dice.person()
        } else {
            String::new()
        },
        interviewers.join("; "),
        on(has_interview, first_day),
        on(has_second, day(today, 12, first + 6)),
        on(
            has_interview && dice.chance(25),
            day(today, 12, first + 12 + dice.below(10)),
        ),
        on(dice.chance(10), day(today, dice.below(10), 0)),
        dice.notes(),
    ]
}

/// So many days before, then after, as the sheet shows it.
fn day(today: NaiveDate, before: u64, after: u64) -> String {
    let day = today - Days::new(before) + Days::new(after);
    day.to_string()
}

/// SplitMix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick(&mut self, words: &'static str) -> &'static str {
        let count = words.split('|').count() as u64;
        let index = usize::try_from(self.below(count)).unwrap_or(0);
        words.split('|').nth(index).unwrap_or_default()
    }

    fn status(&mut self) -> &'static str {
        let mut left = self.below(100);
        for (status, share) in STATUSES {
            if left < share {
                return status;
            }
            left -= share;
        }
        STATUSES[0].0
    }

    /// `Ann Li`, or `Ann Li <ann.li3@mail.example>`.
    fn person(&mut self) -> String {
        let (given, family) = (self.pick(GIVEN), self.pick(FAMILY));
        if self.chance(50) {
            return format!("{given} {family}");
        }
        let plain = |name: &str| {
            name.chars()
                .filter(char::is_ascii_alphabetic)
                .collect::<String>()
        };
        let (user, host) = (plain(given), plain(family).to_lowercase());
        format!(
            "{given} {family} <{}.{host}@mail.example>",
            user.to_lowercase()
        )
    }

    fn notes(&mut self) -> String {
        let count = self.below(8).saturating_sub(3);
        let mut notes = String::new();
        for _ in 0..count {
            if !notes.is_empty() {
                notes.push(if self.chance(30) { '\n' } else { ' ' });
            }
            notes.push_str(self.pick(SENTENCES));
        }
        notes
    }
}
