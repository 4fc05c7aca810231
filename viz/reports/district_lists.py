"""The documents of districts that each commune has to deal with, as a table for an office."""

from __future__ import annotations

from graph.interval import vietnamese
from queries.district_documents import LAST_DAY, DistrictLists
from viz.reports.tables import Table

_COLUMNS = (
    ("STT", 5),
    ("Xã, phường, đặc khu", 22),
    ("Tỉnh, thành phố", 20),
    ("Cấp huyện đã ban hành", 22),
    ("Tên loại văn bản", 13),
    ("Số, ký hiệu", 18),
    ("Ngày ban hành", 12),
    ("Trích yếu nội dung", 44),
    ("Hướng xử lý do cấp xã quyết định", 24),
)  # fmt: skip


def table_of_districts(lists: DistrictLists) -> Table:
    """One row for each document of each commune; those whose district is not told stand at the end."""
    rows: list[tuple[str, ...]] = []
    for one in lists.communes:
        for district, document in one.documents:
            day = vietnamese(document.issued) if document.issued else ""
            rows.append(
                (str(len(rows) + 1), one.commune.full_name, one.province or "", district.full_name,
                 document.doc_type or "", document.number, day, document.title or "", "")
            )  # fmt: skip
    for document in lists.unplaced:
        day = vietnamese(document.issued) if document.issued else ""
        rows.append(
            (str(len(rows) + 1), "chưa rõ", "", document.issuer, document.doc_type or "", document.number, day,
             document.title or "", "Ghi rõ tỉnh của huyện trùng tên")
        )  # fmt: skip
    return Table(
        name="Văn bản cấp huyện",
        heading=f"Văn bản quy phạm pháp luật cấp huyện còn phải xử lý trước ngày {vietnamese(LAST_DAY)}",
        columns=_COLUMNS,
        rows=tuple(rows),
        notes=(lists.basis, f"Xét đến ngày {vietnamese(lists.as_of)}; còn {lists.days_left} ngày."),
    )
