"""The normative documents of abolished districts that a graph holds; see :mod:`queries.district_documents`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from graph.number_grammar import parse_number
from graph.stores import View
from graph.work import OPEN, Work
from queries.district_documents import DISTRICT, HeldDocument, district_of, is_district_normative
from queries.in_force import ENDED
from queries.standing import standings

_BATCH = 300


def held_documents(view: View, on: date) -> Iterator[HeldDocument]:
    """The normative documents of districts in a graph, those left out that are known to have ended by a day.

    Args:
        view: The graph.
        on: The day asked about.
    """
    works = (work for work in view.all_works() if _of_district(work))
    while batch := list(islice(works, _BATCH)):
        for standing in standings(view, batch, on).values():
            if standing.status.value != ENDED:
                yield _held(standing.work)


def _of_district(work: Work) -> bool:
    number = parse_number(work.number, trusted=True) if work.number and work.level in (DISTRICT, None) else None
    if number is None or work.key.startswith(OPEN) or not work.issuer:
        return False
    return is_district_normative(number, work.doc_type, work.day) and bool(district_of(work.issuer))


def _held(work: Work) -> HeldDocument:
    issuer = work.issuer or ""
    told = f"{issuer}, {work.province}" if work.province and work.province not in issuer else issuer
    return HeldDocument(
        number=work.number or "", issuer=told, doc_type=work.doc_type, issued=work.day, title=work.title
    )
