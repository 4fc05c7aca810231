"""The letters of a PDF page by their places: the order in which a file draws them says nothing.

Where a font lacks some Vietnamese letters, writers take them from another font, and readers that follow the
order of drawing put all of those letters at the end of the line. Here every letter is put where it is seen.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.sources.page import COLUMN_GAP, Page, Segment, with_room_to_write
from loaders.sources.word_tags import RAISED

if TYPE_CHECKING:
    import pypdfium2

MAX_GLYPHS = 200_000
"""Letters of one page; above, the page is not read."""

MAX_PLACE = 20_000.0
"""Points; what stands farther out is on no page."""

_HYPHENS = frozenset("\x02\ufffe\u00ad")
_BLANKS = frozenset(" \u00a0\u2002\u2003\u2009\u200b\t")
_SPACE_GAP = 0.17
"""A gap of so many letter sizes is a blank: between two fonts the blanks that are drawn get lost."""


@dataclass(slots=True)
class Glyph:
    """One letter.

    Attributes:
        text: The letter, with the marks drawn over it.
        x: Where it begins.
        base: Height of the line it stands on.
        left: Left edge.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
        size: Its size.
        raised: Whether it is set high beside the letters of its line.
    """

    text: str
    x: float
    base: float
    left: float
    bottom: float
    right: float
    top: float
    size: float
    raised: bool = False


def read_glyphs(textpage: pypdfium2.PdfTextPage, page: Page) -> None:
    """Fill a page with the segments of its text.

    Args:
        textpage: The text of the page.
        page: Where the segments go.
    """
    upright, turned, page.unknown = _all_glyphs(textpage)
    page.segments = _segments(upright, page.number)
    page.turned = _segments(turned, page.number)


def _all_glyphs(textpage: pypdfium2.PdfTextPage) -> tuple[list[Glyph], list[Glyph], int]:
    """Letters in the direction of most of the page, all others, and how many had no name."""
    import pypdfium2.raw as pdfium

    by_angle: dict[int, list[Glyph]] = {}
    blanks: dict[int, list[Glyph]] = {}
    unknown = 0
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    handle = textpage.raw
    for index in range(textpage.count_chars()):
        if pdfium.FPDFText_IsGenerated(handle, index) == 1:
            continue
        letter = _letter(pdfium.FPDFText_GetUnicode(handle, index))
        if not letter:
            continue
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        pdfium.FPDFText_GetMatrix(handle, index, matrix)
        size = pdfium.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        if not all(abs(value) < MAX_PLACE for value in (x.value, y.value, box.left, box.right, box.top, size)):
            continue
        angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(handle, index)) / 15) * 15 % 360
        unknown += letter == "\ufffd"
        glyph = _upright(Glyph(letter, x.value, y.value, box.left, box.bottom, box.right, box.top, size), angle)
        same = (blanks if letter == " " else by_angle).setdefault(angle, [])
        _add(same, glyph)
    main = max(by_angle, key=lambda angle: (len(by_angle[angle]), -angle), default=0)
    rest = [glyph for angle, glyphs in sorted(by_angle.items()) if angle != main for glyph in glyphs]
    return by_angle.get(main, []) + blanks.get(main, []), rest, unknown


def _letter(code: int) -> str:
    """A letter as text; empty for what prints nothing."""
    if code in (0, 0xFFFD) or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    letter = chr(code)
    if letter in _HYPHENS:
        return "-"
    if letter in _BLANKS:
        return " "
    return "" if code < 0x20 or unicodedata.category(letter) in ("Cc", "Cf") else letter


def _upright(glyph: Glyph, angle: int) -> Glyph:
    """The letter as if its line ran from left to right, in a box that is as high as its line."""
    if angle:
        turn = math.radians(angle)
        cos, sin = math.cos(turn), math.sin(turn)
        sides = [(x, y) for x in (glyph.left, glyph.right) for y in (glyph.bottom, glyph.top)]
        corners = [(x * cos + y * sin, y * cos - x * sin) for x, y in sides]
        glyph.x, glyph.base = glyph.x * cos + glyph.base * sin, glyph.base * cos - glyph.x * sin
        glyph.left, glyph.right = min(x for x, _ in corners), max(x for x, _ in corners)
        glyph.bottom, glyph.top = min(y for _, y in corners), max(y for _, y in corners)
    height = glyph.top - glyph.bottom
    if not 0.3 * height <= glyph.size <= 4 * max(height, 1.0):
        glyph.size = max(height, 1.0)
    glyph.bottom, glyph.top = glyph.base - 0.22 * glyph.size, glyph.base + 0.9 * glyph.size
    return glyph


def _add(glyphs: list[Glyph], glyph: Glyph) -> None:
    """One more letter: a mark goes onto the letter before it, the shadow of fat letters goes nowhere."""
    if glyphs:
        before = glyphs[-1]
        if unicodedata.combining(glyph.text) and abs(glyph.base - before.base) < before.size:
            before.text = unicodedata.normalize("NFC", before.text + glyph.text)
            return
        near = abs(glyph.x - before.x) < 0.12 * before.size and abs(glyph.base - before.base) < 0.12 * before.size
        if near and glyph.text == before.text:
            return
    glyphs.append(glyph)


def _segments(glyphs: list[Glyph], page: int) -> list[Segment]:
    found: list[Segment] = []
    for line in _with_raised(_lines(glyphs)):
        found += _cut_apart(line, page)
    return found


def _lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Letters on one height, from the top of the page down."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.base):
        if lines and lines[-1][0].base - glyph.base <= 0.25 * min(lines[-1][0].size, glyph.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [line for line in lines if any(glyph.text != " " for glyph in line)]


def _with_raised(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """Small letters a little above or below a line belong to it: marks of notes, exponents."""
    kept: list[list[Glyph]] = []
    for index, line in enumerate(lines):
        size = max(glyph.size for glyph in line)
        hosts = [lines[at] for at in (index + 1, index - 1) if 0 <= at < len(lines)]
        for host in hosts:
            big = max(glyph.size for glyph in host)
            if size <= 0.88 * big and abs(host[0].base - line[0].base) < 0.6 * big and _touch(line, host):
                for glyph in line:
                    glyph.raised = glyph.base > host[0].base
                host.extend(line)
                break
        else:
            kept.append(line)
    return kept


def _touch(line: list[Glyph], host: list[Glyph]) -> bool:
    """Whether each letter of a line stands beside some letter of the other."""
    return all(
        any(other.left - other.size <= glyph.left <= other.right + other.size for other in host)
        for glyph in line
        if glyph.text != " "
    )


def _cut_apart(line: list[Glyph], page: int) -> list[Segment]:
    """The segments of a line: letters from left to right, blanks where there are gaps."""
    drawn = [glyph for glyph in line if glyph.text != " "]
    blanks = sorted(glyph.x for glyph in line if glyph.text == " ")
    drawn.sort(key=lambda glyph: glyph.left)
    found: list[Segment] = []
    group: list[Glyph] = []
    for glyph in drawn:
        if group and glyph.left - group[-1].right > COLUMN_GAP * glyph.size:
            found.append(_segment(group, blanks, page))
            group = []
        group.append(glyph)
    return with_room_to_write([*found, _segment(group, blanks, page)])


def _segment(glyphs: list[Glyph], blanks: list[float], page: int) -> Segment:
    words: list[str] = []
    opening = 0.0
    before: Glyph | None = None
    at = 0
    for glyph in glyphs:
        while at < len(blanks) and before is not None and blanks[at] <= before.x:
            at += 1
        drawn = before is not None and at < len(blanks) and blanks[at] < glyph.left + 0.05 * glyph.size
        if before is not None and (drawn or glyph.left - before.right > _SPACE_GAP * max(glyph.size, before.size)):
            words.append(" ")
            opening = opening or before.right - glyphs[0].left
        raised = glyph.raised and glyph.text.isascii() and glyph.text.isdigit()
        words.append(glyph.text.translate(RAISED) if raised else glyph.text)
        before = glyph
    level = [glyph for glyph in glyphs if not glyph.raised] or glyphs
    right = max(glyph.right for glyph in glyphs)
    return Segment(
        text="".join(words),
        page=page,
        left=glyphs[0].left,
        bottom=min(glyph.bottom for glyph in level),
        right=right,
        top=max(glyph.top for glyph in level),
        base=level[0].base,
        size=sorted(glyph.size for glyph in level)[len(level) // 2],
        opening=opening or right - glyphs[0].left,
    )
