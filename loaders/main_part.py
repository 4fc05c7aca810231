"""Where the articles of a decision end: behind it stand its list of addressees and its annexes."""

from __future__ import annotations

import re
from functools import cache

from loaders.phrases import alternatives, phrases
from loaders.structure import CAPITAL, chapter_label


@cache
def _first_article() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\n)[ \t*_]*+(?:{alternatives(phrases('first_article'))})\b")


@cache
def _main_end() -> re.Pattern[str]:
    alone, headed = alternatives(phrases("main_part_end")), alternatives(phrases("annex_heading"))
    title = rf"[IVX\d]{{1,4}}\b|[{CAPITAL}]{{2}}"
    return re.compile(rf"\n[ \t*_]*+(?:(?:{alone})(?=[ \t]*+[:\n])|(?:{headed})(?=[ \t]*+(?:[:\n]|{title})))")


def main_end(text: str) -> int:
    r"""Where the articles of a decision end and its list of addressees or its annexes begin.

    Examples:
        >>> main_end("Điều 1. Bãi bỏ.\nNơi nhận:\n- Lưu.\nDANH MỤC\n1. A")
        15
        >>> main_end("Điều 1. A.\nChương II\nDANH MỤC NHIỆM VỤ\nĐiều 2. Bãi bỏ.\n")  # the heading of a chapter
        55
    """
    first = _first_article().search(text)
    for found in _main_end().finditer(text, first.end()) if first else ():
        if not _is_under_heading(text, found.start()):
            return found.start()
    return len(text)


def _is_under_heading(text: str, at: int) -> bool:
    """Whether the line in front is the bare label of a chapter, whose name follows."""
    end = at
    while end and text[end - 1].isspace():
        end -= 1
    return chapter_label().fullmatch(text, text.rfind("\n", max(0, end - 40), end) + 1, end) is not None
