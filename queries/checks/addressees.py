"""Those a text is sent to and those who get a copy (*kính gửi, nơi nhận*)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.evidence import Span
from graph.folding import fold_marks
from graph.vocab.phrasing import check_phrases
from queries.checks.words import starts_with

# Signs of markup before the words of a line.
MARKUP = " \t*_#|>"
ITEM = ("-", "+", "*", "•", "–", "●")
# Behind such a sign a list goes on in the next line.
GOES_ON = (",", ";", ":")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees:
    """Where a text names who gets it.

    Attributes:
        to: The stretches behind *Kính gửi*.
        copies: The stretches behind *Nơi nhận*.
    """

    to: tuple[Span, ...]
    copies: tuple[Span, ...]


@lru_cache(maxsize=4)
def addressees(text: str) -> Addressees:
    r"""Where a text names those it is sent to and those who get a copy.

    Examples:
        >>> letter = "Kính gửi:\n- Sở Nội vụ;\n- Sở Tư pháp.\n\nThực hiện kế hoạch, các sở báo cáo."
        >>> [letter[span.start : span.end] for span in addressees(letter).to]
        ['Kính gửi:\n- Sở Nội vụ;\n- Sở Tư pháp.']
        >>> addressees("Sở Nội vụ kính gửi lời chào.").to
        ()
    """
    return Addressees(
        to=_stretches(text, check_phrases("addressed_to")), copies=_stretches(text, check_phrases("copied_to"))
    )


def _stretches(text: str, leads: tuple[str, ...]) -> tuple[Span, ...]:
    """Every line that begins with one of the words, with the lines that belong to it."""
    found: list[Span] = []
    start = end = at = 0
    last = ""  # the last line of an open stretch
    for line in text.splitlines(keepends=True):
        bare = line.strip(MARKUP + "\r\n")
        heads = starts_with(fold_marks(bare).replace(":", " :"), leads)
        if last and bare and (heads or not (line.lstrip().startswith(ITEM) or last.endswith(GOES_ON))):
            found.append(Span(start, end))
            last = ""
        if heads:
            start = at
        if bare and (heads or last):
            last, end = bare, at + len(line.rstrip())
        at += len(line)
    return (*found, Span(start, end)) if last else tuple(found)
