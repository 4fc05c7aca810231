"""Every example of the knowledge tables is run through the reader: ``finds`` are found, ``skips`` are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from graph.citation import Citation, StatedIssuer
from graph.issuer import organs_by_code
from graph.personal import MASK, masked
from graph.vocab import (
    DocumentType,
    Organ,
    ProvisionUnit,
    RelationType,
    document_types,
    organs,
    phrasing,
    provision_units,
    relation_types,
)
from graph.vocab.phrasing import check_groups, phrase_groups
from graph.vocab.reader import CHOICES
from graph.vocab.word_rows import PhraseGroup
from loaders.citations import find_citations
from loaders.foot import signer_of
from loaders.head_lines import head_lines
from loaders.head_type import type_line
from loaders.main_part import main_end
from loaders.mentions.bodies import read_body
from loaders.mentions.pincites import read_pincites
from loaders.normalize import normalize
from loaders.periods import read_period
from loaders.setting import setting_of
from loaders.sources.page import Segment, with_room_to_write
from loaders.sources.page_margins import is_stamp
from loaders.structure import HEADINGS, read_segments
from queries.deadline import deadlines_in
from tests.support import PACKAGES, ROOT
from tests.tables import examples, forget
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


# --------------------------------------------------------------------------------------------- phrases

CITING = [row for row in phrase_groups().values() if row.step == "citations"]
STEPPED = [row for row in phrase_groups().values() if row.step != "citations"]


@pytest.mark.parametrize(("group", "example"), examples(CITING, "finds", lambda row: row.group))
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


@pytest.mark.parametrize(("group", "sentence"), examples(CITING, "skips", lambda row: row.group))
def test_phrases_skip(group: object, sentence: str) -> None:
    assert [citation.text for citation in find_citations(sentence)] == []


# ------------------------------------------------------------------------------- phrases of other steps


def labels(text: str) -> list[str]:
    return [text[one.start : one.body].strip() for one in read_segments(text) if one.kind in HEADINGS]


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end].strip() for one in read_segments(text)]


def bases(text: str) -> list[str]:
    return [text[one.start : one.end].strip() for one in read_segments(text) if one.kind == "basis"]


def articles(text: str) -> list[str]:
    end = main_end(text)
    return [text[:end].strip()] if end < len(text) else []


def furniture(text: str) -> list[str]:
    """The lines that are blank in the cleaned text."""
    pairs = zip(text.split("\n"), normalize(text).text.split("\n"), strict=True)
    return [line.strip() for line, clean in pairs if line.strip() and not clean.strip()]


def segment(text: str, left: float = 0.0) -> Segment:
    """Words on a page, in letters ten points wide and high."""
    right = left + 10 * len(text)
    return Segment(text=text, page=1, left=left, bottom=0, right=right, top=10, base=0, size=10, opening=10)


def stamps(text: str) -> list[str]:
    return [text] if is_stamp(segment(text)) else []


def room(text: str) -> list[str]:
    """The words of a line, where those on both sides of its gap are joined."""
    before, after = text.split(" " * 6)
    first = segment(before)
    joined = with_room_to_write([first, segment(after, first.right + 60)])
    return [one.text for one in joined] if len(joined) == 1 else []


def periods(text: str) -> list[str]:
    """The shortest end of the text in which the same period is read."""
    period = read_period(text, text)
    starts = (match.start() for match in re.finditer(r"\S+", text))
    same = (start for start in starts if read_period(text[start:], text[start:]) == period)
    return [text[max(same) :]] if period else []


def pincites(text: str) -> list[str]:
    return [text[pin.start : pin.end] for one in find_citations(text) for pin in one.pincites]


def personal(text: str) -> list[str]:
    """The stretches that are masked."""
    return [text[found.start() : found.end()] for found in re.finditer(f"{MASK}+", masked(text))]


def bodies(text: str) -> list[str]:
    body = read_body(text, 0)
    return [body.span.cut(text)] if body else []


def setting(text: str) -> list[str]:
    read = setting_of(text, None, None)
    return [place for place in (read.province, read.district, read.commune) if place]


def relations(text: str) -> list[str]:
    return [one.relation for one in read_text(text).relations if one.relation != "cites"]


def issuers(text: str) -> list[str]:
    """The bodies that issue the text and what it cites."""
    reading = read_text(text)
    return [name for name in (reading.head.issuer, *(one.issuer for one in reading.mentions)) if name]


def titles(text: str) -> list[str]:
    """The title of the text itself, as it stands there."""
    span = dict(read_text(text).head.spans).get("title")
    return [span.cut(text)] if span else []


def days(text: str) -> list[str]:
    """The day of the text itself."""
    day = read_text(text).head.date
    return [str(day)] if day else []


def documents(text: str) -> list[str]:
    """The first citation of each document."""
    reading = read_text(text)
    first = {mention.document: mention.citation.text for mention in reversed(reading.mentions)}
    return [mention.citation.text for mention in reading.mentions if first[mention.document] == mention.citation.text]


def effects(text: str) -> list[str]:
    """The days from which what the text does takes effect."""
    return [one.effective for one in read_text(text).relations if one.effective]


def deadlines(text: str) -> list[str]:
    """The days until which documents are to be issued."""
    return [text[one.start : one.end] for one in deadlines_in(text) if one.issues]


def types(text: str) -> list[str]:
    found = type_line(head_lines(text), len(text))
    return [found[1]] if found else []


def signers(text: str) -> list[str]:
    signer = signer_of(text)
    return [signer] if signer else []


READERS = {
    reader.__name__: reader
    for reader in (
        articles,
        bases,
        bodies,
        days,
        deadlines,
        documents,
        effects,
        furniture,
        issuers,
        labels,
        periods,
        personal,
        pincites,
        relations,
        room,
        sentences,
        setting,
        signers,
        stamps,
        titles,
        types,
    )
}


def test_every_step_has_its_reader() -> None:
    assert READERS.keys() | {"citations"} == CHOICES["step"]


@pytest.mark.parametrize(("group", "example"), examples(STEPPED, "finds", lambda row: row.group))
def test_phrases_of_a_step_find(group: PhraseGroup, example: str) -> None:
    marked = Marked(example)
    read = READERS[group.step](marked.text)
    assert read == marked.cut(marked.citations) if marked.citations else read


@pytest.mark.parametrize(("group", "example"), examples(STEPPED, "skips", lambda row: row.group))
def test_phrases_of_a_step_skip(group: PhraseGroup, example: str) -> None:
    assert READERS[group.step](example) == []


# ------------------------------------------------------------------------------ what the words are there for

# Rows whose work no sentence of a few words has shown yet; a new row is to show it.
UNSHOWN = frozenset(
    {
        "act_denied",
        "amended_words_end",
        "annex_label",
        "document_lead",
        "kind_not_before",
        "law_never_next",
        "self_word",
    }
)


def everything(row: PhraseGroup) -> list[tuple[object, ...]]:
    """All that is read in the examples of a row."""
    texts = [Marked(example).text for example in (*row.finds, *row.skips)]
    step = find_citations if row.step == "citations" else READERS[row.step]
    return [(step(text), read_text(text)) for text in texts]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[PhraseGroup], None]]:
    """Takes the phrases of a row out of the tables, until the test is over."""

    def take(row: PhraseGroup) -> None:
        known = phrase_groups() | {row.group: replace(row, phrases=("Qxqz qxqz",))}
        monkeypatch.setattr(phrasing, "phrase_groups", lambda: known)
        forget("loaders", "graph", "queries")

    yield take
    monkeypatch.undo()
    forget("loaders", "graph", "queries")


@pytest.mark.parametrize("row", phrase_groups().values(), ids=lambda row: row.group)
def test_without_its_words_a_row_reads_otherwise(row: PhraseGroup, without: Callable[[PhraseGroup], None]) -> None:
    given = everything(row)
    without(row)
    assert (everything(row) != given) == (row.group not in UNSHOWN)


def test_no_row_stands_unread() -> None:
    """The code of the project asks for every row by its name."""
    code = "".join(path.read_text(encoding="utf-8") for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    asked = {f"{kind}_verb" for kind in ("issuing", "implementing", "basis")} | set(
        re.findall(r"[\"']([a-z_0-9]+)[\"']", code)
    )
    assert {*phrase_groups(), *check_groups()} - asked == set()


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
