"""``cancu registry import``: registers into the store."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.answers import put_json
from cancu.cli.common import CallError, Translated, forbid_inputs, help_option, tell, write_whole
from cancu.cli.messages import say
from cancu.cli.storing import by_option, changing, chosen, json_option, store_option, today

if TYPE_CHECKING:
    from loaders.registry import Imported, Problem

SHOWN = 20
"""Rows that were not read which are told on the terminal; ``--report`` takes all."""


class _Problems:
    """Rows that were not read: the first of them to tell, all of them for the report."""

    def __init__(self, *, keep: bool) -> None:
        self._unread: list[Problem] = []
        self._partly: list[Problem] = []
        self._file = io.StringIO(newline="") if keep else None
        self._rows = csv.writer(self._file, lineterminator="\n") if self._file is not None else None
        if self._rows is not None:
            self._rows.writerow(("file", "line", "read", "reason"))

    def __call__(self, problem: Problem) -> None:
        kept = self._partly if problem.read else self._unread
        if len(kept) < SHOWN:
            kept.append(problem)
        if self._rows is not None:
            self._rows.writerow((problem.file, problem.line, "partly" if problem.read else "no", problem.reason))

    @property
    def first(self) -> list[Problem]:
        """The first of them, rows that were not read at all before the others."""
        return [*self._unread, *self._partly][:SHOWN]

    @property
    def report(self) -> str:
        """All of them, as CSV."""
        return self._file.getvalue() if self._file is not None else ""


@contextmanager
def _bar(language: str) -> Iterator[Callable[[str, float], None]]:
    """A progress bar on the terminal; nothing where there is none."""
    if not sys.stderr.isatty():
        yield lambda name, part: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(name: str, part: float) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(say(language, "registry_progress", name=name), total=1.0)
            bar.update(tasks[name], completed=part)
            if part >= 1.0:
                bar.update(tasks[name], description=say(language, "registry_merging"))

        yield show


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        files: tuple[str, ...], store: str | None, mapping: str | None, name: str | None, seen_on: str | None,
        report: str | None, by: str | None, as_json: bool,
    ) -> int:  # fmt: skip
        from loaders.knowledge import teach
        from loaders.registry import import_registers

        day = _day(seen_on, language)
        if report is not None:
            forbid_inputs(Path(report), (*files, chosen(store)), language)
        problems = _Problems(keep=report is not None)
        from cancu.recording import sha256_of

        hashes = [sha256_of(file) for file in files]
        with changing(store, "registry", by, files=hashes) as kept, _bar(language) as progress:
            made = import_registers(
                kept,
                files,
                today().isoformat(),
                mapping=mapping,
                name=name,
                seen_on=day,
                progress=progress,
                problem=problems,
            )
            teach(kept.doing("knowledge"))
        if report is not None:
            write_whole(Path(report), problems.report, language)
        if as_json:
            put_json({"registers": made, "problems": problems.first})
        else:
            _summary(made, problems, language)
        return 1 if any(one.counts.unread for one in made) else 0

    from loaders.registry_mapping import FOLDER

    names = ", ".join(sorted(path.stem for path in FOLDER.glob("*.yaml")))
    return Translated(
        name="import",
        callback=run,
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar=f"{say(language, 'file')}..."),
            store_option(language),
            click.Option(["--mapping"], metavar="NAME|FILE", help=say(language, "registry_mapping", names=names)),
            click.Option(["--name"], metavar="NAME", help=say(language, "registry_name")),
            click.Option(["--seen-on"], metavar="YYYY-MM-DD", help=say(language, "registry_seen_on")),
            click.Option(["--report"], metavar="FILE", help=say(language, "registry_report")),
            by_option(language),
            json_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "registry_import"),
        epilog=say(language, "registry_import_more"),
    )


def _day(seen_on: str | None, language: str) -> str | None:
    """The ISO day of ``--seen-on``.

    Raises:
        CallError: It is no day.
    """
    from cancu.cli.check_call import parse_day

    try:
        day = parse_day(seen_on, language)
    except CallError as error:
        raise CallError(error.message.replace("--as-of", "--seen-on")) from error
    return day.isoformat() if day else None


def _summary(made: tuple[Imported, ...], problems: _Problems, language: str) -> None:
    for one in made:
        counts = one.counts
        tell(
            say(
                language,
                "registry_done",
                name=one.origin.name,
                rows=counts.rows,
                documents=counts.documents,
                open=counts.open,
                relations=counts.relations,
                disputed=counts.disputed,
                events=counts.events,
                seen_on=one.seen_on,
                source=say(language, f"registry_from_{one.seen_on_from}"),
            )
        )
        if counts.left_out:
            labels = ", ".join(f"“{label}” ({number})" for label, number in counts.left_out.most_common())
            tell(say(language, "registry_left_out", labels=labels))
    unread, partly = (sum(getattr(one.counts, part) for one in made) for part in ("unread", "partly"))
    if problems.first:
        tell(say(language, "registry_unread", unread=unread, partly=partly, shown=len(problems.first)))
    for row in problems.first:
        key = "registry_row_partly" if row.read else "registry_row_unread"
        tell(say(language, key, file=row.file, line=row.line, reason=row.reason))
