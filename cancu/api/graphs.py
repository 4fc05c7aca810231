"""Routes of the graph: everything that can be asked and nothing that changes it."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from cancu.api.access import READ, desk_of, graph_of
from cancu.api.documented import answer, examples
from cancu.api.heavy import heavy
from cancu.api.looking import day_or_today, told, work_of
from cancu.api.problems import Problem
from cancu.chains import MOST_NODES, Asked, chain_picture, neighbours, source_name
from cancu.office.people import Person
from cancu.office.scan import COVERAGE, OUTDATED, REVIEW
from graph.stores import Search
from graph.work import Work

router = APIRouter(prefix="/api/v1", tags=["tra cứu"], default_response_class=Response)
Reader = Annotated[Person, Depends(READ)]
Document = Annotated[
    str, Query(min_length=1, max_length=500, description="Số, ký hiệu hoặc tên", examples=["30/2020/NĐ-CP"])
]
Day = Annotated[
    str | None, Query(description="NĂM-THÁNG-NGÀY; mặc định hôm nay", examples=["2026-11-21"], max_length=20)
]
Level = Annotated[Literal["trung ương", "tỉnh", "huyện", "xã"] | None, Query(description="Cấp ban hành")]
Many = Annotated[int, Query(ge=1, le=500, description="Số dòng nhiều nhất")]
Depth = Annotated[int, Query(ge=1, le=20, description="Số bước nhiều nhất")]
Types = Annotated[list[str] | None, Query(alias="type", description="Loại quan hệ", max_length=20)]
_WORK = {"key": "30/2020/NĐ-CP", "number": "30/2020/NĐ-CP", "doc_type": "Nghị định", "issued": "2020-03-05"}
_STATUS = {"value": "no_evidence", "word": "Chưa thấy căn cứ hết hiệu lực"}


@router.get(
    "/documents", responses=examples({"work": _WORK, "status": _STATUS, "counts": {"in": {"cites": 12}}}, 400, 404, 409)
)
def document(request: Request, _: Reader, work: Document, as_of: Day = None) -> Response:
    """Một văn bản: dữ kiện kèm nguồn, hiệu lực, số quan hệ."""
    from queries.standing import status_of

    day = day_or_today(as_of)
    with graph_of(request).view() as view:
        found = work_of(view, work)
        said = [
            {"origin": dataclasses.replace(origin, name=source_name(origin.name)), "says": one}
            for origin, one in view.descriptions(found.key, 50)
        ]
        counts = {way: view.counts(found.key, way) for way in ("in", "out")}
        standing = status_of(view, found, day)
    return answer({"work": found, "status": standing.status, "said": said, "counts": counts, "as_of": day})


@router.get("/search", responses=examples({"works": [_WORK], "cut": False}, 400))
@heavy
def search(
    request: Request,
    _: Reader,
    q: Annotated[
        str, Query(max_length=400, description="Từ khóa, có dấu hoặc không", examples=["cong tac van thu"])
    ] = "",
    doc_type: Annotated[str | None, Query(max_length=100)] = None,
    issuer: Annotated[str | None, Query(max_length=200)] = None,
    level: Level = None,
    since: Day = None,
    until: Day = None,
    limit: Many = 50,
) -> Response:
    """Tìm văn bản theo từ khóa, số, loại, cơ quan, cấp, thời gian; không cần dấu."""
    hits = searched(request, q, doc_type, issuer, level, since, until, limit)
    return answer({"works": hits.works, "cut": hits.cut})


def searched(
    request: Request,
    q: str,
    doc_type: str | None,
    issuer: str | None,
    level: str | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> Any:
    """The works that answer a search."""
    from queries.finding import search_works

    days = [day_or_today(day).isoformat() if day else None for day in (since, until)]
    asked = Search(
        text=q, doc_type=doc_type or None, issuer=issuer or None, level=level, since=days[0], until=days[1], limit=limit
    )
    with graph_of(request).view() as view:
        return search_works(view, asked)


@router.get("/relations", responses=examples({"work": _WORK, "out": [], "in": [], "counts": {}}, 400, 404, 409))
@heavy
def relations(request: Request, _: Reader, work: Document, limit: Many = 60) -> Response:
    """Lược đồ: văn bản này tác động đến văn bản nào (``out``), văn bản nào tác động đến nó (``in``), kèm câu gốc."""
    with graph_of(request).view() as view:
        found = work_of(view, work)
        out, out_counts = neighbours(view, found.key, "out", limit)
        into, in_counts = neighbours(view, found.key, "in", limit)
    return answer({"work": found, "out": out, "in": into, "counts": {"out": out_counts, "in": in_counts}})


@router.get("/trace", responses=examples({"start": _WORK, "direction": "up", "hops": [], "cut": False}, 400, 404, 409))
@heavy
def trace(
    request: Request, _: Reader, work: Document, direction: Literal["up", "down"] = "up", depth: Depth = 6,
    types: Types = None,
) -> Response:  # fmt: skip
    """Chuỗi căn cứ (``up``) hoặc chuỗi triển khai (``down``) của một văn bản."""
    from queries.chain import trace_chain

    with graph_of(request).view() as view:
        found = work_of(view, work)
        chain = trace_chain(view, found, direction, depth=depth, types=known_types(types))
    return answer(chain)


def known_types(types: list[str] | None) -> tuple[str, ...] | None:
    """Types of relations as asked for; None where none is.

    Raises:
        Problem: There is no such type.
    """
    from graph.relation import relation_names

    wrong = [name for name in types or () if name not in relation_names()]
    if wrong:
        raise Problem(400, f"không có loại quan hệ như vậy; chọn trong: {', '.join(relation_names())}")
    return tuple(types) if types else None


@router.get(
    "/status", responses=examples({"work": _WORK, "on": "2026-11-21", "status": _STATUS, "events": []}, 400, 404, 409)
)
def status(request: Request, _: Reader, work: Document, as_of: Day = None) -> Response:
    """Hiệu lực của văn bản vào một ngày, kèm bằng chứng."""
    from queries.standing import status_of

    with graph_of(request).view() as view:
        return answer(status_of(view, work_of(view, work), day_or_today(as_of)))


@router.get("/timeline", responses=examples({"work": _WORK, "moments": [], "versions": []}, 400, 404, 409))
def timeline(request: Request, _: Reader, work: Document, as_of: Day = None) -> Response:
    """Dòng thời gian: ban hành, có hiệu lực, sửa đổi, tạm ngưng, hết hiệu lực."""
    from queries.timeline import timeline_of

    with graph_of(request).view() as view:
        return answer(timeline_of(view, work_of(view, work), day_or_today(as_of)))


@router.get("/impact", responses=examples({"standing": {}, "items": [], "rule": "…"}, 400, 404, 409))
@heavy
def impact(request: Request, _: Reader, work: Document, as_of: Day = None, limit: Many = 200) -> Response:
    """Văn bản nào bị tác động nếu văn bản này hết hiệu lực, và văn bản nào thay thế nó."""
    from queries.impact import impact_of

    with graph_of(request).view() as view:
        return answer(impact_of(view, work_of(view, work), day_or_today(as_of), limit=limit, fan=limit))


@router.get(
    "/coverage",
    responses=examples({"work": _WORK, "rows": [], "gaps": 0, "deadline": None, "pending": False}, 400, 404, 409),
)
def coverage(
    request: Request,
    _: Reader,
    work: Document,
    province: Annotated[
        str | None, Query(max_length=100, description="Tỉnh; để trống: mọi tỉnh", examples=["Trà Vinh"])
    ] = None,
    level: Annotated[Literal["tỉnh", "huyện", "xã"] | None, Query()] = None,
    as_of: Day = None,
) -> Response:
    """Đơn vị nào đã triển khai, đơn vị nào chưa; hỏi lại khi ``pending``."""
    from queries.units import units_of_province

    day = day_or_today(as_of)
    with graph_of(request).view() as view, told():
        units_of_province((province or "").strip() or None, day, level)
        found = work_of(view, work)
    return answer({"work": found, **coverage_made(request, found, day, level, province)})


def coverage_made(
    request: Request, work: Work, day: datetime.date, level: str | None, province: str | None
) -> dict[str, Any]:
    """Which units have a document that carries a work out; ``pending`` while it is being looked for."""
    place = (province or "").strip() or None
    found, pending = desk_of(request).scans.ask(COVERAGE, day.isoformat(), level, work.key, place)
    return {"rows": [], "cut": False, **(found or {}), "pending": pending, "empty": found is None}


@router.get(
    "/graph", responses=examples({"nodes": [], "edges": [], "lanes": [], "width": 480, "height": 166}, 400, 404, 409)
)
@heavy
def subgraph(
    request: Request,
    _: Reader,
    work: Document,
    as_of: Day = None,
    types: Types = None,
    expand: Annotated[list[str] | None, Query(description="Khóa của văn bản mở rộng thêm", max_length=40)] = None,
    depth: Annotated[int, Query(ge=1, le=6)] = 1,
) -> Response:
    """Một phần đồ thị quanh văn bản, đã xếp chỗ: tối đa 300 văn bản."""
    with graph_of(request).view() as view:
        asked = Asked(
            work=work_of(view, work), on=day_or_today(as_of), types=known_types(types) or (),
            expand=tuple(expand or ()), depth=depth, fan=MOST_NODES if depth > 1 else 60,
        )  # fmt: skip
        return answer(chain_picture(view, asked))


_SCAN = {"rows": [], "cut": False, "pending": False}


def scanned(request: Request, question: str, day: datetime.date, level: str | None) -> dict[str, Any]:
    """The answer to a question over the whole graph; ``pending`` while it is being looked for."""
    found, pending = desk_of(request).scans.ask(question, day.isoformat(), level)
    return {"rows": [], "cut": False, **(found or {}), "pending": pending, "empty": found is None}


@router.get("/outdated", responses=examples(_SCAN, 400))
def outdated(request: Request, _: Reader, as_of: Day = None, level: Level = None) -> Response:
    """Văn bản dựa vào văn bản đã hết hiệu lực, kèm văn bản thay thế; hỏi lại khi ``pending``."""
    return answer(scanned(request, OUTDATED, day_or_today(as_of), level))


@router.get("/review", responses=examples(_SCAN, 400))
def review(request: Request, _: Reader) -> Response:
    """Quan hệ còn tranh chấp, độ tin cậy thấp và viện dẫn chưa rõ; hỏi lại khi ``pending``."""
    return answer(scanned(request, REVIEW, day_or_today(None), None))


@router.get("/registry", responses=examples({"works": 2400, "held": 2100, "seen_on": "2026-11-20"}))
def registry(request: Request, _: Reader) -> Response:
    """Trong kho có gì: số văn bản, quan hệ, nguồn; dữ liệu đến ngày nào."""
    return answer(desk_of(request).scans.statistics())


@router.get("/schema", responses=examples({"$schema": "https://json-schema.org/draft/2020-12/schema"}))
def schema(_: Reader) -> Response:
    """JSON Schema của kết quả kiểm tra."""
    from viz.reports.contract import json_schema

    return answer(json_schema())
