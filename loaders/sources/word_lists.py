"""Automatic numbers of lists, as Word prints them: they stand in no run, yet people cite them (*Điều 5*)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.sources.word_styles import Styles, list_properties
from loaders.sources.word_symbols import symbol
from loaders.sources.word_xml import W, number, switched_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_NUMBER = 9_999
"""Numbers above it are printed as decimals."""

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_FORMATS = (
    "decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "numberInDash",
    "bullet", "none",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: First number.
        shape: Format of the number (``w:numFmt``).
        text: Pattern, ``"Điều %1."``.
        gap: What stands between number and text.
        legal: All numbers of the pattern as decimals.
        restart: 0 for never, n for after level n; None for after any level above.
        font: Font of the number, for bullets.
        style: Paragraph style tied to the level.
    """

    start: int = 1
    shape: str = "decimal"
    text: str = ""
    gap: str = " "
    legal: bool = False
    restart: int | None = None
    font: str = ""
    style: str | None = None


class Lists:
    """The lists of a file and how far each has counted.

    Args:
        root: Root of the numbering part; None where the file has none.
        styles: Styles of the file.

    Attributes:
        unknown: Paragraphs whose format of number is not known.
    """

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[int, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._overridden: set[tuple[int, int]] = set()
        self.unknown = 0
        if root is not None:
            self._read(root)

    def label(self, properties: _Element | None, style: str | None) -> str:
        """The printed number of the next paragraph, with the gap after it; empty where it has none."""
        list_id, level = list_properties(properties)
        styled_id, styled_level, giver = self._styles.list_of(style)
        if list_id is None:
            list_id = styled_id
            level = self._tied_level(styled_id, giver, styled_level) if level is None else level
        if list_id is None or list_id not in self._lists:
            return ""
        level = min(max(level or 0, 0), 8)
        levels = self._levels_of(list_id)
        counts = self._count(list_id, level, levels)
        return self._printed(levels, level, counts)

    def _tied_level(self, list_id: int | None, style: str | None, stated: int | None) -> int | None:
        """The level that names the style; Word trusts it more than the level in the style."""
        if list_id in self._lists and list_id is not None:
            for index, level in self._levels_of(list_id).items():
                if level.style is not None and level.style == style:
                    return index
        return stated

    def _levels_of(self, list_id: int) -> dict[int, Level]:
        abstract, changed, _ = self._lists[list_id]
        linked = self._links.get(abstract)
        source = abstract
        if linked is not None:
            linked_id, _, _ = self._styles.list_of(linked)
            source = self._lists[linked_id][0] if linked_id is not None and linked_id in self._lists else abstract
        return {**self._levels.get(source, {}), **changed}

    def _count(self, list_id: int, level: int, levels: dict[int, Level]) -> dict[int, int]:
        abstract, _, starts = self._lists[list_id]
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (list_id, level) not in self._overridden:
            self._overridden.add((list_id, level))
            counts[level] = starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels.get(level, Level()).start
        for deeper in [index for index in counts if index > level]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del counts[deeper]
        return counts

    def _printed(self, levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
        shown = levels.get(level, Level())
        if shown.shape == "bullet":
            text = "".join(_bullet(shown.font, char) for char in shown.text)
        else:
            text = shown.text
            for index in range(9):
                if f"%{index + 1}" in text:
                    count = counts.get(index, levels.get(index, Level()).start)
                    shape = "decimal" if shown.legal else levels.get(index, Level()).shape
                    self.unknown += shape not in _FORMATS
                    text = text.replace(f"%{index + 1}", format_number(count, shape))
        return text + shown.gap if text.strip() else ""

    def _read(self, root: _Element) -> None:
        for abstract in root.iter(W + "abstractNum"):
            key = value(abstract, "abstractNumId") or ""
            self._levels[key] = {
                number(value(level, "ilvl"), 0): _level(level) for level in abstract.findall(W + "lvl")
            }
            if (link := value(abstract.find(W + "numStyleLink"))) is not None:
                self._links[key] = link
        for row in root.iter(W + "num"):
            self._read_list(row)

    def _read_list(self, row: _Element) -> None:
        abstract = value(row.find(W + "abstractNumId")) or ""
        changed: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in row.findall(W + "lvlOverride"):
            index = number(value(override, "ilvl"), 0)
            if (level := override.find(W + "lvl")) is not None:
                changed[index] = _level(level)
            if (start := value(override.find(W + "startOverride"))) is not None:
                starts[index] = number(start, 1)
                if index in changed:
                    changed[index] = replace(changed[index], start=starts[index])
        self._lists[number(value(row, "numId"), 0)] = (abstract, changed, starts)


def _level(element: _Element) -> Level:
    shapes = [shape for found in element.iter(W + "numFmt") if (shape := value(found)) != "custom"]
    restart = value(element.find(W + "lvlRestart"))
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        start=number(value(element.find(W + "start")), 0),
        shape=(shapes[0] if shapes else None) or "decimal",
        text=value(element.find(W + "lvlText")) or "",
        gap="" if value(element.find(W + "suff")) == "nothing" else " ",
        legal=bool(switched_on(element.find(W + "isLgl"))),
        restart=None if restart is None else number(restart, 0),
        font=value(fonts, "ascii") or value(fonts, "hAnsi") or "",
        style=value(element.find(W + "pStyle")),
    )


def _bullet(font: str, char: str) -> str:
    """The bullet as people see it; a letter o of a typewriter font is a ring."""
    if char == "o" and font.lower().startswith("courier"):
        return "○"
    return symbol(font, ord(char)) or "•"


def format_number(count: int, shape: str) -> str:
    """A number in a format of Word; formats that are not known as decimals.

    Examples:
        >>> [format_number(4, shape) for shape in ("decimalZero", "lowerLetter", "upperRoman")]
        ['04', 'd', 'IV']
        >>> format_number(28, "lowerLetter"), format_number(3, "chicago"), format_number(2, "none")
        ('bb', '3', '')
    """
    if shape == "none":
        return ""
    if shape == "decimalZero":
        return f"{count:02d}"
    if shape == "numberInDash":
        return f"- {count} -"
    if shape in ("lowerLetter", "upperLetter") and 0 < count <= 780:
        letters = "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letters.upper() if shape == "upperLetter" else letters
    if shape in ("lowerRoman", "upperRoman") and 0 < count <= MAX_NUMBER:
        return _roman(count).upper() if shape == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (count // worth)
        count %= worth
    return letters
