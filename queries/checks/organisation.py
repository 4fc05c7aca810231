"""Bodies that did not exist when a document is said to have been issued (*cơ quan đã kết thúc hoạt động*)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graph.interval import vietnamese
from graph.number import DocumentNumber
from graph.vocab import Organ
from queries.checks.common import CheckContext, capped, full, name_of_mention, of_mention, proof
from queries.checks.finding import Finding, Severity
from queries.checks.knowledge import organ_rows


def abolished_issuer(context: CheckContext) -> Iterator[Finding]:
    """Raise ``abolished-issuer`` where the body in the symbol had ended before the document's day or year."""
    for mention in context.first.values():
        number = mention.citation.number
        if number is None:
            continue
        day = full(mention.citation.date)
        first = day.isoformat() if day else f"{number.year}-01-01" if number.year else None
        gone = _gone(number, first) if first else None
        if gone is None:
            continue
        heirs = ", ".join(row.name for code in gone.succeeded_by for row in organ_rows(code)[:1])
        advice = f"; nhiệm vụ đã chuyển sang {heirs}" if heirs else ""
        yield of_mention(
            mention,
            "abolished-issuer",
            capped(Severity.WARNING, gone.confidence),
            f"“{name_of_mention(mention.citation)}”: {gone.name} đã kết thúc hoạt động từ ngày "
            f"{_written(gone.valid_to)}, trước khi ban hành{advice}. Kiểm tra lại số, ký hiệu hoặc ngày.",
            f"{gone.name} had ended on {gone.valid_to}, before the document was issued.",
            proof(gone.source, gone.confidence),
        )


def _written(day: str | None) -> str:
    return vietnamese(date.fromisoformat(day)) if day else ""


def _gone(number: DocumentNumber, day: str) -> Organ | None:
    """The body of a number that had ended by an ISO day; None where any reading of its code was alive."""
    for code in number.organs:
        rows = organ_rows(code)
        if rows and all(row.valid_to is not None and row.valid_to <= day for row in rows):
            last = max(rows, key=lambda row: row.valid_to or "")
            if last.confidence != "low":
                return last
    return None
