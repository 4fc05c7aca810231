"""Files that are sent: counted while they come, held in memory, never put on the disk before they are judged."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from cancu.api.config import MAX_FILE_BYTES
from cancu.api.problems import Problem

MOST_AT_ONCE = 6
"""Uploads that are read at the same time; each may hold 50 MB of memory."""

BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "description": "Tệp cần kiểm tra, tối đa 50 MB"},
                        "as_of": {"type": "string", "description": "Ngày xét hiệu lực, NĂM-THÁNG-NGÀY"},
                        "confirm": {
                            "type": "string",
                            "enum": ["", "1"],
                            "description": "1: đã xác nhận được phép xử lý văn bản lưu hành nội bộ",
                        },
                    },
                },
                "example": {"file": "(nội dung tệp bao-cao.docx)", "as_of": "2023-06-30"},
            }
        },
    }
}
"""How the form is told in OpenAPI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that was sent.

    Attributes:
        name: Label, made harmless.
        data: The bytes.
        as_of: ISO day; None where none was given.
        confirmed: Whether the sender confirms that the file may be worked on.
    """

    name: str
    data: bytes
    as_of: str | None
    confirmed: bool


class _InMemory(MultiPartParser):
    spool_max_size = MAX_FILE_BYTES + 1024 * 1024


class Uploads:
    """Reads uploads, a few at a time."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(MOST_AT_ONCE)

    async def read(self, request: Request) -> Upload:
        """The file of a request.

        Raises:
            Problem: There is none, or it cannot be taken.
        """
        if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
            raise Problem(415, "gửi tệp bằng biểu mẫu multipart/form-data, trường “file”")
        if self._free.locked():
            raise busy()
        async with self._free:
            return await _read(request)


def busy() -> Problem:
    """The answer where everybody is at work."""
    return Problem(429, "máy chủ đang xử lý nhiều tệp; thử lại sau ít giây", {"Retry-After": "5"})


async def _read(request: Request) -> Upload:
    stream: AsyncGenerator[bytes, None] = request.stream()
    try:
        parser = _InMemory(request.headers, stream, max_files=1, max_fields=10, max_part_size=4096)
        form = await parser.parse()
    except (MultiPartException, KeyError, UnicodeDecodeError) as error:
        raise Problem(400, "biểu mẫu gửi lên bị hỏng hoặc có hơn một tệp; gửi lại") from error
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Problem(400, "thiếu tệp: chọn tệp trong trường “file”")
        data = await file.read()
        name = file.filename or ""
    finally:
        await form.close()
    if len(data) > MAX_FILE_BYTES:
        raise Problem(413, "tệp lớn hơn 50 MB; tách thành nhiều tệp nhỏ hơn")
    from loaders.sources.base import clean_label

    return Upload(
        name=clean_label(name) or "tệp",
        data=data,
        as_of=day_of(_text(form.get("as_of"))),
        confirmed=_text(form.get("confirm")) == "1",
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def day_of(text: str | None) -> str | None:
    """An ISO day as given; None where nothing is given.

    Raises:
        Problem: It is no day.
    """
    if not text or not text.strip():
        return None
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise Problem(400, "ngày phải viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2023-06-30") from None
