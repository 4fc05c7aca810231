"""Names a text gives to a document it cites (*sau đây gọi tắt là …*), and where it uses them.

The document meant agrees with the alias: in its name, in number and type, in type, or as the decision that
issues what the alias names (``Quyết định số 06/QĐ-TTg … phê duyệt Đề án … (sau đây gọi tắt là Đề án 06)``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from graph.folding import fold_name
from loaders.known import name_of, works_named
from loaders.mentions.hit import Hit
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases
from loaders.type_tables import short_type_words, type_words

_FARTHEST = 600
_NEAR = 60
_BY_NAME = 5
_LAWS = {"Luật", "Bộ luật"}
_MARKS = ',.;:()[]“”"«»'
_BREAK = re.compile(r"[.;]\s|\n\n")
_SEQUENCE = re.compile(r"(?<![\w/])0*(?P<n>\d{1,5}[a-zđ]?)(?:/(?P<y>(?:19|20)\d\d))?(?![\w.,]*\d)")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


@cache
def _definition() -> re.Pattern[str]:
    opener = alternatives(_openers())
    return re.compile(
        rf"(?:{opener})\s*+:?\s*+[“\"«]?(?P<alias>[^()“”\"«»;.\n](?:[^()“”\"«»;.\n]|\n(?!\n)){{2,160}}?)\s*+"
        r"(?=[)”\"».;]|\n\n|\Z)"
    )


@cache
def _openers() -> tuple[str, ...]:
    """The openers from the word on that makes them one: ``gọi tắt là``."""
    stems = phrases("alias_stem")
    found = set()
    for opener in phrases("alias_opener"):
        words = opener.split()
        at = next((index for index, word in enumerate(words) if word in stems), 0)
        found.add(" ".join(words[at:]))
    return tuple(sorted(found))


@cache
def _stems() -> tuple[str, ...]:
    """First words of the openers: what to look for in a text."""
    return tuple(sorted({opener.split()[0] for opener in _openers()}))


@lru_cache(maxsize=2)
def _definitions(text: str) -> tuple[re.Match[str], ...]:
    """Every definition of an alias, in order."""
    found: dict[int, re.Match[str]] = {}
    for stem in _stems():
        at = text.find(stem)
        while at >= 0:
            match = _definition().match(text, at)
            if match:
                found.setdefault(match.start("alias"), match)
            at = text.find(stem, at + len(stem))
    return tuple(sorted(found.values(), key=lambda match: match.start()))


@cache
def _separator() -> re.Pattern[str]:
    joiner = alternatives(phrases("joiner"))
    return re.compile(rf"\s*+,\s*+(?:(?:{joiner})\s+)?|\s++(?:{joiner})\s++")


def _type_of(alias: str) -> str | None:
    """The type a name begins with: ``Kế hoạch 103``; None where it begins with none, or is no more."""
    words = alias.split()
    if alias.lower() in type_words() or len(words) < 2:
        return None
    for count in range(min(4, len(words) - 1), 0, -1):
        known = type_words().get(" ".join(words[:count]).lower())
        if known:
            return known if alias[0].isupper() or any(letter.isdecimal() for letter in alias) else None
    return short_type_words().get(words[0])


def _names(words: str) -> list[str]:
    """The documents that one clause names: ``Luật Đất đai và Nghị định 43``; names may hold commas."""
    words = " ".join(words.split())
    names = [""]
    at = 0
    for match in _separator().finditer(words):
        names[-1] += words[at : match.start()]
        if _type_of(words[match.end() :]) and words[match.end() : match.end() + 1].isupper():
            names.append("")
        else:
            names[-1] += match.group()
        at = match.end()
    names[-1] += words[at:]
    return [name for name in names if len(name) <= 80 and _type_of(name)]


def defining_spans(clean: CleanText) -> list[tuple[int, int]]:
    """Where aliases are defined: the words there are names, no citations."""
    return [match.span("alias") for match in _definitions(clean.text)]


def find_aliases(clean: CleanText, hits: list[Hit]) -> list[Hit]:
    """Give each citation its alias, and return the places where an alias stands for it.

    Args:
        clean: The text.
        hits: The citations found, in order; those that get an alias are changed.
    """
    text = clean.text
    uses = _Uses(text)
    starts = [hit.start for hit in hits]
    for match in _definitions(text):
        place = bisect_left(starts, match.start())
        for alias in _names(match["alias"]):
            target = _before(text, hits, place, alias, match.start())
            target = target or _behind(
                text, hits[(after := bisect_left(starts, match.end())) : after + 3], match, alias
            )
            if target is not None:
                target.alias = target.alias or alias
                for name in (alias, *_shorter(alias)):
                    uses.define(name, _Definition(match.start("alias"), match.end(), target))
    return uses.find(hits)


def _shorter(alias: str) -> tuple[str, ...]:
    """The alias with its type as an abbreviation: ``NĐ 115``, ``NĐ115`` for ``Nghị định 115``."""
    kind, _, number = alias.rpartition(" ")
    short = [word for word, name in short_type_words().items() if name == kind and number.isdecimal()]
    return tuple(f"{word}{gap}{number}" for word in short for gap in (" ", ""))


def _before(text: str, hits: list[Hit], place: int, alias: str, opener: int) -> Hit | None:
    """The citation before a definition that agrees best with the alias, the nearest of those.

    One of another paragraph must bear the very name: page heads break paragraphs as well.
    """
    best: tuple[int, bool] = (0, False)
    target: Hit | None = None
    for at in range(place - 1, -1, -1):
        hit = hits[at]
        if opener - hit.end > _FARTHEST:
            break
        agreement = _agreement(hit, alias)
        if agreement < _BY_NAME and "\n\n" in text[hit.end : opener]:
            continue
        if agreement and (agreement, hit.nested_in is None) > best:
            best, target = (agreement, hit.nested_in is None), hit
    return target


def _behind(text: str, hits: list[Hit], match: re.Match[str], alias: str) -> Hit | None:
    """The citation right behind a definition, where it prints the number: ``… được phê duyệt tại …``."""
    after = next((hit for hit in hits if hit.number is not None), None)
    if after is None or after.start - match.end() > _NEAR or _BREAK.search(text, match.end(), after.start):
        return None
    given = _SEQUENCE.search(alias)
    same = given is not None and (after.sequence or "").lstrip("0") == given["n"]
    return after if same and _agreement(after, alias) else None


def _agreement(hit: Hit, alias: str) -> int:
    """How well a citation agrees with an alias; 0 where it does not."""
    wanted, kind = _type_of(alias), hit.doc_type or ""
    if hit.name and fold_name(hit.name) == fold_name(alias):
        return _BY_NAME
    if hit.number is not None and works_named(alias):
        named = name_of(hit.number.text)
        return _BY_NAME if named and fold_name(named) == fold_name(alias) else 0
    given = next((match for match in _SEQUENCE.finditer(alias) if not _YEAR.match(match["n"])), None)
    same = given is not None and (hit.sequence or "").lstrip("0") == given["n"]
    if wanted is not None and (kind == wanted or kind.startswith(f"{wanted} ") or {wanted, kind} == _LAWS):
        return 4 if same else (0 if given is not None and hit.sequence is not None else 3)
    if wanted in phrases("scheme_type") and kind in phrases("carrier_type"):
        return 2 if same else 1
    return 0


class _Definition(NamedTuple):
    """Where an alias is defined, from which offset on it may be used, and for which citation."""

    start: int
    end: int
    target: Hit


class _Uses:
    """The aliases of a text, and the places where they stand; the longest goes first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._defined: dict[str, list[_Definition]] = {}

    def define(self, alias: str, definition: _Definition) -> None:
        """Add a definition; definitions of one alias come in the order of the text."""
        self._defined.setdefault(alias, []).append(definition)

    def find(self, hits: list[Hit]) -> list[Hit]:
        """New citations where no other stands; a bare one that stands there is told what it means."""
        if not self._defined:
            return []
        places = sorted((at, -end, alias) for alias in self._defined for at, end in self._places(alias))
        spans = sorted((hit.start, hit.end) for hit in hits)
        of_start = {hit.start: hit for hit in hits}
        made: list[Hit] = []
        done = 0
        for at, minus_end, alias in places:
            definitions, end = self._defined[alias], -minus_end
            place = bisect_right(definitions, at, key=lambda one: one.start) - 1
            if at < done or place < 0:
                continue
            if not _overlaps(spans, at, end):
                if at >= definitions[place].end:
                    made.append(_use(alias, at, end, definitions[place].target))
                    done = end
            elif at in of_start:
                _adopt(of_start[at], definitions[place].target, end)
        return made

    def _places(self, alias: str) -> list[tuple[int, int]]:
        """Where the words of an alias stand, line breaks between them or not."""
        words, text = alias.split(), self._text
        plain = " ".join(words)
        found: list[tuple[int, int]] = []
        for gap in (" ", "\n"):
            head = gap.join(words[:2])
            at = text.find(head)
            while at >= 0:
                end = at + len(plain) if text.startswith(plain, at) else _end_of(text, at, words)
                end = 0 if _goes_on(text, end) else end
                if end and not (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
                    found.append((at, end))
                at = text.find(head, at + len(head))
        return found


def _end_of(text: str, at: int, words: list[str]) -> int:
    """Where some words that begin at an offset end; 0 where they do not stand there."""
    for place, word in enumerate(words):
        if place:
            start = at
            while text[at : at + 1].isspace():
                at += 1
            if at == start:
                return 0
        if not text.startswith(word, at):
            return 0
        at += len(word)
    return at


def _goes_on(text: str, at: int) -> bool:
    """Whether a word or a number goes on at an offset, so that none ends there."""
    after = text[at : at + 1]
    return after.isalnum() or after in ("/", "_")


def _use(alias: str, start: int, end: int, target: Hit) -> Hit:
    """A place where an alias stands for a citation, with the number that the alias says."""
    hit = Hit(start, end, target.doc_type, alias.split()[0])
    hit.short, hit.alias_of = True, target
    said = re.search(r"\d+[a-zđ]?\Z", alias)
    if said and target.sequence and said.group().lstrip("0") == target.sequence.lstrip("0"):
        hit.sequence = said.group()
    return hit


def _adopt(hit: Hit, target: Hit, end: int) -> None:
    """Tell a bare citation at the place of an alias which document it means; its own name goes first."""
    said = hit.number is not None or hit.date is not None or (hit.name and hit.year is not None)
    own = hit.name is not None and target.name is not None and fold_name(hit.name) == fold_name(target.name)
    if said or own or hit is target or hit.alias_of is not None or (hit.name is None and hit.end != end):
        return
    hit.alias_of, hit.short = target, True
    if hit.name is not None and hit.title_span is None:
        hit.end = hit.tail = end


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (end, 0))
    return any(low < end and start < high for low, high in spans[max(0, at - 12) : at])
