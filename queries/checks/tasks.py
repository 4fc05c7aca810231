"""Work given or a text sent to a body that is gone (*giao việc, gửi cho cơ quan đã kết thúc hoạt động*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.evidence import Span
from graph.folding import fold_marks
from graph.interval import vietnamese
from graph.vocab.phrasing import check_phrases
from queries.checks.addressees import addressees
from queries.checks.common import CheckContext, proof
from queries.checks.finding import Finding, Severity
from queries.checks.gone_bodies import SINCE, Gone, gone_bodies
from queries.checks.regions import in_table
from queries.checks.words import ends_with, folded, has_in_order, has_phrase, starts_with

# Words between a body and what it has to do: the name of its place.
PLACE = 40
# Longest list of the bodies behind a joint document.
ISSUERS = 160
REPORT = "Báo cáo"
# How far the heading of a table is looked for.
TABLE = 4000
# Longest list of quoted words behind "cụm từ".
QUOTED = 600


_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Role:
    """What a text wants of a body: how that is told, with what advice, how gravely."""

    words: str
    english: str
    advice: str
    severity: Severity


_WORK = _Role(words="Giao việc cho", english="Work is given to", advice="chuyển cho", severity=Severity.WARNING)
_TO = _Role(words="Kính gửi", english="The text is sent to", advice="gửi đến", severity=Severity.WARNING)
# A list of recipients is often taken over from an older text; nobody acts on it.
_COPY = _Role(words="Nơi nhận có", english="A copy goes to", advice="gửi đến", severity=Severity.INFO)


def abolished_task(context: CheckContext) -> Iterator[Finding]:
    """Raise ``abolished-issuer`` where a sentence gives work to a body after its end, or the text is sent to it.

    Names and titles of cited documents, their issuers, bodies called former, and what a report tells of a
    time in which they stood are left out. Each body is told once, at its first place.
    """
    day = context.own_day()
    if day is None or context.consolidated or day.isoformat() < SINCE:
        return
    taken = _cited(context)
    told: set[str] = set()
    for span, gone in gone_bodies(context.text, day):
        name = fold_marks(context.text[span.start : span.end])
        if name in told or any(other.overlaps(span) or _issued(context, other, span) for other in taken):
            continue
        role = _role(context, span, gone)
        if role is None:
            continue
        told.add(name)
        yield _finding(context, span, gone, role)


def _role(context: CheckContext, span: Span, gone: Gone) -> _Role | None:
    """What a text wants of a body after its end; None where it only speaks of it."""
    if _is_quoted(context, span) or _is_former(context, span) or _tells_of_then(context, span):
        return None
    if span.start < context.form_start:
        sent = addressees(context.text)
        if any(one.overlaps(span) for one in sent.to):
            return _TO
        if any(one.overlaps(span) for one in sent.copies):
            return _COPY
    return _WORK if _is_task(context, span, tells=_tells_of_life(context, gone)) else None


def _tells_of_life(context: CheckContext, gone: Gone) -> bool:
    """Whether the text reports on a time in which the body still stood."""
    period = context.own_period()
    return context.reading.head.doc_type == REPORT and period is not None and period[0].isoformat() < gone.day


def _finding(context: CheckContext, span: Span, gone: Gone, role: _Role) -> Finding:
    name = " ".join(context.text[span.start : span.end].split())
    heirs = f"{role.advice} {gone.heirs or 'cơ quan đã nhận nhiệm vụ'}"
    sure = gone.confidence in ("high", "medium")
    return Finding(
        rule="abolished-issuer",
        severity=role.severity if sure else Severity.INFO,
        start=span.start,
        end=span.end,
        message=f"{role.words} “{name}”, cơ quan đã kết thúc hoạt động từ ngày "
        f"{vietnamese(date.fromisoformat(gone.day))}; {heirs}, "
        "hoặc ghi rõ “(cũ)” nếu nói về thời gian trước đó.",
        message_en=f"{role.english} “{name}”, which ended on {gone.day}.",
        basis=proof(gone.source, gone.confidence),
    )


def _cited(context: CheckContext) -> list[Span]:
    """Where documents are cited: their numbers, titles and issuers, and the own title and head."""
    spans = [span for _, span in context.reading.head.spans]
    for mention in context.reading.mentions:
        citation, end = mention.citation, mention.citation.end
        if citation.title_span is not None:
            end = max(end, citation.title_span.end)
        if citation.issuer is not None:
            end = max(end, *(body.span.end for body in (citation.issuer, *citation.issuer.joint)))
        spans.append(Span(citation.start, end))
    return spans


def _issued(context: CheckContext, cited: Span, body: Span) -> bool:
    """Whether a body stands among those that issued the document cited right before: "của Bộ A, Bộ B"."""
    if not 0 <= body.start - cited.end <= ISSUERS:
        return False
    between = folded(context.text[cited.end : body.start])
    named = has_phrase(folded(context.text[cited.start : cited.end]), ("của",))
    if not starts_with(between, ("của",)) and not (named and between in (",", "và")):
        return False
    return not has_phrase(between, check_phrases("work_given", "work_taken")) and not set(";.:") & set(between)


def _is_listed(before: str) -> bool:
    """Whether a body stands behind others that are given work: "đề nghị UBND huyện X, Sở Y …"."""
    if not before.endswith(",") and not ends_with(before, ("và",)):
        return False
    clause = re.split("[;:.()]", before)[-1]
    at = max(
        (clause.rfind(f"{word} ") + len(word) for word in check_phrases("work_given") if f"{word} " in clause),
        default=-1,
    )
    return at >= 0 and not has_phrase(clause[at:], check_phrases("work_taken", "no_list_between"))


def _is_quoted(context: CheckContext, span: Span) -> bool:
    """Whether a body stands in words that are struck out or exchanged: "thay thế cụm từ “Bộ X” bằng …"."""
    before = context.text[max(0, span.start - QUOTED) : span.start]
    return before.rfind("“") > before.rfind("”") and has_phrase(folded(before), check_phrases("words_exchanged"))


def _leads_to_work(behind: str) -> bool:
    """Whether a body stands before others that have to do something: "Sở X, Sở Y phối hợp thực hiện"."""
    if not behind.startswith((",", "và ")):
        return False
    clause = re.split("[;:.()]", behind)[0]
    at = min((clause.find(f" {word}") for word in check_phrases("work_taken") if f" {word}" in clause), default=-1)
    return at >= 0 and not has_phrase(clause[:at], check_phrases("work_given", "no_list_between"))


def _tells_of_origin(context: CheckContext, span: Span) -> bool:
    """Whether a body stands in brackets that tell what another came from: "(hợp nhất từ Sở X và Sở Y)"."""
    before = context.text[max(0, span.start - ISSUERS) : span.start]
    opened = before.rfind("(")
    return opened > before.rfind(")") and has_phrase(folded(before[opened:]), check_phrases("made_of"))


def _without_head(before: str) -> str:
    """The words before a body without the title of its head."""
    titles = sorted(check_phrases("head_of_body"), key=len, reverse=True)
    head = next((head for head in titles if ends_with(before, (head,))), None)
    return before.rstrip().removesuffix(fold_marks(head)).rstrip() if head else before


def _in_column(context: CheckContext, span: Span) -> bool:
    """Whether a body stands alone in a cell of a table that says who does what."""
    text = context.text
    if context.reading.head.doc_type == REPORT or not in_table(text, span.start):
        return False
    start = max(text.rfind(mark, 0, span.start) for mark in "|\t\n") + 1
    end = min((at for mark in "|\t\n" if (at := text.find(mark, span.end)) >= 0), default=len(text))
    alone = not text[start : span.start].strip(" -*") and not text[span.end : end].strip(" ;.")
    return alone and has_phrase(
        folded(_table_above(text[max(0, span.start - TABLE) : span.start])), check_phrases("work_column")
    )


def _table_above(before: str) -> str:
    """The rows of a table down to where the words end."""
    rows: list[str] = []
    for line in reversed(before.split("\n")):
        if rows and line.strip() and "|" not in line and "\t" not in line.strip():
            break
        rows.append(line)
    return "\n".join(rows)


def _is_former(context: CheckContext, span: Span) -> bool:
    """Whether the words right before or right behind call the body former."""
    behind = context.after(span, PLACE * 2)
    if has_in_order(behind, check_phrases("before_force")):
        return True
    if has_phrase(" ".join(behind.split(",")[0].split()[:8]), check_phrases("known_gone")):
        return True
    before = " ".join(context.before(span, PLACE * 2).split()[-6:])
    return has_phrase(before, check_phrases("known_gone")) or _tells_of_origin(context, span)


def _tells_of_then(context: CheckContext, span: Span) -> bool:
    """Whether the sentence opens with a time that is over: "Năm 2024, Công an huyện …"."""
    own = context.own_day()
    opening = context.before(span).split(",")[0]
    if not starts_with(opening.lstrip("-+* "), check_phrases("time_lead")):
        return False
    days = [f"{year}-{month:0>2}-{day:0>2}" for day, month, year in _DAY.findall(opening)]
    years = [f"{year}-12-31" for year in _YEAR.findall(opening)]
    return own is not None and bool(days or years) and max(days or years) <= own.isoformat()


def _is_task(context: CheckContext, span: Span, *, tells: bool) -> bool:
    """Whether the words right before or right behind give the body work.

    What a body does is no work given where the text only tells what was.
    """
    behind, before = context.after(span, PLACE * 2), _without_head(context.before(span, PLACE * 2))
    verb = max((verb for verb in check_phrases("work_given") if ends_with(before, (verb,))), key=len, default=None)
    if verb is not None and ends_with(before.rstrip(" :").removesuffix(fold_marks(verb)), ("đã",)):
        return False
    if tells:
        return verb in check_phrases("work_asked")
    if verb is not None or _is_listed(before):
        return True
    if _in_column(context, span):
        return True
    return _leads_to_work(behind) or _takes_work(behind)


def _takes_work(behind: str) -> bool:
    """Whether a body is told to do something, the name of its place before that; what it has done is none."""
    words = re.findall(r"\w+", behind)
    at = next((at for at in range(5) if starts_with(" ".join(words[at:]), check_phrases("work_taken"))), None)
    return at is not None and "đã" not in words[:at]
