"""Named cleaning steps over a text, with a map back to the untouched text.

Only a view for reading is cleaned; every offset that leaves the loaders points into the untouched text.
Steps that keep the length need no map. Composing letters and dropping characters without width do; they are
skipped where a text has nothing to compose or to drop, which is the usual case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.phrases import alternatives, phrases

#: Dashes that Word and PDF writers put for the hyphen of a symbol.
DASHES = "‐‑‒–—―−﹣－⁃\ufffe\x02"
#: Slashes of other widths.
SLASHES = "／∕⁄"
#: Spaces that are no U+0020.
SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u1680"
    "\x0b\x0c\x85\u2028\u2029"
)
#: Letters of other alphabets that are drawn as Đ and đ.
D_FAMILY = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
#: Characters without width: joiners, soft hyphen, bidi marks, byte-order marks.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

_MARKS = "\u0300-\u033f\u0342\u0345-\u036f"
_LOOSE = re.compile(f"\r\n?|[^{_MARKS}{INVISIBLE}\r]?[{_MARKS}{INVISIBLE}]+")
_ANY_LOOSE = re.compile(f"[{_MARKS}{INVISIBLE}\r]")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
# Outside these ranges composing may change more than combining marks do.
_EXOTIC = re.compile("[^\u0000-\u033f\u0342\u0345-\u036f\u1e00-\u1eff\u2000-\u2125\u2190-\u2bff\uf000-\uf0ff]")
# The same, or a character that is dropped: in one class, which is looked through twice as fast as two.
_MORE_THAN_MARKS = re.compile(
    "[^\u0000-\u000c\u000e-\u00ac\u00ae-\u033f\u0342\u0345-\u036f\u1e00-\u1eff\u2000-\u200a\u2010-\u2029\u202f-\u205f"
    "\u2061-\u2065\u206a-\u2125\u2190-\u2bff\uf000-\uf0ff]"
)
_BLOCK = 400
_DROPPED = str.maketrans("", "", INVISIBLE)
_ODD = re.compile(f"[{SPACES}{DASHES}{SLASHES}{''.join(D_FAMILY)}]")
# Most texts hold none of all these: one look tells.
_ANY = re.compile(f"[{_MARKS}{INVISIBLE}\r{SPACES}{DASHES}{SLASHES}{''.join(D_FAMILY)}]")
_PLAIN = {
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(SLASHES, "/"),
    **dict.fromkeys(SPACES, " "),
    **D_FAMILY,
}
_PAGE_NUMBER = re.compile(r"\n(?=[-\d \t])[ \t]*+(?:-[ \t]*+)?\d{1,3}(?:[ \t]*+-)?[ \t]*+(?=\n)")


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text as it is read, and how its offsets lead back.

    Attributes:
        text: The cleaned text.
        raw: The untouched text.
        moves: Where the cleaned text is shorter than the untouched one; None where nothing moved.

    Examples:
        >>> clean = normalize("Nghi\u0323 \u0111i\u0323nh")
        >>> clean.text, clean.raw_span(5, 9)
        ('Nghị định', (6, 11))
    """

    text: str
    raw: str
    moves: Moves | None = None

    def raw_offset(self, offset: int) -> int:
        """The untouched offset of a cleaned one."""
        return offset if self.moves is None else self.moves.back(offset)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The untouched span of a cleaned one; marks composed into the last letter are inside."""
        if self.moves is None:
            return start, end
        if start >= end:
            return self.moves.back(start), self.moves.back(end)
        last, after = self.moves.back(end - 1) + 1, self.moves.back(end)
        while last < after and unicodedata.combining(self.raw[last]):
            last += 1
        return self.moves.back(start), last


class Moves:
    """The way back from cleaned offsets, block by block; a block is looked into when an offset in it is asked for.

    Attributes:
        text: All blocks, cleaned.
    """

    __slots__ = ("_clean", "_fine", "_raw", "_starts", "text")

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._starts: list[int] = []
        self._clean: list[int] = []
        self._fine: dict[int, tuple[list[int], list[int]]] = {}
        parts: list[str] = []
        at = length = 0
        marks_only = not _MORE_THAN_MARKS.search(raw)
        while at < len(raw):
            end = raw.find(" ", at + _BLOCK)
            block = raw[at:] if end < 0 else raw[at:end]
            self._starts.append(at)
            self._clean.append(length)
            parts.append(unicodedata.normalize("NFC", block) if marks_only else _tightened(block))
            length += len(parts[-1])
            at += len(block)
        self.text = "".join(parts)

    def back(self, offset: int) -> int:
        """The untouched offset of a cleaned one."""
        block = bisect_right(self._clean, offset) - 1
        if block < 0:
            return offset
        fine = self._fine.get(block)
        if fine is None:
            end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self._raw)
            fine = self._fine[block] = _shifts(self._raw[self._starts[block] : end])
        inside = offset - self._clean[block]
        at = bisect_right(fine[0], inside) - 1
        return self._starts[block] + inside + (fine[1][at] if at >= 0 else 0)


@lru_cache(maxsize=1 << 12)
def _composed(letters: str) -> str:
    if letters[0] == "\r":
        return "\n"
    return unicodedata.normalize("NFC", letters.translate(_DROPPED))


def _tightened(block: str) -> str:
    """A block in NFC without characters that have no width."""
    if not _ANY_LOOSE.search(block):
        return block
    if _EXOTIC.search(block):
        return _LOOSE.sub(lambda match: _composed(match.group()), block)
    plain = block.replace("\r\n", "\n").replace("\r", "\n") if "\r" in block else block
    return unicodedata.normalize("NFC", _UNSEEN.sub("", plain))


def _shifts(block: str) -> tuple[list[int], list[int]]:
    """Cleaned offsets of a block at which the shift changes, and the shift from there on."""
    starts: list[int] = []
    shifts: list[int] = []
    done = shift = length = 0
    for match in _LOOSE.finditer(block):
        kept = len(_composed(match.group()))
        length += match.start() - done + kept
        done = match.end()
        lost = match.end() - match.start() - kept
        if lost:
            shift += lost
            starts.append(length)
            shifts.append(shift)
    return starts, shifts


def _plain_marks(text: str) -> str:
    """Dashes, spaces and the Đ family as one character each; the length stays."""
    for letter, plain in _PLAIN.items():
        if letter in text:
            text = text.replace(letter, plain)
    return text


def _blank(match: re.Match[str]) -> str:
    """Blanks of the same length; a line break at the start stays."""
    length = match.end() - match.start()
    return "\n" + " " * (length - 1) if match.group()[0] == "\n" else " " * length


@cache
def _gazette_head() -> re.Pattern[str]:
    """``CÔNG BÁO/Số 1523 + 1524/Ngày 29-12-2024``, and the number of the page below it."""
    name, page = alternatives(phrases("gazette_name")), r"(?:\n[ \t]*+\d{1,4}[ \t]*+(?=\n))?"
    return re.compile(rf"(?:{name})/Số [\d+ ]{{1,24}}/Ngày \d{{1,2}}-\d{{1,2}}-\d{{4}}[ \t]*+{page}")


@cache
def _signed_line() -> re.Pattern[str]:
    """``Ký bởi: Cổng Thông tin điện tử Chính phủ``, as the gazette prints it on its first page."""
    return re.compile(rf"\n(?:{alternatives(phrases('gazette_signed'))}): [^\n]{{1,120}}(?=\n|$)")


def _without_furniture(text: str) -> str:
    """Page numbers, gazette heads and e-signature stamps as blanks; the length stays."""
    if any(f"{name}/" in text for name in phrases("gazette_name")):
        text = _gazette_head().sub(_blank, text)
        text = _signed_line().sub(_blank, text)
    return _PAGE_NUMBER.sub(_blank, text) if _PAGE_NUMBER.search(text) else text


def normalize(raw: str) -> CleanText:
    """Clean a text for reading.

    Args:
        raw: Any text.

    Returns:
        The cleaned text with its map. Cleaning a cleaned text changes nothing.

    Examples:
        >>> normalize("638/QĐ\u00a0– UBND").text
        '638/QĐ - UBND'
    """
    odd = _ANY.search(raw)
    if odd is None:
        return CleanText(_without_furniture(raw), raw)
    moves = Moves(raw) if _ANY_LOOSE.search(raw, odd.start()) else None
    text = raw if moves is None else moves.text
    if moves is not None and len(text) == len(raw):
        moves = None
    return CleanText(_without_furniture(_plain_marks(text)), raw, moves)
