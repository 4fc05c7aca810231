"""Questions over the whole graph, asked in a process apart and kept until the graph changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from cancu.chains import source_name
from graph.relation import DISPUTED
from queries.lookup import tell_apart

if TYPE_CHECKING:
    from graph.stores import View

OUTDATED, REVIEW, COVERAGE = "outdated", "review", "coverage"
MOST_ROWS = 1000
LOW = 0.6
"""Edges with less confidence are shown to people for a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanTask:
    """A question over the whole graph.

    Attributes:
        question: ``outdated``, ``review`` or ``coverage``.
        store: Address of the graph.
        credentials: User, password and database of a server.
        on: ISO day.
        level: Only documents, or units, of this level; None for all.
        work: Key of the work asked about, for ``coverage``.
        province: Its units are expected to carry the work out; None for all provinces.
    """

    question: str
    store: str
    credentials: dict[str, str] = field(default_factory=dict, repr=False)
    on: str
    level: str | None = None
    work: str | None = None
    province: str | None = None


def scan(task: ScanTask) -> bytes:
    """Ask, and give the rows as JSON."""
    from graph.stores import open_store

    with open_store(task.store, must_exist=True, **task.credentials) as store, store.view() as view:
        return scanned(view, task)


def scanned(view: View, task: ScanTask) -> bytes:
    """The rows of a question, as JSON: ``rows`` and whether there are more (``cut``)."""
    if task.question == COVERAGE:
        return msgspec.json.encode(_coverage(view, task))
    found = _outdated(view, task) if task.question == OUTDATED else _review(view)
    rows = list(islice(found, MOST_ROWS + 1))
    return msgspec.json.encode({"rows": rows[:MOST_ROWS], "cut": len(rows) > MOST_ROWS})


def _outdated(view: View, task: ScanTask) -> Iterator[dict[str, Any]]:
    from queries.outdated import outdated

    for one in outdated(view, datetime.date.fromisoformat(task.on), level=task.level):
        yield {
            "work": _work(one.work),
            "items": [
                {
                    "kind": item.kind,
                    "relation": item.relation,
                    "target": _work(item.target),
                    "day": item.event.day.isoformat() if item.event.day else None,
                    "by": item.event.by,
                    "source": item.event.source.where,
                    "confidence": item.confidence,
                    "successor": _work(item.successor) if item.successor else None,
                    "candidates": [_work(work) for work in item.candidates],
                }
                for item in one.items
            ],
        }


def _coverage(view: View, task: ScanTask) -> dict[str, Any]:
    """Which units have a document, and which have none."""
    from queries.coverage import coverage_of
    from queries.units import units_of_province

    on = datetime.date.fromisoformat(task.on)
    work = view.work(task.work or "")
    if work is None:
        return {"rows": [], "cut": False}
    made = coverage_of(view, work, units_of_province(task.province, on, task.level), on)
    rows = [
        {
            "unit": one.unit.name,
            "state": one.state,
            "work": _work(one.work) | {"issued": one.work.issued} if one.work else None,
            "further": one.further,
            "deadline": one.deadline,
            "late": one.late,
        }
        for one in made.units
    ]
    return {
        "rows": rows, "cut": made.cut, "gaps": made.gaps, "deadline": made.deadline, "quote": made.quote,
        "outside": made.outside,
    }  # fmt: skip


def _work(work: Any) -> dict[str, Any]:
    return {"key": work.key, "label": work.label, "told": tell_apart(work), "title": work.title, "level": work.level}


def _review(view: View) -> Iterator[dict[str, Any]]:
    """Edges that wait for a person: disputed ones first, then those of little confidence, then open citations."""
    disputed: list[Any] = []
    weak: list[Any] = []
    for edge in view.all_relations():
        if edge.state == DISPUTED and len(disputed) < MOST_ROWS:
            disputed.append(edge)
        elif edge.state == "auto" and edge.confidence < LOW and len(weak) < MOST_ROWS:
            weak.append(edge)
    disputed.sort(key=lambda edge: (edge.type.effect == "none", edge.source, edge.relation, edge.target))
    weak.sort(key=lambda edge: (edge.confidence, edge.source, edge.relation, edge.target))
    edges = [*disputed, *weak][:MOST_ROWS]
    works = view.works({key for edge in edges for key in (edge.source, edge.target)})
    names = view.origins({one.origin for edge in edges for one in edge.evidence[:3]})
    for edge in edges:
        yield {
            "kind": "edge",
            "disputed": edge.state == DISPUTED,
            "source": _ends(works, edge.source),
            "relation": edge.relation,
            "label": edge.type.label,
            "target": _ends(works, edge.target),
            "confidence": edge.confidence,
            "doubt": edge.doubt,
            "quotes": [
                {
                    "words": one.quote,
                    "origin": source_name(names[one.origin].name) if one.origin in names else one.origin,
                }
                for one in edge.evidence[:3]
            ],
        }
    yield from _open(view)


def _ends(works: dict[str, Any], key: str) -> dict[str, Any]:
    return _work(works[key]) if key in works else {"key": key, "label": key, "told": key, "title": None, "level": None}


def _open(view: View) -> Iterator[dict[str, Any]]:
    from queries.orphans import orphans_of

    for one in orphans_of(view, limit=MOST_ROWS).open:
        quote = {"words": one.quote, "origin": ""} if one.quote else None
        known = view.works(one.work.candidates)
        numbers = [key for name in one.work.candidates if name not in known for key in view.works_by_number(name, 6)]
        known |= view.works([key for key in numbers if not key.startswith("?")][:12])
        yield {
            "kind": "open",
            "disputed": False,
            "source": _ends(view.works((one.source,)), one.source) if one.source else None,
            "relation": one.relation,
            "label": "viện dẫn chưa rõ",
            "target": _work(one.work),
            "confidence": None,
            "doubt": one.work.open,
            "quotes": [quote] if quote else [],
            "candidates": [_work(work) for work in known.values()],
        }
