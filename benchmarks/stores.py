"""Every store on one graph: ``python -m benchmarks.stores [--works 1000000] [--only sqlite …] [--docs docs/neo4j.md]``.

Loads the same graph (five relations a work) into SQLite, Neo4j, bare networkx and a bare SQL table, each in a process
of its own, asks each the same questions, and prints one table; with ``--docs`` the table is also put between the marks
of that page. Neo4j needs Java and Maven (see ``tests/servers/neo4j``); where they are missing it is left out, and said.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.big_graph import Maker

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- benchmarks.stores: begin -->", "<!-- benchmarks.stores: end -->"
ROWS = (
    ("load", "nạp (giây)"),
    ("cpu", "trong đó CPU (giây)"),
    ("index", "trong đó chỉ mục (giây)"),
    ("disk", "trên đĩa (MB)"),
    ("memory", "bộ nhớ (MB)"),
    ("trace", "truy vết p50 / p99 (ms)"),
    ("search", "tìm p50 / p99 (ms)"),
    ("status", "hiệu lực p50 / p99 (ms)"),
    ("speed", "cancu copy (quan hệ/giây)"),
    ("closure", "số văn bản trung bình của một chuỗi"),
)
Figures = dict[str, Any]


def quantiles(call: Callable[[str], Any], questions: Iterable[str]) -> str:
    """p50 / p99 in milliseconds, after a first pass that warms what there is to warm; CPU of this process behind."""
    asked = list(questions)
    for one in asked:
        call(one)
    times, busy = [], []
    for one in asked:
        start, spent = time.perf_counter(), time.thread_time()
        call(one)
        times.append((time.perf_counter() - start) * 1000)
        busy.append((time.thread_time() - spent) * 1000)
    return f"{_two(times)} (CPU {_two(busy)})"


def _two(times: list[float]) -> str:
    times.sort()
    return f"{times[len(times) // 2]:.2f} / {times[int(len(times) * 0.99)]:.2f}"


def peak() -> int:
    """Most memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def ask_all(store: Any, maker: Maker, count: int) -> Figures:
    """The same questions for every store of ours, each kind in a view of its own: a server ends long ones."""
    from graph.relation import chain_names
    from graph.stores import Search
    from queries.chain import walk_chain
    from queries.standing import status_of

    leaves = maker.leaves(count)
    found = {}
    with store.view() as view:
        sizes = [len(walk_chain(view, key).depth) for key in leaves[:200]]
        found["closure"] = f"{sum(sizes) / len(sizes):.0f}"
    with store.view() as view:
        found["trace"] = quantiles(lambda key: walk_chain(view, key, types=chain_names()), leaves)
    with store.view() as view:
        found["search"] = quantiles(lambda text: view.search(Search(text=text)), maker.questions(count))
    with store.view() as view:
        found["status"] = quantiles(lambda key: status_of(view, view.work(key), date(2026, 1, 1)), leaves)
    return found


def sqlite_figures(maker: Maker, home: Path, count: int) -> Figures:
    from graph.stores import open_store

    path = home / "big.db"
    start, busy = time.perf_counter(), time.process_time()
    with open_store(str(path)) as store, store.writer(bulk=True) as writer:
        for bundle in maker.bundles():
            writer.put(bundle)
    load, cpu, used = time.perf_counter() - start, time.process_time() - busy, peak()
    with open_store(str(path), must_exist=True) as store:
        found = ask_all(store, maker, count)
    return found | {"load": f"{load:.0f}", "cpu": f"{cpu:.0f}", "disk": path.stat().st_size >> 20, "memory": used}


def networkx_figures(maker: Maker, home: Path, count: int) -> Figures:
    import networkx

    start = time.perf_counter()
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for bundle in maker.bundles():
        graph.add_edges_from((claim.source, claim.target) for claim in bundle.claims if claim.relation != "cites")
    load = time.perf_counter() - start
    trace = quantiles(lambda key: networkx.descendants(graph, key), maker.leaves(count))
    return {"load": f"{load:.0f}", "memory": peak(), "trace": trace}


def bare_sql_figures(maker: Maker, home: Path, count: int) -> Figures:
    path = home / "bare.db"
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("PRAGMA synchronous = OFF")
    start = time.perf_counter()
    link.execute("CREATE TABLE edge (src TEXT, dst TEXT, PRIMARY KEY (src, dst)) WITHOUT ROWID")
    link.execute("BEGIN")
    for bundle in maker.bundles():
        rows = [(claim.source, claim.target) for claim in bundle.claims if claim.relation != "cites"]
        link.executemany("INSERT OR IGNORE INTO edge VALUES (?,?)", rows)
    link.execute("COMMIT")
    load = time.perf_counter() - start
    query = (
        "WITH RECURSIVE up(key) AS (VALUES(?) UNION SELECT dst FROM edge JOIN up ON src = up.key) SELECT key FROM up"
    )
    trace = quantiles(lambda key: link.execute(query, (key,)).fetchall(), maker.leaves(count))
    link.close()
    return {"load": f"{load:.0f}", "disk": path.stat().st_size >> 20, "memory": peak(), "trace": trace}


def neo4j_figures(maker: Maker, home: Path, count: int) -> Figures:
    """Bulk import by the server's own importer, then the questions; the speed of copy on a fifth of the graph."""
    sys.path.insert(0, str(ROOT / "tests" / "servers" / "neo4j"))
    import server as servers

    from graph.stores import open_store
    from graph.stores.neo4j_import import write_import

    with open_store(str(home / "big.db"), must_exist=True) as store, store.view() as view:
        start = time.perf_counter()
        for _ in write_import(view, home / "import"):
            pass
        print(f"  (bảng cho neo4j-admin: {time.perf_counter() - start:.0f} giây)", flush=True)
    server = servers.Server(home / "neo4j", heap="2g", pages="1g")
    start = time.perf_counter()
    server.admin("database", "import", "full", "neo4j", "@import.args", cwd=home / "import")
    imported = time.perf_counter() - start
    server.start()
    try:
        start = time.perf_counter()
        with open_store(server.address, must_exist=True, **server.options) as store:
            indexed = time.perf_counter() - start
            found = ask_all(store, maker, count)
        found |= {"load": f"{imported + indexed:.0f}", "index": f"{indexed:.0f}", "disk": server.disk >> 20}
        found["memory"] = server.resident >> 20
    finally:
        server.stop()
    return found | {"speed": copy_speed(servers, Maker(max(maker.works // 5, 1000)), home)}


def copy_speed(servers: Any, maker: Maker, home: Path) -> str:
    """Relations a second that a bulk writer sends, by UNWIND."""
    from graph.stores import open_store

    server = servers.Server(home / "copied", heap="2g")
    server.start()
    try:
        bundles = list(maker.bundles())
        relations = sum(len(bundle.claims) for bundle in bundles)
        with open_store(server.address, **server.options) as store:
            start = time.perf_counter()
            with store.writer(bulk=True) as writer:
                for bundle in bundles:
                    writer.put(bundle)
            return f"{relations / (time.perf_counter() - start):,.0f}"
    finally:
        server.stop()


ENGINES: dict[str, Callable[[Maker, Path, int], Figures]] = {
    "sqlite": sqlite_figures,
    "neo4j": neo4j_figures,
    "networkx": networkx_figures,
    "sql": bare_sql_figures,
}
TITLES = {"sqlite": "SQLite", "neo4j": "Neo4j", "networkx": "networkx trần", "sql": "SQL đệ quy trần"}


def _child(name: str, works: int, home: Path, count: int, line: Any) -> None:
    line.send(json.dumps(ENGINES[name](Maker(works), home, count)))


def measure(name: str, works: int, home: Path, count: int) -> Figures:
    """The figures of one engine, measured in a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_child, args=(name, works, home, count, theirs))
    process.start()
    theirs.close()
    try:
        found: Figures = json.loads(ours.recv())
    except EOFError:
        found = {}
    process.join()
    return found


def table(found: dict[str, Figures], works: int) -> str:
    lines = [
        f"{works:,} văn bản, {works * 5:,} quan hệ; {os.cpu_count()} lõi; lệnh: "
        f"`python -m benchmarks.stores --works {works}`",
        "",
        "| | " + " | ".join(TITLES[name] for name in found) + " |",
        "|---" * (len(found) + 1) + "|",
    ]
    for key, title in ROWS:
        if any(key in figures for figures in found.values()):
            lines.append(f"| {title} | " + " | ".join(str(one.get(key, "–")) for one in found.values()) + " |")
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--only", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--home", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cancu-bench-") as made:
        home = chosen.home or Path(made)
        home.mkdir(parents=True, exist_ok=True)
        found = {}
        for name in ENGINES:
            if name in chosen.only:
                found[name] = measure(name, chosen.works, home, chosen.questions)
                print(name, json.dumps(found[name], ensure_ascii=False), flush=True)
    made_table = table(found, chosen.works)
    print(made_table)
    if chosen.docs:
        page = chosen.docs.read_text(encoding="utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        chosen.docs.write_text(f"{head}{BEGIN}\n{made_table}\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
