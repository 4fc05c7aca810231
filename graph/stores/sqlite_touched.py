"""The works that one change touches: in memory while they are few, in a table of the connection where they are many."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

_FEW = 200_000
_AT_ONCE = 5_000


class Touched:
    """A set of rows of works that takes no more memory the more there are.

    Examples:
        >>> touched = Touched(sqlite3.connect(":memory:"), few=2)
        >>> touched.update((3, 1)), touched.update((2, 3)), [chunk for chunk in touched.taken()]
        (None, None, [[1, 2, 3]])
    """

    def __init__(self, link: sqlite3.Connection, few: int = _FEW) -> None:
        self._link = link
        self._few = few
        self._rows: set[int] = set()
        self._table = False

    def add(self, wid: int) -> None:
        """One more."""
        self._rows.add(wid)
        if len(self._rows) > self._few:
            self._spill()

    def update(self, wids: Iterable[int]) -> None:
        """Some more."""
        self._rows.update(wids)
        if len(self._rows) > self._few:
            self._spill()

    def _spill(self) -> None:
        if not self._table:
            self._link.execute("CREATE TEMP TABLE touched (wid INTEGER PRIMARY KEY)")
            self._table = True
        self._link.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", [(wid,) for wid in sorted(self._rows)])
        self._rows.clear()

    def taken(self) -> Iterator[list[int]]:
        """All of them in order, some thousand at once; none are left behind it."""
        if not self._table:
            rows, self._rows = sorted(self._rows), set()
            for at in range(0, len(rows), _AT_ONCE):
                yield rows[at : at + _AT_ONCE]
            return
        self._spill()
        last = -1
        while True:
            query = "SELECT wid FROM temp.touched WHERE wid > ? ORDER BY wid LIMIT ?"
            chunk = [wid for (wid,) in self._link.execute(query, (last, _AT_ONCE))]
            if not chunk:
                break
            yield chunk
            last = chunk[-1]
        self._link.execute("DROP TABLE temp.touched")
        self._table = False
