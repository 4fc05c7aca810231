"""How all that is said becomes one graph: what a work is, what an edge is worth, who is believed first.

A person outranks a register, a register the document's own head, that outranks what others say of it;
disagreement within a rank is kept and shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.assertion import DOCUMENT, PERSON, REGISTRY, Claim, Description, Origin, Verdict
from graph.provision import provision_order
from graph.relation import AUTO, DISPUTED, Evidence, Relation
from graph.seat import seat_of
from graph.work import OPEN, Dispute, Work, first_day

_RANK = {PERSON: 0, REGISTRY: 1, DOCUMENT: 2}
_SINGLE = ("number", "doc_type", "title", "issuer", "issued", "effective", "until", "open")
_DISPUTED_FIELDS = ("number", "doc_type", "issuer", "issued", "effective", "title")
_MOST_EVIDENCE = 64
"""Quotes kept with one merged edge; the store keeps all."""


def rank_of_description(kind: str, own: bool) -> int:
    """Whose word counts first: 0 a person, 1 a register's row of it, 2 the document itself, 3 others that name it."""
    return _RANK[kind] if own or kind == PERSON else _RANK[DOCUMENT] + 1


def merge_work(key: str, said: Iterable[tuple[int, Description, int]]) -> Work:
    """What a work is, by everything said of it.

    Args:
        key: Its identity.
        said: Rank (:func:`rank_of_description`), description, and how many sources give just that.
    """
    rows = list(said)
    if len(rows) == 1:
        return _of_one(key, rows[0])
    kept: dict[str, str | None] = {}
    disputes = []
    for field in _SINGLE:
        values = _values(rows, field)
        kept[field] = values[0] if values else None
        if len(values) > 1 and field in _DISPUTED_FIELDS and not (field == "title" and _is_hearsay(rows)):
            disputes.append(Dispute(field=field, values=tuple(values)))
    return _work(key, kept, rows, tuple(disputes))


def _of_one(key: str, row: tuple[int, Description, int]) -> Work:
    said = row[1]
    return _work(key, {field: getattr(said, field) for field in _SINGLE}, [row], ())


def _work(
    key: str, kept: dict[str, str | None], rows: Sequence[tuple[int, Description, int]], disputes: tuple[Dispute, ...]
) -> Work:
    issued = kept["issued"]
    level, place, province = seat_of(kept["issuer"], kept["number"], first_day(issued) if issued else None)
    names = rows[0][1].names if len(rows) == 1 else tuple(sorted({name for _, one, _ in rows for name in one.names}))
    return Work(
        key=key,
        number=kept["number"],
        doc_type=kept["doc_type"],
        title=kept["title"],
        names=names,
        issuer=kept["issuer"],
        issued=issued,
        effective=kept["effective"],
        level=level,
        province=province,
        place=place,
        until=kept["until"],
        open=kept["open"] if key.startswith(OPEN) else None,
        candidates=tuple(sorted({one for _, row, _ in rows for one in row.candidates})) if key[:1] == OPEN else (),
        held=any(rank <= _RANK[DOCUMENT] for rank, _, _ in rows),
        seen_on=max((row.seen_on for _, row, _ in rows if row.seen_on), default=None),
        disputes=disputes,
    )


def _is_hearsay(rows: Sequence[tuple[int, Description, int]]) -> bool:
    """Whether only others speak of the work: they shorten titles as they like."""
    return all(rank > _RANK[DOCUMENT] for rank, _, _ in rows)


def _values(rows: Sequence[tuple[int, Description, int]], field: str) -> list[str]:
    """The values that the best rank gives to a field: the most frequent first, then by their letters."""
    given = [(rank, value, count) for rank, one, count in rows if (value := getattr(one, field)) is not None]
    if not given:
        return []
    best = min(rank for rank, _, _ in given)
    counts: Counter[str] = Counter()
    for rank, value, count in given:
        if rank == best:
            counts[value] += count
    if field == "issued" and len(counts) > 1:
        counts = _full_dates(counts)
    return sorted(counts, key=lambda value: (-counts[value], -len(value), value))


def _full_dates(counts: Counter[str]) -> Counter[str]:
    """Without the partial dates that a fuller one agrees with."""
    full = {value for value in counts if not any(other != value and other.startswith(value) for other in counts)}
    return Counter({value: sum(n for one, n in counts.items() if value.startswith(one)) for value in full})


def merge_relation(
    said: Sequence[tuple[Origin, Claim]], verdicts: Sequence[Verdict] = (), target: str | None = None
) -> Relation:
    """One edge by everything said of it; all claims name the same works and type.

    Args:
        said: Sources and their claims, in any order; at least one.
        verdicts: What people decided of it.
        target: Key of the work acted on, where a person bound an open citation to it.

    Raises:
        ValueError: Nobody says it.
    """
    if not said:
        raise ValueError("an edge needs at least one claim")
    ordered = sorted(said, key=_trust)
    best = ordered[0][1]
    whole = best.whole
    provisions = (
        () if whole else tuple(sorted({part for _, claim in said for part in claim.provisions}, key=provision_order))
    )
    verdict = max(verdicts, key=lambda one: (one.at, one.author, one.state), default=None)
    state, doubt = AUTO, None
    if best.doubt is not None:
        state, doubt = DISPUTED, best.doubt
    if verdict is not None:
        state, doubt = verdict.state, verdict.reason or doubt
    return Relation(
        source=best.source,
        target=target or best.target,
        relation=best.relation,
        whole=whole,
        provisions=provisions,
        effective=next((claim.effective for _, claim in ordered if claim.effective), None),
        state=state,
        confidence=best.confidence,
        doubt=doubt,
        evidence=tuple(_evidence(origin, claim) for origin, claim in ordered[:_MOST_EVIDENCE]),
    )


def _trust(said: tuple[Origin, Claim]) -> tuple[int, bool, bool, float, bool, str, int, int, str]:
    """People and registers before documents; whoever acts before whoever tells; then the surest."""
    origin, claim = said
    return (
        _RANK[origin.kind],
        claim.doubt is not None,
        origin.work != claim.source,
        -claim.confidence,
        not claim.whole,
        origin.id,
        claim.start or 0,
        claim.end or 0,
        claim.target,
    )


def _evidence(origin: Origin, claim: Claim) -> Evidence:
    return Evidence(
        origin=origin.id,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        confidence=claim.confidence,
        extractor=claim.extractor,
    )
