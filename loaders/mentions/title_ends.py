"""Which documents the title of another can name at all: none that is younger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.mentions.hit import Hit
from loaders.phrases import alternatives, phrases

_NEAR = 40


@cache
def _leads_on() -> re.Pattern[str]:
    """``gắn với (thực hiện)`` right before a document: a title may end in front of it."""
    beside, verb = alternatives(phrases("title_beside")), alternatives(phrases("implementing_verb"))
    return re.compile(rf"[\s,]++(?:{beside})(?:\s++(?:{verb}))?\s*+\Z")


def is_older(other: Hit, own: Hit) -> bool | None:
    """Whether one document is older than another; None where the text does not tell."""
    if own.date is not None and other.date is not None:
        return other.date < own.date
    years = [hit.date.year if hit.date else hit.year for hit in (other, own)]
    if years[0] is None or years[1] is None or years[0] == years[1]:
        return None
    return years[0] < years[1]


def before_younger(text: str, own: Hit, following: Sequence[Hit], title: tuple[int, int]) -> int:
    """Where a title ends: before "gắn với" and a document younger than the one whose title it is.

    Args:
        text: The cleaned text.
        own: The citation that the title follows.
        following: The citations behind it.
        title: Where the title begins and ends so far.
    """
    begin, end = title
    for hit in following:
        if hit.start >= end:
            break
        if own.date is not None and hit.date is not None and own.date < hit.date:
            link = _leads_on().search(text, max(begin, hit.start - _NEAR), hit.start)
            if link is not None:
                return link.start()
    return end
