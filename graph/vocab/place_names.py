"""How places are written (*địa danh*): the kind before a name, and where a name ends in running text.

The kinds are a closed list that only a law changes (Luật Tổ chức chính quyền địa phương); here is the one place that
names them with their levels. How they are written is a table, ``place_kinds.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from graph.folding import fold
from graph.vocab import places as table
from graph.vocab.tables import load
from graph.vocab.word_rows import PlaceKind

LEVELS = ("tỉnh", "huyện", "xã")
KINDS: dict[str, tuple[str, ...]] = {
    "tỉnh": ("tỉnh",),
    "thành phố": ("tỉnh", "huyện"),
    "huyện": ("huyện",),
    "quận": ("huyện",),
    "thị xã": ("huyện",),
    "xã": ("xã",),
    "phường": ("xã",),
    "thị trấn": ("xã",),
    "đặc khu": ("xã",),
}
#: Kinds that are of one level, also where the table does not know the very place.
LEVEL_OF_KIND = {kind: levels[0] for kind, levels in KINDS.items() if len(levels) == 1}
_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"(?:\s|[-‐‑–—]|['’.](?!\s)|['’] ){1,4}")
_LONGEST = 7


@cache
def place_kinds() -> tuple[PlaceKind, ...]:
    """How each kind of place is written (*cách viết loại đơn vị hành chính*)."""
    return load("place_kinds")


@cache
def kinds_in_text() -> tuple[str, ...]:
    """The kinds and the short forms of them that are told from other words wherever they stand.

    Examples:
        >>> {"thị xã", "TX."} <= {*kinds_in_text()}, "H." in kinds_in_text()
        (True, False)
    """
    return tuple(form for row in place_kinds() for form in (row.name, *row.short))


@cache
def kind_of_short() -> dict[str, str]:
    """Short form, in small letters and without a full stop at its end → the kind in full.

    Examples:
        >>> kind_of_short()["t.x"]
        'thị xã'
    """
    return {form.lower().rstrip("."): row.name for row in place_kinds() for form in row.short}


@cache
def _kind() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What finds a kind before a name, small letters, a group for each kind; and the kinds in that order."""
    written = (_before_name(row) for row in place_kinds())
    return re.compile("|".join(f"({way})" for way in written)), tuple(row.name for row in place_kinds())


def _before_name(row: PlaceKind) -> str:
    r"""How a kind stands before a name: "TP. Nha Trang", "TPHCM", "T.X Hồng Lĩnh", "Q.1", "P. 5"."""

    def spaced(words: str) -> str:
        return r"\s+".join(map(re.escape, words.split()))

    whole = [rf"{spaced(word)}\b" for word in sorted((row.name, *row.words), key=len, reverse=True)]
    forms = {form.lower() for form in (*row.short, *row.short_before_name)}
    stems = sorted({form.rstrip(".") for form in forms}, key=lambda stem: (-len(stem), stem))
    short = [rf"{spaced(stem)}\b\.?" if stem in forms else rf"{spaced(stem)}\." for stem in stems]
    return "|".join((*whole, *short, *([rf"{row.glued}(?=[a-zđ])"] if row.glued else ())))


def split_kind(text: str) -> tuple[str | None, str]:
    """The kind a place is written with, in full, and its name.

    Examples:
        >>> split_kind("TP. Nha Trang"), split_kind("T.X Hồng Lĩnh"), split_kind("Phước Long")
        (('thành phố', 'Nha Trang'), ('thị xã', 'Hồng Lĩnh'), (None, 'Phước Long'))
    """
    stripped = text.strip()
    pattern, kinds = _kind()
    match = pattern.match(stripped.lower())
    rest = stripped[match.end() :].strip(" .") if match else ""
    if match is None or match.lastindex is None or not rest:
        return None, stripped
    return kinds[match.lastindex - 1], rest


def longest_place_name(words: str, level: str | Collection[str] = LEVELS) -> int:
    """Length of the longest known place name that the words begin with; 0 where they begin with none.

    The kind may stand before the name. Capitals decide where they can: "Phước Long Triển khai" begins with
    Phước Long; without them every reading is tried.

    Args:
        words: Text from where the name is expected, untouched.
        level: A level, or several.

    Examples:
        >>> longest_place_name("Phước Long Triển khai", "xã"), len("Phước Long")
        (10, 10)
        >>> longest_place_name("Quận 1 báo cáo", "huyện")
        6
        >>> longest_place_name("đã triển khai")
        0
    """
    levels = {level} if isinstance(level, str) else set(level)
    kind = _kind()[0].match(words.lower())
    start = kind.end() + len(words[kind.end() :]) - len(words[kind.end() :].lstrip(" \t\n.")) if kind else 0
    if kind is not None and (length := _longest(words[start:], levels)):
        return start + length
    return _longest(words, levels)


def _longest(words: str, levels: set[str]) -> int:
    ends: list[int] = []
    capitals = True
    strict = 0
    loose = 0
    for token in _TOKEN.finditer(words):
        gap = words[ends[-1] : token.start()] if ends else words[: token.start()]
        if len(ends) == _LONGEST or (ends and not _GAP.fullmatch(gap)) or (not ends and gap):
            break
        first = token.group()[0]
        if not ends and not (first.isupper() or first.isdigit()):
            return 0
        capitals = capitals and (not first.islower() or gap[-1:] in ("'", "’"))
        if strict and not capitals:
            break  # the name in capitals is what counts
        ends.append(token.end())
        if _known(table.fold_place(words[: token.end()]), levels):
            loose = token.end()
            strict = loose if capitals else strict
    return strict or loose


def _known(key: str, levels: set[str]) -> bool:
    rows = table.units_named(key)
    if any(row.level in levels for row in rows):
        return True
    return "xã" in levels and bool(table.communes_named(key))


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name one place, kinds included.

    Examples:
        >>> same_name("TP. Nha Trang", "thành phố Nha Trang"), same_name("huyện Cam Lâm", "xã Cam Lâm")
        (True, False)
    """
    (kind, name), (other_kind, other_name) = split_kind(one), split_kind(other)
    return fold(kind or "") == fold(other_kind or "") and table.fold_place(name) == table.fold_place(other_name)
