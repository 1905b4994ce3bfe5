//! What a program finds itself in under cron, or where something is broken.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use super::{ACME, BOREL, HEADER, convert, files, today, yesterday};
use crate::harness::Workspace;

#[test]
fn closed_streams_are_no_hindrance() {
    for closed in [
        "exec <&-",
        "exec >&-",
        "exec 2>&-",
        "exec <&- >&- 2>&-",
        "exec </dev/null >/dev/null 2>/dev/null",
    ] {
        let workspace = yesterday();
        let run = convert(&workspace).limited_by(closed);
        run.gives(0, "", "");
        assert_eq!(files(&workspace), today(), "{closed}");
        workspace
            .followup(["plan", "a.csv", "--today", "2026-11-24"])
            .limited_by("exec >&-")
            .gives(0, "", "");
    }
}

#[test]
fn a_closed_stdin_is_an_empty_sheet() {
    Workspace::new()
        .followup(["plan", "-"])
        .limited_by("exec <&-")
        .gives(
            3,
            "",
            "error: `-` is empty\nhint: the first row names the columns: `company`, `role`, \
             `applied`\n",
        );
}

#[test]
fn without_a_home_the_files_that_are_named_are_written() {
    let check = |home: Option<&str>| {
        let workspace = yesterday();
        let mut run = convert(&workspace)
            .without_env("HOME")
            .env("XDG_CONFIG_HOME", "not/absolute");
        if let Some(home) = home {
            run = run.env("HOME", home);
        }
        run.gives(0, "", "");
        assert_eq!(files(&workspace), today(), "{home:?}");
    };
    check(None);
    check(Some(""));
}

#[test]
fn a_time_zone_that_is_none_is_told_and_the_day_is_that_of_utc() {
    let workspace = yesterday();
    let told = |zone: &str| {
        format!(
            "warning: there is no time zone `TZ={zone}`, so today is the day in UTC\n\
             hint: name it, like `--tz Europe/Berlin`\n"
        )
    };
    for zone in ["Mars/Phobos", "nonsense", "Europe/Berlim"] {
        for line in [
            "plan a.csv",
            "convert a.csv --ics -",
            "columns a.csv",
            "explain a.csv acme",
        ] {
            let outcome = workspace
                .followup(line.split(' '))
                .env("TZ", zone)
                .outcome();
            assert_eq!(outcome.exit, Some(1), "{zone} {outcome:?}");
            assert!(outcome.stderr.ends_with(&told(zone)), "{outcome:?}");
        }
        // Who says which day it is needs no clock.
        for more in ["--today 2026-11-24", "--tz UTC"] {
            let line = format!("plan a.csv --format json {more}");
            workspace
                .followup(line.split(' '))
                .env("TZ", zone)
                .succeeds();
        }
    }
    for zone in [
        "UTC",
        ":Europe/Berlin",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "JST-9",
        "",
        ":/etc/localtime",
    ] {
        let run = workspace.followup(["plan", "a.csv", "--format", "json"]);
        run.env("TZ", zone).succeeds();
    }
}

#[test]
fn the_locale_changes_no_byte() {
    let run = |locale: Option<&str>| {
        let workspace = Workspace::new().with(
            "a.csv",
            format!("{HEADER}{ACME}Société Ôdéon,Chef,applied,2026-11-20,,\n"),
        );
        let with_locale = |line: &str| {
            let run = workspace.followup(line.split(' '));
            match locale {
                Some(locale) => run.env("LC_ALL", locale).env("LANG", locale),
                None => run,
            }
        };
        let plan = with_locale("plan a.csv --today 2026-11-24").succeeds();
        assert!(plan.contains("Société Ôdéon"));
        with_locale("convert a.csv --today 2026-11-24 --ics f.ics --todo todo.txt").succeeds();
        (plan, files(&workspace))
    };
    let expected = run(None);
    for locale in [
        "C",
        "POSIX",
        "C.UTF-8",
        "de_DE.ISO-8859-1",
        "tr_TR.UTF-8",
        "nonsense",
    ] {
        assert_eq!(run(Some(locale)), expected, "{locale}");
    }
}

/// A path of these bytes below the folder.
fn path(workspace: &Workspace, name: &[u8]) -> PathBuf {
    workspace.path("").join(OsStr::from_bytes(name))
}

#[test]
fn a_path_need_not_be_text() {
    let workspace = Workspace::new();
    fs::write(
        path(&workspace, b"a\xff.csv"),
        format!("{HEADER}{ACME}{BOREL}"),
    )
    .unwrap();
    fs::create_dir(path(&workspace, b"d\xfe")).unwrap();
    workspace
        .followup(["convert", "--today", "2026-11-24"])
        .arg_of_bytes(b"a\xff.csv")
        .arg_of_bytes(b"--ics=d\xfe/f.ics")
        .arg_of_bytes(b"--vdir=d\xfe/\xff")
        .arg_of_bytes(b"--vtodo=t\xff.ics")
        .arg_of_bytes(b"--todo=t\xff.txt")
        .gives(0, "", "");
    for name in [
        &b"d\xfe/f.ics"[..],
        b"d\xfe/\xff",
        b"t\xff.ics",
        b"t\xff.txt",
    ] {
        assert!(path(&workspace, name).exists(), "{name:?}");
    }
    // And they are found again: all that is due is a task already.
    workspace
        .followup(["convert", "--today", "2026-11-24", "--todo", "-"])
        .arg_of_bytes(b"a\xff.csv")
        .arg_of_bytes(b"--todo-in=t\xff.txt")
        .gives(0, "", "");
    workspace
        .followup(["plan", "--today", "2026-11-24"])
        .arg_of_bytes(b"b\xff.csv")
        .gives(
            3,
            "",
            "error: could not read `b\u{fffd}.csv`: no such file or directory\n",
        );
}

#[test]
fn a_path_in_the_environment_need_not_be_text() {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}{BOREL}"));
    fs::create_dir(path(&workspace, b"d\xfe")).unwrap();
    let mut command = workspace
        .followup("convert a.csv --today 2026-11-24 --todo auto".split(' '))
        .into_command();
    let output = command
        .env("FOLLOWUP_ICS", OsStr::from_bytes(b"d\xfe/f.ics"))
        .env("TODO_DIR", OsStr::from_bytes(b"d\xfe"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(path(&workspace, b"d\xfe/f.ics").exists());
    assert!(path(&workspace, b"d\xfe/todo.txt").exists());
}

#[test]
fn in_a_folder_that_was_deleted_whole_paths_still_work() {
    let workspace = yesterday();
    let gone = "mkdir gone && cd gone && rmdir ../gone";
    let [sheet, calendar] = ["a.csv", "f.ics"].map(|name| workspace.path(name));
    let [sheet, calendar] = [&sheet, &calendar].map(|path| path.to_str().unwrap());
    let run = |input: &str, output: &str| {
        let args = ["convert", input, "--today", "2026-11-24", "--ics", output];
        workspace.followup(args).limited_by(gone)
    };
    run(sheet, calendar).gives(0, "", "");
    assert_eq!(workspace.bytes("f.ics"), today()["f.ics"]);
    run("a.csv", calendar).gives(
        3,
        "",
        "error: could not read `a.csv`: no such file or directory\n",
    );
    run(sheet, "f.ics").gives(
        4,
        "",
        "error: could not write `f.ics`: no such file or directory\n",
    );
}

/// The clock of a computer whose battery is empty, or that has travelled.
#[test]
fn a_clock_that_was_set_back_takes_nothing_away() {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}{BOREL}"));
    let run = |today: &str| {
        let line = "convert a.csv --ics f.ics --vdir events --vtodo tasks.ics --todo todo.txt";
        let args = line.split(' ').chain(["--today", today]);
        workspace.followup(args).gives(0, "", "");
        files(&workspace)
    };
    let first = run("2026-11-24");
    for earlier in ["2026-11-23", "2026-11-03", "2025-01-01"] {
        let back = run(earlier);
        let lines = |files: &super::Files| String::from_utf8(files["todo.txt"].clone()).unwrap();
        assert!(lines(&back).starts_with(&lines(&first)), "{earlier}");
        for (name, bytes) in &first {
            let text = String::from_utf8_lossy(&back[name]).into_owned();
            assert!(!text.contains("CANCELLED"), "{earlier}: {name}");
            let uids = |bytes: &[u8]| {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let uids = text.lines().filter(|line| line.starts_with("UID:"));
                uids.map(str::to_owned).collect::<Vec<_>>()
            };
            for uid in uids(bytes) {
                assert!(uids(&back[name]).contains(&uid), "{earlier}: {name} {uid}");
            }
        }
    }
    assert_eq!(run("2026-11-24"), first);
    // When nothing of the sheet can be true yet, nothing is believed.
    let line = "convert a.csv --ics f.ics --todo todo.txt --today 1970-01-01";
    let before = files(&workspace);
    workspace.followup(line.split(' ')).gives(
        4,
        "",
        "error: all 11 events of `f.ics` would vanish\n\
         hint: if that is meant, say `--allow-empty`\n",
    );
    assert_eq!(files(&workspace), before);
}
