"""Lists of numbers that share one symbol: ``các Quyết định số 10, 11 và 12/QĐ-UBND``."""

from __future__ import annotations

import re
from functools import cache

from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from loaders.mentions.hit import Hit
from loaders.mentions.type_words import look_before
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases


@cache
def _joined() -> re.Pattern[str]:
    """What may stand between two items of a list: a comma, a semicolon, "và", "số"."""
    words = alternatives(phrases("joiner"))
    return re.compile(rf"[\s)]*+(?:[,;]|{words})?\s*+(?:{words})?\s*+(?:[sS]ố\s*+:?\s*+)?\Z")


def is_list_gap(text: str, start: int, end: int) -> bool:
    """Whether only a comma, "và" or the like stands between two items of a list."""
    return _joined().match(text, start, end) is not None


#: Documents that one "cùng ngày" can speak of, and how far before it a day is looked for.
_MOST, _NEAR = 12, 400


@cache
def _same_day() -> re.Pattern[str]:
    """``cùng ngày``, with a day behind it or none."""
    return re.compile(rf"[\s,]*+(?:{alternatives(phrases('same_day'))})(?!\w)(?P<day>\s*+\d)?")


def share_day(text: str, hits: list[Hit], hit: Hit) -> None:
    """The day that several documents share: "A và B cùng ngày 02/02/2021", "A ngày 22/7/2025, B cùng ngày".

    Args:
        text: The text.
        hits: The citations before; those of one list without a day are given the day behind it.
        hit: The citation just read; it is given the day of the one before where it is of the same day.
    """
    start = hit.date_span[0] if hit.date_span else hit.end
    if hit.end == hit.tail and not any(word in text[start - 10 : start + 12] for word in phrases("same_day")):
        return
    written = _same_day().match(text, hit.end) or _same_day().match(text, max(0, start - 6))
    if hit.date is None:
        if written is None or written["day"]:
            return
        dated = _dated_before(text, hits[-_MOST:], hit)
        if dated is None:
            return
        hit.date, hit.tail = dated.date, written.end()
    last = hit
    for other in reversed(hits[-_MOST:] if written or hit.end < hit.tail else []):
        if (
            other.date is not None
            or not is_list_gap(text, other.end, last.start)
            or ")" in text[other.end : last.start]
        ):
            break
        other.date, other.date_span, last = hit.date, hit.date_span, other


def _dated_before(text: str, hits: list[Hit], hit: Hit) -> Hit | None:
    """The citation whose day another shares: the last with its symbol, else the last of the same sentence."""
    dated = [other for other in reversed(hits) if other.date is not None and other.number is not None]
    mine = hit.number.symbol if hit.number else None
    alike = next((other for other in dated if other.number and other.number.symbol == mine), None)
    if alike is not None:
        return alike
    near = next(iter(dated), None)
    if near is None or hit.start - near.end > _NEAR or ". " in text[near.end : hit.start]:
        return None
    return near


@cache
def _list_signs() -> tuple[str, ...]:
    """What a list that shares its symbol shows right before the last number."""
    return (",", ";", "-", *(f"{gap}{word}" for gap in " \n" for word in phrases("joiner") + phrases("range_word")))


@cache
def _shared_list() -> re.Pattern[str]:
    """``10, 11 và `` before ``12/QĐ-UBND``: earlier items of a list that shares the symbol."""
    join = rf"(?:\s*+(?:,|;|\-)\s*+|\s++(?:{alternatives(phrases('joiner'))}|đến)\s++)(?:số\s++)?"
    item = r"\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?"
    return re.compile(rf"(?<![\w/.])((?:{item}{join}){{1,14}})\Z")


_ENDS_IN_ITEM = re.compile(r"[0-9][a-zđ]?(?:\s++số)?\Z")
_ITEM = re.compile(r"(\d{1,5}[a-zđ]?)(?:/((?:19|20)\d\d))?")


def items_before(clean: CleanText, start: int, number: DocumentNumber) -> list[Hit]:
    """Earlier items of a list that shares this number's symbol, in order; empty where there is none."""
    text = clean.text
    before = text[max(0, start - 12) : start].rstrip().removesuffix("số").rstrip()
    sign = next((sign for sign in _list_signs() if before.endswith(sign)), None)
    if sign is None or not _ENDS_IN_ITEM.search(before.removesuffix(sign).rstrip()):
        return []
    match = _shared_list().search(text, max(0, start - 160), start)
    if not match:
        return []
    lead = look_before(text, match.start(1))
    if not lead.name:
        return []
    made: list[Hit] = []
    for item in _ITEM.finditer(text, match.start(1), match.end(1)):
        year = item[2] or (str(number.year) if number.year else None)
        sign = "-" if number.party else "/"
        whole = f"{item[1]}{sign}{year + '/' if year else ''}{number.symbol}"
        parsed = parse_number(whole, trusted=True)
        if parsed is None:
            return []
        first = not made
        hit = Hit(lead.start if first else item.start(), item.end(), lead.name, lead.word if first else None)
        hit.number, hit.sequence, hit.year = parsed, parsed.sequence, parsed.year
        hit.listed, hit.so = True, lead.so
        made.append(hit)
    return made
