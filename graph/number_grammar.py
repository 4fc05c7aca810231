"""Reading a printed number and symbol: the forms of state, assembly, Party, letters and old texts.

::

    state     = NUM "/" [ YEAR "/" ] TYPE "-" BODY ( "-" ( BODY | UNIT ) )*
    assembly  = NUM "/" YEAR "/" [ "PL-" ] ( "QH" | "UBTVQH" ) TERM      or  NUM "/NQ-UBTVQH" TERM
    letter    = NUM "/" BODY ( "-" UNIT )*
    party     = NUM "-" TYPE "/" BODY ( "-" BODY )*
    old       = NUM ( "-" | "/" ) BODY

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3; Luật 64/2025/QH15, Điều 7; Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from graph.codes import (
    LOOKALIKES,
    joint_type_codes,
    organ_codes,
    party_bodies,
    party_printers,
    read_organ,
    read_type,
)
from graph.number import DocumentNumber, Repair
from graph.number_cleaning import cleaned
from graph.number_draft import Draft

_SHAPE = re.compile(
    r"(?P<number>\d{1,5}(?:\.\d{1,3})?(?:[a-zđ]|[A-ZĐ](?=[/-]))?)"
    r"(?P<first>//?|-|)"
    r"(?:(?P<year>(?:19|20)\d\d|(?<=/)[4-9]\d(?=[/-])|(?<=/)\d{3,5}(?=/))(?P<second>//|[/-]|))?"
    r"(?P<symbol>[^\W\d_][\w&./-]*)"
)
_TERM_APART = re.compile(r"((?:UBTV)?QH)-(1\d)")
_PLAIN = re.compile("[0-9A-Za-zĐđƯưÂÔÊĂƠ&./-]+")
_OLD_BODIES = frozenset({"CP", "HĐBT", "TTg", "HĐCP", "CT", "HĐNN", "SL"})
_OLD_LAWS = frozenset({"L", "LCT", "SL", "PL"})
_OLD_LAWMAKERS = frozenset({"CTN", "HĐNN", "CTP"})
_OLD_TYPES = frozenset({"TT", "QĐ", "CT"})
_ASSEMBLY = frozenset({"QH", "UBTVQH"})


def _party(draft: Draft, kind: str, bodies: list[str], swapped: bool) -> DocumentNumber | None:
    """``12-CTr/TU``; ``swapped`` where the separators stood the state's way."""
    code = read_type(kind, party=True)
    if not code.known:
        return None
    names = tuple(draft.take(body, read_organ(body)) for body in bodies)
    symbol = f"{draft.take(kind, code)}/{'-'.join(names)}"
    if swapped:
        draft.note("swapped", f"{draft.number}/{kind}-{'-'.join(bodies)}", f"{draft.number}-{symbol}")
    return draft.done(symbol, "party", code.text, names, joint="-")


def _joined_organ(draft: Draft, groups: list[str]) -> list[str]:
    """Groups with a body's abbreviation that was cut in two put together (``BKH-CN-TĐC``)."""
    if len(groups) >= 3:
        whole = groups[0] + groups[1]
        if whole in organ_codes() and groups[1] not in organ_codes():
            draft.note("organ", f"{groups[0]}-{groups[1]}", whole)
            return [whole, *groups[2:]]
    return groups


def _state(draft: Draft, groups: list[str], trusted: bool) -> DocumentNumber | None:
    """Type first: ``638/QĐ-UBND``, ``61/2018/NĐ-CP``, ``03/2025/TTLT-BCA-VKSNDTC``."""
    code = read_type(groups[0])
    if not code.known:
        return None
    kind = draft.take(groups[0], code)
    if len(groups) == 1:
        return draft.done(kind, "state", kind, ()) if trusted else None
    rest = _joined_organ(draft, groups[1:])
    bodies = [read_organ(group) for group in rest]
    names = [draft.take(group, body) for group, body in zip(rest, bodies, strict=True)]
    symbol = "-".join([kind, *names])
    term = next((body.term for body in bodies if body.term), None)
    if kind in joint_type_codes():
        return draft.done(symbol, "state", kind, tuple(names), term=term)
    if kind == "VBHN" and len(names) > 1 and read_type(rest[0]).known:
        return draft.done(symbol, "state", kind, (names[-1],))
    system = "assembly" if bodies[0].base in _ASSEMBLY else "state"
    organ = bodies[0].base if bodies[0].term else names[0]
    return draft.done(symbol, system, kind, (organ,), "-".join(names[1:]) or None, term)


def _letter(draft: Draft, groups: list[str], trusted: bool) -> DocumentNumber | None:
    """Body first: ``12/UBND-VX``; ``64/2025/QH15`` and ``351/2017/UBTVQH14`` as well."""
    groups = _joined_organ(draft, groups)
    bodies = [read_organ(group) for group in groups]
    head = bodies[0]
    if head.term and head.base in _ASSEMBLY:
        symbol = "-".join(draft.take(group, body) for group, body in zip(groups, bodies, strict=True))
        return draft.done(symbol, "assembly", None, (head.base,), term=head.term)
    if draft.year is not None and not trusted:
        return None
    if not head.known and not (trusted and groups[0].upper() == groups[0] and len(groups[0]) >= 2):
        return None
    names = [draft.take(group, body) for group, body in zip(groups, bodies, strict=True)]
    if len(names) == 1 and names[0] in _OLD_BODIES:
        return draft.done(names[0], "old", None, (names[0],))
    if len(names) == 1 and not trusted:
        return None
    return draft.done("-".join(names), "letter", None, (names[0],), "-".join(names[1:]) or None)


def _after_slash(draft: Draft, symbol: str, trusted: bool) -> DocumentNumber | None:
    """What stands behind ``NUM/`` or ``NUM/YEAR/``."""
    if "/" in symbol:
        plain = symbol.replace("/", "-")
        made = _state(draft, plain.split("-"), trusted) or _letter(draft, plain.split("-"), trusted)
        if made:
            draft.note("separator", symbol, made.symbol)
            return _again(made, draft)
        return None
    groups = symbol.split("-")
    if draft.year is None and len(groups) >= 2 and read_organ(groups[1]).text in party_bodies():
        made = _party(draft, groups[0], groups[1:], swapped=True)
        if made:
            return made
    return _state(draft, groups, trusted) or _letter(draft, groups, trusted)


def _again(made: DocumentNumber, draft: Draft) -> DocumentNumber:
    return draft.done(made.symbol, made.system, made.type, made.organs, made.unit, made.term)


def _after_hyphen(draft: Draft, symbol: str, trusted: bool) -> DocumentNumber | None:
    """What stands behind ``NUM-``: Party documents, old forms, and slips of both."""
    if "/" not in symbol:
        if symbol in _OLD_BODIES:
            return draft.done(symbol, "old", None, (symbol,), joint="-")
        groups = symbol.split("-")
        if (
            len(groups) > 1
            and set(groups[1:]) <= party_bodies()
            and (party := _party(draft, groups[0], groups[1:], False))
        ):
            draft.note("separator", f"{draft.number}-{symbol}", party.text)
            return replace(party, repairs=tuple(draft.repairs))
        made = _state(draft, groups, trusted=False)
        if made:
            draft.note("separator", f"{draft.number}-{symbol}", f"{draft.number}/{made.symbol}")
            return _again(made, draft)
        return None
    kind, _, body = symbol.partition("/")
    if (old := _old(draft, kind, body)) is not None:
        return old
    bodies = body.replace("/", "-").split("-")
    first = read_organ(bodies[0])
    if first.known and first.text not in party_printers() and read_type(kind).known:
        made = _state(draft, [kind, *bodies], trusted)
        if made:
            draft.note("swapped", f"{draft.number}-{symbol}", made.text)
            return _again(made, draft)
    return _party(draft, kind, bodies, swapped=False)


def _old(draft: Draft, kind: str, body: str) -> DocumentNumber | None:
    """``32-L/CTN``, ``10-LCT/HĐNN7``, ``20-BYT/TT``: forms of the years before 1997."""
    organ = read_organ(body)
    if kind in _OLD_LAWS and organ.base in _OLD_LAWMAKERS:
        return draft.done(f"{kind}/{body}", "old", kind, (organ.base,), term=organ.term, joint="-")
    if body in _OLD_TYPES and read_organ(kind).known and not read_type(kind, party=True).known:
        return draft.done(f"{kind}/{body}", "old", body, (kind,), joint="-")
    return None


@lru_cache(maxsize=1 << 15)
def parse_number(raw: str, *, trusted: bool = False) -> DocumentNumber | None:
    """Read a printed number and symbol.

    Args:
        raw: The words, with any gap, dash or slip in them.
        trusted: Whether a type word or "số" stands before them, so that bodies the tables do not hold
            are accepted as well.

    Returns:
        The number in canonical form with all that was mended; None where the words are no number.

    Examples:
        >>> parse_number("638/QĐ – UBND").text
        '638/QĐ-UBND'
        >>> parse_number("10-KH/UBND").text
        '10/KH-UBND'
        >>> parse_number("16/6/2010") is None
        True
    """
    text, repairs = (raw, []) if _PLAIN.fullmatch(raw) else cleaned(raw)
    shape = _SHAPE.fullmatch(text)
    if not shape:
        return None
    if not repairs and shape["first"] and _full_year(shape["year"] or "2000"):
        like = _like(shape["first"], shape["second"], shape["symbol"], trusted)
        return _numbered(like, shape, trusted) if like else None
    return _parse_shape(text, shape, repairs, trusted)


@lru_cache(maxsize=1 << 13)
def _like(first: str, second: str | None, symbol: str, trusted: bool) -> DocumentNumber | None:
    """A number of the same form, for all numbers that print one symbol."""
    text = f"1{first}{'2000' + second if second is not None else ''}{symbol}"
    shape = _SHAPE.fullmatch(text)
    return _parse_shape(text, shape, [], trusted) if shape else None


def _numbered(like: DocumentNumber, shape: re.Match[str], trusted: bool) -> DocumentNumber | None:
    """The number with its own running number and year put in; None where slips must be read afresh."""
    if like.repairs:
        return _parse_shape(shape.string, shape, [], trusted)
    number, full_year = shape["number"], _full_year(shape["year"])
    joint = "-" if like.text.startswith("1-") else "/"
    return DocumentNumber(
        text=f"{number}{joint}{f'{full_year}/' if full_year else ''}{like.symbol}",
        sequence=number,
        symbol=like.symbol,
        system=like.system,
        year=full_year,
        type=like.type,
        organs=like.organs,
        unit=like.unit,
        term=like.term,
    )


def _parse_shape(text: str, shape: re.Match[str], repairs: list[Repair], trusted: bool) -> DocumentNumber | None:
    symbol = shape["symbol"].rstrip("-/.")
    apart = _TERM_APART.fullmatch(symbol)
    if apart:
        repairs.append(Repair(kind="separator", written=symbol, canonical=apart[1] + apart[2]))
        symbol = apart[1] + apart[2]
    latin = symbol.translate(LOOKALIKES)
    if latin != symbol:
        repairs.append(Repair(kind="lookalike", written=symbol, canonical=latin))
        symbol = latin
    year = shape["year"]
    full_year = _full_year(year)
    draft = Draft(shape["number"], full_year, repairs)
    if shape["first"] == "":
        made = _after_hyphen(draft, symbol, trusted) if "/" in symbol else _state(draft, symbol.split("-"), False)
        if made and ("/" not in symbol or (made.party and set(made.organs) <= party_bodies())):
            draft.note("separator", f"{shape['number']}{symbol}", made.text)
            return replace(made, repairs=tuple(draft.repairs))
        return None
    if shape["first"] == "-" and not year:
        return _after_hyphen(draft, symbol, trusted)
    made = _after_slash(draft, symbol, trusted)
    if made is None:
        return None
    if shape["first"] == "//" or (year and shape["second"] != "/"):
        draft.note("separator", text, made.text)
    if year and full_year is None:
        draft.note("year", year, "")
    return replace(made, repairs=tuple(draft.repairs))


def _full_year(year: str | None) -> int | None:
    """The Gregorian year printed; None where none is, or what stands there can be no year."""
    if year is None or len(year) not in (2, 4):
        return None
    full = int(year) + (1900 if len(year) == 2 else 0)
    return full if 1945 <= full <= 2099 else None
