"""How routes are told in OpenAPI: an example for every answer, the problems that may come."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.responses import Response

from cancu.api.problems import MEDIA, title_of


def answer(thing: object, status: int = 200) -> Response:
    """A value as JSON; letters stay letters."""
    return Response(msgspec.json.encode(thing), status_code=status, media_type="application/json")


def examples(
    example: object, *problems: int, status: int = 200, media: str = "application/json"
) -> dict[int | str, Any]:
    """The answers of a route.

    Args:
        example: An example of the answer.
        problems: Statuses of what may go wrong.
        status: Status of the answer.
        media: Its kind.
    """
    made: dict[int | str, Any] = {
        status: {"description": "Kết quả", "content": {media: {"schema": {}, "example": example}}}
    }
    for one in dict.fromkeys((*problems, 401, 403, 429, 500)):
        told = {"type": "about:blank", "title": title_of(one), "status": one, "detail": "…"}
        made[one] = {
            "description": title_of(one),
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": told}},
        }
    return made


PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Điều gì sai và cách xử lý"},
        "instance": {"type": "string", "description": "Mã để tra trong nhật ký"},
    },
}
