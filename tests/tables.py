"""What the tests of the tables of knowledge share: examples as cases, and tables changed for one test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

import pytest


def examples(rows: Iterable[object], which: str, name: Callable[..., str]) -> list[object]:
    """One case an example of the rows.

    Args:
        rows: The rows.
        which: The field that holds the examples.
        name: What a case is called after.
    """
    return [
        pytest.param(row, sentence, id=f"{name(row)}: {sentence[:50]}")
        for row in rows
        for sentence in getattr(row, which)
    ]


def forget(*packages: str) -> None:
    """Patterns and answers made of the tables are made anew; the tables themselves are kept."""
    for name, module in list(sys.modules.items()):
        if name.startswith(packages) and not name.startswith("graph.vocab"):
            for member in list(vars(module).values()):
                getattr(member, "cache_clear", int)()
