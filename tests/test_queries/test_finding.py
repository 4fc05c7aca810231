"""Searching with and without accents; counts; what is missing; what contradicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.assertion import DOCUMENT, Bundle, Description, Origin
from graph.stores import Search, open_store
from queries.conflicts import CYCLE, EARLY, EDGE, FIELD, MUTUAL, TWO_ENDS, conflicts_of
from queries.finding import search_works, stats_of
from queries.orphans import orphans_of
from tests.test_queries.graphs import KINDS, SEEN, edge, graph, happening, work

DECISION = Description(
    work="638/QĐ-UBND|uy ban nhan dan tinh tra vinh|2022", own=True, number="638/QĐ-UBND", doc_type="Quyết định",
    title="về việc điều động, luân chuyển công chức", issuer="Ủy ban nhân dân tỉnh Trà Vinh", issued="2022-04-01",
)  # fmt: skip
FIRE = work("50/2021/NĐ-CP", "2021-05-01", title="quy định về điều kiện và đồng bộ dữ liệu")
LAND = work("31/2024/QH15", "2024-01-18", names=("Luật Đất đai",), title="Đất đai")
ABOUT_LAND = work("102/2024/NĐ-CP", "2024-07-30", title="quy định chi tiết Luật Đất đai")


@pytest.mark.parametrize("where", KINDS)
@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("quyet dinh 638", DECISION.work),
        ("quyết định 638", DECISION.work),
        ("638/qd-ubnd", DECISION.work),
        ("dieu dong", DECISION.work),  # side by side before "điều … đồng" apart
        ("luat dat dai", LAND.work),  # the very name before a title that holds it
        ("dat dai quy dinh", ABOUT_LAND.work),
    ],
)
def test_searches(where: str, words: str, first: str, tmp_path: Path) -> None:
    with graph(where, tmp_path, (DECISION, FIRE, LAND, ABOUT_LAND)) as view:
        found = search_works(view, Search(text=words))
    assert found.works[0].key == first
    assert not found.cut


@pytest.mark.parametrize("where", KINDS)
def test_narrowing_and_cutting(where: str, tmp_path: Path) -> None:
    many = [work(f"{n}/2020/TT-BTC", "2020-01-01", title="hướng dẫn kế toán") for n in range(1, 31)]
    with graph(where, tmp_path, (DECISION, *many)) as view:
        few = search_works(view, Search(text="ke toan", limit=10))
        none = search_works(view, Search(text="ke toan", level="tỉnh"))
        ours = search_works(view, Search(issuer="trà vinh", doc_type="Quyết định", level="tỉnh", since="2022-01-01"))
    assert (len(few.works), few.cut) == (10, True)
    assert (none.works, none.cut) == ((), False)
    assert [one.key for one in ours.works] == [DECISION.work]


def test_counts(tmp_path: Path) -> None:
    with graph("memory", tmp_path, (DECISION, FIRE), (edge(DECISION.work, "based_on", "50/2021/NĐ-CP"),)) as view:
        found = stats_of(view)
    assert (found.total.works, found.total.relations) == (2, {"based_on": 1})
    assert found.levels == {"trung ương": 1, "tỉnh": 1}
    assert found.years == {"2021": 1, "2022": 1}


@pytest.mark.parametrize("where", KINDS)
def test_orphans(where: str, tmp_path: Path) -> None:
    works = (
        work("1/2020/TT-BTC", "2020-01-01"),
        work("2/2020/TT-BTC", "2020-01-01"),
        work("3/2020/TT-BTC", "2020-01-01"),
        work("7/2015/QH13", own=False),
        work("8/2015/QH13", own=False),
        Description(work="?ab:d1", open="có nhiều văn bản cùng tên", names=("Luật Đầu tư",), candidates=("a", "b")),
        Description(work="?ab:d2", open="chưa điền số hoặc ngày", number="…/KH-UBND"),
    )
    edges = (
        edge("1/2020/TT-BTC", "based_on", "8/2015/QH13"),
        edge("2/2020/TT-BTC", "based_on", "8/2015/QH13"),
        edge("2/2020/TT-BTC", "cites", "7/2015/QH13"),
        edge("3/2020/TT-BTC", "cites", "?ab:d1"),
        edge("3/2020/TT-BTC", "cites", "?ab:d2"),
    )
    with graph(where, tmp_path, works, edges) as view:
        found = orphans_of(view)
        one = orphans_of(view, limit=1)
    assert [(w.work.key, w.citing, w.resting) for w in found.wanted] == [("8/2015/QH13", 2, 2), ("7/2015/QH13", 1, 0)]
    assert [w.key for w in found.baseless] == ["3/2020/TT-BTC"]
    assert [(o.work.key, o.source) for o in found.open] == [("?ab:d1", "3/2020/TT-BTC"), ("?ab:d2", "3/2020/TT-BTC")]
    assert found.reasons == {"có nhiều văn bản cùng tên": 1, "chưa điền số hoặc ngày": 1}
    assert ([w.work.key for w in one.wanted], one.wanted_total, one.open_total) == (["8/2015/QH13"], 2, 2)


@pytest.mark.parametrize("where", KINDS)
def test_conflicts(where: str, tmp_path: Path) -> None:
    works = (
        work("1/2020/NĐ-CP", "2020-01-01", effective="2019-01-01"),
        work("2/2020/NĐ-CP", "2020-01-01"),
        work("3/2020/NĐ-CP", "2020-01-01"),
        work("4/2020/NĐ-CP", "2020-01-01"),
        work("5/2020/NĐ-CP", "2020-01-01"),
    )
    edges = (
        edge("2/2020/NĐ-CP", "replaces", "3/2020/NĐ-CP"),
        edge("3/2020/NĐ-CP", "repeals", "2/2020/NĐ-CP"),
        edge("4/2020/NĐ-CP", "based_on", "5/2020/NĐ-CP"),
        edge("5/2020/NĐ-CP", "details", "4/2020/NĐ-CP"),
        edge("4/2020/NĐ-CP", "amends", "1/2020/NĐ-CP", doubt="cần xem thẩm quyền"),
    )
    told = (
        happening("4/2020/NĐ-CP", "repealed", "2024-01-01", by="a"),
        happening("4/2020/NĐ-CP", "replaced", "2025-01-01", by="b"),
        happening("5/2020/NĐ-CP", "replaced", "2025-01-01", by="b"),
        happening("5/2020/NĐ-CP", "replaced", "2026-01-01", by="c", confidence="low"),
    )
    with graph(where, tmp_path, works, edges, told) as view:
        found = conflicts_of(view)
    by_kind = {one.kind: [w.key for w in one.works] for one in found.items}
    assert by_kind == {
        MUTUAL: ["2/2020/NĐ-CP", "3/2020/NĐ-CP"],
        TWO_ENDS: ["4/2020/NĐ-CP"],
        EARLY: ["1/2020/NĐ-CP"],
        CYCLE: ["4/2020/NĐ-CP", "5/2020/NĐ-CP"],
        EDGE: ["4/2020/NĐ-CP", "1/2020/NĐ-CP"],
    }
    assert found.totals[TWO_ENDS] == 1, "an unverified day contradicts nothing"
    [mutual] = [one for one in found.items if one.kind == MUTUAL]
    assert mutual.quotes == ("2/2020/NĐ-CP replaces 3/2020/NĐ-CP", "3/2020/NĐ-CP repeals 2/2020/NĐ-CP")


def test_fields_that_sources_dispute() -> None:
    with open_store("memory:") as store:
        with store.writer() as writer:
            for at, day in enumerate(("2020-01-01", "2020-02-01")):
                origin = Origin(id=f"sha256:{at}", kind=DOCUMENT, name=f"{at}.txt", recorded=SEEN, work="1/2020/NĐ-CP")
                writer.put(Bundle(origin=origin, descriptions=(work("1/2020/NĐ-CP", day),)))
        with store.view() as view:
            found = conflicts_of(view)
    assert [(one.kind, one.field, set(one.values)) for one in found.items] == [
        (FIELD, "issued", {"2020-01-01", "2020-02-01"})
    ]


def test_a_circle_within_a_long_row_is_found(tmp_path: Path) -> None:
    works = [work(f"{n}/2020/NĐ-CP", "2020-01-01") for n in range(1, 2001)]
    edges = [edge(f"{n}/2020/NĐ-CP", "based_on", f"{n + 1}/2020/NĐ-CP") for n in range(1, 2000)]
    edges.append(edge("1503/2020/NĐ-CP", "based_on", "1500/2020/NĐ-CP"))
    with graph("memory", tmp_path, works, edges) as view:
        found = conflicts_of(view)
    assert found.totals[CYCLE] == 1
    assert [one.key for one in found.items[0].works] == [f"{n}/2020/NĐ-CP" for n in (1500, 1501, 1502, 1503)]
