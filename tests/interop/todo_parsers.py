"""The lines of a todo.txt, as the parsers of other programs read them."""

import json
import subprocess
from typing import NamedTuple

import pytodotxt
from topydo.lib.Todo import Todo

OURS = ("due", "fu")


class Task(NamedTuple):
    created: str
    priority: str | None
    # Without what follows.
    text: str
    projects: tuple
    contexts: tuple
    due: str
    key: str
    is_done: bool


def task(created, priority, body, projects, contexts, tags, is_done):
    """All tags must be ours, each once; what they leave of the body is the text."""
    tags = dict(sorted(tags)) if len(tags) == len(OURS) else tags
    assert tuple(tags) == OURS, (body, tags)
    names = [f"+{it}" for it in projects] + [f"@{it}" for it in contexts]
    names += [f"{key}:{value}" for key, value in tags.items()]
    text = " ".join(word for word in body.split(" ") if word not in names)
    projects, contexts = tuple(projects), tuple(contexts)
    return Task(created, priority, text, projects, contexts, tags["due"], tags["fu"], is_done)


def by_pytodotxt(file):
    for it in pytodotxt.TodoTxt(file).parse():
        tags = [(key, value) for key, values in it.attributes.items() for value in values]
        created = it.creation_date.isoformat()
        is_done = bool(it.is_completed)
        body = it.description
        yield task(created, it.priority, body, it.projects, it.contexts, tags, is_done)


def by_topydo(file):
    for line in file.read_text().splitlines():
        it = Todo(line)
        created = it.creation_date().isoformat()
        assert it.due_date().isoformat() == it.tag_value("due"), line
        is_done = it.is_completed()
        yield task(created, it.priority(), it.text(), it.projects(), it.contexts(), it.tags(), is_done)


def by_jstodotxt(file, script):
    """The parser that sleek uses."""
    told = subprocess.run(["node", script, "read", file], capture_output=True, timeout=60)
    assert told.returncode == 0, told
    for it in json.loads(told.stdout):
        tags = [tuple(tag) for tag in it["tags"]]
        parts = (it["body"], it["projects"], it["contexts"], tags, it["is_done"])
        yield task(it["created"], it["priority"], *parts)


def agree(file, script):
    """What all parsers read in every line; gives the tasks."""
    tasks = list(by_pytodotxt(file))
    for others in (by_topydo(file), by_jstodotxt(file, script)):
        for ours, theirs in zip(tasks, others, strict=True):
            assert ours == theirs, (ours, theirs)
    return tasks
