"""``cancu registry status``: which registers the store holds, and until which day they know."""

from __future__ import annotations

import click

from cancu.cli.answers import put_json, put_table
from cancu.cli.common import Translated, help_option, tell
from cancu.cli.messages import say
from cancu.cli.storing import json_option, store_option, viewed


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(store: str | None, as_json: bool) -> int:
        from graph.assertion import REGISTRY

        with viewed(store) as view:
            registers = [one for one in view.origins().values() if one.kind == REGISTRY]
            said = {one.id: view.said_by(one.id) for one in registers}
        if as_json:
            put_json([{"origin": one, "said": said[one.id]} for one in registers])
            return 0
        if not registers:
            tell(say(language, "registry_none"))
            return 0
        heads = ("name", "works", "relations", "disputed", "events", "seen_on", "recorded")
        put_table(
            [say(language, f"registry_head_{head}") for head in heads],
            [
                (
                    one.name,
                    *(str(number) for number in _numbers(said[one.id])),
                    one.seen_on or said[one.id].seen_on or say(language, "registry_unknown_day"),
                    one.recorded,
                )
                for one in registers
            ],
        )
        return 0

    return Translated(
        name="status",
        callback=run,
        params=[store_option(language), json_option(language), help_option(language)],
        add_help_option=False,
        help=say(language, "registry_status"),
    )


def _numbers(said: object) -> tuple[int, ...]:
    return tuple(getattr(said, part) for part in ("works", "relations", "disputed", "events"))
