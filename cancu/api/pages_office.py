"""Page 6, *Duyệt*, and what is around the pages: login, logout, the log of changes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cancu.api.access import EDIT, EVERYBODY, MANAGE, READ, cookie_name, desk_of
from cancu.api.config import LOGIN
from cancu.api.graphs import scanned
from cancu.api.languages import COOKIE as LANGUAGE_COOKIE
from cancu.api.languages import YEAR, safe_return, words_for
from cancu.api.managing import EdgeDecision, OpenDecision, keep_binding, keep_verdict
from cancu.api.problems import Problem
from cancu.api.render import page
from cancu.office import audit, people
from cancu.office.database import local_day
from cancu.office.people import Person
from cancu.office.scan import REVIEW
from cancu.web.lang import NAMES

router = APIRouter(include_in_schema=False)
Editor = Annotated[Person, Depends(EDIT)]
Admin = Annotated[Person, Depends(MANAGE)]
Key = Annotated[str, Form(min_length=1, max_length=1000)]
Reason = Annotated[str, Form(min_length=1, max_length=1000, pattern=r"\S")]
ROWS = 10
KINDS = ("", "disputed", "weak", "open")


def _of_kind(row: dict[str, Any], kind: str) -> bool:
    if kind == "open":
        return bool(row["kind"] == "open")
    if kind == "":
        return True
    return bool(row["kind"] == "edge" and row["disputed"] == (kind == "disputed"))


@router.get("/duyet")
def review(
    request: Request, _: Editor, loai: Annotated[str, Query(max_length=20)] = "",
    tu: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:  # fmt: skip
    """The queue: edges in dispute or of little confidence, citations that stayed open."""
    made = scanned(request, REVIEW, local_day(), None)
    kind = loai if loai in KINDS else ""
    counts = {one: sum(_of_kind(row, one) for row in made["rows"]) for one in KINDS}
    rows = [row for row in made["rows"] if _of_kind(row, kind)]
    given = {
        "made": made,
        "rows": rows[tu : tu + ROWS],
        "start": tu,
        "total": len(rows),
        "kind": kind,
        "counts": counts,
    }
    part = request.headers.get("hx-request") == "true"
    return HTMLResponse(page("review_rows.html" if part else "review.html", request, **given, step=ROWS))


@router.post("/duyet/quan-he")
def decide_edge(
    request: Request, person: Editor, source: Key, relation: Key, target: Key,
    state: Annotated[Literal["confirmed", "rejected"], Form()], reason: Reason,
) -> Response:  # fmt: skip
    """Confirm or reject an edge."""
    given = EdgeDecision(source=source, relation=relation, target=target, state=state, reason=reason)
    made = keep_verdict(desk_of(request), person, given)
    said = words_for(request)(f"decided_{made.state}")
    return HTMLResponse(page("decided.html", request, said=said, author=person.name, reason=reason))


@router.post("/duyet/vien-dan")
def decide_open(
    request: Request,
    person: Editor,
    open_: Annotated[str, Form(alias="open", min_length=1, max_length=1000)],
    work: Key,
    reason: Reason,
) -> Response:
    """Say which work an open citation means."""
    made = keep_binding(desk_of(request), person, OpenDecision(open=open_, work=work, reason=reason))
    said = words_for(request)("decided_bound", name=made)
    return HTMLResponse(page("decided.html", request, said=said, author=person.name, reason=reason))


@router.get("/nhat-ky")
def log(request: Request, _: Admin, truoc: Annotated[int | None, Query(ge=1, le=1 << 60)] = None) -> Response:
    """The log of changes, the newest first, and whether anybody altered it."""
    link = desk_of(request).office.read()
    rows = audit.latest(link, 100, truoc)
    return HTMLResponse(page("audit.html", request, rows=rows, verdict=audit.verify(link)))


@router.get("/dang-nhap", dependencies=[Depends(EVERYBODY)])
def login_page(request: Request) -> Response:
    """Where people say who they are."""
    return _asked(request, status=200)


def _asked(request: Request, *, status: int = 403, **given: str | bool) -> Response:
    """The page that asks for name and password, or for the code of the second step."""
    told = {"wrong": False, "name": "", "ticket": "", "needs_code": False} | given
    rules = desk_of(request).office.policy
    return HTMLResponse(page("login.html", request, rules=rules, **told), status_code=status)


@router.post("/dang-nhap", dependencies=[Depends(EVERYBODY)])
async def login(
    request: Request,
    name: Annotated[str, Form(max_length=64)] = "",
    password: Annotated[str, Form(max_length=300)] = "",
    ticket: Annotated[str, Form(max_length=100)] = "",
    code: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Begin a session, by name and password and, where the person has it, the second step with its code."""
    desk = desk_of(request)
    if desk.config.mode != LOGIN:
        raise Problem(404, "máy chủ này không dùng đăng nhập bằng mật khẩu")
    try:
        if ticket:
            token = await run_in_threadpool(people.log_in_further, desk.office, ticket, code)
        else:
            token = await run_in_threadpool(people.log_in, desk.office, name, password)
    except people.SecondStep as further:
        if further.ticket is None:
            return _asked(request, name=name, needs_code=True)
        return _asked(request, status=200, ticket=further.ticket)
    if token is None:
        return _asked(request, wrong=True, name=name, ticket=ticket)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(
        cookie_name(desk.config), token, httponly=True, samesite="strict", secure=desk.config.https, path="/",
        max_age=desk.office.policy.longest_hours * 3600,
    )  # fmt: skip
    return answer


@router.post("/dang-xuat")
def logout(request: Request, person: Annotated[Person, Depends(READ)]) -> Response:
    """End the session."""
    desk = desk_of(request)
    token = request.cookies.get(cookie_name(desk.config))
    if token:
        people.log_out(desk.office, token, person.name)
    answer = Response(status_code=204, headers={"HX-Redirect": "/dang-nhap"})
    answer.delete_cookie(cookie_name(desk.config), path="/")
    return answer


@router.get("/ngon-ngu/{code}", dependencies=[Depends(EVERYBODY)])
def language(request: Request, code: str, ve: Annotated[str, Query(max_length=4000)] = "/") -> Response:
    """Choose the language of the pages for this browser, and go back."""
    if code not in NAMES:
        raise Problem(404, "không có trang hoặc địa chỉ này; xem lại đường dẫn")
    answer = RedirectResponse(safe_return(ve), status_code=303)
    answer.set_cookie(
        LANGUAGE_COOKIE, code, httponly=True, samesite="lax", secure=desk_of(request).config.https, path="/",
        max_age=YEAR,
    )  # fmt: skip
    return answer
