"""Laws listed by name behind one word: ``các Luật: Đầu tư công ngày 13/6/2019; Ngân sách nhà nước năm 2015``."""

from __future__ import annotations

import re
from functools import cache

from graph.vocab import named_works
from loaders.mentions.hit import Hit
from loaders.mentions.name_tails import finish_name
from loaders.phrasebook import PhraseBook
from loaders.phrases import alternatives, phrases

#: Items that one list is read for at most.
_MOST = 40
#: What follows the colon: white space, then the capital of a name.
_CAPITAL = re.compile(r"\s*+(?=[A-ZĐÂÊÔƠƯĂÀ-Ỵ])")


@cache
def _next() -> re.Pattern[str]:
    """What stands between two items: a comma or a semicolon, "và"."""
    return re.compile(
        rf"\s*+(?:[;,]\s*+(?:(?:{alternatives(phrases('joiner'))})\s++)?|(?:{alternatives(phrases('joiner'))})\s++)"
    )


@cache
def _ends() -> re.Pattern[str]:
    """What may stand behind an item: a mark, "và", a year, a day, a number."""
    words = phrases("joiner") + phrases("number_word") + phrases("law_item_next")
    return re.compile(rf"\s*+(?:[,;.()\n]|\Z|(?:{alternatives(words)})(?!\w)|(?:19|20)\d\d)")


@cache
def bare_name_book() -> PhraseBook[str]:
    """Names of known laws without the word "Luật" in front → canonical name."""
    lead = phrases("law_list_word")[0] + " "
    entries = [(name, row.name) for row in named_works() for name in (row.name, *row.variations)]
    return PhraseBook((name.removeprefix(lead), row) for name, row in entries if name.startswith(lead))


def list_openings(text: str) -> list[int]:
    """Where the first name of each list of laws may begin.

    Examples:
        >>> list_openings("Căn cứ các Luật: Đầu tư công; Xây dựng")
        [17]
    """
    found: list[int] = []
    end = _tail() + ":"
    at = text.find(end)
    while at >= 0:
        at += len(end)
        match = _CAPITAL.match(text, at) if text.endswith(_words(), 0, at - 1) else None
        if match and _opens_word(text, at):
            found.append(match.end())
        at = text.find(end, at)
    return found


@cache
def _words() -> tuple[str, ...]:
    return phrases("law_list_word")


@cache
def _tail() -> str:
    """The letters with which all words end that lead a list: they are looked for once, for all of them."""
    tail = _words()[0]
    while not all(word.endswith(tail) for word in _words()):
        tail = tail[1:]
    return tail


def _opens_word(text: str, end: int) -> bool:
    """Whether one of the words stands whole before a colon."""
    starts = (end - 1 - len(word) for word in _words() if text.endswith(word, 0, end - 1))
    return any(start == 0 or not text[start - 1].isalpha() for start in starts)


def listed_laws(text: str, at: int) -> list[Hit]:
    """The laws of a list; none where it holds no known law, or one alone without a day.

    Args:
        text: The cleaned text.
        at: Where the first name begins.
    """
    kind = phrases("law_list_word")[0]
    hits: list[Hit] = []
    while len(hits) < _MOST:
        found = bare_name_book().longest(text, at)
        if found is None or not text[at].isupper():
            break
        name, end = found
        if not _ends().match(text, end):
            break
        hit = Hit(at, end, kind, None)
        hit.name = name
        hit.listed = True
        hits.append(finish_name(hit, text))
        step = _next().match(text, max(hit.end, hit.tail))
        if step is None:
            break
        at = step.end()
    told = len(hits) > 1 or any(hit.date or hit.year for hit in hits)
    return hits if told else []
