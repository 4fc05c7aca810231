"""``cancu stats``: how much is in the store."""

from __future__ import annotations

import click

from cancu.cli.answers import office_day, put_json, put_line, put_table
from cancu.cli.asking import question, rows_of
from cancu.cli.messages import say
from cancu.cli.storing import viewed


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(store: str | None, as_json: bool) -> int:
        from graph.relation import relation_type
        from queries.finding import stats_of

        with viewed(store) as view:
            found = stats_of(view)
        if as_json:
            put_json(rows_of(found))
            return 0
        total = found.total
        counted = {
            "stats_works": total.works,
            "stats_held": total.held,
            "stats_open": total.open,
            "stats_relations": sum(total.relations.values()),
            "stats_disputed": total.disputed,
            "stats_happenings": total.happenings,
            "stats_verdicts": total.verdicts + total.bindings,
            "stats_disputed_works": found.disputed_works,
        }
        counted |= {f"stats_{kind}": count for kind, count in total.origins.items()}
        put_table(["", say(language, "stats_count")], ([say(language, key), str(n)] for key, n in counted.items()))
        for head, table in (
            ("stats_by_relation", {relation_type(name).label: n for name, n in total.relations.items()}),
            ("stats_by_level", found.levels),
            ("stats_by_type", found.types),
        ):
            put_line()
            put_table(
                [say(language, head), say(language, "stats_count")],
                ([name or say(language, "unknown"), str(count)] for name, count in table.items()),
            )
        put_line()
        days = (office_day(day, language) for day in (total.first, total.last, total.seen_on))
        put_line(say(language, "stats_days", first=next(days), last=next(days), seen=next(days)))
        return 0

    return question(language, "stats", run, [], as_of=False)
