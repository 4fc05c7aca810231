"""Edges in a SQLite store: bare ones to walk on, merged ones with their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from graph.assertion import Claim, Origin
from graph.merging import merge_relation
from graph.relation import REJECTED, Relation, relation_names
from graph.stores.base import Direction, Link
from graph.stores.sqlite_rows import CLAIM_COLUMNS, claim_of, origin_of
from graph.stores.sqlite_works import ORIGINS, SqliteWorks, marks, pieces

CLAIMS = ", ".join(f"c.{column.strip()}" for column in CLAIM_COLUMNS.split(","))
_WIDTH = len(CLAIM_COLUMNS.split(","))


class SqliteEdges(SqliteWorks):
    """The edges of one read transaction."""

    def links(
        self, keys: Sequence[str], direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> list[Link]:
        """See :class:`~graph.stores.base.View`."""
        here, there = ("src", "dst") if direction == "out" else ("dst", "src")
        rels = "" if types is None else f"AND c.rel IN ({marks(types)})"
        known = "" if self.known_on is None else "AND c.oid IN (SELECT oid FROM origin WHERE recorded <= ?)"
        order, names, decided = self.order, self.names, self.decided()
        further = [self.rels.get(name, -1) for name in types or ()]
        if self.known_on is not None:
            further.append(self.known_on)
        found: dict[str, list[tuple[int, str, str, int]]] = {key: [] for key in keys}
        for piece in pieces(list(found)):
            query = (
                f"SELECT h.key, c.{here}, c.rel, c.{there}, t.key, min(c.standing) & 1 "
                f"FROM work h JOIN claim c ON c.{here} = h.wid JOIN work t ON t.wid = c.{there} "
                f"WHERE h.key IN ({marks(piece)}) {rels} {known} GROUP BY c.{here}, c.rel, c.{there}"
            )
            for key, near, rel, far, other, disputed in self.link.execute(query, [*piece, *further]):
                if decided:
                    state = self.state_of((near, rel, far) if direction == "out" else (far, rel, near))
                    if state == REJECTED:
                        continue
                    disputed = disputed and state is None
                name = names[rel]
                found[key].append((order[name], other, name, disputed))
        made: list[Link] = []
        for key in keys:
            ends = found[key]
            if len(ends) > 1:
                ends.sort()
            if direction == "out":
                made += [Link(key, name, other, bool(disputed)) for _, other, name, disputed in ends[:limit]]
            else:
                made += [Link(other, name, key, bool(disputed)) for _, other, name, disputed in ends[:limit]]
        return made

    def relations(
        self, key: str, direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> tuple[Relation, ...]:
        """See :class:`~graph.stores.base.View`."""
        here, there = ("src", "dst") if direction == "out" else ("dst", "src")
        wid = self.wid_of(key)
        if wid is None:
            return ()
        rels = "" if types is None else f"AND c.rel IN ({marks(types)})"
        wanted = [self.rels.get(name, -1) for name in types or ()]
        query = (
            f"SELECT DISTINCT c.rel, c.{there}, t.key FROM claim c JOIN work t ON t.wid = c.{there} "
            f"WHERE c.{here}=? {rels}"
        )
        ends = self.link.execute(query, (wid, *wanted)).fetchall()
        ends.sort(key=lambda end: (self.order[self.names[end[0]]], end[2]))
        made: dict[tuple[int, int], Relation] = {}
        for rel, group in groupby(ends if self.known_on else ends[:limit], key=lambda end: int(end[0])):
            for piece in pieces([end[1] for end in group]):
                condition = f"c.{here}=? AND c.rel=? AND c.{there} IN ({marks(piece)})"
                for edge in self.merged(condition, (wid, rel, *piece)):
                    made[rel, edge[2] if direction == "out" else edge[0]] = edge[3]
        return tuple(made[end[0], end[1]] for end in ends if (end[0], end[1]) in made)[:limit]

    def relation(self, source: str, relation: str, target: str) -> Relation | None:
        """See :class:`~graph.stores.base.View`."""
        ends = self.wid_of(source), self.wid_of(target)
        rel = self.rels.get(relation)
        if None in ends or rel is None:
            return None
        found = self.merged("c.src=? AND c.rel=? AND c.dst=?", (ends[0], rel, ends[1]))
        return next((edge[3] for edge in found), None)

    def merged(self, condition: str, values: Sequence[Any]) -> Iterator[tuple[int, int, int, Relation]]:
        """The merged edges whose claims meet a condition."""
        query = (
            f"SELECT c.src, c.rel, c.dst, s.key, t.key, a.key, {CLAIMS}, {ORIGINS} FROM claim c "
            "JOIN origin o USING (oid) JOIN work s ON s.wid = c.src JOIN work t ON t.wid = c.dst "
            f"JOIN work a ON a.wid = c.asserted WHERE {condition} AND o.recorded <= ? ORDER BY c.src, c.rel, c.dst"
        )
        rows = self.link.execute(query, (*values, self.known_on or "~"))
        for edge, group in groupby(rows, key=lambda row: (row[0], row[1], row[2])):
            said: list[tuple[Origin, Claim]] = []
            target = ""
            for row in group:
                target = row[4]
                claim = claim_of(row[3], self.names[row[1]], row[5], row[6 : 6 + _WIDTH])
                said.append((origin_of(row[6 + _WIDTH :]), claim))
            yield (*edge, merge_relation(said, self.decided().get(edge, ()), target))

    def counts(self, key: str, direction: Direction) -> dict[str, int]:
        """See :class:`~graph.stores.base.View`."""
        if self.decided() or self.known_on is not None:
            made: dict[str, int] = defaultdict(int)
            for link in self.links((key,), direction):
                made[link.relation] += 1
            return dict(made)
        here, there = ("src", "dst") if direction == "out" else ("dst", "src")
        query = (
            f"SELECT c.rel, count(DISTINCT c.{there}) FROM work w JOIN claim c ON c.{here} = w.wid "
            "WHERE w.key=? GROUP BY c.rel"
        )
        found = {self.names[rel]: count for rel, count in self.link.execute(query, (key,))}
        return {name: found[name] for name in relation_names() if name in found}
