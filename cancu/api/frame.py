"""What stands around every request: host, size, time, headers of safety, one line of log without words of papers."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
from collections.abc import MutableMapping
from typing import Any

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cancu.api.config import MAX_FILE_BYTES, Config
from cancu.api.problems import Problem, as_json, broken, new_number, places_of
from cancu.web.lang import page_words

LOG = logging.getLogger("cancu.serve")
MAX_FORM_BYTES = 64 * 1024
MAX_UPLOAD_BYTES = MAX_FILE_BYTES + 64 * 1024
HONEST = 3
"""A body of up to so many times the limit is read and dropped before it is refused."""
SLOWEST_CHUNK = 20.0
SLOWEST_BODY = 300.0
PATIENCE, SLOWEST_RATE = 15.0, 1024
"""After so many seconds a body has to have come at so many bytes a second."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def _number(text: str) -> int:
    return int(text[:18]) if text.isascii() and text.isdigit() else 0


class TooMuch(HTTPException):
    """The body is larger than allowed, or comes too slowly; of a kind that no layer between turns into another."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        problem.headers["Connection"] = "close"
        super().__init__(problem.status, problem.detail)


def host_allowed(host: str, names: frozenset[str]) -> bool:
    """Whether a request was meant for this server.

    An address in figures cannot be a foreign name that was pointed here, so it is taken.

    Examples:
        >>> names = frozenset({"localhost"})
        >>> host_allowed("localhost:8000", names), host_allowed("127.0.0.1:8000", names), host_allowed("[::1]:8", names)
        (True, True, True)
        >>> host_allowed("evil.example", names), host_allowed("localhost@evil", names), host_allowed("", names)
        (False, False, False)
    """
    name = host.lower()
    if name.startswith("["):
        name, closed, rest = name[1:].partition("]")
        port = rest.removeprefix(":") if closed and rest[:1] in ("", ":") else "?"
    else:
        name, _, port = name.partition(":")
    if port and not (port.isascii() and port.isdigit()):
        return False
    if name in names:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Frame:
    """The outermost layer of the server."""

    def __init__(self, app: ASGIApp, config: Config, names: frozenset[str]) -> None:
        self.app, self.config, self.names = app, config, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        state: dict[str, Any] = {"started": False, "status": 500}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                state["started"], state["status"] = True, message["status"]
                self._dress(message, scope, began)
            await send(message)

        headers = Headers(scope=scope)
        try:
            if not host_allowed(headers.get("host", ""), self.names):
                problem = Problem(421, "máy chủ này không mang tên đó; gọi bằng địa chỉ hoặc tên đã khai báo")
                await as_json(problem, page_words(self.config.language))(scope, receive, sending)
                return
            await self.app(scope, _bounded(receive, headers), sending)
        except Exception as error:
            await self._fail(error, scope, receive, sending, started=state["started"])
        finally:
            took = (time.perf_counter() - began) * 1000
            LOG.info("%s %s %s %.0fms", _method_of(scope), _name_of(scope), state["status"], took)

    def _dress(self, message: Message, scope: MutableMapping[str, Any], began: float) -> None:
        """Put the headers of safety on an answer."""
        headers = MutableHeaders(scope=message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("content-security-policy", POLICY)
        headers.setdefault("cache-control", "private, no-store")
        headers["server-timing"] = f"app;dur={(time.perf_counter() - began) * 1000:.1f}"
        if self.config.https:
            headers.setdefault("strict-transport-security", "max-age=31536000")

    async def _fail(self, error: Exception, scope: Scope, receive: Receive, send: Send, *, started: bool) -> None:
        """Tell of an error by a number."""
        number = scope.setdefault("cancu.number", new_number())
        LOG.error("%s %s in %s at %s", number, type(error).__name__, _name_of(scope), places_of(error))
        if not started:
            await as_json(Problem(500, broken(number)), page_words(self.config.language), number)(scope, receive, send)


def _method_of(scope: MutableMapping[str, Any]) -> str:
    """The method that was called; a caller may write anything there."""
    return str(scope["method"]) if scope["method"] in METHODS else "?"


def _name_of(scope: MutableMapping[str, Any]) -> str:
    """The route that was called: never the words that were asked for."""
    route = scope.get("route")
    return getattr(route, "path", None) or "(không có)"


def _bounded(receive: Receive, headers: Headers) -> Receive:
    """Count the body while it is read, whatever its stated length."""
    upload = headers.get("content-type", "").lower().startswith("multipart/form-data")
    most = MAX_UPLOAD_BYTES if upload else MAX_FORM_BYTES
    stated = headers.get("content-length", "")
    count, began = 0, time.monotonic()
    too_large = Problem(413, f"nội dung gửi lên vượt quá {most // 1024 // 1024 or 1} MB; tách thành nhiều tệp nhỏ hơn")

    async def one() -> Message:
        nonlocal count
        try:
            message = await asyncio.wait_for(receive(), SLOWEST_CHUNK)
        except TimeoutError:
            raise TooMuch(Problem(408, "gửi tệp quá chậm nên đã dừng; thử lại")) from None
        count += len(message.get("body", b""))
        took = time.monotonic() - began
        if took > SLOWEST_BODY or (took > PATIENCE and message.get("more_body") and count < took * SLOWEST_RATE):
            raise TooMuch(Problem(408, "gửi tệp quá lâu nên đã dừng; thử lại"))
        return message

    async def bounded() -> Message:
        if _number(stated) > HONEST * most:
            raise TooMuch(too_large)
        message = await one()
        if count > most:
            while message.get("more_body") and count <= HONEST * most:
                message = await one()  # dropped; whoever sends honestly then reads the answer instead of a broken line
            raise TooMuch(too_large)
        return message

    return bounded
