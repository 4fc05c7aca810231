"""What is printed on a page beside its running text: running heads and feet, page numbers, stamps, notes.

They would stand in the middle of sentences that run over pages. They are taken out and named, never lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from loaders.phrases import alternatives, phrases
from loaders.sources.page import Page, Segment, as_line, median, rows

TOP_SHARE, BOTTOM_SHARE = 0.14, 0.14
"""Running heads stand in the upper, feet in the lower part of a page of so much of its height."""
MAX_ROWS = 4
"""Lines of a running head."""
REPEATED_SHARE = 0.2
"""A running head stands on at least so many of the pages, and on two."""
SAME_HEIGHT = 8.0
"""Points by which it may move."""

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:[Tt]rang\s{0,2})?(?:[0-9]{1,4}|[ivxlcIVXLC]{1,7})(?:\s?[/|]\s?[0-9]{1,4})?\W{0,3}"
)
_NOTE_MARK = re.compile(r"[⁰¹²³⁴-⁹*†]|[0-9]{1,3}(?=[\s.)A-ZĐ])|[\[(][0-9]{1,3}[\])]")


@cache
def _gazette() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('gazette_name'))})\s?/\s?[Ss]ố\s[0-9]")


@cache
def _stamp() -> re.Pattern[str]:
    """The line by which what a signing program prints is known."""
    return re.compile(rf"(?:{alternatives(phrases('stamp_lead'))})(?!\w)")


@cache
def _stamp_more() -> re.Pattern[str]:
    """Further lines that such a program prints: a label with its value, or a bare time."""
    return re.compile(rf"(?:{alternatives(phrases('stamp_label'))})\s?[:=]|[0-9:.+T\- ]{{8,}}\Z")


@dataclass(slots=True)
class Taken:
    """What was taken out of the flow.

    Attributes:
        stretches: Kind (``header``, ``footer``, ``stamp``, ``footnote``, ``turned``) and lines, in the order of
            the pages; a running head once.
        numbers: Page numbers left out.
        repeats: Running heads and feet left out because they stand there already.
    """

    stretches: list[tuple[str, list[Segment]]] = field(default_factory=list)
    numbers: int = 0
    repeats: int = 0


def take_margins(pages: Sequence[Page]) -> Taken:
    """Take all that is no running text out of the pages.

    Args:
        pages: Their segments are changed.

    Returns:
        What was taken.
    """
    taken = Taken()
    body = _body_size(pages)
    _take_running(pages, taken)
    for page in pages:
        _take_stamps(page, body, taken)
        _take_notes(page, body, taken)
        for row in rows(page.turned):
            taken.stretches.append(("turned", [as_line(row)]))
        page.turned = []
    return taken


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for segment in page.segments:
            sizes[round(segment.size * 2) / 2] += len(segment.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=12.0)


def _take_running(pages: Sequence[Page], taken: Taken) -> None:
    """Lines at the edge that come again on other pages, digits aside."""
    edges = {kind: [_edge_rows(page, kind) for page in pages] for kind in ("header", "footer")}
    for kind, by_page in edges.items():
        places = _places(by_page)
        wanted = max(2, REPEATED_SHARE * len(pages))
        seen: set[str] = set()
        for page, edge in zip(pages, by_page, strict=True):
            for row in edge:
                text = _key(row)
                number = bool(_PAGE_NUMBER.fullmatch(" ".join(one.text for one in row))) and len(pages) > 1
                if (
                    not number
                    and not _gazette().search(as_line(row).text)
                    and _repeats(places[text], row[0].base) < wanted
                ):
                    break
                _remove(page, row)
                _enter(taken, kind, text, row, seen, number=number)


def _enter(taken: Taken, kind: str, text: str, row: list[Segment], seen: set[str], *, number: bool) -> None:
    if number:
        taken.numbers += 1
    elif text in seen:
        taken.repeats += 1
    else:
        seen.add(text)
        taken.stretches.append((kind, [as_line(row)]))


def _edge_rows(page: Page, kind: str) -> list[list[Segment]]:
    """The lines at the upper or lower edge, from the edge inwards."""
    if kind == "header":
        near = [one for one in page.segments if one.base > page.height * (1 - TOP_SHARE)]
        return rows(near)[:MAX_ROWS]
    near = [one for one in page.segments if one.base < page.height * BOTTOM_SHARE]
    return rows(near)[::-1][:MAX_ROWS]


def _places(by_page: list[list[list[Segment]]]) -> dict[str, list[float]]:
    places: dict[str, list[float]] = {}
    for edge in by_page:
        for row in edge:
            places.setdefault(_key(row), []).append(row[0].base)
    return places


def _key(row: list[Segment]) -> str:
    """The words of a line without digits and in the order of the alphabet: odd and even pages are mirrored."""
    return " ".join(sorted(_DIGITS.sub("#", " ".join(one.text for one in row)).split()))


def _repeats(places: list[float], height: float) -> int:
    return sum(abs(place - height) <= SAME_HEIGHT for place in places)


def _remove(page: Page, gone: Sequence[Segment]) -> None:
    names = {id(one) for one in gone}
    page.segments = [one for one in page.segments if id(one) not in names]


def is_stamp(segment: Segment) -> bool:
    """Whether a signing program printed it."""
    return bool(_stamp().match(segment.text) or _stamp_more().match(segment.text))


def _take_stamps(page: Page, body: float, taken: Taken) -> None:
    """What a signing program printed over the page: its known words, and the small lines around them."""
    stamp = [one for one in page.segments if _stamp().match(one.text)]
    if not stamp:
        return
    rest = [one for one in page.segments if one not in stamp]
    grown = True
    while grown:
        more = [one for one in rest if any(_belongs(one, part, body) for part in stamp)]
        rest = [one for one in rest if one not in more]
        stamp += more
        grown = bool(more)
    _remove(page, stamp)
    taken.stretches.append(("stamp", [as_line(row) for row in rows(stamp)]))


def _belongs(segment: Segment, part: Segment, body: float) -> bool:
    near = abs(segment.base - part.base) <= 1.8 * max(part.size, segment.size)
    beside = segment.left < part.right + part.size and part.left < segment.right + part.size
    small = segment.size <= 0.9 * body and abs(segment.size - part.size) <= 0.25 * part.size
    return near and beside and (small or bool(_stamp_more().match(segment.text)))


def _take_notes(page: Page, body: float, taken: Taken) -> None:
    """Small lines at the foot of the page, from the first one that begins with the mark of a note."""
    lines = rows(page.segments)
    first = len(lines)
    while first and median([one.size for one in lines[first - 1]]) <= 0.93 * body:
        first -= 1
    if not first:
        return  # a page in small letters from the top down is a table or an annex
    while first < len(lines) and not _NOTE_MARK.match(lines[first][0].text):
        first += 1
    notes = lines[first:]
    if not notes or notes[0][0].base > page.height * 0.6 or any(len(row) > 1 for row in notes):
        return  # nothing, or a table in small letters
    for row in notes:
        _remove(page, row)
    groups: list[list[Segment]] = []
    for row in notes:
        if not groups or _NOTE_MARK.match(row[0].text):
            groups.append([])
        groups[-1].append(as_line(row))
    taken.stretches += (("footnote", group) for group in groups)
