"""Writing to a Neo4j store: the changes of a block are gathered, then applied by one function that may run twice.

The driver runs a transaction again when the line breaks while the server commits, and then nobody knows whether it
was kept. So everything here first takes away what the sources of the change said before: applied once or three
times, the graph is the same.
"""

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
    claim_edge,
    description_rows,
    handle,
    happening_rows,
    key_row,
    keys_of,
    oid_of,
    origin_node,
    verdict_rows,
    work_node,
)
from graph.stores.neo4j_schema import Ask
from graph.stores.sqlite_rows import description

BATCH = 10_000
_FEW = 500

LOCK = "MATCH (n:CancuStore {one: 1}) SET n.writing = true REMOVE n.writing"
"""Takes the write lock of the one node: changes come one after another."""

_PART = "MATCH (n:CancuStore {one: 1}) WITH n, n.part AS was SET n.part = $part RETURN was"
_KEYS = "UNWIND $rows AS r MERGE (w:Work {key: r.key}) ON CREATE SET w.full = r.full"
_WORKS = "UNWIND $rows AS r MERGE (w:Work {key: r.key}) SET w = r"
_ORIGINS = "UNWIND $rows AS r MERGE (o:Origin {oid: r.oid}) SET o = r"
_DESCRIBES = (
    "UNWIND $rows AS r MATCH (o:Origin {oid: r.oid}) MATCH (w:Work {key: r.key}) "
    "CREATE (o)-[:DESCRIBES {rank: r.rank, n: r.n, said: r.said}]->(w)"
)
_TELLS = (
    "UNWIND $rows AS r MATCH (o:Origin {oid: r.oid}) MATCH (w:Work {key: r.key}) "
    "CREATE (o)-[:TELLS {n: r.n, said: r.said}]->(w)"
)
_STATES = "UNWIND $rows AS r MATCH (o:Origin {oid: r.oid}) MATCH (w:Work {key: r.key}) CREATE (o)-[:STATES]->(w)"
_STATES_MORE = "UNWIND $rows AS r MATCH (o:Origin {oid: r.oid}) MATCH (w:Work {key: r.key}) MERGE (o)-[:STATES]->(w)"
_DESCRIBES_MORE = (
    "UNWIND $rows AS r MATCH (o:Origin {oid: r.oid}) MATCH (w:Work {key: r.key}) "
    "MERGE (o)-[d:DESCRIBES {rank: r.rank, said: r.said}]->(w) ON CREATE SET d.n = r.n"
)
_CLAIMS = {
    name: "UNWIND $rows AS r MATCH (s:Work {key: r.s}) MATCH (t:Work {key: r.t}) "
    f"CREATE (s)-[c:{shown}]->(t) SET c = r.c"
    for name, shown in TYPES.items()
}
_VERDICTS = "UNWIND $rows AS r CREATE (v:Verdict) SET v = r"
_BINDINGS = "UNWIND $rows AS r CREATE (b:Binding) SET b = r"

_SPOKEN_OF = (
    "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[:DESCRIBES|TELLS]->(w:Work) "
    "RETURN DISTINCT coalesce(w.full, w.key)"
)
_JOINED = (
    "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[:STATES]->(s:Work) MATCH (s)-[c]->(t:Work) WHERE c.oid = oid "
    "RETURN DISTINCT coalesce(s.full, s.key), coalesce(t.full, t.key), c.asserted"
)
_BOUND_BY = "UNWIND $oids AS oid MATCH (b:Binding {oid: oid}) RETURN b.open_key, b.work_key"
_FORGET = (
    "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[:STATES]->(s:Work) "
    "MATCH (s)-[c]->(:Work) WHERE c.oid = oid DELETE c",
    "UNWIND $oids AS oid MATCH (v:Verdict {oid: oid}) DELETE v",
    "UNWIND $oids AS oid MATCH (b:Binding {oid: oid}) DELETE b",
    "UNWIND $oids AS oid MATCH (o:Origin {oid: oid}) DETACH DELETE o",
)
_MEANT = "UNWIND $keys AS k MATCH (b:Binding {open: k}) RETURN b.open_key, b.at, b.author, b.work_key"
_ANY_BINDING = "MATCH (b:Binding) RETURN 1 LIMIT 1"
_SAID = (
    "UNWIND $keys AS k MATCH (w:Work {key: k}) OPTIONAL MATCH (:Origin)-[d:DESCRIBES]->(w) "
    "RETURN coalesce(w.full, w.key), d.rank, d.said, count(*)"
)
_SET = "UNWIND $rows AS r MATCH (w:Work {key: r.key}) SET w = r"
_DEAD = (
    "UNWIND $keys AS k MATCH (w:Work {key: k}) WHERE NOT EXISTS { (w)--() } "
    "AND NOT EXISTS { MATCH (:Binding {open: k}) } AND NOT EXISTS { MATCH (:Binding {work: k}) } DELETE w"
)
_TYPES_AT = "MATCH (:Work)-[c]->(:Work {key: $at}) WHERE coalesce(c.asserted, $at_key) = $open RETURN DISTINCT type(c)"
_MOVE = {
    shown: f"MATCH (s:Work)-[c:{shown}]->(:Work {{key: $at}}) WHERE coalesce(c.asserted, $at_key) = $open "
    f"MATCH (t:Work {{key: $to}}) CREATE (s)-[d:{shown}]->(t) SET d = properties(c), d.asserted = $asserted DELETE c"
    for shown in TYPES.values()
}


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
    """

    whole: bool = False
    keys: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)

    def learn(self, changes: Mapping[str, Bundle | None]) -> None:
        """Remember what was kept."""
        for bundle in changes.values():
            if bundle is None:
                self.whole = False
                return
            self.keys.update(keys_of(bundle))
            self.described.update(one.work for one in bundle.descriptions)


NOTHING = Memory()


def apply(
    ask: Ask,
    changes: Mapping[str, Bundle | None],
    *,
    part: int | None = None,
    place: int = 0,
    memory: Memory = NOTHING,
) -> None:
    """Apply changes within one transaction; again and again if need be.

    Args:
        ask: Runs a query in that transaction.
        changes: Ids of sources → what they say from now on; None for those that go.
        part: Number of this part of a first load, in which no source is replaced; None otherwise.
        place: Where the places of a source that comes in parts go on; 0 for whole sources.
        memory: What a first load has sent before this part.
    """
    ask(LOCK)
    made = _Change(ask, place, memory if part is not None and not place else NOTHING)
    if part is None:
        made.forget(list(changes))
    elif ask(_PART, part=part)[0][0] == part:
        return  # it was kept, and the line broke before we heard of it
    made.take([bundle for bundle in changes.values() if bundle is not None])
    made.finish()


class _Change:
    """One run of a change."""

    def __init__(self, ask: Ask, place: int, memory: Memory) -> None:
        self._ask = ask
        self._memory = memory
        self._place = place
        self._described: set[str] = set()
        self._left: set[str] = set()
        self._opened: set[str] = set()
        self._seats: dict[str, set[str]] = defaultdict(set)

    def _send(self, query: str, rows: Iterable[Any]) -> None:
        for part in batches(rows):
            self._ask(query, rows=part)

    def _rows(self, query: str, name: str, values: Iterable[Any], size: int = BATCH) -> Iterator[Any]:
        for part in batches(values, size):
            yield from self._ask(query, **{name: part})

    # ------------------------------------------------------------------------------------------- removal

    def forget(self, origins: Sequence[str]) -> None:
        """Take away whatever some sources said."""
        for oids in batches(map(oid_of, origins), _FEW):
            spoken = {row[0] for row in self._ask(_SPOKEN_OF, oids=oids)}
            self._described |= spoken
            self._left |= spoken
            for row in self._ask(_JOINED, oids=oids):
                self._left.update(key for key in row if key is not None)
            for opened, work in self._ask(_BOUND_BY, oids=oids):
                self._opened.add(opened)
                self._seats[opened].add(work)
                self._left |= {opened, work}
            for query in _FORGET:
                self._ask(query, oids=oids)

    # ------------------------------------------------------------------------------------------ coming in

    def take(self, bundles: Sequence[Bundle]) -> None:
        """Bring in what some sources say."""
        keys = {key: None for bundle in bundles for key in keys_of(bundle)}
        alone = self._alone(bundles)
        self._send(_WORKS, alone.values())
        self._send(_KEYS, (key_row(key) for key in keys if key not in alone and key not in self._memory.keys))
        self._left.difference_update(keys)
        self._send(_ORIGINS, (origin_node(bundle.origin) for bundle in bundles))
        described = (row for bundle in bundles for row in description_rows(bundle, self._place))
        self._send(_DESCRIBES_MORE if self._place else _DESCRIBES, described)
        self._described.update(one.work for bundle in bundles for one in bundle.descriptions if one.work not in alone)
        self._send(_TELLS, (row for bundle in bundles for row in happening_rows(bundle, self._place)))
        self._send(_VERDICTS, (row for bundle in bundles for row in verdict_rows(bundle, self._place)))
        for bundle in bundles:
            self._opened.update(one.open for one in bundle.bindings)
        self._send(_BINDINGS, (row for bundle in bundles for row in binding_rows(bundle, self._place)))
        self._claims(bundles)

    def _alone(self, bundles: Sequence[Bundle]) -> dict[str, dict[str, Any]]:
        """Works of a first load that nobody described before: merged here, without asking the server."""
        if not self._memory.whole:
            return {}
        said: dict[str, Counter[tuple[int, Description]]] = defaultdict(Counter)
        for bundle in bundles:
            for one in dict.fromkeys(bundle.descriptions):
                if one.work not in self._memory.described:
                    said[one.work][rank_of_description(bundle.origin.kind, one.own), one] += 1
        return {
            key: work_node(merge_work(key, [(rank, one, count) for (rank, one), count in rows.items()]))
            for key, rows in said.items()
        }

    def _claims(self, bundles: Sequence[Bundle]) -> None:
        meant = self._meant({claim.target for bundle in bundles for claim in bundle.claims})
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TYPES}
        states: dict[tuple[int, str], None] = {}
        for bundle in bundles:
            oid = oid_of(bundle.origin.id)
            for place, claim in enumerate(bundle.claims, self._place):
                target = meant.get(claim.target, claim.target)
                edge = claim_edge(bundle.origin, claim, place, target)
                rows[claim.relation].append({"s": handle(claim.source), "t": handle(target), "c": edge})
                states[oid, handle(claim.source)] = None
        self._send(_STATES_MORE if self._place else _STATES, ({"oid": oid, "key": key} for oid, key in states))
        for name, found in rows.items():
            self._send(_CLAIMS[name], found)

    def _meant(self, keys: Iterable[str]) -> dict[str, str]:
        """What people decided some open documents to be, the latest decision of each."""
        best: dict[str, tuple[str, str, str]] = {}
        wanted = set(keys)
        if not wanted or not self._ask(_ANY_BINDING):
            return {}
        for opened, at, author, work in self._rows(_MEANT, "keys", map(handle, wanted)):
            best[opened] = max(best.get(opened, ("", "", "")), (at, author, work))
            self._seats[opened].add(work)
        return {opened: found[2] for opened, found in best.items()}

    # -------------------------------------------------------------------------------------------- merging

    def finish(self) -> None:
        """Lead claims where people say, merge what is described anew, drop works that nobody names."""
        meant = self._meant(self._opened)
        for opened in self._opened:
            self._move(opened, meant.get(opened, opened))
        for part in batches(self._left):
            self._ask(_DEAD, keys=[handle(key) for key in part])
        for part in batches(self._described, BATCH):
            self._merge(part)

    def _move(self, opened: str, to: str) -> None:
        """Lead claims on an open document from wherever they are to what it is now said to be."""
        for at in {opened, *self._seats[opened]} - {to}:
            given = {"at": handle(at), "at_key": at, "open": opened}
            for (shown,) in self._ask(_TYPES_AT, **given):
                if shown in _MOVE:
                    self._ask(_MOVE[shown], **given, to=handle(to), asserted=None if to == opened else opened)

    def _merge(self, keys: Sequence[str]) -> None:
        said: dict[str, list[tuple[int, Any, int]]] = {}
        for key, rank, text, count in self._ask(_SAID, keys=[handle(key) for key in keys]):
            rows = said.setdefault(key, [])
            if text is not None:
                rows.append((rank, description(text), count))
        self._send(_SET, (work_node(merge_work(key, rows)) for key, rows in said.items()))
