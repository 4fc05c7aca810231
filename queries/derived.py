"""Ends that no act states: detailing documents that fall with their parent (*hết hiệu lực theo*).

Source: CITATION_RULES § d.3: Luật 2008 Điều 81 (before 01/7/2016: a hint only); Luật 80/2015/QH13 Điều 154.4
(01/7/2016 to 31/3/2025); Luật 64/2025/QH15 Điều 57.2 as first made (01/4/2025 to 30/6/2025: they go on); as
amended by Luật 87/2025/QH15 (from 01/7/2025). The regime is chosen by the day on which the parent ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.event import ENDING, Event, WorkFacts
from graph.evidence import Source
from graph.interval import vietnamese
from graph.relation import relation_names
from graph.stores import View
from graph.work import Work, issuer_key

DETAILS = "details"
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One rule on what becomes of detailing documents.

    Attributes:
        start: First day on which a parent ends under it.
        falls: Whether they end with the parent.
        basis: The rule, in Vietnamese.
        confidence: Trust in an end derived by it.
    """

    start: date
    falls: bool
    basis: str
    confidence: str


REGIMES = (
    Regime(start=date.min, falls=True, basis="Luật Ban hành văn bản QPPL 2008, Điều 81", confidence="low"),
    Regime(start=date(2016, 7, 1), falls=True, basis="Luật 80/2015/QH13, Điều 154 khoản 4", confidence="medium"),
    Regime(start=date(2025, 4, 1), falls=False, basis="Luật 64/2025/QH15, Điều 57 khoản 2", confidence="medium"),
    Regime(
        start=date(2025, 7, 1),
        falls=True,
        basis="Luật 64/2025/QH15, Điều 57 khoản 2 (sửa đổi bởi Luật 87/2025/QH15)",
        confidence="medium",
    ),
)
"""In order of day; each holds until the next begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedEnd:
    """An end that follows from the end of a parent.

    Attributes:
        event: The end, marked as derived.
        steps: The path and the rule, in Vietnamese.
    """

    event: Event
    steps: tuple[str, ...]


def regime_on(day: date) -> Regime:
    """The rule for parents that end on a day.

    Examples:
        >>> [regime_on(day).falls for day in (date(2024, 8, 1), date(2025, 5, 1), date(2026, 7, 1))]
        [True, False, True]
    """
    return next(regime for regime in reversed(REGIMES) if regime.start <= day)


def derived_end(view: View, work: Work, on: date) -> DerivedEnd | None:
    """The end of a work that follows from the end of what it details; None where none follows.

    Cancelled where the work came after that end, was amended or rested on by its own issuer after it, was kept
    (an event ``resumed`` or a person's word), or details another parent that did not end.

    Args:
        view: The graph.
        work: The detailing work.
        on: The day asked about.
    """
    return _end(view, work, on, (work.key,))


def _end(view: View, work: Work, on: date, path: tuple[str, ...]) -> DerivedEnd | None:
    parents = [link.target for link in view.links((work.key,), "out", (DETAILS,)) if not link.disputed]
    parents = [key for key in parents if key not in path]
    if not parents or len(path) > _DEEPEST:
        return None
    ends = []
    for parent in view.works(parents).values():
        found = _end_of_parent(view, parent, on, (*path, parent.key))
        if found is None:
            return None  # another parent goes on: at most a part falls
        ends.append((found[0], parent, found[1]))
    if len(ends) < len(parents):
        return None
    day, parent, steps = max(ends, key=lambda end: (end[0], end[1].key))
    regime = regime_on(day)
    if not regime.falls or _goes_on(view, work, day):
        return None
    told = f"{work.label} quy định chi tiết {parent.label}, văn bản này hết hiệu lực từ ngày {vietnamese(day)}"
    source = Source(
        where=f"suy ra, chưa có văn bản công bố; {told}; {regime.basis}",
        seen_on=_seen(view, parent),
        confidence=regime.confidence,
    )
    event = Event(what="expired", day=day, by=parent.number or parent.label, derived=True, source=source)
    return DerivedEnd(event=event, steps=(*steps, f"{told} ({regime.basis})"))


def _seen(view: View, parent: Work) -> str:
    days = [told.seen_on for _, told in view.happenings((parent.key,)).get(parent.key, ())]
    return max([*days, parent.seen_on or ""], default="") or date.min.isoformat()


def _end_of_parent(view: View, parent: Work, on: date, path: tuple[str, ...]) -> tuple[date, tuple[str, ...]] | None:
    """The day on which a parent ended as a whole by then, and the steps to it; None while it goes on."""
    from queries.standing import facts_of_works  # it asks about derived ends, which ask back

    facts, _ = facts_of_works(view, (parent,))[parent.key]
    stated = min((event.day for event in _whole_ends(facts) if event.day and event.day <= on), default=None)
    if stated is not None:
        return stated, ()
    further = _end(view, parent, on, path)
    if further is None or further.event.day is None or further.event.day > on:
        return None
    return further.event.day, further.steps


def _whole_ends(facts: WorkFacts | None) -> Iterator[Event]:
    if facts is not None:
        yield from (
            one for one in facts.events if one.what in ENDING and not one.scope and one.source.confidence != "low"
        )


def _goes_on(view: View, work: Work, day: date) -> bool:
    """Whether something shows that the work went on after its parent had ended."""
    if work.day is not None and work.day >= day:
        return True
    told = [one for _, one in view.happenings((work.key,)).get(work.key, ())]
    if any(one.what in ("amended", "resumed") and (one.enacted or one.day or "") > day.isoformat() for one in told):
        return True
    changing = [name for name in relation_names() if name in ("amends", "corrects", "consolidates", "based_on")]
    links = view.links((work.key,), "in", changing, limit=500)
    later = view.works({link.source for link in links})
    for link in links:
        actor = later.get(link.source)
        if actor is None or actor.day is None or actor.day <= day:
            continue
        same = bool(actor.issuer and work.issuer and issuer_key(actor.issuer) == issuer_key(work.issuer))
        if link.relation != "based_on" or same:
            return True
    return False
