"""Words around a place: its sentence, and which phrases stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from graph.folding import fold_marks

_STOPS = (". ", ".\n", "\n\n", ";\n", "./.", "\n- ", "\n+ ", "\n* ")
_REACH = 3000
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=2048)
def sentence_start(text: str, at: int) -> int:
    """Where the sentence or the item of a list around a place begins."""
    low = start = max(0, at - _REACH)
    for stop in _STOPS:  # only what lies behind the last stop found is looked through
        found = text.rfind(stop, max(low, start - len(stop) + 1), at)
        start = found + len(stop) if found >= 0 else start
    return start


@lru_cache(maxsize=2048)
def sentence_end(text: str, at: int) -> int:
    """Where the sentence or the item of a list around a place ends."""
    high = end = min(len(text), at + _REACH)
    for stop in _STOPS:
        found = text.find(stop, at, min(high, end + len(stop) - 1))
        end = found if found >= 0 else end
    return end


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """The words of a text folded to small letters, one space between them."""
    return " ".join(fold_marks(text).split())


@lru_cache(maxsize=512)
def _folded(phrases: tuple[str, ...], before: str, behind: str) -> tuple[str, ...]:
    """The phrases folded, with a sign before and behind each."""
    return tuple(f"{before}{fold_marks(phrase)}{behind}" for phrase in phrases)


def has_phrase(words: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the folded words, as whole words.

    Examples:
        >>> has_phrase("quyết định thay thế", ["thay thế"]), has_phrase("thay thếp", ["thay thế"])
        (True, False)
    """
    padded = _padded(words)
    return any(phrase in padded for phrase in _folded(tuple(phrases), " ", " "))


@lru_cache(maxsize=2048)
def _padded(words: str) -> str:
    """The words alone, a space before and behind each."""
    return f" {_NO_WORD.sub(' ', words).strip()} "


def starts_with(words: str, phrases: Iterable[str]) -> bool:
    """Whether the folded words begin with one of the phrases, as whole words."""
    return f"{words} ".startswith(_folded(tuple(phrases), "", " "))


def ends_with(words: str, phrases: Iterable[str]) -> bool:
    """Whether the folded words end with one of the phrases, as whole words."""
    return f" {words.rstrip(' :')}".endswith(_folded(tuple(phrases), " ", ""))


def has_in_order(words: str, phrases: Iterable[str]) -> bool:
    """Whether both parts of one of the phrases stand in the folded words, the first before the second.

    Examples:
        >>> has_in_order("ký trước ngày luật này có hiệu lực", ["trước ngày … có hiệu lực"])
        True
        >>> has_in_order("có hiệu lực trước ngày", ["trước ngày … có hiệu lực"])
        False
    """
    for first, second in _parted(tuple(phrases)):
        at = words.find(first)
        if at >= 0 and second in words[at:]:
            return True
    return False


@lru_cache(maxsize=64)
def _parted(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What stands before and behind the dots of each phrase, folded."""
    parts = (phrase.partition(" … ") for phrase in phrases)
    return tuple((fold_marks(first), fold_marks(second)) for first, _, second in parts)
