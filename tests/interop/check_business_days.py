"""`followup business-days` against numpy, with calendars drawn at random.

usage: check_business_days.py PROGRAM [SEED]

Without --roll the program counts as a spreadsheet's WORKDAY does: day 1 is the
first working day strictly after the start. numpy counts so when the start is
first rolled against the direction of counting. With --roll it counts as numpy
does. A failure prints the command that shows it.
"""

import random
import shlex
import subprocess
import sys
from datetime import date, timedelta

import numpy

CASES = 400
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# numpy's word for each convention that both know.
ROLLS = {
    "following": "following",
    "preceding": "preceding",
    "modified-following": "modifiedfollowing",
    "modified-preceding": "modifiedpreceding",
}


def case(draw):
    start = date(1990, 1, 1) + timedelta(days=draw.randrange(50_000))
    n = draw.choice([0, 1, -1, draw.randint(-30, 30), draw.randint(-1_000, 1_000)])
    off = draw.choice([[5, 6], [4, 5], [], draw.sample(range(7), draw.randint(1, 6))])
    near = [start + timedelta(days=draw.randint(-40, 40)) for _ in range(draw.randint(0, 12))]
    return start, n, off, near, draw.choice([None, *ROLLS])


def expected(start, n, off, holidays, roll):
    week = [day not in off for day in range(7)]
    if roll:
        numpy_roll = ROLLS[roll]
    elif n == 0:
        return start  # Nothing to count, nothing to adjust.
    else:
        numpy_roll = "backward" if n > 0 else "forward"
    moved = numpy.busday_offset(start, n, roll=numpy_roll, weekmask=week, holidays=holidays)
    return moved.astype(date)


def main(program, seed="20261124"):
    draw = random.Random(int(seed))
    for _ in range(CASES):
        start, n, off, holidays, roll = case(draw)
        command = [program, "business-days", start.isoformat(), str(n)]
        command += ["--weekend", ",".join(DAYS[day] for day in off) or "none"]
        for holiday in holidays:
            command += ["--holiday", holiday.isoformat()]
        command += ["--roll", roll] if roll else []
        wanted = expected(start, n, off, holidays, roll)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
        printed = done.stdout.decode().strip()
        assert done.returncode == 0 and printed == wanted.isoformat(), (
            f"{shlex.join(command)}\nprints {printed or done.stderr.decode()}, numpy says {wanted}"
        )
    print(f"interop: business days: {CASES} cases as numpy has them")


if __name__ == "__main__":
    main(*sys.argv[1:])
