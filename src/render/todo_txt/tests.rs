//! What a line says, part by part. That no cell can say more is in `properties`.

mod properties;

use super::{project, push_neutral, should_write, task_line};
use crate::application::Medium;
use crate::plan::{Kind, State};
use crate::render::sample;
use crate::render::task_parts::TaskPart::{Context, Priority, Project, Threshold};
use crate::render::task_parts::{TaskPart, TaskParts};
use crate::text::Text;

#[test]
fn a_task_has_one_shape() {
    fn check(via: Medium, company: &str, expected: &str) {
        let mut application = sample::application();
        application.company = Text::clean(company);
        let rule = sample::rule("a", Kind::Thanks, "{verb} {person} about {company}");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.via = via;
        assert_eq!(
            task_line(&follow_up, sample::day("2026-11-21"), TaskParts::default()),
            expected
        );
    }
    check(
        Medium::Email,
        "Acme Söhne",
        "2026-11-21 Email Ann Li about Acme Söhne +acme-sohne @email \
         due:2026-11-25 fu:bw71tb1",
    );
    check(
        Medium::Task,
        "株式会社",
        "2026-11-21 See to Ann Li about 株式会社 due:2026-11-25 fu:bw71tb1",
    );
}

#[test]
fn each_part_is_there_or_not() {
    fn check(parts: &[TaskPart], expected: &str) {
        let application = sample::application();
        let rule = sample::rule("a", Kind::Thanks, "{verb} {person}");
        let follow_up = sample::follow_up(&application, &rule);
        let (day, parts) = (sample::day("2026-11-21"), TaskParts::of(parts));
        assert_eq!(task_line(&follow_up, day, parts), expected);
    }
    check(&[], "2026-11-21 Email Ann Li due:2026-11-25 fu:bw71tb1");
    check(
        &[Project],
        "2026-11-21 Email Ann Li +acme-sohne due:2026-11-25 fu:bw71tb1",
    );
    check(
        &[Context],
        "2026-11-21 Email Ann Li @email due:2026-11-25 fu:bw71tb1",
    );
    check(
        &[Threshold],
        "2026-11-21 Email Ann Li t:2026-11-24 due:2026-11-25 fu:bw71tb1",
    );
    check(
        &[Priority],
        "(A) 2026-11-21 Email Ann Li due:2026-11-25 fu:bw71tb1",
    );
    check(
        &TaskPart::ALL,
        "(A) 2026-11-21 Email Ann Li +acme-sohne @email t:2026-11-24 due:2026-11-25 \
         fu:bw71tb1",
    );
}

#[test]
fn a_priority_is_for_what_cannot_be_done_late() {
    fn check(kind: Kind, by: &str, latest: &str, expected: bool) {
        let application = sample::application();
        let rule = sample::rule("a", kind, "{verb} {person}");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.by.on = sample::day(by);
        follow_up.latest = sample::day(latest);
        // Nor does it depend on how things stand, that is, on today.
        for state in State::ALL {
            follow_up.state = state;
            for today in ["2026-11-21", "2026-12-31"] {
                let parts = TaskParts::of(&[Priority]);
                let line = task_line(&follow_up, sample::day(today), parts);
                assert_eq!(line.starts_with("(A) "), expected, "{line}");
            }
        }
    }
    check(Kind::Thanks, "2026-11-25", "2026-12-02", true);
    check(Kind::Thanks, "2026-11-25", "2026-11-25", true);
    check(Kind::Task, "2026-11-25", "2026-11-25", true);
    check(Kind::Task, "2026-11-25", "2026-11-26", false);
    check(Kind::CheckIn, "2026-11-25", "2026-11-25", false);
    check(Kind::Courtesy, "2026-11-25", "2026-11-25", false);
    check(Kind::Own, "2026-11-25", "2026-11-25", false);
}

#[test]
fn due_is_the_day_by_which_and_t_the_planned_day() {
    fn check(on: &str, by: &str, expected: &str) {
        let application = sample::application();
        let rule = sample::rule("a", Kind::CheckIn, "Ask");
        let mut follow_up = sample::follow_up(&application, &rule);
        (follow_up.on, follow_up.by.on) = (sample::day(on), sample::day(by));
        // The last day is neither of them.
        follow_up.latest = sample::day("2026-12-31");
        let parts = TaskParts::of(&[Threshold]);
        let line = task_line(&follow_up, sample::day("2026-11-24"), parts);
        assert_eq!(line, format!("2026-11-24 Ask {expected} fu:bw71tb1"));
    }
    check("2026-11-26", "2026-11-30", "t:2026-11-26 due:2026-11-30");
    check("2026-11-26", "2026-11-26", "t:2026-11-26 due:2026-11-26");
    check("2026-11-24", "2026-11-24", "t:2026-11-24 due:2026-11-24");
    // It is written also when its day is past, so that the line stays the same.
    check("2026-11-01", "2026-11-02", "t:2026-11-01 due:2026-11-02");
}

#[test]
fn words_lose_what_clients_would_read_into_them() {
    fn check(text: &str, expected: &str) {
        let mut line = String::new();
        push_neutral(text, &mut line);
        assert_eq!(line, expected, "{text}");
    }
    check("Email Ann", " Email Ann");
    check("Round 2: at 14:00", " Round 2, at 14-00");
    check("see https://x.example/a", " see https-//x.example/a");
    check("rec:1d :: h:1: : t::", " rec-1d -, h-1, - t-,");
    check(
        "+jobs @home +@ a+b ann@acme.example",
        " jobs home a+b ann@acme.example",
    );
    check("x ray", " Follow-up x ray");
    check("@x ray", " Follow-up x ray");
    check("(A) team", " Follow-up (A) team");
    check("(é) team", " Follow-up (é) team");
    check("(AB) team", " (AB) team");
    check("2026-12-01 Ltd", " Follow-up 2026-12-01 Ltd");
    check("2026-12-01: Ltd", " 2026-12-01, Ltd");
    check("Exam 2026-12-01", " Exam 2026-12-01");
    // Wide forms are letters to every client, and stay.
    check(
        "due：2026-12-01 ＋a ＠b （A）",
        " due：2026-12-01 ＋a ＠b （A）",
    );
    check("a\u{180e}+b\u{180e}x", " a b x");
    check("\u{180e}(A)\u{180e}", " Follow-up (A)");
    // Somebody sees a plus, but no client does.
    check("\u{200d}+a \u{ad}@b", " \u{200d}+a \u{ad}@b");
}

#[test]
fn projects_are_plain_words() {
    fn check(company: &str, expected: Option<&str>) {
        assert_eq!(project(company).as_deref(), expected, "{company}");
    }
    check("Acme", Some("acme"));
    check("Acme, Inc.", Some("acme-inc"));
    check("L'Oréal", Some("loreal"));
    check("Größe & Łódź ÅÆØ", Some("grosse-lodz-aaeo"));
    check("Ａｃｍｅ", Some("acme"));
    check("3M", Some("3m"));
    check("42", Some("42"));
    check("Завод 7", None);
    check("株式会社 Acme", Some("acme"));
    check("+++", None);
    check(
        "Amalgamated Consolidated International Holdings",
        Some("amalgamated-consolidated-international-h"),
    );
}

#[test]
fn only_what_is_near_is_written() {
    fn check(state: State, on: &str, expected: bool) {
        let application = sample::application();
        let rule = sample::rule("a", Kind::Thanks, "x");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.state = state;
        follow_up.on = sample::day(on);
        let today = sample::day("2026-11-10");
        assert_eq!(should_write(&follow_up, today, 14), expected, "{state:?}");
    }
    check(State::Due, "2026-11-10", true);
    check(State::Overdue, "2026-11-01", true);
    check(State::Planned, "2026-11-24", true);
    check(State::Planned, "2026-11-25", false);
    for state in [State::Waiting, State::Lapsed, State::Done, State::Moot] {
        check(state, "2026-11-10", false);
    }
}
