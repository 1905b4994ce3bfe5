"""What stands in a calendar of ours, by the letter of RFC 5545 and nothing else.

Knows only what we write: days, moments in UTC, no parameters but VALUE=DATE.
It is the yardstick for other people's readers, so it forgives nothing.
"""

import re
from datetime import date, datetime, timezone
from typing import NamedTuple

LONGEST_LINE = 75


class Event(NamedTuple):
    """What every reader must find; a calendar program shows little else."""

    uid: str
    summary: str
    description: str
    start: date | datetime
    end: date | datetime
    status: str | None


class Task(NamedTuple):
    """What a list of tasks shows of one."""

    uid: str
    key: str
    summary: str
    due: date


def lines_of(data, longest_line=LONGEST_LINE):
    """RFC 5545 section 3.1: CRLF ends every line, and none is over 75 octets; a
    server may send longer ones."""
    assert data.endswith(b"\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert line and b"\n" not in line and b"\r" not in line, line
        assert longest_line is None or len(line) <= longest_line, line
        line.decode()  # No character is torn apart.
    return data.decode().replace("\r\n ", "").splitlines()


def text(value):
    """RFC 5545 section 3.3.11: four escapes and no others."""
    escaped = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}
    return re.sub(r"\\.", lambda found: escaped[found.group()], value)


def moment(name, value):
    if name.endswith(";VALUE=DATE"):
        return datetime.strptime(value, "%Y%m%d").date()
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)


def components(data, kind, longest_line=LONGEST_LINE):
    """The properties of each component of that kind; those of an alarm are not its own."""
    within = []
    for line in lines_of(data, longest_line):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            within.append(value)
            if value == kind:
                properties = {}
        elif name == "END":
            assert within.pop() == value, line
            if value == kind:
                yield properties
        elif within[-1] == kind:
            assert name not in properties, line
            properties[name] = value
    assert not within


def events(data, longest_line=LONGEST_LINE):
    """The events, in the order of the file."""
    for found in components(data, "VEVENT", longest_line):
        [start] = [(name, value) for name, value in found.items() if name.startswith("DTSTART")]
        [end] = [(name, value) for name, value in found.items() if name.startswith("DTEND")]
        yield Event(
            uid=found["UID"],
            summary=text(found["SUMMARY"]),
            description=text(found.get("DESCRIPTION", "")),
            start=moment(*start),
            end=moment(*end),
            status=found.get("STATUS"),
        )


def tasks(data, longest_line=LONGEST_LINE):
    """The tasks, in the order of the file."""
    for found in components(data, "VTODO", longest_line):
        yield Task(
            uid=found["UID"],
            key=found["X-FOLLOWUP-KEY"],
            summary=text(found["SUMMARY"]),
            due=moment("DUE;VALUE=DATE", found["DUE;VALUE=DATE"]),
        )
