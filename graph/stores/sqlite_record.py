"""The record in SQLite: two tables that triggers keep from changes; used by stores and by the file of an office."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from graph.stores.record import NO_HEAD, Deed, Entry, Head, Recorded, Recording, chained

TABLE = (
    "CREATE TABLE audit (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, "
    "target TEXT NOT NULL, detail TEXT NOT NULL, before TEXT NOT NULL, hash TEXT NOT NULL) STRICT"
)
HEAD = (
    "CREATE TABLE audit_head (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL, "
    "hash TEXT NOT NULL) STRICT"
)
TRIGGERS = {
    f"audit_no_{what.lower()}": f"CREATE TRIGGER audit_no_{what.lower()} BEFORE {what} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END"
    for what in ("UPDATE", "DELETE")
}
"""The only triggers that a store may hold, to the letter."""
SCHEMA = (TABLE, HEAD, "INSERT INTO audit_head VALUES (1, 0, '')", *TRIGGERS.values())
TABLES = ("audit", "audit_head")
_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit_head'"
_HEAD = "SELECT count, hash FROM audit_head"
_COLUMNS = "id, at, who, action, target, detail, before, hash"
_UP = f"SELECT {_COLUMNS} FROM audit WHERE id < ? ORDER BY id"
_DOWN = f"{_UP} DESC"
_INSERT = "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def is_ours(kind: str, name: str, made: str | None) -> bool:
    """Whether a table or trigger of a file is one of the record, made as it is made here."""
    if kind == "table":
        return name in TABLES
    return kind == "trigger" and name in TRIGGERS and made == TRIGGERS[name]


def make(link: sqlite3.Connection) -> None:
    """Make the tables of the record, within the transaction under way."""
    for line in SCHEMA:
        link.execute(line)


def head_of(link: sqlite3.Connection) -> Head:
    """Where the record ends; :data:`NO_HEAD` where there is none yet."""
    if link.execute(_THERE).fetchone() is None:
        return NO_HEAD
    count, mark = link.execute(_HEAD).fetchone()
    return count, mark


def append(link: sqlite3.Connection, deed: Deed) -> Entry:
    """Write an entry, within the transaction of the change it tells of."""
    if link.execute(_THERE).fetchone() is None:
        make(link)
    made = chained(head_of(link), deed)
    _insert(link, (made,))
    return made


def _insert(link: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    last: Entry | None = None
    for one in entries:
        last = one
        link.execute(_INSERT, (one.id, one.at, one.who, one.action, one.target, one.detail, one.before, one.hash))
    if last is not None:
        link.execute("UPDATE audit_head SET count = ?, hash = ?", (last.id, last.hash))


def entries_of(link: sqlite3.Connection, *, newest: bool = False, below: int | None = None) -> Iterator[Entry]:
    """The entries, in order of number or the other way round."""
    if link.execute(_THERE).fetchone() is None:
        return
    names = _COLUMNS.split(", ")
    for row in link.execute(_DOWN if newest else _UP, (below or 1 << 62,)):
        yield Entry(**dict(zip(names, row, strict=True)))


class SqliteRecording(Recording):
    """The record of a writer with a connection."""

    _link: sqlite3.Connection

    def note(self, deed: Deed) -> None:
        """See :class:`~graph.stores.record.Recording`."""
        append(self._link, deed)

    def carry(self, entries: Iterable[Entry]) -> None:
        """See :class:`~graph.stores.record.Recording`."""
        if head_of(self._link) != NO_HEAD:
            return
        if self._link.execute(_THERE).fetchone() is None:
            make(self._link)
        _insert(self._link, entries)


class SqliteRecorded(Recorded):
    """The record of a view with a connection."""

    link: sqlite3.Connection

    def entries(self, *, newest: bool = False, below: int | None = None) -> Iterator[Entry]:
        """See :class:`~graph.stores.record.Recorded`."""
        return entries_of(self.link, newest=newest, below=below)

    def head(self) -> Head:
        """See :class:`~graph.stores.record.Recorded`."""
        return head_of(self.link)
