"""A part of the graph as networkx takes it: what nodes and edges carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from graph.relation import REJECTED, Relation
from graph.stores.terms import Direction
from graph.work import Work

if TYPE_CHECKING:
    import networkx

NODE = ("label", "number", "doc_type", "title", "issuer", "issued", "effective", "level", "province", "held", "open")
"""Fields of a work that a node carries; ``label`` is how people call it."""


class Readable(Protocol):
    """What is needed of a view."""

    def works(self, keys: Iterable[str]) -> dict[str, Work]:
        """The works of the keys."""

    def relations(
        self, key: str, direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> tuple[Relation, ...]:
        """The merged edges at a work."""


def subgraph_of(view: Readable, keys: Iterable[str], types: Sequence[str] | None = None) -> networkx.MultiDiGraph[str]:
    """The works of some keys and the edges between them; see :meth:`graph.stores.base.View.subgraph`."""
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    works = view.works(keys)
    for key, work in works.items():
        made.add_node(key, **{name: getattr(work, name) for name in NODE})
    for key in works:
        for edge in view.relations(key, "out", types):
            if edge.target in works and edge.state != REJECTED:
                made.add_edge(edge.source, edge.target, key=edge.relation, **_edge(edge))
    return made


def _edge(edge: Relation) -> dict[str, object]:
    best = edge.evidence[0] if edge.evidence else None
    return {
        "state": edge.state,
        "whole": edge.whole,
        "provisions": edge.provisions,
        "effective": edge.effective,
        "confidence": edge.confidence,
        "quote": best.quote if best else None,
        "origin": best.origin if best else None,
    }
