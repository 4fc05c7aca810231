"""The knowledge that comes with the program, as the bundle of a register."""

from __future__ import annotations

from collections.abc import Iterable

from graph.assertion import DOCUMENT, REGISTRY, Bundle, Description, Happening, Origin
from graph.event import WorkFacts
from graph.number_grammar import parse_number
from graph.stores import Store
from graph.vocab import data_as_of, data_hash, legal_facts, named_works
from graph.work import key_of_facts, named_key, work_key

KNOWLEDGE = "registry:cancu"
UNVERIFIED = "registry:cancu/unverified"
_LOW = "low"


def knowledge_bundles() -> tuple[Bundle, Bundle]:
    """What the tables of the program know of works, and apart from it what nobody read in a source.

    Rows without a source that was read describe works only as hearsay does: any other source outranks them.
    Their events keep the confidence ``low``.
    """
    rows = [(key_of_facts(facts), facts) for facts in legal_facts()]
    sure = [(key, facts) for key, facts in rows if facts.source.confidence != _LOW]
    unsure = [(key, facts) for key, facts in rows if facts.source.confidence == _LOW]
    day = data_as_of()
    name = f"dữ kiện đi kèm chương trình, bản {data_hash()}"
    named = _named(dict(rows))
    known = Origin(id=KNOWLEDGE, kind=REGISTRY, name=name, recorded=day, seen_on=day)
    doubted = Origin(id=UNVERIFIED, kind=DOCUMENT, name=f"{name}, phần chưa kiểm chứng", recorded=day, seen_on=day)
    return _bundle(known, sure, named, own=True), _bundle(doubted, unsure, (), own=False)


def _named(facts: dict[str, WorkFacts]) -> list[Description]:
    """The names that laws are cited by."""
    made = []
    for row in named_works():
        number = parse_number(row.number, trusted=True)
        year = int(row.issued[:4]) if row.issued else None
        key = work_key(number, None, year) if number else named_key(row.name, year) if year else None
        if key is not None:
            names = tuple(dict.fromkeys((row.name, *row.variations)))
            told = None if key in facts else row
            made.append(
                Description(
                    work=key,
                    names=names,
                    number=told.number if told and number else None,
                    issued=told.issued if told else None,
                )
            )
    return made


def _bundle(
    origin: Origin, rows: Iterable[tuple[str, WorkFacts]], named: Iterable[Description], *, own: bool
) -> Bundle:
    kept = list(rows)
    return Bundle(
        origin=origin,
        descriptions=(*(_description(key, facts, own=own) for key, facts in kept), *named),
        happenings=tuple(dict.fromkeys(one for key, facts in kept for one in _happenings(key, facts))),
    )


def _description(key: str, facts: WorkFacts, *, own: bool) -> Description:
    return Description(
        work=key,
        own=own,
        number=facts.number,
        doc_type=facts.doc_type,
        title=facts.title,
        names=facts.names,
        issuer=facts.issuer,
        issued=facts.issued.isoformat() if facts.issued else None,
        effective=facts.effective.isoformat() if facts.effective else None,
        seen_on=facts.source.seen_on if own else None,
    )


def _happenings(key: str, facts: WorkFacts) -> list[Happening]:
    return [
        Happening(
            work=key,
            what=event.what,
            day=event.day.isoformat() if event.day else None,
            enacted=event.enacted.isoformat() if event.enacted else None,
            by=event.by,
            scope=event.scope,
            derived=event.derived,
            where=event.source.where,
            seen_on=event.source.seen_on,
            confidence=event.source.confidence,
        )
        for event in facts.events
    ]


def teach(store: Store) -> bool:
    """Bring the knowledge of this program into a store; False where it is there already.

    Raises:
        StoreError: The store cannot be read or written.
    """
    sure, unsure = knowledge_bundles()
    with store.view() as view:
        known = view.origins((KNOWLEDGE, UNVERIFIED))
    if known.get(KNOWLEDGE) == sure.origin and known.get(UNVERIFIED) == unsure.origin:
        return False
    with store.writer() as writer:
        writer.put(sure)
        writer.put(unsure)
    return True
