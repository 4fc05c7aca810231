"""Places behind a body's name: ``tỉnh Khánh Hòa``, ``TP. Nha Trang``, ``Tỉnh``."""

from __future__ import annotations

import re
from functools import cache

from graph.place import longest_place_name
from loaders.phrases import alternatives, phrases

_LEVELS = (("tỉnh", "province"), ("huyện", "district"), ("xã", "commune"))
_CAPITAL_RUN = re.compile(r"[A-ZĐÂÊÔƠƯĂÀ-Ỵ][^\W\d_]*(?:(?:\s|\s?-\s?)[A-ZĐÂÊÔƠƯĂÀ-Ỵ][^\W\d_]*){0,3}|\d{1,2}(?![\w/])")
_FULL = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}


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
    words = {word for _, level in _LEVELS for word in phrases(f"place_kind_{level}")}
    words |= {word[0].upper() + word[1:] for word in words} | {word.upper() for word in words}
    words |= {" ".join(part.capitalize() for part in word.split()) for word in words if " " in word}
    return re.compile(rf"\s*+(?P<kind>{alternatives(tuple(words))})(?=[\s.,;:)]|\Z)\.?+")


def kind_of(word: str) -> str:
    """A kind of place in full: ``"TP."`` → ``"thành phố"``.

    Examples:
        >>> kind_of("Tp."), kind_of("Huyện")
        ('thành phố', 'huyện')
    """
    plain = " ".join(word.lower().rstrip(".").split())
    return _FULL.get(plain, plain)


def name_at(text: str, at: int) -> int:
    """Where the place name that begins at an offset ends; the offset itself where none begins.

    Examples:
        >>> text = "phường Phước Long Triển khai"
        >>> text[7 : name_at(text, 7)]
        'Phước Long'
    """
    if not (text[at : at + 1].isupper() or text[at : at + 1].isdigit()):
        return at
    known = longest_place_name(text[at : at + 60])
    run = _CAPITAL_RUN.match(text, at)
    if known:
        return at + known
    return run.end() if run else at


def read_area(text: str, at: int) -> Area | None:
    """The place that begins at an offset (white space first); None where no kind of place stands there.

    Examples:
        >>> area = read_area("UBND tỉnh Khánh Hòa về", 4)
        >>> area.full_name, area.end
        ('tỉnh Khánh Hòa', 19)
    """
    match = _kinds().match(text, at)
    if not match:
        return None
    dotted = match.group().endswith(".")
    if dotted and match["kind"].lower().rstrip(".") not in _FULL:
        return Area(kind_of(match["kind"]), None, match.end("kind"))
    start = match.end()
    while text[start : start + 1] in (" ", "\t", "\n") and start - match.end() < 3:
        start += 1
    apart = "\n\n" in text[match.end() : start]
    end = name_at(text, start) if (start > match.end() or dotted) and not apart else start
    name = " ".join(text[start:end].split()) if end > start else None
    if name is None:
        return Area(kind_of(match["kind"]), None, match.end("kind"))
    return Area(kind_of(match["kind"]), name, end)
