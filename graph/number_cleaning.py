"""Taking out of a printed number what does not belong: gaps, dashes, marks without width, page breaks."""

from __future__ import annotations

import re

from graph.number import Repair

_DASH = re.compile("[‐‑‒–—―−﹣－⁃\ufffe\x02]")
_SLASHES = re.compile("[／∕⁄]")
_GAP = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_BREAK = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_D_LIKE = re.compile("[\u00d0\u0189]")


def cleaned(raw: str) -> tuple[str, list[Repair]]:
    """The number without gaps, dashes and marks that do not belong, and what was mended."""
    repairs: list[Repair] = []
    text = raw
    for kind, pattern, put in (
        ("invisible", _UNSEEN, ""),
        ("d-family", _D_LIKE, "Đ"),
        (None, _BREAK, ""),
        ("separator", _SLASHES, "/"),
        ("dash", _DASH, "-"),
        ("space", _GAP, ""),
    ):
        if pattern.search(text):
            mended = pattern.sub(put, text)
            if kind:
                repairs.append(Repair(kind=kind, written=raw, canonical=mended))
            text = mended
    return text, repairs
