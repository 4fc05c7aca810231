"""What a consolidated text (*văn bản hợp nhất*) puts together, as its opening tells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.reading import Mention, StatedRelation
from loaders.phrases import alternatives, phrases

_SURE = 0.8


@cache
def _amended_by() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("consolidated_from")))


@cache
def _joins() -> re.Pattern[str]:
    """What stands in front of a document that is put together with others: a line's start, "bởi", a comma."""
    return re.compile(rf"(?:\n[ \t*_]*+(?:\d{{1,2}}[.)]|-)?|(?:{alternatives(phrases('agent_word'))})|[,;])\s*+\Z")


@cache
def _opening_end() -> re.Pattern[str]:
    """Where the opening of a text ends: at its first legal basis, or at its first article."""
    words = phrases("basis_item") + phrases("first_article")
    return re.compile(rf"\n[^\S\n]*+(?:{alternatives(words)})\s")


def consolidated(text: str, mentions: tuple[Mention, ...], own: dict[str, StatedRelation]) -> dict[str, StatedRelation]:
    """A consolidated text puts together what its opening names, up to the legal bases of the first.

    Args:
        text: The cleaned text.
        mentions: Bound mentions.
        own: Relation from the text to each document.
    """
    opening = _opening_end().search(text)
    end = opening.start() if opening else len(text)
    made = dict(own)
    for mention in mentions:
        citation = mention.citation
        if citation.start >= end or citation.nested_in is not None or mention.document not in made:
            continue
        if _joins().search(text, max(0, citation.start - 40), citation.start):
            start, stop = citation.start, citation.end
            claim = made[mention.document]
            made[mention.document] = replace(claim, relation="consolidates", start=start, end=stop)
    return made


def put_together(text: str, mentions: tuple[Mention, ...], own: dict[str, StatedRelation]) -> list[StatedRelation]:
    """The first act of a consolidated text is amended by the others: "Thông tư A … được sửa đổi, bổ sung bởi:".

    Args:
        text: The cleaned text.
        mentions: Bound mentions.
        own: As :func:`consolidated` gives them.
    """
    parts = [one for one in mentions if (mine := own.get(one.document)) and mine.relation == "consolidates"]
    parts = [one for one in parts if own[one.document].start == one.citation.start]
    if len(parts) < 2 or _amended_by().search(text, 0, parts[1].citation.start) is None:
        return []
    base, spans = parts[0], [one.citation for one in parts]
    pairs = zip(parts[1:], spans[1:], strict=True)
    return [
        StatedRelation(
            source=one.document,
            target=base.document,
            relation="amends",
            start=spans[0].start,
            end=span.end,
            confidence=_SURE,
        )
        for one, span in pairs
    ]
