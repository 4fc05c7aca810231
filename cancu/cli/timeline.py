"""``cancu timeline``: the life of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.cli.answers import day_of, office_day, put_json, put_line
from cancu.cli.asking import question, rows_of, unverified
from cancu.cli.messages import say
from cancu.cli.storing import viewed
from cancu.cli.trace import picker

if TYPE_CHECKING:
    from queries.timeline import Moment, Timeline


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        document: str, issuer: str | None, year: int | None, as_of: str | None, store: str | None, as_json: bool
    ) -> int:
        from queries.lookup import find_work
        from queries.timeline import timeline_of

        on = day_of(as_of, language)
        with viewed(store) as view:
            found = timeline_of(view, find_work(view, document, issuer=issuer, year=year), on)
        if as_json:
            put_json(rows_of(found))
        else:
            _print(found, language)
        return 0

    return question(language, "timeline", run, picker(language))


def _print(found: Timeline, language: str) -> None:
    put_line(found.work.label + (f": {found.work.title}" if found.work.title else ""))
    day = office_day(found.on.isoformat(), language)
    past = [moment for moment in found.moments if not moment.ahead and moment.day is not None]
    for moment in past:
        _print_moment(moment, language)
    put_line(f"── {day}: {found.standing.status.word} ──")
    for moment in found.moments:
        if moment.ahead:
            _print_moment(moment, language)
    for moment in found.moments:
        if moment.day is None:
            _print_moment(moment, language)
    if found.versions:
        put_line()
        put_line(say(language, "timeline_versions"))
    for version in found.versions:
        until = office_day(version.end, language) if version.end else "…"
        by = f" ({version.by})" if version.by else ""
        ended = f" · {version.ended_by}" if version.ended_by else ""
        provision = version.provision or say(language, "timeline_part")
        put_line(f"  {provision} [{version.number}]{by}: {office_day(version.start, language)} – {until}{ended}")
    for doubt in found.doubts:
        put_line(say(language, "timeline_doubt", what=doubt))


def _print_moment(moment: Moment, language: str) -> None:
    day = office_day(moment.day, language) if moment.day else say(language, "timeline_undated")
    derived = f" [{say(language, 'derived_word')}]" if moment.derived else ""
    put_line(f"  {day:<12} {moment.text}{derived}{unverified(moment.confidence, language)}")
    for source in moment.sources:
        put_line(f"  {'':<12} {say(language, 'source_word')}: {source}")
