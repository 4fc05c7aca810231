"""What hangs on a work: reached through chains, ranked in the order that is stated, with its successor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from queries.impact import ORDER, STRENGTH, Impact, impact_of
from tests.test_queries.graphs import KINDS, edge, graph, happening, work

ON = date(2026, 11, 21)
LAW = "1/2015/QH13"
WORKS = (
    work(LAW, "2015-06-01", effective="2016-01-01", title="Phí"),
    work("2/2024/QH15", "2024-06-01", effective="2025-01-01", title="Phí"),
    work("1/2016/NĐ-CP", "2016-02-01"),  # details the law
    work("2/2016/NĐ-CP", "2016-03-01"),  # based on it
    work("3/2016/NĐ-CP", "2016-04-01"),  # based on it, ended
    work("1/2017/TT-BTC", "2017-01-01"),  # details the first decree
    work("2/2017/TT-BTC", "2017-02-01"),  # based on the second decree alone
    work("3/2017/TT-BTC", "2017-03-01"),  # only cites the law
    work("4/2017/TT-BTC", "2017-04-01"),  # cites a decree: does not hang on the law
)
EDGES = (
    edge("1/2016/NĐ-CP", "details", LAW),
    edge("2/2016/NĐ-CP", "based_on", LAW),
    edge("3/2016/NĐ-CP", "based_on", LAW),
    edge("1/2017/TT-BTC", "details", "1/2016/NĐ-CP"),
    edge("2/2017/TT-BTC", "based_on", "2/2016/NĐ-CP"),
    edge("3/2017/TT-BTC", "cites", LAW),
    edge("4/2017/TT-BTC", "cites", "2/2016/NĐ-CP"),
)
TOLD = (happening("3/2016/NĐ-CP", "expired", "2020-01-01"),)


def of_law(where: str, folder: Path, edges: tuple[object, ...] = EDGES, **given: int) -> Impact:
    with graph(where, folder, WORKS, edges, TOLD) as view:
        law = view.work(LAW)
        assert law is not None
        return impact_of(view, law, ON, **given)


@pytest.mark.parametrize("where", KINDS)
def test_order_and_measures(where: str, tmp_path: Path) -> None:
    found = of_law(where, tmp_path)
    measured = [(item.work.key, item.depth, item.strength, item.falls, item.sole, item.gone) for item in found.items]
    assert measured == [
        ("1/2016/NĐ-CP", 1, 1.0, True, 1, False),
        ("1/2017/TT-BTC", 2, 0.6, True, 0, False),
        ("2/2016/NĐ-CP", 1, 0.9, False, 1, False),
        ("2/2017/TT-BTC", 2, 0.486, False, 0, False),  # 0.9 × 0.9 × 0.6
        ("3/2017/TT-BTC", 1, 0.3, False, 0, False),
        ("3/2016/NĐ-CP", 1, 0.9, False, 0, True),  # it ended: last, whatever its strength
    ]
    assert not found.cut
    assert found.left_out == {}


def test_the_order_is_stated_with_its_numbers() -> None:
    for strength in STRENGTH.values():
        assert str(strength).replace(".", ",") in ORDER


def test_the_path_is_given_hop_by_hop(tmp_path: Path) -> None:
    found = of_law("memory", tmp_path)
    [far] = [item for item in found.items if item.work.key == "2/2017/TT-BTC"]
    assert [(hop.source, hop.relation, hop.target) for hop in far.path] == [
        ("2/2016/NĐ-CP", "based_on", LAW),
        ("2/2017/TT-BTC", "based_on", "2/2016/NĐ-CP"),
    ]


def test_successor_and_rule(tmp_path: Path) -> None:
    found = of_law("memory", tmp_path, (*EDGES, edge("2/2024/QH15", "repeals", LAW)))
    assert found.succession.proposed is not None
    assert found.succession.proposed.key == "2/2024/QH15"
    assert found.standing.status.value == "ended"
    assert "Điều 154" in found.rule  # it ended on 01/01/2025, between 01/7/2016 and 31/3/2025


def test_the_strongest_of_several_ways_counts(tmp_path: Path) -> None:
    found = of_law(
        "memory", tmp_path, (*EDGES, edge("1/2016/NĐ-CP", "cites", LAW), edge("2/2017/TT-BTC", "based_on", LAW))
    )
    strength = {item.work.key: item.strength for item in found.items}
    assert strength["1/2016/NĐ-CP"] == 1.0
    assert strength["2/2017/TT-BTC"] == 0.9


def test_circles_do_not_hold_it_up(tmp_path: Path) -> None:
    found = of_law("memory", tmp_path, (*EDGES, edge(LAW, "based_on", "2/2017/TT-BTC"), edge(LAW, "based_on", LAW)))
    assert len(found.items) == 6
    assert found.cycles


def test_a_limit_is_announced(tmp_path: Path) -> None:
    found = of_law("memory", tmp_path, limit=2)
    assert len(found.items) == 2
    assert found.cut


def test_weights_are_shares_of_one(tmp_path: Path) -> None:
    found = of_law("memory", tmp_path)
    assert 0 < sum(item.weight for item in found.items) < 1
    weight = {item.work.key: item.weight for item in found.items}
    assert weight["1/2016/NĐ-CP"] > weight["1/2017/TT-BTC"]  # the circular rests on the decree, not the other way
