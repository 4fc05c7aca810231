"""The order in which people read a page: bands of full width from the top down, columns from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.sources.page import Segment, as_line, median, rows

MAX_DEPTH = 12
"""Columns within columns; tables have at most so many cells in a row that are cut apart."""
MIN_COLUMN = 3.0
"""A column is at least so many letter sizes wide; numbers of a list are none."""
GRID = 4.0
"""Points between two places at which a cut is tried."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that follow one another in one column.

    Attributes:
        lines: From the top down.
        beside: Whether the block before it stands to its left.
    """

    lines: tuple[Segment, ...]
    beside: bool = False

    @property
    def left(self) -> float:
        """Left edge of the column."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Right edge of the column."""
        return max(line.right for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A blank strip between two columns, and the stretch of the page it runs through."""

    x: float
    top: float
    bottom: float


def in_order(segments: Sequence[Segment]) -> list[Block]:
    """The blocks of a page in the order of reading.

    Args:
        segments: What stands on the page, without running heads and the like.
    """
    return _blocks(list(segments), 0, beside=False)


def _blocks(segments: list[Segment], depth: int, *, beside: bool) -> list[Block]:
    if not segments:
        return []
    cut = _best_cut(segments) if depth < MAX_DEPTH else None
    if cut is None:
        return [Block(tuple(as_line(row) for row in rows(segments)), beside)]
    above = [one for one in segments if _middle(one) > cut.top]
    below = [one for one in segments if _middle(one) < cut.bottom]
    inside = [one for one in segments if cut.bottom <= _middle(one) <= cut.top]
    left = [one for one in inside if _centre(one) < cut.x]
    right = [one for one in inside if _centre(one) >= cut.x]
    found = _blocks(above, depth + 1, beside=beside)
    found += _blocks(left, depth + 1, beside=beside and not found)
    found += _blocks(right, depth + 1, beside=True)
    return found + _blocks(below, depth + 1, beside=False)


def _middle(segment: Segment) -> float:
    return (segment.bottom + segment.top) / 2


def _centre(segment: Segment) -> float:
    return (segment.left + segment.right) / 2


def _best_cut(segments: list[Segment]) -> _Cut | None:
    """The strip with the most lines beside it."""
    ordered = sorted(segments, key=lambda one: -_middle(one))
    best: tuple[int, _Cut] | None = None
    places = {round(one.left / GRID) * GRID - GRID for one in segments}
    places |= {round(one.right / GRID) * GRID + GRID for one in segments}
    low, high = min(one.left for one in segments), max(one.right for one in segments)
    for x in sorted(place for place in places if low < place < high):
        for band in _bands(ordered, x):
            lines = _lines_beside(band, x)
            if lines and (best is None or lines > best[0]):
                best = (lines, _Cut(x, _middle(band[0]), _middle(band[-1])))
    return best and best[1]


def _bands(ordered: list[Segment], x: float) -> list[list[Segment]]:
    """Runs of segments, from the top down, that leave the strip free."""
    bands: list[list[Segment]] = [[]]
    for segment in ordered:
        if segment.left < x < segment.right:
            bands.append([])
        else:
            bands[-1].append(segment)
    return [band for band in bands if len(band) > 1]


def _lines_beside(band: list[Segment], x: float) -> int:
    """How many lines stand on either side; none where one side is no column or stands below the other."""
    left = [one for one in band if one.right <= x]
    right = [one for one in band if one.left >= x]
    if not left or not right or not _side_by_side(left, right):
        return 0
    size = median([one.size for one in band])
    narrow = MIN_COLUMN * size
    if median([one.width for one in left]) < narrow or median([one.width for one in right]) < narrow:
        return 0
    return len(band)


def _side_by_side(left: list[Segment], right: list[Segment]) -> bool:
    """Whether both share a good part of their height."""
    top = min(max(one.top for one in left), max(one.top for one in right))
    bottom = max(min(one.bottom for one in left), min(one.bottom for one in right))
    shorter = min(max(one.top for one in side) - min(one.bottom for one in side) for side in (left, right))
    return top - bottom >= 0.5 * shorter
