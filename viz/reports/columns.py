"""Text set in columns for a screen of fixed-width letters, with or without colours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

RESET = "\x1b[0m"
STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[33m",
    "info": "\x1b[36m",
    "strong": "\x1b[1m",
    "good": "\x1b[32m",
    "dim": "\x1b[2m",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of one cell; ``style`` is a key of `STYLES` or empty."""

    text: str
    style: str = ""


Cell = Sequence[Piece]


def cells(text: str) -> int:
    r"""Columns that a text fills: none for marks set over a letter, two for wide letters.

    Examples:
        >>> cells("Nghị"), cells("Nghi\u0323"), cells("漢")
        (4, 4, 2)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _cut(word: str, width: int) -> Iterator[str]:
    """A word that is longer than its column, in parts that fit."""
    part = ""
    for char in word:
        if part and cells(part + char) > width:
            yield part
            part = ""
        part += char
    yield part


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces where it can be.

    Examples:
        >>> wrap("Nghị định số 61/2018/NĐ-CP", 12)
        ['Nghị định số', '61/2018/NĐ-C', 'P']
    """
    lines, line = [], ""
    for word in (part for one in text.split() for part in _cut(one, width)):
        joined = f"{line} {word}" if line else word
        if line and cells(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line] if line or not lines else lines


def painted(text: str, style: str, color: bool) -> str:
    """The text in a style, where colours are on."""
    return f"{STYLES[style]}{text}{RESET}" if color and style and text else text


def set_row(row: Sequence[Cell], widths: Sequence[int], *, color: bool, gap: str = "  ") -> Iterator[str]:
    """The screen lines of one row.

    Args:
        row: One cell a column.
        widths: Columns of each; a cell is wrapped within.
        color: Whether styles are shown.
        gap: What stands between columns.
    """
    columns = [
        [(line, piece.style) for piece in cell for line in wrap(piece.text, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    for number in range(max(map(len, columns), default=0)):
        parts = []
        for column, width in zip(columns, widths, strict=True):
            line, style = column[number] if number < len(column) else ("", "")
            parts.append(painted(line, style, color) + " " * (width - cells(line)))
        yield gap.join(parts).rstrip()


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int], *, color: bool) -> Iterator[str]:
    """A table: its head between two rules, its rows parted by an empty line."""
    rule = painted("─" * (sum(widths) + 2 * (len(widths) - 1)), "dim", color)
    yield rule
    yield from set_row([[Piece(name, "strong")] for name in head], widths, color=color)
    yield rule
    for row in rows:
        yield from set_row(row, widths, color=color)
        yield ""
