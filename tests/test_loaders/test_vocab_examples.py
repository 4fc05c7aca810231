"""Every example of the knowledge tables is run through the reader: ``finds`` are found, ``skips`` are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from graph.citation import Citation, StatedIssuer
from graph.issuer import organs_by_code
from graph.vocab import (
    DocumentType,
    Organ,
    ProvisionUnit,
    RelationType,
    document_types,
    organs,
    provision_units,
    relation_types,
)
from graph.vocab.phrasing import phrase_groups
from loaders.citations import find_citations
from loaders.mentions.pincites import read_pincites
from tests.test_loaders.reading import read_text

MARK = re.compile("[«»⟦⟧]")


class Marked:
    """An example without its marks, and the spans they were put around."""

    def __init__(self, example: str) -> None:
        self.text = MARK.sub("", example)
        self.citations: set[tuple[int, int]] = set()
        self.titles: set[tuple[int, int]] = set()
        opened: list[tuple[str, int]] = []
        at = 0
        for letter in example:
            if letter in "«⟦":
                opened.append((letter, at))
            elif letter in "»⟧":
                opener, start = opened.pop()
                assert (opener, letter) in (("«", "»"), ("⟦", "⟧")), f"marks cross in {example!r}"
                (self.citations if letter == "»" else self.titles).add((start, at))
            else:
                at += 1
        assert not opened, f"a mark is left open in {example!r}"

    def cut(self, spans: Iterable[tuple[int, int]]) -> list[str]:
        return [self.text[start:end] for start, end in sorted(spans)]


def examples(rows: Iterable[object], which: str, name: Callable[..., str]) -> list[object]:
    return [
        pytest.param(row, sentence, id=f"{name(row)}: {sentence[:50]}")
        for row in rows
        for sentence in getattr(row, which)
    ]


# --------------------------------------------------------------------------------------------- phrases

GROUPS = tuple(phrase_groups().values())


@pytest.mark.parametrize(("group", "example"), examples(GROUPS, "finds", lambda row: row.group))
def test_phrases_find(group: object, example: str) -> None:
    marked = Marked(example)
    found = find_citations(marked.text)
    spans = {(citation.start, citation.end) for citation in found}
    if marked.titles:  # what a title example cites need not be marked
        assert marked.cut(marked.citations - spans) == []
    else:
        assert marked.cut(spans) == marked.cut(marked.citations)
    titles = {(c.title_span.start, c.title_span.end) for c in found if c.title_span}
    assert marked.cut(marked.titles - titles) == [], marked.cut(titles)


@pytest.mark.parametrize(("group", "sentence"), examples(GROUPS, "skips", lambda row: row.group))
def test_phrases_skip(group: object, sentence: str) -> None:
    assert [citation.text for citation in find_citations(sentence)] == []


# ------------------------------------------------------------------------------------- types and bodies


def of_type(row: DocumentType, found: tuple[Citation, ...]) -> list[Citation]:
    return [citation for citation in found if citation.doc_type == row.name]


@pytest.mark.parametrize(("row", "sentence"), examples(document_types(), "finds", lambda row: row.name))
def test_type_is_found(row: DocumentType, sentence: str) -> None:
    found = find_citations(sentence)
    assert of_type(row, found), [(citation.text, citation.doc_type) for citation in found]


def codes_of(citation: Citation) -> set[str]:
    """Every body that a citation may name: by its symbol, by its words, by the law it cites."""
    named: set[str] = set()

    def add(issuer: StatedIssuer | None) -> None:
        if issuer is not None:
            named.update({issuer.organ} if issuer.organ else ())
            for other in issuer.joint:
                add(other)

    add(citation.issuer)
    for code in citation.number.organs if citation.number else ():
        named |= {row.code for row in organs_by_code(code)} | {code}
    return named


@pytest.mark.parametrize(("row", "sentence"), examples(organs(), "finds", lambda row: row.code))
def test_body_is_found(row: Organ, sentence: str) -> None:
    found = find_citations(sentence)
    assert any(row.code in codes_of(citation) for citation in found), [codes_of(c) for c in found]


# ---------------------------------------------------------------------------------- relations and units


@pytest.mark.parametrize(("row", "sentence"), examples(relation_types(), "finds", lambda row: row.name))
def test_relation_is_stated(row: object, sentence: str) -> None:
    reading = read_text(sentence)
    assert reading.mentions
    assert row.name in {relation.relation for relation in reading.relations}


def units_in(sentence: str) -> set[str]:
    """Units that the pinpoints of a sentence name; one that cites nothing is read as if a law followed."""
    pins = [pin for citation in find_citations(sentence) for pin in citation.pincites]
    if not find_citations(sentence):
        pins = list(read_pincites(f"{sentence.rstrip('.')} Luật Đất đai", len(sentence.rstrip(".")) + 1))
    return {unit.lower() for pin in pins for unit, _ in pin.path}


@pytest.mark.parametrize(("row", "sentence"), examples(provision_units(), "finds", lambda row: row.name))
def test_unit_is_found(row: object, sentence: str) -> None:
    assert row.name in units_in(sentence)


# ----------------------------------------------------------------------------------------------- skips


def names_row(row: object, sentence: str) -> list[str]:
    """What a sentence yields of a row that it is not to name."""
    found = find_citations(sentence)
    match row:
        case DocumentType():
            return [citation.text for citation in of_type(row, found)]
        case Organ():
            return [citation.text for citation in found if row.code in codes_of(citation)]
        case RelationType():
            return [r.relation for r in read_text(sentence).relations if r.relation == row.name]
        case ProvisionUnit():
            return sorted(units_in(sentence) & {row.name}) + [c.text for c in found if c.pincites]
    raise AssertionError(row)


TABLES = (*document_types(), *organs(), *relation_types(), *provision_units())


@pytest.mark.parametrize(("row", "sentence"), examples(TABLES, "skips", lambda row: row.name))
def test_row_skips(row: object, sentence: str) -> None:
    assert names_row(row, sentence) == []


# ------------------------------------------------------------------------------------ the marks themselves


def test_marks_nest() -> None:
    marked = Marked("theo «A ⟦về «B» và C⟧»;")
    assert marked.text == "theo A về B và C;"
    assert marked.cut(marked.citations) == ["A về B và C", "B"]
    assert marked.cut(marked.titles) == ["về B và C"]


@pytest.mark.parametrize("example", ["«A", "A»", "«A⟧"])
def test_a_wrong_mark_is_told(example: str) -> None:
    with pytest.raises((AssertionError, IndexError)):
        Marked(example)
