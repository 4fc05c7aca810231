"""``cancu check``: what one or more documents cite, and what to correct in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.check_call import (
    ENDINGS,
    FORMATS,
    LEVELS,
    Call,
    Checked,
    page_names,
    parse_day,
    refuse_wrong_calls,
)  # fmt: skip
from cancu.cli.check_deliver import deliver, exit_status
from cancu.cli.check_make import renderer
from cancu.cli.check_run import check_all, check_one
from cancu.cli.common import STDIN, CallError, Translated, choice, help_option, tell
from cancu.cli.messages import say
from cancu.settings import Settings

if TYPE_CHECKING:
    from viz.reports.certificate import Override

MOST_JOBS = 64

Given = dict[str, str | tuple[str, ...] | bool | None]


def opened(names: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The files meant: folders and ZIP files are opened; what is left out of them is told.

    Raises:
        CallError: There is no file to check.
    """
    from loaders.sources import expand

    found: list[str] = []
    for name in names:
        if name == STDIN:
            found.append(name)
            continue
        for one in expand(name):
            if one.reason is None:
                found.append(one.name)
            else:
                tell(say(language, "left_out", name=one.name, reason=one.reason))
    if not found:
        raise CallError(say(language, "no_files", names=", ".join(names)))
    return tuple(found)


def jobs_of(value: str, language: str) -> int:
    """How many files to check at once.

    Raises:
        CallError: It is no number from 1 to 64.

    Examples:
        >>> jobs_of("2", "vi")
        2
        >>> jobs_of("nhiều", "vi")
        Traceback (most recent call last):
        ...
        cancu.cli.common.CallError: --jobs phải là số từ 1 đến 64, không phải “nhiều”
    """
    if value.isascii() and value.isdigit() and 1 <= int(value) <= MOST_JOBS:
        return int(value)
    raise CallError(say(language, "bad_jobs", value=value))


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(**given: str | tuple[str, ...] | bool | None) -> int:
        call = understood(given, language)
        refuse_wrong_calls(call)
        pages = page_names(call.files, ENDINGS[call.form])
        return exit_status(call, deliver(call, check_all(call), pages))

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, required=True, metavar=f"{say(language, 'file')}..."),
        click.Option(["--format", "form"], type=choice(FORMATS), default="text", help=say(language, "check_format")),
        click.Option(["--as-of"], metavar="YYYY-MM-DD", help=say(language, "check_as_of")),
        click.Option(["--fail-on"], type=choice(LEVELS), default="error", help=say(language, "check_fail_on")),
        click.Option(["--out"], metavar="PATH", help=say(language, "check_out")),
        click.Option(["--fix"], is_flag=True, help=say(language, "check_fix")),
        click.Option(["--jobs"], metavar="N", default="1", help=say(language, "check_jobs")),
        click.Option(["--overrides"], metavar="PATH", help=say(language, "check_overrides")),
        click.Option(["--store"], metavar="PATH|URL", help=say(language, "check_store")),
        help_option(language),
    ]
    return Translated(
        name="check", callback=run, params=params, add_help_option=False,
        help=say(language, "check"), epilog=say(language, "check_more"),
    )  # fmt: skip


def understood(given: Given, language: str) -> Call:
    """The call that the options make.

    Raises:
        CallError: A value is wrong.
        UsageError: The file of decisions is wrong.
    """
    out, overrides, names = _text(given["out"]), _text(given["overrides"]), given["files"]
    day, jobs = parse_day(_text(given["as_of"]), language), jobs_of(str(given["jobs"]), language)
    named = names if isinstance(names, tuple) else ()
    return Call(
        files=opened(named, language),
        form=str(given["form"]),
        as_of=day,
        fail_on=str(given["fail_on"]),
        out=Path(out) if out else None,
        language=language,
        folder=out is not None and out.endswith(("/", os.sep)),
        many=any(map(os.path.isdir, named)),
        fix=bool(given["fix"]),
        jobs=jobs,
        overrides=_decisions(overrides, language) if overrides else (),
        store=_text(given["store"]) or Settings.of().store,
    )


def _text(value: str | tuple[str, ...] | bool | None) -> str | None:
    return value if isinstance(value, str) else None


def _decisions(path: str, language: str) -> tuple[Override, ...]:
    from viz.reports.certificate import read_overrides

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise CallError(say(language, "overrides_unread", path=path, reason=error.strerror or error)) from error
    return tuple(read_overrides(data, path))


__all__ = ["Call", "Checked", "check_all", "check_one", "command", "deliver", "renderer"]
