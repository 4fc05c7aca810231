"""The line on which a document prints its own number (``Số: 12/BC-UBND``): it cites nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.mentions.dates import HEAD_DAY_BEGINS
from loaders.mentions.issuers import body_book
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases
from loaders.type_tables import type_words

_HEAD = 4000
_FOOT_REACH = 260
_NUMBER_REACH = 48
_BELOW_MOTTO = 300
_WORD = re.compile("[sS][ốỐ]")
_CELL_START = re.compile(r"[\n\r\t|]|[ ]{3}")
_LINE = re.compile(r"(?:(?! {3})[^\n\r\t|])++")
_DATED = re.compile(HEAD_DAY_BEGINS)


@cache
def own_number_line() -> re.Pattern[str]:
    """A line (or a table cell) that holds only "Số" with a number and symbol, or a blank with a symbol."""
    types = alternatives(tuple({word[0].upper() + word[1:] for word in type_words()}))
    part = r"[^\s;,|]"
    return re.compile(
        rf"""[ *_#>\\]*+(?:(?P<type>{types})\s+)?(?P<so>{alternatives(phrases("number_word"))})[ ]*+
        (?:(?P<colon>:)[ *_]*+(?:\r?\n[ ]*+(?=\d))?)?[ *_]*+
        (?P<number>(?=[^\n|\t]{{0,60}}?[A-ZĐ])[.…_ ]*+\d{{0,5}}(?:\.\d{{1,3}})?[a-zđ]?[ .…_]{{0,14}}[/\-]\s?
            (?:[ .…_]{{0,8}}(?:\d{{4}}|[.…_]{{2,8}})\s?/\s?)?{part}{{1,40}}(?:[ ]?-[ ]?{part}{{1,16}})?
            (?:(?<=-)[ ]*\r?\n[ ]*[A-ZĐ]{part}{{1,40}})?)
        [*_]{{0,3}}(?:[ \\]*(?=[\n\r\t|]|\Z)|(?=[ ]{{3}}))""",
        re.VERBOSE,
    )


@cache
def _head_end() -> re.Pattern[str]:
    return re.compile(rf"^[ \t*_#>|]*+(?:{alternatives(phrases('head_end'))})(?![\w])", re.MULTILINE)


def head_reach(text: str) -> int:
    r"""Where the head of a text ends at the latest: before its bases, its addressee or its first article.

    Examples:
        >>> head_reach("CHÍNH PHỦ\nCăn cứ Hiến pháp;")
        10
    """
    match = _head_end().search(text, 0, _HEAD)
    return match.start() if match else min(len(text), _HEAD)


@cache
def _motto() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(tuple(words.upper() for words in phrases('motto')))})")


def head_stretches(text: str) -> tuple[tuple[int, int], ...]:
    r"""Where the head of a text stands: at its top, and where the motto is, if a page was read columns last.

    Examples:
        >>> head_stretches("THÔNG TƯ\nVề phí\n")
        ((0, 16),)
    """
    reach = head_reach(text)
    motto = _motto().search(text, 0, _HEAD)
    if motto is None or motto.start() <= reach or not text[:reach].strip():
        return ((0, reach),)
    low = motto.start()
    while low:
        start = text.rfind("\n", 0, low - 1) + 1
        line = text[start:low].strip(" \n_*-")
        if line and not line.isupper() and not own_number_line().match(text, start):
            break
        low = start
    return (0, reach), (low, min(len(text), motto.end() + _BELOW_MOTTO))


def _is_mark(line: str) -> bool:
    """Whether a line is one of a head: motto, place and date, issuing body or type."""
    words = line.strip(" *_#>\\").lower()
    if words.startswith(phrases("motto")) or _DATED.search(words):
        return True
    if not line.isupper():
        return False
    parts = words.split()
    known = any(" ".join(parts[:count]) in type_words() for count in range(1, 5))
    return known or body_book().longest(words, 0) is not None


def _candidates(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Lines and cells of a stretch that hold a number alone."""
    done, failed = low, -1
    for found in _WORD.finditer(text, low, high):
        ahead = text[found.end() : found.end() + _NUMBER_REACH]
        if found.start() < done or not ("/" in ahead or "-" in ahead):
            continue
        start = low
        for edge in _CELL_START.finditer(text, max(low, found.start() - 60), found.start()):
            start = edge.end()
        if start == failed:
            continue
        match = own_number_line().match(text, start)
        if match and match.end("so") == found.end():
            done = match.end()
            yield match
        elif match is None:
            failed = start


def authentication(text: str) -> tuple[int, int] | None:
    """Where a consolidated text is authenticated (*xác thực văn bản hợp nhất*); None where it is not one."""
    for words in phrases("authentication"):
        at = text.rfind(words)
        if at >= 0:
            return at, at + len(words)
    return None


def _at_foot(text: str) -> tuple[int, int] | None:
    """The number of a consolidated text, above or below its authentication."""
    mark = authentication(text)
    if mark is None:
        return None
    low = text.rfind("\n", 0, max(0, mark[0] - _FOOT_REACH)) + 1
    for match in _candidates(text, low, mark[1] + _FOOT_REACH):
        if not match["type"]:
            return match.span()
    return None


def own_number_spans(clean: CleanText) -> tuple[tuple[int, int], ...]:
    """Spans of the lines with the document's own number; that of a consolidated text, at its foot, first.

    A line is one only beside other marks of a head, never as the whole text; without "Số" in capitals or a
    colon it cites another document.
    """
    text = clean.text
    foot = _at_foot(text)
    stretches = head_stretches(text)
    marks: list[int] | None = None
    for match in (found for low, high in stretches for found in _candidates(text, low, high)):
        plain = match["colon"] is None if match["type"] else match["so"][0].islower()
        if plain:
            continue
        if marks is None:
            lines = (line for low, high in stretches for line in _LINE.finditer(text, low, high))
            marks = [line.start() for line in lines if _is_mark(line.group().strip())]
        if any(not match.start() <= mark < match.end() for mark in marks):
            return (foot, match.span()) if foot else (match.span(),)
    return (foot,) if foot else ()
