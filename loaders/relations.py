"""Relations that a text states: from its own author to what it cites, and in the titles it quotes."""

from __future__ import annotations

import re
from functools import cache

from graph.reading import CitedDocument, DocumentHead, Mention, StatedRelation
from graph.vocab import RelationType, relation_types
from loaders.normalize import CleanText
from loaders.phrases import alternatives
from loaders.subjects import Sentences

_STRENGTH = {"implements": 3, "based_on": 2, "cites": 1}


@cache
def _title_triggers() -> re.Pattern[str]:
    groups = [
        rf"(?P<{row.name}>{alternatives(row.triggers)})" for row in relation_types() if row.triggers and row.name != "cites"
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _types() -> dict[str, RelationType]:
    return {row.name: row for row in relation_types()}


def _in_titles(clean: CleanText, mentions: tuple[Mention, ...]) -> list[StatedRelation]:
    """What the title of a cited document says of the documents named directly in it."""
    found: list[StatedRelation] = []
    for mention in mentions:
        citation = mention.citation
        if citation.nested_in is None or mention.document == "self":
            continue
        outer = mentions[citation.nested_in]
        if outer.document == mention.document:
            continue
        title = outer.citation.title_span
        if title is None or not title.start <= citation.start < title.end:
            if outer.citation.name and outer.citation.start <= citation.start < outer.citation.end:
                found.append(_relation(clean, outer, mention, "amends", outer.citation.start, citation.end))
            continue
        name = _last_trigger(clean.text[title.start : citation.start])
        if name:
            found.append(_relation(clean, outer, mention, name, outer.citation.start, citation.end))
    return found


def _last_trigger(words: str) -> str | None:
    """The relation that the words of a title before a citation state."""
    small = words.lower()
    matches = list(_title_triggers().finditer(small))
    return matches[-1].lastgroup if matches else None


def _relation(
    clean: CleanText, source: Mention, target: Mention, name: str, start: int, end: int
) -> StatedRelation:
    low, high = clean.raw_span(start, end)
    return StatedRelation(source=source.document, target=target.document, relation=name, start=low, end=high)


def _from_self(clean: CleanText, head: DocumentHead, mentions: tuple[Mention, ...]) -> list[StatedRelation]:
    """One relation from the text itself to each document: the strongest it states."""
    sentences = Sentences(clean.text, tuple(mention.citation for mention in mentions))
    best: dict[str, StatedRelation] = {}
    for mention in mentions:
        if mention.document == "self":
            continue
        citation = mention.citation
        name, start = "cites", citation.start
        if citation.nested_in is None:
            verb = sentences.governing(citation.start)
            if verb is not None and verb.kind == "implementing":
                name, start = "implements", verb.start
            elif verb is not None and verb.kind == "basis":
                name, start = "based_on", verb.start
        low, high = clean.raw_span(start, citation.end)
        known = best.get(mention.document)
        if known is None or _STRENGTH[name] > _STRENGTH[known.relation]:
            best[mention.document] = StatedRelation(
                source="self", target=mention.document, relation=name, start=low, end=high
            )
    return list(best.values())


def read_relations(
    clean: CleanText, head: DocumentHead, mentions: tuple[Mention, ...], documents: tuple[CitedDocument, ...]
) -> tuple[StatedRelation, ...]:
    """Every relation the text states.

    Args:
        clean: The text; mentions carry its cleaned offsets.
        head: What the text says of itself.
        mentions: Bound mentions.
        documents: The documents they name.

    Returns:
        Relations from ``"self"`` first, one a document; then those between cited documents. Offsets are
        those of the untouched text.
    """
    between: dict[tuple[str, str, str], StatedRelation] = {}
    for relation in _in_titles(clean, mentions):
        between.setdefault((relation.source, relation.target, relation.relation), relation)
    return (*_from_self(clean, head, mentions), *between.values())
