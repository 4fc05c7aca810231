"""Writes that are interrupted: ``python -m benchmarks.kills [--times 50] [--only sqlite …] [--docs docs/neo4j.md]``.

A program of its own leads a store from one state to another, as one change of sixty sources, and is interrupted
every time at another moment of it: the program is killed, the line is cut (also just before the server hears of the
commit, and just after it has committed), the server is killed and started again. After each the hash of the graph has
to be that of the state before or after, the record of changes has to agree with it, and what was told to be kept has
to be there. In the end everything is loaded once more. Neo4j needs Java and Maven (see ``tests/servers/neo4j``).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.cut_line import Line
from benchmarks.kills_writer import ROOT, SEEDS, change, digest_of
from graph.stores import Store, open_store
from graph.stores.record import verify

BEGIN, END = "<!-- benchmarks.kills: begin -->", "<!-- benchmarks.kills: end -->"
RETRY = "2"
"""Seconds for which a program tries again without a server; the usual thirty would only be waited out."""
PATIENCE = 300.0

CLIENT, CUT, BEFORE, LOST, BACK, SERVER = "client", "cut", "before", "lost", "back", "server"
KINDS = {
    CLIENT: "chương trình ghi bị SIGKILL",
    CUT: "đường truyền đứt giữa lúc ghi",
    BEFORE: "đứt ngay trước khi máy chủ nhận lệnh xác nhận",
    LOST: "máy chủ đã xác nhận, câu trả lời bị mất",
    BACK: "như trên, nối lại được và ghi lại",
    SERVER: "máy chủ bị SIGKILL rồi khởi động lại",
}
ROUND = (CLIENT, SERVER, CUT, BEFORE, LOST, CLIENT, SERVER, CUT, BEFORE, BACK)
"""What comes after what on a server: two of ten kill it."""


class Child:
    """A program under way.

    Attributes:
        process: Its process.
    """

    def __init__(self, address: str, state: str, environment: dict[str, str], retry: str = RETRY) -> None:
        command = [sys.executable, "-m", "benchmarks.kills_writer", address, state, retry]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        assert self.process.stdout is not None
        if self.process.stdout.readline() != "ready\n":
            raise RuntimeError(self.process.communicate()[1])

    def go(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def end(self) -> bool:
        """Wait for its end; whether it told that the change is kept."""
        told, _ = self.process.communicate(timeout=PATIENCE)
        return told.endswith("done\n")


# ----------------------------------------------------------------------------------------------- the rounds


class Rounds:
    """Interrupted writes on one store, one after another.

    Args:
        server: The Neo4j server; None for a file.
        path: The file.

    Attributes:
        found: Kind → ``old``, ``new``, ``wrong`` or ``told`` (to be kept, before it was interrupted) → how often.
    """

    def __init__(self, server: Any, path: Path | None = None) -> None:
        self._server, self._path = server, path
        self._states = {digest_of(state): state for state in SEEDS}
        self._entries = 0
        self.found: dict[str, Counter[str]] = {}
        with self._open(must_exist=False) as store, store.writer() as writer:
            change(writer, "a")
        self._here = self._look()
        self._usual = sorted(self._uninterrupted() for _ in range(3))[1]

    def _open(self, must_exist: bool = True) -> Store:
        if self._server is None:
            return open_store(str(self._path), must_exist=must_exist)
        return open_store(self._server.address, must_exist=must_exist, **self._server.options)

    def _look(self) -> str | None:
        """The state that the store is in; None where it is in none, or the record tells otherwise."""
        if self._server is not None:
            self._settle()
        with self._open() as store, store.view() as view:
            state = self._states.get(view.digest())
            record = verify(view.entries(), view.head())
            last = next(view.entries(newest=True)).target
        grown, self._entries = record.count - self._entries, record.count
        if record.faults or last != state or grown not in (0, 1):
            return None
        return state

    def _settle(self) -> None:
        """Wait until no write is under way: what a dead program left is given up by the server."""
        import neo4j

        with neo4j.GraphDatabase.driver(self._server.address, auth=tuple(self._server.options.values())) as driver:
            driver.execute_query("MATCH (n:CancuStore {one: 1}) SET n.writing = true REMOVE n.writing")

    def _begin(self, address: str | None = None, retry: str = RETRY) -> Child:
        where = address or (str(self._path) if self._server is None else self._server.address)
        environment = {} if self._server is None else self._server.environment
        return Child(where, "b" if self._here == "a" else "a", environment, retry)

    def _uninterrupted(self) -> float:
        made = self._begin()
        start = time.monotonic()
        made.go()
        assert made.process.stdout is not None
        if made.process.stdout.readline() != "done\n":
            raise RuntimeError("the change was not kept")
        spent = time.monotonic() - start
        made.end()
        self._here = self._look()
        return spent

    def run(self, kind: str, part: float) -> None:
        """Interrupt one change.

        Args:
            kind: How; see :data:`KINDS`.
            part: When, as a part of the time that a change usually takes.
        """
        line = Line(self._server.port) if kind in (CUT, BEFORE, LOST, BACK) else None
        made = self._begin(f"bolt://127.0.0.1:{line.port}" if line else None, str(PATIENCE) if kind == BACK else RETRY)
        if line is not None and kind != CUT:
            line.watch("before" if kind == BEFORE else "after", comes_back=kind == BACK)
        made.go()
        if kind in (CLIENT, CUT, SERVER):
            time.sleep(self._usual * part)
            {CLIENT: made.process.kill, CUT: line.cut if line else None, SERVER: self._kill}[kind]()  # type: ignore[misc]
        told = made.end()
        if line is not None:
            line.close()
        if kind == SERVER:
            self._server.start()
        before, self._here = self._here, self._look()
        self._count(kind, before, told=told)

    def _kill(self) -> None:
        self._server.kill()

    def _count(self, kind: str, before: str | None, *, told: bool) -> None:
        is_new = self._here != before
        wrong = self._here is None or (told and not is_new) or (kind in (LOST, BACK)) > is_new
        wrong = wrong or (kind == BEFORE and is_new) or (kind == BACK and not told)
        self.found.setdefault(kind, Counter()).update(["wrong" if wrong else "new" if is_new else "old"])
        self.found[kind]["told"] += told
        if self._here is None:
            raise RuntimeError(f"{KINDS[kind]}: the store is neither in the old state nor in the new one")

    def load_again(self) -> bool:
        """Whether everything can be loaded in the end."""
        with self._open() as store, store.writer() as writer:
            change(writer, "c")
        return self._look() == "c"


def interrupt(rounds: Rounds, kinds: list[str], say: Callable[[str], None] = lambda text: None) -> None:
    """Interrupt a change in each of some ways, at moments spread over the time that it takes."""
    total, done = Counter(kinds), Counter[str]()
    for number, kind in enumerate(kinds, 1):
        rounds.run(kind, (done[kind] + 0.5) / total[kind])
        done[kind] += 1
        say(f"{number}/{len(kinds)} {kind}: {dict(rounds.found[kind])}")


def table(name: str, rounds: Rounds, again: bool) -> list[str]:
    """What came of it, as rows of a table."""
    last = "nạp lại được hết" if again else "KHÔNG nạp lại được"
    rows = [(title, rounds.found[kind]) for kind, title in KINDS.items() if kind in rounds.found]
    rows.append((f"**tất cả**; sau đó {last}", sum((found for _, found in rows), Counter())))
    return [
        f"| {name} | {title} | {found['old'] + found['new'] + found['wrong']} | {found['old']} | {found['new']} "
        f"| {found['told']} | {found['wrong']} |"
        for title, found in rows
    ]


def on_sqlite(times: int, home: Path, say: Callable[[str], None]) -> list[str]:
    rounds = Rounds(None, home / "kho.db")
    interrupt(rounds, [CLIENT] * times, say)
    return table("SQLite", rounds, rounds.load_again())


def on_neo4j(times: int, home: Path, say: Callable[[str], None]) -> list[str]:
    sys.path.insert(0, str(ROOT / "tests" / "servers" / "neo4j"))
    import server as servers  # type: ignore[import-not-found]

    server = servers.Server(home / "neo4j")
    server.start()
    try:
        rounds = Rounds(server)
        interrupt(rounds, [ROUND[number % len(ROUND)] for number in range(times)], say)
        return table("Neo4j", rounds, rounds.load_again())
    finally:
        server.stop()


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--only", nargs="+", choices=("sqlite", "neo4j"), default=("sqlite", "neo4j"))
    parser.add_argument("--docs", type=Path)
    chosen = parser.parse_args()
    lines = [f"Lệnh: `python -m benchmarks.kills --times {chosen.times}`", "",
             "| kho | ngắt bằng cách nào | lần | trạng thái cũ | trạng thái mới | đã báo xong | sai |",
             "|---|---|---|---|---|---|---|"]  # fmt: skip
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="cancu-kills-") as home:
        for name, run in (("sqlite", on_sqlite), ("neo4j", on_neo4j)):
            if name in chosen.only:
                lines += run(chosen.times, Path(home), lambda text: print(text, file=sys.stderr, flush=True))
    made = "\n".join(lines)
    print(made, f"\n{time.monotonic() - start:.0f} giây")
    if chosen.docs:
        page = chosen.docs.read_text(encoding="utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        chosen.docs.write_text(f"{head}{BEGIN}\n{made}\n{END}{tail}", encoding="utf-8")
    return int("KHÔNG" in made)


if __name__ == "__main__":
    sys.exit(main())
