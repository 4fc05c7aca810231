"""What every reader of files keeps to: one class, its limits, and the name shown to people."""

from __future__ import annotations

import abc
import unicodedata
from collections.abc import Iterable
from typing import ClassVar

from graph.reading import SourceText

MAX_FILE_BYTES = 50 * 1024 * 1024
"""Size of a file; above it nothing is read."""

INSIDE = "!/"
"""Between the name of a ZIP file and that of a file in it: ``a.zip!/b.docx``."""

MAX_LABEL = 200
"""Code points of a file name shown to people."""

SAVE_AS_DOCX = "mở tệp bằng Word hoặc LibreOffice rồi lưu lại tệp dưới dạng .docx"
SAVE_AS_UTF8 = "mở tệp bằng Word rồi lưu lại tệp dưới dạng .docx, hoặc lưu văn bản thuần với bảng mã UTF-8"
GET_AGAIN = "lấy lại tệp gốc từ nơi gửi, mở thử bằng Word rồi lưu lại tệp dưới dạng .docx"

_BLANK = {"\ufeff", "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\x1a"}


class Source(abc.ABC):
    """A kind of file that can be read into text.

    Attributes:
        kind: Name of the kind, as it stands in ``SourceText.kind``.
        isolated: Whether it is read in a process of its own: its libraries are no match for hostile files.
        converts: Whether an office program opens the file, which may reach for the network.
    """

    kind: ClassVar[str]
    isolated: ClassVar[bool] = False
    converts: ClassVar[bool] = False

    @abc.abstractmethod
    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content is of this kind; the ending of the name does not count."""

    @abc.abstractmethod
    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The text of the file.

        Args:
            data: The whole file.
            name: Label of the file, for messages.
            sha256: Hex digest of ``data``.

        Raises:
            SourceError: The file cannot be read; the message says why.
        """


def clean_label(name: str) -> str:
    r"""The name of a file as people may safely see it: one line, composed, at most 200 code points.

    Examples:
        >>> clean_label("bao\ncao\x00.docx")
        'bao�cao�.docx'
    """
    hidden = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    shown = "".join("\ufffd" if unicodedata.category(char) in hidden else char for char in name)
    shown = unicodedata.normalize("NFC", shown)
    return shown if len(shown) <= MAX_LABEL else "…" + shown[1 - MAX_LABEL :]


def is_blank(text: str) -> bool:
    r"""Whether nothing can be seen in the text: white space and zero-width characters alone.

    Examples:
        >>> is_blank(" \n\u200b"), is_blank("Điều 1")
        (True, False)
    """
    return all(char.isspace() or char in _BLANK for char in text)


def ending_note(name: str, endings: Iterable[str], kind_words: str) -> tuple[str, ...]:
    """A note where the ending of the name promises another kind than the content is.

    Examples:
        >>> ending_note("bc.pdf", (".txt",), "văn bản thuần")
        ('đuôi tên tệp là .pdf nhưng nội dung là văn bản thuần: đọc theo nội dung',)
    """
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = base.rpartition(".")
    plausible = bool(stem) and bool(dot) and ending.isascii() and ending.isalnum() and len(ending) <= 5
    if not plausible or ending.isdigit() or "." + ending.lower() in set(endings):
        return ()
    return (f"đuôi tên tệp là .{ending} nhưng nội dung là {kind_words}: đọc theo nội dung",)
