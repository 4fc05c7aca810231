"""The Neo4j server of a test run: one for each worker, started when the first test asks for it."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.servers.neo4j import server as servers
from tests.support import need


@functools.cache
def started() -> servers.Server:
    """A running server; it ends with the program (see :func:`stop`)."""
    made = servers.Server(Path(tempfile.mkdtemp(prefix="cancu-neo4j-")))
    made.start()
    return made


def server() -> servers.Server:
    """The running server, its database empty; the test is skipped where there is none to be had."""
    lacking = servers.missing()
    need(lacking is None, lacking or "")
    made = started()
    wipe(made)
    return made


def wipe(made: servers.Server) -> None:
    import neo4j

    with neo4j.GraphDatabase.driver(made.address, auth=(servers.USER, made.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def stop() -> None:
    """End the server, where one was started."""
    if started.cache_info().currsize:
        started().stop()
        started.cache_clear()


def running() -> Iterator[None]:
    yield
    stop()
