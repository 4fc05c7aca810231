"""What the checks ask of the knowledge tables: types, organs, relations."""

from __future__ import annotations

from functools import cache

from graph.codes import party_type_codes, read_organ, type_codes
from graph.number import DocumentNumber
from graph.vocab import Organ, document_types, organs, relation_types
from graph.vocab.phrasing import phrases

CENTRAL = "trung ương"


@cache
def rests_on_target(relation: str) -> bool:
    """Whether the acting document of a relation must be younger than the one it acts on."""
    return any(row.name == relation and (row.chain or row.effect != "none") for row in relation_types())


@cache
def ends_target(relation: str) -> bool:
    """Whether a relation ends the document it acts on."""
    return any(row.name == relation and row.effect == "ends" for row in relation_types())


@cache
def changes_target(relation: str) -> bool:
    """Whether a relation changes, ends or suspends the document it acts on."""
    return any(row.name == relation and row.effect != "none" for row in relation_types())


@cache
def types_of_abbreviation(abbreviation: str, party: bool) -> frozenset[str]:
    """Names of the types that an abbreviation may stand for; empty where the tables do not know it."""
    known = (party_type_codes() if party else type_codes()).get(abbreviation)
    field = "party_abbreviations" if party else "abbreviations"
    rows = {row.name for row in document_types() if abbreviation in getattr(row, field)}
    return frozenset(rows | ({known} if known else set()))


@cache
def type_words(name: str) -> frozenset[str]:
    """All words a type is written with, in small letters."""
    return frozenset(word.lower() for row in document_types() if row.name == name for word in (row.name, *row.words))


@cache
def councils() -> dict[str, tuple[str, ...]]:
    """The councils and committees of places by their code, each with all its names.

    Examples:
        >>> councils()["UBND"]
        ('Ủy ban nhân dân', 'UBND')
    """
    return {
        row.code: (row.name, *row.names)
        for row in organs()
        if row.name in phrases("own_committee") and row.code in row.names
    }


@cache
def organ_rows(code: str) -> tuple[Organ, ...]:
    """The rows of a printed code or one of its variations, without the tail of a term or place."""
    base = read_organ(code).base
    exact = tuple(row for row in organs() if base == row.code)
    return exact or tuple(row for row in organs() if base in row.variations)


def issuers_of(number: DocumentNumber) -> tuple[Organ, ...]:
    """The bodies that the symbol of a number may name; empty where one of them is not known."""
    rows = [organ_rows(code) for code in number.organs]
    return tuple(row for found in rows for row in found) if all(rows) else ()


def is_central(number: DocumentNumber) -> bool:
    """Whether only a central body can have issued a number."""
    found = issuers_of(number)
    return bool(found) and all(row.level == CENTRAL and not row.local for row in found)


def needs_date(number: DocumentNumber) -> bool:
    """Whether the number alone leaves open which document is meant: its series restarts, or is local."""
    return number.year is None or not is_central(number)
