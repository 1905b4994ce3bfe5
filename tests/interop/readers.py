"""Other people's readers of iCalendar, each as a function from bytes to events.

`READERS` are of Python; `by_node` asks ical.js and node-ical for many files at
once, since each start of node takes longer than a file does.
"""

import ctypes
import json
import subprocess
from datetime import date, datetime, timezone
from pathlib import Path

import icalendar
import vobject
from ical.calendar_stream import IcsCalendarStream

from written import Event


def plain(text):
    """Some hand line breaks back as CRLF."""
    return str(text).replace("\r\n", "\n")


def by_icalendar(data):
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        status = event.get("STATUS")
        yield Event(
            str(event["UID"]),
            plain(event["SUMMARY"]),
            plain(event.get("DESCRIPTION", "")),
            event["DTSTART"].dt,
            event["DTEND"].dt,
            status and str(status),
        )


def by_vobject(data):
    calendar = vobject.readOne(data.decode())
    calendar.validate(raiseException=True)
    for event in calendar.contents.get("vevent", []):
        status = event.contents.get("status")
        description = event.contents.get("description")
        yield Event(
            event.uid.value,
            plain(event.summary.value),
            plain(description[0].value if description else ""),
            event.dtstart.value,
            event.dtend.value,
            status and status[0].value,
        )


def by_ical(data):
    calendar = IcsCalendarStream.calendar_from_ics(data.decode())
    for event in calendar.events:
        yield Event(
            event.uid,
            plain(event.summary),
            plain(event.description or ""),
            event.dtstart,
            event.dtend,
            event.status and event.status.value,
        )


def _libical():
    library = ctypes.CDLL("libical.so.3")
    names = {
        "icalparser_parse_string": (ctypes.c_void_p, [ctypes.c_char_p]),
        "icalrestriction_check": (ctypes.c_int, [ctypes.c_void_p]),
        "icalcomponent_count_errors": (ctypes.c_int, [ctypes.c_void_p]),
        "icalcomponent_get_first_component": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
        "icalcomponent_get_next_component": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
        "icalcomponent_get_first_property": (ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
        "icalproperty_get_value_as_string": (ctypes.c_char_p, [ctypes.c_void_p]),
        "icalproperty_string_to_kind": (ctypes.c_int, [ctypes.c_char_p]),
        "icalcomponent_string_to_kind": (ctypes.c_int, [ctypes.c_char_p]),
        "icalcomponent_get_uid": (ctypes.c_char_p, [ctypes.c_void_p]),
        "icalcomponent_get_summary": (ctypes.c_char_p, [ctypes.c_void_p]),
        "icalcomponent_get_description": (ctypes.c_char_p, [ctypes.c_void_p]),
        "icalcomponent_free": (None, [ctypes.c_void_p]),
    }
    for name, (result, arguments) in names.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


LIBICAL = _libical()


def by_libical(data):
    """Its restriction check knows which property may stand where, and how often."""
    calendar = LIBICAL.icalparser_parse_string(data)
    assert calendar
    assert LIBICAL.icalcomponent_count_errors(calendar) == 0
    assert LIBICAL.icalrestriction_check(calendar) == 1
    assert LIBICAL.icalcomponent_count_errors(calendar) == 0
    kind = LIBICAL.icalcomponent_string_to_kind(b"VEVENT")

    def value(event, name):
        which = LIBICAL.icalproperty_string_to_kind(name)
        found = LIBICAL.icalcomponent_get_first_property(event, which)
        return LIBICAL.icalproperty_get_value_as_string(found).decode() if found else None

    event = LIBICAL.icalcomponent_get_first_component(calendar, kind)
    while event:
        yield Event(
            LIBICAL.icalcomponent_get_uid(event).decode(),
            LIBICAL.icalcomponent_get_summary(event).decode(),
            (LIBICAL.icalcomponent_get_description(event) or b"").decode(),
            _moment(value(event, b"DTSTART")),
            _moment(value(event, b"DTEND")),
            value(event, b"STATUS"),
        )
        event = LIBICAL.icalcomponent_get_next_component(calendar, kind)
    LIBICAL.icalcomponent_free(calendar)


def _moment(value):
    """A day or a moment in UTC, in the basic or the extended form of ISO 8601."""
    if value.endswith("Z"):
        return datetime.fromisoformat(value[:-1]).replace(tzinfo=timezone.utc)
    return date.fromisoformat(value)


READERS = [by_icalendar, by_vobject, by_ical, by_libical]


def by_node(script, files):
    """(file, reader, events) for every file and both readers."""
    done = subprocess.run(
        ["node", script, *files], stdin=subprocess.DEVNULL, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    for file, readers in json.loads(done.stdout).items():
        for reader, found in readers.items():
            yield Path(file), reader, [
                Event(
                    event["uid"],
                    plain(event["summary"]),
                    plain(event["description"] or ""),
                    _moment(event["start"]),
                    _moment(event["end"]),
                    event["status"],
                )
                for event in found
            ]
