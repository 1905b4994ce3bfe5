"""Calendar programs take our files, and take them again.

usage: check_clients.py PROGRAM FOLDER

khal must hold each event once, also after a second import, and show it on its
day; calcurse must skip nothing.
"""

import re
import shutil
import subprocess
import sys
from datetime import date
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


def main(program, folder):
    clients = folder / "clients" / "bin"
    check_khal(program, clients / "khal", folder)
    check_calcurse(program, folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
