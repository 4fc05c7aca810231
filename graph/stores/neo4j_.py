"""The graph on a Neo4j server: for an office that has outgrown one file. The only door to the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError
from graph.stores import neo4j_schema as schema
from graph.stores.base import Store, View, Writer
from graph.stores.neo4j_changes import BulkWriter, Changes, GatheringWriter
from graph.stores.neo4j_errors import in_words, safe_name, surely
from graph.stores.neo4j_lines import Coming, Line
from graph.stores.neo4j_record import Neo4jRecorded, Neo4jRecording, write_notes
from graph.stores.neo4j_rows import oid_of
from graph.stores.neo4j_schema import LANES, SCHEMA, Ask, is_ready, refuse_unfinished
from graph.stores.neo4j_view import Neo4jView
from graph.stores.neo4j_writer import add_lines, apply, settle

if TYPE_CHECKING:
    import neo4j

READ_LIMIT = 60.0
"""Seconds after which the server stops a question; the user is told."""
_PATIENCE = 5
"""How many times longer than its bound a view may stay open: the server counts also what the caller does meanwhile."""
WAIT = 20.0
"""Seconds to wait for another writer."""

_HAS_ORIGIN = "MATCH (o:Origin {oid: $oid}) RETURN 1 LIMIT 1"
_ANY_ORIGIN = "MATCH (o:Origin) RETURN 1 LIMIT 1"


class _View(Neo4jRecorded, Neo4jView):
    """A view that shows the record."""


class Neo4jStore(Store):
    """A store on a server; several threads and programs may use it at once.

    Each change is one transaction, applied by a function that may run again without doing anything twice. A first
    load of many sources runs in several; until it ends the store says that it is unfinished.

    Args:
        address: ``neo4j://…`` (also for a cluster), ``bolt://…``, or with ``+s`` for an encrypted line.
        must_exist: Refuse a database without a store.
        username: From the environment, never from the address.
        password: Likewise.
        database: Name of the database; the server's own choice where empty.

    Raises:
        UsageError: The address holds a user or a password.
        StoreError: The server cannot be reached, refuses us, or holds something else.
    """

    def __init__(
        self, address: str, *, must_exist: bool = False, username: str = "", password: str = "", database: str = ""
    ) -> None:
        import neo4j

        self._name = safe_name(address)
        self._database = database or None
        self._closed = False
        with self._translated():
            self._driver: neo4j.Driver = neo4j.GraphDatabase.driver(
                address,
                auth=(username, password) if username or password else None,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                connection_timeout=10.0,
                connection_acquisition_timeout=30.0,
            )
        try:
            self._prepare(must_exist)
        except BaseException:
            self.close()
            raise

    def _prepare(self, must_exist: bool) -> None:
        with self._translated(), self._driver.session(database=self._database) as session:

            def ask(query: str, **given: Any) -> list[Any]:
                return list(session.run(query, given))

            if is_ready(ask, self._name, must_exist):
                return
            self._index(*SCHEMA)
            ask(schema.MARK, version=schema.VERSION)
            ask(schema.INDEXED)

    def _index(self, *lines: str) -> None:
        """Change the indexes, and wait until they are as they should be."""
        with self._driver.session(database=self._database) as session:
            for line in (*lines, "CALL db.awaitIndexes(3600)"):
                session.run(line).consume()

    @property
    def name(self) -> str:
        """The address of the server."""
        return self._name

    @contextmanager
    def _translated(self, seconds: float | None = None) -> Iterator[None]:
        """Errors of the driver and the server in the user's words; never with a user, a password or data."""
        if self._closed:
            raise StoreError(self._name, "kho đã đóng", "mở lại kho")
        try:
            yield
        except _of_driver() as error:
            raise in_words(self._name, error, seconds) from None

    # ------------------------------------------------------------------------------------------- writing

    @contextmanager
    def writer(self, *, bulk: bool = False) -> Iterator[Writer]:
        """Begin a change; see :class:`~graph.stores.base.Store`."""
        if bulk and self._may_load():
            with self._bulk_writer() as loading:
                yield loading
            return
        self._refuse_unfinished()
        made = GatheringWriter(self._has)
        yield made
        if made.changes or made.notes:
            self._apply(made.changes, noted=made)

    def _ask(self, query: str, **given: Any) -> list[Any]:
        """One small question in its own transaction."""
        with self._translated(), self._driver.session(database=self._database) as session:
            return session.execute_read(lambda tx: list(tx.run(query, given)))

    def _has(self, origin: str) -> bool:
        return bool(self._ask(_HAS_ORIGIN, oid=oid_of(origin)))

    def _refuse_unfinished(self) -> None:
        refuse_unfinished(self._ask, self._name)

    def _write(self, change: Callable[[Ask], None]) -> None:
        """Run a change in one transaction; the driver may run it again."""
        import neo4j

        @neo4j.unit_of_work(timeout=3600.0)
        def work(tx: neo4j.ManagedTransaction) -> None:
            change(_asker(tx))

        with self._translated(), self._driver.session(database=self._database) as session:
            surely(session.execute_write, work)

    def _apply(self, changes: Changes, noted: Neo4jRecording | None = None) -> None:
        """Apply a change, with what is noted of it."""

        def change(ask: Ask) -> None:
            apply(ask, changes)
            if noted is not None:
                write_notes(ask, noted.notes, noted.carried)

        self._write(change)

    def _add_lines(self, lane: int, number: int, lines: Sequence[Line]) -> None:
        self._write(lambda ask: add_lines(ask, lane, number, lines))

    def _settle(self, coming: Coming) -> None:
        self._write(lambda ask: settle(ask, coming))

    # ---------------------------------------------------------------------------------------- first load

    def _may_load(self) -> bool:
        """Whether a first load may run: the store is empty, or holds a first load that was cut off."""
        try:
            self._refuse_unfinished()
        except StoreError:
            return True
        return not self._ask(_ANY_ORIGIN)

    @contextmanager
    def _bulk_writer(self) -> Iterator[Writer]:
        """A first load: many transactions, with a mark on the store until the last has ended.

        An open transaction holds a lock of its own (a node made for it and never committed) as long as the
        load runs, so that a second first load waits and then gives up.
        """
        with self._translated(), self._driver.session(database=self._database) as guard:
            self._guarded(guard.begin_transaction(timeout=WAIT)).rollback()
            lock = self._guarded(guard.begin_transaction(timeout=86_400.0))
            try:
                self._tell(schema.BEGIN_BULK)
                self._wipe()
                self._index(schema.DROP_WORDS)
                made = BulkWriter(self._apply, self._add_lines, self._settle)
                try:
                    yield made
                    made.flush()
                except BaseException:
                    made.close()
                    with suppress(*_of_driver()):  # without the server the mark stays, and the next load begins anew
                        self._wipe()
                        self._index(*SCHEMA)
                        self._tell(schema.END_BULK)
                    raise
                made.close()
                self._index(*SCHEMA)
                self._tell(schema.END_BULK, made)
            finally:
                with suppress(*_of_driver()):
                    lock.rollback()

    def _guarded(self, lock: neo4j.Transaction) -> neo4j.Transaction:
        """Hold the name of the guard by its uniqueness; who comes second waits for the first to end."""
        lock.run("CREATE (:CancuStore {one: 2})").consume()
        return lock

    def _tell(self, query: str, noted: Neo4jRecording | None = None) -> None:
        def work(tx: neo4j.ManagedTransaction) -> None:
            tx.run(query, lanes=list(LANES)).consume()
            if noted is not None:
                write_notes(_asker(tx), noted.notes, noted.carried)

        with self._driver.session(database=self._database) as session:
            surely(session.execute_write, work)

    def _wipe(self) -> None:
        """Take away what a load that was cut off has left, in parts."""
        with self._driver.session(database=self._database) as session:
            for query in schema.WIPE:
                while session.execute_write(_count, query):
                    pass

    # ------------------------------------------------------------------------------------------- reading

    @contextmanager
    def view(self, known_on: str | None = None, *, seconds: float | None = None) -> Iterator[View]:
        """Look at the graph; see :class:`~graph.stores.base.Store`."""
        with self._translated(seconds), self._session() as session:
            tx = session.begin_transaction(timeout=_PATIENCE * seconds if seconds else READ_LIMIT)
            try:
                ask = _asker(tx)
                refuse_unfinished(ask, self._name)
                with self._long() as stream:
                    yield _View(ask, stream, known_on)
            finally:
                tx.close()

    def _session(self) -> neo4j.Session:
        import neo4j

        return self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS, fetch_size=2000)

    @contextmanager
    def _long(self) -> Iterator[Callable[[], Callable[..., Iterator[Any]]]]:
        """Questions over the whole graph, each in a session of its own and without limit of time."""
        opened: list[neo4j.Session] = []

        def begin() -> Callable[..., Iterator[Any]]:
            session = self._session()
            opened.append(session)
            return lambda query, **given: iter(session.run(query, given))

        try:
            yield begin
        finally:
            for session in opened:
                session.close()

    def close(self) -> None:
        """Let go of the connections."""
        if not self._closed:
            self._closed = True
            self._driver.close()


def _of_driver() -> tuple[type[Exception], ...]:
    """Everything that the driver raises."""
    from neo4j.exceptions import DriverError, Neo4jError

    return DriverError, Neo4jError


def _count(tx: neo4j.ManagedTransaction, query: str) -> int:
    return int(tx.run(query).single(strict=True)[0])


def _asker(tx: neo4j.Transaction | neo4j.ManagedTransaction) -> Ask:
    def ask(query: str, **given: Any) -> list[Any]:
        return list(tx.run(query, given))

    return ask


def open_store(
    address: str, *, must_exist: bool = False, username: str = "", password: str = "", database: str = ""
) -> Neo4jStore:
    """The store on the server of an address.

    Raises:
        StoreError: It cannot be opened.
    """
    return Neo4jStore(address, must_exist=must_exist, username=username, password=password, database=database)
