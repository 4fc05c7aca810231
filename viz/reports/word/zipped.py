"""A ZIP file with some entries changed and all others kept to the byte, also as they are packed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

OLDEST = (0, 33)
"""Time and day of new entries: the first day that ZIP knows, so that the same input gives the same bytes."""

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SIZES_FOLLOW = 0x08
_UTF8 = 0x800


def entry_names(data: bytes) -> dict[str, str]:
    """The names of the entries by their name in small letters (package parts do not tell capitals apart)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename.replace("\\", "/").lower(): info.filename for info in archive.infolist()}


def read_entry(data: bytes, name: str) -> bytes:
    """The bytes of an entry.

    Raises:
        KeyError: There is no such entry.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


class _Writer:
    """Entries and their directory, in the order in which they are added."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.directory = bytearray()
        self.count = 0

    def add(self, info: zipfile.ZipInfo, name: bytes, extra: bytes, packed: bytes, stamp: tuple[int, int]) -> None:
        """One entry, its sizes and checksum as they stand in ``info``."""
        flags = info.flag_bits & ~_SIZES_FOLLOW
        sizes = (info.CRC, len(packed), info.file_size)
        needs = max(info.extract_version, 20)
        at = len(self.body)
        self.body += _LOCAL.pack(
            b"PK\3\4", needs, flags, info.compress_type, *stamp, *sizes, len(name), len(extra)
        ) + name + extra + packed  # fmt: skip
        self.directory += _CENTRAL.pack(
            b"PK\1\2", info.create_version | info.create_system << 8, needs, flags, info.compress_type, *stamp, *sizes,
            len(name), len(info.extra), len(info.comment), 0, info.internal_attr, info.external_attr, at,
        ) + name + info.extra + info.comment  # fmt: skip
        self.count += 1

    def finish(self, comment: bytes = b"") -> bytes:
        """The whole file."""
        end = _END.pack(
            b"PK\5\6", 0, 0, self.count, self.count, len(self.directory), len(self.body), len(comment)
        )  # fmt: skip
        return bytes(self.body + self.directory) + end + comment


def _squeezed(content: bytes) -> bytes:
    machine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return machine.compress(content) + machine.flush()


def _stated(info: zipfile.ZipInfo, content: bytes) -> bytes:
    """Pack new content and state its size and checksum."""
    info.compress_type, info.CRC, info.file_size = zipfile.ZIP_DEFLATED, zlib.crc32(content), len(content)
    return _squeezed(content)


def with_entries(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The ZIP file with new content in some entries.

    Args:
        data: A file that was read before, and so keeps to the limits of :mod:`loaders.sources.archive`.
        changed: New content by name; names the file does not have are added at its end.
    """
    left = dict(changed)
    made = _Writer()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            head = _LOCAL.unpack_from(data, info.header_offset)
            at = info.header_offset + _LOCAL.size
            name, extra = data[at : at + head[9]], data[at + head[9] : at + head[9] + head[10]]
            start = at + head[9] + head[10]
            packed = data[start : start + info.compress_size]
            if info.filename in left:
                packed = _stated(info, left.pop(info.filename))
            made.add(info, name, extra, packed, (head[4], head[5]))
        comment = archive.comment
    for name_, content in left.items():
        _add_new(made, name_, content)
    return made.finish(comment)


def _add_new(made: _Writer, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name)
    info.create_system = 0
    info.flag_bits = 0 if name.isascii() else _UTF8
    packed = _stated(info, content)
    made.add(info, name.encode(), b"", packed, OLDEST)


def new_zip(entries: Mapping[str, bytes]) -> bytes:
    """A ZIP file of these entries, in this order; the same entries give the same bytes.

    Examples:
        >>> made = new_zip({"a.txt": b"one"})
        >>> read_entry(made, "a.txt"), made == new_zip({"a.txt": b"one"})
        (b'one', True)
    """
    made = _Writer()
    for name, content in entries.items():
        _add_new(made, name, content)
    return made.finish()
