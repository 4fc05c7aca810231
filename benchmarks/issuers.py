"""Which issuers the tables understand: ``python -m benchmarks.issuers [--list] [--evidence]``.

Against the registers of ``../shared``: the body of each abbreviation of ``abbreviations.csv``, the bodies of each
symbol of ``symbol_issuers_counted.csv``, and those of each document of ``phapdien_documents.csv`` on its day. What is
unknown is counted as unknown, never as an error.

``--evidence`` lists for each row of the organs how often the corpora print its symbol, the first and the last day,
and how many texts name it.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from graph.issuer import name_key
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.vocab import Organ, organs
from loaders.mentions.dates import FULL_DAY
from queries.checks.knowledge import organ_rows

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
#: A number that is printed with its day.
_DATED = re.compile(
    r"(?<![\w/])(\d{1,5}[a-z]?(?:/\d{4})?[/-][A-ZĐa-z]{1,6}[-/][A-ZĐƯa-z&.\-]+),?\s*" + rf"ngày\s+{FULL_DAY}"
)


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / "registry" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(rows: list[Organ]) -> list[str]:
    return [name_key(name) for row in rows for name in (row.name, *row.names)]


def of_abbreviation(row: dict[str, str]) -> str:
    """How the tables understand one abbreviation: ``right``, ``other`` or ``unknown``."""
    rows = list(organ_rows(row["abbr"]))
    if not rows:
        return "unknown"
    wanted = [name_key(re.sub(r"\(.*?\)", "", part).strip()) for part in row["full_name_vi"].split(" / ")]
    known = _names(rows)
    same = any(name == full or full.startswith(name) or name.startswith(full) for name in known for full in wanted)
    return "right" if same else "other"


def of_number(number: DocumentNumber | None, issuer: str, day: str | None) -> str:
    """How the tables understand the bodies of one number, against those the register names."""
    if number is None or not number.organs:
        return "no symbol"
    if not issuer:
        return "no issuer named"
    found = [list(organ_rows(code)) for code in number.organs]
    if not all(found):
        return "unknown"
    living = [[row for row in rows if day is None or row.lives_on(day)] for rows in found]
    if not all(living):
        return "not of that day"
    said = name_key(issuer)
    return "right" if all(any(name in said for name in _names(rows)) for rows in living) else "other"


def _print(what: str, counts: Counter[str]) -> None:
    judged = counts["right"] + counts["other"] + counts["unknown"] + counts["not of that day"]
    rest = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    print(f"{what}: {counts['right']} of {judged} ({counts['right'] / judged:.1%}); {rest}")


def registers(listed: bool) -> None:
    """Print the shares, and what is not right where asked for."""
    bodies = [row for row in _table("abbreviations.csv") if row["kind"] != "doc_type"]
    _print("abbreviations of bodies", Counter(map(of_abbreviation, bodies)))
    documents = _table("phapdien_documents.csv")
    answers = {
        row["number"]: of_number(parse_number(row["number"]), row["issuer"], row["issue_date"] or None)
        for row in documents
    }
    _print("documents on their day", Counter(answers.values()))
    by_symbol: dict[str, set[str]] = defaultdict(set)
    for number, answer in answers.items():
        by_symbol[number.rpartition("/")[2]].add(answer)
        by_symbol["/".join(number.split("/")[2:])].add(answer)
    order = ("right", "other", "not of that day", "unknown", "no issuer named", "no symbol")
    symbols: Counter[str] = Counter()
    for row in _table("symbol_issuers_counted.csv"):
        seen = by_symbol.get(row["symbol_suffix"], {"no symbol"})
        symbols[next(answer for answer in order if answer in seen)] += 1
    _print("symbols", symbols)
    if listed:
        for row in bodies:
            if of_abbreviation(row) != "right":
                print(f"  {of_abbreviation(row)}: {row['abbr']} {row['full_name_vi']}")
        for row in documents:
            if answers[row["number"]] not in ("right", "no issuer named"):
                print(f"  {answers[row['number']]}: {row['number']} {row['issue_date']} {row['issuer']}")


def _texts() -> Iterator[str]:
    for name in ("vbpl", "congbao", "phapdien"):
        with gzip.open(DATA / "corpus" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                yield unicodedata.normalize("NFC", json.loads(line)["text"]).replace("Ð", "Đ")


def evidence() -> None:
    """Print what the corpora say of each row of the organs."""
    days: dict[str, list[str]] = defaultdict(list)
    named: Counter[str] = Counter()
    for text in _texts():
        for symbol, day, month, year in _DATED.findall(text):
            for part in re.split("[-/]", symbol)[1:]:
                days[part.rstrip(".")].append(f"{year}-{int(month):02}-{int(day):02}")
        named.update(row.name for row in organs() if row.name in text)
    for row in organs():
        seen = sorted(day for code in (row.code, *row.variations) for day in days.get(code, ()))
        span = f"{seen[0]} … {seen[-1]}" if seen else "-"
        life = f"[{row.valid_from or ''}, {row.valid_to or ''})"
        print(f"{row.code}\t{row.name}\t{life}\t{row.confidence}\tsymbol {len(seen)} {span}\tnamed {named[row.name]}")


def main() -> int:
    """Print the figures; 0 also where ``../shared`` is absent."""
    if not DATA.is_dir():
        print(f"{DATA} is not there: nothing to compare with")
        return 0
    if "--evidence" in sys.argv:
        evidence()
    else:
        registers("--list" in sys.argv)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
