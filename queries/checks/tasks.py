"""Work given to a body that is gone (*giao việc cho cơ quan đã kết thúc hoạt động*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.evidence import Span
from graph.folding import fold_marks
from graph.interval import vietnamese
from graph.vocab import organs
from queries.checks.common import CheckContext, proof
from queries.checks.finding import Finding, Severity
from queries.checks.knowledge import organ_rows
from queries.checks.task_words import (
    DISTRICT_BODIES,
    DISTRICT_END,
    DISTRICT_HEIR,
    DISTRICT_LEVELS,
    DISTRICT_SOURCE,
    GIVING,
    KNOWN_GONE,
    NO_LIST,
    TAKING,
)
from queries.checks.words import ends_with, folded, has_phrase, starts_with

DISTRICT = "huyện"
# Words between a body and what it has to do: the name of its place.
PLACE = 40
# Longest list of the bodies behind a joint document.
ISSUERS = 160
# The first body abolished in the great reorganisation; older ones are history to every writer.
SINCE = "2025-01-01"

# "Thành ủy" and "Đảng ủy" are of several levels.
AMBIGUOUS = frozenset({"Thành", "Đảng", "Ban"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A body that ended: when, who took over, where that was read, how surely."""

    day: str
    heirs: str
    source: str
    confidence: str


def abolished_task(context: CheckContext) -> Iterator[Finding]:
    """Raise ``abolished-issuer`` where a sentence gives work to a body after its end.

    Names and titles of cited documents, their issuers, and bodies called former are left out. Each body is
    told once, at its first place.
    """
    day = context.own_day()
    if day is None or context.consolidated or day.isoformat() < SINCE:
        return
    taken = _cited(context)
    told: set[str] = set()
    words = fold_marks(context.text)
    if len(words) != len(context.text):  # folding moved the places
        words = context.text.lower()
    for match in _names().finditer(words):
        gone = _gone(" ".join(match.group().split()))
        span = Span(match.start(), match.end())
        if gone is None or gone.day > day.isoformat() or match.group() in told:
            continue
        if any(other.overlaps(span) or _issued(context, other, span) for other in taken):
            continue
        if not _is_task(context, span):
            continue
        told.add(match.group())
        yield _finding(context, span, gone)


def _finding(context: CheckContext, span: Span, gone: Gone) -> Finding:
    name = " ".join(context.text[span.start : span.end].split())
    heirs = f"chuyển cho {gone.heirs}" if gone.heirs else "chuyển cho cơ quan đã nhận nhiệm vụ"
    sure = gone.confidence in ("high", "medium")
    return Finding(
        rule="abolished-issuer",
        severity=Severity.WARNING if sure else Severity.INFO,
        start=span.start,
        end=span.end,
        message=f"Giao việc cho “{name}”, cơ quan đã kết thúc hoạt động từ ngày "
        f"{vietnamese(date.fromisoformat(gone.day))}; {heirs}, "
        "hoặc ghi rõ “(cũ)” nếu nói về thời gian trước đó.",
        message_en=f"Work is given to “{name}”, which ended on {gone.day}.",
        basis=proof(gone.source, gone.confidence),
    )


@cache
def _bodies() -> dict[str, Gone]:
    """The bodies that ended, by their folded names without place."""
    found: dict[str, Gone] = {}
    rows = [row for row in organs() if row.valid_to is not None and row.valid_to >= SINCE]
    living = {fold_marks(name) for row in organs() if row.valid_to is None for name in (row.name, *row.names)}
    for row in rows:
        if row.level == DISTRICT and not row.name.endswith("ủy"):
            continue
        heirs = " hoặc ".join(heir.name for code in row.succeeded_by for heir in organ_rows(code)[:1])
        gone = Gone(day=row.valid_to or "", heirs=heirs, source=row.source, confidence=row.confidence)
        for name in (row.name, *row.names):
            if fold_marks(name) not in living and name.split()[0] not in AMBIGUOUS:
                found.setdefault(fold_marks(name), gone)
    return found


@cache
def _names() -> re.Pattern[str]:
    """All names, the longest first; of districts, the body with the word of its level."""

    def spaced(name: str) -> str:
        return r"\s+".join(re.escape(word) for word in fold_marks(name).split())

    bodies = "|".join(spaced(name) for name in sorted(_bodies(), key=len, reverse=True))
    local = "|".join(spaced(name) for name in sorted(DISTRICT_BODIES, key=len, reverse=True))
    levels = "|".join(spaced(name) for name in sorted(DISTRICT_LEVELS, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{bodies}|(?:{local})\s+(?:{levels}))(?!\w)")


def _gone(folded: str) -> Gone | None:
    known = _bodies().get(folded)
    if known is not None:
        return known
    if ends_with(folded, DISTRICT_LEVELS):
        return Gone(day=DISTRICT_END, heirs=DISTRICT_HEIR, source=DISTRICT_SOURCE, confidence="medium")
    return None


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
    return not has_phrase(between, (*GIVING, *TAKING)) and not set(";.:") & set(between)


def _is_listed(before: str) -> bool:
    """Whether a body stands behind others that are given work: "đề nghị UBND huyện X, Sở Y …"."""
    if not before.endswith(",") and not ends_with(before, ("và",)):
        return False
    clause = re.split("[;:.()]", before)[-1]
    at = max((clause.rfind(f"{word} ") + len(word) for word in GIVING if f"{word} " in clause), default=-1)
    return at >= 0 and not has_phrase(clause[at:], (*TAKING, *NO_LIST))


def _is_task(context: CheckContext, span: Span) -> bool:
    """Whether the words right before or right behind give the body work, and do not call it former."""
    behind = context.after(span, PLACE * 2)
    if has_phrase(" ".join(behind.split(",")[0].split()[:8]), KNOWN_GONE):
        return False
    before = context.before(span, PLACE * 2)
    if has_phrase(" ".join(before.split()[-6:]), KNOWN_GONE):
        return False
    if ends_with(before, GIVING) or _is_listed(before):
        return True
    words = re.findall(r"\w+", behind)
    return any(starts_with(" ".join(words[at:]), TAKING) for at in range(min(len(words), 5)))
