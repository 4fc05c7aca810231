"""Page 1, *Kiểm tra*: a file is sent, followed, read with its findings, decided on, and taken away again."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cancu.api.access import EDIT, READ, desk_of
from cancu.api.checks import Number, wait_for
from cancu.api.desk import Desk, problem_of
from cancu.api.languages import words_for
from cancu.api.problems import Problem
from cancu.api.render import page
from cancu.office import results
from cancu.office.people import EDITOR, Person
from cancu.office.work import decoded
from queries.result import CheckResult
from viz.lang import Words
from viz.reports.html import Views

router = APIRouter(include_in_schema=False)
Editor = Annotated[Person, Depends(EDIT)]

DOWNLOADS = ("word", "word-fixed", "certificate-pdf", "certificate-docx", "xlsx", "html")
"""Files to take away; each has two texts, ``take_FORM`` and ``take_FORM_more``."""


@router.get("/")
def home(request: Request, person: Annotated[Person, Depends(READ)]) -> Response:
    """Where a file is sent, and the last results; whoever only reads is led to the search."""
    if not person.may(EDITOR):
        return RedirectResponse("/tim-kiem", status_code=303)
    rows = results.latest(desk_of(request).office, person.name, 12)
    return HTMLResponse(page("check.html", request, rows=rows))


@router.post("/kiem-tra")
async def send(request: Request, person: Editor) -> Response:
    """The same without script: wait for the result and go to it."""
    desk = desk_of(request)
    job = await wait_for(await run_in_threadpool(desk.check, await desk.uploads.read(request), person))
    if job.answer is None or job.answer.problem is not None:
        raise problem_of(job.answer) if job.answer else Problem(500, "không có kết quả; thử lại")
    return RedirectResponse(f"/ket-qua/{job.result}", status_code=303)


def shown(desk: Desk, kept: results.Kept, said: Words) -> dict[str, Any]:
    """What the page of a result shows."""
    blobs = results.blobs_of(desk.office, kept)
    result = msgspec.json.decode(blobs.json, type=CheckResult)
    source = decoded(blobs.source)
    decided = {one.finding: one for one in results.decisions(desk.office, kept)}
    return {
        "kept": kept, "r": result, "views": Views(result, source.text, said),
        "decided": decided, "word": source.kind == "docx", "ocr": source.ocr,
        "downloads": [form for form in DOWNLOADS if source.kind == "docx" or not form.startswith("word")],
    }  # fmt: skip


@router.get("/ket-qua/{number}")
def result(request: Request, person: Editor, number: Number) -> Response:
    """The text as read, its citations, the findings beside it."""
    desk = desk_of(request)
    return HTMLResponse(page("result.html", request, **shown(desk, desk.kept(number, person), words_for(request))))


@router.post("/ket-qua/{number}/phat-hien/{finding}")
def decide(
    request: Request,
    person: Editor,
    number: Number,
    finding: str,
    kind: Annotated[str, Form(max_length=20)] = "",
    reason: Annotated[str, Form(max_length=results.LONGEST_REASON)] = "",
) -> Response:
    """Decide on a finding; gives its card anew."""
    desk = desk_of(request)
    kept = desk.kept(number, person)
    given = shown(desk, kept, words_for(request))
    view = next((one for one in given["views"].findings if one.row.id == finding), None)
    if view is None or kind not in (*results.DECISIONS, ""):
        raise Problem(404, "kết quả này không có phát hiện đó")
    if kind == results.KEPT and not reason.strip():
        return HTMLResponse(page("finding.html", request, **given, f=view, missing=True))
    results.decide(desk.office, kept, finding, kind or None, person.name, reason.strip())
    given["decided"] = {one.finding: one for one in results.decisions(desk.office, kept)}
    return HTMLResponse(page("finding.html", request, **given, f=view, missing=False))


@router.post("/ket-qua/{number}/xoa")
def delete(request: Request, person: Editor, number: Number) -> Response:
    """Delete a result with everything of it."""
    desk = desk_of(request)
    results.delete(desk.office, desk.kept(number, person), person.name)
    return Response(status_code=204, headers={"HX-Redirect": "/"})
