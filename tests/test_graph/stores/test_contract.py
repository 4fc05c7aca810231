"""What every store promises; the memory store is the plain statement of it that the others are held against."""

from __future__ import annotations

import dataclasses
import random

import pytest

from graph.assertion import Binding, Bundle, Claim, Description, Happening, Origin, Verdict
from graph.stores import Search, Store, View, open_store
from tests.test_graph.stores.conftest import Open
from tests.test_graph.stores.graphs import KEYS, bundles

A, B, C = "1/2020/NĐ-CP", "2/2021/NĐ-CP", "3/2022/NĐ-CP"
LOST = "?sha256:a"
QUESTIONS = ("dat dai", "điều động", "3/2013/nd-cp", "nghi", "chinh phu 2020", "luat b", "", "???", "tra vinh ke")


def origin(number: int, kind: str = "document", recorded: str = "2026-03-01") -> Origin:
    return Origin(id=f"sha256:{number}", kind=kind, name=f"{number}.docx", recorded=recorded)


def put(store: Store, *given: Bundle) -> None:
    with store.writer() as writer:
        for bundle in given:
            writer.put(bundle)


def half(store: Store, given: list[Bundle], gone: Bundle | None = None, *, bulk: bool = False) -> None:
    """A change that stops before its end."""
    with store.writer(bulk=bulk) as writer:
        for bundle in given:
            writer.put(bundle)
        if gone is not None:
            writer.remove(gone.origin.id)
        raise RuntimeError("stop")


def digest(store: Store, known_on: str | None = None) -> str:
    with store.view(known_on) as view:
        return view.digest()


def plain(given: list[Bundle]) -> Store:
    store = open_store("memory:")
    put(store, *given)
    return store


def same(one: View, other: View) -> None:
    """Every question gives the same answer."""
    assert one.statistics() == other.statistics()
    assert list(one.all_works()) == sorted(other.all_works(), key=lambda work: work.key)
    assert one.verdicts() == other.verdicts()
    assert one.bindings() == other.bindings()
    assert one.origins() == other.origins()
    assert one.happenings(KEYS) == other.happenings(KEYS)
    for text in QUESTIONS:
        for asked in (Search(text=text), Search(text=text, held=True, level="trung ương", limit=3)):
            assert one.search(asked) == other.search(asked), asked
    for key in KEYS:
        assert one.works_by_number(key) == other.works_by_number(key)
        for way in ("out", "in"):
            assert one.links([key], way) == other.links([key], way)
            assert one.links([key], way, ("amends", "cites"), 2) == other.links([key], way, ("amends", "cites"), 2)
            assert one.relations(key, way) == other.relations(key, way)
            assert one.relations(key, way, limit=3) == other.relations(key, way, limit=3)
            assert one.counts(key, way) == other.counts(key, way)
        for relation in one.relations(key, "out", limit=2):
            assert other.relation(relation.source, relation.relation, relation.target) == relation
    assert one.digest() == other.digest()


@pytest.mark.parametrize("seed", [1, 2])
def test_random_graphs_are_those_of_the_plain_store(store: Store, seed: int) -> None:
    given = bundles(seed)
    shuffled = given[:]
    random.Random(seed).shuffle(shuffled)
    for start in range(0, len(shuffled), 8):
        put(store, *shuffled[start : start + 8])
    put(store, *shuffled[:5])
    expected = plain(given)
    for day in (None, "2026-05-01"):
        with expected.view(day) as one, store.view(day) as other:
            same(one, other)


def test_a_first_load_gives_the_same_graph(store: Store) -> None:
    given = bundles(3)
    with store.writer(bulk=True) as writer:
        for bundle in given:
            writer.put(bundle)
    with plain(given).view() as one, store.view() as other:
        same(one, other)


def test_a_source_in_parts_is_the_source_as_a_whole(opened: Open) -> None:
    given = bundles(4)
    whole = Bundle(
        origin=origin(1),
        descriptions=tuple(one for bundle in given for one in bundle.descriptions),
        claims=tuple(one for bundle in given for one in bundle.claims),
        happenings=tuple(one for bundle in given for one in bundle.happenings),
    )
    parts = [dataclasses.replace(bundle, verdicts=(), bindings=()) for bundle in given]
    store = opened()
    with store.writer(bulk=True) as writer:
        writer.put_parts(whole.origin, iter(parts))
    assert digest(store) == digest(plain([whole]))


def test_taking_sources_away_leaves_no_trace(store: Store) -> None:
    given = bundles(5)
    put(store, *given[9:])
    before = digest(store)
    put(store, *given[:9])
    assert digest(store) != before
    with store.writer() as writer:
        for bundle in given[:9]:
            assert writer.remove(bundle.origin.id)
        assert not writer.remove("sha256:never")
    assert digest(store) == before == digest(plain(given[9:]))
    with store.writer() as writer:
        for bundle in given[9:]:
            writer.remove(bundle.origin.id)
    with store.view() as view:
        assert list(view.all_works()) == []
        assert view.statistics().works == 0


def test_a_source_comes_back_as_it_was_put_in(store: Store) -> None:
    given = bundles(6)
    put(store, *given)
    with store.view() as view:
        for bundle in given:
            found = view.bundle(bundle.origin.id)
            assert found is not None
            assert found.origin == bundle.origin
            assert (found.claims, found.happenings) == (bundle.claims, bundle.happenings)
            assert (found.verdicts, found.bindings) == (bundle.verdicts, bundle.bindings)
            assert set(found.descriptions) == set(bundle.descriptions)
        assert view.bundle("sha256:never") is None
        assert [one.origin.id for one in view.bundles()] == [one.origin.id for one in given]


def test_merged_provisions_stand_in_the_order_of_the_text(store: Store) -> None:
    said = [("Điều 11", "Điều 3 khoản 10"), ("Điều 3", "Phụ lục I"), ("khoản 2 Điều 3",)]
    claims = [Claim(source=A, target=B, relation="amends", whole=False, provisions=parts) for parts in said]
    told = [
        Happening(
            work=B, what="amended", day="2026-01-01", scope=parts, where="x", seen_on="2026-02-01", confidence="low"
        )
        for parts in said
    ]
    for number, (claim, one) in enumerate(zip(claims, told, strict=True)):
        put(store, Bundle(origin=origin(number), claims=(claim,), happenings=(one,)))
    with store.view() as view:
        edge = view.relation(A, "amends", B)
        scopes = [one.scope for _, one in view.happenings((B,))[B]]
    assert edge is not None
    assert edge.provisions == ("Điều 3", "khoản 2 Điều 3", "Điều 3 khoản 10", "Điều 11", "Phụ lục I")
    assert scopes == [("Điều 3", "Phụ lục I"), ("khoản 2 Điều 3",), ("Điều 11", "Điều 3 khoản 10")]


def test_a_failed_change_leaves_the_graph_as_it_was(store: Store) -> None:
    given = bundles(7)
    put(store, *given[:10])
    before = digest(store)
    with pytest.raises(RuntimeError, match="stop"):
        half(store, given[10:], given[0])
    assert digest(store) == before


def test_a_failed_first_load_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError, match="stop"):
        half(store, bundles(8), bulk=True)
    with store.view() as view:
        assert view.statistics().works == 0
    put(store, *bundles(8))
    assert digest(store) == digest(plain(bundles(8)))


def test_decisions_outlive_reloading(opened: Open) -> None:
    claim = Claim(source=A, target=LOST, relation="amends", start=1, end=5)
    document = Bundle(
        origin=origin(1), descriptions=(Description(work=LOST, open="thiếu năm"), Description(work=A)), claims=(claim,)
    )
    person = Bundle(
        origin=origin(2, "person"),
        verdicts=(Verdict(source=A, target=B, relation="amends", state="confirmed", author="Lan", at="2026-04-01"),),
        bindings=(Binding(open=LOST, work=B, author="Lan", at="2026-04-01"),),
    )
    store = opened()
    put(store, document)
    with store.view() as view:
        assert [link.target for link in view.links([A], "out")] == [LOST]
    put(store, person)
    for _ in range(2):  # the document is read again; what people said stays
        put(store, document)
        with opened().view() as view:
            [relation] = view.relations(A, "out")
            assert (relation.target, relation.state) == (B, "confirmed")
            assert view.links([LOST], "in") == []
            assert view.bundle("sha256:1") == document
    with store.writer() as writer:
        writer.remove("sha256:2")
    with store.view() as view:
        assert [link.target for link in view.links([A], "out")] == [LOST]
        assert set(view.works([A, B, LOST])) == {A, LOST}


def test_a_verdict_may_come_before_what_it_judges(store: Store) -> None:
    verdict = Verdict(source=A, target=B, relation="amends", state="rejected", author="Lan", at="2026-04-01")
    person = Bundle(origin=origin(2, "person"), verdicts=(verdict,))
    put(store, person)
    with store.view() as view:
        assert view.works([A, B]) == {}
    other = Bundle(origin=origin(3), claims=(Claim(source=C, target=B, relation="cites"),))
    put(store, other)
    put(store, Bundle(origin=origin(1), claims=(Claim(source=A, target=B, relation="amends"),)))
    with store.view() as view:
        assert view.links([A], "out") == []
        assert [one.state for one in view.relations(A, "out")] == ["rejected"]
        assert [one.state for one in view.relations(C, "out")] == ["auto"]


def test_of_two_decisions_the_later_counts(store: Store) -> None:
    put(store, Bundle(origin=origin(1), claims=(Claim(source=A, target=B, relation="amends", doubt="cấp dưới"),)))
    with store.view() as view:
        assert view.links([A], "out")[0].disputed
        assert view.statistics().disputed == 1
    for number, (state, at) in enumerate([("rejected", "2026-01-02"), ("confirmed", "2026-01-01")], 5):
        verdict = Verdict(source=A, target=B, relation="amends", state=state, author="Lan", at=at)
        put(store, Bundle(origin=origin(number, "person"), verdicts=(verdict,)))
    with store.view() as view:
        assert view.links([A], "out") == []
        assert view.counts(A, "out") == {}
        assert view.statistics().relations == {}


def test_what_was_known_on_a_day(store: Store) -> None:
    put(
        store,
        Bundle(
            origin=origin(1, recorded="2026-01-10"),
            descriptions=(Description(work=A, number=A, title="về đất đai"),),
            claims=(Claim(source=A, target=B, relation="based_on"),),
        ),
        Bundle(
            origin=origin(2, "registry", recorded="2026-02-10"),
            descriptions=(Description(work=A, number="9/2020/NĐ-CP", title="về cán bộ", own=True),),
            happenings=(
                Happening(
                    work=A, what="replaced", day="2026-01-01", where="x", seen_on="2026-02-01", confidence="high"
                ),
            ),
        ),
    )
    with store.view("2026-01-31") as view:
        assert view.works([A])[A].title == "về đất đai"
        assert view.happenings([A]) == {}
        assert view.search(Search(text="dat dai")).keys == (A,)
        assert view.search(Search(text="can bo")).keys == ()
        assert view.works_by_number(A) == (A,)
    with store.view() as view:
        assert view.works([A])[A].title == "về cán bộ"
        assert view.search(Search(text="dat dai")).keys == ()
        assert view.works_by_number("09/2020/nđ-cp") == (A,)
        assert len(view.happenings([A])[A]) == 1
    with store.view("2026-01-01") as view:
        assert view.works([A, B]) == {}
        assert view.statistics().works == 0


def test_search_needs_every_word_and_cuts_the_last(store: Store) -> None:
    described = (
        Description(work=A, number=A, doc_type="Nghị định", title="về điều động cán bộ", own=True),
        Description(work=B, number=B, title="về điều kiện kinh doanh", issued="2021-05-01"),
    )
    put(store, Bundle(origin=origin(1), descriptions=described))
    with store.view() as view:
        for text, keys in {
            "dieu": (A, B),
            "dieu dong": (A,),
            "ĐIỀU ĐỘ": (),
            "dieu don": (A,),
            "di": (),
            "001/2020/nđ-cp": (A,),
            "1/2020/nd": (A,),
            "nghị định 2020": (A,),
            "kinh doanh 2021": (B,),
            "không có": (),
        }.items():
            assert view.search(Search(text=text)).keys == keys, text
        assert view.search(Search(text="dieu", since="2021-01-01")).keys == (B,)
        assert view.search(Search(text="dieu", limit=1)).cut


def test_a_hub_and_a_long_chain(store: Store) -> None:
    hub = tuple(Claim(source=f"{number}/2023/QĐ-TTg", target=A, relation="based_on") for number in range(1500))
    chain = tuple(
        Claim(source=f"{number}/2024/TT-BNV", target=f"{number + 1}/2024/TT-BNV", relation="details")
        for number in range(300)
    )
    with store.writer(bulk=True) as writer:
        writer.put(Bundle(origin=origin(1), claims=hub + chain))
    with store.view() as view:
        assert view.counts(A, "in") == {"based_on": 1500}
        assert len(view.links([A], "in", limit=7)) == 7
        assert len(view.relations(A, "in", limit=7)) == 7
        at, steps = "0/2024/TT-BNV", 0
        while found := view.links([at], "out"):
            at, steps = found[0].target, steps + 1
        assert steps == 300
