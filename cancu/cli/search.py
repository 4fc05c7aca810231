"""``cancu search``: documents of the store by their words, with or without accents."""

from __future__ import annotations

import click

from cancu.cli.answers import cut_note, day_of, level_of, office_day, put_json, put_line, put_table
from cancu.cli.asking import document, level_option, limit_option, question
from cancu.cli.common import CallError
from cancu.cli.messages import say
from cancu.cli.storing import viewed


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        words: tuple[str, ...],
        doc_type: str | None,
        issuer: str | None,
        level: str | None,
        since: str | None,
        until: str | None,
        held: bool,
        limit: int,
        store: str | None,
        as_json: bool,
    ) -> int:
        from graph.stores import Search
        from queries.finding import search_works

        asked = Search(
            text=" ".join(words),
            doc_type=type_named(doc_type, language) if doc_type else None,
            issuer=issuer,
            level=level_of(level),
            since=day_of(since, language).isoformat() if since else None,
            until=day_of(until, language).isoformat() if until else None,
            held=held,
            limit=limit,
        )
        with viewed(store) as view:
            found = search_works(view, asked)
        if as_json:
            put_json({"documents": [document(work) for work in found.works], "cut": found.cut})
            return 0
        put_table(
            [say(language, f"search_{name}") for name in ("document", "issued", "issuer", "title")],
            (
                [work.label, office_day(work.issued, language), work.issuer or "–", work.title or "–"]
                for work in found.works
            ),
        )
        put_line(say(language, "search_total", count=len(found.works)))
        if found.cut:
            put_line(cut_note(len(found.works), language))
        return 0

    return question(
        language,
        "search",
        run,
        [
            click.Argument(["words"], nargs=-1, metavar=say(language, "words")),
            click.Option(["--type", "doc_type"], metavar="TEXT", help=say(language, "search_type")),
            click.Option(["--issuer"], metavar="TEXT", help=say(language, "search_by_issuer")),
            level_option(language),
            click.Option(["--since"], metavar="YYYY-MM-DD", help=say(language, "search_since")),
            click.Option(["--until"], metavar="YYYY-MM-DD", help=say(language, "search_until")),
            click.Option(["--held"], is_flag=True, help=say(language, "search_held")),
            limit_option(language, 50),
        ],
        as_of=False,
    )


def type_named(words: str, language: str) -> str:
    """The type of document that words name, with or without accents: ``"quyet dinh"``, ``"QĐ"``.

    Raises:
        CallError: No type is called so.

    Examples:
        >>> type_named("nghi dinh", "vi"), type_named("QĐ", "vi")
        ('Nghị định', 'Quyết định')
    """
    from graph.vocab import document_types
    from graph.work import plain

    wanted = plain(words)
    rows = document_types()
    for row in rows:
        if plain(row.name) == wanted:
            return row.name
    for row in rows:
        if wanted in {plain(short) for short in row.abbreviations}:
            return row.name
    raise CallError(say(language, "bad_type", value=words, names=", ".join(row.name for row in rows[:12])))
