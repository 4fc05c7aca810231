"""Documents that rest on or cite what no longer holds (*căn cứ, viện dẫn đã hết hiệu lực*), over the whole graph.

The graph is read in order of key, a few hundred works at a time; what is known of a work cited is kept for a
while, because a few laws are cited by nearly all. Memory does not grow with the graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from graph.event import Event
from graph.interval import PartialDate
from graph.relation import relation_names, relation_type
from graph.stores import Link, View
from graph.work import Work
from queries.ends import Ends, ends_of, loaded_keys
from queries.successor import Succession, successors

THEN, SINCE, WILL, DERIVED, UNDATED = "then", "since", "will", "derived", "undated"
KINDS = (THEN, SINCE, WILL, DERIVED, UNDATED)
"""Ended by the document's own day; since; will end; only derived; ended, but the document has no full date."""

_BATCH = 300
_REMEMBERED = 50_000
_SURENESS = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """One work that a document rests on or cites, and its end.

    Attributes:
        relation: Name of the type of the edge.
        disputed: Whether something speaks against the edge.
        target: The work that ended, or will.
        kind: ``then``, ``since``, ``will``, ``derived`` or ``undated``.
        event: The end, with its day, the act and the source.
        confidence: ``high``, ``medium`` or ``low`` (not verified).
        steps: How the end was derived, in Vietnamese; empty where it is stated.
        successor: The one work that stands in its place; None where there is none, or several.
        candidates: Every work that may.
    """

    relation: str
    disputed: bool
    target: Work
    kind: str
    event: Event
    confidence: str
    steps: tuple[str, ...] = ()
    successor: Work | None = None
    candidates: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """A document and all it rests on or cites that ended.

    Attributes:
        work: The document.
        ended: Its own stated end by the day asked about; None where none is known.
        items: What ended, the gravest first.
    """

    work: Work
    ended: Event | None
    items: tuple[Stale, ...]


def resting_types() -> tuple[str, ...]:
    """Names of the relation types by which a document rests on or cites another without acting on it.

    Examples:
        >>> "based_on" in resting_types(), "replaces" in resting_types()
        (True, False)
    """
    about = ("corrects", "consolidates", "promulgates")
    return tuple(name for name in relation_names() if relation_type(name).event is None and name not in about)


def outdated(
    view: View,
    on: date,
    *,
    level: str | None = None,
    since: date | None = None,
    loaded_only: bool = False,
    kinds: Collection[str] = KINDS,
) -> Iterator[Outdated]:
    """Every document that rests on or cites what ended, in order of key, one by one.

    Args:
        view: The graph.
        on: The day asked about: what ended later *will* end.
        level: Only documents of this level.
        since: Only ends from this day on: what has changed since the last look.
        loaded_only: Only documents whose own text was loaded.
        kinds: Only ends of these kinds.
    """
    memory = _Memory(view, on)
    types = resting_types()
    loaded = loaded_keys(view) if loaded_only else None
    wanted = (
        work
        for work in view.all_works()
        if (level is None or work.level == level) and (loaded is None or work.key in loaded)
    )
    while batch := list(islice(wanted, _BATCH)):
        links = view.links([work.key for work in batch], "out", types)
        memory.learn(link.target for link in links)
        by_source: dict[str, list[Link]] = {}
        for link in links:
            by_source.setdefault(link.source, []).append(link)
        found = {
            work.key: items
            for work in batch
            if (items := _items(work, by_source.get(work.key, ()), memory, since, kinds))
        }
        own = ends_of(view, (work for work in batch if work.key in found), on, derive=False)
        for work in batch:
            if work.key in found:
                yield Outdated(work=work, ended=own.get(work.key, Ends()).by(on), items=tuple(found[work.key]))


class _Memory:
    """The ends of works cited, kept for a while, and what stands in their place."""

    def __init__(self, view: View, on: date) -> None:
        self.view, self.on = view, on
        self._ends: dict[str, tuple[Work, Ends] | None] = {}
        self._after: dict[str, Succession] = {}

    def learn(self, keys: Iterator[str]) -> None:
        """Look up the ends of those works of which nothing is kept."""
        wanted = dict.fromkeys(keys)
        new = [key for key in wanted if key not in self._ends]
        if len(self._ends) + len(new) > _REMEMBERED:
            self._ends, self._after, new = {}, {}, list(wanted)
        works = self.view.works(new)
        ends = ends_of(self.view, works.values(), self.on)
        for key in new:
            self._ends[key] = (works[key], ends[key]) if key in ends else None

    def end(self, key: str) -> tuple[Work, Ends] | None:
        """The work and its ends; None where it has none."""
        return self._ends.get(key)

    def after(self, work: Work) -> Succession:
        """What stands in the place of the work."""
        if work.key not in self._after:
            self._after[work.key] = successors(self.view, work, self.on)
        return self._after[work.key]


def _items(
    work: Work, links: Sequence[Link], memory: _Memory, since: date | None, kinds: Collection[str]
) -> list[Stale]:
    made: dict[str, Stale] = {}
    for link in links:
        known = memory.end(link.target)
        if known is None or link.target in made or link.target == work.key:
            continue
        target, ends = known
        kind, event, steps = _judged(work, ends, memory.on)
        if event is None or kind not in kinds or event.day is None or (since is not None and event.day < since):
            continue
        if work.number is not None and event.by == work.number:
            continue  # it names the other because it ends it
        after = memory.after(target)
        made[link.target] = Stale(
            relation=link.relation,
            disputed=link.disputed,
            target=target,
            kind=kind,
            event=event,
            confidence=event.source.confidence,
            steps=steps,
            successor=after.proposed,
            candidates=after.candidates,
        )
    return sorted(made.values(), key=_gravest)


def _judged(work: Work, ends: Ends, on: date) -> tuple[str, Event | None, tuple[str, ...]]:
    """When a work cited ended, seen from the document that cites it."""
    first, last = _days(work)
    ended = ends.by(on)
    if ended is not None:
        if first is None or last is None:
            return UNDATED, ended, ()
        then = ends.by(min(first, on))
        if then is not None:
            return THEN, then, ()
        return (SINCE if ended.day is not None and ended.day > last else UNDATED), ended, ()
    if ends.derived is not None:
        return DERIVED, ends.derived.event, ends.derived.steps
    return WILL, ends.after(on), ()


def _days(work: Work) -> tuple[date | None, date | None]:
    """First and last day that the document may be of."""
    if work.issued is None:
        return None, None
    partial = PartialDate.parse(work.issued)
    return partial.first_day(), partial.last_day()


def _gravest(item: Stale) -> tuple[int, int, int, str]:
    order = relation_names().index(item.relation)
    return KINDS.index(item.kind), _SURENESS[item.confidence], order, item.target.key
