"""Which files a folder or a ZIP file holds: each is a source of its own, and what is left out says why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import SourceError
from loaders.sources.base import INSIDE

MAX_FILES = 100_000
"""Files of one folder, with all folders in it."""
MAX_DEPTH = 32
"""Folders within folders."""

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
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
        reason = litter(entry.name)
        mode = entry.stat(follow_symlinks=False).st_mode
        if reason is None and stat.S_ISLNK(mode):
            reason = "là liên kết, không đi theo"
        if reason is None and stat.S_ISDIR(mode):
            yield from _folder(entry.path, depth + 1)
        elif reason is None and stat.S_ISREG(mode):
            yield from _file(entry.path)
        else:
            yield Found(name=entry.path, reason=reason or "không phải tệp thường")


def litter(name: str) -> str | None:
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
            packed = handle.read(4) in ZIP_MAGIC
        if packed:
            from loaders.sources.bundle import members_of

            members = members_of(path)
    except (OSError, SourceError):
        pass  # reading it says what is wrong
    if members is None:
        yield Found(name=path)
        return
    for member, reason in members:
        yield Found(name=f"{path}{INSIDE}{member}", reason=reason)
