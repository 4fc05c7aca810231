"""R17: circles, depth and size. Walks are never recursive, and what was cut is announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from graph.assertion import DOCUMENT, Bundle, Claim, Description, Origin
from graph.stores import Store, open_store
from queries.chain import DOWN, UP, trace_chain
from queries.derived import derived_end
from queries.impact import impact_of
from queries.outdated import outdated
from queries.successor import successors
from tests.test_queries.graphs import KINDS, SEEN, edge, filled, graph, work

LONG = 100_000
HUB = 50_000
ON = date(2026, 11, 21)


def key(number: int) -> str:
    return f"{number}/2020/NĐ-CP"


def one_file(folder: Path, claims: Iterator[Claim], count: int) -> Store:
    """A store that one file filled: quick to make, the same to walk on."""
    origin = Origin(id="sha256:all", kind=DOCUMENT, name="tat-ca.txt", recorded=SEEN)
    described = tuple(Description(work=key(n), number=key(n), doc_type="Nghị định") for n in range(1, count + 1))
    store = open_store(str(folder / "lon.db"))
    with store.writer(bulk=True) as writer:
        writer.put(Bundle(origin=origin, descriptions=described, claims=tuple(claims)))
    return store


@pytest.fixture(scope="module")
def long_chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Each work details the one before it: 100,000 in a row."""
    claims = (Claim(source=key(n + 1), relation="details", target=key(n)) for n in range(1, LONG))
    with one_file(tmp_path_factory.mktemp("chain"), claims, LONG) as store:
        yield store


def test_a_chain_of_100_000_is_walked_to_its_end(long_chain: Store) -> None:
    with long_chain.view() as view:
        last = view.work(key(LONG))
        assert last is not None
        chain = trace_chain(view, last, UP, limit=LONG + 1)
    assert chain.depth[key(1)] == LONG - 1
    assert len(chain.hops) == LONG - 1
    assert not chain.cut
    assert chain.cycles == ()


def test_a_long_chain_that_is_cut_says_so(long_chain: Store) -> None:
    with long_chain.view() as view:
        last = view.work(key(LONG))
        assert last is not None
        assert trace_chain(view, last, UP, limit=500).cut
        assert derived_end(view, last, ON) is None  # a hierarchy of that depth is none: nothing is derived
        assert not trace_chain(view, last, UP, depth=3).cut


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One work that 50,000 rest on."""
    claims = (Claim(source=key(n), relation="based_on", target=key(1)) for n in range(2, HUB + 2))
    with one_file(tmp_path_factory.mktemp("hub"), claims, HUB + 1) as store:
        yield store


def test_a_hub_of_50_000_announces_what_was_cut(hub: Store) -> None:
    with hub.view() as view:
        centre = view.work(key(1))
        assert centre is not None
        chain = trace_chain(view, centre, DOWN, fan=100)
        found = impact_of(view, centre, ON, limit=200, fan=200)
    assert len(chain.hops) == 100
    assert chain.left_out == {key(1): HUB - 100}
    assert len(found.items) == 200
    assert found.left_out == {key(1): HUB - 200}


def test_the_whole_hub_is_counted_when_it_is_asked_for(hub: Store) -> None:
    with hub.view() as view:
        centre = view.work(key(1))
        assert centre is not None
        chain = trace_chain(view, centre, DOWN, limit=HUB + 1, fan=HUB)
        assert len(chain.hops) == HUB
        assert next(outdated(view, ON), None) is None  # nothing ended


def test_layers_that_all_detail_each_other_cost_one_look_each(tmp_path: Path) -> None:
    """Twelve layers of twenty: followed path by path that would be 20 to the 11th steps."""
    names = [[f"{100 * layer + at + 1}/2016/NĐ-CP" for at in range(20)] for layer in range(12)]
    works = [work(one, "2016-08-01", effective="2016-09-01") for layer in names for one in layer]
    works.append(work("9/2020/QH14", "2020-01-01", effective="2020-06-01"))
    edges = [edge(one, "details", other) for above, below in pairwise(names) for one in below for other in above]
    edges += [edge("9/2020/QH14", "repeals", one) for one in names[0]]
    looked = 0
    with filled("memory", tmp_path, works, edges) as store, store.view() as view:
        links = view.links

        def counted(*given: object, **more: object) -> object:
            nonlocal looked
            looked += 1
            return links(*given, **more)  # type: ignore[arg-type]

        view.links = counted  # type: ignore[method-assign, assignment]
        bottom = view.work(names[-1][0])
        assert bottom is not None
        found = derived_end(view, bottom, ON)
    assert found is not None
    assert found.event.day == date(2020, 6, 1)
    assert len(found.steps) == 11
    assert looked < 1000


@pytest.mark.parametrize("where", KINDS)
def test_circles_derive_nothing_and_agree_from_every_side(where: str, tmp_path: Path) -> None:
    """A details B, B details A and the ended law: the circle has no end of its own, whoever is asked first."""
    works = (
        work("1/2016/NĐ-CP", "2016-08-01"),
        work("2/2016/NĐ-CP", "2016-08-02"),
        work("3/2010/QH12", "2010-01-01"),
        work("4/2020/QH14", "2020-01-01", effective="2020-06-01"),
    )
    edges = (
        edge("1/2016/NĐ-CP", "details", "2/2016/NĐ-CP"),
        edge("2/2016/NĐ-CP", "details", "1/2016/NĐ-CP"),
        edge("2/2016/NĐ-CP", "details", "3/2010/QH12"),
        edge("4/2020/QH14", "repeals", "3/2010/QH12"),
    )
    with graph(where, tmp_path, works, edges) as view:
        for number in ("1/2016/NĐ-CP", "2/2016/NĐ-CP"):
            one = view.work(number)
            assert one is not None
            assert derived_end(view, one, ON) is None


def test_a_work_that_details_itself_still_falls_with_its_law(tmp_path: Path) -> None:
    works = (
        work("1/2016/NĐ-CP", "2016-08-01"),
        work("3/2010/QH12", "2010-01-01"),
        work("4/2020/QH14", "2020-01-01", effective="2020-06-01"),
    )
    edges = (
        edge("1/2016/NĐ-CP", "details", "1/2016/NĐ-CP"),
        edge("1/2016/NĐ-CP", "details", "3/2010/QH12"),
        edge("4/2020/QH14", "repeals", "3/2010/QH12"),
    )
    with graph("memory", tmp_path, works, edges) as view:
        one = view.work("1/2016/NĐ-CP")
        assert one is not None
        found = derived_end(view, one, ON)
    assert found is not None
    assert found.event.day == date(2020, 6, 1)


def test_a_long_row_of_replacements_stops_and_says_so(tmp_path: Path) -> None:
    count = 1500
    works = [work(key(n), "2020-01-01", effective="2020-01-02") for n in range(1, count + 1)]
    edges = [edge(key(n + 1), "replaces", key(n)) for n in range(1, count)]
    with graph("memory", tmp_path, works, edges) as view:
        first = view.work(key(1))
        assert first is not None
        found = successors(view, first, ON)
    assert found.cut
    assert found.proposed is None
