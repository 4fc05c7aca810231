"""Accuracy on every gold annotation at hand: ``python -m benchmarks.golden``.

Each gold folder holds ``mentions.jsonl``, ``edges.jsonl`` and ``findings.jsonl``; the text it annotates and the
scorer lie in ``../shared``. Prints the figures of each text and whether the floors hold; exit status 1 where a
floor is missed, 0 also where ``../shared`` is absent (and says so).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cancu
from viz.reports.contract import to_json

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = {
    "mention.f1": 0.98,
    "span.exact": 0.97,
    "field.date": 0.99,
    "field.identifier": 0.97,
    "field.issuer": 0.94,
    "field.title": 0.85,
    "entity.f1": 0.97,
    "finding.recall": 0.90,
    "finding.precision": 0.85,
}


def gold_folders() -> list[Path]:
    """Every gold folder whose text is at hand, by name."""
    places = [SHARED / "accuracy" / "gold", ROOT / "tests" / "gold"]
    folders = [folder for place in places if place.is_dir() for folder in place.iterdir()]
    found = [f for f in folders if (f / "mentions.jsonl").is_file() and text_of(f).is_file()]
    return sorted(found, key=lambda folder: folder.name)


def text_of(folder: Path) -> Path:
    """The text that a gold folder annotates."""
    return SHARED / "documents" / f"{folder.name}.txt"


def figures(folder: Path) -> dict[str, float]:
    """The scorer's figures for one gold folder."""
    with tempfile.TemporaryDirectory() as place:
        result = Path(place) / "result.json"
        result.write_text(to_json(cancu.check(text_of(folder))), encoding="utf-8")
        command = [sys.executable, str(SHARED / "accuracy" / "score.py"), str(folder), str(result), "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scored: dict[str, float] = json.loads(printed)
    return scored


def main() -> int:
    """Print the table; 1 where a floor is missed."""
    folders = gold_folders()
    if not folders:
        print("Không có ../shared: bỏ qua việc chấm điểm.")
        return 0
    table = {folder.name: figures(folder) for folder in folders}
    print(f"{'chỉ số':22}{'sàn':>7}" + "".join(f"{name:>20}" for name in table))
    missed = []
    for name in next(iter(table.values())):
        floor = FLOORS.get(name)
        cells = "".join(f"{row.get(name, float('nan')):20.4f}" for row in table.values())
        print(f"{name:22}{floor if floor is not None else '':>7}{cells}")
        missed += [(text, name) for text, row in table.items() if floor is not None and row.get(name, 0) < floor]
    for text, name in missed:
        print(f"DƯỚI SÀN: {name} trên {text}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
