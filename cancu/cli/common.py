"""What the commands share: streams that bear Vietnamese, files written whole, help in the user's language."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from cancu.cli.messages import say
from cancu.settings import LANGUAGES, Settings

STDIN = "-"
STDIN_NAME = "đầu vào chuẩn"


class CallError(click.ClickException):
    """The call is wrong or a result cannot be written; ends the program with status 2."""

    exit_code = 2


def steady_streams() -> None:
    """Let standard output and standard error bear every letter, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def language_of(context: click.Context) -> str:
    """The language chosen by ``--lang``, else by the environment."""
    chosen: str | None = context.find_root().meta.get("cancu.language")
    return chosen or Settings.of().language


def tell(message: str) -> None:
    """A line for people on standard error."""
    from viz.reports.display import visible

    click.echo(visible(message), err=True)


def put(text: str) -> None:
    """Text on standard output, to the byte: UTF-8, no line end added or changed."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def write_whole(path: Path, made: str | bytes, language: str) -> None:
    """Write a file in one go: whoever looks sees the old one or the new one, never a half.

    Raises:
        CallError: It cannot be written.
    """
    data = made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made
    half: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(prefix=".cancu-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(half).chmod(0o666 & ~_umask())
        Path(half).replace(path)
    except OSError as error:
        raise CallError(say(language, "cannot_write", path=path, reason=error.strerror or error)) from error
    finally:
        if half is not None:
            with contextlib.suppress(OSError):
                Path(half).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def forbid_inputs(out: Path, inputs: Iterable[str], language: str) -> None:
    """See that a result is not written over a document that is being checked.

    Raises:
        CallError: It would be.
    """
    for name in inputs:
        with contextlib.suppress(OSError):
            if name != STDIN and Path(name).samefile(out):
                raise CallError(say(language, "same_file", path=out))


class Translated(click.Command):
    """A command whose help is set in the language chosen."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{say(language_of(ctx), 'usage')}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        with formatter.section(say(language_of(ctx), "options")):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Paragraphs behind the options; indented lines are kept as they are."""
        for block in (self.epilog or "").split("\n\n"):
            formatter.write_paragraph()
            for line in block.splitlines() if block.startswith(" ") else ():
                formatter.write(f"{line}\n")
            if not block.startswith(" "):
                formatter.write_text(block)


def help_option(language: str) -> click.Option:
    """``--help``, explained in the language chosen."""

    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=say(language, "help"),
    )


def choice(values: Iterable[str]) -> Any:
    """A closed list of option values."""
    return click.Choice(list(values))


__all__ = [
    "LANGUAGES",
    "STDIN",
    "STDIN_NAME",
    "CallError",
    "Translated",
    "choice",
    "forbid_inputs",
    "help_option",
    "language_of",
    "put",
    "steady_streams",
    "tell",
    "write_whole",
]
