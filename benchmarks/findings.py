"""How many findings of a check are true, by a table judged by reading.

    python -m benchmarks.findings [--rest] [--false] [--collect FILE] [--workers N]

A fixed sample of the corpora of ``../shared`` (papers that administer rather than regulate first, the longest, and a
random part of the rest) and its three reports is checked as of the day of each document, and a part of it once more as
of a later day. ``judged/findings.csv`` holds one judgement for each finding that such a run ever gave: ``true``,
``false`` or ``doubtful``, and why. Printed are what the errors and warnings of today are worth, by rule, false errors
in a hundred citations by collection and for papers that administer, and what became of the findings once judged false.
A finding that nobody judged counts as false. With ``--rest`` the errors of all texts outside the sample: they were read
after the mends that the sample led to.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from cancu.checking import check_source
from graph.reading import SourceText

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
JUDGED = HERE / "judged" / "findings.csv"
SEED = 20261121
LATER = date(2026, 11, 21)
AGAIN = 50
"""Texts that are checked once more as of the later day."""
OFFICE = re.compile(r"QĐ|CT-|(?<!/)NQ|Khác|Chỉ thị|Quyết định|Nghị quyết|Liên tịch|liên tịch")
ADMINISTRATIVE = re.compile(r":\d+[a-z]?/(?!VBHN)[A-Z]|CT-TTg")
"""A number without a year: no normative document."""
SHARES = {"vbpl": (25, 85, 8), "congbao": (50, 50, 10), "phapdien": (60, 90, 10)}
"""Of each corpus: papers that administer, random others, the longest."""
WORDS = ("true", "false", "doubtful")
UNJUDGED = "unjudged"
ALL = "all"
ADMINISTERS = "papers that administer"
Key = tuple[str, str, str, int, str]


@dataclass(frozen=True)
class Item:
    """A text to check.

    Attributes:
        name: Corpus and number, or the name of the file.
        text: The text.
        given: The day passed to the check; None where the text tells its own.
    """

    name: str
    text: str
    given: date | None


@dataclass(frozen=True)
class Row:
    """A finding: of which text, as of which day, and where."""

    text: str
    as_of: str
    rule: str
    severity: str
    start: int
    words: str
    message: str
    around: str

    @property
    def key(self) -> Key:
        """What one judgement speaks of."""
        return (self.text, self.as_of, self.rule, self.start, self.words)


def rows_of(corpus: str) -> list[dict[str, str]]:
    """The texts of a corpus with what its list tells of them."""
    with gzip.open(SHARED / "data" / "corpus" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def item_of(corpus: str, at: int, row: dict[str, str]) -> Item:
    """A text to check: codified ones have no head that tells their day."""
    day = row.get("issue_date") if corpus == "phapdien" else None
    name = f"{corpus}:{at}:{row.get('number') or '?'}"
    return Item(name, row["text"], date.fromisoformat(day) if day else None)


def rest(chosen: list[Item]) -> list[Item]:
    """All other texts of the corpora."""
    names = {one.name for one in chosen}
    every = [item_of(corpus, at, row) for corpus in SHARES for at, row in enumerate(rows_of(corpus))]
    return [one for one in every if one.name not in names]


def sample() -> list[Item]:
    """The texts, the same on every machine that has the corpora."""
    chosen: list[Item] = []
    for corpus, (office, others, longest) in SHARES.items():
        rows = rows_of(corpus)
        dice = random.Random(f"{SEED}-{corpus}")
        order = list(range(len(rows)))
        dice.shuffle(order)
        is_office = {at for at in order if OFFICE.search(f"{rows[at].get('doc_type')} {rows[at].get('number')}")}
        taken = [at for at in order if at in is_office][:office]
        taken += [at for at in order if at not in is_office][:others]
        by_length = sorted(order, key=lambda at: -len(rows[at]["text"]))
        taken += [at for at in by_length if at not in taken][:longest]
        chosen += [item_of(corpus, at, rows[at]) for at in taken]
    for path in sorted((SHARED / "documents").glob("*.txt")):
        chosen.append(Item(path.name, path.read_text(encoding="utf-8"), None))
    return chosen


def later(items: list[Item]) -> list[Item]:
    """A part of the sample once more, as of the later day."""
    dice = random.Random(f"{SEED}-later")
    return [Item(one.name, one.text, LATER) for one in dice.sample(items, min(AGAIN, len(items)))]


def findings(item: Item) -> tuple[int, list[Row]]:
    """The number of citations in a text, and its errors and warnings."""
    source = SourceText(name=item.name, sha256="0" * 64, kind="text", text=item.text)
    result = check_source(source, item.given)
    found = []
    for one in result.findings:
        if one.severity in ("error", "warning"):
            around = item.text[max(0, one.start - 260) : one.start] + "⟦" + item.text[one.start : one.end] + "⟧"
            around = " ".join((around + item.text[one.end : one.end + 200]).split())
            words = " ".join(item.text[one.start : one.end].split())[:80]
            found.append(
                Row(item.name, str(item.given or "own"), one.rule, one.severity, one.start, words, one.message, around)
            )
    return result.summary.mentions, found


def judged() -> dict[Key, dict[str, str]]:
    """The judgements by finding."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["text"], row["as_of"], row["rule"], int(row["start"]), row["words"]): row for row in rows}


def all_findings(workers: int, *, others: bool) -> Iterator[tuple[Item, int, list[Row]]]:
    """Every text of the sample, or of the rest, with what was found in it."""
    items = sample()
    items = rest(items) if others else items + later(items)
    with ProcessPoolExecutor(workers) as pool:
        for item, (citations, rows) in zip(items, pool.map(findings, items, chunksize=8), strict=True):
            yield item, citations, rows


def verdict_of(row: Row, known: dict[Key, dict[str, str]]) -> str:
    """What was judged of a finding; ``unjudged`` where nobody did."""
    return known[row.key]["verdict"] if row.key in known else UNJUDGED


def table(severity: str, rows: list[Row], known: dict[Key, dict[str, str]]) -> None:
    """Print the worth of the findings of one severity by rule."""
    by_rule: dict[str, Counter[str]] = {}
    for row in rows:
        if row.severity == severity:
            by_rule.setdefault(row.rule, Counter())[verdict_of(row, known)] += 1
    whole = sum(by_rule.values(), Counter[str]())
    print(f"\n{severity:28}" + "".join(f"{word:>10}" for word in (*WORDS, UNJUDGED, "precision")))
    for rule, counts in [*sorted(by_rule.items()), ("all", whole)]:
        worth = counts["true"] / max(1, counts.total())
        print(f"  {rule:26}" + "".join(f"{counts[word]:10}" for word in (*WORDS, UNJUDGED)) + f"{worth:10.3f}")


def groups(name: str) -> tuple[str, ...]:
    """The groups that a text is counted in."""
    corpus, _, number = name.partition(":")
    report = not number
    office = report or bool(ADMINISTRATIVE.search(number))
    return (ALL, "reports" if report else corpus, *((ADMINISTERS,) if office else ()))


def main() -> int:
    """Collect, or print the figures; 0 also where there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collect", type=Path, help="write every finding with the words around it to this JSON file")
    parser.add_argument("--false", action="store_true", help="list the findings of today that are not judged true")
    parser.add_argument("--rest", action="store_true", help="the errors of all other texts instead of the sample")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not on this machine")
        return 0
    names: list[str] = []
    cited: Counter[str] = Counter()
    rows: list[Row] = []
    for item, citations, found in all_findings(given.workers, others=given.rest):
        names.append(item.name)
        rows += found
        cited.update(dict.fromkeys(groups(item.name), citations))
    total = cited[ALL]
    if given.collect:
        plain = [asdict(row) for row in rows]
        given.collect.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
    known = judged()
    print(f"{len(names)} checks of {len(set(names))} texts, {total} citations; {len(known)} findings judged in all")
    table("error", rows, known)
    if not given.rest:
        table("warning", rows, known)
    print("\nfalse errors in 100 citations (at most 1 is promised)")
    wrong = [row for row in rows if row.severity == "error" and verdict_of(row, known) in ("false", UNJUDGED)]
    counted = Counter(group for row in wrong for group in groups(row.text))
    for group, citations in cited.items():
        print(f"  {group:26}{counted[group]:6} of {citations:6} {100 * counted[group] / citations:8.3f}")
    here = {row.key for row in rows}
    known = {key: row for key, row in known.items() if key[0] in names}
    was = [row for row in known.values() if row["verdict"] == "false"]
    gone = sum(key not in here for key, row in known.items() if row["verdict"] == "false")
    lost = sum(key not in here for key, row in known.items() if row["verdict"] == "true")
    print(f"once judged false: {len(was)}, of which no longer raised: {gone}; judged true and no longer raised: {lost}")
    for row in rows if given.false else ():
        if verdict_of(row, known) != "true":
            print(f"  {verdict_of(row, known)} {row.severity} {row.rule} [{row.text} {row.as_of}] {row.message}\n"
                  f"      … {row.around}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
