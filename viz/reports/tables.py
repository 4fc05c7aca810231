"""Plain tables as a workbook (.xlsx) or as CSV: lists an office goes on working with.

Every cell is a string constant, never a formula or a link, whatever the words of a document begin with; in CSV,
where a program that opens it decides for itself, such words get an apostrophe in front.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from viz.reports.columns import wrap
from viz.reports.display import one_line

LONGEST = 2_000
"""Characters of a cell; the limit of the format is 32,767."""
_ACTIVE = ("=", "+", "-", "@")
_FONT = {"font_name": "Times New Roman", "font_size": 11}
_LINE_POINTS = 15
_TALLEST = 405
_KINDS = {(False, False): "cell", (False, True): "number", (True, False): "toned", (True, True): "toned number"}
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_OPTIONS = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True,
    "in_memory": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One list.

    Attributes:
        name: Name of its sheet, at most 31 characters.
        heading: What stands above it.
        notes: Lines below the heading.
        columns: Heading and width in characters of each column.
        rows: Cells; each row as long as ``columns``.
        toned: Indexes of rows that are to be seen first.
    """

    name: str
    heading: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    toned: frozenset[int] = frozenset()


def tables_to_xlsx(tables: Sequence[Table], title: str, day: datetime.date) -> bytes:
    """A workbook with a sheet for each table; the same tables give the same bytes.

    Args:
        tables: The lists, each printed on A4 across.
        title: Title in the properties of the file.
        day: The day the lists are made for, kept as the day of making.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, dict(_OPTIONS))
    made_on = datetime.datetime.combine(max(day, datetime.date(1980, 1, 1)), datetime.time())  # no clock: same bytes
    book.set_properties({"title": title, "author": "cancu", "created": made_on})
    base = _FONT | {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#8C8C8C"}
    formats = {
        "cell": book.add_format(base),
        "number": book.add_format(base | {"align": "center"}),
        "toned": book.add_format(base | {"bg_color": "#FFF3CD"}),
        "toned number": book.add_format(base | {"bg_color": "#FFF3CD", "align": "center"}),
        "head": book.add_format(base | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}),
        "title": book.add_format(_FONT | {"bold": True, "font_size": 13}),
        "note": book.add_format(_FONT | {"italic": True}),
    }
    for table in tables:
        _sheet(book.add_worksheet(table.name.translate(_FORBIDDEN)[:31]), table, formats)
    book.close()
    return stream.getvalue()


def _sheet(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    """One list: heading, notes, a frozen head with filters, rows."""
    sheet.write_string(0, 0, one_line(table.heading, LONGEST), formats["title"])
    for at, note in enumerate(table.notes, start=1):
        sheet.write_string(at, 0, one_line(note, LONGEST), formats["note"])
    top = len(table.notes) + 2
    for at, (heading, width) in enumerate(table.columns):
        sheet.set_column(at, at, width)
        sheet.write_string(top, at, heading, formats["head"])
    sheet.set_row(top, _LINE_POINTS * _lines([heading for heading, _ in table.columns], table.columns) + 6)
    for number, row in enumerate(table.rows):
        line = top + 1 + number
        sheet.set_row(line, min(_LINE_POINTS * _lines(row, table.columns) + 3, _TALLEST))
        for at, cell in enumerate(row):
            kind = _KINDS[number in table.toned, at == 0]
            if cell:
                sheet.write_string(line, at, one_line(cell, LONGEST), formats[kind])
            else:
                sheet.write_blank(line, at, None, formats[kind])
    sheet.autofilter(top, 0, max(top + len(table.rows), top + 1), len(table.columns) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P/&N")


def _lines(cells: Sequence[str], columns: Sequence[tuple[str, float]]) -> int:
    """Lines of the tallest cell once its words are wrapped; programs that do not measure need it."""
    return max(
        (
            len(wrap(one_line(cell, LONGEST), max(int(width * 1.22) - 1, 3)))
            for cell, (_, width) in zip(cells, columns, strict=True)
            if cell
        ),
        default=1,
    )


def table_to_csv(table: Table) -> str:
    r"""A table as CSV with a byte-order mark, so that spreadsheets read its letters rightly.

    Examples:
        >>> made = table_to_csv(Table(name="a", heading="A", columns=(("Tên", 9),), rows=(("=1+1",),)))
        >>> made
        "\ufeffTên\r\n'=1+1\r\n"
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([heading for heading, _ in table.columns])
    for row in table.rows:
        cells = [one_line(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(_ACTIVE) else cell for cell in cells])
    return f"\ufeff{stream.getvalue()}"
