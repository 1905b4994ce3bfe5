"""A folder of events, vdirsyncer, and a CalDAV server: after each step the server
holds exactly what the plan says.

usage: check_server.py PROGRAM FOLDER

Radicale listens on 127.0.0.1. The configuration of vdirsyncer is the one in
examples/calendars/, with its paths and its server put in place. The steps are
those of a search: applications, an interview that is moved, a rejection, the days
after which cancelled and past events go.
"""

import base64
import contextlib
import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import xml.etree.ElementTree
from datetime import date
from pathlib import Path

import icalendar

import written

USER = PASSWORD = "you"
CALENDAR = "followup"
HEADER = "Company,Position,Status,Date Applied,Interview Date,Interviewer,Interviewer Email\n"
ACME = "Acme,Engineer,{status},2026-11-02,{interview},Ann Li,ann@acme.example\n"
OTHERS = "Bolt,Analyst,Applied,2026-11-20,,,\nCöre; Ltd,\"Nurse, night\",Applied,2026-11-23,,Ünal Ö,\n"

NEW = "Dune,Cook,Applied,2027-02-01,,,\n"

# The day, and the sheet on that day.
STEPS = [
    ("begun", "2026-11-24", HEADER + ACME.format(status="Interviewing", interview="2026-11-23") + OTHERS),
    ("the same again", "2026-11-24", HEADER + ACME.format(status="Interviewing", interview="2026-11-23") + OTHERS),
    ("moved", "2026-11-25", HEADER + ACME.format(status="Interviewing", interview="2026-11-27") + OTHERS),
    ("rejected", "2026-11-30", HEADER + ACME.format(status="Rejected", interview="2026-11-27") + OTHERS),
    ("expired", "2027-02-01", HEADER + ACME.format(status="Rejected", interview="2026-11-27") + NEW),
]


def run(*command, **options):
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        **options,
    )
    assert done.returncode in {0, 1}, done
    return done


@contextlib.contextmanager
def radicale(program, folder):
    """The address of a server that is gone afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    users = folder / "users"
    users.write_text(f"{USER}:{PASSWORD}\n")
    config = folder / "radicale.conf"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n"
        f"[auth]\ntype = htpasswd\nhtpasswd_filename = {users}\nhtpasswd_encryption = plain\n"
        f"[storage]\nfilesystem_folder = {folder / 'collections'}\n"
        "[logging]\nlevel = error\n"
    )
    log = (folder / "radicale.log").open("wb")
    server = subprocess.Popen([program, "--config", config], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/{USER}/"
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            assert server.poll() is None, (folder / "radicale.log").read_text()
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def ask(method, address, body=b"", **headers):
    login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {login}", **{k.replace("_", "-"): v for k, v in headers.items()}}
    request = urllib.request.Request(address, data=body, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def make_calendar(address):
    ask(
        "MKCALENDAR",
        address,
        b'<?xml version="1.0"?><C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
        b"<D:set><D:prop><D:displayname>followup</D:displayname></D:prop></D:set></C:mkcalendar>",
        Content_Type="application/xml",
    )


def on_server(address):
    """The events that the server holds, by a CalDAV report (RFC 4791 section 7.8)."""
    answer = ask(
        "REPORT",
        address,
        b'<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
        b'<D:prop><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR">'
        b'<C:comp-filter name="VEVENT"/></C:comp-filter></C:filter></C:calendar-query>',
        Content_Type="application/xml",
        Depth="1",
    )
    found = xml.etree.ElementTree.fromstring(answer)
    for data in found.iter("{urn:ietf:params:xml:ns:caldav}calendar-data"):
        # XML knows only LF; a line may be folded elsewhere than ours.
        text = data.text.replace("\r\n", "\n").rstrip("\n").replace("\n", "\r\n") + "\r\n"
        yield from written.events(text.encode(), longest_line=None)


def see_reminder(address):
    """Does what a client does when its reminder was seen: it writes the event anew, in
    its own manner."""
    calendar = icalendar.Calendar.from_ical(ask("GET", address))
    [event] = calendar.walk("VEVENT")
    event.add("X-MOZ-LASTACK", "20261124T090000Z")
    ask("PUT", address, calendar.to_ical(sorted=True), Content_Type="text/calendar; charset=utf-8")


def vdirsyncer_config(example, folder, vdir, address):
    """The example, with the storage for Radicale in place of the others."""
    text = example.read_text()
    head = text[: text.index("# Nextcloud.")]
    tail = text[text.index("# Radicale,") :].replace("\n#", "\n")
    config = head + tail
    for theirs, ours in {
        "~/.local/share/vdirsyncer/status/": f"{folder / 'status'}/",
        "~/.local/share/followup/vdir/": f"{vdir.parent}/",
        "http://127.0.0.1:5232/you/": address,
        'password.fetch = ["command", "pass", "radicale"]': f'password = "{PASSWORD}"',
    }.items():
        assert theirs in config, theirs
        config = config.replace(theirs, ours)
    path = folder / "vdirsyncer.conf"
    path.write_text(config)
    return path


def plan_says(program, sheet, today):
    done = run(program, "plan", sheet, "--today", today, "--format", "json", "--config", "/dev/null")
    plan = json.loads(done.stdout)
    live = {"planned", "due", "overdue"}
    return {it["uid"]: it for it in plan["follow_ups"] if it["state"] in live}


def check(step, today, events, follow_ups):
    """Live events are the plan's; every other one is cancelled, or past."""
    by_uid = {event.uid: event for event in events}
    assert len(by_uid) == len(events), (step, "a UID comes twice")
    assert follow_ups.keys() <= by_uid.keys(), (step, follow_ups.keys() - by_uid.keys())
    cancelled = 0
    for uid, event in by_uid.items():
        if uid in follow_ups:
            follow_up = follow_ups[uid]
            assert event.status != "CANCELLED", (step, event)
            assert event.summary == follow_up["summary"], (step, event)
            assert event.start == date.fromisoformat(follow_up["on"]), (step, event)
        elif event.status == "CANCELLED":
            assert event.summary.startswith("[Cancelled] "), (step, event)
            cancelled += 1
        else:
            assert event.start <= date.fromisoformat(today), (step, event)
    return cancelled


def main(program, folder):
    clients = folder / "clients" / "bin"
    folder = folder / "server"
    shutil.rmtree(folder, ignore_errors=True)
    vdir = folder / "vdir" / CALENDAR
    vdir.mkdir(parents=True)
    sheet = folder / "applications.csv"
    with radicale(clients / "radicale", folder) as address:
        make_calendar(f"{address}{CALENDAR}/")
        example = Path("examples/calendars/vdirsyncer.conf")
        config = vdirsyncer_config(example, folder, vdir, address)
        sync = [clients / "vdirsyncer", "-c", config]
        discovered = subprocess.run(
            [*sync, "discover", "followup"], input=b"y\n", capture_output=True, timeout=60
        )
        assert discovered.returncode == 0, discovered
        convert = [program, "convert", sheet, "--vdir", vdir, "--config", "/dev/null", "--today"]
        cancelled = {}
        files = {}
        for step, today, rows in STEPS:
            sheet.write_text(rows)
            run(*convert, today)
            before, files = files, {it.name: it.read_bytes() for it in vdir.iterdir()}
            if step == "the same again":
                assert before == files, step
            synced = run(*sync, "sync", "followup")
            assert synced.returncode == 0, synced
            # The server may not have made us news of our own.
            assert files == {it.name: it.read_bytes() for it in vdir.iterdir()}, step
            events = list(on_server(f"{address}{CALENDAR}/"))
            assert len(events) == len(files), (step, len(events), len(files))
            cancelled[step] = check(step, today, events, plan_says(program, sheet, today))
            if step == "begun":
                name = sorted(files)[0]
                see_reminder(f"{address}{CALENDAR}/{name}")
                synced = run(*sync, "sync", "followup")
                seen = (vdir / name).read_bytes()
                assert synced.returncode == 0 and b"X-MOZ-LASTACK" in seen, (synced, seen)
                files[name] = seen
        assert cancelled["begun"] == cancelled["moved"] == cancelled["expired"] == 0, cancelled
        assert cancelled["rejected"] > 0, cancelled

        # One calendar of many events, put there as a whole and taken back.
        ics = folder / "followups.ics"
        run(program, "convert", "examples/applications.csv", "--ics", ics, "--today", "2026-11-24", "--config", "/dev/null")
        ask("PUT", f"{address}whole/", ics.read_bytes(), Content_Type="text/calendar; charset=utf-8")
        answer = ask("GET", f"{address}whole/").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        wanted = sorted(written.events(ics.read_bytes()))
        assert sorted(written.events(answer, longest_line=None)) == wanted
        assert sorted(on_server(f"{address}whole/")) == wanted
    steps = ", ".join(f"{step} ({count} cancelled)" for step, count in cancelled.items())
    print(f"interop: Radicale holds what the plan says, through vdirsyncer: {steps}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
