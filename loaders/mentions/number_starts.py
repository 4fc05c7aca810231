"""Where a number with a symbol may begin, found from its rarest sign: the slash, else the hyphen.

Digits are everywhere in a text, slashes with a capital or a year behind them are not; so the text is searched for
those and read backwards from there. What begins at the places found is decided by the grammar.
"""

from __future__ import annotations

import re
from functools import cache

from graph.codes import type_codes

# Letters a group of a symbol begins with: Latin with Đ and Ư, and the look-alikes of other alphabets.
FIRST = "A-ZĐƯÂÔÊĂƠ\u0391-\u03a9\u0400-\u042f"
#: Bodies that old numbers print alone: 36-CP, 221-HĐBT.
OLD = "CP|HĐBT|TTg|HĐCP|UB|CT"
_SLASH = re.compile(
    rf"/\s*+(?:[{FIRST}]|(?:19|20)[0-9][0-9](?:\s*+[/\-]|\s?[{FIRST}]{{2}})|[4-9][0-9][/\-]|[0-9]{{3,5}}/[{FIRST}])"
)
_SPACE = " \t\n\r\f"
_DIGITS = "0123456789"
_FARTHEST = 200


@cache
def _hyphen() -> re.Pattern[str]:
    types = "|".join(sorted(type_codes(), key=len, reverse=True))
    glued = r"(?<=[0-9][A-ZĐ][A-ZĐ]-)|(?<=[0-9]CTr-)|(?<=[0-9]TTr-)"
    return re.compile(rf"-(?:(?<=[0-9 ]-) ?(?:(?:{OLD})(?![\w/\-])|(?:{types})-[{FIRST}])|(?:{glued})[{FIRST}])")


def _digits_before(text: str, end: int) -> int:
    """Where the digits that end at an offset begin; the offset itself where there are none."""
    start = end
    while start and end - start < 10 and text[start - 1] in _DIGITS:
        start -= 1
    if 1 < start < end and text[start - 1] == "." and text[start - 2] in _DIGITS:
        return _digits_before(text, start - 1)
    return start


def _space_before(text: str, end: int) -> int:
    start = end
    while start and end - start < _FARTHEST and text[start - 1] in _SPACE:
        start -= 1
    return start


def _number_before(text: str, end: int) -> int:
    """Where a number (with one letter behind it, perhaps) that ends at an offset begins; -1 where none does."""
    start = _digits_before(text, end)
    if start == end and end > 1 and text[end - 1].isalpha() and text[end - 2] in _DIGITS:
        start = _digits_before(text, end - 1)
    return start if start < end else -1


def _before_slash(text: str, slash: int) -> int:
    end = _space_before(text, slash - 1 if text[slash - 1 : slash] == "/" else slash)
    start = _number_before(text, end)
    if start >= 0 or not end or not text[end - 1].isalpha():
        return start
    letters = end
    while letters and end - letters < 6 and text[letters - 1].isalpha():
        letters -= 1
    edge = _space_before(text, letters)
    if edge and text[edge - 1] == "-":
        edge = _space_before(text, edge - 1)
    return _number_before(text, edge)


def number_starts(text: str) -> list[int]:
    """Offsets at which a number with a symbol may begin, ascending.

    Examples:
        >>> number_starts("Kế hoạch 71-KH/TU và 36-CP, ngày 16/6/2010")
        [9, 21]
    """
    found = {_before_slash(text, match.start()) for match in _SLASH.finditer(text)}
    for match in _hyphen().finditer(text):
        end = match.start()
        while end and match.start() - end < 4 and text[end - 1].isalpha():
            end -= 1
        found.add(_number_before(text, _space_before(text, end)))
    found.discard(-1)
    return sorted(found)
