"""SHEET PLAN OUT: Python's `csv` and `icalendar`, as its documentation has it."""

import csv
import sys
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

STAMP = datetime(2026, 11, 21, tzinfo=UTC)


def event_of(row, uid, on, categories, summary, description):
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", STAMP)
    event.add("last-modified", STAMP)
    event.add("sequence", 0)
    event.add("status", "CONFIRMED")
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    if row["Job Link"]:
        event.add("url", row["Job Link"])
    event.add("categories", categories.split(","))
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(hours=9))
    event.add_component(alarm)
    return event


def main(sheet, plan, out):
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//compare//with_library.py//EN")
    with open(sheet, encoding="utf-8", newline="") as rows, open(plan, encoding="utf-8", newline="\n") as lines:
        numbered = enumerate(csv.DictReader(rows), start=1)
        number = 0
        for line in lines:
            wanted, uid, on, categories, summary, description = line[:-1].split("\t")
            while number < int(wanted):
                number, row = next(numbered)
            description = description.replace("\x1e", "\n")
            calendar.add_component(event_of(row, uid, date.fromisoformat(on), categories, summary, description))
    with open(out, "wb") as file:
        file.write(calendar.to_ical())


main(*sys.argv[1:])
