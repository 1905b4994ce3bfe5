"""What one run of `followup convert` must make of a todo.txt.

The rules are told here once more, from what the person may expect and not from
how it is done: what `plan` asks for, what the files hold, what was written last
and what of it has been seen.
"""

from datetime import date, timedelta
from typing import NamedTuple

from todo_lines import MARK, MOOT, closed, created_as, due, lines_of, opened, without_priority

AHEAD = 14
OPEN_STATES = {"planned", "due", "overdue"}


class Known(NamedTuple):
    """What is remembered of a task: the line as it was last wanted, whether a
    later run has seen it in a file, how often it was added, and for which sheet."""

    line: bytes
    is_seen: bool
    times: int
    sheet: str


class Changes(NamedTuple):
    """The keys of tasks that a run wrote, by what it did."""

    added: set
    moved: set
    closed: dict
    finished: set
    reopened: set
    told: list

    def is_nothing(self):
        return not any(self)

    def because(self, word):
        """Which were closed for that reason."""
        return {key for key, why in self.closed.items() if why == word}

    def warnings(self):
        return [row for severity, row in self.told if severity == "warning"]


def cannot_wait(it):
    """Thanks, and what cannot be done after the day by which it is to be done."""
    is_last_day = it["latest"] == it["by"][:10]
    return it["kind"] == "thanks" or it["kind"] == "task" and is_last_day


class Wanted:
    """What one run must make of a todo.txt; `before` is `None` if there is none."""

    def __init__(self, before, archives, memory, sheet, today, again, has_all_parts, after):
        # Without a file, nobody can have deleted anything from it.
        memory = {} if before is None else memory
        self.before = before or b""
        self.lines = lines_of(self.before)
        self.archived = [line for data in archives for line in lines_of(data)]
        self.memory = dict(memory)
        self.sheet = sheet
        self.today = today
        self.again = again
        self.has_all_parts = has_all_parts
        self.after = lines_of(after)
        self.changes = Changes(set(), set(), {}, set(), set(), [])

    def all_of(self, follow_ups):
        """The whole file. Gathers what is told, and what is remembered."""
        mark = MARK if self.before.startswith(MARK) else b""
        instead = {}
        added = []
        for it in follow_ups:
            key = it["id"]
            places = [n for n, line in enumerate(self.lines) if key in line.keys]
            archived = [line for line in self.archived if key in line.keys]
            mentions = [self.lines[n] for n in places] + archived
            if any(line.is_done for line in mentions):
                self.sight(key, self.ours(it))
            elif not places and all(line.is_moot for line in archived):
                added += self.absent(it)
            elif len(places) == 1 and all(line.is_moot for line in archived):
                instead[places[0]] = self.present(it, places[0])
            else:
                self.sight(key, self.ours(it))
        instead |= self.gone({it["id"] for it in follow_ups})
        self.arrived(instead)
        kept = [instead.get(n, line.text) + line.end for n, line in enumerate(self.lines)]
        return mark + b"".join(kept) + self.appended(added)

    def appended(self, added):
        ends = [line.end for line in self.lines if line.end]
        end = ends[-1] if ends else b"\n"
        glue = end if added and self.lines and not self.lines[-1].end else b""
        return glue + b"".join(line + end for line in added)

    def ours(self, it):
        """With all parts that a task may have, or with those that it has by itself."""
        text = it["summary"].replace(":", ",")
        project = f" +{it['company'].lower()}" if it["company"] else ""
        via = f" @{it['via']}" if it["via"] != "task" else ""
        by = it["by"][:10]
        urgent = "(A) " if self.has_all_parts and cannot_wait(it) else ""
        hidden = f" t:{it['on']}" if self.has_all_parts else ""
        line = f"{urgent}{self.today} {text}{project}{via}{hidden} due:{by} fu:{it['id']}"
        return line.encode()

    def is_near(self, it):
        on = date.fromisoformat(it["on"])
        return it["state"] != "planned" or on <= self.today + timedelta(days=AHEAD)

    def sight(self, key, line):
        """It is in a file. What was wanted of it before stays so, if anything was."""
        known = self.memory.get(key)
        times = known.times if known else 1
        self.memory[key] = Known(known.line if known else line, True, times, self.sheet)

    def want(self, key, line):
        known = self.memory.get(key)
        self.memory[key] = Known(line, True, known.times if known else 1, self.sheet)

    def absent(self, it):
        key, ours = it["id"], self.ours(it)
        if it["state"] not in OPEN_STATES or not (self.is_near(it) or key in self.again):
            return []
        known = self.memory.get(key)
        times = known.times if known else 0
        if key in self.again or known and opened(known.line):
            # What was only closed has not been deleted, wherever it went.
            times = 0
        elif known and (known.is_seen or times >= 2):
            return []
        self.memory[key] = Known(ours, False, times + 1, self.sheet)
        self.changes.added.add(key)
        return [ours]

    def present(self, it, place):
        key, state = it["id"], it["state"]
        line = self.lines[place]
        ours = created_as(self.ours(it), line.text)
        known = self.memory.get(key)
        is_open = state in OPEN_STATES
        if line.is_moot:
            return self.reopen(key, place, ours, is_open)
        base = known.line if known else ours
        if base == line.text:
            wanted = self.follow(it, place, ours)
            self.want(key, wanted)
            return wanted
        self.edited(it, place, ours, base if known else None)
        return line.text

    def reopen(self, key, place, ours, is_open):
        """A line that a run has closed, here or on another machine, is opened again,
        unless the person has written into it."""
        line, known = self.lines[place].text, self.memory.get(key)
        was = opened(line)
        if known is None:
            is_untouched = was is not None
        elif known.line.startswith(b"x "):
            is_untouched = known.line == line
        else:
            is_untouched = was is not None and (not is_open or was == without_priority(known.line))
        if is_untouched and is_open:
            self.changes.reopened.add(key)
            self.want(key, ours)
            return ours
        if is_untouched:
            self.want(key, line)
        elif is_open and (known is None or known.line.startswith(b"x ")):
            self.changes.told.append(("warning" if known else "note", place + 1))
            self.want(key, ours)
        else:
            self.sight(key, ours)
        return line

    def follow(self, it, place, ours):
        """An untouched line does as the plan does."""
        key, state, line = it["id"], it["state"], self.lines[place].text
        if state in OPEN_STATES or state == "waiting":
            if ours != line:
                self.changes.moved.add(key)
            return ours
        if state == "done":
            self.changes.finished.add(key)
            return f"x {it['done_on'] or self.today} ".encode() + without_priority(line)
        return self.close(key, place, None)

    def close(self, key, place, word):
        """Which word it is, the person is told; that there is one, is checked here."""
        word = word or MOOT.findall(self.after[place].text)[0]
        self.changes.closed[key] = word.decode()
        return closed(self.lines[place].text, self.today, word)

    def edited(self, it, place, ours, base):
        key, state, line = it["id"], it["state"], self.lines[place].text
        row = place + 1
        if state in OPEN_STATES:
            # Without a base nobody knows who changed what.
            if due(ours) not in {base and due(base), due(line)}:
                self.changes.told.append(("warning" if base else "note", row))
            self.want(key, ours)
        elif state == "waiting":
            self.want(key, base or ours)
        else:
            if not (base or b"").startswith(b"x "):
                self.changes.told.append(("note", row))
            self.want(key, b"x " + ours)

    def gone(self, planned):
        instead = {}
        for key, known in self.memory.items():
            places = [n for n, line in enumerate(self.lines) if key in line.keys]
            is_archived = any(key in line.keys for line in self.archived)
            is_other = known.sheet != self.sheet
            if is_other or key in planned or len(places) != 1 or is_archived:
                continue
            [place] = places
            if self.lines[place].text == known.line and not self.lines[place].is_closed:
                instead[place] = self.close(key, place, b"gone")
                self.memory[key] = known._replace(line=instead[place], is_seen=True)
        return instead

    def arrived(self, instead):
        """Whatever a file has, has been seen; but not what was only closed and archived.
        What the person keeps open is theirs, although it was to be closed."""
        elsewhere = {key for line in self.archived if not line.is_moot for key in line.keys}
        for key, known in self.memory.items():
            places = [n for n, line in enumerate(self.lines) if key in line.keys]
            if not places and key not in elsewhere:
                continue
            line, was = known.line, opened(known.line)
            is_written = any(
                instead.get(n, self.lines[n].text) != self.lines[n].text for n in places
            )
            if was and not is_written and not any(self.lines[n].is_moot for n in places):
                line = f"x {self.today} ".encode() + without_priority(was)
            self.memory[key] = known._replace(line=line, is_seen=True)
