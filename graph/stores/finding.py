"""Searching without accents: the words a work is found by, and those a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.stores.terms import Found, Search
from graph.work import Work, number_key, plain

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[^\s\d]*+\d\S*/\S+")
_NOT_IN_NUMBERS = re.compile(r"[^\w/.&-]|_")
LONGEST_WORD = 100
"""Letters of a word that count; no index keeps more of one."""
LONGEST = 400
"""Letters of a question that are read; the rest is left out."""
MOST_WORDS = 24
SHORTEST_PREFIX = 3
"""Letters from which on the last word of a question may be cut short."""


def words_of(text: str) -> list[str]:
    """The words of a text without accents, in order.

    Examples:
        >>> words_of("Quyết định số 638/QĐ-UBND")
        ['quyet', 'dinh', 'so', '638', 'qd', 'ubnd']
    """
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain(text))]


def number_word(number: str) -> str:
    """A number as one word: only letters, digits and the signs that numbers have.

    Examples:
        >>> number_word('0638/QĐ-"UBND"')
        '638/qd-ubnd'
    """
    return _NOT_IN_NUMBERS.sub("", number_key(number))[:LONGEST_WORD]


def terms_of(work: Work) -> list[str]:
    """Every word that a work is found by: type, number (whole and in parts), title, names, issuer."""
    number = [number_word(work.number)] if work.number else []
    year = words_of(work.issued[:4]) if work.issued else []
    parts = (work.doc_type, work.number, work.title, *work.names, work.issuer)
    return [word for word in number if word] + [word for part in parts if part for word in words_of(part)] + year


def search_terms(asked: Search) -> list[str]:
    """The words of a question; a number stays whole, the very last word may be cut short.

    Examples:
        >>> search_terms(Search(text="quyet dinh 0638/qđ-ubnd"))
        ['quyet', 'dinh', '638/qd-ubnd']
    """
    made: list[str] = []
    for piece in asked.text[:LONGEST].split():
        if _NUMBER.fullmatch(piece):
            made.append(number_word(piece.rstrip(".,;:")))
        else:
            made += words_of(piece)
    return [word for word in made if word][:MOST_WORDS]


def matches(work: Work, asked: Search, wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a work answers a question.

    Args:
        work: The work.
        asked: The question; its text in ``wanted``.
        wanted: As :func:`search_terms` gives them.
        words: As :func:`terms_of` gives them.
    """
    if wanted:
        found = set(words)
        if any(word not in found for word in wanted[:-1]):
            return False
        last = wanted[-1]
        if last not in found and not (len(last) >= SHORTEST_PREFIX and any(w.startswith(last) for w in found)):
            return False
    return fits(work, asked)


def found_among(works: Iterable[Work], asked: Search, wanted: Sequence[str], full: bool = False) -> Found:
    """The answer to a question that is looked for among some works.

    Args:
        works: Every work that may answer.
        asked: The question.
        wanted: Its words.
        full: Whether there were more works to look at.
    """
    found = [work for work in works if matches(work, asked, wanted, terms_of(work))]
    found.sort(key=lambda work: (not work.held, work.key))
    return Found(tuple(work.key for work in found[: asked.limit]), cut=full or len(found) > asked.limit)


def fits(work: Work, asked: Search) -> bool:
    """Whether a work is of the type, issuer, level and time asked for."""
    if asked.doc_type is not None and work.doc_type != asked.doc_type:
        return False
    if asked.level is not None and work.level != asked.level:
        return False
    if asked.held and not work.held:
        return False
    if asked.since is not None and (work.issued or "") < asked.since:
        return False
    if asked.until is not None and (work.issued is None or work.issued > asked.until):
        return False
    if asked.issuer is not None:
        given = words_of(work.issuer or "")
        return all(word in given for word in words_of(asked.issuer))
    return True
