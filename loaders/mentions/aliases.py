"""Names a text gives to a document it cites (*sau đây gọi tắt là …*), and where it uses them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from loaders.mentions.hit import Hit
from loaders.mentions.type_words import short_type_words, type_words
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases

_FARTHEST = 600


@cache
def _definition() -> re.Pattern[str]:
    opener = alternatives(phrases("alias_opener"))
    return re.compile(rf"(?:{opener})\s*+:?\s*+[“\"«]?(?P<alias>[^()“”\"«»;.\n]{{3,80}}?)\s*+(?=[)”\"».;,\n]|\Z)")


@cache
def _shortest_openers() -> tuple[str, ...]:
    words = phrases("alias_opener")
    return tuple(word for word in words if not any(other != word and other in word for other in words))


def _definitions(text: str) -> list[re.Match[str]]:
    """Every definition of an alias, in order."""
    found: list[re.Match[str]] = []
    for opener in _shortest_openers():
        at = text.find(opener)
        while at >= 0:
            match = _definition().match(text, at)
            if match:
                found.append(match)
            at = text.find(opener, at + len(opener))
    return sorted(found, key=lambda match: match.start())


def _names_a_document(alias: str) -> bool:
    """Whether an alias is more than a bare type word: ``Kế hoạch 103``, ``Luật Đất đai``."""
    words = alias.split()
    known = any(" ".join(words[:count]).lower() in type_words() for count in range(1, min(5, len(words))))
    return (known or words[0] in short_type_words()) and len(words) > 1 and alias.lower() not in type_words()


def find_aliases(clean: CleanText, hits: list[Hit]) -> list[Hit]:
    """Give each citation its alias, and return the places where an alias stands for it.

    Args:
        clean: The text.
        hits: The citations found, in order; those that get an alias are changed.
    """
    text, found = clean.text, []
    starts = [hit.start for hit in hits]
    spans = sorted((hit.start, hit.end) for hit in hits)
    for match in _definitions(text):
        alias = " ".join(match["alias"].split())
        at = bisect_right(starts, match.start()) - 1
        while at >= 0 and hits[at].nested_in is not None:
            at -= 1
        if at < 0 or match.start() - hits[at].end > _FARTHEST or not _names_a_document(alias):
            continue
        if "\n\n" in text[hits[at].end : match.start()]:
            continue
        hits[at].alias = alias
        found += _uses(text, alias, match.end(), hits[at], spans)
    return found


def _uses(text: str, alias: str, after: int, target: Hit, spans: list[tuple[int, int]]) -> list[Hit]:
    """Every later place where an alias stands and no other citation does."""
    made: list[Hit] = []
    at = text.find(alias, after)
    while at >= 0:
        end = at + len(alias)
        whole = not text[end : end + 1].isalnum() and not (at and text[at - 1].isalnum())
        if whole and text[end : end + 1] != "/" and not _overlaps(spans, at, end):
            hit = Hit(at, end, target.doc_type, alias.split()[0])
            hit.short, hit.alias_of = True, target
            made.append(hit)
        at = text.find(alias, end)
    return made


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (start, len(spans) and spans[-1][1])) - 1
    return any(low < end and start < high for low, high in spans[max(0, at - 1) : at + 2])
