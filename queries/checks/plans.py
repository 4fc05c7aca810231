"""Plans whose time is over (*kế hoạch đã hết thời kỳ thực hiện*)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graph.evidence import Span
from graph.folding import fold_marks
from graph.interval import vietnamese
from graph.reading import CitedDocument, Mention
from graph.vocab.phrasing import check_phrases
from queries.checks.common import SIGNED_AFTER_PERIOD, CheckContext, name_of, of_mention
from queries.checks.finding import Finding, Severity
from queries.checks.periods import period_of, share_inside, years_of
from queries.checks.wording import same_issuer
from queries.checks.words import ends_with, has_phrase

PLAN_BASIS = "Thời kỳ thực hiện ghi trong trích yếu; không có văn bản nào nói kế hoạch tự hết hiệu lực"
RESTED_ON = ("implements", "based_on")
# Below this share of its own time, a report is not about the time of the plan.
OWN_TIME = 0.5


def lapsed_plan(context: CheckContext) -> Iterator[Finding]:
    """Raise ``lapsed-plan`` where the plan's time is over on the day and the text still carries it out."""
    for document, first in context.first.items():
        cited = context.documents[document]
        period = plan_period(cited)
        if period is None or context.as_of <= period[1] or _own_time(context, period):
            continue
        severity, mention = _gravity(context, document, first, period)
        name = name_of(cited)
        yield of_mention(
            mention,
            "lapsed-plan",
            severity,
            f"“{name}” là của thời kỳ đến {vietnamese(period[1])}, đã qua vào ngày xét "
            f"{vietnamese(context.as_of)}; thay bằng (hoặc bổ sung) văn bản của kỳ này, nếu có.",
            f"The time of “{name}” ended on {period[1]}, before {context.as_of}.",
            PLAN_BASIS,
        )


def plan_period(document: CitedDocument) -> tuple[date, date] | None:
    """First and last day of the time a plan (or what carries one) is made for; None for other documents."""
    return period_made_for(document.doc_type, document.title)


def period_made_for(doc_type: str | None, title: str | None) -> tuple[date, date] | None:
    """The time that a document of a type and title is made for; None where it is no plan and carries none.

    Examples:
        >>> period_made_for("Kế hoạch", "cải cách hành chính năm 2022")
        (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
        >>> period_made_for("Báo cáo", "kết quả cải cách hành chính năm 2022") is None
        True
    """
    if title is None:
        return None
    carries = doc_type in check_phrases("plan_carrier") and has_phrase(fold_marks(title), check_phrases("plan_word"))
    return period_of(title) if doc_type in check_phrases("plan_type") or carries else None


def _own_time(context: CheckContext, period: tuple[date, date]) -> bool:
    """Whether the text is about the time of the plan."""
    own = context.own_period() or period_of(context.reading.head.title or "")
    return own is not None and share_inside(own, period) >= OWN_TIME


def _gravity(
    context: CheckContext, document: str, first: Mention, period: tuple[date, date]
) -> tuple[Severity, Mention]:
    """A warning at the words that still carry the plan out; else an info at the first citation."""
    if context.as_of <= period[1] + SIGNED_AFTER_PERIOD:
        return Severity.INFO, first
    for relation in context.from_self(document):
        if relation.relation not in RESTED_ON:
            continue
        near = min(
            (m for m in context.outer if m.document == document),
            key=lambda mention: abs(mention.citation.end - relation.end),
        )
        around = context.around(near.citation)
        if _issued_by_itself(context, near):
            continue
        if has_phrase(around, check_phrases("past_told")) or _speaks_of(context, near, period):
            continue
        return Severity.WARNING, near
    return Severity.INFO, first


def _issued_by_itself(context: CheckContext, mention: Mention) -> bool:
    """Whether the body that issues the text only tells that it issued the plan."""
    own = context.reading.head.issuer
    before = context.before(mention.citation.span)
    if own is None or mention.issuer is None:
        return ends_with(before, check_phrases("issuing_told"))
    return same_issuer(own, mention.issuer) and has_phrase(before, check_phrases("issuing_told"))


def _speaks_of(context: CheckContext, mention: Mention, period: tuple[date, date]) -> bool:
    """Whether the sentence itself, citations and their titles left out, speaks of the time of the plan."""
    sentence = context.sentence(mention.citation.span)
    words, at = [], sentence.start
    for span in _cited_spans(context, sentence):
        words.append(context.text[at : max(at, span.start)])
        at = max(at, span.end)
    words.append(context.text[at : sentence.end])
    return any(period[0].year <= year <= period[1].year for year in years_of(" | ".join(words)))


def _cited_spans(context: CheckContext, sentence: Span) -> list[Span]:
    spans = [
        span
        for mention in context.outer
        for span in (mention.citation.span, mention.citation.title_span)
        if span is not None and span.overlaps(sentence)
    ]
    return sorted(spans)
