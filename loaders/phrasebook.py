"""Finding the longest of many phrases at a place in a text, in linear time.

Phrases are compared by syllables, lower-cased and with tone marks in one place, commas between syllables left out
of account; the length matched is that of the text, so offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
        folded = fold_marks(text[at : at + limit])
        position = 0
        for match in _TOKEN.finditer(folded):
            if match.start() > position and not _passes(folded, position, match.start()):
                break
            following = node.get(match.group())
            if following is None:
                break
            node = following  # type: ignore[assignment]
            position = match.end()
            if "" in node:
                best = (node[""], at + position)  # type: ignore[assignment]
        return best


def _passes(text: str, start: int, end: int) -> bool:
    """Whether what stands between two syllables belongs inside a name."""
    gap = text[start:end]
    if start == 0:
        return False
    return all(sign in " \t\n\r,-\u2013*" for sign in gap) and gap.count("\n") < 3
