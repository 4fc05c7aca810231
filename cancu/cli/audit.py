"""``cancu audit``: the record of changes of a store and of an office, and whether somebody altered it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from cancu.cli.answers import put_json, put_line, put_table
from cancu.cli.common import CallError, Translated, choice, help_option, put, tell
from cancu.cli.messages import say
from cancu.cli.storing import chosen, json_option, opened, store_option
from cancu.settings import Settings
from cancu.web.lang import page_words

if TYPE_CHECKING:
    from graph.stores.record import Entry, Head
    from viz.lang import Words

ACTIONS = ("list", "verify", "export")
OFFICE = "cancu-office"
"""Folder of the office that is looked into where none is named."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A record that can be read: its name, all entries in order, the newest first, its end."""

    name: str
    entries: Iterator[Entry]
    newest: Iterator[Entry]
    head: Head


@contextmanager
def _of_store(address: str) -> Iterator[_Record]:
    with opened(address, must_exist=True) as store, store.view() as view:
        yield _Record(store.name, view.entries(), view.entries(newest=True), view.head())


@contextmanager
def _of_office(path: Path) -> Iterator[_Record]:
    from cancu.office.database import Office
    from graph.stores import sqlite_record as record

    office = Office(path)
    try:
        link = office.read()
        newest = record.entries_of(link, newest=True)
        yield _Record(str(path), record.entries_of(link), newest, record.head_of(link))
    finally:
        office.close()


def _wanted(store: str | None, data: str | None, language: str) -> list[tuple[str | None, Path | None]]:
    """The records asked for: those named, else those that are there.

    Raises:
        CallError: There is none.
    """
    path = Path(data or OFFICE) / "office.db"
    if data is not None and not path.exists():
        raise CallError(say(language, "audit_none", path=path))
    if store is not None or data is not None:
        return [pair for pair in ((store, None), (None, path if data is not None else None)) if pair != (None, None)]
    address = chosen(None)
    named = Settings.of().store is not None or Path(address).exists()
    found: list[tuple[str | None, Path | None]] = [(address, None)] if named else []
    found += [(None, path)] if path.exists() else []
    if not found:
        raise CallError(say(language, "audit_nowhere"))
    return found


def _listed(one: _Record, limit: int, as_json: bool, language: str) -> int:
    rows = list(islice(one.newest, limit))
    if as_json:
        told = [_row(row) for row in rows]
        put_json({"record": one.name, "count": one.head[0], "head": one.head[1], "entries": told})
        return 0
    put_line(say(language, "audit_of" if rows else "audit_empty", name=one.name, count=one.head[0]))
    if rows:
        heads = say(language, "audit_heads").split("|")
        words = page_words(language)
        cells = [
            (str(row.id), row.at[:19].replace("T", " "), row.who, _word(words, "deed", row.action), _target(words, row))
            for row in rows
        ]
        put_table(heads, cells)
    return 0


def _row(entry: Entry) -> dict[str, object]:
    """An entry for programs, its detail as JSON and not as a text that holds JSON."""
    made: dict[str, object] = msgspec.to_builtins(entry)
    with suppress(msgspec.DecodeError):  # somebody altered it; the test of the chain tells
        made["detail"] = msgspec.json.decode(entry.detail)
    return made


def _word(words: Words, kind: str, name: str) -> str:
    """A name of the record in words; the name itself where it is of a later version."""
    key = f"{kind}_{name}"
    return words(key) if key in words.text else name


def _target(words: Words, entry: Entry) -> str:
    """What an entry is about, on one line: its target, else the counts of its detail."""
    if entry.target:
        return entry.target
    told = _row(entry)["detail"]
    if not isinstance(told, dict):
        return ""
    counts = ((name, value) for name, value in told.items() if isinstance(value, int))
    return ", ".join(f"{_word(words, 'counted', name)}: {value}" for name, value in counts)


def _verified(one: _Record, as_json: bool, language: str) -> int:
    from graph.stores.record import verify

    verdict = verify(one.entries, one.head)
    if as_json:
        put_json({"record": one.name, "count": verdict.count, "head": verdict.head, "faults": verdict.faults})
    elif verdict.faults:
        told = {"count": len(verdict.faults), "first": "; ".join(verdict.faults[:5])}
        tell(say(language, "audit_altered", name=one.name, **told))
    else:
        put(say(language, "audit_whole", name=one.name, count=verdict.count, head=verdict.head or "–") + "\n")
    return int(bool(verdict.faults))


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(action: str, store: str | None, data: str | None, verify: bool, limit: int, as_json: bool) -> int:
        status = 0
        for address, path in _wanted(store, data, language):
            with _of_store(address) if address is not None else _of_office(path or Path()) as one:
                if verify or action == "verify":
                    status = max(status, _verified(one, as_json, language))
                elif action == "export":
                    for entry in one.entries:
                        put(msgspec.json.encode(entry).decode() + "\n")
                else:
                    _listed(one, limit, as_json, language)
        return status

    params: list[click.Parameter] = [
        click.Argument(["action"], type=choice(ACTIONS), metavar="[list|verify|export]", default="list"),
        store_option(language),
        click.Option(["--data"], metavar="PATH", help=say(language, "serve_data")),
        click.Option(["--verify"], is_flag=True, help=say(language, "audit_verify")),
        click.Option(
            ["--limit"], type=click.IntRange(1, 1_000_000), default=50, metavar="N", help=say(language, "audit_limit")
        ),
        json_option(language),
        help_option(language),
    ]
    return Translated(
        name="audit", callback=run, params=params, add_help_option=False,
        help=say(language, "audit"), epilog=say(language, "audit_more"),
    )  # fmt: skip
