"""The life of a document on an axis of time, as SVG: when it was in force, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup

from graph.event import ENDING
from graph.interval import PartialDate
from queries.timeline import EFFECTIVE, ISSUED, Moment, Timeline
from viz.lang import VIETNAMESE, Words
from viz.reports.digest import said

WIDTH, HEIGHT, SIDE = 900, 128, 30
_AXIS_Y, _BAR_Y, _BAR = 92, 46, 20
_MARK_WIDTH = 15
MARKS = {
    ISSUED: "○", EFFECTIVE: "▶", "amended": "△", "partially_repealed": "½", "suspended": "‖", "resumed": "▷",
    "replaced": "✕", "repealed": "✕", "expired": "✕", "period ends": "◷",
}  # fmt: skip
"""A sign for each kind of moment."""

_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 {width} {height}" role="img" '
    'aria-label="{label}">\n{body}</svg>\n'
)
_BAND = Markup('<rect class="{kind}" x="{x:.1f}" y="{y}" width="{width:.1f}" height="{height}" rx="3"/>\n')
_TICK = Markup(
    '<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="{to}"/><text class="year" x="{x:.1f}" y="{base}" '
    'text-anchor="middle">{year}</text>\n'
)
_MARK = Markup(
    '<g class="moment{ahead}"><line x1="{x:.1f}" x2="{x:.1f}" y1="{up}" y2="{down}"/><text class="mark" '
    'x="{place:.1f}" y="{base}" text-anchor="middle">{mark}</text><title>{title}</title></g>\n'
)
_NOW = Markup(
    '<g class="now"><line x1="{x:.1f}" x2="{x:.1f}" y1="24" y2="{to}"/><text x="{x:.1f}" y="14" '
    'text-anchor="{anchor}">{words}</text></g>\n'
)


def _day(text: str | None) -> date | None:
    return PartialDate.parse(text).first_day() if text else None


def timeline_chart(line: Timeline, words: Words = VIETNAMESE) -> str:
    """The axis of a document's life; a bar while it is in force as far as is known.

    Args:
        line: What :func:`queries.timeline.timeline_of` gave.
        words: The language of what is said.
    """
    days = [day for moment in line.moments if (day := _day(moment.day)) is not None]
    first = min([*days, line.on]) - timedelta(days=200)
    last = max([*days, line.on]) + timedelta(days=200)
    whole = (last - first).days

    def at(day: date) -> float:
        return SIDE + (day - first).days / whole * (WIDTH - 2 * SIDE)

    parts = [*_bars(line, at, last), *_ticks(first, last, at)]
    taken: list[float] = []
    for moment in line.moments:
        day = _day(moment.day)
        if day is not None:
            x = at(day)
            parts.append(_mark(moment, x, words, sum(abs(x - other) < _MARK_WIDTH for other in taken)))
            taken.append(x)
    here = at(line.on)
    anchor = "end" if here > WIDTH - 160 else "start" if here < 160 else "middle"
    parts.append(
        _NOW.format(x=here, to=_AXIS_Y, words=words("judged_on", day=said(line.on.isoformat(), words)), anchor=anchor)
    )
    label = words("axis_of", name=line.work.label) + "; ".join(
        words.told(moment.text) + (f" {said(moment.day, words)}" if moment.day else "") for moment in line.moments
    )
    return _SVG.format(width=WIDTH, height=HEIGHT, label=label[:1500], body=Markup("").join(parts))


def _bars(line: Timeline, at: Callable[[date], float], last: date) -> list[Markup]:
    begins = [_day(moment.day) for moment in line.moments if moment.what == EFFECTIVE]
    issued = [_day(moment.day) for moment in line.moments if moment.what == ISSUED]
    start = next((day for day in (*begins, *issued) if day is not None), None)
    if start is None:
        return []
    ends = [moment for moment in line.moments if moment.what in ENDING and not moment.scope and moment.day]
    end = _day(ends[0].day) if ends else None
    until = end or last
    left, right = at(start), at(max(until, start))
    known = max(left, min(right, at(line.on)))  # what comes after the day asked about is nobody's knowledge
    kind = "bar sure" if begins else "bar guess"
    bars = [_BAND.format(kind=kind, x=left, y=_BAR_Y, width=known - left, height=_BAR)]
    if known < right:
        bars.append(_BAND.format(kind="bar guess", x=known, y=_BAR_Y, width=right - known, height=_BAR))
    if end is not None:
        bars.append(_BAND.format(kind="bar over", x=right, y=_BAR_Y, width=at(last) - right, height=_BAR))
    return bars


def _ticks(first: date, last: date, at: Callable[[date], float]) -> list[Markup]:
    step = max(1, -(-(last.year - first.year) // 12))
    years = [year for year in range(first.year + 1, last.year + 1) if (year - first.year) % step == 0]
    axis = Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>\n').format(SIDE, WIDTH - SIDE, _AXIS_Y, _AXIS_Y)
    return [
        axis,
        *(
            _TICK.format(x=at(date(year, 1, 1)), y=_AXIS_Y, to=_AXIS_Y + 6, base=_AXIS_Y + 22, year=year)
            for year in years
        ),
    ]


def _mark(moment: Moment, x: float, words: Words, aside: int) -> Markup:
    """A sign over the axis; those of one day stand side by side."""
    return _MARK.format(
        ahead=" ahead" if moment.ahead else "", x=x, up=_BAR_Y - 6, down=_AXIS_Y, base=_BAR_Y - 10,
        place=x + aside * _MARK_WIDTH, mark=MARKS.get(moment.what, "•"),
        title=f"{said(moment.day, words)}: {words.told(moment.text)}",
    )  # fmt: skip
