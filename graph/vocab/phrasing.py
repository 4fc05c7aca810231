"""The phrases that steer reading (``phrases.yaml``)."""

from __future__ import annotations

from functools import cache

from graph.vocab.rows import PhraseGroup
from graph.vocab.tables import load


@cache
def phrase_groups() -> dict[str, PhraseGroup]:
    """Every group of phrases by its name."""
    rows: tuple[PhraseGroup, ...] = load("phrases")
    return {row.group: row for row in rows}


def phrases(group: str) -> tuple[str, ...]:
    """The phrases of one group.

    Examples:
        >>> "về việc" in phrases("title_about")
        True
    """
    return phrase_groups()[group].phrases
