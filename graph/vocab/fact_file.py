"""The compiled legal facts: one line a work, in order of number, so that a check reads only the works it meets.

The first line says which files the copy was made from; each other line is a number, a tab, and the rows of the works
that print it. Ten thousand works cost a run the reading of the file and a search of some steps for each citation.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from graph.event import WorkFacts
from graph.evidence import Source
from graph.vocab.codec import from_plain, to_plain


def bare(number: str) -> str:
    """A number without leading zeros, as the lines are sorted by.

    Examples:
        >>> bare("059/2025/QĐ-UBND")
        '59/2025/QĐ-UBND'
    """
    return number.lstrip("0")


def latest_day(works: tuple[WorkFacts, ...]) -> str:
    """The latest ISO day on which anything about the works was read; empty where there is none."""
    days = [facts.source.seen_on for facts in works]
    days += [event.source.seen_on for facts in works for event in facts.events]
    return max(days, default="")


class Facts:
    """The legal facts, by number.

    Attributes:
        seen_on: Latest ISO day on which one of them was read.
    """

    def __init__(self, lines: list[bytes], count: int, seen_on: str, extra: Iterable[WorkFacts] = ()) -> None:
        self._lines = lines
        self._count = count
        self._read: dict[str, tuple[WorkFacts, ...]] = {}
        self._all: tuple[WorkFacts, ...] | None = None
        self._extra: dict[str, tuple[WorkFacts, ...]] = {}
        self.seen_on = seen_on
        for facts in extra:
            self._extra[bare(facts.number)] = (*self._extra.get(bare(facts.number), ()), facts)

    def __len__(self) -> int:
        return self._count

    def numbered(self, number: str) -> tuple[WorkFacts, ...]:
        """The works that print a number; leading zeros do not count."""
        plain = bare(number)
        found = self._read.get(plain)
        if found is None:
            found = self._read[plain] = _merged(self._extra.get(plain, ()), self._of_line(plain))
        return found

    def _of_line(self, plain: str) -> tuple[WorkFacts, ...]:
        wanted = plain.encode("utf-8", "surrogatepass") + b"\t"
        at = bisect_left(self._lines, wanted)
        if at < len(self._lines) and self._lines[at].startswith(wanted):
            return tuple(_works(self._lines[at]))
        return ()

    def of(self, key: str) -> WorkFacts | None:
        """The work of a key; None where none has it."""
        return next((facts for facts in self.numbered(key.partition("@")[0]) if facts.key == key), None)

    def all(self) -> tuple[WorkFacts, ...]:
        """Every work, in order of key."""
        if self._all is None:
            numbers = dict.fromkeys(line[: line.index(b"\t")].decode() for line in self._lines)
            made = [facts for number in (numbers | dict.fromkeys(self._extra)) for facts in self.numbered(number)]
            self._all = tuple(sorted(made, key=lambda facts: facts.key))
        return self._all

    def extended(self, works: Iterable[WorkFacts]) -> Facts:
        """With further works; one of a key that is known already adds its events, and what it says goes first."""
        added = tuple(works)
        kept = tuple(facts for rows in self._extra.values() for facts in rows)
        return Facts(self._lines, self._count + len(added), max(self.seen_on, latest_day(added)), extra=(*added, *kept))


def _merged(own: tuple[WorkFacts, ...], shipped: tuple[WorkFacts, ...]) -> tuple[WorkFacts, ...]:
    """Works of the office and of the project, one a key."""
    if not own:
        return shipped
    known = {facts.key: facts for facts in shipped}
    made = [_of_both(facts, known.pop(facts.key)) if facts.key in known else facts for facts in own]
    return (*made, *known.values())


def _of_both(own: WorkFacts, shipped: WorkFacts) -> WorkFacts:
    """One work that both describe: the office's words first, the events of both in order of day."""
    told = {(event.what, event.by, event.day) for event in own.events}
    kept = [event for event in shipped.events if (event.what, event.by, event.day) not in told]
    return replace(
        own,
        title=own.title or shipped.title,
        issuer=own.issuer or shipped.issuer,
        issued=own.issued or shipped.issued,
        effective=own.effective or shipped.effective,
        names=tuple(dict.fromkeys((*own.names, *shipped.names))),
        events=tuple(sorted((*own.events, *kept), key=lambda event: event.day or date.max)),
    )


def _works(line: bytes) -> Iterator[WorkFacts]:
    for plain, pool in json.loads(line[line.index(b"\t") + 1 :]):
        sources = [Source(where=where, seen_on=day, confidence=trust) for where, day, trust in pool]
        yield from from_plain(WorkFacts, [plain], sources)


def lines_of(works: Iterable[WorkFacts]) -> list[bytes]:
    """The lines of some works, sorted."""
    rows: dict[str, list[object]] = {}
    for facts in works:
        sources: dict[Source, int] = {}
        plain = to_plain(facts, sources)
        pool = [[source.where, source.seen_on, source.confidence] for source in sources]
        rows.setdefault(bare(facts.number), []).append([plain, pool])
    made = (
        f"{number}\t{json.dumps(found, ensure_ascii=False, separators=(',', ':'))}" for number, found in rows.items()
    )
    return sorted(line.encode() for line in made)


def write_facts(works: tuple[WorkFacts, ...], made_from: str) -> bytes:
    """The content of the compiled file.

    Args:
        works: Every work.
        made_from: Hash of the files they were read from.
    """
    head = json.dumps([made_from, len(works), latest_day(works)]).encode()
    return b"\n".join([head, *lines_of(works)]) + b"\n"


@cache
def read_facts(path: Path, made_from: str) -> Facts | None:
    """The compiled facts of a file; None where it is missing, damaged or made from other files."""
    try:
        head, *lines = path.read_bytes().rstrip(b"\n").split(b"\n")
        written, count, seen_on = json.loads(head)
    except (OSError, ValueError):
        return None
    return Facts(lines, count, seen_on) if written == made_from else None


def facts_from(works: tuple[WorkFacts, ...]) -> Facts:
    """The facts of works that were read from their tables.

    Examples:
        >>> facts_from(()).numbered("61/2018/NĐ-CP")
        ()
    """
    return Facts(lines_of(works), len(works), latest_day(works))
