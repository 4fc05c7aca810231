"""Readings made by hand from the rows of ``tests/cases/checks/*.yaml``, without the extractor."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from graph.citation import Citation, Footnote, PinCite, StatedIssuer
from graph.event import Event, WorkFacts
from graph.evidence import Source, Span
from graph.interval import PartialDate
from graph.number import Repair
from graph.number_grammar import parse_number
from graph.reading import (
    CitedDocument,
    DocumentHead,
    Mention,
    Reading,
    Setting,
    SourceText,
    StatedRelation,
)

Row = dict[str, Any]
SOURCE = Source(where="Công báo", seen_on="2026-11-21", confidence="high")


def reading_of(case: Row) -> Reading:
    """The reading that a case describes."""
    text = case["text"]
    rows = case.get("mentions", [])
    citations: list[Citation] = []
    at = 0
    for row in rows:
        start = text.index(row["find"], 0 if "in" in row else at)
        at = start + 1
        citations.append(_citation(text, start, row))
    mentions = tuple(
        _mention(f"m{place}", row, citation)
        for place, (row, citation) in enumerate(zip(rows, citations, strict=True), 1)
    )
    return Reading(
        source=SourceText(name="ca.txt", sha256="0" * 64, kind="text", text=text),
        head=_head(case.get("head", {"type": "Báo cáo"})),
        mentions=mentions,
        documents=_documents(mentions, rows),
        relations=tuple(_relation(row, text) for row in case.get("relations", [])),
    )


def facts_of(case: Row) -> dict[str, WorkFacts]:
    """The facts that a case gives, by key."""
    return {row["key"]: _facts(row) for row in case.get("facts", [])}


def _citation(text: str, start: int, row: Row) -> Citation:
    words = row["find"]
    number = parse_number(row["number"], trusted=True) if "number" in row else None
    title = row.get("title")
    title_at = text.index(title, start) if title else 0
    kind = row.get("type", words.split(" số ")[0] if " số " in words else None)
    digits = "".join(letter for letter in words.split(" số ")[-1].split("/")[0] if letter.isdigit())
    return Citation(
        start=start,
        end=start + len(words),
        text=words,
        doc_type=kind,
        type_word=row.get("word", kind),
        number=number,
        sequence=number.sequence if number else digits or None,
        year=row.get("year") or (number.year if number else None),
        name=row.get("name"),
        date=PartialDate.parse(row["date"]) if "date" in row else None,
        date_span=_date_span(words, start),
        issuer=_issuer(row, text),
        title=title,
        title_span=Span(title_at, title_at + len(title)) if title else None,
        pincites=tuple(_pincite(words) for words in row.get("pincites", [])),
        repairs=tuple(Repair(kind=k, written=w, canonical=c) for k, w, c in row.get("repairs", [])),
        short_form=row.get("short", False),
        listed=row.get("listed", False),
        draft=row.get("draft", False),
        placeholder=row.get("placeholder", False),
        so=row.get("so", True),
        nested_in=row.get("in"),
        footnote=Footnote(marker="1", anchor=Span(0, 1)) if row.get("footnote") else None,
    )


def _date_span(words: str, start: int) -> Span | None:
    for place in range(len(words)):
        if words[place:].count("/") == 2 and words[place].isdigit() and words[place - 1] == " ":
            return Span(start + place, start + len(words))
    return None


def _issuer(row: Row, text: str) -> StatedIssuer | None:
    if row.get("basis", "stated") != "stated" or "issuer" not in row:
        return None
    at = text.index(row["said"]) if "said" in row else 0
    return StatedIssuer(
        span=Span(at, at + len(row.get("said", ""))),
        name=row["issuer"],
        organ=row.get("organ"),
        level=row.get("level"),
        place=row.get("place"),
    )


def _pincite(words: str) -> PinCite:
    parts = words.split()
    return PinCite(path=tuple(zip(parts[::2], parts[1::2], strict=True)), start=0, end=0)


def _mention(identity: str, row: Row, citation: Citation) -> Mention:
    identifier = citation.number.text if citation.number else row.get("name")
    return Mention(
        id=identity,
        citation=citation,
        document=str(row.get("document") or identifier or citation.text),
        identifier=identifier,
        issuer=row.get("issuer"),
        issuer_basis=row.get("basis", "stated") if "issuer" in row else None,
    )


def _documents(mentions: tuple[Mention, ...], rows: list[Row]) -> tuple[CitedDocument, ...]:
    made = []
    for identity in dict.fromkeys(mention.document for mention in mentions):
        own = [(m, row) for m, row in zip(mentions, rows, strict=True) if m.document == identity]
        days = Counter(m.citation.date for m, _ in own if m.citation.date)
        made.append(
            CitedDocument(
                id=identity,
                identifier=next((m.identifier for m, _ in own if m.identifier), None),
                doc_type=own[0][0].citation.doc_type,
                date=days.most_common(1)[0][0] if days else None,
                issuer=next((m.issuer for m, _ in own if m.issuer), None),
                title=max((m.citation.title for m, _ in own if m.citation.title), key=len, default=None),
                mentions=tuple(m.id for m, _ in own),
                resolved=True,
                work=next((row["work"] for _, row in own if "work" in row), None),
            )
        )
    return tuple(made)


def _relation(row: Row, text: str) -> StatedRelation:
    start = text.index(row["words"]) if "words" in row else 0
    end = start + len(row.get("words", ""))
    return StatedRelation(source=row["source"], target=row["target"], relation=row["relation"], start=start, end=end)


def _head(row: Row) -> DocumentHead:
    period = row.get("period")
    return DocumentHead(
        doc_type=row.get("type"),
        number=parse_number(row["number"], trusted=True) if "number" in row else None,
        date=PartialDate.parse(row["date"]) if "date" in row else None,
        issuer=row.get("issuer"),
        title=row.get("title"),
        period=(PartialDate.parse(period[0]), PartialDate.parse(period[1])) if period else None,
        setting=Setting(level=row.get("level")),
        normative=row.get("normative", False),
    )


def _facts(row: Row) -> WorkFacts:
    return WorkFacts(
        key=row["key"],
        number=row.get("number", row["key"]),
        doc_type=row.get("type", "Nghị định"),
        title=row.get("title"),
        issuer=row.get("issuer"),
        issued=_day(row.get("issued")),
        effective=_day(row.get("effective")),
        source=_source(row),
        events=tuple(event_of(event) for event in row.get("events", [])),
    )


def event_of(row: Row) -> Event:
    """One event of a fact."""
    return Event(
        what=row["what"],
        day=_day(row.get("day")),
        enacted=_day(row.get("enacted")),
        by=row.get("by"),
        scope=tuple(row.get("scope", ())),
        derived=row.get("derived", False),
        source=_source(row),
    )


def _source(row: Row) -> Source:
    return Source(where="Công báo", seen_on="2026-11-21", confidence=row.get("confidence", "high"))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
