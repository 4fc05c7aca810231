"""``cancu remove``: take documents out of the store, with everything they asserted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.cli.answers import put_json
from cancu.cli.common import CallError, Translated, help_option, tell
from cancu.cli.messages import say
from cancu.cli.storing import by_option, changing, json_option, store_option

if TYPE_CHECKING:
    from graph.assertion import Origin
    from graph.stores import Store


def sources_meant(store: Store, words: str) -> list[Origin]:
    """The sources that a name, an id or the number of a document means."""
    from graph.errors import AmbiguousWork, UnknownWork
    from graph.personal import masked
    from queries.lookup import find_work

    with store.view() as view:
        known = view.origins((words,))
        if known:
            return list(known.values())
        spoken = {words, masked(words)}
        named = [one for one in view.origins().values() if spoken & {one.name, one.work} and one.kind != "registry"]
        if named:
            return named
        try:
            key = find_work(view, words).key
        except (UnknownWork, AmbiguousWork):
            return []
        said = view.descriptions(key, limit=100_000)
        return [origin for origin, one in said if one.own and origin.kind == "document"]


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(names: tuple[str, ...], store: str | None, by: str | None, purge: bool, as_json: bool) -> int:
        gone: list[Origin] = []
        with changing(store, "purge" if purge else "remove", by, must_exist=True) as kept:
            for name in names:
                found = sources_meant(kept, name)
                if not found:
                    raise CallError(say(language, "remove_none", name=name))
                gone += found
            with kept.writer() as writer:
                for origin in gone:
                    writer.remove(origin.id)
            if purge:
                kept.compact()
        if as_json:
            put_json(gone)
        for origin in () if as_json else gone:
            tell(say(language, "removed", name=origin.name))
        if purge:
            tell(say(language, "purged"))
        return 0

    return Translated(
        name="remove",
        callback=run,
        params=[
            click.Argument(["names"], nargs=-1, required=True, metavar=f"{say(language, 'source')}..."),
            store_option(language),
            click.Option(["--purge"], is_flag=True, help=say(language, "remove_purge")),
            by_option(language),
            json_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "remove"),
        epilog=say(language, "remove_more"),
    )
