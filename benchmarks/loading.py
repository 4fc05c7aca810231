"""Does the order of loading matter? ``python -m benchmarks.loading [--limit N]``.

Reads the three corpora of ``../shared`` once, then puts them into stores in several orders: as they come, shuffled,
all of them twice, and with 100 documents taken away and put back. Prints the hash of each graph; exit status 1
where two differ, 0 also where ``../shared`` is absent (and says so).
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from graph.assertion import Bundle
from graph.stores import Store, open_store
from loaders.bulk import read_all, tasks_of
from loaders.knowledge import teach

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "data" / "corpus"
_CHUNK = 100


def put(store: Store, bundles: Iterable[Bundle]) -> float:
    """Put bundles in, some at a time; seconds."""
    start = time.perf_counter()
    waiting = list(bundles)
    for at in range(0, len(waiting), _CHUNK):
        with store.writer() as writer:
            for bundle in waiting[at : at + _CHUNK]:
                writer.put(bundle)
    return time.perf_counter() - start


def digest(store: Store) -> str:
    """The hash of its graph."""
    with store.view() as view:
        return view.digest()


def main() -> int:
    """Print the table; 1 where two graphs differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=None)
    chosen = parser.parse_args()
    files = sorted(CORPUS.glob("*.jsonl.gz"))
    if not files:
        print("Không có ../shared: bỏ qua.")
        return 0
    start = time.perf_counter()
    read = read_all(tasks_of(map(str, files)), "2026-01-01", jobs=os.cpu_count() or 1)
    bundles = [bundle for _, bundle in read if bundle is not None][: chosen.limit]
    print(f"đọc {len(bundles)} văn bản: {time.perf_counter() - start:.1f} s")
    hashes = {}
    with tempfile.TemporaryDirectory() as place:
        for name, seed in (("theo thứ tự", None), ("xáo trộn", 1), ("xáo trộn khác", 2)):
            order = bundles[:]
            if seed is not None:
                random.Random(seed).shuffle(order)
            with open_store(f"{place}/{seed}.db") as store:
                teach(store)
                seconds = put(store, order)
                hashes[name] = digest(store)
                print(f"{name:24}{seconds:7.1f} s  {hashes[name]}")
                if seed is None:
                    continue
                seconds = put(store, bundles)
                hashes[f"{name}, nạp lần hai"] = digest(store)
                print(f"{name + ', nạp lần hai':24}{seconds:7.1f} s  {hashes[f'{name}, nạp lần hai']}")
                gone = random.Random(seed).sample(bundles, min(100, len(bundles)))
                with store.writer() as writer:
                    for bundle in gone:
                        writer.remove(bundle.origin.id)
                without = digest(store)
                put(store, gone)
                hashes[f"{name}, gỡ 100 rồi nạp lại"] = digest(store)
                print(f"{'gỡ 100 văn bản':24}{'':9}  {without}")
                print(f"{'rồi nạp lại':24}{'':9}  {hashes[f'{name}, gỡ 100 rồi nạp lại']}")
            fresh = {bundle.origin.id for bundle in gone} if seed is not None else set()
            if seed is not None:
                with open_store(f"{place}/without{seed}.db") as store:
                    teach(store)
                    put(store, (bundle for bundle in order if bundle.origin.id not in fresh))
                    same = digest(store) == without
                    print(f"{'nạp mới, không có 100':24}{'':9}  {'như nhau' if same else 'KHÁC NHAU'}")
                    hashes[f"{name}, không có 100"] = hashes[name] if same else "khác"
    print(f"bộ nhớ cao nhất: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    alike = len(set(hashes.values())) == 1
    print("mọi mã băm như nhau" if alike else "CÓ MÃ BĂM KHÁC NHAU")
    return 0 if alike else 1


if __name__ == "__main__":
    sys.exit(main())
