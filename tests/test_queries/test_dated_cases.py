"""Dated cases of detailing documents: the regimes of CITATION_RULES § d.3, day by day, with what cancels an end.

Each parent's day of ending carries by hand which rule governs it; each condition carries by hand whether it
cancels. 12 days × 9 conditions × 4 days asked make 432 cases.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.assertion import Claim, Description, Happening
from queries.derived import regime_on
from queries.standing import status_of
from tests.test_queries.graphs import edge, filled, happening, work

LAW_2008, LAW_2015, LAW_2025, LAW_87 = "2008", "80/2015/QH13", "64/2025/QH15", "87/2025/QH15"
TODAY = date(2026, 11, 21)

# Day on which the parent ceases → the rule of that day, and whether its detailing texts fall with it.
ENDS = {
    "2012-03-01": (LAW_2008, True),
    "2016-06-30": (LAW_2008, True),
    "2016-07-01": (LAW_2015, True),
    "2016-07-02": (LAW_2015, True),
    "2021-01-01": (LAW_2015, True),
    "2025-03-31": (LAW_2015, True),
    "2025-04-01": (LAW_2025, False),
    "2025-05-15": (LAW_2025, False),
    "2025-06-30": (LAW_2025, False),
    "2025-07-01": (LAW_87, True),
    "2025-07-02": (LAW_87, True),
    "2026-07-01": (LAW_87, True),  # NĐ 85/2016, NĐ 53/2022 and TT 12/2022/TT-BTTTT ended so with their laws
}
CHILD, PARENT, OTHER = "10/2010/NĐ-CP", "1/2009/QH12", "2/2009/QH12"


class Condition(NamedTuple):
    """What else is known, and whether it keeps the child from falling."""

    cancels: bool
    works: tuple[Description, ...] = ()
    edges: tuple[Claim, ...] = ()
    told: tuple[Happening, ...] = ()


def after(day: date) -> str:
    return (day + timedelta(days=20)).isoformat()


def before(day: date) -> str:
    return (day - timedelta(days=20)).isoformat()


def condition(name: str, end: date) -> Condition:
    """The condition of a name, around the day on which the parent ends."""
    late, early = after(end), before(end)
    year = late[:4]
    amending = f"77/{year}/NĐ-CP"
    ministry = work(f"78/{year}/TT-BTC", late)
    return {
        "nothing else": Condition(cancels=False),
        "amended after it": Condition(True, (work(amending, late),), (edge(amending, "amends", CHILD),)),
        "amended before it": Condition(
            False, (work(f"76/{early[:4]}/NĐ-CP", early),), (edge(f"76/{early[:4]}/NĐ-CP", "amends", CHILD),)
        ),
        "rested on by its own issuer after it": Condition(
            True, (work(amending, late),), (edge(amending, "based_on", CHILD),)
        ),
        "rested on by another body after it": Condition(
            False, (ministry,), (edge(f"78/{year}/TT-BTC", "based_on", CHILD),)
        ),
        "announced to go on": Condition(cancels=True, told=(happening(CHILD, "resumed", late),)),
        "details another law that goes on": Condition(
            True, (work(OTHER, "2009-06-01"),), (edge(CHILD, "details", OTHER),)
        ),
        "details another law that ended too": Condition(
            False,
            (work(OTHER, "2009-06-01"),),
            (edge(CHILD, "details", OTHER),),
            (happening(OTHER, "expired", early),),
        ),
        "was itself doubted to detail it": Condition(cancels=True),
    }[name]


CONDITIONS = (
    "nothing else",
    "amended after it",
    "amended before it",
    "rested on by its own issuer after it",
    "rested on by another body after it",
    "announced to go on",
    "details another law that goes on",
    "details another law that ended too",
    "was itself doubted to detail it",
)


@pytest.mark.parametrize("name", CONDITIONS)
@pytest.mark.parametrize("day", ENDS)
def test_what_becomes_of_the_child(day: str, name: str, tmp_path: Path) -> None:
    end = date.fromisoformat(day)
    rule, falls = ENDS[day]
    given = condition(name, end)
    doubt = "cần xem lại" if name.startswith("was itself") else None
    works = (work(PARENT, "2009-01-15"), work(CHILD, "2010-02-01", effective="2010-03-15"), *given.works)
    edges = (edge(CHILD, "details", PARENT, doubt=doubt), *given.edges)
    told = (happening(PARENT, "repealed", day, by="9/2008/QH12"), *given.told)
    with filled("memory", tmp_path, works, edges, told) as store, store.view() as view:
        child = view.work(CHILD)
        assert child is not None
        for on in (end - timedelta(days=1), end, end + timedelta(days=1), TODAY):
            found = status_of(view, child, on)
            fallen = falls and not given.cancels and on >= end
            if name == "details another law that ended too" and on < end:
                fallen = False
            assert (found.status.value == "derived_ended") == fallen, on
            assert found.status.value != "ended", "an end that no act states is never an explicit one"
            if fallen:
                assert found.status.since == end
                assert found.status.derived
                assert found.status.word == "Suy ra hết hiệu lực"
                assert found.status.confidence == ("low" if rule == LAW_2008 else "medium")
                assert rule in (found.status.source or "")
                assert found.derived


@pytest.mark.parametrize(("day", "rule"), [(day, rule) for day, (rule, _) in ENDS.items()])
def test_the_rule_is_that_of_the_day_on_which_the_parent_ended(day: str, rule: str) -> None:
    assert rule in regime_on(date.fromisoformat(day)).basis


@pytest.mark.parametrize("day", [day for day, (_, falls) in ENDS.items() if falls])
def test_the_circular_under_the_decree_follows(day: str, tmp_path: Path) -> None:
    circular = "5/2010/TT-BTC"
    works = (work(PARENT, "2009-01-15"), work(CHILD, "2010-02-01"), work(circular, "2010-06-01"))
    edges = (edge(CHILD, "details", PARENT), edge(circular, "details", CHILD))
    told = (happening(PARENT, "repealed", day, by="9/2008/QH12"),)
    with filled("memory", tmp_path, works, edges, told) as store, store.view() as view:
        one = view.work(circular)
        assert one is not None
        found = status_of(view, one, TODAY)
        assert status_of(view, one, date.fromisoformat(day) - timedelta(days=1)).status.value == "no_evidence"
    assert (found.status.value, found.status.since) == ("derived_ended", date.fromisoformat(day))
    assert [step.partition(" quy định")[0] for step in found.derived] == [f"Nghị định {CHILD}", f"Thông tư {circular}"]


def test_a_parent_that_ended_in_part_takes_nothing_with_it(tmp_path: Path) -> None:
    works = (work(PARENT, "2009-01-15"), work(CHILD, "2010-02-01"))
    told = (happening(PARENT, "partially_repealed", "2020-01-01", by="9/2019/QH14", scope=("Điều 5",)),)
    with filled("memory", tmp_path, works, (edge(CHILD, "details", PARENT),), told) as store, store.view() as view:
        child = view.work(CHILD)
        assert child is not None
        assert status_of(view, child, TODAY).status.value == "no_evidence"


def test_an_unverified_end_of_the_parent_derives_nothing(tmp_path: Path) -> None:
    works = (work(PARENT, "2009-01-15"), work(CHILD, "2010-02-01"))
    told = (happening(PARENT, "repealed", "2020-01-01", by="9/2019/QH14", confidence="low"),)
    with filled("memory", tmp_path, works, (edge(CHILD, "details", PARENT),), told) as store, store.view() as view:
        child = view.work(CHILD)
        assert child is not None
        assert status_of(view, child, TODAY).status.value == "no_evidence"


def test_a_stated_end_stands_before_a_derived_one(tmp_path: Path) -> None:
    works = (work(PARENT, "2009-01-15"), work(CHILD, "2010-02-01"))
    told = (
        happening(PARENT, "repealed", "2020-01-01", by="9/2019/QH14"),
        happening(CHILD, "repealed", "2022-01-01", by="9/2021/NĐ-CP"),
    )
    with filled("memory", tmp_path, works, (edge(CHILD, "details", PARENT),), told) as store, store.view() as view:
        child = view.work(CHILD)
        assert child is not None
        assert status_of(view, child, date(2021, 1, 1)).status.value == "derived_ended"
        assert status_of(view, child, TODAY).status.value == "ended"
