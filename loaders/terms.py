"""Terms of Party committees: a number runs through one term (Quy định 66-QĐ/TW; Hướng dẫn 36-HD/VPTW)."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from graph.interval import PartialDate
from graph.number import DocumentNumber

#: Opening days of the national congresses VIII to XIV.
_CENTRAL = (
    date(1996, 6, 28),
    date(2001, 4, 19),
    date(2006, 4, 18),
    date(2011, 1, 12),
    date(2016, 1, 20),
    date(2021, 1, 25),
    date(2026, 1, 19),
)
#: Years in the autumn of which provincial and lower congresses are held.
_LOCAL_YEARS = (2000, 2005, 2010, 2015, 2020, 2025)


def same_term(one: PartialDate, other: PartialDate, number: DocumentNumber) -> bool:
    """Whether two dates lie in one term of the committee that a number names.

    Local congresses fall between spring and autumn of their year, so dates of that year are held to be one
    term with both neighbours.

    Examples:
        >>> from graph.number_grammar import parse_number
        >>> number = parse_number("19-NQ/TW")
        >>> same_term(PartialDate(2017, 10, 25), PartialDate(2022, 6, 16), number)
        False
    """
    first, second = one.first_day(), other.first_day()
    if any(code.endswith("TW") for code in number.organs):
        return bisect_right(_CENTRAL, first) == bisect_right(_CENTRAL, second)
    low, high = sorted((first.year, second.year))
    return not any(low < year < high for year in _LOCAL_YEARS) and high - low <= 5
