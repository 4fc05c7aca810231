"""The full text as HTML: every line kept, every citation a link, every finding a place to go to.

Citations may lie inside one another (a law named in the name of a law); an HTML link may not. So the text is
cut at every border, and each stretch belongs to the innermost citation over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from viz.reports.display import HIDDEN

_HIDDEN_RUN = re.compile(f"([{re.escape(''.join(map(chr, HIDDEN)))}])")
_LINE = Markup('<p class="l" data-n="{}">{}</p>\n')
_EMPTY = Markup('<p class="l empty"></p>\n')
_CITE = Markup('<a class="{}" href="#{}" data-card="{}" title="{}"{}>{}</a>')
_SPOT = Markup('<mark class="spot s-{}" title="{}">{}</mark>')
_PIN = Markup('<span id="{}" class="pin"></span>')
_FIX = Markup('<span class="fix">{}</span>')
_CONTROL = Markup('<span class="ctl">{}</span>')
_BDI = Markup("<bdi>{}</bdi>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text that something is said of.

    Attributes:
        start: First code point.
        end: One past the last.
        anchor: Its id on the page.
        level: ``error``, ``warning``, ``info`` or ``clean``.
        title: What a pointer resting on it is told.
        card: Id of the card with its details; None for a stretch that is no citation.
    """

    start: int
    end: int
    anchor: str
    level: str
    title: str
    card: str | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    owner: Mark | None
    nested: bool
    fixed: bool


def plain(text: str) -> Markup:
    r"""Words of a document: escaped, isolated in direction, with hidden characters shown.

    Examples:
        >>> plain("<b>\u202e")
        Markup('<bdi>&lt;b&gt;<span class="ctl">⟦U+202E⟧</span></bdi>')
    """
    return _BDI.format(_shown(text))


def _shown(text: str) -> Markup:
    parts = _HIDDEN_RUN.split(text)
    return Markup("").join(
        _CONTROL.format(HIDDEN[ord(part)]) if place % 2 else part for place, part in enumerate(parts)
    )


def _innermost(marks: Iterable[Mark]) -> Mark | None:
    """The mark that a stretch belongs to: a citation before a bare finding, the shorter before the longer."""
    return min(marks, key=lambda mark: (mark.card is None, mark.end - mark.start), default=None)


def _stretches(length: int, marks: Sequence[Mark], fixes: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
    """The text cut at every border, in order."""
    borders = {0, length, *(at for mark in marks for at in (mark.start, mark.end))}
    borders.update(at for fix in fixes for at in fix)
    cuts = sorted(at for at in borders if 0 <= at <= length)
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.end > start]
        citations = sum(mark.card is not None for mark in over)
        fixed = any(first <= start and end <= last for first, last in fixes)
        yield _Stretch(start, end, _innermost(over), citations > 1, fixed)


class _Page:
    """Collects lines of HTML from stretches; knows which anchors are set already."""

    def __init__(self, pins: Mapping[int, Sequence[str]]) -> None:
        self.pins = pins
        self.lines: list[Markup] = []
        self.line: list[Markup] = []
        self.run: list[Markup] = []
        self.owner: Mark | None = None
        self.nested = False
        self.anchored: set[str] = set()

    def pin(self, at: int) -> None:
        """Set the anchors of findings that begin here."""
        for anchor in self.pins.get(at, ()):
            self.close_run()
            self.line.append(_PIN.format(anchor))

    def add(self, text: str, stretch: _Stretch) -> None:
        """Add words of one line."""
        if not text:
            return
        if stretch.owner is not self.owner or stretch.nested != self.nested:
            self.close_run()
            self.owner, self.nested = stretch.owner, stretch.nested
        words = _shown(text)
        self.run.append(_FIX.format(words) if stretch.fixed else words)

    def close_run(self) -> None:
        """End the link, mark or plain words being written."""
        if self.run:
            self.line.append(self._run(_BDI.format(Markup("").join(self.run))))
        self.run = []

    def _run(self, words: Markup) -> Markup:
        mark = self.owner
        if mark is None:
            return words
        if mark.card is None:
            return _SPOT.format(mark.level, mark.title, words)
        first = mark.anchor not in self.anchored
        self.anchored.add(mark.anchor)
        extra = Markup(' id="{}"').format(mark.anchor) if first else Markup(' tabindex="-1"')
        names = f"cite s-{mark.level}{' nested' if self.nested else ''}"
        return _CITE.format(names, mark.card, mark.card, mark.title, extra, words)

    def end_line(self) -> None:
        """Close the line being written."""
        self.close_run()
        body = Markup("").join(self.line)
        self.lines.append(_LINE.format(len(self.lines) + 1, body) if body else _EMPTY)
        self.line = []


def marked_text(
    text: str,
    marks: Sequence[Mark],
    *,
    fixes: Sequence[tuple[int, int]] = (),
    pins: Mapping[int, Sequence[str]] | None = None,
) -> Markup:
    """The whole text as HTML paragraphs, one a line.

    Args:
        text: The text checked, untouched.
        marks: Citations and findings without a citation; they may overlap.
        fixes: Stretches that a suggestion replaces.
        pins: Anchors to set at offsets, for findings that no mark carries.
    """
    text = text.replace("\r\n", " \n")  # same length; the return of a line end is nothing to look at
    page = _Page(pins or {})
    borders = [(at, at) for at in (pins or {})]
    for stretch in _stretches(len(text), marks, [*fixes, *borders]):
        page.pin(stretch.start)
        first, *others = text[stretch.start : stretch.end].split("\n")
        page.add(first, stretch)
        for line in others:
            page.end_line()
            page.add(line, stretch)
    page.pin(len(text))
    page.end_line()
    return Markup("").join(page.lines)
