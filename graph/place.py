"""Places (*đơn vị hành chính*): provinces, districts and communes, each with its days.

Two levels since 01/7/2025, three before (Luật 72/2025/QH15; nghị quyết 202/2025/QH15). A province that kept
its name and kind is one place through all its days, also where it took in others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.vocab import places as table
from graph.vocab.place_names import KINDS, LEVEL_OF_KIND, LEVELS, longest_place_name, same_name, split_kind

__all__ = [
    "KINDS",
    "LEVELS",
    "LEVEL_OF_KIND",
    "Place",
    "find_places",
    "longest_place_name",
    "parent_of",
    "place_by_code",
    "province_of",
    "same_name",
    "split_kind",
    "successor_on",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One administrative unit.

    Attributes:
        name: ``"Khánh Hòa"``.
        kind: ``tỉnh``, ``thành phố``, ``huyện``, ``quận``, ``thị xã``, ``xã``, ``phường``, ``thị trấn`` or
            ``đặc khu``.
        level: ``tỉnh``, ``huyện`` or ``xã``.
        code: Key in the table; for a commune the key above it and its index there (``"568:3"``).
        parent: Key of the unit above; None for a province.
        valid_from: First day; None where before the first day known.
        valid_to: First day after its life; None while it lives.
        confidence: ``high``, ``medium`` or ``low``.

    Source: graph/vocab/data/places.csv.
    """

    name: str
    kind: str
    level: str
    code: str
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    confidence: str = "high"

    @property
    def full_name(self) -> str:
        """Kind and name, as an office writes it: ``"tỉnh Khánh Hòa"``."""
        return f"{self.kind} {self.name}"

    @property
    def successors(self) -> tuple[str, ...]:
        """Keys of what it went into; empty while it lives or where not known."""
        return _successors(self.code, self.valid_to)

    def lives_on(self, day: date) -> bool:
        """Whether the unit existed on the day, as far as the table knows."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


def find_places(
    name: str, kind: str | None = None, level: str | None = None, on: date | None = None
) -> tuple[Place, ...]:
    """All places of a name, provinces first, then districts, then communes.

    Args:
        name: With or without its kind, in any usual spelling: ``"TP. Nha Trang"``, ``"Đăk Lăk"``.
        kind: Kind, also abbreviated; where none of the kind bears the name, others of its level answer
            (a huyện that has since become a thị xã).
        level: ``tỉnh``, ``huyện`` or ``xã``.
        on: Only places that existed on that day.

    Examples:
        >>> [place.full_name for place in find_places("TP Nha Trang")]
        ['thành phố Nha Trang']
        >>> find_places("Hà Giang", level="tỉnh", on=date(2025, 7, 1))
        ()
    """
    written_kind, bare = split_kind(name)
    wanted = split_kind(f"{kind} -")[0] if kind else written_kind
    levels = (level,) if level else KINDS.get(wanted or "", LEVELS)
    found = [place for place in _named(table.fold_place(bare), levels) if on is None or place.lives_on(on)]
    if written_kind and not found and not kind:
        return tuple(place for place in _named(table.fold_place(name), levels) if on is None or place.lives_on(on))
    exact = [place for place in found if place.kind == wanted]
    return tuple(exact or found)


def _named(key: str, levels: Collection[str]) -> Iterator[Place]:
    rows = table.units_named(key)
    for level in LEVELS[:2]:
        if level in levels:
            yield from (_of_unit(row) for row in rows if row.level == level)
    if "xã" in levels:
        yield from (_of_commune(unit, at) for unit, at in table.communes_named(key))


@cache
def _of_unit(row: table.PlaceRow) -> Place:
    return Place(
        name=row.name,
        kind=row.kind,
        level=row.level,
        code=row.code,
        parent=row.parent,
        valid_from=table.as_day(row.valid_from),
        valid_to=table.as_day(row.valid_to),
        confidence=row.confidence,
    )


@cache
def _of_commune(unit: int, at: int) -> Place:
    row = table.commune(unit, at)
    return Place(
        name=row.name,
        kind=row.kind,
        level="xã",
        code=f"{row.above}:{at}",
        parent=row.above,
        valid_from=table.as_day(row.valid_from),
        valid_to=table.as_day(row.valid_to),
    )


@cache
def place_by_code(code: str, on: date | None = None) -> Place | None:
    """The place of a key of the table; where two share it, the one that lives on the day, else the last."""
    above, _, at = code.partition(":")
    rows = list(table.units_coded(above))
    if at:
        rows = [(index, row) for index, row in rows if row.communes]
        return _of_commune(rows[0][0], int(at)) if rows else None
    found = [_of_unit(row) for _, row in rows]
    living = [place for place in found if on is not None and place.lives_on(on)]
    return next(reversed(living or found), None)


def parent_of(place: Place | str, on: date | None = None) -> Place | None:
    """The unit above a place, on the day or on the last day of the place; None for a province."""
    known = place_by_code(place) if isinstance(place, str) else place
    if known is None or known.parent is None:
        return None
    day = on or (date.fromordinal(known.valid_to.toordinal() - 1) if known.valid_to else None)
    above = place_by_code(known.parent, day)
    if above is None or day is None or above.lives_on(day):
        return above
    return _before(above, day) or above


@cache
def _before(place: Place, day: date) -> Place | None:
    """What stood on a day in the place of a unit that came later: Thừa Thiên Huế before the city of Huế."""
    rows = (row for row in table.units() if row.level == place.level and row.successors == (place.code,))
    return next((was for was in map(_of_unit, rows) if was.lives_on(day)), None)


def province_of(place: Place, on: date | None = None) -> Place | None:
    """The province or centrally-run city a place lies in, itself for a province.

    Examples:
        >>> province_of(find_places("huyện Trà Cú")[0]).full_name
        'tỉnh Trà Vinh'
    """
    current: Place | None = place
    while current is not None and current.level != "tỉnh":
        current = parent_of(current, on)
    return current


def successor_on(place: Place, day: date) -> tuple[Place, ...]:
    """What stands in the place of a unit on a day: itself while it lives; empty where not known.

    A commune or district may have been divided: then all that took a part of it answer.

    Examples:
        >>> [unit.full_name for unit in successor_on(find_places("tỉnh Trà Vinh")[0], date(2025, 7, 1))]
        ['tỉnh Vĩnh Long']
    """
    if place.lives_on(day):
        return (place,)
    codes = place.successors
    if place.level == "xã" and not codes:
        return _living(place, day)
    found: dict[str, Place] = {}
    for code in codes:
        after = place_by_code(code, day)
        if after is None or after == place:
            continue
        for last in _living(after, day):
            found[last.code] = last
    return tuple(found.values())


def _living(place: Place, day: date) -> tuple[Place, ...]:
    """The place, its later form or its namesake of that day (xã that became phường)."""
    if place.lives_on(day):
        return (place,)
    if place.level == "xã":
        return tuple(twin for twin in find_places(place.name, level="xã", on=day) if twin.parent == place.parent)
    return successor_on(place, day) if place.valid_to is not None and day >= place.valid_to else ()


@cache
def _successors(code: str, valid_to: date | None) -> tuple[str, ...]:
    above, _, at = code.partition(":")
    rows = [row for _, row in table.units_coded(above) if table.as_day(row.valid_to) == valid_to]
    if rows and rows[0].successors and not at:
        return rows[0].successors
    province = parent_of(above)
    items = table.commune_successors(above)
    if province is None or not items:
        return ()
    after = (_successors(province.code, province.valid_to) or (province.code,))[0]
    indexes = items[int(at)] if at else sorted({index for item in items for index in item})
    return tuple(f"{after}:{index}" for index in indexes)
