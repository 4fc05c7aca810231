"""Works in a SQLite store: what all sources make of each, and who says what."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.assertion import DOCUMENT, Description, Origin, Verdict
from graph.merging import merge_work, rank_of_description
from graph.relation import relation_names
from graph.stores.base import View
from graph.stores.sqlite_rows import ORIGIN_COLUMNS, WORK_COLUMNS, description, origin_of, unpack, work_of
from graph.work import Work, number_key

_CHUNK = 400
_CITED = rank_of_description(DOCUMENT, own=False)
_SIZES = (1, 4, 16, 64, 160, _CHUNK)
ORIGINS = ", ".join(f"o.{column.strip()}" for column in ORIGIN_COLUMNS.split(","))
WORKS = ", ".join(f"w.{column.strip()}" for column in WORK_COLUMNS.split(","))


def marks(values: Sequence[object]) -> str:
    """Question marks for the values of a list.

    Examples:
        >>> marks("abc")
        '?,?,?'
    """
    return ",".join("?" * len(values))


def pieces(values: Sequence[Any]) -> Iterator[list[Any]]:
    """Long lists in parts that one statement can take, filled up to few lengths so that statements are reused."""
    for start in range(0, len(values), _CHUNK):
        part = list(values[start : start + _CHUNK])
        room = next(size for size in _SIZES if size >= len(part))
        yield part + [None] * (room - len(part))


class SqliteWorks(View):
    """One read transaction.

    Attributes:
        link: The connection it holds.
        names: Types of relations by their number in this file.
        rels: The same, the other way.
        order: Place of each type in the vocabulary.
    """

    def __init__(self, link: sqlite3.Connection, known_on: str | None = None) -> None:
        self.link = link
        self.known_on = known_on
        self.names = dict(link.execute("SELECT rel, name FROM kind"))
        self.rels = {name: rel for rel, name in self.names.items()}
        self.order = {name: at for at, name in enumerate(relation_names())}
        self._verdicts: dict[tuple[int, int, int], list[Verdict]] | None = None

    # --------------------------------------------------------------------------------------------- works

    def works(self, keys: Iterable[str]) -> dict[str, Work]:
        """See :class:`~graph.stores.base.View`."""
        wanted = list(keys)
        if self.known_on is not None:
            return {key: work for key in wanted if (work := self._as_known(key)) is not None}
        found: dict[str, Work] = {}
        for piece in pieces(wanted):
            query = f"SELECT {WORKS} FROM work w WHERE w.key IN ({marks(piece)})"
            for row in self.link.execute(query, piece):
                found[row[0]] = work_of(row)
        return {key: found[key] for key in wanted if key in found}

    def _as_known(self, key: str) -> Work | None:
        """A work by what had come in by the day."""
        wid = self.wid_of(key)
        if wid is None:
            return None
        said = self.link.execute(
            "SELECT d.rank, d.said, count(*) FROM description d JOIN origin o USING (oid) "
            "WHERE d.wid=? AND o.recorded <= ? GROUP BY d.rank, d.said",
            (wid, self.known_on),
        ).fetchall()
        if not said and not self._was_named(wid):
            return None
        return merge_work(key, [(rank, description(text), count) for rank, text, count in said])

    def _was_named(self, wid: int) -> bool:
        return any(
            self.link.execute(
                f"SELECT 1 FROM {table} t JOIN origin o USING (oid) WHERE t.{column}=? AND o.recorded<=? LIMIT 1",
                (wid, self.known_on),
            ).fetchone()
            for table, column in (("claim", "src"), ("claim", "dst"), ("claim", "asserted"), ("happening", "wid"),
                                  ("binding", "open"), ("binding", "wid"))
        )  # fmt: skip

    def wid_of(self, key: str) -> int | None:
        """The row of a work; None where it is not there."""
        row = self.link.execute("SELECT wid FROM work WHERE key=?", (key,)).fetchone()
        return None if row is None else int(row[0])

    def works_by_number(self, number: str, limit: int = 50) -> tuple[str, ...]:
        """See :class:`~graph.stores.base.View`."""
        query = "SELECT key FROM work WHERE nkey=? ORDER BY key LIMIT ?"
        found = [key for (key,) in self.link.execute(query, (number_key(number), limit))]
        if self.known_on is None:
            return tuple(found)
        known = self.works({*found, *self.changed_since()}).values()
        wanted = number_key(number)
        return tuple(sorted(work.key for work in known if work.number and number_key(work.number) == wanted))[:limit]

    def changed_since(self) -> list[str]:
        """Works that sources which came in after the day describe: what they are now says nothing of then."""
        query = (
            "SELECT DISTINCT w.key FROM origin o JOIN description d USING (oid) JOIN work w USING (wid) "
            "WHERE o.recorded > ?"
        )
        return [key for (key,) in self.link.execute(query, (self.known_on,))]

    def works_of(self, origin: str) -> tuple[str, ...]:
        """See :class:`~graph.stores.base.View`."""
        query = (
            "SELECT DISTINCT w.key FROM origin o JOIN description d USING (oid) JOIN work w USING (wid) "
            "WHERE o.id=? ORDER BY w.key"
        )
        return tuple(key for (key,) in self.link.execute(query, (origin,)))

    def descriptions(self, key: str, limit: int = 200) -> tuple[tuple[Origin, Description], ...]:
        """See :class:`~graph.stores.base.View`."""
        query = (
            f"SELECT {ORIGINS}, d.said FROM work w JOIN description d USING (wid) JOIN origin o USING (oid) "
            "WHERE w.key=? AND o.recorded <= ? ORDER BY o.id, d.rank LIMIT ?"
        )
        found = self.link.execute(query, (key, self.known_on or "~", limit))
        return tuple((origin_of(row[:-1]), description(row[-1])) for row in found)

    def own_descriptions(self, key: str) -> tuple[tuple[Origin, Description], ...]:
        """See :class:`~graph.stores.base.View`; others that cite the work have the last rank."""
        query = (
            f"SELECT {ORIGINS}, d.said FROM work w JOIN description d USING (wid) JOIN origin o USING (oid) "
            "WHERE w.key=? AND d.rank < ? AND o.recorded <= ? ORDER BY o.id, d.rank"
        )
        found = self.link.execute(query, (key, _CITED, self.known_on or "~"))
        return tuple((origin_of(row[:-1]), description(row[-1])) for row in found)

    def decided(self) -> dict[tuple[int, int, int], list[Verdict]]:
        """What people decided of edges."""
        if self._verdicts is None:
            self._verdicts = defaultdict(list)
            query = (  # by key: people may judge an edge before any source names its works
                "SELECT s.wid, v.rel, t.wid, v.said FROM verdict v JOIN origin o USING (oid) "
                "JOIN work s ON s.key = v.source JOIN work t ON t.key = v.target WHERE o.recorded <= ?"
            )
            for source, rel, target, said in self.link.execute(query, (self.known_on or "~",)):
                self._verdicts[source, rel, target].append(unpack(Verdict, said))
        return self._verdicts

    def state_of(self, edge: tuple[int, int, int]) -> str | None:
        """What people decided of an edge last; None where nobody did."""
        verdicts = self.decided().get(edge, ())
        last = max(verdicts, key=lambda one: (one.at, one.author, one.state), default=None)
        return last.state if last else None
