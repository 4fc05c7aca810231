"""The interface as it describes itself, tried by machine: whatever is sent, no answer is an error of the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.test_pages.server import Server


def test_no_error_of_the_server(server: Server) -> None:
    """About 12 requests to every route, whole and broken ones; each answer keeps to the description."""
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings

    raw: Any = server.get("/api/v1/openapi.json").json()
    schema = schemathesis.openapi.from_dict(raw)
    schema.config.base_url = server.address
    seen: dict[str, int] = {}
    failed: list[tuple[str, str, int]] = []
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path == "/health":
            continue

        @settings(
            max_examples=12, deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def tried(case: Any) -> None:
            answer = case.call(base_url=server.address)
            seen[case.operation.label] = seen.get(case.operation.label, 0) + 1
            if answer.status_code >= 500:
                failed.append((case.operation.label, str(case.query)[:200], answer.status_code))
            if answer.status_code >= 400:
                assert answer.headers["content-type"][0] == "application/problem+json", (
                    case.operation.label,
                    answer.status_code,
                )

        tried()
    print(f"{sum(seen.values())} requests to {len(seen)} routes; errors of the server: {len(failed)}")
    assert len(seen) >= 25
    assert failed == []


@pytest.mark.parametrize(
    "kind", ["as_of=%00", "work=%00", "work=%ED%A0%80", "work=" + "a" * 600, "work=NEAR(%22*", "work=%27%22)--"]
)
@pytest.mark.parametrize("path", ["/api/v1/status", "/api/v1/documents", "/van-ban", "/chuoi"])
def test_strange_questions_are_answered(server: Server, path: str, kind: str) -> None:
    assert server.get(f"{path}?{kind}").status < 500


@pytest.mark.parametrize(
    "q",
    ['"NEAR(', "*", "-", "^", '""', "a OR", "(", "AND NOT", "%00", "%F0%9F%98%80" * 50, "a" * 400, "q:1", "{}", "\\"],
)
def test_no_search_is_an_error(server: Server, q: str) -> None:
    from urllib.parse import quote

    assert server.get(f"/tim-kiem?q={quote(q, safe='%')}").status in (200, 400)


def test_nothing_of_a_failure_is_told(tmp_path: Path) -> None:
    """An error inside: a number, no words, no path, in the answer and in the log."""
    import asyncio
    import logging
    import threading

    from cancu.api.config import Config
    from cancu.api.frame import Frame

    async def breaks(scope: Any, receive: Any, send: Any) -> None:
        raise RuntimeError("SELECT bí mật FROM /var/lib/x")

    told: list[Any] = []
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    async def send(message: Any) -> None:
        told.append(message)

    log = logging.getLogger("cancu.serve")
    handler = Keep()
    log.addHandler(handler)
    try:
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/x",
            "headers": [(b"host", b"localhost")],
            "query_string": b"",
        }
        # a browser driven in the same process keeps a loop of its own; this one runs in a thread apart
        thread = threading.Thread(
            target=lambda: asyncio.run(Frame(breaks, Config(), frozenset({"localhost"}))(scope, None, send))
        )
        thread.start()
        thread.join()
    finally:
        log.removeHandler(handler)
    body = told[-1]["body"].decode()
    assert told[0]["status"] == 500
    assert "mã " in body
    for words in ("SELECT", "bí mật", "/var/lib"):
        assert words not in body
        assert not any(words in line for line in lines)
    assert any("RuntimeError" in line for line in lines)


def test_a_trickle_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio
    import threading

    from starlette.datastructures import Headers

    from cancu.api import frame

    monkeypatch.setattr(frame, "PATIENCE", 0.3)
    got: list[int] = []
    ended: list[int] = []

    async def drop() -> Any:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def drink() -> None:
        receive = frame._bounded(drop, Headers({"content-type": "multipart/form-data; boundary=b"}))
        try:
            while len(got) < 100:
                got.append(len((await receive())["body"]))
        except frame.TooMuch as error:
            ended.append(error.problem.status)

    thread = threading.Thread(target=lambda: asyncio.run(drink()))
    thread.start()
    thread.join()
    assert ended == [408]
    assert len(got) < 20
