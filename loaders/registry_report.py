"""What came of reading a register: counts, and what of it could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a row that was not read.

    Attributes:
        file: The file.
        line: Line or number of the row.
        reason: Why, in Vietnamese.
        read: Whether the rest of the row was read.
    """

    file: str
    line: int
    reason: str
    read: bool


@dataclass(slots=True, kw_only=True)
class Counts:
    """What came of a register.

    Attributes:
        rows: Rows of its files.
        unread: Rows that could not be read.
        partly: Rows read without some part of them.
        documents: Rows that are documents.
        open: Documents whose identity stayed open.
        relations: Relations taken in.
        disputed: Those of them with something that speaks against them.
        events: Events taken in.
        left_out: Labels that are no legal relation, counted.
    """

    rows: int = 0
    unread: int = 0
    partly: int = 0
    documents: int = 0
    open: int = 0
    relations: int = 0
    disputed: int = 0
    events: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


class Reporter:
    """Counts, and tells what was not read, while a register is gone through.

    Attributes:
        counts: What came of it so far.
        file: The file that is read.
        line: The line or row that is read.
    """

    def __init__(self, problem: Callable[[Problem], None]) -> None:
        self.counts = Counts()
        self.file, self.line = "", 0
        self._problem = problem

    def unread(self, reason: str) -> None:
        """The row cannot be read."""
        self.counts.unread += 1
        self._problem(Problem(self.file, self.line, reason, read=False))

    def partly(self, reason: str) -> None:
        """A part of the row cannot be read."""
        self.counts.partly += 1
        self._problem(Problem(self.file, self.line, reason, read=True))
