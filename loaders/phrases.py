"""The phrases that steer reading, as patterns."""

from __future__ import annotations

import re
from functools import cache

from graph.vocab import provision_units
from graph.vocab.phrasing import phrases

__all__ = ["alternatives", "anchored", "law_names_follow", "phrases", "unit_words"]


def alternatives(words: tuple[str, ...]) -> str:
    r"""The words as one alternation, longest first, any white space between their syllables.

    Examples:
        >>> alternatives(("về", "về việc"))
        'về\\s+việc|về'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


@cache
def anchored(*groups: str) -> re.Pattern[str]:
    """A pattern that matches one phrase of the groups as whole words, both letter cases of the first letter."""
    words = {word for group in groups for word in phrases(group)}
    words |= {word[0].upper() + word[1:] for word in words} | {word[0].lower() + word[1:] for word in words}
    return re.compile(rf"(?:{alternatives(tuple(words))})(?!\w)")


@cache
def law_names_follow() -> str:
    """A pattern of the words behind which the name of a law stands (``Luật``, ``Bộ luật``, ``Pháp lệnh``)."""
    words = (r"\s".join(re.escape(part) for part in word.split()) for word in phrases("law_name_word"))
    return rf"(?:{'|'.join(words)})\s"


@cache
def unit_words() -> dict[str, tuple[str, int]]:
    """Word of a unit of division, lower-cased → its name as cited and its rank (1 outermost)."""
    return {
        word.lower(): (row.name.capitalize() if row.capital else row.name, row.rank)
        for row in provision_units()
        for word in (row.name, *row.words)
    }
