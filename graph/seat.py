"""Where an issuer sits (*cấp, địa bàn của cơ quan ban hành*): its level, its place, the province of that place."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from graph.issuer import KIND_OF_NAME, organ_by_code, organs_by_name
from graph.number_grammar import parse_number
from graph.place import KINDS, LEVEL_OF_KIND, Place, find_places, parent_of, province_of
from graph.work import LEVELS, plain

_PLACE = rf"(?:{'|'.join(KINDS)})"
_PLACE_AT_END = re.compile(rf"{_PLACE} [^,]+$")
_BARE_PLACE = re.compile(rf"{_PLACE} .+")
_COMMITTEE = re.compile(rf"({'|'.join(KIND_OF_NAME)}) (.+)$")


def seat_of(issuer: str | None, number: str | None, day: date | None) -> tuple[str | None, str | None, str | None]:
    """Level, place and province of an issuer; None for what is not known.

    Args:
        issuer: Full official name.
        number: Canonical number, for bodies that only the symbol names.
        day: The day of issue: which units existed.

    Examples:
        >>> seat_of("Ủy ban nhân dân huyện Trà Cú", None, date(2022, 3, 1))
        ('huyện', 'huyện Trà Cú', 'tỉnh Trà Vinh')
        >>> seat_of("Ủy ban nhân dân xã Đại An, huyện Trà Cú", None, date(2022, 3, 1))
        ('xã', 'xã Đại An', 'tỉnh Trà Vinh')
        >>> seat_of("Thủ tướng Chính phủ", "638/QĐ-TTg", None)
        ('trung ương', None, None)
    """
    if day is not None and day.year not in _YEARS_OF_CHANGE:
        day = date(day.year, 12, 31)
    seat = _seat(issuer, day) if issuer else (None, None, None)
    if seat[0] is not None or number is None:
        return seat
    return _level_of_symbol(number.partition("/")[2] or number), None, None


#: Years within which units changed: only there does the day itself count.
_YEARS_OF_CHANGE = frozenset(range(2023, 2028))


@lru_cache(maxsize=16384)
def _seat(issuer: str, day: date | None) -> tuple[str | None, str | None, str | None]:
    place = _place_of(issuer, day)
    if place is None:
        found = _PLACE_AT_END.search(_addressed(issuer)[0])
        kind = next((kind for kind in LEVEL_OF_KIND if found and found.group().startswith(f"{kind} ")), None)
        return (LEVEL_OF_KIND[kind] if kind else _level_of_name(issuer)), None, None
    province = province_of(place)
    return place.level, place.full_name, province.full_name if province else None


@lru_cache(maxsize=4096)
def _level_of_symbol(symbol: str) -> str | None:
    parsed = parse_number(f"1/{symbol}", trusted=True)
    if parsed is None:
        return None
    if parsed.system == "assembly":
        return "trung ương"
    rows = [organ for code in parsed.organs if (organ := organ_by_code(code)) is not None]
    return next((row.level for row in rows if row.level != "any"), None)


def _level_of_name(issuer: str) -> str | None:
    rows = organs_by_name(issuer.split(", ")[0])
    return next((row.level for row in rows if row.level in LEVELS and not row.local), None)


def _addressed(issuer: str) -> tuple[str, list[str]]:
    """The name of an issuer, and the units of its address: "xã Đại An", ["huyện Trà Cú"]."""
    *before, name = issuer.split(", ")
    above: list[str] = []
    while before and _BARE_PLACE.fullmatch(name) and _PLACE_AT_END.search(before[-1]):
        above.append(name)
        name = before.pop()
    return name, above


def _place_of(issuer: str, day: date | None) -> Place | None:
    """The one place that an issuer's name ends with; None where it names none or several fit.

    What follows as an address ("xã Đại An, huyện Trà Cú") says in which unit the place lies.
    """
    name, above = _addressed(issuer)
    found = _PLACE_AT_END.search(name)
    places: tuple[Place, ...] = ()
    if found:
        places = find_places(found.group(), on=day) or find_places(found.group())
    else:
        words = _COMMITTEE.search(name)
        if words:
            kind = KIND_OF_NAME[words[1]]
            places = find_places(words[2], kind=kind, on=day) or find_places(words[2], kind=kind)
    distinct = {place.code: place for place in places if not above or _lies_in(place, above)}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _lies_in(place: Place, above: list[str]) -> bool:
    """Whether a place lies in every unit that its address names."""
    names = set()
    over = parent_of(place)
    while over is not None:
        names.add(plain(over.full_name))
        over = parent_of(over)
    return all(plain(name) in names for name in above)
