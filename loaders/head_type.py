"""The type of a document and its title (*tên loại, trích yếu*), as the head prints them."""

from __future__ import annotations

import re
from functools import cache

from graph.evidence import Span
from loaders.head_lines import HeadLine
from loaders.mentions.dates import HEAD_DAY_BEGINS
from loaders.mentions.issuers import body_book
from loaders.mentions.own_number import own_number_line
from loaders.phrases import alternatives, anchored, phrases
from loaders.type_tables import type_words

_FOOTNOTE = re.compile(r"(?<=[^\W\d_])(?:\d{1,2}|\(\d{1,2}\)|\[\d{1,2}\]|[*]+)\Z")
_NOTED_END = re.compile(r"(?<=[a-zà-ỹđ])\d{1,2}\Z")
_ITEM = re.compile(r"(?:[ivx]{1,4}[.\-]|\d{1,2}[.)] |[a-zđ][.)] |-{2,}|_{2,}|\*{3,})")
_SUBJECT = re.compile(r"[Vv]/[Vv]:?\s*")
_LONG = 160
_MOST = 14


@cache
def _types() -> dict[str, str]:
    return {word: name for word, name in type_words().items() if name not in phrases("type_without_line")}


@cache
def _dated() -> re.Pattern[str]:
    """The line of place and date, or that of the hour of a telegram, small letters."""
    hour = alternatives(phrases("urgent_hour"))
    return re.compile(rf"\A[^\W\d][^\d;]{{1,40}}, {HEAD_DAY_BEGINS}|\A(?:{hour}) \d")


@cache
def _part() -> re.Pattern[str]:
    """The number line of a chapter, a part or an annex (``Chương II``), small letters."""
    number, ordinal = alternatives(phrases("number_word")), alternatives(phrases("ordinal_word"))
    return re.compile(
        rf"(?:{alternatives(phrases('part_word'))})\s+(?:(?:{number})\s+)?(?:\d|[ivxlc]+(?!\w)|(?:{ordinal})\s)"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    words = tuple(word for word in phrases("title_goes_on") if word[-1].isalpha())
    signs = tuple(word for word in phrases("title_goes_on") if not word[-1].isalpha())
    return re.compile(rf"(?:(?<!\w)(?:{alternatives(words)})|{alternatives(signs)})\Z")


@cache
def _cited() -> re.Pattern[str]:
    """A line that begins with another document: ``Thông tư số 5/2015/TT-BYT``, ``Luật … số 84/2015/QH13``."""
    names = tuple(set(type_words().values()))
    number = alternatives(phrases("number_word"))
    return re.compile(rf"(?:{alternatives(names)})\s[^;]{{0,120}}?(?:(?:{number})|ngày)\s+\d")


def _lead(line: str) -> tuple[int, str] | None:
    """How many of a line's words print a type in capitals, and its name; footnote digits left out."""
    words = line.split()
    for count in range(min(5, len(words)), 0, -1):
        lead = _FOOTNOTE.sub("", " ".join(words[:count]))
        if lead.isupper() and lead.lower() in _types():
            return count, _types()[lead.lower()]
    return None


def type_line(lines: list[HeadLine], reach: int) -> tuple[int, str] | None:
    r"""The line that prints the type in capitals, and its name; banners and chapter heads print none.

    Args:
        lines: The lines of the head.
        reach: Where the head ends.

    Examples:
        >>> from loaders.head_lines import head_lines
        >>> type_line(head_lines("VĂN BẢN QUY PHẠM PHÁP LUẬT\nNGHỊ ĐỊNH1\nVề phí"), 99)
        (1, 'Nghị định')
    """
    for index, line in enumerate(lines):
        if line.start >= reach:
            return None
        lower = line.text.lower()
        above = lines[index - 1].text.lower() if index else ""
        if anchored("banner").match(lower) or _part().match(above):
            continue
        found = _lead(line.text)
        if found is None:
            continue
        count, name = found
        rest = line.text.split()[count:]
        if not rest or not rest[0].isupper() or anchored("title_about").match(" ".join(rest).lower()):
            return index, _longer(lines, index, count) or name
        if count > 1 and line.opens and index + 1 < len(lines) and len(rest) > 2:
            return index, name
    return None


def _longer(lines: list[HeadLine], index: int, count: int) -> str | None:
    """The type that two lines print together (``THÔNG TƯ⏎LIÊN TỊCH``)."""
    if count != len(lines[index].text.split()) or index + 1 >= len(lines) or lines[index + 1].gap:
        return None
    both = f"{lines[index].text} {lines[index + 1].text}"
    return _types().get(both.lower()) if both.isupper() else None


def _names_body(lines: list[HeadLine], at: int) -> bool:
    """Whether a line in capitals names the body that issues: its bases or the enacting word follow."""
    line = lines[at].text
    body = body_book().longest(line, 0) if line.isupper() else None
    if body is None:
        return False
    if lines[at].gap and body[1] == len(line):
        return True
    after = [following.text for following in lines[at + 1 : at + 5]]
    return any(anchored("addressee").match(text.lower()) or text.endswith(":") for text in after)


def _ends(lines: list[HeadLine], at: int, taken: list[HeadLine], consolidated: bool) -> bool:
    """Whether the title ends before a line."""
    line = lines[at]
    lower = line.text.lower()
    if _ITEM.match(lower) or line.text.endswith(":") or _part().match(lower) or _of_head(line):
        return True
    if anchored("head_end").match(lower) and (line.gap or line.text[0].isupper()):
        return True
    if not taken:
        return False
    if (lower[0], lower[-1]) == ("(", ")") or _names_body(lines, at):
        return True
    open_end = _goes_on().search(taken[-1].text.lower()) is not None
    if consolidated and _cited().match(line.text) and not open_end:
        return True
    if anchored("addressee").match(lower) and line.text[0].isupper() and not open_end:
        return not line.text.isupper() or line.gap
    if line.text[0].islower() or open_end:
        return False
    if line.gap:
        return not (line.opens and line.text.isupper() and all(one.text.isupper() for one in taken))
    return len(line.text) > _LONG or (line.text.endswith((".", ";")) and len(line.text) > _LONG // 2)


def _of_head(line: HeadLine) -> bool:
    """Whether a line is one of the head around the title: number, motto, date."""
    lower = line.text.lower()
    dated = line.gap and _dated().search(lower) is not None
    return dated or lower.startswith(phrases("motto")) or own_number_line().match(line.text) is not None


def title_below(lines: list[HeadLine], index: int, consolidated: bool = False) -> tuple[str | None, Span | None]:
    """The title in the type's line or below it, over empty lines where the words go on.

    Args:
        lines: The lines of the head.
        index: The line of the type.
        consolidated: Whether the text is a consolidated one, whose title the consolidated documents follow.
    """
    first = lines[index]
    found = _lead(first.text)
    words = first.text.split()
    tail = " ".join(words[found[0] :]) if found else ""
    taken = [HeadLine(tail, first.end - len(tail), first.end, first.gap)] if tail else []
    at = index + 1
    if not tail and _longer(lines, index, len(words)):
        at += 1
    while at < len(lines) and len(taken) < _MOST and not _ends(lines, at, taken, consolidated):
        taken.append(lines[at])
        at += 1
    return _joined(_without_issuer(taken))


def _without_issuer(taken: list[HeadLine]) -> list[HeadLine]:
    """The lines of a title without those that name the issuer first: "CỦA BAN CHẤP HÀNH ĐẢNG BỘ … | về …"."""
    if len(taken) < 2 or taken[0].text.lower().partition(" ")[0] not in phrases("issuer_lead"):
        return taken
    about = [place for place, line in enumerate(taken[1:4], 1) if anchored("title_about").match(line.text.capitalize())]
    start = about[0] if about and all(line.text.isupper() for line in taken[1 : about[0]]) else 1
    return taken[start:]


def _joined(taken: list[HeadLine]) -> tuple[str | None, Span | None]:
    if not taken:
        return None, None
    words = _NOTED_END.sub("", " ".join(line.text for line in taken).strip(" .-_*"))
    return words or None, Span(taken[0].start, taken[-1].end)


def subject(lines: list[HeadLine], reach: int) -> tuple[str | None, Span | None]:
    """The subject of a letter (``V/v …``) over all its lines, those of the other column left out."""
    for index, line in enumerate(lines):
        lead = _SUBJECT.match(line.text)
        if not lead:
            continue
        taken = [HeadLine(line.text[lead.end() :], line.start + lead.end(), line.end, line.gap)]
        for following in lines[index + 1 :]:
            lower = following.text.lower()
            if following.start > reach and not taken[-1].text.lower().endswith((" của", " số", " về")):
                break
            other = lower.startswith(phrases("motto")) or ", ngày" in lower
            if other and not following.opens:
                continue
            if other or following.gap or anchored("addressee").match(lower) or len(taken) > _MOST:
                break
            taken.append(following)
        taken = [one for one in taken if one.text]
        return _joined(taken)
    return None, None
