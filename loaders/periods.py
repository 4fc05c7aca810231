"""The period a report or a plan speaks of (``6 tháng đầu năm 2023``, ``giai đoạn 2021-2025``)."""

from __future__ import annotations

import re
from functools import cache

from graph.interval import PartialDate
from loaders.mentions.dates import read_date
from loaders.phrases import alternatives, phrases

_QUARTER = re.compile(r"[Qq]uý\s+(?P<q>IV|I{1,3}|[1-4])(?:[\s,/]*năm)?[\s,/]*(?P<y>20\d\d|19\d\d)")
_MONTH = re.compile(r"[Tt]háng\s+(?P<m>\d{1,2})(?:\s*,?\s*năm\s+|/)(?P<y>20\d\d)")
_SPAN = re.compile(r"(?:giai đoạn|thời kỳ|nhiệm kỳ|từ năm)\s*(?P<a>20\d\d|19\d\d)\s*(?:-|đến năm|đến)\s*(?P<b>20\d\d)")
_YEAR = re.compile(r"năm\s+(?P<y>20\d\d|19\d\d)(?!\s*-)")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@cache
def _months() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>{alternatives(phrases('period_months'))})(?:\s+năm)?\s+(?P<y>20\d\d)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\([^()\n]{{0,12}}(?:{alternatives(phrases('period_between'))})\s")


def read_period(title: str, text: str = "") -> tuple[PartialDate, PartialDate] | None:
    """First and last day of the period; None where none is stated.

    Args:
        title: The title, read first.
        text: The whole text, read for an exact period in parentheses (``tính từ ngày … đến ngày …``).

    Examples:
        >>> [str(day) for day in read_period("công tác 6 tháng đầu năm 2023")]
        ['2023-01-01', '2023-06-30']
    """
    exact = _exact(text)
    if exact:
        return exact
    if match := _months().search(title):
        year, words = int(match["y"]), match["what"]
        months = 9 if "9" in words or "chín" in words else 3 if "3" in words else 6
        first = 7 if "cuối" in words else 1
        return _months_of(year, first, first + months - 1)
    if match := _QUARTER.search(title):
        quarter = _QUARTERS[match["q"]]
        return _months_of(int(match["y"]), quarter * 3 - 2, quarter * 3)
    if (match := _MONTH.search(title)) and 1 <= int(match["m"]) <= 12:
        return _months_of(int(match["y"]), int(match["m"]), int(match["m"]))
    if match := _SPAN.search(title):
        return PartialDate(int(match["a"]), 1, 1), PartialDate(int(match["b"]), 12, 31)
    years = [int(match["y"]) for match in _YEAR.finditer(title)]
    return _months_of(max(years), 1, 12) if years else None


def _months_of(year: int, first: int, last: int) -> tuple[PartialDate, PartialDate]:
    return PartialDate(year, first, 1), PartialDate.of(PartialDate(year, last).last_day())


def _exact(text: str) -> tuple[PartialDate, PartialDate] | None:
    for match in _between().finditer(text):
        start = read_date(text, match.end() - 1)
        if start and start.value:
            rest = re.compile(r"\s*(?:đến\s+(?:hết\s+)?)").match(text, start.end)
            end = read_date(text, rest.end() - 1) if rest else None
            if end and end.value and start.value < end.value:
                return start.value, end.value
    return None
