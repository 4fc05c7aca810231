"""Notes and the words their markers follow (``cải cách hành chính¹ … ¹ Kế hoạch số 03/KH-UBND``)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from loaders.normalize import CleanText

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
_HEAD = rf"[ \t]*+(?P<mark>{_MARK}|\[\d{{1,3}}\])[ \t]*+(?=\S)"
_FIRST_NOTE = re.compile(_HEAD)
_NOTE = re.compile(rf"\n{_HEAD}")
_IN_TEXT = re.compile(
    r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹\[](?:(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2}|(?<=\w\[)\d{1,3}\]))"
)
_CLAUSE = ",;:.()\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note.

    Attributes:
        marker: Its number.
        start: Where its text begins.
        end: Where its text ends.
        anchor: Words of the body before its marker; None where the body has no such marker.
    """

    marker: str
    start: int
    end: int
    anchor: tuple[int, int] | None


def _number(mark: str) -> str:
    return mark.strip("[]").translate(SUPERSCRIPTS)


def find_notes(clean: CleanText) -> list[Note]:
    """Every note of a text, in order, each with the words its marker follows."""
    text = clean.text
    if "¹" not in text and "²" not in text and not ("[" in text and "\n[" in text):
        return []
    first = _FIRST_NOTE.match(text)
    heads = [*([first] if first else []), *_NOTE.finditer(text)]
    if not heads:
        return []
    within = {match.start("mark") for match in heads}
    anchors: dict[str, list[tuple[int, int]]] = {}
    for match in _IN_TEXT.finditer(text):
        if match.start() in within:
            continue
        low = max(0, match.start() - 160)
        cut = max(text.rfind(sign, low, match.start()) for sign in _CLAUSE)
        start = cut + 1 if cut >= 0 else low
        while start < match.start() and text[start].isspace():
            start += 1
        anchors.setdefault(_number(match["mark"]), []).append((start, match.start()))
    notes: list[Note] = []
    for match in heads:
        marker = _number(match["mark"])
        end = text.find("\n", match.end())
        places = anchors.get(marker, [])
        before = bisect_left(places, (match.start(), 0)) - 1
        anchor = places[max(0, before)] if places else None
        notes.append(Note(marker, match.end(), len(text) if end < 0 else end, anchor))
    return notes
