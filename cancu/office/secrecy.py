"""Stamps of secrecy: what bears one has no place on a machine of an open network, and is refused before it is kept.

Source: Luật Bảo vệ bí mật nhà nước (MẬT, TỐI MẬT, TUYỆT MẬT; secrets are worked on only on machines apart).
"""

from __future__ import annotations

import re

from graph.reading import SourceText
from graph.work import plain

HEAD_LINES = 60
HEAD_LETTERS = 4000
_COLUMNS = re.compile(r"\t+|\s{2,}|\||[\[\](){}*•·_]+")
_STAMPS = frozenset({"mat", "toimat", "tuyetmat", "tailieumat"})
_LEVEL = re.compile(r"\bdo mat\s*:?\s*(?:mat|toi mat|tuyet mat)\b")
_ASK = ("tai lieu thu hoi", "luu hanh noi bo", "tai lieu luu hanh noi bo", "thu hoi sau hoi nghi")


def head_of(source: SourceText) -> list[str]:
    """The lines in which stamps stand: the head of the text, and the heads of pages."""
    lines = source.text[:HEAD_LETTERS].splitlines()[:HEAD_LINES]
    for kind, span in source.places:
        if kind in ("header", "textbox", "shape", "footer"):
            lines += span.cut(source.text).splitlines()
    return lines


def stamp_of(source: SourceText) -> str | None:
    """The stamp of secrecy that a text bears; None where it bears none.

    A stamp stands alone, in capitals: words such as "bí mật", "mật độ" or "bảo mật" are none.

    Examples:
        >>> def text(words):
        ...     return SourceText(name="a", sha256="", kind="text", text=words)
        >>> stamp_of(text("UBND TỈNH A" + chr(9) + "TỐI MẬT" + chr(10) + "KẾ HOẠCH"))
        'TỐI MẬT'
        >>> stamp_of(text("Về bảo vệ bí mật nhà nước")), stamp_of(text("MẬT ĐỘ DÂN SỐ"))
        (None, None)
    """
    for line in head_of(source):
        if _LEVEL.search(plain(line)):
            return " ".join(line.split())[:40]
        for part in _COLUMNS.split(line):
            said = part.strip(" .:-–—\"“”'")
            if said and said == said.upper() and plain("".join(said.split())) in _STAMPS:
                return said
    return None


def restricted(source: SourceText) -> str | None:
    """Words by which a text asks not to be passed on ("LƯU HÀNH NỘI BỘ"); None where there are none."""
    for line in head_of(source):
        said = plain(" ".join(line.split()).strip(" .:()[]*-"))
        if said in _ASK:
            return " ".join(line.split())
    return None
