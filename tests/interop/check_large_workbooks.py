"""Workbooks that are large, and workbooks that mean harm, in the release program.

usage: check_large_workbooks.py PROGRAM FOLDER

A sheet of 100,000 rows and 40 columns, as .xlsx and .ods, must be read and give
the plan of the same rows as CSV. Workbooks that ask for all the time and all the
memory there is must end in a message that names the limit. All of it within 20
seconds, and no process with more than 512 MB.
"""

import resource
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

ROWS = 100_000
COLUMNS = 40
SECONDS = 20
MEGABYTES = 512
FIRST_DAY = date(1899, 12, 30)

HEADERS = [
    "Company", "Position", "Status", "Date Applied", "Interview Date", "Contact",
    "Email", "URL", "Location", "Salary", "Notes",
]
DATES = [HEADERS.index("Date Applied"), HEADERS.index("Interview Date")]
STATUS = ["applied", "interviewing", "rejected", "on hold"]
AS_CSV = "hint: open it in a spreadsheet and save the sheet as `CSV UTF-8`\n"


def rows():
    """Texts, numbers, and the days as spreadsheets count them."""
    yield HEADERS + [f"Field {n}" for n in range(len(HEADERS), COLUMNS)]
    for n in range(ROWS):
        row = [
            f"Company {n}", f"Engineer {n % 97}", STATUS[n % 4], 46200 + n % 120,
            46310 + n % 30 if n % 4 == 1 else "", f"Ann Li {n % 1000}",
            f"ann{n}@mail.example", f"https://jobs.example/posting/{n}",
            "Berlin" if n % 2 else "Paris", 50000 + n % 1000,
            f"spoke with them about the team & more, number {n}",
        ]
        row += [
            f"value {at} of row {n % 5000}" if at % 3 else n + at
            for at in range(len(row), COLUMNS)
        ]
        yield row


def day(serial):
    return (FIRST_DAY + timedelta(serial)).isoformat()


def letters(index):
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


LETTERS = [letters(index) for index in range(COLUMNS)]


def write_csv(path):
    with path.open("w", encoding="utf-8") as file:
        for row in rows():
            cells = [
                day(cell) if at in DATES and isinstance(cell, int) else str(cell)
                for at, cell in enumerate(row)
            ]
            file.write(",".join(cells) + "\n")


PARTS = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Jobs" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}


def write_xlsx(path):
    """With all texts in the list that the cells share, as Excel writes them."""
    shared = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for number, row in enumerate(rows(), 1):
                line = [f'<row r="{number}">']
                for at, cell in enumerate(row):
                    place = f'<c r="{LETTERS[at]}{number}"'
                    if isinstance(cell, int):
                        style = ' s="1"' if at in DATES else ""
                        line.append(f"{place}{style}><v>{cell}</v></c>")
                    elif cell:
                        index = shared.setdefault(cell, len(shared))
                        line.append(f'{place} t="s"><v>{index}</v></c>')
                sheet.write("".join([*line, "</row>"]).encode())
            sheet.write(b"</sheetData></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as texts:
            texts.write(f'<sst count="{len(shared)}" uniqueCount="{len(shared)}">'.encode())
            texts.write("".join(f"<si><t>{escape(text)}</t></si>" for text in shared).encode())
            texts.write(b"</sst>")


def ods_cell(at, cell):
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, int) and at in DATES:
        kind, text = f'"date" office:date-value="{day(cell)}"', day(cell)
    elif isinstance(cell, int):
        kind, text = f'"float" office:value="{cell}"', str(cell)
    else:
        kind, text = '"string"', escape(cell)
    return (
        f"<table:table-cell office:value-type={kind}><text:p>{text}</text:p></table:table-cell>"
    )


def write_ods(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest></manifest:manifest>")
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(
                b"<office:document-content><office:body><office:spreadsheet>"
                b'<table:table table:name="Jobs">'
            )
            for row in rows():
                cells = "".join(ods_cell(at, cell) for at, cell in enumerate(row))
                content.write(f"<table:table-row>{cells}</table:table-row>".encode())
            content.write(
                b"</table:table></office:spreadsheet></office:body></office:document-content>"
            )


def followup(program, path):
    """Runs the program on a file; gives its exit code and both its streams."""
    done = subprocess.run(
        [program, "plan", path.name, "--today", "2026-11-24", "--format", "csv"],
        cwd=path.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
    )
    # The most of any process that has ended, in kilobytes; it never falls. A
    # process begins with what this one has, so that little may be held here.
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    assert most <= MEGABYTES, (path.name, most, "MB")
    return done.returncode, done.stdout, done.stderr.decode()


def check_large(program, folder):
    csv = folder / "large.csv"
    write_csv(csv)
    code, expected, errors = followup(program, csv)
    assert code in (0, 1) and expected.count(b"\n") > ROWS, (code, errors[:500])
    for write, name in [(write_xlsx, "large.xlsx"), (write_ods, "large.ods")]:
        path = folder / name
        write(path)
        code, found, errors = followup(program, path)
        assert code in (0, 1), (name, code, errors[:500])
        assert found == expected, name
        path.unlink()
    csv.unlink()


def write_one_sheet_many_times(path):
    """A hundred sheets that are all the same part, which takes its time: it is
    unpacked once to see how large it is, and read a hundred times."""
    one = '<sheet name="Jobs" sheetId="1" r:id="rId1"/>'
    many = "".join(one.replace("Jobs", f"Jobs {n}") for n in range(100))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text.replace(one, many))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for _ in range(400):
                sheet.write(b"<row/>" * 100_000)
            sheet.write(b"</sheetData></worksheet>")


def write_one_large_text(path):
    """A text of 400 MB, which shrinks to a thousandth of it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as texts:
            texts.write(b"<sst><si><t>")
            for _ in range(400):
                texts.write(b"x" * (1 << 20))


def check_hostile(program, folder):
    path = folder / "hostile.xlsx"
    for write, message in [
        (
            write_one_sheet_many_times,
            "this workbook takes too long to read; the limit is 15 seconds",
        ),
        (
            write_one_large_text,
            "this workbook takes too much memory to read; the limit is 512 MB",
        ),
    ]:
        write(path)
        expected = (3, b"", f"error: {message}\n  --> hostile.xlsx\n{AS_CSV}")
        found = followup(program, path)
        assert found == expected, (write.__name__, found)
        path.unlink()


def main():
    program, folder = str(Path(sys.argv[1]).absolute()), Path(sys.argv[2])
    check_large(program, folder)
    check_hostile(program, folder)
    print(f"interop: {ROWS} rows of {COLUMNS} columns as .xlsx and .ods, and two that mean harm")


if __name__ == "__main__":
    main()
