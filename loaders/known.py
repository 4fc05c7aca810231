"""Which known work a citation means by what it says itself: its number, or its name with a date or a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.citation import Citation
from graph.event import WorkFacts
from graph.folding import fold_name
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.vocab import NamedWork, facts_numbered, named_works

RESOLUTION = "Nghị quyết"
#: Share of words from which a quoted title is the known one.
SAME_TITLE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known work.

    Attributes:
        key: Key of its facts; None where only its name is known.
        number: Its canonical number; None where more than one work fits.
        issued: ISO day of issue; None where not known.
        candidates: Numbers of the works that fit, where more than one does.
        reason: Why it is open, in Vietnamese, where the candidates do not tell.
    """

    key: str | None = None
    number: str | None = None
    issued: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None


@cache
def _named() -> dict[str, tuple[NamedWork, ...]]:
    found: dict[str, list[NamedWork]] = {}
    for row in named_works():
        for name in dict.fromkeys(fold_name(name) for name in (row.name, *row.variations)):
            found.setdefault(name, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _named_numbers() -> dict[str, NamedWork]:
    return {plain(row.number): row for row in named_works()}


def plain(number: str) -> str:
    """A number without leading zeros, for comparing.

    Examples:
        >>> plain("059/2025/QĐ-UBND")
        '59/2025/QĐ-UBND'
    """
    return number.lstrip("0")


def works_named(name: str) -> tuple[NamedWork, ...]:
    """The works that go by a name; none where the table does not hold it.

    Examples:
        >>> sorted(row.number for row in works_named("Luật đất đai"))[-1]
        '45/2013/QH13'
    """
    return _named().get(fold_name(name), ())


def name_of(number: str) -> str | None:
    """The name of the law that prints a number; None where the table does not hold it.

    Examples:
        >>> name_of("31/2024/QH15")
        'Luật Đất đai'
    """
    row = _named_numbers().get(plain(number))
    return row.name if row else None


def work_of(row: NamedWork) -> Known:
    """The known work of a row, with the key of its facts where only one fits."""
    resolution = row.name.startswith(RESOLUTION)
    facts = [fact for fact in facts_numbered(row.number) if resolution or not _resolution(fact)]
    matching = [fact for fact in facts if fact.issued is None or fact.issued.isoformat() == row.issued]
    return Known(key=matching[0].key if len(matching) == 1 else None, number=row.number, issued=row.issued)


def one_of(rows: tuple[NamedWork, ...], reason: str | None = None) -> Known | None:
    """The one work of the rows; the candidates where there are several; None where there is none."""
    numbers = {row.number for row in rows}
    if len(numbers) == 1 and reason is None:
        return work_of(rows[0])
    return Known(candidates=tuple(sorted(numbers)), reason=reason) if numbers else None


def _of_number(number: DocumentNumber, citation: Citation) -> Known | None:
    if any(repair.kind == "lookalike" for repair in number.repairs):
        return None
    rows = _of_type(facts_numbered(number.text), plain(number.text), citation)
    twice = number.year is not None and is_used_twice(number.text)
    if (number.year is None and number.system != "assembly") or len(rows) > 1 or twice:
        wanted = citation.date.first_day() if citation.date and citation.date.full else None
        exact = [row for row in rows if row.issued is not None and row.issued == wanted]
        alike = exact or [row for row in rows if number.year and _titled(row, citation.title)]
        if len(alike) == 1:
            return _of_facts(alike[0])
        if twice and wanted is not None and len(rows) == 1:
            return None  # the other one, which is not known
        return Known(candidates=tuple(row.key for row in rows)) if rows else None
    if len(rows) == 1:
        return _of_facts(rows[0])
    named = None if rows or citation.doc_type == RESOLUTION else _named_numbers().get(plain(number.text))
    return Known(number=named.number, issued=named.issued) if named else None


def _titled(row: WorkFacts, title: str | None) -> bool:
    """Whether a quoted title has the words of the known one, or nearly."""
    said, known = set(fold_name(title or "").split()), set(fold_name(row.title or "").split())
    return bool(said and known) and len(said & known) / min(len(said), len(known)) >= SAME_TITLE


def is_shared(number: str) -> bool:
    """Whether a law and a resolution of the National Assembly both print a number: each type counts apart.

    Examples:
        >>> is_shared("61/2018/NĐ-CP"), is_shared("18/2008/QH12")
        (False, True)
    """
    if "QH" not in number:
        return False
    resolutions = [_resolution(row) for row in facts_numbered(number)]
    return any(resolutions) and (plain(number) in _named_numbers() or not all(resolutions))


def is_used_twice(number: str) -> bool:
    """Whether several documents of one body and year print a number, so that only the day tells them apart.

    The decrees on the army and the police are counted apart from the others. A work of such a number is kept under
    number and day.

    Examples:
        >>> is_used_twice("01/2022/NĐ-CP"), is_used_twice("61/2018/NĐ-CP"), is_used_twice("18/2008/QH12")
        (True, False, False)
    """
    return "QH" not in number and any("@" in row.key for row in facts_numbered(number))


def _resolution(row: WorkFacts) -> bool:
    return row.doc_type == RESOLUTION


def is_another(number: str, citation: Citation) -> bool:
    """Whether a citation of the National Assembly means a work that is not known, though its number is.

    Laws and resolutions count apart: where only one of them is known, a citation of the other type and of another
    day means the other; so does a resolution cited without a day, where only a law of its number is known.
    """
    rows = facts_numbered(number) if "QH" in number and citation.doc_type is not None else ()
    return bool(rows) and not _of_type(rows, plain(number), citation)


def _of_type(rows: tuple[WorkFacts, ...], number: str, citation: Citation) -> tuple[WorkFacts, ...]:
    """The works of a number, those of the other type left out where a law and a resolution share it."""
    if citation.doc_type is None or "QH" not in number:
        return rows
    wanted, apart = citation.doc_type == RESOLUTION, is_shared(number)
    apart = apart or (wanted and citation.date is None)  # a law is called no resolution
    return tuple(row for row in rows if _resolution(row) == wanted or not (apart or _of_another_day(row, citation)))


def _of_another_day(row: WorkFacts, citation: Citation) -> bool:
    day = citation.date.first_day() if citation.date and citation.date.full else None
    return day is not None and row.issued is not None and day != row.issued


def _of_facts(row: WorkFacts) -> Known:
    return Known(key=row.key, number=row.number, issued=row.issued.isoformat() if row.issued else None)


def _of_name(name: str, citation: Citation) -> Known | None:
    """The work of a name and a date or year; those issued about then where the day or year fits none."""
    rows = works_named(name)
    day, year = citation.date, citation.date.year if citation.date else citation.year
    if day is not None:
        fitting = tuple(row for row in rows if (row.issued or "").startswith(str(day)))
        unit = "ngày"
    else:
        fitting = tuple(row for row in rows if year_of(row) == year)
        unit = "năm"
    if fitting:
        return one_of(of_title(fitting, citation.title))
    near = tuple(row for row in rows if abs((year_of(row) or 0) - (year or 0)) <= 1)
    return one_of(near, f"dữ liệu không có văn bản nào cùng tên ban hành {unit} đó; cần xem lại {unit}")


def year_of(row: NamedWork) -> int | None:
    """The year a work was issued in: that of its date, else that in its number.

    Examples:
        >>> sorted(year_of(row) for row in works_named("Luật Đất đai") if year_of(row) >= 2003)
        [2003, 2013, 2024]
    """
    if row.issued:
        return int(row.issued[:4])
    number = parse_number(row.number, trusted=True)
    return number.year if number else None


def of_title(rows: tuple[NamedWork, ...], title: str | None) -> tuple[NamedWork, ...]:
    """The works whose known title is the one quoted; all where no title is quoted, known or alike."""
    if not title or len(rows) < 2:
        return rows
    words = set(fold_name(title).split())
    shares: dict[str, float] = {}
    for row in rows:
        for fact in facts_numbered(row.number):
            tokens = set(fold_name(fact.title or "").split())
            share = len(words & tokens) / max(1, min(len(words), len(tokens)))
            shares[row.number] = max(shares.get(row.number, 0.0), share)
    clear = tuple(row for row in rows if shares.get(row.number, 0.5) >= 0.6)
    return clear or tuple(row for row in rows if shares.get(row.number, 0.5) >= 0.35) or rows


def identify(citation: Citation) -> Known | None:
    """The known work that a citation means by itself.

    Args:
        citation: As found.

    Returns:
        The work; a work without number and with candidates where several fit; None where none is known, and
        for a law cited by its name alone (see :mod:`loaders.laws`).
    """
    if citation.placeholder and citation.sequence is None:
        return None
    if citation.number is not None:
        return _of_number(citation.number, citation)
    if citation.name is not None and (citation.date is not None or citation.year is not None):
        return _of_name(citation.name, citation)
    return None
