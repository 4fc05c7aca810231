"""Routes that change the graph or watch over the server: decisions, the log, health."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from cancu.api.access import EDIT, EVERYBODY, MANAGE, desk_of
from cancu.api.desk import Desk
from cancu.api.documented import answer, examples
from cancu.api.looking import told, work_of
from cancu.api.problems import Problem
from cancu.office import audit
from cancu.office.database import now
from cancu.office.people import Person
from graph.stores.record import verify
from graph.work import OPEN
from loaders.decisions import bind, judge

router = APIRouter(tags=["quản lý"], default_response_class=Response)
Editor = Annotated[Person, Depends(EDIT)]
Admin = Annotated[Person, Depends(MANAGE)]
Of = Annotated[Literal["office", "store"], Query(description="Nhật ký của văn phòng hoặc của kho")]
Key = Annotated[str, Field(min_length=1, max_length=1000)]
Reason = Annotated[str, Field(min_length=1, max_length=1000, pattern=r"\S", examples=["Đã đọc bản gốc"])]


class EdgeDecision(BaseModel):
    """Whether an edge stands."""

    source: Key = Field(examples=["61/2018/NĐ-CP"])
    relation: Key = Field(examples=["based_on"])
    target: Key = Field(examples=["76/2015/QH13"])
    state: Literal["confirmed", "rejected"]
    reason: Reason


class OpenDecision(BaseModel):
    """Which work an open citation means."""

    open: Key = Field(examples=["?sha256:…#d12"])
    work: Key = Field(examples=["638/QĐ-TTg||2018"])
    reason: Reason


@contextlib.contextmanager
def noted(desk: Desk, person: Person, target: str, **said: str) -> Iterator[None]:
    """Tell the log of a decision before the graph has it, and again where the graph refused it."""
    with desk.office.change(person.name, "decide", target, said=said):
        pass
    try:
        with told():
            yield
    except Problem:
        with desk.office.change(person.name, "decide-failed", target):
            raise


def keep_verdict(desk: Desk, person: Person, given: EdgeDecision) -> EdgeDecision:
    """Keep a decision on an edge: an assertion of the person, noted in the log.

    Raises:
        Problem: There is no such edge.
    """
    with desk.view() as view:
        edge = view.relation(given.source, given.relation, given.target)
    if edge is None:
        raise Problem(404, "không có quan hệ này trong kho; tải lại trang")
    said = {"source": given.source, "relation": given.relation, "before": edge.state, "after": given.state}
    with noted(desk, person, given.target, **said):
        store = desk.changing(person, "decide", given.target, said)
        judge(
            store, given.source, given.relation, given.target, state=given.state, author=person.name,
            at=now(), reason=given.reason,
        )  # fmt: skip
    return given


def keep_binding(desk: Desk, person: Person, given: OpenDecision) -> str:
    """Keep what an open citation means; gives the key of the work.

    Raises:
        Problem: There is no such citation or work.
    """
    with desk.view() as view:
        if not given.open.startswith(OPEN) or view.work(given.open) is None:
            raise Problem(404, "không có viện dẫn chưa rõ này; tải lại trang")
        work = work_of(view, given.work)
    with noted(desk, person, given.open, after=work.key):
        store = desk.changing(person, "decide", given.open, {"after": work.key})
        bind(store, given.open, work.key, author=person.name, at=now(), reason=given.reason)
    return work.key


@router.post("/api/v1/decisions/edge", responses=examples({"state": "confirmed"}, 400, 404))
def decide_edge(request: Request, person: Editor, decision: EdgeDecision) -> Response:
    """Xác nhận hoặc bác bỏ một quan hệ; quyết định có tên người và giữ nguyên khi nạp lại."""
    made = keep_verdict(desk_of(request), person, decision)
    return answer({"state": made.state, "author": person.name})


@router.post("/api/v1/decisions/open", responses=examples({"work": "638/QĐ-TTg"}, 400, 404, 409))
def decide_open(request: Request, person: Editor, decision: OpenDecision) -> Response:
    """Chỉ ra văn bản mà một viện dẫn chưa rõ nói đến."""
    return answer({"work": keep_binding(desk_of(request), person, decision), "author": person.name})


@router.get("/api/v1/audit", responses=examples([{"id": 1, "who": "lan", "action": "check"}], 400))
def log(
    request: Request,
    _: Admin,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
    below: Annotated[int | None, Query(ge=1, le=1 << 60)] = None,
    of: Of = "office",
) -> Response:
    """Nhật ký thay đổi của văn phòng hoặc của kho, mới nhất trước."""
    desk = desk_of(request)
    if of == "office":
        return answer(audit.latest(desk.office.read(), limit, below))
    with desk.view() as view:
        return answer(list(islice(view.entries(newest=True, below=below), limit)))


@router.get("/api/v1/audit/check", responses=examples({"count": 12, "head": "…", "faults": []}))
def log_check(request: Request, _: Admin, of: Of = "office") -> Response:
    """Kiểm tra nhật ký có bị sửa, xóa, đảo thứ tự không."""
    desk = desk_of(request)
    if of == "office":
        return answer(audit.verify(desk.office.read()))
    with told(), desk.store.view() as view:  # read whole, so without a bound
        return answer(verify(view.entries(), view.head()))


@router.get("/health", responses=examples({"status": "ok", "busy": 0, "waiting": 0}), dependencies=[Depends(EVERYBODY)])
async def health(request: Request) -> Response:
    """Máy chủ còn trả lời; không nói gì về dữ liệu."""
    desk = desk_of(request)
    busy, waiting = desk.workers.load
    up = round(time.monotonic() - desk.began)
    return answer({"status": "ok", "busy": busy, "waiting": waiting, "seconds": up})
