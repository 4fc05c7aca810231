"""The life of a work (*dòng thời gian*): issue, effect, changes, suspensions, ends, and versions of its provisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.event import ENDING, PARTIAL, Event
from graph.interval import PartialDate
from graph.provision import provision_order
from graph.relation import relation_type
from graph.stores import View
from graph.work import Work
from queries.derived import derived_end
from queries.in_force import describe
from queries.standing import Standing, events_told, status_of

ISSUED, EFFECTIVE, PERIOD_ENDS = "issued", "effective", "period ends"
_CONFIDENCES = ("high", "medium", "low")
_ORDER = (ISSUED, EFFECTIVE, "amended", "partially_repealed", "suspended", "resumed", PERIOD_ENDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened to a work.

    Attributes:
        day: ISO day, month or year; None where not known.
        what: ``issued``, ``effective``, ``period ends``, or the kind of an event (:class:`graph.event.Event`).
        text: In Vietnamese.
        by: Number of the act that caused it.
        scope: Provisions hit; empty for the whole work.
        derived: Whether no act says it.
        sources: Where it was read, the best first.
        confidence: ``high``, ``medium`` or ``low`` (not verified).
        ahead: Whether it lies after the day asked about.
    """

    day: str | None
    what: str
    text: str
    by: str | None = None
    scope: tuple[str, ...] = ()
    derived: bool = False
    sources: tuple[str, ...] = ()
    confidence: str = "high"
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a provision, or of the whole work.

    Attributes:
        provision: ``"Điều 5 khoản 2"``; None for changes of which only "a part" is known.
        number: 1 for the first.
        start: First ISO day; None where not known.
        end: First ISO day after it; None while it stands, as far as is known.
        by: Number of the act that made it; None for the first.
        ended_by: What ended it, in Vietnamese; None while it stands.
    """

    provision: str | None
    number: int
    start: str | None
    end: str | None = None
    by: str | None = None
    ended_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The life of a work.

    Attributes:
        work: The work.
        on: The day asked about.
        standing: What is known of its validity on that day.
        moments: In order of day; what has no day comes last.
        versions: Wordings of the provisions that acts name, in order of provision.
        doubts: What is disputed or rejected and does not count, in Vietnamese.
    """

    work: Work
    on: date
    standing: Standing
    moments: tuple[Moment, ...]
    versions: tuple[Version, ...]
    doubts: tuple[str, ...] = ()


def timeline_of(view: View, work: Work, on: date) -> Timeline:
    """The life of a work as far as the graph knows it.

    Args:
        view: The graph.
        work: The work.
        on: The day asked about; what lies after it is marked.
    """
    standing = status_of(view, work, on)
    events = [*events_told(view, work), *(event for event in standing.events if event.derived)]
    if not any(event.derived for event in events) and not _ended(events):
        ahead = derived_end(view, work, date.max)
        events += [ahead.event] if ahead is not None else []
    moments = [*_born(work, on), *(_moment(told, on) for told in _each_once(events))]
    return Timeline(
        work=work,
        on=on,
        standing=standing,
        moments=tuple(sorted(moments, key=_in_order)),
        versions=tuple(_versions(work, events)),
        doubts=tuple(_doubts(view, standing)),
    )


def _ended(events: Iterable[Event]) -> bool:
    return any(event.what in ENDING and not event.scope for event in events)


def _born(work: Work, on: date) -> Iterator[Moment]:
    given = (
        (ISSUED, work.issued, "được ban hành" + (f" bởi {work.issuer}" if work.issuer else "")),
        (EFFECTIVE, work.effective, "có hiệu lực"),
        (PERIOD_ENDS, work.until, "hết thời kỳ thực hiện ghi trong văn bản (không phải là hết hiệu lực)"),
    )
    for what, day, text in given:
        if day is not None:
            disputed = next((one.values for one in work.disputes if one.field == what), ())
            more = f"; nguồn khác ghi {', '.join(disputed[1:])}" if disputed else ""
            confidence = "medium" if disputed or not work.held else "high"
            ahead = PartialDate.parse(day).first_day() > on
            yield Moment(day=day, what=what, text=text + more, confidence=confidence, ahead=ahead)


def _each_once(events: Iterable[Event]) -> Iterator[list[Event]]:
    """What several sources tell alike, the best proved first."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        groups.setdefault((event.what, event.day, event.by, frozenset(event.scope), event.derived), []).append(event)
    for told in groups.values():
        yield sorted(told, key=lambda event: _CONFIDENCES.index(event.source.confidence))


def _moment(told: Sequence[Event], on: date) -> Moment:
    event = told[0]
    return Moment(
        day=event.day.isoformat() if event.day else None,
        what=event.what,
        text=describe(event),
        by=event.by,
        scope=event.scope,
        derived=event.derived,
        sources=tuple(dict.fromkeys(one.source.where for one in told)),
        confidence=event.source.confidence,
        ahead=event.day is not None and event.day > on,
    )


def _in_order(moment: Moment) -> tuple[str, int, str]:
    order = _ORDER.index(moment.what) if moment.what in _ORDER else len(_ORDER)
    return moment.day or "9999", order, moment.by or ""


def _versions(work: Work, events: Sequence[Event]) -> Iterator[Version]:
    """Wordings of each provision that a dated act names; a derived end ends none."""
    acting = [event for event in events if event.day is not None and not event.derived]
    last = next((event for event in acting if event.what in ENDING and not event.scope), None)
    scopes = {scope for event in acting if event.what in PARTIAL | ENDING for scope in event.scope}
    for scope in sorted(scopes, key=provision_order):
        changes = [one for one in acting if scope in one.scope and one.what in PARTIAL | ENDING]
        provision = None if scope == "một phần" else scope
        yield from _of_provision(provision, work.effective or work.issued, changes, last)


def _of_provision(
    provision: str | None, start: str | None, changes: Sequence[Event], last: Event | None
) -> Iterator[Version]:
    number, by = 1, None
    seen: set[tuple[date | None, str | None]] = set()
    for event in changes:
        if (event.day, event.by) in seen:
            continue
        seen.add((event.day, event.by))
        day = event.day.isoformat() if event.day else None
        yield Version(provision=provision, number=number, start=start, end=day, by=by, ended_by=_told(event))
        if event.what != "amended":
            return
        number, by, start = number + 1, event.by, day
    end = last.day.isoformat() if last and last.day else None
    yield Version(
        provision=provision, number=number, start=start, end=end, by=by, ended_by=_told(last) if last else None
    )


def _told(event: Event) -> str:
    from dataclasses import replace

    return describe(replace(event, scope=()))


def _doubts(view: View, standing: Standing) -> Iterator[str]:
    actors = view.works(edge.source for edge in standing.doubts)
    for edge in standing.doubts:
        actor = actors.get(edge.source)
        name = actor.label if actor else edge.source
        why = f" ({edge.doubt})" if edge.doubt else ""
        state = "đã bị bác" if edge.state == "rejected" else "còn tranh chấp"
        yield f"{name} {relation_type(edge.relation).label}: {state}{why}"
