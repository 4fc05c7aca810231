"""``cancu registry learn``: events proposed from new documents, as a table for review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.common import Translated, forbid_inputs, help_option, put, tell, write_whole
from cancu.cli.messages import say
from cancu.cli.storing import today

if TYPE_CHECKING:
    from graph.reading import Reading
    from loaders.learn import ProposedEvent


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(paths: tuple[str, ...], out: str | None) -> int:
        from loaders.learn import learn, to_table

        if out is not None:
            forbid_inputs(Path(out), paths, language)
        failed: list[str] = []
        rows: list[ProposedEvent] = []
        documents = 0
        for reading in _readings(paths, failed, language):
            documents += 1
            rows += learn([reading], today())
        table = to_table(rows)
        if out is not None:
            write_whole(Path(out), table, language)
            tell(say(language, "written", path=out))
        else:
            put(table)
        counts = Counter(row.confidence for row in rows)
        sure = {name: counts[name] for name in ("high", "medium", "low")}
        tell(say(language, "registry_learned", documents=documents, rows=len(rows), **sure))
        return 2 if failed else 0

    return Translated(
        name="learn",
        callback=run,
        params=[
            click.Argument(["paths"], nargs=-1, required=True, metavar=f"{say(language, 'path')}..."),
            click.Option(["--out"], metavar="TABLE.yaml", help=say(language, "registry_out")),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "registry_learn"),
        epilog=say(language, "registry_learn_more"),
    )


def _readings(paths: tuple[str, ...], failed: list[str], language: str) -> Iterator[Reading]:
    """The documents of files, folders and collections; what cannot be read is told and left out."""
    from graph.errors import CancuError
    from loaders.bulk import tasks_of
    from loaders.pipeline import read
    from loaders.sources import read_source

    for task in tasks_of(paths):
        reason = task.reason
        try:
            reading = None if reason else read(task.source or read_source(task.path or task.name))
        except CancuError as error:
            reading, reason = None, str(error)
        if reading is None:
            failed.append(task.name)
            tell(say(language, "registry_not_read", name=task.name, reason=reason))
        elif reading.head.number is None:
            tell(say(language, "registry_no_number", name=task.name))
        else:
            yield reading
