"""Finding the longest of many phrases at a place in a text, in linear time.

Phrases are compared by syllables, lower-cased and with tone marks in one place, commas between syllables left out
of account; the length matched is that of the text, so offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from graph.folding import fold_marks

V = TypeVar("V")

_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_LONGEST_NAME = 260


class PhraseBook(Generic[V]):
    """Phrases with a value each.

    Examples:
        >>> book = PhraseBook([("Luật Đất đai", 1), ("Luật Đất đai sửa đổi", 2)])
        >>> book.longest("theo Luật đất  đai và", 5)
        (1, 18)
        >>> book.longest("theo luật chơi", 5) is None
        True
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._root: dict[str, object] = {}
        for phrase, value in entries:
            node = self._root
            for token in _TOKEN.findall(fold_marks(phrase)):
                node = node.setdefault(token, {})  # type: ignore[assignment]
            node.setdefault("", value)

    def longest(self, text: str, at: int, limit: int = _LONGEST_NAME) -> tuple[V, int] | None:
        """The value of the longest phrase that begins at an offset, and where it ends.

        A phrase never runs over a full stop, a semicolon or an empty line.
        """
        node = self._root
        best: tuple[V, int] | None = None
        end = at
        for match in _TOKEN.finditer(text, at, at + limit):
            start = match.start()
            if start != end and (end == at or ((gap := text[end:start]) != " " and not _passes(gap))):
                break
            token = match.group()
            following = node.get(_folded(token))
            if following is None:
                token = token.rstrip("0123456789")  # the digit of a note sticks to the name
                following = node.get(_folded(token)) if token else None
                if following is None or "" not in following:  # type: ignore[operator]
                    break
                return following[""], start + len(token)  # type: ignore[index]
            node = following  # type: ignore[assignment]
            end = match.end()
            if "" in node:
                best = (node[""], end)  # type: ignore[assignment]
        return best


@lru_cache(maxsize=1 << 14)
def _folded(token: str) -> str:
    return fold_marks(token)


def _passes(gap: str) -> bool:
    """Whether what stands between two syllables belongs inside a name (a slash inside a number)."""
    return gap == "/" or (not gap.strip(" \t\n\r,-*") and gap.count("\n") < 3)
