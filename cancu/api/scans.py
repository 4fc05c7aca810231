"""Answers over the whole graph: made in a process apart, kept until the graph changes."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from cancu.office.scan import ScanTask, scanned
from cancu.office.workers import Job, QueueFull, Workers

if TYPE_CHECKING:
    from cancu.api.desk import Desk
    from graph.stores import Statistics

Key = tuple[str, str, str | None, str | None, str | None]
"""Question, day, level, work, province."""

BEHIND = 10
"""How far the process steps back before the pages that people wait for."""
FRESH_SECONDS = 60.0
"""How long an answer of a store that is no file counts as fresh."""


class Scans:
    """The answers that were asked for, by question.

    Args:
        desk: The things of the server.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._workers: Workers | None = None
        self._kept: dict[Key, tuple[Any, dict[str, Any]]] = {}
        self._running: dict[Key, tuple[Any, Job]] = {}
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self._counts: tuple[Any, Statistics] | None = None

    def ask(
        self, question: str, on: str, level: str | None = None, work: str | None = None, province: str | None = None
    ) -> tuple[dict[str, Any] | None, bool]:
        """The answer to a question: what is known of it now, and whether a newer answer is on its way."""
        key = (question, on, level, work, province)
        mark = self._mark()
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] == mark:
                return kept[1], False
            if self._desk.config.store.startswith("memory:"):
                return self._here(key, mark), False
            self._take(key)
            if key not in self._running:
                kept = self._kept.get(key)
                if kept is not None and kept[0] == mark:
                    return kept[1], False
                self._begin(key, mark)
            return (kept[1] if kept else None), True

    def _take(self, key: Key) -> None:
        """Keep the answer of a scan that has ended."""
        begun = self._running.get(key)
        if begun is None or not begun[1].done.is_set():
            return
        del self._running[key]
        answer = begun[1].answer
        if answer is not None and answer.problem is None:
            if len(self._kept) > 50:
                self._kept.clear()
            self._kept[key] = (begun[0], msgspec.json.decode(answer.json))

    def _begin(self, key: Key, mark: Any) -> None:
        config = self._desk.config
        if self._workers is None:
            self._workers = Workers(1, 8, seconds=600, nice=BEHIND)
        task = _task(key, config.store, config.credentials)
        try:
            self._running[key] = (mark, self._workers.submit("", task))
        except QueueFull:
            return

    def _here(self, key: Key, mark: Any) -> dict[str, Any]:
        """The answer of a graph that only this process has."""
        task = _task(key, "memory:", {})
        with self._desk.view() as view:
            made: dict[str, Any] = msgspec.json.decode(scanned(view, task))
        return made

    def statistics(self) -> Statistics:
        """How much is in the graph: counted once for each state of the store, for it reads every edge."""
        from cancu.api.looking import told

        mark = self._mark()
        with self._counting:
            if self._counts is None or self._counts[0] != mark:
                with told(), self._desk.store.view() as view:
                    self._counts = mark, view.statistics()
            return self._counts[1]

    def _mark(self) -> Any:
        """What changes when the graph does."""
        name = self._desk.config.store.removeprefix("sqlite:")
        found = [Path(name + end) for end in ("", "-wal")]
        stats = [(path.stat().st_mtime_ns, path.stat().st_size) for path in found if path.exists()]
        return tuple(stats) or int(time.monotonic() / FRESH_SECONDS)

    def close(self) -> None:
        """End the process."""
        if self._workers is not None:
            self._workers.stop()


def _task(key: Key, store: str, credentials: dict[str, str]) -> ScanTask:
    question, on, level, work, province = key
    return ScanTask(
        question=question, store=store, credentials=credentials, on=on, level=level, work=work, province=province
    )
