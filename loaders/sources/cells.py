"""Cells of tables as text: a row is a line, cells stand between tabs, each is known by its column and row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.reading import Piece

MAX_CELLS = 1_000_000
"""Filled cells of one file."""


class TooManyCells(ValueError):
    """The table has more filled cells than are read."""


@dataclass(slots=True)
class Cells:
    """The text of tables as it grows.

    Attributes:
        pieces: Where each cell stands.
        count: Filled cells.
    """

    pieces: list[Piece] = field(default_factory=list)
    count: int = 0
    _texts: list[str] = field(default_factory=list)
    _length: int = 0

    def line(self, text: str) -> None:
        """A line that stands in no cell."""
        self._put(("\n" if self._length else "") + text)

    def row(self, part: str, number: int, cells: Iterable[str], *, lines: bool = False) -> None:
        """One row; a row without words leaves no line.

        Args:
            part: Name of the sheet.
            number: Of the row, from 1.
            cells: Its cells from the first column on.
            lines: Whether cells are texts of several lines, kept as they are.

        Raises:
            TooManyCells: There are more than are read.
        """
        opened = False
        for column, cell in enumerate(cells):
            text = cell.strip() if lines else " ".join(cell.split())
            if not text:
                continue
            self._put("\t" if opened else "\n" if self._length else "")
            opened = True
            start = self._length
            self._put(text)
            self.pieces.append(Piece(start=start, end=self._length, part=part, where=f"{column_name(column)}{number}"))
            self.count += 1
            if self.count > MAX_CELLS:
                raise TooManyCells

    def text(self) -> str:
        """All of it."""
        return "".join(self._texts)

    def _put(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)


def column_name(index: int) -> str:
    """The letters of a column.

    Examples:
        >>> column_name(0), column_name(25), column_name(26), column_name(701)
        ('A', 'Z', 'AA', 'ZZ')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
