"""The lines of a todo.txt, as the parsers of other programs read them."""

import json
import subprocess
from typing import NamedTuple

import pytodotxt
from topydo.lib.Todo import Todo


class Task(NamedTuple):
    is_done: bool
    completed: str
    priority: str | None
    created: str
    # Without what follows.
    text: str
    projects: tuple
    contexts: tuple
    due: str
    key: str
    moot: str | None
    hidden_until: str | None


def task(head, body, projects, contexts, tags):
    """All tags must be ours, each once; what they leave of the body is the text."""
    names = [f"+{it}" for it in projects] + [f"@{it}" for it in contexts]
    names += [f"{key}:{value}" for key, value in tags]
    text = " ".join(word for word in body.split(" ") if word not in names)
    values = dict(tags)
    assert len(values) == len(tags) and values.keys() - {"moot", "t"} == {"due", "fu"}, (body, tags)
    ours = (values["due"], values["fu"], values.get("moot"), values.get("t"))
    return Task(*head, text, tuple(projects), tuple(contexts), *ours)


def day(date):
    return date.isoformat() if date else ""


def by_pytodotxt(file):
    for it in pytodotxt.TodoTxt(file).parse():
        tags = [(key, value) for key, values in it.attributes.items() for value in values]
        days = (day(it.completion_date), it.priority, day(it.creation_date))
        head = (bool(it.is_completed), *days)
        yield task(head, it.description, it.projects, it.contexts, tags)


def by_topydo(file):
    for line in file.read_text().splitlines():
        it = Todo(line)
        assert day(it.due_date()) == it.tag_value("due"), line
        days = (day(it.completion_date()), it.priority(), day(it.creation_date()))
        yield task((it.is_completed(), *days), it.text(), it.projects(), it.contexts(), it.tags())


def by_jstodotxt(file, script):
    """The parser that sleek uses."""
    told = subprocess.run(["node", script, "read", file], capture_output=True, timeout=60)
    assert told.returncode == 0, told
    for it in json.loads(told.stdout):
        tags = [tuple(tag) for tag in it["tags"]]
        head = (it["is_done"], it["completed"], it["priority"], it["created"])
        yield task(head, it["body"], it["projects"], it["contexts"], tags)


def agree(file, script):
    """What all parsers read in every line; gives the tasks."""
    tasks = list(by_pytodotxt(file))
    for others in (by_topydo(file), by_jstodotxt(file, script)):
        for ours, theirs in zip(tasks, others, strict=True):
            assert ours == theirs, (ours, theirs)
    return tasks
