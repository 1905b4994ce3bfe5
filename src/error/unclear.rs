//! What is not clear of a sheet without a header, and how a person is asked.

use std::fmt;

use crate::diagnostic::Place;

/// A sheet without a header whose values do not tell its columns apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnclearColumns {
    /// The first row of values.
    pub place: Place,
    /// What is not told.
    pub why: Unclear,
    /// The cells of that row, each with the letters of its column.
    pub first: Vec<(String, String)>,
    /// What the columns may be: a field, the letters of a column, and what speaks
    /// for it.
    pub to_type: Vec<(&'static str, String, String)>,
}

/// What the values of a sheet without a header do not tell. Columns are named by
/// their letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Which of several columns has the company, and which the role.
    CompanyOrRole,
    /// Which column has the company.
    NoCompany,
    /// Which of several columns has the status.
    Stages(Vec<String>),
    /// Which of several columns has the day of the application.
    Days(Vec<String>),
    /// Whether the only column of days has those of the applications.
    Day {
        /// The column.
        column: String,
        /// What speaks against it.
        why: &'static str,
    },
}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |columns: &[String]| match columns {
            [others @ .., last] if !others.is_empty() => {
                format!("{} and {last}", others.join(", "))
            }
            columns => columns.join(""),
        };
        let both = |columns: &[String]| if columns.len() == 2 { "both" } else { "all" };
        match self {
            Self::CompanyOrRole => f.write_str("its values do not tell the company from the role"),
            Self::NoCompany => f.write_str("no column of it is surely the company"),
            Self::Stages(columns) => {
                write!(
                    f,
                    "columns {} {} hold status words",
                    listed(columns),
                    both(columns)
                )
            }
            Self::Days(columns) => write!(
                f,
                "columns {} {} hold days: nothing tells on which you applied",
                listed(columns),
                both(columns)
            ),
            Self::Day { column, why } => write!(
                f,
                "nothing tells what the days in column {column} are: {why}"
            ),
        }
    }
}

impl UnclearColumns {
    /// How to say which column is which.
    pub(super) fn hint(&self) -> String {
        let maps: Vec<String> = self
            .to_type
            .iter()
            .map(|(field, letters, _)| format!("--map {field}={letters}"))
            .collect();
        let maps = match &maps[..] {
            [] => "--map company=A".to_owned(),
            maps => maps.join(" "),
        };
        format!(
            "say which column is which, like `{maps}`, or write a row of headers above the first row"
        )
    }
}

impl fmt::Display for UnclearColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this sheet has no row of headers, and {}", self.why)?;
        for (index, (letters, cell)) in self.first.iter().enumerate() {
            let joint = match index {
                0 => "; it begins with ",
                _ => ", ",
            };
            write!(f, "{joint}{letters} `{cell}`")?;
        }
        Ok(())
    }
}
