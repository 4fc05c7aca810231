"""``cancu load``: documents into the store."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.answers import put_json
from cancu.cli.common import Translated, help_option, tell
from cancu.cli.messages import say
from cancu.cli.storing import DEFAULT, by_option, changing, chosen, json_option, store_option, today

if TYPE_CHECKING:
    from loaders.bulk import Outcome

_NEEDED = 3
"""Room on the disk that a load may take, in sizes of the files."""


def _size(paths: tuple[str, ...]) -> int:
    total = 0
    for path in paths:
        root = Path(path)
        files = root.rglob("*") if root.is_dir() else [root]
        total += sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())
    return total


def refuse_full_disk(address: str, paths: tuple[str, ...]) -> None:
    """See that the disk of a file store has room for what is loaded.

    Raises:
        StoreFull: It has not; nothing was begun.
    """
    from graph.errors import StoreFull

    if "://" in address or address.startswith("memory:"):
        return
    home = Path(address.removeprefix("sqlite:")).absolute().parent
    while not home.exists():
        home = home.parent
    free, wanted = shutil.disk_usage(home).free, _NEEDED * _size(paths)
    if free < wanted:
        megabytes = (wanted - free) // 1_000_000 + 1
        raise StoreFull(
            address, f"ổ đĩa thiếu khoảng {megabytes} MB để nạp các tệp này", "giải phóng ổ đĩa rồi chạy lại"
        )


def _shown(outcomes: Iterator[Outcome], language: str) -> Iterator[Outcome]:
    """The outcomes, counted on the terminal while they come."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say(language, "load_progress"), total=None)
        for outcome in outcomes:
            bar.advance(task)
            yield outcome


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        paths: tuple[str, ...], store: str | None, jobs: int | None, by: str | None, dry_run: bool, as_json: bool
    ) -> int:
        from loaders.bulk import SKIPPED, load
        from loaders.knowledge import teach

        address = chosen(store)
        refuse_full_disk(address, paths)
        done: list[Outcome] = []
        with changing("memory:" if dry_run else store, "load", by) as kept:
            if not dry_run:
                teach(kept.doing("knowledge"))
            outcomes = load(kept, paths, today().isoformat(), jobs=jobs or os.cpu_count() or 1, dry_run=dry_run)
            for outcome in _shown(outcomes, language):
                done.append(outcome)
                if outcome.state != "full" and not as_json:
                    tell(say(language, f"load_{outcome.state}", name=outcome.name, reason=outcome.reason))
        if as_json:
            put_json(done)
        else:
            _summary(done, address, dry_run, language)
        return 2 if not done or any(one.state == SKIPPED for one in done) else 0

    return Translated(
        name="load",
        callback=run,
        params=[
            click.Argument(["paths"], nargs=-1, required=True, metavar=f"{say(language, 'path')}..."),
            store_option(language),
            click.Option(["--jobs"], type=click.IntRange(min=1), metavar="N", help=say(language, "load_jobs")),
            by_option(language),
            click.Option(["--dry-run"], is_flag=True, help=say(language, "load_dry_run")),
            json_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "load"),
        epilog=say(language, "load_more"),
    )


def _summary(done: list[Outcome], address: str, dry_run: bool, language: str) -> None:
    counts = Counter(one.state for one in done)
    tell(
        say(
            language,
            "load_dry_done" if dry_run else "load_done",
            full=counts["full"],
            partial=counts["partial"],
            skipped=counts["skipped"],
            mentions=sum(one.mentions for one in done),
            relations=sum(one.relations for one in done),
            open=sum(one.open for one in done),
            store=address or DEFAULT,
        )
    )
