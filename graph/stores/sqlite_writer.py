"""Writing to a SQLite store: assertions come in, and the works they touch are merged anew at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from graph.assertion import Bundle, Claim, Origin
from graph.merging import merge_work, rank_of_description
from graph.relation import relation_names
from graph.stores.base import Writer
from graph.stores.sqlite_rows import SET_WORK, claim_row, description, origin_row, pack, work_row
from graph.stores.sqlite_schema import DROP_INDEXES, INDEXES
from graph.stores.sqlite_touched import Touched

_KIND_RANK = {"person": 0, "registry": 1, "document": 2}
_KEPT_KEYS = 1_500_000
_KEPT_KEYS_OF_PARTS = 200_000
_CHUNK = 2000
_CLAIM = (
    "INSERT INTO claim (oid, src, rel, dst, asserted, standing, whole, provisions, effective, confidence, doubt, "
    "first, last, quote, extractor) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_ORIGIN = "INSERT INTO origin VALUES (?,?,?,?,?,?,?,?)"

_NAMED = (
    "SELECT 1 FROM description WHERE wid=? LIMIT 1",
    "SELECT 1 FROM claim WHERE src=? LIMIT 1",
    "SELECT 1 FROM claim WHERE dst=? LIMIT 1",
    "SELECT 1 FROM claim WHERE asserted=? AND asserted<>dst LIMIT 1",
    "SELECT 1 FROM happening WHERE wid=? LIMIT 1",
    "SELECT 1 FROM binding WHERE open=? LIMIT 1",
    "SELECT 1 FROM binding WHERE wid=? LIMIT 1",
)


def standing(kind: str, claim: Claim) -> int:
    """Whose claim counts first, smallest first; odd where something speaks against it."""
    return 2 * _KIND_RANK[kind] + (claim.doubt is not None)


class SqliteWriter(Writer):
    """One change; the store begins and ends its transaction."""

    def __init__(self, link: sqlite3.Connection, *, bulk: bool = False) -> None:
        self._link = link
        self._bulk = bulk
        self._ids: dict[str, int] = {}
        self._touched = Touched(link)
        self._kept_keys = _KEPT_KEYS
        self._all_kept = True
        self._rows: dict[str, list[tuple[Any, ...]]] = {_CLAIM: []}
        self._types = self._relation_ids()
        self._bound = dict(link.execute("SELECT open, wid FROM binding ORDER BY json_extract(said, '$.at'), wid"))
        self._next_oid = int(link.execute("SELECT coalesce(max(oid), 0) FROM origin").fetchone()[0])
        self._next_wid = int(link.execute("SELECT coalesce(max(wid), 0) FROM work").fetchone()[0])
        self._new_works: list[tuple[int, str]] = []
        self._seen: set[int] = set()
        if bulk:
            for line in DROP_INDEXES.split(";"):
                link.execute(line)

    def _relation_ids(self) -> dict[str, int]:
        self._link.executemany(
            "INSERT INTO kind (name) VALUES (?) ON CONFLICT DO NOTHING", [(name,) for name in relation_names()]
        )
        return {name: rel for rel, name in self._link.execute("SELECT rel, name FROM kind")}

    def put(self, bundle: Bundle) -> None:
        """See :class:`~graph.stores.base.Writer`."""
        if self._begin(bundle.origin):
            self._take(self._next_oid, bundle.origin.kind, bundle)

    def put_parts(self, origin: Origin, parts: Iterable[Bundle]) -> None:
        """See :class:`~graph.stores.base.Writer`; keys are looked up in the table where they grow many."""
        if not self._begin(origin):
            return
        oid = self._next_oid
        self._kept_keys = _KEPT_KEYS_OF_PARTS
        for part in parts:
            self._take(oid, origin.kind, part)

    def _begin(self, origin: Origin) -> bool:
        """Forget what a source said before; False where it came already in this first load."""
        if not self._bulk:
            self._forget(origin.id)
        elif self._came_before(origin.id):
            return False
        self._origin(origin)
        return True

    def _take(self, oid: int, kind: str, said: Bundle) -> None:
        described = {
            (self._wid(one.work), oid, rank_of_description(kind, one.own), pack(one)) for one in said.descriptions
        }
        self._later("INSERT OR IGNORE INTO description VALUES (?,?,?,?)", described)
        if not self._bulk:
            self._touched.update(row[0] for row in described)
        for claim in said.claims:
            self._claim(oid, kind, claim)
        for happening in said.happenings:
            wid = self._wid(happening.work)
            self._later("INSERT INTO happening (oid, wid, said) VALUES (?,?,?)", [(oid, wid, pack(happening))])
        for one in said.verdicts:
            row = (oid, one.source, self._types[one.relation], one.target, pack(one))
            self._later("INSERT INTO verdict (oid, source, rel, target, said) VALUES (?,?,?,?,?)", [row])
        if said.bindings:
            self._bind(oid, said)
        if sum(map(len, self._rows.values())) > _CHUNK:
            self._flush()

    def _came_before(self, origin: str) -> bool:
        """Whether a source came already in this first load: one id is one content."""
        mark = hash(origin)
        if mark in self._seen:
            return True
        self._seen.add(mark)
        return False

    def _origin(self, origin: Origin) -> None:
        self._next_oid += 1
        self._later(_ORIGIN, [(self._next_oid, *origin_row(origin))])

    def _claim(self, oid: int, kind: str, claim: Claim) -> None:
        source, asserted = self._wid(claim.source), self._wid(claim.target)
        target = self._bound.get(asserted, asserted) if self._bound else asserted
        rel = self._types[claim.relation]
        self._rows[_CLAIM].append((oid, source, rel, target, asserted, standing(kind, claim), *claim_row(claim)))

    def _wid(self, key: str) -> int:
        """The row of a work, made where there is none."""
        known = self._ids.get(key)
        if known is not None:
            return known
        row = None
        if not self._bulk or not self._all_kept:
            row = self._link.execute("SELECT wid FROM work WHERE key=?", (key,)).fetchone()
        if row is None:
            self._next_wid += 1
            self._new_works.append((self._next_wid, key))
            row = (self._next_wid,)
            if not self._bulk:
                self._touched.add(self._next_wid)
        if len(self._ids) >= self._kept_keys and (not self._bulk or self._kept_keys < _KEPT_KEYS):
            self._flush()
            self._ids.clear()
            self._all_kept = False
        self._ids[key] = row[0]
        return int(row[0])

    def _later(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._rows.setdefault(statement, []).extend(rows)

    def _flush(self) -> None:
        if self._new_works:
            self._link.executemany("INSERT INTO work (wid, key) VALUES (?,?)", self._new_works)
            self._new_works.clear()
        for statement, rows in self._rows.items():
            if rows:
                self._link.executemany(statement, rows)
                rows.clear()

    # --------------------------------------------------------------------------------- decisions, removal

    def _bind(self, oid: int, bundle: Bundle) -> None:
        self._flush()
        for one in bundle.bindings:
            row = (oid, self._wid(one.open), self._wid(one.work), pack(one))
            self._later("INSERT INTO binding (oid, open, wid, said) VALUES (?,?,?,?)", [row])
        self._rebind({self._wid(one.open) for one in bundle.bindings})

    def _rebind(self, opened: set[int]) -> None:
        """Lead claims on open documents to what people say they are; back where nobody says it any more."""
        self._flush()
        for wid in opened:
            found = self._link.execute(
                "SELECT wid FROM binding WHERE open=? ORDER BY json_extract(said, '$.at') DESC, "
                "json_extract(said, '$.author') DESC, json_extract(said, '$.work') DESC",
                (wid,),
            ).fetchone()
            target = found[0] if found else wid
            self._bound[wid] = target
            self._link.execute("UPDATE claim SET dst=? WHERE asserted=?", (target, wid))
            self._touched.update((wid, target))

    def remove(self, origin: str) -> bool:
        """See :class:`~graph.stores.base.Writer`."""
        self._flush()
        return self._forget(origin)

    def _forget(self, origin: str) -> bool:
        link = self._link
        if any(row[1] == origin for row in self._rows.get(_ORIGIN, ())):
            self._flush()
        row = link.execute("SELECT oid FROM origin WHERE id=?", (origin,)).fetchone()
        if row is None:
            return False
        self._flush()
        for query in (
            "SELECT wid FROM description WHERE oid=?",
            "SELECT src FROM claim WHERE oid=?",
            "SELECT dst FROM claim WHERE oid=?",
            "SELECT asserted FROM claim WHERE oid=?",
            "SELECT wid FROM happening WHERE oid=?",
            "SELECT open FROM binding WHERE oid=?",
            "SELECT wid FROM binding WHERE oid=?",
        ):
            self._touched.update(wid for (wid,) in link.execute(query, row))
        opened = {wid for (wid,) in link.execute("SELECT open FROM binding WHERE oid=?", row)}
        for table in ("description", "claim", "happening", "verdict", "binding", "origin"):
            link.execute(f"DELETE FROM {table} WHERE oid=?", row)
        if opened:
            self._rebind(opened)
        return True

    # -------------------------------------------------------------------------------------------- merging

    def finish(self) -> None:
        """Merge the works that were touched; called once, before the transaction ends."""
        self._flush()
        if self._bulk:
            self._ids.clear()
            self._merge_all()
            return
        for chunk in self._touched.taken():
            for wid in chunk:
                if self._is_named(wid):
                    self._merge(wid)
                else:
                    self._unlist(wid)
                    self._link.execute("DELETE FROM work WHERE wid=?", (wid,))

    def _is_named(self, wid: int) -> bool:
        """Whether any source still speaks of a work."""
        return any(self._link.execute(query, (wid,)).fetchone() for query in _NAMED)

    def _merge(self, wid: int) -> None:
        key = self._link.execute("SELECT key FROM work WHERE wid=?", (wid,)).fetchone()[0]
        said = self._link.execute(
            "SELECT rank, said, count(*) FROM description WHERE wid=? GROUP BY rank, said", (wid,)
        )
        row = work_row(merge_work(key, [(rank, description(text), count) for rank, text, count in said]))
        self._unlist(wid)
        self._link.execute(SET_WORK, (*row, wid))
        self._link.execute("INSERT INTO found (rowid, words) VALUES (?,?)", (wid, row[-1]))

    def _unlist(self, wid: int) -> None:
        """Take a work out of the search; the words must be those it was put in with."""
        row = self._link.execute("SELECT words FROM work WHERE wid=? AND words IS NOT NULL", (wid,)).fetchone()
        if row is not None:
            self._link.execute("INSERT INTO found (found, rowid, words) VALUES ('delete',?,?)", (wid, row[0]))

    def _merge_all(self) -> None:
        """Merge every work of a first load, then make the indexes."""
        link = self._link
        reader = link.execute(
            "SELECT w.wid, w.key, d.rank, d.said, count(*) FROM work w LEFT JOIN description d ON d.wid = w.wid "
            "GROUP BY w.wid, d.rank, d.said ORDER BY w.wid"
        )
        for chunk in _chunks(_merged(reader), _CHUNK):
            link.executemany(SET_WORK, chunk)
            link.executemany("INSERT INTO found (rowid, words) VALUES (?,?)", [(row[-1], row[-2]) for row in chunk])
        for line in INDEXES.strip().splitlines():
            link.execute(line)
        link.execute("INSERT INTO found (found) VALUES ('optimize')")
        link.execute("ANALYZE")


def _merged(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for (wid, key), group in groupby(rows, key=lambda row: (row[0], row[1])):
        said = [(rank, description(text), count) for _, _, rank, text, count in group if text is not None]
        yield (*work_row(merge_work(key, said)), wid)


def _chunks(rows: Iterable[tuple[Any, ...]], size: int) -> Iterator[list[tuple[Any, ...]]]:
    chunk: list[tuple[Any, ...]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
