"""What is read from one file: its text, its head, its citations and the documents they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph.citation import Citation
from graph.evidence import Span
from graph.interval import PartialDate
from graph.number import DocumentNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Where a stretch of the text stands in its file, so that a mark can be put on the very characters.

    Attributes:
        start: First code point of the text.
        end: One past the last.
        part: Part of the file: ``word/document.xml``; ``page 3`` of a PDF, a scan or a picture.
        where: Place in the part. In Word files ``t:17``: the 18th ``w:t`` of the part, counted from 0 through
            all of them in document order, those that are not printed too; ``t:17+2`` where the stretch begins
            two code points into it. The stretch and the element then have the same characters one to one, but
            for digits set high (``²`` for ``2``) and line ends (a blank). ``t:17-19`` (or ``t:17-17``):
            converted from an old code, several together, characters not one to one. On pages
            ``72.0,700.1,520.3,714.2``: left, bottom, right and top of the line in points from the lower left
            corner of the page. In tables ``B7``: the cell; the part is the name of the sheet.
    """

    start: int
    end: int
    part: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedWord:
    """A word that was recognised in a picture.

    Attributes:
        start: First code point of the text.
        end: One past the last.
        confidence: 0 to 100, as the recogniser gives it.
    """

    start: int
    end: int
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The text of one file, untouched, and how fully it was read.

    Attributes:
        name: The file as the user named it (a label, never a path to open again).
        sha256: Hex digest of the bytes; of the UTF-8 text for text given directly.
        kind: What the file is: ``text``, ``docx``, ``pdf``, ``scan``, ``doc``, ``html``, ``xlsx``, …
        text: Code points as read; all offsets of the project point into it.
        completeness: ``full``, ``partial`` or ``none``.
        notes: What was left out or converted, in Vietnamese.
        places: Named stretches that are no running text: ``("header"|"footnote"|"comment"|…, span)``.
        pieces: Where the text stands in the file, in the order of the text, never overlapping; characters that
            the file does not hold (list numbers, line ends) and kinds without a map are covered by none.
        ocr: Whether letters were recognised in a picture: any of them may be wrong.
        words: The recognised words in the order of the text; empty where nothing was recognised.
    """

    name: str
    sha256: str
    kind: str
    text: str
    completeness: str = "full"
    notes: tuple[str, ...] = ()
    places: tuple[tuple[str, Span], ...] = ()
    pieces: tuple[Piece, ...] = ()
    ocr: bool = False
    words: tuple[RecognisedWord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where the author of the text sits: what "tỉnh", "huyện", "phường" mean in it.

    Attributes:
        province: ``"tỉnh Khánh Hòa"`` or None.
        district: ``"thành phố Nha Trang"`` or None.
        commune: ``"phường Phước Long"`` or None.
        level: Level of the author: ``trung ương``, ``tỉnh``, ``huyện``, ``xã`` or None.
    """

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """What a document says of itself (head, foot, title).

    Attributes:
        doc_type: ``"Báo cáo"``; None where not found.
        number: Parsed own number; None before it is given.
        sequence: Own running number; None before signing.
        symbol: ``"BC-UBND"`` also where the number is empty.
        place: Place of signing.
        date: May be partial before signing.
        issuer: Full name of the issuing body.
        title: *Trích yếu*.
        signer: Name of the person who signs.
        period: First and last day reported on.
        setting: Place of the author.
        normative: Whether it is a normative document (rules of citing differ).
        spans: Where each field was read, by field name.
    """

    doc_type: str | None = None
    number: DocumentNumber | None = None
    sequence: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    title: str | None = None
    signer: str | None = None
    period: tuple[PartialDate, PartialDate] | None = None
    setting: Setting = Setting()
    normative: bool = False
    spans: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One citation bound to a document of the reading.

    Attributes:
        id: ``"m1"``, in the order of the text.
        citation: What the words say.
        document: Id of the cited document; ``"self"`` for the text itself.
        identifier: Canonical form; the number for laws by name that were identified.
        issuer: Full official name with its place; None without a basis.
        issuer_basis: ``stated``, ``subject``, ``symbol`` or ``context``; None without issuer.
    """

    id: str
    citation: Citation
    document: str
    identifier: str | None
    issuer: str | None = None
    issuer_basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """One document that the text cites, seen through all its mentions.

    Attributes:
        id: Stable within the reading, made from its identity.
        identifier: Canonical number, or the name of a work cited by name.
        doc_type: Name of its type.
        date: The date most mentions give.
        issuer: Full name.
        title: The fullest title given.
        mentions: Ids of its mentions in order.
        resolved: Whether identity is complete (CITATION_RULES § g.3).
        candidates: Ids or identifiers it may be, where identity is open.
        reason: Why it is open, in Vietnamese; None where resolved.
        work: Key into the legal facts, where the work is known; else None.
    """

    id: str
    identifier: str | None
    doc_type: str | None
    date: PartialDate | None
    issuer: str | None
    title: str | None
    mentions: tuple[str, ...]
    resolved: bool
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    work: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """A relation the text states between two documents (``"self"`` for the text itself).

    Attributes:
        source: Id of the acting document.
        target: Id of the document acted on.
        relation: Name of the relation type.
        start: First code point of the words that state it.
        end: One past the last.
        confidence: 0 to 1.
        whole: For acts that end or change: whether the whole document is hit.
        provisions: The provisions hit, where not the whole.
        effective: ISO day from which it acts; None where not stated.
    """

    source: str
    target: str
    relation: str
    start: int
    end: int
    confidence: float = 0.8
    whole: bool = True
    provisions: tuple[str, ...] = ()
    effective: str | None = None


R = TypeVar("R", Mention, CitedDocument)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read from one file; checks and pictures are made from it alone."""

    source: SourceText
    head: DocumentHead
    mentions: tuple[Mention, ...]
    documents: tuple[CitedDocument, ...]
    relations: tuple[StatedRelation, ...] = ()

    def mention(self, identity: str) -> Mention:
        """The mention of that id.

        Raises:
            KeyError: No mention has it.
        """
        return _with_id(self.mentions, identity)

    def document(self, identity: str) -> CitedDocument:
        """The document of that id.

        Raises:
            KeyError: No document has it.
        """
        return _with_id(self.documents, identity)


def _with_id(items: Iterable[R], identity: str) -> R:
    """The one item of that id.

    Raises:
        KeyError: None has it.
    """
    for item in items:
        if item.id == identity:
            return item
    raise KeyError(identity)
