"""Days, partial days and half-open intervals of days (*thời điểm, khoảng thời gian*)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or the month and the day, may be unknown.

    Attributes:
        year: Gregorian year.
        month: 1 to 12, or 0 where unknown.
        day: 1 to 31, or 0 where unknown.

    Examples:
        >>> PartialDate.parse("2022-08").last_day()
        datetime.date(2022, 8, 31)
        >>> str(PartialDate(2022, 8, 5))
        '2022-08-05'
        >>> PartialDate.parse("08/2022")
        Traceback (most recent call last):
        ...
        ValueError: '08/2022' is no date of the form YYYY, YYYY-MM or YYYY-MM-DD
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: The text is of another form, or names no day of the calendar.
        """
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")
        parts = [int(part) if part else 0 for part in match.groups()]
        made = cls(*parts)
        made.first_day()
        return made

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The full date of one day."""
        return cls(day.year, day.month, day.day)

    @property
    def full(self) -> bool:
        """Whether year, month and day are all known."""
        return bool(self.day)

    def first_day(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def agrees(self, other: PartialDate) -> bool:
        """Whether both may mean one day."""
        return self.first_day() <= other.last_day() and other.first_day() <= self.last_day()

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` up to but without ``end``; None is open.

    Examples:
        >>> Interval(date(2018, 6, 21), date(2025, 7, 1)).contains(date(2025, 6, 30))
        True
    """

    start: date | None = None
    end: date | None = None

    def contains(self, day: date) -> bool:
        """Whether the day lies in the interval."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def last_day(self) -> date | None:
        """The last day inside, None where the interval is open."""
        return None if self.end is None else self.end - timedelta(days=1)


def vietnamese(day: date | PartialDate) -> str:
    """A day as an office writes it: ``ngày 05/01/2023``, ``tháng 8 năm 2022``, ``năm 2022``.

    Day below 10 and months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).

    Examples:
        >>> vietnamese(date(2023, 3, 8))
        '08/3/2023'
        >>> vietnamese(PartialDate(2022, 8))
        'tháng 8 năm 2022'
    """
    if isinstance(day, PartialDate) and not day.full:
        return f"tháng {day.month} năm {day.year}" if day.month else f"năm {day.year}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
