"""Routes that give parts of the graph away: charts, GraphML, pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Literal, cast

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from cancu.api.access import graph_of
from cancu.api.checks import download
from cancu.api.documented import examples
from cancu.api.graphs import Day, Document, Reader
from cancu.api.heavy import heavy
from cancu.api.languages import words_for
from cancu.api.looking import day_or_today, work_of
from cancu.chains import MOST_NODES, Asked, chain_picture
from graph.assertion import Origin
from graph.relation import Relation
from graph.stores import View
from graph.work import Work
from viz.lang import Words
from viz.picture import Picture

router = APIRouter(prefix="/api/v1", tags=["tra cứu"], default_response_class=Response)


@router.get("/chart", responses=examples("<svg …>", 400, 404, 409, media="image/svg+xml"))
@heavy
def chart(
    request: Request, _: Reader, work: Document, as_of: Day = None, depth: Annotated[int, Query(ge=1, le=6)] = 1
) -> Response:
    """Sơ đồ chuỗi trên một trang A4 (SVG)."""
    from viz.chart import chain_chart

    words = words_for(request)
    with graph_of(request).view() as view:
        found = work_of(view, work)
        asked = Asked(work=found, on=day_or_today(as_of), depth=depth, language=words.code)
        picture = chain_picture(view, asked)
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    made = chain_chart(picture, words("chain_of", name=found.label), words)
    return Response(made, media_type="image/svg+xml", headers={"Content-Security-Policy": policy})


class _Part:
    """Some works of the graph and the edges between them, for the forms that other programs read."""

    def __init__(self, view: View, keys: Iterable[str]) -> None:
        self._view, self._works = view, view.works(keys)

    def origins(self, ids: Iterable[str]) -> Mapping[str, Origin]:
        return self._view.origins(ids)

    def all_works(self) -> Iterator[Work]:
        yield from self._works.values()

    def all_relations(self, types: Sequence[str] | None = None) -> Iterator[Relation]:
        for key in self._works:
            yield from (edge for edge in self._view.relations(key, "out", types) if edge.target in self._works)


@router.get("/export", responses=examples("(tệp)", 400, 404, 409, media="application/octet-stream"))
@heavy
def export(
    request: Request,
    _: Reader,
    work: Document,
    form: Annotated[Literal["graphml", "svg", "html", "json"], Query(examples=["graphml"])],
    as_of: Day = None,
    depth: Annotated[int, Query(ge=1, le=6)] = 2,
) -> Response:
    """Tải một phần đồ thị: GraphML (Gephi, yEd), SVG một trang A4, trang duyệt tự do, JSON."""
    words = words_for(request)
    with graph_of(request).view() as view:
        found = work_of(view, work)
        asked = Asked(work=found, on=day_or_today(as_of), depth=depth, fan=MOST_NODES, language=words.code)
        picture = chain_picture(view, asked)
        made = _exported(view, picture, form, found.label, words)
    media = {
        "graphml": "application/graphml+xml",
        "svg": "image/svg+xml",
        "html": "text/html",
        "json": "application/json",
    }
    headers = download(f"do-thi {found.label.replace('/', '-')}.x", f".{form}")
    return Response(made, media_type=media[form], headers=headers | {"Content-Security-Policy": "sandbox"})


def _exported(view: View, picture: Picture, form: str, label: str, words: Words) -> bytes:
    if form == "graphml":
        from graph.exchange.graphml import write_graphml

        stream = io.BytesIO()
        write_graphml(cast("View", _Part(view, [node.key for node in picture.nodes])), stream)
        return stream.getvalue()
    if form == "svg":
        from viz.chart import chain_chart

        return chain_chart(picture, words("chain_of", name=label), words).encode()
    if form == "html":
        from viz.page import browse_page

        return browse_page(picture, words).encode()
    return msgspec.json.encode(picture)
