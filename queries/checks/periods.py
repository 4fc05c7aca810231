"""Years and periods that a title speaks of (*năm, giai đoạn, nhiệm kỳ*)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from graph.folding import fold_marks
from graph.vocab.phrasing import check_phrases

_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(rf"\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{_YEAR}|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_YEAR}")


@cache
def _stated() -> re.Pattern[str]:
    """A year that a title is for, or the first and the last of several, folded."""
    leads, ranges = (
        "|".join(re.escape(fold_marks(word)) for word in sorted(check_phrases(group), key=len, reverse=True))
        for group in ("year_lead", "year_range")
    )
    return re.compile(rf"(?<!\w)(?:{leads})\s+({_YEAR})(?:\s*(?:{ranges})\s*({_YEAR}))?(?![\d/])")


def years_of(words: str) -> set[int]:
    """The years that words are about; days and the years of laws left out.

    Examples:
        >>> sorted(years_of("Kế hoạch giai đoạn 2021 – 2025 theo Quyết định ngày 05/3/2020"))
        [2021, 2025]
        >>> years_of("hướng dẫn Luật Đất đai năm 2013")
        set()
    """
    folded = _DAY.sub(" ", fold_marks(words))
    found: set[int] = set()
    for match in _stated().finditer(folded):
        clause = re.split(r"[,;.]| về | của ", folded[: match.start()])[-1]
        if not any(f" {fold_marks(word)} " in f" {clause} " for word in check_phrases("foreign_year")):
            found |= {int(year) for year in match.groups() if year}
    return found


def period_of(title: str) -> tuple[date, date] | None:
    """First and last day a title speaks of; None where it names no year or stays open.

    Examples:
        >>> period_of("ban hành Kế hoạch cải cách hành chính năm 2022")
        (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
        >>> period_of("nhân rộng các mô hình năm 2023 và các năm tiếp theo") is None
        True
    """
    folded = fold_marks(title)
    years = years_of(title)
    if not years or any(fold_marks(word) in folded for word in check_phrases("open_period")):
        return None
    return date(min(years), 1, 1), date(max(years), 12, 31)


def share_inside(inner: tuple[date, date], outer: tuple[date, date]) -> float:
    """Which share of the inner period lies in the outer one.

    Examples:
        >>> share_inside((date(2022, 12, 15), date(2023, 6, 13)), (date(2022, 1, 1), date(2022, 12, 31))) < 0.5
        True
    """
    shared = (min(inner[1], outer[1]) - max(inner[0], outer[0])).days + 1
    return max(0.0, shared / ((inner[1] - inner[0]).days + 1))
