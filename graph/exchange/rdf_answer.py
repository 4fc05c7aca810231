"""Answers to SPARQL questions as the RDF libraries give them; runs in a process of its own (see ``sparql.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.errors import DamagedSource, UsageError
from graph.exchange.rdf import format_of, has_oxigraph, opened, oxigraph_format, parsed_by_rdflib
from graph.exchange.terms import PREFIXES

_Rows = Iterator[list[str | None]]


def answer(path: Path, query: str, most: int) -> dict[str, Any]:
    """The answer to a question that :func:`graph.exchange.sparql.refuse` let pass; called in its own process.

    Raises:
        DamagedSource: The file cannot be parsed.
        UsageError: The question is no SPARQL.
    """
    try:
        columns, rows = _ask_oxigraph(path, query) if has_oxigraph() else _ask_rdflib(path, query)
    except DamagedSource:
        raise
    except Exception as error:  # what parsers raise has no common class
        raise UsageError(str(error)[:300]) from error
    kept: list[list[str | None]] = []
    for row in rows:
        if len(kept) == most:
            return {"columns": columns, "rows": kept, "cut": True}
        kept.append(row)
    return {"columns": columns, "rows": kept, "cut": False}


def _ask_oxigraph(path: Path, query: str) -> tuple[list[str], _Rows]:
    import pyoxigraph as ox

    store = ox.Store()
    form = format_of(path) or "ntriples"
    with opened(path, form) as source:
        store.bulk_load(source, oxigraph_format(form))
    found: Any = store.query(query, prefixes=PREFIXES)
    if isinstance(found, ox.QueryBoolean):
        return ["ask"], iter([["true" if found else "false"]])
    if isinstance(found, ox.QueryTriples):
        rows: _Rows = ([str(one.subject), str(one.predicate), str(one.object)] for one in found)
        return ["subject", "predicate", "object"], rows
    names = [variable.value for variable in found.variables]
    return names, ([getattr(value, "value", None) for value in row] for row in found)


def _ask_rdflib(path: Path, query: str) -> tuple[list[str], _Rows]:
    import rdflib

    form = format_of(path) or "ntriples"
    with opened(path, form) as source:
        made = parsed_by_rdflib(source, form)
    found: Any = made.query(query, initNs={name: rdflib.Namespace(value) for name, value in PREFIXES.items()})
    if found.type == "ASK":
        return ["ask"], iter([["true" if found.askAnswer else "false"]])
    if found.type == "CONSTRUCT":
        return ["subject", "predicate", "object"], ([term.n3() for term in triple] for triple in found)
    names = [str(variable) for variable in found.vars]
    return names, ([None if value is None else str(value) for value in row] for row in found)
