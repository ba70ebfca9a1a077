"""Records -> a CSV or XLSX table, in pieces, without holding the table in memory.

CSV is UTF-8 with a byte order mark, so that spreadsheets read its accents. XLSX is written to a temporary file row by
row. Cells that a spreadsheet would take for formulas are neutralised, and restored on import.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import xlsxwriter
from django.db.models import QuerySet

from meetings.choices import TableFormat
from meetings.exceptions import SecretariatError
from meetings.resources import KINDS, TableResource
from meetings.resources.neutral import neutralise

CHUNK: Final = 2000
PIECE: Final = 64 * 1024
BYTE_ORDER_MARK: Final = "\ufeff"
MAX_XLSX_ROWS: Final = 1_048_576
MAX_XLSX_CELL: Final = 32_767
CONTENT_TYPES: Final = {
    TableFormat.CSV: "text/csv; charset=utf-8",
    TableFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportRefused(SecretariatError):
    """A table that cannot be written as asked: the message says why and what to do."""


def export_table(
    *, kind: str, queryset: QuerySet[Any], format: str, columns: Sequence[str] | None = None
) -> Iterator[bytes]:
    """Return the pieces of a table of ``queryset``, whose order and filters are kept.

    ``kind``: a key of KINDS. ``format``: a TableFormat. ``columns``: headers in the order wanted; None for all of them.

    Raises:
        ExportRefused: at once for an unknown kind, format or column; while a workbook is written, before its first
            piece, where a row or cell is more than the format holds.
    """
    if kind not in KINDS:
        raise ExportRefused(f"{kind!r} is no kind of table: choose one of {', '.join(KINDS)}.")
    if format not in TableFormat.values:
        raise ExportRefused(f"{format!r} is no format of tables: choose one of {', '.join(TableFormat.values)}.")
    resource = KINDS[kind]
    headers = tuple(resource.headers() if columns is None else columns)
    for name in headers:
        if name not in resource.headers():
            raise ExportRefused(f"{name!r} is no column of {kind}: choose from {', '.join(resource.headers())}.")
    rows = _rows(resource, queryset, headers)
    return _csv(headers, rows) if format == TableFormat.CSV else _xlsx(kind, headers, rows)


def _rows(resource: type[TableResource], queryset: QuerySet[Any], headers: Sequence[str]) -> Iterator[list[str | int]]:
    """Give the cells of each record, read through a server-side cursor."""
    cells_of: list[Callable[[Any], str | int]] = [resource.columns()[name].cell_of for name in headers]
    for record in resource.for_export(queryset).iterator(chunk_size=CHUNK):
        cells = [cell_of(record) for cell_of in cells_of]
        yield [neutralise(cell) if isinstance(cell, str) else cell for cell in cells]


def _csv(headers: Sequence[str], rows: Iterator[list[str | int]]) -> Iterator[bytes]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write(BYTE_ORDER_MARK)
    writer.writerow(headers)
    for row in rows:
        writer.writerow(row)
        if buffer.tell() > PIECE:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _xlsx(kind: str, headers: Sequence[str], rows: Iterator[list[str | int]]) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        # Without rows in memory, and without a guess at what a text might mean.
        workbook = xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False})
        workbook.use_zip64()
        sheet = workbook.add_worksheet(kind)
        sheet.freeze_panes(1, 0)
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header)
        try:
            for number, row in enumerate(rows, 1):
                _write_row(sheet, number, row, headers)
        finally:
            # Also on the way out of a refusal: XlsxWriter keeps files of its own until then.
            workbook.close()
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write_row(sheet: Any, number: int, row: list[str | int], headers: Sequence[str]) -> None:
    """Write one row: numbers as numbers, everything else as text, nothing as a formula."""
    if number >= MAX_XLSX_ROWS:
        raise ExportRefused(f"The table has more rows than a sheet, {MAX_XLSX_ROWS:,}: filter it, or export CSV.")
    for column, cell in enumerate(row):
        if isinstance(cell, int):
            sheet.write_number(number, column, cell)
        elif cell and sheet.write_string(number, column, cell) == -2:
            # XlsxWriter would cut the text short.
            raise ExportRefused(
                f"Row {number + 1}, {headers[column]}: {cell[:40]!r} goes on for {len(cell):,} characters, and a "
                f"cell of a workbook holds {MAX_XLSX_CELL:,}: export CSV."
            )
