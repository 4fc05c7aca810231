"""``cancu conflicts``: where the store contradicts itself."""

from __future__ import annotations

import click

from cancu.cli.answers import put_json, put_line
from cancu.cli.asking import limit_option, question, rows_of
from cancu.cli.common import choice
from cancu.cli.messages import say
from cancu.cli.storing import viewed


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""
    from queries.conflicts import KINDS

    names = {kind.replace(" ", "-"): kind for kind in KINDS}

    def run(kind: tuple[str, ...], limit: int, store: str | None, as_json: bool) -> int:
        from queries.conflicts import conflicts_of

        wanted = [names[one] for one in kind] or list(KINDS)
        with viewed(store) as view:
            found = conflicts_of(view, limit=limit)
        kept = [one for one in found.items if one.kind in wanted]
        totals = {one: found.totals[one] for one in wanted}
        if as_json:
            put_json({"conflicts": rows_of(kept), "totals": totals})
            return 0
        for one in wanted:
            shown = [item for item in kept if item.kind == one]
            put_line(say(language, "conflicts_head", kind=say(language, f"conflict_{one.replace(' ', '_')}"),
                         shown=len(shown), total=totals[one]))  # fmt: skip
            for item in shown:
                put_line(f"  - {item.text}")
                for quote in item.quotes[:3]:
                    put_line(f"      “{quote}”")
        put_line(say(language, "conflicts_decide"))
        return 0

    return question(
        language,
        "conflicts",
        run,
        [
            click.Option(["--kind"], multiple=True, type=choice(names), help=say(language, "conflicts_kind")),
            limit_option(language, 30),
        ],
        as_of=False,
    )
