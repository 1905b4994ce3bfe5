//! A text with placeholders becomes a compiled template.
//!
//! `{company}`, or `{person|the team}` with words for when it is not known;
//! `{{` is a brace. An unknown placeholder is refused here, when a playbook is
//! loaded, so that filling one in cannot fail. Knows nothing of any value.

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The employer.
    Company,
    /// The job.
    Role,
    /// The name (else the address) of the one addressed.
    Person,
    /// The first word of that name.
    FirstName,
    /// What the act does with its medium: `Email`, `Call`, `Write to`, `Message`.
    Verb,
    /// The number of the round.
    Round,
    /// The day of the interview, in words.
    Interview,
    /// The promised day of the decision, in words.
    Decision,
    /// The day the application was sent, in words.
    Applied,
    /// The last day to apply, in words.
    Deadline,
    /// The last day to answer the offer, in words.
    OfferDeadline,
}

impl Slot {
    const NAMES: [(&'static str, Self); 11] = [
        ("applied", Self::Applied),
        ("company", Self::Company),
        ("deadline", Self::Deadline),
        ("decision", Self::Decision),
        ("first-name", Self::FirstName),
        ("interview", Self::Interview),
        ("offer-deadline", Self::OfferDeadline),
        ("person", Self::Person),
        ("role", Self::Role),
        ("round", Self::Round),
        ("verb", Self::Verb),
    ];

    /// The names that may stand between braces.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().map(|(name, _)| *name)
    }

    fn from_name(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, slot)| *slot)
    }
}

/// One piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand.
    Words(Box<str>),
    /// A value, or these words when it is not known.
    Value(Slot, Box<str>),
}

/// A compiled text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
    tidiness: Tidiness,
}

/// What is known of a template's own words, so that a text made of them and of
/// clean values need not be looked through again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tidiness {
    /// One line of clean text, single blanks, none at the ends.
    #[default]
    OneLine,
    /// The same, on several lines, of which the first and last are not blank.
    Lines,
    /// Anything else.
    Untidy,
}

impl Tidiness {
    fn of(pieces: &[Piece]) -> Self {
        // A value is never blank, so any letter stands for it.
        let mut shape = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => shape.push_str(words),
                Piece::Value(_, fallback) => {
                    shape.push_str(if fallback.is_empty() { "x" } else { fallback })
                }
            }
        }
        let is_tidy = |line: &str| {
            let is_plain = |c: char| c.is_ascii_graphic() || c == ' ';
            line.chars().all(is_plain) && !line.contains("  ") && line.trim() == line
        };
        if shape.lines().all(is_tidy) && shape.trim() == shape && !shape.contains('\r') {
            if shape.contains('\n') {
                Self::Lines
            } else {
                Self::OneLine
            }
        } else {
            Self::Untidy
        }
    }
}

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// A placeholder nobody knows.
    UnknownPlaceholder(String),
    /// A brace that is never closed.
    Unclosed,
}

impl Template {
    /// Compiles a text.
    ///
    /// # Errors
    ///
    /// A placeholder that is not among [`Slot::names`], or an open brace.
    ///
    /// ```
    /// use followup::template::{Template, TemplateError};
    ///
    /// assert!(Template::parse("Thank {person|the team} at {company}").is_ok());
    /// assert_eq!(
    ///     Template::parse("Thank {persn}"),
    ///     Err(TemplateError::UnknownPlaceholder("persn".into())),
    /// );
    /// ```
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(brace) = rest.find(['{', '}']) {
            let (before, from_brace) = rest.split_at(brace);
            words.push_str(before);
            if let Some(after) = from_brace
                .strip_prefix("{{")
                .or_else(|| from_brace.strip_prefix("}}"))
            {
                words.push_str(&from_brace[..1]);
                rest = after;
                continue;
            }
            let inside = from_brace
                .strip_prefix('{')
                .ok_or(TemplateError::Unclosed)?;
            let (placeholder, after) = inside.split_once('}').ok_or(TemplateError::Unclosed)?;
            let (name, fallback) = placeholder.split_once('|').unwrap_or((placeholder, ""));
            let slot = Slot::from_name(name.trim())
                .ok_or_else(|| TemplateError::UnknownPlaceholder(name.trim().to_owned()))?;
            if !words.is_empty() {
                pieces.push(Piece::Words(std::mem::take(&mut words).into()));
            }
            pieces.push(Piece::Value(slot, fallback.into()));
            rest = after;
        }
        words.push_str(rest);
        if !words.is_empty() {
            pieces.push(Piece::Words(words.into()));
        }
        let tidiness = Tidiness::of(&pieces);
        Ok(Self { pieces, tidiness })
    }

    /// How tidy its own words are.
    #[must_use]
    pub fn tidiness(&self) -> Tidiness {
        self.tidiness
    }

    /// The pieces, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Slot, Template, TemplateError, Tidiness};

    #[test]
    fn placeholders_are_compiled() {
        let template = Template::parse("{{a}} {person|the team}, {company}!").unwrap();
        assert_eq!(
            template.pieces(),
            [
                Piece::Words("{a} ".into()),
                Piece::Value(Slot::Person, "the team".into()),
                Piece::Words(", ".into()),
                Piece::Value(Slot::Company, "".into()),
                Piece::Words("!".into()),
            ]
        );
    }

    #[test]
    fn wrong_templates_are_refused() {
        assert_eq!(Template::parse("{person"), Err(TemplateError::Unclosed));
        assert_eq!(Template::parse("person}"), Err(TemplateError::Unclosed));
        assert_eq!(
            Template::parse("{today}"),
            Err(TemplateError::UnknownPlaceholder("today".into()))
        );
    }

    #[test]
    fn tidiness_is_that_of_the_text_with_values_in_it() {
        fn check(text: &str, expected: Tidiness) {
            assert_eq!(
                Template::parse(text).unwrap().tidiness(),
                expected,
                "{text:?}"
            );
        }
        check("Thank {person|the team}", Tidiness::OneLine);
        check("Hello {person},\n\nthanks", Tidiness::Lines);
        check("Thank  {person}", Tidiness::Untidy);
        check(" {person}", Tidiness::Untidy);
        check("{person} \nthanks", Tidiness::Untidy);
        check("{person}\n", Tidiness::Untidy);
        check("{person}\r\nthanks", Tidiness::Untidy);
        check("thank\u{2028}you", Tidiness::Untidy);
        check("{person| }", Tidiness::Untidy);
    }
}
