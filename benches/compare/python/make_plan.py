"""CALENDAR OUT < PLAN.json: what the other programs are told, from what ours wrote.

A line for each event, in the order of the sheet's rows, its fields parted by
tabs: the number of the row (1 is the first below the headers), uid, day,
categories, summary, description. A line break within a text is U+001E, so that
nothing has to be unescaped but that.
"""

import json
import sys
from pathlib import Path

from calendars import events


def main(calendar, out):
    plan = json.load(sys.stdin)
    rows = {it["id"]: it["place"]["row"] - 1 for it in plan["applications"]}
    row_of = {it["uid"]: rows[it["application"]] for it in plan["follow_ups"] if it["application"]}
    lines = []
    for event in events(Path(calendar).read_bytes()):
        assert event.categories[0] == "Follow-up", event
        day = f"{event.start[:4]}-{event.start[4:6]}-{event.start[6:]}"
        texts = [event.summary, event.description]
        assert not any(mark in text for text in texts for mark in "\t\r\x1e"), event
        texts = [text.replace("\n", "\x1e") for text in texts]
        line = "\t".join([event.uid, day, ",".join(event.categories), *texts])
        lines.append((row_of[event.uid], line))
    # By row alone: the days of a row stay in their order.
    lines.sort(key=lambda it: it[0])
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        for row, line in lines:
            file.write(f"{row}\t{line}\n")


main(*sys.argv[1:])
