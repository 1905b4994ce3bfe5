//! What `convert` worked out is done, and told.

use std::mem;

use followup::diagnostic::Diagnostic;
use followup::sync::todo::ledger::Ledger;

use crate::convert_work::Work;
use crate::report::{Report, has_warning};
use crate::stop::{Exit, Stop};
use crate::task_list::TaskList;
use crate::time_zone::Nowhere;

/// What is to happen, and what the person should know.
pub(crate) struct End<'a> {
    pub(crate) work: Work<'a>,
    /// What is known of the tasks then, where there is a list of them.
    pub(crate) known: Option<Ledger>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What is wrong with `--again`.
    pub(crate) wrong_again: Vec<Stop>,
    /// Why no event has a time of day although there are times.
    pub(crate) nowhere: Option<&'a Nowhere>,
}

impl End<'_> {
    /// Writes the files, or shows how they would change.
    pub(crate) fn bring_about(self, list: &TaskList, report: Report) -> Result<Exit, Stop> {
        let Self {
            mut work,
            known,
            diagnostics,
            wrong_again,
            nowhere,
        } = self;
        let is_dry = work.is_dry;
        let mut warned = has_warning(&diagnostics) || nowhere.is_some() || !wrong_again.is_empty();
        if is_dry {
            report.data(work.diffs.as_bytes())?;
        } else {
            mem::take(&mut work.changes).make()?;
            let kept = known.map_or(Ok(()), |ledger| list.keep(&ledger));
            for line in &work.talk {
                report.talk(line);
            }
            list.talk(report);
            if let Err(stop) = kept {
                report.warning(&stop);
                warned = true;
            }
        }
        report.warnings(&diagnostics);
        report.warnings(&work.about_tasks);
        warned |= has_warning(&work.about_tasks);
        for stop in &wrong_again {
            report.warning(stop);
        }
        if let Some(nowhere) = nowhere {
            report.warning(&nowhere.warning());
        }
        if let Some(large) = &work.large {
            large.tell(report);
        }
        if !is_dry || work.diffs.is_empty() {
            report.data(&work.stdout)?;
        }
        // The process ends here. To give its memory back piece by piece would take
        // a tenth of a large run, and the system takes it all at once.
        mem::forget(work);
        Ok(if warned { Exit::Warned } else { Exit::Done })
    }
}
