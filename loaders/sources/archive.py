"""A guarded look into ZIP files: the directory is judged before anything is unpacked.

``zipfile`` is used for the directory alone. Entries are unpacked here, with a bound on what comes out:
stated sizes can lie, and older Pythons unpack entries that overlap (CVE-2024-0450).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from graph.errors import DamagedSource, SourceTooLarge
from loaders.sources.base import GET_AGAIN

MAX_ENTRIES = 2_000
MAX_ENTRY_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100
RATIO_FREE_BYTES = 1024 * 1024
"""Entries up to this size may be packed as tightly as they like."""
MAX_DIRECTORY_BYTES = 1024 * 1024

_LOCAL = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of the archive: where its bytes lie and what the directory says of it."""

    start: int
    data: int
    end: int
    method: int
    size: int
    checksum: int


class Archive:
    """The entries of a ZIP file that keeps to the limits.

    Args:
        data: The whole file.
        name: Label for messages.

    Raises:
        DamagedSource: It is broken, encrypted, or made to harm.
        SourceTooLarge: It would unpack to more than the limits.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        infos = self._directory()
        self._require_sizes(infos)
        self._entries: dict[str, _Entry] = {}
        self._labels: list[str] = []
        for info in infos:
            key = self._key(info)
            if key in self._entries:
                raise self._damaged("có hai mục trùng tên")
            self._entries[key] = self._locate(info)
            self._labels.append(info.filename.replace("\\", "/"))
        self._require_apart()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    def names(self) -> tuple[str, ...]:
        """Names of the entries, small letters, in the order of the directory."""
        return tuple(self._entries)

    def labels(self) -> tuple[str, ...]:
        """Names of the entries as they are written, in the order of the directory."""
        return tuple(self._labels)

    def read_head(self, part: str, size: int) -> bytes:
        """The first bytes of an entry, nothing checked.

        Raises:
            DamagedSource: They cannot be unpacked.
            KeyError: There is no such entry.
        """
        entry = self._entries[part.lower()]
        packed = self._data[entry.data : entry.end]
        return packed[:size] if entry.method == zipfile.ZIP_STORED else self._inflate(packed, size - 1)

    def read(self, part: str) -> bytes:
        """The bytes of an entry; names do not tell capitals from small letters.

        Raises:
            DamagedSource: The entry is broken, or its stated size or checksum is wrong.
            KeyError: There is no such entry.
        """
        entry = self._entries[part.lower()]
        packed = self._data[entry.data : entry.end]
        content = packed if entry.method == zipfile.ZIP_STORED else self._inflate(packed, entry.size)
        if len(content) != entry.size or zlib.crc32(content) != entry.checksum:
            raise self._damaged("có mục sai kích thước hoặc sai mã kiểm tra")
        return content

    def _inflate(self, packed: bytes, size: int) -> bytes:
        """Never more than one byte above the stated size."""
        machine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            return machine.decompress(packed, size + 1)
        except zlib.error as error:
            raise self._damaged("có mục không giải nén được") from error

    def _directory(self) -> list[zipfile.ZipInfo]:
        self._require_small_directory()
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                infos = archive.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            EOFError,
            struct.error,
            NotImplementedError,
        ) as error:
            raise self._damaged("bị hỏng hoặc bị cắt ngắn") from error
        if len(infos) > MAX_ENTRIES:
            raise self._large(f"có hơn {MAX_ENTRIES} mục")
        return infos

    def _require_small_directory(self) -> None:
        """Before ``zipfile`` makes an object of every entry."""
        at = self._data.rfind(_END, max(0, len(self._data) - 65_557))
        if not self._data.startswith((_LOCAL, _END)) or at < 0 or at + 22 > len(self._data):
            raise self._damaged("bị hỏng hoặc bị cắt ngắn")
        if at >= 20 and self._data[at - 20 : at - 16] == _END64_LOCATOR:
            raise self._damaged("dùng định dạng ZIP64 không cần cho tệp cỡ này")
        count, size = struct.unpack("<HI", self._data[at + 10 : at + 16])
        if size > MAX_DIRECTORY_BYTES or count > MAX_ENTRIES:
            raise self._large(f"có hơn {MAX_ENTRIES} mục")

    def _require_sizes(self, infos: list[zipfile.ZipInfo]) -> None:
        for info in infos:
            if info.flag_bits & 0x41:
                raise self._damaged("có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại tệp dưới dạng .docx")
            if info.compress_type not in _METHODS:
                raise self._damaged("dùng kiểu nén lạ")
            if info.file_size > MAX_ENTRY_BYTES:
                raise self._large(f"có mục giải nén ra hơn {MAX_ENTRY_BYTES >> 20} MB")
            if info.file_size > RATIO_FREE_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1):
                raise self._large(f"có mục nén quá {MAX_RATIO} lần (dấu hiệu bom nén)")
        if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
            raise self._large(f"giải nén ra hơn {MAX_TOTAL_BYTES >> 20} MB")

    def _key(self, info: zipfile.ZipInfo) -> str:
        key = info.filename.replace("\\", "/").lower()
        parts = key.split("/")
        if key.startswith("/") or ".." in parts or ":" in parts[0] or not key:
            raise self._damaged("có mục mang đường dẫn ra ngoài tệp nén")
        return key

    def _locate(self, info: zipfile.ZipInfo) -> _Entry:
        """Where the bytes of an entry lie, by its own header."""
        start = info.header_offset
        header = self._data[start : start + 30]
        if len(header) < 30 or start < 0 or not header.startswith(_LOCAL):
            raise self._damaged("bị hỏng hoặc bị cắt ngắn")
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        content = start + 30 + name_length + extra_length
        end = content + info.compress_size
        if end > len(self._data):
            raise self._damaged("bị hỏng hoặc bị cắt ngắn")
        return _Entry(start, content, end, info.compress_type, info.file_size, info.CRC)

    def _require_apart(self) -> None:
        previous = 0
        for entry in sorted(self._entries.values(), key=lambda entry: entry.start):
            if entry.start < previous:
                raise self._damaged("có mục nằm chồng lên nhau (dấu hiệu bom nén)")
            previous = entry.end

    def _damaged(self, reason: str, advice: str = GET_AGAIN) -> DamagedSource:
        return DamagedSource(self._name, f"tệp nén (.docx, .zip) {reason}", advice)

    def _large(self, reason: str) -> SourceTooLarge:
        return SourceTooLarge(self._name, f"tệp nén (.docx, .zip) {reason}", GET_AGAIN)
