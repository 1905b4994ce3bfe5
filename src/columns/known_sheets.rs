//! Exports that are known by their own set of headers, because a header in
//! them means something else than it does everywhere.

/// A file that a site writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KnownSheet {
    /// LinkedIn's `Job Applications.csv`: every row was sent, and the contact
    /// data are the member's own.
    LinkedinApplications,
    /// LinkedIn's `Saved Jobs.csv`: no row was sent.
    LinkedinSaved,
}

impl KnownSheet {
    /// Recognises a sheet by the normal names of its headers. Columns that the
    /// person added do not matter.
    pub(super) fn recognise(names: &[impl AsRef<str>]) -> Option<Self> {
        let has = |wanted: &[&str]| {
            wanted
                .iter()
                .all(|wanted| names.iter().any(|name| name.as_ref() == *wanted))
        };
        let is_list_of_jobs = has(&["company name", "job title", "job url"]);
        if is_list_of_jobs
            && has(&["application date", "contact email", "contact phone number"])
            && (has(&["resume name"]) || has(&["question and answer"]))
        {
            return Some(Self::LinkedinApplications);
        }
        (is_list_of_jobs && has(&["saved date"]) && !has(&["application date"]))
            .then_some(Self::LinkedinSaved)
    }
}

#[cfg(test)]
mod tests {
    use super::KnownSheet;

    #[test]
    fn linkedin_is_known_by_its_headers() {
        fn check(names: &[&str], expected: Option<KnownSheet>) {
            assert_eq!(KnownSheet::recognise(names), expected, "{names:?}");
        }
        check(
            &[
                "application date",
                "contact email",
                "contact phone number",
                "company name",
                "job title",
                "job url",
                "resume name",
                "question and answer",
                "status",
            ],
            Some(KnownSheet::LinkedinApplications),
        );
        check(
            &["saved date", "job url", "job title", "company name"],
            Some(KnownSheet::LinkedinSaved),
        );
        check(
            &[
                "application date",
                "company",
                "job title",
                "contact email",
                "status",
                "job url",
            ],
            None,
        );
    }
}
