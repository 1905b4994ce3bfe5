//! The playbooks that come with the program, in the user's own rule language.

use super::document::PlaybookError;
use super::playbook::Playbook;

/// A playbook that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its name.
    pub name: &'static str,
    /// Its TOML, as a person would write it.
    pub text: &'static str,
}

/// The built-in playbooks, the default first.
pub const BUILT_IN: [BuiltIn; 6] = [
    BuiltIn {
        name: "default",
        text: include_str!("../playbooks/default.toml"),
    },
    BuiltIn {
        name: "within-a-week",
        text: include_str!("../playbooks/within-a-week.toml"),
    },
    BuiltIn {
        name: "two-contacts",
        text: include_str!("../playbooks/two-contacts.toml"),
    },
    BuiltIn {
        name: "five-business-days",
        text: include_str!("../playbooks/five-business-days.toml"),
    },
    BuiltIn {
        name: "email-then-voicemail",
        text: include_str!("../playbooks/email-then-voicemail.toml"),
    },
    BuiltIn {
        name: "tiered",
        text: include_str!("../playbooks/tiered.toml"),
    },
];

/// The built-in playbook of that name.
#[must_use]
pub fn built_in(name: &str) -> Option<BuiltIn> {
    BUILT_IN.into_iter().find(|playbook| playbook.name == name)
}

impl BuiltIn {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// None in a released program: a test loads each one.
    pub fn load(self) -> Result<Playbook, PlaybookError> {
        Playbook::parse(self.name, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::BUILT_IN;

    #[test]
    fn every_built_in_playbook_loads_under_its_own_name() {
        for playbook in BUILT_IN {
            let loaded = playbook.load().unwrap();
            assert_eq!(&*loaded.name, playbook.name);
        }
    }
}
