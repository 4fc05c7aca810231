"""Legal facts (*dữ kiện hiệu lực*): rows of YAML and of columns to :class:`graph.event.WorkFacts`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph.errors import VocabularyError
from graph.event import Event, WorkFacts
from graph.evidence import Source
from graph.vocab.fact_tables import is_events, read_columns
from graph.vocab.reader import build, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event as the YAML holds it; see :class:`graph.event.Event`."""

    what: str
    day: str | None = None
    enacted: str | None = None
    by: str | None = None
    scope: tuple[str, ...] = ()
    derived: bool = False
    source: str
    seen_on: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One work as the YAML holds it; see :class:`graph.event.WorkFacts`."""

    number: str
    key: str | None = None
    type: str
    title: str | None = None
    issuer: str | None = None
    issued: str | None = None
    effective: str | None = None
    names: tuple[str, ...] = ()
    source: str
    seen_on: str
    confidence: str
    events: tuple[EventRow, ...] = ()


def parse_facts(paths: tuple[Path, ...]) -> tuple[WorkFacts, ...]:
    """All works of all files, in order of key.

    Raises:
        VocabularyError: A row is wrong, two rows have one key, or an event is of a work that no file holds.
    """
    made: dict[str, FactRow] = {}
    for where, row in _rows(paths):
        key = row.key or row.number
        if key in made:
            raise VocabularyError(f"{where}: trùng định danh {key!r} với một hàng khác")
        if key.partition("@")[0].lstrip("0") != row.number.lstrip("0"):
            raise VocabularyError(f"{where}: định danh {key!r} phải bắt đầu bằng số {row.number!r}")
        made[key] = row
    for where, key, event in _added_events(paths):
        if key not in made:
            raise VocabularyError(f"{where}: không có văn bản nào mang định danh {key!r}")
        made[key] = replace(made[key], events=(*made[key].events, event))
    return tuple(_work(made[key]) for key in sorted(made))


def _rows(paths: tuple[Path, ...]) -> Iterator[tuple[str, FactRow]]:
    for path in paths:
        if path.suffix == ".csv":
            for where, row in read_columns(path) if not is_events(path) else ():
                yield where, build(FactRow, row, where)
            continue
        for at, row in enumerate(read_rows(path), 1):
            where = f"{path.name}, hàng {at}"
            yield where, build(FactRow, row, where)


def _added_events(paths: tuple[Path, ...]) -> Iterator[tuple[str, str, EventRow]]:
    for path in paths:
        if path.suffix != ".csv" or not is_events(path):
            continue
        for where, row in read_columns(path):
            if "key" not in row:
                raise VocabularyError(f"{where}: thiếu khóa 'key'")
            yield where, row.pop("key"), build(EventRow, row, where)


def _work(row: FactRow) -> WorkFacts:
    events = sorted((_event(event) for event in row.events), key=lambda event: event.day or date.max)
    return WorkFacts(
        key=row.key or row.number,
        number=row.number,
        doc_type=row.type,
        title=row.title,
        issuer=row.issuer,
        issued=_day(row.issued),
        effective=_day(row.effective),
        source=Source(where=row.source, seen_on=row.seen_on, confidence=row.confidence),
        names=row.names,
        events=tuple(events),
    )


def _event(row: EventRow) -> Event:
    return Event(
        what=row.what,
        day=_day(row.day),
        enacted=_day(row.enacted),
        by=row.by,
        scope=row.scope,
        derived=row.derived,
        source=Source(where=row.source, seen_on=row.seen_on, confidence=row.confidence),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
