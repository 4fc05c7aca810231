"""The issuing body that the words behind a citation state (``của Ủy ban nhân dân tỉnh``)."""

from __future__ import annotations

import re
from functools import cache

from graph.citation import StatedIssuer
from graph.evidence import Span
from graph.vocab import Organ, organs
from loaders.mentions.areas import Area, name_at, read_area
from loaders.phrasebook import PhraseBook
from loaders.phrases import alternatives, anchored, phrases

_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-ZĐ&]{2,}|TT\.?)(?!\w)")
_TERM = re.compile(r"\s*+,?\s*+\(?(?:khóa|khoá|Khóa|Khoá|nhiệm kỳ)\s++[IVX\d][IVX\d\s\-]{0,12}+\)?")
_SPACE = re.compile(r"\s*+")


class NamedBody:
    """A body's name as the tables hold it.

    Attributes:
        name: Official form of that name, without a place.
        organ: Its row.
    """

    __slots__ = ("name", "organ")

    def __init__(self, name: str, organ: Organ) -> None:
        self.name = name
        self.organ = organ


@cache
def body_book() -> PhraseBook[NamedBody]:
    """Every name of every body, its head's title too."""
    entries: list[tuple[str, NamedBody]] = []
    for row in organs():
        entries.append((row.name, NamedBody(row.name, row)))
        for name in row.names:
            keeps = row.kind == "party" and not _ABBREVIATION.search(name)
            entries.append((name, NamedBody(name if keeps else row.name, row)))
        if row.head:
            entries.append((row.head, NamedBody(row.head, row)))
            short = row.head.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")
            entries.append((short, NamedBody(row.head, row)))
    return PhraseBook(entries)


@cache
def _lead() -> re.Pattern[str]:
    of, between = alternatives(phrases("issuer_lead")), alternatives(phrases("issuer_between"))
    return re.compile(rf"[\s*_]*+(?:,\s*+)?(?:{of}|{between})\s++")


@cache
def _other_body() -> re.Pattern[str]:
    stops = "|".join(
        alternatives(phrases(group)) for group in ("title_about", "body_stop", "joiner")
    )
    return re.compile(
        rf"(?:{alternatives(phrases('body_head'))})(?!\w)[^,;.:()\n“”\"]{{0,90}}?"
        rf"(?=\s*+[,;.:()\n“”\"]|\s++(?:{stops})(?!\w)|\Z)"
    )


def _stated(
    text: str, start: int, end: int, body: NamedBody | None, area: Area | None, fallback: str
) -> StatedIssuer:
    organ = body.organ if body else None
    name = body.name if body else " ".join(fallback.split())
    level = area.kind if area else (organ.level if organ and organ.level != "any" else None)
    if body is not None and area is not None:
        name = f"{name} {area.full_name or area.kind}"
    return StatedIssuer(
        span=Span(start, end),
        name=name,
        organ=organ.code if organ else None,
        level=level,
        place=area.full_name if area else None,
    )


def _party_place(text: str, at: int, body: NamedBody) -> Area | None:
    """``Tỉnh ủy Khánh Hòa``: the place follows without its kind."""
    kinds = {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố", "Huyện ủy": "huyện", "Quận ủy": "quận", "Thị ủy": "thị xã"}
    kind = next((place for word, place in kinds.items() if body.name.endswith(word)), None)
    if kind is None:
        return None
    gap = _SPACE.match(text, at)
    start = gap.end() if gap else at
    if not text[start : start + 1].isupper():
        return None
    end = name_at(text, start)
    return Area(kind, " ".join(text[start:end].split()), end) if end > start else None


def read_body(text: str, at: int, *, known_only: bool = False) -> StatedIssuer | None:
    """The body named at an offset, with its place.

    Examples:
        >>> read_body("UBND tỉnh Khánh Hòa về", 0).name
        'Ủy ban nhân dân tỉnh Khánh Hòa'
    """
    found = body_book().longest(text, at)
    if found and (text[at].isupper() or found[0].organ.local):
        body, end = found
        area = None
        if body.organ.local:
            area = _party_place(text, end, body)
            if area:
                joined = StatedIssuer(
                    span=Span(at, area.end),
                    name=f"{body.name} {area.name}",
                    organ=body.organ.code,
                    level=area.kind,
                    place=area.full_name,
                )
                return joined
            area = read_area(text, end)
        stop = area.end if area else end
        term = _TERM.match(text, stop)
        return _stated(text, at, term.end() if term else stop, body, area, "")
    if known_only:
        return None
    other = _other_body().match(text, at)
    if other:
        return _stated(text, at, other.end(), None, None, other.group())
    area = read_area(text, at)
    if area:
        return StatedIssuer(span=Span(at, area.end), name="", level=area.kind, place=area.full_name)
    return None


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"\s++(?:và|-)\s++(?:của\s++)?")


def read_issuer(text: str, at: int) -> StatedIssuer | None:
    """The issuer stated behind a citation that ends at an offset; joint bodies together.

    Examples:
        >>> read_issuer("Nghị định 61 của Chính phủ về", 12).name
        'Chính phủ'
        >>> read_issuer("Nghị định 61, UBND tỉnh", 12) is None
        True
    """
    lead = _lead().match(text, at)
    if not lead:
        area = read_area(text, at) if text[at : at + 1] == " " else None
        if area and area.kind in ("tỉnh", "thành phố", "huyện", "xã", "phường"):
            return StatedIssuer(span=Span(at + 1, area.end), name="", level=area.kind, place=area.full_name)
        return None
    first = read_body(text, lead.end())
    if first is None or first.organ is None:
        return first
    joint: list[StatedIssuer] = []
    end = first.span.end
    while (step := _and().match(text, end)) and (more := read_body(text, step.end(), known_only=True)):
        following = _SPACE.match(text, more.span.end)
        after = following.end() if following else more.span.end
        if anchored("subject_verb").match(text, after) and not lead.group().strip().startswith("giữa"):
            break
        joint.append(more)
        end = more.span.end
    if not joint:
        return first
    return StatedIssuer(
        span=Span(first.span.start, end),
        name=first.name,
        organ=first.organ,
        level=first.level,
        place=first.place,
        joint=tuple(joint),
    )
