"""Putting the name of a law and the number behind it together."""

from __future__ import annotations

from bisect import bisect_right

from loaders.mentions.hit import Hit
from loaders.mentions.names import known_numbers
from loaders.normalize import CleanText
from loaders.phrases import phrases

_BEFORE_DATE = " \t\n,"


def merged(clean: CleanText, named: list[Hit], numbered: list[Hit]) -> list[Hit]:
    """Names that stand alone; a name with its number behind it becomes one citation with that number.

    Args:
        clean: The text.
        named: Laws cited by name, those in the name of another nested in it.
        numbered: Citations with a number; those of a law take over its name and where it begins.
    """
    if not named:
        return []
    _give_to_amending(named, numbered)
    by_edge: dict[int, Hit] = {}
    for hit in numbered:
        if hit.number is not None and not hit.listed and not hit.name:
            start = hit.start
            low = clean.text[max(0, start - 12) : start].rstrip()
            for word in phrases("number_word"):
                if low.endswith(word):
                    low = low[: -len(word)].rstrip()
                    break
            by_edge[max(0, start - 12) + len(low)] = hit
    numbered_names = [hit for hit in numbered if hit.name]
    numbered_names.sort(key=lambda hit: hit.start)
    starts = [hit.start for hit in numbered_names]
    left: list[Hit] = []
    for hit in named:
        at = bisect_right(starts, hit.start) - 1
        around = numbered_names[at] if at >= 0 else None
        if around is not None and hit.end <= around.end and hit.nested_in is not around:
            continue
        number = by_edge.get(hit.end) if hit.name else None
        if number is not None and number.number is not None and not _belongs(hit, number.number.text, named):
            number = None
        if number is None or number.number is None or number.number.system != "assembly":
            left.append(hit)
            continue
        number.start, number.type_word = hit.start, hit.type_word
        number.doc_type, number.name = hit.doc_type, hit.name
        for other in named:
            if other.nested_in is hit:
                other.nested_in = number
    _give_dates_back(clean.text, named, numbered)
    return left


def _give_dates_back(text: str, named: list[Hit], numbered: list[Hit]) -> None:
    """The date behind a list of laws is that of the law that amends them, not of the last of them."""
    outer = {hit.date_span: hit.start for hit in named if hit.date_span and hit.number is None}
    for hit in numbered:
        if hit.date_span and outer.get(hit.date_span, hit.start) < hit.start:
            hit.end = hit.date_span[0]
            while text[hit.end - 1] in _BEFORE_DATE:
                hit.end -= 1
            hit.tail, hit.date, hit.date_span = hit.end, None, None


def _give_to_amending(named: list[Hit], numbered: list[Hit]) -> None:
    """A number read behind an inner law (``Luật sửa đổi … của Luật X số N``) goes to the law that amends it."""
    of_start = {hit.start: hit for hit in numbered if hit.name and hit.number is not None}
    for inner in named:
        outer, number = inner.nested_in, of_start.get(inner.start)
        if outer is None or number is None or number.number is None or outer.end != inner.end:
            continue
        if _belongs(outer, number.number.text, named):
            number.start, number.type_word = outer.start, outer.type_word
            number.doc_type, number.name = outer.doc_type, outer.name
            for hit in named:
                hit.nested_in = number if hit.nested_in is outer else hit.nested_in


def _belongs(hit: Hit, number: str, named: list[Hit]) -> bool:
    """Whether a number behind an amending law's name is that of this law: of the amending one, else of the inner."""
    inner = [other for other in named if other.nested_in is hit and other.end == hit.end]
    outer = hit.nested_in if hit.nested_in is not None and hit.nested_in.end == hit.end else None
    if inner:
        return number not in known_numbers(inner[-1].name or "")
    return outer is None or number in known_numbers(hit.name or "")
