"""Bodies that did not exist when a document is said to have been issued (*cơ quan đã kết thúc hoạt động*)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from graph.folding import fold_marks
from graph.interval import vietnamese
from graph.number import DocumentNumber
from graph.place import Place, find_places, successor_on
from graph.reading import Mention
from graph.vocab import Organ
from queries.checks.common import CheckContext, capped, full, name_of_mention, of_mention, proof
from queries.checks.finding import Finding, Severity
from queries.checks.gone_bodies import DISTRICT_KINDS, district_end, heirs_of
from queries.checks.knowledge import organ_rows
from queries.district_documents import DISTRICT_END

DISTRICT = "huyện"
PROVINCE = "tỉnh"
COMMUNE = "xã"
PROVINCE_SOURCES = (
    (DISTRICT_END, "Nghị quyết 202/2025/QH15 (sắp xếp đơn vị hành chính cấp tỉnh từ ngày 01/7/2025)"),
    (date(2025, 1, 1), "Nghị quyết 175/2024/QH15 (thành lập thành phố Huế trực thuộc trung ương)"),
    (date(2026, 4, 30), "Nghị quyết 30/2026/QH16 (thành lập thành phố Đồng Nai)"),
)
PROVINCE_LIST = "Danh mục và mã số các đơn vị hành chính (Quyết định 124/2004/QĐ-TTg và các lần sửa đổi)"
COMMUNE_SOURCE = "các nghị quyết từ 1654 đến 1687/NQ-UBTVQH15 (sắp xếp đơn vị hành chính cấp xã từ ngày 01/7/2025)"
# So many heirs at most are named.
HEIRS = 6
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
            yield from _of_place(mention, day)
            yield from _not_yet(mention, number, day)
            continue
        heirs, stated = heirs_of(gone), mention.citation.issuer
        body = stated.name if stated is not None and stated.organ == gone.code else gone.name
        advice = f"; nhiệm vụ đã chuyển sang {heirs}" if heirs else ""
        yield of_mention(
            mention,
            "abolished-issuer",
            capped(Severity.WARNING, gone.confidence),
            f"“{name_of_mention(mention.citation)}”: {body} đã kết thúc hoạt động từ ngày "
            f"{_written(gone.valid_to)}, trước khi ban hành{advice}. Kiểm tra lại số, ký hiệu hoặc ngày.",
            f"{gone.name} had ended on {gone.valid_to}, before the document was issued.",
            proof(gone.source, gone.confidence),
        )


def _of_place(mention: Mention, day: date | None) -> Iterator[Finding]:
    """A body of a place is said to have issued a document after the place had gone into another."""
    stated = mention.citation.issuer
    if stated is None or day is None or not stated.place:
        return
    known = find_places(stated.place, level=PROVINCE if stated.level == PROVINCE else None)
    ended = [place for place in known if place.valid_to is not None and place.valid_to <= day]
    if known and len(ended) < len(known):
        return
    if not ended:
        if day >= DISTRICT_END and fold_marks(stated.place).startswith(DISTRICT_KINDS):
            yield _no_place(
                mention, day, f"không còn cấp huyện từ ngày {vietnamese(DISTRICT_END)}", district_end().source
            )
        return
    place = max(ended, key=lambda place: place.valid_to or day)
    yield _no_place(mention, day, _became(place, day, alone=len(ended) == 1), _source(place), place.confidence)


def _became(place: Place, day: date, *, alone: bool) -> str:
    """What became of a place, in words; its heirs only where no namesake may be meant."""
    end = vietnamese(place.valid_to) if place.valid_to else ""
    heirs = sorted(successor_on(place, day), key=lambda heir: heir.name) if alone else []
    if [heir.valid_from for heir in heirs] == [place.valid_to] and place.level == PROVINCE:
        return f"{place.full_name} đã trở thành {heirs[0].full_name} từ ngày {end}"
    if len(heirs) > HEIRS:
        return f"{place.full_name} đã kết thúc hoạt động từ ngày {end}, nay là địa bàn của {len(heirs)} xã, phường"
    after = f", nay là {', '.join(heir.full_name for heir in heirs)}" if heirs else ""
    return f"{place.full_name} đã {'kết thúc hoạt động' if len(heirs) > 1 else 'sáp nhập'} từ ngày {end}{after}"


def _source(place: Place) -> str:
    if place.level != PROVINCE:
        return COMMUNE_SOURCE if place.level == COMMUNE else district_end().source
    return next((source for day, source in PROVINCE_SOURCES if place.valid_to == day), PROVINCE_LIST)


def _no_place(mention: Mention, day: date, what: str, source: str, confidence: str = "medium") -> Finding:
    stated = mention.citation.issuer
    name = stated.name if stated is not None else ""
    return of_mention(
        mention,
        "abolished-issuer",
        capped(Severity.WARNING, confidence),
        f"“{name_of_mention(mention.citation)}” đề ngày {vietnamese(day)} của {name}: {what}. "
        "Kiểm tra lại ngày hoặc cơ quan ban hành.",
        f"The place of {name} had ended before {day}, when the document was issued.",
        proof(source, confidence),
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
    exact = end == DISTRICT_END.isoformat() if row.level == DISTRICT else not row.local and end >= EXACT_SINCE
    if row.confidence != "low" and exact:
        return end <= day
    return (date.fromisoformat(end) + SLACK).isoformat() < day


def _gone(number: DocumentNumber, day: str) -> Organ | None:
    """The body of a number that had ended by an ISO day; None where any reading of its code was alive."""
    for code in number.organs:
        rows = organ_rows(code)
        if rows and all(row.valid_to is not None and _over(row.valid_to, row, day) for row in rows):
            return max(rows, key=lambda row: row.valid_to or "")
    return None
