"""Issuers that one citation of a sentence hands on to those behind it."""

from __future__ import annotations

from dataclasses import replace

from graph.citation import Citation
from loaders.binding import Bound
from loaders.mentions.shared_lists import is_list_gap
from loaders.wording import lower, read_tokens

_NEAR = 60


def share_forward(text: str, bound: list[Bound]) -> list[Bound]:
    """Give citations without an issuer the one that stands in front of their list, or that of what they amend.

    Args:
        text: The cleaned text.
        bound: The citations with their issuers, in the order of the text.

    ``các Văn bản của UBND tỉnh: số 4410/UBND-TH2, 4688/UBND-TH1`` names the issuer once, before the first number;
    ``Nghị quyết số 36/NQ-HĐND của HĐND huyện (đã được điều chỉnh tại Nghị quyết số 08/NQ-HĐND)`` is changed by its own
    issuer, whose symbol both print.
    """
    shared = list(bound)
    before: Bound | None = None
    for at, item in enumerate(shared):
        if item.citation.nested_in is not None:
            continue
        lacks = before is not None and item.issuer is None and before.issuer is not None
        if before is not None and lacks and _hands_on(text, before.citation, item.citation):
            item = shared[at] = replace(item, issuer=before.issuer, basis="context")
        before = item
    return shared


def _hands_on(text: str, one: Citation, other: Citation) -> bool:
    return _goes_on(text, one, other) or _changes(text, one, other)


def _extent(citation: Citation) -> int:
    """One past the last word that belongs to a citation."""
    spans = [span.end for span in (citation.title_span, citation.date_span) if span is not None]
    if citation.issuer is not None:
        spans.append(citation.issuer.span.end)
    return max(citation.end, *spans) if spans else citation.end


def _alike(one: Citation, other: Citation) -> bool:
    """Whether the same body prints both numbers."""
    numbers = one.number, other.number
    return numbers[0] is not None and numbers[1] is not None and numbers[0].organs[:1] == numbers[1].organs[:1] != ()


def _goes_on(text: str, one: Citation, other: Citation) -> bool:
    """Whether a number goes on a list whose issuer stands before its first number."""
    leads = one.issuer is not None and one.issuer.span.start < one.end and one.issuer.span.start > one.start
    listed = (leads or (one.listed and one.type_word is None)) and other.type_word is None
    return listed and _alike(one, other) and is_list_gap(text, _extent(one), other.start)


def _changes(text: str, one: Citation, other: Citation) -> bool:
    """Whether a document is said to be changed by another of the very same symbol."""
    numbers = one.number, other.number
    if numbers[0] is None or numbers[1] is None or numbers[0].symbol != numbers[1].symbol:
        return False
    start = _extent(one)
    if not 0 < other.start - start <= _NEAR:
        return False
    words = text[start : other.start]
    tokens = read_tokens(words, lower(words), 0, len(words))
    return len(tokens) == 1 and tokens[0].kind == "agent" and not set(words) & {".", ";", ":"}
