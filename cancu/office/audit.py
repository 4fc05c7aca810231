"""The log of an office: the chain of :mod:`graph.stores.record`, in the file of people and results.

It shows tampering; it does not stop someone who rewrites the whole file. Write the head down now and then
(``cancu audit verify`` prints it).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from itertools import islice

from graph.personal import masked, masked_deep
from graph.stores import record, sqlite_record
from graph.stores.record import TRIMMED, Deed, Entry, Verdict, hash_of

__all__ = ["TRIMMED", "Entry", "Verdict", "append", "count_before", "hash_of", "latest", "trim", "verify"]


def append(link: sqlite3.Connection, at: str, who: str, action: str, target: str, detail: Mapping[str, object]) -> None:
    """Write an entry; within the transaction of the change it tells of."""
    clean = {name: masked_deep(value) for name, value in detail.items()}
    deed = Deed(at=at, who=masked(who), action=action, target=masked(target), detail=clean)
    sqlite_record.append(link, deed)


def verify(link: sqlite3.Connection) -> Verdict:
    """Test the whole log: every hash, every link, none missing, none moved."""
    return record.verify(sqlite_record.entries_of(link), sqlite_record.head_of(link))


def latest(link: sqlite3.Connection, limit: int = 200, below: int | None = None) -> list[Entry]:
    """The last entries, the newest first.

    Args:
        link: The file.
        limit: Most entries.
        below: Only entries before this number.
    """
    return list(islice(sqlite_record.entries_of(link, newest=True, below=below), limit))


def count_before(link: sqlite3.Connection, day: str) -> int:
    """How many entries at the beginning are from before a time."""
    first = link.execute("SELECT min(id) FROM audit WHERE at >= ?", (day,)).fetchone()[0]
    return int(link.execute("SELECT count(*) FROM audit WHERE id < ?", (first or 1 << 62,)).fetchone()[0])


def trim(link: sqlite3.Connection, day: str) -> dict[str, object] | None:
    """Take the entries from before a time away; what to write down of it, or None where there are none.

    The chain goes on behind them: the entry that tells of it (:data:`graph.stores.record.TRIMMED`) names the last one
    and its hash, and a log that is cut without such an entry fails its test.
    """
    count = count_before(link, day)
    if not count:
        return None
    number, mark = link.execute("SELECT id, hash FROM audit ORDER BY id LIMIT 1 OFFSET ?", (count - 1,)).fetchone()
    link.execute("DROP TRIGGER audit_no_delete")
    link.execute("DELETE FROM audit WHERE id <= ?", (number,))
    link.execute(sqlite_record.TRIGGERS["audit_no_delete"])
    return {"upto": number, "hash": mark, "entries": count}
