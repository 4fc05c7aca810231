"""Provisions in the order in which a text has them: Điều 3 before Điều 11, khoản 2 before khoản 10, điểm d before đ."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.vocab import provision_units
from graph.vocab.phrasing import phrases

ARTICLE = "điều"
"""The unit that is numbered through the whole work, and not anew in each unit above it."""
_POINT, _ANNEX = "điểm", "phụ lục"
_OUTERMOST, _LAST = 0, 99
_PIECE = re.compile(r"\d{1,18}|[^\W\d_]+")
_LETTERS = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

Label = tuple[tuple[int, int, tuple[int, ...]], ...]
Order = tuple[bool, tuple[tuple[int, Label], ...], str]


@lru_cache(maxsize=4096)
def provision_order(text: str) -> Order:
    """The place of a provision within its work, for sorting.

    Articles are numbered through the whole work, so that the chapter of one does not count; annexes come behind the
    body, and what names no unit at all comes last.

    Examples:
        >>> sorted(["Điều 11", "khoản 10 Điều 3", "Phụ lục I", "Điều 3 khoản 2", "Điều 3"], key=provision_order)
        ['Điều 3', 'Điều 3 khoản 2', 'khoản 10 Điều 3', 'Điều 11', 'Phụ lục I']
        >>> sorted(["Chương X", "Chương IV", "Chương IX"], key=provision_order)
        ['Chương IV', 'Chương IX', 'Chương X']
    """
    pattern, ranks = _units()
    found = [(ranks[unit.casefold()], label) for unit, label in pattern.findall(text)]
    if any(rank == ranks[ARTICLE] for rank, _ in found):
        found = [pair for pair in found if pair[0] >= ranks[ARTICLE] or pair[0] == _OUTERMOST]
    path = tuple(sorted((rank, _label(label, letter=rank == ranks[_POINT])) for rank, label in found))
    annexed = any(rank == _OUTERMOST for rank, _ in path)
    return annexed, path or ((_LAST, _label(text, letter=False)),), text


@cache
def _units() -> tuple[re.Pattern[str], dict[str, int]]:
    """What finds units with their labels, and how far inside the text each unit stands."""
    ranks: dict[str, int] = {}
    for unit in provision_units():
        for word in (unit.name, *unit.words):
            ranks[word.casefold()] = _OUTERMOST if unit.name == _ANNEX else unit.rank
    spelled = {form for word in ranks for form in (word, word.capitalize(), word.upper())}
    either = "|".join(map(re.escape, sorted(spelled, key=lambda word: (-len(word), word))))
    leads = "|".join(map(re.escape, (*phrases("number_word"), *phrases("ordinal_word"))))
    return re.compile(rf"(?<!\w)({either})\s+(?:(?:{leads})\s+)?([\w.]*\w)"), ranks


def units_named(text: str) -> tuple[tuple[str, str], ...]:
    """The units that a text names, outermost first, each under its one name with its label, in small letters.

    Examples:
        >>> units_named("khoản 2 Điều 5a"), units_named("Phụ lục số II"), units_named("Phần thứ nhất")
        ((('điều', '5a'), ('khoản', '2')), (('phụ lục', 'ii'),), (('phần', 'nhất'),))
    """
    pattern, ranks = _units()
    found = sorted(pattern.findall(text), key=lambda pair: ranks[pair[0].casefold()])
    return tuple((_names()[unit.casefold()], label.casefold()) for unit, label in found)


@cache
def units_above_article() -> frozenset[str]:
    """The units that hold articles.

    Examples:
        >>> sorted(units_above_article())
        ['chương', 'mục', 'phần', 'tiểu mục']
    """
    rank = next(unit.rank for unit in provision_units() if unit.name == ARTICLE)
    return frozenset(unit.name for unit in provision_units() if unit.rank < rank and unit.name != _ANNEX)


@cache
def _names() -> dict[str, str]:
    """Every spelling of a unit in small letters → its one name."""
    return {word.casefold(): unit.name for unit in provision_units() for word in (unit.name, *unit.words)}


def _label(text: str, *, letter: bool) -> Label:
    """A label in parts that compare as people count: "5" before "5a" before "10", IX before X, d before đ."""
    parts: list[tuple[int, int, tuple[int, ...]]] = []
    for piece in _PIECE.findall(text):
        if piece.isdecimal():
            parts.append((0, int(piece), ()))
        elif not letter and set(piece) <= _ROMAN.keys():
            parts.append((0, _roman(piece), ()))
        else:
            parts.append((1, 0, tuple(_LETTERS.get(sign, _LAST + ord(sign)) for sign in piece.casefold())))
    return tuple(parts)


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
