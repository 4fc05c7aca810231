"""Bodies as texts write them, with their places: ``UBND tỉnh Khánh Hòa``, ``Sở Y tế Hà Nội``."""

from __future__ import annotations

import re
from functools import cache

from graph.citation import StatedIssuer
from graph.evidence import Span
from graph.issuer import KIND_OF_NAME, name_in_place
from graph.place import KINDS, LEVELS
from graph.vocab import provision_units
from loaders.mentions.areas import Area, bare_area, named_area, read_area
from loaders.mentions.body_books import NamedBody, body_book, ministry_book
from loaders.phrases import alternatives, anchored, phrases
from loaders.type_tables import type_words

__all__ = ["NamedBody", "body_book", "ministry_book", "read_body", "read_meeting"]

_GENERIC = re.compile(rf"\s++cấp\s++(?P<level>{'|'.join(LEVELS)})(?!\w)")
_NOTE = re.compile(r"(?<=[^\W\d_])\d{1,2}\Z")
_LONGEST = 130


@cache
def _other_body() -> re.Pattern[str]:
    stops = "|".join(alternatives(phrases(group)) for group in ("title_about", "body_stop", "joiner"))
    law, pair = alternatives(phrases("law_word")), rf"\s++(?:{alternatives(phrases('name_pair'))})(?!\w)"
    both = rf"và\s++(?:{alternatives(phrases('name_and'))})(?!\w)"
    return re.compile(
        rf"(?!(?:{law})(?!\w))(?:{alternatives(phrases('body_head'))})(?!\w)"
        rf"(?:[^,;.:()\n“”\"]|,(?={pair})){{0,{_LONGEST}}}?"
        rf"(?=\s*+(?:,(?!{pair})|[;.:()\n“”\"])|\s++(?!{both})(?:{stops})(?!\w)|\Z)"
    )


@cache
def _of_whom() -> re.Pattern[str]:
    """``của Chính phủ`` behind a body of any place: it is the central one."""
    return re.compile(rf"\s++(?:{alternatives(phrases('issuer_lead'))})\s++")


def _name_end(*more: str) -> str:
    """What ends a name that no table holds, as a pattern: a mark, or a word of these groups and of further ones."""
    stops = "|".join(alternatives(phrases(group)) for group in ("title_about", "body_stop", "joiner", *more))
    return rf"(?=\s*+[,;.:()\n“”\"]|\s++(?:{stops})(?!\w)|\Z)"


@cache
def _alone() -> re.Pattern[str]:
    """A word that says only what kind of body it is: ``của Bộ trưởng``, ``của Trung ương``."""
    return re.compile(rf"(?:{alternatives(phrases('body_alone'))}){_name_end('term_word')}")


@cache
def _further() -> re.Pattern[str]:
    """The second half of a name with "và": ``Ủy ban Quốc phòng | và An ninh``."""
    return re.compile(rf"\s++(?:và|&)\s++(?P<half>[A-ZĐÂÊÔƠƯĂÀ-Ỵ][^,;.:()\n“”\"]{{0,60}}?){_name_end()}")


@cache
def _tail() -> re.Pattern[str]:
    """``(cũ)``, ``(nay là tỉnh Ninh Bình)`` behind a body's place."""
    whole = alternatives(tuple(word for word in phrases("issuer_tail") if word.endswith(")")))
    begun = alternatives(tuple(word for word in phrases("issuer_tail") if not word.endswith(")")))
    return re.compile(rf"\s*+(?:{whole}|(?:{begun})\s[^()\n]{{0,80}}+\))")


@cache
def _units() -> frozenset[str]:
    return frozenset(row.name.split()[0].lower() for row in provision_units())


def _implied_kind(written: str) -> str | None:
    """The kind of place that a body's own name ends with: ``Công an tỉnh``, ``Ban Tổ chức Thành ủy``."""
    words = " ".join(written.lower().replace("uỷ", "ủy").split())
    for committee, kind in KIND_OF_NAME.items():
        if words.endswith(committee.lower()):
            return kind
    return _kind_at_end(words)


def _kind_at_end(words: str) -> str | None:
    """The kind of place that small letters end with, the longest first: "thị xã" before "xã"."""
    return max((kind for kind in KINDS if words.endswith(f" {kind}")), key=len, default=None)


@cache
def _term() -> re.Pattern[str]:
    """The term of an assembly or a committee behind its name: ``khóa XV``, ``nhiệm kỳ 2021 - 2026``."""
    word = alternatives(phrases("term_word") + phrases("term_of_years"))
    session = alternatives(phrases("session_word"))
    return re.compile(
        rf"\s*+,?\s*+\(?(?:{word})\s++[IVX\d][IVX\d\s\-]{{0,12}}+\)?"
        rf"(?:\s*+,?\s*+\(?(?:{session})(?:\s++(?:thứ\s++)?[\w-]{{1,8}}(?:\s++mốt|\s++lăm)?)?\)?(?!\w))?"
    )


def _with_tail(text: str, at: int) -> int:
    """Where the term and the note on a merged place behind a body end."""
    term = _term().match(text, at)
    end = at + len(term.group().rstrip()) if term else at
    tail = _tail().match(text, end) if "(" in text[end : end + 3] else None
    return tail.end() if tail else end


def _stated(text: str, start: int, end: int, body: NamedBody, area: Area | None) -> StatedIssuer:
    organ, name = body.organ, body.name
    level = area.kind if area else (organ.level if organ.level != "any" else None)
    if area is not None and area.full_name and _implied_kind(name):
        name = name_in_place(name, area.full_name)
    elif area is not None:
        name = f"{name} {area.full_name or area.kind}"
    return StatedIssuer(
        span=Span(start, _with_tail(text, end)),
        name=name,
        organ=organ.code,
        level=level,
        place=area.full_name if area else None,
    )


def _known(text: str, at: int, body: NamedBody, end: int) -> StatedIssuer:
    """A body of the table with the place behind it."""
    if not body.organ.local:
        return _stated(text, at, end, body, None)
    generic = _GENERIC.match(text, end)
    if generic:
        level = generic["level"]
        return StatedIssuer(
            span=Span(at, generic.end()), name=f"{body.name} cấp {level}", organ=body.organ.code, level=level
        )
    kind = _implied_kind(text[at:end])
    area = named_area(text, end, kind) if kind else read_area(text, end)
    if area is None and kind is None:
        area = bare_area(text, end, body.organ.level)
    return _stated(text, at, area.end if area else end, body, area)


def _open_name(text: str, at: int, end: int) -> StatedIssuer | None:
    """``Ban Chỉ đạo 389 quốc gia``: a kind of body whose own name goes on behind the known words."""
    written = " ".join(text[at:end].split())
    if not written.startswith(phrases("open_body")) or read_area(text, end):
        return None
    goes_on = written in phrases("open_body") or anchored("issuer_lead").match(text, end + 1)
    above = _of_whom().match(text, end)
    owner = body_book().longest(text, above.end()) if above else None
    if owner is not None and not owner[0].organ.local:
        name = f"{written} của {owner[0].name}"
        return StatedIssuer(span=Span(at, owner[1]), name=name, level="trung ương")
    other = _other_body().match(text, at) if goes_on else None
    return _other(text, at, other.end()) if other and other.end() > end else None


def _other(text: str, at: int, end: int) -> StatedIssuer | None:
    """A body that the tables do not hold, its name as written; nameless where only its kind is said."""
    name = _NOTE.sub("", " ".join(text[at:end].replace("*", "").split()))
    if name in phrases("body_head"):
        return StatedIssuer(span=Span(at, end), name="")
    found = body_book().longest(name, 0)
    if found and found[1] == len(name) and not found[0].organ.local:
        return _stated(text, at, end, found[0], None)
    kind = _kind_at_end(name.lower())
    if kind:
        name = f"{name[: -len(kind)]}{kind}"
    return StatedIssuer(span=Span(at, end), name=name, level=kind)


def _unknown(text: str, at: int) -> StatedIssuer | None:
    """A body by the word it begins with: ``Đoàn Kiểm tra công tác cải cách hành chính``."""
    alone = _alone().match(text, at)
    if alone:
        return StatedIssuer(span=Span(at, _with_tail(text, alone.end())), name="")
    match = _other_body().match(text, at)
    if match is None:
        return None
    end = match.end()
    more = _further().match(text, end)
    if more and not body_book().longest(text, more.start("half")) and not _begins_else(more["half"]):
        end = more.end()
    return _other(text, at, end)


def _begins_else(words: str) -> bool:
    """Whether a provision or a document is named, not the second half of a body's name."""
    parts = words.lower().split()[:3]
    return parts[0] in _units() or any(" ".join(parts[:count]) in type_words() for count in (1, 2, 3))


@cache
def _meeting() -> re.Pattern[str]:
    session, ordinal = alternatives(phrases("plenum_meeting")), alternatives(phrases("ordinal"))
    number = rf"(?P<number>(?:{ordinal}|\d{{1,2}})(?!\w))"
    return re.compile(rf"(?:{session})(?:\s++{number}(?:\s*+,)?)?(?!\w)")


def read_meeting(text: str, at: int) -> StatedIssuer | None:
    """The Central Committee where its session is named: ``Hội nghị lần thứ bảy Ban Chấp hành Trung ương``.

    Examples:
        >>> read_meeting("Hội nghị Trung ương 6 khóa XII", 0).name
        'Ban Chấp hành Trung ương'
        >>> read_meeting("Hội nghị lần thứ hai của Ủy ban", 0) is None
        True
    """
    match = _meeting().match(text, at)
    if match is None:
        return None
    end = match.end()
    begin = end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip())
    body = body_book().longest(text, begin)
    if body and body[0].organ.code == "TW":
        end = body[1]
    elif match["number"] is None or match.group().startswith(phrases("plenum_meeting")[0]):
        return None
    return StatedIssuer(
        span=Span(at, _with_tail(text, end)), name="Ban Chấp hành Trung ương", organ="TW", level="trung ương"
    )


def read_body(text: str, at: int, *, known_only: bool = False) -> StatedIssuer | None:
    """The body named at an offset, with its place.

    Args:
        text: Any text.
        at: Where its name begins.
        known_only: Whether only bodies of the tables count.

    Examples:
        >>> read_body("UBND tỉnh Khánh Hòa về", 0).name
        'Ủy ban nhân dân tỉnh Khánh Hòa'
        >>> read_body("Thống đốc Ngân hàng Nhà nước quy định", 0).name
        'Thống đốc Ngân hàng Nhà nước Việt Nam'
        >>> read_body("Bộ luật Dân sự", 0) is None
        True
    """
    found = body_book().longest(text, at)
    if found and (text[at].isupper() or found[0].organ.local):
        opened = _open_name(text, at, found[1]) if found[0].organ.local and not known_only else None
        return opened or _known(text, at, *found)
    if text.startswith("Hội", at) and (meeting := read_meeting(text, at)):
        return meeting
    if known_only:
        return None
    other = _unknown(text, at)
    if other:
        return other
    area = read_area(text, at)
    if area:
        return StatedIssuer(span=Span(at, area.end), name="", level=area.kind, place=area.full_name)
    return None
