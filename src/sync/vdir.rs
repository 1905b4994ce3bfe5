//! A folder of events, one a file, and what is to be in it become the files that
//! are new, changed or gone.
//!
//! The layout is the one of vdirsyncer and khal: each file is a calendar of one
//! event and is named by its UID. Clients write there, too: a file of ours is
//! known by what is in it, and counts as changed only if it says something else.
//! Files that hold anything not ours are never touched.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::calendar::MergeOptions;
use super::changes::FileChange;
use super::entry::{Entry, What};
use super::events::{Counts, EventBytes, Events, EventsOnFile, Outcome, Store};
use super::ics_scanner::{OurEvent, scan_one};
use super::write::{check_writable, failed};
use crate::business_days::Calendar;
use crate::error::Error;
use crate::render::ics::{EventWriter, write_footer, write_item_header};

/// What the name of every file of events ends in.
const EXTENSION: &str = "ics";

/// A file of ours in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventFile {
    path: PathBuf,
    bytes: Vec<u8>,
    event: OurEvent,
}

/// Reads the files that are ours; none if there is no folder yet. `known` are the
/// identities that the plan knows, in whatever state.
///
/// # Errors
///
/// [`Error::CouldNotWrite`] if the folder or a file in it could not be written,
/// and [`Error::TruncatedCalendar`] for a file that has the name of an event of
/// ours and holds something else.
pub fn read_folder(folder: &Path, known: &HashSet<Uuid>) -> Result<Vec<EventFile>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound && can_be_made(folder) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(failed(folder, &error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| failed(folder, &error))?.path();
        let is_event = path.extension().is_some_and(|it| it == EXTENSION) && path.is_file();
        // What cannot be read is none of ours: we could read what we wrote.
        let Some(bytes) = is_event.then(|| fs::read(&path).ok()).flatten() else {
            continue;
        };
        match scan_one(&bytes, known) {
            Some(event) => {
                check_writable(&path)?;
                files.push(EventFile { path, bytes, event });
            }
            None if has_known_name(&path, known) => {
                return Err(Error::TruncatedCalendar { path });
            }
            None => {}
        }
    }
    // The order of a folder is anybody's guess.
    files.sort_by(|one, two| one.path.cmp(&two.path));
    Ok(files)
}

/// Whether there is a place for a folder that is not there yet: not below one
/// that is missing, too, and not behind a link to nowhere.
fn can_be_made(folder: &Path) -> bool {
    let is_above = |above: &Path| above.as_os_str().is_empty() || above.is_dir();
    folder.parent().is_none_or(is_above) && fs::symlink_metadata(folder).is_err()
}

fn has_known_name(path: &Path, known: &HashSet<Uuid>) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let uid = stem.and_then(|stem| Uuid::try_parse(stem).ok());
    uid.is_some_and(|uid| known.contains(&uid))
}

/// Works out what happens to the folder, file by file.
///
/// # Errors
///
/// Those of [`Events::decide`].
pub fn merge_folder<'f: 'a, 'a>(
    folder: &Path,
    files: &'f [EventFile],
    entries: impl Iterator<Item = Entry<'a>> + Clone,
    calendar: &Calendar,
    options: &MergeOptions,
) -> Result<(Vec<FileChange<'f>>, Counts), Error> {
    let bytes = files
        .iter()
        .map(|file| &file.bytes[file.event.bytes.clone()]);
    let events = files.iter().map(|file| file.event.clone()).collect();
    let on_file = EventsOnFile::new(events, EventBytes::Here(bytes.collect()));
    let (keeping, allow_empty) = (options.keeping, options.allow_empty);
    let store = (Store::Folder, folder);
    let events = Events::decide(on_file, entries, keeping, allow_empty, store)?;

    let mut changes = Vec::new();
    let mut counts = Counts::default();
    let mut header = Vec::new();
    write_item_header(&mut header);
    let mut out = header.clone();
    let mut writer = EventWriter::new(calendar, &options.ics);
    let render = |out: &mut Vec<u8>, what: What<'_>, stamp| {
        what.write(&mut writer, out, stamp);
    };
    events.make(&mut out, render, |out, uid, place, outcome| {
        counts.count(outcome);
        let file = place.and_then(|place| files.get(place));
        match (outcome, file) {
            (Outcome::Kept, _) | (Outcome::Removed, None) => {}
            (Outcome::Removed, Some(file)) => {
                changes.push(FileChange::remove(&file.path, &file.bytes));
            }
            (Outcome::Added | Outcome::Changed | Outcome::Cancelled, file) => {
                write_footer(out);
                let path = match file {
                    Some(file) => file.path.clone(),
                    None => folder.join(format!("{uid}.{EXTENSION}")),
                };
                let previous = file.map(|file| file.bytes.as_slice());
                changes.push(FileChange::write(path, previous, out.clone()));
            }
        }
        out.truncate(header.len());
        Ok(())
    })?;
    Ok((changes, counts))
}
