"""CALENDAR OTHER...: whether other calendars hold the very events of the first.

With --parser, `icalendar` reads all of them, too, and must find the same.
"""

import sys
from pathlib import Path

from calendars import Event, events, events_by_library


def by_uid(found, file):
    """A digest for each event, since a large sheet has as many as memory can hold."""
    digests = {}
    for event in found:
        assert event.uid not in digests, f"{file}: {event.uid} twice"
        digests[event.uid] = hash(event)
    return digests


def difference(reader, first, other, uid):
    """The fields in which two calendars differ about an event."""
    readings = (events(Path(first).read_bytes()), reader(Path(other).read_bytes()))
    ours, theirs = (next((event for event in found if event.uid == uid), None) for found in readings)
    if ours is None or theirs is None:
        return f"{uid} is in only one of them"
    pairs = zip(Event._fields, ours, theirs, strict=True)
    return f"{uid}: " + "; ".join(f"{name} {mine!r}, here {its!r}" for name, mine, its in pairs if mine != its)


def main(arguments):
    with_parser = arguments[0] == "--parser"
    first, *others = arguments[with_parser:]
    expected = by_uid(events(Path(first).read_bytes()), first)
    assert expected, f"{first} has no events"
    for reader in [events, events_by_library] if with_parser else [events]:
        for file in [first, *others]:
            found = by_uid(reader(Path(file).read_bytes()), file)
            if found != expected:
                uids = expected.keys() | found.keys()
                uid = next(it for it in uids if expected.get(it) != found.get(it))
                sys.exit(f"{file} has other events than {first}: {difference(reader, first, file, uid)}")


main(sys.argv[1:])
