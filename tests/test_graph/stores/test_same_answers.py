"""The questions of the command line over real documents: byte for byte the same on every store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from graph.assertion import Bundle
from graph.stores import Search, Store, View
from loaders.bulk import read_all, tasks_of
from queries.chain import trace_chain
from queries.finding import search_works
from queries.standing import status_of
from tests.support import ROOT, shared
from tests.test_graph.stores.test_contract import plain

TEXTS = 200
WORKS = 50
ON = date(2026, 1, 1)


@cache
def read(corpus: bool) -> tuple[Bundle, ...]:
    """The examples; with the corpus also the three reports and 200 texts of it."""
    paths = sorted(map(str, (ROOT / "examples").glob("*.txt")))
    tasks = list(tasks_of(paths))
    if corpus:
        tasks += tasks_of(sorted(map(str, Path(shared("documents")).glob("*.txt"))))
        tasks += islice(tasks_of([str(shared("data", "corpus", "vbpl.jsonl.gz"))]), TEXTS)
    return tuple(bundle for _, bundle in read_all(tasks, "2026-11-21") if bundle is not None)


QUESTIONS: dict[str, Callable[[View, str], object]] = {
    "up": lambda view, key: trace_chain(view, view.works((key,))[key], "up"),
    "down": lambda view, key: trace_chain(view, view.works((key,))[key], "down"),
    "status": lambda view, key: status_of(view, view.works((key,))[key], ON),
    "search": lambda view, key: search_works(view, Search(text=view.works((key,))[key].label)),
}


def answers(store: Store) -> dict[str, bytes]:
    """Four questions of each of some works, as JSON."""
    with store.view() as view:
        keys = [work.key for work in islice(view.all_works(), 0, None)]
        step = max(len(keys) // WORKS, 1)
        return {
            f"{name} {key}": msgspec.json.encode(ask(view, key), order="sorted")
            for key in keys[::step][:WORKS]
            for name, ask in QUESTIONS.items()
        }


@pytest.mark.parametrize("corpus", [False, True], ids=["examples", "corpus"])
def test_every_store_gives_the_same_bytes(store: Store, corpus: bool) -> None:
    given = list(read(corpus))
    with store.writer(bulk=True) as writer:
        for bundle in given:
            writer.put(bundle)
    expected = answers(plain(given))
    assert len(expected) >= (180 if corpus else 100)
    assert answers(store) == expected
