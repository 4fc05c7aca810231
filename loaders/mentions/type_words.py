"""The document-type word that stands before a number (*loại văn bản*)."""

from __future__ import annotations

import re
from functools import cache

from graph.vocab import document_types
from loaders.phrases import alternatives, phrases

_LONGEST = 6
_SPACES = re.compile(r"\s+")
#: "pháp luật", "kỷ luật" end in a type word and are none.
_NOT_BEFORE = frozenset({"pháp", "kỷ"})


@cache
def type_words() -> dict[str, str]:
    """Every way a type is written in running text, lower-cased, → its name.

    Examples:
        >>> type_words()["chương trình hành động"]
        'Chương trình'
    """
    found: dict[str, str] = {}
    for row in document_types():
        for word in (row.name, *row.words):
            found.setdefault(word.lower(), row.name)
    return found


@cache
def short_type_words() -> dict[str, str]:
    """Abbreviations used as a word (``"NĐ"``) → name of the type; capitals only."""
    return {word: row.name for row in document_types() for word in row.short_words}


@cache
def _last_syllables() -> frozenset[str]:
    words = (*type_words(), *short_type_words())
    return frozenset(word.split()[-1].lower() for word in words)


@cache
def _named_by_issuer() -> re.Pattern[str]:
    """``Quyết định của Chủ tịch UBND tỉnh`` before "số"."""
    names = tuple(word for row in document_types() for word in (row.name, row.name.lower()))
    return re.compile(rf"(?<!\w)({alternatives(names)})(\s+của\s+[^;:\n]{{3,80}}?)\s*+\Z")


class Before:
    """What stands before a number.

    Attributes:
        name: Name of the type; None where no type word stands there.
        word: The type word as written.
        start: Offset of the type word; of the number where there is none.
        so: Whether "số" stands between.
        colon: Whether a colon follows "số".
        edge: Offset at which what stands before the type word (or "số", or the number) ends.
        issuer: Offset at which an issuer between type word and "số" begins; 0 where none is.
    """

    __slots__ = ("colon", "edge", "issuer", "name", "so", "start", "word")

    def __init__(self, start: int) -> None:
        self.name: str | None = None
        self.word: str | None = None
        self.start = start
        self.so = False
        self.colon = False
        self.edge = start
        self.issuer = 0


def type_ending_at(text: str, end: int) -> tuple[str, str, int] | None:
    """The type word that ends at an offset: its name, the word as written, and where it begins.

    Examples:
        >>> type_ending_at("các Nghị định", 13)
        ('Nghị định', 'Nghị định', 4)
    """
    low = max(0, end - 56)
    words = text[low:end].split()
    if not words:
        return None
    last = words[-1]
    if last.lower().lstrip("([“\"'") not in _last_syllables():
        short = last.lstrip("([“\"'-+;,.")
        if short not in short_type_words():
            return None
        return short_type_words()[short], short, end - len(short)
    table = type_words()
    for count in range(min(_LONGEST, len(words)), 0, -1):
        parts = words[-count:]
        parts[0] = parts[0].lstrip("([“\"'-+*_;:,./")
        key = " ".join(parts)
        name = table.get(key.lower())
        if name is None:
            continue
        start = end - len(key)
        if count == 1 and count < len(words) and words[-2].lower().lstrip("(") in _NOT_BEFORE:
            return None
        if text[start:end] != key:
            found = [m.start() for m in re.finditer(r"\s+".join(map(re.escape, parts)), text[low:end])]
            if not found:
                return None
            start = low + found[-1]
        return name, text[start:end], start
    short = last.lstrip("([“\"'-+;,.")
    if short in short_type_words():
        return short_type_words()[short], short, end - len(short)
    return None


@cache
def _number_word_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('number_word'))})\s*+(?P<colon>:?)\s*+\Z")


def look_before(text: str, start: int) -> Before:
    """Read the type word and "số" that stand before a number at an offset."""
    before = Before(start)
    low = max(0, start - 16)
    piece = text[low:start]
    stripped = piece.rstrip(" \t\n\r:*_")
    if stripped[-1:] in "ốỐ" and stripped:
        match = _number_word_end().search(piece.replace("*", " ").replace("_", " "))
        if match and (match.start() == 0 or not piece[match.start() - 1].isalnum()):
            before.so = True
            before.colon = bool(match["colon"])
            before.edge = low + match.start()
    edge = before.edge
    while edge and text[edge - 1] in " \t\n\r\f*_":
        edge -= 1
        if before.start - edge > 40:
            break
    found = type_ending_at(text, edge)
    if found:
        before.name, before.word, before.start = found
        before.edge = before.start
    elif before.so:
        match = _named_by_issuer().search(text, max(0, edge - 120), edge)
        if match:
            before.name = type_words()[_SPACES.sub(" ", match[1]).lower()]
            before.word = match[1]
            before.start = before.edge = match.start()
            before.issuer = match.start(2)
    return before
