"""JSON-LD: written node by node with its context inside, and never read where it asks to fetch anything."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from graph.errors import DamagedSource
from graph.exchange.fields import IRI, Node, Object
from graph.exchange.terms import PREFIXES


def context() -> dict[str, str]:
    """The context of our JSON-LD, written into every file."""
    return dict(PREFIXES)


def write_jsonld(nodes: Iterable[Node], file: IO[bytes]) -> None:
    """Write nodes as one document."""
    file.write(b'{"@context": ' + json.dumps(context()).encode() + b',\n"@graph": [')
    mark = b"\n"
    for subject, said in nodes:
        made: dict[str, Any] = {"@id": subject}
        for name, thing in said:
            if name == "rdf:type":
                made.setdefault("@type", []).append(thing.value)
            else:
                made.setdefault(name, []).append(_json(thing))
        file.write(mark + json.dumps(made, ensure_ascii=False).encode())
        mark = b",\n"
    file.write(b"\n]}\n")


def _json(made: Object) -> dict[str, str]:
    if made.kind in (IRI, "name"):
        return {"@id": made.value}
    if made.language:
        return {"@value": made.value, "@language": made.language}
    return {"@value": made.value} if made.kind == "text" else {"@value": made.value, "@type": made.kind}


def without_fetching(path: Path) -> bytes:
    """The bytes of a JSON-LD file that names no other file or address to read.

    Raises:
        DamagedSource: It names one, or is no JSON.
    """
    data = path.read_bytes()
    try:
        things: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError) as error:
        raise DamagedSource(str(path), "không phải JSON-LD", "xuất lại bằng “cancu export”") from error
    while things:
        thing = things.pop()
        if isinstance(thing, dict):
            contexts = thing.get("@context", {})
            for one in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(one, str) or (isinstance(one, dict) and "@import" in one):
                    raise DamagedSource(
                        str(path), "tệp yêu cầu tải @context từ nơi khác", "ghi @context ngay trong tệp rồi đọc lại"
                    )
            things += thing.values()
        elif isinstance(thing, list):
            things += thing
    return data
