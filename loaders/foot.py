"""What the foot of a document says of itself: the day it was adopted, who signs, what authenticates it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from graph.evidence import Span
from graph.interval import PartialDate
from loaders.head_lines import HeadIssuer, HeadLine, head_lines, issuer_of
from loaders.mentions.dates import read_date
from loaders.mentions.issuers import body_book
from loaders.mentions.own_number import authentication
from loaders.phrases import alternatives, phrases

_ADOPTED_REACH = 240
_BLOCK = 1500
_BLOCK_LINES = 24
_ABOVE = 260
_MOST_MARKS = 60
#: Where a line, a cell or a column begins, white space and marks of print first.
_OPENS = re.compile(r"(?:\A|[\n\r\t|])[ *_]*+|[ ]{3,}+")
_CAPITAL = "[A-ZĐÂÊÔƠƯĂÀ-Ỵ]"
_WORD = "(?:[A-ZĐÂÊÔƠƯĂÀ-Ỵ][a-zà-ỹđ']+|[A-ZĐ]’?[A-ZĐ]?[a-zà-ỹđ]+|[HY](?=[ ’'-]))"
_NAME = re.compile(rf"{_WORD}(?:[ ’'-]{{1,2}}{_WORD}){{1,4}}")


@cache
def _ranked() -> re.Pattern[str]:
    """A name behind a military rank or a degree: ``Đại tá Nguyễn Văn A``, ``PGS. TS. Trần Thị B``."""
    rank = rf"(?:[^\W\d_]+ (?:{alternatives(phrases('military_rank'))})|(?:[A-ZĐ]\w{{0,3}}[.]\s?)+)"
    return re.compile(rf"{rank}\s*(?P<name>{_NAME.pattern})")


@cache
def _adopted_lead() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("adopted_lead")))


@cache
def _adopted() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("adopted")))


def adopted_on(text: str) -> tuple[PartialDate | None, Span | None]:
    """The day on which an assembly adopted the text, from its closing words.

    Examples:
        >>> text = "Luật này được Quốc hội khóa XV, kỳ họp thứ 10 thông qua ngày 10 tháng 12 năm 2025."
        >>> str(adopted_on(text)[0])
        '2025-12-10'
    """
    for lead in reversed(list(_adopted_lead().finditer(text))):
        verb = _adopted().search(text, lead.end(), lead.end() + _ADOPTED_REACH)
        if verb is None:
            continue
        written = read_date(text, verb.end() - len("ngày"))
        if written and written.value:
            return written.value, Span(written.start, written.end)
    return None, None


def authenticated(text: str) -> tuple[HeadIssuer, Span] | None:
    """The body that authenticates a consolidated text, and the stretch of its foot; None for other texts."""
    mark = authentication(text)
    if mark is None:
        return None
    low = text.rfind("\n", 0, max(0, mark[0] - _ABOVE)) + 1
    above = head_lines(text[low : mark[0]])
    taken: list[HeadLine] = []
    for line in reversed(above):
        if line.text.lower().startswith(phrases("number_word")) and line.text[:1].isupper():
            continue
        if not line.text.isupper():
            break
        taken.insert(0, line)
    return issuer_of(taken), Span(low, min(len(text), mark[1] + _ABOVE))


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('signature_body_lead'))})[ ]?")


@cache
def _sign_mark() -> re.Pattern[str]:
    lead = alternatives(phrases("signature_lead"))
    title = alternatives(phrases("signature_title"))
    return re.compile(rf"(?<!\w)(?:(?:{lead})[ ]?{_CAPITAL}|(?:{title})(?=[ *_]{{0,40}}+(?:[\n\r\t|]|\Z|{_CAPITAL})))")


def _opening(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that open a line, a cell or a column; the first of them only."""
    lines = (pattern.match(text, place.end()) for place in _OPENS.finditer(text))
    return islice((match for match in lines if match is not None), _MOST_MARKS)


def acting_body(text: str) -> str | None:
    r"""The body that the signature speaks for (``T/M BỘ CHÍNH TRỊ``), where the tables hold a central one.

    Examples:
        >>> acting_body("T/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ\n\nTô Lâm\n")
        'Bộ Chính trị'
    """
    for lead in _opening(_acting(), text):
        found = body_book().longest(text, lead.end())
        if found and not found[0].organ.local:
            return found[0].name
    return None


def signer_of(text: str) -> str | None:
    r"""The name below the title of the one who signs, in the first block of signatures that holds a name.

    Examples:
        >>> signer_of("Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\n\nLê Ngọc Tuấn\n")
        'Lê Ngọc Tuấn'
    """
    for mark in _opening(_sign_mark(), text):
        lines = head_lines(text[mark.start() : mark.start() + _BLOCK])[:_BLOCK_LINES]
        for at, line in enumerate(lines):
            if at and line.text.isupper() and line.text.lower().startswith(phrases("part_word")):
                break
            name = _name_in(line.text)
            if name and (at or name != line.text):
                return name
    return None


def _name_in(line: str) -> str | None:
    """The name that a line holds alone, behind a rank, or behind a title in capitals."""
    words = line.strip(" *_\t|")
    if _NAME.fullmatch(words):
        return words
    ranked = _ranked().fullmatch(words)
    if ranked:
        return ranked["name"]
    parts = words.split()
    small = next((at for at, part in enumerate(parts) if not part.isupper()), 0)
    rest = " ".join(parts[small:])
    title = " ".join(parts[:small])
    return rest if small and title in phrases("signature_title") and _NAME.fullmatch(rest) else None
