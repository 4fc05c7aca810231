"""``cancu outdated``: documents that rest on or cite what no longer holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
import msgspec

from cancu.cli.answers import day_of, level_of, put_line
from cancu.cli.asking import happened, level_option, limit_option, question, rows_of, told
from cancu.cli.common import choice, put
from cancu.cli.messages import say
from cancu.cli.storing import viewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.outdated import Outdated, Stale


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""
    from queries.outdated import KINDS

    def run(
        level: str | None,
        since: str | None,
        kind: tuple[str, ...],
        loaded_only: bool,
        limit: int,
        as_of: str | None,
        store: str | None,
        as_json: bool,
    ) -> int:
        from queries.outdated import outdated

        on = day_of(as_of, language)
        first = day_of(since, language) if since else None
        with viewed(store) as view:
            found = outdated(view, on, level=level_of(level), since=first, loaded_only=loaded_only, kinds=kind or KINDS)
            if as_json:
                _stream(found, on.isoformat(), limit)
            else:
                _print(found, limit, language)
        return 0

    return question(
        language,
        "outdated",
        run,
        [
            level_option(language),
            click.Option(["--since"], metavar="YYYY-MM-DD", help=say(language, "outdated_since")),
            click.Option(["--kind"], multiple=True, type=choice(KINDS), help=say(language, "outdated_kind")),
            click.Option(["--loaded-only"], is_flag=True, help=say(language, "outdated_loaded")),
            limit_option(language, 1000),
        ],
    )


def _stream(found: Iterator[Outdated], as_of: str, limit: int) -> None:
    """One JSON object, written document by document: the graph never has to be held whole."""
    counts: Counter[str] = Counter()
    number = 0
    put(f'{{\n  "as_of": "{as_of}",\n  "documents": [')
    for number, one in enumerate(found, start=1):
        counts.update(item.kind for item in one.items)
        if number <= limit:
            put(("\n    " if number == 1 else ",\n    ") + msgspec.json.encode(rows_of(one)).decode())
    total = msgspec.json.encode(dict(sorted(counts.items()))).decode()
    put(f'\n  ],\n  "total": {number},\n  "kinds": {total},\n  "cut": {str(number > limit).lower()}\n}}\n')


def _print(found: Iterator[Outdated], limit: int, language: str) -> None:
    counts: Counter[str] = Counter()
    number = 0
    for number, one in enumerate(found, start=1):
        counts.update(item.kind for item in one.items)
        if number > limit:
            continue
        ended = f"  ({happened(one.ended, language)})" if one.ended else ""
        put_line(f"{told(one.work, language)}{ended}")
        for item in one.items:
            _print_item(item, language)
    put_line()
    kinds = "; ".join(f"{say(language, f'kind_{kind}')}: {count}" for kind, count in sorted(counts.items()))
    put_line(say(language, "outdated_total", count=number, kinds=kinds or "0"))
    if number > limit:
        put_line(say(language, "ask_cut", shown=limit, total=number))


def _print_item(item: Stale, language: str) -> None:
    from graph.relation import relation_type

    verb = relation_type(item.relation).label
    doubt = f" [{say(language, 'doubted')}]" if item.disputed else ""
    put_line(
        f"  - {say(language, f'kind_{item.kind}')}: {verb} {item.target.label}{doubt}: {happened(item.event, language)}"
    )
    put_line(f"      {say(language, 'source_word')}: {item.event.source.where}")
    if item.successor is not None:
        put_line(f"      {say(language, 'successor', name=item.successor.label)}")
    elif item.candidates:
        names = "; ".join(one.label for one in item.candidates)
        put_line(f"      {say(language, 'successors', names=names)}")
