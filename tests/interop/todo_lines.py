"""A todo.txt as bytes: its lines, and what becomes of one of ours."""

import re
from typing import NamedTuple

MARK = b"\xef\xbb\xbf"
KEY = re.compile(rb"(?<!\S)fu:([0-9a-hjkmnp-tv-z]{7})(?!\S)")
DUE = re.compile(rb"(?<!\S)due:(\S+)")
MOOT = re.compile(rb"(?<!\S)moot:([a-z-]+)(?!\S)")
HEAD_OF_DONE = re.compile(rb"[xX]\s")


class Line(NamedTuple):
    text: bytes
    end: bytes

    @property
    def keys(self):
        return {key.decode() for key in KEY.findall(self.text)}

    @property
    def is_closed(self):
        return HEAD_OF_DONE.match(self.text) is not None

    @property
    def is_moot(self):
        return self.is_closed and MOOT.search(self.text) is not None

    @property
    def is_done(self):
        return self.is_closed and not self.is_moot


def lines_of(data):
    """The lines of a file, each with its own line break."""
    data = data.removeprefix(MARK)
    found = re.findall(rb"([^\n]*?)(\r?\n|\Z)", data)
    return [Line(text, end) for text, end in found if text or end]


def due(line):
    found = DUE.search(line)
    return found and found[1]


def created_as(ours, theirs):
    """Our line, with the creation date of the one that is there."""
    found = re.match(rb"(?:x \S+ )?(?:\([A-Z]\) )?(\d{4}-\d\d-\d\d) ", theirs)
    return re.sub(rb"\d{4}-\d\d-\d\d", found[1], ours, count=1) if found else ours


def without_priority(line):
    return re.sub(rb"^\(A\) ", b"", line)


def closed(line, on, word):
    """What becomes of an open line that nobody need do any more."""
    text, key = without_priority(line).rsplit(b" ", 1)
    return b"x %s %s moot:%s %s" % (on.isoformat().encode(), text, word, key)


def opened(line):
    """What it was before it was closed so, if it was."""
    found = re.fullmatch(rb"x \S+ (.*) moot:[a-z-]+ (fu:\S+)", line)
    return found and b"%s %s" % found.groups()


def differences(expected, found):
    expected, found = lines_of(expected), lines_of(found)
    yield from (f"- {line.text + line.end!r}" for line in expected if line not in found)
    yield from (f"+ {line.text + line.end!r}" for line in found if line not in expected)
