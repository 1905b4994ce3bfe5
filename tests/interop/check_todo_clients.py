"""Days in which a person works on their todo.txt with the programs that they like,
and on their sheet, between our runs.

usage: check_todo_clients.py PROGRAM FOLDER

What each run must make of it is told in todo_person.py, to the byte. Here stands
what happens, and what must at least have come of it.
"""

import sys
from functools import partial
from pathlib import Path

import todo_parsers
from todo_clients import CLIENTS, JsTodoTxt, TodoSh, Topydo
from todo_person import begin


def fortnight(person, client):
    """What every program can do, beside all that may become of a sheet."""
    day = "2026-11-23"
    person.morning(day)
    thanks, letter = person.keys("Email Bo Ek a thank-you", "Write to Bo Ek by hand")
    prioritised, reworded = person.keys("Email Ann Li a thank-you", "Call Corwen")
    deleted, postponed = person.keys("Email Bo Ek to check in", "Email Cy Fox to check in")
    client.jot(day, "Water the plants +home")
    client.do(day, thanks)
    client.tick(day, letter)
    client.prioritise(day, prioritised)
    client.reword(day, reworded, "and ask for Mr Price")
    client.delete(day, deleted)
    client.postpone(day, postponed, "2026-12-19")
    edited = {key: person.line(key) for key in (prioritised, reworded, postponed)}

    # Nothing that was done or deleted is asked again; what has lapsed goes.
    found = person.morning("2026-11-24")
    assert found.closed and set(found.closed.values()) == {"lapsed"}, found
    assert not found.moved and not found.told, found
    client.archive("2026-11-24")

    # An interview is put off: lines follow, but for the one that the person has moved.
    person.change("Elmwood", interview="2026-11-30")
    found = person.morning("2026-11-25")
    at, cy, by_hand, linkedin = person.keys(
        "At the Elmwood", "Email Cy Fox a thank-you", "Write to Cy Fox", "Invite Cy Fox"
    )
    assert found.moved == {at, cy, by_hand, linkedin}, found
    assert len(found.warnings()) == 1, found

    # A rejection, and a row that is taken out of the sheet.
    acme = set(person.keys("Write to Ann", "Invite Ann", "Email Ann Li to check", "Call Ann Li"))
    person.change("Acme", status="Rejected")
    person.change("Brightwater", status=None)
    found = person.morning("2026-11-26")
    assert found.because("rejected") == acme, found
    assert found.because("gone") == set(person.keys("Call Brightwater")), found
    assert len(found.told) == 1 and not found.warnings(), found
    for key, line in edited.items():
        assert person.line(key) == line, (key, person.line(key), line)

    # It was a mistake. What is closed and still there is opened again.
    person.change("Acme", status="Interviewing")
    found = person.morning("2026-11-26")
    assert found.reopened == acme and not found.added, found

    # The same, when it has been put away in between.
    person.change("Acme", status="Withdrawn")
    found = person.morning("2026-11-27")
    assert found.because("withdrawn") == acme, found
    client.archive("2026-11-27")
    person.change("Acme", status="Interviewing")
    found = person.morning("2026-11-27")
    assert acme <= found.added, found

    # A ledger that is lost costs one question more: of what was deleted.
    person.lose_ledger()
    asked_before = set(person.asked_before)
    found = person.morning("2026-11-30")
    assert found.added & asked_before == {deleted}, found
    assert not found.warnings(), found
    client.delete("2026-11-30", deleted)
    assert deleted not in person.morning("2026-12-01").added

    # Another machine with the same files knows nothing of it, either.
    person.machine = "the other one"
    found = person.morning("2026-12-01")
    assert found.added == {deleted} and not found.warnings(), found
    client.delete("2026-12-01", deleted)
    assert not person.morning("2026-12-01").added
    person.change("Elmwood", interview="2026-12-02")
    found = person.morning("2026-12-01")
    assert found.moved == {cy, by_hand, linkedin}, found
    # Closed when it had lapsed, and perhaps archived by whatever came next.
    assert found.reopened | found.added == {at}, found
    person.machine = "this one"
    found = person.morning("2026-12-01")
    assert not found.moved and not found.added and len(found.warnings()) == 1, found
    person.change("Elmwood", interview="2026-12-03")
    found = person.morning("2026-12-01")
    assert found.moved == {at, cy, by_hand, linkedin}, found

    # The sheet may say, too, that something was done.
    person.change("Elmwood", thanked="2026-12-04")
    found = person.morning("2026-12-04")
    assert found.finished == {cy, by_hand}, found

    # What was deleted comes back when it is asked for, and once.
    assert not person.morning("2026-12-04").added
    assert person.morning("2026-12-04", again=[deleted]).added == {deleted}
    assert not person.morning("2026-12-04", again=[deleted]).added


def todo_sh_alone(person, client):
    day = "2026-11-23"
    person.morning(day)
    replaced, retyped = person.keys("Call Brightwater", "Call Corwen")
    doubled, moved_out, put_away = person.keys(
        "Email Bo Ek a thank-you", "Write to Bo Ek", "Invite Bo Ek"
    )
    # Its key goes with its text.
    client.at(day, "replace", replaced, "Call Brightwater about the oven")
    client.at(day, "replace", retyped, f"Ring Corwen fu:{retyped}")
    client.at(day, "prepend", put_away, "LinkedIn:")
    client.ask(day, "add", person.line(doubled).text.decode())
    someday = person.todo.with_name("someday.txt")
    someday.touch()
    client.at(day, "mv", moved_out, "someday.txt")
    found = person.morning("2026-11-24")
    assert not found.added and not found.told, found

    # It is known where it went, and when it was done.
    person.done_files += [someday, client.archived]
    person.named_done_files += [someday, client.archived]
    assert person.morning("2026-11-24").is_nothing()
    someday.write_bytes(b"x 2026-11-24 " + someday.read_bytes())
    person.morning("2026-11-25")
    assert person.done_on(moved_out, "2026-11-25") == "2026-11-24"

    # Two lines of one task stay two, until the person makes one of them.
    person.change("Dunmore", interview="2026-11-19")
    found = person.morning("2026-11-25")
    assert len([line for line in person.lines() if doubled in line.keys]) == 2
    assert doubled not in found.moved, found
    client.ask("2026-11-25", "deduplicate")
    assert doubled in person.morning("2026-11-25").moved


def topydo_alone(person, client):
    day = "2026-11-23"
    person.morning(day)
    repeated, first, second = person.keys("Call Corwen", "Email Ann Li a thank", "Write to Ann")
    # A copy of the task, key and all, takes the place of the one that was done.
    client.ask(day, "append", client.number(day, repeated), "rec:1w")
    client.do(day, repeated)
    [copy] = [line for line in person.lines() if repeated in line.keys]
    assert not copy.is_closed, copy
    # It gives tasks that wait for others names of its own.
    client.ask(day, "dep", "add", client.number(day, second), "before", client.number(day, first))
    client.ask(day, "sort")
    found = person.morning("2026-11-24")
    assert not found.added and not found.moved, found
    assert person.line(repeated) == copy
    assert person.done_on(repeated, "2026-11-24") == day
    assert b" id:1" in person.line(first).text and b" p:1" in person.line(second).text
    # Untouched lines are known wherever they stand now.
    person.change("Elmwood", interview="2026-11-30")
    assert len(person.morning("2026-11-24").moved) == 5


def untouched_lines_read_alike(person, script):
    """To every parser, and before a run may close them."""
    known = {known.line for known in person.memory.values()}
    file = person.folder / "ours.txt"
    ours = [line.text for line in person.lines() if line.text in known]
    file.write_bytes(b"".join(line + b"\n" for line in ours))
    assert todo_parsers.agree(file, script)


def main(program, folder):
    stories = [(client, fortnight) for client in CLIENTS]
    stories += [(TodoSh, todo_sh_alone), (Topydo, topydo_alone)]
    script = folder / "node" / "todo_tasks.mjs"
    for client_class, story in stories:
        person, client = begin(program, folder, client_class, story.__name__)
        person.when_written = partial(untouched_lines_read_alike, person, script)
        # Two of four, and so with each language.
        person.has_all_parts = client_class in (Topydo, JsTodoTxt)
        story(person, client)
        print(f"interop: {client.name}: {story.__name__}, {person.runs} runs as they must be")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
