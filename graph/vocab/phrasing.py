"""The phrases that steer reading (``phrases.yaml``) and those that the checks look for (``check_phrases.yaml``)."""

from __future__ import annotations

from functools import cache

from graph.vocab.tables import load
from graph.vocab.word_rows import CheckPhrases, PhraseGroup


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


@cache
def check_groups() -> dict[str, CheckPhrases]:
    """Every group of phrases of the checks by its name."""
    rows: tuple[CheckPhrases, ...] = load("check_phrases")
    return {row.group: row for row in rows}


@cache
def check_phrases(*groups: str) -> tuple[str, ...]:
    """The phrases of groups of the checks, in their order.

    Examples:
        >>> check_phrases("work_asked")
        ('đề nghị', 'kiến nghị', 'yêu cầu')
    """
    return tuple(phrase for group in groups for phrase in check_groups()[group].phrases)
