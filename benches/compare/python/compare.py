"""PROGRAM FOLDER MAKE_SHEET ROWS...: each program over each sheet, as a table in Markdown.

What is measured is a process from its start to its end: wall and CPU time (user
and system, all threads) as the least of several runs, and the most memory it
ever had.
"""

import os
import platform
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
TODAY = "2026-11-21"
# Short runs are repeated so often, or for so many seconds; of what takes longer
# one run counts.
MOST_RUNS, SECONDS = 21, 5
# Nobody waits longer, in seconds.
LONGEST = 240
# So small a sheet is read by a parser of somebody else's, too.
ROWS_FOR_PARSER = 1_000


class Failed(Exception):
    """A program that gives up on a sheet, which is a result as well."""


def run(command, name):
    """Wall and CPU time in seconds, with those of its children."""
    start = time.perf_counter()
    # A group of its own, so that what `time` has started ends with it.
    words = [*map(str, command)]
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=QUIET, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(LONGEST)
    _, status, usage = os.wait4(child, 0)
    signal.alarm(0)
    wall = time.perf_counter() - start
    if wall >= LONGEST:
        raise Failed(f"not done after {LONGEST} s")
    code = os.waitstatus_to_exitcode(status)
    # Ours says with 1 that it has something to say about the sheet.
    if code not in ((0, 1) if name.startswith("followup") else (0,)):
        raise Failed(f"ends with {code}")
    return wall, usage.ru_utime + usage.ru_stime


QUIET = [(os.POSIX_SPAWN_OPEN, stream, "/dev/null", os.O_WRONLY, 0) for stream in (1, 2)]


def measured(command, name, out, fresh):
    """Wall and CPU time in seconds, the most memory in bytes."""

    def renew():
        if fresh:
            out.unlink(missing_ok=True)

    # A process counts the memory of the one that started it as its own until it
    # has more, so that it is started by `time` here, which is small. That takes a
    # millisecond, and this run counts as one only if it was long.
    peak = out.with_suffix(".peak")
    renew()
    first = run(["time", "--quiet", "--format=%M", f"--output={peak}", *command], name)
    memory = int(peak.read_text().split()[-1]) * 1024
    peak.unlink()
    runs = [first] if first[0] > SECONDS else []
    while len(runs) < MOST_RUNS and first[0] + sum(wall for wall, _ in runs) < SECONDS:
        renew()
        runs.append(run(command, name))
    walls, cpus = zip(*(runs or [first]), strict=True)
    return min(walls), min(cpus), memory


def prepare(ours, program, sheet, ics, plan):
    """Writes our calendar, and from it what the others are told; the number of events."""
    ics.unlink(missing_ok=True)
    # No `check`: a warning about a cell is no failure, and without the calendar
    # the next step fails.
    subprocess.run(ours, stderr=subprocess.DEVNULL)
    json = plan.with_suffix(".json")
    with open(json, "wb") as file:
        command = [program, "plan", "--quiet", "--today", TODAY, "--format", "json", sheet]
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL)
    with open(json, "rb") as file:
        subprocess.run([sys.executable, HERE / "make_plan.py", ics, plan], stdin=file, check=True)
    json.unlink()
    return plan.read_bytes().count(b"\n")


def compare(program, folder, make_sheet, rows):
    sheet, plan, ics, floor = (folder / f"{rows}.{ending}" for ending in ("csv", "plan", "ics", "floor"))
    subprocess.run([make_sheet, "--write", str(rows), sheet], check=True)
    ours = [program, "convert", "--quiet", "--today", TODAY, "--ics", ics, sheet]
    count = prepare(ours, program, sheet, ics, plan)
    rust = folder / "rust" / "release"
    python = sys.executable
    others = {
        "Rust, `csv` + `icalendar`": [rust / "with_library"],
        "Python, `csv` + text by hand": [python, HERE / "by_hand.py"],
        "Python, `csv` + `icalendar`": [python, HERE / "with_library.py"],
        "Node, `csv-parse` + `ics`": ["node", folder / "node" / "with_library.mjs"],
    }
    outs = {name: folder / f"{rows}.{number}.ics" for number, name in enumerate(others)}
    # Each: command, what it writes, and whether that is to be new.
    commands = {
        "followup": (ours, ics, True),
        "followup, the next morning": (ours, ics, False),
        "the floor": ([rust / "floor", sheet, ics, floor], floor, True),
    }
    for name, command in others.items():
        commands[name] = ([*command, sheet, plan, outs[name]], outs[name], True)
    print(f"\n{rows:,} rows ({size(sheet)}), {count:,} events ({size(ics)}):\n")
    print("| program | wall | CPU | peak memory | over the sheet | events a second | wall, followup = 1 | CPU, followup = 1 |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    our_wall = our_cpu = None
    written = []
    for name, (command, out, fresh) in commands.items():
        try:
            wall, cpu, memory = measured(command, name, out, fresh)
        except Failed as failed:
            if name not in others:
                raise
            print(f"| {name} | {failed} | | | | | | |", flush=True)
            continue
        if name in others:
            written.append(out)
        our_wall, our_cpu = our_wall or wall, our_cpu or cpu
        print(
            f"| {name} | {seconds(wall)} | {seconds(cpu)} | {memory / 1e6:.0f} MB | {(memory - sheet.stat().st_size) / 1e6:.0f} MB "
            f"| {count / wall:,.0f} | {wall / our_wall:.2f} | {cpu / our_cpu:.2f} |",
            flush=True,
        )
    parser = ["--parser"] if rows <= ROWS_FOR_PARSER else []
    subprocess.run([python, HERE / "check.py", *parser, ics, *written], check=True)
    print("\nAll of them wrote the same events.")
    for file in [sheet, plan, ics, floor, *outs.values()]:
        file.unlink(missing_ok=True)


def size(file):
    length = file.stat().st_size
    return f"{length / 1e6:.1f} MB" if length >= 1e6 else f"{length / 1e3:.0f} kB"


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1e3:.1f} ms"


def machine():
    """Everything that the figures hang on."""
    models = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    total = next(line.split()[1] for line in Path("/proc/meminfo").read_text().splitlines() if "MemTotal" in line)

    def version(command):
        return subprocess.run([command, "--version"], capture_output=True, text=True).stdout.strip()

    return (
        f"{date.today()}: {len(models)} × {models[0] if models else platform.machine()}, "
        f"{int(total) / 1e6:.0f} GB of memory, {platform.system()} {platform.release()}; "
        f"{version('rustc')}, Python {platform.python_version()}, Node {version('node')}. "
        f"{os.getloadavg()[0]:.1f} processes wanted to run when it began."
    )


def main(program, folder, make_sheet, *sizes):
    print(machine())
    print(f"The program followup is a file of {size(Path(program))}.")
    for rows in sizes:
        compare(Path(program).resolve(), Path(folder), make_sheet, int(rows))


main(*sys.argv[1:])
