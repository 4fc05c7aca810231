"""What some sources say, as statements with their rows: made without asking the server, so made while it works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.assertion import Bundle, Description
from graph.merging import merge_work, rank_of_description
from graph.stores.neo4j_rows import (
    TYPES,
    binding_rows,
    claim_rows,
    description_rows,
    happening_rows,
    key_row,
    keys_of,
    node_of_key,
    oid_of,
    origin_node,
    stated,
    verdict_rows,
    work_node,
)

BATCH = 10_000
"""Rows that one statement takes."""

_ENDS = "UNWIND $rows AS r MATCH (o:Origin {oid: r.oid}) MATCH (w:Work {key: r.key}) "
_KEYS = "UNWIND $rows AS r MERGE (w:Work {key: r.key}) ON CREATE SET w.full = r.full"
_NEW_WORKS = "UNWIND $rows AS r CREATE (w:Work) SET w += r"
_KNOWN_WORKS = "UNWIND $rows AS r MATCH (w:Work {key: r.key}) SET w = r"
_ORIGINS = "UNWIND $rows AS r MERGE (o:Origin {oid: r.oid}) SET o = r"
_DESCRIBES = f"{_ENDS}CREATE (o)-[:DESCRIBES {{rank: r.rank, n: r.n, said: r.said}}]->(w)"
_DESCRIBES_MORE = f"{_ENDS}MERGE (o)-[d:DESCRIBES {{rank: r.rank, said: r.said}}]->(w) ON CREATE SET d.n = r.n"
_TELLS = f"{_ENDS}CREATE (o)-[:TELLS {{n: r.n, said: r.said}}]->(w)"
_STATES = f"{_ENDS}CREATE (o)-[:STATES]->(w)"
_STATES_MORE = f"{_ENDS}MERGE (o)-[:STATES]->(w)"
_CLAIMS = {
    name: "UNWIND $rows AS r MATCH (s:Work {key: r[0]}) MATCH (t:Work {key: r[1]}) "
    f"CREATE (s)-[c:{shown}]->(t) SET c += r[2]"
    for name, shown in TYPES.items()
}
_VERDICTS = "UNWIND $rows AS r CREATE (v:Verdict) SET v = r"
_BINDINGS = "UNWIND $rows AS r CREATE (b:Binding) SET b = r"

Row = dict[str, Any]
Line = tuple[str, Sequence[object]]


def batches(rows: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """Rows in parts that one statement takes.

    Examples:
        >>> list(batches("abcde", 2))
        [['a', 'b'], ['c', 'd'], ['e']]
    """
    made: list[Any] = []
    for row in rows:
        made.append(row)
        if len(made) == size:
            yield made
            made = []
    if made:
        yield made


@dataclass(slots=True)
class Memory:
    """What a first load has sent already, so that the server need not be asked.

    Attributes:
        whole: Whether it knows of everything in the store: only in a first load.
        keys: Works that are there.
        described: Works of which something is said.
        bound: Whether anybody decided what an open document is.
    """

    whole: bool = False
    keys: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    bound: bool = False

    def learn(self, bundles: Iterable[Bundle], coming: Coming) -> None:
        """Remember what is sent: some sources, and what comes in with them."""
        self.keys |= coming.keys
        for bundle in bundles:
            self.described.update(one.work for one in bundle.descriptions)
            self.bound = self.bound or bool(bundle.bindings)


NOTHING = Memory()


@dataclass(slots=True)
class Coming:
    """What comes in with some sources.

    Attributes:
        nodes: Statements with their rows that bring in works, sources and decisions.
        edges: Those that join them, to run when the nodes are there.
        keys: Works that they name.
        described: Works whose descriptions the server has to merge afterwards.
        opened: Documents whose claims may have to be led elsewhere, because a person said what they are.
    """

    nodes: list[Line]
    edges: list[Line]
    keys: set[str]
    described: set[str]
    opened: set[str]

    @property
    def unsettled(self) -> bool:
        """Whether something is left to do when all edges are there."""
        return bool(self.described or self.opened)


def coming_in(
    bundles: Sequence[Bundle], place: int = 0, *, memory: Memory = NOTHING, meant: Mapping[str, str] | None = None
) -> Coming:
    """What some sources say, as statements.

    Args:
        bundles: The sources.
        place: Where the places of a source that comes in parts go on; 0 for whole sources.
        memory: What a first load has sent before.
        meant: Keys of open documents → the works that people decided them to be.
    """
    alone = _alone(bundles, memory)
    keys = {key for bundle in bundles for key in keys_of(bundle)}
    return Coming(
        nodes=[
            *_works(keys, alone, memory),
            *_lines(_ORIGINS, (origin_node(bundle.origin) for bundle in bundles)),
            *_lines(_VERDICTS, _all(bundles, verdict_rows, place)),
            *_lines(_BINDINGS, _all(bundles, binding_rows, place)),
        ],
        edges=[
            *_lines(_DESCRIBES_MORE if place else _DESCRIBES, _all(bundles, description_rows, place)),
            *_lines(_TELLS, _all(bundles, happening_rows, place)),
            *_claims(bundles, place, meant or {}),
        ],
        keys=keys,
        described={one.work for bundle in bundles for one in bundle.descriptions if one.work not in alone},
        opened=_opened(bundles, memory),
    )


def _opened(bundles: Sequence[Bundle], memory: Memory) -> set[str]:
    """Open documents that people may have decided on, in these sources or in what a first load sent before."""
    found = {one.open for bundle in bundles for one in bundle.bindings}
    if memory.bound:
        found.update(claim.target for bundle in bundles for claim in bundle.claims)
    return found


def _lines(query: str, rows: Iterable[object]) -> Iterator[Line]:
    for part in batches(rows):
        yield query, part


def _all(bundles: Sequence[Bundle], rows: Any, place: int) -> Iterator[Row]:
    for bundle in bundles:
        yield from rows(bundle, place)


def _works(keys: set[str], alone: dict[str, Row], memory: Memory) -> Iterator[Line]:
    """The works that are named; in a first load it is known which of them are new."""
    if not memory.whole:
        yield from _lines(_KEYS, map(key_row, sorted(keys)))
        return
    new = sorted(key for key in keys if key not in memory.keys)
    yield from _lines(_NEW_WORKS, (alone.get(key) or node_of_key(key) for key in new))
    yield from _lines(_KNOWN_WORKS, (alone[key] for key in sorted(alone) if key in memory.keys))


def _alone(bundles: Sequence[Bundle], memory: Memory) -> dict[str, Row]:
    """Works of a first load that nobody described before: merged here, without asking the server."""
    if not memory.whole:
        return {}
    said: dict[str, Counter[tuple[int, Description]]] = defaultdict(Counter)
    for bundle in bundles:
        for one in dict.fromkeys(bundle.descriptions):
            if one.work not in memory.described:
                said[one.work][rank_of_description(bundle.origin.kind, one.own), one] += 1
    return {
        key: work_node(merge_work(key, [(rank, one, count) for (rank, one), count in rows.items()]))
        for key, rows in said.items()
    }


def _claims(bundles: Sequence[Bundle], place: int, meant: Mapping[str, str]) -> Iterator[Line]:
    rows: dict[str, list[tuple[str, str, Row]]] = {name: [] for name in TYPES}
    for bundle in bundles:
        for relation, source, target, edge in claim_rows(bundle, meant, place):
            rows[relation].append((source, target, edge))
    states = ({"oid": oid_of(bundle.origin.id), "key": key} for bundle in bundles for key in stated(bundle))
    yield from _lines(_STATES_MORE if place else _STATES, states)
    for name, found in rows.items():
        yield from _lines(_CLAIMS[name], found)
