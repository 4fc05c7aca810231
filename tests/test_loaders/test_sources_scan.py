"""Pictures of pages: what is recognised says so, what cannot be recognised is never called empty."""

from __future__ import annotations

import io

import pytest

from graph.errors import DamagedSource, EmptySource, SourceError
from graph.reading import SourceText
from loaders.citations import find_citations
from loaders.sources import read_bytes
from loaders.sources.numbers_seen import doubtful_numbers
from loaders.sources.programs import find_program
from loaders.sources.straighten import prepared, skew
from tests.support import need
from tests.test_loaders.pagefiles import column, encoded, pdf, picture

LINES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Thực hiện Quyết định số 384/QĐ-UBND ngày 16/02/2022 của Ủy ban nhân dân tỉnh",
    "Trà Vinh ban hành Kế hoạch cải cách hành chính nhà nước giai đoạn năm năm.",
)
SAID = "đọc bằng nhận dạng chữ (OCR): mọi phát hiện cần xem lại trên bản gốc"


@pytest.fixture(scope="module")
def sheet():
    need(find_program("tesseract"), "no tesseract on this machine")
    return picture(pdf(column(60, 700, LINES)))


def require_found(source: SourceText) -> None:
    assert source.ocr
    assert source.kind == "scan"
    assert SAID in source.notes
    found = [one.text for one in find_citations(source.text)]
    assert "Quyết định số 384/QĐ-UBND ngày 16/02/2022" in found


def test_a_picture_is_read_and_says_how(sheet) -> None:
    source = read_bytes(encoded(sheet, "PNG", dpi=(200, 200)), "quet.png")
    require_found(source)
    assert source.completeness == "full"
    words = [source.text[word.start : word.end] for word in source.words]
    assert words == source.text.split()
    assert all(0 <= word.confidence <= 100 for word in source.words)
    assert {piece.part for piece in source.pieces} == {"page 1"}
    left, bottom, right, top = map(float, source.pieces[0].where.split(","))
    assert left == pytest.approx(60, abs=4)
    assert bottom < 700 < top
    assert right < 595


def test_a_sheet_that_lies_askew_is_straightened(sheet) -> None:
    askew = sheet.rotate(2.4, fillcolor=255, resample=3)
    assert skew(askew) == pytest.approx(-2.4, abs=0.15)
    assert abs(skew(prepared(askew))) < 0.15
    require_found(read_bytes(encoded(askew, "JPEG", quality=75), "quet.jpg"))


def test_a_sheet_on_its_side_is_turned(sheet) -> None:
    require_found(read_bytes(encoded(sheet.rotate(90, expand=True), "PNG"), "quet.png"))


def test_all_sheets_of_a_tiff_and_blank_ones(sheet) -> None:
    blank = sheet.point(lambda _: 255)
    data = encoded(sheet, "TIFF", save_all=True, append_images=[blank, sheet])
    source = read_bytes(data, "quet.tif")
    require_found(source)
    assert {piece.part for piece in source.pieces} == {"page 1", "page 3"}
    assert len(find_citations(source.text)) == 2 * len(find_citations(" ".join(LINES)))


def test_pages_of_both_kinds_in_one_pdf(sheet) -> None:
    """A page with words, and one that is a picture with the stamp of a signing program."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for number in range(12):
        canvas.drawString(60, 700 - 18 * number, "The first page has words that need not be recognised at all, by far.")
    canvas.showPage()
    canvas.drawImage(ImageReader(sheet), 0, 0, 595, 842)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(400, 820, "Signature Not Verified")
    canvas.save()
    source = read_bytes(stream.getvalue(), "vb.pdf")
    assert source.kind == "pdf"
    assert source.ocr
    assert "Quyết định số 384/QĐ-UBND ngày 16/02/2022" in [one.text for one in find_citations(source.text)]
    assert source.notes[0].startswith("đọc bằng nhận dạng chữ (OCR) 1 trong 2 trang (trang 2)")


def test_blank_noisy_and_faint_sheets_are_never_read_as_no_citations(sheet) -> None:
    from PIL import Image

    with pytest.raises(EmptySource, match="các trang đều trắng"):
        read_bytes(encoded(sheet.point(lambda _: 255), "PNG"), "trang.png")
    noise = Image.effect_noise((1200, 1600), 120)
    try:
        source = read_bytes(encoded(noise, "PNG"), "nhieu.png")
    except SourceError as error:
        assert error.reason  # noqa: PT017 - either end is right
    else:
        assert source.completeness == "partial"


def test_broken_pictures_are_refused() -> None:
    need(find_program("tesseract"), "no tesseract on this machine")
    for data in (b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xd8\xff\xe0\0\x10JFIF", b"BM\x10\x20\0\0\0\0\0\0"):
        with pytest.raises(DamagedSource, match="hình bị hỏng hoặc bị cắt ngắn"):
            read_bytes(data, "hinh.png")


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Quyết định số 63B/QĐ-UBND", "638/QĐ-UBND"),
        ("Quyết định số l2/QÐ-UBND", "12/QĐ-UBND"),
        ("Nghị định số 3O/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Kế hoạch số 36/KH-U8ND", "36/KH-UBND"),
        ("ngày O5/4/2018", "05/4/2018"),
        ("ngày 05/4/2O18", "05/4/2018"),
    ],
)
def test_numbers_that_look_misread_are_told_and_not_changed(seen: str, meant: str) -> None:
    (found,) = doubtful_numbers(seen)
    assert found.candidates == (meant,)
    assert seen[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text", ["số 30/2020/NĐ-CP ngày 05/3/2020", "12/KH-UBND", "24/7", "1/2 số hộ", "05/4/2018", "và/hoặc", "SL/BC-01"]
)
def test_sound_numbers_are_left_alone(text: str) -> None:
    assert doubtful_numbers(text) == []
