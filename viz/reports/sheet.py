"""Results as a workbook (.xlsx) with the lists an office keeps: files, documents cited, findings.

Every cell is written as a string or a number, never as a formula or a link, whatever the words of a document
begin with (``=``, ``+``, ``-``, ``@``). ``xlsxwriter`` is imported when a workbook is made.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from queries.result import CheckResult
from viz.lang import Words
from viz.reports import digest
from viz.reports.columns import wrap
from viz.reports.display import Lines, one_line

LONGEST = 2_000
"""Characters of a cell; the limit of the format is 32,767."""

_CONSTANT = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True,
    "in_memory": True,
}  # fmt: skip
_FONT = {"font_name": "Times New Roman", "font_size": 11}
_LINE_POINTS = 15
_TALLEST = 400
_FILLS = {"error": "#F8D7DA", "warning": "#FFF3CD", "info": "#E2EEF9"}
_ENDED = ("ended", "derived_ended", "suspended")

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Column:
    """Heading and width in characters of a column."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class _Row:
    """Values of a row; ``tone`` colours the cell of that number."""

    values: Sequence[Value]
    tone: str = ""
    toned: int = 0


def _columns(words: Words, *pairs: tuple[str, float]) -> list[_Column]:
    return [_Column(words(key)[0].upper() + words(key)[1:], width) for key, width in pairs]


def _files(checked: Sequence[tuple[CheckResult, str]], unread: Iterable[Unread], words: Words) -> Iterable[_Row]:
    number = 0
    for number, (result, _) in enumerate(checked, start=1):
        found, own = result.summary, result.document
        tone = "error" if found.errors else "warning" if found.warnings else ""
        read = words.completeness.get(result.file.completeness, result.file.completeness)
        yield _Row(
            (number, result.file.name, digest.own_name(own, words), own.title, own.issuer,
             digest.said(own.date, words) if own.date else None, digest.said(result.as_of.date, words),
             found.mentions, found.documents, found.errors, found.warnings, found.infos, read,
             "; ".join(result.file.notes), result.file.sha256),
            tone, 9,
        )  # fmt: skip
    for after, one in enumerate(unread, start=1):
        yield _Row((number + after, one.name, *[None] * 10, words.completeness["none"], one.reason, None), "error", 12)


def _documents(checked: Sequence[tuple[CheckResult, str]], words: Words) -> Iterable[_Row]:
    number = 0
    for result, _ in checked:
        names = digest.document_names(result, words)
        for row in result.documents:
            number += 1
            status = row.status
            times = sum(mention.document == row.id for mention in result.mentions)
            levels = [one.severity for one in result.findings if one.document == row.id]
            tone = "error" if status.value in _ENDED and not digest.doubt(status, words) else ""
            yield _Row(
                (number, result.file.name, names[row.id], row.doc_type, row.identifier,
                 digest.said(row.date, words) if row.date else None, row.issuer, row.title, times, status.word,
                 digest.said(status.since, words) if status.since else None, status.by,
                 status.source or status.evidence, digest.doubt(status, words) or "", len(levels)),
                tone, 9,
            )  # fmt: skip


def _findings(checked: Sequence[tuple[CheckResult, str]], words: Words) -> Iterable[_Row]:
    number = 0
    for result, text in checked:
        names = digest.document_names(result, words)
        lines = Lines.of(text)
        for row in digest.by_gravity(result.findings):
            number += 1
            line, _ = lines.position(row.start)
            made = digest.suggestion_line(row.suggestion, words) if row.suggestion else None
            yield _Row(
                (number, result.file.name, row.id, words.severity.get(row.severity, row.severity),
                 words.rule(row.rule), line, text[row.start : row.end], names.get(row.document or ""),
                 digest.message(row, words), made, row.basis, None),
                row.severity, 3,
            )  # fmt: skip


class _Book:
    """A workbook being written."""

    def __init__(self, book: Any, words: Words) -> None:
        self.book, self.words = book, words
        base = _FONT | {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
        self.cell = book.add_format(base)
        self.number = book.add_format(base | {"align": "center"})
        self.toned = {
            tone: book.add_format(base | {"bg_color": fill, "bold": True, "align": "center"})
            for tone, fill in _FILLS.items()
        }
        head = {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "align": "center", "valign": "vcenter"}
        self.head = book.add_format(base | head)
        self.title = book.add_format(_FONT | {"bold": True, "font_size": 14})

    def sheet(self, name: str, columns: Sequence[_Column], rows: Iterable[_Row]) -> None:
        """A sheet with a title, a frozen head with filters, and rows; set to print on A4 across."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, name.upper(), self.title)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(2, at, column.heading, self.head)
        sheet.set_row(2, 32)
        last = 2
        for last, row in enumerate(rows, start=3):
            sheet.set_row(last, _height(row, columns))
            for at, value in enumerate(row.values):
                plain = self.number if isinstance(value, int) else self.cell
                style = self.toned.get(row.tone, plain) if at == row.toned else plain
                self.write(sheet, last, at, value, style)
        sheet.autofilter(2, 0, max(last, 3), len(columns) - 1)
        sheet.freeze_panes(3, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&C&P/&N")

    def write(self, sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
        """One cell: a number as a number, all else as a string constant."""
        if isinstance(value, int):
            sheet.write_number(row, column, value, style)
        elif value:
            sheet.write_string(row, column, one_line(value, LONGEST), style)
        else:
            sheet.write_blank(row, column, None, style)


def _height(row: _Row, columns: Sequence[_Column]) -> float:
    """Height of a row in points, so that wrapped words are seen in programs that do not measure them."""
    lines = [
        len(wrap(one_line(value, LONGEST), max(int(column.width * 1.12) - 1, 3)))
        for value, column in zip(row.values, columns, strict=False)
        if isinstance(value, str)
    ]
    return min(_LINE_POINTS * max(lines, default=1) + 3, _TALLEST)


def to_xlsx(checked: Sequence[tuple[CheckResult, str]], words: Words, unread: Sequence[Unread] = ()) -> bytes:
    """A workbook of one or more results; the same results give the same bytes.

    Args:
        checked: Each result with its text.
        words: The language.
        unread: Files that gave no result.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, dict(_CONSTANT))
    day = datetime.date.fromisoformat(max((result.as_of.date for result, _ in checked), default="1980-01-01"))
    made_on = datetime.datetime.combine(max(day, datetime.date(1980, 1, 1)), datetime.time())  # no clock: same bytes
    book.set_properties({"title": words("report"), "author": "cancu", "created": made_on})
    made = _Book(book, words)
    made.sheet(
        words("sheet_files"),
        _columns(
            words, ("nth", 5), ("file", 28), ("document", 22), ("title", 40), ("issuer", 26), ("own_date", 13),
            ("as_of", 13), ("mentions", 9), ("documents", 11), ("count_error", 8), ("count_warning", 10),
            ("count_info", 8), ("read", 15), ("notes", 36), ("foot_hash", 30),
        ),
        _files(checked, unread, words),
    )  # fmt: skip
    made.sheet(
        words("sheet_documents"),
        _columns(
            words, ("nth", 5), ("file", 22), ("document", 28), ("type", 14), ("own_number", 19), ("date", 13),
            ("issuer", 28), ("title", 44), ("mentions", 9), ("status", 22), ("since_head", 13), ("by_head", 18),
            ("source", 30), ("trust", 18), ("findings", 10),
        ),
        _documents(checked, words),
    )  # fmt: skip
    made.sheet(
        words("sheet_findings"),
        _columns(
            words, ("nth", 5), ("file", 22), ("code", 7), ("level", 12), ("rule", 24), ("line_head", 8),
            ("written", 34), ("document", 24), ("what", 52), ("suggest", 34), ("basis", 34), ("handling", 24),
        ),
        _findings(checked, words),
    )  # fmt: skip
    book.close()
    return stream.getvalue()
