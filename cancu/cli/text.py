"""``cancu text``: the very text that the offsets of a result point into."""

from __future__ import annotations

import click

from cancu.cli.common import Translated, help_option, put, tell
from cancu.cli.messages import say


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(file: str) -> int:
        from cancu.cli.inputs import load
        from graph.errors import SourceError

        try:
            source = load(file)
        except SourceError as error:
            tell(say(language, "error", message=error))
            return 2
        if source.completeness != "full":
            tell(say(language, "text_partial", name=source.name))
        for note in source.notes:
            tell(f"{source.name}: {note}")
        put(source.text)
        return 0

    return Translated(
        name="text", callback=run, add_help_option=False,
        params=[click.Argument(["file"], metavar=say(language, "file")), help_option(language)],
        help=say(language, "text"), epilog=say(language, "text_more"),
    )  # fmt: skip
