"""What the README says to todo.sh and topydo hides our key, and nothing else.

usage: check_hidden_key.py PROGRAM FOLDER

The settings are those of the README, to the letter. Then what a task has with
`--todo-with` does in these two what it is meant to do.
"""

import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path


def settings_of_the_readme():
    text = Path("README.md").read_text(encoding="utf-8")
    [todo_sh] = re.findall(r"`(export HIDE_CUSTOM_SUBSTITUTION=[^`]+)`", text)
    [topydo] = re.findall(r"`(hide_tags = [^`]+)` under `\[ls\]`", text)
    return todo_sh, topydo


def run(*command):
    ran = subprocess.run(
        [*map(str, command)], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )
    # followup ends with 1 where it had to warn of something in the sheet.
    assert ran.returncode in {0, 1} and not ran.stderr, (command, ran)
    return ran.stdout


def texts(shown):
    """What is shown of each task, without its number, in no order."""
    # todo.sh ends with a ruler and a count.
    lines = shown.split("\n--\n")[0].splitlines()
    return sorted(re.sub(r"^(\|\s*\d+\||\d+) ", "", line).strip() for line in lines)


def main(program, folder):
    home = folder / "hidden key"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    todo = home / "todo.txt"
    todo_sh, topydo = settings_of_the_readme()
    # A tag of the person's that begins like ours, and must be seen.
    foreign = "2026-11-02 Buy stamps +home fun:yes"

    # As of today, for topydo hides by the clock.
    today = date.today()
    sheet = home / "jobs.csv"
    sheet.write_text(
        "Company,Role,Status,Date Applied,Interview Date,Contact\n"
        f"Acme,Engineer,interviewing,{today - timedelta(21)},{today},Ann Li\n"
        f"Borel,Analyst,applied,{today},,Bob Ray\n"
    )

    def write(parts):
        with todo.open("w") as file:
            file.write(foreign + "\n")
            file.write(
                run(program, "convert", sheet, "--todo", "-", "--todo-with", parts, "--ahead", "30")
            )
        return todo.read_text().splitlines()

    def ask_todo_sh(*settings):
        config = home / "todo.cfg"
        names = {"TODO_FILE": todo, "DONE_FILE": home / "done.txt", "REPORT_FILE": home / "r.txt"}
        files = [f'export TODO_DIR="{home}"', *(f'export {it}="{to}"' for it, to in names.items())]
        config.write_text("\n".join([*files, *settings]) + "\n")
        return run("todo-txt", "-p", "-d", config, "ls")

    def ask_topydo(*settings):
        config = home / "topydo.conf"
        files = f"[topydo]\nfilename = {todo}\narchive_filename = {home / 'done.txt'}\n"
        config.write_text(files + "\n".join(["[ls]", *settings]) + "\n")
        return run(folder / "venv" / "bin" / "topydo", "-c", config, "-C", "0", "ls")

    written = write("project,context")
    assert len(written) > 5
    wanted = sorted(re.sub(r" fu:\S+$", "", line) for line in written)
    assert ask_todo_sh().count(" fu:") == ask_topydo().count(" fu:") == len(written) - 1
    assert texts(ask_todo_sh(todo_sh)) == wanted
    # topydo shows keys in an order of its own.
    in_order = lambda lines: sorted(sorted(line.split()) for line in lines)
    assert in_order(texts(ask_topydo(topydo))) == in_order(wanted)

    # Hidden until their day by topydo; todo.sh does not know the key.
    written = write("t,priority")
    later = [line for line in written if (t := re.search(r" t:(\S+)", line)) and t[1] > str(today)]
    assert 0 < len(later) < len(written)
    assert len(texts(ask_todo_sh())) == len(written)
    shown = ask_topydo()
    assert len(shown.splitlines()) == len(written) - len(later), shown
    for line in written:
        key = line.rsplit(" ", 1)[1]
        assert (key in shown) == (line not in later), line

    # What cannot wait stands first in both.
    urgent = [line for line in written if line.startswith("(A) ")]
    assert 0 < len(urgent) < len(written)
    first = texts(ask_todo_sh())[: len(urgent)]
    assert first == sorted(urgent)
    assert " (A) " in shown.splitlines()[0], shown
    print(f"interop: todo.sh and topydo hide the keys of {len(written) - 1} tasks as the README says")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
