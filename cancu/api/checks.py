"""Routes of the check: send a file, follow the work, fetch and decide."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from cancu.api.access import EDIT, desk_of
from cancu.api.desk import problem_of
from cancu.api.documented import answer, examples
from cancu.api.languages import language_of, words_for
from cancu.api.problems import Problem, title_of
from cancu.api.uploads import BODY
from cancu.office import results
from cancu.office.people import Person
from cancu.office.work import decoded
from cancu.office.workers import Job
from viz.lang import Words

router = APIRouter(prefix="/api/v1", tags=["kiểm tra"], default_response_class=Response)
Editor = Annotated[Person, Depends(EDIT)]
Number = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]
JobNumber = Annotated[str, Path(pattern=r"^[\w-]{10,40}$", examples=["pYk3J0x9vQbL5mZtR2uWcA8e"])]
Form = Literal["word", "word-fixed", "certificate-pdf", "certificate-docx", "xlsx", "html", "sarif", "json"]

MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
}
_CHECKED = {
    "schema": "cancu/check@1",
    "file": {"name": "bao-cao.docx", "completeness": "full"},
    "as_of": {"date": "2022-08-31", "basis": "month of the document"},
    "summary": {"mentions": 72, "documents": 59, "errors": 8, "warnings": 10, "infos": 40},
}
_JOB = {"id": "pYk3J0x9vQbL5mZtR2uWcA8e", "step": "Đang đọc tệp", "percent": 15, "done": False, "result": None}
_ROW = {"id": "0" * 64, "name": "bao-cao.docx", "sha256": "0" * 64, "made": "2026-11-21T08:00:00.000+00:00"}


class Decided(BaseModel):
    """What is decided of a finding."""

    kind: Literal["accepted", "kept"] | None = Field(description="null: rút lại quyết định", examples=["kept"])
    reason: str = Field(default="", max_length=results.LONGEST_REASON, examples=["Đã đối chiếu bản gốc"])


async def wait_for(job: Job) -> Job:
    """Let others be served until a job has ended."""
    while not job.done.is_set():
        await asyncio.sleep(0.03)
    return job


@router.post("/check", responses=examples(_CHECKED, 400, 409, 413, 415, 422, 451), openapi_extra=BODY)
async def check(request: Request, person: Editor) -> Response:
    """Kiểm tra một tệp; trả lời đúng như lệnh ``cancu check --format json``."""
    desk = desk_of(request)
    job = await wait_for(await run_in_threadpool(desk.check, await desk.uploads.read(request), person))
    made = job.answer
    if made is None or made.problem is not None:
        raise problem_of(made) if made else Problem(500, "không có kết quả; thử lại")
    headers = {"X-Cancu-Result": job.result or ""}
    return Response(made.json, media_type="application/json", headers=headers)


@router.post("/jobs", status_code=202, responses=examples(_JOB, 400, 413, 415, status=202), openapi_extra=BODY)
async def begin(request: Request, person: Editor) -> Response:
    """Gửi một tệp để kiểm tra; theo dõi tiến độ bằng ``GET /api/v1/jobs/{id}``."""
    desk = desk_of(request)
    job = await run_in_threadpool(desk.check, await desk.uploads.read(request), person)
    return answer(job_row(job, words_for(request)), 202)


@router.get("/jobs/{number}", responses=examples(_JOB, 400, 404))
def follow(request: Request, person: Editor, number: JobNumber) -> Response:
    """Việc đang làm đến đâu; khi xong có mã kết quả hoặc lý do không xử lý được."""
    return answer(job_row(job_of(request, person, number), words_for(request)))


def job_of(request: Request, person: Person, number: str) -> Job:
    """A job of a person.

    Raises:
        Problem: There is none.
    """
    job = desk_of(request).workers.find(number, person.name)
    if job is None:
        raise Problem(404, "không có việc này, hoặc đã quá 15 phút; gửi lại tệp")
    return job


def job_row(job: Job, words: Words) -> dict[str, object]:
    """A job as it is told."""
    row: dict[str, object] = {
        "id": job.id, "step": words.told(job.step), "percent": job.percent, "done": job.done.is_set(),
        "result": job.result,
    }  # fmt: skip
    if job.done.is_set() and job.answer is not None and job.answer.problem is not None:
        problem = problem_of(job.answer)
        row["problem"] = {
            "status": problem.status, "title": words.told(title_of(problem.status)),
            "detail": words.told(problem.detail), **problem.more,
        }  # fmt: skip
    return row


@router.get("/results", responses=examples([_ROW]))
def listed(request: Request, person: Editor) -> Response:
    """Kết quả đã lưu của người đang dùng, mới nhất trước."""
    rows = results.latest(desk_of(request).office, person.name)
    return answer([{"id": one.id, "name": one.name, "sha256": one.sha256, "made": one.made} for one in rows])


@router.get("/results/{number}", responses=examples(_CHECKED, 400, 404))
def result(request: Request, person: Editor, number: Number) -> Response:
    """Một kết quả đã lưu, đúng như lúc kiểm tra."""
    desk = desk_of(request)
    return Response(results.blobs_of(desk.office, desk.kept(number, person)).json, media_type="application/json")


@router.get("/results/{number}/text", responses=examples("Căn cứ …", 400, 404, media="text/plain"))
def text(request: Request, person: Editor, number: Number) -> Response:
    """Nguyên văn mà các vị trí trong kết quả trỏ vào."""
    desk = desk_of(request)
    source = decoded(results.blobs_of(desk.office, desk.kept(number, person)).source)
    return Response(source.text.encode("utf-8", "surrogatepass"), media_type="text/plain; charset=utf-8")


@router.delete("/results/{number}", status_code=204, responses=examples(None, 400, 404, status=204))
def delete(request: Request, person: Editor, number: Number) -> Response:
    """Xóa kết quả cùng tệp, nguyên văn và các quyết định."""
    desk = desk_of(request)
    results.delete(desk.office, desk.kept(number, person), person.name)
    return Response(status_code=204)


@router.get("/results/{number}/decisions", responses=examples([{"finding": "f3", "kind": "kept"}], 400, 404))
def decisions(request: Request, person: Editor, number: Number) -> Response:
    """Các quyết định đối với từng phát hiện."""
    desk = desk_of(request)
    return answer(results.decisions(desk.office, desk.kept(number, person)))


@router.put("/results/{number}/findings/{finding}", responses=examples({"finding": "f3", "kind": "kept"}, 400, 404))
def decide(
    request: Request,
    person: Editor,
    number: Number,
    finding: Annotated[str, Path(max_length=20, examples=["f3"])],
    decided: Decided,
) -> Response:
    """Chấp nhận sửa (``accepted``), giữ nguyên có lý do (``kept``), hoặc rút lại (``null``)."""
    desk = desk_of(request)
    kept = desk.kept(number, person)
    found = msgspec.json.decode(results.blobs_of(desk.office, kept).json)["findings"]
    if finding not in {one["id"] for one in found}:
        raise Problem(404, "kết quả này không có phát hiện đó")
    if decided.kind == results.KEPT and not decided.reason.strip():
        raise Problem(400, "giữ nguyên một phát hiện thì phải ghi lý do")
    results.decide(desk.office, kept, finding, decided.kind, person.name, decided.reason.strip())
    return answer({"finding": finding, "kind": decided.kind})


@router.get("/results/{number}/export", responses=examples("(tệp)", 400, 404, 422, media="application/octet-stream"))
async def export(
    request: Request, person: Editor, number: Number, form: Annotated[Form, Query(examples=["certificate-pdf"])]
) -> Response:
    """Tải về: Word có ghi chú, Word đã sửa, Phiếu (PDF, Word), bảng tính, trang HTML, SARIF, JSON."""
    desk = desk_of(request)
    kept = await run_in_threadpool(desk.kept, number, person)
    if form == "json":
        return Response(results.blobs_of(desk.office, kept).json, headers=download(kept.name, ".json"))
    job = await wait_for(await run_in_threadpool(desk.make, kept, form, person, language_of(request)))
    made = job.answer
    if made is None or made.problem is not None:
        raise problem_of(made) if made else Problem(500, "không có kết quả; thử lại")
    media = MEDIA.get("." + made.ending.rpartition(".")[2], "application/octet-stream")
    return Response(made.made, media_type=media, headers=download(kept.name, SUFFIX.get(form, "") + made.ending))


SUFFIX = {
    "word": "-ghi-chu", "word-fixed": "-da-sua", "certificate-pdf": "-phieu", "certificate-docx": "-phieu",
    "xlsx": "-bang", "html": "-ket-qua", "sarif": "-ket-qua",
}  # fmt: skip


def download(name: str, ending: str) -> dict[str, str]:
    """The header by which a browser saves an answer under a name.

    Examples:
        >>> download("báo cáo.docx", "-phieu.pdf")["Content-Disposition"]
        "attachment; filename*=UTF-8''b%C3%A1o%20c%C3%A1o-phieu.pdf"
    """
    from urllib.parse import quote

    stem = name.rpartition(".")[0] or name
    safe = "".join("-" if letter in '\\/:*?"<>|' else letter for letter in stem).strip(" .") or "ket-qua"
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(safe[:150] + ending, safe='')}"}
