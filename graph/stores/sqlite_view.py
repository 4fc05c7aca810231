"""Reading from a SQLite store: events, decisions, sources, searches and counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.assertion import Binding, Bundle, Happening, Origin, Verdict
from graph.relation import DISPUTED, REJECTED, Relation, relation_names
from graph.stores.base import MOST_FOUND, Found, Said, Search, Statistics
from graph.stores.finding import SHORTEST_PREFIX, found_among, search_terms, words_of
from graph.stores.memory import order_of_happening
from graph.stores.sqlite_edges import CLAIMS, SqliteEdges
from graph.stores.sqlite_rows import claim_of, description, happening, origin_of, unpack, work_of
from graph.stores.sqlite_works import ORIGINS, WORKS, marks, pieces
from graph.work import Work


class SqliteView(SqliteEdges):
    """One read transaction; see :class:`~graph.stores.base.View`."""

    # ------------------------------------------------------------------------------ events and decisions

    def happenings(self, keys: Iterable[str]) -> dict[str, tuple[tuple[Origin, Happening], ...]]:
        """See :class:`~graph.stores.base.View`."""
        made: dict[str, list[tuple[Origin, Happening]]] = {}
        wanted = list(keys)
        for piece in pieces(wanted):
            query = (
                f"SELECT w.key, h.said, {ORIGINS} FROM work w JOIN happening h USING (wid) JOIN origin o USING (oid) "
                f"WHERE w.key IN ({marks(piece)}) AND o.recorded <= ?"
            )
            for row in self.link.execute(query, (*piece, self.known_on or "~")):
                made.setdefault(row[0], []).append((origin_of(row[2:]), happening(row[1])))
        return {key: tuple(sorted(made[key], key=order_of_happening)) for key in wanted if key in made}

    def _decisions(self, table: str, kind: type[Any]) -> list[Any]:
        query = f"SELECT t.said FROM {table} t JOIN origin o USING (oid) WHERE o.recorded <= ?"
        return [unpack(kind, said) for (said,) in self.link.execute(query, (self.known_on or "~",))]

    def verdicts(self) -> tuple[Verdict, ...]:
        """See :class:`~graph.stores.base.View`."""
        found: list[Verdict] = self._decisions("verdict", Verdict)
        return tuple(sorted(found, key=lambda one: (one.at, one.author, one.source, one.relation, one.target)))

    def bindings(self) -> tuple[Binding, ...]:
        """See :class:`~graph.stores.base.View`."""
        found: list[Binding] = self._decisions("binding", Binding)
        return tuple(sorted(found, key=lambda one: (one.at, one.author, one.open, one.work)))

    # ------------------------------------------------------------------------------------------- sources

    def origins(self, ids: Iterable[str] | None = None) -> dict[str, Origin]:
        """See :class:`~graph.stores.base.View`."""
        known = self.known_on or "~"
        if ids is None:
            rows = self.link.execute(f"SELECT {ORIGINS} FROM origin o WHERE o.recorded <= ? ORDER BY o.id", (known,))
            return {row[0]: origin_of(row) for row in rows}
        found: dict[str, Origin] = {}
        for piece in pieces(list(ids)):
            query = f"SELECT {ORIGINS} FROM origin o WHERE o.id IN ({marks(piece)}) AND o.recorded <= ?"
            found |= {row[0]: origin_of(row) for row in self.link.execute(query, (*piece, known))}
        return found

    def bundle(self, origin: str) -> Bundle | None:
        """See :class:`~graph.stores.base.View`."""
        link = self.link
        row = link.execute(f"SELECT o.oid, {ORIGINS} FROM origin o WHERE o.id=?", (origin,)).fetchone()
        if row is None:
            return None
        oid = (row[0],)
        claims = link.execute(
            f"SELECT s.key, c.rel, a.key, {CLAIMS} FROM claim c JOIN work s ON s.wid=c.src "
            "JOIN work a ON a.wid=c.asserted WHERE c.oid=? ORDER BY c.cid",
            oid,
        )
        said = {
            table: [text for (text,) in link.execute(f"SELECT said FROM {table} WHERE oid=? ORDER BY {number}", oid)]
            for table, number in (("happening", "hid"), ("verdict", "vid"), ("binding", "bid"))
        }
        described = link.execute("SELECT said FROM description WHERE oid=? ORDER BY wid, rank, said", oid)
        return Bundle(
            origin=origin_of(row[1:]),
            descriptions=tuple(description(text) for (text,) in described),
            claims=tuple(claim_of(one[0], self.names[one[1]], one[2], one[3:]) for one in claims),
            happenings=tuple(happening(text) for text in said["happening"]),
            verdicts=tuple(unpack(Verdict, text) for text in said["verdict"]),
            bindings=tuple(unpack(Binding, text) for text in said["binding"]),
        )

    # --------------------------------------------------------------------------------------- whole graph

    def said_by(self, origin: str) -> Said:
        """See :class:`~graph.stores.base.View`."""
        ask = self.link.execute
        oid = ask("SELECT oid FROM origin WHERE id=?", (origin,)).fetchone() or (None,)
        last = "max(json_extract(said, '$.seen_on'))"
        works, seen = ask(f"SELECT count(*), {last} FROM description WHERE oid=?", oid).fetchone()
        events, told = ask(f"SELECT count(*), {last} FROM happening WHERE oid=?", oid).fetchone()
        relations, disputed = ask("SELECT count(*), count(doubt) FROM claim WHERE oid=?", oid).fetchone()
        days = [day for day in (seen, told) if day]
        return Said(works=works, relations=relations, disputed=disputed, events=events, seen_on=max(days, default=None))

    def search(self, asked: Search) -> Found:
        """See :class:`~graph.stores.base.View`."""
        wanted = search_terms(asked)
        tables, conditions, values = "work w", ["1"], []
        if asked.text.strip() and not wanted:
            return Found(())
        if wanted:
            last = wanted[-1]
            quoted = [f'"{word}"' for word in wanted[:-1]]
            quoted.append(f'"{last}"*' if len(last) >= SHORTEST_PREFIX else f'"{last}"')
            tables = "found JOIN work w ON w.wid = found.rowid"
            conditions, values = ["found MATCH ?"], [" AND ".join(quoted)]
        if self.known_on is not None:
            return self._search_as_known(asked, wanted, values)
        for column, value in (("doc_type", asked.doc_type), ("level", asked.level)):
            if value is not None:
                conditions.append(f"w.{column} = ?")
                values.append(value)
        for sign, day in ((">=", asked.since), ("<=", asked.until)):
            if day is not None:
                conditions.append(f"w.issued {sign} ?")
                values.append(day)
        if asked.held:
            conditions.append("w.held = 1")
        query = f"SELECT w.key, w.held, w.issuer FROM {tables} WHERE {' AND '.join(conditions)} LIMIT {MOST_FOUND + 1}"
        rows = self.link.execute(query, values).fetchall()
        full = len(rows) > MOST_FOUND
        if asked.issuer is not None:
            words = words_of(asked.issuer)
            rows = [row for row in rows if set(words) <= set(words_of(row[2] or ""))]
        keys = [row[0] for row in sorted(rows[:MOST_FOUND], key=lambda row: (not row[1], row[0]))]
        return Found(tuple(keys[: asked.limit]), cut=full or len(keys) > asked.limit)

    def _search_as_known(self, asked: Search, wanted: list[str], match: list[str]) -> Found:
        """Look among the works found today and those that later sources changed."""
        if not wanted:
            return found_among(self.all_works(), asked, wanted)
        hits = f"SELECT w.key FROM found JOIN work w ON w.wid = found.rowid WHERE found MATCH ? LIMIT {MOST_FOUND + 1}"
        keys = {key for (key,) in self.link.execute(hits, match)}
        full = len(keys) > MOST_FOUND
        keys.update(self.changed_since())
        return found_among(self.works(keys).values(), asked, wanted, full)

    def all_works(self) -> Iterator[Work]:
        """See :class:`~graph.stores.base.View`."""
        if self.known_on is not None:
            keys = [key for (key,) in self.link.execute("SELECT key FROM work ORDER BY key")]
            yield from self.works(keys).values()
            return
        for row in self.link.execute(f"SELECT {WORKS} FROM work w ORDER BY w.key"):
            yield work_of(row)

    def all_relations(self, types: Sequence[str] | None = None) -> Iterator[Relation]:
        """See :class:`~graph.stores.base.View`."""
        condition, values = ("1", []) if types is None else (
            f"c.rel IN ({marks(types)})", [self.rels.get(name, -1) for name in types]
        )  # fmt: skip
        return (edge[3] for edge in self.merged(condition, values))

    def all_happenings(self) -> Iterator[tuple[Origin, Happening]]:
        """See :class:`~graph.stores.base.View`."""
        query = f"SELECT h.said, {ORIGINS} FROM happening h JOIN origin o USING (oid) WHERE o.recorded <= ?"
        for row in self.link.execute(query, (self.known_on or "~",)):
            yield origin_of(row[1:]), happening(row[0])

    def statistics(self) -> Statistics:
        """See :class:`~graph.stores.base.View`."""
        link, known = self.link, (self.known_on or "~",)
        edges: dict[str, int] = defaultdict(int)
        disputed = 0
        query = (
            "SELECT c.src, c.rel, c.dst, min(c.standing) & 1 FROM claim c "
            + ("" if self.known_on is None else f"JOIN origin o USING (oid) WHERE o.recorded <= '{self.known_on}' ")
            + "GROUP BY c.src, c.rel, c.dst"
        )
        for source, rel, target, doubtful in link.execute(query):
            state = self.state_of((source, rel, target)) if self.decided() else None
            edges[self.names[rel]] += state != REJECTED
            disputed += state == DISPUTED or (state is None and bool(doubtful))
        works = self._count_works()
        origins = "SELECT kind, count(*) FROM origin WHERE recorded <= ? GROUP BY kind ORDER BY kind"
        days = link.execute("SELECT min(recorded), max(recorded) FROM origin WHERE recorded <= ?", known).fetchone()
        events = link.execute("SELECT count(*) FROM happening JOIN origin USING (oid) WHERE recorded <= ?", known)
        return Statistics(
            origins=dict(link.execute(origins, known)),
            works=works[0],
            held=works[1],
            open=works[2],
            relations={name: edges[name] for name in relation_names() if edges.get(name)},
            disputed=disputed,
            happenings=int(events.fetchone()[0]),
            verdicts=len(self.verdicts()),
            bindings=len(self.bindings()),
            first=days[0],
            last=days[1],
            seen_on=works[3],
        )

    def _count_works(self) -> tuple[int, int, int, str | None]:
        """How many works, how many of them held, how many open; the last day a register was kept."""
        if self.known_on is None:
            query = "SELECT count(*), total(held), total(open IS NOT NULL), max(seen_on) FROM work"
            count, held, opened, seen = self.link.execute(query).fetchone()
            return count, int(held), int(opened), seen
        count, held, opened, seen = 0, 0, 0, ""
        for work in self.all_works():
            count, held, opened = count + 1, held + work.held, opened + (work.open is not None)
            seen = max(seen, work.seen_on or "")
        return count, held, opened, seen or None
