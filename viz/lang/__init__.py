"""What outputs say around the findings, in Vietnamese (``vi``) and in English (``en``)."""

from __future__ import annotations

from viz.lang.en import ENGLISH
from viz.lang.phrases import Words
from viz.lang.vi import VIETNAMESE

LANGUAGES = {"vi": VIETNAMESE, "en": ENGLISH}


def words(language: str) -> Words:
    """The words of one language; Vietnamese where the language is not known.

    Examples:
        >>> words("vi").severity["error"]
        'LỖI'
    """
    return LANGUAGES.get(language, VIETNAMESE)


__all__ = ["ENGLISH", "LANGUAGES", "VIETNAMESE", "Words", "words"]
