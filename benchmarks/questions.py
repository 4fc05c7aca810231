"""What the questions over the whole graph cost: ``python -m benchmarks.questions [WORKS]`` (default 120,000).

Each question runs in a process of its own on one SQLite store; seconds are CPU seconds of that process, memory is
what the question took beyond an open store.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.big_graph import Maker
from graph.stores import Search, View, open_store

ON = date(2026, 11, 21)


def outdated(view: View) -> str:
    """All documents that rest on what ended."""
    from queries.outdated import outdated as asked

    found = items = 0
    for one in asked(view, ON):
        found, items = found + 1, items + len(one.items)
    return f"{found} documents, {items} ends"


def orphans(view: View) -> str:
    """What is cited and not loaded."""
    from queries.orphans import orphans_of

    found = orphans_of(view)
    return f"{found.wanted_total} wanted, {found.baseless_total} without basis, {found.open_total} open"


def conflicts(view: View) -> str:
    """Contradictions, circles among them."""
    from queries.conflicts import conflicts_of

    return ", ".join(f"{kind} {count}" for kind, count in conflicts_of(view).totals.items() if count) or "none"


def stats(view: View) -> str:
    """Counts."""
    from queries.finding import stats_of

    return f"{stats_of(view).total.works} works"


def impact(view: View) -> str:
    """What hangs on the first law, 1,000 documents at most."""
    from queries.impact import impact_of

    law = view.work(Maker(10).key(0))
    assert law is not None
    found = impact_of(view, law, ON)
    return f"{len(found.items)} documents, cut announced: {found.cut}"


def search(view: View) -> str:
    """Two words without accents, put in order."""
    from queries.finding import search_works

    return f"{len(search_works(view, Search(text='dieu dong')).works)} shown"


QUESTIONS: tuple[Callable[[View], str], ...] = (outdated, orphans, conflicts, stats, impact, search)


def peak() -> float:
    """Most memory that this process has held, in MB; the figure of the parent is not inherited, as with getrusage."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def one(name: str, path: str) -> None:
    """Ask one question and print what it cost."""
    asked = next(question for question in QUESTIONS if question.__name__ == name)
    with open_store(path, must_exist=True) as store, store.view() as view:
        before = peak()
        start = time.process_time()
        said = asked(view)
        spent = time.process_time() - start
        more = peak() - before
    print(f"{name:<10} {spent:8.2f} s CPU {more:8.0f} MB   {said}")


def main() -> None:
    """Make the graph and ask each question."""
    if len(sys.argv) == 3:
        one(sys.argv[1], sys.argv[2])
        return
    works = int(sys.argv[1]) if len(sys.argv) > 1 else 120_000
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "lon.db")
        start = time.process_time()
        with open_store(path) as store, store.writer(bulk=True) as writer:
            for bundle in Maker(works).bundles():
                writer.put(bundle)
        print(f"{works} works made and loaded in {time.process_time() - start:.0f} s CPU")
        for question in QUESTIONS:
            subprocess.run([sys.executable, "-m", "benchmarks.questions", question.__name__, path], check=True)


if __name__ == "__main__":
    main()
