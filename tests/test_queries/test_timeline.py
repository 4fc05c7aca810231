"""The life of a work: in order, derived and unverified marked, wordings of provisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from queries.timeline import Timeline, timeline_of
from tests.test_queries.graphs import KINDS, edge, graph, happening, work

ON = date(2023, 1, 1)
KEY = "1/2015/NĐ-CP"
WORKS = (
    work(KEY, "2015-01-05", effective="2015-03-01"),
    work("2/2017/NĐ-CP", "2017-01-05", effective="2017-03-01"),
    work("3/2019/NĐ-CP", "2019-01-05", effective="2019-03-01"),
    work("4/2023/NĐ-CP", "2023-06-05", effective="2023-08-01"),
    work("5/2020/TT-BTC", "2020-01-05", effective="2020-03-01"),
)
EDGES = (
    edge("2/2017/NĐ-CP", "amends", KEY, whole=False, provisions=("Điều 9 khoản 2", "Điều 10")),
    edge("3/2019/NĐ-CP", "repeals", KEY, whole=False, provisions=("Điều 10",)),
    edge("4/2023/NĐ-CP", "replaces", KEY),
    edge("5/2020/TT-BTC", "repeals", KEY),
)
TOLD = (
    happening(KEY, "amended", "2017-03-01", by="2/2017/NĐ-CP", scope=("Điều 9 khoản 2", "Điều 10")),
    happening(KEY, "suspended", "2020-01-01", by="9/2019/NQ-CP"),
    happening(KEY, "resumed", "2020-06-01", by="10/2019/NQ-CP"),
    happening(KEY, "amended", None, by="99/2018/NĐ-CP", confidence="low"),
)


def life(where: str, folder: Path) -> Timeline:
    with graph(where, folder, WORKS, EDGES, TOLD) as view:
        one = view.work(KEY)
        assert one is not None
        return timeline_of(view, one, ON)


@pytest.mark.parametrize("where", KINDS)
def test_moments_in_order(where: str, tmp_path: Path) -> None:
    found = life(where, tmp_path)
    assert [(one.day, one.what, one.ahead, one.confidence) for one in found.moments] == [
        ("2015-01-05", "issued", False, "high"),
        ("2015-03-01", "effective", False, "high"),
        ("2017-03-01", "amended", False, "high"),
        ("2019-03-01", "partially_repealed", False, "high"),
        ("2020-01-01", "suspended", False, "high"),
        ("2020-06-01", "resumed", False, "high"),
        ("2023-08-01", "replaced", True, "high"),
        (None, "amended", False, "low"),
    ]


def test_two_sources_of_one_event_are_one_moment(tmp_path: Path) -> None:
    [amended] = [one for one in life("memory", tmp_path).moments if one.what == "amended" and one.day]
    assert len(amended.sources) == 2


def test_versions_of_provisions(tmp_path: Path) -> None:
    found = life("memory", tmp_path)
    told = [(v.provision, v.number, v.start, v.end, v.by) for v in found.versions]
    assert told == [
        ("Điều 9 khoản 2", 1, "2015-03-01", "2017-03-01", None),
        ("Điều 9 khoản 2", 2, "2017-03-01", "2023-08-01", "2/2017/NĐ-CP"),
        ("Điều 10", 1, "2015-03-01", "2017-03-01", None),
        ("Điều 10", 2, "2017-03-01", "2019-03-01", "2/2017/NĐ-CP"),
    ]


def test_a_lower_document_is_shown_and_not_counted(tmp_path: Path) -> None:
    [doubt] = life("memory", tmp_path).doubts
    assert doubt.startswith("Thông tư 5/2020/TT-BTC bãi bỏ: còn tranh chấp")
    assert "cần xem thẩm quyền" in doubt


def test_a_derived_end_is_marked_even_where_it_lies_ahead(tmp_path: Path) -> None:
    works = (
        work("1/2015/QH13", "2015-01-05"),
        work(KEY, "2015-02-05"),
        work("2/2024/QH15", "2024-01-05", effective="2024-08-01"),
    )
    edges = (edge(KEY, "details", "1/2015/QH13"), edge("2/2024/QH15", "repeals", "1/2015/QH13"))
    with graph("memory", tmp_path, works, edges) as view:
        one = view.work(KEY)
        assert one is not None
        found = timeline_of(view, one, ON)
    last = found.moments[-1]
    assert (last.day, last.what, last.derived, last.ahead) == ("2024-08-01", "expired", True, True)
    assert found.standing.status.value == "no_evidence"
