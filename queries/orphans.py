"""What is missing (*văn bản còn thiếu*): works cited and not loaded, documents without basis, open citations."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graph.number_grammar import parse_number
from graph.relation import chain_names
from graph.stores import View
from graph.vocab import document_types
from graph.work import OPEN, Work
from queries.ends import loaded_keys

_BATCH = 300
_NO_BASIS_NEEDED = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Văn bản hợp nhất"})
"""Types that state no legal basis but the Constitution, or only that of what they consolidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A work that is cited and not loaded.

    Attributes:
        work: The work.
        citing: Documents that cite it.
        resting: Those among them that rest on it (legal basis, detailing, carrying out).
    """

    work: Work
    citing: int
    resting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCitation:
    """A citation whose work nobody could tell.

    Attributes:
        work: The open document.
        source: Key of the document that cites it; None where nothing does.
        relation: Name of the type of the edge.
        quote: The words that cite it.
    """

    work: Work
    source: str | None = None
    relation: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphans:
    """What is missing in a graph.

    Attributes:
        wanted: Works cited and not loaded, the most cited first.
        wanted_total: How many there are.
        baseless: Loaded documents of types that have to state a legal basis, without any.
        baseless_total: How many there are.
        open: Open citations, those that may be several works first.
        open_total: How many there are.
        reasons: Why citations stayed open, with how often.
    """

    wanted: tuple[Wanted, ...]
    wanted_total: int
    baseless: tuple[Work, ...]
    baseless_total: int
    open: tuple[OpenCitation, ...]
    open_total: int
    reasons: dict[str, int]


def orphans_of(view: View, *, limit: int = 50, level: str | None = None) -> Orphans:
    """What is missing in the graph; reads every work once, a few hundred at a time.

    Args:
        view: The graph.
        limit: Most lines of each list; the totals are always those of the whole graph.
        level: Only works of this level.
    """
    loaded = loaded_keys(view)
    chain = frozenset(chain_names())
    wanted: list[tuple[int, int, str, Wanted]] = []
    baseless: list[Work] = []
    opened: list[tuple[int, str, Work]] = []
    totals: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for batch in _batches(view, level):
        missing = [work for work in batch if work.key not in loaded and not work.key.startswith(OPEN)]
        for one in _cited(view, missing, chain):
            totals["wanted"] += 1
            _keep(wanted, (one.citing, one.resting, _reversed(one.work.key), one), limit)
        based = {link.source for link in view.links([w.key for w in batch if w.key in loaded], "out", tuple(chain))}
        for work in batch:
            if work.key in loaded and work.key not in based and _needs_basis(work):
                totals["baseless"] += 1
                baseless += [work] if len(baseless) < limit else []
            if work.key.startswith(OPEN):
                totals["open"] += 1
                reasons[work.open or ""] += 1
                _keep(opened, (len(work.candidates), _reversed(work.key), work), limit)
    opened.sort(reverse=True, key=lambda entry: entry[:2])
    return Orphans(
        wanted=tuple(entry[3] for entry in sorted(wanted, reverse=True, key=lambda entry: entry[:3])),
        wanted_total=totals["wanted"],
        baseless=tuple(baseless),
        baseless_total=totals["baseless"],
        open=tuple(_quoted(view, entry[2]) for entry in opened),
        open_total=totals["open"],
        reasons=dict(reasons.most_common()),
    )


def _batches(view: View, level: str | None) -> Iterator[list[Work]]:
    works = (work for work in view.all_works() if level is None or work.level == level)
    while batch := list(islice(works, _BATCH)):
        yield batch


def _cited(view: View, works: list[Work], chain: frozenset[str]) -> Iterator[Wanted]:
    citing: dict[str, set[str]] = {work.key: set() for work in works}
    resting: dict[str, set[str]] = {work.key: set() for work in works}
    for link in view.links(list(citing), "in"):
        citing[link.target].add(link.source)
        if link.relation in chain:
            resting[link.target].add(link.source)
    for work in works:
        if citing[work.key]:
            yield Wanted(work=work, citing=len(citing[work.key]), resting=len(resting[work.key]))


def _keep(kept: list[Any], entry: Any, limit: int) -> None:
    if len(kept) < limit:
        heapq.heappush(kept, entry)
    else:
        heapq.heappushpop(kept, entry)


def _reversed(key: str) -> tuple[int, ...]:
    """A key that comes the later, the earlier it stands in the alphabet: ties go to the first."""
    return tuple(-ord(letter) for letter in key)


def _needs_basis(work: Work) -> bool:
    """Whether a document of its type has to state a legal basis."""
    row = next((one for one in document_types() if one.name == work.doc_type), None)
    if row is None or work.doc_type in _NO_BASIS_NEEDED:
        return False
    number = parse_number(work.number, trusted=True) if work.number else None
    if number is not None and number.party:
        return False
    return row.normative == "always" or work.doc_type in ("Quyết định", "Nghị quyết", "Kế hoạch")


def _quoted(view: View, work: Work) -> OpenCitation:
    edge = next(iter(view.relations(work.key, "in", limit=1)), None)
    if edge is None:
        return OpenCitation(work=work)
    quote = edge.evidence[0].quote if edge.evidence else None
    return OpenCitation(work=work, source=edge.source, relation=edge.relation, quote=quote)
