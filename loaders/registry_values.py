"""What the cells of a register mean: days, numbers, identity and force of the documents they name."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from graph.codes import type_codes
from graph.interval import PartialDate
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.seat import seat_of
from graph.vocab import rank_of
from graph.work import OPEN, plain, work_key
from loaders.structure import read_provisions

_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_BEHIND = re.compile(rf"\s*\(\s*(?:ngày\s+)?{_SLASHED.pattern}\s*\)$")
_QUOTES = "\"'“”‘’.,;: "
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T ])")


@lru_cache(maxsize=1 << 15)
def day_of(text: str, forms: tuple[str, ...]) -> str | None:
    """The ISO day of a cell; None where it is none of the calendar in one of the forms.

    Examples:
        >>> day_of("05/03/2020", ("DD/MM/YYYY",)), day_of("2020-03-05T00:00:00", ("YYYY-MM-DD",))
        ('2020-03-05', '2020-03-05')
        >>> day_of("31/02/2020", ("DD/MM/YYYY",)) is None
        True
    """
    for form in forms:
        if form == "DD/MM/YYYY":
            found = _SLASHED.match(text)
            iso = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else None
        else:
            found = _ISO.match(text)
            iso = found[0] if found else None
        if iso is not None and _is_day(iso):
            return iso
    return None


def _is_day(iso: str) -> bool:
    try:
        return 1900 <= PartialDate.parse(iso).year <= 2100
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document as one row names it.

    Attributes:
        key: Its identity; one of this register alone where that is open.
        number: Canonical number; the words of the register where they are no number.
        doc_type: Name of its type.
        issued: ISO day of issue; the year printed in the number where the day is not told.
        force: Legal force, 1 the highest; None where not known.
        open: Why its identity is open, in Vietnamese.
    """

    key: str
    number: str | None = None
    doc_type: str | None = None
    issued: str | None = None
    force: int | None = None
    open: str | None = None


def named(
    collection: str,
    number: str | None,
    doc_type: str | None,
    issuer: str | None,
    issued: str | None,
    apart: str,
) -> Named:
    """The document that some cells name.

    Args:
        collection: Of the register, for the key of a document whose identity is open.
        number: Number and symbol as the register prints them.
        doc_type: Name of the type; that of the symbol where None.
        issuer: Full name.
        issued: ISO day.
        apart: What tells an open document from others of the register: its id, or the rest of its row.

    Examples:
        >>> named("vbpl", "061/2018/NĐ-CP", None, None, "2018-04-23", "1").key
        '61/2018/NĐ-CP'
        >>> named("x", "17-NQ/TW (01/08/2007)", None, "Ban Chấp hành Trung ương", "2007-08-01", "1").number
        '17-NQ/TW'
        >>> named("vbpl", "638/QĐ-UBND", "Quyết định", None, "2021-03-01", "1").open
        'số, ký hiệu cần có cơ quan ban hành mới xác định được văn bản'
    """
    parsed = _number(number) if number else None
    if parsed is None:
        reason = f"“{number}” không phải số, ký hiệu đọc được" if number else "không có số, ký hiệu"
        return Named(key=open_key(collection, apart), number=number, doc_type=doc_type, issued=issued, open=reason)
    year = int(issued[:4]) if issued else None
    kind = doc_type or _type_of(parsed)
    key = work_key(parsed, issuer, year, kind)
    lacking_part = None
    if key is None:
        lacking = "cơ quan ban hành" if issuer is None else "năm ban hành"
        lacking_part = f"số, ký hiệu cần có {lacking} mới xác định được văn bản"
        key = open_key(collection, apart)
    return Named(
        key=key,
        number=parsed.text,
        doc_type=kind,
        issued=issued or (str(parsed.year) if parsed.year else None),
        force=_force(kind, parsed.organs[0] if parsed.organs else None, issuer) if kind else None,
        open=lacking_part,
    )


@lru_cache(maxsize=1 << 13)
def _number(cell: str) -> DocumentNumber | None:
    """The number of a cell; blanks in it, marks around it and a day behind it are not part of it."""
    plainly = parse_number(cell, trusted=True)
    if plainly is not None:
        return plainly
    bare = "".join(_DAY_BEHIND.sub("", cell).strip(_QUOTES).split())
    return parse_number(bare, trusted=True) if bare != cell else None


def _type_of(number: DocumentNumber) -> str | None:
    return type_codes().get(number.type) if number.type and not number.party else None


@lru_cache(maxsize=1 << 14)
def _force(doc_type: str, organ: str | None, issuer: str | None) -> int | None:
    plainly = rank_of(doc_type, organ, None)
    return (
        plainly if plainly is not None or issuer is None else rank_of(doc_type, organ, seat_of(issuer, None, None)[0])
    )


def open_key(collection: str, apart: str) -> str:
    """The key of a document that only this register can tell from others.

    Examples:
        >>> open_key("vbpl", "4711")
        '?vbpl:4711'
    """
    if len(apart) <= 40 and apart.isascii() and apart.isprintable() and " " not in apart:
        return f"{OPEN}{collection}:{apart}"
    return f"{OPEN}{collection}:{hashlib.sha256(plain(apart).encode()).hexdigest()[:16]}"


@lru_cache(maxsize=1 << 14)
def provisions_of(text: str) -> tuple[str, ...]:
    """The provisions a cell names; its words where they are in no form that is read.

    Examples:
        >>> provisions_of("khoản 2 Điều 5"), provisions_of("Lời nói đầu")
        (('Điều 5 khoản 2',), ('Lời nói đầu',))
    """
    return read_provisions(text) or (text,)
