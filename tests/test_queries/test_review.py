"""The four lists of the review: what goes where, with reason, day and source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from queries.review import PROPOSALS, Review, review_of
from tests.test_queries.graphs import KINDS, edge, graph, happening, work

ON = date(2026, 12, 31)
WORKS = (
    work("1/2015/TT-BTC", "2015-01-05", effective="2015-03-01"),  # ended, replaced by 2/2026
    work("2/2026/TT-BTC", "2026-01-05", effective="2026-03-01"),
    work("3/2015/TT-BTC", "2015-01-05"),  # ended before the period
    work("4/2015/TT-BTC", "2015-01-05", effective="2015-02-01"),  # ended in part
    work("5/2015/TT-BTC", "2015-01-05"),  # details a law that ended: derived
    work("6/2015/TT-BTC", "2015-01-05"),  # rests on a decree that ended
    work("7/2015/TT-BTC", "2015-01-05"),  # suspended
    work("8/2015/TT-BTC", "2015-01-05"),  # a lower body says it is repealed
    work("9/2026/TT-BTC", "2026-12-01", effective="2027-02-01"),  # not yet in force
    work("1/2014/QH13", "2014-01-05"),
    work("1/2014/NĐ-CP", "2014-01-05"),
    work("12/QĐ-BTC|bo tai chinh|2015", "2015-01-05", doc_type="Quyết định", issuer="Bộ Tài chính"),
    work("10/2015/TT-BNV", "2015-01-05", doc_type="Thông tư", issuer="Bộ Nội vụ"),
    work(
        "11/2019/QĐ-UBND|uy ban nhan dan huyen tra cu", "2019-01-05", doc_type="Quyết định",
        issuer="Ủy ban nhân dân huyện Trà Cú",
    ),
)  # fmt: skip
EDGES = (
    edge("2/2026/TT-BTC", "replaces", "1/2015/TT-BTC"),
    edge("2/2026/TT-BTC", "repeals", "4/2015/TT-BTC", whole=False, provisions=("Điều 5", "Điều 7 khoản 2")),
    edge("5/2015/TT-BTC", "details", "1/2014/QH13"),
    edge("6/2015/TT-BTC", "based_on", "1/2014/NĐ-CP"),
    edge("11/2019/QĐ-UBND|uy ban nhan dan huyen tra cu", "repeals", "8/2015/TT-BTC"),
)
TOLD = (
    happening("3/2015/TT-BTC", "repealed", "2020-01-01", by="77/2019/TT-BTC"),
    happening("1/2014/QH13", "repealed", "2025-08-01", by="9/2025/QH15"),
    happening("1/2014/NĐ-CP", "replaced", "2025-09-01", by="8/2025/NĐ-CP"),
    happening("7/2015/TT-BTC", "suspended", "2026-05-01", by="3/2026/NQ-CP"),
)


def lists(where: str, folder: Path, **given: object) -> Review:
    with graph(where, folder, WORKS, EDGES, TOLD) as view:
        return review_of(view, ON, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("where", KINDS)
def test_what_goes_into_which_list(where: str, tmp_path: Path) -> None:
    found = lists(where, tmp_path, issuer="Bộ Tài chính", since=date(2024, 1, 1))
    assert [one.work.key for one in found.ended] == ["1/2015/TT-BTC", "7/2015/TT-BTC"]
    assert [one.work.key for one in found.partly] == ["4/2015/TT-BTC"]
    assert [one.work.key for one in found.kept] == [
        "4/2015/TT-BTC", "5/2015/TT-BTC", "6/2015/TT-BTC", "8/2015/TT-BTC", "2/2026/TT-BTC", "9/2026/TT-BTC",
    ]  # fmt: skip
    assert [(one.work.key, one.proposal) for one in found.to_do] == [
        ("5/2015/TT-BTC", PROPOSALS["announce"]),
        ("6/2015/TT-BTC", PROPOSALS["replace or amend"]),
        ("5/2015/TT-BTC", PROPOSALS["replace or amend"]),
        ("7/2015/TT-BTC", PROPOSALS["suspended"]),
        ("8/2015/TT-BTC", PROPOSALS["check"]),
    ]
    assert found.reviewed == 9


def test_reason_day_scope_and_source(tmp_path: Path) -> None:
    found = lists("memory", tmp_path, issuer="Bộ Tài chính")
    first = next(one for one in found.ended if one.work.key == "1/2015/TT-BTC")
    assert first.reason == "được thay thế bởi Thông tư 2/2026/TT-BTC ngày 05/01/2026 từ ngày 01/3/2026"
    assert first.day == date(2026, 3, 1)
    assert first.source == "Thông tư 2/2026/TT-BTC: “2/2026/TT-BTC replaces 1/2015/TT-BTC”"
    [part] = found.partly
    assert part.scope == ("Điều 5", "Điều 7 khoản 2")
    assert "3/2015/TT-BTC" in {one.work.key for one in found.ended}, "without a period every end counts"


def test_nothing_is_called_in_force_from_silence(tmp_path: Path) -> None:
    found = lists("memory", tmp_path)
    for one in found.kept:
        assert not one.reason.startswith("Còn hiệu lực")
    derived = next(one for one in found.kept if one.work.key == "5/2015/TT-BTC")
    assert derived.note == "Suy ra hết hiệu lực"
    assert "5/2015/TT-BTC" not in {one.work.key for one in found.ended}, "a derived end is never an explicit one"


def test_district_documents_come_first_with_their_last_day(tmp_path: Path) -> None:
    found = lists("memory", tmp_path, province="Trà Vinh")
    assert found.reviewed == 1
    assert found.to_do[0].due == date(2027, 2, 28)


def test_only_documents_that_set_rules_unless_all_are_wanted(tmp_path: Path) -> None:
    few = lists("memory", tmp_path, issuer="Bộ Tài chính")
    every = lists("memory", tmp_path, issuer="Bộ Tài chính", every_type=True)
    assert (few.reviewed, every.reviewed) == (9, 10)
