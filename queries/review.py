"""The lists of the periodic review (*rà soát, hệ thống hóa*; CITATION_RULES § e), filled in from the graph.

Four lists, in the columns of the forms of Nghị định 34/2016/NĐ-CP: ended or suspended in full, in part, no end
known, and to be dealt with. The machine proposes and says why; a person decides. A list of what is "in force" is
never made from silence: it is the list of works of which no end was found, with the day of the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from graph.number_grammar import parse_number
from graph.provision import Order, provision_order
from graph.stores import View
from graph.stores.finding import words_of
from graph.vocab import document_types
from graph.work import OPEN, Work
from queries.in_force import ENDED, data_day
from queries.review_entries import FULL, GRAVITY, KEPT, LISTS, PARTLY, PROPOSALS, TO_DO, Entry, by_basis, entries_of
from queries.standing import facts_of_works, standings

_BATCH = 300
_ORDER = tuple(PROPOSALS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The four lists.

    Attributes:
        on: The day they are made up to.
        issuer: Words of the issuer asked for; None for all.
        province: Province asked for; None for all.
        since: Ends before this day were listed in an earlier period; None where all count.
        reviewed: Works looked at.
        data_as_of: Last day on which anything about them was read; None where nothing was.
        ended: First list: ended or suspended in full.
        partly: Second list: in part.
        kept: Third list: no end known, those not yet in force and those ended in part included.
        to_do: Fourth list: to be suspended, amended, replaced, repealed or checked; the most pressing first.
    """

    on: date
    issuer: str | None
    province: str | None
    since: date | None
    reviewed: int
    data_as_of: date | None
    ended: tuple[Entry, ...]
    partly: tuple[Entry, ...]
    kept: tuple[Entry, ...]
    to_do: tuple[Entry, ...]


def review_of(
    view: View,
    on: date,
    *,
    issuer: str | None = None,
    province: str | None = None,
    since: date | None = None,
    every_type: bool = False,
) -> Review:
    """The lists of the review as of a day.

    Args:
        view: The graph.
        on: The day: the end of the period.
        issuer: Words of the issuer.
        province: Name of the province the issuers sit in, with or without its kind.
        since: First day of the period: what had ended before is left out of the first list.
        every_type: Documents that set no rules, too.
    """
    found: dict[str, list[Entry]] = {name: [] for name in LISTS}
    reviewed, newest = 0, None
    wanted = (work for work in view.all_works() if _asked(work, on, issuer, province, every_type))
    while batch := list(islice(wanted, _BATCH)):
        reviewed += len(batch)
        facts = facts_of_works(view, batch)
        days = [data_day(one) for one, _ in facts.values() if one is not None]
        newest = max([*days, *([newest] if newest else [])], default=None)
        known = list(standings(view, batch, on).values())
        for standing in known:
            for name, entry in entries_of(standing, since):
                found[name].append(entry)
        found[TO_DO] += by_basis(view, [one.work for one in known if one.status.value != ENDED], on)
    return Review(
        on=on,
        issuer=issuer,
        province=province,
        since=since,
        reviewed=reviewed,
        data_as_of=newest if newest and newest > date.min else None,
        ended=tuple(sorted(found[FULL], key=_by_type)),
        partly=tuple(sorted(found[PARTLY], key=_by_type)),
        kept=tuple(sorted(found[KEPT], key=_by_type)),
        to_do=tuple(sorted(dict.fromkeys(found[TO_DO]), key=_pressing)),
    )


def _asked(work: Work, on: date, issuer: str | None, province: str | None, every_type: bool) -> bool:
    """Whether a work belongs to the review: complete, issued by then, of the issuer, of a kind that sets rules."""
    if work.key.startswith(OPEN) or not work.held or (work.day is not None and work.day > on):
        return False
    if issuer is not None and not set(words_of(issuer)) <= set(words_of(work.issuer or "")):
        return False
    if province is not None and not set(words_of(province)) <= set(words_of(work.province or "")):
        return False
    return every_type or is_normative(work)


def is_normative(work: Work) -> bool:
    """Whether a work sets rules (*văn bản quy phạm pháp luật*), by its type and the form of its number.

    Examples:
        >>> is_normative(Work(key="a", number="12/2019/QĐ-UBND", doc_type="Quyết định"))
        True
        >>> is_normative(Work(key="b", number="638/QĐ-UBND", doc_type="Quyết định"))
        False
    """
    row = next((one for one in document_types() if one.name == work.doc_type), None)
    if row is None or row.normative == "never":
        return False
    if row.normative == "always":
        return True
    number = parse_number(work.number, trusted=True) if work.number else None
    return number is not None and number.year is not None


def _by_type(entry: Entry) -> tuple[int, str, str, tuple[Order, ...]]:
    """By type in the order of the table of types, then by day of issue, as the forms are filled in."""
    names = [row.name for row in document_types()]
    kind = names.index(entry.work.doc_type) if entry.work.doc_type in names else len(names)
    return kind, entry.work.issued or "", entry.work.key, tuple(map(provision_order, entry.scope))


def _pressing(entry: Entry) -> tuple[bool, int, int, int, str, str]:
    """What has a last day first, then by kind, by how sure it is, and the latest change first."""
    kind = _ORDER.index(entry.proposal) if entry.proposal in _ORDER else len(_ORDER)
    latest = -(entry.day or date.min).toordinal()
    return entry.due is None, kind, GRAVITY.get(entry.confidence or "low", 2), latest, entry.work.key, entry.reason


__all__ = ["LISTS", "PROPOSALS", "Entry", "Review", "is_normative", "review_of"]
