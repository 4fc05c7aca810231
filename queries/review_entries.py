"""Rows of the review: what the standing of one work, and the end of its legal basis, say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.codes import type_codes
from graph.event import ENDING, Event
from graph.interval import vietnamese
from graph.number_grammar import parse_number
from graph.provision import provision_order
from graph.relation import chain_names
from graph.stores import View
from graph.work import Work
from queries.district_documents import DISTRICT_END, LAST_DAY
from queries.ends import ends_of
from queries.in_force import DERIVED_ENDED, ENDED, NOT_YET, SUSPENDED, describe
from queries.standing import Standing
from queries.successor import successors

FULL, PARTLY, KEPT, TO_DO = "ended", "ended in part", "no end known", "to be dealt with"
LISTS = (FULL, PARTLY, KEPT, TO_DO)

REPEAL, REPLACE, SUSPENDED_NOW, CHECK = "announce", "replace or amend", "suspended", "check"
PROPOSALS = {
    REPEAL: "công bố hết hiệu lực, hoặc công bố tiếp tục áp dụng",
    REPLACE: "sửa đổi, bổ sung hoặc thay thế",
    SUSPENDED_NOW: "xem việc ngưng hiệu lực còn cần thiết không",
    CHECK: "đối chiếu, xem thẩm quyền",
}
_MOST_BASES = 4
GRAVITY = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of one list.

    Attributes:
        work: The work.
        reason: Why it is in the list (*lý do hết hiệu lực*, or the reason of the proposal), in Vietnamese.
        day: Day of ending, of suspension or of taking effect; None where not known.
        scope: Provisions hit, where not the whole.
        source: Where that is written.
        confidence: ``high``, ``medium``, ``low`` (not verified) or None where nothing is known.
        proposal: What is proposed, in Vietnamese; None outside the fourth list.
        due: Day until which it is to be dealt with; None where no rule gives one.
        note: What a person should know beside, in Vietnamese.
    """

    work: Work
    reason: str
    day: date | None = None
    scope: tuple[str, ...] = ()
    source: str | None = None
    confidence: str | None = None
    proposal: str | None = None
    due: date | None = None
    note: str = ""


def entries_of(standing: Standing, since: date | None) -> Iterator[tuple[str, Entry]]:
    """The rows that the standing of one work makes by itself, each with the name of its list.

    Args:
        standing: What is known of the work on the day.
        since: What ended before this day is left out.
    """
    status, work = standing.status, standing.work
    if status.value in (ENDED, SUSPENDED) and status.event is not None:
        gone = _of_event(work, status.event)
        if since is None or status.since is None or status.since >= since or status.value == SUSPENDED:
            yield FULL, replace(gone, note=_undecided(standing))
        if status.value == SUSPENDED:
            yield TO_DO, replace(gone, proposal=PROPOSALS[SUSPENDED_NOW])
        return
    parts = [e for e in standing.events if e.scope and e.day and e.day <= standing.on and not e.derived]
    for event in _each_once([e for e in parts if e.what != "amended"]):
        yield PARTLY, _of_event(work, event)
    yield KEPT, _kept(standing, partly=any(event.what != "amended" for event in parts))
    if status.value == DERIVED_ENDED:
        reason = f"suy ra, chưa có văn bản công bố: {standing.derived[-1] if standing.derived else status.source}"
        yield TO_DO, Entry(
            work=work, reason=reason, day=status.since, source=status.source, confidence=status.confidence,
            proposal=PROPOSALS[REPEAL],
        )  # fmt: skip
    if work.until is not None and date.fromisoformat(work.until) < standing.on:
        reason = f"nghi đã hết thời kỳ thực hiện (đến {vietnamese(date.fromisoformat(work.until))})"
        yield TO_DO, Entry(
            work=work, reason=reason, proposal=PROPOSALS[REPLACE], source=work.label, confidence="medium"
        )  # fmt: skip
    if work.level == "huyện" and standing.on >= DISTRICT_END:
        reason = "văn bản của cấp huyện trước 01/7/2025: chỉ áp dụng đến hết ngày 28/02/2027 nếu cấp xã chưa xử lý"
        yield (
            TO_DO,
            Entry(
                work=work, reason=reason, proposal=PROPOSALS[REPLACE], due=LAST_DAY, confidence="medium",
                source="Luật 72/2025/QH15, sửa đổi bởi Luật 87/2025/QH15",
            ),
        )  # fmt: skip
    for edge in standing.doubts:
        if edge.state == "disputed" and edge.effect != "none":
            quote = edge.evidence[0].quote if edge.evidence else None
            reason = f"{edge.source} nêu “{edge.type.label}” nhưng chưa tính: {edge.doubt or 'còn tranh chấp'}"
            yield TO_DO, Entry(work=work, reason=reason, proposal=PROPOSALS[CHECK], source=quote, confidence="low")


def _reason(event: Event) -> str:
    """Why a work ended, as the lists of an office say it: the act with its type and its day."""
    number = parse_number(event.by, trusted=True) if event.by else None
    kind = type_codes().get(number.type or "") if number is not None else None
    by = f"{kind} {event.by}" if kind and event.by and not event.by.startswith(kind) else event.by
    if by and event.enacted is not None:
        by = f"{by} ngày {vietnamese(event.enacted)}"
    return describe(replace(event, by=by, scope=()))


def _undecided(standing: Standing) -> str:
    days = {
        event.day
        for event in standing.events
        if event.what in ENDING and not event.scope and not event.derived and event.day is not None
    }
    if len(days) < 2:
        return ""
    return "các nguồn ghi ngày khác nhau: " + ", ".join(vietnamese(day) for day in sorted(days))


def _each_once(events: Sequence[Event]) -> Iterator[Event]:
    """What several sources tell alike, by the best of them."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in sorted(events, key=lambda one: GRAVITY[one.source.confidence]):
        kept.setdefault((event.what, event.day, event.by, frozenset(event.scope)), event)
    yield from sorted(kept.values(), key=lambda one: (one.day or date.max, tuple(map(provision_order, one.scope))))


def _of_event(work: Work, event: Event) -> Entry:
    return Entry(
        work=work,
        reason=_reason(event),
        day=event.day,
        scope=event.scope,
        source=event.source.where,
        confidence=event.source.confidence,
    )


def _kept(standing: Standing, *, partly: bool) -> Entry:
    status, work = standing.status, standing.work
    notes = [status.word] if status.value in (NOT_YET, DERIVED_ENDED) else []
    notes += ["hết hiệu lực một phần"] if partly else []
    if status.later is not None and status.later.day is not None:
        notes.append(f"sẽ hết hiệu lực: {_reason(status.later)}")
    effective = date.fromisoformat(work.effective) if work.effective and len(work.effective) == 10 else None
    return Entry(
        work=work,
        reason=status.word,
        day=effective,
        source=status.source,
        confidence=status.confidence,
        note="; ".join(notes),
    )


def by_basis(view: View, works: Sequence[Work], on: date) -> list[Entry]:
    """Works whose legal basis ended: to be amended or replaced (*rà soát theo căn cứ*).

    Args:
        view: The graph.
        works: The works, none of them ended.
        on: The day asked about.
    """
    living = {work.key: work for work in works}
    links = [link for link in view.links(list(living), "out", chain_names()) if not link.disputed]
    bases = view.works({link.target for link in links})
    ends = ends_of(view, bases.values(), on, derive=False)
    told: dict[str, dict[str, Event]] = {}
    for link in links:
        event = ends[link.target].by(on) if link.target in ends else None
        if event is not None and event.source.confidence != "low" and event.by != living[link.source].number:
            told.setdefault(link.source, {})[link.target] = event
    return [_on_fallen_ground(view, living[key], bases, events, on) for key, events in told.items()]


def _on_fallen_ground(view: View, work: Work, bases: dict[str, Work], events: dict[str, Event], on: date) -> Entry:
    """The row of a work that rests on others that ended, the latest end first."""
    order = sorted(events, key=lambda key: (-(events[key].day or date.min).toordinal(), key))
    lines = []
    for key in order[:_MOST_BASES]:
        after = successors(view, bases[key], on).proposed
        new = f"; nay là {after.label}" if after is not None and after.number != events[key].by else ""
        lines.append(f"căn cứ {bases[key].label} {_reason(events[key])}{new}")
    more = f"; và {len(order) - _MOST_BASES} căn cứ khác" if len(order) > _MOST_BASES else ""
    last = events[order[0]]
    return Entry(
        work=work,
        reason="; ".join(lines) + more,
        day=last.day,
        source=last.source.where,
        confidence=last.source.confidence,
        proposal=PROPOSALS[REPLACE],
    )
