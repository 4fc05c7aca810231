"""Answers of the graph as tables for an office: the lists of the periodic review, and who carries a work out.

Headings follow the forms of Nghị định 34/2016/NĐ-CP on review and systematisation; what the machine adds (source,
how sure, proposal) and the column for the person's decision stand behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.interval import PartialDate, vietnamese
from queries.coverage import DONE, ENDED_ONLY, FORMER, GAP, Coverage, Covered
from queries.review import Entry, Review
from viz.reports.tables import Table

SURENESS = {"high": "đã đọc nguồn", "medium": "cần đối chiếu", "low": "chưa kiểm chứng"}
"""How sure a fact is, as people read it."""
STATES = {
    GAP: "chưa có văn bản",
    ENDED_ONLY: "văn bản đã hết hiệu lực",
    FORMER: "chỉ có văn bản của đơn vị cũ",
    DONE: "đã có văn bản",
}
"""States of a unit, as people read them."""

_ACTS = "văn bản quy phạm pháp luật"
_DOCUMENT = (("STT", 5), ("Tên loại văn bản", 13), ("Số, ký hiệu; ngày, tháng, năm ban hành", 23),
             ("Tên gọi của văn bản/ trích yếu nội dung", 40))  # fmt: skip
_PROOF = (("Nguồn", 34), ("Mức tin cậy", 12), ("Ghi chú", 20), ("Người rà soát quyết định", 16))
_TO_DO = "cần đình chỉ, ngưng hiệu lực, sửa đổi, bổ sung, thay thế, bãi bỏ hoặc ban hành mới"
Columns = tuple[tuple[str, float], ...]


def tables_of_review(review: Review) -> tuple[Table, ...]:
    """The four lists of the review, in the columns of the forms."""
    return (
        _list(review, "1. Hết hiệu lực toàn bộ", "hết hiệu lực, ngưng hiệu lực toàn bộ", review.ended,
              (("Lý do hết hiệu lực, ngưng hiệu lực", 40), ("Ngày hết hiệu lực, ngưng hiệu lực", 14)),
              lambda entry: (entry.reason, _day(entry))),
        _list(review, "2. Hết hiệu lực một phần", "hết hiệu lực, ngưng hiệu lực một phần", review.partly,
              (("Nội dung, quy định hết hiệu lực", 28), ("Lý do hết hiệu lực", 32), ("Ngày hết hiệu lực", 13)),
              lambda entry: ("; ".join(entry.scope), entry.reason, _day(entry))),
        _list(review, "3. Chưa thấy hết hiệu lực", "chưa thấy căn cứ hết hiệu lực (để lập danh mục còn hiệu lực)",
              review.kept, (("Thời điểm có hiệu lực", 14), ("Tình trạng theo dữ liệu", 30)),
              lambda entry: (_day(entry), entry.reason)),
        _list(review, "4. Cần xử lý", _TO_DO,
              review.to_do,
              (("Kiến nghị của máy", 20), ("Lý do kiến nghị", 44), ("Cơ quan, đơn vị chủ trì", 14),
               ("Thời hạn xử lý", 12)),
              lambda entry: (entry.proposal or "", entry.reason, "", vietnamese(entry.due) if entry.due else "")),
    )  # fmt: skip


def _list(
    review: Review,
    name: str,
    heading: str,
    entries: Iterable[Entry],
    columns: Columns,
    cells: Callable[[Entry], tuple[str, ...]],
) -> Table:
    rows = []
    toned = set()
    for at, entry in enumerate(entries):
        sure = SURENESS.get(entry.confidence or "", "")
        proof = (entry.source or "", sure, entry.note, "")
        rows.append((str(at + 1), *_document(entry), *cells(entry), *proof))
        if entry.confidence == "low" or entry.due is not None:
            toned.add(at)
    kept = f"dữ liệu đến ngày {vietnamese(review.data_as_of)}" if review.data_as_of else "chưa có dữ liệu"
    whose = ", ".join(part for part in (review.issuer, review.province) if part) or "mọi cơ quan trong kho"
    period = f"từ ngày {vietnamese(review.since)} " if review.since else ""
    return Table(
        name=name,
        heading=f"DANH MỤC {_ACTS} {heading}".upper(),
        notes=(
            f"Phạm vi: {whose}; rà soát {period}đến hết ngày {vietnamese(review.on)}; "
            f"{review.reviewed} văn bản; {kept}.",
            "Máy đề xuất, con người quyết định: dòng tô màu cần đối chiếu trước; cột cuối dành cho người rà soát.",
        ),
        columns=(*_DOCUMENT, *columns, *_PROOF),
        rows=tuple(rows),
        toned=frozenset(toned),
    )


def _document(entry: Entry) -> tuple[str, str, str]:
    work = entry.work
    issued = ""
    if work.issued:
        day = PartialDate.parse(work.issued)
        issued = f" {'ngày ' if day.full else ''}{vietnamese(day)}"
    named = work.title or (max(work.names, key=len) if work.names else "")
    return work.doc_type or "", f"{work.number or work.label}{issued}", named


def _day(entry: Entry) -> str:
    return vietnamese(entry.day) if entry.day else "chưa rõ"


def table_of_coverage(coverage: Coverage) -> Table:
    """Which units have a document that carries a work out; the gaps first."""
    rows = tuple(
        (str(at), one.unit.name, one.unit.above or one.unit.province or "", STATES[one.state], *_carrying(one))
        for at, one in enumerate(coverage.units, start=1)
    )
    due = f"Thời hạn: {vietnamese(coverage.deadline)}. " if coverage.deadline else ""
    quote = f"“{coverage.quote}”" if coverage.quote else ""
    return Table(
        name="Độ phủ triển khai",
        heading=f"TRIỂN KHAI {coverage.work.label}",
        notes=(
            f"Đến ngày {vietnamese(coverage.on)}: {coverage.gaps}/{len(coverage.units)} đơn vị "
            f"chưa có văn bản trong kho. {due}{quote}",
            "Chưa có trong kho không có nghĩa là chưa ban hành: nạp thêm văn bản của đơn vị rồi xem lại.",
        ),
        columns=(
            ("STT", 5), ("Đơn vị", 30), ("Thuộc", 22), ("Tình trạng", 22), ("Văn bản", 34), ("Ngày ban hành", 14),
            ("Thời hạn", 12), ("Số ngày quá hạn", 10),
        ),
        rows=rows,
        toned=frozenset(at for at, one in enumerate(coverage.units) if one.state == GAP),
    )  # fmt: skip


def _carrying(one: Covered) -> tuple[str, str, str, str]:
    more = f" và {one.further} văn bản khác" if one.further else ""
    issued = vietnamese(PartialDate.parse(one.work.issued)) if one.work and one.work.issued else ""
    return (
        f"{one.work.label}{more}" if one.work else "",
        issued,
        vietnamese(one.deadline) if one.deadline else "",
        str(one.late) if one.late else "",
    )
