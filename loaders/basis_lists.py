"""Bases (*căn cứ*) listed without the word in front of each: under a heading, or in a line that forgot it."""

from __future__ import annotations

import re
from functools import cache

from loaders.clauses import Carried, Mode
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK, Segment
from loaders.wording import Token

_LONGEST = 120


@cache
def _heading() -> re.Pattern[str]:
    """``I. CĂN CỨ PHÁP LÝ``, ``1. Cơ sở pháp lý``: a line that says no more; small letters."""
    words, rest = alternatives(phrases("basis_heading")), rf"[^.;:\n{BLANK}]{{0,60}}"
    return re.compile(rf"[\s*_#]*+(?:[ivx\d.]{{1,6}}[.)]?\s++)?(?:các\s++)?(?:{words})(?!\w){rest}:?[\s*_]*+\Z")


@cache
def _opens() -> re.Pattern[str]:
    """A citation with which an item begins, "các" in front of it or not."""
    return re.compile(rf"[\s*_]*+(?:[Cc]ác\s++)?{BLANK}")


class BasisLists:
    r"""Goes through the segments of a text and tells which of them list a basis without saying so.

    Examples:
        >>> text = f"I. CĂN CỨ PHÁP LÝ\n- {BLANK * 9};\n"
        >>> lists = BasisLists(text, text.lower())
        >>> lists.lead_of(Segment(0, 0, 18, "", None, False)) is None
        True
        >>> lists.lead_of(Segment(18, 20, 30, "dash", None, False)).lead.relation
        'based_on'
    """

    def __init__(self, text: str, lowered: str) -> None:
        self._text = text
        self._lowered = lowered
        self._mode: Mode | None = None
        self._headed = False
        self._may_head = any(words in lowered for words in phrases("basis_heading"))

    def lead_of(self, segment: Segment) -> Carried | None:
        """What a segment is to be read under; None where it says itself what it does.

        Args:
            segment: The next segment, in the order of the text.
        """
        if self._mode is None and segment.kind != "basis" and not self._may_head:
            return None  # most sentences
        text = self._text
        listed = self._mode is not None and _opens().match(text, segment.body) is not None
        if listed and self._mode is not None and (self._headed or not segment.kind):
            lead = Carried(self._mode)
            self._goes_on(segment)
            return lead
        if segment.kind == "basis":
            self._begin(segment, headed=False)
            self._goes_on(segment)
            return None
        short = segment.end - segment.start <= _LONGEST
        if short and _heading().match(self._lowered, segment.start, segment.end):
            self._begin(segment, headed=True)
        else:
            self._mode = None
        return None

    def _begin(self, segment: Segment, *, headed: bool) -> None:
        token = Token("basis", "", segment.start, min(segment.end, segment.start + 1))
        self._mode, self._headed = Mode(token, "based_on", segment.start), headed

    def _goes_on(self, segment: Segment) -> None:
        """Forget the list where an item of the preamble does not end in a semicolon."""
        if not self._headed and not self._text[segment.start : segment.end].rstrip().endswith(";"):
            self._mode = None
