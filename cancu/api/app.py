"""The application: routes put together, inside the frame."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from cancu import __version__
from cancu.api.access import EVERYBODY
from cancu.api.config import Config
from cancu.api.desk import Desk
from cancu.api.documented import PROBLEM
from cancu.api.frame import Frame, TooMuch
from cancu.api.problems import Problem, answer_to, broken, new_number
from cancu.api.ready import get_ready
from graph.errors import CancuError

THREADS = 8
"""Requests that are worked on at once; each is short, and more would take turns in one interpreter."""

SAID = {
    404: "không có trang hoặc địa chỉ này; xem lại đường dẫn",
    405: "địa chỉ này không nhận cách gọi đó; xem /api/v1/openapi.json",
}


def create_app(config: Config) -> FastAPI:
    """The application of a server; opened when it starts, closed when it ends.

    Args:
        config: Its settings.
    """

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        if not hasattr(app.state, "desk"):
            app.state.desk = Desk(config)
        current_default_thread_limiter().total_tokens = THREADS
        threading.Thread(target=_warm, args=(app.state.desk,), daemon=True).start()
        yield
        app.state.desk.close()
        del app.state.desk

    app = FastAPI(
        title="cancu", version=__version__, lifespan=life, docs_url=None, redoc_url=None, openapi_url=None,
        description="Kiểm tra viện dẫn, hiệu lực và chuỗi triển khai của văn bản.",
    )  # fmt: skip
    _routes(app)
    for kind, handler in ((Problem, _problem), (HTTPException, _http), (RequestValidationError, _invalid)):
        app.add_exception_handler(kind, handler)  # type: ignore[arg-type]
    app.add_exception_handler(CancuError, _own)
    app.add_exception_handler(Exception, _broken)
    return app


def _warm(desk: Desk) -> None:
    """Get ready for the first person."""
    with contextlib.suppress(Exception):  # whoever asks first meets the same error, told properly
        get_ready(desk)
        desk.scans.statistics()


def framed(app: FastAPI, config: Config) -> ASGIApp:
    """The application inside its frame: what the server runs."""
    names = {"localhost", config.host.lower(), socket.gethostname().lower(), *(one.lower() for one in config.names)}
    return Frame(app, config, frozenset(names))


def _routes(app: FastAPI) -> None:
    from cancu.api import checks, exports, graphs, managing, pages_check, pages_graph, pages_office, statics

    for module in (checks, exports, graphs, managing, statics, pages_check, pages_graph, pages_office):
        app.include_router(module.router)

    @app.get("/api/v1/openapi.json", include_in_schema=False, dependencies=[Depends(EVERYBODY)])
    def described() -> dict[str, Any]:
        return openapi(app)


def openapi(app: FastAPI) -> dict[str, Any]:
    """The description of the interface, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        made.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
        for path in made["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None) if "422" in operation["responses"] and (
                    "HTTPValidationError" in str(operation["responses"]["422"])
                ) else None
        app.openapi_schema = made
    return app.openapi_schema


def _problem(request: Request, error: Problem) -> Response:
    return answer_to(request, error)


def _own(request: Request, error: Exception) -> Response:
    from cancu.api.looking import told

    try:
        with told():
            raise error
    except Problem as problem:
        return answer_to(request, problem)


def _broken(request: Request, error: Exception) -> Response:
    """What nobody expected: told by a number that stands in the log too, never by the words of the error."""
    number = request.scope.setdefault("cancu.number", new_number())
    return answer_to(request, Problem(500, broken(number)), number)


def _http(request: Request, error: HTTPException) -> Response:
    if isinstance(error, TooMuch):
        return answer_to(request, error.problem)
    detail = SAID.get(error.status_code, "yêu cầu không thực hiện được")
    return answer_to(request, Problem(error.status_code, detail, error.headers))


def _invalid(request: Request, error: RequestValidationError) -> Response:
    """Wrong values, named; what was sent is not repeated."""
    names = ", ".join(dict.fromkeys(str(one["loc"][-1]) for one in error.errors()))
    return answer_to(request, Problem(400, f"giá trị chưa đúng: {names}; xem /api/v1/openapi.json"))


Handler = Callable[[Request, Exception], Response]
