"""Lines become paragraphs again: what was one sentence over lines, columns and pages is one line of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.evidence import Span
from graph.reading import Piece, RecognisedWord
from loaders.phrases import alternatives, phrases
from loaders.sources.page import Segment, median
from loaders.sources.page_margins import Taken
from loaders.sources.page_order import Block

INDENT = 0.7
"""A line that starts so many letter sizes inside opens a paragraph."""
WIDE_PITCH = 1.3
"""Lines farther apart than so many times the usual are apart."""
HEAD_LINES = 8
"""Columns of at most so many lines stand beside each other like cells: the two of a document's head."""

_ENDS = (".", ":", ";", "!", "?", "…", "./.")
# A number and symbol that a line's end cut in two: nothing stands between the halves.
_CUT_BEFORE = re.compile(r"[0-9A-ZĐa-zđ][-/–]\Z|[0-9]/\s?\Z")
_CUT_AFTER = re.compile(r"[-/–][A-ZĐ0-9]")
_OPEN_SYMBOL = re.compile(r"[0-9]{1,5}[a-zđ]?/(?:[0-9]{4}/?)?[A-ZĐ0-9/-]{0,30}\Z")
_SYMBOL_TAIL = re.compile(r"[A-ZĐ]{2,}[A-ZĐa-z]{0,12}\Z")


@cache
def _marker() -> re.Pattern[str]:
    """What a new paragraph begins with: a dash, a number, the label of an article, a legal basis."""
    article, basis = alternatives(phrases("article_label")), alternatives(phrases("basis_item"))
    part = alternatives(phrases("chapter_label") + phrases("annex_label"))
    return re.compile(
        r"[-–—+•*●▪]\s|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]\s{1,3}[A-ZĐÀ-Ỹ]|[a-zđ]\)\s|[IVX]{1,5}\.\s"
        rf"|(?:{article})\s[0-9]{{1,3}}[a-zđ]?[.:]|(?:{part})\s[IVX0-9]{{1,5}}\b|(?:{basis})\s|Số\s?:"
    )


@dataclass(slots=True)
class Flow:
    """The text of all pages as it grows.

    Attributes:
        text: The parts, to be joined.
        length: Code points so far.
        pieces: Where each line stands.
        places: Named stretches.
        words: What was recognised.
    """

    text: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    places: list[tuple[str, Span]] = field(default_factory=list)
    words: list[RecognisedWord] = field(default_factory=list)

    def put(self, text: str) -> None:
        """Text that stands nowhere in the file."""
        self.text.append(text)
        self.length += len(text)

    def line(self, line: Segment) -> None:
        """One line of a page."""
        start = self.length
        self.words += (
            RecognisedWord(start=start + first, end=start + last, confidence=confidence)
            for first, last, confidence in line.scores
        )
        self.put(line.text)
        if line.text:
            self.pieces.append(Piece(start=start, end=self.length, part=f"page {line.page}", where=line.where()))

    def finished(self) -> str:
        """All of the text."""
        return "".join(self.text)


def flow_pages(pages: Sequence[Sequence[Block]], taken: Taken) -> Flow:
    """The text of all pages: the running text, then what stood beside it.

    Args:
        pages: The blocks of each page, in the order of reading.
        taken: What was taken out of the pages.
    """
    flow = Flow()
    before: tuple[Segment, Block] | None = None
    for blocks in pages:
        for index, block in enumerate(blocks):
            pitch = _pitch(block)
            for at, line in enumerate(block.lines):
                if before is not None:
                    last, where = before
                    if at:
                        flow.put(_between(last, line, block, pitch))
                    else:
                        flow.put(_between_blocks(last, where, line, block, new_page=index == 0))
                flow.line(line)
                before = (line, block)
    _beside(flow, taken)
    return flow


def _beside(flow: Flow, taken: Taken) -> None:
    order = ("footnote", "header", "footer", "stamp", "turned")
    for kind, lines in sorted(taken.stretches, key=lambda one: order.index(one[0])):
        if flow.length:
            flow.put("\n")
        start = flow.length
        for index, line in enumerate(lines):
            if index:
                flow.put(_joint(lines[index - 1].text, line.text) if kind == "footnote" else "\n")
            flow.line(line)
        flow.places.append((kind, Span(start, flow.length)))


def _pitch(block: Block) -> float:
    steps = [above.base - below.base for above, below in zip(block.lines, block.lines[1:], strict=False)]
    size = median([line.size for line in block.lines], 12.0)
    return median(sorted(step for step in steps if step > 0.5 * size), 1.2 * size)


def _between(above: Segment, below: Segment, block: Block, pitch: float) -> str:
    """What stands between two lines of a block: nothing, a blank, the end of a paragraph."""
    if "\t" in above.text or "\t" in below.text:
        return "\n"
    if _is_cut(above.text, below.text):
        return ""
    if _is_title(above.text) or _is_title(below.text) or above.text.endswith("Hạnh phúc"):
        return "\n"
    far = above.base - below.base > WIDE_PITCH * pitch
    if (far and not below.text[:1].islower()) or _room_left(above, below, block.right):
        return "\n"
    if _marker().match(below.text) and not _mid_sentence(above.text, below.text):
        return "\n"
    return "\n" if _opens(above, below, block) else _joint(above.text, below.text)


def _between_blocks(above: Segment, first: Block, below: Segment, second: Block, *, new_page: bool) -> str:
    """The same over the end of a column or a page."""
    if second.beside and not new_page and min(len(first.lines), len(second.lines)) <= HEAD_LINES:
        return "\t"
    if not new_page and not second.beside:
        return "\n"
    if _is_cut(above.text, below.text):
        return ""
    alike = abs((first.right - first.left) - (second.right - second.left)) <= 0.25 * (first.right - first.left)
    if not alike and len(second.lines) > 1 and len(first.lines) > 1:
        return "\n"
    if (
        _room_left(above, below, first.right)
        or _marker().match(below.text)
        or below.left - second.left > INDENT * below.size
    ):
        return "\n"
    if above.text.rstrip().endswith(_ENDS) and not below.text[:1].islower():
        return "\n"
    return _joint(above.text, below.text)


def _room_left(above: Segment, below: Segment, right: float) -> bool:
    """Whether the next word would have fitted: then the line was ended on purpose."""
    return above.right + 0.3 * above.size + below.opening < right - 0.1 * above.size


def _opens(above: Segment, below: Segment, block: Block) -> bool:
    """Whether a line starts farther inside than the paragraph above it runs."""
    indent = INDENT * below.size
    if below.left - block.left <= indent:
        return False
    centred = abs((above.left + above.right) - (below.left + below.right)) <= 2 * below.size
    full = block.right - below.right <= indent
    return not centred or full or above.size != below.size


def _is_title(line: str) -> bool:
    """Whether a line is words in capitals: titles and names of bodies stand on lines of their own."""
    return line.isupper() and " " in line.strip()


def _mid_sentence(above: str, below: str) -> bool:
    """Whether a marker at the start of a line is only a word of the sentence that runs on."""
    return not above.rstrip().endswith((*_ENDS, ",")) and below.startswith(
        ("Căn cứ", "Chương", "Mục", "Phần", "Phụ lục")
    )


def _is_cut(above: str, below: str) -> bool:
    """Whether a number or symbol was cut in two between the lines."""
    tail, head = above[-40:], below[:20]
    if not head or not tail:
        return False
    if _CUT_BEFORE.search(tail) and head[0].isalnum():
        return bool(_OPEN_SYMBOL.search(tail.rstrip())) or (head[0].isupper() and not head[1:2].islower())
    return bool(_CUT_AFTER.match(head)) and bool(
        _OPEN_SYMBOL.search(tail) or _SYMBOL_TAIL.search(tail) or tail[-1:].isdigit()
    )


def _joint(above: str, below: str) -> str:
    return "" if _is_cut(above, below) or above.endswith(" ") or below.startswith(" ") else " "
