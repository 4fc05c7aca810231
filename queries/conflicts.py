"""Where the graph contradicts itself (*mâu thuẫn dữ liệu*): each with the works and the words, none resolved.

Cycles are looked for in the whole graph with numbers instead of keys: what no edge leads to is peeled off until
only knots are left, which takes one step an edge.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.interval import PartialDate, vietnamese
from graph.relation import Relation, chain_names, relation_type
from graph.stores import View
from graph.work import Work
from queries.in_force import describe
from queries.standing import facts_of_works

FIELD, EDGE, CYCLE, MUTUAL, TWO_ENDS, EARLY = "field", "edge", "cycle", "mutual", "two ends", "effective before issue"
KINDS = (MUTUAL, TWO_ENDS, EARLY, CYCLE, EDGE, FIELD)
"""In order of gravity."""

_ENDS = ("replaces", "repeals")
_BATCH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One contradiction.

    Attributes:
        kind: One of :data:`KINDS`.
        works: The works concerned, the first one leading.
        text: What contradicts what, in Vietnamese.
        field: The field on which sources disagree.
        values: What they give, the one kept first.
        relation: Type of the edge concerned.
        quotes: The words that state the edges concerned.
        sources: Ids of the sources of those words.
    """

    kind: str
    works: tuple[Work, ...]
    text: str
    field: str | None = None
    values: tuple[str, ...] = ()
    relation: str | None = None
    quotes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """The contradictions of a graph.

    Attributes:
        items: In order of gravity, then of key; at most as many of each kind as were asked for.
        totals: How many there are of each kind.
    """

    items: tuple[Conflict, ...]
    totals: dict[str, int]


def conflicts_of(view: View, *, limit: int = 100) -> Conflicts:
    """Where the graph contradicts itself; reads it once.

    Args:
        view: The graph.
        limit: Most items of one kind; the totals are always those of the whole graph.
    """
    totals: Counter[str] = Counter()
    kept: dict[str, list[Conflict]] = {kind: [] for kind in KINDS}
    edges = _Edges()
    for batch in _batches(view):
        for one in _of_batch(view, batch, edges):
            totals[one.kind] += 1
            if len(kept[one.kind]) < limit:
                kept[one.kind].append(one)
    for one in (*_mutual(view, edges), *_knots(view, edges)):
        totals[one.kind] += 1
        if len(kept[one.kind]) < limit:
            kept[one.kind].append(one)
    return Conflicts(
        items=tuple(one for kind in KINDS for one in kept[kind]),
        totals={kind: totals[kind] for kind in KINDS},
    )


def _batches(view: View) -> Iterator[list[Work]]:
    works = view.all_works()
    while batch := list(islice(works, _BATCH)):
        yield batch


class _Edges:
    """Edges of the chain and ends, as numbers."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.source, self.target = array("l"), array("l")
        self.ends: dict[tuple[str, str], str] = {}

    def add(self, source: str, target: str) -> None:
        """Take an edge of the chain in."""
        numbers = self.numbers
        self.source.append(numbers.setdefault(source, len(numbers)))
        self.target.append(numbers.setdefault(target, len(numbers)))


def _of_batch(view: View, batch: Sequence[Work], edges: _Edges) -> Iterator[Conflict]:
    """What contradicts itself within each work; its edges are kept for later."""
    for work in batch:
        yield from _fields(work)
    chain = frozenset(chain_names())
    for link in view.links([work.key for work in batch], "out"):
        if link.relation in chain:
            edges.add(link.source, link.target)
        elif link.relation in _ENDS:
            edges.ends[link.source, link.target] = link.relation
        if link.disputed:
            edge = view.relation(link.source, link.relation, link.target)
            if edge is not None:
                yield _disputed(view, edge)
    for key, (facts, _) in facts_of_works(view, batch).items():
        ends = [one for one in facts.events if one.what in _ENDED and not one.scope and one.day] if facts else []
        sure = [one for one in ends if one.source.confidence != "low" and not one.derived]
        if len({one.day for one in sure}) > 1:
            work = next(one for one in batch if one.key == key)
            told = list(dict.fromkeys(describe(one) for one in sure))
            text = f"{work.label} có nhiều ngày hết hiệu lực khác nhau: {'; '.join(told)}"
            yield Conflict(
                kind=TWO_ENDS, works=(work,), text=text, values=tuple(told),
                quotes=tuple(dict.fromkeys(one.source.where for one in sure)),
            )  # fmt: skip


_ENDED = frozenset({"replaced", "repealed", "expired"})
_FIELDS = {
    "number": "số, ký hiệu",
    "doc_type": "loại văn bản",
    "issuer": "cơ quan ban hành",
    "issued": "ngày ban hành",
    "effective": "ngày có hiệu lực",
    "title": "trích yếu",
}


def _fields(work: Work) -> Iterator[Conflict]:
    for one in work.disputes:
        given = " / ".join(f"“{value}”" for value in one.values)
        yield Conflict(
            kind=FIELD,
            works=(work,),
            text=f"{work.label}: các nguồn ghi khác nhau về {_FIELDS.get(one.field, one.field)}: {given}",
            field=one.field,
            values=one.values,
        )
    if work.issued and work.effective:
        issued, effective = PartialDate.parse(work.issued), PartialDate.parse(work.effective)
        if effective.last_day() < issued.first_day():
            text = f"{work.label}: có hiệu lực {vietnamese(effective)} trước ngày ban hành {vietnamese(issued)}"
            yield Conflict(kind=EARLY, works=(work,), text=text, values=(work.effective, work.issued))


def _disputed(view: View, edge: Relation) -> Conflict:
    works = view.works((edge.source, edge.target))
    pair = tuple(works[key] for key in (edge.source, edge.target) if key in works)
    names = " → ".join(work.label for work in pair)
    return Conflict(
        kind=EDGE,
        works=pair,
        text=f"{names}: “{edge.type.label}” còn tranh chấp ({edge.doubt or 'chưa rõ lý do'})",
        relation=edge.relation,
        quotes=tuple(dict.fromkeys(one.quote for one in edge.evidence if one.quote)),
        sources=tuple(dict.fromkeys(one.origin for one in edge.evidence)),
    )


def _mutual(view: View, edges: _Edges) -> Iterator[Conflict]:
    """A ends B and B ends A."""
    for (source, target), relation in sorted(edges.ends.items()):
        back = edges.ends.get((target, source))
        if back is None or source > target:
            continue
        works = view.works((source, target))
        found = (view.relation(source, relation, target), view.relation(target, back, source))
        said = [one.evidence[0] for one in found if one is not None and one.evidence]
        pair = tuple(works.values())
        names = [work.label for work in pair]
        verbs = (relation_type(relation).label, relation_type(back).label)
        yield Conflict(
            kind=MUTUAL,
            works=pair,
            text=f"{names[0]} {verbs[0]} {names[-1]}, và {names[-1]} {verbs[1]} {names[0]}",
            relation=relation,
            quotes=tuple(one.quote for one in said if one.quote),
            sources=tuple(one.origin for one in said),
        )


def _knots(view: View, edges: _Edges) -> Iterator[Conflict]:
    """Works of the chain that lead back to themselves: one shortest cycle for each knot."""
    import networkx

    graph: networkx.DiGraph[int] = networkx.DiGraph(_peeled(edges))
    names = {number: key for key, number in edges.numbers.items() if number in graph}
    knots = [knot for knot in networkx.strongly_connected_components(graph) if len(knot) > 1 or _loops(graph, knot)]
    for knot in sorted(knots, key=lambda found: min(names[number] for number in found)):
        first = min(knot, key=lambda number: names[number])
        cycle = [edge[0] for edge in networkx.find_cycle(graph.subgraph(knot), first)]
        works = tuple(view.works(names[number] for number in cycle).values())
        labels = " → ".join(work.label for work in (*works, works[0]))
        more = f" (nút có {len(knot)} văn bản)" if len(knot) > len(cycle) else ""
        yield Conflict(kind=CYCLE, works=works, text=f"vòng lặp căn cứ: {labels}{more}")


def _loops(graph: object, knot: set[int]) -> bool:
    (only,) = knot
    return bool(graph.has_edge(only, only))  # type: ignore[attr-defined]


def _peeled(edges: _Edges) -> Iterator[tuple[int, int]]:
    """The edges among works that both lead somewhere and are led to, again and again."""
    size = len(edges.numbers)
    waiting = array("l", bytes(array("l").itemsize * size))
    first = array("l", bytes(array("l").itemsize * (size + 1)))
    for source, target in zip(edges.source, edges.target, strict=True):
        waiting[target] += 1
        first[source + 1] += 1
    for number in range(size):
        first[number + 1] += first[number]
    follow, at = array("l", bytes(array("l").itemsize * len(edges.source))), array("l", first)
    for source, target in zip(edges.source, edges.target, strict=True):
        follow[at[source]] = target
        at[source] += 1
    ready = [number for number in range(size) if not waiting[number]]
    gone = bytearray(size)
    while ready:
        number = ready.pop()
        gone[number] = 1
        for place in range(first[number], first[number + 1]):
            waiting[follow[place]] -= 1
            if not waiting[follow[place]]:
                ready.append(follow[place])
    for source, target in zip(edges.source, edges.target, strict=True):
        if not gone[source] and not gone[target]:
            yield source, target
