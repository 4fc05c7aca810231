"""Searching the graph (*tìm văn bản*), and how much is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.stores import Search, Statistics, View
from graph.stores.finding import words_of
from graph.work import Work, number_key

_LOOKED_AT = 400
"""Answers of the store that are put in order, where fewer are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What a search gave.

    Attributes:
        asked: The question.
        works: The works that answer, the nearest first.
        cut: Whether more answer than are given.
    """

    asked: Search
    works: tuple[Work, ...]
    cut: bool


def search_works(view: View, asked: Search) -> Hits:
    """The works that answer a search, with or without accents, the nearest first.

    Args:
        view: The graph.
        asked: Words, and what narrows them.
    """
    found = view.search(replace(asked, limit=max(asked.limit, _LOOKED_AT)))
    works = sorted(view.works(found.keys).values(), key=lambda work: _rank(work, asked))
    return Hits(asked=asked, works=tuple(works[: asked.limit]), cut=found.cut or len(works) > asked.limit)


def _rank(work: Work, asked: Search) -> tuple[bool, bool, bool, bool, str, str]:
    """The very number first, then the very name, the words side by side, what was loaded, the newest."""
    wanted = words_of(asked.text)
    exact = bool(work.number) and number_key(work.number or "") == number_key(asked.text)
    said = (" ".join(words_of(part)) for part in (work.label, work.title or "", *work.names))
    together = bool(wanted) and any(f" {' '.join(wanted)}" in f" {words}" for words in said)
    named = any(words_of(name) == wanted for name in work.names)
    newest = "".join(chr(0x10FFFF - ord(letter)) for letter in (work.issued or "0"))
    return not exact, not named, not together, not work.held, newest, work.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much is in the graph.

    Attributes:
        total: Counts of the store.
        levels: Works by level; ``None`` where the level is not known.
        types: Works by type, the most frequent first.
        years: Works by year of issue, in order.
        disputed_works: Works on a field of which sources disagree.
    """

    total: Statistics
    levels: dict[str, int]
    types: dict[str, int]
    years: dict[str, int]
    disputed_works: int


def stats_of(view: View) -> Stats:
    """How much is in the graph; reads every work once."""
    from collections import Counter

    levels: Counter[str] = Counter()
    types: Counter[str] = Counter()
    years: Counter[str] = Counter()
    disputed = 0
    for work in view.all_works():
        levels[work.level or ""] += 1
        types[work.doc_type or ""] += 1
        years[(work.issued or "")[:4]] += 1
        disputed += bool(work.disputes)
    return Stats(
        total=view.statistics(),
        levels=dict(sorted(levels.items())),
        types=dict(sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))),
        years=dict(sorted(years.items())),
        disputed_works=disputed,
    )
