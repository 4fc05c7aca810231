"""The program itself: its commands, its language, and how it ends."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence

import click

from cancu import __version__
from cancu.cli.common import CallError, choice, help_option, language_of, tell
from cancu.cli.late import LateGroup
from cancu.cli.messages import say
from cancu.knowledge import use_own
from cancu.settings import LANGUAGES, Settings
from graph.errors import CancuError

COMMANDS = {
    "check": "cancu.cli.check",
    "verify": "cancu.cli.verify",
    "text": "cancu.cli.text",
    "schema": "cancu.cli.schema",
    "load": "cancu.cli.load",
    "remove": "cancu.cli.remove",
    "trace": "cancu.cli.trace",
    "status": "cancu.cli.status",
    "timeline": "cancu.cli.timeline",
    "search": "cancu.cli.search",
    "outdated": "cancu.cli.outdated",
    "impact": "cancu.cli.impact",
    "coverage": "cancu.cli.coverage",
    "review": "cancu.cli.review",
    "districts": "cancu.cli.districts",
    "orphans": "cancu.cli.orphans",
    "conflicts": "cancu.cli.conflicts",
    "stats": "cancu.cli.stats",
    "decide": "cancu.cli.decide",
    "registry": "cancu.cli.registry",
    "graph": "cancu.cli.graph",
    "chart": "cancu.cli.chart",
    "serve": "cancu.cli.serve",
    "users": "cancu.cli.users",
    "audit": "cancu.cli.audit",
    "clean": "cancu.cli.clean",
    "export": "cancu.cli.export",
    "copy": "cancu.cli.copy",
    "sparql": "cancu.cli.sparql",
}
"""Commands in the order of the help; each module has ``command(language)`` and is imported when called."""

OK, FOUND, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class Program(LateGroup):
    """The group of commands; each is imported when it is called."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the program is for."""
        formatter.write_paragraph()
        formatter.write_text(say(language_of(ctx), "program"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and the commands."""
        language = language_of(ctx)
        for param in self.params:
            if isinstance(param, click.Option) and param.name in ("lang", "version", "help"):
                param.help = say(language, param.name)
        super().format_options(ctx, formatter)
        self.epilog = say(language, "program_more")


def _command(name: str, language: str) -> click.Command:
    made: click.Command = importlib.import_module(COMMANDS[name]).command(language)
    return made


def _choose_language(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        ctx.find_root().meta["cancu.language"] = value


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"cancu {__version__}")
        ctx.exit()


def program() -> Program:
    """The program, ready to be called."""
    return Program(
        name="cancu",
        names=tuple(COMMANDS),
        find=_command,
        params=[
            click.Option(
                ["--lang"],
                type=choice(LANGUAGES),
                is_eager=True,
                expose_value=False,
                callback=_choose_language,
            ),
            click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version),
            help_option("vi"),
        ],
    )


def explain(error: click.ClickException, language: str) -> str:
    """A wrong call in the user's words."""
    if isinstance(error, click.NoSuchOption):
        return say(language, "no_option", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        name = "command_missing" if error.param is None else "file_missing"
        return say(language, "missing", name=say(language, name))
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        name = error.param.opts[0]
        if isinstance(kind, click.Choice):
            value = error.message.split("'")[1] if "'" in error.message else ""
            return say(language, "bad_choice", value=value, name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(error, click.BadOptionUsage):
        return say(language, "needs_value", name=error.option_name)
    if isinstance(error, CallError):
        return error.message
    return say(language, "bad_call", detail=error.format_message())


def _close_quietly() -> None:
    """Whoever read our output has gone: let nothing more be written to it, also at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(arguments: Sequence[str]) -> int:
    """Run the program and give its exit status.

    Args:
        arguments: What stands behind the program's name.
    """
    settings = Settings.of()
    language = settings.language
    made = program()
    try:
        with made.make_context("cancu", list(arguments)) as ctx:
            language = language_of(ctx)
            use_own(settings)
            result = made.invoke(ctx)
            return result if isinstance(result, int) else OK
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help(), err=True)
        return FAILED
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        language = language_of(context) if context else language
        tell(say(language, "error", message=explain(error, language)))
        tell(say(language, "try", command=context.command_path if context else "cancu"))
        return FAILED
    except CancuError as error:
        tell(say(language, "error", message=error))
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        tell(f"\n{say(language, 'interrupted')}")
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return PIPE_CLOSED
    except Exception as error:
        if settings.debug:
            traceback.print_exc()
        tell(say(language, "internal", name="cancu", error=f"{type(error).__name__}: {error}"))
        return FAILED
