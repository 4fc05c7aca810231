"""A source that comes in parts gives the graph of the same source put whole."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.assertion import Bundle, Claim, Description, Happening, Origin, joined
from graph.stores import Store, open_store, sqlite_touched, sqlite_writer

REGISTER = Origin(id="registry:x", kind="registry", name="x", recorded="2026-01-02")
OTHER = Origin(id="sha256:1", kind="document", name="a.txt", recorded="2026-01-01", work="1/2020/NĐ-CP")


def parts(seed: int) -> list[Bundle]:
    dice = random.Random(seed)
    keys = [f"{at}/20{10 + at % 10}/NĐ-CP" for at in range(40)]
    made = []
    for _ in range(25):
        described = tuple(
            Description(work=key, own=True, number=key, title=dice.choice(["về đất đai", "về cán bộ"]))
            for key in dice.sample(keys, 4)
        )
        claims = tuple(
            Claim(
                source=dice.choice(keys),
                target=dice.choice(keys),
                relation=dice.choice(["amends", "repeals", "based_on"]),
                whole=dice.random() < 0.5,
                provisions=(f"Điều {dice.randint(1, 9)}",),
                doubt=dice.choice([None, "trái ngày"]),
            )
            for _ in range(5)
        )
        told = (Happening(work=dice.choice(keys), what="expired", where="x", seen_on="2026-01-01", confidence="high"),)
        made.append(Bundle(origin=REGISTER, descriptions=described, claims=claims, happenings=told))
    return made


def digest(store: Store) -> str:
    with store.view() as view:
        return view.digest()


@pytest.mark.parametrize("bulk", [False, True], ids=["store-in-use", "first-load"])
@pytest.mark.parametrize("seed", range(5))
def test_parts_give_the_graph_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, bulk: bool
) -> None:
    monkeypatch.setattr(sqlite_writer, "_KEPT_KEYS_OF_PARTS", 7)
    monkeypatch.setattr(sqlite_touched.Touched.__init__, "__defaults__", (5,))
    whole, pieces = open_store("memory:"), open_store(str(tmp_path / "a.db"))
    other = Bundle(origin=OTHER, descriptions=(Description(work="1/2020/NĐ-CP", own=True, number="1/2020/NĐ-CP"),))
    with whole.writer() as writer:
        writer.put(joined(REGISTER, parts(seed)))
        writer.put(other)
    with pieces.writer(bulk=bulk) as writer:
        if not bulk:
            writer.put_parts(REGISTER, parts(seed + 1))  # an older edition, replaced
        writer.put_parts(REGISTER, iter(parts(seed)))
        writer.put(other)
    assert digest(pieces) == digest(whole)
    with pieces.writer() as writer:
        assert writer.remove(REGISTER.id)
    with pieces.view() as view:
        assert [work.key for work in view.all_works()] == ["1/2020/NĐ-CP"]


def test_an_interrupted_source_leaves_what_was_there(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "a.db"))
    with store.writer() as writer:
        writer.put_parts(REGISTER, parts(1))
    before = digest(store)

    def broken() -> Iterator[Bundle]:
        yield from parts(2)[:9]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.writer() as writer:
        writer.put_parts(REGISTER, broken())
    assert digest(store) == before
