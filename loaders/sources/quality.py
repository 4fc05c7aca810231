"""Whether text that was read is text that people can read; shared by all kinds of files."""

from __future__ import annotations

import re
import unicodedata

from graph.errors import DamagedSource, EmptySource, EncodingUnknown
from loaders.sources.base import GET_AGAIN, SAVE_AS_UTF8, is_blank
from loaders.sources.syllables import SAMPLE, is_unmarked, is_viqr, score

CONTROLS_ALLOWED = 3
"""Control characters that a text may always have; above, one in a hundred code points."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")  # less tab, line ends, ^Z
# Signs that stand inside words only where letters were misread.
_SIGNS = "[®©¬§¶µ¸·¨÷¼½¾¢£¤¥¦¡\x80-\x9f]"
_UNUSUAL = re.compile("[^\x00-\u058f\u1e00-\u2bff]")
_MISREAD = re.compile(f"[A-Za-z]{_SIGNS}|{_SIGNS}[a-z]")
MARKED_SHARE = 0.55
"""Words with marks; Vietnamese has about three in four, other languages of Latin letters at most half."""
MARKED_WORDS = 20
"""Shorter texts are too few words to judge by their marks."""
STRANGE_SHARE = 0.05
"""Characters that Unicode does not assign, or only for private use: more of them are no text."""


def require_clean(text: str, name: str) -> None:
    """Refuse what is empty or no text.

    Raises:
        EmptySource: Nothing that can be seen.
        DamagedSource: NUL, or control characters all over.
    """
    if is_blank(text):
        raise EmptySource(name, "tệp chỉ có khoảng trắng", "chọn lại tệp có nội dung")
    if nuls := text.count("\0"):
        raise DamagedSource(name, f"có {nuls} ký tự rỗng (NUL) trong văn bản", GET_AGAIN)
    if len(_CONTROLS.findall(text)) > max(CONTROLS_ALLOWED, len(text) // 100):
        raise DamagedSource(name, "có nhiều ký tự điều khiển, không phải văn bản", GET_AGAIN)


def require_readable(text: str, name: str) -> None:
    """Refuse Vietnamese in a code that could not be converted: no citation would be found in it.

    Raises:
        EncodingUnknown: The words are VIQR, or letters of a code that is not known.
    """
    if is_viqr(text):
        raise EncodingUnknown(name, "văn bản gõ kiểu VIQR (dấu viết bằng ký tự thường)", SAVE_AS_UTF8)
    sample = text[:SAMPLE]
    strange = sum(unicodedata.category(char) in ("Cn", "Co") for char in _UNUSUAL.findall(sample))
    if strange > len(sample) * STRANGE_SHARE:
        raise EncodingUnknown(name, "các ký tự không thành văn bản, không nhận ra bảng mã", SAVE_AS_UTF8)
    if _looks_misread(sample):
        raise EncodingUnknown(name, "chữ tiếng Việt bị sai bảng mã, không nhận ra bảng mã gốc", SAVE_AS_UTF8)


def _looks_misread(text: str) -> bool:
    """Signs inside words, or marks on more words than other languages of Latin letters have."""
    found = score(text)
    if found.bad <= max(4, found.good):
        return False
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    marked = sum(not word.isascii() and max(word) < "\u0250" for word in words)
    many_marks = len(words) >= MARKED_WORDS and marked > len(words) * MARKED_SHARE
    return many_marks or len(_MISREAD.findall(text)) > max(4, found.good)


def text_notes(text: str) -> tuple[str, ...]:
    """What a reader of the text should know of it, in Vietnamese.

    Examples:
        >>> text_notes("Can cu Quyet dinh cua Uy ban nhan dan tinh ngay 05 thang 3 nam 2022")
        ('văn bản không dấu: có thể bỏ sót viện dẫn',)
    """
    notes: tuple[str, ...] = ()
    if lost := text.count("\ufffd"):
        notes += (f"{lost} ký tự không đọc được (\ufffd) trong văn bản",)
    if is_unmarked(text):
        notes += ("văn bản không dấu: có thể bỏ sót viện dẫn",)
    return notes
