"""How fast the graph goes out: ``python -m benchmarks.exchange [--works 13000]`` (13,000 works are a million triples).

Prints, for each form, seconds, size, and by how much the memory of the process grew while it was written.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.big_graph import Maker
from graph.exchange import rdf
from graph.exchange.table import write_csv
from graph.stores import View, open_store


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _rdf(form: str, oxigraph: bool) -> Callable[[View, Path], str]:
    def write(view: View, path: Path) -> str:
        with path.open("wb") as file:
            return f"{rdf.write_rdf(view, file, form, oxigraph=oxigraph):,} bộ ba"

    return write


def _csv(view: View, path: Path) -> str:
    return ", ".join(made.name for made in write_csv(view, path))


FORMS: dict[str, Callable[[View, Path], str]] = {
    "Turtle, pyoxigraph": _rdf("turtle", True),
    "N-Triples, pyoxigraph": _rdf("ntriples", True),
    "JSON-LD": _rdf("jsonld", True),
    "Turtle, rdflib": _rdf("turtle", False),
    "N-Triples, rdflib": _rdf("ntriples", False),
    "CSV": _csv,
}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=13_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        with open_store(str(home / "kho.db")) as store, store.writer(bulk=True) as writer:
            for bundle in Maker(chosen.works).bundles():
                writer.put(bundle)
        print("| dạng | giây (CPU) | MB | bộ nhớ tăng (MB) | |\n|---|---|---|---|---|")
        for number, (name, write) in enumerate(FORMS.items()):
            path = home / f"{number}"
            with open_store(str(home / "kho.db")) as store, store.view() as view:
                before, start, busy = peak(), time.perf_counter(), time.process_time()
                told = write(view, path)
            seconds, spent = time.perf_counter() - start, time.process_time() - busy
            files = [path] if path.is_file() else list(path.iterdir())
            size = sum(file.stat().st_size for file in files) >> 20
            print(f"| {name} | {seconds:.1f} ({spent:.1f}) | {size} | {peak() - before} | {told} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
