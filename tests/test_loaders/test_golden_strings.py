"""The golden strings of the citation rules, each read through the whole reader and judged by the checks."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
import yaml

from graph.reading import Mention, Reading
from tests.support import ROOT
from tests.test_loaders.reading import TODAY, read_text, rules_of

PATH = ROOT / "tests" / "cases" / "golden_strings.yaml"
ROWS: list[dict[str, Any]] = yaml.load(PATH.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
IDS = [f"{row['row']} {row.get('case', '')}".strip() for row in ROWS]
IN_NUMBER = set("space dash stroke case separator swapped organ lookalike d-family invisible glued".split())


def text_of(row: dict[str, Any]) -> str:
    return unicodedata.normalize(row["form"], row["text"]) if "form" in row else row["text"]


def reading_of(row: dict[str, Any], text: str) -> Reading:
    return read_text(text, date.fromisoformat(row["as_of"]) if "as_of" in row else None)


def found(mention: Mention, reading: Reading, key: str) -> Any:
    """What a reading says of one thing that a row may ask for; text, as rows are."""
    citation, number = mention.citation, mention.citation.number
    match key:
        case "words":
            return unicodedata.normalize("NFC", citation.text)
        case "number":
            return number.text if number else ""
        case "type":
            return citation.doc_type
        case "organs":
            return " ".join(number.organs) if number else ""
        case "unit" | "system" | "term":
            return str(getattr(number, key) or "") if number else ""
        case "pinpoints":
            return [str(pin) for pin in citation.pincites]
        case "repairs":
            return sorted({repair.kind for repair in citation.repairs} & IN_NUMBER)
        case "issuer":
            return mention.issuer or ""
        case "document":
            return reading.document(mention.document).identifier or ""
        case "resolved":
            return "yes" if reading.document(mention.document).resolved else "no"
        case "short":
            return "yes" if citation.short_form else "no"
        case "placeholder" | "draft":
            return "yes" if getattr(citation, key) else "no"
        case _:
            return str(getattr(citation, key) or "")


def relations_of(reading: Reading) -> set[str]:
    names = {document.id: document.identifier for document in reading.documents} | {"self": "self"}
    return {f"{names[r.source]} {r.relation} {names[r.target]}" for r in reading.relations}


def judge(row: dict[str, Any], text: str) -> None:
    reading = reading_of(row, text)
    words = [" ".join(found(mention, reading, "words").split()) for mention in reading.mentions]
    assert words == [" ".join(want["words"].split()) for want in row["finds"]]
    for mention, want in zip(reading.mentions, row["finds"], strict=True):
        citation = mention.citation
        assert text[citation.start : citation.end] == citation.text
        asked = {"repairs": [], **want}
        asked.pop("words")
        asked["repairs"] = sorted(asked["repairs"])
        assert {key: found(mention, reading, key) for key in asked} == asked
    if "documents" in row:
        assert len({mention.document for mention in reading.mentions}) == int(row["documents"])
    assert set(row.get("relations", [])) <= relations_of(reading)
    assert not {relation.relation for relation in reading.relations} & set(row.get("no_relations", []))
    rules = rules_of(reading, TODAY)
    assert set(row.get("rules", [])) <= rules
    assert not set(row.get("silent", [])) & rules


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_golden_string(row: dict[str, Any]) -> None:
    judge(row, text_of(row))


BROKEN = [row for row in ROWS if "\n" in row["text"]]
OWN_TEXT = ("Thực hiện", "thực hiện", "Góp ý", "theo", "Đơn vị", "Ngày", "Áp dụng", "Nước", "Tỷ lệ", "Căn cứ")
PLAIN = [row for row in ROWS if "\n" not in row["text"] and not row["text"].startswith(OWN_TEXT)]


@pytest.mark.parametrize("row", BROKEN, ids=lambda row: row["row"])
def test_golden_string_with_line_ends_of_windows(row: dict[str, Any]) -> None:
    judge(row, text_of(row).replace("\n", "\r\n"))


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row["row"])
def test_golden_string_inside_a_sentence(row: dict[str, Any]) -> None:
    """What stands around a citation in running text changes nothing in it."""
    text = text_of(row)
    reading = reading_of(row, f"Các đơn vị đã phổ biến {text}.")
    words = [found(mention, reading, "words") for mention in reading.mentions]
    assert words == [want["words"] for want in row["finds"]]
    numbers = [found(mention, reading, "number") for mention in reading.mentions]
    asked = [want.get("number", number) for want, number in zip(row["finds"], numbers, strict=True)]
    assert numbers == asked


def test_every_row_of_the_table_is_there() -> None:
    assert {int(row["row"]) for row in ROWS} == set(range(1, 66))
