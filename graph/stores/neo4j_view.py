"""Reading from a Neo4j store: events, decisions, sources, searches, the whole graph and its counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.assertion import Binding, Bundle, Happening, Origin, Verdict
from graph.relation import DISPUTED, REJECTED, Relation, relation_names
from graph.stores.base import MOST_FOUND, Found, Search, Statistics
from graph.stores.finding import SHORTEST_PREFIX, found_among, search_terms, words_of
from graph.stores.memory import order_of_happening
from graph.stores.neo4j_edges import Neo4jEdges
from graph.stores.neo4j_lines import batches
from graph.stores.neo4j_rows import NAMES, TYPES, claim_of_edge, handle, oid_of, origin_of_node, work_of_node
from graph.stores.neo4j_schema import types_of
from graph.stores.sqlite_rows import description, happening, unpack
from graph.work import Work

_PAGE = 2000
_FEW = 500
_SIGNS = frozenset('+-&|!(){}[]^"~*?:\\/')

_HAPPENINGS = (
    "UNWIND $keys AS k MATCH (w:Work {key: k})<-[h:TELLS]-(o:Origin) WHERE o.day <= $day "
    "RETURN coalesce(w.full, w.key), o, h.said"
)
_VERDICTS = "MATCH (v:Verdict) MATCH (o:Origin {oid: v.oid}) WHERE o.day <= $day RETURN v.said"
_BINDINGS = "MATCH (b:Binding) MATCH (o:Origin {oid: b.oid}) WHERE o.day <= $day RETURN b.said"
_ALL_ORIGINS = "MATCH (o:Origin) WHERE o.day <= $day RETURN o"
_SOME_ORIGINS = "UNWIND $oids AS oid MATCH (o:Origin {oid: oid}) WHERE o.day <= $day RETURN o"
_OF = {
    "described": "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[d:DESCRIBES]->() RETURN oid, d.n, d.said",
    "told": "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[d:TELLS]->() RETURN oid, d.n, d.said",
    "decided": "UNWIND $oids AS oid MATCH (v:Verdict {oid: oid}) RETURN oid, v.n, v.said",
    "bound": "UNWIND $oids AS oid MATCH (b:Binding {oid: oid}) RETURN oid, b.n, b.said",
}
_CLAIMS_OF = (
    "UNWIND $oids AS oid MATCH (:Origin {oid: oid})-[:STATES|DESCRIBES]->(s:Work) WITH DISTINCT oid, s "
    "MATCH (s)-[c]->(t:Work) WHERE c.oid = oid "
    "RETURN oid, c.n, coalesce(s.full, s.key), type(c), coalesce(t.full, t.key), properties(c)"
)
_SEARCH = (
    "CALL db.index.fulltext.queryNodes('work_words', $words) YIELD node AS w "
    "WITH w WHERE ($doc_type IS NULL OR w.doc_type = $doc_type) AND ($level IS NULL OR w.level = $level) "
    "AND ($since IS NULL OR w.issued >= $since) AND ($until IS NULL OR w.issued <= $until) "
    "AND (NOT $held OR w.held) RETURN coalesce(w.full, w.key), w.held, w.issuer LIMIT $limit"
)
_HITS = (
    "CALL db.index.fulltext.queryNodes('work_words', $words) YIELD node "
    "RETURN coalesce(node.full, node.key) LIMIT $limit"
)
_LISTED = (
    "MATCH (w:Work) WHERE ($doc_type IS NULL OR w.doc_type = $doc_type) AND ($level IS NULL OR w.level = $level) "
    "AND ($since IS NULL OR w.issued >= $since) AND ($until IS NULL OR w.issued <= $until) "
    "AND (NOT $held OR w.held) RETURN coalesce(w.full, w.key), w.held, w.issuer LIMIT $limit"
)
_PAGE_OF_WORKS = "MATCH (w:Work) WHERE w.key > $last RETURN w ORDER BY w.key LIMIT $page"
_PAGE_OF_KEYS = "MATCH (w:Work) WHERE w.key > $last RETURN w.key ORDER BY w.key LIMIT $page"
_ALL_TOLD = "MATCH (o:Origin)-[h:TELLS]->(:Work) WHERE o.day <= $day RETURN o, h.said"
_COUNT_WORKS = "MATCH (w:Work) RETURN count(*), sum(CASE WHEN w.held THEN 1 ELSE 0 END), count(w.open), max(w.seen_on)"
_COUNT_ORIGINS = "MATCH (o:Origin) WHERE o.day <= $day RETURN o.kind AS kind, count(*) ORDER BY kind"
_DAYS = "MATCH (o:Origin) WHERE o.day <= $day RETURN min(o.recorded), max(o.recorded)"
_COUNT_TOLD = "MATCH (o:Origin)-[h:TELLS]->(:Work) WHERE o.day <= $day RETURN count(h)"
_COUNT_EDGES = (
    "MATCH (s:Work) CALL (s) { MATCH (s)-[c]->(t:Work) WHERE c.day <= $day "
    "WITH type(c) AS shown, t, min(c.standing) % 2 AS doubtful RETURN shown, count(*) AS n, sum(doubtful) AS d } "
    "RETURN shown, sum(n), sum(d)"
)


def escaped(word: str) -> str:
    r"""A word as the full-text index takes it: no sign of it means anything but itself.

    Examples:
        >>> escaped("638/qd-ubnd")
        '638\\/qd\\-ubnd'
    """
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in word)


def all_of(words: Sequence[str]) -> str:
    """A question for the full-text index: every word, the last maybe cut short.

    Examples:
        >>> all_of(["dat", "dai"])
        '+dat +(dai OR dai*)'
    """
    last = escaped(words[-1])
    tail = f"+({last} OR {last}*)" if len(words[-1]) >= SHORTEST_PREFIX else f"+{last}"
    return " ".join([*(f"+{escaped(word)}" for word in words[:-1]), tail])


class Neo4jView(Neo4jEdges):
    """One read transaction; see :class:`~graph.stores.base.View`.

    Neo4j reads what is committed: a change that another program ends while the view is open may be seen by later
    questions of the same view.
    """

    # ------------------------------------------------------------------------------ events and decisions

    def happenings(self, keys: Iterable[str]) -> dict[str, tuple[tuple[Origin, Happening], ...]]:
        """See :class:`~graph.stores.base.View`."""
        wanted = list(keys)
        made: dict[str, list[tuple[Origin, Happening]]] = {}
        for part in batches(map(handle, wanted)):
            for key, node, said in self.ask(_HAPPENINGS, keys=part, day=self.day):
                made.setdefault(key, []).append((origin_of_node(node), happening(said)))
        return {key: tuple(sorted(made[key], key=order_of_happening)) for key in wanted if key in made}

    def verdicts(self) -> tuple[Verdict, ...]:
        """See :class:`~graph.stores.base.View`."""
        found: list[Verdict] = [unpack(Verdict, said) for (said,) in self.ask(_VERDICTS, day=self.day)]
        return tuple(sorted(found, key=lambda one: (one.at, one.author, one.source, one.relation, one.target)))

    def bindings(self) -> tuple[Binding, ...]:
        """See :class:`~graph.stores.base.View`."""
        found: list[Binding] = [unpack(Binding, said) for (said,) in self.ask(_BINDINGS, day=self.day)]
        return tuple(sorted(found, key=lambda one: (one.at, one.author, one.open, one.work)))

    # ------------------------------------------------------------------------------------------- sources

    def origins(self, ids: Iterable[str] | None = None) -> dict[str, Origin]:
        """See :class:`~graph.stores.base.View`."""
        if ids is None:
            found = [origin_of_node(node) for (node,) in self.stream()(_ALL_ORIGINS, day=self.day)]
            return {one.id: one for one in sorted(found, key=lambda one: one.id)}
        wanted = list(ids)
        made: dict[str, Origin] = {}
        for part in batches(map(oid_of, wanted)):
            for (node,) in self.ask(_SOME_ORIGINS, oids=part, day=self.day):
                made[node["id"]] = origin_of_node(node)
        return {one: made[one] for one in wanted if one in made}

    def bundle(self, origin: str) -> Bundle | None:
        """See :class:`~graph.stores.base.View`."""
        return next(self.bundles((origin,)), None)

    def bundles(self, ids: Iterable[str] | None = None) -> Iterator[Bundle]:
        """See :class:`~graph.stores.base.View`."""
        wanted = self.origins() if ids is None else ids
        for part in batches(wanted, _FEW):
            found = self.origins(part)
            oids = [oid_of(one) for one in found]
            said: dict[str, dict[int, list[Any]]] = {name: defaultdict(list) for name in (*_OF, "claims")}
            for name, query in _OF.items():
                for oid, place, text in self.ask(query, oids=oids):
                    said[name][oid].append((place, text))
            for oid, place, source, shown, target, properties in self.ask(_CLAIMS_OF, oids=oids):
                said["claims"][oid].append((place, claim_of_edge(source, NAMES[shown], target, properties)))
            for origin in found.values():
                yield _bundle(origin, {name: _in_order(rows[oid_of(origin.id)]) for name, rows in said.items()})

    # --------------------------------------------------------------------------------------- whole graph

    def search(self, asked: Search) -> Found:
        """See :class:`~graph.stores.base.View`."""
        wanted = search_terms(asked)
        if asked.text.strip() and not wanted:
            return Found(())
        if self.known_on is not None:
            return self._search_as_known(asked, wanted)
        given: dict[str, Any] = {
            "doc_type": asked.doc_type,
            "level": asked.level,
            "since": asked.since,
            "until": asked.until,
            "held": asked.held,
            "limit": MOST_FOUND + 1,
        }
        if wanted:
            given["words"] = all_of(wanted)
        rows = self.ask(_SEARCH if wanted else _LISTED, **given)
        full = len(rows) > MOST_FOUND
        if asked.issuer is not None:
            words = set(words_of(asked.issuer))
            rows = [row for row in rows if words <= set(words_of(row[2] or ""))]
        keys = [row[0] for row in sorted(rows[:MOST_FOUND], key=lambda row: (not row[1], row[0]))]
        return Found(tuple(keys[: asked.limit]), cut=full or len(keys) > asked.limit)

    def _search_as_known(self, asked: Search, wanted: list[str]) -> Found:
        """Look among the works found today and those that later sources changed."""
        if not wanted:
            return found_among(self.all_works(), asked, wanted)
        keys = {key for (key,) in self.ask(_HITS, words=all_of(wanted), limit=MOST_FOUND + 1)}
        full = len(keys) > MOST_FOUND
        keys.update(self.changed_since())
        return found_among(self.works(keys).values(), asked, wanted, full)

    def _pages(self, query: str) -> Iterator[list[Any]]:
        """The works in pages, in order of key."""
        last = ""
        while rows := self.ask(query, last=last, page=_PAGE):
            yield rows
            last = rows[-1][0] if isinstance(rows[-1][0], str) else rows[-1][0]["key"]

    def all_works(self) -> Iterator[Work]:
        """See :class:`~graph.stores.base.View`."""
        for rows in self._pages(_PAGE_OF_WORKS):
            found = [work_of_node(node) for (node,) in rows]
            yield from found if self.known_on is None else self.works(work.key for work in found).values()

    def all_relations(self, types: Sequence[str] | None = None) -> Iterator[Relation]:
        """See :class:`~graph.stores.base.View`."""
        query = (
            f"UNWIND $keys AS k MATCH (s:Work {{key: k}}) MATCH (s)-[c:{types_of(types)}]->(t:Work) "
            "WHERE c.day <= $day RETURN coalesce(s.full, s.key), type(c), coalesce(t.full, t.key), properties(c)"
        )
        for rows in self._pages(_PAGE_OF_KEYS):
            found = self.ask(query, keys=[key for (key,) in rows], day=self.day)
            for _, relation in self.merged(found):
                yield relation

    def all_happenings(self) -> Iterator[tuple[Origin, Happening]]:
        """See :class:`~graph.stores.base.View`."""
        for node, said in self.stream()(_ALL_TOLD, day=self.day):
            yield origin_of_node(node), happening(said)

    def statistics(self) -> Statistics:
        """See :class:`~graph.stores.base.View`."""
        given = {"day": self.day}
        edges = {NAMES[shown]: [n, d] for shown, n, d in self.ask(_COUNT_EDGES, **given) if shown in NAMES}
        self._count_decisions(edges)
        count, held, opened, seen = self._count_works()
        first, last = self.ask(_DAYS, **given)[0]
        return Statistics(
            origins=dict(map(tuple, self.ask(_COUNT_ORIGINS, **given))),
            works=count,
            held=held,
            open=opened,
            relations={name: edges[name][0] for name in relation_names() if edges.get(name, [0])[0]},
            disputed=sum(found[1] for found in edges.values()),
            happenings=self.ask(_COUNT_TOLD, **given)[0][0],
            verdicts=len(self.verdicts()),
            bindings=len(self.bindings()),
            first=first,
            last=last,
            seen_on=seen,
        )

    def _count_decisions(self, edges: dict[str, list[int]]) -> None:
        """Put right what people decided: rejected edges do not count, decided ones are not disputed."""
        for source, name, target in self.decided():
            if name not in TYPES:
                continue
            edge = (source, name, target)
            found = self.relation(*edge)
            if found is None:
                continue
            state = self.state_of(edge)
            doubtful = self._is_doubtful(edge)
            edges[name][0] -= state == REJECTED
            edges[name][1] += (state == DISPUTED) - doubtful

    def _is_doubtful(self, edge: tuple[str, str, str]) -> bool:
        query = (
            f"MATCH (:Work {{key: $s}})-[c:{types_of((edge[1],))}]->(:Work {{key: $t}}) WHERE c.day <= $day "
            "RETURN min(c.standing) % 2 = 1"
        )
        return bool(self.ask(query, s=handle(edge[0]), t=handle(edge[2]), day=self.day)[0][0])

    def _count_works(self) -> tuple[int, int, int, str | None]:
        """How many works, how many of them held, how many open; the last day a register was kept."""
        if self.known_on is None:
            count, held, opened, seen = self.ask(_COUNT_WORKS)[0]
            return count, held, opened, seen
        works = list(self.all_works())
        seen = max((work.seen_on for work in works if work.seen_on), default=None)
        return len(works), sum(work.held for work in works), sum(work.open is not None for work in works), seen


def _in_order(rows: list[tuple[int, Any]]) -> list[Any]:
    return [thing for _, thing in sorted(rows, key=lambda row: row[0])]


def _bundle(origin: Origin, said: dict[str, list[Any]]) -> Bundle:
    return Bundle(
        origin=origin,
        descriptions=tuple(description(text) for text in said["described"]),
        claims=tuple(said["claims"]),
        happenings=tuple(happening(text) for text in said["told"]),
        verdicts=tuple(unpack(Verdict, text) for text in said["decided"]),
        bindings=tuple(unpack(Binding, text) for text in said["bound"]),
    )
