"""One mention bound to what is known of it, and the document that a group of mentions names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from graph.citation import Citation
from graph.folding import fold_name
from graph.interval import PartialDate
from graph.issuer import name_key, organ_by_code, organs_by_name
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.reading import CitedDocument
from graph.vocab.place_names import kinds_in_text
from loaders.known import Known, name_of
from loaders.phrases import phrases
from loaders.type_tables import sole_organs

_BASES = {"stated": 3, "subject": 2, "symbol": 2, "context": 1}
_KEPT = 16


@dataclass(frozen=True, slots=True)
class Bound:
    """One citation with its issuer and the known work it means.

    Attributes:
        index: Its place in the text.
        citation: The words.
        issuer: Full name of the issuer; None without a basis.
        basis: Why that issuer.
        known: The known work; None where the tables hold none.
    """

    index: int
    citation: Citation
    issuer: str | None
    basis: str | None
    known: Known | None

    @property
    def central(self) -> bool:
        """Whether its number alone tells it from all others."""
        number = self.citation.number
        if number is None:
            return False
        return number.system == "assembly" or (number.year is not None and self.of_one_body)

    @property
    def of_one_body(self) -> bool:
        """Whether its symbol names bodies that exist once in the country."""
        organs = [organ_by_code(code) for code in self.citation.number.organs] if self.citation.number else []
        return all(organ is not None and not organ.local for organ in organs)

    @property
    def strange(self) -> bool:
        """Whether letters of another alphabet stand in its number; such a number is never trusted."""
        number = self.citation.number
        return number is not None and any(repair.kind == "lookalike" for repair in number.repairs)


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one document, in the order of the text.

    Attributes:
        items: The mentions.
        rivals: Other documents that these mentions may mean as well; empty where none.
        start: Place of the mention that comes first in the text.
        first: The first mention taken with a number, else the first.
        known: The known work that its mentions mean.
        open_known: The known works among which its mentions leave the choice.
        dates: Every date given, and how often.
        years: Every year given, with a date or without.
        titles: The first different titles.
        issuers: Different issuers, with the best basis each was named on.
    """

    items: list[Bound] = field(default_factory=list)
    rivals: tuple[Group, ...] = ()
    start: int = -1
    first: Bound = field(init=False)
    known: Known | None = None
    open_known: Known | None = None
    dates: Counter[PartialDate] = field(default_factory=Counter)
    years: set[int] = field(default_factory=set)
    titles: dict[str, None] = field(default_factory=dict)
    issuers: dict[str, int] = field(default_factory=dict)

    def add(self, item: Bound) -> None:
        """Take a mention in."""
        citation = item.citation
        if not self.items or (citation.number is not None and self.first.citation.number is None):
            self.first = item
        self.items.append(item)
        self.start = min(self.start, item.index) if self.start >= 0 else item.index
        if item.known is not None:
            self.known = self.known or (item.known if item.known.number else None)
            self.open_known = self.open_known or (item.known if item.known.candidates else None)
        if citation.date is not None:
            self.dates[citation.date] += 1
        year = citation.date.year if citation.date else citation.year
        if year:
            self.years.add(year)
        if citation.title and len(self.titles) < _KEPT:
            self.titles.setdefault(citation.title)
        if item.issuer and (item.issuer in self.issuers or len(self.issuers) < _KEPT):
            basis = _BASES.get(item.basis or "", 0)
            self.issuers[item.issuer] = max(basis, self.issuers.get(item.issuer, 0))

    @property
    def identifier(self) -> str | None:
        """Canonical form: the number of the document, else its name."""
        return next((found for item in self.items if (found := self.identifier_of(item))), None)

    def identifier_of(self, item: Bound) -> str | None:
        """Canonical form as one mention gives it."""
        citation = item.citation
        if citation.placeholder and citation.sequence is None:
            return None
        if citation.number is not None:
            return citation.number.text
        if item.known is not None and item.known.number:
            return _printed(item.known)
        if citation.sequence and citation.year and citation.doc_type in sole_organs():
            return f"{citation.sequence}/{citation.year}/{'-'.join(sole_organs()[citation.doc_type])}"
        if citation.name and citation.alias_of is None:
            year = citation.year or (citation.date.year if citation.date else None)
            return f"{citation.name} năm {year}" if year else citation.name
        if self.first.citation.number is not None:
            return self.first.citation.number.text
        said = (other for other in self.items if other.citation.name and other.citation.alias_of is None)
        named = next(said, None) if citation.alias_of is not None else None
        return self.identifier_of(named) if named is not None else None

    @property
    def issuer(self) -> str | None:
        """The issuer with the best basis, in its fullest form: ``Bộ Nông nghiệp`` may go on elsewhere."""
        best = max(self.issuers.values(), default=0)
        names = [name for name, basis in self.issuers.items() if basis == best]
        longer = [name for name in names if name.startswith(f"{names[0]} ")]
        return max(longer, key=len) if longer else next(iter(names), None)

    def issuer_of(self, item: Bound) -> tuple[str | None, str | None]:
        """The issuer of one mention, else of another (basis ``context``); what is stated goes before a guess."""
        guessed = item.basis == "context" and self.issuers.get(self.issuer or "", 0) > _BASES["context"]
        if item.issuer is not None and not guessed:
            return item.issuer, item.basis
        return (self.issuer, "context") if self.issuer else (None, None)

    @property
    def date(self) -> PartialDate | None:
        """The date most mentions give."""
        return self.dates.most_common(1)[0][0] if self.dates else None

    @property
    def identity(self) -> str:
        """A readable id, the same for the same mentions: number, issuer where it is needed, year or day."""
        first, day = self.first, self.date
        citation = first.citation
        base = self.identifier or f"{citation.doc_type or 'Văn bản'} {citation.sequence or '…'}"
        if first.strange:
            return f"{base} ({_written(first)})"
        if first.central or (citation.number is None and self.identifier):
            return base
        parts = [base]
        if self.issuer:
            parts.append(self.issuer)
        if day is not None and (citation.number is None or citation.number.year is None):
            parts.append(str(day.year))
        return " | ".join(parts)

    def document(self, identity: str, rivals: tuple[str, ...]) -> CitedDocument:
        """The document that the mentions name.

        Args:
            identity: Its id in the reading.
            rivals: Ids of :attr:`rivals`.
        """
        known, open_known = self.known, self.open_known
        reason = _why_open(self)
        titles = [item.citation.title for item in self.items if item.citation.title]
        candidates = rivals or (open_known.candidates if open_known and known is None else ())
        return CitedDocument(
            id=identity,
            identifier=self.identifier,
            doc_type=self.first.citation.doc_type or self.items[0].citation.doc_type,
            date=self.date,
            issuer=self.issuer,
            title=max(titles, key=len) if titles else None,
            mentions=tuple(f"m{item.index + 1}" for item in self.items),
            resolved=reason is None,
            candidates=candidates if reason else (),
            reason=reason,
            work=known.key if known else None,
        )


@cache
def _printed(known: Known) -> str:
    """The number of a known work; name and year of one that prints none (``Hiến pháp năm 2013``)."""
    number = known.number or ""
    if parse_number(number, trusted=True) is not None:
        return number
    name = name_of(number) or number
    return f"{name} năm {known.issued[:4]}" if known.issued else name


def _written(item: Bound) -> str:
    """A number with strange letters as an id shows it: their code points."""
    number = item.citation.number
    letters = [letter for repair in number.repairs for letter in repair.written] if number else []
    codes = dict.fromkeys(f"U+{ord(letter):04X}" for letter in letters if _is_strange(letter))
    return ", ".join(codes)


def _is_strange(letter: str) -> bool:
    return "\u0370" <= letter <= "\u04ff"


def _why_open(group: Group) -> str | None:
    """Why the identity is open, in Vietnamese; None where it is complete."""
    first = group.first
    number = first.citation.number
    if first.strange:
        return "số, ký hiệu có chữ cái lạ trông giống chữ La-tinh"
    if group.rivals:
        return "có nhiều văn bản cùng số, ký hiệu; cần ghi rõ ngày hoặc cơ quan ban hành"
    if group.known is not None or (number is not None and first.central):
        return None
    if first.citation.placeholder:
        return "chưa điền số hoặc ngày"
    if number is None:
        return _why_open_name(group)
    missing = _missing(group, number)
    return f"thiếu {' và '.join(missing)} nên chưa đủ để xác định" if missing else None


def _why_open_name(group: Group) -> str | None:
    citation = group.items[0].citation
    if group.open_known is not None:
        return group.open_known.reason or "có nhiều văn bản cùng tên; cần ghi rõ năm hoặc số"
    if citation.name is None:
        return "chỉ ghi số thứ tự, không có ký hiệu và không rõ viện dẫn văn bản nào"
    if group.years or citation.doc_type not in phrases("law_word"):
        return None
    return "dữ liệu không có văn bản phù hợp mang tên này; cần ghi rõ số hoặc năm"


def _missing(group: Group, number: DocumentNumber) -> list[str]:
    missing = []
    if group.issuer is None:
        missing.append("cơ quan ban hành")
    elif not _placed(group.issuer):
        missing.append("tên địa phương của cơ quan ban hành")
    if group.date is None and number.year is None:
        missing.append("ngày ban hành")
    return missing


def _placed(issuer: str) -> bool:
    """Whether an issuer's name tells which of its kind it is: a local body needs its place.

    Examples:
        >>> _placed("Ủy ban nhân dân tỉnh"), _placed("Ủy ban nhân dân tỉnh Trà Vinh"), _placed("Bộ Y tế")
        (False, True, True)
    """
    for part in issuer.split(", "):
        words = part.split()
        kind = next((k for k in _kinds() if words[-len(k.split()) :] == k.split()), None)
        bare = part.removesuffix(kind).strip() if kind else part
        rows = organs_by_name(bare_issuer(bare)) or organs_by_name(bare)
        if rows and all(row.local for row in rows):
            return False
    return True


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(sorted(kinds_in_text(), key=len, reverse=True))


def bare_issuer(issuer: str) -> str:
    """The key of an issuer without the head or the standing committee that signs for it.

    Examples:
        >>> bare_issuer("Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh") == name_key("UBND tỉnh Trà Vinh")
        True
    """
    name = name_key(issuer)
    for lead in _signing_heads():
        name = name.removeprefix(lead)
    return name


@cache
def _signing_heads() -> tuple[str, ...]:
    return tuple(f"{fold_name(lead)} " for lead in phrases("signing_head"))
