"""Party resolutions cited by the meeting that passed them (``Nghị quyết Trung ương 5 (Khóa X)``)."""

from __future__ import annotations

import re
from functools import cache

from graph.citation import StatedIssuer
from graph.evidence import Span
from loaders.mentions.hit import Hit
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases

_ROMAN = r"[IVX]{1,5}"


@cache
def _plenum() -> re.Pattern[str]:
    term = alternatives(phrases("term_word"))
    body = alternatives(phrases("plenum_body"))
    ordinals = alternatives(phrases("ordinal"))
    return re.compile(
        rf"""
        (?:{alternatives(phrases("plenum_lead"))})\s+
        (?:lần\ thứ\s+)?(?P<n>\d{{1,2}}|{ordinals})(?!\w)\s*+
        (?:,\s*+)?(?:(?:{body})\s*+,?\s*+)*+
        (?P<open>\(\s*+)?(?:{term})\s+(?P<term>{_ROMAN})(?!\w)
        (?:\s*+,?\s*+(?:{body})(?=\s*+\)))?
        (?(open)\s*+\))
        """,
        re.VERBOSE,
    )


@cache
def _congress() -> re.Pattern[str]:
    body = alternatives(phrases("congress_body"))
    lead = alternatives(phrases("congress_lead"))
    return re.compile(rf"(?:{lead})\s+(?P<term>{_ROMAN})\s+(?:{body})(?!\w)")


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else phrases("ordinal").index(word.lower()) + 1


def find_plenums(clean: CleanText) -> list[Hit]:
    """Every Party resolution cited by its meeting, in order."""
    text = clean.text
    hits: list[Hit] = []
    if "Nghị quyết " not in text:
        return hits
    for match in _plenum().finditer(text):
        hit = Hit(match.start(), match.end(), "Nghị quyết", "Nghị quyết")
        hit.name = f"Nghị quyết Trung ương {_number(match['n'])} khóa {match['term']}"
        hit.issuer = StatedIssuer(
            span=Span(match.start(), match.end()),
            name=f"Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam (khóa {match['term']})",
            organ="TW",
            level="trung ương",
        )
        hits.append(hit)
    for match in _congress().finditer(text):
        term = match["term"]
        hit = Hit(match.start(), match.end(), "Nghị quyết", "Nghị quyết")
        hit.name = f"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {term} của Đảng"
        hit.issuer = StatedIssuer(
            span=Span(match.start(), match.end()),
            name=f"Đại hội đại biểu toàn quốc lần thứ {term} của Đảng",
            organ="ĐH",
            level="trung ương",
        )
        hits.append(hit)
    return hits
