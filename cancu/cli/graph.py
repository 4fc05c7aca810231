"""``cancu graph`` and ``cancu chart``: the surroundings of a document as a page to browse, and as one sheet of A4."""

from __future__ import annotations

from pathlib import Path

import click

from cancu.cli.common import Translated, help_option, put, tell, write_whole
from cancu.cli.messages import say
from cancu.cli.serve import number_of
from cancu.cli.storing import as_of_option, store_option, viewed
from cancu.cli.trace import picker

MOST_STEPS = 6


def drawing(language: str, name: str, depth: str) -> click.Command:
    """``graph`` or ``chart``: the two differ in what they draw."""

    def run(
        document: str, issuer: str | None, year: int | None, depth: str, as_of: str | None, out: str | None,
        store: str | None,
    ) -> int:  # fmt: skip
        from cancu.chains import Asked, chain_picture
        from cancu.cli.answers import day_of
        from queries.lookup import find_work
        from viz.lang import words

        steps = number_of(depth, "--depth", 1, MOST_STEPS, language)
        with viewed(store) as view:
            work = find_work(view, document, issuer=issuer, year=year)
            wide = name == "graph"
            day = day_of(as_of, language)
            asked = Asked(work=work, on=day, depth=steps, fan=300 if wide else 24, language=language)
            picture = chain_picture(view, asked)
        if wide:
            from viz.page import browse_page

            drawn = browse_page(picture, words(language))
        else:
            from viz.chart import chain_chart

            drawn = chain_chart(picture, say(language, "chart_title", name=work.label), words(language))
        for note in picture.notes:
            tell(words(language).told(note))
        if out is None:
            put(drawn)
        else:
            write_whole(Path(out), drawn, language)
            tell(say(language, "written", path=out))
        return 0

    params: list[click.Parameter] = [
        *picker(language),
        click.Option(["--depth"], metavar="N", default=depth, help=say(language, "graph_depth")),
        as_of_option(language),
        click.Option(["--out"], metavar="PATH", help=say(language, "graph_out")),
        store_option(language),
        help_option(language),
    ]
    return Translated(
        name=name, callback=run, params=params, add_help_option=False,
        help=say(language, name), epilog=say(language, f"{name}_more"),
    )  # fmt: skip


def command(language: str) -> click.Command:
    """``cancu graph``, explained in the language chosen."""
    return drawing(language, "graph", "2")
