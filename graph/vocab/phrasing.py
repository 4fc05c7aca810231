"""The phrases that steer reading (``phrases.yaml``)."""

from __future__ import annotations

from functools import cache

from graph.vocab.reader import read_table
from graph.vocab.rows import PhraseGroup
from graph.vocab.tables import DATA


@cache
def phrase_groups() -> dict[str, PhraseGroup]:
    """Every group of phrases by its name."""
    return {row.group: row for row in read_table(PhraseGroup, DATA / "phrases.yaml", lambda row: row.group)}


def phrases(group: str) -> tuple[str, ...]:
    """The phrases of one group.

    Examples:
        >>> "về việc" in phrases("title_about")
        True
    """
    return phrase_groups()[group].phrases
