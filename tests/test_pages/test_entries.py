"""Every route that changes something writes exactly one entry; a route without a recipe here fails the test."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from cancu.office import people
from cancu.office.database import Office
from graph.assertion import DOCUMENT, Bundle, Claim, Description, Origin
from graph.stores import open_store
from graph.stores.record import verify
from tests.test_pages.server import REPORT, Answer, Server, served
from tests.test_pages.test_access import PASSWORD, ROUTES, log_in

FORM = {"Content_Type": "application/x-www-form-urlencoded"}
JSON = {"Content_Type": "application/json"}
ONE, OTHER, OPENED = "1/2020/NĐ-CP", "2/2019/NĐ-CP", "?ab12:d1"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    folder = tmp_path_factory.mktemp("muc")
    origin = Origin(id="sha256:" + "cd" * 32, kind=DOCUMENT, name="a.txt", recorded="2026-11-20", work=ONE)
    with open_store(str(folder / "kho.db")) as store, store.writer() as writer:
        writer.put(
            Bundle(
                origin=origin,
                descriptions=(
                    Description(work=ONE, own=True, number=ONE), Description(work=OTHER, number=OTHER),
                    Description(work=OPENED, open="chưa rõ", candidates=(OTHER,)),
                ),
                claims=(
                    Claim(source=ONE, target=OTHER, relation="based_on", quote="Căn cứ"),
                    Claim(source=ONE, target=OPENED, relation="cites", quote="theo"),
                ),
            )
        )  # fmt: skip
    office = Office(folder / "office.db")
    people.add_person(office, "lan", "admin", PASSWORD, by="thử")
    office.close()
    with served(folder / "kho.db", folder, "--login") as made:
        yield made, folder / "kho.db"


class Caller:
    def __init__(self, server: Server) -> None:
        self.server = server
        cookie, csrf = log_in(server, "lan")
        self.given = {"Cookie": cookie, "X_CSRF_Token": csrf}

    def send(self, path: str) -> Answer:
        return self.server.send(path, f"{time.monotonic_ns()}.txt", REPORT.read_bytes(), **self.given)

    def form(self, path: str, **fields: str) -> Answer:
        return self.server.ask("POST", path, urlencode(fields).encode(), **self.given, **FORM)

    def json(self, method: str, path: str, **fields: str) -> Answer:
        return self.server.ask(method, path, json.dumps(fields).encode(), **self.given, **JSON)

    def result(self) -> str:
        return self.send("/api/v1/check").headers["x-cancu-result"]

    def job(self, path: str) -> Answer:
        answer = self.send(path)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            told = self.server.get("/health").json()
            if not told["busy"] and not told["waiting"]:  # type: ignore[index]
                break
            time.sleep(0.1)
        return answer

    def counts(self, store: Path) -> tuple[int, int]:
        told = self.server.get("/api/v1/audit/check", **self.given).json()
        assert told["faults"] == []  # type: ignore[index]
        with open_store(str(store)) as kept, kept.view() as view:
            assert verify(view.entries(), view.head()).faults == ()
            return told["count"], view.head()[0]  # type: ignore[index]


Recipe = Callable[[Caller, str], Answer]
EDGE = {"source": ONE, "relation": "based_on", "target": OTHER, "state": "confirmed", "reason": "đã đọc"}
BIND = {"open": OPENED, "work": OTHER, "reason": "đã đọc"}
RECIPES: dict[tuple[str, str], tuple[Recipe, int]] = {
    ("POST", "/api/v1/check"): (lambda call, _: call.send("/api/v1/check"), 0),
    ("POST", "/api/v1/jobs"): (lambda call, _: call.job("/api/v1/jobs"), 0),
    ("POST", "/kiem-tra"): (lambda call, _: call.job("/kiem-tra"), 0),
    ("DELETE", "/api/v1/results/{number}"): (
        lambda call, made: call.server.ask("DELETE", f"/api/v1/results/{made}", **call.given), 0),
    ("POST", "/ket-qua/{number}/xoa"): (lambda call, made: call.form(f"/ket-qua/{made}/xoa"), 0),
    ("PUT", "/api/v1/results/{number}/findings/{finding}"): (
        lambda call, made: call.json("PUT", f"/api/v1/results/{made}/findings/f1", kind="accepted"), 0),
    ("POST", "/ket-qua/{number}/phat-hien/{finding}"): (
        lambda call, made: call.form(f"/ket-qua/{made}/phat-hien/f1", kind="accepted"), 0),
    ("POST", "/api/v1/decisions/edge"): (lambda call, _: call.json("POST", "/api/v1/decisions/edge", **EDGE), 1),
    ("POST", "/api/v1/decisions/open"): (lambda call, _: call.json("POST", "/api/v1/decisions/open", **BIND), 1),
    ("POST", "/duyet/quan-he"): (lambda call, _: call.form("/duyet/quan-he", **EDGE), 1),
    ("POST", "/duyet/vien-dan"): (lambda call, _: call.form("/duyet/vien-dan", **BIND), 1),
    ("POST", "/dang-nhap"): (lambda call, _: call.form("/dang-nhap", name="lan", password=PASSWORD), 0),
    ("POST", "/dang-xuat"): (lambda call, _: call.form("/dang-xuat"), 0),
}  # fmt: skip
"""How each route is called, and how many entries the record of the store gets beside the one of the office."""


def test_every_route_that_changes_something_is_tried() -> None:
    assert {(method, path) for method, path, _ in ROUTES if method not in ("GET", "HEAD")} == set(RECIPES)


@pytest.mark.parametrize(("method", "path"), RECIPES)
def test_a_change_is_one_entry(place: tuple[Server, Path], method: str, path: str) -> None:
    server, store = place
    call, watcher = Caller(server), Caller(server)
    number = call.result() if "{number}" in path else ""
    recipe, of_store = RECIPES[method, path]
    before = watcher.counts(store)
    answer = recipe(call, number)
    assert answer.status in (200, 202, 204, 303), answer.text
    after = watcher.counts(store)
    assert (after[0] - before[0], after[1] - before[1]) == (1, of_store)
    if of_store:
        with open_store(str(store)) as kept, kept.view() as view:
            last = next(iter(view.entries(newest=True)))
        assert (last.who, last.action) == ("lan", "decide")
        [told] = server.get("/api/v1/audit?of=store&limit=1", **watcher.given).json()
        assert (told["id"], told["hash"]) == (last.id, last.hash)
        assert server.get("/api/v1/audit/check?of=store", **watcher.given).json()["faults"] == []
        assert "đã đọc" not in last.detail
