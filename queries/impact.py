"""What hangs on a work (*tác động*): who rests on it, directly or through others, and what comes in its place.

The order is for a person who has to act (:data:`ORDER` says it in words): documents of which no end is known come
before those that ended, those that may fall with the work before the others, then by the strength of the chain,
by level, and by how many further documents rest on it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from graph.stores import View
from graph.work import LEVELS, Work
from queries.chain import DOWN, Chain, Hop, trace_chain
from queries.derived import DETAILS, regime_on
from queries.in_force import DERIVED_ENDED, ENDED, Status
from queries.standing import Standing, standings
from queries.successor import Succession, successors

if TYPE_CHECKING:
    import networkx

STRENGTH = {"details": 1.0, "based_on": 0.9, "implements": 0.8, "guides": 0.5, "cites": 0.3}
"""How firmly a document hangs on another by the type of the edge; of a chain, the product of its steps."""
FURTHER = 0.6
"""Each step after the first counts so much of it."""
ORDER = (
    "chưa thấy căn cứ hết hiệu lực trước, đã hết hiệu lực sau; văn bản quy định chi tiết (có thể hết hiệu lực theo) "
    "trước; rồi theo độ chặt của chuỗi (quy định chi tiết 1,0; căn cứ 0,9; triển khai 0,8; hướng dẫn 0,5; viện dẫn "
    "0,3; mỗi bước sau nhân thêm 0,6), theo cấp, theo số văn bản chỉ dựa vào nó, theo trọng số PageRank"
)
_GONE = (ENDED, DERIVED_ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Impacted:
    """One document that hangs on a work.

    Attributes:
        work: The document.
        depth: Fewest steps to it.
        path: The strongest chain to it, from the work asked about outwards.
        strength: 0 to 1: how firmly it hangs on it; see :data:`STRENGTH`.
        falls: Whether it details the work, itself or through others that do: it may end with it.
        sole: Documents of this answer that rest on the work only through this one.
        weight: PageRank within the answer, 0 to 1: how much of the answer rests on it.
        status: What is known of its validity on the day.
    """

    work: Work
    depth: int
    path: tuple[Hop, ...]
    strength: float
    falls: bool
    sole: int
    weight: float
    status: Status

    @property
    def gone(self) -> bool:
        """Whether it ended by the day, stated or derived."""
        return self.status.value in _GONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """Everything that hangs on a work.

    Attributes:
        standing: What is known of the work itself on the day.
        on: The day.
        items: What hangs on it, in the order of :data:`ORDER`.
        succession: What stands in its place, one proposed or several listed.
        rule: What becomes of documents that detail it, should it end on that day, in Vietnamese.
        left_out: Work → edges that were not followed, because it has too many.
        cut: Whether documents were left out because there are too many.
        cycles: Works that lead back to themselves.
    """

    standing: Standing
    on: date
    items: tuple[Impacted, ...]
    succession: Succession
    rule: str
    left_out: dict[str, int] = field(default_factory=dict)
    cut: bool = False
    cycles: tuple[tuple[str, ...], ...] = ()


def impact_of(
    view: View, work: Work, on: date, *, depth: int | None = None, limit: int = 1000, fan: int = 1000
) -> Impact:
    """What hangs on a work, directly and through chains of legal bases.

    Documents that only guide or cite it are taken where they name the work itself.

    Args:
        view: The graph.
        work: The work.
        on: The day asked about.
        depth: Greatest number of steps; any where None.
        limit: Most documents.
        fan: Most edges followed from one work.
    """
    chain = trace_chain(view, work, DOWN, depth=depth, limit=limit + 1, fan=fan)
    near = trace_chain(view, work, DOWN, depth=1, types=tuple(STRENGTH), limit=limit + 1, fan=fan)
    whole = _joined(chain, near, limit)
    paths = _strongest(work.key, whole.hops)
    graph = view.subgraph(whole.depth, tuple(STRENGTH))
    sole, weight = _sole(graph, whole.hops, work.key), _weights(graph)
    known = standings(view, whole.works.values(), on)
    items = [
        Impacted(
            work=one,
            depth=whole.depth[key],
            path=paths[key][1],
            strength=round(paths[key][0], 4),
            falls=all(hop.relation == DETAILS for hop in paths[key][1]),
            sole=sole.get(key, 0),
            weight=round(weight.get(key, 0.0), 6),
            status=known[key].status,
        )
        for key, one in whole.works.items()
        if key != work.key and key in paths
    ]
    return Impact(
        standing=known[work.key],
        on=on,
        items=tuple(sorted(items, key=_first)),
        succession=successors(view, work, on),
        rule=_rule(known[work.key], on),
        left_out=whole.left_out,
        cut=whole.cut,
        cycles=whole.cycles,
    )


def _rule(standing: Standing, on: date) -> str:
    regime = regime_on(standing.status.since or on if standing.status.value in _GONE else on)
    fate = "hết hiệu lực theo, trừ khi được giữ lại" if regime.falls else "tiếp tục có hiệu lực, trừ khi trái luật mới"
    return f"văn bản quy định chi tiết: {fate} ({regime.basis})"


def _first(item: Impacted) -> tuple[bool, bool, float, int, int, float, str]:
    level = LEVELS.index(item.work.level) if item.work.level in LEVELS else len(LEVELS)
    return item.gone, not item.falls, -item.strength, level, -item.sole, -item.weight, item.work.key


def _joined(chain: Chain, near: Chain, limit: int) -> Chain:
    """The chain of legal bases, and with it what names the work itself in another way."""
    have = {(hop.source, hop.relation, hop.target) for hop in chain.hops}
    depth, works = dict(chain.depth), dict(chain.works)
    hops, cut = list(chain.hops), chain.cut or near.cut
    for hop in near.hops:
        if (hop.source, hop.relation, hop.target) in have:
            continue
        if hop.source not in depth:
            if len(depth) > limit:
                cut = True
                continue
            depth[hop.source], works[hop.source] = 1, near.works[hop.source]
        hops.append(hop)
    left = chain.left_out | near.left_out
    return replace(chain, hops=tuple(hops), works=works, depth=depth, left_out=left, cut=cut)


def _strongest(start: str, hops: Sequence[Hop]) -> dict[str, tuple[float, tuple[Hop, ...]]]:
    """The firmest chain from the work to each other one; no chain passes a work twice."""
    import heapq

    onward: dict[str, list[Hop]] = {}
    for hop in hops:
        onward.setdefault(hop.target, []).append(hop)
    best: dict[str, tuple[float, Hop | None]] = {}
    waiting = [(-1.0, start)]
    waiting_for = {start: 1.0}
    came: dict[str, Hop | None] = {start: None}
    while waiting:
        score, key = heapq.heappop(waiting)
        if key in best:
            continue
        best[key] = (-score, came[key])
        for hop in onward.get(key, ()):
            further = -score * STRENGTH.get(hop.relation, 0.1) * (1.0 if key == start else FURTHER)
            if hop.source not in best and further > waiting_for.get(hop.source, 0.0):
                waiting_for[hop.source], came[hop.source] = further, hop
                heapq.heappush(waiting, (-further, hop.source))
    return {key: (score, _walked(key, best)) for key, (score, hop) in best.items() if hop is not None}


def _walked(key: str, best: dict[str, tuple[float, Hop | None]]) -> tuple[Hop, ...]:
    steps: list[Hop] = []
    hop = best[key][1]
    while hop is not None:
        steps.append(hop)
        hop = best[hop.target][1]
    return tuple(reversed(steps))


def _sole(graph: networkx.MultiDiGraph[str], hops: Sequence[Hop], start: str) -> dict[str, int]:
    """For each document, how many others of the answer can only be reached through it."""
    import networkx

    down: networkx.DiGraph[str] = networkx.DiGraph()
    down.add_nodes_from(graph)
    down.add_edges_from((hop.target, hop.source) for hop in hops if hop.target != hop.source)
    above = networkx.immediate_dominators(down, start)
    tree: networkx.DiGraph[str] = networkx.DiGraph()
    tree.add_edges_from((over, key) for key, over in above.items() if over is not None and over != key)
    counts = dict.fromkeys(tree, 0)
    for key in reversed(list(networkx.topological_sort(tree))):
        for over in tree.predecessors(key):
            counts[over] += counts[key] + 1
    return counts


def _weights(graph: networkx.MultiDiGraph[str]) -> dict[str, float]:
    """PageRank over the edges of the answer: whoever is rested on by many that are rested on weighs more."""
    scores = dict.fromkeys(graph, 1.0 / max(1, len(graph)))
    out = {key: sorted({target for target in graph.successors(key) if target != key}) for key in graph}
    for _ in range(40):
        hanging = sum(scores[key] for key, targets in out.items() if not targets)
        base = (0.15 + 0.85 * hanging) / max(1, len(graph))
        following = dict.fromkeys(graph, base)
        for key, targets in out.items():
            for target in targets:
                following[target] += 0.85 * scores[key] / len(targets)
        scores = following
    return scores
