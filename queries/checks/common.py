"""What every family of checks shares: the context they read, and how a finding is worded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.citation import Citation
from graph.event import WorkFacts
from graph.evidence import Span
from graph.folding import fold
from graph.interval import PartialDate
from graph.reading import CitedDocument, Mention, Reading, StatedRelation
from graph.vocab.phrasing import phrases
from queries.as_of import LATEST_CITATION, TODAY
from queries.checks.finding import Finding, Severity, Suggestion
from queries.checks.regions import form_start, is_consolidation, is_fragment, is_normative, main_end
from queries.checks.words import folded, sentence_end, sentence_start, starts_with
from queries.in_force import Status, status_on

SELF = "self"

ND30 = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I"
ND30_NUMBER = f"{ND30}, mục II.3 (số, ký hiệu của văn bản)"
ND30_DATE = f"{ND30}, mục II.4 (địa danh và thời gian ban hành)"
ND30_BASIS = f"{ND30}, mục II.6.a (căn cứ ban hành)"
ND30_CITING = f"{ND30}, mục II.6.b (viện dẫn)"
HD36 = "Hướng dẫn 36-HD/VPTW ngày 03/4/2018 (thể thức văn bản của Đảng)"
LAW_NUMBER = "Luật 64/2025/QH15, Điều 7 (số, ký hiệu của văn bản quy phạm pháp luật)"
LAW_FORCE = "Luật 64/2025/QH15, Điều 57 (văn bản hết hiệu lực)"

# Since that year symbols follow one rule; those of before are as each office made them.
YEAR_SINCE = 1998
# A report on a period is signed within some weeks of its last day.
SIGNED_AFTER_PERIOD = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """A reading, the day it is judged on, what is known of the works, and small indexes.

    Attributes:
        reading: The text read.
        as_of: The day that validity is judged on.
        facts: What the tables know, by key of the work.
        documents: Cited documents by id.
        statuses: The validity of each cited document as a whole on that day, by id.
        mentions: All mentions of each document in the order of the text, without those to be filled in.
        outer: Mentions that stand in no other title, in the order of the text; ``self`` left out.
        first: First outer mention of each document, in the order of the text.
        order: Place of each outer mention among them, by id.
        normative: Whether the text checked is a normative document: rules of citing differ.
        consolidated: Whether it consolidates others: its notes cite what came after its own date.
        fragment: Whether it has no head at all: a passage, of which nobody can ask full citations.
        basis: Why ``as_of`` is the day (:class:`queries.as_of.AsOf`); None where it was given.
        main_end: Where annexes begin.
        form_start: Where forms to be filled in begin.
    """

    reading: Reading
    as_of: date
    facts: Mapping[str, WorkFacts]
    documents: Mapping[str, CitedDocument]
    statuses: Mapping[str, Status]
    mentions: Mapping[str, tuple[Mention, ...]]
    outer: tuple[Mention, ...]
    first: Mapping[str, Mention]
    order: Mapping[str, int]
    normative: bool
    consolidated: bool
    fragment: bool
    basis: str | None
    main_end: int
    form_start: int

    @classmethod
    def of(
        cls, reading: Reading, as_of: date, facts: Mapping[str, WorkFacts], basis: str | None = None
    ) -> CheckContext:
        """The context of one check."""
        cited = sorted(
            (m for m in reading.mentions if m.document != SELF and not m.citation.placeholder),
            key=lambda mention: (mention.citation.start, -mention.citation.end),
        )
        mentions: dict[str, tuple[Mention, ...]] = {}
        first: dict[str, Mention] = {}
        outer = tuple(mention for mention in cited if mention.citation.nested_in is None)
        for mention in cited:
            mentions[mention.document] = (*mentions.get(mention.document, ()), mention)
        for mention in outer:
            first.setdefault(mention.document, mention)
        documents = {document.id: document for document in reading.documents if document.id != SELF}
        known = {name: facts.get(document.work) if document.work else None for name, document in documents.items()}
        return cls(
            reading=reading,
            as_of=as_of,
            facts=facts,
            documents=documents,
            statuses={name: status_on(known.get(name), as_of) for name in {**documents, **mentions}},
            mentions=mentions,
            outer=outer,
            first=first,
            order={mention.id: place for place, mention in enumerate(outer)},
            normative=is_normative(reading),
            consolidated=is_consolidation(reading),
            fragment=is_fragment(reading.head),
            basis=basis,
            main_end=main_end(reading.source.text),
            form_start=form_start(reading.source.text, is_normative(reading)),
        )

    @property
    def text(self) -> str:
        """The untouched text."""
        return self.reading.source.text

    def known(self, document: str) -> WorkFacts | None:
        """What the tables know of a cited document."""
        work = self.documents[document].work if document in self.documents else None
        return self.facts.get(work) if work is not None else None

    def from_self(self, document: str) -> tuple[StatedRelation, ...]:
        """What the text itself does with a document."""
        return tuple(r for r in self.reading.relations if r.source == SELF and r.target == document)

    def own_period(self) -> tuple[date, date] | None:
        """First and last day that the text reports on."""
        period = self.reading.head.period
        return None if period is None else (period[0].first_day(), period[1].last_day())

    @property
    def undated(self) -> bool:
        """Whether the text itself does not tell the day it is judged on."""
        return self.basis in (LATEST_CITATION, TODAY)

    def is_own(self, number: str | None) -> bool:
        """Whether a number is that of the text itself."""
        own = self.reading.head.number
        return own is not None and number is not None and fold(number) == fold(own.text)

    def own_day(self) -> date | None:
        """The day the text speaks on, as far as it or the user tells; None where nobody does."""
        own, period = self.reading.head.date, self.own_period()
        if own is not None and own.month:
            return own.first_day()
        if period is not None:
            return period[1]
        return None if self.undated else self.as_of

    def latest_signing(self) -> date:
        """The last day on which the text can have been signed, for all it says itself."""
        own = self.reading.head.date
        if own is not None and own.month:
            return own.last_day()
        period = self.own_period()
        if period is not None:
            return period[1] + SIGNED_AFTER_PERIOD
        if own is not None:
            return own.last_day()
        return date.max if self.basis == LATEST_CITATION else self.as_of

    def sentence(self, span: Span) -> Span:
        """The sentence or the item of a list around a span."""
        return Span(sentence_start(self.text, span.start), sentence_end(self.text, span.end))

    def before(self, span: Span, limit: int = 300) -> str:
        """The folded words of the sentence in front of a span."""
        start = max(self.sentence(span).start, span.start - limit)
        return folded(self.text[start : span.start])

    def around(self, citation: Citation) -> str:
        """The folded words of the sentence without the citation and its title."""
        end = max(citation.end, citation.title_span.end if citation.title_span else 0)
        span = Span(citation.start, end)
        sentence = self.sentence(span)
        return folded(f"{self.text[sentence.start : span.start]} | {self.text[span.end : sentence.end]}")

    def after(self, span: Span, limit: int = 80) -> str:
        """The folded words right behind a span."""
        return folded(self.text[span.end : span.end + limit])

    def is_basis(self, mention: Mention, leads: tuple[str, ...] = ()) -> bool:
        """Whether a mention stands in a line of legal bases (*Căn cứ …;*), or in one that begins otherwise."""
        start = self.text.rfind("\n", 0, mention.citation.start) + 1
        return starts_with(folded(self.text[start : mention.citation.start]), leads or phrases("basis_item"))


def name_of(document: CitedDocument) -> str:
    """How a message names a document: ``Quyết định số 61/QĐ-UBND``."""
    kind, identifier = document.doc_type or "Văn bản", document.identifier
    if not identifier:
        return kind
    if identifier[0].isdigit():
        return f"{kind} số {identifier}"
    return identifier


def name_of_mention(citation: Citation) -> str:
    """How a message names what one citation says: ``Công văn số 108``."""
    kind = citation.doc_type or "Văn bản"
    if citation.number is not None:
        return f"{kind} số {citation.number.text}"
    if citation.name:
        return citation.name
    year = f"/{citation.year}" if citation.year else ""
    return f"{kind} số {citation.sequence}{year}" if citation.sequence else kind


def capped(default: Severity, confidence: str | None) -> Severity:
    """The severity a fact can carry: medium proof warns at most, low or no proof informs."""
    limit = {"high": Severity.ERROR, "medium": Severity.WARNING}.get(confidence or "low", Severity.INFO)
    return min(default, limit, key=lambda severity: severity.weight)


def proof(source: str | None, confidence: str | None) -> str:
    """The basis line of a fact: where it was read, and whether it was checked."""
    checked = "" if confidence in ("high", "medium") else " (chưa kiểm chứng)"
    return f"Nguồn: {source or 'không ghi'}{checked}"


def full(given: PartialDate | None) -> date | None:
    """The day, where all of it is known."""
    return given.first_day() if given is not None and given.full else None


def of_mention(
    mention: Mention,
    rule: str,
    severity: Severity,
    message: str,
    message_en: str,
    basis: str,
    *,
    span: Span | None = None,
    suggestion: Suggestion | None = None,
    related: Iterable[Mention] = (),
) -> Finding:
    """A finding on the words of one mention, or on the span given."""
    where = span or mention.citation.span
    return Finding(
        rule=rule,
        severity=severity,
        start=where.start,
        end=where.end,
        message=message,
        message_en=message_en,
        basis=basis,
        mention=mention.id,
        document=mention.document,
        suggestion=suggestion,
        related=tuple(other.id for other in related if other.id != mention.id),
    )


@dataclass(frozen=True, slots=True)
class Check:
    """One check: the rules it may raise and the function that looks for them."""

    rules: tuple[str, ...]
    run: Callable[[CheckContext], Iterator[Finding]]
