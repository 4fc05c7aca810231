"""Tables: workbooks, comma-separated values, one object a line."""

from __future__ import annotations

import datetime
import io

import pytest

from benchmarks import formats
from graph.errors import DamagedSource, EmptySource, EncodingUnknown, SourceTooLarge
from graph.reading import Piece
from loaders.citations import find_citations
from loaders.sources import cells, read_bytes
from loaders.sources.programs import find_program
from tests.support import need


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    if len(sheets) > 1:
        book[sheets[-1][0]].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS: list[list[object]] = [
    ["STT", "Số, ký hiệu", "Ngày", "Trích yếu"],
    [1, "Nghị định số 30/2020/NĐ-CP", datetime.date(2020, 3, 5), "Về công tác\nvăn thư"],
    [None, None, None, None],
    [2.5, "Quyết định số 638/QĐ-UBND", "05/4/2018", "có"],
]
TEXT = (
    "STT\tSố, ký hiệu\tNgày\tTrích yếu\n1\tNghị định số 30/2020/NĐ-CP\t05/03/2020\tVề công tác văn thư\n"
    "2.5\tQuyết định số 638/QĐ-UBND\t05/4/2018\tcó"
)


def test_a_row_is_a_line_and_each_cell_is_known() -> None:
    source = read_bytes(workbook(("Danh mục", ROWS)), "dm.xlsx")
    assert source.text == TEXT
    assert (source.kind, source.completeness) == ("xlsx", "full")
    assert source.notes == ("đã đọc 1 trang tính, 12 ô có chữ",)
    number = source.text.index("Quyết định")
    (piece,) = [piece for piece in source.pieces if piece.start == number]
    assert piece == Piece(start=number, end=number + 25, part="Danh mục", where="B4")
    assert len(find_citations(source.text)) == 2


def test_hidden_sheets_are_read_and_named() -> None:
    source = read_bytes(workbook(("Một", [["Điều 1"]]), ("Hai", [["Điều 2"]])), "dm.xlsx")
    assert source.text == "Một\nĐiều 1\nHai\nĐiều 2"
    assert "đã đọc 1 trang tính ẩn" in source.notes


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_and_open_workbooks(kind: str) -> None:
    need(find_program("soffice", "libreoffice"), "no LibreOffice on this machine")
    source = read_bytes(formats.office(workbook(("Danh mục", ROWS)), "xlsx", kind), f"dm.{kind}")
    assert source.kind == kind
    assert source.text == TEXT


def test_broken_and_empty_workbooks() -> None:
    whole = workbook(("Danh mục", ROWS))
    with pytest.raises(DamagedSource):
        read_bytes(whole[: len(whole) // 2], "dm.xlsx")
    with pytest.raises(EmptySource, match="không có ô nào có chữ"):
        read_bytes(workbook(("Danh mục", [])), "dm.xlsx")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_comma_separated_values(sign: str) -> None:
    data = f'số{sign}tên\n"638/QĐ-UBND"{sign}"Kế hoạch {sign} ""A"""\n'
    source = read_bytes(data.encode("utf-8-sig"), "ds.csv")
    assert source.text == f'số\ttên\n638/QĐ-UBND\tKế hoạch {sign if sign != chr(9) else ""} "A"'.replace("  ", " ")
    assert source.kind == "csv"
    assert [piece.where for piece in source.pieces] == ["A1", "B1", "A2", "B2"]


def test_one_object_a_line_keeps_the_lines_of_its_texts() -> None:
    data = '{"so": "638/QĐ-UBND", "n": 3, "muc": [{"t": "Điều 1\\nĐiều 2"}]}\nhỏng\n{"so": "12/KH-UBND"}\n'
    source = read_bytes(data.encode(), "kho.jsonl")
    assert source.text == "638/QĐ-UBND\tĐiều 1\nĐiều 2\n12/KH-UBND"
    assert (source.kind, source.completeness) == ("jsonl", "partial")
    assert source.notes == ("1 dòng không phải JSON, chưa đọc",)


def test_limits_and_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MAX_CELLS", 10)
    with pytest.raises(SourceTooLarge, match="ô"):
        read_bytes("một,hai\n".encode() * 6, "ds.csv")
    with pytest.raises(EncodingUnknown):
        read_bytes(b"Nghi. ddi.nh cu?a Chi'nh phu?,nga`y 5 tha'ng 3", "ds.tsv")
