"""Keys under which two spellings of one Vietnamese name are equal.

The keys are for comparing only and never shown: tone marks are moved to one place (``hòa`` and ``hoà`` are
one word, as are ``ủy`` and ``uỷ``), case, dashes and the look-alikes of ``Đ`` no longer count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PAIRS = tuple(
    (old, new)
    for old, new in zip(
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        strict=True,
    )
)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_LOOKALIKES = _DASHES | {ord("ð"): "đ", ord("ɖ"): "đ", 0xA0: " ", 0xAD: None, 0x200B: None, 0xFEFF: None}
_PLAIN = frozenset(map(chr, _LOOKALIKES))
_DASH_GAP = re.compile(r"(?<!\s)\s*+-\s*+")
_NO_WORD = re.compile(r"[\W_]+")


def fold_marks(text: str) -> str:
    """Case and tone marks folded; every other character, delimiters too, stays where it is.

    Examples:
        >>> fold_marks("Hòa|Hoà") == "hoà|hoà"
        True
    """
    return _fold_short(text) if len(text) <= 64 else _fold(text)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    folded = folded if _PLAIN.isdisjoint(folded) else folded.translate(_LOOKALIKES)
    for old, new in _PAIRS:
        folded = folded.replace(old, new)
    return folded


@lru_cache(maxsize=1 << 14)
def _fold_short(text: str) -> str:
    return _fold(text)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The comparison key of words: case, tone marks, dashes and spaces folded.

    Examples:
        >>> fold("Uỷ  ban nhân dân") == fold("Ủy ban Nhân dân")
        True
        >>> fold("Bà Rịa – Vũng Tàu")
        'bà rịa - vũng tàu'
    """
    return " ".join(_DASH_GAP.sub(" - ", fold_marks(text)).split())


@lru_cache(maxsize=8192)
def fold_name(text: str) -> str:
    """The comparison key of a name: as :func:`fold`, and punctuation counts as a space.

    Examples:
        >>> fold_name("Bà Rịa-Vũng Tàu") == fold_name("Bà Rịa – Vũng Tàu")
        True
        >>> fold_name("Bộ Văn hoá, Thể thao và Du lịch")
        'bộ văn hoá thể thao và du lịch'
    """
    return _NO_WORD.sub(" ", fold_marks(text)).strip()
