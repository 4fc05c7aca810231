"""Files in, text out: every kind of file that can be read, told by its content.

To add a kind: one module with a :class:`~loaders.sources.base.Source`, one line in :data:`SOURCES`.
"""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import EmptySource, UnsupportedSource
from graph.reading import SourceText
from loaders.sources.base import INSIDE, MAX_FILE_BYTES, SAVE_AS_DOCX, Source, clean_label, is_blank
from loaders.sources.disk import read_file, too_large

if TYPE_CHECKING:
    from loaders.isolate import Limits
    from loaders.sources.collect import Found

SOURCES: tuple[str, ...] = (
    "loaders.sources.word:WordSource",
    "loaders.sources.pdf:PdfSource",
    "loaders.sources.scan:ScanSource",
    "loaders.sources.office:OfficeSource",
    "loaders.sources.sheet:SheetSource",
    "loaders.sources.markup:MarkupSource",
    "loaders.sources.records:RecordSource",
    "loaders.sources.bundle:BundleSource",
    "loaders.sources.foreign:ForeignSource",
    "loaders.sources.plain:PlainSource",
)
"""Readers in the order in which they are asked; each is imported when it is asked first."""

_TOLD_BY_NAME = (".csv", ".tsv", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml")
_alone = False

__all__ = ["SOURCES", "expand", "read_bytes", "read_here", "read_source", "read_text"]


def read_source(path: str | os.PathLike[str], limits: Limits | None = None) -> SourceText:
    """The text of a file of the disk.

    Args:
        path: A file; or one inside a ZIP file, as ``a.zip!/b.docx``.
        limits: What reading may cost; long scans need more than the usual minute.

    Raises:
        SourceError: It cannot be read; the message names the file, the reason and the next step.

    Examples:
        >>> read_source("no/such/file.docx")
        Traceback (most recent call last):
        ...
        graph.errors.SourceError: no/such/file.docx: không tìm thấy tệp. Cách xử lý: ...
    """
    place = os.fsdecode(path)
    if INSIDE in place:
        from loaders.sources.bundle import read_member

        if (member := read_member(place)) is not None:
            return read_bytes(*member, limits)
    return read_bytes(*read_file(place), limits)


def expand(path: str | os.PathLike[str]) -> Iterator[Found]:
    """The files behind a name: itself, those of a folder with all folders in it, those of a ZIP file.

    Args:
        path: A file, a folder or a ZIP file. Links inside a folder are not followed; what is no document
            (hidden files, locks of Word, devices) comes with the reason why it is left out.

    Examples:
        >>> [found.name for found in expand("bc.docx")]
        ['bc.docx']
    """
    from loaders.sources.collect import expand_path

    yield from expand_path(os.fsdecode(path))


def read_bytes(data: bytes, name: str, limits: Limits | None = None) -> SourceText:
    """The text of a file that is already in memory.

    Args:
        data: The whole file.
        name: What the user calls it; a label only, never opened.
        limits: What reading may cost, for kinds that are read in a process of their own.

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
    source = _reader(data, label)
    if source.isolated and not _alone and hasattr(os, "fork"):
        from loaders.isolate import read_bytes_isolated

        return read_bytes_isolated(data, label, limits)
    return source.read(data, label, hashlib.sha256(data).hexdigest())


def read_here(data: bytes, name: str, *, cut_off: bool) -> SourceText:
    """The same in this very process, whatever the kind: for the process that was started for this file.

    Args:
        data: The whole file.
        name: Label of the file.
        cut_off: Whether this process reaches no network.

    Raises:
        SourceError: It cannot be read.
    """
    global _alone
    _alone = True
    label = clean_label(name)
    source = _reader(data, label)
    found = source.read(data, label, hashlib.sha256(data).hexdigest())
    if cut_off or not source.converts:
        return found
    note = "máy này không cho ngắt mạng khi chuyển đổi tệp: chỉ mở tệp từ nguồn tin cậy"
    return replace(found, notes=(*found.notes, note))


def _reader(data: bytes, label: str) -> Source:
    """The first reader that takes the content."""
    if len(data) > MAX_FILE_BYTES:
        raise too_large(label)
    if not data.strip():
        raise EmptySource(label, "tệp rỗng", "chọn lại tệp có nội dung")
    for entry in SOURCES[-1:] if _surely_plain(data, label) else SOURCES:
        source = _load(entry)
        if source.accepts(data, label):
            return source
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


def _surely_plain(data: bytes, label: str) -> bool:
    """Whether no other reader could want the content: the common case pays for no other reader."""
    if label.lower().endswith(_TOLD_BY_NAME):
        return False
    head = data[:4_096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<", b"{\\rtf")) or b"%pdf-" in head or b"multipart/" in head or b"\0" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _load(entry: str) -> Source:
    module, _, name = entry.partition(":")
    source: Source = getattr(importlib.import_module(module), name)()
    return source
