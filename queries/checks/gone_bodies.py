"""Bodies that ended in the reorganisation of 2025, as a text names them, and who took over (*cơ quan đã kết thúc*)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.evidence import Span
from graph.folding import fold_marks
from graph.place import LEVEL_OF_KIND, LEVELS, Place, find_places, longest_place_name, split_kind, successor_on
from graph.vocab import EndedBody, Organ, ended_bodies, organs
from graph.vocab.phrasing import check_phrases
from graph.vocab.place_names import kind_of_short
from queries.checks.knowledge import councils, organ_rows

DISTRICT = "huyện"
PROVINCE = "tỉnh"
CITY = "thành phố"
# Kinds of place that are gone wherever they stand: other cities live on as provinces.
DISTRICT_KINDS = tuple(kind for kind, level in LEVEL_OF_KIND.items() if level == DISTRICT)
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
    capital: bool = False


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
        if match.group("level"):
            span, gone = _of_district(text, match, day)
        elif match.group("kind"):
            span, gone = _of_town(text, match, day)
            province = _of(PROVINCE).get(_spoken(match.group("local")))
            gone = _ended(province) if gone is None and province is not None else gone
        elif match.group("city"):
            span, gone = _of_city(text, match, day)
        elif match.group("province"):
            span, gone = _of_province(text, match)
        else:
            gone = _bodies().get(_spoken(match.group()))
        if gone is None or gone.day > day.isoformat():
            continue
        if not gone.capital or text[match.start()].isupper():
            yield span, gone


def _spoken(words: str) -> str:
    return " ".join(words.split())


def _of_district(text: str, match: re.Match[str], day: date) -> tuple[Span, Gone]:
    """The body of a district: with the name of its place behind it the communes of today are named."""
    span, found = _placed(text, match, (DISTRICT,))
    body = _spoken(match.group("local"))
    return span, _offices().get(body) or _committee(body, found, day)


def _of_town(text: str, match: re.Match[str], day: date) -> tuple[Span, Gone | None]:
    """The body of a city of a province or of a town: gone where no place of that name and kind lives."""
    span, found = _placed(text, match, LEVELS)
    towns = check_phrases("town_kind")
    if not found or any(place.kind not in towns or place.lives_on(day) for place in found):
        return span, None
    body = _spoken(match.group("local"))
    if body in _committees():
        return span, _committee(body, found, day)
    return span, _offices()[body] if all(place.kind == CITY for place in found) else None


def _of_city(text: str, match: re.Match[str], day: date) -> tuple[Span, Gone | None]:
    """The committee of the Party of a city of a province, told by the name of the city behind it."""
    span = Span(match.start(), match.end())
    start = match.end() + 1
    length = longest_place_name(text[start : start + REACH], (DISTRICT, PROVINCE))
    found = find_places(text[start : start + length], CITY) if length else ()
    if not found or any(place.kind != CITY or place.lives_on(day) for place in found):
        return span, None
    return Span(span.start, start + length), _ended(_of(CITY)[_spoken(match.group("city"))])


def _of_province(text: str, match: re.Match[str]) -> tuple[Span, Gone | None]:
    """The office of a province, told by the word or the name of a province behind it: the central body lives."""
    unit = match.group("unit")
    start = match.start("unit") if unit else match.end() + 1
    length = longest_place_name(text[start : start + REACH], (PROVINCE, DISTRICT) if unit else (PROVINCE,))
    if not unit and not length:
        return Span(match.start(), match.end()), None
    end = max(match.end(), start + length)
    return Span(match.start(), end), _ended(_of(PROVINCE)[_spoken(match.group("province"))])


def _placed(text: str, match: re.Match[str], levels: tuple[str, ...]) -> tuple[Span, tuple[Place, ...]]:
    """The span with the name of the place behind the word of its level, and what bears that name and kind."""
    start = match.start("level") if match.group("level") else match.start("kind")
    length = longest_place_name(text[start : match.end() + REACH], levels)
    if start + length <= match.end():
        return Span(match.start(), match.end()), ()
    written = text[start : start + length]
    kind = split_kind(written)[0]
    found = tuple(place for level in levels for place in find_places(written, level=level) if place.kind == kind)
    return Span(match.start(), start + length), found


def _committee(body: str, found: tuple[Place, ...], day: date) -> Gone:
    """Which councils or committees took over; where the name is of several places, which level."""
    row = _committees()[body]
    after = sorted(successor_on(found[0], day), key=lambda place: place.name) if len(found) == 1 else []
    if not after:
        return _ended(row)
    names = ", ".join(place.full_name for place in after)
    if len(after) > HEIRS:
        names = f"{len(after)} xã, phường trên địa bàn {found[0].full_name} trước đây"
    return _ended(row, f"{row.name} {names}")


def _ended(row: EndedBody, heirs: str | None = None) -> Gone:
    return Gone(
        day=row.valid_to,
        heirs=heirs or row.heirs,
        source=row.source,
        confidence=row.confidence,
        capital=row.capital,
    )


@cache
def _of(kind: str | None) -> dict[str, EndedBody]:
    """The bodies told by the word of a kind of place behind them, or by none, by their folded names."""
    return {fold_marks(name): row for row in ended_bodies() if row.of == kind for name in (row.name, *row.names)}


@cache
def _committees() -> dict[str, EndedBody]:
    """The councils and committees of a district by all their folded names."""
    rows = _of(DISTRICT)
    return {fold_marks(name): rows[fold_marks(names[0])] for names in councils().values() for name in names}


def district_end() -> EndedBody:
    """The row that tells when the districts ended and where that was read.

    Examples:
        >>> district_end().valid_to
        '2025-07-01'
    """
    return next(iter(_committees().values()))


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
    found = {name: _ended(row) for name, row in _of(None).items()}
    alone, shared = check_phrases("office_of_district"), check_phrases("shared_name")
    rows = [row for row in organs() if row.valid_to is not None and row.valid_to >= SINCE]
    living = {fold_marks(name) for row in organs() if row.valid_to is None for name in (row.name, *row.names)}
    for row in rows:
        if row.level == DISTRICT and not row.name.endswith("ủy") and row.code not in alone:
            continue
        for name in (row.name, *row.names):
            if fold_marks(name) not in living and name not in shared:
                found.setdefault(fold_marks(name), _gone(row))
    return found


@cache
def _offices() -> dict[str, Gone]:
    """The offices of a district by their folded names without the word of the level."""
    found = {name: _ended(row) for name, row in _of(DISTRICT).items() if name not in _committees()}
    for row in organs():
        if row.level != DISTRICT or row.kind != "state" or row.valid_to is None:
            continue
        for name in (row.name, *row.names):
            bare = fold_marks(name).removesuffix(" huyện")
            found[bare] = _bodies().get(bare) or _gone(row)
    return found


@cache
def _guards() -> dict[str, tuple[str, str]]:
    """What may not stand in front of a name and behind it, as patterns, by folded name."""
    rows = {name: row for kind in (None, CITY, PROVINCE) for name, row in _of(kind).items()}
    return {
        name: (
            "".join(rf"(?<!\b{re.escape(fold_marks(word))}\s)" for word in row.not_after),
            rf"(?!\s+(?:{_any(row.not_before)})(?!\w))" if row.not_before else "",
        )
        for name, row in rows.items()
    }


def _any(names: Iterable[str]) -> str:
    """A pattern of any of the names, the longest first, however they are spaced."""
    ordered = sorted(map(fold_marks, names), key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in ordered)


def _named(names: Iterable[str]) -> str:
    """The same of names of bodies, without what lives under a longer name."""
    found = ((_any((name,)), *_guards().get(name, ("", ""))) for name in sorted(names, key=len, reverse=True))
    return "|".join(f"{before}{name}{behind}" for name, before, behind in found)


@cache
def _names() -> re.Pattern[str]:
    """All names, the longest first; of districts, the body with the word of its level."""
    offices = {*_offices(), *_committees()}
    levels = {*DISTRICT_KINDS, *check_phrases("district_named")}
    cities = {CITY, *(short for short, kind in kind_of_short().items() if kind == CITY)}
    towns = {*check_phrases("town_kind"), *cities}
    # Few words begin with the first word of a name: the many names are tried only there.
    first = {name.split()[0] for name in (*offices, *_of(CITY), *_of(PROVINCE), *_bodies())}
    return re.compile(
        rf"(?<!\w)(?=[{''.join(sorted({word[0] for word in first}))}])(?=(?:{_any(first)})(?!\w))"
        rf"(?:(?:(?P<local>{_named(offices)})\s+(?:(?P<level>{_any(levels)})|(?P<kind>{_any(towns)})))"
        rf"|(?P<city>{_named(_of(CITY))})|(?P<province>{_named(_of(PROVINCE))})"
        rf"(?:\s+(?:{_any(check_phrases('many_places'))}\s+)?(?P<unit>{_any({PROVINCE, *cities})})(?!\w))?"
        rf"|(?:{_named(_bodies())}))(?!\w)"
    )
