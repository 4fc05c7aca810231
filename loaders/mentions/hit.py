"""A citation while it is being read; offsets are those of the cleaned text."""

from __future__ import annotations

from graph.citation import Footnote, PinCite, StatedIssuer
from graph.interval import PartialDate
from graph.number import DocumentNumber, Repair


class Hit:
    """Words that name one document, filled in step by step (fields as in :class:`graph.citation.Citation`)."""

    __slots__ = (
        "alias",
        "alias_of",
        "date",
        "date_span",
        "doc_type",
        "draft",
        "end",
        "footnote",
        "issuer",
        "listed",
        "name",
        "nested_in",
        "number",
        "pincites",
        "placeholder",
        "repairs",
        "sequence",
        "short",
        "so",
        "start",
        "tail",
        "title_span",
        "type_word",
        "year",
    )

    def __init__(self, start: int, end: int, doc_type: str | None, type_word: str | None) -> None:
        self.start = start
        self.end = end
        self.doc_type = doc_type
        self.type_word = type_word
        self.number: DocumentNumber | None = None
        self.sequence: str | None = None
        self.year: int | None = None
        self.name: str | None = None
        self.date: PartialDate | None = None
        self.date_span: tuple[int, int] | None = None
        self.issuer: StatedIssuer | None = None
        self.title_span: tuple[int, int] | None = None
        self.pincites: tuple[PinCite, ...] = ()
        self.repairs: list[Repair] = []
        self.short = False
        self.listed = False
        self.draft = False
        self.placeholder = False
        self.so = True
        self.nested_in: Hit | None = None
        self.footnote: Footnote | None = None
        self.alias: str | None = None
        self.alias_of: Hit | None = None
        self.tail = end

    @property
    def extent(self) -> int:
        """One past the last word that belongs to it: its title, issuer, or itself."""
        return max(self.end, self.tail, self.title_span[1] if self.title_span else 0)
