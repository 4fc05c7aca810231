"""Every test that takes ``opened`` runs on every kind of store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.stores import Store, open_store
from tests.servers import fixtures
from tests.servers.neo4j.server import Server

Open = Callable[[], Store]
KINDS = ("memory", "sqlite", "neo4j")


@pytest.fixture(scope="session", autouse=True)
def server_of_the_run() -> Iterator[None]:
    yield from fixtures.running()


@pytest.fixture
def server() -> Server:
    """The running Neo4j server with an empty database."""
    return fixtures.server()


@pytest.fixture
def neo4j_store(server: Server) -> Iterator[Store]:
    with open_store(server.address, **server.options) as store:
        yield store


@pytest.fixture(params=KINDS)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the store of the test; again and again, and it is the same store (memory has one life)."""
    stores: list[Store] = []

    def open_again() -> Store:
        if request.param == "memory":
            if not stores:
                stores.append(open_store("memory:"))
            return stores[0]
        if request.param == "sqlite":
            stores.append(open_store(str(tmp_path / "kho.db")))
        else:
            stores.append(open_store(running.address, **running.options))
        return stores[-1]

    running = request.getfixturevalue("server") if request.param == "neo4j" else None
    yield open_again
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Open) -> Store:
    return opened()
