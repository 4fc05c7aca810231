"""``cancu check``: what one or more documents cite, and what to correct in them."""

from __future__ import annotations

import datetime
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.common import (
    STDIN,
    CallError,
    Translated,
    choice,
    forbid_inputs,
    help_option,
    put,
    tell,
    write_whole,
)  # fmt: skip
from cancu.cli.messages import say
from cancu.settings import Settings

if TYPE_CHECKING:
    from queries.result import CheckResult

FORMATS = ("text", "json", "jsonl", "html")
LEVELS = ("error", "warning", "info", "never")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_OFFICE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checked:
    """One document that was checked; ``text`` is what the offsets point into."""

    name: str
    text: str
    result: CheckResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the command, its options understood."""

    files: tuple[str, ...]
    form: str
    as_of: datetime.date | None
    fail_on: str
    out: Path | None
    language: str


def parse_day(value: str | None, language: str) -> datetime.date | None:
    """The day of ``--as-of``.

    Raises:
        CallError: It is no day of the calendar in the form wanted.

    Examples:
        >>> parse_day("2023-06-30", "vi")
        datetime.date(2023, 6, 30)
        >>> parse_day("30/6/2023", "vi")
        Traceback (most recent call last):
        ...
        cancu.cli.common.CallError: “30/6/2023” không phải là ngày dạng NĂM-THÁNG-NGÀY. Ví dụ: ...
    """
    if value is None:
        return None
    if match := _ISO.fullmatch(value):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            pass
    example = "2023-06-30"
    if match := _OFFICE.fullmatch(value):
        day, month, year = map(int, match.groups())
        example = f"{year:04d}-{month:02d}-{day:02d}"
    raise CallError(say(language, "bad_date", value=value, example=example))


def refuse_wrong_calls(call: Call) -> None:
    """See that files, format and output fit together.

    Raises:
        CallError: They do not.
    """
    several = len(call.files) > 1
    if call.files.count(STDIN) > 1:
        raise CallError(say(call.language, "same_stdin"))
    if several and call.form == "json":
        raise CallError(say(call.language, "one_object", count=len(call.files)))
    if several and call.form == "html":
        if call.out is None:
            raise CallError(say(call.language, "html_folder"))
        if call.out.exists() and not call.out.is_dir():
            raise CallError(say(call.language, "not_folder", path=call.out))
    elif call.out is not None:
        forbid_inputs(call.out, call.files, call.language)


def check_one(name: str, call: Call) -> Checked | None:
    """Check one document; where that fails, say why and go on."""
    from cancu.checking import check_source
    from cancu.cli.inputs import load
    from graph.errors import CancuError

    try:
        source = load(name)
        return Checked(name, source.text, check_source(source, call.as_of))
    except CancuError as error:
        tell(say(call.language, "error", message=error))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if Settings.of().debug:
            traceback.print_exc()
        tell(say(call.language, "internal", name=name, error=f"{type(error).__name__}: {error}"))
    return None


def check_all(call: Call) -> Iterator[Checked | None]:
    """Check the documents in turn; several that print nothing on the terminal show a bar on it."""
    printing = call.out is None and sys.stdout.isatty()
    if len(call.files) == 1 or printing or not sys.stderr.isatty():
        yield from (check_one(name, call) for name in call.files)
        return
    from rich.console import Console
    from rich.progress import track

    title = say(call.language, "progress")
    for name in track(call.files, description=title, console=Console(stderr=True), transient=True):
        yield check_one(name, call)


def renderer(call: Call) -> Callable[[Checked], str]:
    """What turns one result into the text of the format wanted."""
    from viz.lang import words

    said = words(call.language)
    if call.form in ("json", "jsonl"):
        from viz.reports.contract import to_json

        indent = 2 if call.form == "json" else 0
        return lambda one: to_json(one.result, indent=indent) + "\n"
    if call.form == "html":
        from viz.reports import html

        return lambda one: html.render(one.result, one.text, said)
    from viz.reports import text

    on_screen = call.out is None and sys.stdout.isatty()
    if not on_screen:
        return lambda one: text.render(one.result, one.text, said)
    import shutil

    width = shutil.get_terminal_size((100, 24)).columns
    color = Settings.of().color
    return lambda one: text.render(one.result, one.text, said, width=width, color=color)


def page_names(files: Iterable[str]) -> Iterator[str]:
    """A file name for the page of each document, no two alike.

    Examples:
        >>> list(page_names(["a/bc.docx", "b/bc.docx", "-"]))
        ['bc.html', 'bc-2.html', 'stdin.html']
    """
    taken: set[str] = set()
    for file in files:
        stem = "stdin" if file == STDIN else Path(file).stem or "page"
        name, number = f"{stem}.html", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}.html"
        taken.add(name.casefold())
        yield name


def deliver(call: Call, done: Iterable[Checked | None]) -> list[Checked | None]:
    """Write or print every result as soon as it is there."""
    render = renderer(call)
    kept, parts = [], []
    paged = call.form == "html" and call.out is not None and len(call.files) > 1
    for one, page in zip(done, page_names(call.files), strict=True):
        kept.append(one)
        if one is None:
            continue
        made = render(one)
        if paged and call.out is not None:
            forbid_inputs(call.out / page, call.files, call.language)
            write_whole(call.out / page, made, call.language)
        elif call.out is not None:
            parts.append(made)
        else:
            put(made if not parts or call.form != "text" else f"\n{made}")
            parts = ["printed"]
    if parts and call.out is not None:
        write_whole(call.out, "\n".join(parts) if call.form == "text" else "".join(parts), call.language)
    if call.out is not None and any(kept):
        tell(say(call.language, "written", path=call.out))
    return kept


def exit_status(call: Call, done: Sequence[Checked | None]) -> int:
    """0 for nothing at or above the level asked for, 1 for findings, 2 where a file could not be read."""
    failed = sum(one is None for one in done)
    if failed:
        if len(done) > 1:
            tell(say(call.language, "some_failed", failed=failed, count=len(done)))
        return 2
    if call.fail_on == "never":
        return 0
    grave = LEVELS[: LEVELS.index(call.fail_on) + 1]
    return int(any(finding.severity in grave for one in done if one for finding in one.result.findings))


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(files: tuple[str, ...], form: str, as_of: str | None, fail_on: str, out: str | None) -> int:
        call = Call(
            files=files, form=form, as_of=parse_day(as_of, language), fail_on=fail_on,
            out=Path(out) if out else None, language=language,
        )  # fmt: skip
        refuse_wrong_calls(call)
        return exit_status(call, deliver(call, check_all(call)))

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, required=True, metavar=f"{say(language, 'file')}..."),
        click.Option(["--format", "form"], type=choice(FORMATS), default="text", help=say(language, "check_format")),
        click.Option(["--as-of"], metavar="YYYY-MM-DD", help=say(language, "check_as_of")),
        click.Option(["--fail-on"], type=choice(LEVELS), default="error", help=say(language, "check_fail_on")),
        click.Option(["--out"], metavar="PATH", help=say(language, "check_out")),
        help_option(language),
    ]
    return Translated(
        name="check", callback=run, params=params, add_help_option=False,
        help=say(language, "check"), epilog=say(language, "check_more"),
    )  # fmt: skip
