"""The bytes of a spreadsheet -> its header and rows. Pure: no database, no clock.

CSV and XLSX are told apart by content, whatever the file is called. CSV: BOM, then UTF-8, then cp1252; the separator is
found by the header; quotes must be closed. XLSX: the first sheet, see ``workbooks``. Cells come out as text, exactly as
in the file; a file that cannot be read raises UnreadableFile, which names it and says what to do.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from meetings.exceptions import UnreadableFile
from meetings.imports.types import Problem, SheetRow, Table
from meetings.imports.workbooks import OLE_MAGIC, ZIP_MAGIC, RawRow, read_workbook

MAX_FILE: Final = 256 * 1024 * 1024
MAX_CELL: Final = 10_000_000
Missing = Callable[[Collection[str]], list[str]]
DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}
# A setting of the whole process, in which nothing else reads CSV; its default of 128 kB would refuse long texts.
csv.field_size_limit(MAX_CELL)


def read_table(*, name: str, data: bytes, columns: Sequence[str], missing: Missing) -> Table:
    """Return the table in ``data``; ``columns`` are the headers that may stand in it.

    ``missing`` takes a header and returns the columns without which its rows could not be told apart.

    Raises:
        UnreadableFile: no table, or a header that cannot be used. The rows may raise it too, further down.
    """
    if not data:
        raise UnreadableFile(f"{name} is empty: choose the file that holds the table.")
    if len(data) > MAX_FILE:
        raise UnreadableFile(f"{name} has {len(data):,} bytes, more than {MAX_FILE:,}: split it into several files.")
    notes: list[str] = []
    if data.startswith(OLE_MAGIC):
        raise UnreadableFile(
            f"{name} is protected by a password or in the old .xls format: save it as .xlsx without one, or as CSV."
        )
    if data.startswith(ZIP_MAGIC):
        if not name.lower().endswith(".xlsx"):
            notes.append("Read as an XLSX workbook, which it is, whatever its name says.")
        raw, padded = read_workbook(name, data), True
    else:
        if name.lower().endswith((".xlsx", ".xlsm")):
            notes.append("Read as CSV: it is no workbook, whatever its name says.")
        raw, padded = _read_csv(name, data, columns, notes), False
    first = next(raw, None)
    header = _header(name, first.cells if first else (), columns, missing)
    rows = _rows(raw, header, padded=padded)
    second = next(rows, None)
    if second is None:
        raise UnreadableFile(f"{name} has a header and no rows below it: there is nothing to import.")
    absent = [column for column in columns if column not in header]
    if absent:
        notes.append(f"Left as they are, since the file has no such columns: {', '.join(absent)}.")
    return Table(header, _chain(second, rows), tuple(notes))


def _chain(first: SheetRow, rest: Iterator[SheetRow]) -> Iterator[SheetRow]:
    """Put back the row that was read to see that there is one."""
    yield first
    yield from rest


def normalised(header: str) -> str:
    """Return a header as it is looked up: ``Start date`` is ``start_date``."""
    return re.sub(r"[\s_]+", "_", header.strip().lower())


def _header(name: str, cells: Sequence[str], columns: Sequence[str], missing: Missing) -> tuple[str, ...]:
    """Return the headers, or refuse them with everything that is wrong with them."""
    header = [normalised(cell) for cell in cells]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise UnreadableFile(f"The first row of {name} is empty: it must hold the names of the columns.")
    problems = [f"column {number} has no name: name it or remove it" for number, one in enumerate(header, 1) if not one]
    problems += [
        f"{one!r} stands there {times} times: keep one" for one, times in Counter(header).items() if one and times > 1
    ]
    unknown = [one for one in dict.fromkeys(header) if one and one not in columns]
    problems += [f"{one!r} is no column of this table: rename or remove it" for one in unknown]
    problems += [f"the column {one!r} is missing: add it" for one in missing(header)]
    if problems:
        raise UnreadableFile(
            f"The header of {name} cannot be used: {'; '.join(problems)}. The columns are {', '.join(columns)}."
        )
    return tuple(header)


def _rows(raw: Iterator[RawRow], header: tuple[str, ...], *, padded: bool) -> Iterator[SheetRow]:
    """Give the rows below the header; blank ones are passed over, and keep their number."""
    width = len(header)
    for row in raw:
        cells = list(row.cells)
        while len(cells) > width and not cells[-1]:
            cells.pop()
        if not any(cells) and not row.problems:
            continue
        problems = [
            Problem(row.number, header[index] if index < width else "", value, message)
            for index, value, message in row.problems
        ]
        if len(cells) > width:
            message = f"The row has {len(cells)} cells, the header {width}: remove the last, or put quotes around text."
            problems.append(Problem(row.number, "", cells[width], message))
        elif len(cells) < width and not padded:
            message = f"The row has {len(cells)} cells, the header {width}: add the separators that are missing."
            problems.append(Problem(row.number, "", cells[-1], message))
        cells += [""] * (width - len(cells))
        yield SheetRow(row.number, dict(zip(header, cells[:width], strict=True)), tuple(problems))


def _decode(name: str, data: bytes, notes: list[str]) -> str:
    """Return the text of a CSV file, and note how it was decoded where that was a guess."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            notes.append("Read as UTF-16.")
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise UnreadableFile(
                f"{name} is neither UTF-8, UTF-16 nor Windows-1252: save it as CSV UTF-8, or as XLSX."
            ) from None
        notes.append("Not UTF-8, so read as Windows-1252: check the accents, or save the file as CSV UTF-8.")
    if "\0" in text:
        raise UnreadableFile(f"{name} has NUL bytes, so it is no table: save it as CSV UTF-8, or as XLSX.")
    return text


def _read_csv(name: str, data: bytes, columns: Sequence[str], notes: list[str]) -> Iterator[RawRow]:
    """Give the records of a CSV file; a record with line breaks inside quotes counts as one row."""
    text = _decode(name, data, notes)
    if not text.strip():
        raise UnreadableFile(f"{name} is empty: choose the file that holds the table.")
    delimiter = _delimiter(text, columns)
    notes.append(f"Columns are separated by {DELIMITERS[delimiter]}.")
    return _records(name, text, delimiter)


def _delimiter(text: str, columns: Sequence[str]) -> str:
    """Return the separator that makes most columns of the header known, or else most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        try:
            header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error:
            return (0, 0)
        return (sum(normalised(cell) in columns for cell in header), len(header))

    return max(DELIMITERS, key=score)


def _records(name: str, text: str, delimiter: str) -> Iterator[RawRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableFile(f"{name}, row {number}: {_advice(str(error))}") from None
        if cells is None:
            return
        yield RawRow(number, tuple(cells))


def _advice(error: str) -> str:
    """Return what an error of the csv module means for whoever made the file."""
    if "unexpected end" in error:
        return "a quotation mark is opened and never closed. Close it, or double a mark that belongs to the text."
    if "field larger" in error:
        return f"a cell has more than {MAX_CELL:,} characters. Shorten it, or close the quotation mark before it."
    if "expected after" in error:
        return "text follows a closing quotation mark. Double the marks that belong to the text."
    return f"this is no CSV ({error}). Save the file as CSV UTF-8, or as XLSX."
