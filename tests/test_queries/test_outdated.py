"""Documents that rest on what ended: then, since, will, derived; on every store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from queries.outdated import DERIVED, SINCE, THEN, UNDATED, WILL, outdated
from tests.test_queries.graphs import KINDS, edge, graph, happening, work

ON = date(2026, 11, 21)

# Five decrees whose ends lie differently to the circular of 01/3/2020 that names them.
WORKS = (
    work("1/2010/NĐ-CP", "2010-01-01", title="quản lý phí"),
    work("2/2010/NĐ-CP", "2010-01-01", title="quản lý lệ phí"),
    work("3/2010/NĐ-CP", "2010-01-01", title="quản lý giá"),
    work("4/2010/NĐ-CP", "2010-01-01", title="chưa ai động đến"),
    work("5/2019/QH14", "2019-01-01", title="luật gốc"),
    work("6/2019/NĐ-CP", "2019-06-01", title="chi tiết luật gốc"),
    work("7/2018/NĐ-CP", "2018-05-01", effective="2018-07-01", title="quản lý phí"),
    work("8/2022/NĐ-CP", "2022-05-01", effective="2022-07-01", title="quản lý lệ phí"),
    work("9/2026/NĐ-CP", "2026-10-01", effective="2027-01-01", title="quản lý giá"),
    work("10/2024/QH15", "2024-01-18", effective="2024-08-01", title="luật mới"),
    work("1/2020/TT-BTC", "2020-03-01"),
    work("2/2020/TT-BTC"),
    work("3/2018/TT-BTC", "2018-05-02"),
)
EDGES = (
    edge("7/2018/NĐ-CP", "replaces", "1/2010/NĐ-CP"),
    edge("8/2022/NĐ-CP", "replaces", "2/2010/NĐ-CP"),
    edge("9/2026/NĐ-CP", "replaces", "3/2010/NĐ-CP"),
    edge("10/2024/QH15", "repeals", "5/2019/QH14"),
    edge("6/2019/NĐ-CP", "details", "5/2019/QH14"),
    *(
        edge("1/2020/TT-BTC", "based_on", target)
        for target in ("1/2010/NĐ-CP", "2/2010/NĐ-CP", "3/2010/NĐ-CP", "4/2010/NĐ-CP", "6/2019/NĐ-CP")
    ),
    edge("2/2020/TT-BTC", "cites", "1/2010/NĐ-CP"),
    edge("3/2018/TT-BTC", "cites", "1/2010/NĐ-CP"),
)


@pytest.mark.parametrize("where", KINDS)
def test_kinds_of_ends(where: str, tmp_path: Path) -> None:
    with graph(where, tmp_path, WORKS, EDGES) as view:
        found = {one.work.key: one.items for one in outdated(view, ON)}
    kinds = {(key, item.target.key): item.kind for key, items in found.items() for item in items}
    assert kinds == {
        ("1/2020/TT-BTC", "1/2010/NĐ-CP"): THEN,
        ("1/2020/TT-BTC", "2/2010/NĐ-CP"): SINCE,
        ("1/2020/TT-BTC", "3/2010/NĐ-CP"): WILL,
        ("1/2020/TT-BTC", "6/2019/NĐ-CP"): DERIVED,
        ("2/2020/TT-BTC", "1/2010/NĐ-CP"): UNDATED,
        ("3/2018/TT-BTC", "1/2010/NĐ-CP"): SINCE,  # 02/5/2018 is before 01/7/2018
        ("6/2019/NĐ-CP", "5/2019/QH14"): SINCE,
    }


@pytest.mark.parametrize("where", KINDS)
def test_event_source_and_successor_are_given(where: str, tmp_path: Path) -> None:
    with graph(where, tmp_path, WORKS, EDGES) as view:
        [first] = [one for one in outdated(view, ON) if one.work.key == "1/2020/TT-BTC"]
    gone = first.items[0]
    assert (gone.event.day, gone.event.by, gone.confidence) == (date(2018, 7, 1), "7/2018/NĐ-CP", "high")
    assert "7/2018/NĐ-CP replaces 1/2010/NĐ-CP" in gone.event.source.where
    assert gone.successor is not None
    assert gone.successor.key == "7/2018/NĐ-CP"
    derived = next(item for item in first.items if item.kind == DERIVED)
    assert derived.event.derived
    assert derived.event.day == date(2024, 8, 1)
    assert derived.steps == (
        "Nghị định 6/2019/NĐ-CP quy định chi tiết Luật 5/2019/QH14, văn bản này hết hiệu lực từ ngày 01/8/2024 "
        "(Luật 80/2015/QH13, Điều 154 khoản 4)",
    )
    assert derived.successor is None


def test_filters(tmp_path: Path) -> None:
    with graph("memory", tmp_path, WORKS, EDGES) as view:
        late = outdated(view, ON, since=date(2024, 1, 1))
        since = {(one.work.key, item.target.key) for one in late for item in one.items}
        then = [one.work.key for one in outdated(view, ON, kinds=(THEN,))]
        nowhere = list(outdated(view, ON, level="tỉnh"))
        before = [one for one in outdated(view, date(2020, 6, 1)) if one.work.key == "1/2020/TT-BTC"]
    assert since == {
        ("1/2020/TT-BTC", "3/2010/NĐ-CP"),
        ("1/2020/TT-BTC", "6/2019/NĐ-CP"),
        ("6/2019/NĐ-CP", "5/2019/QH14"),
    }
    assert then == ["1/2020/TT-BTC"]
    assert nowhere == []
    assert {item.target.key: item.kind for item in before[0].items} == {
        "1/2010/NĐ-CP": THEN,
        "2/2010/NĐ-CP": WILL,
        "3/2010/NĐ-CP": WILL,
    }


def test_whoever_ends_a_work_is_not_said_to_cite_it(tmp_path: Path) -> None:
    works = (work("1/2010/NĐ-CP", "2010-01-01"), work("2/2020/NĐ-CP", "2020-01-01", effective="2020-02-01"))
    edges = (edge("2/2020/NĐ-CP", "replaces", "1/2010/NĐ-CP"), edge("2/2020/NĐ-CP", "cites", "1/2010/NĐ-CP"))
    with graph("memory", tmp_path, works, edges) as view:
        assert list(outdated(view, ON)) == []


def test_only_loaded_documents(tmp_path: Path) -> None:
    works = (
        work("1/2010/NĐ-CP", "2010-01-01"),
        work("2/2020/TT-BTC", "2020-01-01", own=False),
        work("3/2020/TT-BTC", "2020-01-01"),
    )
    edges = (edge("2/2020/TT-BTC", "based_on", "1/2010/NĐ-CP"), edge("3/2020/TT-BTC", "based_on", "1/2010/NĐ-CP"))
    told = (happening("1/2010/NĐ-CP", "expired", "2021-01-01", confidence="low"),)
    with graph("memory", tmp_path, works, edges, told) as view:
        assert [one.work.key for one in outdated(view, ON)] == ["2/2020/TT-BTC", "3/2020/TT-BTC"]
        [only] = outdated(view, ON, loaded_only=True)
    assert only.work.key == "3/2020/TT-BTC"
    assert only.items[0].confidence == "low"
