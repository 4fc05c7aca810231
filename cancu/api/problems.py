"""What goes wrong, told as ``application/problem+json`` (RFC 9457) to programs and as a page to people."""

from __future__ import annotations

import secrets
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cancu.api.languages import words_for
from viz.lang import Words

MEDIA = "application/problem+json"

TITLES = {
    400: "Yêu cầu chưa đúng",
    401: "Chưa đăng nhập",
    403: "Không có quyền",
    404: "Không tìm thấy",
    405: "Cách gọi không được hỗ trợ",
    409: "Cần chọn hoặc xác nhận",
    413: "Tệp quá lớn",
    415: "Dạng nội dung không được hỗ trợ",
    421: "Sai tên máy chủ",
    422: "Không xử lý được tệp",
    429: "Đang bận",
    451: "Không được tiếp nhận",
    500: "Lỗi trong chương trình",
    503: "Kho dữ liệu chưa dùng được",
    507: "Hết chỗ trên đĩa",
}


class Problem(Exception):
    """Something that ends a request.

    Attributes:
        status: HTTP status.
        detail: What is wrong and what to do, in Vietnamese.
        headers: Headers of the answer.
        title: Short name, where that of the status does not tell it; None otherwise.
        more: Further members of the answer.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        headers: Mapping[str, str] | None = None,
        title: str | None = None,
        **more: Any,
    ) -> None:
        self.status, self.detail, self.title = status, detail, title
        self.headers, self.more = dict(headers or {}), more
        super().__init__(detail)


def title_of(status: int) -> str:
    """The short name of a status."""
    return TITLES.get(status) or TITLES[500 if status >= 500 else 400]


def _title(problem: Problem) -> str:
    return problem.title or title_of(problem.status)


def as_json(problem: Problem, words: Words, number: str | None = None) -> Response:
    """The answer for programs."""
    told = {"type": "about:blank", "title": words.told(_title(problem)), "status": problem.status}
    told |= {"detail": words.told(problem.detail), **problem.more}
    if number:
        told["instance"] = f"urn:cancu:{number}"
    return Response(
        msgspec.json.encode(told), status_code=problem.status, media_type=MEDIA, headers=dict(problem.headers)
    )


def wants_page(request: Request) -> bool:
    """Whether a person is asking, not a program."""
    path = request.scope["path"]
    return not path.startswith(("/api/", "/health")) and "text/html" in request.headers.get("accept", "*/*")


def answer_to(request: Request, problem: Problem, number: str | None = None) -> Response:
    """The answer, for whoever asks."""
    words = words_for(request)
    if not wants_page(request):
        return as_json(problem, words, number)
    if problem.status == 401 and request.headers.get("hx-request") != "true":
        return RedirectResponse("/dang-nhap", status_code=303)
    from cancu.api.render import page

    given: dict[str, Any] = {
        "status": problem.status, "title": words.told(_title(problem)),
        "detail": words.told(problem.detail), "candidates": problem.more.get("candidates", ()),
    }  # fmt: skip
    part = request.headers.get("hx-request") == "true"
    html = page("problem_part.html" if part else "problem.html", request, **given)
    return Response(html, status_code=problem.status, media_type="text/html", headers=problem.headers)


def broken(number: str) -> str:
    """What is told of an error in the program."""
    return f"lỗi trong chương trình, mã {number}; dữ liệu không bị thay đổi. Báo mã này cho người quản trị"


def phrase(status: int) -> str:
    """What the standard calls a status; for logs."""
    return HTTPStatus(status).phrase


def places_of(error: BaseException) -> str:
    """Where an error came from, innermost first; its own words may be words of a document and are told to nobody."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))


def new_number() -> str:
    """A number by which a failure is found in the log."""
    return secrets.token_hex(6)
