"""Issuers (*cơ quan ban hành*): an organ, and the place that tells which of its kind it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.folding import fold_name
from graph.place import Place
from graph.vocab import Organ, organ_abbreviations, organs
from graph.vocab.place_names import KINDS, split_kind

# How the committee of the Party is called after the kind of its place (Điều lệ Đảng; thông lệ).
COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "quận": "Quận ủy",
}
#: The Youth Union in the same places: "Tỉnh đoàn", "Huyện đoàn".
YOUTH = {kind: name.replace("ủy", "đoàn") for kind, name in COMMITTEES.items()}
#: Every name that tells the kind of its place → that kind.
KIND_OF_NAME = {name: kind for table in (COMMITTEES, YOUTH) for kind, name in table.items()}
_COMMITTEE = re.compile(rf"(?:{'|'.join(KIND_OF_NAME)})$")
_KIND_AT_END = re.compile(rf" (?:{'|'.join(KINDS)})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """A body that issued a document (*cơ quan ban hành*; ``eli:passed_by``).

    Attributes:
        name: Full official name: ``"Ủy ban nhân dân tỉnh Khánh Hòa"``.
        organ: Organ code (``"UBND"``).
        place: Its place; None for central bodies and where not known.
        level: ``trung ương``, ``tỉnh``, ``huyện``, ``xã`` or None.
    """

    name: str
    organ: str
    place: Place | None = None
    level: str | None = None


def official_name(organ: Organ, place_full_name: str | None) -> str:
    """The full official name of an organ in its place.

    Committees of the Party take the bare name of the place and are called after its kind; a name that ends
    with a kind gives it up for that of the place; all others take the full name of the place.

    Args:
        organ: The organ.
        place_full_name: ``"tỉnh Khánh Hòa"``; None where not known.

    Examples:
        >>> unit, committee = organs_by_code("UBND")[0], organs_by_code("ThU")[0]
        >>> official_name(unit, "tỉnh Khánh Hòa")
        'Ủy ban nhân dân tỉnh Khánh Hòa'
        >>> official_name(committee, "thành phố Nha Trang"), official_name(committee, "thị xã Ninh Hòa")
        ('Thành ủy Nha Trang', 'Thị ủy Ninh Hòa')
    """
    return name_in_place(organ.name, place_full_name if organ.local else None)


def name_in_place(name: str, place_full_name: str | None) -> str:
    """Any name of a local body with its place, after the rules of :func:`official_name`.

    Examples:
        >>> name_in_place("Ban Thường vụ Tỉnh ủy", "tỉnh Khánh Hòa")
        'Ban Thường vụ Tỉnh ủy Khánh Hòa'
        >>> name_in_place("Ban Tổ chức Tỉnh ủy", "thành phố Đà Nẵng")
        'Ban Tổ chức Thành ủy Đà Nẵng'
        >>> name_in_place("Tỉnh đoàn", "thành phố Đà Nẵng")
        'Thành đoàn Đà Nẵng'
        >>> name_in_place("Thanh tra tỉnh", "thành phố Cần Thơ")
        'Thanh tra thành phố Cần Thơ'
    """
    if place_full_name is None:
        return name
    kind, bare = split_kind(place_full_name)
    committee = _COMMITTEE.search(name)
    if committee:
        table = YOUTH if committee.group() in YOUTH.values() else COMMITTEES
        called = table.get(kind or "", committee.group())
        return f"{name[: committee.start()]}{called} {bare}"
    full = f"{kind} {bare}" if kind else bare
    return f"{_KIND_AT_END.sub('', name) if kind else name} {full}"


def issuer_of(organ: Organ, place: Place | None) -> Issuer:
    """The issuer that an organ is in a place.

    Examples:
        >>> from graph.place import find_places
        >>> issuer_of(organs_by_code("SNV")[0], find_places("tỉnh Trà Vinh")[0]).name
        'Sở Nội vụ tỉnh Trà Vinh'
    """
    level = organ.level if organ.level != "any" else (place.level if place else None)
    name = official_name(organ, place.full_name if place else None)
    return Issuer(name=name, organ=organ.code, place=place if organ.local else None, level=level)


@cache
def _by_code() -> dict[str, tuple[Organ, ...]]:
    """Code or variation to its organs: those of that very code first, the living before the ended."""
    found: dict[str, list[Organ]] = {}
    for organ in organs():
        for code in (organ.code, *organ.variations):
            found.setdefault(code, []).append(organ)
    return {
        code: tuple(sorted(rows, key=lambda row: (row.code != code, row.valid_to is not None)))
        for code, rows in found.items()
    }


def organs_by_code(code: str) -> tuple[Organ, ...]:
    """Every organ that prints or printed the code, the likeliest first; empty where unknown.

    Case and stroke count: they are part of the sign.

    Examples:
        >>> [organ.name for organ in organs_by_code("BGD&ĐT")], organs_by_code("BGDDT")
        (['Bộ Giáo dục và Đào tạo'], ())
    """
    return _by_code().get(code, ())


def organ_by_code(code: str, on: date | None = None) -> Organ | None:
    """The organ of a code, on a day where one is given; None where the code is unknown.

    Where none lived on that day the likeliest one answers: that it did not exist then is a finding, not a
    reason to know nothing (``lives_on`` tells).

    Examples:
        >>> organ_by_code("BTNMT", date(2026, 1, 5)).lives_on("2026-01-05")
        False
    """
    rows = organs_by_code(code)
    living = [row for row in rows if on is None or row.lives_on(on.isoformat())]
    return next(iter(living or rows), None)


@cache
def _by_name() -> dict[str, tuple[Organ, ...]]:
    found: dict[str, list[Organ]] = {}
    for organ in organs():
        for name in dict.fromkeys((organ.name, *organ.names, *((organ.head,) if organ.head else ()))):
            rows = found.setdefault(name_key(name), [])
            if organ not in rows:
                rows.append(organ)
    return {
        key: tuple(sorted(rows, key=lambda row: (name_key(row.name) != key, row.valid_to is not None)))
        for key, rows in found.items()
    }


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(map(re.escape, row.short))})\b"), fold_name(row.full))
        for row in organ_abbreviations()
    )


@cache
def name_key(text: str) -> str:
    """The comparison key of the name of an organ: as :func:`fold_name`, usual abbreviations written out.

    Examples:
        >>> name_key("Uỷ ban MTTQ Việt Nam") == name_key("UBMTTQVN")
        True
    """
    key = fold_name(text)
    for short, full in _abbreviations():
        key = short.sub(full, key)
    return " ".join(key.split())


def organs_by_name(text: str) -> tuple[Organ, ...]:
    """Every organ of a name without its place, the likeliest first; empty where unknown.

    Examples:
        >>> [organ.code for organ in organs_by_name("Thành ủy")]
        ['TU', 'ThU']
    """
    return _by_name().get(name_key(text), ())


def organ_by_name(text: str) -> Organ | None:
    """The organ of a name without its place; the title of its head names it too.

    Examples:
        >>> [organ_by_name(name).code for name in ("Uỷ ban nhân dân", "BTV Tỉnh ủy", "Bộ trưởng Bộ Nội vụ")]
        ['UBND', 'TU', 'BNV']
        >>> organ_by_name("Hội Những người yêu sách") is None
        True
    """
    return next(iter(organs_by_name(text)), None)
