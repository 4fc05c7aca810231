"""The pages over a real Neo4j server give what they give over a file: questions, heavy ones, pages, a decision."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from graph.stores import open_store
from tests.servers import fixtures
from tests.test_pages.conftest import HUB, fill
from tests.test_pages.server import Server, served

WORK = quote(HUB, safe="")
DECREE = quote("61/2018/NĐ-CP", safe="")
QUESTIONS = (
    f"/api/v1/documents?work={DECREE}&as_of=2026-11-21",
    f"/api/v1/status?work={DECREE}&as_of=2026-11-21",
    f"/api/v1/timeline?work={DECREE}&as_of=2026-11-21",
    f"/api/v1/relations?work={DECREE}",
    f"/api/v1/relations?work={WORK}&limit=500",
    f"/api/v1/trace?work={DECREE}&direction=down",
    f"/api/v1/impact?work={DECREE}&as_of=2026-11-21",
    f"/api/v1/graph?work={WORK}&depth=2&as_of=2026-11-21",
    f"/api/v1/chart?work={DECREE}&as_of=2026-11-21",
    f"/api/v1/export?work={DECREE}&form=graphml&as_of=2026-11-21",
    "/api/v1/search?q=cai+cach+hanh+chinh&limit=20",
    "/api/v1/search?q=61/2018&limit=20",
)


def wait_for(there: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not there():
        assert time.monotonic() < until
        time.sleep(0.2)


@pytest.fixture(scope="module")
def both(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """The same graph behind two servers: on Neo4j, and in a file."""
    graph = fixtures.server()
    try:
        with open_store(graph.address, **graph.options) as made:
            fill(made)
        with (
            served(store, tmp_path_factory.mktemp("tep")) as file,
            served(graph.address, tmp_path_factory.mktemp("neo4j"), environment=graph.environment) as server,
        ):
            for question in QUESTIONS:  # a server that has just begun plans each kind of question for the first time
                wait_for(lambda question=question: server.get(question).status == 200)  # type: ignore[misc]
            yield server, file
    finally:
        fixtures.stop()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_answers_to_the_byte(both: tuple[Server, Server], question: str) -> None:
    on_server, on_file = (one.get(question) for one in both)
    assert (on_server.status, on_file.status) == (200, 200), on_server.text
    assert on_server.body == on_file.body


@pytest.mark.parametrize("page", [f"/van-ban?work={DECREE}", f"/chuoi?work={WORK}", f"/tac-dong?work={DECREE}"])
def test_the_same_pages(both: tuple[Server, Server], page: str) -> None:
    address = f"{page}&as_of=2026-11-21"
    on_server, on_file = (one.get(address, Accept="text/html") for one in both)
    assert on_server.status == 200
    assert on_server.text == on_file.text


def test_the_password_stays_in_the_environment(both: tuple[Server, Server]) -> None:
    server = both[0]
    word = fixtures.started().password
    assert server.get(f"/api/v1/trace?work={WORK}&direction=down").status == 200
    assert not [line for line in server.log if word in line]
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            assert word.encode() not in place.read_bytes(), place
        except OSError:
            continue
