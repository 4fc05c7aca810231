"""Ends that no act states: detailing documents that fall with their parent (*hết hiệu lực theo*).

Source: CITATION_RULES § d.3: Luật 2008 Điều 81 (before 01/7/2016: a hint only); Luật 80/2015/QH13 Điều 154.4
(01/7/2016 to 31/3/2025); Luật 64/2025/QH15 Điều 57.2 as first made (01/4/2025 to 30/6/2025: they go on); as
amended by Luật 87/2025/QH15 (from 01/7/2025). The regime is chosen by the day on which the parent ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from graph.event import ENDING, Event, WorkFacts
from graph.evidence import Source
from graph.interval import vietnamese
from graph.stores import View
from graph.work import Work, issuer_key

DETAILS = "details"
_CHANGING = ("amends", "corrects", "consolidates")
_CHUNK = 400
_MOST = 5000
"""Works that one question may look at; a knot larger than that is no legal hierarchy, and nothing follows from it."""


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
    (an event ``resumed`` or a person's word), or details another parent that did not end. Works that detail each
    other in a circle never fall by it: whatever end they have is stated or comes from outside the circle.

    Args:
        view: The graph.
        work: The detailing work.
        on: The day asked about.
    """
    family = _family(view, work, on)
    return family.fallen(view, work.key) if family is not None else None


@dataclass(slots=True)
class _Family:
    """A work and everything it details, directly or through others, up to what some source says ended.

    Attributes:
        works: The works by key.
        parents: What each work without a stated end details.
        stated: First stated end of each work that has one by the day asked about.
        on: That day.
    """

    works: dict[str, Work]
    parents: dict[str, list[str]]
    stated: dict[str, date]
    on: date

    def fallen(self, view: View, start: str) -> DerivedEnd | None:
        """The derived end of a work, parents before children, each work once."""
        ended = dict(self.stated)
        because: dict[str, str] = {}
        children: dict[str, list[str]] = {}
        waiting = {key: len(parents) for key, parents in self.parents.items()}
        for key, parents in self.parents.items():
            for parent in parents:
                children.setdefault(parent, []).append(key)
        ready = list(ended)
        while ready and start not in ended:
            for child in children.get(ready.pop(), ()):
                waiting[child] -= 1
                if waiting[child]:
                    continue  # another parent goes on: at most a part falls
                last = max(self.parents[child], key=lambda key: (ended[key], key))
                if regime_on(ended[last]).falls and not _goes_on(view, self.works[child], ended[last]):
                    ended[child], because[child] = ended[last], last
                    ready.append(child)
        return self._told(view, start, because, ended) if start in because else None

    def _told(self, view: View, start: str, because: dict[str, str], ended: dict[str, date]) -> DerivedEnd:
        day, path = ended[start], [start]
        while path[-1] in because:
            path.append(because[path[-1]])
        regime = regime_on(day)
        lines = [_words(self.works[one], self.works[over], day) for one, over in pairwise(path)]
        parent = self.works[path[1]]
        source = Source(
            where=f"suy ra, chưa có văn bản công bố; {lines[0]}; {regime.basis}",
            seen_on=_seen(view, parent),
            confidence=regime.confidence,
        )
        event = Event(what="expired", day=day, by=parent.number or parent.label, derived=True, source=source)
        return DerivedEnd(event=event, steps=tuple(f"{line} ({regime.basis})" for line in reversed(lines)))


def _words(work: Work, parent: Work, day: date) -> str:
    return f"{work.label} quy định chi tiết {parent.label}, văn bản này hết hiệu lực từ ngày {vietnamese(day)}"


def _family(view: View, work: Work, on: date) -> _Family | None:
    """Walk upwards layer by layer; None where it details nothing, or is part of a knot too large to be judged."""
    from queries.standing import facts_of_works  # it asks about derived ends, which ask back

    made = _Family({work.key: work}, {}, {}, on)
    layer = [work.key]
    while layer:
        for key in layer:
            made.parents[key] = []
        for link in view.links(layer, "out", (DETAILS,)):
            if not link.disputed and link.target != link.source:
                made.parents[link.source].append(link.target)
        new = {key for one in layer for key in made.parents[one] if key not in made.works}
        if len(made.works) + len(new) > _MOST:
            return None
        found = view.works(sorted(new))
        made.works |= found
        for key, (facts, _) in facts_of_works(view, found.values()).items():
            ends = [one.day for one in _whole_ends(facts) if one.day is not None and one.day <= on]
            if ends:
                made.stated[key] = min(ends)
        layer = [key for key in found if key not in made.stated]
    return made if made.parents[work.key] else None


def _seen(view: View, parent: Work) -> str:
    days = [told.seen_on for _, told in view.happenings((parent.key,)).get(parent.key, ())]
    return max([*days, parent.seen_on or ""], default="") or date.min.isoformat()


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
    changed = [link.source for link in view.links((work.key,), "in", _CHANGING)]
    resting = [link.source for link in view.links((work.key,), "in", ("based_on",))]
    for keys, own_only in ((changed, False), (resting, True)):
        for start in range(0, len(keys), _CHUNK):
            for actor in view.works(keys[start : start + _CHUNK]).values():
                if actor.day is not None and actor.day > day and (not own_only or _same_issuer(actor, work)):
                    return True
    return False


def _same_issuer(one: Work, other: Work) -> bool:
    return bool(one.issuer and other.issuer) and issuer_key(one.issuer or "") == issuer_key(other.issuer or "")
