"""Automatic numbers of Word lists stand in the text as they are printed."""

from __future__ import annotations

import pytest

from loaders.sources import read_bytes
from loaders.sources.word_lists import format_number
from tests.test_loaders.wordfiles import element, paragraph, word_file

ROWS = (("rId5", "numbering", "numbering.xml"), ("rId6", "styles", "styles.xml"))


def level(index: int, shape: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(text: str, index: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{list_id}"/></w:numPr>')


def read(body: str, levels: str, lists: str = "", styles: str = "") -> tuple[list[str], tuple[str, ...]]:
    numbering = element(
        "w:numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}',
    )
    parts: dict[str, str | bytes] = {
        "word/numbering.xml": numbering,
        "word/styles.xml": element("w:styles", styles),
    }
    source = read_bytes(word_file(body, parts, ROWS), "bc.docx")
    return source.text.split("\n"), source.notes


def test_articles_clauses_points() -> None:
    levels = level(0, "decimal", "Điều %1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    body = "".join(listed("x", index) for index in (0, 1, 2, 2, 1, 2, 0, 1))
    lines, notes = read(body, levels)
    assert lines == ["Điều 1. x", "1. x", "a) x", "b) x", "2. x", "a) x", "Điều 2. x", "1. x"]
    assert notes == ("đã ghi lại số thứ tự tự động của 8 đoạn",)


def test_numbers_of_upper_levels() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert read("".join(listed("x", index) for index in (0, 0, 1, 1)), levels)[0] == [
        "I. x",
        "II. x",
        "2.1 x",
        "2.2 x",
    ]


def test_lists_of_one_kind_count_on_and_a_new_start_begins_again() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = listed("a") + listed("b", 0, 2) + listed("c", 0, 3) + listed("d", 0, 3) + listed("e", 0, 9)
    assert read(body, level(0, "decimal", "%1."), lists)[0] == ["1. a", "2. b", "1. c", "2. d", "e"]


def test_level_of_its_own_and_start() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)", start=3)}</w:lvlOverride>'
    lists = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{changed}</w:num>'
    assert read(listed("a", 0, 2) + listed("b", 0, 2), level(0, "decimal", "%1."), lists)[0] == [
        "c) a",
        "d) b",
    ]


@pytest.mark.parametrize(("restart", "last"), [("", "a) x"), ('<w:lvlRestart w:val="0"/>', "b) x")])
def test_restart(restart: str, last: str) -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", restart)
    assert read("".join(listed("x", index) for index in (0, 1, 0, 1)), levels)[0][-1] == last


def test_restart_after_the_first_level_alone() -> None:
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%2.")
        + level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')
    )
    assert [line[0] for line in read("".join(listed("x", i) for i in (0, 1, 2, 1, 2, 0, 2)), levels)[0]] == list(
        "1112221"
    )


def test_bullets_and_gaps() -> None:
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    levels = level(0, "bullet", "-") + level(1, "bullet", "\uf0b7").replace("</w:lvl>", symbol + "</w:lvl>")
    levels += level(2, "decimal", "%3/", '<w:suff w:val="nothing"/>')
    assert read(listed("x") + listed("x", 1) + listed("x", 2), levels)[0] == ["- x", "• x", "1/x"]


def test_list_of_a_style_and_its_child_and_none() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr>{numbered}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr>{numbered}</w:pPr></w:style>'
    )
    levels = level(0, "decimal", "Điều %1.") + level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    body = (
        paragraph("a", '<w:pStyle w:val="Dieu"/>')
        + paragraph("b", '<w:pStyle w:val="Khoan"/>')
        + paragraph("c", '<w:pStyle w:val="Con"/>')
        + paragraph("d", '<w:pStyle w:val="Con"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert read(body, levels, styles=styles)[0] == ["Điều 1. a", "1. b", "Điều 2. c", "d"]


def test_unknown_format_is_named_and_empty_pattern_prints_nothing() -> None:
    lines, notes = read(listed("x") + listed("y", 1), level(0, "thaiLetters", "%1.") + level(1, "none", ""))
    assert lines == ["1. x", "y"]
    assert "1 số thứ tự tự động kiểu lạ, ghi bằng chữ số thường" in notes


def test_label_of_a_deleted_paragraph_does_not_count() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>'
    )
    assert read(listed("a") + gone + listed("c"), level(0, "decimal", "%1."))[0] == ["1. a", "2. c"]


@pytest.mark.parametrize(
    ("count", "shape", "printed"),
    [
        (9, "decimalZero", "09"), (12, "decimalZero", "12"), (26, "lowerLetter", "z"),
        (27, "upperLetter", "AA"),
        (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (0, "upperRoman", "0"),
        (2, "numberInDash", "- 2 -"),
        (0, "lowerLetter", "0"), (10**8, "upperRoman", "100000000"),
    ],
)  # fmt: skip
def test_formats(count: int, shape: str, printed: str) -> None:
    assert format_number(count, shape) == printed
