"""Does a mention speak of what was (*nói về văn bản cũ*)? An ended document may stand there."""

from __future__ import annotations

import re

from graph.evidence import Span
from graph.reading import Mention
from graph.vocab.phrasing import check_phrases
from queries.checks.common import CheckContext
from queries.checks.regions import article_start, is_about_past
from queries.checks.words import ends_with, folded, has_in_order, has_phrase
from queries.in_force import status_on

# A quotation that opened further back was closed by a sign that was not seen.
QUOTE_REACH = 1500
# How far before a mention the heading of its article is looked for.
ARTICLE_REACH = 6000
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—,]\s*((?:19|20)\d\d)\b")


def _clause(context: CheckContext, mention: Mention) -> str:
    """The words before a mention, from the last semicolon or closed bracket on."""
    return re.split("[;)]", context.before(mention.citation.span))[-1]


def present(context: CheckContext, mentions: tuple[Mention, ...]) -> Mention | None:
    """The first mention that uses the document as if it held; None where all speak of the past."""
    return next((mention for mention in mentions if not is_history(context, mention)), None)


def _is_quoted(context: CheckContext, mention: Mention) -> bool:
    """Whether a mention stands in quoted words: the text of another document, or words put in its place."""
    before = context.text[max(0, mention.citation.start - QUOTE_REACH) : mention.citation.start]
    return before.rfind("“") > before.rfind("”")


def is_history(context: CheckContext, mention: Mention) -> bool:
    """Whether a mention stands in another's title or in a sentence about what was."""
    if mention.citation.nested_in is not None or context.consolidated or _is_quoted(context, mention):
        return True
    if is_about_past(context.reading.head):
        return True
    if _only_amends(context, mention):
        return True
    if _settles_past(context, mention) or _is_transition(context, mention):
        return True
    around = context.around(mention.citation)
    if (context.normative or context.fragment) and has_phrase(around, check_phrases("transitional")):
        return True
    return has_phrase(around, check_phrases("past_told")) or has_in_order(
        around, check_phrases("past_told_apart", "past_beside")
    )


def _only_amends(context: CheckContext, mention: Mention) -> bool:
    """Whether it is named only as the one that amends another, as a whole or by the provision pointed at."""
    if not mention.citation.pincites:
        return has_phrase(_clause(context, mention), check_phrases("amended_beside"))
    first = min(pincite.start for pincite in mention.citation.pincites)
    before = context.before(Span(min(first, mention.citation.start), mention.citation.end))
    return ends_with(" ".join(before.replace(",", " ").split()), check_phrases("amended_by_lead"))


def _is_transition(context: CheckContext, mention: Mention) -> bool:
    """Whether a normative text leads over from what was: in an article named so, or in words that say it."""
    if not context.normative and not context.fragment:
        return False
    if has_in_order(context.around(mention.citation), check_phrases("transition_beside")):
        return True
    before = context.text[max(0, mention.citation.start - ARTICLE_REACH) : mention.citation.start]
    heading = before[max((found.start() for found in article_start().finditer(before)), default=len(before)) :]
    return has_phrase(folded(heading.strip().partition("\n")[0]), check_phrases("transition_title"))


def _settles_past(context: CheckContext, mention: Mention) -> bool:
    """Whether the sentence settles the costs of years when it held: by the law of their time."""
    around = context.around(mention.citation)
    if not has_phrase(around, check_phrases("costs_settled")):
        return False
    status = status_on(context.known(mention.document), context.as_of, mention.citation.pincites)
    if status.since is None:
        return False
    last = [int(years[1]) for years in _YEARS.findall(around)]
    return bool(last) and max(last) < status.since.year
