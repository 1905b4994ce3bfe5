//! What is asked of the program, beside what was measured: the last lines of the
//! report. Nothing fails here, since machines differ; whoever reads it judges. Its
//! memory and its size are in the report of `compare/`.

use std::time::Duration;

/// What was measured of one size of sheet.
pub(crate) struct Figures {
    pub(crate) rows: usize,
    /// The whole process, sheet to calendar.
    pub(crate) whole: Duration,
    /// The same over the calendar that it wrote.
    pub(crate) again: Duration,
    /// Reading the sheet, and writing as many bytes.
    pub(crate) copy: Duration,
}

/// So long may a sheet take at most, in milliseconds.
const MOST: [(usize, f64); 2] = [(25, 5.0), (1_000, 10.0)];
/// Smaller sheets are mostly start-up, of which there is no growth.
const FEWEST_ROWS_THAT_GROW: usize = 1_000;

/// Prints a line for everything that is asked for and that these figures tell.
pub(crate) fn print(figures: &[Figures]) {
    let line = |what: String, asked: &str, measured: String| {
        println!("{what:<48} {asked:>9} {measured:>10}");
    };
    println!();
    line("what".into(), "asked", "measured".into());
    for (rows, most) in MOST {
        if let Some(it) = figures.iter().find(|it| it.rows == rows) {
            let measured = format!("{:.1} ms", it.whole.as_secs_f64() * 1e3);
            line(format!("{rows} rows"), &format!("{most} ms"), measured);
        }
    }
    let times = |one: Duration, other: Duration| {
        format!("{:.2} x", one.as_secs_f64() / other.as_secs_f64())
    };
    let grown = figures.iter().filter(|it| it.rows >= FEWEST_ROWS_THAT_GROW);
    for it in grown {
        let rows = it.rows;
        if let Some(smaller) = figures.iter().find(|other| other.rows * 10 == rows) {
            let what = format!("{rows} rows, of the time of {}", smaller.rows);
            line(what, "9 to 11 x", times(it.whole, smaller.whole));
        }
        let what = format!("{rows} rows again, nothing changed, of the first");
        line(what, "1.5 x", times(it.again, it.whole));
        let what = format!("{rows} rows, of the time of `copy`");
        line(what, "4 x", times(it.whole, it.copy));
    }
}
