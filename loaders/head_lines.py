"""The lines above a document's title, table cells and columns taken apart, and the body they name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.citation import StatedIssuer
from graph.issuer import name_in_place
from loaders.mentions.areas import Area, read_area
from loaders.mentions.issuers import body_book, read_body
from loaders.phrases import phrases

_CELL = re.compile(r"[^\n\t|]+")
_RULE = re.compile(r"[\W_]*\Z")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line or table cell.

    Attributes:
        text: Its words, marks of emphasis taken off.
        start: Where it begins.
        end: Where it ends.
        gap: Whether an empty line stands before it.
    """

    text: str
    start: int
    end: int
    gap: bool


def head_lines(text: str) -> list[HeadLine]:
    """The lines and cells of a head that hold words, in order."""
    lines: list[HeadLine] = []
    before = 0
    for match in _CELL.finditer(text):
        words = match.group().strip(" *_#\r\f>")
        if not words or _RULE.match(words):
            continue
        start = match.start() + match.group().index(words)
        lines.append(HeadLine(" ".join(words.split()), start, start + len(words), "\n\n" in re.sub(r"[ \t\r]", "", text[before:start])))
        before = start + len(words)
    return lines


def _capitalised(line: str) -> str:
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in line.split())


def issuer_of(lines: list[HeadLine]) -> tuple[str | None, Area | None]:
    """The issuing body that the head names, with its place; the lower of two lines issues.

    Examples:
        >>> lines = head_lines("ỦY BAN NHÂN DÂN\\nHUYỆN TRÀ CÚ\\nSố: 1/BC-UBND")
        >>> issuer_of(lines)[0]
        'Ủy ban nhân dân huyện Trà Cú'
    """
    words = [
        _capitalised(line.text)
        for line in lines
        if not line.text.lower().startswith((*phrases("motto"), "số", "ngày"))
    ]
    joined = "\n".join(words)
    at, bodies, area = 0, [], None
    while at < len(joined):
        if (at == 0 or joined[at - 1] in "\n ") and body_book().longest(joined, at):
            body = read_body(joined, at, known_only=True)
            if body:
                bodies.append(body)
                at = body.span.end
                continue
        at += 1
    for at in (match.start() for match in re.finditer(r"(?:\A|(?<=[\s]))", joined)):
        found = read_area(joined, at)
        if found and found.name:
            area = found
    if not bodies:
        return None, area
    return _full_name(bodies[-1], area), area


def _full_name(body: StatedIssuer, area: Area | None) -> str:
    if body.place or area is None or body.organ is None:
        return body.name
    rows = body_book().longest(body.name, 0)
    return name_in_place(body.name, area.full_name) if rows and rows[0].organ.local else body.name
