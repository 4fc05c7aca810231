"""The phrases that steer reading, as patterns."""

from __future__ import annotations

import re
from functools import cache

from graph.vocab.phrasing import phrases

__all__ = ["alternatives", "anchored", "phrases"]


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
