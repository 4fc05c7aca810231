"""Căn cứ: which documents a Vietnamese report rests on, and whether they hold on the day of signing.

    >>> import cancu
    >>> cancu.__version__
    '0.1.0'

``check`` and ``read`` take a path object, or a ``str``:

- a string without line break that names an existing file is that file;
- one word with the ending of a document (``"bao-cao.docx"``) that does not exist is a ``SourceError``;
- every other string is the text itself.

``check_file`` takes every string for the name of a file. The day, ``as_of``, is a date or ISO text::

    cancu.check("bao-cao.docx", as_of="2023-06-30")

The graph, for chains and validity::

    with cancu.open_store("cancu.db") as store:
        cancu.load(["van-ban/"], store)
        with store.view() as view:
            plan = cancu.find_work(view, "18/KH-UBND", issuer="huyện Trà Cú")
            chain = cancu.trace_chain(view, plan, "up")
            parts = view.subgraph(chain.works)  # a networkx.MultiDiGraph

Nothing is imported before it is used, so ``import cancu`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cancu.checking import check, check_file, find_citations, read
    from cancu.graphs import load, open_store
    from graph.citation import Citation
    from graph.errors import AmbiguousWork, CancuError, SourceError, StoreError, UnknownWork, UsageError
    from graph.reading import Reading
    from queries.chain import trace_chain
    from queries.lookup import find_work
    from queries.result import CheckResult
    from queries.standing import status_of
    from viz.reports.contract import json_schema, to_json

__version__ = "0.1.0"

__all__ = [
    "AmbiguousWork",
    "CancuError",
    "CheckResult",
    "Citation",
    "Reading",
    "SourceError",
    "StoreError",
    "UnknownWork",
    "UsageError",
    "__version__",
    "check",
    "check_file",
    "find_citations",
    "find_work",
    "json_schema",
    "load",
    "open_store",
    "read",
    "status_of",
    "to_json",
    "trace_chain",
]

_HOMES = {
    "AmbiguousWork": "graph.errors",
    "CancuError": "graph.errors",
    "CheckResult": "queries.result",
    "Citation": "graph.citation",
    "Reading": "graph.reading",
    "SourceError": "graph.errors",
    "StoreError": "graph.errors",
    "UnknownWork": "graph.errors",
    "UsageError": "graph.errors",
    "check": "cancu.checking",
    "check_file": "cancu.checking",
    "find_citations": "cancu.checking",
    "find_work": "queries.lookup",
    "json_schema": "viz.reports.contract",
    "load": "cancu.graphs",
    "open_store": "cancu.graphs",
    "read": "cancu.checking",
    "status_of": "queries.standing",
    "to_json": "viz.reports.contract",
    "trace_chain": "queries.chain",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is asked for first."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cancu' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
