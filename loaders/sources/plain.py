"""Plain text and Markdown in the codes that Vietnamese offices use or used."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from graph.errors import DamagedSource, EncodingUnknown
from graph.reading import SourceText
from loaders.sources.base import SAVE_AS_UTF8, Source, ending_note
from loaders.sources.encodings import Decoded, decode, repair
from loaders.sources.quality import require_clean, require_readable, text_notes

_ENDINGS = (".txt", ".md", ".markdown", ".text", ".csv", ".log")
_BYTES_OF_TEXT = bytes([*range(0x20, 0x7F), *b"\t\n\r\v\f", *range(0x80, 0x100)])
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class PlainSource(Source):
    """A text file (*văn bản thuần*): UTF-8, UTF-16, UTF-32, Windows-1258, TCVN3, VNI."""

    kind: ClassVar[str] = "text"

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the bytes are text of some code: few control characters outside UTF-16 and UTF-32."""
        if b"\0" in data and (data.startswith(_WIDE_BOMS) or decode(data) is not None):
            return True
        sample = data[:100_000]
        if b"\0" in data and sample.count(b"\0") * 1000 > len(sample):
            return False
        return len(sample.translate(None, _BYTES_OF_TEXT)) * 10 <= len(sample)

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The decoded text; a byte-order mark is no part of it, line ends stay as they are.

        Raises:
            EncodingUnknown: No code gives Vietnamese text.
            EmptySource: Nothing but white space.
            DamagedSource: Control characters all over.
        """
        decoded = decode(data)
        if decoded is None:
            raise EncodingUnknown(name, "không nhận ra bảng mã tiếng Việt của tệp", SAVE_AS_UTF8)
        return _checked(decoded, name, sha256, ending_note(name, _ENDINGS, "văn bản thuần"))


def text_source(text: str, name: str) -> SourceText:
    r"""The source of text that was given directly.

    Raises:
        DamagedSource: Half characters (lone surrogates), NUL or control characters all over.
        EncodingUnknown: The words are of no code that is known.

    Examples:
        >>> text_source("Căn cứ Luật Đất đai", "văn bản").completeness
        'full'
        >>> text_source("a\ud800", "văn bản")
        Traceback (most recent call last):
        ...
        graph.errors.DamagedSource: văn bản: văn bản có ký tự hỏng (nửa cặp thay thế). Cách xử lý: ...
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = "văn bản có ký tự hỏng (nửa cặp thay thế)"
        raise DamagedSource(name, reason, "dán lại nội dung từ tệp gốc") from error
    return _checked(Decoded(text), name, hashlib.sha256(data).hexdigest(), ())


def _checked(decoded: Decoded, name: str, sha256: str, notes: tuple[str, ...]) -> SourceText:
    repaired = repair(decoded.text)
    require_clean(repaired.text, name)
    require_readable(repaired.text, name)
    return SourceText(
        name=name,
        sha256=sha256,
        kind=PlainSource.kind,
        text=repaired.text,
        completeness="partial" if "\ufffd" in repaired.text else "full",
        notes=(*notes, *decoded.notes, *repaired.notes, *text_notes(repaired.text)),
    )
