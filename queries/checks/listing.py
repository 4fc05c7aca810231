"""Documents cited in one list: what one item says is said for all, and what all lack is told once."""

from __future__ import annotations

from collections.abc import Callable

from graph.citation import Citation
from graph.reading import Mention
from queries.checks.common import CheckContext

# Longest stretch between two items of one list: "; ", " và ".
LIST_GAP = 6


def run_of(context: CheckContext, mention: Mention) -> tuple[Mention, ...]:
    """The items of the list a mention stands in, in order: like documents right beside each other."""
    low = high = context.order[mention.id]
    while low > 0 and _follow(context.outer[low - 1], context.outer[low]):
        low -= 1
    while high + 1 < len(context.outer) and _follow(context.outer[high], context.outer[high + 1]):
        high += 1
    return context.outer[low : high + 1]


def _follow(one: Mention, other: Mention) -> bool:
    near = other.citation.start - one.citation.end <= LIST_GAP
    return near and _alike(one.citation, other.citation)


def _is_covered(
    context: CheckContext, mention: Mention, run: tuple[Mention, ...], has: Callable[[Citation], bool]
) -> bool:
    """Whether an item that lacks it too and shares its type word comes before it: one line tells of all of them."""
    earlier = [item for item in _group(mention, run) if item.citation.start < mention.citation.start]
    return any(context.first[item.document].id == item.id and not has(item.citation) for item in earlier)


def _group(mention: Mention, run: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The items of a list under one type word: "các Quyết định số 10, 11 và 12/QĐ-UBND"."""
    low = high = run.index(mention)
    while low > 0 and run[low].citation.type_word is None:
        low -= 1
    while high + 1 < len(run) and run[high + 1].citation.type_word is None:
        high += 1
    return run[low : high + 1]


def and_more(mention: Mention, run: tuple[Mention, ...]) -> str:
    """How a message speaks of the items behind under the same type word; empty for a document alone."""
    more = len({item.document for item in _group(mention, run)}) - 1
    return f" (và {more} văn bản liền sau)" if more > 0 else ""


def shares_date(context: CheckContext, mention: Mention) -> bool:
    """Whether the next paper of one body, right behind it, gives a date that may be meant for both."""
    at = context.order[mention.id] + 1
    if mention.citation.number is None or at >= len(context.outer):
        return False
    after = context.outer[at].citation
    near = after.start - mention.citation.end <= LIST_GAP and after.date is not None
    return near and after.number is not None and after.number.organs == mention.citation.number.organs


def said_in_sentence(context: CheckContext, mention: Mention, has: Callable[[Citation], bool]) -> bool:
    """Whether the same sentence cites the document again and says it there."""
    sentence = context.sentence(mention.citation.span)
    others = context.mentions[mention.document]
    return any(has(m.citation) and sentence.overlaps(m.citation.span) for m in others)


def _alike(one: Citation, other: Citation) -> bool:
    if one.number is None or other.number is None:
        return False
    return one.number.type == other.number.type and one.number.organs == other.number.organs


def told(
    context: CheckContext,
    mention: Mention,
    run: tuple[Mention, ...],
    has: Callable[[Citation], bool],
    behind: bool = False,
) -> bool:
    """Whether the list or the sentence says it, or an earlier item of the list is told to lack it.

    Args:
        context: The text.
        mention: An item of the list.
        run: The items of the list.
        has: Whether a citation says it.
        behind: Whether only items behind this one can say it for this one.
    """
    start = mention.citation.start if behind else -1
    if any(has(item.citation) for item in run if item.citation.start >= start) or _is_covered(
        context, mention, run, has
    ):
        return True
    return said_in_sentence(context, mention, has)
