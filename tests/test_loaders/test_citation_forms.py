"""Further forms of citing, and what only looks like one: rows of ``tests/cases/citation_forms.yaml``."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from graph.reading import Mention, Reading
from loaders.citations import find_citations
from tests.support import ROOT
from tests.test_loaders.reading import read_text, rules_of
from tests.test_loaders.test_golden_strings import found as plain_found

PATH = ROOT / "tests" / "cases" / "citation_forms.yaml"
ROWS: list[dict[str, Any]] = yaml.load(PATH.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
IDS = [row["case"] for row in ROWS]


def found(mention: Mention, reading: Reading, key: str) -> Any:
    citation = mention.citation
    match key:
        case "nested":
            return "" if citation.nested_in is None else str(citation.nested_in)
        case "marker":
            return citation.footnote.marker if citation.footnote else ""
        case "anchor":
            anchor = citation.footnote.anchor if citation.footnote else None
            return anchor.cut(reading.source.text) if anchor else ""
        case "so":
            return "yes" if citation.so else "no"
        case _:
            return plain_found(mention, reading, key)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_form(row: dict[str, Any]) -> None:
    reading = read_text(row["text"])
    words = [mention.citation.text for mention in reading.mentions]
    wanted = [want["words"] for want in row["finds"]]
    if "at_least" in row:  # further items may be read, or are open
        assert [text for text in words if text in wanted] == wanted
    else:
        assert words == wanted
    mentions = [mention for mention in reading.mentions if mention.citation.text in wanted]
    for mention, want in zip(mentions, row["finds"], strict=True):
        asked = {key: value for key, value in want.items() if key != "words"}
        if not {"at_least"} & set(row) and reading.source.text.isprintable():
            asked.setdefault("repairs", [])
        assert {key: found(mention, reading, key) for key in asked} == asked
        if "nested" not in want:
            assert mention.citation.nested_in is None
    if "documents" in row:
        assert len({mention.document for mention in reading.mentions}) == int(row["documents"])
    rules = rules_of(reading)
    assert set(row.get("rules", [])) <= rules
    assert not set(row.get("silent", [])) & rules


@pytest.mark.parametrize("row", [row for row in ROWS if row["finds"]], ids=lambda row: row["case"])
def test_offsets_move_with_the_text(row: dict[str, Any]) -> None:
    """A paragraph in front moves every citation and changes none."""
    lead = "Xã đã tổ chức họp dân và được nhân dân đồng tình ủng hộ cao.\n\n"
    plain, moved = find_citations(row["text"]), find_citations(lead + row["text"])
    spans = [(citation.start + len(lead), citation.end + len(lead)) for citation in plain]
    assert [(citation.start, citation.end) for citation in moved] == spans


def test_names_of_cases_are_unique() -> None:
    assert len(set(IDS)) == len(IDS)
