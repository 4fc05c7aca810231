"""What the commands that ask the graph share: their parameters, documents as rows, files written with --out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cancu.cli.answers import LEVELS, office_day
from cancu.cli.common import CallError, Translated, choice, help_option, tell, write_whole
from cancu.cli.messages import say
from cancu.cli.storing import as_of_option, json_option, store_option

if TYPE_CHECKING:
    import datetime

    from graph.event import Event
    from graph.work import Work
    from viz.reports.tables import Table

_ENDINGS = (".xlsx", ".csv")


def question(
    language: str, name: str, run: Callable[..., int], params: Sequence[click.Parameter], *, as_of: bool = True
) -> click.Command:
    """A command that asks the graph, explained in the language chosen.

    Args:
        language: The language.
        name: Its name; its help is the message of that name, its examples that of ``<name>_more``.
        run: What it does.
        params: Its own parameters; ``--as-of``, ``--store``, ``--json`` and ``--help`` are added.
        as_of: Whether it asks for a day.
    """
    return Translated(
        name=name,
        callback=run,
        params=[
            *params,
            *([as_of_option(language)] if as_of else []),
            store_option(language),
            json_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, name),
        epilog=say(language, f"{name}_more"),
    )


def level_option(language: str) -> click.Option:
    """``--level``: only documents of one level."""
    return click.Option(["--level"], type=choice(LEVELS), help=say(language, "ask_level"))


def limit_option(language: str, default: int) -> click.Option:
    """``--limit``: most lines of an answer."""
    return click.Option(
        ["--limit"], type=click.IntRange(1, 1_000_000), default=default, help=say(language, "ask_limit", count=default)
    )


def out_option(language: str) -> click.Option:
    """``--out``: a file to write the answer to."""
    return click.Option(["--out"], metavar="PATH", help=say(language, "ask_out"))


def rows_of(thing: Any) -> Any:
    """An answer as plain values for JSON: frozen results by their fields, works with how people call them.

    Examples:
        >>> from graph.work import Work
        >>> rows_of(Work(key="1/2020/NĐ-CP", number="1/2020/NĐ-CP", doc_type="Nghị định"))["label"]
        'Nghị định 1/2020/NĐ-CP'
    """
    from graph.work import Work

    if isinstance(thing, Work):
        return document(thing)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: rows_of(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
    if isinstance(thing, Mapping):
        return {key: rows_of(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple | frozenset):
        return [rows_of(one) for one in (sorted(thing) if isinstance(thing, frozenset) else thing)]
    return thing


def document(work: Work) -> dict[str, Any]:
    """A document as a row of JSON."""
    return {
        "key": work.key,
        "label": work.label,
        "number": work.number,
        "doc_type": work.doc_type,
        "title": work.title,
        "issuer": work.issuer,
        "issued": work.issued,
        "effective": work.effective,
        "level": work.level,
        "province": work.province,
        "place": work.place,
        "held": work.held,
        "open": work.open,
    }


def told(work: Work, language: str) -> str:
    """A document on one line: how it is called, its day, its issuer."""
    parts = [work.label]
    if work.issued:
        parts.append(office_day(work.issued, language))
    if work.issuer:
        parts.append(work.issuer)
    return " · ".join(parts)


def unverified(confidence: str | None, language: str) -> str:
    """The mark of a fact whose source was not read."""
    return f" [{say(language, 'unverified')}]" if confidence == "low" else ""


def happened(event: Event, language: str) -> str:
    """An event with its marks: derived, unverified."""
    from queries.in_force import describe

    derived = f" [{say(language, 'derived_word')}]" if event.derived else ""
    return f"{describe(event)}{derived}{unverified(event.source.confidence, language)}"


def write_tables(path: str, tables: Sequence[Table], title: str, day: datetime.date, language: str) -> None:
    """Write lists to a workbook, or a single list to CSV.

    Raises:
        CallError: The ending is neither, several lists are to go into one CSV, or the file cannot be written.
    """
    from viz.reports.tables import table_to_csv, tables_to_xlsx

    ending = Path(path).suffix.casefold()
    if ending not in _ENDINGS or (ending == ".csv" and len(tables) > 1):
        raise CallError(say(language, "bad_table", path=path, endings=".xlsx" if len(tables) > 1 else ".xlsx, .csv"))
    made = table_to_csv(tables[0]) if ending == ".csv" else tables_to_xlsx(tables, title, day)
    write_whole(Path(path), made, language)
    tell(say(language, "written", path=path))
