"""Calendar programs take our files, and take them again.

usage: check_clients.py PROGRAM FOLDER

khal must hold each event once, also after a second import, and show it on its
day; calcurse must skip nothing; todoman must list each task with its day, and
what is done there must be done to us.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, datetime, timezone
from pathlib import Path

import written

TODAY = "2026-11-24"
SHEETS = [Path("examples/applications.csv"), Path("fixtures/rounds-and-interviewers/input.csv")]


def run(*command):
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done
    return done.stdout


def convert(program, sheet, *outputs):
    """1 is success with warnings, and well enough here."""
    command = [program, "convert", sheet, *outputs, "--today", TODAY, "--config", "/dev/null"]
    done = subprocess.run([str(it) for it in command], capture_output=True, timeout=60)
    assert done.returncode in {0, 1}, done


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


class Khal:
    """A calendar of its own for khal, in a folder."""

    def __init__(self, program, folder):
        self.program = program
        self.events = fresh(folder / "events")
        self.config = folder / "config"
        self.config.write_text(
            "[calendars]\n[[followup]]\n"
            f"path = {self.events}\ntype = calendar\n"
            f"[sqlite]\npath = {folder / 'khal.db'}\n"
            "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "[default]\ndefault_calendar = followup\n"
        )

    def take(self, file):
        run(self.program, "-c", self.config, "import", "--batch", "-a", "followup", file)

    def count(self):
        # It leaves the files behind that it writes before it renames them.
        return len(list(self.events.glob("*.ics")))

    def shown(self, day):
        """The titles that it shows on a day."""
        shown = run(
            *(self.program, "-c", self.config, "list", "--once", "--notstarted"),
            *("--day-format", "", "--format", "{title}", day, "1d"),
        )
        return set(shown.splitlines())


def check_khal(program, khal, folder):
    for sheet in SHEETS:
        name = sheet.parent.name
        file = fresh(folder / "khal" / name) / "followups.ics"
        convert(program, sheet, "--ics", file)
        events = list(written.events(file.read_bytes()))
        calendar = Khal(khal, file.parent)
        for _ in range(2):
            calendar.take(file)
            assert calendar.count() == len(events), (sheet, calendar.count(), len(events))
        for day in {event.start for event in events if type(event.start) is date}:
            titles = {event.summary for event in events if event.start == day}
            assert titles == calendar.shown(day.isoformat()), (sheet, day)
        print(f"interop: khal holds {len(events)} events of {sheet} once, imported twice")


def check_calcurse(program, folder):
    for sheet in SHEETS:
        home = fresh(folder / "calcurse" / sheet.parent.name)
        file = home / "followups.ics"
        convert(program, sheet, "--ics", file)
        events = list(written.events(file.read_bytes()))
        said = run("calcurse", "-D", home, "-C", home, "-i", file)
        counts = re.search(r"(\d+) apps? / (\d+) events? / (\d+) todos? / (\d+) skipped", said)
        assert counts, said
        apps, days, todos, skipped = map(int, counts.groups())
        assert (apps + days, todos, skipped) == (len(events), 0, 0), (sheet, said)
        print(f"interop: calcurse takes {len(events)} events of {sheet} and skips none")


class Todoman:
    """A list of its own for todoman, which keeps each task in a file of its own."""

    HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//followup//interop//EN\r\n"
    END = b"END:VCALENDAR\r\n"

    def __init__(self, program, folder):
        self.program = program
        self.tasks = fresh(folder / "tasks")
        self.config = folder / "config.py"
        self.config.write_text(
            f'path = "{self.tasks}"\ncache_path = "{folder / "cache.db"}"\n'
            'date_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
        )

    def run(self, *words):
        # A day without a time begins at midnight, wherever that is.
        os.environ["TZ"] = "UTC"
        return run(self.program, "--config", self.config, "--porcelain", *words)

    def take(self, file):
        for number, task in enumerate(self.parts(file)):
            (self.tasks / f"{number}.ics").write_bytes(self.HEAD + task + self.END)

    def give(self, file):
        """All in one file again, as a program that synchronises them would."""
        parts = [part for one in sorted(self.tasks.glob("*.ics")) for part in self.parts(one)]
        file.write_bytes(self.HEAD + b"".join(parts) + self.END)

    @staticmethod
    def parts(file):
        return re.findall(rb"BEGIN:VTODO\r\n.*?END:VTODO\r\n", file.read_bytes(), re.DOTALL)

    def shown(self):
        return json.loads(self.run("list"))


def check_todoman(program, todoman, folder):
    for sheet in SHEETS:
        file = fresh(folder / "todoman" / sheet.parent.name) / "tasks.ics"
        convert(program, sheet, "--vtodo", file)
        tasks = list(written.tasks(file.read_bytes()))
        client = Todoman(todoman, file.parent)
        client.take(file)
        shown = client.shown()
        due = [datetime.fromtimestamp(it["due"], timezone.utc).date() for it in shown]
        listed = sorted((it["summary"], on) for it, on in zip(shown, due, strict=True))
        assert listed == sorted((it.summary, it.due) for it in tasks), (sheet, listed)

        done = shown[0]
        client.run("done", str(done["id"]))
        client.give(file)
        words = [program, "plan", sheet, "--vtodo", file, "--today", TODAY, "--format", "json"]
        command = [str(it) for it in (*words, "--config", "/dev/null")]
        told = subprocess.run(command, capture_output=True, timeout=60)
        assert told.returncode in {0, 1}, told
        states = {it["id"]: it["state"] for it in json.loads(told.stdout)["follow_ups"]}
        found = [it.key for it in tasks if states[it.key] == "done"]
        expected = [it.key for it in tasks if it.summary == done["summary"]]
        assert len(found) == 1 and found[0] in expected, (sheet, found, expected)

        # What was done there stays as it was written there.
        [finished] = [it for it in client.parts(file) if b"STATUS:COMPLETED" in it]
        convert(program, sheet, "--vtodo", file)
        assert finished in client.parts(file), (sheet, finished)
        print(f"interop: todoman lists {len(tasks)} tasks of {sheet}, and what it did is done")


def main(program, folder):
    clients = folder / "clients" / "bin"
    check_khal(program, clients / "khal", folder)
    check_calcurse(program, folder)
    check_todoman(program, clients / "todo", folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
