"""Who may end or change whom (*thẩm quyền*; CITATION_RULES § d.6), and which of two files with one number is meant.

An edge that ends or changes a work counts where the acting body is the same, its heir, or one above. All others
are kept and shown with what speaks against them; a person can confirm them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from graph.assertion import DOCUMENT, Description
from graph.issuer import organs_by_code
from graph.number_grammar import parse_number
from graph.relation import AUTO, DISPUTED, Relation
from graph.stores import View
from graph.stores.finding import words_of
from graph.vocab import document_types, rank_of
from graph.work import LEVELS, Work, issuer_key

TOO_LOW = "văn bản có hiệu lực pháp lý thấp hơn; cần xem thẩm quyền"
NO_FORCE = "văn bản hành chính không sửa đổi, chấm dứt được văn bản quy phạm pháp luật; cần xem thẩm quyền"
OTHER_BODY = "không phải là cơ quan đã ban hành văn bản này, cơ quan kế thừa hay cấp trên; cần xem thẩm quyền"
OTHER_PLACE = "cơ quan của địa phương khác; cần xem thẩm quyền"
TWO_FILES = "có hai tệp cùng số này với nội dung khác nhau và chỉ tệp nạp sau nêu điều này; cần đối chiếu bản gốc"

_ASSEMBLY = "QH"
_HEAD_OF_STATE = frozenset({"QH", "UBTVQH", "CTN"})
_ALIKE = 0.6
_GRAVE = ("ends", "suspends")


def weighed(view: View, edges: Iterable[Relation], works: Mapping[str, Work]) -> list[Relation]:
    """The edges, those that nobody confirmed and that speak against competence as disputed, with the reason.

    Args:
        view: The graph.
        edges: Edges that end or change their target.
        works: The works at both ends, as far as they are there.
    """
    made = []
    doubtful: dict[str, frozenset[str]] = {}
    for edge in edges:
        actor, target = works.get(edge.source), works.get(edge.target)
        doubt = None
        if edge.state == AUTO and actor is not None and target is not None:
            doubt = objection(actor, target)
            if doubt is None and edge.effect in _GRAVE:
                if actor.key not in doubtful:
                    doubtful[actor.key] = _doubtful_files(view, actor)
                said_by = {one.origin for one in edge.evidence}
                doubt = TWO_FILES if said_by and said_by <= doubtful[actor.key] else None
        made.append(edge if doubt is None else replace(edge, state=DISPUTED, doubt=doubt))
    return made


def objection(actor: Work, target: Work) -> str | None:
    """What speaks against one work ending or changing another; None where nothing does.

    Examples:
        >>> law = Work(key="l", number="31/2024/QH15", doc_type="Luật", level="trung ương")
        >>> objection(Work(key="t", number="5/2025/TT-BTC", doc_type="Thông tư", level="trung ương"), law)
        'văn bản có hiệu lực pháp lý thấp hơn; cần xem thẩm quyền'
        >>> objection(Work(key="n", number="93/2025/QH15", doc_type="Luật", level="trung ương"), law) is None
        True
    """
    codes, others = _organs(actor.number), _organs(target.number)
    if any(code.startswith(_ASSEMBLY) for code in codes) or actor.key == target.key:
        return None
    if actor.level in LEVELS and target.level in LEVELS and LEVELS.index(actor.level) > LEVELS.index(target.level):
        return TOO_LOW  # whatever its type: the law has no rank for bodies that are no more
    mine, theirs = _rank(actor, codes), _rank(target, others)
    if theirs is not None and mine is not None and mine > theirs:
        return TOO_LOW
    if mine is None and theirs is not None and _never_normative(actor):
        return NO_FORCE
    if actor.level == target.level and actor.level in ("tỉnh", "huyện", "xã"):
        return _of_places(actor, target)
    if mine is not None and mine == theirs and _known(codes) and _known(others) and not _related(codes, others):
        same = actor.issuer and target.issuer and issuer_key(actor.issuer) == issuer_key(target.issuer)
        return None if same else OTHER_BODY
    return None


def _of_places(actor: Work, target: Work) -> str | None:
    """Local bodies act at home: another place is one that did not take the first one in."""
    if actor.place is None or target.place is None or actor.place == target.place:
        return None
    return None if _took_over(actor, target) else OTHER_PLACE


def _took_over(actor: Work, target: Work) -> bool:
    from graph.place import find_places, province_of, successor_on

    if actor.day is None:
        return True
    for place in find_places(target.place or "", on=target.day):
        province = province_of(place)
        if province is None or province.full_name != target.province:
            continue
        if any(after.full_name == actor.place for after in successor_on(place, actor.day)):
            return True
    return False


@lru_cache(maxsize=8192)
def _organs(number: str | None) -> tuple[str, ...]:
    parsed = parse_number(number, trusted=True) if number else None
    return parsed.organs if parsed is not None else ()


def _rank(work: Work, codes: tuple[str, ...]) -> int | None:
    return rank_of(work.doc_type, codes[0] if codes else None, work.level) if work.doc_type else None


def _never_normative(work: Work) -> bool:
    """Whether documents of its type, or with a number of its form, never set rules."""
    row = next((one for one in document_types() if one.name == work.doc_type), None)
    if row is None:
        return False
    parsed = parse_number(work.number, trusted=True) if work.number else None
    return row.normative == "never" or (row.normative == "year" and parsed is not None and parsed.year is None)


def _known(codes: tuple[str, ...]) -> bool:
    return bool(codes) and all(organs_by_code(code) for code in codes)


def _related(codes: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one of the bodies is one of the others, or came out of it."""
    return bool(set(codes) & _heirs(others)) or bool(set(codes) & _HEAD_OF_STATE)


@lru_cache(maxsize=4096)
def _heirs(codes: tuple[str, ...]) -> frozenset[str]:
    """The bodies and all that took over from them."""
    found, waiting = set(codes), list(codes)
    while waiting:
        for row in organs_by_code(waiting.pop()):
            new = {row.code, *row.succeeded_by} - found
            found |= new
            waiting += sorted(new)
    return frozenset(found)


# ------------------------------------------------------------------------------- two files of one number


def _doubtful_files(view: View, work: Work) -> frozenset[str]:
    """The files that claim to be a work after another came in first, or that a register does not know so."""
    said = view.own_descriptions(work.key)
    own = [(origin, one) for origin, one in said if origin.kind == DOCUMENT and one.own and origin.work == work.key]
    known = [one for origin, one in said if origin.kind != DOCUMENT and (one.title or one.issued)]
    if not own:
        return frozenset()
    first_day = min(origin.recorded for origin, _ in own)
    first = [one for origin, one in own if origin.recorded == first_day]
    made = set()
    for origin, one in own:
        clash = all(_differ(one, other) for other in known) if known else any(_differ(one, other) for other in first)
        if clash or origin.recorded > first_day:
            made.add(origin.id)
    return frozenset(made)


def _differ(one: Description, other: Description) -> bool:
    """Whether two descriptions cannot be of one document: titles of other words, or without one another day."""
    mine, theirs = frozenset(words_of(one.title or "")), frozenset(words_of(other.title or ""))
    if mine and theirs:
        return len(mine & theirs) < _ALIKE * min(len(mine), len(theirs))
    days = one.issued or "", other.issued or ""
    return bool(days[0] and days[1]) and not days[0].startswith(days[1]) and not days[1].startswith(days[0])
