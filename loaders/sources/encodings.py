"""Which code the bytes of a text are in, and which code a text was in before it was misread."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from loaders.sources import legacy
from loaders.sources.syllables import Score, score

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CAPITALS_LOST = "chữ hoa của các phông .VnTimeH, .VnArialH đọc ra chữ thường"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what was done to read it.

    Attributes:
        text: The text.
        notes: In Vietnamese.
    """

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LegacyCode:
    """A code that text may come in though it is stored as something else.

    Attributes:
        key: Its name among :func:`repair`'s notes and for the reader of Word files.
        convert: From the misread text to Unicode.
        notes: What to tell, in Vietnamese.
    """

    key: str
    convert: Callable[[str], str]
    notes: tuple[str, ...]


CODES = (
    LegacyCode("utf-8", legacy.from_misread_utf8, ("đã sửa chữ UTF-8 bị đọc nhầm thành Windows-1252",)),
    LegacyCode("tcvn3", legacy.from_tcvn3, ("đã chuyển từ bảng mã TCVN3", _CAPITALS_LOST)),
    LegacyCode("vni", legacy.from_vni, ("đã chuyển từ bảng mã VNI",)),
    LegacyCode("viscii", legacy.from_viscii, ("đã chuyển từ bảng mã VISCII",)),
    LegacyCode("cp1258", legacy.from_misread_1258, ("đã sửa chữ Windows-1258 bị đọc nhầm thành Windows-1252",)),
)

_OF_BYTES = ("tcvn3", "vni", "viscii")


def decode(data: bytes) -> Decoded | None:
    r"""The text of the bytes; None where no code gives Vietnamese text, or UTF text is broken.

    Examples:
        >>> decode("Điều 1".encode("utf-16")).text
        'Điều 1'
        >>> decode(b"Ngh\xde \xae\xdenh").notes[0]
        'đã chuyển từ bảng mã TCVN3'
        >>> decode(b"\xff\xfe\x00\xd8") is None
        True
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _strictly(data[len(bom) :], encoding)
            return _single_byte(data[len(bom) :]) if text is None and encoding == "utf-8" else _plain(text)
    text = (_wide(data) if b"\0" in data else None) or _strictly(data, "utf-8")
    return Decoded(text) if text is not None else _single_byte(data)


@dataclass(frozen=True, slots=True)
class Repair:
    """How the lines of one text are put right.

    Attributes:
        code: The old code.
        whole: Whether no line is sound Unicode, so that lines that could be either are converted too.
    """

    code: LegacyCode
    whole: bool

    def line(self, text: str) -> str:
        """One line, or a stretch of it; sound text comes back unchanged."""
        if text.isascii() or legacy.is_unicode_vietnamese(text):
            return text
        before = score(text)
        if not before.bad and not self.whole:
            return text
        converted = self.code.convert(text)
        return converted if score(converted).balance >= before.balance else text


def repair(text: str) -> Decoded:
    r"""Text that holds words of an old code, put right line by line; other text untouched.

    Lines with letters that only Unicode has are left alone, so that mixed texts stay whole.

    Examples:
        >>> repair("Quyeát ñònh cuûa Boä\nNghị định").text
        'Quyết định của Bộ\nNghị định'
    """
    found = find_repair(text)
    if found is None:
        return Decoded(text)
    return Decoded("".join(map(found.line, text.splitlines(keepends=True))), found.code.notes)


def find_repair(text: str) -> Repair | None:
    """The old code that lines of the text are in; None for sound text.

    Examples:
        >>> find_repair("NghÞ ®Þnh cña ChÝnh phñ").code.key
        'tcvn3'
        >>> find_repair("Nghị định của Chính phủ") is None, find_repair("la République française") is None
        (True, True)
    """
    lines = [line for line in text.splitlines() if not line.isascii()]
    doubtful = [line for line in lines if not legacy.is_unicode_vietnamese(line)]
    whole = len(doubtful) == len(lines)
    suspects = doubtful if whole else [line for line in doubtful if score(line).bad]
    suspects = list(dict.fromkeys(suspects))  # a line that comes again proves nothing new
    before = score("\n".join(suspects))
    if before.bad < 2:
        return None
    best, best_score = None, before
    for code in CODES:
        after = score("\n".join(map(code.convert, suspects)))
        if after.good >= 2 and after.plausible and after.balance > best_score.balance:
            best, best_score = code, after
    return None if best is None else Repair(best, whole)


def _plain(text: str | None) -> Decoded | None:
    return None if text is None else Decoded(text)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin and Vietnamese letters nearly everywhere."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text and "\0" not in text and _latin_share(text[:4096]) > 0.9:
            return text
    return None


def _latin_share(text: str) -> float:
    usual = sum(char in "\t\r\n" or " " <= char < "\u0370" or "\u1e00" <= char < "\u2220" for char in text)
    return usual / len(text)


def _single_byte(data: bytes) -> Decoded | None:
    if b"\0" in data:
        return None
    latin = legacy.latin_text(data)
    rows = [
        Decoded(data.decode("utf-8", errors="replace"), ("tệp UTF-8 có byte hỏng",)),
        Decoded(data.decode("cp1258", errors="replace"), ("đã đọc theo bảng mã Windows-1258",)),
        *(Decoded(code.convert(latin), code.notes) for code in CODES if code.key in _OF_BYTES),
    ]
    scored: list[tuple[Score, Decoded]] = [(score(row.text), row) for row in rows]
    best_score, best = max(scored, key=lambda pair: pair[0].balance)
    return best if best_score.plausible else None
