"""The program is killed before each operation on a file, and each of them fails.

usage: check_kills.py PROGRAM FOLDER

A run is watched with strace once, to learn what it asks of the system. Then the same
run is made again for each of these calls, from the same files: killed just before it
(SIGKILL, which nothing can catch), and with the call failing as on a full, broken or
read-only disk. After each, every file of the person's is as it was or as it was to be,
to the byte; the next run brings all of them into step and leaves nothing beside them;
and the day after is planned as if nothing had happened.

Where the system forbids to trace (some containers do), this is said and nothing is
checked.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

# All that can change what is on disk, and what makes sure of it.
CALLS = (
    "openat,open,creat,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,link,"
    "linkat,symlink,symlinkat,unlink,unlinkat,truncate,ftruncate,mkdir,mkdirat,rmdir,chmod,"
    "fchmod,fchmodat,chown,fchown,fchownat,fallocate,flock,copy_file_range,sendfile,utimensat"
)
# Not every processor has all of them.
CALLS = ",".join("?" + call for call in CALLS.split(","))
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
KILLED = 137

# How a call fails: on a full disk, on a broken one, where something is forbidden or
# not known.
FAULTS = {
    "openat": "ENOSPC",
    "write": "ENOSPC",
    "fsync": "EIO",
    "renameat": "EACCES",
    "renameat2": "EACCES",
    "rename": "EACCES",
    "mkdir": "EACCES",
    "mkdirat": "EACCES",
    "copy_file_range": "ENOSPC",
    "fchmod": "EIO",
    "fchown": "EPERM",
    "flock": "ENOLCK",
    "unlink": "EACCES",
    "unlinkat": "EACCES",
}

HEADER = "Company,Position,Status,Date Applied,Interview Date,Interviewer\n"
FIRST = [
    "Acme,Engineer,interviewing,2026-11-02,2026-11-24,Ann Li",
    "Borel,Analyst,applied,2026-11-20,,",
    "Curie,Chemist,applied,2026-11-12,,Eve Roe",
]
# An interview has moved, somebody has said no, and there is one more.
MOVED = [
    "Acme,Engineer,interviewing,2026-11-02,2026-11-25,Ann Li",
    "Borel,Analyst,rejected,2026-11-20,,",
    "Curie,Chemist,applied,2026-11-12,,Eve Roe",
    "Dirac,Clerk,applied,2026-11-17,,Kim Moe",
]
GROWN = [*FIRST, "Dirac,Clerk,applied,2026-11-17,,Kim Moe"]
LATER = [
    "Acme,Engineer,interviewing,2026-11-02,2026-11-26,Ann Li",
    "Curie,Chemist,interviewing,2026-11-12,2026-11-25,Eve Roe",
    "Dirac,Clerk,applied,2026-11-18,,Kim Moe",
]
# Between ours, and none of it ours.
ABOVE = b"\xef\xbb\xbf(B) Call Mum +family @phone\r\n\r\nB\xfccher zur\xfcckgeben\n"
BELOW = b"x 2026-11-01 2026-10-30 Buy stamps due:2026-11-01\n\n"


class Case:
    """What is there before a run, and the run."""

    def __init__(self, name, before, sheet, outputs):
        self.name = name
        # The sheet of the day before, or nothing.
        self.before = before
        self.sheet = sheet
        self.outputs = outputs


ALL = ["--ics", "jobs.ics", "--todo", "lists/todo.txt", "--vtodo", "tasks.ics", "--json", "p.json"]
CASES = [
    Case("everything new", None, FIRST, ALL),
    Case("everything changes", FIRST, MOVED, ALL),
    Case("tasks are added", FIRST, GROWN, ["--ics", "jobs.ics", "--todo", "lists/todo.txt"]),
    Case("a link to a list", FIRST, MOVED, ["--todo", "todo.txt"]),
    Case("a folder of events", FIRST[1:2], MOVED[1:3], ["--vdir", "events"]),
]


class Checker:
    def __init__(self, program, folder):
        self.program = Path(program).resolve()
        self.folder = folder / "kills"
        self.runs = 0

    def command(self, case):
        common = ["--now", "2026-11-24T06:00:00Z", "--ahead", "10", "--config", "/dev/null"]
        return [str(self.program), "convert", "jobs.csv", *case.outputs, *common]

    def run(self, home, case, today, *around):
        self.runs += 1
        return subprocess.run(
            [*around, *self.command(case), "--today", today],
            cwd=home,
            env={"HOME": str(home / "home"), "PATH": os.environ["PATH"]},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def fresh(self):
        """Always the same place, since the ledger knows files by their path."""
        home = self.folder / "work"
        shutil.rmtree(home, ignore_errors=True)
        (home / "lists").mkdir(parents=True)
        (home / "home").mkdir()
        (home / "todo.txt").symlink_to("lists/todo.txt")
        (home / "lists" / "todo.txt").write_bytes(ABOVE)
        return home

    def prepare(self, case):
        home = self.fresh()
        if case.before:
            write_sheet(home, case.before)
            self.must(self.run(home, case, "2026-11-23"))
            with (home / "lists" / "todo.txt").open("ab") as file:
                file.write(BELOW)
        write_sheet(home, case.sheet)
        kept = self.folder / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(home, kept, symlinks=True)

    def again(self):
        home = self.folder / "work"
        shutil.rmtree(home)
        shutil.copytree(self.folder / "kept", home, symlinks=True)
        return home

    @staticmethod
    def must(ran):
        assert ran.returncode in {0, 1}, ran
        return ran.returncode, ran.stderr

    def calls(self, home, case):
        """What the run asks of the system that may change a file, as a name and the
        how manieth of that name it is, in order."""
        log = self.folder / "strace.log"
        ran = self.run(home, case, "2026-11-24", "strace", "-f", "-y", "-o", log, f"--trace={CALLS}")
        self.must(ran)
        counts, calls = {}, []
        for line in log.read_text(errors="replace").splitlines():
            if not (found := CALL.match(line)):
                assert re.search(r"\+\+\+ exited|--- SIG", line), line
                continue
            name, arguments = found[1], found[2]
            counts[name] = counts.get(name, 0) + 1
            if name == "openat" and not re.search(r"O_CREAT|O_WRONLY|O_RDWR|O_TMPFILE", arguments):
                continue
            # What is said on the streams is in no file.
            if name == "write" and re.match(r"[12]<(?!%s)" % re.escape(str(home)), arguments):
                continue
            calls.append((name, counts[name], arguments))
        return calls, ran

    def check(self, case):
        self.prepare(case)
        old = files(self.folder / "work")
        home = self.again()
        calls, ran = self.calls(home, case)
        told = self.must(ran)
        new = files(home)
        assert changed(old, new), case.name
        # Nothing happens on a second run, and this is the next day without a fault.
        self.must(self.run(home, case, "2026-11-24"))
        assert visible(files(home)) == visible(new), case.name
        write_sheet(home, LATER)
        self.must(self.run(home, case, "2026-11-25"))
        later = visible(files(home))

        def consider(fault, where, is_without_memory=False):
            now = files(home)
            if is_without_memory:
                # Not every line is known to be untouched, and no more than these change.
                name = "lists/todo.txt"
                lines = [set(text[name].splitlines()) for text in (now, old, new)]
                assert lines[0] <= lines[1] | lines[2], where
                now[name] = new[name]
            for name in visible(old).keys() | visible(new).keys() | visible(now).keys():
                known = {old.get(name), new.get(name)}
                is_beside = name not in old and name not in new
                # Somebody who was killed cannot tidy up.
                assert now.get(name) in known or is_beside and fault == "SIGKILL", (where, name)
            if fault != "SIGKILL":
                assert set(now) <= set(old) | set(new), (where, set(now) - set(new))
            repaired = self.must(self.run(home, case, "2026-11-24"))
            assert repaired[0] == told[0], (where, repaired, told)
            now = files(home)
            assert visible(now) == visible(new), (where, changed(new, now))
            assert set(now) == set(new), (where, set(now) ^ set(new))
            if fault == "SIGKILL":
                write_sheet(home, LATER)
                self.must(self.run(home, case, "2026-11-25"))
                now = visible(files(home))
                assert now == later, (where, changed(later, now))

        # What is written into a list that is there changes it at once.
        at_once = lambda call: call[0] == "write" and "followup-new" not in call[2]
        makes = [i for i, it in enumerate(calls) if it[0].startswith("rename") or at_once(it)]
        first = makes[0]
        for index, (name, nth, arguments) in enumerate(calls):
            where = (case.name, f"before {name} {nth}: {arguments[:100]}")
            home = self.again()
            ran = self.injected(home, case, name, nth, "signal=SIGKILL")
            # strace ends as what it watches does.
            assert ran.returncode in {KILLED, -9}, (where, ran)
            consider("SIGKILL", where)
            fault = FAULTS[name]
            where = (case.name, f"{fault} of {name} {nth}: {arguments[:100]}")
            home = self.again()
            ran = self.injected(home, case, name, nth, f"error={fault}")
            self.check_told(ran, fault, name, arguments, where)
            if ran.returncode == 4 and index <= first:
                # Nothing had happened before, so nothing has happened.
                now = visible(files(home))
                assert now == visible(old), (where, changed(old, now))
            consider(fault, where, "/home/.local" in arguments and name in {"mkdir", "mkdirat", "openat"})
        return len(calls)

    def injected(self, home, case, name, nth, what):
        inject = f"--inject={name}:{what}:when={nth}"
        tracer = ["strace", "-f", "-o", os.devnull, f"--trace={name}", inject]
        return self.run(home, case, "2026-11-24", *tracer)

    @staticmethod
    def check_told(ran, fault, name, arguments, where):
        """What fails is told, if it is not something that can be done without."""
        is_memory = "/home/.local" in arguments
        is_theirs = "followup-new" in arguments or "todo.txt" in arguments
        if is_memory:
            # The tasks are written all the same.
            assert ran.returncode in {0, 1}, (where, ran)
        elif is_theirs and name not in {"fchown", "flock", "unlink", "unlinkat"}:
            assert ran.returncode == 4, (where, ran)
        else:
            assert ran.returncode in {0, 1, 4}, (where, ran)
        if ran.returncode == 4:
            assert ran.stderr.startswith("error: could not write "), (where, ran)
            words = {"ENOSPC": "no space left", "EIO": "input/output", "EACCES": "permission denied"}
            assert words[fault] in ran.stderr, (where, ran)


def write_sheet(home, rows):
    (home / "jobs.csv").write_text(HEADER + "\n".join(rows) + "\n")


def files(home):
    """Every file and link below a folder with what it holds."""
    found = {}
    for path in sorted(home.rglob("*")):
        if path.is_symlink():
            found[str(path.relative_to(home))] = os.readlink(path).encode()
        elif path.is_file():
            found[str(path.relative_to(home))] = path.read_bytes()
    return found


def visible(found):
    """Without our own memory, of which only the consequences count."""
    return {name: data for name, data in found.items() if not name.startswith("home/")}


def changed(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def can_trace():
    if not shutil.which("strace"):
        return False
    probe = ["strace", "-o", os.devnull, "--trace=none", "true"]
    return subprocess.run(probe, capture_output=True, timeout=60).returncode == 0


def main(program, folder):
    if not can_trace():
        print("interop: kills: NOT CHECKED, since this system lets no program be traced")
        return
    checker = Checker(program, folder)
    started = time.monotonic()
    counts = [checker.check(case) for case in CASES]
    spent = round(time.monotonic() - started)
    print(
        f"interop: killed and failed at each of {sum(counts)} operations on files in "
        f"{len(CASES)} cases ({checker.runs} runs, {spent} s): all files old or new, and repaired"
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
