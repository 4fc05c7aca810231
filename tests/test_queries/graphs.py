"""Small graphs made by hand, on every store that needs no server."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.assertion import DOCUMENT, REGISTRY, Bundle, Claim, Description, Happening, Origin
from graph.stores import Store, View, open_store
from graph.work import OPEN

KINDS = ("memory", "sqlite")
SEEN = "2026-11-21"
LAW, DECREE, CIRCULAR = "Luật", "Nghị định", "Thông tư"
_TYPES = {"NĐ-CP": (DECREE, "Chính phủ"), "TT-BTC": (CIRCULAR, "Bộ Tài chính"), "QH": (LAW, "Quốc hội")}


def work(key: str, issued: str | None = None, **said: Any) -> Description:
    """What a document says of itself; type and issuer follow from its number."""
    kind = next((row for mark, row in _TYPES.items() if mark in key), (None, None))
    number = None if key.startswith(OPEN) else key.partition("|")[0]
    given = {"number": number, "doc_type": kind[0], "issuer": kind[1], "issued": issued, "own": True} | said
    return Description(work=key, **given)


def edge(source: str, relation: str, target: str, **said: Any) -> Claim:
    """What a document states of another."""
    given = {"quote": f"{source} {relation} {target}", "start": 0, "end": 9, "confidence": 0.9} | said
    return Claim(source=source, relation=relation, target=target, **given)


def happening(key: str, what: str, day: str | None, **said: Any) -> Happening:
    """What a register tells of a document."""
    given = {"where": "sổ đăng ký", "seen_on": SEEN, "confidence": "high"} | said
    return Happening(work=key, what=what, day=day, **given)


def bundles(
    works: Iterable[Description], edges: Iterable[Claim] = (), told: Iterable[Happening] = (), recorded: str = SEEN
) -> list[Bundle]:
    """One file for each document with what it states; what no document acts in, and events, by a register."""
    described = {one.work: one for one in works}
    claims: dict[str, list[Claim]] = {}
    for one in edges:
        claims.setdefault(one.source, []).append(one)
    made = []
    for key, one in described.items():
        origin = Origin(id=f"sha256:{key}", kind=DOCUMENT, name=f"{key}.txt", recorded=recorded, work=key)
        if one.own:
            made.append(Bundle(origin=origin, descriptions=(one,), claims=tuple(claims.pop(key, ()))))
    hearsay = [one for one in described.values() if not one.own]
    rest = tuple(claim for found in claims.values() for claim in found)
    if hearsay or rest:
        origin = Origin(id="sha256:others", kind=DOCUMENT, name="khac.txt", recorded=recorded)
        made.append(Bundle(origin=origin, descriptions=tuple(hearsay), claims=rest))
    if told := tuple(told):
        origin = Origin(id="registry:so", kind=REGISTRY, name="sổ đăng ký", recorded=recorded)
        made.append(Bundle(origin=origin, happenings=told))
    return made


def filled(
    where: str,
    folder: Path,
    works: Iterable[Description],
    edges: Iterable[Claim] = (),
    told: Iterable[Happening] = (),
) -> Store:
    """A store of a kind with a graph in it."""
    address = "memory:" if where == "memory" else str(folder / "thu.db")
    store = open_store(address)
    with store.writer(bulk=True) as writer:
        for bundle in bundles(works, edges, told):
            writer.put(bundle)
    return store


@contextmanager
def graph(where: str, folder: Path, *parts: Iterable[Any]) -> Any:
    """The view of such a store."""
    with filled(where, folder, *parts) as store, store.view() as view:
        made: View = view
        yield made
