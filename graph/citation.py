"""A citation: words of a text that name one document (*viện dẫn*)."""

from __future__ import annotations

from dataclasses import dataclass

from graph.evidence import Span
from graph.interval import PartialDate
from graph.number import DocumentNumber, Repair


@dataclass(frozen=True, slots=True, kw_only=True)
class PinCite:
    """A pinpoint (*điều khoản được viện dẫn*): one provision, written outermost first.

    Attributes:
        path: Pairs of unit and label, e.g. ``(("Điều", "5"), ("khoản", "2"), ("điểm", "a"))``.
        start: First code point of the words.
        end: One past the last.

    Examples:
        >>> str(PinCite(path=(("Điều", "5"), ("khoản", "2")), start=0, end=14))
        'Điều 5 khoản 2'
    """

    path: tuple[tuple[str, str], ...]
    start: int
    end: int

    def __str__(self) -> str:
        return " ".join(f"{unit} {label}" for unit, label in self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedIssuer:
    """The issuing body as the text names it, before its place is completed.

    Attributes:
        span: Where it stands.
        name: Official name as far as the words say: ``"Ủy ban nhân dân tỉnh"``.
        organ: Organ code of ``organs.yaml`` (``"UBND"``); None where unknown.
        level: ``trung ương``, ``tỉnh``, ``huyện``, ``xã`` or None.
        place: Name of the place as written, with its kind (``"tỉnh Khánh Hòa"``); None where left out.
        joint: Further bodies of a joint document.
    """

    span: Span
    name: str
    organ: str | None = None
    level: str | None = None
    place: str | None = None
    joint: tuple[StatedIssuer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """The note a citation stands in and the words its marker follows.

    Attributes:
        marker: The marker as a number: ``"11"``.
        anchor: The words before (or after) the marker in the body; None where no marker was found.
    """

    marker: str
    anchor: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words of a text that name one document, and what those words say of it.

    Attributes:
        start: First code point, at the type word (or the number where the type is shared).
        end: One past the last identifying element (number and symbol, or the date behind it).
        text: The words, untouched.
        doc_type: Name of the document type (``"Kế hoạch"``); None where neither word nor symbol tells.
        type_word: The type as the text writes it; None where it is shared with an earlier item.
        number: Parsed number and symbol; None for works cited by name.
        sequence: The running number as printed, also where no symbol follows (``"108"``).
        year: Year printed in the number or the name (``"61/2018"``, ``"Luật … năm 2015"``).
        name: Canonical name of a work cited by name (``"Luật Đất đai"``), else None.
        date: The date given, wherever it stands behind the number; None where none is.
        date_span: Where the date stands.
        issuer: The issuer the words state (``của …``); None where they state none.
        title: The words of the title (*trích yếu*), untouched; None where none is given.
        title_span: Where the title stands.
        pincites: Provisions pointed at.
        repairs: What had to be mended to read it.
        short_form: No symbol: ``"Nghị định 61"``, ``"Công văn số 108"``, an alias.
        listed: The type word or the symbol is shared with a neighbour in a list.
        draft: Cited as a draft (*dự thảo*).
        placeholder: The number or the date is still to be filled in.
        so: Whether the word "số" stands before the number.
        nested_in: Index of the citation in whose title or name it stands; None for outer ones.
        footnote: The note it stands in, if any.
        alias: The alias the text gives it (*sau đây gọi tắt là …*), else None.
        alias_of: Index of the citation that an alias stands for, else None.
    """

    start: int
    end: int
    text: str
    doc_type: str | None
    type_word: str | None = None
    number: DocumentNumber | None = None
    sequence: str | None = None
    year: int | None = None
    name: str | None = None
    date: PartialDate | None = None
    date_span: Span | None = None
    issuer: StatedIssuer | None = None
    title: str | None = None
    title_span: Span | None = None
    pincites: tuple[PinCite, ...] = ()
    repairs: tuple[Repair, ...] = ()
    short_form: bool = False
    listed: bool = False
    draft: bool = False
    placeholder: bool = False
    so: bool = True
    nested_in: int | None = None
    footnote: Footnote | None = None
    alias: str | None = None
    alias_of: int | None = None

    @property
    def span(self) -> Span:
        """Its code points."""
        return Span(self.start, self.end)
