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
    own = reading.head.date
    if own is not None and own.month:
        return AsOf(date=own.last_day(), basis=DOCUMENT_DATE if own.full else MONTH)
    if reading.head.period is not None:
        return AsOf(date=reading.head.period[1].last_day(), basis=PERIOD)
    if own is not None:
        return AsOf(date=own.last_day(), basis=DOCUMENT_DATE)
    latest = _latest_citation(reading, today)
    if latest is not None:
        return AsOf(date=latest, basis=LATEST_CITATION)
    if today is not None:
        return AsOf(date=today, basis=TODAY)
    raise UsageError(
        f"{reading.source.name}: văn bản không ghi ngày tháng nào; "
        "thêm ngày xét hiệu lực, ví dụ --as-of 2023-06-30"
    )


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
