"""The real todo.sh runs the add-on of examples/todo.sh, and works on what it wrote.

usage: check_todo_sh.py PROGRAM FOLDER

All paths have blanks in them. What the person does with todo.sh (done and archived,
done only, a priority) must never bring a task back, neither by the add-on nor by
lines that a shell appends.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

KEY = re.compile(r"\bfu:([0-9a-z]{7})\b")
FOREIGN = ["Buy stamps", "(B) Call Mum +family @phone"]


def main(program, folder):
    home = folder / "todo sh" / "a home"
    shutil.rmtree(home.parent, ignore_errors=True)
    add_ons = home / ".todo.actions.d"
    lists = home / "my lists"
    for new in [add_ons, lists, home / "bin"]:
        new.mkdir(parents=True)
    # As cp does it: with its mode.
    shutil.copy("examples/todo.sh/followup", add_ons / "followup")
    (home / "bin" / "followup").symlink_to(Path(program).resolve())
    sheet = home / "my jobs.csv"
    shutil.copy("examples/applications.csv", sheet)
    config = home / "config of todo"
    config.write_text(
        f'export TODO_DIR="{lists}"\n'
        'export TODO_FILE="$TODO_DIR/todo.txt"\n'
        'export DONE_FILE="$TODO_DIR/all done.txt"\n'
        'export REPORT_FILE="$TODO_DIR/report.txt"\n'
        "export HIDE_CUSTOM_SUBSTITUTION='[[:space:]]fu:[[:graph:]]\\{1,\\}'\n"
    )
    todo, done = lists / "todo.txt", lists / "all done.txt"
    # No line break at the end.
    todo.write_text("\n".join(FOREIGN))
    environment = {"HOME": str(home), "PATH": f"{home / 'bin'}:{os.environ['PATH']}"}

    def ask(*words, expected=0):
        ran = subprocess.run(
            ["todo-txt", "-p", "-f", "-d", config, *words],
            env=environment,
            cwd=home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert ran.returncode == expected, (words, ran)
        return ran.stdout

    def lines():
        return todo.read_text().splitlines()

    def keys(path):
        return KEY.findall(path.read_text())

    def follow_up(*options):
        # Silent, for nobody looks on.
        assert ask("followup", *options, "--today", "2026-11-24") == "", options

    usage = ask("followup", "usage")
    assert "followup [SHEET] [OPTIONS]" in usage
    assert ask("help", "followup") == usage
    assert ask("listaddons").split() == ["followup"]
    ask("followup", expected=2)

    follow_up("my jobs.csv")
    assert lines()[:2] == FOREIGN
    written = keys(todo)
    assert len(written) == len(set(written)) == len(lines()) - 2 > 10
    before = todo.read_bytes()
    environment["FOLLOWUP_INPUT"] = str(sheet)
    follow_up()
    assert todo.read_bytes() == before

    shown = ask("ls")
    assert "Brightwater Labs" in shown and "fu:" not in shown, shown

    # Tasks are numbered by their lines.
    archived, ticked, urgent = (KEY.search(lines()[number - 1])[1] for number in (3, 6, 8))
    ask("pri", "8", "A")
    ask("-a", "do", "6")
    ask("do", "3")
    assert archived in keys(done) and ticked in keys(done)
    after = todo.read_bytes()
    follow_up()
    # What follows on the done ones may be new; what was there stays as it was.
    assert todo.read_bytes().startswith(after)
    all_keys = keys(todo) + keys(done)
    assert len(all_keys) == len(set(all_keys)), "a task was written twice"
    assert set(written) <= set(all_keys)
    assert any(line.startswith("(A) ") and urgent in line for line in lines())

    # The same by a pipe: nothing is printed that is there, and a file that is
    # given anew fills only once.
    command = (
        'followup convert "$1" --today 2026-11-24 --todo - --todo-in "$2" --done "$3" >> "$2"'
    )

    def append(path):
        subprocess.run(
            ["sh", "-c", command, "sh", sheet, path, done],
            env=environment,
            cwd=home,
            check=True,
            timeout=60,
        )

    before = todo.read_bytes()
    append(todo)
    assert todo.read_bytes() == before
    other = lists / "other list.txt"
    other.write_text("Buy stamps")
    append(other)
    first = other.read_text()
    assert first.startswith("Buy stamps\n20") and archived not in first and ticked not in first
    append(other)
    assert other.read_text() == first
    print(f"interop: todo.sh runs the add-on; none of {len(all_keys)} tasks came twice")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
