"""The ways of lines between boxes: in the gaps between the boxes of a row, never under a box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from viz.picture import BOX_HEIGHT, BOX_WIDTH, GAP_X, Edge, Node

MARGIN = 26
"""How near to the corner of a box a line may end."""
SIDE = 34
"""How far a line that joins boxes of one row hangs below them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way of one edge.

    Attributes:
        path: As the ``d`` of an SVG path.
        x: Where its words stand.
        y: The same; the base of the letters.
    """

    path: str
    x: float
    y: float


def routes(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> dict[tuple[str, str], Route]:
    """The way of every edge, by source and target.

    Args:
        edges: The edges; both ends stand in ``nodes``.
        nodes: The works, placed.
    """
    drawn = list(edges)
    rows = _rows(nodes.values())
    ends = _ends(drawn, nodes)
    made = {}
    for edge in drawn:
        source, target = nodes[edge.source], nodes[edge.target]
        if source.y == target.y:
            made[edge.source, edge.target] = _beside(source, target, rows[source.y])
        else:
            pair = ends[edge.source, edge.target]
            made[edge.source, edge.target] = _between(source, target, pair, rows)
    return made


def _rows(nodes: Iterable[Node]) -> dict[float, list[float]]:
    """The left edges of the boxes of each row, by its upper edge."""
    rows: dict[float, list[float]] = defaultdict(list)
    for node in nodes:
        rows[node.y].append(node.x)
    return {y: sorted(rows[y]) for y in sorted(rows)}


def _ends(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> dict[tuple[str, str], tuple[float, float]]:
    """Where each edge leaves its source and reaches its target: spread along the box, in order of the other ends."""
    sides: dict[tuple[str, bool], list[tuple[float, tuple[str, str], int]]] = defaultdict(list)
    for edge in edges:
        source, target = nodes[edge.source], nodes[edge.target]
        if source.y == target.y:
            continue
        pair = (edge.source, edge.target)
        sides[edge.source, target.y < source.y].append((target.x, pair, 0))
        sides[edge.target, source.y < target.y].append((source.x, pair, 1))
    found: dict[tuple[tuple[str, str], int], float] = {}
    for (key, _), told in sides.items():
        room = BOX_WIDTH - 2 * MARGIN
        for place, (_, pair, end) in enumerate(sorted(told), start=1):
            found[pair, end] = nodes[key].x + MARGIN + room * place / (len(told) + 1)
    return {pair: (found[pair, 0], found[pair, 1]) for pair, end in found if end == 0}


def _beside(source: Node, target: Node, row: list[float]) -> Route:
    """A line between two boxes of one row: straight to a neighbour, below the others."""
    leftward = target.x < source.x
    x1 = source.x if leftward else source.x + BOX_WIDTH
    x2 = target.x + BOX_WIDTH if leftward else target.x
    if abs(row.index(source.x) - row.index(target.x)) == 1:
        y = source.y + BOX_HEIGHT / 2
        return Route(path=f"M{x1:.0f} {y:.0f} L{x2:.0f} {y:.0f}", x=(x1 + x2) / 2, y=source.y - 6)
    x1, x2, y = source.x + BOX_WIDTH / 2, target.x + BOX_WIDTH / 2, source.y + BOX_HEIGHT
    low = y + SIDE
    path = f"M{x1:.0f} {y:.0f} C{x1:.0f} {low:.0f} {x2:.0f} {low:.0f} {x2:.0f} {y:.0f}"
    return Route(path=path, x=(x1 + x2) / 2, y=y + SIDE - 4)


def _between(source: Node, target: Node, ends: tuple[float, float], rows: Mapping[float, list[float]]) -> Route:
    """A line between two rows, through the gaps of the rows between them."""
    up = target.y < source.y
    x1, x2 = ends
    y1 = source.y if up else source.y + BOX_HEIGHT
    y2 = target.y + BOX_HEIGHT if up else target.y
    low, high = sorted((source.y, target.y))
    between = [y for y in rows if low < y < high]
    if up:
        between.reverse()
    parts = [f"M{x1:.0f} {y1:.0f}"]
    x, y = x1, y1
    for row in between:
        enter, leave = (row + BOX_HEIGHT, row) if up else (row, row + BOX_HEIGHT)
        wanted = x1 + (x2 - x1) * abs(enter - y1) / max(1.0, abs(y2 - y1))
        gap = _gap(rows[row], wanted)
        parts.append(_bend(x, y, gap, enter) + f" L{gap:.0f} {leave:.0f}")
        x, y = gap, leave
    parts.append(_bend(x, y, x2, y2))
    return Route(path=" ".join(parts), x=x1, y=y1 - 9 if up else y1 + 16)


def _bend(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (y1 + y2) / 2
    return f"C{x1:.0f} {middle:.0f} {x2:.0f} {middle:.0f} {x2:.0f} {y2:.0f}"


def _gap(row: list[float], wanted: float) -> float:
    """The place nearest to the one wanted where no box of a row stands."""
    if all(not left - 6 < wanted < left + BOX_WIDTH + 6 for left in row):
        return wanted
    gaps = [left - GAP_X / 2 for left in row] + [row[-1] + BOX_WIDTH + GAP_X / 2]
    return min(gaps, key=lambda x: abs(x - wanted))
