"""Abbreviations of types and bodies as a symbol prints them: known forms, and what a slip was meant to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.vocab import document_types, drafting_units, organs

_PLACE_TAIL = re.compile(r"(?:T|TP|TX|H|Q|X|P|TT)\Z")
_TERM_TAIL = re.compile(r"(QH|UBTVQH|HĐND|TTHĐND|HĐNN)([0-9]{1,2}|[IVX]{1,4})\Z")
#: The term of the National Assembly with a letter that a scanner took for a digit: "UBTVQHI1".
_MISREAD = re.compile(r"(QH|UBTVQH)((?=[0-9IlO]*[0-9])(?=[0-9]*[IlO])[0-9IlO]{2})\Z")
_DIGITS = str.maketrans("IlO", "110")
#: Letters of other alphabets that are drawn like Latin ones.
LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧаеорсухіѕјο",
    "ABEKMHOPCTYXISJABEZHIKMNOPTYXaeopcyxisjo",
)


def fold_code(code: str) -> str:
    """A code without case, stroke, horn and joining signs: what a slip keeps.

    Examples:
        >>> fold_code("BGD&ĐT") == fold_code("BGDDT")
        True
    """
    return (
        code.translate(LOOKALIKES)
        .upper()
        .replace("Đ", "D")
        .replace("Ư", "U")
        .replace("Ơ", "O")
        .replace("&", "")
        .replace(".", "")
    )


@dataclass(frozen=True, slots=True)
class Code:
    """One group of a symbol.

    Attributes:
        text: Canonical form.
        base: The code without term or place tail (``"UBND"`` of ``"UBNDTP"``).
        known: Whether the tables hold it.
        slip: ``case``, ``stroke`` or ``lookalike`` where the written form was none; else None.
        term: Number of the term printed behind it; None where none is.
    """

    text: str
    base: str
    known: bool
    slip: str | None = None
    term: int | None = None


@cache
def type_codes() -> dict[str, str]:
    """Abbreviation of a state document type → name of the type."""
    found: dict[str, str] = {}
    for row in document_types():
        for code in (*row.abbreviations, *row.tolerated):
            found.setdefault(code, row.name)
    return found


@cache
def party_type_codes() -> dict[str, str]:
    """Abbreviation of a Party document type → name of the type."""
    found: dict[str, str] = {}
    for row in document_types():
        for code in row.party_abbreviations:
            found.setdefault(code, row.name)
    return found


@cache
def joint_type_codes() -> frozenset[str]:
    """Abbreviations of types that several bodies issue together."""
    return frozenset(code for row in document_types() if row.joint for code in row.abbreviations)


@cache
def organ_codes() -> dict[str, str]:
    """Code or variation of a body → its kind (``state``, ``party``, …)."""
    found: dict[str, str] = {}
    for row in organs():
        for code in (row.code, *row.variations):
            found.setdefault(code, row.kind)
    return found


@cache
def party_printers() -> frozenset[str]:
    """Codes printed in the Party's manner: of its bodies, alone or beside others, and of the mass organisations.

    ``BCĐ`` stands in ``12-CTr/BCĐ`` and ``05/KH-BCĐ``; the Youth Union prints ``225-KH/TWĐTN-TNNT``.
    """
    kinds = ("party", "front")
    return frozenset(code for row in organs() if row.kind in kinds for code in (row.code, *row.variations))


@cache
def party_bodies() -> frozenset[str]:
    """Codes that only Party bodies print."""
    other = {code for row in organs() if row.kind != "party" for code in (row.code, *row.variations)}
    party = {code for row in organs() if row.kind == "party" for code in (row.code, *row.variations)}
    return frozenset(party - other)


@cache
def _folded(which: str) -> dict[str, tuple[str, ...]]:
    tables = {
        "type": type_codes(),
        "party": party_type_codes(),
        "organ": {**organ_codes(), **{row.code: "" for row in drafting_units()}},
    }
    found: dict[str, list[str]] = {}
    for code in tables[which]:
        found.setdefault(fold_code(code), []).append(code)
    return {key: tuple(codes) for key, codes in found.items()}


def _slip(written: str, canonical: str) -> str:
    if written.translate(LOOKALIKES) != written:
        return "lookalike"
    return "case" if written.casefold() == canonical.casefold() else "stroke"


def read_type(written: str, *, party: bool = False) -> Code:
    """The type a group means; ``known`` is False where it is none.

    Examples:
        >>> read_type("ND").text, read_type("ND").slip
        ('NĐ', 'stroke')
    """
    table = party_type_codes() if party else type_codes()
    if written in table:
        return Code(written, written, known=True)
    near = _folded("party" if party else "type").get(fold_code(written), ())
    if len(near) == 1:
        return Code(near[0], near[0], known=True, slip=_slip(written, near[0]))
    return Code(written, written, known=False)


def read_organ(written: str) -> Code:
    """The body (or drafting unit) a group means; unknown groups come back as they are.

    Examples:
        >>> read_organ("Ttg").text, read_organ("HĐND8").term, read_organ("UBNDTP").base
        ('TTg', 8, 'UBND')
    """
    known = organ_codes()
    if written in known:
        return Code(written, written, known=True)
    misread = _MISREAD.match(written)
    if misread:
        meant = misread[1] + misread[2].translate(_DIGITS)
        return Code(meant, misread[1], known=True, slip="case", term=int(misread[2].translate(_DIGITS)))
    tail = _TERM_TAIL.match(written)
    if tail and tail[2].isdigit():
        return Code(written, tail[1], known=True, term=int(tail[2]))
    for base in ("UBND", "HĐND"):
        if written.startswith(base) and _PLACE_TAIL.match(written[len(base) :]):
            return Code(written, base, known=True)
    near = _folded("organ").get(fold_code(written), ())
    if written in near:
        return Code(written, written, known=False)
    if len(near) == 1 and near[0] not in known and near[0] == written.replace("&", "").replace(".", ""):
        return Code(written, written, known=False)  # a unit is written with the sign or without
    if len(near) == 1:
        return Code(near[0], near[0], known=near[0] in known, slip=_slip(written, near[0]))
    return Code(written, written, known=False)
