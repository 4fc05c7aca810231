"""Writes that are cut off: by a signal, by an exception at any statement, by the end of the process."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import graph.stores.neo4j_ as door
import graph.stores.sqlite as file_door
from graph.stores import Store, open_store
from tests.test_graph.stores.graphs import bundles
from tests.test_graph.stores.test_contract import digest, plain, put

OLD, NEW = bundles(51, 12), bundles(52, 12)


class Cut(Exception):
    """The write ends here."""


class Counting:
    """Lets some calls pass, then raises."""

    def __init__(self, passing: int) -> None:
        self.left = passing

    def tick(self) -> None:
        if self.left == 0:
            raise Cut
        self.left -= 1


class Fragile:
    """A connection of SQLite that breaks at the n-th statement of a write."""

    def __init__(self, link: sqlite3.Connection, counting: Counting) -> None:
        self._link, self._counting = link, counting

    def execute(self, *given: Any) -> Any:
        if given[0] != "ROLLBACK":
            self._counting.tick()
        return self._link.execute(*given)

    def executemany(self, *given: Any) -> Any:
        self._counting.tick()
        return self._link.executemany(*given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._link, name)


def change(store: Store) -> None:
    with store.writer() as writer:
        for bundle in NEW:
            writer.put(bundle)
        writer.remove(OLD[-1].origin.id)


def cuts(count: int, end: int) -> Iterator[int]:
    yield from sorted(random.Random(5).sample(range(end), count))


def test_sqlite_cut_at_any_statement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kho.db"
    with open_store(str(path)) as store:
        put(store, *OLD)
    old, new = digest(plain(OLD)), digest(plain(_after()))
    real, done, broken = file_door.connect, False, 0
    for passing in range(0, 4000, 9):
        counting = Counting(passing)
        monkeypatch.setattr(file_door, "connect", lambda *a, c=counting, **k: Fragile(real(*a, **k), c))
        with open_store(str(path)) as store:
            try:
                change(store)
                done = True
            except Cut:
                broken += 1
        monkeypatch.setattr(file_door, "connect", real)
        with open_store(str(path)) as store:
            assert digest(store) == (new if done else old)
        if done:
            break
    assert done
    assert broken >= 30


def _after() -> list[Any]:
    """The old sources, those replaced that came again, without the one taken away."""
    made = {bundle.origin.id: bundle for bundle in OLD} | {bundle.origin.id: bundle for bundle in NEW}
    made.pop(OLD[-1].origin.id)
    return list(made.values())


def test_neo4j_cut_at_any_query(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(neo4j_store, *OLD)
    old, new = digest(plain(OLD)), digest(plain(_after()))
    real, broken = door._asker, 0
    for passing in range(0, 60, 2):
        counting = Counting(passing)

        def fragile(tx: Any, counting: Counting = counting) -> Any:
            ask = real(tx)

            def broken_ask(query: str, **given: Any) -> Any:
                counting.tick()
                return ask(query, **given)

            return broken_ask

        monkeypatch.setattr(door, "_asker", fragile)
        try:
            change(neo4j_store)
        except Cut:
            broken += 1
            monkeypatch.setattr(door, "_asker", real)
            assert digest(neo4j_store) == old
            continue
        break
    monkeypatch.setattr(door, "_asker", real)
    assert broken >= 8
    assert digest(neo4j_store) == new


CHILD = """
import sys
sys.path[:0] = {paths!r}
from graph.stores import open_store
from tests_graphs import bundles
given = bundles(53, 400)
with open_store({path!r}) as store:
    with store.view() as view:
        start = len(view.origins())
    for bundle in given[start:]:
        with store.writer() as writer:
            writer.put(bundle)
        print(bundle.origin.id, flush=True)
"""


def test_sqlite_killed_while_it_writes(tmp_path: Path) -> None:
    """Every source that was told to be in is in, whole; at most one more is; nothing else."""
    here = Path(__file__).parent
    (tmp_path / "tests_graphs.py").write_text((here / "graphs.py").read_text(encoding="utf-8"), encoding="utf-8")
    path = tmp_path / "kho.db"
    code = CHILD.format(paths=[str(tmp_path), str(here.parent.parent.parent)], path=str(path))
    given = bundles(53, 400)
    rng, told = random.Random(6), 0
    for _ in range(10):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8") as child:
            assert child.stdout is not None
            for _ in range(rng.randint(1, 12)):
                if child.stdout.readline():
                    told += 1
            time.sleep(rng.random() / 200)
            child.send_signal(signal.SIGKILL)
            told += len(child.stdout.readlines())
        with open_store(str(path), must_exist=True) as store:
            with store.view() as view:
                there = len(view.origins())
            assert there in (told, told + 1)
            assert digest(store) == digest(plain(given[:there]))
        told = there
    assert told >= 10
