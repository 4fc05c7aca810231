"""Styles and scripts of the pages; all of them come with the program."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from starlette.responses import Response

from cancu.api.access import EVERYBODY
from cancu.api.problems import Problem
from cancu.api.render import STATIC, static

router = APIRouter(include_in_schema=False, dependencies=[Depends(EVERYBODY)])
_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@router.get("/static/{mark}/{name}")
def file(mark: str, name: str) -> Response:
    """A file by its name; browsers keep it, because its address changes with its content."""
    if name not in STATIC:
        raise Problem(404, "không có tệp này")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(static(name), media_type=_MEDIA[name.rpartition(".")[2]], headers=headers)


@router.get("/favicon.ico")
def icon() -> Response:
    """No picture."""
    return Response(status_code=204)
