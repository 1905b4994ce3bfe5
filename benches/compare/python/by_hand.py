"""SHEET PLAN OUT: Python's `csv`, and the calendar put together as text."""

import csv
import sys
from datetime import date, timedelta

EVENT = """\
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261121T000000Z
LAST-MODIFIED:20261121T000000Z
SEQUENCE:0
STATUS:CONFIRMED
DTSTART;VALUE=DATE:{on:%Y%m%d}
DTEND;VALUE=DATE:{end:%Y%m%d}
{summary}
{description}
{url}CATEGORIES:{categories}
TRANSP:TRANSPARENT
X-MICROSOFT-CDO-BUSYSTATUS:FREE
BEGIN:VALARM
ACTION:DISPLAY
{alarm}
TRIGGER:PT9H
END:VALARM
END:VEVENT
"""
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def folded(line):
    """Lines of at most 75 bytes, cut between characters."""
    data = line.encode()
    if len(data) <= 75:
        return line
    parts, start, most = [], 0, 75
    while start < len(data):
        end = start + most
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end])
        start, most = end, 74
    return b"\n ".join(parts).decode()


def main(sheet, plan, out):
    with (
        open(sheet, encoding="utf-8", newline="") as rows,
        open(plan, encoding="utf-8", newline="\n") as lines,
        open(out, "w", encoding="utf-8", newline="\r\n") as file,
    ):
        file.write("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//compare//by_hand.py//EN\n")
        numbered = enumerate(csv.DictReader(rows), start=1)
        number = 0
        for line in lines:
            wanted, uid, on, categories, summary, description = line[:-1].split("\t")
            while number < int(wanted):
                number, row = next(numbered)
            on = date.fromisoformat(on)
            summary = summary.translate(ESCAPES)
            description = description.replace("\x1e", "\n").translate(ESCAPES)
            url = row["Job Link"]
            event = EVENT.format(
                uid=uid,
                on=on,
                end=on + timedelta(days=1),
                summary=folded("SUMMARY:" + summary),
                description=folded("DESCRIPTION:" + description),
                url=folded("URL:" + url) + "\n" if url else "",
                categories=categories,
                alarm=folded("DESCRIPTION:" + summary),
            )
            file.write(event)
        file.write("END:VCALENDAR\n")


main(*sys.argv[1:])
