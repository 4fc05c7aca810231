"""Accuracy on every gold annotation at hand: ``python -m benchmarks.golden``.

Each gold folder holds ``mentions.jsonl``, ``edges.jsonl`` and ``findings.jsonl``. Three annotate real reports; their
texts and the scorer lie in ``../shared``. Those named ``set-N-…`` were written after the rules (see
``tests/gold/README.md``) and hold their own ``text.txt``. Prints the figures of each set and whether its floors
hold; exit status 1 where a floor is missed, 0 also where ``../shared`` is absent (and says so).
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
SCORER = SHARED / "accuracy" / "score.py"
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
#: Of texts written after the rules: what was reached once the first scores had been read.
FLOORS_WRITTEN = {
    "mention.f1": 0.98,
    "span.exact": 0.98,
    "field.date": 0.98,
    "field.identifier": 0.94,
    "field.issuer": 0.88,
    "field.title": 0.95,
    "entity.f1": 0.97,
    "edge.self.f1": 0.95,
    "edge.doc.f1": 0.95,
    "finding.recall": 0.95,
    "finding.precision": 0.90,
}
_REAL, _WRITTEN = "báo cáo thật", "viết sau khi có luật, đợt"
_WIDEST = 20


def set_of(folder: Path) -> str:
    """The set that a gold folder belongs to: the real reports, or one written after the rules."""
    parts = folder.name.split("-")
    return f"{_WRITTEN} {parts[1]}" if parts[0] == "set" else _REAL


def gold_folders() -> list[Path]:
    """Every gold folder whose text is at hand, by name."""
    places = [SHARED / "accuracy" / "gold", ROOT / "tests" / "gold"]
    folders = [folder for place in places if place.is_dir() for folder in place.iterdir()]
    found = [f for f in folders if (f / "mentions.jsonl").is_file() and text_of(f).is_file()]
    return sorted(found, key=lambda folder: folder.name)


def text_of(folder: Path) -> Path:
    """The text that a gold folder annotates: in the folder itself, or a real report."""
    own = folder / "text.txt"
    return own if own.is_file() else SHARED / "documents" / f"{folder.name}.txt"


def figures(folder: Path) -> dict[str, float]:
    """The scorer's figures for one gold folder."""
    with tempfile.TemporaryDirectory() as place:
        result = Path(place) / "result.json"
        result.write_text(to_json(cancu.check(text_of(folder))), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(folder), str(result), "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scored: dict[str, float] = json.loads(printed)
    return scored


def main() -> int:
    """Print a table for each set; 1 where a floor is missed."""
    folders = gold_folders()
    if not SCORER.is_file():
        print("Không có ../shared: bỏ qua việc chấm điểm.")
        return 0
    missed = []
    for name in dict.fromkeys(map(set_of, folders)):
        floors = FLOORS if name == _REAL else FLOORS_WRITTEN
        table = {folder.name: figures(folder) for folder in folders if set_of(folder) == name}
        missed += _print(name, table, floors)
    for text, figure in missed:
        print(f"DƯỚI SÀN: {figure} trên {text}")
    return 1 if missed else 0


def _print(name: str, table: dict[str, dict[str, float]], floors: dict[str, float]) -> list[tuple[str, str]]:
    """Print the table of one set; the figures below their floor, with the text they were measured on."""
    names = (text.removeprefix("set-") for text in table)
    print(f"{name}\n{'chỉ số':22}{'sàn':>7}" + "".join(f"{text:>{_WIDEST}}" for text in names))
    missed = []
    for figure in next(iter(table.values())):
        floor = floors.get(figure)
        cells = "".join(f"{row.get(figure, float('nan')):{_WIDEST}.4f}" for row in table.values())
        print(f"{figure:22}{floor if floor is not None else '':>7}{cells}")
        missed += [(text, figure) for text, row in table.items() if floor is not None and row.get(figure, 1.0) < floor]
    return missed


if __name__ == "__main__":
    sys.exit(main())
