"""GraphML for Gephi, yEd and networkx."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any

from graph.exchange.base import Graph
from graph.exchange.table import edge_rows, node_row
from graph.relation import REJECTED, relation_type

if TYPE_CHECKING:
    import networkx

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """The whole graph with attributes that GraphML can hold: no lists, no empty values, no letters outside XML.

    Rejected edges are left out. Each edge has a key of its own; its type is the attribute ``relation``.
    """
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for work in graph.all_works():
        made.add_node(_clean(work.key), **_attributes(node_row(work)))
    edges = (edge for edge in graph.all_relations() if edge.state != REJECTED)
    for number, row in enumerate(edge_rows(graph, edges)):
        ends = _clean(row.pop("source")), _clean(row.pop("target"))
        label = relation_type(row["relation"]).label
        made.add_edge(*ends, key=f"e{number}", label=label, **_attributes(row))
    return made


def _attributes(row: dict[str, Any]) -> dict[str, Any]:
    row.pop("key", None)
    return {name: _clean(value) for name, value in row.items() if value is not None}


def _clean(value: Any) -> Any:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


def write_graphml(graph: Graph, file: IO[bytes]) -> None:
    """Write the graph as one GraphML file."""
    import networkx

    networkx.write_graphml(to_networkx(graph), file, encoding="utf-8", named_key_ids=True)
