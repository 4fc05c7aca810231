"""From works and assertions to rows of SQLite, and back."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from graph.assertion import Binding, Claim, Description, Happening, Origin, Verdict
from graph.stores.finding import terms_of
from graph.work import Dispute, Work, number_key

WORK_COLUMNS = (
    "key, number, doc_type, title, names, issuer, issued, effective, level, province, place, until, open, "
    "candidates, held, seen_on, disputes"
)
ORIGIN_COLUMNS = "id, kind, name, recorded, work, completeness, seen_on"
CLAIM_COLUMNS = "whole, provisions, effective, confidence, doubt, first, last, quote, extractor"

_ENCODER = msgspec.json.Encoder()


def pack(thing: object) -> str:
    """An assertion as text: only the fields that say something, always in one order."""
    return _ENCODER.encode(_short(thing)).decode()


def _short(thing: Any) -> dict[str, Any]:
    kept = {}
    for name in thing.__slots__:
        value = getattr(thing, name)
        if value is not None and value != () and value is not False:
            kept[name] = value
    return kept


_DECODERS: dict[type[Any], msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(kind) for kind in (Description, Happening, Verdict, Binding)
}


def unpack(kind: type[Any], text: str) -> Any:
    """The assertion of a text made by :func:`pack`."""
    return _DECODERS[kind].decode(text)


def description(text: str) -> Description:
    """A description from its row."""
    made: Description = _DECODERS[Description].decode(text)
    return made


def happening(text: str) -> Happening:
    """An event from its row."""
    made: Happening = _DECODERS[Happening].decode(text)
    return made


def _list(values: tuple[str, ...]) -> str | None:
    return json.dumps(values, ensure_ascii=False) if values else None


def _tuple(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


def work_row(work: Work) -> tuple[Any, ...]:
    """What is kept of a merged work, its words for searching last; the key comes behind that."""
    disputes = _disputes(work) if work.disputes else None
    return (
        number_key(work.number) if work.number else None,
        int(work.held),
        work.number,
        work.doc_type,
        work.title,
        _list(work.names),
        work.issuer,
        work.issued,
        work.effective,
        work.level,
        work.province,
        work.place,
        work.until,
        work.open,
        _list(work.candidates),
        work.seen_on,
        disputes,
        " ".join(dict.fromkeys(terms_of(work))),
    )


def _disputes(work: Work) -> str:
    return json.dumps([[one.field, list(one.values)] for one in work.disputes], ensure_ascii=False)


SET_WORK = (
    "UPDATE work SET nkey=?, held=?, number=?, doc_type=?, title=?, names=?, issuer=?, issued=?, effective=?, "
    "level=?, province=?, place=?, until=?, open=?, candidates=?, seen_on=?, disputes=?, words=? WHERE wid=?"
)


def work_of(row: tuple[Any, ...]) -> Work:
    """The work of a row of :data:`WORK_COLUMNS`."""
    (key, number, doc_type, title, names, issuer, issued, effective, level, province, place, until, open_, candidates,
     held, seen_on, disputes) = row  # fmt: skip
    return Work(
        key=key,
        number=number,
        doc_type=doc_type,
        title=title,
        names=_tuple(names),
        issuer=issuer,
        issued=issued,
        effective=effective,
        level=level,
        province=province,
        place=place,
        until=until,
        open=open_,
        candidates=_tuple(candidates),
        held=bool(held),
        seen_on=seen_on,
        disputes=tuple(Dispute(field=name, values=tuple(values)) for name, values in json.loads(disputes))
        if disputes
        else (),
    )


def origin_of(row: tuple[Any, ...]) -> Origin:
    """The source of a row of :data:`ORIGIN_COLUMNS`."""
    one, kind, name, recorded, work, completeness, seen_on = row
    return Origin(
        id=one, kind=kind, name=name, recorded=recorded, work=work, completeness=completeness, seen_on=seen_on
    )


def origin_row(origin: Origin) -> tuple[Any, ...]:
    """The values of :data:`ORIGIN_COLUMNS`."""
    return (
        origin.id,
        origin.kind,
        origin.name,
        origin.recorded,
        origin.work,
        origin.completeness,
        origin.seen_on,
    )


def claim_row(claim: Claim) -> tuple[Any, ...]:
    """The values of :data:`CLAIM_COLUMNS`."""
    return (
        int(claim.whole),
        _list(claim.provisions),
        claim.effective,
        claim.confidence,
        claim.doubt,
        claim.start,
        claim.end,
        claim.quote,
        claim.extractor,
    )


def claim_of(source: str, relation: str, target: str, row: tuple[Any, ...]) -> Claim:
    """The claim of a row of :data:`CLAIM_COLUMNS`."""
    whole, provisions, effective, confidence, doubt, first, last, quote, extractor = row
    return Claim(
        source=source,
        target=target,
        relation=relation,
        whole=bool(whole),
        provisions=_tuple(provisions),
        effective=effective,
        confidence=confidence,
        doubt=doubt,
        start=first,
        end=last,
        quote=quote,
        extractor=extractor,
    )
