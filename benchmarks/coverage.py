"""How much of what is cited the tables know: ``python -m benchmarks.coverage [--missing N] [--sample N]``.

Over the corpora of ``../shared`` and its three reports, on the day of each citing document:

* mentions of central documents that resolve to a known work, that have a sourced status on the day, and whose work is
  known from a register or its own text and not only because other texts cite it, by type: works known from citations
  were read in these very texts, so the last column is nearer to what an unseen text would show;
* issuers named in words whose body is known, and, for local bodies, whose place is in the table;
* rows of knowledge by confidence.

``--missing`` lists the central documents cited most that are not known, or have no sourced status.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from graph.issuer import organs_by_code
from graph.place import find_places
from graph.reading import CitedDocument, Mention, Reading, SourceText
from graph.vocab import facts_of, legal_facts, named_works, organs
from loaders.pipeline import read
from queries.checks.knowledge import is_central
from queries.in_force import NO_EVIDENCE, status_on

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SURE = ("high", "medium")
#: Texts read by one task of a worker: few enough to spread, many enough to pay for the way.
CHUNK = 40


@dataclass
class Tally:
    """What was counted; tallies of parts add up."""

    texts: int = 0
    central: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    sourced: Counter[str] = field(default_factory=Counter)
    apart: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    unsourced: Counter[str] = field(default_factory=Counter)
    issuers: Counter[str] = field(default_factory=Counter)
    strange: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Take in the counts of another part."""
        self.texts += other.texts
        for name in ("central", "known", "sourced", "apart", "unknown", "unsourced", "issuers", "strange"):
            getattr(self, name).update(getattr(other, name))


Item = tuple[str, str, str | None]


def texts() -> Iterator[tuple[str, list[Item]]]:
    """Each collection with its texts: name, text, ISO day of the citing document where its register tells."""
    for path in sorted((SHARED / "data" / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        yield (
            path.name.split(".")[0],
            [
                (row.get("number") or "", row["text"], row.get("issue_date") or row.get("effective_date"))
                for row in rows
            ],
        )
    reports = sorted((SHARED / "documents").glob("*.txt"))
    yield "documents", [(path.name, path.read_text(encoding="utf-8"), None) for path in reports]


def tally(items: list[Item]) -> Tally:
    """The counts of some texts."""
    found = Tally()
    for name, text, day in items:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        source = SourceText(name=name, sha256=digest, kind="text", text=text)
        given = as_day(day)
        reading = read(source, given)
        found.texts += 1
        _count(found, reading, given or _day(reading))
    return found


def as_day(text: str | None) -> date | None:
    """A day of a register; None where it gives none, or none of the calendar."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _day(reading: Reading) -> date:
    """The day a text speaks on: its own, else the last it cites, else the last day known."""
    if reading.head.date is not None:
        return reading.head.date.last_day()
    if reading.head.period is not None:
        return reading.head.period[1].last_day()
    cited = [m.citation.date.first_day() for m in reading.mentions if m.citation.date and m.citation.date.full]
    return max(cited, default=date(2026, 11, 21))


def _count(found: Tally, reading: Reading, day: date) -> None:
    documents = {document.id: document for document in reading.documents}
    for mention in reading.mentions:
        document = documents.get(mention.document)
        if document is None or mention.citation.placeholder or mention.citation.draft:
            continue
        if _is_central(mention, document):
            _count_central(found, mention, document, day)
        if mention.citation.issuer is not None:
            _count_issuer(found, mention, day)


def _is_central(mention: Mention, document: CitedDocument) -> bool:
    number = mention.citation.number
    if number is None:
        return mention.citation.name is not None or (document.work is not None and not mention.citation.sequence)
    return number.system == "assembly" or is_central(number)


def _count_central(found: Tally, mention: Mention, document: CitedDocument, day: date) -> None:
    kind = document.doc_type or "?"
    party = mention.citation.number is not None and mention.citation.number.party
    kind = f"{kind} (Đảng)" if party else kind
    what = document.identifier or mention.citation.text
    if mention.citation.number is not None and mention.citation.number.year is None and document.date:
        what = f"{what}@{document.date}"
    found.central[kind] += 1
    facts = facts_of(document.work) if document.work else None
    status = status_on(facts, day, ())
    if facts is None:
        found.unknown[f"{kind} | {what}"] += 1
        return
    found.known[kind] += 1
    found.apart[kind] += " dẫn " not in f" {facts.source.where} ".replace("(", " ")
    # of a work that holds as far as is known, an end that lies after the day proves nothing on that day
    trust = facts.source.confidence if status.value == NO_EVIDENCE else status.confidence
    if trust in SURE:
        found.sourced[kind] += 1
    else:
        found.unsourced[f"{kind} | {what}"] += 1


def _count_issuer(found: Tally, mention: Mention, day: date) -> None:
    stated = mention.citation.issuer
    assert stated is not None
    found.issuers["nêu bằng chữ"] += 1
    rows = organs_by_code(stated.organ) if stated.organ else ()
    if not rows:
        found.strange[stated.name] += 1
        return
    found.issuers["biết cơ quan"] += 1
    if not all(row.local for row in rows):
        found.issuers["đủ (cơ quan trung ương)"] += 1
        return
    found.issuers["cơ quan địa phương"] += 1
    if _has_place(mention.issuer or "", stated.place, day):
        found.issuers["địa phương có địa danh trong bảng"] += 1
    else:
        found.strange[mention.issuer or stated.name] += 1


def _has_place(name: str, place: str | None, day: date) -> bool:
    """Whether the place of a local body stands in the table: as written, or at the end of its full name."""
    if place and find_places(place):
        return True
    words = name.split()
    return any(find_places(" ".join(words[at:])) for at in range(max(0, len(words) - 6), len(words)))


def share(part: int, whole: int) -> str:
    """A share as people read it."""
    return f"{part / whole:7.1%}" if whole else "      -"


def table(title: str, found: Tally, least: int) -> None:
    """Print the counts of one collection."""
    total, known, sourced = (sum(one.values()) for one in (found.central, found.known, found.sourced))
    print(f"\n{title}: {found.texts} văn bản, {total} lượt viện dẫn văn bản trung ương")
    apart = sum(found.apart.values())
    print(f"  {'loại':34}{'lượt':>8}{'đã biết':>9}{'có nguồn':>10}{'từ danh mục':>13}")
    print(f"  {'tất cả':34}{total:8}{share(known, total):>9}{share(sourced, total):>10}{share(apart, total):>13}")
    for kind, count in found.central.most_common():
        if count >= least:
            row = [share(part[kind], count) for part in (found.known, found.sourced, found.apart)]
            print(f"  {kind:34}{count:8}{row[0]:>9}{row[1]:>10}{row[2]:>13}")
    said, organ = found.issuers["nêu bằng chữ"], found.issuers["biết cơ quan"]
    local, placed = found.issuers["cơ quan địa phương"], found.issuers["địa phương có địa danh trong bảng"]
    full = found.issuers["đủ (cơ quan trung ương)"] + placed
    print(f"  cơ quan nêu bằng chữ: {said}; biết cơ quan {share(organ, said)}; biết cả địa danh {share(full, said)}")
    print(f"    riêng cơ quan địa phương: {local}; có địa danh trong bảng {share(placed, local)}")


def rows_by_confidence() -> None:
    """Print how many rows each table holds, by confidence."""
    facts = legal_facts()
    counted = {
        "legal_facts (văn bản)": Counter(row.source.confidence for row in facts),
        "legal_facts (sự kiện)": Counter(event.source.confidence for row in facts for event in row.events),
        "named_works": Counter(row.confidence for row in named_works()),
        "organs": Counter(row.confidence for row in organs()),
    }
    print(f"\n  {'bảng':28}{'hàng':>8}{'high':>8}{'medium':>8}{'low':>8}")
    for name, counts in counted.items():
        print(f"  {name:28}{sum(counts.values()):8}" + "".join(f"{counts[c]:8}" for c in (*SURE, "low")))


LOAD = """
import time
import graph.place
start = time.process_time()
known = graph.place.find_places("huyện Trà Cú") + graph.place.find_places("xã Tân Phú")
graph.place.successor_on(known[0], __import__("datetime").date(2026, 11, 21))
print((time.process_time() - start) * 1000)
"""


def places_load() -> None:
    """Print the processor time of the first question to the table of places in a new process."""
    runs = [subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True) for _ in range(7)]
    taken = statistics.median(float(run.stdout) for run in runs)
    print(f"\n  nạp bảng địa danh và trả lời câu hỏi đầu tiên: {taken:.1f} ms (giới hạn 20 ms)")


def missing(found: Tally, number: int) -> None:
    """Print the central documents cited most that are not known, or not with a sourced status."""
    for title, counts in (("chưa biết", found.unknown), ("chưa có nguồn", found.unsourced)):
        print(f"\n{title}: {len(counts)} văn bản, {sum(counts.values())} lượt")
        for what, count in counts.most_common(number):
            print(f"  {count:6}  {what}")
    print("\ncơ quan chưa rõ")
    for what, count in found.strange.most_common(number):
        print(f"  {count:6}  {what}")


def main() -> int:
    """Print every figure; 0 also where there is nothing to read."""
    parser = argparse.ArgumentParser(description="Tỷ lệ văn bản được viện dẫn mà bảng tri thức biết")
    parser.add_argument("--missing", type=int, default=0, help="liệt kê bấy nhiêu văn bản còn thiếu")
    parser.add_argument("--sample", type=int, default=0, help="chỉ đọc bấy nhiêu văn bản mỗi kho")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    if not SHARED.is_dir():
        print("Không có ../shared: chỉ đếm được các hàng tri thức.")
        rows_by_confidence()
        return 0
    everything = Tally()
    with ProcessPoolExecutor(asked.workers) as pool:
        for name, items in texts():
            chosen = list(islice(items, asked.sample or None))
            parts = [chosen[at : at + CHUNK] for at in range(0, len(chosen), CHUNK)]
            found = Tally()
            for part in pool.map(tally, parts):
                found.add(part)
            table(name, found, 1 if name == "documents" else max(20, sum(found.central.values()) // 500))
            everything.add(found)
    table("tất cả", everything, 100)
    rows_by_confidence()
    places_load()
    if asked.missing:
        missing(everything, asked.missing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
