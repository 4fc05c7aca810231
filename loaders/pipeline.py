"""One way through: a source text becomes a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.evidence import Span
from graph.reading import CitedDocument, DocumentHead, Mention, Reading, SourceText
from loaders.citations import in_untouched, read_citations
from loaders.header import read_head
from loaders.normalize import CleanText, normalize
from loaders.relations import read_relations
from loaders.resolve import resolve


def _day_of(head: DocumentHead) -> date | None:
    """The day that the text itself speaks on, as far as it tells."""
    if head.date is not None:
        return head.date.last_day()
    return head.period[1].last_day() if head.period else None


def read(source: SourceText, as_of: date | None = None) -> Reading:
    """Read a text: its head, its citations, the documents they name and the relations it states.

    Args:
        source: As :func:`loaders.sources.read_source` gives it.
        as_of: The day on which laws cited without a year are meant; by default that of the text.

    Returns:
        The reading; all offsets are code points of the untouched text.
    """
    clean = normalize(source.text)
    head = read_head(clean)
    citations = read_citations(clean)
    days = [citation.date.first_day() for citation in citations if citation.date and citation.date.full]
    day = as_of or _day_of(head) or (max(days) if days else None)
    found = resolve(clean.text, citations, head, day)
    relations = read_relations(clean, head, found.mentions, found.documents)
    mentions = tuple(_raw_mention(clean, mention) for mention in found.mentions)
    titles = {mention.id: mention.citation.title for mention in mentions if mention.citation.title}
    return Reading(
        source=source,
        head=_raw_head(clean, head),
        mentions=mentions,
        documents=tuple(_with_raw_title(document, titles) for document in found.documents),
        relations=relations,
    )


def _raw_head(clean: CleanText, head: DocumentHead) -> DocumentHead:
    spans = tuple((name, Span(*clean.raw_span(span.start, span.end))) for name, span in head.spans)
    return replace(head, spans=spans)


def _raw_mention(clean: CleanText, mention: Mention) -> Mention:
    citation = in_untouched(clean, mention.citation)
    return mention if citation is mention.citation else replace(mention, citation=citation)


def _with_raw_title(document: CitedDocument, titles: dict[str, str]) -> CitedDocument:
    """The document with the longest title of its mentions, by their ids."""
    if document.title is None:
        return document
    title = max((titles[one] for one in document.mentions if one in titles), key=len)
    return document if title == document.title else replace(document, title=title)
