"""The store that a command works on: ``--store``, else ``CANCU_STORE``, else ``cancu.db`` beside the user."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from cancu.cli.messages import say
from cancu.settings import Settings

if TYPE_CHECKING:
    from cancu.recording import RecordedStore
    from graph.stores import Store, View

DEFAULT = "cancu.db"


def store_option(language: str) -> click.Option:
    """``--store``, explained in the language chosen."""
    return click.Option(["--store"], metavar="PATH|URL", help=say(language, "store_option"))


def by_option(language: str) -> click.Option:
    """``--by``: who is at work, for the record of changes."""
    return click.Option(["--by"], metavar="NAME", help=say(language, "by_option"))


def json_option(language: str) -> click.Option:
    """``--json``: the answer for programs."""
    return click.Option(["--json", "as_json"], is_flag=True, help=say(language, "json_option"))


def as_of_option(language: str) -> click.Option:
    """``--as-of``: the day asked about."""
    return click.Option(["--as-of"], metavar="YYYY-MM-DD", help=say(language, "as_of_option"))


def chosen(value: str | None) -> str:
    """The address of the store: the option, else the environment, else the file of the folder."""
    return value or Settings.of().store or DEFAULT


def today() -> datetime.date:
    """The day of the wall calendar; the only day that nobody has to name."""
    return datetime.date.today()  # noqa: DTZ011 - a day of the wall calendar


@contextmanager
def changing(
    value: str | None, action: str, by: str | None, *, must_exist: bool = False, **detail: object
) -> Iterator[RecordedStore]:
    """The store of a command that changes it: every change leaves an entry in the record of the store.

    Args:
        value: What stands behind ``--store``.
        action: What is done, as the record tells it.
        by: What stands behind ``--by``.
        must_exist: Refuse to make a new one.
        detail: More to tell: hashes and counts, never words of a document.

    Raises:
        StoreError: It cannot be opened.
        UsageError: The name of the person cannot be written down.
    """
    from cancu.recording import RecordedStore, actor

    who = actor(by)
    with opened(value, must_exist=must_exist) as store:
        yield RecordedStore(store, who, action, detail=detail)


@contextmanager
def opened(value: str | None, *, must_exist: bool = False) -> Iterator[Store]:
    """The store of the command, closed at its end; for changing it, see :func:`changing`.

    Args:
        value: What stands behind ``--store``.
        must_exist: Refuse to make a new one.

    Raises:
        StoreError: It cannot be opened.
    """
    from graph.stores import open_store

    with open_store(chosen(value), must_exist=must_exist, **Settings.of().credentials) as store:
        yield store


@contextmanager
def viewed(value: str | None, known_on: str | None = None) -> Iterator[View]:
    """The graph of the store, for reading.

    Where the user named no store and the folder holds none, the knowledge of the program answers alone.

    Args:
        value: What stands behind ``--store``.
        known_on: ISO day: only what had come in by then.

    Raises:
        StoreError: It cannot be opened.
    """
    from pathlib import Path

    from graph.stores import open_store
    from loaders.knowledge import teach

    address = chosen(value)
    if address == DEFAULT and not Path(address).exists():
        address = "memory:"
    with open_store(address, must_exist=True, **Settings.of().credentials) as store:
        if address == "memory:":
            teach(store)
        with store.view(known_on) as view:
            yield view
