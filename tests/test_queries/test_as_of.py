"""The day that validity is judged on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.errors import UsageError
from queries.as_of import AsOf, choose_as_of
from tests.test_queries.builder import reading_of

CITED = [{"find": "A", "number": "9/2023/NĐ-CP", "date": "2023-05-04"}]


@pytest.mark.parametrize(
    ("head", "mentions", "expected"),
    [
        ({"date": "2023-06-15", "period": ["2023-01", "2023-06"]}, CITED, ("2023-06-15", "document date")),
        (
            {"date": "2022-08", "period": ["2022-01", "2022-12"]},
            CITED,
            ("2022-08-31", "month of the document"),
        ),
        ({"period": ["2022-12-15", "2023-06-13"]}, CITED, ("2023-06-13", "period")),
        ({"date": "2022", "period": ["2022-01", "2022-06"]}, CITED, ("2022-06-30", "period")),
        ({"type": "Báo cáo", "period": ["2026-01", "2026-12"]}, CITED, ("2026-11-21", "period")),
        ({"type": "Kế hoạch", "period": ["2026-01", "2026-12"]}, CITED, ("2023-05-04", "latest citation")),
        ({"date": "2022"}, CITED, ("2022-12-31", "document date")),
        ({"date": "2023"}, CITED, ("2023-05-04", "latest citation")),
        ({"date": "2026"}, CITED, ("2026-11-21", "document date")),
        ({}, CITED, ("2023-05-04", "latest citation")),
        ({}, [], ("2026-11-21", "today")),
    ],
)
def test_the_nearest_thing_to_its_own_date(
    head: dict[str, Any], mentions: list[dict[str, Any]], expected: tuple[str, str]
) -> None:
    reading = reading_of({"text": "A B C", "head": head, "mentions": mentions})
    day, basis = expected
    assert choose_as_of(reading, today=date(2026, 11, 21)) == AsOf(date=date.fromisoformat(day), basis=basis)


def test_the_user_is_asked_first() -> None:
    reading = reading_of({"text": "", "head": {"date": "2023-06-15"}})
    assert choose_as_of(reading, date(2020, 1, 1)) == AsOf(date=date(2020, 1, 1), basis="option")


def test_a_citation_of_two_years_or_of_a_month_says_nothing() -> None:
    rows = [
        {"find": "A", "number": "9/2018/NĐ-CP", "date": "2028-04-23"},
        {"find": "B", "number": "9/KH-UBND", "date": "2023-11"},
        {"find": "C", "number": "8/KH-UBND", "date": "2023-02-01"},
    ]
    reading = reading_of({"text": "A B C", "mentions": rows})
    assert choose_as_of(reading).date == date(2023, 2, 1)


def test_a_citation_of_the_future_says_nothing() -> None:
    rows = [{"find": "A", "date": "2032-01-01"}, {"find": "B", "date": "2023-02-01"}]
    reading = reading_of({"text": "A B C", "mentions": rows})
    assert choose_as_of(reading, today=date(2026, 11, 21)).date == date(2023, 2, 1)


def test_without_any_date_the_call_is_wrong() -> None:
    with pytest.raises(UsageError, match=r"ca\.txt: văn bản không ghi ngày tháng nào; .*--as-of"):
        choose_as_of(reading_of({"text": ""}))
