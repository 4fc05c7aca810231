"""What the text itself may rest on (*căn cứ ban hành*)."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reading import Mention
from graph.vocab import rank_of
from queries.checks.common import CheckContext, name_of, of_mention
from queries.checks.finding import Finding, Severity
from queries.checks.phrases import DECIDING

NORMATIVE_BASIS = "Nghị định 78/2025/NĐ-CP, Điều 62 (căn cứ ban hành văn bản quy phạm pháp luật)"


def wrong_basis(context: CheckContext) -> Iterator[Finding]:
    """Raise ``wrong-basis`` where a normative text rests on one of lower force.

    A basis that has ended is ``outdated-reference``, one that is later than the text ``future-date``;
    documents without a place in the order of force are never questioned.
    """
    own = _own_rank(context)
    if own is None or context.reading.head.doc_type not in DECIDING:
        return
    for document, mention in context.first.items():
        if not context.is_basis(mention):
            continue
        rank = _rank(mention)
        if rank is None or rank <= own:
            continue
        name = name_of(context.documents[document])
        yield of_mention(
            mention,
            "wrong-basis",
            Severity.WARNING,
            f"“{name}” có hiệu lực pháp lý thấp hơn văn bản này nên không dùng làm căn cứ ban hành; "
            "rà soát lại phần căn cứ.",
            f"“{name}” is of lower force than this text and cannot be its legal basis.",
            NORMATIVE_BASIS,
        )


def _own_rank(context: CheckContext) -> int | None:
    head = context.reading.head
    if not context.normative or head.doc_type is None:
        return None
    organ = head.number.organs[0] if head.number is not None and head.number.organs else None
    return rank_of(head.doc_type, organ, head.setting.level)


def _rank(mention: Mention) -> int | None:
    """Legal force of a cited normative document; None where its number shows that it is none."""
    number = mention.citation.number
    if number is None or number.year is None or mention.citation.doc_type is None or not number.organs:
        return None
    level = mention.citation.issuer.level if mention.citation.issuer is not None else None
    return rank_of(mention.citation.doc_type, number.organs[0], level)
