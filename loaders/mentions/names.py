"""Laws, codes and ordinances cited by name (``Luật Đất đai năm 2013``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from graph.vocab import named_works
from loaders.mentions.hit import Hit
from loaders.mentions.law_lists import list_openings, listed_laws
from loaders.mentions.name_tails import finish_name
from loaders.normalize import CleanText
from loaders.phrasebook import PhraseBook
from loaders.phrases import alternatives, either_case, law_names_follow, phrases

_LONGEST = 200
#: The number of a law in the name of another that amends several: "Luật Nhà ở số 27/2023/QH15, Luật …".
_NUMBER = re.compile(r"\s++số\s++\d{1,3}/(?:19|20)\d\d/QH\d\d(?!\w)")


@cache
def _goes_on() -> re.Pattern[str]:
    """``Luật Phòng, chống …``: the comma belongs to the name."""
    return re.compile(rf"\s+(?:{alternatives(phrases('name_pair'))})\s")


@cache
def law_book() -> PhraseBook[str]:
    """Names of known laws (and further names they go by) → canonical name."""
    entries = [(name, row.name) for row in named_works() for name in (row.name, *row.variations)]
    leads = tuple(phrases("law_word"))
    return PhraseBook((name, canonical) for name, canonical in entries if name.startswith(leads))


@cache
def _numbers_of_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in named_works():
        found.setdefault(row.name, set()).add(row.number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def known_numbers(name: str) -> frozenset[str]:
    """Numbers of the known laws of a canonical name."""
    return _numbers_of_names().get(name, frozenset())


@cache
def _starts() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each word that begins a name: what to look for, from its second letter on, and what must stand around.

    What is said of laws in general (``pháp luật``, ``Luật này``) is left out at once. "Bộ luật" is found by "luật".
    """
    spellings = phrases("law_name_word")
    words = {spelling.lower() for spelling in spellings}
    ways = [(name[1:], rf"(?<!\w){name}(?!\w)") for name in phrases("law_word") if name not in spellings]
    for word in sorted(words):
        if not word.endswith(tuple(f" {other}" for other in words)):
            spelled = alternatives(spelling for spelling in spellings if spelling.lower().endswith(word))
            ways.append((rf"{word[1:]}[ \n]{_not_behind(word)}", rf"(?<!\w)(?:{spelled})\s"))
    never = alternatives(phrases("law_never_next"))
    return tuple((re.compile(rf"{look}(?!(?:{never})[ .,;:)\n])"), re.compile(around)) for look, around in ways)


def _not_behind(word: str) -> str:
    """As a pattern: no word stands in front of it, at its end, that makes it no law ("pháp luật")."""
    either = rf"[{word[0].upper()}{word[0]}]{word[1:]}[ \n]"
    return "".join(rf"(?<!{lead} {either})" for lead in phrases("law_never_behind"))


@cache
def _amending() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """``sửa đổi, bổ sung một số điều của`` behind "Luật": before a law, else before any capital."""
    part = alternatives(either_case(phrases("amending_part")))
    words = (
        rf"(?P<verb>{alternatives(either_case(phrases('amending')))})\s++"
        rf"(?:(?:{part})[^.;:\n]{{0,80}}?\s)?(?:của\s++)?(?:các\s++)?"
    )
    return re.compile(rf"{words}(?={law_names_follow()})"), re.compile(rf"{words}(?=[A-ZĐ])")


@cache
def _name_end() -> re.Pattern[str]:
    """Where a name ends; one character of a class begins each end, so that the search runs from one to the next."""
    mark = r"[,;.:()\[\]\"“”'\d]"
    return re.compile(
        rf"[\s,;.:()\[\]\"“”'\d/](?:(?<={mark})|(?<=/)(?![A-Z])"
        rf"|(?<=\s)(?:(?<!\s\s)\s*+(?:{mark}|(?:{alternatives(phrases('name_end'))})(?!\w))|(?<=\n)\s*\n|-\s))"
    )


@cache
def _law_word() -> re.Pattern[str]:
    return re.compile(law_names_follow())


def _unknown_name(text: str, start: int, at: int) -> tuple[str, int] | None:
    """A law that no table holds: a capital behind the word, up to the end of the name."""
    if not text[at : at + 1].isupper() or text[at - 2].islower() is False:
        return None
    if not text[start].isupper() or ("\n" in text[start:at] and _law_word().match(text, at)):
        return None
    match = _name_end().search(text, at, at + _LONGEST)
    while match and match.group().strip() == "," and _goes_on().match(text, match.end()):
        match = _name_end().search(text, match.end(), at + _LONGEST)
    end = match.start() if match else min(len(text), at + _LONGEST)
    if end - at < 3:
        return None
    words = text[start:end].split()
    return (" ".join(words), end) if len(words) >= 3 else None


class _Lead:
    """A word that begins a name: where it stands and where the name goes on."""

    __slots__ = ("after", "start")

    def __init__(self, start: int, after: int) -> None:
        self.start = start
        self.after = after


def _leads(text: str) -> list[_Lead]:
    """Every place at which a law's name may begin, in order."""
    found: dict[int, _Lead] = {}
    never_behind = phrases("law_never_behind")
    for look, around in _starts():
        for seen in look.finditer(text):
            at = seen.start()
            low = at - 1
            if text[at] == "u" and text[max(0, at - 4) : at - 1].lower().rstrip() == "bộ":
                low = at - 4
            match = around.match(text, max(0, low))
            if match and not text[max(0, low - 6) : low].rstrip().lower().endswith(never_behind):
                found.setdefault(low, _Lead(low, match.end()))
    return [found[start] for start in sorted(found)]


def _name_at(text: str, lead: _Lead) -> Hit | None:
    """The law that is named at a lead, without the laws inside an amending law's name."""
    known = law_book().longest(text, lead.start)
    if known:
        name, end = known
        if not text[lead.start].isupper() and not _clearly_cited(text, lead.start):
            return None
        longer = _unknown_name(text, lead.start, lead.after) if text[end : end + 1] == " " else None
        if longer and longer[1] > end and _ends_there(text, longer[1], longer[0], text[lead.start : end]):
            name, end = longer
    else:
        unknown = _unknown_name(text, lead.start, lead.after)
        if unknown is None:
            return None
        name, end = unknown
    hit = Hit(lead.start, end, _kind_of(text, lead), " ".join(text[lead.start : lead.after].split()))
    hit.name = name
    return finish_name(hit, text)


def _kind_of(text: str, lead: _Lead) -> str:
    """The type that the word at a lead names."""
    word = " ".join(text[lead.start : lead.after].lower().split())
    return next((kind for kind in phrases("law_word") if word == kind.lower()), "Luật")


def _ends_there(text: str, end: int, longer: str, known: str) -> bool:
    """Whether a longer name than the known one is a name: two or three words more, then a mark or "được"."""
    words = longer.split()[len(known.split()) :]
    more = len(words)
    if " ".join(words).startswith(phrases("implementing_verb")):
        return False
    return 2 <= more <= 3 and (text[end : end + 1] in phrases("name_mark") or text.startswith(" được", end))


def _clearly_cited(text: str, start: int) -> bool:
    """Whether a name in small letters is cited: ``theo luật cán bộ, công chức``."""
    return not text[max(0, start - 5) : start].strip().endswith(phrases("law_in_general"))


def _amending_law(text: str, lead: _Lead) -> tuple[Hit, list[Hit]] | None:
    """``Luật sửa đổi, bổ sung một số điều của Luật A và Luật B năm 2019`` and the laws it amends."""
    match = _amending()[0].match(text, lead.after) or _amending()[1].match(text, lead.after)
    if not match:
        return None
    inner: list[Hit] = []
    at, numbered = match.end(), 0
    while True:
        named = law_book().longest(text, at) or _inner_unknown(text, at)
        if not named:
            break
        name, end = named
        nested = Hit(at, end, name.split()[0] if not name.startswith("Bộ luật") else "Bộ luật", None)
        nested.name = name
        inner.append(nested)
        number = _NUMBER.match(text, end)
        step = _next_inner().match(text, number.end() if number else end)
        step = None if step and _amends(text, step.end()) else step
        if number and (step or numbered):
            numbered = number.end()
        if not step:
            break
        at = step.end()
    if not inner:
        return None
    names = [hit.name or "" for hit in inner]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"
    kind = _kind_of(text, lead)
    outer = Hit(lead.start, max(inner[-1].end, numbered), kind, text[lead.start : lead.after].strip())
    outer.name = f"{kind} sửa đổi, bổ sung một số điều của {listed}"
    known = law_book().longest(text, lead.start)
    if known and known[1] >= outer.end:
        outer.name = known[0]
        outer.end = known[1]
    return finish_name(outer, text), inner


def _amends(text: str, at: int) -> bool:
    """Whether a law named there amends others itself."""
    space = text.find(" ", at)
    return 0 < space < at + 12 and _amending()[0].match(text, space + 1) is not None


@cache
def _next_inner() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*+,\s*+(?:và\s++)?|\s++và\s++|\s*+;\s*+)(?={law_names_follow()})")


def _inner_unknown(text: str, at: int) -> tuple[str, int] | None:
    space = text.find(" ", at)
    return _unknown_name(text, at, space + 1) if 0 < space < at + 12 else None


def find_names(clean: CleanText) -> list[Hit]:
    """Every law cited by name, in order; laws inside an amending law's name are nested in it."""
    text, hits = clean.text, []
    for at in list_openings(text):
        hits += listed_laws(text, at)
    listed = hits[:]
    starts = [hit.start for hit in listed]
    busy = 0
    for lead in _leads(text):
        around = bisect_right(starts, lead.start) - 1
        if lead.start < busy or (around >= 0 and lead.start < listed[around].end):
            continue
        amending = _amending_law(text, lead)
        if amending:
            outer, inner = amending
            for nested in inner:
                nested.nested_in = outer
            hits += [outer, *inner]
            busy = outer.end
            continue
        hit = _name_at(text, lead)
        if hit:
            hits.append(hit)
            busy = hit.end
    return hits
