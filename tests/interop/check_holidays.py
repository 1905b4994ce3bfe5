"""`followup holidays` against the Python package that its days are from.

usage: check_holidays.py PROGRAM

Every region in one year, and some regions in all: those people ask for most,
and one in forty of the rest. holiday_table.py compares the table itself, every
region and year; this goes through the program that reads it. A failure prints
the command that shows it.
"""

import json
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor

import holidays

from holiday_table import YEARS, read_package

YEAR = 2026
# Large ones, moons, days worked in exchange, Fridays and Saturdays off, parts.
ALWAYS = ["US", "US-CA", "GB-SCT", "DE-BY", "FR", "IN", "CN", "JP", "BR", "EG", "SA", "IL", "RU", "ID"]
ONE_IN = 40
PROCESSES = 8
LONG_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def regions():
    for country, parts in holidays.list_supported_countries(include_aliases=False).items():
        yield country
        yield from (f"{country}-{part}" for part in parts)


def told(program, code, year):
    command = [program, "holidays", code, str(year), "--format", "json"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
    shown = " ".join(command)
    assert done.returncode == 0 and not done.stderr, f"{shown}\n{done.stderr.decode()}"
    return shown, json.loads(done.stdout)


def of_package(code):
    """All years of a region: days with names and certainty, and worked days."""
    country, _, part = code.partition("-")
    return read_package(country, part or None)


def check(shown, found, code, year, package):
    days, worked = package
    # Several names of one day are one text; only if all of them are estimates
    # is the day one.
    expected = {
        on.isoformat(): (sorted(names), all(names.values()))
        for on, names in days.items()
        if on.year == year
    }
    mine = {
        day["date"]: (sorted(day["name"].split("; ")), day["estimated"])
        for day in found["holidays"]
    }
    for on in sorted(expected.keys() | mine.keys()):
        mismatch = f"{shown}\n{on}: {mine.get(on)}, the package has {expected.get(on)}"
        assert mine.get(on) == expected.get(on), mismatch
    dates = [day["date"] for day in found["holidays"]]
    assert dates == sorted(set(dates)), f"{shown}\nthe days are not in order"
    theirs = sorted(on.isoformat() for on in worked if on.year == year)
    assert found["working_days"] == theirs, f"{shown}\nworked: the package has {theirs}"
    assert (found["region"], found["year"]) == (code, year), shown
    assert set(found["weekend"]) <= set(LONG_WEEKDAYS), shown


def main(program):
    warnings.simplefilter("ignore", UserWarning)
    codes = list(regions())
    often = [*ALWAYS, *(code for code in codes[::ONE_IN] if code not in ALWAYS)]
    packages = {code: of_package(code) for code in codes}
    asked = {(code, YEAR) for code in codes} | {(code, year) for code in often for year in YEARS}

    def ask(pair):
        return pair, told(program, *pair)

    with ThreadPoolExecutor(PROCESSES) as pool:
        for (code, year), (shown, found) in pool.map(ask, sorted(asked)):
            check(shown, found, code, year, packages[code])
    print(
        f"interop: holidays: {len(codes)} regions in {YEAR} and {len(often)} of them in",
        f"{len(YEARS)} years, as the package has them",
    )


if __name__ == "__main__":
    main(sys.argv[1])
