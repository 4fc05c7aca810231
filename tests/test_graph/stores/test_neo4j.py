"""What only a server can do wrong: the line breaks, the server is killed, a transaction runs twice."""

from __future__ import annotations

import functools
import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import graph.stores.neo4j_ as door
from graph.errors import ForeignStore, StoreBusy, StoreError, UsageError
from graph.stores import Store, open_store
from tests.servers import fixtures
from tests.servers.neo4j import server as servers
from tests.servers.neo4j.server import Server
from tests.test_graph.stores.graphs import bundles
from tests.test_graph.stores.test_contract import digest, plain, put


def driver_of(server: Server) -> Any:
    import neo4j

    return neo4j.GraphDatabase.driver(server.address, auth=(servers.USER, server.password))


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("bulk", [False, True])
def test_a_transaction_that_runs_again_changes_nothing(
    neo4j_store: Store, monkeypatch: pytest.MonkeyPatch, times: int, bulk: bool
) -> None:
    """The commit is kept, the line breaks before the answer comes, and the driver begins again."""
    import neo4j

    real = neo4j.Session.execute_write

    def again(self: neo4j.Session, work: Callable[..., Any], *given: Any) -> Any:
        for _ in range(times - 1):
            real(self, work, *given)
        return real(self, work, *given)

    monkeypatch.setattr(neo4j.Session, "execute_write", again)
    given = bundles(11)
    for part in [given] if bulk else [given[:12], given[12:], given[:3]]:
        with neo4j_store.writer(bulk=bulk) as writer:
            for bundle in part:
                writer.put(bundle)
    if not bulk:
        with neo4j_store.writer() as writer:
            writer.remove(given[0].origin.id)
    assert digest(neo4j_store) == digest(plain(given if bulk else given[1:]))


def test_routing_address_reads_and_writes(server: Server) -> None:
    with open_store(server.routed, **server.options) as store:
        put(store, *bundles(12))
        assert digest(store) == digest(plain(bundles(12)))
        assert store.name == server.routed


def test_a_foreign_database_is_left_alone(server: Server) -> None:
    with driver_of(server) as driver:
        driver.execute_query("CREATE (:Person {name: 'Lan'})")
        with pytest.raises(ForeignStore, match="chương trình khác"):
            open_store(server.address, **server.options)
        assert driver.execute_query("MATCH (n) RETURN count(n)").records[0][0] == 1
        driver.execute_query("MATCH (n) DETACH DELETE n")
        with pytest.raises(StoreError, match="cancu load"):
            open_store(server.address, must_exist=True, **server.options)
        driver.execute_query("CREATE (:CancuStore {one: 1, version: 99})")
        with pytest.raises(ForeignStore, match="cập nhật cancu"):
            open_store(server.address, **server.options)
        driver.execute_query("MATCH (n:CancuStore) SET n.version = 1")
        with pytest.raises(ForeignStore, match="xuất lại kho bằng phiên bản cũ"):
            open_store(server.address, **server.options)


def test_errors_name_the_server_and_no_secret(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as wrong:
        open_store(server.address, username="neo4j", password="mat-khau-sai-9")
    with pytest.raises(StoreError, match="không kết nối được") as away:
        open_store("bolt://127.0.0.1:1", username="neo4j", password="mat-khau-sai-9")
    with pytest.raises(UsageError, match="NEO4J_USERNAME") as written:
        open_store("neo4j://lan:mat-khau-sai-9@127.0.0.1:7687")
    put_away = open_store(server.address, **server.options)
    put_away.close()
    with pytest.raises(StoreError, match="đã đóng"), put_away.view():
        pass
    said = [str(one.value) for one in (wrong, away, written)] + [caplog.text]
    assert not [text for text in said if "mat-khau-sai-9" in text or server.password in text]


def test_a_question_that_takes_too_long_is_stopped(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "READ_LIMIT", 1.0)
    with (
        open_store(server.address, **server.options) as store,
        pytest.raises(StoreBusy, match="quá thời gian"),
        store.view() as view,
    ):
        view.ask("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)")  # type: ignore[attr-defined]


def test_writers_at_once_lose_nothing(server: Server) -> None:
    given = bundles(13, 24)

    def write(part: int) -> None:
        with open_store(server.address, **server.options) as store:
            for bundle in given[part::3]:
                put(store, bundle)

    threads = [threading.Thread(target=functools.partial(write, part)) for part in range(3)]
    with open_store(server.address, **server.options) as store:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert digest(store) == digest(plain(given))


def test_of_two_first_loads_one_waits_and_gives_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "WAIT", 2.0)
    with open_store(server.address, **server.options) as one, open_store(server.address, **server.options) as other:
        with one.writer(bulk=True) as writer:
            for bundle in bundles(14):
                writer.put(bundle)
            with pytest.raises(StoreError), other.view():
                pass
            with pytest.raises(StoreError, match="lần nạp đầu"), other.writer():
                pass
            with pytest.raises(StoreBusy), other.writer(bulk=True):
                pass
        assert digest(other) == digest(plain(bundles(14)))


# ------------------------------------------------------------------------------------- a server of its own


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Server]:
    lacking = servers.missing()
    fixtures.need(lacking is None, lacking or "")
    made = Server(tmp_path / "neo4j")
    made.start()
    yield made
    made.stop()


def test_killed_in_the_middle_of_a_load(mortal: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was told to be kept is there once; what was not is there not at all; the load is run again."""
    import neo4j

    given = bundles(15, 60)
    monkeypatch.setattr(neo4j._conf.WorkspaceConfig, "max_transaction_retry_time", 1.0)
    kept: list[int] = []

    def load(store: Store) -> None:
        for number in range(0, 60, 3):
            put(store, *given[number : number + 3])
            kept.append(number)

    def load_until_it_breaks(store: Store) -> None:
        with pytest.raises(StoreError):
            load(store)

    with open_store(mortal.address, **mortal.options) as store:
        thread = threading.Thread(target=load_until_it_breaks, args=(store,))
        thread.start()
        while len(kept) < 4:
            time.sleep(0.01)
        mortal.kill()
        thread.join()
    mortal.start()
    sure = given[: kept[-1] + 3]
    with open_store(mortal.address, must_exist=True, **mortal.options) as store:
        found = digest(store)
        assert found in {digest(plain(sure)), digest(plain(given[: kept[-1] + 6]))}
        kept.clear()
        load(store)
        assert digest(store) == digest(plain(given))


@pytest.mark.parametrize("seed", range(30, 36))
def test_a_first_load_in_many_small_parts(server: Server, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    import graph.stores.neo4j_changes as changes

    monkeypatch.setattr(changes, "BULK_ROWS", 25)
    given = bundles(seed, 60)
    with open_store(server.address, **server.options) as store:
        with store.writer(bulk=True) as writer:
            for bundle in given:
                writer.put(bundle)
        assert digest(store) == digest(plain(given))


def test_killed_in_the_middle_of_a_first_load(mortal: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    import neo4j

    import graph.stores.neo4j_changes as changes

    monkeypatch.setattr(neo4j._conf.WorkspaceConfig, "max_transaction_retry_time", 1.0)
    monkeypatch.setattr(changes, "BULK_ROWS", 40)
    given = bundles(16, 40)

    def load_and_kill(store: Store) -> None:
        with store.writer(bulk=True) as writer:
            for number, bundle in enumerate(given):
                if number == 20:
                    mortal.kill()
                writer.put(bundle)

    with open_store(mortal.address, **mortal.options) as store, pytest.raises(StoreError):
        load_and_kill(store)
    mortal.start()
    with open_store(mortal.address, **mortal.options) as store:
        with pytest.raises(StoreError, match="lần nạp đầu"), store.view():
            pass
        with store.writer(bulk=True) as writer:
            for bundle in given:
                writer.put(bundle)
        assert digest(store) == digest(plain(given))


def test_the_importer_makes_the_same_graph(tmp_path: Path) -> None:
    from graph.stores.neo4j_import import write_import

    lacking = servers.missing()
    fixtures.need(lacking is None, lacking or "")
    given = bundles(17)
    with plain(given).view() as view:
        assert list(write_import(view, tmp_path / "tables"))[-1] == len(given)
    made = Server(tmp_path / "neo4j")
    made.admin("database", "import", "full", "neo4j", "@import.args", cwd=tmp_path / "tables")
    made.start()
    try:
        with open_store(made.address, must_exist=True, **made.options) as store:
            with store.view() as view, plain(given).view() as plainly:
                assert (view.digest(), view.origins()) == (plainly.digest(), plainly.origins())
            put(store, *bundles(18)[:10])
            assert digest(store) == digest(plain([*given[10:], *bundles(18)[:10]]))
    finally:
        made.stop()
