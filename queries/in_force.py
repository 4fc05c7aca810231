"""Does a work hold on a day (*hiệu lực*)? Four answers are kept apart and none says more than was read.

A work that *ended* by that day, one that *ended since* (it held then), one whose end is *about to come* (the
act is issued, its day lies ahead) and one whose end is only *derived* (no act says it). Nothing here says
"còn hiệu lực": absence of evidence is told as such, with the day until which the data were kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.citation import PinCite
from graph.event import ENDING, PARTIAL, Event, WorkFacts
from graph.interval import vietnamese
from graph.provision import ARTICLE, units_above_article, units_named
from graph.vocab import statuses

ENDED = "ended"
ENDED_IN_PART = "ended_in_part"
DERIVED_ENDED = "derived_ended"
PERIOD_OVER = "period_over"
SUSPENDED = "suspended"
NOT_YET = "not_yet"
NO_EVIDENCE = "no_evidence"
UNKNOWN = "unknown"

ABOUT_TO_END = "about to end"
ENDED_SINCE = "ended since"

_CONFIDENCES = ("high", "medium", "low")

EXCEPT = "trừ "
"""What begins a scope that an end leaves out: "trừ Điều 20" ends all but that article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is known of a work's validity on one day.

    Attributes:
        value: ``ended``, ``ended_in_part``, ``derived_ended``, ``period_over``, ``suspended``, ``not_yet``,
            ``no_evidence`` or ``unknown``.
        word: What people read.
        since: First day of that status; None where it has none or it is not known.
        by: Number of the act that brought it.
        evidence: What the fact says, in Vietnamese.
        source: Where it was read.
        confidence: ``high``, ``medium`` or ``low``; None where nothing is known.
        derived: Whether no act says it.
        scope: Provisions hit, where not the whole.
        cited: Whether the status speaks of the very provision that is cited.
        later: The end that lies after the day, if one is known.
        outlook: ``about to end`` or ``ended since`` for ``later``, else None.
        event: The event that brought the status, else None.
    """

    value: str
    word: str
    since: date | None = None
    by: str | None = None
    evidence: str | None = None
    source: str | None = None
    confidence: str | None = None
    derived: bool = False
    scope: tuple[str, ...] = ()
    cited: bool = False
    later: Event | None = None
    outlook: str | None = None
    event: Event | None = None


def word_of(value: str) -> str:
    """What people read for an answer.

    Examples:
        >>> word_of("ended")
        'Hết hiệu lực'
    """
    return _words()[value]


@cache
def _words() -> dict[str, str]:
    return {row.value: row.word for row in statuses()}


def status_on(facts: WorkFacts | None, day: date, pincites: Sequence[PinCite] = ()) -> Status:
    """What is known of the validity of a work, or of the provisions cited of it, on a day.

    Args:
        facts: What the tables know of the work; None where they do not know it.
        day: The day asked about.
        pincites: The provisions cited; empty for the whole work.
    """
    if facts is None:
        return Status(value=UNKNOWN, word=word_of(UNKNOWN))
    begun = [event for event in facts.events if event.day is not None and event.day <= day]
    for value, event in _candidates(begun, pincites):
        return _of_event(value, event, pincites)
    if facts.effective is not None and day < facts.effective:
        return _not_yet(facts, facts.effective)
    partial = [event for event in begun if event.what == "partially_repealed" and not event.derived]
    if partial:
        return _of_event(ENDED_IN_PART, partial[-1], pincites)
    return _no_evidence(facts, day)


def _candidates(begun: Sequence[Event], pincites: Sequence[PinCite]) -> Iterable[tuple[str, Event]]:
    """Events that settle the question, the strongest first."""
    whole = sorted((event for event in begun if event.what in ENDING and not event.scope), key=_trust)
    yield from ((ENDED, event) for event in whole if not event.derived)
    stopped = [event for event in begun if event.what in ("suspended", "resumed") and not event.scope]
    if stopped and max(stopped, key=_day).what == "suspended":
        yield SUSPENDED, max(stopped, key=_day)
    parts = [event for event in begun if event.scope and event.what in ENDING | {"partially_repealed"}]
    yield from ((ENDED, event) for event in parts if pincites and _all_hit(event, pincites))
    yield from ((DERIVED_ENDED, event) for event in whole if event.derived)
    yield from ((ENDED_IN_PART, event) for event in parts if _any_hit(event, pincites))


def _of_event(value: str, event: Event, pincites: Sequence[PinCite]) -> Status:
    return Status(
        value=value,
        word=word_of(value),
        since=event.day,
        by=event.by,
        evidence=describe(event),
        source=event.source.where,
        confidence=event.source.confidence,
        derived=event.derived,
        scope=event.scope,
        cited=bool(event.scope) and _any_hit(event, pincites),
        event=event,
    )


def _not_yet(facts: WorkFacts, effective: date) -> Status:
    return Status(
        value=NOT_YET,
        word=word_of(NOT_YET),
        since=effective,
        evidence=f"có hiệu lực từ ngày {vietnamese(effective)}",
        source=facts.source.where,
        confidence=facts.source.confidence,
    )


def _no_evidence(facts: WorkFacts, day: date) -> Status:
    ahead = [event for event in facts.events if event.what in ENDING and event.day and day < event.day]
    later = min(ahead, key=_trust, default=None)
    outlook = None
    if later is not None:
        known_then = later.enacted is not None and later.enacted <= day
        outlook = ABOUT_TO_END if known_then else ENDED_SINCE
    return Status(
        value=NO_EVIDENCE,
        word=f"{word_of(NO_EVIDENCE)} (dữ liệu đến ngày {vietnamese(data_day(facts))})",
        evidence=describe(later) if later is not None else None,
        source=(later.source if later is not None else facts.source).where,
        confidence=(later.source if later is not None else facts.source).confidence,
        later=later,
        outlook=outlook,
    )


def data_day(facts: WorkFacts) -> date:
    """The last day on which anything about the work was read."""
    sources = (facts.source, *(event.source for event in facts.events))
    return date.fromisoformat(max(source.seen_on for source in sources))


def amendments_on(facts: WorkFacts | None, day: date) -> tuple[Event, ...]:
    """The acts that had changed parts of the work by that day, in order."""
    events = facts.events if facts is not None else ()
    return tuple(event for event in events if event.what in PARTIAL and event.day is not None and event.day <= day)


_DEEDS = {
    "amended": "được sửa đổi, bổ sung",
    "replaced": "được thay thế",
    "repealed": "bị bãi bỏ",
    "partially_repealed": "bị bãi bỏ một phần",
    "suspended": "bị ngưng hiệu lực",
    "resumed": "có hiệu lực trở lại",
    "expired": "hết hiệu lực",
}


def describe(event: Event) -> str:
    """An event in Vietnamese office language.

    Examples:
        >>> from graph.evidence import Source
        >>> source = Source(where="Công báo", seen_on="2026-11-21", confidence="high")
        >>> describe(Event(what="replaced", day=date(2023, 8, 1), by="33/2023/NĐ-CP", source=source))
        'được thay thế bởi 33/2023/NĐ-CP từ ngày 01/8/2023'
    """
    words = [_DEEDS.get(event.what, event.what)]
    if event.scope:
        words.append(f"({', '.join(event.scope)})")
    if event.by:
        words.append(f"theo {event.by}" if event.what == "expired" else f"bởi {event.by}")
    if event.day is not None:
        words.append(f"từ ngày {vietnamese(event.day)}")
    return " ".join(words)


def hits(scope: str, pincite: PinCite) -> bool:
    """Whether what is done to the provision ``scope`` is done to the whole of the cited provision.

    Examples:
        >>> cited = PinCite(path=(("Điều", "5"), ("khoản", "2")), start=0, end=0)
        >>> hits("Điều 5", cited), hits("Điều 5 khoản 2 điểm a", cited), hits("Điều 6", cited)
        (True, False, False)
    """
    if scope.startswith(EXCEPT):
        return False
    wanted, given = _path(scope), _given(pincite)
    return bool(wanted) and given[: len(wanted)] == wanted


def _given(pincite: PinCite) -> list[tuple[str, str]]:
    return _without_chapters([pair for unit, label in pincite.path for pair in units_named(f"{unit} {label}")])


def _ends(event: Event, pincite: PinCite) -> bool:
    """Whether an event in parts ends the whole of the cited provision: of an end with exceptions, all outside them."""
    kept = [_path(scope.removeprefix(EXCEPT)) for scope in event.scope if scope.startswith(EXCEPT)]
    given = _given(pincite)
    return not any(_meet(path, given) for path in kept) if kept else any(hits(scope, pincite) for scope in event.scope)


def _meet(path: list[tuple[str, str]], given: list[tuple[str, str]]) -> bool:
    """Whether two provisions may share anything: which articles a chapter holds is not known."""
    above = units_above_article()
    if not path or (path[0][0] in above) != (given[0][0] in above):
        return True
    shared = min(len(path), len(given))
    return path[:shared] == given[:shared]


def _path(scope: str) -> list[tuple[str, str]]:
    return _without_chapters(units_named(scope))


def _without_chapters(path: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Articles are numbered through the whole work: above one, nothing else is needed."""
    if any(unit == ARTICLE for unit, _ in path):
        return [pair for pair in path if pair[0] not in units_above_article()]
    return list(path)


def _all_hit(event: Event, pincites: Sequence[PinCite]) -> bool:
    return all(_ends(event, pincite) for pincite in pincites)


def _any_hit(event: Event, pincites: Sequence[PinCite]) -> bool:
    return any(_ends(event, pincite) for pincite in pincites)


def _day(event: Event) -> date:
    return event.day or date.min


def _trust(event: Event) -> tuple[int, date]:
    """What is best proved comes first, then what came first."""
    return _CONFIDENCES.index(event.source.confidence), _day(event)
