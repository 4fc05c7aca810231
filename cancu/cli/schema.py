"""``cancu schema``: the JSON Schema of a result."""

from __future__ import annotations

import click

from cancu.cli.common import Translated, help_option, put
from cancu.cli.messages import say


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run() -> int:
        import msgspec

        from viz.reports.contract import json_schema

        put(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode() + "\n")
        return 0

    return Translated(
        name="schema", callback=run, params=[help_option(language)], add_help_option=False,
        help=say(language, "schema"), epilog=say(language, "schema_more"),
    )  # fmt: skip
