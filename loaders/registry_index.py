"""What the registers of one import say of each document: by id and by key, on disk, whatever their number.

A register of relations names documents by the ids of its collection; what they are stands in another file of the
same import. The days of issue found here are what directions are checked against.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from loaders.registry_values import Named

_KEPT = 40_000
_AT_ONCE = 5_000


class DocumentIndex:
    """Documents by id and key, in a temporary file that goes with it; a context manager."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="cancu-")
        self._link = sqlite3.connect(Path(self._folder.name) / "index.db", isolation_level=None)
        for line in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16384"):
            self._link.execute(f"PRAGMA {line}")
        self._link.execute(
            "CREATE TABLE named (at TEXT PRIMARY KEY, key TEXT, number TEXT, doc_type TEXT, issued TEXT, "
            "force INTEGER, open TEXT) WITHOUT ROWID"
        )
        self._link.execute("BEGIN")
        self._waiting: list[tuple[object, ...]] = []
        self._near: OrderedDict[str, Named | None] = OrderedDict()
        self.filled = False

    def __enter__(self) -> DocumentIndex:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(sqlite3.Error):
            self._link.close()
        self._folder.cleanup()

    def add(self, document: Named, ids: tuple[str, ...]) -> None:
        """Keep a document under some ids; what was kept under one of them before stays."""
        self.filled = True
        row = (document.key, document.number, document.doc_type, document.issued, document.force, document.open)
        self._waiting += [(one, *row) for one in ids]
        if len(self._waiting) >= _AT_ONCE:
            self._settle()

    def _settle(self) -> None:
        self._link.executemany("INSERT OR IGNORE INTO named VALUES (?,?,?,?,?,?,?)", self._waiting)
        self._waiting.clear()
        self._near.clear()

    def get(self, one: str) -> Named | None:
        """The document of an id; None where no file of the import has it."""
        if self._waiting:
            self._settle()
        if one in self._near:
            self._near.move_to_end(one)
            return self._near[one]
        query = "SELECT key, number, doc_type, issued, force, open FROM named WHERE at=?"
        row = self._link.execute(query, (one,)).fetchone() if self.filled else None
        found = None
        if row is not None:
            found = Named(key=row[0], number=row[1], doc_type=row[2], issued=row[3], force=row[4], open=row[5])
        self._near[one] = found
        if len(self._near) > _KEPT:
            self._near.popitem(last=False)
        return found
