"""A question that costs too much is broken off, told in words, and others go on (RELIABILITY R27)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support import ROOT
from tests.test_pages.conftest import HUB
from tests.test_pages.server import Server

START = (
    "import sys; from cancu.api.config import Config; Config.__init__.__kwdefaults__['seconds'] = 0.001; "
    "from cancu.cli import main; sys.argv = ['cancu', *sys.argv[1:]]; main()"
)


@pytest.fixture(scope="module")
def strict(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gives each request one millisecond of questions."""
    data = tmp_path_factory.mktemp("chat")
    call = [sys.executable, "-c", START, "serve", "--port", "0", "--store", str(store), "--data", str(data)]
    process = subprocess.Popen(
        call, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"}
    )
    assert process.stderr is not None
    found = re.search(r":(\d+)/", process.stderr.readline())
    assert found is not None
    made = Server(int(found[1]), data, process)
    reader = threading.Thread(target=lambda: made.log.extend(process.stderr or ()), daemon=True)
    reader.start()
    yield made
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)
    reader.join(timeout=5)
    process.stderr.close()


HEAVY = f"/api/v1/graph?work={quote(HUB, safe='')}&depth=2"


def test_a_heavy_question_is_told_to_be_narrowed(strict: Server) -> None:
    answer = strict.get(HEAVY)
    assert answer.status == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["title"] == "Câu hỏi quá nặng"  # type: ignore[index]
    assert "thu hẹp" in told["detail"]  # type: ignore[index]
    assert told["seconds"] == 0.001  # type: ignore[index]
    assert str(strict.data.parent) not in answer.text
    page = strict.get(f"/chuoi?work={quote(HUB, safe='')}", Accept="text/html")
    assert page.status == 422
    assert "Câu hỏi quá nặng" in page.text


def test_a_light_one_and_the_next_one_are_answered(strict: Server) -> None:
    for _ in range(3):
        assert strict.get(HEAVY).status == 422
        assert strict.get("/health").status == 200
    assert strict.get("/api/v1/registry").status == 200, "what is counted once has no bound"


def test_the_same_question_is_answered_with_the_usual_bound(server: Server) -> None:
    assert server.get(HEAVY).status == 200


@pytest.mark.parametrize("path", ["/api/v1/search?limit=501", "/api/v1/search?limit=0", f"{HEAVY}0"])
def test_no_more_rows_than_allowed_can_be_asked_for(server: Server, path: str) -> None:
    assert server.get(path).status == 400


def test_an_answer_that_was_cut_says_so(server: Server) -> None:
    told = server.get("/api/v1/search?q=ke+hoach&limit=5").json()
    assert (len(told["works"]), told["cut"]) == (5, True)  # type: ignore[index]
    assert server.get("/api/v1/search?q=30/2020/N%C4%90-CP").json()["cut"] is False  # type: ignore[index]
