"""The day that validity is judged on (*ngày xét hiệu lực*), and why that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.errors import UsageError
from graph.interval import PartialDate
from graph.number import DocumentNumber
from graph.reading import Reading

OPTION = "option"
DOCUMENT_DATE = "document date"
MONTH = "month of the document"
PERIOD = "period"
LATEST_CITATION = "latest citation"
TODAY = "today"

REPORT = "Báo cáo"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day that validity is judged on.

    Attributes:
        date: The day.
        basis: ``option``, ``document date``, ``month of the document``, ``period``, ``latest citation``
            or ``today``.
    """

    date: date
    basis: str


def choose_as_of(reading: Reading, option: date | None = None, *, today: date | None = None) -> AsOf:
    """The day to judge on: what the user says, else the text's own date, else the nearest thing to it.

    Args:
        reading: The text read.
        option: The day the user asks for.
        today: The day of the call, given by the shell (nothing below it reads the clock); taken only where
            the text gives no date at all.

    Raises:
        UsageError: The text gives no date, and neither ``option`` nor ``today`` was passed.
    """
    if option is not None:
        return AsOf(date=option, basis=OPTION)
    head = reading.head
    if head.date is not None and head.date.month:
        return AsOf(date=head.date.last_day(), basis=DOCUMENT_DATE if head.date.full else MONTH)
    if head.period is not None and head.doc_type in (None, REPORT):  # of a plan, the period lies ahead
        return AsOf(date=_not_after(head.period[1].last_day(), today), basis=PERIOD)
    latest = _latest_citation(reading, today)
    if head.date is not None and (latest is None or latest.year != head.date.year):
        return AsOf(date=_not_after(head.date.last_day(), today), basis=DOCUMENT_DATE)
    if latest is not None:
        return AsOf(date=latest, basis=LATEST_CITATION)
    if today is not None:
        return AsOf(date=today, basis=TODAY)
    raise UsageError(
        f"{reading.source.name}: văn bản không ghi ngày tháng nào; thêm ngày xét hiệu lực, ví dụ --as-of 2023-06-30"
    )


def _not_after(day: date, today: date | None) -> date:
    """The day, or today where it lies ahead: nobody can judge on it yet."""
    return day if today is None else min(day, today)


def _latest_citation(reading: Reading, today: date | None) -> date | None:
    """The latest date cited that can be trusted: full, not after today, of the year in the number."""
    days = [
        given.first_day()
        for mention in reading.mentions
        if (given := mention.citation.date) is not None
        and given.full
        and not mention.citation.placeholder
        and _year_agrees(mention.citation.number, given)
    ]
    return max((day for day in days if today is None or day <= today), default=None)


def _year_agrees(number: DocumentNumber | None, given: PartialDate) -> bool:
    return number is None or number.year is None or number.year == given.year
