"""A script of Cypher that makes the merged graph in an empty Neo4j, to look at it in its browser.

A store for ``cancu`` itself is made by ``cancu copy``, which keeps who says what as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from graph.exchange.base import Graph, in_parts
from graph.exchange.table import edge_rows, node_row
from graph.relation import REJECTED, relation_names

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ROWS = 500


def literal(value: Any) -> str:
    r"""A value as Cypher writes it; nothing in a text can end the text.

    Examples:
        >>> literal("d'Or"), literal(True), literal(0.8), literal(None)
        ("'d\\'Or'", 'true', '0.8', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + "".join(_letter(letter) for letter in str(value)) + "'"


def _letter(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 or letter in "\x7f\u2028\u2029\u0085" else letter


def write_cypher(graph: Graph, file: IO[str]) -> None:
    """Write the script; run again it makes nothing twice."""
    file.write("CREATE CONSTRAINT work_key IF NOT EXISTS FOR (w:Work) REQUIRE w.key IS UNIQUE;\n")
    for part in in_parts(map(node_row, graph.all_works()), _ROWS):
        file.write(f"UNWIND {_rows(part)} AS r MERGE (w:Work {{key: r.key}}) SET w = r;\n")
    for name in relation_names():
        edges = (edge for edge in graph.all_relations((name,)) if edge.state != REJECTED)
        for part in in_parts(_inner(edge_rows(graph, edges)), _ROWS):
            file.write(
                f"UNWIND {_rows(part)} AS r MATCH (s:Work {{key: r.source}}) MATCH (t:Work {{key: r.target}}) "
                f"MERGE (s)-[e:{name.upper()}]->(t) SET e = r;\n"
            )


def _inner(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        row.pop("relation")
        yield row


def _rows(rows: list[dict[str, Any]]) -> str:
    maps = ("{" + ", ".join(f"{name}: {literal(v)}" for name, v in row.items() if v is not None) + "}" for row in rows)
    return "[" + ",\n".join(maps) + "]"
