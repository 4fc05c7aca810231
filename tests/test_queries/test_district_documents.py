"""Normative documents of districts, listed for the communes that have to deal with them by 28/02/2027."""

from __future__ import annotations

from datetime import date

import pytest

from graph.number_grammar import parse_number
from queries.district_documents import (
    HeldDocument,
    district_documents,
    district_of,
    is_district_normative,
)

TODAY = date(2026, 11, 21)
TRA_CU = HeldDocument(
    number="05/2022/QĐ-UBND",
    issuer="Ủy ban nhân dân huyện Trà Cú",
    doc_type="Quyết định",
    issued=date(2022, 4, 12),
    title="ban hành Quy chế làm việc",
)


def test_each_commune_of_the_district_gets_its_list() -> None:
    found = district_documents([TRA_CU], TODAY)
    assert [one.commune.full_name for one in found.communes] == [
        "xã Hàm Giang",
        "xã Long Hiệp",
        "xã Lưu Nghiệp Anh",
        "xã Trà Cú",
        "xã Tập Sơn",
        "xã Đại An",
    ]
    assert {one.province for one in found.communes} == {"tỉnh Vĩnh Long"}
    assert all(one.documents[0][1] is TRA_CU for one in found.communes)
    assert all(one.documents[0][0].full_name == "huyện Trà Cú" for one in found.communes)
    assert found.unplaced == ()


def test_the_days_left() -> None:
    assert district_documents([], TODAY).days_left == 99
    assert district_documents([], date(2027, 2, 28)).days_left == 0
    assert district_documents([], date(2027, 3, 1)).days_left == -1
    assert "28/02/2027" in district_documents([], TODAY).basis


def test_one_commune_is_asked_about() -> None:
    (only,) = district_documents([TRA_CU], TODAY, "xã Đại An").communes
    assert only.commune.full_name == "xã Đại An"
    assert district_documents([TRA_CU], TODAY, "phường Phước Long").communes == ()


def test_a_district_of_many_names_is_told_by_its_province() -> None:
    open_one = HeldDocument(number="1/2020/QĐ-UBND", issuer="Ủy ban nhân dân huyện Châu Thành")
    told = HeldDocument(number="2/2020/QĐ-UBND", issuer="Ủy ban nhân dân huyện Châu Thành, tỉnh Trà Vinh")
    found = district_documents([open_one, told], TODAY)
    assert found.unplaced == (open_one,)
    assert {one.province for one in found.communes} == {"tỉnh Vĩnh Long"}
    assert {document.number for one in found.communes for _, document in one.documents} == {"2/2020/QĐ-UBND"}


@pytest.mark.parametrize(
    ("number", "kind", "counts"),
    [
        ("05/2022/QĐ-UBND", "Quyết định", True),
        ("02/2021/NQ-HĐND", "Nghị quyết", True),
        ("05/QĐ-UBND", "Quyết định", False),
        ("05/2022/KH-UBND", "Kế hoạch", False),
        ("05/2022/QĐ-TTg", "Quyết định", False),
        ("05/2022/NĐ-CP", "Nghị định", False),
    ],
)
def test_what_is_normative(number: str, kind: str, counts: bool) -> None:
    parsed = parse_number(number, trusted=True)
    assert parsed is not None
    assert is_district_normative(parsed, kind) is counts


def test_nothing_was_issued_by_a_district_after_its_end() -> None:
    parsed = parse_number("05/2025/QĐ-UBND", trusted=True)
    assert parsed is not None
    assert is_district_normative(parsed, "Quyết định", date(2025, 6, 30))
    assert not is_district_normative(parsed, "Quyết định", date(2025, 7, 1))


@pytest.mark.parametrize(
    ("issuer", "districts"),
    [
        ("Ủy ban nhân dân huyện Trà Cú (cũ)", ["huyện Trà Cú"]),
        ("Hội đồng nhân dân thành phố Nha Trang", ["thành phố Nha Trang"]),
        ("UBND quận Ninh Kiều, thành phố Cần Thơ", ["quận Ninh Kiều"]),
        ("Ủy ban nhân dân tỉnh Trà Vinh", []),
        ("Ủy ban nhân dân thành phố Đà Nẵng", []),
        ("Ủy ban nhân dân xã Trà Cú", []),
        ("Bộ Nội vụ", []),
    ],
)
def test_which_district_is_meant(issuer: str, districts: list[str]) -> None:
    assert [place.full_name for place in district_of(issuer)] == districts
