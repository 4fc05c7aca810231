"""Pages 2 to 5 and 7: a document, its chain, who carries it out, what is outdated, and the search."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse, Response

from cancu.api.access import READ, graph_of
from cancu.api.checks import download
from cancu.api.graphs import coverage_made, scanned, searched
from cancu.api.heavy import heavy
from cancu.api.languages import words_for
from cancu.api.looking import day_or_today, told, work_of
from cancu.api.problems import Problem
from cancu.api.render import board_link, facts_of, page
from cancu.chains import MOST_NODES, Asked, chain_picture, neighbours
from cancu.office.database import local_day
from cancu.office.people import Person
from cancu.office.scan import OUTDATED
from graph.relation import chain_names, relation_names
from graph.stores import View
from graph.work import LEVELS, Work
from viz.lang import Words as Language

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(READ)]
Words = Annotated[str, Query(max_length=500)]
Short = Annotated[str, Query(max_length=100)]
Day = Annotated[str, Query(max_length=20)]
ROWS = 25
ALONE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; sandbox allow-scripts"
)
"""The policy of the page for free browsing: scripts of its own, and no right to anything of this server."""


def part(request: Request) -> bool:
    """Whether only a part of the page is wanted."""
    return request.headers.get("hx-request") == "true"


def chosen(view: View, words: str) -> Work | None:
    """The work that was asked for; None where nothing was."""
    return work_of(view, words) if words.strip() else None


@router.get("/tim-kiem")
def search(
    request: Request, _: Reader, q: Words = "", doc_type: Short = "", issuer: Words = "", level: Short = "",
    since: Day = "", until: Day = "",
) -> Response:  # fmt: skip
    """Search without accents, by number in any spelling, issuer, title, period."""
    given = {"q": q, "doc_type": doc_type, "issuer": issuer, "level": level, "since": since, "until": until}
    hits: Any = None
    if any(value.strip() for value in given.values()):
        hits = searched(
            request, q, doc_type, issuer, level if level in LEVELS else None, since or None, until or None, ROWS
        )
    known: dict[str, Any] = {}
    if hits is not None:
        from queries.standing import standings

        with graph_of(request).view() as view:
            known = {key: one.status for key, one in standings(view, hits.works, local_day()).items()}
    template = "hits.html" if part(request) else "search.html"
    return HTMLResponse(page(template, request, given=given, hits=hits, known=known, types=_types()))


def _types() -> list[str]:
    from graph.vocab import document_types

    return [row.name for row in document_types()]


@router.get("/van-ban")
def document(request: Request, _: Reader, work: Words = "", as_of: Day = "") -> Response:
    """One document: facts with sources, its life, what it acts on and what acts on it."""
    from queries.timeline import timeline_of
    from viz.timeline import timeline_chart

    day, words = day_or_today(as_of), words_for(request)
    with graph_of(request).view() as view:
        found = chosen(view, work)
        if found is None:
            return HTMLResponse(page("pick.html", request, title=words("page_document"), action="/van-ban"))
        line = timeline_of(view, found, day)
        out, out_counts = neighbours(view, found.key, "out")
        into, in_counts = neighbours(view, found.key, "in")
        said = view.descriptions(found.key, 30)
    given = {
        "work": found, "day": day, "line": line, "axis": timeline_chart(line, words), "out": out, "into": into,
        "out_counts": out_counts, "in_counts": in_counts, "said": said, "facts": facts_of(found, words),
    }  # fmt: skip
    return HTMLResponse(page("document.html", request, **given))


@router.get("/chuoi")
def chain(
    request: Request,
    _: Reader,
    work: Words = "",
    as_of: Day = "",
    kind: Annotated[list[str] | None, Query(max_length=20)] = None,
    level: Annotated[list[str] | None, Query(max_length=4)] = None,
    open_: Annotated[list[str] | None, Query(alias="open", max_length=40)] = None,
) -> Response:
    """The chain around a document, on a day, opened step by step."""
    from viz.drawing import elements

    day, words = day_or_today(as_of), words_for(request)
    with graph_of(request).view() as view:
        found = chosen(view, work)
        if found is None:
            return HTMLResponse(page("pick.html", request, title=words("page_chain"), action="/chuoi"))
        asked = _wanted(found, day, kind, level, open_, words)
        picture = chain_picture(view, asked)
    given = {
        "work": found, "day": day, "picture": picture, "board": elements(picture, _boxed, words), "asked": asked,
        "types": relation_names(), "chosen": asked.types or chain_names(),
        "range": _range(picture, day),
    }  # fmt: skip
    return HTMLResponse(page("board.html" if part(request) else "chain.html", request, **given))


def _wanted(
    found: Work, day: datetime.date, kind: list[str] | None, level: list[str] | None, open_: list[str] | None,
    words: Language,
) -> Asked:  # fmt: skip
    """What is wanted of a chain, without names that there are not."""
    return Asked(
        work=found, on=day, expand=tuple(open_ or ()), language=words.code,
        types=tuple(name for name in kind or () if name in relation_names()),
        levels=tuple(name for name in level or () if name in LEVELS),
    )  # fmt: skip


def _boxed(node: Any, made: Any) -> Any:
    from markupsafe import Markup

    return board_link(node) + made + Markup("</a>\n")


_YEAR = re.compile(r"\d{4}")


def _range(picture: Any, day: datetime.date) -> tuple[int, int, int]:
    """First, chosen and last year of the slider of time."""
    years = [int(found[0]) for node in picture.nodes if (found := _YEAR.search(node.day))]
    last = local_day().year + 1
    return min([*years, day.year, last - 1]), day.year, max(last, day.year)


@router.get("/chuoi/so-do.svg")
@heavy
def chart(
    request: Request, _: Reader, work: Words, as_of: Day = "",
    kind: Annotated[list[str] | None, Query(max_length=20)] = None,
    level: Annotated[list[str] | None, Query(max_length=4)] = None,
    open_: Annotated[list[str] | None, Query(alias="open", max_length=40)] = None,
) -> Response:  # fmt: skip
    """The chain on one sheet of A4, as it stands on the page."""
    from viz.chart import chain_chart

    words = words_for(request)
    with graph_of(request).view() as view:
        found = work_of(view, work)
        picture = chain_picture(view, _wanted(found, day_or_today(as_of), kind, level, open_, words))
    headers = {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        **download(f"chuoi {found.label}.x".replace("/", "-"), ".svg"),
    }
    made = chain_chart(picture, words("chain_of", name=found.label), words)
    return Response(made, media_type="image/svg+xml", headers=headers)


@router.get("/chuoi/tu-do.html")
@heavy
def browse(
    request: Request, _: Reader, work: Words, as_of: Day = "", depth: Annotated[int, Query(ge=1, le=6)] = 2
) -> Response:
    """A page for free browsing, complete in itself; in a frame of its own, without rights here."""
    from viz.page import browse_page

    words = words_for(request)
    with graph_of(request).view() as view:
        found = work_of(view, work)
        picture = chain_picture(
            view,
            Asked(work=found, on=day_or_today(as_of), depth=depth, fan=MOST_NODES, language=words.code),
        )
    return HTMLResponse(browse_page(picture, words), headers={"Content-Security-Policy": ALONE})


@router.get("/bao-phu")
def coverage(
    request: Request, _: Reader, work: Words = "", province: Short = "", level: Short = "", as_of: Day = "",
    xuat: Short = "",
) -> Response:  # fmt: skip
    """Who has carried a document out and who has not, gaps first."""
    from queries.units import units_of_province

    day = day_or_today(as_of)
    given = _asked(work, province, level, day)
    with graph_of(request).view() as view, told():
        found = chosen(view, work)
        wanted = level if level in ("tỉnh", "huyện", "xã") else None
        units_of_province(province.strip() or None, day, wanted)  # tells what is wrong with the words at once
    if found is None:
        return HTMLResponse(page("coverage.html", request, work=None, made=None, **given))
    made = coverage_made(request, found, day, wanted, province)
    if xuat == "csv" and not made["empty"]:
        return _as_csv(made, words_for(request))
    template = "coverage_rows.html" if part(request) else "coverage.html"
    return HTMLResponse(page(template, request, work=found, made=made, **given))


def _asked(work: str, province: str, level: str, day: datetime.date) -> dict[str, Any]:
    return {"asked": {"work": work, "province": province, "level": level}, "day": day}


COLUMNS = ("unit", "state", "by", "issued", "deadline", "late_days")


def _as_csv(made: Any, words: Language) -> Response:
    """The coverage as a table that Excel opens; words that would be formulas are told apart by an apostrophe."""
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(words("fact_issued" if name == "issued" else f"coverage_{name}") for name in COLUMNS)
    for one in made["rows"]:
        work = one["work"] or {}
        row = (
            one["unit"], words(f"coverage_{one['state']}"), work.get("label", ""), work.get("issued") or "",
            one["deadline"] or "", one["late"] if one["late"] is not None else "",
        )  # fmt: skip
        writer.writerow(f"'{cell}" if str(cell)[:1] in "=+-@\t\r" and cell != "" else cell for cell in row)
    headers = download("bao-phu.x", ".csv")
    return Response("\ufeff" + stream.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/loi-thoi")
def outdated(
    request: Request, _: Reader, level: Short = "", as_of: Day = "", tu: Annotated[int, Query(ge=0, le=100_000)] = 0
) -> Response:
    """What rests on documents that ended, with what stands in their place."""
    day = day_or_today(as_of)
    made = scanned(request, OUTDATED, day, level if level in LEVELS else None)
    rows = made["rows"][tu : tu + ROWS]
    given = {
        "made": made,
        "rows": rows,
        "start": tu,
        "total": len(made["rows"]),
        "day": day,
        "level": level,
        "step": ROWS,
    }
    return HTMLResponse(page("outdated_rows.html" if part(request) else "outdated.html", request, **given))


@router.get("/tac-dong")
@heavy
def impact(request: Request, _: Reader, work: Words = "", as_of: Day = "") -> Response:
    """What hangs on a document, and what stands in its place."""
    from queries.impact import impact_of

    day = day_or_today(as_of)
    with graph_of(request).view() as view:
        found = chosen(view, work)
        if found is None:
            raise Problem(400, "chọn văn bản cần xem tác động")
        made = impact_of(view, found, day, depth=3, limit=200, fan=200)
    return HTMLResponse(page("impact.html", request, work=found, made=made, day=day))
