"""Places behind a body's name: ``tỉnh Khánh Hòa``, ``TP. Nha Trang``, ``Tỉnh``, a bare ``Hà Nội``."""

from __future__ import annotations

import re
from functools import cache

from graph.place import find_places, longest_place_name
from graph.vocab.place_names import kind_of_short, kinds_in_text
from loaders.phrases import alternatives, phrases

_CAPITAL_RUN = re.compile(r"[A-ZĐÂÊÔƠƯĂÀ-Ỵ][^\W\d_]*(?:(?:\s|\s?-\s?)[A-ZĐÂÊÔƠƯĂÀ-Ỵ][^\W\d_]*){0,3}|\d{1,2}(?![\w/])")
_GAP = re.compile(r"[ \t]*+\n?[ \t]*+")


class Area:
    """A place as written.

    Attributes:
        kind: ``"tỉnh"``, ``"thành phố"``, …, in full and small letters.
        name: ``"Khánh Hòa"``; None where only the kind stands there.
        end: One past its last word.
    """

    __slots__ = ("end", "kind", "name")

    def __init__(self, kind: str, name: str | None, end: int) -> None:
        self.kind = kind
        self.name = name
        self.end = end

    @property
    def full_name(self) -> str | None:
        """``"tỉnh Khánh Hòa"``; None without a name."""
        return f"{self.kind} {self.name}" if self.name else None


@cache
def _kinds() -> re.Pattern[str]:
    words = set(kinds_in_text())
    words |= {word[0].upper() + word[1:] for word in words} | {word.upper() for word in words}
    words |= {" ".join(part.capitalize() for part in word.split()) for word in words if " " in word}
    never = alternatives(phrases("kind_not_before"))
    return re.compile(rf"\s*+(?P<kind>{alternatives(tuple(words))})(?=[\s.,;:)]|\Z)(?!\s++(?:{never})(?!\w))\.?+")


def kind_of(word: str) -> str:
    """A kind of place in full: ``"TP."`` → ``"thành phố"``.

    Examples:
        >>> kind_of("Tp."), kind_of("Huyện"), kind_of("T.X")
        ('thành phố', 'huyện', 'thị xã')
    """
    plain = " ".join(word.lower().rstrip(".").split())
    return kind_of_short().get(plain, plain)


def name_at(text: str, at: int) -> int:
    """Where the place name that begins at an offset ends; the offset itself where none begins.

    Examples:
        >>> text = "phường Phước Long Triển khai"
        >>> text[7 : name_at(text, 7)]
        'Phước Long'
        >>> name_at("tỉnh V/v khen thưởng", 5)
        5
    """
    if not (text[at : at + 1].isupper() or text[at : at + 1].isdigit()) or text[at + 1 : at + 2] == "/":
        return at
    known = longest_place_name(text[at : at + 60])
    run = _CAPITAL_RUN.match(text, at)
    if known:
        return at + known
    return run.end() if run else at


def _plain(words: str) -> str:
    """A name on one line; one in capitals with the usual letters, an abbreviation in full."""
    name = " ".join(words.split())
    if name.isupper() and 1 < len(name) < 5:
        found = find_places(name, level="tỉnh")
        return found[0].name if len(found) == 1 else name
    return name.title() if name.isupper() and len(name) > 3 else name


def named_area(text: str, at: int, kind: str) -> Area | None:
    """The place of a kind told before, whose name stands behind an offset: ``Tỉnh ủy | Khánh Hòa``.

    Examples:
        >>> named_area("Công an tỉnh Trà Vinh báo cáo", 12, "tỉnh").full_name
        'tỉnh Trà Vinh'
    """
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    if start == at or not text[start : start + 1].isupper():
        return None
    end = name_at(text, start)
    return Area(kind, _plain(text[start:end]), end) if end > start else None


def bare_area(text: str, at: int, level: str) -> Area | None:
    """The known place that stands behind a body without its kind: ``Sở Y tế | Hà Nội``.

    Args:
        text: Any text.
        at: Where the name of the body ends.
        level: Level of the body: ``tỉnh``, ``huyện`` or ``any``; others have no such short form.

    Examples:
        >>> bare_area("Sở Y tế Hà Nội về", 7, "tỉnh").full_name
        'thành phố Hà Nội'
        >>> bare_area("Sở Y tế Kết quả", 7, "tỉnh") is None
        True
    """
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    if start == at or not text[start : start + 1].isupper():
        return None
    for wanted in ("tỉnh", "huyện"):
        if level not in (wanted, "any"):
            continue
        length = longest_place_name(text[start : start + 40], wanted)
        rest = text[start + length : start + length + 2]
        if not length or (rest[:1] == " " and rest[1:].isupper()) or text[start : start + length].isupper():
            continue
        found = find_places(text[start : start + length], level=wanted)
        living = [place for place in found if place.valid_to is None] or list(found)
        if len({place.full_name for place in living}) == 1:
            return Area(living[0].kind, living[0].name, start + length)
    return None


def read_area(text: str, at: int) -> Area | None:
    """The place that begins at an offset (white space first); None where no kind of place stands there.

    Examples:
        >>> area = read_area("UBND tỉnh Khánh Hòa về", 4)
        >>> area.full_name, area.end
        ('tỉnh Khánh Hòa', 19)
        >>> read_area("TỈNH ỦY LÀO CAI", 0) is None
        True
    """
    match = _kinds().match(text, at)
    if not match:
        return None
    dotted = match.group().endswith(".")
    if dotted and match["kind"].lower().rstrip(".") not in kind_of_short():
        return Area(kind_of(match["kind"]), None, match.end("kind"))
    start = match.end()
    while text[start : start + 1] in (" ", "\t", "\n") and start - match.end() < 3:
        start += 1
    apart = "\n\n" in text[match.end() : start]
    end = name_at(text, start) if (start > match.end() or dotted) and not apart else start
    if end == start:
        return Area(kind_of(match["kind"]), None, match.end("kind"))
    return Area(kind_of(match["kind"]), _plain(text[start:end]), end)
