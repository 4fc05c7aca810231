"""A finding: one thing to correct before signing (*phát hiện*)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: ``error`` stops a signature, ``info`` is for the eye."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """2 for an error, 1 for a warning, 0 for an info."""
        return {"error": 2, "warning": 1, "info": 0}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A correction that is certain: the words to replace and what to write.

    Attributes:
        start: First code point of the words to replace.
        end: One past the last; equal to ``start`` where something is to be inserted.
        replace: The words as they stand.
        with_: What to write.
    """

    start: int
    end: int
    replace: str
    with_: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to correct, or to look at, before signing.

    Attributes:
        rule: Rule id of the contract (``"outdated-reference"``).
        severity: How grave it is.
        start: First code point of the words it speaks of.
        end: One past the last.
        message: What is wrong and what to do, one or two sentences of good Vietnamese.
        message_en: The same in English.
        basis: The article of the rule, or the fact and its source.
        mention: Id of the mention, or None.
        document: Id of the cited document, or None.
        suggestion: A certain correction, or None.
        related: Further mentions that the finding compares.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    message_en: str = ""
    basis: str
    mention: str | None = None
    document: str | None = None
    suggestion: Suggestion | None = None
    related: tuple[str, ...] = ()
