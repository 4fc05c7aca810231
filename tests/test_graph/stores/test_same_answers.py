"""The questions of the command line over real documents: byte for byte the same on every store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from graph.assertion import Bundle
from graph.errors import CancuError
from graph.stores import Search, Store, View
from graph.work import Work
from loaders.bulk import read_all, tasks_of
from queries.chain import trace_chain
from queries.conflicts import conflicts_of
from queries.finding import search_works, stats_of
from queries.impact import impact_of
from queries.lookup import find_work
from queries.orphans import orphans_of
from queries.outdated import outdated
from queries.standing import status_of
from queries.timeline import timeline_of
from tests.support import ROOT, shared
from tests.test_graph.stores.test_contract import plain

TEXTS = 200
WORKS = 25
ON = date(2026, 1, 1)


def reports() -> list[Path]:
    return sorted(Path(shared("documents")).glob("*.txt"))


@cache
def read(corpus: bool) -> tuple[Bundle, ...]:
    """The examples; or the three reports and 200 texts of the corpus."""
    if corpus:
        tasks = [
            *tasks_of(map(str, reports())),
            *islice(tasks_of([str(shared("data", "corpus", "vbpl.jsonl.gz"))]), TEXTS),
        ]
    else:
        tasks = list(tasks_of(sorted(map(str, (ROOT / "examples").glob("*.txt")))))
    return tuple(bundle for _, bundle in read_all(tasks, "2026-11-21") if bundle is not None)


def found(view: View, work: Work) -> object:
    """What a user gets who types a number or a name; several of one number are an answer, too."""
    try:
        return find_work(view, work.number or work.label)
    except CancuError as error:
        return str(error)


QUESTIONS: dict[str, Callable[[View, Work], object]] = {
    "found": found,
    "up": lambda view, work: trace_chain(view, work, "up"),
    "down": lambda view, work: trace_chain(view, work, "down"),
    "status": lambda view, work: status_of(view, work, ON),
    "timeline": lambda view, work: timeline_of(view, work, ON),
    "impact": lambda view, work: impact_of(view, work, ON),
    "search": lambda view, work: search_works(view, Search(text=work.label)),
    "edges": lambda view, work: [view.relations(work.key, "out"), view.relations(work.key, "in")],
}
"""Asked of each of some works."""
WHOLE: dict[str, Callable[[View], object]] = {
    "stats": stats_of,
    "orphans": orphans_of,
    "conflicts": conflicts_of,
    "outdated": lambda view: list(outdated(view, ON)),
}
"""Asked once."""


def asked_of(view: View, given: Sequence[Bundle], corpus: bool) -> list[Work]:
    """Each report with some of what it cites, and works from everywhere else."""
    keys: list[str] = []
    names = set(map(str, reports())) if corpus else {bundle.origin.name for bundle in given}
    for bundle in given:
        if bundle.origin.name in names and bundle.origin.work is not None:
            cited = sorted({claim.target for claim in bundle.claims})
            keys += [bundle.origin.work, *cited[:: max(len(cited) // 3, 1)][:3]]
    others = [work.key for work in view.all_works()]
    keys += others[:: max(len(others) // WORKS, 1)]
    return list(view.works(list(dict.fromkeys(keys))[:WORKS]).values())


def answers(store: Store, given: Sequence[Bundle], corpus: bool) -> dict[str, bytes]:
    """The answers as JSON."""
    with store.view() as view:
        works = asked_of(view, given, corpus)
        made = {name: msgspec.json.encode(ask(view), order="sorted") for name, ask in WHOLE.items()}
    for work in works:
        with store.view() as view:  # a user asks one thing at a time, and a view of a server ends after a minute
            for name, ask in QUESTIONS.items():
                made[f"{name} {work.key}"] = msgspec.json.encode(ask(view, work), order="sorted")
    return made


@pytest.mark.parametrize("corpus", [False, True], ids=["examples", "corpus"])
def test_every_store_gives_the_same_bytes(store: Store, corpus: bool) -> None:
    given = read(corpus)
    if corpus:
        assert len(given) >= TEXTS
        assert len({str(path) for path in reports()} & {bundle.origin.name for bundle in given}) == 3
    with store.writer(bulk=True) as writer:
        for bundle in given:
            writer.put(bundle)
    expected = answers(plain(list(given)), given, corpus)
    assert len(expected) == WORKS * len(QUESTIONS) + len(WHOLE) == 204
    assert len({answer for answer in expected.values() if len(answer) > 2}) > 100
    assert answers(store, given, corpus) == expected
