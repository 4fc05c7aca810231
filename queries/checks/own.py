"""The text against itself: its number, its date, its period, its closing words."""

from __future__ import annotations

from collections.abc import Iterator

from graph.interval import vietnamese
from graph.reading import Mention
from graph.vocab.phrasing import check_phrases
from queries.checks.common import ND30_DATE, ND30_NUMBER, SELF, CheckContext, name_of_mention, of_mention
from queries.checks.finding import Finding, Severity
from queries.checks.periods import years_of
from queries.checks.wording import same_issuer

# Its own number under a day so near can only be itself; farther off it is that of another year.
OWN_DAYS = 60


def inconsistent_self(context: CheckContext) -> Iterator[Finding]:
    """Raise ``inconsistent-self`` where the head, the period and the closing words disagree."""
    head, period = context.reading.head, context.own_period()
    if head.number is not None and head.number.year and head.date and head.number.year != head.date.year:
        yield _on_self(
            context,
            f"Số của văn bản mang năm {head.number.year} nhưng ngày ký ghi năm {head.date.year}; sửa cho khớp.",
            f"The own number is of {head.number.year}, the own date of {head.date.year}.",
        )
    yield from _cited_otherwise(context)
    if head.doc_type != "Báo cáo" or period is None:
        return
    if head.date is not None and head.date.last_day() < period[0]:
        yield _on_self(
            context,
            f"Báo cáo ghi ngày {vietnamese(head.date)}, trước khi kỳ báo cáo bắt đầu "
            f"({vietnamese(period[0])}); kiểm tra lại năm, có thể còn sót từ báo cáo kỳ trước.",
            f"The report is dated {head.date}, before its period begins ({period[0]}).",
        )
    yield from _closing(context, {period[0].year, period[1].year, *_title_years(context)})


def _cited_otherwise(context: CheckContext) -> Iterator[Finding]:
    """The text cites its own number with another day than the one it bears."""
    head = context.reading.head
    if head.number is None or head.date is None or not head.date.full:
        return
    for mention in context.reading.mentions:
        number, given = mention.citation.number, mention.citation.date
        if number is None or given is None or not number.same_number(head.number) or given.agrees(head.date):
            continue
        near = abs((given.first_day() - head.date.first_day()).days) <= OWN_DAYS
        if mention.document == SELF or (near and _may_be_own(context, mention)):
            yield of_mention(
                mention,
                "inconsistent-self",
                Severity.WARNING,
                f"“{name_of_mention(mention.citation)}” là số của chính văn bản này nhưng ghi ngày "
                f"{vietnamese(given)}, trong khi văn bản đề ngày {vietnamese(head.date)}; sửa cho khớp.",
                f"The text cites its own number with the date {given}, but is dated {head.date}.",
                ND30_DATE,
            )


def _may_be_own(context: CheckContext, mention: Mention) -> bool:
    own, cited = context.reading.head.issuer, mention.issuer
    return own is None or cited is None or same_issuer(own, cited)


def _title_years(context: CheckContext) -> set[int]:
    head = context.reading.head
    return {*years_of(head.title or ""), *([head.date.year] if head.date else [])}


def _closing(context: CheckContext, years: set[int]) -> Iterator[Finding]:
    """The closing words name a year that the report does not speak of."""
    for at in _occurrences(context.text, check_phrases("closing_lead")):
        line = context.text.find("\n", at)
        end = len(context.text) if line < 0 else line
        found = years_of(context.text[at:end])
        if found and not found & years:
            said, meant = min(found), max(years)
            yield Finding(
                rule="inconsistent-self",
                severity=Severity.WARNING,
                start=at,
                end=end,
                message=f"Câu kết ghi năm {said}, trong khi báo cáo nói về năm {meant}; "
                "có thể còn sót từ báo cáo kỳ trước, cần sửa lại.",
                message_en=f"The closing words name {said}, the report speaks of {meant}.",
                basis=ND30_NUMBER.split(",", 1)[0],
                document=SELF,
            )


def _occurrences(text: str, phrases: tuple[str, ...]) -> Iterator[int]:
    for phrase in phrases:
        wanted = phrase[0].upper() + phrase[1:]
        at = text.rfind(wanted)
        if at >= 0:
            yield at


def _on_self(context: CheckContext, message: str, message_en: str) -> Finding:
    span = dict(context.reading.head.spans).get("date")
    return Finding(
        rule="inconsistent-self",
        severity=Severity.WARNING,
        start=span.start if span else 0,
        end=span.end if span else 0,
        message=message,
        message_en=message_en,
        basis=ND30_DATE,
        document=SELF,
    )
