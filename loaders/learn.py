"""Events proposed from what new documents say they do (*đề xuất sự kiện hiệu lực*), for a person to review.

A final article says "Bãi bỏ Thông tư số …", "thay thế Nghị định số …"; each such statement becomes one row with the
words it was read in and what is doubtful about it. Nothing is ever applied: the rows are written as a table in
the format of the legal facts, and a person moves what is right into the knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.reading import CitedDocument, Reading, StatedRelation
from graph.vocab import RelationType, relation_types
from loaders.phrases import alternatives, phrases

SELF = "self"
#: Relations read less surely than this are left out: most are words of another document.
LEAST = 0.3
_SURE, _LIKELY = 0.75, 0.5
_CLAUSE = re.compile(r"^[ \t*_]*+(\d{1,3})\.[ \t]", re.MULTILINE)
_QUOTE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEvent:
    """One event that a document says it brings about, as it is to be reviewed.

    Attributes:
        number: Number of the document hit.
        doc_type: Name of its type.
        title: Its title as quoted; None where none is.
        issuer: Full name of its issuer; None where not known.
        issued: ISO day of its issue; None where not stated in full.
        what: The event (:class:`graph.event.Event`).
        day: ISO day from which it acts; None where the document does not say.
        enacted: ISO day on which the acting document was issued; None where not known.
        by: Number of the acting document.
        scope: Provisions hit; empty for the whole.
        source: Acting document and article.
        seen_on: ISO day on which it was read.
        confidence: ``high``, ``medium`` or ``low``.
        quote: The words that state it.
        doubts: What a reviewer has to look at, in Vietnamese.
    """

    number: str
    doc_type: str
    title: str | None = None
    issuer: str | None = None
    issued: str | None = None
    what: str
    day: str | None = None
    enacted: str | None = None
    by: str
    scope: tuple[str, ...] = ()
    source: str
    seen_on: str
    confidence: str
    quote: str
    doubts: tuple[str, ...] = ()


def learn(readings: Iterable[Reading], seen_on: date) -> tuple[ProposedEvent, ...]:
    """The events that some documents bring about, in the order in which they are read.

    Args:
        readings: Documents, each with its own number in its head; others can be the source of no fact.
        seen_on: The day of reading, kept with each row.
    """
    return tuple(row for reading in readings for row in _of_reading(reading, seen_on))


@cache
def _types() -> dict[str, RelationType]:
    return {row.name: row for row in relation_types()}


def _of_reading(reading: Reading, seen_on: date) -> Iterator[ProposedEvent]:
    own = reading.head.number
    if own is None:
        return
    documents = {document.id: document for document in reading.documents}
    for relation in reading.relations:
        target = documents.get(relation.target)
        if relation.source != SELF or target is None or relation.confidence < LEAST:
            continue
        what = event_of(relation)
        if what is None or target.identifier is None or target.doc_type is None:
            continue
        doubts = tuple(_doubts(reading, relation, target))
        yield ProposedEvent(
            number=target.identifier,
            doc_type=target.doc_type,
            title=" ".join(target.title.split()) if target.title else None,
            issuer=target.issuer,
            issued=_full(target),
            what=what,
            day=relation.effective,
            enacted=str(reading.head.date) if reading.head.date is not None and reading.head.date.full else None,
            by=own.text,
            scope=relation.provisions,
            source=f"{own.text}{article_at(reading.source.text, relation.start)}",
            seen_on=seen_on.isoformat(),
            confidence=_confidence(relation, doubts),
            quote=quote_of(reading.source.text, relation),
            doubts=doubts,
        )


def event_of(relation: StatedRelation) -> str | None:
    """What a relation makes happen to its target; None where nothing.

    Examples:
        >>> part = StatedRelation(source="self", target="x", relation="repeals", start=0, end=1, whole=False)
        >>> event_of(part), event_of(StatedRelation(source="self", target="x", relation="cites", start=0, end=1))
        ('partially_repealed', None)
    """
    kind = _types()[relation.relation]
    return kind.event if relation.whole else kind.event_part or kind.event


def _full(document: CitedDocument) -> str | None:
    return str(document.date) if document.date is not None and document.date.full else None


@cache
def _article() -> re.Pattern[str]:
    words = alternatives(phrases("article_label"))
    return re.compile(rf"^[ \t*_#]*+(?:{words})[ \t]+(\d{{1,4}}[a-zđ]?)[.:]", re.MULTILINE)


def article_at(text: str, at: int) -> str:
    r"""The article and clause that a place of a text lies in, to stand behind the number of a document.

    Examples:
        >>> article_at("Điều 1. A\n…\nĐiều 19. Hiệu lực\n1. Có hiệu lực.\n2. Bãi bỏ Thông tư B.", 60)
        ', Điều 19 khoản 2'
        >>> article_at("Thay thế Quyết định A.", 5)
        ''
    """
    found = max(_article().finditer(text, 0, at + 1), key=re.Match.start, default=None)
    if found is None:
        return ""
    clause = max(_CLAUSE.finditer(text, found.end(), at + 1), key=re.Match.start, default=None)
    return f", Điều {found[1]}" + (f" khoản {clause[1]}" if clause is not None else "")


def quote_of(text: str, relation: StatedRelation) -> str:
    """The words around the verb of a relation, on one line, cut where they grow long."""
    start = max(text.rfind("\n", 0, relation.start) + 1, relation.start - _QUOTE // 2)
    stop = text.find("\n", relation.end)
    end = min(len(text) if stop < 0 else stop, start + _QUOTE)
    words = " ".join(text[start : max(end, relation.end)].split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE].rsplit(' ', 1)[0]} …"


def _doubts(reading: Reading, relation: StatedRelation, target: CitedDocument) -> Iterator[str]:
    """What a person has to look at before taking a row over."""
    own = reading.head.date
    if relation.effective is None:
        yield "văn bản không ghi rõ ngày bắt đầu có hiệu lực của việc này"
    if not target.resolved:
        yield target.reason or "chưa đủ để xác định văn bản bị tác động"
    if own is not None and target.date is not None and own.last_day() < target.date.first_day():
        yield "văn bản bị tác động đề ngày sau văn bản này"
    if relation.confidence < _LIKELY:
        yield "có thể không đúng thẩm quyền, hoặc lời văn nói về việc khác; đọc lại điều khoản"
    if not relation.whole and not relation.provisions:
        yield "chỉ một phần bị tác động, chưa đọc được điều khoản nào"


def _confidence(relation: StatedRelation, doubts: tuple[str, ...]) -> str:
    if relation.confidence < _LIKELY:
        return "low"
    return "high" if relation.confidence >= _SURE and not doubts else "medium"


def to_table(rows: Iterable[ProposedEvent]) -> str:
    """The rows as YAML in the format of ``legal_facts``, the words read and the doubts as comments.

    Rows on one document are put together. The strict reader of the project reads the result as it stands.
    """
    works: dict[tuple[str, str | None], list[ProposedEvent]] = {}
    for row in rows:
        works.setdefault((row.number, row.issued if "/20" not in row.number else None), []).append(row)
    lines = [
        "# Đề xuất sự kiện hiệu lực, máy đọc từ điều khoản của văn bản mới. CHƯA ÁP DỤNG.",
        "# Người rà soát: đọc lời trích, sửa hoặc xóa dòng sai, rồi chép dòng đúng vào bảng dữ kiện hiệu lực.",
    ]
    for events in works.values():
        lines += _work_lines(events)
    return "\n".join(lines) + "\n"


def _work_lines(events: list[ProposedEvent]) -> Iterator[str]:
    first = events[0]
    yield f"- number: {_quoted(first.number)}"
    if first.issued and not re.search(r"/(?:19|20)\d\d/", first.number):
        yield f"  key: {_quoted(f'{first.number}@{first.issued}')}"
    yield f"  type: {_quoted(first.doc_type)}"
    for name in ("title", "issuer", "issued"):
        value = next((getattr(row, name) for row in events if getattr(row, name)), None)
        if value:
            yield f"  {name}: {_quoted(value)}"
    yield f"  source: {_quoted(f'{first.source} (dẫn số, ngày, trích yếu)')}"
    yield f"  seen_on: {_quoted(first.seen_on)}"
    yield f"  confidence: {_quoted(first.confidence)}"
    yield "  events:"
    for row in events:
        yield f"    # lời trích: {_comment(row.quote)}"
        yield from (f"    # cần xem: {_comment(doubt)}" for doubt in row.doubts)
        yield f"    - what: {_quoted(row.what)}"
        for name in ("day", "enacted", "by"):
            value = getattr(row, name)
            if value:
                yield f"      {name}: {_quoted(value)}"
        if row.scope:
            yield f"      scope: [{', '.join(_quoted(item) for item in row.scope)}]"
        yield f"      source: {_quoted(f'{row.source} (máy đọc điều khoản)')}"
        yield f"      seen_on: {_quoted(row.seen_on)}"
        yield f"      confidence: {_quoted(row.confidence)}"


def _comment(words: str) -> str:
    """Words on one line that no YAML reader takes for more than a comment."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _quoted(words: str) -> str:
    """A YAML string in double quotes, in NFC, on one line."""
    import json
    import unicodedata

    return json.dumps(unicodedata.normalize("NFC", " ".join(words.split())), ensure_ascii=False)
