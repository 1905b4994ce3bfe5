//! The word lists become tables before the program is compiled, so that it
//! parses none of them when it starts.
//!
//! A line that says nothing stops the build, with its file and number. What the
//! tables look like is in `src/columns/name_table.rs`.

#![allow(clippy::print_stdout, reason = "that is how Cargo is spoken to")]

mod around_names;
mod date_words;
// The same that the program compares texts with.
#[allow(dead_code, reason = "no text is compared here")]
#[path = "../first_letters.rs"]
mod first_letters;
// One function is for both: the program looks up with what lays out the tables.
#[path = "../name_table/hash.rs"]
mod hash;
mod phrases;
mod spellings;
mod table;
mod word_lists;

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use word_lists::WordLists;

/// Where the word lists are, a file for each language.
const WORDS: &str = "src/columns/words";

/// What stands around names, in all languages.
const AROUND_NAMES: &str = "src/columns/around_names.txt";

/// What stands beside a date, in all languages.
const PHRASES: &str = "src/columns/phrases.txt";

/// Each language's file; the first that knows a name decides.
const LANGUAGES: [&str; 12] = [
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "fi", "ru", "ja", "zh",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/columns/build");
    println!("cargo::rerun-if-changed=src/columns/name_table/hash.rs");
    println!("cargo::rerun-if-changed=src/columns/first_letters.rs");
    let mut lists = WordLists::default();
    for code in LANGUAGES {
        let path = format!("{WORDS}/{code}.txt");
        println!("cargo::rerun-if-changed={path}");
        lists.add_language(code, &path, &fs::read_to_string(&path)?)?;
    }
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("words.rs"), lists.to_source()?)?;
    let path = format!("{WORDS}/dates.txt");
    println!("cargo::rerun-if-changed={path}");
    let words = date_words::to_source(&path, &fs::read_to_string(&path)?)?;
    fs::write(out.join("date_words.rs"), words)?;
    println!("cargo::rerun-if-changed={AROUND_NAMES}");
    let around = around_names::to_source(AROUND_NAMES, &fs::read_to_string(AROUND_NAMES)?)?;
    fs::write(out.join("around_names.rs"), around)?;
    println!("cargo::rerun-if-changed={PHRASES}");
    let phrases = phrases::to_source(PHRASES, &fs::read_to_string(PHRASES)?)?;
    fs::write(out.join("phrases.rs"), phrases)?;
    Ok(())
}
