"""The printed number and symbol of a document (*số, ký hiệu*; ``eli:id_local``)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing that was mended to read a number, a name or a date.

    Attributes:
        kind: Inside a number ``space``, ``dash``, ``stroke``, ``case``, ``separator`` (missing or of another
            form), ``swapped`` (Party and state separators exchanged), ``organ`` (a body's abbreviation cut
            in two), ``lookalike`` (letter of another alphabet), ``d-family`` (U+00D0 or U+0189 for Đ),
            ``digit`` (a letter typed for one), ``invisible``; around it ``glued``, ``colon``, ``missing-so``,
            ``missing-ngay``, ``comma``, ``name``, ``date``.
        written: The words as they stand.
        canonical: How they are written rightly.
    """

    kind: str
    written: str
    canonical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """The number and symbol of a document (*số, ký hiệu*; ``eli:id_local``).

    Attributes:
        text: Canonical form, as an office prints it: ``"61/2018/NĐ-CP"``, ``"12-CTr/TU"``.
        sequence: Running number as printed, leading zeros kept; text, for ``"02a"`` and ``"66.7"``.
        symbol: Canonical symbol without number and year: ``"NĐ-CP"``, ``"CTr/TU"``, ``"QH15"``.
        system: ``state``, ``party``, ``letter`` (công văn), ``assembly`` (Quốc hội, UBTVQH) or
            ``old`` (36-CP, 221-HĐBT).
        year: Gregorian year printed in the symbol; None where the form prints none.
        type: Abbreviation of the document type (``"NĐ"``); None where the form prints none.
        organs: Issuing bodies in printed order; two or more for a joint act.
        unit: Drafting unit or field behind the issuer (``"VX"``, ``"TCLN"``); None where none.
        term: Term of the National Assembly or People's Council printed in the symbol; None where none.
        repairs: What was mended, in order.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3; Luật 64/2025/QH15, Điều 7; Hướng dẫn 36-HD/VPTW.
    """

    text: str
    sequence: str
    symbol: str
    system: str
    year: int | None = None
    type: str | None = None
    organs: tuple[str, ...] = ()
    unit: str | None = None
    term: int | None = None
    repairs: tuple[Repair, ...] = ()

    @property
    def party(self) -> bool:
        """Whether a Party body issued it."""
        return self.system == "party"

    def same_number(self, other: DocumentNumber) -> bool:
        """Whether both print one number and symbol; leading zeros and the order of joint bodies do not count.

        Examples:
            >>> parts = {"symbol": "QĐ-UBND", "system": "state", "year": 2025, "type": "QĐ", "organs": ("UBND",)}
            >>> one = DocumentNumber(text="059/2025/QĐ-UBND", sequence="059", **parts)
            >>> one.same_number(DocumentNumber(text="59/2025/QĐ-UBND", sequence="59", **parts))
            True
        """
        return self.key == other.key

    @property
    def key(self) -> tuple[str, int | None, str, frozenset[str], str | None]:
        """What tells it from others: running number, year, type, bodies as a set, unit."""
        kind = self.type or self.system
        return (self.sequence.lstrip("0") or "0", self.year, kind, frozenset(self.organs), self.unit)
