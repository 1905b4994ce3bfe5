"""A person with a sheet of applications and a todo.txt, and every run of `followup
convert` between the two: it must leave exactly the bytes that todo_wanted.py tells,
and a second one none but the same.
"""

import csv
import json
import re
import shutil
import subprocess
from datetime import date

from todo_lines import differences, lines_of
from todo_wanted import Wanted

TOLD = re.compile(r"^(warning|note): .*\n  --> .*todo\.txt:(\d+)$", re.MULTILINE)
MESSAGE = re.compile(r"^(?:warning|note|error):", re.MULTILINE)
FOREIGN = (
    b"(B) 2026-11-01 Call Mum +family @phone\n"
    b"Buy stamps @town due:2026-11-30\n"
    b"x 2026-11-10 2026-11-01 Pay the rent +home\n"
)
COLUMNS = {
    "position": "Position",
    "status": "Status",
    "applied": "Date Applied",
    "interview": "Interview Date",
    "interviewer": "Interviewer",
    "thanked": "Thank You Sent",
}
ROWS = {
    "Acme": ("Welder", "Interviewing", "2026-11-02", "2026-11-23", "Ann Li", ""),
    "Brightwater": ("Baker", "Applied", "2026-11-13", "", "", ""),
    "Corwen": ("Cook", "Applied", "2026-11-16", "", "", ""),
    "Dunmore": ("Driver", "Interviewing", "2026-10-26", "2026-11-20", "Bo Ek", ""),
    "Elmwood": ("Editor", "Interviewing", "2026-10-28", "2026-11-27", "Cy Fox", ""),
}


def begin(program, folder, client_class, story):
    """A person and a program of theirs, in a folder for one story."""
    home = folder / "todo clients" / client_class.name / story
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    client = client_class(home, folder)
    done = home / client.done
    if client.is_done_named:
        done.touch()
    return Person(program, home, done, client.is_done_named), client


class Person:
    """Keeps a sheet and a todo.txt in a folder, perhaps on several machines."""

    def __init__(self, program, folder, done, is_done_named):
        self.program = program
        self.folder = folder
        self.todo = folder / "todo.txt"
        self.todo.write_bytes(FOREIGN)
        # Where finished tasks go, and what of it the program is told.
        self.done_files = [done]
        self.named_done_files = [done] if is_done_named else []
        self.sheets = {}
        self.turn_to("my jobs.csv", ROWS)
        self.machine = "this one"
        self.memories = {}
        self.is_forgetful = False
        self.has_all_parts = False
        # What every follow-up says, and which were ever written.
        self.texts = {}
        self.asked_before = set()
        self.runs = 0

    @property
    def memory(self):
        """What the machine in use remembers."""
        return self.memories.setdefault(self.machine, {})

    def state_folder(self):
        return self.folder / f"state of {self.machine}"

    def lose_ledger(self):
        """All that is remembered here, be it a ledger or a lock."""
        files = [it for it in self.state_folder().rglob("*") if it.is_file()]
        assert files, "nothing is remembered"
        for file in files:
            file.unlink()
        self.memory.clear()

    def turn_to(self, name, rows=None):
        """Another sheet, or back to it."""
        self.sheet = self.folder / name
        if rows:
            cells = {it: dict(zip(COLUMNS, row, strict=True)) for it, row in rows.items()}
            self.sheets[name] = cells
        self.rows = self.sheets[name]
        self.write_sheet()

    def change(self, company, **cells):
        """Other cells in a row of the sheet; without a status, it is taken out."""
        self.rows[company] |= cells
        if self.rows[company]["status"] is None:
            del self.rows[company]
        self.write_sheet()

    def write_sheet(self):
        with self.sheet.open("w", newline="", encoding="utf-8") as file:
            sheet = csv.writer(file)
            sheet.writerow(["Company", *COLUMNS.values()])
            sheet.writerows([company, *row.values()] for company, row in self.rows.items())

    def run(self, command, on, *options, expected=frozenset({0, 1})):
        done = [it for path in self.named_done_files for it in ("--done", path)]
        words = [command, self.sheet, "--todo", self.todo, *done, "--today", on, *options]
        ran = subprocess.run(
            [str(self.program), *map(str, words), "--config", "/dev/null"],
            env={"HOME": str(self.folder), "XDG_STATE_HOME": str(self.state_folder())},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
        )
        assert ran.returncode in expected, ran
        return ran.returncode, ran.stdout, ran.stderr.decode()

    def plan(self, on):
        return json.loads(self.run("plan", on, "--format", "json")[1])["follow_ups"]

    def keys(self, *texts):
        """Of the tasks that begin like this, each of one that was written."""
        for text in texts:
            [key] = [key for key in self.asked_before if self.texts[key].startswith(text)]
            yield key

    def done_on(self, key, on):
        """The day on which the plan of a day takes it for done, if it does."""
        [it] = [it for it in self.plan(on) if it["id"] == key]
        return it["done_on"] if it["state"] == "done" else None

    def lines(self):
        return lines_of(self.todo.read_bytes())

    def line(self, key):
        [line] = [line for line in self.lines() if key in line.keys]
        return line

    def morning(self, on, again=()):
        """The run of a day, and a second one; gives what the first changed."""
        options = [it for key in again for it in ("--again", key)]
        found = self.one_run(on, set(again), options)
        before = self.todo.stat()
        second = self.one_run(on)
        after = self.todo.stat()
        if self.is_forgetful:
            # Then it is told again what is only known to have been told.
            second.told.clear()
        assert second.is_nothing(), (on, second)
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
        self.nothing_done_stands_open(on)
        self.when_written()
        return found

    def when_written(self):
        """What else must hold after the runs of a day."""

    def one_run(self, on, again=frozenset(), options=()):
        """One run, and not a byte but as it must be; gives what it changed."""
        today = date.fromisoformat(on)
        before = self.todo.read_bytes() if self.todo.exists() else None
        archives = [path.read_bytes() for path in self.done_files if path.exists()]
        follow_ups = self.plan(on)
        for it in follow_ups:
            self.texts[it["id"]] = it["summary"]
        if self.has_all_parts:
            options = [*options, "--todo-with", "project,context,t,priority"]
        exit_code, stdout, stderr = self.run("convert", on, "-v", *options)
        after = self.todo.read_bytes()
        remembered = (self.memory, self.sheet.name)
        wanted = Wanted(before, archives, *remembered, today, again, self.has_all_parts, after)
        expected = wanted.all_of(follow_ups)
        assert after == expected, "\n".join([on, *differences(expected, after)])
        assert [it.read_bytes() for it in self.done_files if it.exists()] == archives, on
        told = sorted((severity, int(row)) for severity, row in TOLD.findall(stderr))
        assert told == sorted(wanted.changes.told), (on, told, wanted.changes.told, stderr)
        assert len(MESSAGE.findall(stderr)) == len(told), stderr
        assert exit_code == (1 if any(it == "warning" for it, _ in told) else 0), (on, stderr)
        assert stdout == b"", stdout
        self.memories[self.machine] = {} if self.is_forgetful else wanted.memory
        self.asked_before |= wanted.changes.added
        self.runs += 1
        return wanted.changes

    def nothing_done_stands_open(self, on):
        """The plan takes for done what a file has done, on its day."""
        states = {it["id"]: it for it in self.plan(on)}
        files = [self.todo, *(it for it in self.done_files if it.exists())]
        for line in (line for path in files for line in lines_of(path.read_bytes())):
            for key in line.keys & states.keys():
                state = states[key]["state"]
                assert not line.is_done or state == "done", (on, line, state)
                assert not line.is_moot or state != "done", (on, line, state)
