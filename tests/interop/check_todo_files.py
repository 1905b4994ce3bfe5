"""What else may happen to a todo.txt and to what is remembered of it: bytes of all
kinds, files that others bring back, lines written by hand.

usage: check_todo_files.py PROGRAM FOLDER
"""

import stat
import sys
from pathlib import Path

from todo_clients import TodoSh
from todo_person import begin

# A mark, line breaks of both kinds, bytes that are no text, lines of nothing,
# marks that only some programs know, and no line break at the end.
ODD = (
    b"\xef\xbb\xbf(B) Call Mum\r\n\r\n  \t\n"
    b"caf\xe9 \xff\xfe\x85 +fran\xe7ais\r\n"
    b"# a heading: \xe2\x80\xa8 and \xc2\xa0 blanks\n"
    b"\n\n2026-11-01 rec:1w h:1 id:7 p:7 fu:not-a-key fu:k3f9q2\r\n"
    b"x 2026-11-10 Pay\r in the middle\r\n\r\nthe last line"
)


def odd_bytes(person, client):
    """Behind a link, with a mode of its own."""
    real = person.folder / "synchronised" / "tasks of mine.txt"
    real.parent.mkdir()
    real.write_bytes(ODD)
    real.chmod(0o640)
    person.todo.unlink()
    person.todo.symlink_to(real)

    def is_where_it_was():
        assert person.todo.is_symlink() and person.todo.resolve() == real.resolve()
        assert stat.S_IMODE(real.stat().st_mode) == 0o640
        assert [it.name for it in real.parent.iterdir()] == [real.name]

    person.when_written = is_where_it_was
    day = "2026-11-23"
    person.morning(day)
    # Each ends as the last line did that had an end.
    assert real.read_bytes().startswith(ODD + b"\r\n2026-11-23 ")
    assert b"\r\n2026-11-23 Email" in real.read_bytes()

    # todo.sh does not follow links, so it works on the file itself, one line a time.
    person.change("Elmwood", interview="2026-11-30")
    found = person.morning(day)
    assert len(found.moved) == 5, found
    person.change("Acme", status="Rejected")
    found = person.morning("2026-11-24")
    assert len(found.because("rejected")) == 6, found
    client.todo = real
    client.config.write_text(client.config.read_text().replace('"$TODO_DIR/todo.txt"', f'"{real}"'))
    done, urgent, cut = person.keys("Email Bo Ek a thank", "Write to Bo", "Call Corwen")
    person.when_written = lambda: None
    client.prioritise("2026-11-24", urgent)
    client.reword("2026-11-24", cut, "ask for Mr Price")
    # It has put its words behind the end of the line.
    assert b"\r ask for Mr Price" in real.read_bytes()
    client.do("2026-11-24", done)
    found = person.morning("2026-11-25")
    assert not found.told and not found.added, found
    person.change("Corwen", applied="2026-11-18")
    found = person.morning("2026-11-25")
    assert len(found.told) == 1 and cut not in found.moved, found


def brought_back(person, _):
    """Another program saves what it read before we wrote, as one that synchronises may."""
    before = person.todo.read_bytes()
    first = person.one_run("2026-11-23").added
    person.todo.write_bytes(before)
    # Nobody has deleted what nobody can have seen.
    assert person.one_run("2026-11-23").added == first
    person.todo.write_bytes(before)
    assert not person.one_run("2026-11-23").added
    assert not person.one_run("2026-11-24").added & first


def damaged_ledger(person, _):
    """What cannot be read is as good as lost, and never a failure."""
    first = person.morning("2026-11-23").added
    [ledger] = person.state_folder().rglob("*.ledger")
    whole = ledger.read_bytes()
    key, *_ = first
    for damaged in (b"", b"followup.todo/9\n", whole[:-9], b"\xff" + whole, whole.swapcase()):
        ledger.write_bytes(damaged)
        person.memory.clear()
        found = person.morning("2026-11-23")
        assert found.is_nothing(), found
        assert ledger.read_bytes() == whole
    lines = person.todo.read_bytes().splitlines(keepends=True)
    person.todo.write_bytes(b"".join(it for it in lines if key.encode() not in it))
    assert not person.morning("2026-11-23").added


def nothing_remembered(person, _):
    """There is no place for a ledger: tasks are written, and what was done is done."""
    person.state_folder().write_bytes(b"a file, and no folder")
    person.is_forgetful = True
    first = person.morning("2026-11-23").added
    assert len(first) > 10
    done, edited = person.keys("Call Brightwater", "Call Corwen")
    lines = [
        b"x 2026-11-23 " + line.text if done in line.keys else line.text for line in person.lines()
    ]
    lines = [line + b" now" if edited.encode() in line else line for line in lines]
    person.todo.write_bytes(b"\n".join(lines))
    found = person.morning("2026-11-24")
    assert not found.added and not found.told, found
    person.change("Elmwood", interview="2026-11-30")
    person.change("Corwen", applied="2026-11-18")
    found = person.morning("2026-11-25")
    assert not found.added and not found.moved and not found.warnings(), found


def rotated_archive(person, client):
    """Nobody keeps finished tasks for ever."""
    person.morning("2026-11-23")
    done = list(person.keys("Email Bo Ek a thank", "Call Brightwater", "Write to Bo"))
    for key in done:
        client.do("2026-11-23", key)
    person.morning("2026-11-24")
    client.archived.unlink()
    assert not person.morning("2026-11-25").added & {*done}


def two_sheets(person, client):
    """One list for both: what leaves one of them is no business of the other."""
    mine = person.morning("2026-11-23").added
    hers = {"Fernhill": ("Clerk", "Interviewing", "2026-11-02", "2026-11-24", "Di Orr", "")}
    hers["Gorse"] = ("Guard", "Applied", "2026-11-13", "", "", "")
    person.turn_to("her jobs.csv", hers)
    # The morning of one sheet is all that has seen what the other wrote.
    theirs = person.one_run("2026-11-23").added
    person.turn_to("my jobs.csv")
    assert person.morning("2026-11-23").is_nothing()
    [deleted] = person.keys("Call Gorse")
    client.delete("2026-11-23", deleted)
    person.turn_to("her jobs.csv")
    assert not person.morning("2026-11-23").added
    person.change("Fernhill", status=None)
    found = person.morning("2026-11-23")
    assert found.because("gone") == theirs - {deleted}, found
    person.turn_to("my jobs.csv")
    assert not person.morning("2026-11-23").closed
    person.change("Acme", status=None)
    found = person.morning("2026-11-23")
    assert found.closed and found.because("gone") <= mine, found


def begun_anew(person, client):
    """A list that is taken away is not a list from which all was deleted."""
    first = person.morning("2026-11-23").added
    [done] = person.keys("Call Brightwater")
    client.do("2026-11-23", done)
    person.todo.unlink()
    assert person.morning("2026-11-23").added == first - {done}
    person.todo.write_bytes(b"")
    assert not person.morning("2026-11-23").added


SPELLINGS = {
    "Call Brightwater": (b"x 2026-11-22 %s", "2026-11-22"),
    "Email Bo Ek a thank": (b"x 2026-11-21 (A) %s", "2026-11-21"),
    "Write to Bo Ek": (b"x (A) 2026-11-22 %s", "2026-11-22"),
    "Invite Bo Ek": (b"x (B) %s", None),
    "At the Acme": (b"X 2026-11-22 %s", "2026-11-22"),
    "Email Ann Li a thank": (b"x %s", "2026-11-23"),
}


def by_hand(person, _):
    """Done in each spelling there is, twice on one line, half deleted, moved about."""
    person.morning("2026-11-23")
    spelt = {key: SPELLINGS[text] for text in SPELLINGS for key in person.keys(text)}
    lines = []
    for line in person.lines():
        spelling = [spelt[key][0] for key in line.keys if key in spelt]
        lines.append(spelling[0] % line.text if spelling else line.text)
    # Upside down, and with blanks and a word before our words.
    lines.reverse()
    [indented, double, cut] = person.keys("Email Cy Fox a thank", "Write to Cy", "Invite Cy")
    for place, line in enumerate(lines):
        if indented.encode() in line:
            lines[place] = b"  " + line + b"  "
        if double.encode() in line:
            lines[place] = line + b" fu:" + double.encode()
        if cut.encode() in line:
            lines[place] = b"fu:" + cut.encode()
    person.todo.write_bytes(b"\n".join(lines))
    found = person.morning("2026-11-24")
    assert not found.added and not found.told, found
    for key, (_, on) in spelt.items():
        states = {it["id"]: it for it in person.plan("2026-11-24")}
        assert states[key]["state"] == "done", (key, states[key])
        assert states[key]["done_on"] == on, (spelt[key], states[key]["done_on"])
    person.change("Elmwood", interview="2026-11-30")
    found = person.morning("2026-11-24")
    assert len(found.moved) == 2 and len(found.told) == 3, found

    # What is taken out of the sheet is closed, and what was touched is left alone.
    person.change("Elmwood", status=None)
    found = person.morning("2026-11-24")
    assert len(found.because("gone")) == 2 and not found.told, found

    # Everything at once: a sheet without a row is more likely a mistake.
    for company in list(person.rows):
        person.change(company, status=None)
    before = person.todo.read_bytes()
    assert person.run("convert", "2026-11-24", expected={4})[0] == 4
    assert person.todo.read_bytes() == before


STORIES = [
    odd_bytes,
    brought_back,
    damaged_ledger,
    nothing_remembered,
    rotated_archive,
    two_sheets,
    begun_anew,
    by_hand,
]


def main(program, folder):
    for story in STORIES:
        person, client = begin(program, folder, TodoSh, story.__name__)
        story(person, client)
        print(f"interop: todo.txt: {story.__name__}, {person.runs} runs as they must be")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
