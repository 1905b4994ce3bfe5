"""A todo.txt in the hands of pter: its own functions, without its windows.

usage: pter_client.py do|prioritise|delete FILE KEY
       pter_client.py reword|postpone FILE KEY TEXT|DAY
       pter_client.py jot FILE TEXT
       pter_client.py archive FILE DONE
"""

import sys
from datetime import date
from pathlib import Path

from pter import utils
from pter.source import Source
from pytodotxt import Task, TodoTxt


def open_file(path):
    source = Source(TodoTxt(path))
    if path.exists():
        source.parse()
    return source


def archive(source, path):
    """As a press on its key does it with each finished task."""
    finished = [task for task in source.tasks if task.is_completed]
    kept = open_file(path)
    for task in finished:
        kept.tasks.append(Task(str(task), todotxt=kept.source))
        source.tasks.remove(task)
    kept.save()


def main(verb, path, *words):
    source = open_file(Path(path))
    if verb == "jot":
        source.add(Task(words[0]))
    elif verb == "archive":
        archive(source, Path(words[0]))
    else:
        key, *more = words
        [task] = [it for it in source.tasks if it.attributes.get("fu") == [key]]
        if verb == "do":
            utils.toggle_done(task, [], False, True, False, True)
        elif verb == "prioritise":
            utils.set_priority(task, "C")
        elif verb == "delete":
            source.tasks.remove(task)
        elif verb == "reword":
            task.append(more[0])
        elif verb == "postpone":
            utils.task_change_due(task, utils.task_parse_due(task), date.fromisoformat(more[0]))
    source.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
