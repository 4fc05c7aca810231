"""The document-type word that stands before a number (*loại văn bản*)."""

from __future__ import annotations

import re
from functools import cache

from graph.vocab import document_types
from loaders.mentions.bodies import read_body
from loaders.phrases import alternatives, phrases
from loaders.type_tables import short_type_words, type_words

_OPENING = "([“\"'-+*_;:,./"
_SPACE = " \t\n\r\f*_"
_GAP = _SPACE + ":"
_SPACES = re.compile(r"\s+")


@cache
def _counts() -> dict[str, tuple[int, ...]]:
    """Last syllable of a type word → how many syllables such words have, longest first."""
    found: dict[str, set[int]] = {}
    for word in type_words():
        parts = word.split()
        found.setdefault(parts[-1], set()).add(len(parts))
    return {last: tuple(sorted(counts, reverse=True)) for last, counts in found.items()}


@cache
def _most_syllables() -> int:
    """One more than the longest type word has: what stands before it is looked at too."""
    return max(max(counts) for counts in _counts().values()) + 1


def _is_body(words: str) -> bool:
    """Whether the words behind a type ("của …") are a body, and no clause."""
    at = len(words) - len(words.lstrip().split(None, 1)[-1])
    body = read_body(words, at, known_only=True)
    return body is not None and len(words.rstrip()) - body.span.end < 3


@cache
def _form_word() -> re.Pattern[str]:
    """``Mẫu số 02/BK``: what is numbered is a form."""
    words = phrases("form_word")
    return re.compile(rf"(?<!\w)(?:{alternatives(words + tuple(word[0].upper() + word[1:] for word in words))})\Z")


@cache
def _named_by_issuer() -> re.Pattern[str]:
    """``Quyết định của Chủ tịch UBND tỉnh`` before "số", a colon between them or none."""
    names = {word for row in document_types() for name in (row.name, *row.words) for word in (name, name.lower())}
    names |= {name[0].upper() + name[1:] for name in names}
    return re.compile(rf"(?<!\w)({alternatives(tuple(names))})(\s+của\s+[^;:\n]{{3,80}}?)\s*+:?\s*+\Z")


class Before:
    """What stands before a number.

    Attributes:
        name: Name of the type; None where no type word stands there.
        word: The type word as written; None also where a colon parts it from its list.
        start: Offset of the type word; of the number where there is none.
        so: Whether "số" stands between.
        colon: Whether a colon follows "số".
        edge: Offset at which what stands before the type word (or "số", or the number) ends.
        issuer: Offset at which an issuer between type word and "số" begins; 0 where none is.
        form: Whether a form, a table or an annex is numbered there, and no document.
    """

    __slots__ = ("colon", "edge", "form", "issuer", "name", "so", "start", "word")

    def __init__(self, start: int) -> None:
        self.name: str | None = None
        self.word: str | None = None
        self.start = start
        self.so = False
        self.colon = False
        self.edge = start
        self.issuer = 0
        self.form = False

    def forget(self, start: int) -> None:
        """Drop a type word that cannot belong to the number."""
        self.name = self.word = None
        self.start = start
        self.edge = max(self.edge, self.issuer) if self.issuer else self.edge


def type_ending_at(text: str, end: int) -> tuple[str, str, int] | None:
    """The type word that ends at an offset: its name, the word as written, and where it begins.

    Examples:
        >>> type_ending_at("các Nghị định", 13)
        ('Nghị định', 'Nghị định', 4)
    """
    words = text[max(0, end - 56) : end].rsplit(None, _most_syllables())
    if not words:
        return None
    last = words[-1]
    counts = _counts().get(last.lower())
    if counts is None and last[0] in _OPENING:
        counts = _counts().get(last.lower().lstrip(_OPENING))
    for count in counts or ():
        if count > len(words):
            continue
        found = _type_of_words(text, end, words[-count:])
        if found:
            before = words[-2].lower().lstrip(_OPENING) if count == 1 and len(words) > 1 else ""
            return None if before in phrases("type_never_behind") else found
    short = last.lstrip(_OPENING)
    if short in short_type_words():
        return short_type_words()[short], short, end - len(short)
    return None


def _type_of_words(text: str, end: int, parts: list[str]) -> tuple[str, str, int] | None:
    """The type that some words before an offset name."""
    parts[0] = parts[0].lstrip(_OPENING)
    key = " ".join(parts)
    name = type_words().get(key.lower())
    if name is None:
        return None
    start = end - len(key)
    if text[start:end] != key:
        low = max(0, end - 56)
        found = [m.start() for m in re.finditer(r"\s+".join(map(re.escape, parts)), text[low:end])]
        if not found:
            return None
        start = low + found[-1]
    return name, text[start:end], start


def look_before(text: str, start: int) -> Before:
    """Read the type word and "số" that stand before a number at an offset."""
    before = Before(start)
    edge = start
    while edge and start - edge < 40 and text[edge - 1] in _GAP:
        edge -= 1
    if edge > 1 and text[edge - 1] in "ốỐ" and text[edge - 2] in "sS" and not (edge > 2 and text[edge - 3].isalnum()):
        before.so = True
        before.colon = ":" in text[edge:start]
        edge = before.edge = edge - 2
        while edge and start - edge < 48 and text[edge - 1] in _SPACE:
            edge -= 1
    elif ":" in text[edge:start]:
        edge = start
        while edge and text[edge - 1] in _SPACE:
            edge -= 1
    if text.count("\n", edge, start) > (2 if before.so else 1):
        return before
    found = type_ending_at(text, edge)
    if found:
        before.name, before.word, before.start = found
        before.edge = before.start
    elif _form_word().search(text, max(0, edge - 16), edge):
        before.form = True
    elif before.so:
        low = max(0, edge - 120)
        match = _named_by_issuer().search(text, low, edge) if "của" in text[low:edge] else None
        if match and _is_body(match[2]):
            before.name = type_words()[_SPACES.sub(" ", match[1]).lower()]
            before.issuer = match.start(2)
            if ":" not in text[match.end(2) : edge]:  # a colon opens a list: its items begin at their numbers
                before.word = match[1]
                before.start = before.edge = match.start()
    return before
