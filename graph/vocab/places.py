"""The table of places (``places.csv``, ``places_successors.csv``), read so that a run pays for what it uses.

Provinces and districts are read first; the 13,000 communes only once someone asks for one. Names are folded
all at once: one pass over the text instead of one call a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.errors import VocabularyError
from graph.folding import fold_marks
from graph.vocab.tables import DATA

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
    return tuple(_unit(head.split(","), communes) for head, communes in zip(*_lines(), strict=True))


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


@cache
def unit_index() -> dict[str, tuple[PlaceRow, ...]]:
    """Folded name to the provinces and districts of that name."""
    found: dict[str, list[PlaceRow]] = {}
    for row, folded in zip(units(), _fold_lines(_lines()[0]), strict=True):
        for key in (folded.split(",")[3].strip(), *(fold_place(name) for name in row.names)):
            found.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def commune_index() -> dict[str, list[tuple[int, int]]]:
    """Folded name to the communes of that name: index of the unit above, index in its list."""
    found: dict[str, list[tuple[int, int]]] = {}
    for unit, communes in enumerate(_fold_lines([_DAYS.sub("", line) for line in _lines()[1]])):
        if communes:
            for at, item in enumerate(communes.split("|")):
                found.setdefault(item[1:], []).append((unit, at))
    return found


@cache
def commune(unit: int, at: int) -> CommuneRow:
    """One commune by the index of the unit above it and its index there."""
    above = units()[unit]
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
    for unit, row in enumerate(units()):
        if row.code == code and row.communes:
            yield from (commune(unit, at) for at in range(row.communes.count("|") + 1))


@cache
def commune_successors() -> dict[str, list[tuple[int, ...]]]:
    """Code of a district to what became of each of its communes: indexes in the list of the new province.

    Raises:
        VocabularyError: A line is damaged.
    """
    found: dict[str, list[tuple[int, ...]]] = {}
    for line in (DATA / "places_successors.csv").read_text(encoding="utf-8").splitlines():
        code, _, items = line.partition(",")
        if line.startswith(("#", "code,")):
            continue
        try:
            parts = [item.split("+") if item else [] for item in items.split("|")]
            found[code] = [tuple(int(number) for number in numbers) for numbers in parts]
        except ValueError as error:
            raise VocabularyError(f"places_successors.csv, hàng {code}: {items!r} không đọc được") from error
    return found


def as_day(text: str | None) -> date | None:
    """An ISO day of the table as a date."""
    return None if text is None else date.fromisoformat(text)
