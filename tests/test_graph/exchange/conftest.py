"""The Neo4j server, as for the stores."""

from __future__ import annotations

from tests.test_graph.stores.conftest import server, server_of_the_run

__all__ = ["server", "server_of_the_run"]
