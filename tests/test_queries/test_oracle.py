"""1,000 random graphs against an oracle that knows nothing of stores: chains and validity have to agree.

The oracle works on plain lists of tuples and is written from the rules (CITATION_RULES § d.2, § d.3), not from the
program: a chain is what repeated looking finds, an end is derived where every parent has one. With CANCU_ORACLE=all
in the environment, all graphs are asked on every day and on both stores; that takes minutes.
"""

from __future__ import annotations

import os
import random
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.assertion import Claim, Description
from graph.stores import View
from queries.chain import DOWN, UP, Chain, trace_chain
from queries.standing import standings
from tests.test_queries.graphs import edge, filled, happening, work

GRAPHS = 1000
ALL = os.environ.get("CANCU_ORACLE") == "all"
CHAIN = {"based_on", "details", "implements"}
TYPES = (
    "based_on",
    "details",
    "details",
    "details",
    "implements",
    "cites",
    "amends",
    "replaces",
    "repeals",
    "suspends",
)
FIRST = date(2005, 1, 1)
DAYS = tuple(date.fromisoformat(day) for day in ("2010-06-01", "2016-07-01", "2025-03-31", "2025-05-01", "2026-11-21"))


class Told(NamedTuple):
    """One thing stated: who, what, of whom, from when, the whole or a part, disputed or not."""

    source: int
    what: str
    target: int
    day: date
    whole: bool
    disputed: bool


class World(NamedTuple):
    """A random graph in plain values."""

    issued: list[date]
    effective: list[date]
    told: list[Told]
    low: list[tuple[int, date]]


def world(seed: int) -> World:
    """A graph of 2 to 24 works, with circles, self-loops, hubs and doubled edges."""
    dice = random.Random(seed)
    count = dice.randint(2, 24)
    issued = [FIRST + timedelta(days=dice.randint(0, 7800)) for _ in range(count)]
    effective = [day + timedelta(days=dice.choice((0, 0, 45, 400))) for day in issued]
    hub = dice.randrange(count)
    told: dict[tuple[int, str, int], Told] = {}
    for _ in range(dice.randint(1, 3 * count)):
        source, target = dice.randrange(count), hub if dice.random() < 0.3 else dice.randrange(count)
        if dice.random() < 0.05:
            target = source
        what = dice.choice(TYPES)
        whole = what != "amends" and dice.random() < 0.8
        day = dice.choice((effective[source], dice.choice(DAYS) - timedelta(days=dice.randint(0, 300))))
        told[source, what, target] = Told(source, what, target, day, whole, dice.random() < 0.1)
    low = [(dice.randrange(count), dice.choice(DAYS)) for _ in range(dice.randint(0, 2))]
    return World(issued, effective, list(told.values()), low)


def key(number: int, issued: date) -> str:
    return f"{number + 1}/{issued.year}/NĐ-CP"


def described(made: World) -> tuple[list[Description], list[Claim]]:
    keys = [key(number, day) for number, day in enumerate(made.issued)]
    works = [
        work(one, day.isoformat(), effective=effect.isoformat(), title=f"văn bản {at}")
        for at, (one, day, effect) in enumerate(zip(keys, made.issued, made.effective, strict=True))
    ]
    edges = [
        edge(
            keys[one.source],
            one.what,
            keys[one.target],
            effective=one.day.isoformat(),
            whole=one.whole,
            provisions=() if one.whole else ("Điều 1",),
            doubt="còn tranh chấp" if one.disputed else None,
        )
        for one in made.told
    ]
    return works, edges


# ------------------------------------------------------------------------------------------- the oracle


def reached(made: World, start: int, up: bool) -> dict[int, int]:
    """Each work of the chain and its depth, found by looking through all edges again and again."""
    depth, level = {start: 0}, 0
    while True:
        level += 1
        pairs = [(t.source, t.target) if up else (t.target, t.source) for t in made.told if t.what in CHAIN]
        new = {there for here, there in pairs if depth.get(here) == level - 1 and there not in depth}
        if not new:
            return depth
        depth |= dict.fromkeys(new, level)


def in_circles(made: World, inside: set[int]) -> set[int]:
    """The works of a chain that lead back to themselves within it."""
    pairs = {(t.source, t.target) for t in made.told if t.what in CHAIN and {t.source, t.target} <= inside}
    while True:
        longer = {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs
        if not longer:
            return {a for a, b in pairs if a == b}
        pairs |= longer


def stated_end(made: World, number: int, on: date) -> date | None:
    """The first day on which an act says the whole ends; what is told without a source counts for none."""
    ends = ("replaces", "repeals")
    sure = [t for t in made.told if t.target == number and t.what in ends and t.whole and not t.disputed]
    return min((t.day for t in sure if t.day <= on), default=None)


def falls(day: date) -> bool:
    """Whether detailing documents fall with a parent that ends that day (the three regimes and the gap)."""
    return not date(2025, 4, 1) <= day <= date(2025, 6, 30)


def derived_ends(made: World, on: date) -> dict[int, date]:
    """Ends that follow, by repeating until nothing follows any more."""
    ended = {n: day for n in range(len(made.issued)) if (day := stated_end(made, n, on)) is not None}
    derived: dict[int, date] = {}
    while True:
        new = {}
        for child in set(range(len(made.issued))) - set(ended) - set(derived):
            details = [t for t in made.told if t.source == child and t.what == "details" and t.target != child]
            parents = {t.target for t in details if not t.disputed}
            if not parents or not all(one in ended or one in derived for one in parents):
                continue
            last = max(ended[one] if one in ended else derived[one] for one in parents)
            kept = made.issued[child] >= last or any(
                made.issued[t.source] > last
                for t in made.told
                if t.target == child and t.what in ("amends", "based_on")
            )
            if falls(last) and not kept:
                new[child] = last
        if not new:
            return derived
        derived |= new


def value(made: World, number: int, on: date, derived: dict[int, date]) -> str:
    """The word for a work on a day."""
    if stated_end(made, number, on) is not None or any(n == number and day <= on for n, day in made.low):
        return "ended"
    mine = [t for t in made.told if t.target == number and not t.disputed and t.day <= on]
    if any(t.what == "suspends" and t.whole for t in mine):
        return "suspended"
    if number in derived:
        return "derived_ended"
    if on < made.effective[number]:
        return "not_yet"
    if any(t.what in ("replaces", "repeals") and not t.whole for t in mine):
        return "ended_in_part"
    return "no_evidence"


# ---------------------------------------------------------------------------------------- the comparison


def compare_chain(made: World, chain: Chain, start: int, names: dict[str, int]) -> None:
    found = {names[one]: depth for one, depth in chain.depth.items()}
    assert found == reached(made, start, chain.direction == UP)
    pairs = {(t.source, t.what, t.target) for t in made.told if t.what in CHAIN}
    near = {pair for pair in pairs if (pair[0] if chain.direction == UP else pair[2]) in found}
    assert {(names[hop.source], hop.relation, names[hop.target]) for hop in chain.hops} == near
    assert len(chain.hops) == len(near)
    circles = in_circles(made, set(found))
    assert bool(circles) == bool(chain.cycles)
    assert {names[one] for cycle in chain.cycles for one in cycle} <= circles
    assert not chain.cut
    assert chain.left_out == {}


def compare(made: World, view: View, dice: random.Random, days: int) -> None:
    keys = [key(number, day) for number, day in enumerate(made.issued)]
    names = {one: number for number, one in enumerate(keys)}
    works = view.works(keys)
    start = dice.randrange(len(keys))
    for way in (UP, DOWN):
        compare_chain(made, trace_chain(view, works[keys[start]], way), start, names)
    for on in dice.sample(DAYS, days):
        derived = derived_ends(made, on)
        found = standings(view, works.values(), on)
        answers = {names[one]: standing.status.value for one, standing in found.items()}
        assert answers == {number: value(made, number, on, derived) for number in range(len(keys))}, (on, derived)
        for number, day in derived.items():
            status = found[keys[number]].status
            assert status.value != "derived_ended" or (status.since == day and status.derived)


def compare_all(where: str, folder: Path, count: int, days: int) -> None:
    for seed in range(count):
        made = world(seed)
        place = folder / str(seed)
        place.mkdir()
        works, edges = described(made)
        told = [happening(works[n].work, "repealed", day.isoformat(), confidence="low") for n, day in made.low]
        with filled(where, place, works, edges, told) as store, store.view() as view:
            try:
                compare(made, view, random.Random(seed), days)
            except AssertionError as error:
                raise AssertionError(f"graph {seed}: {error}") from error


@pytest.mark.parametrize(("where", "count"), [("memory", GRAPHS), ("sqlite", GRAPHS if ALL else GRAPHS // 10)])
def test_random_graphs(where: str, count: int, tmp_path: Path) -> None:
    compare_all(where, tmp_path, count, days=len(DAYS) if ALL else 1)


def test_the_graphs_hold_what_they_should() -> None:
    """Circles, self-loops, hubs and derived ends are there often enough to mean something."""
    made = [world(seed) for seed in range(GRAPHS)]
    loops = sum(any(t.source == t.target for t in one.told) for one in made)
    circles = sum(bool(in_circles(one, set(range(len(one.issued))))) for one in made[:200])
    fallen = sum(bool(derived_ends(one, DAYS[-1])) for one in made)
    assert loops > 200
    assert circles > 50
    assert fallen > 200
