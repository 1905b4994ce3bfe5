//! The one place that prints: data to stdout, talk to stderr, colour only
//! where somebody sees it.

use std::cmp::Reverse;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use followup::diagnostic::{Diagnostic, Severity};

use crate::settings::Settings;
use crate::stop::Stop;
use followup::error::system_words;
use followup::text::printable;

/// So many diagnostics are printed; of more, only the number, since cron sends
/// everything by mail.
const MOST_DIAGNOSTICS: usize = 20;

/// How to talk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report {
    color: ColorChoice,
    talks: bool,
    is_quiet: bool,
}

impl Report {
    /// Before the settings are known.
    pub(crate) fn plain() -> Self {
        Self {
            color: ColorChoice::Auto,
            talks: false,
            is_quiet: false,
        }
    }

    /// As the settings say.
    pub(crate) fn from(settings: &Settings<'_>) -> Result<Self, Stop> {
        let color = match settings.single("color") {
            None => ColorChoice::Auto,
            Some(value) => match value.text.as_str() {
                "auto" => ColorChoice::Auto,
                "always" => ColorChoice::Always,
                "never" => ColorChoice::Never,
                _ => return Err(value.refuse("write auto, always or never")),
            },
        };
        let is_loud = settings.is_on("verbose")?;
        let is_quiet = settings.is_on("quiet")?;
        Ok(Self {
            color,
            talks: is_loud || (io::stderr().is_terminal() && !is_quiet),
            is_quiet,
        })
    }

    /// Whether stdout shows colours.
    pub(crate) fn is_colourful(self) -> bool {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            other => other != ColorChoice::Never,
        }
    }

    /// How wide the terminal on stdout is; `None` if it is none.
    pub(crate) fn width(self) -> Option<usize> {
        let stdout = io::stdout();
        let (width, _) =
            terminal_size::terminal_size_of(&stdout).filter(|_| stdout.is_terminal())?;
        Some(width.0.into())
    }

    /// Prints data. A reader that went away is no failure.
    pub(crate) fn data(self, bytes: &[u8]) -> Result<(), Stop> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(Stop {
                exit: crate::stop::Exit::Output,
                message: format!("could not write to stdout: {}", system_words(&why)),
                place: None,
                hint: None,
            }),
            _ => Ok(()),
        }
    }

    /// Says something in passing, if anybody listens.
    pub(crate) fn talk(self, message: &str) {
        if self.talks {
            self.line(&format!("{}\n", printable(message)));
        }
    }

    /// Tells what is wrong with the sheet; notes only if anybody listens, since
    /// every word of a nightly run becomes a mail.
    pub(crate) fn warnings(self, diagnostics: &[Diagnostic]) {
        let is_told = |it: &&Diagnostic| self.talks || it.severity == Severity::Warning;
        let told: Vec<&Diagnostic> = diagnostics.iter().filter(is_told).collect();
        self.print(&told);
    }

    /// Tells what is wrong with the sheet, and what is worth knowing.
    pub(crate) fn diagnostics(self, diagnostics: &[Diagnostic]) {
        let is_told = |it: &&Diagnostic| !self.is_quiet || it.severity == Severity::Warning;
        let told: Vec<&Diagnostic> = diagnostics.iter().filter(is_told).collect();
        self.print(&told);
    }

    /// Warnings come before notes, or the ones that matter might be those that
    /// are only counted.
    fn print(self, diagnostics: &[&Diagnostic]) {
        let mut diagnostics = diagnostics.to_vec();
        diagnostics.sort_by_key(|it| Reverse(it.severity));
        for diagnostic in diagnostics.iter().take(MOST_DIAGNOSTICS) {
            self.message(
                diagnostic.severity.word(),
                AnsiColor::Yellow,
                &diagnostic.message,
                Some(&diagnostic.place),
                diagnostic.hint.as_deref(),
            );
        }
        if let Some(more) = diagnostics
            .len()
            .checked_sub(MOST_DIAGNOSTICS)
            .filter(|n| *n > 0)
        {
            self.line(&format!("and {more} more\n"));
        }
    }

    /// Tells what is worth knowing about an answer.
    pub(crate) fn note(self, message: &str) {
        if !self.is_quiet {
            self.message("note", AnsiColor::Yellow, message, None::<&str>, None);
        }
    }

    /// Tells what stands in the way of the next step, though this one is done.
    pub(crate) fn warning(self, stop: &Stop) {
        self.message(
            Severity::Warning.word(),
            AnsiColor::Yellow,
            &stop.message,
            stop.place.as_deref(),
            stop.hint.as_deref(),
        );
    }

    /// Tells why the program stops.
    pub(crate) fn stop(self, stop: &Stop) {
        let place = stop.place.as_deref();
        self.message(
            "error",
            AnsiColor::Red,
            &stop.message,
            place,
            stop.hint.as_deref(),
        );
    }

    fn message<P: Display>(
        self,
        word: &str,
        color: AnsiColor,
        message: &str,
        place: Option<P>,
        hint: Option<&str>,
    ) {
        let style = Style::new().bold().fg_color(Some(color.into()));
        let message = printable(message);
        let mut text = format!("{style}{word}{style:#}: {message}\n");
        if let Some(place) = place {
            let place = place.to_string();
            text.push_str(&format!("  --> {}\n", printable(&place)));
        }
        if let Some(hint) = hint {
            text.push_str(&format!("hint: {}\n", printable(hint)));
        }
        self.line(&text);
    }

    /// Nobody can be told that stderr is gone.
    fn line(self, text: &str) {
        let mut stderr = AutoStream::new(io::stderr(), self.color);
        let _ = stderr.write_all(text.as_bytes());
    }
}

/// Whether a list of diagnostics changes the exit code.
pub(crate) fn has_warning(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Warning)
}
