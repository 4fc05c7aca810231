"""Where a graph is kept: in memory, in one file, or on a server.

To add a store: one module with a class of :class:`graph.stores.base.Store`, one line in :data:`STORES`.
"""

from __future__ import annotations

import importlib

from graph.stores.base import Direction, Found, Link, Search, Statistics, Store, View, Writer

STORES = {
    "memory:": "graph.stores.memory",
    "sqlite:": "graph.stores.sqlite",
    "neo4j:": "graph.stores.neo4j_",
    "neo4j+s:": "graph.stores.neo4j_",
    "neo4j+ssc:": "graph.stores.neo4j_",
    "bolt:": "graph.stores.neo4j_",
    "bolt+s:": "graph.stores.neo4j_",
    "bolt+ssc:": "graph.stores.neo4j_",
}
"""Beginning of an address → module with ``open_store(address, **options)``; a plain path is SQLite's."""

__all__ = ["STORES", "Direction", "Found", "Link", "Search", "Statistics", "Store", "View", "Writer", "open_store"]


def open_store(address: str, *, must_exist: bool = False, **options: str) -> Store:
    """Open the store of an address.

    Args:
        address: ``"memory:"``, the path of a file (``"cancu.db"``), or the address of a server.
        must_exist: Refuse to make a new file.
        options: What the store needs beside: user, password and database of a server.

    Raises:
        StoreError: It cannot be opened.
    """
    scheme = next((known for known in STORES if address.startswith(known)), "sqlite:")
    module = importlib.import_module(STORES[scheme])
    made: Store = module.open_store(address, must_exist=must_exist, **options)
    return made
