"""The period a report or a plan speaks of (``6 tháng đầu năm 2023``, ``giai đoạn 2021-2025``).

How quarters, months and years are counted (``quý``, ``tháng``, ``năm``, ``đến``) is grammar and stands in the patterns
here; every other word is a row of ``phrases.yaml``, in a group whose name begins with ``period``.
"""

from __future__ import annotations

import re
from functools import cache

from graph.interval import PartialDate
from loaders.mentions.dates import read_date
from loaders.phrases import alternatives, phrases

_QUARTER = re.compile(r"[Qq]uý\s+(?P<q>IV|I{1,3}|[1-4])(?:[\s,/]*năm)?[\s,/]*(?P<y>20\d\d|19\d\d)")
_MONTH = re.compile(r"[Tt]háng\s+(?P<m>\d{1,2})(?:\s*,?\s*năm\s+|/)(?P<y>20\d\d)")
_YEAR = re.compile(r"năm\s+(?P<y>20\d\d|19\d\d)(?!\s*-)")
_TO = re.compile(r"\s*đến\s+(?:hết\s+)?")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
#: Group of phrases → the first and the last month that they mean.
_MONTHS_OF = {
    "period_first_3_months": (1, 3),
    "period_first_6_months": (1, 6),
    "period_first_9_months": (1, 9),
    "period_last_6_months": (7, 12),
}


@cache
def _months_named() -> dict[str, tuple[int, int]]:
    """Phrase → the first and the last month that it means."""
    return {words: months for group, months in _MONTHS_OF.items() for words in phrases(group)}


@cache
def _months() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>{alternatives(_months_named())})(?:\s+năm)?\s+(?P<y>20\d\d)")


@cache
def _bare_months() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>{alternatives(_months_named())})(?!\w)")


@cache
def _span() -> re.Pattern[str]:
    """``giai đoạn 2021-2025``, ``từ năm 2021 đến năm 2025``."""
    lead = alternatives(phrases("period_span"))
    return re.compile(rf"(?:{lead})\s*(?P<a>20\d\d|19\d\d)\s*(?:-|đến năm|đến)\s*(?P<b>20\d\d)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\([^()\n]{{0,12}}(?:{alternatives(phrases('period_between'))})\s")


@cache
def _cited() -> re.Pattern[str]:
    """What belongs to a cited document: its day, and the year of a law."""
    laws = alternatives(phrases("law_word"))
    return re.compile(
        rf"[Nn]gày\s+\d{{1,2}}(?:\s+tháng\s*\d{{1,2}}\s+năm\s+\d{{4}}|\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*\d{{2,4}})"
        rf"|(?:{laws})\s(?:(?!năm|Năm)[^,;()]){{2,90}}?\snăm\s+\d{{4}}"
    )


@cache
def _outlook() -> re.Pattern[str]:
    """Words that begin the part of a title on the next period (``phương hướng, nhiệm vụ năm 2026``)."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('period_outlook'))})(?!\w)")


@cache
def _horizon() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('period_horizon'))})\s+(?P<y>20\d\d)")


def read_period(title: str, text: str = "", day: PartialDate | None = None) -> tuple[PartialDate, PartialDate] | None:
    """First and last day of the period; None where none is stated.

    Dates of cited documents are none of it; of a report and its outlook the report counts; a horizon
    ("đến năm 2030") is the end of a plan that begins in the year of its date.

    Args:
        title: The title, read first.
        text: The text, read for an exact period in parentheses (``tính từ ngày … đến ngày …``).
        day: Date of the text.

    Examples:
        >>> [str(day) for day in read_period("công tác 6 tháng đầu năm 2023")]
        ['2023-01-01', '2023-06-30']
        >>> [str(day) for day in read_period("Kết quả năm 2025 và phương hướng, nhiệm vụ năm 2026")]
        ['2025-01-01', '2025-12-31']
        >>> read_period("Sửa đổi Nghị định số 45/2019/NĐ-CP ngày 21 tháng 5 năm 2019") is None
        True
    """
    exact = _exact(text)
    if exact:
        return exact
    own = _cited().sub(lambda match: " " * len(match.group()), " ".join(title.split()))
    for match in _outlook().finditer(own):
        before = _stated(own[: match.start()], day) or _without_year(own, match.start())
        if before:
            return before
    return _stated(own, day)


def _without_year(words: str, end: int) -> tuple[PartialDate, PartialDate] | None:
    """The months that words name before an offset, in the year that stands behind it."""
    months, year = _bare_months().search(words, 0, end), _YEAR.search(words, end)
    return _stated(f"{months['what']} {year['y']}", None) if months and year else None


def _stated(words: str, day: PartialDate | None) -> tuple[PartialDate, PartialDate] | None:
    """The period that words name."""
    if match := _months().search(words):
        return _months_of(int(match["y"]), *_months_named()[" ".join(match["what"].split())])
    if match := _QUARTER.search(words):
        quarter = _QUARTERS[match["q"]]
        return _months_of(int(match["y"]), quarter * 3 - 2, quarter * 3)
    if (match := _MONTH.search(words)) and 1 <= int(match["m"]) <= 12:
        return _months_of(int(match["y"]), int(match["m"]), int(match["m"]))
    spans = list(_span().finditer(words))
    rest = _horizon().sub(" ", _span().sub(" ", words))
    years = [int(match["y"]) for match in _YEAR.finditer(rest)]
    if years and not (spans and rest.rfind("năm") < spans[-1].start()):
        return _months_of(max(years), 1, 12)
    if spans:
        return PartialDate(int(spans[0]["a"]), 1, 1), PartialDate(int(spans[0]["b"]), 12, 31)
    horizon = _horizon().search(words)
    if horizon and day is not None and day.year <= int(horizon["y"]):
        return PartialDate(day.year, 1, 1), PartialDate(int(horizon["y"]), 12, 31)
    return None


def _months_of(year: int, first: int, last: int) -> tuple[PartialDate, PartialDate]:
    return PartialDate(year, first, 1), PartialDate.of(PartialDate(year, last).last_day())


def _exact(text: str) -> tuple[PartialDate, PartialDate] | None:
    for match in _between().finditer(text):
        start = read_date(text, match.end() - 1)
        if start and start.value:
            rest = _TO.match(text, start.end)
            end = read_date(text, rest.end() - 1) if rest else None
            if end and end.value and start.value < end.value:
                return start.value, end.value
    return None
