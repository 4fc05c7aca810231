"""Does a work of the graph hold on a day, and what proves it.

Everything known of a work (rows of registers, final articles of other works, what people decided) becomes its
:class:`~graph.event.WorkFacts`, which :func:`queries.in_force.status_on` judges. What is told only by third
documents has confidence ``low``; what is disputed never counts and is shown apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from graph.assertion import DOCUMENT, PERSON, Happening, Origin
from graph.citation import PinCite
from graph.event import ENDING, Event, WorkFacts
from graph.evidence import Source
from graph.interval import PartialDate, vietnamese
from graph.relation import REJECTED, Relation, relation_names, relation_type
from graph.stores import View
from graph.work import Work, number_key
from queries.checks.plans import period_made_for
from queries.competence import weighed
from queries.in_force import NO_EVIDENCE, PERIOD_OVER, UNKNOWN, Status, status_on, word_of

_SURE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of the validity of a work on a day.

    Attributes:
        work: The work.
        on: The day.
        status: The answer, with its proof.
        events: Everything told of it, in order of day; derived ends included.
        undated: Ends and changes whose day is not known.
        doubts: Edges that would end or change it and are disputed or rejected.
        derived: How an end was derived, in Vietnamese, step by step; empty where none was.
    """

    work: Work
    on: date
    status: Status
    events: tuple[Event, ...]
    undated: tuple[Event, ...] = ()
    doubts: tuple[Relation, ...] = ()
    derived: tuple[str, ...] = ()


@cache
def acting_types() -> tuple[str, ...]:
    """Names of the relation types that do something to their target."""
    return tuple(name for name in relation_names() if relation_type(name).event is not None)


def status_of(view: View, work: Work, on: date, pincites: Sequence[PinCite] = ()) -> Standing:
    """What is known of the validity of a work, or of provisions of it, on a day.

    Args:
        view: The graph.
        work: The work.
        on: The day asked about.
        pincites: The provisions asked about; empty for the whole work.
    """
    return standings(view, (work,), on, {work.key: pincites})[work.key]


def standings(
    view: View, works: Iterable[Work], on: date, pincites: dict[str, Sequence[PinCite]] | None = None
) -> dict[str, Standing]:
    """What is known of the validity of several works on a day, by key; see :func:`status_of`."""
    from queries.derived import derived_end  # it asks about parents, which asks back

    asked = {work.key: work for work in works}
    known = facts_of_works(view, asked.values())
    made = {}
    for key, work in asked.items():
        facts, doubts = known[key]
        pins = (pincites or {}).get(key, ())
        derived: tuple[str, ...] = ()
        if facts is not None and not _ended(facts, on):
            end = derived_end(view, work, on)
            if end is not None:
                facts, derived = _with(facts, end.event), end.steps
        undated = tuple(event for event in facts.events if event.day is None) if facts else ()
        made[key] = Standing(
            work=work,
            on=on,
            status=_or_period_over(status_on(facts, on, pins), work, on),
            events=facts.events if facts else (),
            undated=undated,
            doubts=doubts,
            derived=derived,
        )
    return made


def _or_period_over(status: Status, work: Work, on: date) -> Status:
    """A plan whose time is over and of which nothing else is told: suspected, and never more than that."""
    if status.value not in (NO_EVIDENCE, UNKNOWN):
        return status
    period = period_made_for(work.doc_type, work.title)
    if period is None or on <= period[1]:
        return status
    return Status(
        value=PERIOD_OVER,
        word=word_of(PERIOD_OVER),
        since=period[1] + timedelta(days=1),
        evidence=f"thời kỳ thực hiện ghi trong trích yếu đã qua từ ngày {vietnamese(period[1] + timedelta(days=1))}; "
        "không có văn bản nào nói kế hoạch tự hết hiệu lực",
        source=work.label,
        confidence="low",
        later=status.later,
        outlook=status.outlook,
    )


def known_facts(view: View, work: Work, on: date) -> WorkFacts | None:
    """Everything told of a work, with the end that follows by a day where none is told; None where nothing is."""
    from queries.derived import derived_end  # it asks about parents, which asks back

    facts, _ = facts_of_works(view, (work,))[work.key]
    if facts is None or _ended(facts, on):
        return facts
    end = derived_end(view, work, on)
    return facts if end is None else _with(facts, end.event)


def _ended(facts: WorkFacts, on: date) -> bool:
    return any(event.what in ENDING and not event.scope and event.day and event.day <= on for event in facts.events)


def _with(facts: WorkFacts, event: Event) -> WorkFacts:
    from dataclasses import replace

    return replace(facts, events=tuple(sorted((*facts.events, event), key=lambda one: one.day or date.max)))


def facts_of_works(view: View, works: Iterable[Work]) -> dict[str, tuple[WorkFacts | None, tuple[Relation, ...]]]:
    """Everything told of some works, by key; and the edges that are in doubt.

    A work of which there are only citations, and nothing is told, has no facts.
    """
    asked = {work.key: work for work in works}
    return {
        key: (_facts(view, asked[key], _each_once(events)), doubts)
        for key, (events, doubts) in _said(view, asked).items()
    }


def events_told(view: View, work: Work) -> tuple[Event, ...]:
    """Everything told of a work; what several sources tell alike comes once for each of them."""
    return tuple(_said(view, {work.key: work})[work.key][0])


def _said(view: View, asked: dict[str, Work]) -> dict[str, tuple[list[Event], tuple[Relation, ...]]]:
    """The events told of some works, by key; and the edges that are in doubt."""
    told = view.happenings(asked)
    acted = [link.target for link in view.links(list(asked), "in", acting_types())]
    said = {key: view.relations(key, "in", acting_types()) for key in dict.fromkeys(acted)}
    actors = view.works({edge.source for found in said.values() for edge in found})
    edges = {key: weighed(view, found, actors | {key: asked[key]}) for key, found in said.items()}
    ids = {one.origin for found in edges.values() for edge in found for one in edge.evidence[:1]}
    origins = view.origins(ids)
    made: dict[str, tuple[list[Event], tuple[Relation, ...]]] = {}
    for key in asked:
        found = edges.get(key, [])
        doubts = tuple(edge for edge in found if not edge.trusted)
        events = [_of_happening(*one) for one in told.get(key, ())]
        events += [
            event
            for edge in found
            if edge.trusted and (event := _of_relation(edge, actors.get(edge.source), origins)) is not None
        ]
        made[key] = (events, doubts)
    return made


_TRUST = ("high", "medium", "low")


def _each_once(events: list[Event]) -> list[Event]:
    """One of the events that several sources tell alike: the one that is proved best."""
    kept: dict[tuple[str, date | None, str, tuple[str, ...], bool], Event] = {}
    for event in events:
        alike = (event.what, event.day, number_key(event.by or ""), event.scope, event.derived)
        known = kept.get(alike)
        if known is None or _TRUST.index(event.source.confidence) < _TRUST.index(known.source.confidence):
            kept[alike] = event
    return list(kept.values())


def _facts(view: View, work: Work, events: list[Event]) -> WorkFacts | None:
    if not work.held and not events:
        return None
    seen = work.seen_on or max((event.source.seen_on for event in events), default=None) or _own_day(view, work)
    return WorkFacts(
        key=work.key,
        number=work.number or work.label,
        doc_type=work.doc_type or "",
        title=work.title,
        issuer=work.issuer,
        issued=_day(work.issued),
        effective=_day(work.effective),
        source=Source(where=work.label, seen_on=seen, confidence="high" if work.held else "medium"),
        names=work.names,
        events=tuple(sorted(events, key=lambda event: (event.day or date.max, event.what, event.by or ""))),
    )


def _own_day(view: View, work: Work) -> str:
    """The day until which anything is known of a work that only its own text tells of: its own, or that it came in."""
    if work.day is not None:
        return work.day.isoformat()
    return max((origin.recorded for origin, _ in view.descriptions(work.key)), default=date.min.isoformat())


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    partial = PartialDate.parse(text)
    return partial.first_day() if partial.full else None


def _of_happening(origin: Origin, told: Happening) -> Event:
    return Event(
        what=told.what,
        day=_day(told.day),
        enacted=_day(told.enacted),
        by=told.by,
        scope=told.scope,
        derived=told.derived,
        source=Source(where=told.where or origin.name, seen_on=told.seen_on, confidence=told.confidence),
    )


def _of_relation(edge: Relation, actor: Work | None, origins: dict[str, Origin]) -> Event | None:
    """What an edge does to its target; None where it does nothing."""
    kind = edge.type
    what = kind.event if edge.whole else kind.event_part or kind.event
    if what is None or actor is None:
        return None
    return Event(
        what=what,
        day=_acts_from(edge, actor),
        enacted=_day(actor.issued),
        by=actor.number or actor.label,
        scope=() if edge.whole else edge.provisions or ("một phần",),
        source=_source(edge, actor, origins),
    )


def _acts_from(edge: Relation, actor: Work) -> date | None:
    """The day it acts from; an act without a year in its number acts from its signing."""
    stated = _day(edge.effective) or _day(actor.effective)
    if stated is not None:
        return stated
    printed = actor.number is not None and actor.number.partition("/")[2][:4].isdigit()
    return None if printed or actor.number is None else _day(actor.issued)


def _source(edge: Relation, actor: Work, origins: dict[str, Origin]) -> Source:
    best = edge.evidence[0]
    origin = origins.get(best.origin)
    words = f"“{best.quote}”" if best.quote else ""
    where = f"{actor.label}: {words}" if origin is None or origin.work == actor.key else f"{origin.name}: {words}"
    seen_on = (origin.seen_on or origin.recorded) if origin else date.min.isoformat()
    return Source(where=where.rstrip(": "), seen_on=seen_on, confidence=_confidence(edge, origin, actor))


def _confidence(edge: Relation, origin: Origin | None, actor: Work) -> str:
    """High where a person or register says it, or the acting work itself; low where only others tell."""
    if origin is None:
        return "low"
    if edge.state == "confirmed" or origin.kind == PERSON or origin.kind != DOCUMENT:
        return "high"
    if origin.work != actor.key:
        return "low"
    return "high" if edge.confidence >= _SURE and not actor.disputes else "medium"


def rejected(edge: Relation) -> bool:
    """Whether a person said that the edge does not stand."""
    return edge.state == REJECTED
