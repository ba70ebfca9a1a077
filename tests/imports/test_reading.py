"""Bytes -> a table, or one clear message."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from meetings.exceptions import UnreadableFile
from meetings.imports import reading, workbooks
from meetings.imports.types import Problem, SheetRow, Table

COLUMNS = ("reference", "title", "start_date")
ADVICE = "The columns are reference, title, start_date."


def read(data: bytes, name: str = "sessions.csv") -> Table:
    return reading.read_table(
        name=name,
        data=data,
        columns=COLUMNS,
        missing=lambda header: [] if "reference" in header else ["reference"],
    )


def cells(table: Table) -> list[tuple[int, dict[str, str]]]:
    return [(row.number, row.cells) for row in table.rows]


def rows_or_message(data: bytes) -> list[SheetRow] | str:
    try:
        return list(read(data).rows)
    except UnreadableFile as refused:
        return str(refused)


def workbook(*rows: Any, **changes: Any) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    for place, value in changes.items():
        sheet[place] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            content = before.read(info)
            if info.filename == part:
                assert old in content
                content = content.replace(old, new, 1)
            after.writestr(info.filename, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"reference,title\nA,Caf\xc3\xa9\n", "Columns are separated by commas."),
        (b"\xef\xbb\xbfreference;title\r\nA;Caf\xc3\xa9\r\n", "Columns are separated by semicolons."),
        (b"Reference\tTitle\rA\tCaf\xc3\xa9", "Columns are separated by tabs."),
        ("reference,title\nA,Café".encode("utf-16"), "Read as UTF-16."),
        (
            b"reference,title\nA,Caf\xe9\n",
            "Not UTF-8, so read as Windows-1252: check the accents, or save the file as CSV UTF-8.",
        ),
    ],
)
def test_csv_of_any_common_form(data: bytes, note: str) -> None:
    table = read(data)
    assert table.header == ("reference", "title")
    assert note in table.notes
    assert table.notes[-1] == "Left as they are, since the file has no such columns: start_date."
    assert cells(table) == [(2, {"reference": "A", "title": "Café"})]


def test_csv_rows_keep_their_numbers_past_line_breaks_and_blank_rows() -> None:
    table = read(b'reference,title\n\nA,"two\r\nlines"\n,\nB,\n')
    assert cells(table) == [
        (3, {"reference": "A", "title": "two\r\nlines"}),
        (5, {"reference": "B", "title": ""}),
    ]


def test_csv_separator_is_found_by_the_header_whatever_the_text_has() -> None:
    assert cells(read(b"reference;title\nA;one, two, three\n")) == [(2, {"reference": "A", "title": "one, two, three"})]


def test_ragged_rows_are_problems() -> None:
    rows = list(read(b"reference,title\nA\nB,two,three\nC,two,,\n").rows)
    assert [row.problems for row in rows] == [
        (Problem(2, "", "A", "The row has 1 cells, the header 2: add the separators that are missing."),),
        (Problem(3, "", "three", "The row has 3 cells, the header 2: remove the last, or put quotes around text."),),
        (),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "sessions.csv is empty: choose the file that holds the table."),
        (b"\xef\xbb\xbf\r\n", "sessions.csv is empty: choose the file that holds the table."),
        (b"reference,title\r\n", "sessions.csv has a header and no rows below it: there is nothing to import."),
        (b"\nreference\nA\n", "The first row of sessions.csv is empty: it must hold the names of the columns."),
        (
            b"reference,a\0b\n1,2",
            "sessions.csv has NUL bytes, so it is no table: save it as CSV UTF-8, or as XLSX.",
        ),
        (
            b"reference\n\x81\xff",
            "sessions.csv is neither UTF-8, UTF-16 nor Windows-1252: save it as CSV UTF-8, or as XLSX.",
        ),
        (
            b"title,Title,,place,start date\n1,2,3,4,5\n",
            "The header of sessions.csv cannot be used: column 3 has "
            "no name: name it or remove it; 'title' stands there "
            "2 times: keep one; 'place' is no column of this table: rename or remove it; the column 'reference' is "
            f"missing: add it. {ADVICE}",
        ),
        (
            b'reference,title\nA,"open\nB,two\n',
            "sessions.csv, row 2: a quotation mark is opened and never closed. "
            "Close it, or double a mark that belongs to the text.",
        ),
        (
            b'reference,title\nA,b\nB,"two" three\n',
            "sessions.csv, row 3: text follows a closing quotation mark. Double the marks that belong to the text.",
        ),
        (
            b"reference,title\nA," + b"x" * 10_000_001,
            "sessions.csv, row 2: a cell has more than 10,000,000 characters. "
            "Shorten it, or close the quotation mark before it.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "sessions.csv is protected by a password or in the old .xls format: "
            "save it as .xlsx without one, or as CSV.",
        ),
        (
            b"PK\x03\x04 and no more",
            "sessions.csv is a damaged workbook: open it in a spreadsheet, save it anew, or save it as CSV.",
        ),
    ],
)
def test_bad_file_gets_its_message(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        list(read(data).rows)
    assert str(refused.value) == message


def test_workbook_named_csv_is_read_as_what_it_is() -> None:
    table = read(workbook(["Reference", "Title"], ["A", "=one"], [], [1, 2.5]))
    assert table.notes[0] == "Read as an XLSX workbook, which it is, whatever its name says."
    rows = list(table.rows)
    assert [(row.number, row.cells) for row in rows] == [
        (2, {"reference": "A", "title": "=one"}),
        (4, {"reference": "1", "title": "2.5"}),
    ]


def test_workbook_formulas_and_errors_are_problems() -> None:
    data = workbook(["reference", "title"], ["A", "x"], B2="=1+1", A3="#REF!")
    rows = list(read(data, "sessions.xlsx").rows)
    assert [row.problems for row in rows] == [
        (
            Problem(
                2, "title", "=1+1", "A formula, which is not worked out here: copy the cell and paste it as a value."
            ),
        ),
        (Problem(3, "reference", "#REF!", "The spreadsheet shows an error here: correct the cell."),),
    ]


def test_workbook_dates_come_out_as_iso() -> None:
    data = workbook(["reference", "title", "start_date"], ["A", datetime(2026, 1, 20, 9, 30), date(2026, 1, 20)])
    assert cells(read(data)) == [(2, {"reference": "A", "title": "2026-01-20T09:30:00", "start_date": "2026-01-20"})]


def test_workbook_that_claims_every_cell_is_read_by_what_it_holds() -> None:
    data = repacked(
        workbook(["reference"], ["A"]),
        "xl/worksheets/sheet1.xml",
        b'<dimension ref="A1:A2"',
        b'<dimension ref="A1:XFD1048576"',
    )
    assert cells(read(data)) == [(2, {"reference": "A"})]


def test_workbook_row_at_the_far_end_keeps_its_number() -> None:
    assert cells(read(workbook(["reference"], A1048576="Z"))) == [(1048576, {"reference": "Z"})]


def test_workbook_with_entities_is_refused() -> None:
    data = repacked(
        workbook(["reference"], ["A"]),
        "xl/worksheets/sheet1.xml",
        b"<worksheet",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet',
    )
    with pytest.raises(UnreadableFile) as refused:
        list(read(data).rows)
    assert str(refused.value) == (
        "sessions.csv defines XML entities, which no workbook needs: save it anew from a spreadsheet."
    )


def test_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1000)
    with pytest.raises(UnreadableFile) as refused:
        read(workbook(["reference"], ["A"]))
    assert str(refused.value) == "sessions.csv unpacks to more than is taken in: split it, or save it as CSV."


def test_zip_that_is_no_workbook_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.md", "text")
    with pytest.raises(UnreadableFile) as refused:
        read(buffer.getvalue())
    assert str(refused.value) == "sessions.csv is a ZIP and no workbook: save the table as XLSX or CSV."


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), start=st.sampled_from([b"", b"reference,title\n", b"PK\x03\x04", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused_with_a_message(data: bytes, start: bytes) -> None:
    rows = rows_or_message(start + data)
    assert "sessions.csv" in rows if isinstance(rows, str) else rows


@settings(max_examples=25, deadline=None)
@given(position=st.integers(0, 5000), byte=st.integers(0, 255))
def test_damaged_workbook_is_read_or_refused_with_a_message(position: int, byte: int) -> None:
    data = bytearray(workbook(["reference"], ["A"]))
    data[position % len(data)] = byte
    rows = rows_or_message(bytes(data))
    assert "sessions.csv" in rows if isinstance(rows, str) else True


def test_workbook_is_parsed_by_defusedxml_alone() -> None:
    assert (openpyxl.xml.DEFUSEDXML, openpyxl.xml.LXML) == (True, False)
