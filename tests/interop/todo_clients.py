"""Programs in whose hands a todo.txt is, all with the same verbs.

Each works on files of its own in a folder, and knows a task by its key, for which
it looks up its own number. `on` is the day that the program takes for today.
"""

import re
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def run(on, *command, **options):
    """Runs a program on a day; gives what it prints."""
    done = subprocess.run(
        ["faketime", f"{on} 09:00:00", *map(str, command)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        **options,
    )
    assert done.returncode == 0, done
    return done.stdout.decode()


def line_number(path, key):
    """The line on which the one task of this key stands."""
    lines = enumerate(path.read_bytes().split(b"\n"), 1)
    [number] = [number for number, line in lines if f"fu:{key}".encode() in line.split()]
    return number


class TodoSh:
    """Debian's todotxt-cli. A task that is done is archived at once."""

    name = "todo.sh"
    done = "done.txt"
    # The default is meant to find it.
    is_done_named = False

    def __init__(self, folder, _):
        self.todo = folder / "todo.txt"
        self.archived = folder / self.done
        self.config = folder / "todo.cfg"
        self.config.write_text(
            f'export TODO_DIR="{folder}"\n'
            'export TODO_FILE="$TODO_DIR/todo.txt"\n'
            f'export DONE_FILE="$TODO_DIR/{self.done}"\n'
            'export REPORT_FILE="$TODO_DIR/report.txt"\n'
        )

    def ask(self, on, *words):
        return run(on, "todo-txt", "-p", "-f", "-d", self.config, *words)

    def at(self, on, verb, key, *words, options=()):
        return self.ask(on, *options, verb, line_number(self.todo, key), *words)

    def do(self, on, key):
        self.at(on, "do", key)

    def tick(self, on, key):
        """Done, and not archived."""
        self.at(on, "do", key, options=["-a"])

    def prioritise(self, on, key):
        self.at(on, "pri", key, "C")

    def reword(self, on, key, text):
        self.at(on, "append", key, text)

    def postpone(self, on, key, day):
        line = self.todo.read_text().splitlines()[line_number(self.todo, key) - 1]
        self.at(on, "del", key, re.search(r"due:\S+", line)[0])
        self.at(on, "append", key, f"due:{day}")

    def delete(self, on, key):
        self.at(on, "del", key)

    def jot(self, on, text):
        self.ask(on, "add", text)

    def archive(self, on):
        self.ask(on, "archive")


class Topydo:
    name = "topydo"
    done = "done.txt"
    is_done_named = False

    def __init__(self, folder, installed):
        self.todo = folder / "todo.txt"
        self.program = installed / "clients" / "bin" / "topydo"
        self.files = ("-t", self.todo, "-d", folder / self.done)
        self.environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin"}

    def ask(self, on, *words, options=()):
        command = (self.program, "-C", "0", "-c", "/dev/null", *options, *self.files, *words)
        return run(on, *command, env=self.environment)

    def number(self, on, key):
        return self.ask(on, "ls", "-x", "-F", "%i", f"fu:{key}").strip()

    def do(self, on, key):
        self.ask(on, "do", self.number(on, key))

    def tick(self, on, key):
        self.ask(on, "do", self.number(on, key), options=["-a"])

    def prioritise(self, on, key):
        self.ask(on, "pri", self.number(on, key), "C")

    def reword(self, on, key, text):
        self.ask(on, "append", self.number(on, key), text)

    def postpone(self, on, key, day):
        self.ask(on, "tag", "-f", self.number(on, key), "due", day)

    def delete(self, on, key):
        self.ask(on, "del", "-f", self.number(on, key))

    def jot(self, on, text):
        self.ask(on, "add", text)

    def archive(self, on):
        """It moves all that is done whenever something is."""
        self.ask(on, "add", "Tidy up")
        self.ask(on, "do", self.ask(on, "ls", "-x", "-F", "%i", "Tidy").strip())


class Scripted:
    """A client without a command line, driven by a script of ours."""

    is_done_named = True

    def __init__(self, folder, installed):
        self.todo = folder / "todo.txt"
        self.archived = folder / self.done
        self.script = self.command(installed)

    def ask(self, on, verb, *words):
        return run(on, *self.script, verb, self.todo, *words)

    def do(self, on, key):
        self.ask(on, "do", key)

    def tick(self, on, key):
        self.ask(on, "tick", key)

    def prioritise(self, on, key):
        self.ask(on, "prioritise", key)

    def reword(self, on, key, text):
        self.ask(on, "reword", key, text)

    def postpone(self, on, key, day):
        self.ask(on, "postpone", key, day)

    def delete(self, on, key):
        self.ask(on, "delete", key)

    def jot(self, on, text):
        self.ask(on, "jot", text)

    def archive(self, on):
        self.ask(on, "archive", self.archived)


class Pter(Scripted):
    """It writes no completion date without one of creation."""

    name = "pter"
    done = "archive.txt"

    @staticmethod
    def command(installed):
        return (installed / "clients" / "bin" / "python", HERE / "pter_client.py")

    def tick(self, on, key):
        self.do(on, key)


class JsTodoTxt(Scripted):
    """The parser of sleek. `tick` leaves the priority, and writes no date."""

    name = "jstodotxt"
    done = "todo_done.txt"

    @staticmethod
    def command(installed):
        return ("node", installed / "node" / "todo_tasks.mjs")


CLIENTS = [TodoSh, Topydo, Pter, JsTodoTxt]
