"""What stands on a page, whether drawn by a printer driver or seen by a recogniser of letters.

All places are in points from the lower left corner of the page; upright text, y grows upwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from loaders.phrases import alternatives, phrases

COLUMN_GAP = 1.6
"""A blank wider than this many letter sizes sets two stretches of a line apart."""
LONGEST_ROOM = 8.0
"""Letter sizes left free for a number or a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words that stand together on one line.

    Attributes:
        text: The words.
        page: Number of the page, from 1.
        left: Left edge.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
        base: Height of the line that letters stand on.
        size: Size of the letters.
        opening: Width of the first word: whether it would have fitted on the line before.
        scores: ``(start, end, confidence)`` of each word that was recognised.
    """

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    opening: float
    scores: tuple[tuple[int, int, int], ...] = ()

    @property
    def width(self) -> float:
        """From the left to the right edge."""
        return self.right - self.left

    def where(self) -> str:
        """The box, as it stands in a piece of the text."""
        return f"{self.left:.1f},{self.bottom:.1f},{self.right:.1f},{self.top:.1f}"


@dataclass(slots=True, kw_only=True)
class Page:
    """One page and what was read from it.

    Attributes:
        number: From 1.
        width: In points.
        height: In points.
        segments: In no order.
        turned: Segments that stand across the reading direction.
        recognised: Whether the words were recognised in a picture.
        unknown: Letters that the file does not name.
        failure: Why the page was not read, in Vietnamese; empty where it was.
    """

    number: int
    width: float
    height: float
    segments: list[Segment] = field(default_factory=list)
    turned: list[Segment] = field(default_factory=list)
    recognised: bool = False
    unknown: int = 0
    failure: str = ""


def with_room_to_write(segments: Sequence[Segment]) -> list[Segment]:
    """Neighbours on a line joined where the gap is one that a pen is to fill: *Số:      /BC-UBND*, *ngày     tháng*.

    Args:
        segments: Of one line, from left to right.
    """
    found: list[Segment] = []
    for segment in segments:
        before = found[-1] if found else None
        if before is None or not _is_room(before, segment):
            found.append(segment)
            continue
        shift = len(before.text) + 1
        moved = tuple((start + shift, end + shift, confidence) for start, end, confidence in segment.scores)
        found[-1] = replace(
            before,
            text=f"{before.text} {segment.text}",
            bottom=min(before.bottom, segment.bottom),
            right=segment.right,
            top=max(before.top, segment.top),
            scores=before.scores + moved,
        )
    return found


@cache
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('room_to_write'))})\Z")


def _is_room(before: Segment, segment: Segment) -> bool:
    near = segment.left - before.right <= LONGEST_ROOM * segment.size
    return near and bool(_open_end().search(before.text) or segment.text.startswith("/"))


def rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that share a line, from the top of the page down, each line from left to right."""
    found: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: (-one.base, one.left)):
        if found and abs(found[-1][0].base - segment.base) <= 0.35 * min(found[-1][0].size, segment.size):
            found[-1].append(segment)
        else:
            found.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in found]


def as_line(row: Sequence[Segment]) -> Segment:
    """One line of a block: its segments with a tab between them."""
    first = row[0]
    if len(row) == 1:
        return first
    scores: list[tuple[int, int, int]] = []
    at = 0
    for segment in row:
        scores += ((start + at, end + at, confidence) for start, end, confidence in segment.scores)
        at += len(segment.text) + 1
    return replace(
        first,
        text="\t".join(segment.text for segment in row),
        bottom=min(segment.bottom for segment in row),
        right=max(segment.right for segment in row),
        top=max(segment.top for segment in row),
        size=max(segment.size for segment in row),
        scores=tuple(scores),
    )


def median(values: Sequence[float], otherwise: float = 0.0) -> float:
    """The middle value.

    Examples:
        >>> median([3.0, 1.0, 2.0]), median([], 12.0)
        (2.0, 12.0)
    """
    return sorted(values)[len(values) // 2] if values else otherwise
