"""What the text itself may rest on (*căn cứ ban hành*)."""

from __future__ import annotations

from collections.abc import Iterator

from graph.interval import vietnamese
from graph.reading import Mention
from graph.vocab import rank_of
from graph.vocab.phrasing import check_phrases, phrases
from queries.checks.common import ND30_BASIS, CheckContext, capped, name_of, of_mention, proof
from queries.checks.finding import Finding, Severity
from queries.in_force import ENDED

Fault = tuple[Severity, str, str, str]

NORMATIVE_BASIS = "Nghị định 78/2025/NĐ-CP, Điều 62 (căn cứ ban hành văn bản quy phạm pháp luật)"


def wrong_basis(context: CheckContext) -> Iterator[Finding]:
    """Raise ``wrong-basis`` where a text rests on one of lower force, one that ended, or a later one.

    Documents without a place in the order of force are never questioned.
    """
    if context.reading.head.doc_type not in check_phrases("deciding_type") or context.consolidated:
        return
    own, leads = _own_rank(context), (*phrases("basis_item"), *check_phrases("asking_lead"))
    for document, mention in context.first.items():
        if not context.is_basis(mention, leads):
            continue
        name = name_of(context.documents[document])
        fault = _lower(own, mention, name) or _later(context, mention, name) or _ended(context, mention, name)
        if fault is not None:
            severity, said, said_en, basis = fault
            yield of_mention(mention, "wrong-basis", severity, said, said_en, basis)


def _lower(own: int | None, mention: Mention, name: str) -> Fault | None:
    rank = _rank(mention)
    if own is None or rank is None or rank <= own:
        return None
    return (
        Severity.WARNING,
        f"“{name}” có hiệu lực pháp lý thấp hơn văn bản này nên không dùng làm căn cứ ban hành; "
        "rà soát lại phần căn cứ.",
        f"“{name}” is of lower force than this text and cannot be its legal basis.",
        NORMATIVE_BASIS,
    )


def _later(context: CheckContext, mention: Mention, name: str) -> Fault | None:
    own, given = context.reading.head.date, mention.citation.date
    if own is None or given is None or not own.month or given.first_day() <= own.last_day():
        return None
    return (
        Severity.WARNING,
        f"Căn cứ “{name}” đề ngày {vietnamese(given)}, sau ngày ký văn bản này ({vietnamese(own)}); "
        "căn cứ phải có trước văn bản, kiểm tra lại hai ngày.",
        f"The basis “{name}” is dated {given}, after this text ({own}).",
        ND30_BASIS,
    )


def _ended(context: CheckContext, mention: Mention, name: str) -> Fault | None:
    status = context.statuses[mention.document]
    if status.value != ENDED or context.undated or context.normative:
        return None
    if context.is_own(status.by):  # the text ends its basis itself
        return None
    if capped(Severity.WARNING, status.confidence) is Severity.INFO:  # outdated-reference tells the doubt
        return None
    return (
        Severity.WARNING,
        f"Căn cứ “{name}” đã {status.evidence}, không còn dùng làm căn cứ ban hành được; "
        "thay bằng văn bản đang áp dụng hoặc bỏ khỏi phần căn cứ.",
        f"The basis “{name}” had ended on {status.since}.",
        f"{proof(status.source, status.confidence)}; {ND30_BASIS}",
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
