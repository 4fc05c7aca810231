"""The graph in one file: the store that cancu uses unless told otherwise (``cancu.db``)."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import StoreError
from graph.stores.base import Store, View, Writer
from graph.stores.sqlite_schema import connect, translated
from graph.stores.sqlite_view import SqliteView
from graph.stores.sqlite_writer import SqliteWriter

_IDLE = 4


class SqliteStore(Store):
    """A store in one file; several threads and programs may use it at once.

    Writers begin with ``BEGIN IMMEDIATE``, so that two of them wait for each other instead of failing half-way;
    every change is one transaction. A view is one read transaction: it sees the graph of one moment.

    Raises:
        StoreError: The file cannot be opened or is no store of ours.
    """

    def __init__(self, path: str | Path, *, must_exist: bool = False) -> None:
        self._path = Path(path)
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._give_back(connect(self._path, must_exist=must_exist))

    @property
    def name(self) -> str:
        """The path of the file."""
        return str(self._path)

    def _take(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(self.name, "kho đã đóng", "mở lại kho")
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return connect(self._path, must_exist=True)

    def _give_back(self, link: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed and len(self._idle) < _IDLE:
                self._idle.append(link)
                return
        link.close()

    @contextmanager
    def writer(self, *, bulk: bool = False) -> Iterator[Writer]:
        """Begin a change; see :class:`~graph.stores.base.Store`."""
        link = self._take()
        try:
            with translated(self.name):
                link.execute("BEGIN IMMEDIATE")
                try:
                    empty = link.execute("SELECT 1 FROM origin LIMIT 1").fetchone() is None
                    made = SqliteWriter(link, bulk=bulk and empty)
                    yield made
                    made.finish()
                    link.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):  # a full disk has ended the transaction already
                        if link.in_transaction:
                            link.execute("ROLLBACK")
                    raise
        except BaseException:
            link.close()
            raise
        self._give_back(link)

    @contextmanager
    def view(self, known_on: str | None = None) -> Iterator[View]:
        """Look at the graph; see :class:`~graph.stores.base.Store`."""
        link = self._take()
        try:
            with translated(self.name):
                link.execute("BEGIN")
                try:
                    yield SqliteView(link, known_on)
                finally:
                    with suppress(sqlite3.Error):
                        if link.in_transaction:
                            link.execute("ROLLBACK")
        except BaseException:
            link.close()
            raise
        self._give_back(link)

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for link in idle:
            link.close()


def open_store(address: str, *, must_exist: bool = False, **options: str) -> SqliteStore:
    """The store of a path, with or without ``sqlite:`` before it.

    Raises:
        StoreError: The file cannot be opened or is no store of ours.
    """
    return SqliteStore(address.removeprefix("sqlite:"), must_exist=must_exist)
