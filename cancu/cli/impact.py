"""``cancu impact``: what hangs on a document, and what comes in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.cli.answers import day_of, put_json, put_line, put_table
from cancu.cli.asking import limit_option, question, rows_of
from cancu.cli.messages import say
from cancu.cli.storing import viewed
from cancu.cli.trace import picker

if TYPE_CHECKING:
    from graph.stores import View
    from queries.impact import Impact

_MOST_SHOWN = 200


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        document: str,
        issuer: str | None,
        year: int | None,
        day: str | None,
        depth: int | None,
        limit: int,
        as_of: str | None,
        store: str | None,
        as_json: bool,
    ) -> int:
        from queries.impact import ORDER, impact_of
        from queries.lookup import find_work

        on = day_of(day or as_of, language)
        with viewed(store) as view:
            work = find_work(view, document, issuer=issuer, year=year)
            found = impact_of(view, work, on, depth=depth, limit=limit)
            if as_json:
                put_json({"ranked_by": ORDER, **rows_of(found)})
            else:
                _print(view, found, language)
        return 0

    return question(
        language,
        "impact",
        run,
        [
            *picker(language),
            click.Option(["--on", "day"], metavar="YYYY-MM-DD", help=say(language, "impact_on")),
            click.Option(["--depth"], type=click.IntRange(min=1), metavar="N", help=say(language, "trace_depth")),
            limit_option(language, 1000),
        ],
    )


def _print(view: View, found: Impact, language: str) -> None:
    from queries.impact import ORDER

    put_line(say(language, "impact_head", name=found.standing.work.label, count=len(found.items)))
    put_line(f"  {found.standing.status.word}")
    put_line(f"  {found.rule}")
    after = found.succession
    if after.proposed is not None:
        path = view.works(after.path)
        put_line("  " + say(language, "successor", name=" → ".join(path[key].label for key in after.path[1:])))
    elif after.candidates:
        names = "; ".join(one.label for one in after.candidates)
        put_line("  " + say(language, "successors", names=names))
    put_line()
    heads = [say(language, f"impact_{name}") for name in ("document", "way", "strength", "level", "sole", "status")]
    put_table(heads, (_cells(found, at, language) for at in range(min(len(found.items), _MOST_SHOWN))))
    put_line(say(language, "ranked_by", how=ORDER))
    if len(found.items) > _MOST_SHOWN:
        put_line(say(language, "ask_cut", shown=_MOST_SHOWN, total=len(found.items)))
    for key, count in found.left_out.items():
        put_line(say(language, "trace_left", name=key, count=count))
    if found.cut:
        put_line(say(language, "impact_cut", count=len(found.items)))
    for cycle in found.cycles:
        put_line(say(language, "trace_cycle", names=" → ".join((*cycle, cycle[0]))))


def _cells(found: Impact, at: int, language: str) -> list[str]:
    from graph.relation import relation_type

    item = found.items[at]
    way = " ← ".join(relation_type(hop.relation).label for hop in item.path)
    falls = f" [{say(language, 'impact_falls')}]" if item.falls and not item.gone else ""
    doubt = f" [{say(language, 'doubted')}]" if any(hop.disputed for hop in item.path) else ""
    return [
        item.work.label,
        f"{way}{falls}{doubt}",
        f"{item.strength:.2f}",
        item.work.level or "–",
        str(item.sole),
        item.status.word,
    ]
