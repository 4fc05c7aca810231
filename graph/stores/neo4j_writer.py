"""Writing to a Neo4j store: the changes of a block are gathered, then applied by one function that may run twice.

The driver runs a transaction again when the line breaks while the server commits, and then nobody knows whether it
was kept. So everything here first takes away what the sources of the change said before: applied once or three
times, the graph is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from graph.assertion import Bundle
from graph.merging import merge_work
from graph.stores.neo4j_lines import BATCH, Coming, Line, batches, coming_in
from graph.stores.neo4j_rows import TYPES, handle, oid_of, work_node
from graph.stores.neo4j_schema import Ask
from graph.stores.sqlite_rows import description

_FEW = 500

LOCK = "MATCH (n:CancuStore {one: 1}) SET n.writing = true REMOVE n.writing"
"""Takes the write lock of the one node: changes come one after another."""

_PART = "MATCH (n:CancuStore {one: $lane}) WITH n, n.part AS was SET n.part = $part RETURN was"
_SPOKEN_OF = (
    "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[:DESCRIBES|TELLS]->(w:Work) "
    "RETURN DISTINCT coalesce(w.full, w.key)"
)
_JOINED = (
    "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[:STATES|DESCRIBES]->(s:Work) WITH DISTINCT oid, s "
    "MATCH (s)-[c]->(t:Work) WHERE c.oid = oid "
    "RETURN DISTINCT coalesce(s.full, s.key), coalesce(t.full, t.key), c.asserted"
)
_BOUND_BY = "UNWIND $oids AS oid MATCH (b:Binding {oid: oid}) RETURN b.open_key, b.work_key"
_FORGET = (
    "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[:STATES|DESCRIBES]->(s:Work) WITH DISTINCT oid, s "
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


def apply(ask: Ask, changes: Mapping[str, Bundle | None]) -> None:
    """Apply changes within one transaction; again and again if need be.

    Args:
        ask: Runs a query in that transaction.
        changes: Ids of sources → what they say from now on; None for those that go.
    """
    ask(LOCK)
    made = _Change(ask)
    made.forget(list(changes))
    bundles = [bundle for bundle in changes.values() if bundle is not None]
    made.take(coming_in(bundles, meant=made.meant({claim.target for bundle in bundles for claim in bundle.claims})))
    made.finish()


def add_lines(ask: Ask, lane: int, number: int, lines: Sequence[Line]) -> None:
    """Apply some statements of a part of a first load within one transaction.

    Args:
        ask: Runs a query in that transaction.
        lane: The lane, which takes one part after another.
        number: Number of the part; nothing is done where the line broke before we heard that it was kept.
        lines: The statements with their rows.
    """
    if ask(_PART, lane=lane, part=number)[0][0] != number:
        for query, rows in lines:
            ask(query, rows=rows)


def settle(ask: Ask, coming: Coming) -> None:
    """Merge and lead what has come in with a part of a first load, within one transaction."""
    made = _Change(ask)
    made.heed(coming)
    made.finish()


class _Change:
    """One run of a change."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._described: set[str] = set()
        self._left: set[str] = set()
        self._opened: set[str] = set()
        self._seats: dict[str, set[str]] = defaultdict(set)

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

    def take(self, coming: Coming) -> None:
        """Bring in what some sources say."""
        for query, rows in chain(coming.nodes, coming.edges):
            self._ask(query, rows=rows)
        self.heed(coming)

    def heed(self, coming: Coming) -> None:
        """Note what is to be done when all that came in is there."""
        self._left -= coming.keys
        self._described |= coming.described
        self._opened |= coming.opened

    def meant(self, keys: Iterable[str]) -> dict[str, str]:
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
        meant = self.meant(self._opened)
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
        for part in batches(work_node(merge_work(key, rows)) for key, rows in said.items()):
            self._ask(_SET, rows=part)
