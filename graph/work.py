"""A work (*văn bản*; FRBR Work, ``eli:LegalResource``), its identity and its level.

Identity follows CITATION_RULES § g.3: a central normative act is told by its number alone, a local one by its
number and issuer, everything else by number, issuer and year. Where a part of that is missing there is no key:
the document stays open, and nobody joins it to another by guess.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.event import WorkFacts
from graph.folding import fold_name
from graph.interval import PartialDate
from graph.issuer import name_key, organ_by_code
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.vocab.phrasing import phrases

OPEN = "?"
"""First character of the key of a document whose identity is open; such a key is never shared by two sources."""

_RESOLUTION = "Nghị quyết"
#: ``Luật Đất đai năm 2013``: how people tell works of one name apart.
_NAMED_YEAR = re.compile(r"(?P<name>.+?)(?: năm)? (?P<year>(?:19|20)[0-9]{2})")
LEVELS = ("trung ương", "tỉnh", "huyện", "xã")

_SLANTED = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})
#: Letters with marks and the bare small letter of each: what nearly every text needs.
_BARE = {
    ord(letter): unicodedata.normalize("NFD", letter)[0].lower()
    for letter in map(chr, range(0xC0, 0x1EFA))
    if unicodedata.normalize("NFD", letter)[0].isascii() and len(unicodedata.normalize("NFD", letter)) > 1
} | {ord("đ"): "d", ord("Đ"): "d"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which sources of one rank disagree.

    Attributes:
        field: ``"issued"``.
        values: Every value given, the one kept first.
    """

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One document as all sources together describe it.

    Attributes:
        key: Its identity; begins with ``?`` where that is open.
        number: Canonical number and symbol; None for works cited by name.
        doc_type: ``"Kế hoạch"``.
        title: *Trích yếu*.
        names: Names it is cited by.
        issuer: Full official name.
        issued: ISO day, month or year of issue.
        effective: ISO day it takes effect.
        level: ``trung ương``, ``tỉnh``, ``huyện``, ``xã`` or None.
        province: ``"tỉnh Trà Vinh"``: the province its issuer sat in; None for central bodies.
        place: Place of its issuer, of any level.
        until: ISO day on which the period it was made for is over (*giai đoạn, năm*); None where it has none.
        open: Why its identity is open, in Vietnamese; None where complete.
        candidates: Keys or numbers it may be, where it is open.
        held: Whether its own text (or a register's row of it) was read, and not only citations of it.
        seen_on: Last ISO day on which a register or table said anything of it; None where none did.
        disputes: Fields on which sources of one rank disagree.
    """

    key: str
    number: str | None = None
    doc_type: str | None = None
    title: str | None = None
    names: tuple[str, ...] = ()
    issuer: str | None = None
    issued: str | None = None
    effective: str | None = None
    level: str | None = None
    province: str | None = None
    place: str | None = None
    until: str | None = None
    open: str | None = None
    candidates: tuple[str, ...] = ()
    held: bool = False
    seen_on: str | None = None
    disputes: tuple[Dispute, ...] = ()

    @property
    def label(self) -> str:
        """How people call it: its name or type, and its number; else its title.

        Examples:
            >>> Work(key="61/2018/NĐ-CP", number="61/2018/NĐ-CP", doc_type="Nghị định").label
            'Nghị định 61/2018/NĐ-CP'
            >>> Work(key="31/2024/QH15", number="31/2024/QH15", names=("Luật Đất đai",)).label
            'Luật Đất đai số 31/2024/QH15'
        """
        name = max(self.names, key=lambda one: (len(one), one), default=None)
        if name is not None:
            return f"{name} số {self.number}" if self.number and self.number not in name else name
        called = self.number
        if called is None and self.doc_type and self.title:
            return f"{self.doc_type} “{self.title}”"
        if called and self.doc_type and not called.startswith(self.doc_type):
            return f"{self.doc_type} {called}"
        return called or self.title or self.key

    @property
    def day(self) -> date | None:
        """The first day its date of issue may mean; None where it has none."""
        return first_day(self.issued) if self.issued else None


@lru_cache(maxsize=65536)
def first_day(text: str) -> date:
    """The first day that an ISO day, month or year may mean.

    Examples:
        >>> first_day("2022-08")
        datetime.date(2022, 8, 1)
    """
    return PartialDate.parse(text).first_day()


def work_key(number: DocumentNumber, issuer: str | None, year: int | None, doc_type: str | None = None) -> str | None:
    """The identity of a numbered document; None where a part of it is missing.

    Args:
        number: Its parsed number.
        issuer: Full official name with its place.
        year: Year of its date, where the number prints none.
        doc_type: Name of its type: the National Assembly numbers laws and resolutions alike.

    Examples:
        >>> work_key(parse_number("93/2015/QH13"), None, None, "Luật")
        '93/2015/QH13'
        >>> work_key(parse_number("93/2015/QH13"), None, None, "Nghị quyết")
        '93/2015/QH13|nghi quyet'
        >>> work_key(parse_number("61/2018/NĐ-CP"), None, None)
        '61/2018/NĐ-CP'
        >>> work_key(parse_number("103/KH-UBND"), "Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh", 2021)
        '103/KH-UBND|uy ban nhan dan tinh tra vinh|2021'
        >>> work_key(parse_number("103/KH-UBND"), "Ủy ban nhân dân tỉnh Trà Vinh", None) is None
        True
    """
    base = _base(number)
    if number.system == "assembly" and "QH" in number.symbol:
        return f"{base}|nghi quyet" if doc_type == _RESOLUTION else base
    if number.year is not None and _of_one_body(number):
        return base
    if issuer is None or (number.year is None and year is None):
        return None
    return "|".join([base, issuer_key(issuer), *([] if number.year else [str(year)])])


def split_year(name: str) -> tuple[str, int | None]:
    """The name of a work without the year behind it, and that year; None where no year stands there.

    Examples:
        >>> split_year("Luật Đất đai năm 2013"), split_year("Luật Đất đai 2024"), split_year("Hiến pháp")
        (('Luật Đất đai', 2013), ('Luật Đất đai', 2024), ('Hiến pháp', None))
    """
    words = " ".join(name.split())
    found = _NAMED_YEAR.fullmatch(words)
    return (found["name"], int(found["year"])) if found else (words, None)


def named_key(name: str, year: int) -> str:
    """The identity of a work cited by name: one of a name and a year.

    Examples:
        >>> named_key("Luật Đất đai", 2013)
        'luat dat dai|2013'
    """
    return f"{plain(fold_name(name))}|{year}"


def key_of_facts(facts: WorkFacts) -> str:
    """The identity of a row of the knowledge tables.

    Examples:
        >>> from graph.vocab import legal_facts
        >>> [key_of_facts(row) for row in legal_facts() if row.number == "30/2020/NĐ-CP"]
        ['30/2020/NĐ-CP']
    """
    number = parse_number(facts.number, trusted=True)
    year = facts.issued.year if facts.issued else None
    made = work_key(number, facts.issuer, year, facts.doc_type) if number else None
    if made is not None:
        twin = number is not None and number.year is not None and number.system != "assembly" and "@" in facts.key
        return f"{made}@{facts.issued}" if twin else made
    return f"{plain(fold_name(facts.number))}|{year}" if year else plain(fold_name(facts.key))


def _base(number: DocumentNumber) -> str:
    """The number without leading zeros, the bodies of a joint act in one order."""
    text = number.text[len(number.sequence) :] if number.text.startswith(number.sequence) else number.text
    if len(number.organs) > 1 and "-".join(number.organs) in text:
        text = text.replace("-".join(number.organs), "-".join(sorted(number.organs)))
    return f"{number.sequence.lstrip('0') or '0'}{text}" if text != number.text else text


@lru_cache(maxsize=4096)
def _central(code: str) -> bool:
    organ = organ_by_code(code)
    return organ is not None and not organ.local


def _of_one_body(number: DocumentNumber) -> bool:
    return bool(number.organs) and all(_central(code) for code in number.organs)


@lru_cache(maxsize=8192)
def issuer_key(issuer: str) -> str:
    """The comparison key of an issuer: without the head that signs for it, without marks.

    Examples:
        >>> issuer_key("Chủ tịch UBND tỉnh Trà Vinh") == issuer_key("Uỷ ban nhân dân tỉnh Trà Vinh")
        True
    """
    name = name_key(issuer)
    for lead in phrases("signing_head"):
        name = name.removeprefix(f"{fold_name(lead)} ")
    return plain(name)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Words without any mark, in small letters; for looking up and never shown.

    Examples:
        >>> plain("Quyết định 638/QĐ-UBND")
        'quyet dinh 638/qd-ubnd'
    """
    folded = text.translate(_BARE)
    if folded.isascii():
        return folded.lower()
    bare = unicodedata.normalize("NFD", folded.casefold().translate(_SLANTED))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def number_key(text: str) -> str:
    """What a number in any spelling is looked up by: no marks, no spaces, no leading zeros.

    Examples:
        >>> number_key("061/2018 /NĐ-CP") == number_key("61/2018/nd-cp")
        True
    """
    return plain("".join(text.split())).replace("–", "-").lstrip("0")
