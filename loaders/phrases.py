"""The phrases that steer reading, as patterns.

A word is a row of ``phrases.yaml`` where another may come to do its work. Words that only join others (``của``, ``và``,
``này``, ``các``), and those of dates (:mod:`loaders.mentions.dates`) and periods (:mod:`loaders.periods`), are grammar:
they stand in the one pattern that they are a part of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.vocab import provision_units
from graph.vocab.phrasing import phrases

__all__ = ["alternatives", "anchored", "either_case", "law_names_follow", "phrases", "unit_words", "whole_words"]


def alternatives(words: Iterable[str]) -> str:
    r"""The words as one alternation, the longest first, any white space between their syllables.

    Words that begin alike share their beginning, so that a place in a text is tried once for each letter and not
    once for each word.

    Examples:
        >>> alternatives(("về", "về việc", "của"))
        'của|về(?:\\s+việc|)'
    """
    return "|".join(_branches(_tree(words)))


def whole_words(words: Iterable[str]) -> str:
    r"""As :func:`alternatives`, for words that neither begin nor end inside a word.

    What stands before is looked at behind the first letter, so that a search runs from one first letter to the next.

    Examples:
        >>> whole_words(("về", "việc"))
        '(?:v(?<!\\wv)(?:iệc|ề))(?!\\w)'
    """
    ways = []
    for first, node in sorted(_tree(words).items()):
        rest = _branches(node)
        ways.append(rf"{first}(?<!\w{first})" + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})"))
    return rf"(?:{'|'.join(ways)})(?!\w)"


def _tree(words: Iterable[str]) -> _Branch:
    root = _Branch()
    for word in words:
        node = root
        for place, part in enumerate(word.split()):
            for sign in (r"\s+", *map(re.escape, part)) if place else map(re.escape, part):
                node = node.setdefault(sign, _Branch())
        node[""] = _Branch()
    return root


class _Branch(dict[str, "_Branch"]):
    """What may follow the beginning of some words; an empty sign where one ends."""


def _branches(node: _Branch) -> list[str]:
    """The ways on from a beginning; those that end there come last."""
    found: list[str] = []
    for sign in sorted(node, key=lambda sign: (not sign, sign)):
        rest = _branches(node[sign]) if sign else [""]
        found.append(sign + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})"))
    return found


def either_case(words: Iterable[str]) -> tuple[str, ...]:
    """The words, and each with its first letter as a capital.

    Examples:
        >>> either_case(("sửa đổi",))
        ('sửa đổi', 'Sửa đổi')
    """
    return tuple(form for word in words for form in dict.fromkeys((word, word[0].upper() + word[1:])))


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
