"""The newest living end of a chain of replacements: one is proposed, of several none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from queries.successor import successors
from tests.test_queries.graphs import KINDS, edge, graph, happening, work

ON = date(2026, 11, 21)
THREE = (
    work("1/2010/NĐ-CP", "2010-01-01", effective="2010-02-01"),
    work("2/2015/NĐ-CP", "2015-01-01", effective="2015-02-01"),
    work("3/2020/NĐ-CP", "2020-01-01", effective="2020-02-01"),
)
CHAIN = (edge("2/2015/NĐ-CP", "replaces", "1/2010/NĐ-CP"), edge("3/2020/NĐ-CP", "replaces", "2/2015/NĐ-CP"))


@pytest.mark.parametrize("where", KINDS)
def test_the_end_of_the_chain(where: str, tmp_path: Path) -> None:
    with graph(where, tmp_path, THREE, CHAIN) as view:
        first = view.work("1/2010/NĐ-CP")
        assert first is not None
        now, then = successors(view, first, ON), successors(view, first, date(2016, 1, 1))
    assert now.proposed is not None
    assert now.proposed.key == "3/2020/NĐ-CP"
    assert now.path == ("1/2010/NĐ-CP", "2/2015/NĐ-CP", "3/2020/NĐ-CP")
    assert then.proposed is not None
    assert then.proposed.key == "2/2015/NĐ-CP"


def test_of_several_none_is_chosen(tmp_path: Path) -> None:
    works = (*THREE, work("4/2020/NĐ-CP", "2020-05-01", effective="2020-06-01"))
    edges = (*CHAIN, edge("4/2020/NĐ-CP", "replaces", "2/2015/NĐ-CP"))
    with graph("memory", tmp_path, works, edges) as view:
        first = view.work("1/2010/NĐ-CP")
        assert first is not None
        found = successors(view, first, ON)
    assert found.proposed is None
    assert [one.key for one in found.candidates] == ["3/2020/NĐ-CP", "4/2020/NĐ-CP"]


def test_a_replacement_that_ended_without_heir_is_none(tmp_path: Path) -> None:
    told = (happening("3/2020/NĐ-CP", "repealed", "2024-01-01", by="9/2023/NĐ-CP"),)
    with graph("memory", tmp_path, THREE, CHAIN, told) as view:
        first = view.work("1/2010/NĐ-CP")
        assert first is not None
        found = successors(view, first, ON)
    assert (found.proposed, found.candidates) == (None, ())


def test_a_repeal_is_a_replacement_only_on_the_same_subject(tmp_path: Path) -> None:
    works = (
        work("45/2013/QH13", "2013-11-29", title="Đất đai"),
        work("31/2024/QH15", "2024-01-18", effective="2024-08-01", title="Đất đai"),
        work("32/2024/QH15", "2024-01-18", effective="2025-01-01", title="Các tổ chức tín dụng"),
    )
    edges = (edge("31/2024/QH15", "repeals", "45/2013/QH13"), edge("32/2024/QH15", "repeals", "45/2013/QH13"))
    with graph("memory", tmp_path, works, edges) as view:
        old = view.work("45/2013/QH13")
        assert old is not None
        found = successors(view, old, ON)
    assert found.proposed is not None
    assert found.proposed.key == "31/2024/QH15"


def test_two_that_replace_each_other_end_the_walk(tmp_path: Path) -> None:
    edges = (edge("2/2015/NĐ-CP", "replaces", "1/2010/NĐ-CP"), edge("1/2010/NĐ-CP", "replaces", "2/2015/NĐ-CP"))
    with graph("memory", tmp_path, THREE, edges) as view:
        first = view.work("1/2010/NĐ-CP")
        assert first is not None
        assert successors(view, first, ON).proposed is None


def test_a_lower_document_is_no_successor(tmp_path: Path) -> None:
    works = (*THREE, work("5/2021/TT-BTC", "2021-01-01", effective="2021-02-01"))
    edges = (edge("5/2021/TT-BTC", "replaces", "1/2010/NĐ-CP"),)
    with graph("memory", tmp_path, works, edges) as view:
        first = view.work("1/2010/NĐ-CP")
        assert first is not None
        assert successors(view, first, ON).candidates == ()
