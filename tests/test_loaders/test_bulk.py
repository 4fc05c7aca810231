"""Many files into a store: what comes in, what is skipped and why, and what an interruption leaves."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.assertion import DOCUMENT, Bundle, Description, Origin
from graph.stores import Store, open_store
from loaders import bulk
from loaders.knowledge import KNOWLEDGE, knowledge_bundles, teach
from tests.test_loaders.test_asserting import OWN, REPORT

DAY = "2026-11-21"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "kho.db")) as made:
        yield made


def digest(store: Store) -> str:
    with store.view() as view:
        return view.digest()


def reports(folder: Path, count: int) -> list[Path]:
    made = []
    for number in range(count):
        path = folder / f"bc{number:03}.txt"
        path.write_text(REPORT.replace("120/BC", f"{200 + number}/BC"), encoding="utf-8")
        made.append(path)
    return made


def test_a_folder_comes_in_and_each_file_says_how_it_ended(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    reports(folder, 2)
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "rong.txt").write_bytes(b"")
    done = {Path(one.name).name: one for one in bulk.load(store, [str(folder)], DAY)}
    assert {name: one.state for name, one in done.items()} == {
        "bc000.txt": "full", "bc001.txt": "full", "hong.docx": "skipped", "rong.txt": "skipped",
    }  # fmt: skip
    assert all(one.reason and "Cách xử lý" in one.reason for one in done.values() if one.state == "skipped")
    with store.view() as view:
        assert view.work("200/BC-UBND|uy ban nhan dan huyen tra cu|2023") is not None
        assert len(view.origins()) == 2


def test_loading_again_changes_nothing(tmp_path: Path, store: Store) -> None:
    paths = [str(path) for path in reports(tmp_path, 5)]
    list(bulk.load(store, paths, DAY))
    before = digest(store)
    list(bulk.load(store, paths[::-1], "2026-12-01"))
    assert digest(store) == before


def test_a_pool_reads_the_same(tmp_path: Path, store: Store) -> None:
    paths = [str(path) for path in reports(tmp_path, 9)]
    alone = [one for one, _ in bulk.read_all(bulk.tasks_of(paths), DAY)]
    together = [one for one, _ in bulk.read_all(bulk.tasks_of(paths), DAY, jobs=2)]
    assert alone == together


def test_a_dry_run_writes_nothing(tmp_path: Path, store: Store) -> None:
    before = digest(store)
    done = list(bulk.load(store, [str(reports(tmp_path, 1)[0])], DAY, dry_run=True))
    assert (done[0].state, done[0].work) == ("full", "200/BC-UBND|uy ban nhan dan huyen tra cu|2023")
    assert digest(store) == before


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_a_collection_holds_one_document_a_line(tmp_path: Path, store: Store, ending: str) -> None:
    rows = [
        json.dumps({"text": REPORT, "number": "999/BC-UBND"}, ensure_ascii=False),
        json.dumps({"text": "Điều 1. Phạm vi.", "number": "22/2021/TT-BCT", "doc_type": "Thông tư"}),
        "{no json",
        json.dumps({"title": "không có nguyên văn"}),
    ]
    path = tmp_path / f"cong-bao{ending}"
    data = "\n".join(rows).encode()
    path.write_bytes(gzip.compress(data) if ending.endswith("gz") else data)
    done = list(bulk.load(store, [str(path)], DAY))
    assert [(one.state, one.work) for one in done] == [
        ("full", OWN), ("full", "22/2021/TT-BCT"), ("skipped", None), ("skipped", None),
    ]  # fmt: skip
    assert "không phải JSON" in (done[2].reason or "")
    assert "#4" in (done[3].reason or "")


def test_a_broken_collection_says_so(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "hong.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "x"}\n' * 1000)[:40])
    done = list(bulk.load(store, [str(path)], DAY))
    assert done[-1].state == "skipped"
    assert "hong.jsonl.gz" in (done[-1].reason or "")


def test_an_interruption_leaves_whole_documents(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = reports(tmp_path, 7)
    monkeypatch.setattr(bulk, "_CHUNK", 3)
    coming = bulk.load(store, [str(path) for path in paths], DAY)
    for _ in range(4):
        next(coming)
    coming.close()  # what Ctrl-C does to it
    with store.view() as view:
        kept = view.origins()
    assert len(kept) == 6  # two transactions of three
    fresh = open_store("memory:")
    list(bulk.load(fresh, [str(path) for path in paths[:6]], DAY))
    assert digest(fresh) == digest(store)


def test_a_failing_write_drops_its_transaction_whole(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.stores import sqlite_writer

    paths = [str(path) for path in reports(tmp_path, 3)]
    before = digest(store)
    calls = []

    def fail(self: sqlite_writer.SqliteWriter, wid: int) -> None:
        calls.append(wid)
        if len(calls) == 5:
            raise OSError("disk gone")

    monkeypatch.setattr(sqlite_writer.SqliteWriter, "_merge", fail)
    with pytest.raises(OSError, match="disk gone"):
        list(bulk.load(store, paths, DAY))
    assert digest(store) == before


def test_the_knowledge_comes_in_once_and_yields_to_nobody_but_people(store: Store) -> None:
    assert teach(store)
    assert not teach(store)
    with store.view() as view:
        work = view.work("61/2018/NĐ-CP")
        assert work is not None
        assert (work.held, work.issued) == (True, "2018-04-23")
        told = view.happenings(("61/2018/NĐ-CP",))["61/2018/NĐ-CP"]
        assert all(origin.kind in ("registry", DOCUMENT) for origin, _ in told)
    wrong = Description(work="61/2018/NĐ-CP", own=True, number="61/2018/NĐ-CP", issued="2019-01-01")
    lying = Origin(id="sha256:x", kind=DOCUMENT, name="x", recorded=DAY, work="61/2018/NĐ-CP")
    with store.writer() as writer:
        writer.put(Bundle(origin=lying, descriptions=(wrong,)))
    with store.view() as view:
        work = view.work("61/2018/NĐ-CP")
        assert work is not None
        assert work.issued == "2018-04-23"


def test_what_nobody_read_is_hearsay() -> None:
    sure, unsure = knowledge_bundles()
    assert sure.origin.id == KNOWLEDGE
    assert sure.origin.kind == "registry"
    assert all(one.own for one in sure.descriptions if one.seen_on)
    assert unsure.origin.kind == DOCUMENT
    assert not any(one.own for one in unsure.descriptions)
