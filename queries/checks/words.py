"""Words around a place: its sentence, and which phrases stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.folding import fold_marks

_STOPS = (". ", ".\n", "\n\n", ";\n", "./.", "\n- ", "\n+ ", "\n* ")
_REACH = 3000


@lru_cache(maxsize=2048)
def sentence_start(text: str, at: int) -> int:
    """Where the sentence or the item of a list around a place begins."""
    low = max(0, at - _REACH)
    return max((found + len(stop) for stop in _STOPS if (found := text.rfind(stop, low, at)) >= 0), default=low)


@lru_cache(maxsize=2048)
def sentence_end(text: str, at: int) -> int:
    """Where the sentence or the item of a list around a place ends."""
    high = min(len(text), at + _REACH)
    return min((found for stop in _STOPS if (found := text.find(stop, at, high)) >= 0), default=high)


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """The words of a text folded to small letters, one space between them."""
    return " ".join(fold_marks(text).split())


def has_phrase(words: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the folded words, as whole words.

    Examples:
        >>> has_phrase("quyết định thay thế", ["thay thế"]), has_phrase("thay thếp", ["thay thế"])
        (True, False)
    """
    padded = _padded(words)
    return any(f" {fold_marks(phrase)} " in padded for phrase in phrases)


@lru_cache(maxsize=2048)
def _padded(words: str) -> str:
    """The words alone, a space before and behind each."""
    return f" {' '.join(''.join(letter if letter.isalnum() else ' ' for letter in words).split())} "


def starts_with(words: str, phrases: Iterable[str]) -> bool:
    """Whether the folded words begin with one of the phrases, as whole words."""
    return any(f"{words} ".startswith(f"{fold_marks(phrase)} ") for phrase in phrases)


def ends_with(words: str, phrases: Iterable[str]) -> bool:
    """Whether the folded words end with one of the phrases, as whole words."""
    return any(f" {words.rstrip(' :')}".endswith(f" {fold_marks(phrase)}") for phrase in phrases)


def has_in_order(words: str, pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether both phrases of one of the pairs stand in the folded words, the first before the second.

    Examples:
        >>> has_in_order("ký trước ngày luật này có hiệu lực", [("trước ngày", "có hiệu lực")])
        True
        >>> has_in_order("có hiệu lực trước ngày", [("trước ngày", "có hiệu lực")])
        False
    """
    for first, second in pairs:
        at = words.find(fold_marks(first))
        if at >= 0 and fold_marks(second) in words[at:]:
            return True
    return False
