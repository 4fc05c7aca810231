"""Bodies that ended in the reorganisation of 2025, as a text names them, and who took over (*cơ quan đã kết thúc*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.evidence import Span
from graph.folding import fold_marks
from graph.place import LEVELS, Place, find_places, longest_place_name, split_kind, successor_on
from graph.vocab import Organ, organs
from queries.checks.knowledge import organ_rows
from queries.checks.task_words import (
    AMBIGUOUS,
    CITY_COMMITTEE,
    DISTRICT_COMMITTEES,
    DISTRICT_END,
    DISTRICT_HEIR,
    DISTRICT_LEVELS,
    DISTRICT_OFFICES,
    DISTRICT_SOURCE,
    ONLY_OF_DISTRICTS,
    OTHER_BODIES,
    PARTY_HEIR,
    TOWNS,
)

DISTRICT = "huyện"
PROVINCE = "tỉnh"
# Where the heirs of the offices of a district are: the table says "any" of those that stand at other levels too.
LOWEST = ("xã", "any")
# The first body abolished in the great reorganisation; older ones are history to every writer.
SINCE = "2025-01-01"
# Longest name of a place behind the word of its level.
REACH = 60
# So many communes at most are named as the heirs of a district; of more the reader is told their number.
HEIRS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A body that ended: when, who took over, where that was read, how surely."""

    day: str
    heirs: str
    source: str
    confidence: str


def gone_bodies(text: str, day: date) -> Iterator[tuple[Span, Gone]]:
    """Every place of a text that names a body which had ended by a day.

    Args:
        text: The untouched text.
        day: The day of the text.
    """
    words = fold_marks(text)
    if len(words) != len(text):  # folding moved the places
        words = text.lower()
    for match in _names().finditer(words):
        span, gone = Span(match.start(), match.end()), None
        if match.group("local"):
            span, gone = _of_district(text, match, day)
        elif match.group("town"):
            span, gone = _of_town(text, match, day)
        elif match.group("city"):
            span, gone = _of_city(text, match, day)
        else:
            gone = _bodies().get(_spoken(match.group()))
        if gone is not None and gone.day <= day.isoformat():
            yield span, gone


def _spoken(words: str) -> str:
    return " ".join(words.split())


def _of_district(text: str, match: re.Match[str], day: date) -> tuple[Span, Gone]:
    """The body of a district: with the name of its place behind it the communes of today are named."""
    span, found = _placed(text, match, (DISTRICT,))
    body = _spoken(match.group("local"))
    return span, _offices().get(body) or _at_the_end(_committee(body, found, day))


def _of_town(text: str, match: re.Match[str], day: date) -> tuple[Span, Gone | None]:
    """The body of a city of a province or of a town: gone where no place of that name and kind lives."""
    span, found = _placed(text, match, LEVELS)
    if not found or any(place.kind not in TOWNS or place.lives_on(day) for place in found):
        return span, None
    return span, _at_the_end(_committee(_spoken(match.group("town")), found, day))


def _of_city(text: str, match: re.Match[str], day: date) -> tuple[Span, Gone | None]:
    """The committee of the Party of a city of a province, told by the name of the city behind it."""
    span = Span(match.start(), match.end())
    start = match.end() + 1
    length = longest_place_name(text[start : start + REACH], (DISTRICT, PROVINCE))
    found = find_places(text[start : start + length], "thành phố") if length else ()
    if not found or any(place.kind != "thành phố" or place.lives_on(day) for place in found):
        return span, None
    return Span(span.start, start + length), _at_the_end(PARTY_HEIR)


def _placed(text: str, match: re.Match[str], levels: tuple[str, ...]) -> tuple[Span, tuple[Place, ...]]:
    """The span with the name of the place behind the word of its level, and what bears that name and kind."""
    start = match.start("level") if match.group("local") else match.start("kind")
    length = longest_place_name(text[start : match.end() + REACH], levels)
    if start + length <= match.end():
        return Span(match.start(), match.end()), ()
    written = text[start : start + length]
    kind = split_kind(written)[0]
    found = tuple(place for level in levels for place in find_places(written, level=level) if place.kind == kind)
    return Span(match.start(), start + length), found


def _committee(body: str, found: tuple[Place, ...], day: date) -> str:
    """Which councils or committees took over; where the name is of several places, which level."""
    after = sorted(successor_on(found[0], day), key=lambda place: place.name) if len(found) == 1 else []
    if not after:
        return DISTRICT_HEIR
    names = ", ".join(place.full_name for place in after)
    if len(after) > HEIRS:
        names = f"{len(after)} xã, phường trên địa bàn {found[0].full_name} trước đây"
    return f"{DISTRICT_COMMITTEES[body]} {names}"


def _at_the_end(heirs: str) -> Gone:
    return Gone(day=DISTRICT_END, heirs=heirs, source=DISTRICT_SOURCE, confidence="medium")


def heirs_of(row: Organ) -> str:
    """Who took over from a body, in words; of the bodies of a district those of the commune are said to be so."""
    after = [heir for code in row.succeeded_by for heir in organ_rows(code)[:1]]
    low = row.level == DISTRICT and row.local
    return " hoặc ".join(f"{heir.name} cấp xã" if low and heir.level in LOWEST else heir.name for heir in after)


def _gone(row: Organ) -> Gone:
    return Gone(day=row.valid_to or "", heirs=heirs_of(row), source=row.source, confidence=row.confidence)


@cache
def _bodies() -> dict[str, Gone]:
    """The bodies that ended, by their folded names without place."""
    found = {
        fold_marks(name): Gone(day=day, heirs=heirs, source=source, confidence="medium")
        for name, day, heirs, source in OTHER_BODIES
    }
    rows = [row for row in organs() if row.valid_to is not None and row.valid_to >= SINCE]
    living = {fold_marks(name) for row in organs() if row.valid_to is None for name in (row.name, *row.names)}
    for row in rows:
        if row.level == DISTRICT and not row.name.endswith("ủy") and row.code not in ONLY_OF_DISTRICTS:
            continue
        for name in (row.name, *row.names):
            if fold_marks(name) not in living and name not in AMBIGUOUS:
                found.setdefault(fold_marks(name), _gone(row))
    return found


@cache
def _offices() -> dict[str, Gone]:
    """The offices of a district by their folded names without the word of the level."""
    found = {fold_marks(name): _at_the_end(heirs) for name, heirs in DISTRICT_OFFICES}
    for row in organs():
        if row.level != DISTRICT or row.kind != "state" or row.valid_to is None:
            continue
        for name in (row.name, *row.names):
            bare = fold_marks(name).removesuffix(" huyện")
            found[bare] = _bodies().get(bare) or _gone(row)
    return found


@cache
def _names() -> re.Pattern[str]:
    """All names, the longest first; of districts, the body with the word of its level."""

    def spaced(names: set[str]) -> str:
        ordered = sorted(names, key=len, reverse=True)
        return "|".join(r"\s+".join(re.escape(word) for word in fold_marks(name).split()) for name in ordered)

    committees = {*DISTRICT_COMMITTEES}
    local = spaced({*_offices(), *committees})
    return re.compile(
        rf"(?<!\w)(?:(?P<local>{local})\s+(?P<level>{spaced({*DISTRICT_LEVELS})})"
        rf"|(?P<town>{spaced(committees)})\s+(?P<kind>{spaced({*TOWNS})}|tp)"
        rf"|(?P<city>{spaced({CITY_COMMITTEE})})|(?:{spaced({*_bodies()})}))(?!\w)"
    )
