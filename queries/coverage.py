"""Which units have a document that carries something out, and which have none (*độ phủ triển khai*)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.interval import PartialDate
from graph.place import find_places, province_of, successor_on
from graph.relation import relation_names
from graph.stores import View
from graph.work import Work, issuer_key, plain
from queries.chain import DOWN, Chain, trace_chain
from queries.deadline import Deadline, chosen, deadlines_in
from queries.in_force import DERIVED_ENDED, ENDED
from queries.standing import standings
from queries.units import Unit

GAP, ENDED_ONLY, FORMER, DONE = "none", "ended", "former unit", "done"
STATES = (GAP, ENDED_ONLY, FORMER, DONE)
"""No document; only ended ones; only of a unit that went into it; at least one."""

WAYS = ("implements", "details", "based_on")
"""Edges by which a document carries another out, the plainest first."""
_GONE = (ENDED, DERIVED_ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One unit and what it issued.

    Attributes:
        unit: The unit.
        state: ``none``, ``ended``, ``former unit`` or ``done``.
        work: Its first document that carries the work out; None in a gap.
        further: How many more it has.
        relation: Type of the edge that leads to it.
        depth: Steps from the work to it.
        deadline: The day that counts for the unit; None where none is known.
        late: Days past the deadline: of the document where there is one, else of the day asked about; None where
            in time, not yet due, or nothing to count by.
    """

    unit: Unit
    state: str
    work: Work | None = None
    further: int = 0
    relation: str | None = None
    depth: int | None = None
    deadline: date | None = None
    late: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far a work is carried out.

    Attributes:
        work: The work.
        on: The day asked about.
        units: The gaps first, those most overdue before the others; then the rest by name.
        deadline: The day that counts for all, as given or read; None where none is.
        quote: The sentence that states it; None where it was given or there is none.
        stated: Every deadline found, where none could be chosen.
        outside: Documents that carry it out and belong to no unit of the list.
        left_out: Work → edges that were not followed, because it has too many.
        cut: Whether documents were left out because there are too many.
    """

    work: Work
    on: date
    units: tuple[Covered, ...]
    deadline: date | None = None
    quote: str | None = None
    stated: tuple[Deadline, ...] = ()
    outside: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    cut: bool = False

    @property
    def gaps(self) -> int:
        """How many units have no document."""
        return sum(one.state == GAP for one in self.units)


def coverage_of(
    view: View,
    work: Work,
    units: Sequence[Unit],
    on: date,
    *,
    deadline: date | None = None,
    text: str | None = None,
    limit: int = 20_000,
) -> Coverage:
    """Which units have a document that carries a work out, at any depth.

    Args:
        view: The graph.
        work: The work to be carried out.
        units: The units expected to.
        on: The day asked about: documents dated later do not count.
        deadline: The day that counts for units without one of their own.
        text: Text of the work, to read a deadline from; else only the sentences kept with its edges are read.
        limit: Most documents that are looked at.
    """
    stated: tuple[Deadline, ...] = ()
    if deadline is None:
        stated = deadlines_in(text) if text is not None else _in_quotes(view, work)
    read = chosen(stated)
    due = deadline or (read.day if read else None)
    chain = trace_chain(view, work, DOWN, types=WAYS, limit=limit, fan=limit)
    found = [one for one in chain.works.values() if one.key != work.key and not (one.day and one.day > on)]
    known = standings(view, found, on)
    gone = {key for key, standing in known.items() if standing.status.value in _GONE}
    own, former = _by_unit(units, found, on)
    ways = _ways(chain)
    made = [
        _covered(unit, own[at], former[at], gone=gone, ways=ways, due=unit.deadline or due, on=on)
        for at, unit in enumerate(units)
    ]
    placed = {one.key for works in (*own.values(), *former.values()) for one in works}
    return Coverage(
        work=work,
        on=on,
        units=tuple(sorted(made, key=_first)),
        deadline=due,
        quote=read.quote if read else None,
        stated=() if read or deadline else stated,
        outside=len(found) - len(placed),
        left_out=chain.left_out,
        cut=chain.cut,
    )


def _in_quotes(view: View, work: Work) -> tuple[Deadline, ...]:
    """Deadlines in the sentences of the work's own text that the store keeps."""
    quotes: dict[str, None] = {}
    ids = {origin.id for origin in view.origins().values() if origin.work == work.key}
    for edge in view.relations(work.key, "out", limit=500):
        quotes |= {one.quote: None for one in edge.evidence if one.quote and one.origin in ids}
    return tuple(one for quote in quotes for one in deadlines_in(quote))


def _ways(chain: Chain) -> dict[str, tuple[int, str]]:
    """Depth of each document and the plainest edge that leads to it from nearer the work."""
    made: dict[str, tuple[int, str]] = {}
    for hop in chain.hops:
        depth = chain.depth[hop.source]
        if hop.depth != depth:
            continue
        known = made.get(hop.source)
        if known is None or WAYS.index(hop.relation) < WAYS.index(known[1]):
            made[hop.source] = (depth, hop.relation)
    return made


def _by_unit(
    units: Sequence[Unit], works: Iterable[Work], on: date
) -> tuple[dict[int, list[Work]], dict[int, list[Work]]]:
    """Documents of each unit, and documents of units that went into it."""
    places: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    organs: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        if unit.place is not None:
            places[unit.place, unit.province].append(at)
        else:
            organs[issuer_key(unit.name)].append(at)
    own: dict[int, list[Work]] = defaultdict(list)
    former: dict[int, list[Work]] = defaultdict(list)
    for work in works:
        for at in _units_of(work, units, places, organs):
            own[at].append(work)
        if work.place is not None and (work.place, work.province) not in places:
            for at in _heirs(work, places, on):
                former[at].append(work)
    return own, former


def _units_of(
    work: Work,
    units: Sequence[Unit],
    places: dict[tuple[str, str | None], list[int]],
    organs: dict[str, list[int]],
) -> list[int]:
    issuer = issuer_key(work.issuer) if work.issuer else ""
    words = issuer.split()
    named = [at for end in range(1, len(words) + 1) for at in organs.get(" ".join(words[:end]), ())]
    if work.place is None:
        return named
    here = places.get((work.place, work.province), [])
    if len(here) > 1:  # two communes of one name: the district in the issuer's name tells them apart
        here = [at for at in here if plain(units[at].above or "?") in issuer]
    return [*here, *(at for at in named if at not in here)]


def _heirs(work: Work, places: dict[tuple[str, str | None], list[int]], on: date) -> list[int]:
    """The units of the list that took over the place of a document's issuer."""
    found: dict[int, None] = {}
    for place in find_places(work.place or "", on=work.day):
        province = province_of(place)
        if province is None or province.full_name != work.province:
            continue
        for after in successor_on(place, on):
            over = province_of(after)
            found |= dict.fromkeys(places.get((after.full_name, over.full_name if over else None), ()))
    return list(found)


def _covered(
    unit: Unit,
    own: Sequence[Work],
    former: Sequence[Work],
    *,
    gone: set[str],
    ways: dict[str, tuple[int, str]],
    due: date | None,
    on: date,
) -> Covered:
    living = [one for one in own if one.key not in gone]
    state = DONE if living else ENDED_ONLY if own else FORMER if former else GAP
    kept = sorted(living or own or former, key=lambda one: _nearest(one, ways))
    work = kept[0] if kept else None
    day = on if work is None else _last_day(work)
    late = (day - due).days if due is not None and day is not None else 0
    depth, relation = ways.get(work.key, (None, None)) if work else (None, None)
    return Covered(
        unit=unit,
        state=state,
        work=work,
        further=max(0, len(kept) - 1),
        relation=relation,
        depth=depth,
        deadline=due,
        late=late if late > 0 else None,
    )


def _last_day(work: Work) -> date | None:
    partial = PartialDate.parse(work.issued) if work.issued else None
    return partial.last_day() if partial is not None and partial.full else None


def _nearest(work: Work, ways: dict[str, tuple[int, str]]) -> tuple[int, int, str, str]:
    """The plainest way first, then the fewest steps, then what came first."""
    depth, relation = ways.get(work.key, (99, "cites"))
    order = WAYS.index(relation) if relation in WAYS else len(relation_names())
    return order, depth, work.issued or "9999", work.key


def _first(one: Covered) -> tuple[int, int, str]:
    return STATES.index(one.state), -(one.late or 0), plain(one.unit.name)
