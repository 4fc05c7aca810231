"""Personal data in a text (*dữ liệu cá nhân*): numbers of identity papers, telephones, e-mail; found and masked.

What is masked keeps its length, so that positions in the text stay true. Names and addresses have no shape that a
machine could tell from those of offices: the graph does not keep the text they stand in, and logs hold no text at all.

Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; form of the number of identity: 12 digits that begin with the code of
a province (Luật Căn cước 26/2023/QH15), nine digits on the older paper.
"""

from __future__ import annotations

import re
from functools import cache

from graph.vocab.phrasing import phrases

MASK = "•"
_IDENTITY = re.compile(r"(?<![0-9/])(?<![0-9][.,-])0[0-9]{2}[ .]?[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}(?![0-9/])")
_MOBILES = ("0[35789][0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3}", "0[35789][0-9][ .-]?[0-9]{3}[ .-]?[0-9]{4}",
            "0[35789][0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}")  # fmt: skip
_ABROAD = r"\+84[ .-]?[0-9]{2,3}[ .-]?[0-9]{3}[ .-]?[0-9]{3,4}"
_DESK = r"\(?02[0-9]{1,2}\)?[ .-]{0,2}[0-9]{3,4}[ .-]?[0-9]{3,5}"
_PHONE = re.compile(rf"(?<![0-9/])(?:{'|'.join((*_MOBILES, _ABROAD, _DESK))})(?![0-9/])")
_MAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_HINT = re.compile(r"@|[0-9][ .()-]{0,2}[0-9][ .()-]?[0-9][ .()-]{0,2}[0-9][ .()-]?[0-9][ .()-]?[0-9]")
_HASH = re.compile(r"(?:[a-z][a-z0-9_-]{0,30}:){0,3}[0-9a-f]{32,128}")
_SHOWN = re.compile(r"[A-Za-z0-9]")


@cache
def _paper() -> re.Pattern[str]:
    """The number of an identity paper behind its name: without the name nine digits may be a sum of money."""
    names = {form for name in phrases("identity_paper") for form in (name, name.capitalize())}
    either = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    number = "|".join(map(re.escape, phrases("number_word")))
    return re.compile(rf"(?:{either})(?: (?:{number}))?[ :.]{{0,3}}(?P<number>[A-Z]?[0-9]{{7,12}})(?![0-9])")


def masked(text: str) -> str:
    """A text with the personal data in it masked, as long as before; a hash stays whole, whatever digits it holds.

    Examples:
        >>> masked("liên hệ ông A, CCCD 079090001234, điện thoại 0912.345.678, a.b@tinh.gov.vn")
        'liên hệ ông A, CCCD ••••••••••••, điện thoại ••••.•••.•••, •.•@••••.•••.••'
        >>> masked("CMND số 361234567; Quyết định số 638/QĐ-TTg ngày 05/7/2018; 1.250.000.000 đồng")
        'CMND số •••••••••; Quyết định số 638/QĐ-TTg ngày 05/7/2018; 1.250.000.000 đồng'
        >>> masked("sha256:61fc08d9e0ddc9c0311270398d3e59a7afba4fcdd1686aaa0b6a6d42839390d0")
        'sha256:61fc08d9e0ddc9c0311270398d3e59a7afba4fcdd1686aaa0b6a6d42839390d0'
    """
    if _HINT.search(text) is None or _HASH.fullmatch(text) is not None:
        return text
    made = _paper().sub(
        lambda found: found[0][: found.start("number") - found.start()] + MASK * len(found["number"]), text
    )
    for pattern in (_MAIL, _IDENTITY, _PHONE):
        made = pattern.sub(lambda found: _SHOWN.sub(MASK, found[0]), made)
    return made


def masked_deep(value: object) -> object:
    """A value of JSON with every text in it masked."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {key: masked_deep(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [masked_deep(one) for one in value]
    return value
