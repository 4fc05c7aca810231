"""Dates as texts write them: behind a number, in a head, in a sentence.

The words of a date (``ngày``, ``tháng``, ``năm``) are few and mean nothing apart from its figures: they are grammar and
stand in the patterns of this module, not in a table. Other modules take the patterns from here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from graph.interval import PartialDate
from loaders.phrases import alternatives, phrases

#: A day in full, inside a sentence: ``01 tháng 7 năm 2025``, ``01/7/2025``.
FULL_DAY = r"(?P<d>\d{1,2})(?:\s+tháng\s+|[/.-])(?P<m>\d{1,2})(?:\s+năm\s+|[/.-])(?P<y>\d{4})"
#: The day of a head, where day and month may wait for a pen: ``ngày … tháng 8 năm 2022``.
HEAD_DAY = (
    r"[Nn]gày(?:(?P<d>[\s.…_]*+(?:\d{1,2}[\s.…_]*+)?)tháng(?P<m>[\s.…_]*+(?:\d{1,2}[\s.…_]*+)?)năm[\s.…_]*+(?P<y>\d{4})"
    r"|\s+(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}))"
)
#: The beginning of one, small letters: it tells the line of place and date from others.
HEAD_DAY_BEGINS = r"ngày[\s.…_\d]{0,12}tháng"

_GAP = r"[\s*_]*+"
_DOTS = "[….…_]"
_BLANK = rf"""
    [….…_/\s]{{0,12}}(?:[Tt]háng{_GAP}[….\s_\d]{{0,12}}(?:[Nn]ăm|NĂM){_GAP}(?:\d{{4}}|{_DOTS}+)
    |{_DOTS}+{_GAP}/{_GAP}{_DOTS}*{_GAP}/?{_GAP}(?:\d{{4}}|{_DOTS}*))
"""


@cache
def _date() -> re.Pattern[str]:
    lead = alternatives(phrases("date_lead"))
    return re.compile(
        rf"""
    (?P<lead>{_GAP}(?P<comma>,{_GAP})?(?P<same>cùng\ )?(?P<paren>\({_GAP})?(?:(?:{lead}){_GAP})?)
    (?P<word>(?:[Nn]gày|NGÀY){_GAP}(?::{_GAP})?)?
    (?:
        (?P<d>\d{{1,2}}){_GAP}(?P<sep>[/.-]){_GAP}(?P<m>\d{{1,2}}){_GAP}[/.-]{_GAP}(?P<y>\d{{4}}|\d\d)(?![\d/])
      | (?P<d2>\d{{1,2}}){_GAP}(?P<w1>[Tt]háng|THÁNG|[Nn]gày){_GAP}
        (?P<m2>\d{{1,2}}){_GAP}(?:,{_GAP})?(?P<w2>[Nn]ăm|NĂM|[Tt]háng){_GAP}(?P<y2>\d{{4}})(?!\d)
      | (?P<d3>\d{{1,2}})/(?P<m3>\d{{1,2}})(?![\d/\-.]*\d|\w)
      | (?P<blank>{_BLANK})
    )
    """,
        re.VERBOSE,
    )


class WrittenDate:
    """A date as written.

    Attributes:
        value: The date; None where a blank is still to be filled in, or the calendar has no such day.
        start: Where the date (or the word "ngày") begins.
        end: One past its last digit.
        word: Whether "ngày" stands before it.
        comma: Whether a comma separates it from the number.
        same: Whether it is shared with the item before (``cùng ngày``).
        paren: Whether it stands in parentheses.
        blank: Whether a part of it is still to be filled in.
        style: The date as an office would write it, where it is written otherwise; else an empty text.
        impossible: Whether the calendar has no such day.
        yearless: Whether day and month stand alone: ``ngày 11/8``.
        text: The digits as written, without "ngày".
    """

    __slots__ = (
        "blank",
        "comma",
        "end",
        "impossible",
        "paren",
        "same",
        "start",
        "style",
        "text",
        "value",
        "word",
        "yearless",
    )

    def __init__(self, match: re.Match[str]) -> None:
        self.start = match.end("lead")
        self.end = match.end()
        self.word = match["word"] is not None
        self.comma = match["comma"] is not None
        self.paren = match["paren"] is not None
        self.same = match["same"] is not None
        self.blank = match["blank"] is not None
        self.value: PartialDate | None = None
        self.impossible = False
        self.style = ""
        first = match.end("word") if self.word else self.start
        self.text = match.string[first : self.end]
        self.yearless = match["d3"] is not None
        if not self.blank and not self.yearless:
            day, month = int(match["d"] or match["d2"]), int(match["m"] or match["m2"])
            year = int(match["y"] or match["y2"])
            if year < 100:
                year += 1900 if year > 44 else 2000
            try:
                self.value = PartialDate.of(date(year, month, day))
            except ValueError:
                self.impossible = True
            self._judge(match)

    def _judge(self, match: re.Match[str]) -> None:
        """Note a date that is written in another way than offices do."""
        if self.value is None:
            return
        slip = match["w1"] is not None and (match["w1"].lower() == "ngày" or match["w2"].lower() == "tháng")
        if slip or bad_style(self.text):
            value = self.value
            month = f"{value.month:02d}" if value.month < 3 else str(value.month)
            words = match["w1"] is not None
            self.style = (
                f"{value.day:02d} tháng {month} năm {value.year}" if words else f"{value.day:02d}/{month}/{value.year}"
            )


_CELL = re.compile(r"[ \t]*+\|[ \t]*+(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})[ \t]*+(?:\||\n|\Z)")


def read_next_cell(text: str, at: int) -> tuple[PartialDate, tuple[int, int]] | None:
    """The day that the next cell of a table holds, and where it stands.

    Examples:
        >>> str(read_next_cell("12/QĐ-UBND | 05/3/2024 | Về chợ", 10)[0])
        '2024-03-05'
    """
    match = _CELL.match(text, at)
    if match is None:
        return None
    try:
        value = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return PartialDate.of(value), (match.start("day"), match.end("year"))


def read_date(text: str, at: int) -> WrittenDate | None:
    """The date that stands directly behind an offset, also over a comma, a line or a page break.

    Examples:
        >>> str(read_date("QĐ-TTg, ngày 5 tháng 01 năm 2014", 6).value)
        '2014-01-05'
        >>> read_date("QĐ-TTg 16 xã", 6) is None
        True
    """
    match = _date().match(text, at)
    if not match:
        return None
    written = WrittenDate(match)
    if (written.blank or written.yearless) and not written.word:
        return None
    if not written.word and match["sep"] in (".", "-") and match["y"] and len(match["y"]) == 2:
        return None
    return written


def bad_style(text: str) -> bool:
    """Whether a day below 10 or month 1 or 2 lacks its zero, or another month has one too many.

    Examples:
        >>> bad_style("22/2/2023"), bad_style("05/3/2023")
        (True, False)
    """
    parts = re.findall(r"\d+", text)
    if len(parts) < 3:
        return False
    day, month = parts[0], parts[1]
    return len(day) == 1 or (len(month) == 1 and int(month) < 3)
