"""The bytes of an XLSX workbook -> the rows of its first sheet, as text. Pure.

Formulas are not evaluated: each is a problem of its cell. Entities are refused by defusedxml, which openpyxl uses where
it is installed. What a workbook unpacks to is bounded before anything is parsed, and so are the cells of a sheet.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from xml.etree.ElementTree import ParseError  # The error alone; parsing is defusedxml's.

import openpyxl
from defusedxml.common import DefusedXmlException

from meetings.exceptions import UnreadableFile
from meetings.intake.reading.zips import DAMAGE

ZIP_MAGIC: Final = b"PK\x03\x04"
OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0"
MAX_UNPACKED: Final = 1024 * 1024 * 1024
# Everything but the sheets is held in memory.
MAX_PART: Final = 256 * 1024 * 1024
MAX_PARTS: Final = 10_000
MAX_CELLS: Final = 50_000_000
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What openpyxl was seen to raise on damaged files, beside what a damaged ZIP gives.
_DAMAGE: Final = (*DAMAGE, ParseError, DefusedXmlException, KeyError, TypeError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of any table: cells as text, and problems as (index of the cell, value, message)."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[tuple[int, str, str], ...] = ()


def read_workbook(name: str, data: bytes) -> Iterator[RawRow]:
    """Give the rows of the first sheet, blank ones left out.

    Raises:
        UnreadableFile: not a workbook, a damaged or protected one, or one that unpacks to too much.
    """
    try:
        _check_size(name, data)
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet: Any = next(iter(workbook.worksheets), None)
    except _DAMAGE as error:
        raise _damaged(name, error) from None
    if sheet is None:
        raise UnreadableFile(f"{name} has no sheet with cells: put the table on its first sheet.")
    # A sheet may claim to reach to XFD1048576; what it holds is found by reading it.
    sheet.reset_dimensions()
    return _rows(name, sheet)


def _check_size(name: str, data: bytes) -> None:
    """Refuse what would unpack to more than a machine should hold. zipfile never unpacks more than a part declares."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableFile(f"{name} is protected by a password: save it without one.")
    if "[Content_Types].xml" not in names or not any(one.startswith("xl/") for one in names):
        raise UnreadableFile(f"{name} is a ZIP and no workbook: save the table as XLSX or CSV.")
    too_big = any(part.file_size > MAX_PART and not part.filename.startswith("xl/worksheets/") for part in parts)
    if too_big or sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MAX_PARTS:
        raise UnreadableFile(f"{name} unpacks to more than is taken in: split it, or save it as CSV.")


def _damaged(name: str, error: Exception) -> UnreadableFile:
    # openpyxl wraps what a parser raises.
    if isinstance(error, DefusedXmlException) or isinstance(error.__cause__, DefusedXmlException):
        return UnreadableFile(f"{name} defines XML entities, which no workbook needs: save it anew from a spreadsheet.")
    return UnreadableFile(f"{name} is a damaged workbook: open it in a spreadsheet, save it anew, or save it as CSV.")


def _rows(name: str, sheet: Any) -> Iterator[RawRow]:
    cells = 0
    rows = enumerate(sheet.iter_rows(), 1)
    while True:
        try:
            number, row = next(rows, (0, None))
        except _DAMAGE as error:
            raise _damaged(name, error) from None
        if row is None:
            return
        cells += len(row)
        if cells > MAX_CELLS:
            raise UnreadableFile(f"{name}, row {number}: the sheet has more than {MAX_CELLS:,} cells: split the file.")
        raw = _raw(number, row)
        # The header is asked for even where it is blank.
        if number == 1 or any(raw.cells):
            yield raw


def _raw(number: int, row: Sequence[Any]) -> RawRow:
    """Return one row as text; formulas and errors are kept as they stand and reported."""
    texts: list[str] = []
    problems: list[tuple[int, str, str]] = []
    for index, cell in enumerate(row):
        value = cell.value
        if cell.data_type == "f":
            value = getattr(value, "text", value) or "="
            value = str(value) if str(value).startswith("=") else f"={value}"
            message = "A formula, which is not worked out here: copy the cell and paste it as a value."
            problems.append((index, value, message))
        elif cell.data_type == "e":
            problems.append((index, str(value), "The spreadsheet shows an error here: correct the cell."))
        texts.append(_text(value))
    while texts and not texts[-1]:
        texts.pop()
    return RawRow(number, tuple(texts), tuple(problems))


def _text(value: Any) -> str:
    """Return the text of a cell: days and times in ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(_unescaped, value) if "_x" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if not isinstance(value, timedelta) else str(value.total_seconds())


def _unescaped(found: re.Match[str]) -> str:
    """Return the character of an escape such as ``_x000D_`` (ECMA-376, ST_Xstring).

    NUL and halves of surrogate pairs, which no text here may hold, stay as they are written.
    """
    character = chr(int(found[1], 16))
    return found[0] if character == "\0" or "\ud800" <= character <= "\udfff" else character
