"""Heavy questions are answered in a process apart: the same answers, and nobody else is harmed (RELIABILITY R27)."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from cancu.api.config import Config
from cancu.api.heavy import FAILED, LONGEST_SECONDS, WAITING, Answering, FailedApart, Question, _unpacked
from cancu.api.problems import Problem
from cancu.office.work import Answer
from tests.test_pages.conftest import HUB
from tests.test_pages.server import Server, served

WORK = quote(HUB, safe="")
GRAPH = f"/api/v1/graph?work={WORK}&depth=2"


def children(process: int) -> dict[int, int]:
    """Processes that a process started, with how far each steps back."""
    found = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found[int(place.parent.name)] = int(fields[16])
    return found


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Iterator[Server]:
    with served(store, tmp_path) as made:
        yield made


def behind(server: Server) -> int:
    """The process for heavy questions: the one that steps back."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        found = [number for number, nice in children(server.process.pid).items() if nice > 0]
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError("no process steps back")


def test_the_process_steps_back_and_ends_with_the_server(store: Path, tmp_path: Path) -> None:
    with served(store, tmp_path) as made:
        assert made.get(GRAPH).status == 200
        number = behind(made)
        assert list(children(made.process.pid).values()).count(0) >= 1, "those that check files do not step back"
    assert not Path(f"/proc/{number}").exists()


def test_one_that_dies_is_replaced(own: Server) -> None:
    first = own.get(GRAPH)
    assert first.status == 200
    os.kill(behind(own), signal.SIGKILL)
    after = [own.get(GRAPH) for _ in range(2)]
    assert after[-1].status == 200
    assert after[-1].body == first.body
    assert after[0].status in (200, 503)
    if after[0].status == 503:
        assert after[0].json()["title"] == "Câu hỏi quá nặng"  # type: ignore[index]


def test_a_crowd_is_asked_to_come_again_and_the_others_go_on(own: Server) -> None:
    number = behind(own)
    assert own.get(GRAPH).status == 200
    os.kill(number, signal.SIGSTOP)  # as if it worked for long
    try:
        with ThreadPoolExecutor(WAITING + 4) as pool:
            asked = [pool.submit(own.get, GRAPH) for _ in range(WAITING + 4)]
            until = time.monotonic() + LONGEST_SECONDS / 2
            while sum(one.done() for one in asked) < 3 and time.monotonic() < until:
                time.sleep(0.05)
            early = [one.result().status for one in asked if one.done()]
            assert early == [429, 429, 429]
            assert own.get(f"/van-ban?work={WORK}").status == 200
            assert own.get("/api/v1/search?q=ke+hoach&limit=100").status == 200
            os.kill(number, signal.SIGCONT)
            statuses = sorted(one.result().status for one in asked)
    finally:
        os.kill(number, signal.SIGCONT)
    assert statuses == [200] * (WAITING + 1) + [429] * 3
    busy = next(one.result() for one in asked if one.result().status == 429)
    assert busy.headers["retry-after"] == "5"
    assert "thử lại sau ít giây" in busy.json()["detail"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/impact?work=khong-co", 404),
        ("/api/v1/trace?work=%20", 400),
        (f"/api/v1/trace?work={WORK}&type=sai", 400),
        (f"/api/v1/impact?work={WORK}&as_of=hom-nay", 400),
    ],
)
def test_problems_come_back_as_they_are(server: Server, path: str, status: int) -> None:
    answer = server.get(path)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    english = server.get(path, Accept_Language="en")
    assert english.json()["detail"] != answer.json()["detail"]  # type: ignore[index]


def test_a_page_comes_back_whole_with_its_head_and_policy(server: Server) -> None:
    page = server.get(f"/tac-dong?work={WORK}", Cookie="cancu-lang=en", Accept="text/html")
    assert page.status == 200
    assert '<html lang="en"' in page.text
    shown = set(re.findall(r"\b(\d+)/KH-UBND", page.text))
    assert len(shown) == 200, "as many of the 320 plans as the page shows"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    alone = server.get(f"/chuoi/tu-do.html?work={WORK}")
    assert "sandbox" in alone.headers["content-security-policy"]
    sheet = server.get(f"/chuoi/so-do.svg?work={WORK}")
    assert sheet.headers["content-type"] == "image/svg+xml"
    assert "attachment" in sheet.headers["content-disposition"]


def test_what_nobody_expected_is_told_by_its_kind_alone(store: Path) -> None:
    answering = Answering(Config(store=str(store)))
    asked = Question(handler="cancu.api.graphs:trace", given={"work": HUB, "depth": "ba bước"})
    answer = answering(asked, lambda step, percent: None)
    assert answer.problem == FAILED
    assert answer.message.startswith("TypeError at ")
    assert "ba bước" not in answer.message
    assert str(store.parent) not in answer.message
    with pytest.raises(FailedApart):  # from there on told as any error in the program
        _unpacked(answer)
    with pytest.raises(Problem) as told:
        _unpacked(Answer(problem="broken", message="nó đã bị dừng"))
    assert (told.value.status, told.value.title) == (503, "Câu hỏi quá nặng")


def test_the_secret_of_a_proxy_stays_in_the_server(tmp_path: Path) -> None:
    from cancu.api.heavy import Heavy

    made = Heavy(Config(store=str(tmp_path / "a.db"), secret="khong-ai-biet"))
    assert made._config.secret == ""
    assert made.apart
    assert not Heavy(Config(store="memory:")).apart
