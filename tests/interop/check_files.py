"""Calendars and task lists, read by other people's parsers.

usage: check_files.py PROGRAM FOLDER

Every sheet in examples/ and fixtures/ is planned and converted, and one made
here of cells that mean something to a calendar or a task list. Six iCalendar
readers must then find the events that `plan --format json` tells of, with the
same words, days and status, and three parsers of todo.txt the tasks.
"""

import csv
import json
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import todo_parsers
import written
from readers import READERS, by_node

TODAY = date(2026, 11, 24)
AHEAD = 14
ALL_PARTS = "project,context,t,priority"
TIMED = ["--at", "09:00", "--tz", "Europe/Berlin", "--milestones", "--class", "private"]
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


def check_calendar(data, follow_ups, sheet):
    """Against the plan, and against each reader of Python; gives the events."""
    wanted = {it["uid"]: it for it in follow_ups}
    events = list(written.events(data))
    assert len({event.uid for event in events}) == len(events), (sheet, "a UID comes twice")
    assert {event.uid for event in events} == set(wanted), sheet
    for event in events:
        follow_up = wanted[event.uid]
        on = date.fromisoformat(follow_up["on"])
        assert event.summary == follow_up["summary"], (sheet, event)
        # The description begins with the details, and goes on with why.
        assert event.description.startswith(follow_up["details"]), (sheet, event)
        assert (event.start, event.end) == (on, on + timedelta(days=1)), (sheet, event)
    for reader in READERS:
        compare(reader.__name__, reader(data), events, sheet)
    return events


def check_timed(data, follow_ups, sheet):
    """The same at nine in Berlin, beside the person's own dates; gives the events."""
    on = {it["uid"]: date.fromisoformat(it["on"]) for it in follow_ups}
    events = list(written.events(data))
    for event in events:
        if event.uid in on and isinstance(event.start, datetime):
            start = event.start.astimezone(ZoneInfo("Europe/Berlin"))
            assert start.date() == on[event.uid], (sheet, event)
            # A thank-you waits for the end of its interview.
            assert start.hour >= 9 and event.end > event.start, (sheet, event)
    for reader in READERS:
        compare(reader.__name__, reader(data), events, sheet)
    return events


def compare(reader, found, events, sheet):
    """Every reader must read every event as it is written."""
    found = sorted(found)
    if reader == "node-ical":
        # It takes an escaped backslash before an n for a line break.
        found = [event for event in found if "\\" not in event.summary + event.description]
        events = [event for event in events if "\\" not in event.summary + event.description]
    assert found == sorted(events), (sheet, reader, set(found) ^ set(events))


def check_tasks(path, follow_ups, sheet, script, has_all_parts):
    """All parsers must read the same in every line, and it must be what is planned."""
    latest = TODAY + timedelta(days=AHEAD)
    wanted = {}
    for follow_up in follow_ups:
        if follow_up["state"] != "planned" or date.fromisoformat(follow_up["on"]) <= latest:
            wanted[follow_up["id"]] = follow_up
    tasks = todo_parsers.agree(path, script) if path.exists() else []
    found = {task.key: task for task in tasks}
    assert found.keys() == wanted.keys() and len(found) == len(tasks), (sheet, tasks)
    for key, task in found.items():
        follow_up = wanted[key]
        assert KEY.fullmatch(f"fu:{key}"), (sheet, task)
        assert task.due == follow_up["by"][:10], (sheet, task, follow_up)
        assert task.created == TODAY.isoformat(), (sheet, task)
        assert task.priority in ({None, "A"} if has_all_parts else {None}), (sheet, task)
        assert task.hidden_until == (follow_up["on"] if has_all_parts else None), (sheet, task)
        assert not task.is_done and task.moot is None, (sheet, task)
        via = [] if follow_up["via"] == "task" else [follow_up["via"]]
        assert list(task.contexts) == via and len(task.projects) <= 1, (sheet, task)
        # What no parser may take for a mark is left out or written otherwise.
        said = {word for word in follow_up["summary"].split(" ") if ":" not in word[:-1]}
        bare = {word.strip(",:+@-") for word in task.text.split(" ")}
        assert {word.strip(",:+@-") for word in said} <= bare | {""}, (sheet, task, follow_up)


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


def check_sheets(program, folder):
    """Every sheet to files; gives the calendars with their events."""
    script = folder / "node" / "todo_tasks.mjs"
    counts = {"sheets": 0, "refused": 0, "events": 0, "tasks": 0}
    calendars = {}
    for number, sheet in enumerate(sheets(folder)):
        ics, todo = folder / f"{number}.ics", folder / f"{number}.txt"
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
            calendars[ics] = check_calendar(ics.read_bytes(), follow_ups, sheet)
        else:
            assert not ics.exists(), sheet
        check_tasks(todo, follow_ups, sheet, script, has_all_parts=False)
        with_parts = folder / f"{number}-parts.txt"
        with_parts.unlink(missing_ok=True)
        outputs_with_parts = ["--todo", with_parts, "--ahead", AHEAD, "--todo-with", ALL_PARTS]
        code, _, err = followup(program, "convert", sheet, *outputs_with_parts, *alone)
        assert code in {0, 1}, (sheet, code, err)
        check_tasks(with_parts, follow_ups, sheet, script, has_all_parts=True)

        timed = folder / f"{number}-timed.ics"
        timed.unlink(missing_ok=True)
        code, _, err = followup(program, "convert", sheet, "--ics", timed, *TIMED, *alone)
        assert code in {0, 1}, (sheet, code, err)
        if timed.exists():
            calendars[timed] = check_timed(timed.read_bytes(), follow_ups, sheet)

        followup(program, "convert", sheet, *outputs, *alone)
        after = [it.read_bytes() for it in (ics, todo) if it.exists()]
        assert before == after, (sheet, "the second run changed something")

        counts["sheets"] += 1
        counts["events"] += len(follow_ups)
        counts["tasks"] += len(todo.read_bytes().splitlines()) if todo.exists() else 0
    assert counts["sheets"] and counts["events"] and counts["tasks"], counts
    print("interop: calendars and tasks:", ", ".join(f"{n} {what}" for what, n in counts.items()))
    return calendars


def check_expected():
    """The calendars that the fixtures expect: moved events, cancelled ones, milestones."""
    calendars = {}
    for file in sorted(Path("fixtures").rglob("*.ics")):
        if "expected" not in file.parts:
            continue
        data = file.read_bytes()
        calendars[file] = list(written.events(data))
        for reader in READERS:
            compare(reader.__name__, reader(data), calendars[file], file)
    assert calendars
    return calendars


def main(program, folder):
    calendars = check_sheets(program, folder) | check_expected()
    readers = set()
    for file, reader, found in by_node(folder / "node" / "read_calendars.mjs", calendars):
        compare(reader, found, calendars[file], file)
        readers.add(reader)
    assert readers == {"ical.js", "node-ical"}
    events = [event for events in calendars.values() for event in events]
    print(f"interop: {len(calendars)} calendars, {len(events)} events, the same to six readers")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
