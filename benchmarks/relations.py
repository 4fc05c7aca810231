"""Amendments, replacements and repeals read from texts, beside what official registers say of them.

    python -m benchmarks.relations [--corpus vbpl] [--disagreements]

Three yardsticks, each printed by kind with precision and recall:

* ``registry/phapdien_amendments.csv``: which article of a document was amended or repealed by which act, for the acts
  whose amending article is in the corpus (codified texts leave it out). What the register does not hold is not wrong.
* the official status words of ``registry/vbpl_status_2026-04-26.csv``: a document that an act in force ended as a whole
  cannot be "Còn hiệu lực" on that day.
* ``benchmarks/judged/vbpl_endings.csv``: every ending of a whole document that the vbpl texts state, judged by reading
  their final articles; a row that no program reads stays in it with the reason.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from graph.assertion import Claim
from graph.number_grammar import parse_number
from graph.work import number_key, work_key
from loaders.bulk import Task, read_task, tasks_of

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
JUDGED = Path(__file__).resolve().parent / "judged" / "vbpl_endings.csv"
DAY = "2026-04-26"
KINDS = {"amended": "amends", "supplemented": "amends", "repealed": "repeals", "suspended": "suspends"}
Edge = tuple[str, str]
Acts = tuple[str, str | None, list[Claim], dict[str, str], frozenset[str]]
_ARTICLE = re.compile(r"^[ \t*_]*(Điều \d+[a-zđ]?)\b", re.MULTILINE)


def acts_of(task: Task) -> Acts:
    """What one text does to others: its number, its key, its own claims, the numbers of those hit."""
    outcome, bundle = read_task(task, DAY)
    if bundle is None:
        return outcome.name, None, [], {}, frozenset()
    own = bundle.origin.work
    claims = [one for one in bundle.claims if one.source == own and one.relation in set(KINDS.values()) | {"replaces"}]
    numbers = {one.work: one.number for one in bundle.descriptions if one.number}
    return plainly((task.told.number if task.told else None) or outcome.name), own, claims, numbers, _articles(task)


def _articles(task: Task) -> frozenset[str]:
    """The articles that the text has: codified texts lack those that only amend others."""
    return frozenset(_ARTICLE.findall(task.source.text)) if task.source else frozenset()


def plainly(number: str) -> str:
    """A number without letters of other alphabets: some pages print Cyrillic ones."""
    parsed = parse_number(number, trusted=True)
    return parsed.text if parsed else number


def key_of(number: str) -> str | None:
    """The key of a number that tells a document by itself."""
    parsed = parse_number(number, trusted=True)
    return work_key(parsed, None, None) if parsed else None


def rows(name: str) -> list[dict[str, str]]:
    """A register of the shared data."""
    with (SHARED / "registry" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(title: str, hit: int, read: int, there: int) -> None:
    """One line: precision over what was read, recall over what is there."""
    precision = f"{hit / read:.3f}" if read else "-"
    recall = f"{hit / there:.3f}" if there else "-"
    print(f"  {title:<44} precision {precision:>6} ({hit}/{read})  recall {recall:>6} ({hit}/{there})")


def against_articles(acts: list[Acts], *, tell: bool) -> None:
    """Beside the register of amended articles."""
    by_key = {own: claims for _, own, claims, _, _ in acts if own}
    articles_of = {own: articles for _, own, _, _, articles in acts if own}
    there: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows("phapdien_amendments.csv"):
        by, target = key_of(row["by"]), key_of(row["target"])
        for event in row["events"].split("+"):
            if by in by_key and target and event in KINDS and row["by_article"] in articles_of[by]:
                there[by, target, KINDS[event]].add(row["target_article"])
    print(f"phapdien_amendments.csv: {len({pair[:2] for pair in there})} pairs whose amending article is here")
    for kind in ("amends", "repeals", "suspends"):
        pairs = {(by, target): articles for (by, target, one), articles in there.items() if one == kind}
        hit = read = wanted = found = 0
        for (by, target), articles in sorted(pairs.items()):
            claims = [one for one in by_key[by] if one.target == target]
            mine = {
                part.split(" ")[0] + " " + part.split(" ")[1]
                for one in claims
                for part in one.provisions
                if " " in part
            }
            mine = {part for part in mine if part.startswith("Điều ")}
            found += bool(claims)
            wanted += len(articles)
            read += len(mine)
            hit += len(mine & articles)
            if tell and (not claims or articles - mine):
                print(f"    {by} {kind} {target}: sổ {sorted(articles - mine)}, đọc {sorted(mine)[:20]}")
        if pairs:
            print(f"  {kind:<10} pairs found {found}/{len(pairs)} = {found / len(pairs):.3f}; "
                  f"articles found {hit}/{wanted} = {hit / wanted:.3f}")  # fmt: skip


def against_status(acts: list[Acts], *, tell: bool) -> None:
    """Beside the official status words."""
    words = {key: row["status"] for row in rows(f"vbpl_status_{DAY}.csv") if (key := key_of(row["number"]))}
    hits = [(name, one) for name, _, claims, _, _ in acts for one in claims if one.target in words and not one.doubt]
    past = [(name, one) for name, one in hits if (one.effective or DAY) <= DAY]
    ended = [pair for pair in past if pair[1].whole and pair[1].relation in ("repeals", "replaces")]
    still = [pair for pair in ended if not words[pair[1].target].startswith("Hết hiệu lực toàn bộ")]
    gone = {key for key, word in words.items() if word == "Hết hiệu lực toàn bộ"}
    print(f"status words of {DAY}: {len(words)} documents, {len(gone)} of them ended as a whole")
    figures("ended as a whole", len(ended) - len(still), len(ended), len(gone))
    part = {one.target for _, one in past if not one.whole and one.relation in ("repeals", "suspends")}
    told = {key for key, word in words.items() if word == "Hết hiệu lực một phần"}
    figures("ended in part (acts outside count as missed)", len(part & told), len(part), len(told))
    for name, one in past if tell else ():
        print(f"    {name} {one.relation} {one.target} {one.effective}: sổ ghi “{words[one.target]}”: {one.quote}")


def against_judged(acts: list[Acts], *, tell: bool) -> None:
    """Beside every ending judged by reading."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = {(plainly(row["acting"]), number_key(row["target"])): row for row in csv.DictReader(file)}
    here = {name for name, *_ in acts}
    judged = {edge: row for edge, row in judged.items() if edge[0] in here}
    read: dict[Edge, Claim] = {}
    for name, _, claims, numbers, _ in acts:
        for one in claims:
            if one.whole and one.relation in ("repeals", "replaces"):
                read[name, number_key(numbers.get(one.target, one.target))] = one
    print(f"judged by reading: {len(judged)} endings of whole documents")
    figures("ended as a whole", len(judged.keys() & read.keys()), len(read), len(judged))
    for kind in ("repeals", "replaces"):
        mine = {edge for edge, one in read.items() if one.relation == kind}
        right = {edge for edge, row in judged.items() if row["relation"] == kind}
        figures(f"  {kind}", len(mine & right), len(mine), len(right))
    for edge in sorted(judged.keys() - read.keys()) if tell else ():
        print(f"    không đọc được: {edge[0]} → {judged[edge]['target']} ({judged[edge]['note'] or 'không rõ'})")
    for edge in sorted(read.keys() - judged.keys()) if tell else ():
        print(f"    đọc thừa: {edge[0]} → {edge[1]}: {read[edge].quote}")


def main() -> None:
    """Print the figures of the corpora asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", action="append", choices=("vbpl", "congbao", "phapdien"))
    parser.add_argument("--disagreements", action="store_true", help="list every disagreement")
    given = parser.parse_args()
    for name in given.corpus or ["vbpl"]:
        path = SHARED / "corpus" / f"{name}.jsonl.gz"
        if not path.exists():
            print(f"{path} is not on this machine")
            continue
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            acts = list(pool.map(acts_of, tasks_of([str(path)]), chunksize=8))
        print(f"== {name}: {len(acts)} texts, {sum(len(claims) for _, _, claims, _, _ in acts)} acts on others")
        against_articles(acts, tell=given.disagreements)
        against_status(acts, tell=given.disagreements)
        if name == "vbpl":
            against_judged(acts, tell=given.disagreements)


if __name__ == "__main__":
    main()
