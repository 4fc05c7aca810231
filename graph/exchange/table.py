"""Nodes and edges as tables: CSV for spreadsheets, Parquet for programs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.exchange.base import Graph, in_parts
from graph.relation import Relation
from graph.work import Work

NODES = (
    "key", "label", "number", "doc_type", "title", "names", "issuer", "issued", "effective", "until", "level",
    "province", "place", "held", "open", "seen_on",
)  # fmt: skip
EDGES = (
    "source", "relation", "target", "state", "whole", "provisions", "effective", "confidence", "doubt", "origin",
    "seen_on", "start", "end", "quote",
)  # fmt: skip
_RISKY = frozenset("=+-@\t\r\n'＝＋－＠")
_LIST = "; "


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one apostrophe before it, which :func:`plain_cell` takes away.

    Examples:
        >>> guarded("=1+1"), guarded("-12% thuế"), guarded("Nghị định"), guarded("'tên'")
        ("'=1+1", "'-12% thuế", 'Nghị định', "''tên'")
    """
    start = cell.lstrip(" \u00a0\u3000")
    return f"'{cell}" if start and start[0] in _RISKY else cell


def plain_cell(cell: str) -> str:
    """The text behind a cell made by :func:`guarded`.

    Examples:
        >>> plain_cell(guarded("'=1")), plain_cell("Nghị định")
        ("'=1", 'Nghị định')
    """
    return cell[1:] if cell.startswith("'") else cell


def node_row(work: Work) -> dict[str, Any]:
    """A work as a row of :data:`NODES`; None where nothing is known."""
    return {name: _flat(getattr(work, name)) for name in NODES}


def edge_rows(graph: Graph, edges: Iterable[Relation]) -> Iterator[dict[str, Any]]:
    """Edges as rows of :data:`EDGES`, each with its best evidence and the day until which the source of that knows."""
    for part in in_parts(edges):
        known = graph.origins({edge.evidence[0].origin for edge in part if edge.evidence})
        for edge in part:
            best = edge.evidence[0] if edge.evidence else None
            told = {name: getattr(best, name, None) for name in ("origin", "start", "end", "quote")}
            told["seen_on"] = known[best.origin].seen_on if best else None
            yield {name: _flat(told[name] if name in told else getattr(edge, name)) for name in EDGES}


def _flat(value: Any) -> Any:
    return (_LIST.join(value) or None) if isinstance(value, tuple) else value


def write_csv(graph: Graph, folder: Path) -> list[Path]:
    """Write ``nodes.csv`` and ``edges.csv``: UTF-8 with a mark for Excel, cells guarded against formulas."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, columns, rows in _tables(graph):
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(columns)
            writer.writerows([_cell(row[column]) for column in columns] for row in rows)
        made.append(path)
    return made


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return guarded(value) if isinstance(value, str) else str(value)


def _tables(graph: Graph) -> Iterator[tuple[str, Sequence[str], Iterable[dict[str, Any]]]]:
    yield "nodes", NODES, map(node_row, graph.all_works())
    yield "edges", EDGES, edge_rows(graph, graph.all_relations())


def write_parquet(graph: Graph, folder: Path) -> list[Path]:
    """Write ``nodes.parquet`` and ``edges.parquet``; texts are as they are.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow  # type: ignore[import-untyped]
        import pyarrow.parquet as parquet  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError(
            "xuất Parquet cần thư viện pyarrow. Cách xử lý: cài bằng “pip install cancu[bulk]”, hoặc xuất csv."
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    kinds: dict[str, Callable[[], Any]] = {
        "held": pyarrow.bool_,
        "whole": pyarrow.bool_,
        "confidence": pyarrow.float64,
        "start": pyarrow.int64,
        "end": pyarrow.int64,
    }
    made = []
    for name, columns, rows in _tables(graph):
        schema = pyarrow.schema([(column, kinds.get(column, pyarrow.string)()) for column in columns])
        path = folder / f"{name}.parquet"
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            for part in in_parts(rows, 20_000):
                writer.write_table(pyarrow.Table.from_pylist(part, schema=schema))
        made.append(path)
    return made
