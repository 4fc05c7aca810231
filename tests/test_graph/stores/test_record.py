"""The record of a store: kept with the change or not at all, on every kind of store; every tampering is found."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from graph.assertion import Bundle, Description, Origin
from graph.errors import ForeignStore
from graph.stores import Store, open_store
from graph.stores.record import NO_HEAD, Deed, verify
from tests.tampering import altered
from tests.test_graph.stores.conftest import Open


def told(number: int) -> Bundle:
    key = f"{number}/2020/NĐ-CP"
    origin = Origin(id=f"sha256:{number:064x}", kind="document", name="a.txt", recorded="2026-11-21", work=key)
    return Bundle(origin=origin, descriptions=(Description(work=key, own=True, number=key),))


def deed(number: int, who: str = "lan") -> Deed:
    return Deed(
        at=f"2026-11-21T08:00:{number:02d}.000+00:00", who=who, action="load", detail={"n": number, "tên": "Ủy ban"}
    )


def change(store: Store, number: int) -> None:
    with store.writer() as writer:
        writer.put(told(number))
        writer.note(deed(number))


def test_a_change_and_its_entry_come_together(opened: Open) -> None:
    store = opened()
    with store.view() as view:
        assert (list(view.entries()), view.head()) == ([], NO_HEAD)
    for number in range(1, 6):
        change(store, number)
    with opened().view() as view:
        found = list(view.entries())
        assert [one.id for one in found] == [1, 2, 3, 4, 5]
        assert found[0].who == "lan"
        assert found[2].detail == '{"n": 3, "tên": "Ủy ban"}'
        assert view.head() == (5, found[-1].hash)
        assert verify(view.entries(), view.head()).faults == ()
        assert [one.id for one in view.entries(newest=True)] == [5, 4, 3, 2, 1]
        assert [one.id for one in view.entries(newest=True, below=3)] == [2, 1]
        assert len(view.origins()) == 5


def test_a_change_that_fails_leaves_neither(store: Store) -> None:
    change(store, 1)

    def fail() -> None:
        with store.writer() as writer:
            writer.put(told(2))
            writer.note(deed(2))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.view() as view:
        assert (view.head()[0], len(view.origins())) == (1, 1)


def test_a_record_that_cannot_be_written_drops_the_change(store: Store) -> None:
    class Unspeakable:
        def __str__(self) -> str:
            raise OSError("no words")

    def fail() -> None:
        with store.writer() as writer:
            writer.put(told(1))
            writer.note(Deed(at="", who="lan", action="load", detail={"x": Unspeakable()}))

    with pytest.raises(OSError, match="no words"):
        fail()
    with store.view() as view:
        assert (view.head(), view.origins()) == (NO_HEAD, {})


def test_the_record_goes_with_a_copy_once(opened: Open) -> None:
    store = opened()
    with open_store("memory:") as old:
        for number in range(1, 4):
            change(old, number)
        with old.view() as view:
            entries, head = list(view.entries()), view.head()
    with store.writer(bulk=True) as writer:
        writer.carry(entries)
        writer.put(told(1))
        writer.note(deed(9, "minh"))
    with store.writer() as writer:
        writer.carry(entries)  # there is a record now: it is not overwritten
        writer.put(told(2))
        writer.note(deed(10))
    with store.view() as view:
        found = list(view.entries())
        assert found[:3] == entries
        assert (found[3].id, found[3].who, found[3].before) == (4, "minh", head[1])
        assert len(found) == 5
        assert verify(found, view.head()).faults == ()


def test_the_hash_of_the_graph_does_not_count_the_record(store: Store) -> None:
    change(store, 1)
    with store.view() as view:
        before = view.digest()
    with store.writer() as writer:
        writer.note(deed(2))
        writer.put(told(1))
    with store.view() as view:
        assert view.digest() == before
        assert view.head()[0] == 2


# ---------------------------------------------------------------------------------------------- SQLite


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kho.db"
    with open_store(str(path)) as store:
        for number in range(1, 21):
            change(store, number)
    return path


def opened_raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_the_file_refuses_changes_of_the_record(file: Path) -> None:
    link = opened_raw(file)
    for wrong in ("UPDATE audit SET who = 'x'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            link.execute(wrong)
    link.close()


def test_every_tampering_of_the_file_is_found(file: Path) -> None:
    link = opened_raw(file)
    triggers = [sql for (sql,) in link.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    chance, found = random.Random(40), 0
    keep = file.read_bytes()
    link.close()
    for _ in range(100):
        file.write_bytes(keep)
        link = opened_raw(file)
        link.executescript("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;")
        altered(link, chance)
        for sql in triggers:
            link.execute(sql)
        link.close()
        with open_store(str(file)) as store, store.view() as view:
            found += bool(verify(view.entries(), view.head()).faults)
    assert found == 100


@pytest.mark.parametrize(
    "wrong",
    [
        "DROP TRIGGER audit_no_update; CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT 1; END",
        "CREATE TRIGGER audit_no_insert BEFORE INSERT ON audit BEGIN SELECT 1; END",
        "CREATE TRIGGER evil AFTER INSERT ON origin BEGIN DELETE FROM origin; END",
        "CREATE VIEW audit_seen AS SELECT * FROM audit",
    ],
)
def test_only_our_triggers_are_let_in(file: Path, wrong: str) -> None:
    link = opened_raw(file)
    link.executescript(wrong)
    link.close()
    with pytest.raises(ForeignStore):
        open_store(str(file))


def test_a_store_from_before_the_record_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    with open_store(str(path)) as store:
        with store.writer() as writer:
            writer.put(told(1))
        link = opened_raw(path)
        assert link.execute("SELECT 1 FROM sqlite_master WHERE name = 'audit'").fetchone() is None
        link.close()
        change(store, 2)
    with open_store(str(path)) as store, store.view() as view:
        assert view.head()[0] == 1


# --------------------------------------------------------------------------------------------- retries


def test_a_transaction_that_runs_again_notes_once() -> None:
    """As the driver of a server does when the line breaks while the change is kept."""
    from graph.stores.neo4j_record import Neo4jRecording, write_notes

    nodes: list[dict[str, object]] = []
    head: list[object] = [None, None]

    def ask(query: str, **given: object) -> list[list[object]]:
        if "RETURN n.entries" in query:
            return [list(head)]
        if "SET n.entries" in query:
            head[:] = [given["count"], given["hash"]]
        elif query.startswith("UNWIND"):
            rows = given["rows"]
            assert isinstance(rows, list)
            nodes.extend(rows)
        else:
            return [[1]] if any(node.get("mark") == given["mark"] for node in nodes) else []
        return []

    class Made(Neo4jRecording):
        def __init__(self) -> None:
            self.notes, self.carried = [], []

    made = Made()
    made.note(deed(1))
    made.note(deed(2))
    for _ in range(3):
        write_notes(ask, made.notes)
    assert [node["id"] for node in nodes] == [1, 2]
    assert head[0] == 2


# ---------------------------------------------------------------------------------------------- bounds


def test_a_question_is_broken_off(tmp_path: Path) -> None:
    from graph.errors import QuestionTooLong
    from graph.stores.sqlite_works import SqliteWorks

    heavy = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000000) SELECT sum(i) FROM n"
    with open_store(str(tmp_path / "kho.db")) as store:

        def ask() -> None:
            with store.view(seconds=0.2) as view:
                assert isinstance(view, SqliteWorks)
                view.link.execute(heavy).fetchone()

        with pytest.raises(QuestionTooLong, match=r"hơn 0\.2 giây"):
            ask()
        with store.view(seconds=0.2) as view:  # the next one has its own time
            assert view.origins() == {}


@pytest.mark.parametrize("kind", ["sqlite", "neo4j"])
def test_many_small_questions_count_like_a_large_one(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    from graph.errors import QuestionTooLong

    server = request.getfixturevalue("server") if kind == "neo4j" else None
    address, options = (server.address, server.options) if server else (str(tmp_path / "kho.db"), {})
    with open_store(address, **options) as store:
        change(store, 1)

        def ask() -> int:
            done = 0
            with store.view(seconds=0.1) as view:
                while done < 1_000_000:
                    view.works(("1/2020/NĐ-CP",))
                    done += 1
            return done

        with pytest.raises(QuestionTooLong, match=r"hơn 0\.1 giây"):
            ask()
        with store.view(seconds=5) as view:  # the next one has its own time
            assert view.works(("1/2020/NĐ-CP",))
