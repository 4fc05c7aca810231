"""Where text stands in its file: every stretch leads back to the characters it came from."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from graph.reading import Piece, SourceText
from loaders.sources import read_bytes
from tests.test_loaders.test_sources_word_containers import READ
from tests.test_loaders.wordfiles import element, paragraph, run, word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHERE = re.compile(r"t:(\d+)(?:\+(\d+))?")


def words_at(data: bytes, piece: Piece) -> str:
    """The characters of the file that a piece points at."""
    found = WHERE.fullmatch(piece.where)
    assert found, piece.where
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(piece.part))
    text = list(root.iter(W + "t"))[int(found[1])].text or ""
    skip = int(found[2] or 0)
    return text[skip : skip + piece.end - piece.start]


def require_map(data: bytes, source: SourceText) -> None:
    """Pieces are in order, apart, and each has the characters of its ``w:t``."""
    end = 0
    for piece in source.pieces:
        assert end <= piece.start < piece.end <= len(source.text)
        end = piece.end
        assert source.text[piece.start : piece.end] == words_at(data, piece)


@pytest.mark.parametrize("name", [name for name in READ if "<w:t" in READ[name].body])
def test_every_container_is_mapped(name: str) -> None:
    container = READ[name]
    data = word_file(container.body, container.parts, container.rows)
    require_map(data, read_bytes(data, "bc.docx"))


def test_runs_of_a_citation_are_told_apart() -> None:
    body = paragraph("Mở đầu") + f"<w:p>{run('Quyết định số ')}{run('638/QĐ')}{run('-UBND')}</w:p>"
    source = read_bytes(word_file(body), "bc.docx")
    assert source.text == "Mở đầu\nQuyết định số 638/QĐ-UBND"
    assert source.pieces == (
        Piece(start=0, end=6, part="word/document.xml", where="t:0"),
        Piece(start=7, end=21, part="word/document.xml", where="t:1"),
        Piece(start=21, end=27, part="word/document.xml", where="t:2"),
        Piece(start=27, end=32, part="word/document.xml", where="t:3"),
    )


def test_deleted_and_unprinted_text_counts_in_the_index() -> None:
    body = f"<w:p><w:r><w:instrText>{'PAGE'}</w:instrText></w:r><w:del>{run('bỏ')}</w:del>{run('giữ')}</w:p>"
    source = read_bytes(word_file(body), "bc.docx")
    assert source.text == "giữ"
    assert [piece.where for piece in source.pieces] == ["t:1"]


def test_headers_and_notes_point_into_their_own_parts() -> None:
    notes = element("w:footnotes", f'<w:footnote w:id="2">{paragraph("  Xem Điều 5 ")}{paragraph("Luật")}</w:footnote>')
    head = element("w:hdr", paragraph("TRANG ĐẦU"))
    body = (
        f'<w:p>{run("Thân")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>'
    )
    rows = (("rId2", "footnotes", "footnotes.xml"), ("rId3", "header", "header1.xml"))
    data = word_file(body, {"word/footnotes.xml": notes, "word/header1.xml": head}, rows)
    source = read_bytes(data, "bc.docx")
    assert source.text == "TRANG ĐẦU\nThân¹\n¹ Xem Điều 5 Luật"
    require_map(data, source)
    assert [(piece.part, piece.where) for piece in source.pieces] == [
        ("word/header1.xml", "t:0"),
        ("word/document.xml", "t:0"),
        ("word/footnotes.xml", "t:0+2"),
        ("word/footnotes.xml", "t:1"),
    ]


def test_converted_text_names_the_row_it_came_from() -> None:
    vni = '<w:rFonts w:ascii="VNI-Times"/>'
    source = read_bytes(word_file(f"<w:p>{run('Quye', vni)}{run('át ñònh', vni)}</w:p>"), "bc.docx")
    assert source.text == "Quyết định"
    assert source.pieces == (Piece(start=0, end=10, part="word/document.xml", where="t:0-1"),)
