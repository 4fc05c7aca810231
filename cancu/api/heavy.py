"""Heavy questions, answered in a process apart, so that the pages of others keep their pace.

The requests of a server take turns in one interpreter. A question that looks at hundreds of documents would make every
page wait; it goes to a process of its own, which steps back before the others. The route, its values and its rights
are checked before, as those of every route; the process gets what the question needs and no secret.
"""

from __future__ import annotations

import asyncio
import dataclasses
import inspect
import logging
import threading
from collections.abc import Awaitable, Callable
from functools import wraps
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cancu.api.config import Config
from cancu.api.languages import COOKIE, language_of
from cancu.api.looking import Looking, told
from cancu.api.problems import Problem, places_of
from cancu.api.ready import get_ready
from cancu.office.people import Person
from cancu.office.work import Answer, Say
from cancu.office.workers import Job, QueueFull, Workers

Handler = Callable[..., Response]

LOG = logging.getLogger("cancu.serve")
WAITING = 8
"""Heavy questions that wait for the one that is answered."""
LONGEST_SECONDS = 20.0
"""After so long a question is given up; those to the store end long before."""
BEHIND = 19
"""How far the process steps back before the pages that people wait for."""
WARM = ""
FAILED = "failed"
"""The problem of an answer that an error in the program ended."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request as the process apart needs it.

    Attributes:
        handler: Module and name of the function that answers; empty to get ready only.
        path: The path asked for.
        query: What stands behind the question mark.
        part: Whether only a part of a page is wanted.
        language: ``vi`` or ``en``.
        given: The values of the route, checked.
        person: Who asks.
    """

    handler: str
    path: str = ""
    query: bytes = b""
    part: bool = False
    language: str = "vi"
    given: dict[str, Any] = dataclasses.field(default_factory=dict)
    person: Person | None = None


class Told(msgspec.Struct, tag=True):
    """An answer on its way back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Refused(msgspec.Struct, tag=True):
    """A problem on its way back."""

    status: int
    detail: str
    headers: dict[str, str]
    title: str | None
    more: dict[str, Any]


MANY = 100
"""More rows than a page shows: whoever asks for so many waits with the heavy questions."""


def heavy(handler: Handler) -> Callable[..., Awaitable[Response]]:
    """Mark the function of a route whose answers take long: it is called in the process apart, where there is one.

    A question with a ``limit`` of up to :data:`MANY` rows is answered at once.
    """
    name = f"{handler.__module__}:{handler.__name__}"

    @wraps(handler)
    async def asked(request: Request, **given: Any) -> Response:
        lane: Heavy = request.app.state.desk.heavy
        if not lane.apart or given.get("limit", MANY + 1) <= MANY:
            return await run_in_threadpool(handler, request=request, **given)
        return await lane.ask(name, request, given)

    return asked


class FailedApart(Exception):
    """An error in the program, in the process apart; the log holds its kind and places."""


class Heavy:
    """The process for heavy questions; it starts with the first one.

    Args:
        config: The settings of the server.
    """

    def __init__(self, config: Config) -> None:
        self.apart = not config.store.startswith("memory:")  # what only this process has is answered here
        self._config = dataclasses.replace(config, secret="")
        self._workers: Workers | None = None
        self._starting = threading.Lock()

    def start(self) -> None:
        """Have the process ready before the first question."""
        if self.apart:
            self._lane().submit("", Question(handler=WARM))

    async def ask(self, name: str, request: Request, given: dict[str, Any]) -> Response:
        """The answer to a question.

        Raises:
            Problem: Too many are asked at once, or it has no answer.
        """
        question = Question(
            handler=name, path=request.scope["path"], query=request.scope["query_string"], given=given,
            part=request.headers.get("hx-request") == "true", language=language_of(request),
            person=request.state.person,
        )  # fmt: skip
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[Answer] = loop.create_future()

        def finish(_: Job, answer: Answer) -> Answer:
            loop.call_soon_threadsafe(_settle, answered, answer)
            return answer

        try:
            self._lane().submit("", question, finish)
        except QueueFull:
            detail = "nhiều câu hỏi nặng đang được trả lời; thử lại sau ít giây"
            raise Problem(429, detail, {"Retry-After": "5"}) from None
        return _unpacked(await answered)

    def _lane(self) -> Workers:
        with self._starting:
            if self._workers is None:
                self._workers = Workers(1, WAITING, LONGEST_SECONDS, do=Answering(self._config), nice=BEHIND)
            return self._workers

    def close(self) -> None:
        """End the process."""
        if self._workers is not None:
            self._workers.stop()


def _settle(answered: asyncio.Future[Answer], answer: Answer) -> None:
    if not answered.done():  # whoever asked may have gone away
        answered.set_result(answer)


def _unpacked(answer: Answer) -> Response:
    """The answer that came back.

    Raises:
        FailedApart: An error in the program ended it; told by a number, as every such error is.
        Problem: The question has none.
    """
    if answer.problem == FAILED:
        LOG.error("heavy question: %s", answer.message)
        raise FailedApart
    if answer.problem is not None:
        detail = "câu hỏi này không trả lời được; thu hẹp phạm vi rồi thử lại"
        raise Problem(503, detail, {"Retry-After": "5"}, title="Câu hỏi quá nặng")
    made = msgspec.msgpack.decode(answer.made, type=Told | Refused)
    if isinstance(made, Refused):
        raise Problem(made.status, made.detail, made.headers, made.title, **made.more)
    return Response(made.body, made.status, made.headers)


class Answering:
    """What the process apart does: calls the function of the route on a graph that it opens itself.

    Args:
        config: The settings of the server, without its secret.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._graph: Looking | None = None

    def __call__(self, question: Question, _: Say) -> Answer:
        """Answer one question."""
        try:
            return Answer(made=msgspec.msgpack.encode(self._answered(question)))
        except Exception as error:  # its words may be words of a document: only the kind and the places are told
            return Answer(problem=FAILED, message=f"{type(error).__name__} at {places_of(error)}")

    def _answered(self, question: Question) -> Told | Refused:
        from graph.stores import open_store

        try:
            with told():
                if self._graph is None:
                    store = open_store(self._config.store, must_exist=True, **self._config.credentials)
                    self._graph = Looking(self._config, store)
                if question.handler == WARM:
                    get_ready(self._graph)
                    return Told(200, {}, b"")
                module, _, name = question.handler.partition(":")
                handler = inspect.unwrap(getattr(import_module(module), name))
                made: Response = handler(request=_request(question, self._graph), **question.given)
        except Problem as problem:
            return Refused(problem.status, problem.detail, problem.headers, problem.title, problem.more)
        return Told(made.status_code, dict(made.headers), bytes(made.body))


def _request(question: Question, graph: Looking) -> Request:
    """The request as the function of the route sees it: no address, no login, no other headers."""
    language = question.language.encode()
    headers = [(b"cookie", f"{COOKIE}=".encode() + language), (b"accept-language", language)]
    if question.part:
        headers.append((b"hx-request", b"true"))
    return Request(
        {
            "type": "http", "method": "GET", "path": question.path, "query_string": question.query,
            "headers": headers, "app": SimpleNamespace(state=SimpleNamespace(desk=graph)),
            "state": {"person": question.person},
        }
    )  # fmt: skip
