"""Calendars and task lists, read by other people's parsers.

usage: check_files.py PROGRAM FOLDER

Every sheet in examples/ and fixtures/ is planned and converted, and one made
here of cells that mean something to a calendar or a task list. Three iCalendar
parsers must then find the events that `plan --format json` tells of, with the
same words and days, and pytodotxt the tasks.
"""

import csv
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytodotxt
import vobject
from ical.calendar_stream import IcsCalendarStream

TODAY = date(2026, 11, 24)
AHEAD = 14
LONGEST_LINE = 75
KEY = re.compile(r"(?<!\S)fu:([0-9a-hjkmnp-tv-z]{7})(?!\S)")
# So many sheets would be too many for a check that ought to be quick.
MOST_SHEETS = 200


# Each becomes a company, a role, a contact and a title.
HOSTILE = [
    "Semi; Comma, Back\\slash \\n \\, \\; \"Quote\"",
    "Two\nlines\r\nor three\rof them",
    "Acme\r\nATTENDEE:mailto:you@acme.example",
    "x 2026-01-01 done due:2026-01-01 fu:aaaaaaa rec:1d h:1 pri:A",
    "(A) +project @context key:value id:7 https://acme.example/a?b=c",
    "END:VEVENT",
    "Kraków Żółć Ελλάδα שלום العربية 株式会社 👩‍💻🇺🇳 " * 6,
    "a" * 300,
    "é" * 200,
    "nul\x07bell\u2028line\u2029paragraph\u0085next\ufeffmark\u200bnothing",
    "{company} {first-name} %s %2C &amp; <b>bold</b>",
]


def followup(program, *arguments):
    """Runs the program. 1 is success with warnings, and well enough here."""
    done = subprocess.run(
        [program, *map(str, arguments), "--today", TODAY.isoformat()],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def unfolded(text):
    """An event's text as the parsers give it back."""
    return str(text).replace("\r\n", "\n")


def by_icalendar(data):
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        days = event["DTSTART"].dt, event["DTEND"].dt
        yield str(event["UID"]), str(event["SUMMARY"]), str(event["DESCRIPTION"]), *days


def by_vobject(data):
    calendar = vobject.readOne(data.decode())
    calendar.validate(raiseException=True)
    for event in calendar.contents["vevent"]:
        days = event.dtstart.value, event.dtend.value
        yield event.uid.value, event.summary.value, event.description.value, *days


def by_ical(data):
    calendar = IcsCalendarStream.calendar_from_ics(data.decode())
    for event in calendar.events:
        yield event.uid, event.summary, event.description, event.dtstart, event.dtend


PARSERS = [by_icalendar, by_vobject, by_ical]


def check_bytes(data, sheet):
    """RFC 5545 section 3.1: CRLF ends every line, and none is over 75 octets."""
    assert data.endswith(b"\r\n"), sheet
    for line in data[:-2].split(b"\r\n"):
        assert line and b"\n" not in line and b"\r" not in line, (sheet, line)
        assert len(line) <= LONGEST_LINE, (sheet, line)
        line.decode()  # No character is torn apart.


def check_calendar(data, follow_ups, sheet):
    wanted = {}
    for follow_up in follow_ups:
        on = date.fromisoformat(follow_up["on"])
        wanted[follow_up["uid"]] = follow_up["summary"], follow_up["details"], on
    check_bytes(data, sheet)
    for parser in PARSERS:
        events = list(parser(data))
        uids = [uid for uid, *_ in events]
        assert len(set(uids)) == len(uids), (sheet, parser.__name__, "a UID comes twice")
        assert set(uids) == set(wanted), (sheet, parser.__name__, set(uids) ^ set(wanted))
        for uid, summary, description, start, end in events:
            context = sheet, parser.__name__, uid
            wanted_summary, details, on = wanted[uid]
            assert summary == wanted_summary, (*context, summary, wanted_summary)
            # The description begins with the details, and goes on with why.
            assert unfolded(description).startswith(details), (*context, description)
            assert (start, end) == (on, on + timedelta(days=1)), (*context, start, end)
    # One text in three readings: escaping that two parsers undo in two ways
    # would come to light here.
    readings = [{uid: unfolded(text) for uid, _, text, *_ in parser(data)} for parser in PARSERS]
    assert readings[0] == readings[1] == readings[2], sheet


def check_tasks(path, follow_ups, sheet):
    latest = TODAY + timedelta(days=AHEAD)
    wanted = {}
    for follow_up in follow_ups:
        if follow_up["state"] != "planned" or date.fromisoformat(follow_up["on"]) <= latest:
            wanted[follow_up["id"]] = follow_up["by"][:10]
    found = {}
    for task in pytodotxt.TodoTxt(path).parse() if path.exists() else []:
        line = str(task)
        assert task.creation_date == TODAY and not task.is_completed, (sheet, line)
        assert task.priority is None, (sheet, line)
        assert set(task.attributes) == {"due", "fu"}, (sheet, line, task.attributes)
        [due], [key] = task.attributes["due"], task.attributes["fu"]
        assert KEY.findall(line) == [key], (sheet, line)
        assert key not in found, (sheet, line)
        found[key] = due
    assert found == wanted, (sheet, set(found.items()) ^ set(wanted.items()))


def write_hostile(path):
    header = ["Company", "Position", "Date Applied", "Interview Date", "Contact", "Contact Title"]
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(header)
        for text in HOSTILE:
            sheet.writerow([text, text, "2026-11-02", "2026-11-23", text, text])
    return path


def sheets(folder):
    """Sheets, and not the cases and results that lie beside them."""
    yield Path("examples/applications.csv")
    yield write_hostile(folder / "hostile.csv")
    fixtures = Path("fixtures").rglob("*")
    inputs = (it for it in fixtures if it.suffix in {".csv", ".tsv"})
    yield from sorted(it for it in inputs if not it.name.startswith("expected"))[:MOST_SHEETS]


def main(program, folder):
    counts = {"sheets": 0, "refused": 0, "events": 0, "tasks": 0}
    ics, todo = folder / "followups.ics", folder / "todo.txt"
    for sheet in sheets(folder):
        ics.unlink(missing_ok=True)
        todo.unlink(missing_ok=True)
        # Their own settings may send output elsewhere, or plan another day.
        alone = ["--config", "/dev/null"] if sheet.parent != Path("examples") else []
        code, out, err = followup(program, "plan", sheet, "--format", "json", *alone)
        assert code in {0, 1, 3}, (sheet, code, err)
        if code == 3:
            counts["refused"] += 1
            continue
        plan = json.loads(out)
        assert plan["today"] == TODAY.isoformat(), sheet
        states = {"planned", "due", "overdue"}
        follow_ups = [it for it in plan["follow_ups"] if it["state"] in states]

        outputs = ["--ics", ics, "--todo", todo, "--ahead", AHEAD]
        code, _, err = followup(program, "convert", sheet, *outputs, *alone)
        assert code in {0, 1}, (sheet, code, err)
        before = [it.read_bytes() for it in (ics, todo) if it.exists()]
        if follow_ups:
            check_calendar(ics.read_bytes(), follow_ups, sheet)
        else:
            assert not ics.exists(), sheet
        check_tasks(todo, follow_ups, sheet)

        followup(program, "convert", sheet, *outputs, *alone)
        after = [it.read_bytes() for it in (ics, todo) if it.exists()]
        assert before == after, (sheet, "the second run changed something")

        counts["sheets"] += 1
        counts["events"] += len(follow_ups)
        counts["tasks"] += len(todo.read_bytes().splitlines()) if todo.exists() else 0
    assert counts["sheets"] and counts["events"] and counts["tasks"], counts
    print("interop: calendars and tasks:", ", ".join(f"{n} {what}" for what, n in counts.items()))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
