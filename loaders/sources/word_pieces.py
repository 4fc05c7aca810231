"""Where the text of a Word file stands in it: part and ``w:t`` of every stretch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.reading import Piece
from loaders.sources.word_xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

Place = tuple[str, int]
"""A part and the index of a ``w:t`` among all of that part."""


class Stretch(NamedTuple):
    """Text that came from one ``w:t``, or from several that were converted together.

    Attributes:
        start: First code point of the text.
        end: One past the last.
        part: Name of the part.
        first: Index of the ``w:t``.
        last: Index of the last one; the same where it is one.
        skip: Code points of the ``w:t`` before the stretch.
        converted: Whether it was converted from an old code.
    """

    start: int
    end: int
    part: str
    first: int
    last: int
    skip: int = 0
    converted: bool = False

    def moved(self, by: int) -> Stretch:
        """The same stretch at another place of the text."""
        return self._replace(start=self.start + by, end=self.end + by)

    def within(self, start: int, end: int) -> Stretch | None:
        """What of it lies between two offsets; None where nothing does."""
        first, last = max(self.start, start), min(self.end, end)
        if first >= last:
            return None
        return self._replace(start=first, end=last, skip=self.skip + first - self.start)

    def piece(self) -> Piece:
        """As it stands in the result."""
        where = f"t:{self.first}"
        if self.converted:
            where += f"-{self.last}"
        elif self.skip:
            where += f"+{self.skip}"
        return Piece(start=self.start, end=self.end, part=self.part, where=where)


@dataclass(frozen=True, slots=True)
class Aside:
    """Text read on its own (a header, a note), to be put into the text of the file later.

    Attributes:
        text: The text.
        pieces: Where it stands, by offsets of this text.
    """

    text: str
    pieces: tuple[Stretch, ...] = ()

    def stripped(self) -> Aside:
        """Without the empty lines around it."""
        start = len(self.text) - len(self.text.lstrip("\n"))
        return self.cut(start, start + len(self.text.strip("\n")))

    def one_line(self) -> Aside:
        """Its lines, without the blanks around each, joined to one."""
        texts: list[str] = []
        pieces: list[Stretch] = []
        at = length = 0
        for line in self.text.split("\n"):
            if line.strip():
                start = at + len(line) - len(line.lstrip())
                kept = self.cut(start, start + len(line.strip()))
                length += bool(texts)
                pieces += (stretch.moved(length) for stretch in kept.pieces)
                texts.append(kept.text)
                length += len(kept.text)
            at += len(line) + 1
        return Aside(" ".join(texts), tuple(pieces))

    def cut(self, start: int, end: int) -> Aside:
        """A part of it."""
        kept = (stretch.within(start, end) for stretch in self.pieces)
        return Aside(self.text[start:end], tuple(stretch.moved(-start) for stretch in kept if stretch))


class Places:
    """The index of every ``w:t`` in its part.

    Attributes:
        index: By element; the elements are held, so they stay the same objects.
    """

    def __init__(self) -> None:
        self.index: dict[_Element, int] = {}

    def enter(self, root: _Element) -> None:
        """Count the part that the element belongs to, the first time it is met."""
        first = next(root.iter(W + "t"), None)
        if first is not None and first not in self.index:
            part = root.getroottree().iter(W + "t")
            self.index.update((element, index) for index, element in enumerate(part))
