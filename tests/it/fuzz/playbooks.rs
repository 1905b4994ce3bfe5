//! Playbooks and configurations.

use proptest::prop_assert;

use followup::config::Config;
use followup::rules::{BUILT_IN, Playbook};

use super::broken::{broken, fixtures};
use super::fuzz;

const WORDS: &[&str] = &[
    "[[rule]]\n",
    "[switch]\n",
    "id = 'x'\n",
    "extends = 'default'\n",
    "cap = 99999999999\n",
    "cap = -1\n",
    "offset = '-99999999 business days'\n",
    "offset = '5 weeks'\n",
    "by = ''\n",
    "anchor = 'follow-up:x'\n",
    "anchor = ['applied', 'x']\n",
    "cases = []\n",
    "{company",
    "{person|",
    "}",
    "'",
    "\"\"\"",
    "=",
    "\n",
    "[",
    "]",
    "#",
    "\u{feff}",
    "\\u0000",
    "1e999",
    "2026-02-30",
    "true",
    "repeat = '0 days'\n",
    "latest = 'before decision'\n",
    "é",
    "\t",
    "\r",
];

#[test]
fn playbooks_are_read_or_refused() {
    let built_in = BUILT_IN.iter().map(|it| it.text.as_bytes());
    // One rule after the other, so that what is broken is small.
    let rules = built_in.flat_map(|text| {
        let text = String::from_utf8_lossy(text).into_owned();
        let rules: Vec<Vec<u8>> = text
            .split("\n[[rule]]")
            .map(|rule| format!("name = 'x'\n\n[[rule]]{rule}").into_bytes())
            .collect();
        rules
    });
    let good = rules.chain(fixtures(&[".toml"])).collect();
    fuzz(file!(), broken(good, WORDS), |bytes| {
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().count().max(1);
        if let Err(error) = Playbook::parse("own.toml", &text) {
            prop_assert!(error.line >= 1 && error.line <= lines + 1, "{error:?}");
            prop_assert!(!error.to_string().is_empty());
        }
        if let Err(error) = Config::parse(&text) {
            prop_assert!(error.line >= 1 && error.line <= lines + 1, "{error:?}");
        }
        Ok(())
    });
}
