"""The table of places (``places.csv``, ``places_successors.csv``), read so that a run pays for what it uses.

A name is searched in the compiled list of folded names; the communes of a unit are taken apart only once someone
asks for one. Without a fresh copy all names are folded at once: one pass over the text instead of one call a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from graph.errors import VocabularyError
from graph.folding import fold_marks
from graph.vocab.tables import DATA, HOME, hash_of

#: The names of all places, folded and sorted, compiled so that a run searches instead of folding them all.
PLACES = "compiled_places.txt"
HEADER = "code,level,kind,name,names,parent,from,to,successors,source,communes"
COMMUNE_KINDS = {"x": "xã", "p": "phường", "t": "thị trấn", "d": "đặc khu"}
TWO_LEVELS_SINCE = "2025-07-01"
CONFIDENCE = {"A": "high", "B": "medium", "C": "low"}
_DAYS = re.compile(r"@[\d/-]*")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One province or district as the table holds it.

    Attributes:
        code: Key within the table.
        level: ``tỉnh`` or ``huyện``.
        kind: ``tỉnh``, ``thành phố``, ``quận``, ``huyện`` or ``thị xã``.
        name: Name without its kind.
        names: Further names, for finding only.
        parent: Code of the province of a district.
        valid_from: First ISO day; None where before the first day known.
        valid_to: First ISO day after its life; None while it lives.
        successors: Codes of what it went into.
        confidence: ``high``, ``medium`` or ``low``.
        communes: The list of communes, not yet taken apart.
    """

    code: str
    level: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    confidence: str
    communes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneRow:
    """One commune: its place in the list of the unit above it.

    Attributes:
        above: Code of the district, or of the province since 2025-07-01.
        at: Index in the list of that unit.
        kind: ``xã``, ``phường``, ``thị trấn`` or ``đặc khu``.
        name: Name without its kind.
        valid_from: First ISO day; None where before the first day known.
        valid_to: First ISO day after its life; None while it lives.
    """

    above: str
    at: int
    kind: str
    name: str
    valid_from: str | None
    valid_to: str | None


@lru_cache(maxsize=1 << 14)
def fold_place(name: str) -> str:
    """The comparison key of a place name: spellings of the highlands are one, numbers lose their zero.

    Examples:
        >>> fold_place("Đắc Lắc") == fold_place("Đăk Lăk") == fold_place("Đắk Lắk")
        True
        >>> fold_place("Phan Rang-Tháp Chàm") == fold_place("Phan Rang – Tháp Chàm")
        True
        >>> fold_place("05")
        '5'
    """
    folded = _spelling(_NO_WORD.sub(" ", fold_marks(name))).strip()
    return str(int(folded)) if folded.isascii() and folded.isdecimal() else folded


def _spelling(folded: str) -> str:
    """Fold the ways to write Đắk: Đăk, Đắc, Đăc, Đak."""
    for old, new in (("ăk", "ắk"), ("ắc", "ắk"), ("ăc", "ắk"), ("đak", "đắk")):
        folded = folded.replace(old, new)
    return folded


def _fold_lines(lines: list[str]) -> list[str]:
    """Many lines of the table folded at once; delimiters stay, the table holds no other punctuation."""
    folded = fold_marks("\n".join(lines))
    for mark in (" - ", "-", "'", "."):
        folded = folded.replace(mark, " ")
    return _spelling(folded.replace("  ", " ")).split("\n")


@cache
def _lines() -> tuple[list[str], list[str]]:
    """The lines of the table, without the list of communes, and the lists of communes."""
    text = (DATA / "places.csv").read_text(encoding="utf-8")
    _, header, body = text.partition(HEADER + "\n")
    if not header:
        raise VocabularyError("places.csv: thiếu hàng tiêu đề các cột")
    heads, lists = [], []
    for at, line in enumerate(body.splitlines(), 1):
        if line.count(",") != HEADER.count(","):
            raise VocabularyError(f"places.csv, hàng {at}: phải có {HEADER.count(',') + 1} ô")
        head, _, communes = line.rpartition(",")
        heads.append(head)
        lists.append(communes)
    return heads, lists


@cache
def units() -> tuple[PlaceRow, ...]:
    """Provinces and districts, in the order of the table.

    Raises:
        VocabularyError: The table is damaged.
    """
    return tuple(unit(at) for at in range(len(_lines()[0])))


@cache
def unit(at: int) -> PlaceRow:
    """The province or district of an index in the table.

    Raises:
        VocabularyError: The table is damaged.
    """
    heads, lists = _lines()
    return _unit(heads[at].split(","), lists[at])


@cache
def _places_of_codes() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for at, head in enumerate(_lines()[0]):
        code = head[: head.index(",")]
        found[code] = (*found.get(code, ()), at)
    return found


def units_coded(code: str) -> tuple[tuple[int, PlaceRow], ...]:
    """The provinces and districts of a code, each with its index; two where a unit changed its kind.

    Examples:
        >>> [(row.kind, row.valid_from) for _, row in units_coded("75")]
        [('tỉnh', None), ('thành phố', '2026-04-30')]
    """
    return tuple((at, unit(at)) for at in _places_of_codes().get(code, ()))


def _unit(cells: list[str], communes: str) -> PlaceRow:
    code, level, kind, name, names, parent, first, end, successors, source = cells
    return PlaceRow(
        code=code,
        level=level,
        kind=kind,
        name=name,
        names=tuple(names.split("|")) if names else (),
        parent=parent or None,
        valid_from=first or None,
        valid_to=end or None,
        successors=tuple(successors.split("+")) if successors else (),
        confidence=CONFIDENCE[source],
        communes=communes,
    )


def name_lines() -> list[bytes]:
    """Every folded name with the units and communes of that name, sorted; what the compiled copy holds.

    A line is the name, the indexes of provinces and districts, and the communes as index of the unit above and
    index in its list.
    """
    found: dict[str, tuple[list[str], list[str]]] = {}
    for at, (row, folded) in enumerate(zip(units(), _fold_lines(_lines()[0]), strict=True)):
        for key in dict.fromkeys((folded.split(",")[3].strip(), *(fold_place(name) for name in row.names))):
            found.setdefault(key, ([], []))[0].append(str(at))
    for above_at, communes in enumerate(_fold_lines([_DAYS.sub("", line) for line in _lines()[1]])):
        for at, item in enumerate(communes.split("|") if communes else ()):
            found.setdefault(item[1:], ([], []))[1].append(f"{above_at}.{at}")
    return sorted(f"{key}\t{','.join(above)}\t{','.join(below)}".encode() for key, (above, below) in found.items())


@cache
def _names() -> list[bytes]:
    """The lines of names, from their compiled copy where that is fresh."""
    try:
        head, *lines = (HOME / PLACES).read_bytes().rstrip(b"\n").split(b"\n")
    except OSError:
        return name_lines()
    return lines if head.decode("utf-8", "replace") == hash_of((DATA / "places.csv",)) else name_lines()


@lru_cache(maxsize=4096)
def _of_name(key: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    wanted = key.encode("utf-8", "surrogatepass") + b"\t"
    lines = _names()
    at = bisect_left(lines, wanted)
    if at == len(lines) or not lines[at].startswith(wanted):
        return (), ()
    _, above, below = lines[at].decode().split("\t")
    pairs = (item.split(".") for item in below.split(",") if item)
    return tuple(int(item) for item in above.split(",") if item), tuple((int(one), int(two)) for one, two in pairs)


def units_named(key: str) -> tuple[PlaceRow, ...]:
    """The provinces and districts of a folded name.

    Examples:
        >>> [row.kind for row in units_named(fold_place("Đồng Nai"))]
        ['tỉnh', 'thành phố']
    """
    return tuple(unit(at) for at in _of_name(key)[0])


def communes_named(key: str) -> tuple[tuple[int, int], ...]:
    """The communes of a folded name: index of the unit above, index in its list.

    Examples:
        >>> commune(*communes_named(fold_place("Lưu Nghiệp Anh"))[0]).kind
        'xã'
    """
    return _of_name(key)[1]


@cache
def commune(unit_at: int, at: int) -> CommuneRow:
    """One commune by the index of the unit above it and its index there."""
    above = unit(unit_at)
    item, _, days = above.communes.split("|")[at].partition("@")
    first, _, end = days.partition("/")
    new = above.level == "tỉnh"
    return CommuneRow(
        above=above.code,
        at=at,
        kind=COMMUNE_KINDS[item[0]],
        name=item[1:],
        valid_from=first or (TWO_LEVELS_SINCE if new else None),
        valid_to=end or (None if new else TWO_LEVELS_SINCE),
    )


def communes_of(code: str) -> Iterator[CommuneRow]:
    """The communes that a district or province lists, in order."""
    for unit_at, row in units_coded(code):
        if row.communes:
            yield from (commune(unit_at, at) for at in range(row.communes.count("|") + 1))


@cache
def _successor_lines() -> dict[str, str]:
    lines = (DATA / "places_successors.csv").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(",") for line in lines if not line.startswith(("#", "code,")))
    return {code: items for code, _, items in pairs}


@cache
def commune_successors(code: str) -> tuple[tuple[int, ...], ...]:
    """What became of each commune of a district: indexes in the list of the new province; empty where not known.

    Raises:
        VocabularyError: The line is damaged.
    """
    items = _successor_lines().get(code)
    if items is None:
        return ()
    try:
        return tuple(tuple(int(number) for number in item.split("+")) if item else () for item in items.split("|"))
    except ValueError as error:
        raise VocabularyError(f"places_successors.csv, hàng {code}: {items!r} không đọc được") from error


def as_day(text: str | None) -> date | None:
    """An ISO day of the table as a date."""
    return None if text is None else date.fromisoformat(text)
