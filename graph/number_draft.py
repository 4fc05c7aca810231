"""A number while it is read: its parts, and what had to be mended."""

from __future__ import annotations

from graph.codes import Code
from graph.number import DocumentNumber, Repair


class Draft:
    """Parts of a number while it is read."""

    __slots__ = ("number", "repairs", "year")

    def __init__(self, number: str, year: int | None, repairs: list[Repair]) -> None:
        self.number = number
        self.year = year
        self.repairs = repairs

    def note(self, kind: str, written: str, canonical: str) -> None:
        """Keep what was mended."""
        self.repairs.append(Repair(kind=kind, written=written, canonical=canonical))

    def take(self, written: str, code: Code) -> str:
        """A group in canonical form; a slip in it is noted."""
        if code.slip:
            self.note(code.slip, written, code.text)
        return code.text

    def done(
        self,
        symbol: str,
        system: str,
        kind: str | None,
        organs: tuple[str, ...],
        unit: str | None = None,
        term: int | None = None,
        joint: str = "/",
    ) -> DocumentNumber:
        """The finished number (fields as in :class:`graph.number.DocumentNumber`)."""
        year = f"{self.year}/" if self.year else ""
        return DocumentNumber(
            text=f"{self.number}{joint}{year}{symbol}",
            sequence=self.number,
            symbol=symbol,
            system=system,
            year=self.year,
            type=kind,
            organs=organs,
            unit=unit,
            term=term,
            repairs=tuple(self.repairs),
        )
