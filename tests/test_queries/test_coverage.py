"""Which units have a document that carries something out: places of the day, lists, deadlines, gaps first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.assertion import Description
from graph.errors import UsageError
from queries.coverage import DONE, ENDED_ONLY, FORMER, GAP, coverage_of
from queries.deadline import chosen, deadlines_in
from queries.units import units_of_list, units_of_province
from tests.test_queries.graphs import KINDS, edge, graph, happening, work

ON = date(2022, 12, 31)
PLAN = "103/KH-UBND|uy ban nhan dan tinh tra vinh|2022"
DISTRICTS = (
    "huyện Càng Long", "huyện Cầu Kè", "huyện Cầu Ngang", "huyện Châu Thành", "huyện Duyên Hải", "huyện Tiểu Cần",
    "huyện Trà Cú", "thành phố Trà Vinh", "thị xã Duyên Hải",
)  # fmt: skip


def plan(number: str, issuer: str, issued: str) -> Description:
    from graph.work import issuer_key

    return Description(
        work=f"{number}|{issuer_key(issuer)}|{issued[:4]}", own=True, number=number, doc_type="Kế hoạch",
        title="triển khai", issuer=issuer, issued=issued,
    )  # fmt: skip


PROVINCE = plan("103/KH-UBND", "Ủy ban nhân dân tỉnh Trà Vinh", "2022-08-01")
TRA_CU = plan("20/KH-UBND", "Ủy ban nhân dân huyện Trà Cú", "2022-08-20")
LATE = plan("31/KH-UBND", "Ủy ban nhân dân huyện Cầu Kè", "2022-09-10")
ENDED = plan("7/KH-UBND", "Ủy ban nhân dân huyện Tiểu Cần", "2022-08-10")
ELSEWHERE = plan("9/KH-UBND", "Ủy ban nhân dân huyện Mang Thít", "2022-08-11")
FUTURE = plan("40/KH-UBND", "Ủy ban nhân dân huyện Châu Thành", "2023-02-01")
COMMUNE = plan("5/KH-UBND", "Ủy ban nhân dân xã Đại An, huyện Trà Cú", "2022-09-01")
WORKS = (PROVINCE, TRA_CU, LATE, ENDED, ELSEWHERE, FUTURE, COMMUNE)
EDGES = (
    *(edge(one.work, "implements", PLAN) for one in (TRA_CU, LATE, ENDED, ELSEWHERE, FUTURE)),
    edge(COMMUNE.work, "implements", TRA_CU.work),
)
TOLD = (happening(ENDED.work, "repealed", "2022-10-01", by="8/QĐ-UBND"),)


@pytest.mark.parametrize("where", KINDS)
def test_gaps_first_then_what_is_there(where: str, tmp_path: Path) -> None:
    units = units_of_province("Trà Vinh", ON)
    assert tuple(unit.name for unit in units) == (
        "huyện Càng Long", "huyện Cầu Kè", "huyện Cầu Ngang", "huyện Châu Thành", "huyện Duyên Hải", "huyện Tiểu Cần",
        "huyện Trà Cú", "thành phố Trà Vinh", "thị xã Duyên Hải",
    )  # fmt: skip
    with graph(where, tmp_path, WORKS, EDGES, TOLD) as view:
        top = view.work(PLAN)
        assert top is not None
        found = coverage_of(view, top, units, ON, deadline=date(2022, 8, 31))
    rows = [(one.unit.name, one.state, one.work.key if one.work else None, one.late) for one in found.units]
    overdue = (ON - date(2022, 8, 31)).days
    assert overdue == 122
    gaps = [name for name in DISTRICTS if name not in ("huyện Trà Cú", "huyện Cầu Kè", "huyện Tiểu Cần")]
    assert sorted(rows[:6]) == sorted((name, GAP, None, 122) for name in gaps)
    assert rows[6:] == [
        ("huyện Tiểu Cần", ENDED_ONLY, ENDED.work, None),
        ("huyện Cầu Kè", DONE, LATE.work, 10),  # 10/9 is ten days after 31/8
        ("huyện Trà Cú", DONE, TRA_CU.work, None),
    ]
    assert found.gaps == 6
    assert found.outside == 2  # another province, and a commune under Trà Cú


def test_communes_of_one_name_are_told_apart_by_their_district(tmp_path: Path) -> None:
    units = units_of_province("Trà Vinh", ON, "xã")
    with graph("memory", tmp_path, WORKS, EDGES, TOLD) as view:
        top = view.work(PLAN)
        assert top is not None
        found = coverage_of(view, top, units, ON)
    [done] = [one for one in found.units if one.state == DONE]
    assert (done.unit.name, done.unit.above, done.depth) == ("xã Đại An", "huyện Trà Cú", 2)


def test_documents_of_a_former_unit_are_shown_for_its_heir(tmp_path: Path) -> None:
    on = date(2026, 11, 21)
    national = work("76/2021/NĐ-CP", "2021-07-15")
    former = plan("50/KH-UBND", "Ủy ban nhân dân tỉnh Trà Vinh", "2021-09-01")
    with graph("memory", tmp_path, (national, former), (edge(former.work, "implements", national.work),)) as view:
        top = view.work(national.work)
        assert top is not None
        found = coverage_of(view, top, units_of_province(None, on), on)
    assert len(found.units) == 34
    assert found.gaps == 33
    [heir] = [one for one in found.units if one.state == FORMER]
    assert (heir.unit.name, heir.work and heir.work.key) == ("tỉnh Vĩnh Long", former.work)


def test_a_list_of_organs_and_places(tmp_path: Path) -> None:
    units = units_of_list("Đơn vị,Hạn\nSở Nội vụ,\nUBND huyện Trà Cú,15/8/2022\n", ON, "ds.csv")
    ours = plan("11/KH-SNV", "Sở Nội vụ tỉnh Trà Vinh", "2022-08-05")
    edges = (*EDGES, edge(ours.work, "implements", PLAN))
    with graph("memory", tmp_path, (*WORKS, ours), edges) as view:
        top = view.work(PLAN)
        assert top is not None
        found = coverage_of(view, top, units, ON)
    assert [(one.unit.name, one.work and one.work.key, one.late) for one in found.units] == [
        ("UBND huyện Trà Cú", TRA_CU.work, 5),
        ("Sở Nội vụ", ours.work, None),
    ]


@pytest.mark.parametrize("text", ["huyện Trà Cú\nhuyện Cầu Kè\n", "\ufeffđơn vị\nhuyện Trà Cú\nhuyện Cầu Kè\n"])
def test_plain_lists(text: str) -> None:
    assert [unit.place for unit in units_of_list(text, ON, "ds.txt")] == ["huyện Trà Cú", "huyện Cầu Kè"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "không có đơn vị nào"), ("đơn vị;hạn\nhuyện Trà Cú;mai\n", "dòng 2")],
)
def test_bad_lists_say_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        units_of_list(text, ON, "ds.csv")


def test_a_province_of_another_time_names_its_heir() -> None:
    with pytest.raises(UsageError, match="tỉnh Vĩnh Long"):
        units_of_province("Trà Vinh", date(2026, 1, 1))
    with pytest.raises(UsageError, match="không có đơn vị cấp huyện"):
        units_of_province("Vĩnh Long", date(2026, 1, 1), "huyện")


@pytest.mark.parametrize(
    ("text", "day", "issues"),
    [
        ("UBND cấp huyện xây dựng kế hoạch, gửi về Sở trước ngày 31/8/2022.", date(2022, 8, 31), True),
        ("Ban hành văn bản triển khai, hoàn thành trước ngày 05 tháng 9 năm 2022", date(2022, 9, 5), False),
        ("Các đơn vị ban hành kế hoạch trong tháng 9/2022;", date(2022, 9, 30), True),
        ("Chậm nhất đến quý III năm 2022 phải báo cáo.", date(2022, 9, 30), False),
        ("Hoàn thành trước tháng 02 năm 2024.", date(2024, 1, 31), False),
        ("Đến hết ngày 29/02/2024 phải xong.", date(2024, 2, 29), False),
    ],
)
def test_deadlines(text: str, day: date, issues: bool) -> None:
    [found] = deadlines_in(text)
    assert found.day == day
    assert found.issues is issues or text.startswith("Ban hành")
    assert text[found.start : found.end] in text


@pytest.mark.parametrize(
    "text", ["Luật có hiệu lực từ ngày 01/8/2024.", "trước ngày 31/02/2022", "Trước đây, năm 2022.", "trong 30 ngày"]
)
def test_no_deadlines(text: str) -> None:
    assert deadlines_in(text) == ()


def test_of_several_deadlines_none_is_chosen() -> None:
    text = "Các sở xây dựng kế hoạch trước ngày 15/8/2022.\nCác huyện ban hành kế hoạch trước ngày 31/8/2022."
    assert chosen(deadlines_in(text)) is None
    assert len(deadlines_in(text)) == 2


def test_the_deadline_is_read_from_the_text(tmp_path: Path) -> None:
    text = "2. UBND các huyện xây dựng kế hoạch, gửi Sở Nội vụ trước ngày 31/8/2022."
    units = units_of_province("Trà Vinh", ON)
    with graph("memory", tmp_path, WORKS, EDGES) as view:
        top = view.work(PLAN)
        assert top is not None
        found = coverage_of(view, top, units, ON, text=text)
    assert found.deadline == date(2022, 8, 31)
    assert found.quote is not None
    assert "gửi Sở Nội vụ" in found.quote
