"""``cancu status``: does a document hold on a day, and what proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cancu.cli.answers import day_of, office_day, put_json, put_line
from cancu.cli.common import CallError, Translated, help_option
from cancu.cli.messages import say
from cancu.cli.storing import as_of_option, json_option, store_option, viewed
from cancu.cli.trace import picker

if TYPE_CHECKING:
    from graph.citation import PinCite
    from graph.event import Event
    from queries.standing import Standing


def _pincites(words: str | None, language: str) -> tuple[PinCite, ...]:
    """The provisions typed behind ``--provision``.

    Raises:
        CallError: The words name no provision.
    """
    if words is None:
        return ()
    from loaders.citations import find_citations

    found = find_citations(f"{words} Nghị định số 1/2020/NĐ-CP")
    pins = found[0].pincites if found else ()
    if not pins:
        raise CallError(say(language, "bad_provision", value=words))
    return pins


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        document: str,
        issuer: str | None,
        year: int | None,
        provision: str | None,
        as_of: str | None,
        known_on: str | None,
        store: str | None,
        as_json: bool,
    ) -> int:
        from queries.lookup import find_work
        from queries.standing import status_of

        on = day_of(as_of, language)
        known = day_of(known_on, language).isoformat() if known_on else None
        pins = _pincites(provision, language)
        with viewed(store, known) as view:
            work = find_work(view, document, issuer=issuer, year=year)
            found = status_of(view, work, on, pins)
        if as_json:
            put_json(_row(found))
        else:
            _print(found, provision, language)
        return 0

    return Translated(
        name="status",
        callback=run,
        params=[
            *picker(language),
            click.Option(["--provision"], metavar="TEXT", help=say(language, "status_provision")),
            as_of_option(language),
            click.Option(["--known-on"], metavar="YYYY-MM-DD", help=say(language, "status_known_on")),
            store_option(language),
            json_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "status"),
        epilog=say(language, "status_more"),
    )


def _row(found: Standing) -> dict[str, Any]:
    status = found.status
    return {
        "document": {
            "key": found.work.key,
            "label": found.work.label,
            "title": found.work.title,
            "issuer": found.work.issuer,
            "issued": found.work.issued,
            "effective": found.work.effective,
            "seen_on": found.work.seen_on,
        },
        "as_of": found.on,
        "status": {
            "value": status.value,
            "word": status.word,
            "since": status.since,
            "by": status.by,
            "evidence": status.evidence,
            "source": status.source,
            "confidence": status.confidence,
            "derived": status.derived,
            "scope": status.scope,
            "outlook": status.outlook,
        },
        "derived": found.derived,
        "events": found.events,
        "undated": found.undated,
        "doubts": [
            {"source": one.source, "relation": one.relation, "state": one.state, "doubt": one.doubt}
            for one in found.doubts
        ],
    }


def _print(found: Standing, provision: str | None, language: str) -> None:
    from queries.in_force import describe

    status, work = found.status, found.work
    name = f"{provision} {work.label}" if provision else work.label
    put_line(say(language, "status_head", name=name, day=office_day(found.on.isoformat(), language)))
    put_line(f"  {status.word}")
    if status.evidence:
        put_line(f"  {status.evidence}")
    if status.source:
        put_line(f"  {say(language, 'source_word')}: {status.source}{_trust(status.confidence, language)}")
    for step in found.derived:
        put_line(f"  {say(language, 'derived_word')}: {step}")
    if status.outlook:
        put_line(f"  {say(language, status.outlook.replace(' ', '_'))}")
    if found.events:
        put_line(say(language, "status_events"))
        for event in found.events:
            put_line(f"  - {describe(event)}{_derived(event, language)}{_trust(event.source.confidence, language)}")
    for event in found.undated:
        put_line(f"  {say(language, 'status_undated', what=describe(event))}")
    for edge in found.doubts:
        put_line(f"  {say(language, 'status_doubt', by=edge.source, what=edge.type.label, why=edge.doubt or '')}")


def _trust(confidence: str | None, language: str) -> str:
    return f" [{say(language, 'unverified')}]" if confidence == "low" else ""


def _derived(event: Event, language: str) -> str:
    return f" [{say(language, 'derived_word')}]" if event.derived else ""
