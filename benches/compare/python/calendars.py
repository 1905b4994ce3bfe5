"""A calendar becomes its events, each as what a calendar program shows of it.

`events` reads any calendar that the programs write, fast and by the letter of
RFC 5545; `events_by_library` asks somebody else's parser for the same.
"""

import re
from datetime import timedelta
from typing import NamedTuple


class Event(NamedTuple):
    uid: str
    stamp: str
    last_modified: str
    sequence: int
    status: str
    start: str
    end: str
    summary: str
    description: str
    url: str
    categories: tuple
    transparency: str
    busy: str
    # The alarm's: its action, its text, and how long after the start it rings.
    action: str
    said: str
    after: timedelta


ESCAPES = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}
DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


def text(value):
    """RFC 5545 section 3.3.11."""
    if "\\" not in value:
        return value
    return re.sub(r"\\.", lambda found: ESCAPES[found.group()], value)


def duration(value):
    days, hours, minutes, seconds = (int(part or 0) for part in DURATION.fullmatch(value).groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def properties(lines):
    """Values by name. Parameters go, since no value of ours depends on one."""
    found = {}
    for line in lines:
        name, _, value = line.partition(":")
        found[name.partition(";")[0]] = value
    return found


def events(data):
    """In the order of the file. The bytes are taken event by event, so that a
    large calendar is not held in memory a second time."""
    begin, end = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
    at = data.find(begin)
    while at >= 0:
        until = data.index(end, at)
        block = data[at + len(begin) : until]
        block = re.sub(rb"\r\n[ \t]", b"", block).decode()
        own, _, alarm = block.partition("BEGIN:VALARM\r\n")
        event = properties(own.removesuffix("\r\n").split("\r\n"))
        alarm = properties(alarm.split("\r\n"))
        yield Event(
            event["UID"],
            event["DTSTAMP"],
            event["LAST-MODIFIED"],
            int(event["SEQUENCE"]),
            event["STATUS"],
            event["DTSTART"],
            event["DTEND"],
            text(event["SUMMARY"]),
            text(event["DESCRIPTION"]),
            event.get("URL", ""),
            tuple(text(event["CATEGORIES"]).split(",")),
            event["TRANSP"],
            event["X-MICROSOFT-CDO-BUSYSTATUS"],
            alarm["ACTION"],
            text(alarm["DESCRIPTION"]),
            duration(alarm["TRIGGER"]),
        )
        at = data.find(begin, until)


def events_by_library(data):
    """The same, as the package `icalendar` understands it."""
    from icalendar import Calendar

    for event in Calendar.from_ical(data).walk("VEVENT"):
        assert not event.errors, event.errors
        [alarm] = event.walk("VALARM")
        yield Event(
            str(event["UID"]),
            f"{event['DTSTAMP'].dt:%Y%m%dT%H%M%SZ}",
            f"{event['LAST-MODIFIED'].dt:%Y%m%dT%H%M%SZ}",
            int(event["SEQUENCE"]),
            str(event["STATUS"]),
            f"{event['DTSTART'].dt:%Y%m%d}",
            f"{event['DTEND'].dt:%Y%m%d}",
            str(event["SUMMARY"]),
            str(event["DESCRIPTION"]),
            str(event.get("URL", "")),
            tuple(str(it) for it in event["CATEGORIES"].cats),
            str(event["TRANSP"]),
            str(event["X-MICROSOFT-CDO-BUSYSTATUS"]),
            str(alarm["ACTION"]),
            str(alarm["DESCRIPTION"]),
            alarm["TRIGGER"].dt,
        )
