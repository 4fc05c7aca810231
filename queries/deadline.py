"""Days by which a document asks others to act (*thời hạn*), read from its sentences."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from graph.vocab.phrasing import phrases

_CLAUSE = r"[^.;\n]{0,80}"
_DAY = r"(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.-]|năm)\s*(?P<year>(?:19|20)\d\d)"
_MONTH = r"tháng\s+(?P<m>\d{1,2})\s*(?:/|năm)\s*(?P<y>(?:19|20)\d\d)"
_QUARTER = r"quý\s+(?P<q>IV|III|II|I|[1-4])\s*(?:/|năm)\s*(?P<qy>(?:19|20)\d\d)"
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_BEFORE = "trước"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day by which something has to be done.

    Attributes:
        day: The last day on which it is done in time.
        quote: The sentence that says so.
        start: First code point of the words in the text read.
        end: One past the last.
        issues: Whether the sentence speaks of issuing a plan or another document.
    """

    day: date
    quote: str
    start: int
    end: int
    issues: bool


def deadlines_in(text: str) -> tuple[Deadline, ...]:
    """Every deadline that a text states, in order.

    "Trước ngày 30/8" is kept by whoever acts on that very day, as offices read it; "trước tháng 9" ends with
    31/8; months and quarters end with their last day.

    Examples:
        >>> found = deadlines_in("Các huyện xây dựng kế hoạch, gửi Sở Nội vụ trước ngày 31/8/2022.")
        >>> [(one.day, one.issues) for one in found]
        [(datetime.date(2022, 8, 31), True)]
        >>> deadlines_in("Báo cáo trước quý III năm 2022.")[0].day
        datetime.date(2022, 6, 30)
    """
    return tuple(_found(text))


def _either(words: tuple[str, ...]) -> str:
    """Words as one alternation, the longest first, the first letter of each small or large."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(f"[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}" for word in ordered)


@cache
def _deadline() -> re.Pattern[str]:
    joints = "|".join(map(re.escape, phrases("deadline_joint")))
    lead = rf"(?P<lead>(?:{_either(phrases('deadline_lead'))})(?:\s+(?:{joints}))*)\s+"
    return re.compile(rf"{lead}(?:{_DAY}|{_MONTH}|{_QUARTER})(?!\d)", re.ASCII)


@cache
def _issuing() -> re.Pattern[str]:
    acts = "|".join(map(re.escape, phrases("deadline_act")))
    return re.compile(rf"(?:{acts})\s{_CLAUSE}", re.ASCII)


def _found(text: str) -> Iterator[Deadline]:
    for match in _deadline().finditer(text):
        day = _day(match)
        if day is None:
            continue
        start, end = _sentence(text, match.start(), match.end())
        quote = " ".join(text[start:end].split())
        deed = _issuing().search(quote)
        issues = deed is not None and any(word in deed.group() for word in phrases("deadline_made"))
        yield Deadline(day=day, quote=quote, start=match.start(), end=match.end(), issues=issues)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around some words, as far as one line reaches."""
    begin = max(text.rfind(sign, max(0, start - 400), start) for sign in ("\n", ". ", "; ")) + 1
    stops = [at for sign in ("\n", ". ", "; ", ".\n") if (at := text.find(sign, end, end + 400)) >= 0]
    return begin, min(stops, default=min(len(text), end + 400))


def _day(match: re.Match[str]) -> date | None:
    """The last day in time; None where the calendar has no such day."""
    before = match["lead"].casefold().endswith(_BEFORE)
    try:
        if match["day"]:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["m"]:
            return _last(int(match["y"]), int(match["m"]), int(match["m"]), before)
        quarter = _QUARTERS[match["q"]]
        return _last(int(match["qy"]), 3 * quarter - 2, 3 * quarter, before)
    except ValueError:
        return None


def _last(year: int, first: int, last: int, before: bool) -> date:
    if before:
        return date(year, first, 1) - timedelta(days=1)
    return date(year, last, calendar.monthrange(year, last)[1])


def chosen(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """The one deadline for issuing a document; None where none is stated, or several days are."""
    issuing = [one for one in deadlines if one.issues]
    return issuing[0] if len({one.day for one in issuing}) == 1 else None
