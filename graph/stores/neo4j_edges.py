"""Edges and works in a Neo4j store: bare ones to walk on, merged ones with their evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from graph.assertion import Claim, Description, Origin, Verdict
from graph.merging import merge_relation, merge_work
from graph.relation import REJECTED, Relation, relation_names
from graph.stores.base import Direction, Link, View
from graph.stores.neo4j_lines import batches
from graph.stores.neo4j_rows import NAMES, claim_of_edge, day_of, handle, oid_of, origin_of_node, work_of_node
from graph.stores.neo4j_schema import Ask, types_of
from graph.stores.sqlite_rows import description, unpack
from graph.work import Work, number_key

Edge = tuple[str, str, str]
LATER = 99999999
"""A day after all days."""

_WORKS = "UNWIND $keys AS k MATCH (w:Work {key: k}) RETURN w"
_KNOWN = (
    "UNWIND $keys AS k MATCH (w:Work {key: k}) "
    "OPTIONAL MATCH (o:Origin)-[d:DESCRIBES]->(w) WHERE o.day <= $day "
    "WITH w, d.rank AS rank, d.said AS said, count(*) AS n "
    "WITH w, collect([rank, said, n]) AS rows "
    "RETURN coalesce(w.full, w.key), rows, EXISTS { (w)-[c]-(:Work) WHERE c.day <= $day } "
    "OR EXISTS { (o:Origin)-[:TELLS]->(w) WHERE o.day <= $day } "
    "OR EXISTS { MATCH (b:Binding {open: w.key}) WHERE b.day <= $day } "
    "OR EXISTS { MATCH (b:Binding {work: w.key}) WHERE b.day <= $day } "
    "OR EXISTS { MATCH (b:Binding {open: w.key}) MATCH (:Work {key: b.work})<-[c]-(:Work) "
    "WHERE c.asserted = b.open_key AND c.day <= $day }"
)
_NUMBER = "MATCH (w:Work {nkey: $nkey}) RETURN coalesce(w.full, w.key) AS key, w.number ORDER BY key LIMIT $limit"
_CHANGED_SINCE = (
    "MATCH (o:Origin) WHERE o.day > $day MATCH (o)-[:DESCRIBES]->(w:Work) RETURN DISTINCT coalesce(w.full, w.key)"
)
_WORKS_OF = (
    "MATCH (o:Origin {oid: $oid})-[:DESCRIBES]->(w:Work) WHERE o.day <= $day RETURN DISTINCT coalesce(w.full, w.key)"
)
_DESCRIPTIONS = (
    "MATCH (:Work {key: $key})<-[d:DESCRIBES]-(o:Origin) WHERE o.day <= $day "
    "RETURN o, d.said ORDER BY o.id, d.rank, d.n LIMIT $limit"
)
_VERDICTS = "MATCH (v:Verdict) MATCH (o:Origin {oid: v.oid}) WHERE o.day <= $day RETURN v.said"
_ORIGINS = "UNWIND $oids AS oid MATCH (o:Origin {oid: oid}) RETURN o"


@cache
def _links(direction: Direction, types: str, bounded: bool) -> str:
    """Bare edges of some works; without a day to keep to no edge is asked for its own."""
    ends = f"(h)-[c:{types}]->(t:Work)" if direction == "out" else f"(h)<-[c:{types}]-(t:Work)"
    return (
        f"UNWIND $keys AS k MATCH (h:Work {{key: k}}) MATCH {ends} {'WHERE c.day <= $day' if bounded else ''} "
        "WITH k, type(c) AS shown, t, min(c.standing) AS standing RETURN k, shown, coalesce(t.full, t.key), standing"
    )


@cache
def _ends(direction: Direction, types: str) -> str:
    ends = f"(h)-[c:{types}]->(t:Work)" if direction == "out" else f"(h)<-[c:{types}]-(t:Work)"
    return f"MATCH (h:Work {{key: $key}}) MATCH {ends} WHERE c.day <= $day RETURN DISTINCT type(c), t.key, t.full"


@cache
def _claims(direction: Direction, types: str, chosen: bool) -> str:
    ends = f"(h)-[c:{types}]->(t:Work)" if direction == "out" else f"(h)<-[c:{types}]-(t:Work)"
    narrowed = "AND t.key IN $ends " if chosen else ""
    near, far = ("h", "t") if direction == "out" else ("t", "h")
    return (
        f"MATCH (h:Work {{key: $key}}) MATCH {ends} WHERE c.day <= $day {narrowed}"
        f"RETURN coalesce({near}.full, {near}.key), type(c), coalesce({far}.full, {far}.key), properties(c)"
    )


@cache
def _between(types: str) -> str:
    return (
        f"MATCH (s:Work {{key: $s}})-[c:{types}]->(t:Work {{key: $t}}) WHERE c.day <= $day "
        "RETURN coalesce(s.full, s.key), type(c), coalesce(t.full, t.key), properties(c)"
    )


class Neo4jEdges(View):
    """Works and edges as one reader sees them; the rest is in :mod:`graph.stores.neo4j_view`."""

    def __init__(self, ask: Ask, stream: Callable[[], Any], known_on: str | None = None) -> None:
        self.ask = ask
        self.stream = stream
        self.known_on = known_on
        self.day = LATER if known_on is None else day_of(known_on)
        self.order = {name: at for at, name in enumerate(relation_names())}
        self._origins: dict[int, Origin] = {}
        self._verdicts: dict[Edge, list[Verdict]] | None = None

    # --------------------------------------------------------------------------------------------- works

    def works(self, keys: Iterable[str]) -> dict[str, Work]:
        """See :class:`~graph.stores.base.View`."""
        wanted = list(keys)
        found: dict[str, Work] = {}
        for part in batches(map(handle, wanted)):
            if self.known_on is not None:
                found |= self._as_known(part)
                continue
            for (node,) in self.ask(_WORKS, keys=part):
                work = work_of_node(node)
                found[work.key] = work
        return {key: found[key] for key in wanted if key in found}

    def _as_known(self, keys: list[str]) -> dict[str, Work]:
        """Works by what had come in by the day."""
        found = {}
        for key, rows, named in self.ask(_KNOWN, keys=keys, day=self.day):
            said = [(rank, description(text), count) for rank, text, count in rows if text is not None]
            if said or named:
                found[key] = merge_work(key, said)
        return found

    def works_by_number(self, number: str, limit: int = 50) -> tuple[str, ...]:
        """See :class:`~graph.stores.base.View`."""
        found = [row[0] for row in self.ask(_NUMBER, nkey=handle(number_key(number)), limit=limit)]
        if self.known_on is None:
            return tuple(found)
        known = self.works({*found, *self.changed_since()}).values()
        wanted = number_key(number)
        return tuple(sorted(work.key for work in known if work.number and number_key(work.number) == wanted))[:limit]

    def changed_since(self) -> list[str]:
        """Works that sources which came in after the day describe: what they are now says nothing of then."""
        return [key for (key,) in self.ask(_CHANGED_SINCE, day=self.day)]

    def works_of(self, origin: str) -> tuple[str, ...]:
        """See :class:`~graph.stores.base.View`."""
        return tuple(sorted(row[0] for row in self.ask(_WORKS_OF, oid=oid_of(origin), day=self.day)))

    def descriptions(self, key: str, limit: int = 200) -> tuple[tuple[Origin, Description], ...]:
        """See :class:`~graph.stores.base.View`."""
        rows = self.ask(_DESCRIPTIONS, key=handle(key), day=self.day, limit=limit)
        return tuple((origin_of_node(node), description(said)) for node, said in rows)

    # --------------------------------------------------------------------------------------------- edges

    def decided(self) -> dict[Edge, list[Verdict]]:
        """What people decided of edges."""
        if self._verdicts is None:
            self._verdicts = defaultdict(list)
            for (said,) in self.ask(_VERDICTS, day=self.day):
                one: Verdict = unpack(Verdict, said)
                self._verdicts[one.source, one.relation, one.target].append(one)
        return self._verdicts

    def state_of(self, edge: Edge) -> str | None:
        """What people decided of an edge last; None where nobody did."""
        verdicts = self.decided().get(edge, ())
        last = max(verdicts, key=lambda one: (one.at, one.author, one.state), default=None)
        return last.state if last else None

    def links(
        self, keys: Sequence[str], direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> list[Link]:
        """See :class:`~graph.stores.base.View`."""
        made: dict[str, list[Link]] = {key: [] for key in keys}
        decided = bool(self.decided())
        query = _links(direction, types_of(types), self.known_on is not None)
        by_handle = {handle(key): key for key in made}
        for part in batches(by_handle):
            for short, shown, other, standing in self.ask(query, keys=part, day=self.day):
                key, name = by_handle[short], NAMES[shown]
                source, target = (key, str(other)) if direction == "out" else (str(other), key)
                state = self.state_of((source, name, target)) if decided else None
                if state != REJECTED:
                    made[key].append(Link(source, name, target, standing % 2 == 1 and state is None))
        at = "target" if direction == "out" else "source"
        for found in made.values():
            found.sort(key=lambda link: (self.order[link.relation], getattr(link, at)))
        return [link for key in keys for link in made[key][:limit]]

    def relations(
        self, key: str, direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> tuple[Relation, ...]:
        """See :class:`~graph.stores.base.View`."""
        given: dict[str, Any] = {"key": handle(key), "day": self.day}
        pattern = types_of(types)
        if limit is not None:
            ends = self.ask(_ends(direction, pattern), **given)
            ends.sort(key=lambda end: (self.order[NAMES[end[0]]], end[2] or end[1]))
            ends = ends[:limit]
            given["ends"] = [end[1] for end in ends]
            pattern = "|".join(dict.fromkeys(end[0] for end in ends)) or pattern
        at = 2 if direction == "out" else 0
        rows = self.ask(_claims(direction, pattern, limit is not None), **given)
        made = sorted(self.merged(rows), key=lambda edge: (self.order[edge[0][1]], edge[0][at]))
        return tuple(edge[1] for edge in made)[:limit]

    def relation(self, source: str, relation: str, target: str) -> Relation | None:
        """See :class:`~graph.stores.base.View`."""
        query = _between(types_of((relation,)))
        rows = self.ask(query, s=handle(source), t=handle(target), day=self.day)
        return next((edge[1] for edge in self.merged(rows)), None)

    def counts(self, key: str, direction: Direction) -> dict[str, int]:
        """See :class:`~graph.stores.base.View`."""
        return dict(Counter(link.relation for link in self.links((key,), direction)))

    def merged(self, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Edge, Relation]]:
        """The merged edges of rows of source, type, target and properties."""
        ordered = sorted(rows, key=lambda row: (row[0], row[1], row[2]))
        self._learn({row[3]["oid"] for row in ordered})
        for (source, shown, target), group in groupby(ordered, key=lambda row: (row[0], row[1], row[2])):
            edge = (source, NAMES[shown], target)
            said = [self._said(edge, row[3]) for row in group]
            yield edge, merge_relation(said, self.decided().get(edge, ()), target)

    def _said(self, edge: Edge, properties: Mapping[str, Any]) -> tuple[Origin, Claim]:
        return self._origins[properties["oid"]], claim_of_edge(*edge, properties)

    def _learn(self, oids: set[int]) -> None:
        """Fetch sources that are not known yet."""
        if len(self._origins) > 200_000:
            self._origins.clear()
        for part in batches(oids.difference(self._origins)):
            for (node,) in self.ask(_ORIGINS, oids=part):
                self._origins[node["oid"]] = origin_of_node(node)
