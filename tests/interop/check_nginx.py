"""nginx hands out a calendar as examples/calendars/nginx.conf says.

usage: check_nginx.py PROGRAM FOLDER

It must be called `text/calendar` in UTF-8, come as it was written, and be told as
not modified until it is.
"""

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path


def ask(address, **headers):
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, b""


def main(program, folder):
    folder = folder / "nginx"
    shutil.rmtree(folder, ignore_errors=True)
    calendars = folder / "srv" / "calendars" / "7f3c9a51"
    calendars.mkdir(parents=True)
    (folder / "logs").mkdir()
    # Its workers are nobody.
    for path in [calendars, *calendars.parents]:
        if path.is_relative_to(folder):
            path.chmod(0o755)
    ics = calendars / "followups.ics"
    subprocess.run(
        [program, "convert", "examples/applications.csv", "--ics", ics, "--today", "2026-11-24"],
        check=True,
        timeout=60,
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    location = Path("examples/calendars/nginx.conf").read_text()
    assert "root /srv;" in location
    location = location.replace("root /srv;", f"root {folder / 'srv'};")
    config = folder / "nginx.conf"
    config.write_text(
        f"user root;\ndaemon off;\npid {folder / 'pid'};\nerror_log {folder / 'logs/error'};\n"
        "events {}\n"
        f"http {{\naccess_log off;\nserver {{\nlisten 127.0.0.1:{port};\n{location}\n}}\n}}\n"
    )
    server = subprocess.Popen(
        ["nginx", "-p", folder, "-c", config],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            assert server.poll() is None, (folder / "logs/error").read_text()
            time.sleep(0.1)
        address = f"http://127.0.0.1:{port}/calendars/7f3c9a51/"
        status, headers, body = ask(f"{address}followups.ics")
        assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8"), headers
        assert body == ics.read_bytes()
        status, _, _ = ask(f"{address}followups.ics", **{"If-None-Match": headers["ETag"]})
        assert status == 304
        status, _, _ = ask(address)
        assert status == 403, "the folder tells what is in it"
    finally:
        server.terminate()
        server.wait(10)
    print("interop: nginx hands out the calendar as text/calendar in UTF-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
