"""Which files a folder or a ZIP file holds: each is a source of its own, and what is left out says why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import SourceError, UnsupportedSource
from graph.reading import SourceText
from loaders.sources.archive import Archive
from loaders.sources.base import Source, clean_label
from loaders.sources.disk import read_file

INSIDE = "!/"
"""Between the name of a ZIP file and that of a file in it: ``a.zip!/b.docx``."""

MAX_FILES = 100_000
"""Files of one folder, with all folders in it."""
MAX_DEPTH = 32
"""Folders within folders."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LITTER = ("thumbs.db", "desktop.ini", "ehthumbs.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that was named, or found in a folder or a ZIP file.

    Attributes:
        name: By which it can be read (:func:`loaders.sources.read_source`).
        reason: Why it is left out, in Vietnamese; None where it is to be read.
    """

    name: str
    reason: str | None = None


def expand_path(path: str) -> Iterator[Found]:
    """The files behind a name, in the order of their names.

    Args:
        path: A file, a folder, a ZIP file. Links inside a folder are not followed.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        yield Found(name=path)  # reading it says what is wrong
        return
    if stat.S_ISDIR(mode):
        for count, found in enumerate(_folder(path, 0)):
            if count >= MAX_FILES:
                yield Found(name=path, reason=f"thư mục có hơn {MAX_FILES} tệp, phần sau chưa đọc")
                return
            yield found
    elif stat.S_ISREG(mode):
        yield from _file(path)
    else:
        yield Found(name=path)


def _folder(path: str, depth: int) -> Iterator[Found]:
    if depth > MAX_DEPTH:
        yield Found(name=path, reason=f"thư mục lồng quá {MAX_DEPTH} cấp")
        return
    try:
        with os.scandir(path) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        yield Found(name=path, reason="không mở được thư mục")
        return
    for entry in entries:
        reason = _litter(entry.name)
        mode = entry.stat(follow_symlinks=False).st_mode
        if reason is None and stat.S_ISLNK(mode):
            reason = "là liên kết, không đi theo"
        if reason is None and stat.S_ISDIR(mode):
            yield from _folder(entry.path, depth + 1)
        elif reason is None and stat.S_ISREG(mode):
            yield from _file(entry.path)
        else:
            yield Found(name=entry.path, reason=reason or "không phải tệp thường")


def _litter(name: str) -> str | None:
    """Why a name is none of a document."""
    base = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    if base.startswith("~$"):
        return "tệp khóa tạm của Word"
    if base.startswith(".") or base.lower() in _LITTER or "__macosx" in name.lower():
        return "tệp ẩn của hệ thống"
    return None


def _file(path: str) -> Iterator[Found]:
    """A file, or the files in it where it is a ZIP file and no document."""
    members = None
    try:
        with open(path, "rb") as handle:
            packed = handle.read(4) in _ZIP
        if packed:
            data, label = read_file(path)
            members = None if _is_document(data, label) else _members(Archive(data, label))
    except (OSError, SourceError):
        pass  # reading it says what is wrong
    if members is None:
        yield Found(name=path)
        return
    for member, reason in members:
        yield Found(name=f"{path}{INSIDE}{member}", reason=reason)


def _is_document(data: bytes, label: str) -> bool:
    """Whether a ZIP file is a document itself: Word, OpenDocument, a workbook, slides."""
    from loaders.sources.foreign import packed_kind

    return packed_kind(data, label) is not None


def _members(archive: Archive) -> list[tuple[str, str | None]]:
    rows: list[tuple[str, str | None]] = []
    for name in sorted(archive.labels()):
        if name.endswith("/"):
            continue
        nested = archive.read_head(name, 4) in _ZIP and name.lower().endswith(".zip")
        rows.append((name, _litter(name) or ("tệp nén trong tệp nén, không mở tiếp" if nested else None)))
    return rows


def read_member(path: str) -> tuple[bytes, str] | None:
    """A file inside a ZIP file and its label; None for a name of another shape, or of a file with such a name.

    Raises:
        SourceError: The ZIP file cannot be read, or has no such file.
    """
    outer, inside, member = path.partition(INSIDE)
    if not inside or not member or os.path.lexists(path) or not os.path.isfile(outer):
        return None
    data, label = read_file(outer)
    archive = Archive(data, label)
    if member not in archive:
        raise SourceError(clean_label(path), "tệp nén không có tệp này", "kiểm tra lại tên tệp bên trong tệp nén")
    return archive.read(member), clean_label(path)


class BundleSource(Source):
    """A ZIP file of documents (*tệp nén*): read at once only where it holds a single one."""

    kind = "zip"

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether it is a ZIP file and no document."""
        if not data.startswith(_ZIP):
            return False
        try:
            Archive(data, name)
        except SourceError:
            return False  # the reader of foreign files says what is wrong with it
        return not _is_document(data, name)

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The text of the one document in it.

        Raises:
            UnsupportedSource: It holds none, or several.
            SourceError: The document cannot be read.
        """
        from loaders.sources import read_bytes

        archive = Archive(data, name)
        rows = _members(archive)
        members = [member for member, reason in rows if reason is None]
        if len(members) == 1:
            return read_bytes(archive.read(members[0]), f"{name}{INSIDE}{members[0]}")
        if not members:
            why = f" ({rows[0][0]}: {rows[0][1]})" if rows else ""
            raise UnsupportedSource(name, f"là tệp nén không có văn bản nào bên trong{why}", "chọn tệp văn bản")
        reason = f"là tệp nén có {len(members)} tệp bên trong"
        raise UnsupportedSource(name, reason, f"chọn từng tệp, ví dụ {name}{INSIDE}{members[0]}")
