"""Where a statement stands in a text (*bằng chứng*; TextPositionSelector, TextQuoteSelector)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``[start, end)`` of the untouched text.

    Examples:
        >>> Span(0, 4).cut("Luật Đất đai")
        'Luật'
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words of the text that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact of the knowledge tables was read.

    Attributes:
        where: Document and article, or page.
        seen_on: ISO day on which it was read.
        confidence: ``high``, ``medium`` or ``low``; ``low`` never raises an error by itself.
    """

    where: str
    seen_on: str
    confidence: str
