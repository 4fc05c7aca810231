"""The graph in one file: the store that cancu uses unless told otherwise (``cancu.db``)."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from graph.errors import QuestionTooLong, StoreError
from graph.stores.base import Store, View, Writer
from graph.stores.sqlite_record import SqliteRecorded, SqliteRecording
from graph.stores.sqlite_schema import connect, translated
from graph.stores.sqlite_view import SqliteView
from graph.stores.sqlite_writer import SqliteWriter

_IDLE = 4
_STEPS = 20_000
"""Steps of SQLite's machine after which the clock is looked at: some tenths of a millisecond."""
_PATIENCE = 10
"""How many times longer than its bound a question may wait for disk and neighbours."""


class _Writer(SqliteRecording, SqliteWriter):
    """A writer that keeps the record."""


class _View(SqliteRecorded, SqliteView):
    """A view that shows the record."""


class _Link(sqlite3.Connection):
    """A connection whose questions can be bounded in time."""

    until: Callable[[], bool] | None = None

    def bound(self, seconds: float | None) -> None:
        """Break questions off after so many seconds of work of this thread from now on; never where None."""
        if seconds is None:
            self.until = None
            self.set_progress_handler(None, 0)
            return
        work, wall = time.thread_time() + seconds, time.monotonic() + _PATIENCE * seconds
        self.until = lambda: time.thread_time() > work or time.monotonic() > wall
        self.set_progress_handler(self.until, _STEPS)

    def execute(self, *given: Any) -> sqlite3.Cursor:
        """Ask; many small questions count like a large one."""
        if self.until is not None and self.until():
            raise sqlite3.OperationalError("interrupted")
        return super().execute(*given)


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
        self._give_back(connect(self._path, must_exist=must_exist, factory=_Link))

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
        return connect(self._path, must_exist=True, factory=_Link)

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
                    made = _Writer(link, bulk=bulk and empty)
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
    def view(self, known_on: str | None = None, *, seconds: float | None = None) -> Iterator[View]:
        """Look at the graph; see :class:`~graph.stores.base.Store`."""
        link = self._take()
        try:
            with translated(self.name):
                link.execute("BEGIN")
                try:
                    with self._bounded(link, seconds):
                        yield _View(link, known_on)
                finally:
                    with suppress(sqlite3.Error):
                        if link.in_transaction:
                            link.execute("ROLLBACK")
        except BaseException:
            link.close()
            raise
        self._give_back(link)

    @contextmanager
    def _bounded(self, link: sqlite3.Connection, seconds: float | None) -> Iterator[None]:
        """Bound the questions of a view."""
        if seconds is None or not isinstance(link, _Link):
            yield
            return
        link.bound(seconds)
        try:
            yield
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise QuestionTooLong(self.name, seconds) from None
            raise
        finally:
            link.bound(None)

    def compact(self) -> None:
        """Write the file anew: no page of it holds what was taken away; see :class:`~graph.stores.base.Store`."""
        with translated(self.name):
            link = connect(self._path, must_exist=True)
            try:
                link.execute("INSERT INTO found (found) VALUES ('optimize')")
                link.execute("VACUUM")
                link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                link.close()

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
