"""Bytes of one file of the disk: regular files only, never one that blocks, never over the limit."""

from __future__ import annotations

import errno
import os
import stat

from graph.errors import SourceError, SourceTooLarge, UnsupportedSource
from loaders.sources.base import MAX_FILE_BYTES, clean_label

_KINDS = (
    (stat.S_ISDIR, "là một thư mục, không phải tệp", "chọn từng tệp trong thư mục"),
    (stat.S_ISFIFO, "là ống dẫn (FIFO), không phải tệp thường", "chép nội dung ra một tệp rồi chọn tệp đó"),
    (stat.S_ISSOCK, "là ổ cắm mạng (socket), không phải tệp thường", "chọn một tệp văn bản"),
    (stat.S_ISCHR, "là thiết bị, không phải tệp thường", "chọn một tệp văn bản"),
    (stat.S_ISBLK, "là thiết bị, không phải tệp thường", "chọn một tệp văn bản"),
)

_REASONS = {
    errno.ENOENT: ("không tìm thấy tệp", "kiểm tra lại tên tệp và đường dẫn"),
    errno.ENOTDIR: ("không tìm thấy tệp", "kiểm tra lại tên tệp và đường dẫn"),
    errno.ELOOP: ("liên kết tượng trưng trỏ vòng quanh", "chọn chính tệp gốc"),
    errno.EACCES: ("không có quyền đọc tệp", "xin quyền đọc hoặc chép tệp về thư mục của mình"),
    errno.EPERM: ("không có quyền đọc tệp", "xin quyền đọc hoặc chép tệp về thư mục của mình"),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "đặt lại tên tệp ngắn hơn"),
}


def too_large(name: str) -> SourceTooLarge:
    """The error for a file over the limit."""
    limit = MAX_FILE_BYTES // (1024 * 1024)
    return SourceTooLarge(
        clean_label(name), f"tệp lớn hơn {limit} MB", "bỏ bớt hình ảnh hoặc tách tệp thành nhiều phần"
    )


def read_file(path: str | os.PathLike[str]) -> tuple[bytes, str]:
    """The bytes of a regular file, and its label.

    Raises:
        SourceError: There is no such file, or it may not be read.
        UnsupportedSource: It is a folder, a pipe, a device.
        SourceTooLarge: It is over 50 MB.
    """
    place = os.fsdecode(path)
    label = clean_label(place)
    try:
        _require_regular(os.stat(place).st_mode, label)
        return _read_open(place, label), label
    except OSError as error:
        told = (f"không đọc được tệp ({os.strerror(error.errno or errno.EIO)})", "kiểm tra lại ổ đĩa và tệp")
        raise SourceError(label, *_REASONS.get(error.errno or 0, told)) from error
    except ValueError as error:  # a NUL in the path
        raise SourceError(label, "tên tệp có ký tự không hợp lệ", "đặt lại tên tệp") from error


def _require_regular(mode: int, label: str) -> None:
    for is_kind, reason, advice in _KINDS:
        if is_kind(mode):
            raise UnsupportedSource(label, reason, advice)
    if not stat.S_ISREG(mode):
        raise UnsupportedSource(label, "không phải tệp thường", "chọn một tệp văn bản")


def _read_open(place: str, label: str) -> bytes:
    """Opened without blocking and looked at again: the path may have changed since."""
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, name, 0)
    with open(os.open(place, flags), "rb") as handle:
        state = os.fstat(handle.fileno())
        _require_regular(state.st_mode, label)
        if state.st_size > MAX_FILE_BYTES:
            raise too_large(label)
        data = handle.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise too_large(label)
    return data
