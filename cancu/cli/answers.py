"""What the commands of the graph share: answers as JSON or as tables, days, levels."""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from cancu.cli.common import put
from cancu.cli.messages import say
from cancu.cli.storing import today
from cancu.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console

LEVELS = {"trung-uong": "trung ương", "tinh": "tỉnh", "huyen": "huyện", "xa": "xã"}
"""Levels as they are typed → as they are kept."""


def day_of(as_of: str | None, language: str) -> datetime.date:
    """The day of ``--as-of``; today where none is given.

    Raises:
        CallError: It is no day.
    """
    from cancu.cli.check_call import parse_day

    return parse_day(as_of, language) or today()


def put_json(answer: object) -> None:
    """An answer for programs: JSON of two spaces, letters stay letters, the same answer the same bytes."""
    put(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n")


def console() -> Console:
    """The terminal: as wide as it is, in colour where that is wanted; plain where it is no terminal."""
    from rich.console import Console

    on_screen = sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns if on_screen else 110
    return Console(
        file=sys.stdout,
        width=max(60, width),
        no_color=not (on_screen and Settings.of().color),
        highlight=False,
        emoji=False,
        markup=False,
    )


def put_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """A table for people; words of documents are made safe to look at."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from viz.reports.display import visible

    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, show_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    console().print(table)


def put_line(line: str = "") -> None:
    """One line for people on standard output."""
    from viz.reports.display import visible

    put(f"{visible(line)}\n")


def office_day(text: str | None, language: str) -> str:
    """An ISO day, month or year as an office writes it; a dash where there is none.

    Examples:
        >>> office_day("2022-03-08", "vi"), office_day(None, "vi")
        ('08/3/2022', '–')
    """
    from graph.interval import PartialDate, vietnamese

    if text is None:
        return "–"
    return vietnamese(PartialDate.parse(text)) if language == "vi" else text


def level_of(value: str | None) -> str | None:
    """The level that was typed, as it is kept."""
    return LEVELS[value] if value else None


def cut_note(count: int, language: str) -> str:
    """What is said where an answer was cut."""
    return say(language, "cut", count=count)
