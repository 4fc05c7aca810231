"""What the heaviest questions cost, and what others feel of them, on a graph of 100,000 documents.

    python -m benchmarks.heavy [--works 100000] [--store out/pages.db] [--seconds 15] [--rounds 5]

Fifty questions that look at as much of the graph as the pages let them; each is asked alone, then all of them by two
people over and over while five others open ordinary pages. Told: how long each took, how many were broken off, and
the pages of the others with and without them. The two are a process of their own, so that the clocks of the others do
not wait for them.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from multiprocessing.synchronize import Semaphore
from pathlib import Path
from urllib.parse import quote

from benchmarks.pages import addresses, build, person, start

HUB = quote("1/2006/NĐ-CP", safe="")
LAST = quote("2000/2005/NĐ-CP", safe="")


def questions() -> list[str]:
    """Fifty addresses."""
    made = []
    for work in (HUB, LAST):
        made += [
            f"/api/v1/trace?work={work}&direction={way}&depth={depth}" for way in ("up", "down") for depth in (4, 20)
        ]
        made += [f"/api/v1/impact?work={work}&limit=500", f"/api/v1/relations?work={work}&limit=500"]
        made += [f"/api/v1/graph?work={work}&depth={depth}" for depth in (2, 6)]
        made += [f"/api/v1/export?work={work}&form={form}&depth=6" for form in ("graphml", "html")]
        made += [
            f"/api/v1/chart?work={work}&depth=6",
            f"/api/v1/timeline?work={work}",
            f"/api/v1/documents?work={work}",
        ]
    words = (
        "về",
        "năm",
        "kế hoạch",
        "nam 20",
        "uy ban",
        "ve nam",
        "cai cach hanh chinh",
        "2010",
        "xyz không có",
        "1/2006",
    )
    made += [f"/api/v1/search?q={quote(word)}&limit=500" for word in words]
    made += [
        "/api/v1/search?limit=500", "/api/v1/search?since=1990-01-01&limit=500",
        "/api/v1/search?level=x%C3%A3&limit=500",
        f"/api/v1/search?issuer={quote('Ủy ban nhân dân xã Phước Hảo, tỉnh Cà Mau')}&limit=500",
        f"/api/v1/search?q={quote('năm')}&issuer={quote('Bộ Y tế')}&limit=500",
        f"/tim-kiem?q={quote('về năm')}", f"/chuoi?work={HUB}&buoc=6", f"/van-ban?work={HUB}", f"/tac-dong?work={HUB}",
        f"/chuoi?work={HUB}&huong=down", f"/van-ban?work={LAST}", f"/tac-dong?work={LAST}", "/api/v1/registry",
        f"/api/v1/status?work={HUB}",
    ]  # fmt: skip
    return made[:50]


def ask(port: int, address: str) -> tuple[int, float, int]:
    """Status, seconds and size of an answer."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    began = time.perf_counter()
    link.request("GET", address)
    answer = link.getresponse()
    size = len(answer.read())
    link.close()
    return answer.status, time.perf_counter() - began, size


def p95(values: list[float]) -> float:
    """What 95 of 100 stay under."""
    return sorted(values)[int(len(values) * 0.95)]


def harm(port: int, at: int, seconds: float, ready: Semaphore) -> None:
    """Ask the heavy questions one after the other, from one of them on, for some seconds."""
    rows = questions()
    ready.release()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ask(port, rows[at % len(rows)])
        at += 1


def others(port: int, works: int, seconds: float, heavy: bool) -> list[float]:
    """Milliseconds of the pages of five people, with or without two who ask the heavy questions."""
    pages = [one for one in addresses(works) if one[0] in ("văn bản", "chuỗi", "tìm kiếm", "kiểm tra")]
    seen: dict[str, list[float]] = defaultdict(list)
    apart = multiprocessing.get_context("spawn")
    ready = apart.Semaphore(0)
    count = 2 if heavy else 0
    harming = [apart.Process(target=harm, args=(port, seed * 25, seconds, ready)) for seed in range(count)]
    for one in harming:
        one.start()
    for _ in harming:  # what a process costs to begin is none of theirs
        ready.acquire()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=person, args=(port, pages, until, 1.0, seed, seen, [])) for seed in range(5)]
    for thread in threads:
        thread.start()
    for waited in (*threads, *harming):
        waited.join()
    return [value for row in seen.values() for value in row]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--store", default="out/pages.db")
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    build(Path(given.store), given.works)
    with tempfile.TemporaryDirectory() as data:
        process, port = start(Path(given.store), data)
        try:
            for address in questions()[:10]:
                ask(port, address)
            rows = [(*ask(port, address), address) for address in questions()]
            for status, seconds, size, address in sorted(rows, key=lambda row: -row[1])[:12]:
                print(f"{seconds:6.2f} s  {status}  {size / 1000:7.0f} kB  {address[:90]}")
            slow, cut = sum(row[1] > 2 for row in rows), sum(row[0] == 422 for row in rows)
            print(f"{len(rows)} questions alone: {slow} over 2 s, {cut} broken off, other failures "
                  f"{sum(row[0] not in (200, 422) for row in rows)}")  # fmt: skip
            alone: list[float] = []
            beside: list[float] = []
            for _ in range(given.rounds):  # by turns, so that a slow minute of the machine is in both
                alone += others(port, given.works, given.seconds, heavy=False)
                beside += others(port, given.works, given.seconds, heavy=True)
            for name, values in (("others alone", alone), ("others, with two who ask these", beside)):
                print(f"{name}: {len(values)} pages, p50 {statistics.median(values):.0f} ms, p95 {p95(values):.0f} ms")
            print(f"p95 with them against without: {p95(beside) / p95(alone) * 100 - 100:+.0f} % (limit 50)")
        finally:
            process.terminate()
            process.wait(timeout=20)


if __name__ == "__main__":
    main()
