"""Which code the bytes of a text are in, and which code a text was in before it was misread."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
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
    LegacyCode(
        "cp1258", legacy.from_misread_1258, ("đã sửa chữ Windows-1258 bị đọc nhầm thành Windows-1252",)
    ),
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
    text = _wide(data) if b"\0" in data else _strictly(data, "utf-8")
    return Decoded(text) if text is not None else _single_byte(data)


def repair(text: str) -> Decoded:
    r"""Text that holds words of an old code, put right line by line; other text untouched.

    Lines with letters that only Unicode has are left alone, so that mixed texts stay whole.

    Examples:
        >>> repair("Quyeát ñònh\nNghị định").text
        'Quyết định\nNghị định'
    """
    code = find_code(text)
    if code is None:
        return Decoded(text)
    lines = text.splitlines(keepends=True)
    return Decoded("".join(_better(line, code) for line in lines), code.notes)


def find_code(text: str) -> LegacyCode | None:
    """The old code that lines of the text are in; None for sound text.

    Examples:
        >>> find_code("NghÞ ®Þnh cña ChÝnh phñ").key
        'tcvn3'
        >>> find_code("Nghị định của Chính phủ") is None, find_code("la République française") is None
        (True, True)
    """
    suspects = "\n".join(_suspects(text))
    before = score(suspects)
    if before.bad < 2:
        return None
    best, best_score = None, before
    for code in CODES:
        after = score("\n".join(map(code.convert, suspects.split("\n"))))
        if after.good >= 2 and after.plausible and after.balance > best_score.balance:
            best, best_score = code, after
    return best


def _suspects(text: str) -> Iterator[str]:
    """Lines that have characters outside ASCII and none that only sound Vietnamese text has."""
    for line in text.splitlines():
        if not line.isascii() and not _is_sound(line):
            yield line


def _is_sound(line: str) -> bool:
    return legacy.is_unicode_vietnamese(line) and score(line).plausible


def _better(line: str, code: LegacyCode) -> str:
    if line.isascii() or _is_sound(line):
        return line
    converted = code.convert(line)
    return converted if score(converted).balance >= score(line).balance else line


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
