//! The same sheet in any encoding gives the same plan, and a guess is told.

use crate::harness::{Outcome, Workspace};

/// With a letter that Windows-1252 has and ISO-8859-1 has not.
const GERMAN: &str = "\
Company;Position;Date Applied
Müller Söhne;Köchin – Süd;2026-11-20
";

const JAPANESE: &str = "会社名,職種,応募日\n青山商会,料理人,2026-11-20\n";

fn plan(bytes: &[u8], more: &[&str]) -> Outcome {
    let workspace = Workspace::new().with("a.csv", bytes);
    let args = ["plan", "a.csv", "--today", "2026-11-24", "--format", "csv"];
    workspace
        .followup(args.iter().chain(more).copied())
        .outcome()
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(to_bytes).collect()
}

#[test]
fn every_encoding_gives_the_same_plan() {
    let plain = plan(GERMAN.as_bytes(), &[]);
    plain.is(0, &plain.stdout, "");
    assert!(plain.stdout.contains("Müller Söhne"), "{}", plain.stdout);
    let windows = encoding_rs::WINDOWS_1252.encode(GERMAN).0;
    for (bytes, more) in [
        (format!("\u{feff}{GERMAN}").into_bytes(), &[][..]),
        (utf_16(GERMAN, u16::to_le_bytes), &[]),
        (utf_16(GERMAN, u16::to_be_bytes), &[]),
        (windows.to_vec(), &["--encoding", "windows-1252"]),
        (windows.to_vec(), &["--encoding", "ISO-8859-1"]),
        (GERMAN.as_bytes().to_vec(), &["--encoding", "utf8"]),
        (
            utf_16(GERMAN, u16::to_le_bytes)[2..].to_vec(),
            &["--encoding", "utf-16le"],
        ),
    ] {
        plan(&bytes, more).is(0, &plain.stdout, "");
    }
    let guessed = plan(&windows, &[]);
    guessed.is(
        1,
        &plain.stdout,
        "\
warning: this file is not in UTF-8; it was read as Windows-1252
  --> a.csv:2
hint: if the letters of this row come out wrong, name the encoding, like `--encoding shift_jis`; if they are right, `--encoding windows-1252` says so
",
    );
}

#[test]
fn asian_encodings_are_read_when_asked_for() {
    let map = [
        "--map",
        "company=会社名",
        "--map",
        "role=職種",
        "--map",
        "applied_on=応募日",
    ];
    let plain = plan(JAPANESE.as_bytes(), &map);
    let expected = plain.stdout.as_str();
    assert!(expected.contains("青山商会"), "{plain:?}");
    let shift_jis = encoding_rs::SHIFT_JIS.encode(JAPANESE).0;
    let gb18030 = encoding_rs::GB18030.encode(JAPANESE).0;
    for (bytes, name) in [
        (&shift_jis, "shift_jis"),
        (&shift_jis, "sjis"),
        (&gb18030, "GB18030"),
    ] {
        let more: Vec<&str> = map.into_iter().chain(["--encoding", name]).collect();
        plan(bytes, &more).is(0, expected, "");
    }
}

#[test]
fn headers_in_the_wrong_letters_say_how_to_name_the_encoding() {
    let outcome = plan(&encoding_rs::SHIFT_JIS.encode(JAPANESE).0, &[]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(3), ""));
    let hint = outcome
        .stderr
        .lines()
        .find(|line| line.starts_with("hint: "))
        .unwrap();
    assert!(
        hint.starts_with(
            "hint: the file is not in UTF-8: if its letters come out wrong, name the encoding, like `--encoding shift_jis`; else "
        ),
        "{hint}"
    );
}

#[test]
fn what_cannot_be_decoded_is_refused() {
    plan(
        b"Company,Role\nAcme,Cook\nSoci\xe9t\xe9,Cook\n",
        &["--encoding", "utf-8"],
    )
    .is(
        3,
        "",
        "\
error: this row holds bytes that are no text in UTF-8
  --> a.csv:3
hint: save the sheet as `CSV UTF-8`, or name its encoding, like `--encoding windows-1252`
",
    );
    plan(b"Company,Role\0\0\0\0\0\nAcme,Cook\n", &[]).is(
        3,
        "",
        "\
error: this is not a text file
  --> a.csv
hint: save the sheet as `CSV UTF-8`; if it is UTF-16, say `--encoding utf-16le`
",
    );
    plan(b"Company,Role\nAcme,Cook\n", &["--encoding", "klingon"]).is(
        2,
        "",
        "\
error: could not understand `--encoding klingon`
hint: write a name like utf-8, utf-16le, windows-1252, shift_jis or gb18030
",
    );
}
