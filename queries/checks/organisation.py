"""Bodies that did not exist when a document is said to have been issued (*cơ quan đã kết thúc hoạt động*)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from graph.folding import fold_marks
from graph.interval import vietnamese
from graph.number import DocumentNumber
from graph.place import find_places, successor_on
from graph.reading import Mention
from graph.vocab import Organ
from queries.checks.common import CheckContext, capped, full, name_of_mention, of_mention, proof
from queries.checks.finding import Finding, Severity
from queries.checks.knowledge import organ_rows
from queries.checks.task_words import DISTRICT_END, DISTRICT_LEVELS, DISTRICT_SOURCE

DISTRICT = "huyện"
PROVINCE = "tỉnh"
PROVINCE_SOURCE = "Nghị quyết 202/2025/QH15 (sắp xếp đơn vị hành chính cấp tỉnh từ ngày 01/7/2025)"
# Old letterheads are used up for some weeks, until the functions of the new body are decreed (65/2002/QĐ-BKHCNMT of
# 19/8/2002, a fortnight after its ministry had gone); each place sets its own day for its offices.
SLACK = timedelta(days=92)
# Since then the resolutions name the last day of each central body.
EXACT_SINCE = "2025-01-01"


def abolished_issuer(context: CheckContext) -> Iterator[Finding]:
    """Raise ``abolished-issuer`` where the body did not exist on the document's day: it had ended, or came later."""
    for mention in context.first.values():
        number = mention.citation.number
        if number is None:
            continue
        day = full(mention.citation.date)
        first = day.isoformat() if day else f"{number.year}-01-01" if number.year else None
        gone = _gone(number, first) if first else None
        if gone is None:
            yield from _of_district(mention, day)
            yield from _of_province(mention, day)
            yield from _not_yet(mention, number, day)
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


def _of_district(mention: Mention, day: date | None) -> Iterator[Finding]:
    """A body of a district is said to have issued a document after the districts had ended."""
    stated = mention.citation.issuer
    if stated is None or day is None or day.isoformat() < DISTRICT_END:
        return
    if not stated.place or not fold_marks(stated.place).startswith(DISTRICT_LEVELS[:3]):
        return
    yield of_mention(
        mention,
        "abolished-issuer",
        Severity.WARNING,
        f"“{name_of_mention(mention.citation)}” đề ngày {vietnamese(day)} của {stated.name}: "
        f"không còn cấp huyện từ ngày {_written(DISTRICT_END)}. Kiểm tra lại ngày hoặc cơ quan ban hành.",
        f"{stated.name} had ended on {DISTRICT_END}, before the document was issued.",
        proof(DISTRICT_SOURCE, "medium"),
    )


def _of_province(mention: Mention, day: date | None) -> Iterator[Finding]:
    """A body of a province is said to have issued a document after the province had gone into another."""
    stated = mention.citation.issuer
    if stated is None or day is None or not stated.place or (stated.level or PROVINCE) != PROVINCE:
        return
    known = find_places(stated.place, level=PROVINCE)
    if not known or any(place.valid_to is None or day < place.valid_to for place in known):
        return
    place = max(known, key=lambda place: place.valid_to or day)
    heirs = ", ".join(heir.full_name for heir in successor_on(place, day))
    end = vietnamese(place.valid_to) if place.valid_to else ""
    yield of_mention(
        mention,
        "abolished-issuer",
        capped(Severity.WARNING, place.confidence),
        f"“{name_of_mention(mention.citation)}” đề ngày {vietnamese(day)} của {stated.name}: {place.full_name} "
        f"đã sáp nhập từ ngày {end}{f', nay là {heirs}' if heirs else ''}. "
        "Kiểm tra lại ngày hoặc cơ quan ban hành.",
        f"{place.full_name} had gone into another on {place.valid_to}, before the document was issued.",
        proof(PROVINCE_SOURCE, place.confidence),
    )


def _not_yet(mention: Mention, number: DocumentNumber, day: date | None) -> Iterator[Finding]:
    """The body in the symbol did not exist yet on the document's day or in its year."""
    last = day.isoformat() if day else f"{number.year}-12-31" if number.year else None
    for code in number.organs if last else ():
        rows = organ_rows(code)
        if not rows or any(row.valid_from is None or row.local or row.confidence == "low" for row in rows):
            continue
        first = min(rows, key=lambda row: row.valid_from or "")
        if (last or "") < (first.valid_from or ""):
            yield of_mention(
                mention,
                "abolished-issuer",
                capped(Severity.WARNING, first.confidence),
                f"“{name_of_mention(mention.citation)}”: {first.name} mới có từ ngày {_written(first.valid_from)}, "
                "sau khi văn bản được ban hành. Kiểm tra lại số, ký hiệu hoặc ngày.",
                f"{first.name} did not exist before {first.valid_from}, when the document was issued.",
                proof(first.source, first.confidence),
            )
            return


def _written(day: str | None) -> str:
    return vietnamese(date.fromisoformat(day)) if day else ""


def _over(end: str, row: Organ, day: str) -> bool:
    """Whether a body had ended by a day; where the very day is not known, whether it had long ended."""
    if row.confidence == "low" and row.local and row.level == DISTRICT:
        return False
    if row.confidence != "low" and not row.local and end >= EXACT_SINCE:
        return end < day
    return (date.fromisoformat(end) + SLACK).isoformat() < day


def _gone(number: DocumentNumber, day: str) -> Organ | None:
    """The body of a number that had ended by an ISO day; None where any reading of its code was alive."""
    for code in number.organs:
        rows = organ_rows(code)
        if rows and all(row.valid_to is not None and _over(row.valid_to, row, day) for row in rows):
            return max(rows, key=lambda row: row.valid_to or "")
    return None
