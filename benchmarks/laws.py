"""How complete the knowledge of laws is: ``python -m benchmarks.laws [--open] [--unread]``.

Laws are numbered through each term of the National Assembly, so a gap in the numbers is a law that is not known, or a
number that no law has (``benchmarks/laws.csv``, with the source). By term since the 11th:

* laws known out of the numbers up to the highest known, and the numbers missing with the reason;
* laws that ended, with the act that ended them, by trust in the clause; those that fell with the law they amend; those
  that no known act ended, with the last day on which a text rests on them or changed them; and those without either.

``--open`` lists the laws of which nothing says that they ended or still hold, ``--unread`` the ends nobody has read.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.event import ENDING, Event, WorkFacts
from graph.vocab import legal_facts

KINDS = ("Luật", "Bộ luật")
FIRST_TERM = 11
#: A text of this day or later that rests on a law shows that the law held then.
RECENT = date(2024, 1, 1)
TODAY = date(2026, 11, 21)
NUMBERS = Path(__file__).with_name("laws.csv")
TRUST = ("high", "medium", "low")
_NUMBER = re.compile(r"(\d+)/\d{4}/QH(\d+)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is noted of one number apart from the tables of facts.

    Attributes:
        what: ``in_force``, a text of that day rests on the law; ``unused``, no law has the number.
        day: The day of that text.
        source: The text, or why the number is no law.
    """

    what: str
    day: date
    source: str


@dataclass
class Term:
    """The laws of one term.

    Attributes:
        known: Laws by the number within the term.
        unused: Numbers that no law has, with the reason.
    """

    known: dict[int, list[WorkFacts]] = field(default_factory=lambda: defaultdict(list))
    unused: dict[int, str] = field(default_factory=dict)

    def missing(self) -> list[int]:
        """Numbers up to the highest known that are neither a known law nor noted as unused."""
        return [number for number in range(1, max(self.known) + 1) if number not in self.known.keys() | self.unused]

    def twice(self) -> list[int]:
        """Numbers that two known laws have."""
        return [number for number, laws in sorted(self.known.items()) if len(laws) > 1]

    def laws(self) -> list[WorkFacts]:
        """The laws in order of number."""
        return [law for _, laws in sorted(self.known.items()) for law in laws]


def place(number: str) -> tuple[int, int] | None:
    """Term and number within the term of a law.

    Examples:
        >>> place("31/2024/QH15"), place("61/2018/NĐ-CP")
        ((15, 31), None)
    """
    found = _NUMBER.match(number)
    return (int(found[2]), int(found[1])) if found else None


def noted(path: Path = NUMBERS) -> dict[str, Seen]:
    """What ``laws.csv`` holds, by number."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            row["number"]: Seen(what=row["what"], day=date.fromisoformat(row["day"]), source=row["source"])
            for row in csv.DictReader(rows)
        }


def terms(facts: Iterable[WorkFacts], seen: dict[str, Seen]) -> dict[int, Term]:
    """The terms since the 11th, with their laws."""
    made: dict[int, Term] = defaultdict(Term)
    for work in facts:
        where = place(work.number)
        if where is not None and where[0] >= FIRST_TERM and work.doc_type in KINDS:
            made[where[0]].known[where[1]].append(work)
    for number, note in seen.items():
        where = place(number)
        if where is not None and note.what == "unused" and where[0] in made:
            made[where[0]].unused[where[1]] = note.source
    return dict(sorted(made.items()))


def end_of(work: WorkFacts) -> Event | None:
    """The event that ended a whole law, the one best known first; None where no act is known to have ended it."""
    ends = [event for event in work.events if event.what in ENDING and not event.scope]
    return min(ends, key=lambda event: (event.derived, TRUST.index(event.source.confidence)), default=None)


def held_until(work: WorkFacts, seen: dict[str, Seen]) -> date | None:
    """The last day on which a source shows a law in force: made, changed or rested on; None where none is recent."""
    changes = [event.day for event in work.events if event.day and event.what not in ENDING and _read(event)]
    own = [work.effective or work.issued] if work.source.confidence != "low" else []
    note = seen.get(work.number)
    days = [*changes, *own, note.day if note is not None and note.what == "in_force" else None]
    return max((day for day in days if day is not None and day >= RECENT), default=None)


def _read(event: Event) -> bool:
    return event.source.confidence != "low"


def count(term: Term, seen: dict[str, Seen]) -> Counter[str]:
    """How many laws of a term ended, fell, hold or are open."""
    found: Counter[str] = Counter()
    for work in term.laws():
        end = end_of(work)
        if end is not None:
            found["theo luật gốc" if end.derived else f"kết thúc {end.source.confidence}"] += 1
            found["đã hết hiệu lực"] += end.day is not None and end.day <= TODAY
            found["biết văn bản thay thế"] += end.by is not None
        else:
            found["có căn cứ" if held_until(work, seen) else "chưa có căn cứ"] += 1
        found["được sửa đổi"] += any(event.what == "amended" for event in work.events)
        found[work.source.confidence] += 1
    return found


def table(made: dict[int, Term], seen: dict[str, Seen]) -> None:
    """Print one row a term."""
    heads = ("kết thúc high", "kết thúc medium", "kết thúc low", "theo luật gốc", "có căn cứ", "chưa có căn cứ")
    head = f"{'khóa':6}{'luật':>6}{'số':>6}{'bỏ':>4}{'thiếu':>7}{'kết thúc, nêu ở: high':>26}{'medium':>8}{'low':>5}"
    print(f"{head}{'theo luật gốc':>15}{'còn, có căn cứ':>16}{'chưa rõ':>9}{'được sửa':>10}")
    total: Counter[str] = Counter()
    for number, term in made.items():
        found = count(term, seen)
        found.update(luật=len(term.laws()), số=max(term.known), bỏ=len(term.unused), thiếu=len(term.missing()))
        total.update(found)
        _row(f"QH{number}", found, heads)
    _row("cả", total, heads)
    ended = f"đã hết hiệu lực đến {TODAY:%d/%m/%Y}: {total['đã hết hiệu lực']}"
    rows = ", ".join(f"{name} {total[name]}" for name in TRUST)
    print(f"\nbiết văn bản làm kết thúc: {total['biết văn bản thay thế']}; {ended}; hàng theo độ tin cậy: {rows}")


def _row(name: str, found: Counter[str], heads: tuple[str, ...]) -> None:
    high, medium, low, fallen, held, unclear = (found[head] for head in heads)
    numbers = f"{name:6}{found['luật']:6}{found['số']:6}{found['bỏ']:4}{found['thiếu']:7}"
    print(f"{numbers}{high:26}{medium:8}{low:5}{fallen:15}{held:16}{unclear:9}{found['được sửa đổi']:10}")


def gaps(made: dict[int, Term]) -> None:
    """Print the numbers missing, unused or standing twice."""
    for number, term in made.items():
        for name, found in (("thiếu", term.missing()), ("hai hàng", term.twice())):
            if found:
                print(f"QH{number} {name}: {', '.join(map(str, found))}")
        for unused, why in sorted(term.unused.items()):
            print(f"QH{number} không có luật số {unused}: {why}")


def open_laws(made: dict[int, Term], seen: dict[str, Seen]) -> list[WorkFacts]:
    """Laws of which nothing says that they ended and no recent text that they hold."""
    laws = [law for term in made.values() for law in term.laws()]
    return [law for law in laws if end_of(law) is None and held_until(law, seen) is None]


def unread_ends(made: dict[int, Term]) -> list[tuple[WorkFacts, Event]]:
    """Laws whose end is only remembered."""
    ends = [(law, end_of(law)) for term in made.values() for law in term.laws()]
    return [(law, end) for law, end in ends if end is not None and not _read(end)]


def main() -> int:
    """Print the figures; 1 where a number is missing in a term that is over."""
    parser = argparse.ArgumentParser(description="Tri thức về luật: số hiệu, kết thúc, căn cứ còn hiệu lực")
    parser.add_argument("--open", action="store_true", help="liệt kê luật chưa rõ còn hay hết hiệu lực")
    parser.add_argument("--unread", action="store_true", help="liệt kê luật có ngày hết hiệu lực chỉ nhớ, chưa đọc")
    asked = parser.parse_args()
    seen = noted()
    made = terms(legal_facts(), seen)
    table(made, seen)
    print()
    gaps(made)
    if asked.open:
        print("\nchưa rõ còn hay hết hiệu lực")
        for law in open_laws(made, seen):
            print(f"  {law.number:15} {law.title or '(chưa biết tên)'}")
    if asked.unread:
        print("\nchưa đọc điều khoản kết thúc")
        for law, end in unread_ends(made):
            print(f"  {law.number:15} {law.title}: {end.day} {end.by}")
    newest = max(made)
    return 1 if any(term.missing() or term.twice() for number, term in made.items() if number < newest) else 0


if __name__ == "__main__":
    sys.exit(main())
