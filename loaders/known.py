"""Which known work a citation means, where the tables hold it and only one fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.citation import Citation
from graph.event import WorkFacts
from graph.folding import fold_name
from graph.vocab import NamedWork, legal_facts, named_works


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known work.

    Attributes:
        key: Key of its facts; None where only its name is known.
        number: Its canonical number; None where more than one work fits.
        issued: ISO day of issue; None where not known.
        candidates: Numbers of the works that fit, where more than one does.
    """

    key: str | None = None
    number: str | None = None
    issued: str | None = None
    candidates: tuple[str, ...] = ()


@cache
def facts_by_number() -> dict[str, tuple[WorkFacts, ...]]:
    """Canonical number, leading zeros taken off → the works that print it."""
    found: dict[str, list[WorkFacts]] = {}
    for row in legal_facts():
        found.setdefault(plain(row.number), []).append(row)
    return {number: tuple(rows) for number, rows in found.items()}


@cache
def _named() -> dict[str, tuple[NamedWork, ...]]:
    found: dict[str, list[NamedWork]] = {}
    for row in named_works():
        for name in (row.name, *row.variations):
            found.setdefault(fold_name(name), []).append(row)
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


def _of_number(citation: Citation) -> Known | None:
    if citation.number is None:
        return None
    rows = facts_by_number().get(plain(citation.number.text), ())
    if citation.number.year is None and citation.number.system != "assembly":
        wanted = citation.date.first_day() if citation.date and citation.date.full else None
        exact = [row for row in rows if row.issued is not None and row.issued == wanted]
        if len(exact) == 1:
            return _known(exact[0])
        return Known(candidates=tuple(row.key for row in rows)) if rows else None
    if len(rows) == 1:
        return _known(rows[0])
    named = None if rows else _named_numbers().get(plain(citation.number.text))
    return Known(number=named.number, issued=named.issued) if named else None


def _known(row: WorkFacts) -> Known:
    return Known(key=row.key, number=row.number, issued=row.issued.isoformat() if row.issued else None)


def _of_name(citation: Citation, as_of: date | None) -> Known | None:
    if citation.name is None:
        return None
    rows = _named().get(fold_name(citation.name), ())
    if citation.date is not None:
        rows = tuple(row for row in rows if row.issued == str(citation.date))
    elif citation.year is not None:
        rows = tuple(row for row in rows if (row.issued or "").startswith(str(citation.year)))
    elif len(rows) > 1 and as_of is not None:
        rows = _meant_on(rows, as_of)
    rows = _of_title(rows, citation.title)
    numbers = {row.number for row in rows}
    if len(numbers) == 1:
        row = rows[0]
        facts = facts_by_number().get(plain(row.number), ())
        matching = [fact for fact in facts if fact.issued is None or fact.issued.isoformat() == row.issued]
        return Known(
            key=matching[0].key if len(matching) == 1 else None, number=row.number, issued=row.issued
        )
    return Known(candidates=tuple(sorted(numbers))) if numbers else None


def _of_title(rows: tuple[NamedWork, ...], title: str | None) -> tuple[NamedWork, ...]:
    """The works whose known title is the one quoted; all where no title is quoted or known."""
    if not title:
        return rows
    words = set(fold_name(title).split())
    shares: dict[str, float] = {}
    for row in rows:
        known = [fact.title for fact in facts_by_number().get(plain(row.number), ()) if fact.title]
        for other in known:
            tokens = set(fold_name(other).split())
            shares[row.number] = max(shares.get(row.number, 0.0), len(words & tokens) / max(1, min(len(words), len(tokens))))
    clear = tuple(row for row in rows if shares.get(row.number, 0.5) >= 0.6)
    return clear or tuple(row for row in rows if shares.get(row.number, 0.5) >= 0.35)


def _meant_on(rows: tuple[NamedWork, ...], as_of: date) -> tuple[NamedWork, ...]:
    """The works of one name that held on a day; the latest where they overlap."""
    day = as_of.isoformat()
    begun = [row for row in rows if (row.effective or row.issued or "") <= day]
    living = [row for row in begun if row.ended is None or day < row.ended]
    if len(living) > 1 and all(row.issued for row in living):
        return (max(living, key=lambda row: row.issued or ""),)
    return tuple(living or begun)


def identify(citation: Citation, as_of: date | None) -> Known | None:
    """The known work that a citation means.

    Args:
        citation: As found.
        as_of: The day on which a law cited without its year is meant.

    Returns:
        The work; a work without number and with candidates where several fit; None where none is known.
    """
    if citation.placeholder:
        return None
    return _of_number(citation) or _of_name(citation, as_of)
