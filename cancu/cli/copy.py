"""``cancu copy``: the whole graph from one store to another, compared at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.common import CallError, Translated, help_option, tell
from cancu.cli.messages import say
from cancu.cli.progress import counted
from cancu.cli.storing import by_option, changing, opened

if TYPE_CHECKING:
    from cancu.recording import RecordedStore
    from graph.assertion import Bundle
    from graph.stores import Store
    from graph.stores.record import Entry

_RDF = (".ttl", ".nt", ".jsonld")
_PART = 200
"""Sources of one change where a store already holds something."""


@contextmanager
def _source(address: str) -> Iterator[Store]:
    """The store to read; an RDF file is read into memory first."""
    if not address.endswith(_RDF):
        with opened(address, must_exist=True) as store:
            yield store
        return
    from graph.exchange.rdf import read_rdf
    from graph.stores import open_store

    with open_store("memory:") as store:
        with store.writer() as writer:
            for bundle in read_rdf(Path(address)):
                writer.put(bundle)
        yield store


def _is_empty(store: Store) -> bool:
    from graph.errors import StoreError

    try:
        with store.view() as view:
            return next(view.all_works(), None) is None and not view.verdicts()
    except StoreError:  # a first load that was cut off; writing in bulk begins it anew, or says what is wrong
        return True


def _copy(bundles: Iterator[Bundle], target: Store, add: bool, record: Iterator[Entry]) -> int:
    """Put the bundles in, and the record where the store was empty; the number of relations is given back."""
    relations = 0
    if not add:
        with target.writer(bulk=True) as writer:
            writer.carry(record)
            for bundle in bundles:
                relations += len(bundle.claims)
                writer.put(bundle)
        return relations
    part: list[Bundle] = []
    for bundle in bundles:
        relations += len(bundle.claims)
        part.append(bundle)
        if len(part) == _PART:
            _put(part, target)
            part = []
    _put(part, target)
    return relations


def _put(part: list[Bundle], target: Store) -> None:
    with target.writer() as writer:
        for bundle in part:
            writer.put(bundle)


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(source: str | None, to: str | None, add: bool, by: str | None) -> int:
        if source is None or to is None:
            raise CallError(say(language, "copy_needs"))
        if to.endswith(_RDF):
            raise CallError(say(language, "copy_into_rdf", name=to))
        if source == to or (Path(source).exists() and Path(to).exists() and Path(source).samefile(to)):
            raise CallError(say(language, "copy_same", name=to))
        with _source(source) as one, changing(to, "copy", by) as other:
            if not add and not _is_empty(other):
                raise CallError(say(language, "copy_not_empty", name=other.name))
            return _run(one, other, add, language)

    return Translated(
        name="copy",
        callback=run,
        params=[
            click.Option(["--from", "source"], metavar="PATH|URL", help=say(language, "copy_from")),
            click.Option(["--to"], metavar="PATH|URL", help=say(language, "copy_to")),
            click.Option(["--add"], is_flag=True, help=say(language, "copy_add")),
            by_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "copy"),
        epilog=say(language, "copy_more"),
    )


def _run(one: Store, other: RecordedStore, add: bool, language: str) -> int:
    began = time.perf_counter()
    with one.view() as view:
        ids = list(view.origins())
        count, mark = view.head()
        target = other.doing("copy", detail={"from": one.name, "from_entries": count, "from_entry": mark})
        relations = _copy(
            counted(view.bundles(ids), say(language, "copy_progress"), len(ids)), target, add, view.entries()
        )
        seconds = time.perf_counter() - began
        wanted = None if add else view.digest()
    with other.view() as made:
        digest = made.digest()
    if wanted is not None and digest != wanted:
        raise CallError(say(language, "copy_differs", one=wanted, other=digest))
    speed = round(relations / seconds) if seconds else relations
    words = {"sources": len(ids), "relations": relations, "seconds": round(seconds, 1), "digest": digest}
    tell(say(language, "copy_added" if add else "copy_done", speed=speed, **words))
    return 0
