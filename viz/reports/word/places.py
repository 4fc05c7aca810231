"""From offsets of the text to places in the Word file: exact characters, the mark of a note, or the first words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.reading import Piece
from queries.result import SuggestionRow
from viz.reports.word.parts import Run, Text
from viz.reports.word.scan import Scan

_WHERE = re.compile(r"t:(\d+)(?:\+(\d+))?(?:-(\d+))?")


@dataclass(frozen=True, slots=True)
class Exact:
    """Characters of the body: from the n-th of one text to before the n-th of another."""

    first: Text
    start: int
    last: Text
    end: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A place in the body for words that stand where Word has no comments.

    Attributes:
        where: ``footnote``, ``endnote``, ``margin`` or ``elsewhere``.
        note: The run with the mark of the note; None where it goes to the first words.
    """

    where: str
    note: Run | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """A correction that can be made: the stretches to take out, and what to put behind the last of them."""

    struck: tuple[tuple[Text, int, int], ...]
    at: Text
    place: int
    new: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of the text that overlaps what is looked for, with its ``w:t``."""

    text: Text
    last: Text
    start: int
    end: int
    loose: bool


class Places:
    """Finds places.

    Args:
        pieces: The map of the text.
        main: Name of the main part.
        scans: Main part and parts of notes, by name.
        strange: Names of margins (headers and footers).
    """

    def __init__(self, pieces: Sequence[Piece], main: str, scans: Mapping[str, Scan], strange: frozenset[str]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._main = main
        self._scans = scans
        self._strange = strange

    def find(self, start: int, end: int) -> Exact | Moved:
        """The place of a span; of the words it stands at where it is empty."""
        found = [one for one in self._over(start, end, self._main) if one.text.run is not None]
        if found:
            story = [one for one in found if one.text.story == found[0].text.story]
            return Exact(story[0].text, story[0].start, story[-1].last, story[-1].end)
        for piece in self._touched(start, end):
            if moved := self._moved(piece):
                return moved
        return Moved("elsewhere")

    def opening(self) -> Exact | None:
        """The first paragraph of the body with words in it; None where there is none."""
        chosen: list[_Stretch] = []
        for piece in self._pieces:
            if piece.part != self._main:
                continue
            one = self._stretch(piece, piece.start, piece.end)
            if one is None or one.text.run is None:
                continue
            if chosen and one.text.paragraph != chosen[0].text.paragraph:
                break
            if chosen or self._scans[self._main].content(one.text).strip():
                chosen.append(one)
        return Exact(chosen[0].text, chosen[0].start, chosen[-1].last, chosen[-1].end) if chosen else None

    def cut(self, text: str, made: SuggestionRow) -> Cut | None:
        """Where a correction is made; None where it cannot be made character by character.

        Args:
            text: The whole text.
            made: The correction.
        """
        if text[made.start : made.end] != made.replace:
            return None
        start, old, new = faulty(made)
        end = start + len(old)
        found = list(self._over(start, end, self._main))
        if any(one.loose or one.text.tracked or one.text.in_field or one.text.run is None for one in found):
            return None
        if not found or len({one.text.paragraph for one in found}) != 1:
            return None
        if old and sum(one.end - one.start for one in found) != len(old):
            return None
        struck = tuple((one.text, one.start, one.end) for one in found) if old else ()
        return Cut(struck, found[-1].text, found[-1].end, new)

    def _touched(self, start: int, end: int) -> Iterator[Piece]:
        """Pieces over a span; for an empty one the piece it ends in or stands in."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        if start == end and at and self._pieces[at].start == start == self._pieces[at - 1].end:
            at -= 1
        for piece in self._pieces[at:]:
            if piece.start >= end > start or piece.start > end:
                return
            if piece.end > start or (start == end and piece.end == end):
                yield piece
                if start == end:
                    return

    def _over(self, start: int, end: int, part: str) -> Iterator[_Stretch]:
        for piece in self._touched(start, end):
            one = self._stretch(piece, start, end) if piece.part == part else None
            if one is not None:
                yield one

    def _stretch(self, piece: Piece, start: int, end: int) -> _Stretch | None:
        """The characters of the ``w:t`` that a piece and a span share; all of it for converted words."""
        where = _WHERE.fullmatch(piece.where)
        scan = self._scans.get(piece.part)
        if where is None or scan is None or max(int(where[1]), int(where[3] or 0)) >= len(scan.texts):
            return None
        text = scan.texts[int(where[1])]
        if where[3]:
            last = scan.texts[int(where[3])]
            return _Stretch(text, last, 0, scan.length(last), True)
        skip = int(where[2] or 0) - piece.start
        return _Stretch(text, text, skip + max(start, piece.start), skip + min(end, piece.end), False)

    def _moved(self, piece: Piece) -> Moved | None:
        if piece.part in self._strange:
            return Moved("margin")
        one = self._stretch(piece, piece.start, piece.end)
        if one is None or one.text.note is None:
            return None
        for kind in ("footnote", "endnote"):
            if f"{kind}s" in piece.part and (run := self._scans[self._main].marks.get((kind, one.text.note))):
                return Moved(kind, run)
        return None


def faulty(made: SuggestionRow) -> tuple[int, str, str]:
    """The faulty characters of a correction alone: where they begin, what they are, what to write.

    Examples:
        >>> faulty(SuggestionRow(replace="45/QĐ – UBND", with_="45/QĐ-UBND", start=10, end=22))
        (15, ' – ', '-')
    """
    old, new = made.replace, made.with_
    shared = min(len(old), len(new))
    head = next((at for at in range(shared) if old[at] != new[at]), shared)
    while head and (_combines(old, head) or _combines(new, head)):
        head -= 1
    left = shared - head
    tail = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    while tail and (_combines(old, len(old) - tail) or _combines(new, len(new) - tail)):
        tail -= 1
    return made.start + head, old[head : len(old) - tail], new[head : len(new) - tail]


def _combines(words: str, at: int) -> bool:
    """Whether the character there belongs to the letter before it."""
    return at < len(words) and unicodedata.combining(words[at]) > 0
