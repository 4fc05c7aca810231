"""The program that ``benchmarks.kills`` interrupts: ``python -m benchmarks.kills_writer ADDRESS STATE SECONDS``."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from graph.assertion import Bundle
from graph.stores import Writer, open_store
from graph.stores.record import Deed

ROOT = Path(__file__).resolve().parent.parent
SOURCES, FEWER = 60, 7
SEEDS = {"a": 71, "b": 72, "c": 73}


@cache
def sources(state: str) -> list[Bundle]:
    """What a state consists of: the same sources say something else in each, and the second lacks some."""
    sys.path.insert(0, str(ROOT / "tests" / "test_graph" / "stores"))
    from graphs import bundles  # type: ignore[import-not-found]

    made: list[Bundle] = bundles(SEEDS[state], SOURCES)
    return made[:-FEWER] if state == "b" else made


def digest_of(state: str) -> str:
    """The hash of a state, by the store in memory."""
    with open_store("memory:") as store:
        with store.writer() as writer:
            change(writer, state, note=False)
        with store.view() as view:
            return view.digest()


def change(writer: Writer, state: str, *, note: bool = True) -> None:
    """Lead a store to a state."""
    given = sources(state)
    for bundle in given:
        writer.put(bundle)
    if note:
        there = {bundle.origin.id for bundle in given}
        for bundle in sources("a"):
            if bundle.origin.id not in there:
                writer.remove(bundle.origin.id)
        writer.note(Deed(at="2026-11-21T08:00:00+00:00", who="đo", action="load", target=state))


def child(address: str, state: str, retry: str) -> None:
    """Make one change, told when to begin by a line on the standard input."""
    remote = "://" in address
    if remote:
        import neo4j

        neo4j._conf.WorkspaceConfig.max_transaction_retry_time = float(retry)  # type: ignore[attr-defined]
    options = {"username": os.environ["NEO4J_USERNAME"], "password": os.environ["NEO4J_PASSWORD"]} if remote else {}
    sources(state)
    with open_store(address, must_exist=True, **options) as store:
        if not remote:
            _meet()
        with store.writer() as writer:
            change(writer, state)
            if remote:  # the change goes to the server when the block ends
                _meet()
    print("done", flush=True)


def _meet() -> None:
    print("ready", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    child(*sys.argv[1:4])
