"""Pinpoints before a citation (``điểm a, b khoản 2 và khoản 3 Điều 5``)."""

from __future__ import annotations

import re
from functools import cache

from graph.citation import PinCite
from loaders.phrases import alternatives, phrases, unit_words

_WINDOW = 170


def _ordinals() -> str:
    return alternatives(f"{lead} {word}" for lead in phrases("ordinal_word") for word in phrases("ordinal"))


@cache
def _piece() -> re.Pattern[str]:
    label = rf"(?:{_ordinals()})(?!\w)|[IVXLC]{{1,6}}(?!\w)|\d{{1,3}}(?:\.\d{{1,2}})*[a-zđ]?(?!\w)|[a-zđ]\d?(?!\w)"
    units = tuple(unit_words()) + tuple(word[0].upper() + word[1:] for word in unit_words())
    return re.compile(
        rf"(?P<unit>(?:{alternatives(units)}))\s+(?P<labels>(?:{label})"
        rf"(?:(?:\s*,\s*|\s*;\s*|\s+(?:{alternatives(phrases('joiner'))})\s+)(?:{label}))*)"
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ordinals()})(?!\w)|[IVXLC]{{1,6}}(?!\w)|\d[\d.]*[a-zđ]?(?!\w)|(?<!\w)[a-zđ]\d?(?!\w)")


@cache
def _annexed() -> re.Pattern[str]:
    """``Quy định ban hành kèm theo`` between a pinpoint and the document that carries the rules."""
    kinds, by = alternatives(phrases("scheme_type")), alternatives(phrases("annexed"))
    return re.compile(rf"\s(?:(?:của\s++)?(?:{kinds})\s++(?:[^.;:,()\n]{{1,100}}?\s++)?)?(?:{by})\s++\Z")


def _before_annex(text: str, start: int) -> int:
    """Where what carries the pinpoint begins: the rules issued with a document, else the document."""
    if not text[max(0, start - 12) : start].rstrip().endswith(phrases("annexed")):
        return start
    found = _annexed().search(text, max(0, start - _WINDOW), start)
    return found.start() + 1 if found else start


def _is_near(text: str, start: int) -> bool:
    """A cheap look whether a pinpoint may end right before an offset: a number, a letter, an ordinal."""
    words = text[max(0, start - 14) : start].split()
    if words and words[-1] == "của":
        words.pop()
    if not words:
        return False
    last = words[-1].rstrip(",;")
    return (
        len(last) < 2
        or last[0].isdigit()
        or (len(last) == 2 and not last[1].isalpha())
        or last.isupper()
        or last in phrases("ordinal")
    )


def read_pincites(text: str, start: int) -> tuple[PinCite, ...]:
    """The pinpoints that end right before a citation.

    Args:
        text: The cleaned text.
        start: Where the citation begins.

    Examples:
        >>> text = "khoản 2 và khoản 3 Điều 5 Nghị định số 30/2020/NĐ-CP"
        >>> [str(pin) for pin in read_pincites(text, 26)]
        ['Điều 5 khoản 2', 'Điều 5 khoản 3']
    """
    start = _before_annex(text, start)
    if not _is_near(text, start):
        return ()
    low = max(0, start - _WINDOW)
    pieces = list(_piece().finditer(text, low, start))
    if not pieces or text[pieces[-1].end() : start].strip(" ,\n\t") not in ("", "của"):
        return ()
    chain = [pieces[-1]]
    for piece in reversed(pieces[:-1]):
        gap = text[piece.end() : chain[0].start()].strip(" ,;\n\t")
        if gap not in ("", "của", *phrases("joiner")):
            break
        chain.insert(0, piece)
    return _targets(chain)


def _targets(chain: list[re.Match[str]]) -> tuple[PinCite, ...]:
    """The provisions that a run of pieces, innermost unit first, points at."""
    units = [unit_words()[" ".join(piece["unit"].lower().split())] for piece in chain]
    labels = [_label().findall(piece["labels"]) for piece in chain]
    made: list[PinCite] = []
    for index, piece in enumerate(chain):
        name, rank = units[index]
        if index and units[index - 1][1] > rank:
            continue
        outer: list[tuple[str, str]] = []
        level = rank
        for later in range(index + 1, len(chain)):
            other, other_rank = units[later]
            if other_rank < level:
                outer.append((other, labels[later][0]))
                level = other_rank
        outer.reverse()
        start, end = piece.span()
        made += [PinCite(path=(*outer, (name, label)), start=start, end=end) for label in labels[index]]
    return tuple(made)
