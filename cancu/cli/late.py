"""A group of commands, each made in the language chosen and only when it is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from cancu.cli.common import CallError, Translated, language_of
from cancu.cli.messages import say


class LateGroup(Translated, click.Group):
    """A group whose commands are made when they are asked for.

    Attributes:
        names: Its commands, in the order of the help.
    """

    def __init__(
        self, *, names: Sequence[str], find: Callable[[str, str], click.Command], said: str = "", **further: Any
    ) -> None:
        """Args: names, what makes the command of a name in a language, and what its lines of help begin with."""
        super().__init__(add_help_option=False, **further)
        self.names = tuple(names)
        self._find = find
        self._said = said

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, made when it is asked for."""
        return self._find(cmd_name, language_of(ctx)) if cmd_name in self.names else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        if args and args[0] not in self.names and not args[0].startswith("-"):
            raise CallError(say(language_of(ctx), "no_command", name=args[0], names=", ".join(self.names)))
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the name of the group."""
        return [say(language_of(ctx), "arguments")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and the commands."""
        language = language_of(ctx)
        super().format_options(ctx, formatter)
        with formatter.section(say(language, "commands")):
            formatter.write_dl([(name, say(language, f"{self._said}{name}")) for name in self.names])
