"""Compares every region and year of the holiday table with the Python package it is from.

    python3.11 -m venv VENV && VENV/bin/pip install -r tests/interop/requirements-holidays.txt
    VENV/bin/python tests/interop/holiday_table.py

Reads holidays.txt and weekends.txt with a reader of its own, after the README
beside them, and shares no line with generate.py. Prints what differs, and ends
with 1 if anything does.
"""

import sys
import warnings
from datetime import date
from pathlib import Path

import holidays
from babel import Locale, UnknownLocaleError

HERE = Path(__file__).resolve().parents[2] / "src" / "business_days" / "holidays"
YEARS = range(2020, 2036)
WEEKDAYS = "mon tue wed thu fri sat sun".split()


def read_table():
    """Code -> (days, worked, firm, complete); days are {date: {name: estimated}}."""
    table, days, worked = {}, None, None
    for line in (HERE / "holidays.txt").read_text(encoding="utf-8").splitlines():
        kind, rest = line[0], line[1:]
        if kind == "#":
            continue
        if kind == "@":
            code, firm, complete, _names = rest.split(" | ")
            days, worked = {}, set()
            if "-" in code:
                theirs, their_worked, *_ = table[code.split("-")[0]]
                days = {on: dict(names) for on, names in theirs.items()}
                worked |= their_worked
            table[code] = (days, worked, int(firm), int(complete))
        elif kind == "*":
            worked.update(on for on, _ in read_days(rest))
        elif kind == "+":
            name, items = rest.split(" | ")
            for on, estimated in read_days(items):
                days.setdefault(on, {})[name] = estimated
        elif kind == "-":
            name, _, items = rest.partition(" | ")
            gone = [on for on, _ in read_days(items)] if items else list(days)
            for on in gone:
                days[on].pop(name, None)
                if not days[on]:
                    del days[on]
        else:
            sys.exit(f"no such kind of line: {line}")
    return table


def read_days(items):
    for item in items.split(" "):
        estimated = item[0] == "~"
        item = item.lstrip("~")
        if item[4] == "-":
            yield date.fromisoformat(item), estimated
            continue
        day, _, run = item.partition("/")
        first, last = run.split("-") if run else (YEARS[0], YEARS[-1])
        month, day = day.split("-")
        for year in range(int(first), int(last) + 1):
            yield date(year, int(month), int(day)), estimated


def read_package(country, part):
    """The same, without the last years, asked for all years at once."""
    english = "en_US" if getattr(holidays, country).supported_languages else None
    # A year more at each end: a working day moves into the year beside its own.
    years = range(YEARS[0] - 1, YEARS[-1] + 2)
    entity = holidays.country_holidays(country, subdiv=part, years=years, language=english)
    days = {}
    for on in entity:
        if on.year in YEARS:
            names = days.setdefault(on, {})
            for name in entity.get_list(on):
                estimated = name.endswith("estimated)")
                if estimated:
                    name = name.replace(", estimated)", ")").replace(" (estimated)", "")
                names[name] = estimated
    return days, {on for on in entity.weekend_workdays if on.year in YEARS}


def check_holidays(table):
    regions = 0
    wanted = set()
    for country, parts in holidays.list_supported_countries(include_aliases=False).items():
        for part in (None, *parts):
            regions += 1
            code = f"{country}-{part}" if part else country
            wanted.add(code)
            if code not in table:
                yield f"{code}: not in the table"
                continue
            days, worked, firm, complete = table[code]
            expected, expected_worked = read_package(country, part)
            for year in YEARS:
                mine = {on: names for on, names in days.items() if on.year == year}
                theirs = {on: names for on, names in expected.items() if on.year == year}
                for on in sorted(mine.keys() | theirs.keys()):
                    if mine.get(on) != theirs.get(on):
                        yield f"{code} {on}: table {mine.get(on)}, package {theirs.get(on)}"
                if year == firm and any(any(names.values()) for names in theirs.values()):
                    yield f"{code} {year}: firm, and yet some day is estimated"
            if worked != expected_worked:
                yield f"{code}: worked {sorted(worked ^ expected_worked)} in one of them only"
            if complete > getattr(holidays, country).end_year or firm > complete:
                yield f"{code}: firm to {firm}, complete to {complete}"
    for code in sorted(table.keys() - wanted):
        yield f"{code}: not in the package"
    print(f"{regions} regions, {len(YEARS)} years each")


def check_weekends(table):
    """A line wherever one of the two sources has other days than Saturday and Sunday."""
    listed = {}
    for line in (HERE / "weekends.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, days_off, *_ = line.split()
            listed[code] = set(days_off.split(","))
    for code in sorted(listed.keys() - table.keys()):
        yield f"{code}: a weekend, and no holidays"
    usual = {"sat", "sun"}
    for country in (code for code in table if "-" not in code):
        package = {WEEKDAYS[day] for day in holidays.country_holidays(country).weekend}
        try:
            locale = Locale.parse(f"und_{country}")
            start, end = locale.weekend_start, locale.weekend_end
            cldr = {WEEKDAYS[(start + n) % 7] for n in range((end - start) % 7 + 1)}
        except UnknownLocaleError:
            cldr = usual
        if country not in listed and not package == cldr == usual:
            yield f"{country}: no weekend, where holidays has {package} and CLDR {cldr}"
        if package == cldr != usual and listed.get(country) != package:
            yield f"{country}: weekend {listed.get(country)}, where both have {package}"


def main():
    warnings.simplefilter("ignore", UserWarning)
    header = (HERE / "holidays.txt").read_text(encoding="utf-8").split("@", 1)[0]
    if f"`holidays` {holidays.__version__}" not in header:
        sys.exit(f"the table is not from holidays {holidays.__version__}:\n{header}")
    table = read_table()
    faults = [*check_holidays(table), *check_weekends(table)]
    print("\n".join(faults) or "no difference")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
