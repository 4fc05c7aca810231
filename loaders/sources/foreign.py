"""Kinds of files that are known and not read: each with its reason and its way out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from graph.errors import DamagedSource, SourceError, UnsupportedSource
from graph.reading import SourceText
from loaders.sources.archive import Archive
from loaders.sources.base import SAVE_AS_DOCX, Source
from loaders.sources.word_package import is_word

HEAD_BYTES = 4_096
"""How much of a file is looked at to tell its kind."""

_OPEN_PDF = "mở tệp PDF bằng Word (hoặc chép chữ ra) rồi lưu lại tệp dưới dạng .docx"
_TYPE_OUT = "gõ lại hoặc nhận dạng chữ (OCR) rồi lưu kết quả dưới dạng .docx"
_UNPACK = "giải nén rồi chọn từng tệp văn bản bên trong"
_SHEET = "chép phần chữ cần đọc sang Word rồi lưu lại tệp dưới dạng .docx"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind told by its first bytes.

    Attributes:
        magic: The file begins with one of these.
        reason: What it is, in Vietnamese.
        advice: What to do, in Vietnamese.
    """

    magic: tuple[bytes, ...]
    reason: str
    advice: str


_KINDS = (
    _Kind((b"%PDF-",), "là tệp PDF, chưa đọc được", _OPEN_PDF),
    _Kind((b"{\\rtf",), "là tệp RTF, chưa đọc được", SAVE_AS_DOCX),
    _Kind((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), "là hình ảnh, không có chữ", _TYPE_OUT),
    _Kind((b"\xd7\xcd\xc6\x9a", b"\0\0\1\0", b"\0\0\0\x1cftyp"), "là hình ảnh, không có chữ", _TYPE_OUT),
    _Kind((b"AT&TFORM",), "là tệp DjVu (bản quét)", _TYPE_OUT),
    _Kind((b"Rar!\x1a\x07",), "là tệp nén RAR", _UNPACK),
    _Kind((b"7z\xbc\xaf\x27\x1c",), "là tệp nén 7z", _UNPACK),
    _Kind((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"), "là tệp nén", _UNPACK),
    _Kind((b"SQLite format 3\0",), "là tệp cơ sở dữ liệu", "chọn tệp văn bản"),
    _Kind((b"MZ", b"\x7fELF"), "là tệp chương trình, không phải văn bản", "chọn tệp văn bản"),
)
_BITMAP = re.compile(rb"BM....\0\0\0\0", re.DOTALL)
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE2_STREAMS = (
    ("WordDocument", "là tệp Word cũ (.doc), chưa đọc được"),
    ("Workbook", "là tệp Excel cũ (.xls), chưa đọc được"),
    ("PowerPoint Document", "là tệp PowerPoint cũ (.ppt), chưa đọc được"),
)
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_PARTS = (
    ("xl/", "là bảng tính Excel (.xlsx), chưa đọc được", _SHEET),
    ("ppt/", "là bài trình chiếu (.pptx), chưa đọc được", _SHEET),
    ("meta-inf/container.xml", "là sách điện tử (.epub), chưa đọc được", SAVE_AS_DOCX),
)
_MARKUP = (
    (re.compile(r"<!doctype html|<html[\s>]", re.ASCII), "là trang HTML, chưa đọc được"),
    (re.compile(r"mime-version:[^\0]*?multipart/related", re.ASCII), "là trang web lưu trữ (MHTML)"),
    (re.compile(r"<\?xml", re.ASCII), "là tệp XML, chưa đọc được"),
)


class ForeignSource(Source):
    """Every kind that is known and cannot be read."""

    kind: ClassVar[str] = "foreign"

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content is of such a kind."""
        return self._refusal(data, name) is not None

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """Never returns.

        Raises:
            UnsupportedSource: Always, unless the file is encrypted or broken.
            DamagedSource: The file is encrypted or broken.
        """
        raise self._refusal(data, name) or UnsupportedSource(name, "không đọc được", SAVE_AS_DOCX)

    def _refusal(self, data: bytes, name: str) -> SourceError | None:
        if data.startswith(_OLE2):
            return _ole2_refusal(data, name)
        if data.startswith(_ZIP_MAGIC):
            return _zip_refusal(data, name)
        found = _by_magic(data) or _by_markup(data)
        return found and UnsupportedSource(name, *found)


def _by_magic(data: bytes) -> tuple[str, str] | None:
    for kind in _KINDS:
        if data.startswith(kind.magic):
            return kind.reason, kind.advice
    if _BITMAP.match(data) or _WEBP.match(data):
        return "là hình ảnh, không có chữ", _TYPE_OUT
    # Printers and mail programs may put a few lines before the head of a PDF.
    if b"%PDF-" in data[:1024] and b"endobj" in data:
        return _KINDS[0].reason, _KINDS[0].advice
    return None


def _by_markup(data: bytes) -> tuple[str, str] | None:
    head = data[:HEAD_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="replace")
    else:
        text = head.decode("utf-8-sig", errors="replace")
    text = text.lstrip().lower()
    while text.startswith("<!--") and "-->" in text:
        text = text.partition("-->")[2].lstrip()
    for pattern, reason in _MARKUP:
        if pattern.match(text):
            return reason, SAVE_AS_DOCX
    return None


def _ole2_refusal(data: bytes, name: str) -> SourceError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        advice = "mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại"
        return DamagedSource(name, "tệp có mật khẩu nên không đọc được", advice)
    for stream, reason in _OLE2_STREAMS:
        if stream.encode("utf-16-le") in data:
            return UnsupportedSource(name, reason, SAVE_AS_DOCX)
    return UnsupportedSource(name, "là tệp Office cũ (OLE2), chưa đọc được", SAVE_AS_DOCX)


def _zip_refusal(data: bytes, name: str) -> SourceError:
    """A ZIP file that no reader wanted."""
    try:
        found = packed_kind(data, name)
    except SourceError as error:
        return error
    return UnsupportedSource(name, *(found or ("là tệp nén (zip), không phải tệp Word", _UNPACK)))


def packed_kind(data: bytes, name: str) -> tuple[str, str] | None:
    """What document a ZIP file is, and how to have it read; None for one that only packs files.

    Raises:
        SourceError: It is broken, encrypted or made to harm.
    """
    archive = Archive(data, name)
    if is_word(archive):
        return "là tệp Word", SAVE_AS_DOCX
    if "mimetype" in archive and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        return "là tệp OpenDocument không phải văn bản hay bảng tính, chưa đọc được", SAVE_AS_DOCX
    for part, reason, advice in _ZIP_PARTS:
        if any(entry.startswith(part) for entry in archive.names()):
            return reason, advice
    return None
