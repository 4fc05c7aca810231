"""Lists of numbers that share one symbol: ``các Quyết định số 10, 11 và 12/QĐ-UBND``."""

from __future__ import annotations

import re
from functools import cache

from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from loaders.mentions.hit import Hit
from loaders.mentions.type_words import look_before
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases

#: What a list that shares its symbol shows right before the last number.
_LIST_SIGNS = (
    ",",
    ";",
    "-",
    *(f" {word}" for word in phrases("joiner")),
    *(f"\n{word}" for word in phrases("joiner")),
)


@cache
def _shared_list() -> re.Pattern[str]:
    """``10, 11 và `` before ``12/QĐ-UBND``: earlier items of a list that shares the symbol."""
    join = rf"(?:\s*+(?:,|;|\-)\s*+|\s++(?:{alternatives(phrases('joiner'))}|đến)\s++)(?:số\s++)?"
    item = r"\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?"
    return re.compile(rf"(?<![\w/.])((?:{item}{join}){{1,14}})\Z")


_ENDS_IN_ITEM = re.compile(r"[0-9][a-zđ]?(?:\s++số)?\Z")
_ITEM = re.compile(r"(\d{1,5}[a-zđ]?)(?:/((?:19|20)\d\d))?")


def items_before(clean: CleanText, start: int, number: DocumentNumber) -> list[Hit]:
    """Earlier items of a list that shares this number's symbol, in order; empty where there is none."""
    text = clean.text
    before = text[max(0, start - 12) : start].rstrip().removesuffix("số").rstrip()
    sign = next((sign for sign in _LIST_SIGNS if before.endswith(sign)), None)
    if sign is None or not _ENDS_IN_ITEM.search(before.removesuffix(sign).rstrip()):
        return []
    match = _shared_list().search(text, max(0, start - 160), start)
    if not match:
        return []
    lead = look_before(text, match.start(1))
    if not lead.name:
        return []
    made: list[Hit] = []
    for item in _ITEM.finditer(text, match.start(1), match.end(1)):
        year = item[2] or (str(number.year) if number.year else None)
        sign = "-" if number.party else "/"
        whole = f"{item[1]}{sign}{year + '/' if year else ''}{number.symbol}"
        parsed = parse_number(whole, trusted=True)
        if parsed is None:
            return []
        first = not made
        hit = Hit(lead.start if first else item.start(), item.end(), lead.name, lead.word if first else None)
        hit.number, hit.sequence, hit.year = parsed, parsed.sequence, parsed.year
        hit.listed, hit.so = True, lead.so
        made.append(hit)
    return made
