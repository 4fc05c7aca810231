"""``cancu registry``: registers of documents in the store."""

from __future__ import annotations

import importlib

import click

from cancu.cli.common import CallError, Translated, help_option, language_of
from cancu.cli.messages import say

COMMANDS = {
    "import": "cancu.cli.registry_import",
    "status": "cancu.cli.registry_status",
    "learn": "cancu.cli.registry_learn",
}


class _Group(Translated, click.Group):
    """The commands of registers; each is imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        made: click.Command = importlib.import_module(COMMANDS[cmd_name]).command(language_of(ctx))
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise CallError(say(language_of(ctx), "no_command", name=args[0], names=", ".join(COMMANDS)))
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the name of the group."""
        return [say(language_of(ctx), "arguments")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and the commands."""
        super().format_options(ctx, formatter)
        with formatter.section(say(language_of(ctx), "commands")):
            formatter.write_dl([(name, say(language_of(ctx), f"registry_{name}")) for name in COMMANDS])


def command(language: str) -> click.Command:
    """The group, explained in the language chosen."""
    return _Group(
        name="registry", add_help_option=False, params=[help_option(language)], help=say(language, "registry")
    )
