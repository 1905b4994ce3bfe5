"""Writes holidays.txt, or the fixtures that its reader is tested with.

    python3.11 -m venv VENV && VENV/bin/pip install -r requirements.txt
    VENV/bin/python generate.py                      # writes holidays.txt
    VENV/bin/python generate.py --fixtures FOLDER    # writes one file per region there

README.md beside this file describes the format. The same versions give the
same bytes. The fixtures take a path of their own from the package to the file,
one year at a time, and never read the table.
"""

import argparse
import re
import sys
import warnings
from collections import defaultdict
from datetime import date
from pathlib import Path

import holidays
from holidays.helpers import _normalize_tuple
from holidays.registry import COUNTRIES

FIRST, LAST = 2020, 2035
# Past the table the package is asked only what stops coming.
SEEN_FROM, SEEN_TO = 2015, 2045
# The year in which the pinned version of the package came out.
RELEASED = 2026

FIXTURES = (
    "AE AU-NSW BR-SP CN DE DE-BY FR GB-ENG GB-SCT HU IL IN IT JP MX MY-02 NP NZ SA SG TW US US-CA"
).split()

# Where the package's name of a country, taken apart, is not how it is written.
NAMES = {
    "CD": "DR Congo",
    "GW": "Guinea-Bissau",
    "HM": "Heard Island and McDonald Islands",
    "SH": "Saint Helena, Ascension and Tristan da Cunha",
    "SY": "Syria",
    "TL": "Timor-Leste",
}

# What else people type for a country.
OTHER_NAMES = {
    "AE": ["UAE"],
    "CI": ["Côte d'Ivoire"],
    "CV": ["Cape Verde"],
    "CZ": ["Czech Republic"],
    "GB": ["UK", "Great Britain", "Britain"],
    "GR": ["EL"],
    "KR": ["Korea"],
    "MK": ["Macedonia"],
    "MM": ["Burma"],
    "MO": ["Macao"],
    "NL": ["Holland"],
    "TR": ["Türkiye"],
    "US": ["United States of America"],
}


def language(country):
    """English where the package has it; where it has no choice, it is English."""
    languages = getattr(holidays, country).supported_languages
    assert not languages or "en_US" in languages, country
    return "en_US" if languages else None


def days(country, part, years):
    entity = holidays.country_holidays(
        country, subdiv=part, years=years, expand=False, observed=True, language=language(country)
    )
    return dict(entity), set(entity.weekend_workdays)


def read_name(name):
    """A name as the package writes it: without the mark, and whether it was there."""
    plain = re.sub(r" \(observed, estimated\)$", " (observed)", name)
    plain = re.sub(r" \(estimated\)$", "", plain)
    assert "estimated" not in plain and " | " not in plain and plain == plain.strip(), name
    return plain, plain != name


class Region:
    """What the package says of a region: (date, name, estimated), and more."""

    def __init__(self, country, part):
        self.country, self.part = country, part
        self.days, self.worked = set(), set()
        for on, joined in days(country, part, range(SEEN_FROM, SEEN_TO + 1))[0].items():
            self.days.update((on, *read_name(name)) for name in joined.split("; "))
        # Asked year by year, as a moved day may belong to the year beside it.
        for year in range(FIRST - 1, LAST + 2):
            self.worked |= days(country, part, year)[1]
        self.worked = {on for on in self.worked if FIRST <= on.year <= LAST}
        self.complete = min(self.declared_end(), self.end_of_names(), self.end_of_decrees(), LAST)

    def table(self):
        return {day for day in self.days if FIRST <= day[0].year <= LAST}

    def declared_end(self):
        """The last year the package declares for the country."""
        return getattr(holidays, self.country).end_year

    def end_of_names(self):
        """The last year before a holiday of nearly every year stops coming.

        What stopped before the package was released was abolished; what stops
        later is a list of dates that ends, or one that is decreed each year.
        """
        years = defaultdict(set)
        for on, name, _ in self.days:
            years[re.sub(r" \((observed|in lieu|substitut)[^)]*\)$", "", name)].add(on.year)
        ends = [LAST]
        for seen in years.values():
            end = max(seen)
            regular = sum(year > end - 5 for year in seen) >= 4
            if RELEASED <= end < LAST and regular:
                ends.append(end)
        return min(ends)

    def end_of_decrees(self):
        """The last year for which it is decreed which days change places.

        Only where that was done in three of the last five years. The release
        knows the decrees of its own year, be it that there are none.
        """
        decrees = getattr(holidays.country_holidays(self.country), "special_public_holidays", {})
        moved = {
            year
            for year, entries in decrees.items()
            for entry in _normalize_tuple(entries)
            if len(entry) > 3 or not isinstance(entry[-1], str)
        }
        if sum(RELEASED - 5 < year <= RELEASED for year in moved) < 3:
            return LAST
        return max(RELEASED, *moved)

    def firm(self):
        """The last complete year of which no day is estimated, or the year before the table."""
        estimated = {on.year for on, _, estimated in self.days if estimated}
        years = range(FIRST, self.complete + 1)
        return max((year for year in years if year not in estimated), default=FIRST - 1)


def items(dates):
    """Dates of one name and flag: days of many years first, then single dates in order.

    `01-01` is every year, `06-19/2021-2035` a run of years, `2026-04-05` one day.
    """
    by_day = defaultdict(list)
    for on in dates:
        by_day[on.month, on.day].append(on.year)
    runs, single = [], []
    for (month, day), years in sorted(by_day.items()):
        for first, last in year_runs(years):
            if (first, last) == (FIRST, LAST):
                runs.append(f"{month:02}-{day:02}")
            elif last - first >= 2:
                runs.append(f"{month:02}-{day:02}/{first}-{last}")
            else:
                single += [f"{year}-{month:02}-{day:02}" for year in range(first, last + 1)]
    return runs + sorted(single)


def year_runs(years):
    runs = []
    for year in sorted(years):
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return runs


def day_lines(sign, table):
    by_name = defaultdict(lambda: ([], []))
    for on, name, estimated in table:
        by_name[name][estimated].append(on)
    lines = []
    for name, (firm, estimated) in by_name.items():
        words = items(firm) + ["~" + item for item in items(estimated)]
        first = min(on.strftime("%m-%d") for on in firm + estimated)
        lines.append((first, f"{sign}{name} | {' '.join(words)}"))
    return [line for _, line in sorted(lines)]


def part_lines(part, country):
    """A part, as what differs from its country."""
    mine, theirs = part.table(), country.table()
    assert part.worked == country.worked, (part.country, part.part)
    kept = {name for _, name, _ in mine & theirs}
    gone = {name for _, name, _ in theirs} - kept
    lines = [f"-{name}" for name in sorted(gone)]
    lines += day_lines("-", {day for day in theirs - mine if day[1] not in gone})
    return lines + day_lines("+", mine - theirs)


def section(region, country, names):
    code = f"{region.country}-{region.part}" if region.part else region.country
    yield f"@{code} | {region.firm()} | {region.complete} | {'; '.join(names)}"
    if region.part:
        yield from part_lines(region, country)
        return
    yield from day_lines("+", region.table())
    if region.worked:
        yield "*" + " ".join(on.isoformat() for on in sorted(region.worked))


HEADER = f"""\
# Public holidays of {FIRST} to {LAST}, for every country and part of one that the Python
# package `holidays` {holidays.__version__} knows: Copyright (c) Vacanza Team and individual
# contributors, dr-prodigy, ryanss; MIT, see LICENSE-holidays.txt.
# Written by generate.py; README.md says how to read it. Do not edit.
"""


def country_name(country, class_name):
    """`AntiguaAndBarbuda` is Antigua and Barbuda."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", class_name)
    words = re.sub(r" (And|Of|The)\b", lambda match: match[0].lower(), words)
    return NAMES.get(country, words)


def all_regions():
    registry = {codes[1]: codes for codes in COUNTRIES.values()}
    for country, parts in holidays.list_supported_countries(include_aliases=False).items():
        class_name, _, alpha3, *_ = registry[country]
        names = [country_name(country, class_name), alpha3, *OTHER_NAMES.get(country, [])]
        yield country, None, names
        aliases = getattr(holidays, country).subdivisions_aliases
        for part in parts:
            # What has no other name is no code but a name.
            yield country, part, [alias for alias, code in aliases.items() if code == part] or [part]


def write_table(path):
    sections, countries = [], {}
    for code, part, names in all_regions():
        region = Region(code, part)
        if part is None:
            countries[code] = region
        lines = list(section(region, countries[code], names))
        sections.append((lines[0].split(" | ")[0].upper(), lines))
    # In the order in which the reader searches: that of the bytes of the code in capitals.
    sections.sort(key=lambda entry: entry[0].encode())
    text = HEADER + "".join(f"{line}\n" for _, lines in sections for line in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_fixtures(folder):
    for code in FIXTURES:
        country, _, part = code.partition("-")
        lines = []
        for year in range(FIRST, LAST + 1):
            found, worked = days(country, part or None, year)
            lines += [f"{on}\t\tworked" for on in worked if on.year == year]
            for on, joined in found.items():
                read = sorted({read_name(name) for name in joined.split("; ")})
                flag = "estimated" if all(estimated for _, estimated in read) else "firm"
                lines.append(f"{on}\t{'; '.join(name for name, _ in read)}\t{flag}")
        text = "".join(f"{line}\n" for line in sorted(lines))
        (folder / f"{code}.txt").write_text(text, encoding="utf-8", newline="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fixtures", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    wanted = (Path(__file__).parent / "requirements.txt").read_text().split()
    if f"holidays=={holidays.__version__}" not in wanted:
        sys.exit(f"this needs {wanted}, and finds holidays {holidays.__version__}")
    # India says for which years it has dates; end_of_names finds the same.
    warnings.simplefilter("ignore", UserWarning)
    if arguments.fixtures:
        write_fixtures(arguments.fixtures)
    else:
        write_table(Path(__file__).with_name("holidays.txt"))


if __name__ == "__main__":
    main()
