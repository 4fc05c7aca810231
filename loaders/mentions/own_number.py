"""The line on which a document prints its own number (``Số: 12/BC-UBND``): it cites nothing."""

from __future__ import annotations

import re
from functools import cache

from loaders.mentions.type_words import type_words
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases

_HEAD = 4000


@cache
def own_number_line() -> re.Pattern[str]:
    """A line (or a table cell) that holds only "Số" with a number and symbol, or a blank with a symbol."""
    types = alternatives(tuple({word[0].upper() + word[1:] for word in type_words()}))
    return re.compile(
        rf"""[ *_]*+(?:(?P<type>{types})\s+)?(?:{alternatives(phrases("number_word"))})[ ]*+
        (?P<colon>:?)[ *_]*+(?P<number>[.…_ ]*+\d{{0,5}}(?:\.\d{{1,2}})?[a-zđ]?\s?[/\-]\s?[^\s;,]{{1,40}}(?:[ ]?-[ ]?[^\s;,]{{1,16}})?)
        [ *_]*+(?=[\n\t|]|\Z|[ ]{{3,}})""",
        re.VERBOSE,
    )


def own_number_spans(clean: CleanText) -> tuple[tuple[int, int], ...]:
    """Spans of the line with the document's own number, in the head of the text; usually one or none."""
    head = clean.text[:_HEAD]
    at = head.find("ố")
    while at >= 0:
        start = max(head.rfind(sign, 0, at) for sign in "\n\t|") + 1
        match = own_number_line().match(head, start)
        if match and (match["colon"] or match["type"] or match.start() < 800):
            return (match.span(),)
        at = head.find("ố", at + 1)
    return ()
