"""Data attached to a file by this program: a part of a Word file, an attachment of a PDF.

``pypdfium2`` is imported when the first PDF is opened.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from graph.errors import DamagedSource, SourceError, UnsupportedSource
from loaders.sources.archive import Archive
from loaders.sources.base import MAX_FILE_BYTES
from loaders.sources.disk import too_large

MAX_ATTACHED_BYTES = 32 * 1024 * 1024
"""Size of the data; about a thousand times that of a usual certificate."""

_HELD = re.compile(rb">\s*([A-Za-z0-9+/=\s]+)</")
_GET_ORIGINAL = "dùng tệp gốc do cancu làm ra, chưa qua in, quét hay chuyển dạng"


def read_attached(data: bytes, name: str, *, part: str, attachment: str) -> bytes:
    """The data in a file.

    Args:
        data: The file, Word or PDF.
        name: Its label, for messages.
        part: Name of the part in Word files; its only element holds the data packed (deflate, base64).
        attachment: Name of the attachment in PDFs.

    Raises:
        SourceError: The file is broken, of another kind, or holds no such data.

    Examples:
        >>> read_attached(b"hello", "a.txt", part="x", attachment="y")
        Traceback (most recent call last):
        ...
        graph.errors.UnsupportedSource: a.txt: không phải tệp .docx hay .pdf do cancu làm ra. Cách xử lý: ...
    """
    if len(data) > MAX_FILE_BYTES:
        raise too_large(name)
    if data.startswith(b"PK"):
        return _from_word(Archive(data, name), name, part)
    if b"%PDF-" in data[:1024]:
        return _from_pdf(data, name, attachment)
    raise UnsupportedSource(name, "không phải tệp .docx hay .pdf do cancu làm ra", _GET_ORIGINAL)


def _from_word(archive: Archive, name: str, part: str) -> bytes:
    held = _HELD.search(archive.read(part)) if part in archive else None
    if held is None:
        raise _missing(name)
    try:
        machine = zlib.decompressobj()
        found = machine.decompress(base64.b64decode(held[1]), MAX_ATTACHED_BYTES)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise DamagedSource(name, "dữ liệu kèm trong tệp bị hỏng", _GET_ORIGINAL) from error
    if not machine.eof:
        raise DamagedSource(name, "dữ liệu kèm trong tệp bị hỏng hoặc quá lớn", _GET_ORIGINAL)
    return found


def _from_pdf(data: bytes, name: str, attachment: str) -> bytes:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            for number in range(document.count_attachments()):
                one = document.get_attachment(number)
                if one.get_name() == attachment:
                    return bytes(one.get_data())[:MAX_ATTACHED_BYTES]
    except pypdfium2.PdfiumError as error:
        raise DamagedSource(name, f"tệp PDF bị hỏng hoặc có mật khẩu ({error})", _GET_ORIGINAL) from error
    raise _missing(name)


def _missing(name: str) -> SourceError:
    return UnsupportedSource(name, "trong tệp không có dữ liệu của phiếu kiểm tra", _GET_ORIGINAL)
