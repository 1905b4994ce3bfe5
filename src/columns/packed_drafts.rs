//! Of a large sheet, drafts are packed as soon as their row is read, and only those
//! that are like others are looked at once more. What comes out is what
//! [`super::identity`] makes of the same drafts.

use super::checks::{check, has_contradictions};
use super::identity::{Draft, groups_of_like, hash_of, tell_apart, unique_ids};
use super::most_interviews::{has_too_many_interviews, keep_last_interviews};
use super::report::Report;
use crate::application::PackedApplication;
use crate::read::Row;
use crate::text::Text;

/// A draft that nothing comes to any more, with the identity that it has as long as
/// no other is like it.
pub(super) struct PackedDraft<'t> {
    application: PackedApplication,
    identity_hash: u64,
    id_hash: u64,
    has_own_id: bool,
    is_unnamed: bool,
    /// Whether its dates, or how many they are, give reason to say something.
    is_told_of: bool,
    row: Row<'t>,
}

impl<'t> PackedDraft<'t> {
    pub(super) fn of(draft: &Draft<'t>) -> Self {
        let application = &draft.application;
        Self {
            application: PackedApplication::of(application),
            identity_hash: hash_of(&application.identity.0),
            id_hash: hash_of(application.id.as_str()),
            has_own_id: draft.own_id.is_some(),
            is_unnamed: draft.is_unnamed,
            is_told_of: has_too_many_interviews(application) || has_contradictions(application),
            row: draft.row,
        }
    }

    fn unpack(&self) -> Draft<'t> {
        let application = self.application.unpack();
        // The id of a sheet is the identity as long as no other is like it.
        let own_id = self
            .has_own_id
            .then(|| Text::from_clean(&application.identity.0));
        Draft {
            application,
            own_id,
            is_unnamed: self.is_unnamed,
            happened: None,
            row: self.row,
        }
    }
}

/// As [`super::identity::identify`]; and tells of dates that contradict each other.
pub(super) fn identify_packed(
    mut drafts: Vec<PackedDraft<'_>>,
    report: &mut Report,
) -> (Vec<PackedApplication>, usize) {
    let mut is_kept = vec![true; drafts.len()];
    let mut merged = 0;
    let identity = |index: usize| drafts[index].application.identity();
    for group in groups_of_like(drafts.iter().map(|it| it.identity_hash), identity) {
        let mut alike: Vec<Draft<'_>> = group.iter().map(|index| drafts[*index].unpack()).collect();
        for place in tell_apart(&mut alike, (0..group.len()).collect(), report) {
            is_kept[group[place]] = false;
            merged += 1;
        }
        for (index, draft) in group.into_iter().zip(alike) {
            // Its identity is not looked for any more.
            drafts[index].id_hash = hash_of(draft.application.id.as_str());
            drafts[index].application = PackedApplication::of(&draft.application);
        }
    }
    let mut is_kept = is_kept.into_iter();
    drafts.retain(|_| is_kept.next().unwrap_or(true));
    let names = |index: usize| {
        let application = &drafts[index].application;
        (application.id(), application.identity())
    };
    for (index, id) in unique_ids(drafts.iter().map(|it| it.id_hash), names) {
        let mut application = drafts[index].application.unpack();
        application.id = id;
        drafts[index].application = PackedApplication::of(&application);
    }
    for draft in drafts.iter_mut().filter(|draft| draft.is_told_of) {
        let mut application = draft.application.unpack();
        keep_last_interviews(&mut application, report);
        check(&application, report);
        draft.application = PackedApplication::of(&application);
    }
    let applications = drafts.into_iter().map(|draft| draft.application).collect();
    (applications, merged)
}
