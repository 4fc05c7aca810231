"""Sheets of Excel and OpenDocument (.xlsx, .xls, .ods), read by calamine: lists of documents, mostly."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, ClassVar

from graph.errors import DamagedSource, EmptySource, SourceError, SourceTooLarge
from graph.reading import SourceText
from loaders.sources.archive import Archive
from loaders.sources.base import GET_AGAIN, Source, ending_note
from loaders.sources.cells import MAX_CELLS, Cells, TooManyCells
from loaders.sources.encodings import find_repair
from loaders.sources.office import OLE2
from loaders.sources.quality import require_clean, require_readable, text_notes

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_SPAN = 20_000_000
"""Cells between the first and the last filled one, empty ones too."""

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ENDINGS = {"xlsx": (".xlsx", ".xlsm", ".xltx", ".xlsb"), "xls": (".xls", ".xlt"), "ods": (".ods", ".ots")}


class SheetSource(Source):
    """A workbook (*bảng tính*)."""

    kind: ClassVar[str] = "sheet"
    isolated: ClassVar[bool] = True

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content is a workbook."""
        return _kind_of(data, name) is not None

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The words of all filled cells, row by row.

        Raises:
            DamagedSource: It is broken or has a password.
            SourceTooLarge: It has too many cells.
            EmptySource: No cell is filled.
        """
        from python_calamine import CalamineError, load_workbook

        try:
            workbook = load_workbook(io.BytesIO(data))
            cells, notes = _read(workbook)
        except TooManyCells as error:
            raise SourceTooLarge(name, f"bảng tính có hơn {MAX_CELLS} ô", "tách bảng tính thành nhiều tệp") from error
        except (CalamineError, OSError, ValueError, EOFError) as error:
            reason = "có mật khẩu nên không đọc được" if "assword" in str(error) else "bị hỏng, không mở được"
            raise DamagedSource(name, f"bảng tính {reason}", GET_AGAIN) from error
        text = cells.text()
        if not cells.count:
            raise EmptySource(name, "bảng tính không có ô nào có chữ", "chọn lại tệp có nội dung")
        require_clean(text, name)
        if (repair := find_repair(text)) is not None:
            notes += repair.code.notes
            text, cells.pieces = "\n".join(map(repair.line, text.split("\n"))), []
        require_readable(text, name)
        kind = _kind_of(data, name) or self.kind
        return SourceText(
            name=name,
            sha256=sha256,
            kind=kind,
            text=text,
            notes=(*ending_note(name, _ENDINGS[kind], f"bảng tính .{kind}"), *notes, *text_notes(text)),
            pieces=tuple(cells.pieces),
        )


def _kind_of(data: bytes, name: str) -> str | None:
    if data.startswith(OLE2):
        old = any(word.encode("utf-16-le") in data for word in ("Workbook", "Book\0"))
        return "xls" if old and "WordDocument".encode("utf-16-le") not in data else None
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        archive = Archive(data, name)
        if any(part.startswith("xl/workbook.") for part in archive.names()):
            return "xlsx"
        return "ods" if "mimetype" in archive and archive.read("mimetype").startswith(_ODS) else None
    except SourceError:
        return None  # the reader of foreign files says what is wrong with it


def _read(workbook: CalamineWorkbook) -> tuple[Cells, tuple[str, ...]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    cells = Cells()
    hidden = other = 0
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    other = len(workbook.sheets_metadata) - len(sheets)
    for about in sheets:
        hidden += about.visible != SheetVisibleEnum.Visible
        sheet = workbook.get_sheet_by_name(about.name)
        if sheet.total_height * sheet.total_width > MAX_SPAN:
            raise TooManyCells
        _read_sheet(sheet, about.name, cells, titled=len(sheets) > 1)
    notes: tuple[str, ...] = (f"đã đọc {len(sheets)} trang tính, {cells.count} ô có chữ",)
    if hidden:
        notes += (f"đã đọc {hidden} trang tính ẩn",)
    if other:
        notes += (f"{other} biểu đồ hoặc trang macro chưa đọc",)
    return cells, notes


def _read_sheet(sheet: CalamineSheet, name: str, cells: Cells, *, titled: bool) -> None:
    rows = sheet.to_python(skip_empty_area=False)
    if titled and rows:
        cells.line(name)
    for number, row in enumerate(rows, start=1):
        cells.row(name, number, map(_words, row))


def _words(cell: object) -> str:
    """A cell as people see it; days in the Vietnamese order."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == datetime.time() else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, datetime.date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)
