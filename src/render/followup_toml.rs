//! Settings and what is to be said about them become a `followup.toml` for
//! people: each with its reason above it, and switched off where it only says
//! what holds anyway.

use std::fmt::Write as _;

/// How wide a comment is at most, in characters.
const WIDEST: usize = 78;

/// A part of the file, below a title.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// What the settings are about.
    pub title: String,
    /// The settings.
    pub entries: Vec<Entry>,
}

/// One setting.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What it is for and what it is now, a paragraph each.
    pub comments: Vec<String>,
    /// Its lines: one, or one for each choice or part.
    pub lines: Vec<Line>,
}

/// One line of a setting.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whether it counts; it stands behind a `#` otherwise.
    pub is_on: bool,
    /// The key, as TOML.
    pub key: String,
    /// The value, as TOML.
    pub value: String,
    /// What is said at its end.
    pub remark: Option<String>,
}

/// The file, each line ended.
#[must_use]
pub fn followup_toml(opening: &[String], sections: &[Section]) -> String {
    let mut text = String::new();
    for (index, paragraph) in opening.iter().enumerate() {
        if index > 0 {
            text.push_str("#\n");
        }
        push_comment(paragraph, &mut text);
    }
    for section in sections {
        let rule = "-".repeat(WIDEST.saturating_sub(section.title.chars().count() + 4));
        let _ = writeln!(text, "\n# {} {rule}", section.title);
        for entry in &section.entries {
            text.push('\n');
            for comment in &entry.comments {
                push_comment(comment, &mut text);
            }
            push_lines(&entry.lines, &mut text);
        }
    }
    text
}

/// A paragraph, broken between its words.
fn push_comment(paragraph: &str, text: &mut String) {
    let mut width = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if width == 0 || width + 1 + length > WIDEST {
            text.push_str(if width == 0 { "# " } else { "\n# " });
            width = 2 + length;
        } else {
            text.push(' ');
            width += 1 + length;
        }
        text.push_str(word);
    }
    text.push('\n');
}

fn push_lines(lines: &[Line], text: &mut String) {
    let lines: Vec<(String, Option<&str>)> = lines
        .iter()
        .map(|line| {
            let mark = if line.is_on { "" } else { "# " };
            let setting = format!("{mark}{} = {}", line.key, line.value);
            (setting, line.remark.as_deref())
        })
        .collect();
    let widest = lines.iter().map(|(setting, _)| setting.chars().count());
    let widest = widest.filter(|width| *width <= WIDEST * 3 / 4).max();
    for (setting, remark) in &lines {
        text.push_str(setting);
        if let Some(remark) = remark {
            let width = setting.chars().count();
            let missing = widest.unwrap_or(0).saturating_sub(width);
            text.extend(std::iter::repeat_n(' ', missing));
            let _ = write!(text, "  # {remark}");
        }
        text.push('\n');
    }
}

/// A text as TOML.
#[must_use]
pub fn toml_text(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len() + 2);
    text.push('"');
    for character in raw.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            _ if character.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(character));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
    text
}

/// Several texts as TOML; one alone is no list.
#[must_use]
pub fn toml_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(toml_text).collect();
    match texts.as_slice() {
        [one] => one.clone(),
        _ => format!("[{}]", texts.join(", ")),
    }
}

/// A key of a table as TOML: `map.company`, `map."interview_on:2"`.
#[must_use]
pub fn toml_key(table: &str, key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !key.is_empty() && key.chars().all(is_bare) {
        format!("{table}.{key}")
    } else {
        format!("{table}.{}", toml_text(key))
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Line, Section, followup_toml, toml_key, toml_text, toml_texts};

    #[test]
    fn texts_and_keys_are_toml() {
        assert_eq!(toml_text(r#"a "b" \c"#), r#""a \"b\" \\c""#);
        assert_eq!(toml_text("a\tb\u{1b}"), "\"a\\tb\\u001B\"");
        assert_eq!(toml_texts(["a"]), "\"a\"");
        assert_eq!(toml_texts(["a", "b"]), "[\"a\", \"b\"]");
        assert_eq!(toml_texts([]), "[]");
        assert_eq!(toml_key("map", "company"), "map.company");
        assert_eq!(toml_key("map", "interview_on:2"), "map.\"interview_on:2\"");
        assert_eq!(toml_key("stage", ""), "stage.\"\"");
    }

    #[test]
    fn a_setting_stands_below_what_is_said_about_it() {
        let line = |is_on, key: &str, value: &str, remark: Option<&str>| Line {
            is_on,
            key: key.into(),
            value: value.into(),
            remark: remark.map(str::to_owned),
        };
        let section = Section {
            title: "Days off".into(),
            entries: vec![Entry {
                comments: vec![format!("Days {}", "of rest ".repeat(12))],
                lines: vec![
                    line(true, "region", "\"US\"", Some("said")),
                    line(false, "weekend", "\"sat,sun\"", Some("the usual")),
                    line(false, "holiday", "[]", None),
                ],
            }],
        };
        let text = followup_toml(&["One.".into(), "Two.".into()], &[section]);
        let rule = "-".repeat(66);
        let expected = format!(
            "# One.\n#\n# Two.\n\n# Days off {rule}\n\n\
             # Days of rest of rest of rest of rest of rest of rest of rest of rest of rest\n\
             # of rest of rest of rest\n\
             region = \"US\"          # said\n\
             # weekend = \"sat,sun\"  # the usual\n\
             # holiday = []\n"
        );
        assert_eq!(text, expected);
    }
}
