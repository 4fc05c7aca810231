"""``cancu export``: the graph in forms that other programs read."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cancu.cli.common import CallError, Translated, choice, help_option, tell
from cancu.cli.messages import say
from cancu.cli.progress import counted
from cancu.cli.storing import store_option, viewed

if TYPE_CHECKING:
    from graph.stores import View

FILES = ("turtle", "jsonld", "ntriples", "graphml", "cypher")
FOLDERS = ("akn", "csv", "parquet", "neo4j-import")


@contextlib.contextmanager
def whole_file(path: Path, language: str) -> Iterator[IO[bytes]]:
    """A file that appears in its place when it is complete, and not at all otherwise.

    Raises:
        CallError: It cannot be written.
    """
    made: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".cancu-", suffix=path.suffix, dir=path.parent)
        made = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        made.chmod(0o644)
        made.replace(path)
    except OSError as error:
        raise CallError(say(language, "cannot_write", path=path, reason=error.strerror or error)) from error
    finally:
        if made is not None:
            made.unlink(missing_ok=True)


def _to_file(view: View, form: str, path: Path, language: str) -> None:
    with whole_file(path, language) as file:
        if form == "graphml":
            from graph.exchange.graphml import write_graphml

            write_graphml(view, file)
        elif form == "cypher":
            import io

            from graph.exchange.cypher import write_cypher

            text = io.TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=True)
            write_cypher(view, text)
            text.detach()
        else:
            from graph.exchange.rdf import write_rdf

            write_rdf(view, file, form)


def _to_folder(view: View, form: str, folder: Path, language: str) -> None:
    if form == "neo4j-import":
        from graph.stores.neo4j_import import write_import

        for _ in counted(write_import(view, folder), say(language, "copy_progress"), None):
            pass
        return
    from graph.exchange.table import write_csv, write_parquet

    writers: dict[str, Callable[[View, Path], list[Path]]] = {"csv": write_csv, "parquet": write_parquet}
    writers[form](view, folder)


def _akn(view: View, names: tuple[str, ...], folder: Path, language: str) -> None:
    from graph.exchange.akn import write_akn
    from queries.lookup import find_work

    if names:
        keys = [find_work(view, name).key for name in names]
    else:
        keys = sorted({one.work for one in view.origins().values() if one.work is not None})
    for key in keys:
        data = write_akn(view, key)
        if data is not None:
            called = re.sub(r"[^\w.-]+", "_", key.replace("/", "-"))[:120].strip("._")
            with whole_file(folder / f"{called}.xml", language) as file:
                file.write(data)


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(names: tuple[str, ...], form: str, out: str | None, store: str | None) -> int:
        if out is None:
            raise CallError(say(language, "export_needs_out"))
        if names and form != "akn":
            raise CallError(say(language, "export_only_akn"))
        path = Path(out)
        if form in FOLDERS and path.exists() and not path.is_dir():
            raise CallError(say(language, "export_folder_busy", path=path, form=form))
        with viewed(store) as view:
            try:
                if form == "akn":
                    _akn(view, names, path, language)
                else:
                    (_to_file if form in FILES else _to_folder)(view, form, path, language)
            except OSError as error:
                raise CallError(say(language, "cannot_write", path=path, reason=error.strerror or error)) from error
        tell(say(language, "export_done", form=form, path=path))
        if form == "neo4j-import":
            tell(say(language, "export_import_done"))
        return 0

    return Translated(
        name="export",
        callback=run,
        params=[
            click.Argument(["names"], nargs=-1, metavar=f"[{say(language, 'document')}]..."),
            click.Option(
                ["--format", "form"],
                type=choice(FILES + FOLDERS),
                default="turtle",
                help=say(language, "export_format"),
            ),
            click.Option(["--out"], metavar="PATH", help=say(language, "export_out")),
            store_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "export"),
        epilog=say(language, "export_more"),
    )
