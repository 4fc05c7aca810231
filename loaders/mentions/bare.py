"""Citations without a symbol (``Công văn số 108``, ``NĐ 61/2018``) and with a number still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph.codes import organ_codes
from graph.number import Repair
from graph.number_grammar import parse_number
from loaders.mentions.hit import Hit
from loaders.mentions.numbers import take_date
from loaders.mentions.type_words import look_before
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases
from loaders.type_tables import type_words

_SEQUENCE = r"\d{1,4}[a-zđ]?"


@cache
def _goes_on() -> str:
    """What may follow a bare number: the end of the clause, or a word that speaks of a document."""
    term = alternatives(phrases("term_word"))
    return (
        rf"(?=\s*+(?:[,;)\]:”\"]|\.(?![a-z])|\Z|\n|\((?:{term})(?!\w)"
        rf"|(?:{alternatives(phrases('bare_next'))})(?!\w)))"
    )


@cache
def _after_so() -> re.Pattern[str]:
    """What stands behind "số": a blank with a symbol, or a bare number."""
    symbol = r"[A-ZĐƯ][A-Za-zĐđƯư&]*(?:\s?-\s?[A-ZĐƯ][A-Za-zĐđƯư&.]*)*"
    return re.compile(
        rf"""ố(?<=[sS]ố)\s*+:?\s*+
        (?: (?P<dots>(?:[0-9]{{0,4}}(?:[.…_]\s*+)++)?+)[/\-]\s*+
            (?:(?P<y2>(?:19|20)\d\d|[.…_]++)\s*+/\s*+)?(?P<symbol>{symbol})
          | (?P<n>{_SEQUENCE})(?:/(?P<y>(?:19|20)\d\d))?(?![\w/%…]|[.,]\d|\s?-\s?[A-ZĐ]|\s*/|\.{{2}})
        )""",
        re.VERBOSE,
    )


#: A day behind a bare number shows that a document is meant, also where the type counts things: "Kế hoạch 5 năm".
_DATED = re.compile(
    r"(?P<n>[0-9]{1,4}[a-zđ]?)(?:/(?P<y>(?:19|20)[0-9][0-9]))?"
    r"(?=,?\s++(?:[Nn]gày\s++)[0-9]{1,2}(?:\s++tháng|[/.\-]))"
)
_DAY = " ngày "
_SIGNS = "0123456789/,"


#: Letters rare in running text, the rarest first: a type word is looked for from the first of these it holds.
_RARE = "QKVĐTịậăư"


@cache
def _after_type() -> tuple[re.Pattern[str], ...]:
    """A bare number right behind a type word (``Nghị định 61``, ``NĐ61/2018``): a pattern for each rare letter."""
    tails: dict[str, set[str]] = {}
    for word in phrases("bare_without_number_word"):
        at = next((at for at in map(word.find, _RARE) if at >= 0), 0)
        gap = r"\s" if len(word) > 2 else rf"(?<=[\s(,;]{word})\s?"
        tails.setdefault(word[at], set()).add(re.escape(word[at + 1 :]) + gap)
    return tuple(
        re.compile(
            rf"{letter}(?:{'|'.join(sorted(behind))})(?P<n>[0-9]{{1,4}}[a-zđ]?)"
            rf"(?:/(?P<y>(?:19|20)[0-9][0-9]))?(?![\w/%]|[.,][0-9]|\s?-\s?[A-ZĐ]|\s*/){_goes_on()}"
        )
        for letter, behind in tails.items()
    )


def _bare_behind_types(text: str) -> list[re.Match[str]]:
    """Every bare number right behind a type word, in order."""
    found = {match.start("n"): match for pattern in _after_type() for match in pattern.finditer(text)}
    for match in _before_days(text):
        found.setdefault(match.start("n"), match)
    return [found[start] for start in sorted(found)]


def _before_days(text: str) -> Iterator[re.Match[str]]:
    """Bare numbers right before "ngày", looked for from that word on."""
    at = text.find(_DAY)
    while at >= 0:
        start = at
        while start and at - start < 12 and text[start - 1] in _SIGNS:
            start -= 1
        match = _DATED.match(text, start) if start < at and text[start - 1 : start] == " " else None
        if match:
            yield match
        at = text.find(_DAY, at + 1)


@cache
def _list_goes_on() -> re.Pattern[str]:
    """Further bare items: ``Chỉ thị số 26, 06``."""
    join = rf"(?:\s*+,\s*+|\s++(?:{alternatives(phrases('joiner'))})\s++)(?:số\s++)?"
    return re.compile(rf"{join}(?P<n>{_SEQUENCE})(?:/(?P<y>(?:19|20)\d\d))?(?![\w/%]|[.,]\d|\s*-)" + _goes_on())


def _bare(start: int, match: re.Match[str], name: str | None, word: str | None, so: bool) -> Hit:
    hit = Hit(start, match.end("y") if match["y"] else match.end("n"), name, word)
    hit.sequence = match["n"]
    hit.year = int(match["y"]) if match["y"] else None
    hit.short, hit.so = True, so
    return hit


def _with_followers(text: str, first: Hit, match: re.Match[str]) -> list[Hit]:
    """The hit and the further items of its list."""
    hits = [first]
    take_date(first, text)
    while first.date is None:
        more = _list_goes_on().match(text, hits[-1].end)
        if not more:
            break
        following = _bare(more.start("n"), more, first.doc_type, None, first.so)
        following.listed = True
        hits.append(following)
    return hits


@cache
def _named_types(group: str) -> frozenset[str]:
    names = type_words()
    return frozenset(names.get(word.lower(), word) for word in phrases(group))


def _placeholder(clean: CleanText, match: re.Match[str]) -> Hit | None:
    """``Quyết định số …/QĐ-UBND``; None where no type word stands before it (the text's own number)."""
    before = look_before(clean.text, match.start("dots"))
    if not before.name or before.word is None:
        return None
    hit = Hit(before.start, match.end("symbol"), before.name, before.word)
    hit.number = parse_number(f"0/{match['symbol']}", trusted=True)
    hit.placeholder = True
    hit.year = int(match["y2"]) if match["y2"] and match["y2"].isdecimal() else None
    take_date(hit, clean.text)
    return hit


_SMALL = re.compile(
    r"ố(?<=[sS]ố)\s*+(?P<number>[0-9]{1,5}[/-](?:(?:19|20)[0-9][0-9]/)?[a-zđ]{1,4}[/-][a-zđ]{2,8}(?:-[a-zđ]{1,6})?)(?![\w/])"
)


def _small_letters(clean: CleanText) -> list[Hit]:
    """Numbers whose symbol is written in small letters: ``quyết định số 749/qđ-ttg``."""
    hits: list[Hit] = []
    for match in _SMALL.finditer(clean.text):
        written = match["number"]
        number = parse_number(written.upper(), trusted=True)
        before = look_before(clean.text, match.start("number"))
        if number is None or not before.name or not number.organs or number.organs[0] not in organ_codes():
            continue
        hit = Hit(before.start, match.end(), before.name, before.word)
        hit.number = replace(number, repairs=(Repair(kind="case", written=written, canonical=number.text),))
        hit.sequence, hit.year = number.sequence, number.year
        take_date(hit, clean.text)
        hits.append(hit)
    return hits


def find_bare(clean: CleanText, taken: set[int], own: tuple[tuple[int, int], ...] = ()) -> list[Hit]:
    """Citations that print no symbol, or none of their number yet.

    Args:
        clean: The text.
        taken: Offsets at which citations with a symbol already begin or print their number.
        own: Spans of lines that print the document's own number.
    """
    text, hits = clean.text, _small_letters(clean)
    taken = taken | {hit.start for hit in hits}
    for match in _after_so().finditer(text):
        if any(low <= match.start() < high for low, high in own):
            continue
        if match["symbol"]:
            blank = _placeholder(clean, match)
            hits += [blank] if blank else []
            continue
        if match.start("n") in taken:
            continue
        before = look_before(text, match.start("n"))
        if before.start in taken:
            continue
        if before.name not in _named_types("bare_type") or before.word is None:
            continue
        hit = _bare(before.start, match, before.name, before.word, so=True)
        if before.colon:
            hit.repairs.append(Repair(kind="colon", written="số:", canonical="số"))
        hits += _with_followers(text, hit, match)
    done = taken | {hit.end for hit in hits}
    for match in _bare_behind_types(text):
        if match.start("n") in done or match.end() in done or _is_year(match) or _is_item(text, match):
            continue
        before = look_before(text, match.start("n"))
        if not before.name or before.so:
            continue
        dated = before.name in _named_types("bare_type") and match.re is _DATED
        if before.word not in phrases("bare_without_number_word") and not dated:
            continue
        hits += _with_followers(text, _bare(before.start, match, before.name, before.word, so=False), match)
    return hits


def _is_item(text: str, match: re.Match[str]) -> bool:
    """Whether the number counts an item of the next line, or is a code: ``ban hành kèm theo Thông tư⏎1. …``."""
    before = text[match.start("n") - 1]
    if before == "\n":
        return text[match.end() : match.end() + 1] == "."
    return before.isalpha() and match["y"] is None


def _is_year(match: re.Match[str]) -> bool:
    """Whether the bare number is a year: ``Quyết định 2023``."""
    return match["y"] is None and len(match["n"]) == 4 and match["n"][:2] in ("19", "20")
