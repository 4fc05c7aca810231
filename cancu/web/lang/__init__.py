"""What the pages say, in Vietnamese (the default) and in English; the words of outputs (`viz.lang`) with them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cancu.web.lang import en, vi
from cancu.web.lang.problems_en import PROBLEMS
from viz.lang import LANGUAGES, Words, words

NAMES = {"vi": "Tiếng Việt", "en": "English"}
"""Languages by code, each named in itself, in the order of the switch."""

_TEXT = {"vi": vi.TEXT, "en": en.TEXT}


@cache
def page_words(language: str) -> Words:
    """The words of pages in a language; Vietnamese where the language is not known.

    Examples:
        >>> page_words("en")("page_search"), page_words("en").told("Đang đọc tệp"), page_words("fr")("page_search")
        ('Search', 'Reading the file', 'Tìm kiếm')
    """
    base = words(language)
    sentences = {**base.sentences, **PROBLEMS} if base.sentences else {}
    return replace(base, text={**base.text, **_TEXT[base.code]}, sentences=sentences)


__all__ = ["LANGUAGES", "NAMES", "page_words"]
