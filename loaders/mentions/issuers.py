"""The issuing body that the words behind a citation state (``của Ủy ban nhân dân tỉnh``)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.citation import StatedIssuer
from graph.evidence import Span
from graph.issuer import organs_by_code
from graph.place import KINDS
from loaders.issuing import codes_agree, organ_of
from loaders.mentions.areas import read_area
from loaders.mentions.bodies import body_book, ministry_book, read_body, read_meeting
from loaders.phrases import alternatives, anchored, phrases

__all__ = ["body_book", "read_body", "read_issuer"]

_SPACE = re.compile(r"\s*+")
_STEP = re.compile(r"(?:\s*+(?P<comma>,)\s*+(?:và\s++)?|\s++(?:và|-|–)\s++)(?:của\s++)?")
_SYMBOL = re.compile(r"/([A-ZĐƯ][\wĐ&.]*(?:\s?-\s?[\wĐ&.]+)*)")
_JOINT_SYMBOL = re.compile(r"/(?:[A-ZĐ]{1,4}LT|[A-ZĐ][A-Za-zĐ]{0,3}PH)(?![A-Za-z])|(?<![A-ZĐ])LB(?![A-ZĐ])")
_BEFORE = 110
#: What may stand between a citation and its issuer; looked at first, for most citations state none.
_OPENS = frozenset(" \t\r\n\f\v,*_(")


@cache
def _lead() -> re.Pattern[str]:
    """``của``, ``do``, ``giữa`` behind a citation, a bracket between them."""
    of = phrases("issuer_lead")
    words = "|".join((alternatives(of + tuple(map(str.upper, of))), alternatives(phrases("issuer_between"))))
    return re.compile(
        rf"[\s*_]*+(?:\([^()\n]{{1,160}}+\)[\s*_]*+)?(?:,\s*+)?(?P<word>{words})(?:\s++(?P=word))?[\s*_]*+(?<!\w)"
    )


@cache
def _joint_lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('joint_lead'))})(?::?\s++|(?!\w))")


@cache
def _joint_sign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('joint_sign'))})(?!\w)")


class _Printed:
    """What the citation before an issuer tells of the number of its bodies.

    Attributes:
        codes: The codes of bodies in its symbol.
        complete: Whether every part of the symbol behind the type is the code of a body.
        joint: Whether it is the document of several bodies.
    """

    __slots__ = ("codes", "complete", "joint")

    def __init__(self, text: str, at: int) -> None:
        before = text[max(0, at - _BEFORE) : at]
        symbols = _SYMBOL.findall(before)
        parts = re.split(r"\s?-\s?", symbols[-1]) if symbols else []
        behind = tuple(part for part in parts[1:] if organs_by_code(part))
        self.codes = behind or tuple(part for part in parts[:1] if organs_by_code(part))
        self.complete = len(behind) > 1 and len(behind) == len(parts) - 1
        self.joint = len(self.codes) > 1 or bool(_JOINT_SYMBOL.search(before)) or bool(_joint_sign().search(before))


def _after(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _member(text: str, at: int, *, bare: bool) -> StatedIssuer | None:
    """A body of a list; a ministry without the word "Bộ" where the list allows it."""
    body = read_body(text, at, known_only=True)
    if body is not None or not bare or not text[at : at + 1].isupper():
        return body
    found = ministry_book().longest(text, at)
    if found is None:
        return None
    named, end = found
    return StatedIssuer(span=Span(at, end), name=named.name, organ=named.organ.code, level=named.organ.level)


def _local(body: StatedIssuer) -> bool:
    organ = organ_of(body, None)
    return organ is not None and organ.local


def _belongs(text: str, step: re.Match[str], more: StatedIssuer, printed: _Printed) -> bool:
    """Whether a body behind a comma or "và" is a further issuer, not the subject of the next clause."""
    after = _after(text, more.span.end)
    if printed.complete and not codes_agree(printed.codes, more.organ):
        return False
    if printed.joint and not _local(more):
        return not anchored("acting_now").match(text, after)
    if anchored("subject_verb").match(text, after):
        return False
    if step["comma"] and not printed.joint:
        return not _local(more) and bool(printed.codes) and codes_agree(printed.codes, more.organ)
    return True


def _list(text: str, at: int, first: StatedIssuer, *, linked: bool, between: bool) -> list[StatedIssuer]:
    """All bodies of a list that begins with one."""
    found = [first]
    printed: _Printed | None = None
    while step := _STEP.match(text, found[-1].span.end):
        printed = printed or _Printed(text, at)
        printed.joint = printed.joint or linked
        more = _member(text, step.end(), bare=printed.joint)
        if more is None or any(more.name == one.name for one in found):
            break  # named again, a body acts in the next clause
        if not (between or _belongs(text, step, more, printed)):
            break
        found.append(more)
    return found


def _in_one_place(bodies: list[StatedIssuer]) -> list[StatedIssuer]:
    """Give the bodies of a list the place that stands once behind the last: ``HĐND, UBND huyện Trà Cú``."""
    last, others = bodies[-1], bodies[:-1]
    organs = [organ_of(body, None) for body in bodies]
    where = last.place or last.level or ""
    if not where or not last.name.endswith(where) or any(body.place or body.level for body in others):
        return bodies
    if not all(organ and organ.local and organ.level == "any" for organ in organs):
        return bodies
    placed = (replace(b, name=f"{b.name} {where}", level=last.level, place=last.place) for b in others)
    return [*placed, last]


def _done_by(text: str, at: int, body: StatedIssuer) -> StatedIssuer | None:
    """The issuer behind "do": "ban hành" follows it (and belongs to it), or the symbol is that body's."""
    verb = anchored("issued_by_verb").match(text, _after(text, body.span.end))
    if verb:
        return replace(body, span=Span(body.span.start, verb.end()))
    printed = _Printed(text, at)
    own = body.organ is not None and bool(printed.codes) and codes_agree(printed.codes, body.organ)
    return body if own else None


def _without_lead(text: str, at: int) -> StatedIssuer | None:
    """A place or a session of the Central Committee right behind the citation: ``Nghị quyết 12 tỉnh``."""
    if text[at : at + 1] != " ":
        return None
    if text.startswith("Hội", at + 1):
        return read_meeting(text, at + 1)
    area = read_area(text, at)
    if area and area.kind in KINDS:
        return StatedIssuer(span=Span(at + 1, area.end), name="", level=area.kind, place=area.full_name)
    return None


def read_issuer(text: str, at: int) -> StatedIssuer | None:
    """The issuer stated behind a citation that ends at an offset; joint bodies together.

    Examples:
        >>> read_issuer("Nghị định 61 của Chính phủ về", 12).name
        'Chính phủ'
        >>> read_issuer("Nghị định 61, UBND tỉnh", 12) is None
        True
        >>> read_issuer("Đơn số 5 do UBND xã chuyển đến", 8) is None
        True
    """
    if text[at : at + 1] not in _OPENS:
        return None
    lead = _lead().match(text, at)
    if not lead:
        return _without_lead(text, at)
    word, begin = lead["word"], lead.end()
    linked = _joint_lead().match(text, begin)
    first: StatedIssuer | None
    if linked:
        member = _member(text, linked.end(), bare=True)
        first = member or StatedIssuer(span=Span(begin, linked.end()), name="")
    else:
        first = read_body(text, begin, known_only=word.isupper())
    if first is not None and word.lower() == "do":
        return _done_by(text, at, first)
    if first is None or first.organ is None:
        return first
    between = word in phrases("issuer_between")
    bodies = _list(text, at, first, linked=linked is not None, between=between)
    if len(bodies) == 1:
        return first
    bodies = _in_one_place(bodies)
    return replace(bodies[0], span=Span(bodies[0].span.start, bodies[-1].span.end), joint=tuple(bodies[1:]))
