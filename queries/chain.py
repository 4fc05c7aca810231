"""Chains of implementation (*chuỗi triển khai*): what a work rests on, and what carries it out.

The walk is made in layers and never recursive; it stops at a number of works that it announces, and a work with
very many edges shows the first of them and says how many are left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.relation import Relation, chain_names
from graph.stores import Direction, View
from graph.work import Work

UP, DOWN = "up", "down"
_WAY: dict[str, Direction] = {UP: "out", DOWN: "in"}


class Hop(NamedTuple):
    """One step of a chain, away from the work it begins with; a plain tuple, because chains have thousands.

    Attributes:
        depth: 1 for the first step.
        source: Key of the acting work.
        relation: Name of the type.
        target: Key of the work acted on.
        disputed: Whether something speaks against it.
    """

    depth: int
    source: str
    relation: str
    target: str
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain from one work upwards or downwards.

    Attributes:
        start: The work it begins with.
        direction: ``up`` (what it rests on) or ``down`` (what carries it out).
        hops: The steps, layer by layer; each edge once, at the depth where it is first met.
        works: The works met, by key, the first one included.
        depth: Depth of each work by key; 0 for the first.
        cycles: Works that lead back to themselves, each cycle as its keys.
        left_out: Work → edges of it that were not followed, because it has too many.
        cut: Whether works were left out because the chain is too large.
    """

    start: Work
    direction: str
    hops: tuple[Hop, ...]
    works: dict[str, Work]
    depth: dict[str, int]
    cycles: tuple[tuple[str, ...], ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    cut: bool = False


def trace_chain(
    view: View,
    start: Work,
    direction: str = UP,
    *,
    depth: int | None = None,
    types: Sequence[str] | None = None,
    limit: int = 500,
    fan: int = 100,
) -> Chain:
    """Walk from a work to everything it rests on, or to everything that carries it out.

    Args:
        view: The graph.
        start: The work to begin with.
        direction: ``up`` or ``down``.
        depth: Greatest number of steps; any where None.
        types: Types of edges to follow; by default those that make up the chain of legal bases.
        limit: Most works of the chain.
        fan: Most edges followed from one work.

    Raises:
        ValueError: The direction is neither.
    """
    walk = walk_chain(view, start.key, direction, depth=depth, types=types, limit=limit, fan=fan)
    return Chain(
        start=start,
        direction=direction,
        hops=walk.hops,
        works=view.works(walk.depth),
        depth=walk.depth,
        cycles=_cycles(walk),
        left_out=walk.left_out,
        cut=walk.cut,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The bare steps of a chain, without the works; see :class:`Chain`.

    Attributes:
        hops: The steps, layer by layer.
        depth: Depth of each work by key; 0 for the first.
        turns: Whether a step leads to a work that is no deeper: only then can there be a cycle.
        left_out: Work → edges of it that were not followed.
        cut: Whether works were left out.
    """

    hops: tuple[Hop, ...]
    depth: dict[str, int]
    turns: bool
    left_out: dict[str, int]
    cut: bool


def walk_chain(
    view: View,
    start: str,
    direction: str = UP,
    *,
    depth: int | None = None,
    types: Sequence[str] | None = None,
    limit: int = 500,
    fan: int = 100,
) -> Walk:
    """The bare steps of a chain; see :func:`trace_chain`.

    Raises:
        ValueError: The direction is neither.
    """
    way = _WAY.get(direction)
    if way is None:
        raise ValueError(f"direction is {direction!r}, not 'up' or 'down'")
    near, far = (0, 1) if way == "out" else (1, 0)
    wanted = tuple(types) if types is not None else chain_names()
    depths = {start: 0}
    hops: list[Hop] = []
    left_out: dict[str, int] = {}
    layer, level, cut, turns = [start], 0, False, False
    while layer and (depth is None or level < depth):
        level += 1
        following: list[str] = []
        here, taken = "", 0
        for link in view.links(layer, way, wanted, fan + 1):
            ends = (link.source, link.target)
            here, taken = (here, taken + 1) if ends[near] == here else (ends[near], 1)  # they come work by work
            if taken > fan:
                left_out[here] = sum(count for name, count in view.counts(here, way).items() if name in wanted) - fan
                continue
            there = ends[far]
            at = depths.get(there)
            if at is None:
                if len(depths) >= limit:
                    cut = True
                    continue
                depths[there] = level
                following.append(there)
            elif at < level:
                turns = True
            hops.append(Hop(level, *link))
        layer = following
    return Walk(hops=tuple(hops), depth=depths, turns=turns, left_out=left_out, cut=cut)


def _cycles(walk: Walk) -> tuple[tuple[str, ...], ...]:
    """The works that lead back to themselves: one cycle for each knot of them."""
    if not walk.turns:
        return ()
    waiting = Counter(hop.target for hop in walk.hops)
    out: dict[str, list[str]] = {}
    for hop in walk.hops:
        out.setdefault(hop.source, []).append(hop.target)
    ready = [key for key in out if not waiting[key]]
    while ready:
        for target in out.pop(ready.pop(), ()):
            waiting[target] -= 1
            if not waiting[target] and target in out:
                ready.append(target)
    return _named_cycles(out) if out else ()


def _named_cycles(out: dict[str, list[str]]) -> tuple[tuple[str, ...], ...]:
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph(
        [(source, target) for source, targets in out.items() for target in targets]
    )
    made = []
    for knot in networkx.strongly_connected_components(graph):
        inner = graph.subgraph(knot)
        if len(knot) > 1 or inner.number_of_edges():
            first = min(knot)
            made.append(tuple(edge[0] for edge in networkx.find_cycle(inner, first)))
    return tuple(sorted(_from_least(cycle) for cycle in made))


def _from_least(cycle: tuple[str, ...]) -> tuple[str, ...]:
    at = cycle.index(min(cycle))
    return cycle[at:] + cycle[:at]


def proofs(view: View, hops: Sequence[Hop]) -> dict[Hop, Relation]:
    """The merged edge behind each step, with the sentences that prove it."""
    found = ((hop, view.relation(hop.source, hop.relation, hop.target)) for hop in hops)
    return {hop: edge for hop, edge in found if edge is not None}
