"""A line on the terminal that counts while something runs; nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def counted(things: Iterable[Thing], words: str, total: int | None) -> Iterator[Thing]:
    """Things as they come, counted on the terminal.

    Args:
        things: What is counted.
        words: What is said beside the bar.
        total: How many will come; None where that is not known.
    """
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total)
        for thing in things:
            bar.advance(task)
            yield thing
