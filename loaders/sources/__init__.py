"""Files in, text out: every kind of file that can be read, told by its content.

To add a kind: one module with a :class:`~loaders.sources.base.Source`, one line in :data:`SOURCES`.
"""

from __future__ import annotations

import hashlib
import importlib
import os

from graph.errors import EmptySource, UnsupportedSource
from graph.reading import SourceText
from loaders.sources.base import MAX_FILE_BYTES, SAVE_AS_DOCX, Source, clean_label, is_blank
from loaders.sources.disk import read_file, too_large

SOURCES: tuple[str, ...] = (
    "loaders.sources.word:WordSource",
    "loaders.sources.foreign:ForeignSource",
    "loaders.sources.plain:PlainSource",
)
"""Readers in the order in which they are asked; each is imported when it is asked first."""

__all__ = ["SOURCES", "read_bytes", "read_source", "read_text"]


def read_source(path: str | os.PathLike[str]) -> SourceText:
    """The text of a file of the disk.

    Raises:
        SourceError: It cannot be read; the message names the file, the reason and the next step.

    Examples:
        >>> read_source("no/such/file.docx")
        Traceback (most recent call last):
        ...
        graph.errors.SourceError: no/such/file.docx: không tìm thấy tệp. Cách xử lý: ...
    """
    data, label = read_file(path)
    return read_bytes(data, label)


def read_bytes(data: bytes, name: str) -> SourceText:
    """The text of a file that is already in memory.

    Args:
        data: The whole file.
        name: What the user calls it; a label only, never opened.

    Raises:
        SourceError: It cannot be read; the message names the file, the reason and the next step.

    Examples:
        >>> read_bytes("Điều 1. Phạm vi".encode(), "luat.txt").text
        'Điều 1. Phạm vi'
        >>> read_bytes(b"", "luat.txt")
        Traceback (most recent call last):
        ...
        graph.errors.EmptySource: luat.txt: tệp rỗng. Cách xử lý: chọn lại tệp có nội dung.
    """
    label = clean_label(name)
    if len(data) > MAX_FILE_BYTES:
        raise too_large(label)
    if not data.strip():
        raise EmptySource(label, "tệp rỗng", "chọn lại tệp có nội dung")
    digest = hashlib.sha256(data).hexdigest()
    for entry in SOURCES:
        source = _load(entry)
        if source.accepts(data, label):
            return source.read(data, label, digest)
    raise UnsupportedSource(label, "tệp nhị phân không rõ loại, không phải văn bản", SAVE_AS_DOCX)


def read_text(text: str, name: str = "văn bản") -> SourceText:
    """Text given directly, as from a clipboard or a form.

    Raises:
        SourceError: It is empty, or no text that people can read.

    Examples:
        >>> read_text("Căn cứ Luật Đất đai").kind
        'text'
    """
    from loaders.sources.plain import text_source

    label = clean_label(name)
    if is_blank(text):
        raise EmptySource(label, "văn bản rỗng", "dán lại nội dung văn bản")
    return text_source(text, label)


def _load(entry: str) -> Source:
    module, _, name = entry.partition(":")
    source: Source = getattr(importlib.import_module(module), name)()
    return source
