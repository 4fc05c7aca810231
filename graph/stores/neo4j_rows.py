"""From works and assertions to what Neo4j keeps, and back.

A claim is a relationship between two works, a description or an event one from its source to the work; what a
source says word for word is kept as the same short JSON that the other stores keep.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from graph.assertion import Bundle, Claim, Origin
from graph.merging import rank_of_description
from graph.relation import relation_names
from graph.stores.finding import terms_of
from graph.stores.sqlite_rows import pack
from graph.work import Dispute, Work, number_key

LONGEST_KEY = 1000
"""Letters of a key that an index takes; of longer ones a hash is indexed, and the key itself kept beside."""

_KIND_RANK = {"person": 0, "registry": 1, "document": 2}
_USUAL = 0.8
_OPTIONAL = ("effective", "doubt", "start", "end", "quote", "extractor")

TYPES = {name: name.upper() for name in relation_names()}
"""Names of relations → types of relationships: a closed list, made from the vocabulary."""
NAMES = {shown: name for name, shown in TYPES.items()}


def handle(key: str) -> str:
    """What a work is looked up by: its key, or a hash of one that no index could hold.

    Examples:
        >>> handle("61/2018/NĐ-CP")
        '61/2018/NĐ-CP'
        >>> len(handle("x" * 5000))
        66
    """
    if len(key) <= LONGEST_KEY and not key.startswith("#:"):
        return key
    return f"#:{hashlib.sha256(key.encode()).hexdigest()}"


@lru_cache(maxsize=4096)
def oid_of(origin: str) -> int:
    """The number by which claims know their source: 63 bits of a hash of its id.

    Examples:
        >>> 0 <= oid_of("sha256:1") < 2**63
        True
    """
    return int.from_bytes(hashlib.sha256(origin.encode()).digest()[:8], "big") >> 1


@lru_cache(maxsize=4096)
def day_of(recorded: str) -> int:
    """A day as a number that keeps the order of days.

    Examples:
        >>> day_of("2026-11-21")
        20261121
    """
    digits = "".join(sign for sign in recorded if sign.isdigit())[:8]
    return int(digits.ljust(8, "0")) if digits else 0


def node_of_key(key: str) -> dict[str, Any]:
    """The properties of a work of which nothing but its key is known."""
    short = handle(key)
    return {"key": short} if short == key else {"key": short, "full": key}


def work_node(work: Work) -> dict[str, Any]:
    """The properties of a work; those without a value are left out."""
    disputes = [[one.field, list(one.values)] for one in work.disputes]
    given = {
        "nkey": handle(number_key(work.number)) if work.number else None,
        "number": work.number,
        "doc_type": work.doc_type,
        "title": work.title,
        "names": list(work.names) or None,
        "issuer": work.issuer,
        "issued": work.issued,
        "effective": work.effective,
        "level": work.level,
        "province": work.province,
        "place": work.place,
        "until": work.until,
        "open": work.open,
        "candidates": list(work.candidates) or None,
        "held": True if work.held else None,
        "seen_on": work.seen_on,
        "disputes": json.dumps(disputes, ensure_ascii=False) if disputes else None,
        "words": " ".join(dict.fromkeys(terms_of(work))) or None,
    }
    return node_of_key(work.key) | {name: value for name, value in given.items() if value is not None}


def work_of_node(node: Mapping[str, Any]) -> Work:
    """The work of a node made by :func:`work_node`."""
    get = node.get
    disputes = json.loads(get("disputes") or "[]")
    return Work(
        key=get("full") or node["key"],
        number=get("number"),
        doc_type=get("doc_type"),
        title=get("title"),
        names=tuple(get("names") or ()),
        issuer=get("issuer"),
        issued=get("issued"),
        effective=get("effective"),
        level=get("level"),
        province=get("province"),
        place=get("place"),
        until=get("until"),
        open=get("open"),
        candidates=tuple(get("candidates") or ()),
        held=bool(get("held")),
        seen_on=get("seen_on"),
        disputes=tuple(Dispute(field=name, values=tuple(values)) for name, values in disputes),
    )


def origin_node(origin: Origin) -> dict[str, Any]:
    """The properties of a source."""
    made: dict[str, Any] = {
        "oid": oid_of(origin.id),
        "id": origin.id,
        "kind": origin.kind,
        "name": origin.name,
        "recorded": origin.recorded,
        "day": day_of(origin.recorded),
        "completeness": origin.completeness,
    }
    given = {"work": origin.work, "seen_on": origin.seen_on}
    return made | {name: value for name, value in given.items() if value is not None}


def origin_of_node(node: Mapping[str, Any]) -> Origin:
    """The source of a node made by :func:`origin_node`."""
    return Origin(
        id=node["id"],
        kind=node["kind"],
        name=node["name"],
        recorded=node["recorded"],
        work=node.get("work"),
        completeness=node["completeness"],
        seen_on=node.get("seen_on"),
    )


def standing(kind: str, claim: Claim) -> int:
    """Whose claim counts first, smallest first; odd where something speaks against it."""
    return 2 * _KIND_RANK[kind] + (claim.doubt is not None)


def claim_edge(origin: Origin, claim: Claim, place: int, target: str) -> dict[str, Any]:
    """The properties of a claim; those with their usual value are left out.

    Args:
        origin: Its source.
        claim: The claim.
        place: Its place in what the source says.
        target: Key of the work it leads to: another than it names, where a person bound an open citation.
    """
    made: dict[str, Any] = {
        "oid": oid_of(origin.id),
        "day": day_of(origin.recorded),
        "standing": standing(origin.kind, claim),
        "n": place,
    }
    if claim.target != target:
        made["asserted"] = claim.target
    if not claim.whole:
        made["part"] = True
    if claim.provisions:
        made["provisions"] = list(claim.provisions)
    if claim.confidence != _USUAL:
        made["confidence"] = claim.confidence
    for name in _OPTIONAL:
        value = getattr(claim, name)
        if value is not None:
            made[name] = value
    return made


def claim_rows(
    bundle: Bundle, meant: Mapping[str, str], first: int = 0
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Claims of a source: the relation, what the two works are looked up by, the properties.

    Args:
        bundle: The source.
        meant: Keys of open documents → the works that people decided them to be.
        first: Where the places of a source that comes in parts go on; 0 for whole sources.
    """
    for place, claim in enumerate(bundle.claims, first):
        target = meant.get(claim.target, claim.target)
        edge = claim_edge(bundle.origin, claim, place, target)
        yield claim.relation, handle(claim.source), handle(target), edge


def stated(bundle: Bundle) -> list[str]:
    """What the works are looked up by that a source lets act without describing them."""
    described = {one.work for one in bundle.descriptions}
    return [handle(key) for key in dict.fromkeys(claim.source for claim in bundle.claims) if key not in described]


def claim_of_edge(source: str, relation: str, target: str, edge: Mapping[str, Any]) -> Claim:
    """The claim of a relationship made by :func:`claim_edge`."""
    get = edge.get
    return Claim(
        source=source,
        target=get("asserted") or target,
        relation=relation,
        whole=not get("part"),
        provisions=tuple(get("provisions") or ()),
        effective=get("effective"),
        confidence=float(get("confidence", _USUAL)),
        doubt=get("doubt"),
        start=get("start"),
        end=get("end"),
        quote=get("quote"),
        extractor=get("extractor"),
    )


def key_row(key: str) -> dict[str, Any]:
    """A work that is to be there, as a row."""
    return {"full": None} | node_of_key(key)


def keys_of(bundle: Bundle) -> Iterator[str]:
    """Keys of every work that a source names, some more than once."""
    for one in bundle.descriptions:
        yield one.work
    for claim in bundle.claims:
        yield claim.source
        yield claim.target
    for happening in bundle.happenings:
        yield happening.work
    for binding in bundle.bindings:
        yield binding.open
        yield binding.work


def description_rows(bundle: Bundle, first: int = 0) -> Iterator[dict[str, Any]]:
    """Descriptions of a source as rows, their places counted from a first one."""
    oid, kind = oid_of(bundle.origin.id), bundle.origin.kind
    for place, one in enumerate(dict.fromkeys(bundle.descriptions), first):
        rank = rank_of_description(kind, one.own)
        yield {"oid": oid, "key": handle(one.work), "rank": rank, "n": place, "said": pack(one)}


def happening_rows(bundle: Bundle, first: int = 0) -> Iterator[dict[str, Any]]:
    """Events of a source as rows, their places counted from a first one."""
    oid = oid_of(bundle.origin.id)
    for place, one in enumerate(bundle.happenings, first):
        yield {"oid": oid, "key": handle(one.work), "n": place, "said": pack(one)}


def verdict_rows(bundle: Bundle, first: int = 0) -> Iterator[dict[str, Any]]:
    """Verdicts of a source as rows, their places counted from a first one."""
    oid = oid_of(bundle.origin.id)
    for place, one in enumerate(bundle.verdicts, first):
        yield {"oid": oid, "n": place, "state": one.state, "author": one.author, "at": one.at, "said": pack(one)}


def binding_rows(bundle: Bundle, first: int = 0) -> Iterator[dict[str, Any]]:
    """Bindings of a source as rows, their places counted from a first one."""
    oid = oid_of(bundle.origin.id)
    for place, one in enumerate(bundle.bindings, first):
        yield {
            "oid": oid,
            "day": day_of(bundle.origin.recorded),
            "n": place,
            "open": handle(one.open),
            "work": handle(one.work),
            "open_key": one.open,
            "work_key": one.work,
            "author": one.author,
            "at": one.at,
            "said": pack(one),
        }
