"""``cancu sparql``: questions in SPARQL over an exported file or the store, reading only."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.answers import put_json
from cancu.cli.common import CallError, Translated, help_option, put, tell
from cancu.cli.messages import say
from cancu.cli.storing import json_option, store_option, viewed

if TYPE_CHECKING:
    from graph.exchange.sparql import Answer


def _text_of(query: str, language: str) -> str:
    if not query.endswith(".rq"):
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CallError(f"{query}: {error}") from error


def _asked(query: str, source: str | None, store: str | None, seconds: float, limit: int) -> Answer:
    from graph.exchange.sparql import ask, refuse

    refuse(query)
    if source is not None:
        return ask(Path(source), query, seconds=seconds, rows=limit)
    from graph.exchange.rdf import write_rdf

    with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
        path = Path(folder) / "kho.nt"
        with viewed(store) as view, path.open("wb") as file:
            write_rdf(view, file, "ntriples")
        return ask(path, query, seconds=seconds, rows=limit)


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(query: str, source: str | None, store: str | None, seconds: float, limit: int, as_json: bool) -> int:
        from viz.reports.display import visible

        answer = _asked(_text_of(query, language), source, store, seconds, limit)
        if as_json:
            put_json(answer)
            return 0
        if not answer.rows:
            tell(say(language, "no_rows"))
            return 0
        put("\t".join(answer.columns) + "\n")
        for row in answer.rows:
            put("\t".join(visible(cell or "").replace("\t", " ").replace("\n", " ") for cell in row) + "\n")
        if answer.cut:
            tell(say(language, "cut", count=len(answer.rows)))
        return 0

    return Translated(
        name="sparql",
        callback=run,
        params=[
            click.Argument(["query"], required=True, metavar=say(language, "query")),
            click.Option(["--from", "source"], metavar="PATH", help=say(language, "sparql_from")),
            store_option(language),
            click.Option(
                ["--seconds"], type=click.FloatRange(0.1, 600), default=10.0, help=say(language, "sparql_seconds")
            ),
            click.Option(["--limit"], type=click.IntRange(1), default=10_000, help=say(language, "sparql_limit")),
            json_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "sparql"),
        epilog=say(language, "sparql_more"),
    )
