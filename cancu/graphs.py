"""The graph from Python: what the commands ``load``, ``trace`` and ``status`` do, without a terminal."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.stores import Store
    from loaders.bulk import Outcome


def open_store(address: str = "cancu.db", *, must_exist: bool = False) -> Store:
    """Open a store; see :func:`graph.stores.open_store`. User and password of a server come from the environment.

    Args:
        address: ``"memory:"``, the path of a file, or the address of a server.
        must_exist: Refuse to make a new file.

    Raises:
        StoreError: It cannot be opened.
    """
    from cancu.settings import Settings
    from graph.stores import open_store as open_at

    return open_at(address, must_exist=must_exist, **Settings.of().credentials)


def load(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], store: Store, *, jobs: int = 1
) -> list[Outcome]:
    """Read documents and keep what they assert, beside the knowledge that comes with the program.

    Args:
        paths: Files, folders and collections (``.jsonl``, one document a line).
        store: Where to.
        jobs: Processes that read.

    Returns:
        How the loading of each document ended; none is lost in silence.

    Raises:
        StoreError: The store cannot be written.
        UsageError: ``CANCU_USER`` cannot be written down.
    """
    from cancu.recording import RecordedStore, actor
    from loaders.bulk import load as load_all
    from loaders.knowledge import teach

    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    kept = RecordedStore(store, actor(), "load")
    teach(kept.doing("knowledge"))
    day = datetime.date.today().isoformat()  # noqa: DTZ011 - a day of the wall calendar
    return list(load_all(kept, [os.fspath(path) for path in named], day, jobs=jobs))
