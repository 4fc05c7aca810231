"""ZIP files that pack documents: each file in them is a source of its own."""

from __future__ import annotations

import os
from typing import ClassVar

from graph.errors import SourceError, UnsupportedSource
from graph.reading import SourceText
from loaders.sources.archive import Archive
from loaders.sources.base import INSIDE, Source, clean_label
from loaders.sources.collect import ZIP_MAGIC, litter
from loaders.sources.disk import read_file


def _is_document(data: bytes, label: str) -> bool:
    """Whether a ZIP file is a document itself: Word, OpenDocument, a workbook, slides."""
    from loaders.sources.foreign import packed_kind

    return packed_kind(data, label) is not None


def members_of(path: str) -> list[tuple[str, str | None]] | None:
    """The files in a ZIP file, each with the reason why it is left out, if any; None for a document.

    Raises:
        SourceError: It cannot be read.
    """
    data, label = read_file(path)
    return None if _is_document(data, label) else members_in(Archive(data, label))


def members_in(archive: Archive) -> list[tuple[str, str | None]]:
    """The files in an archive, each with the reason why it is left out, if any."""
    rows: list[tuple[str, str | None]] = []
    for name in sorted(archive.labels()):
        if name.endswith("/"):
            continue
        nested = archive.read_head(name, 4) in ZIP_MAGIC and name.lower().endswith(".zip")
        rows.append((name, litter(name) or ("tệp nén trong tệp nén, không mở tiếp" if nested else None)))
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

    kind: ClassVar[str] = "zip"

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether it is a ZIP file and no document."""
        if not data.startswith(ZIP_MAGIC):
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
        rows = members_in(archive)
        members = [member for member, reason in rows if reason is None]
        if len(members) == 1:
            return read_bytes(archive.read(members[0]), f"{name}{INSIDE}{members[0]}")
        if not members:
            why = f" ({rows[0][0]}: {rows[0][1]})" if rows else ""
            raise UnsupportedSource(name, f"là tệp nén không có văn bản nào bên trong{why}", "chọn tệp văn bản")
        reason = f"là tệp nén có {len(members)} tệp bên trong"
        raise UnsupportedSource(name, reason, f"chọn từng tệp, ví dụ {name}{INSIDE}{members[0]}")
