"""``load``, ``remove``, ``trace`` and ``status`` as a user calls them."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.test_cancu.conftest import Run
from tests.test_loaders.test_asserting import DISTRICT, OWN, PROVINCE, REPORT


class Folder(NamedTuple):
    path: Path
    store: Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A folder with a report, and nothing in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CANCU_STORE", raising=False)
    (tmp_path / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    return Folder(tmp_path, tmp_path / "cancu.db")


@pytest.fixture
def loaded(folder: Folder, run: Run) -> Folder:
    assert run("load", "bao-cao.txt")[0] == 0
    return folder


def answer(printed: tuple[int, str, str]) -> Any:
    status, out, err = printed
    assert status == 0, err
    return json.loads(out)


def test_load_makes_the_store_of_the_folder_and_says_what_came_in(folder: Folder, run: Run) -> None:
    status, out, err = run("load", "bao-cao.txt")
    assert (status, out) == (0, "")
    assert "1 văn bản đọc đủ" in err
    assert folder.store.exists()


def test_load_names_what_it_skipped(folder: Folder, run: Run) -> None:
    (folder.path / "hong.pdf").write_bytes(b"%PDF-1.7 broken")
    status, _, err = run("load", "bao-cao.txt", "hong.pdf", "khong-co.txt")
    assert status == 2
    assert "hong.pdf" in err
    assert "khong-co.txt" in err
    assert "2 bỏ qua" in err


def test_a_dry_run_makes_no_store(folder: Folder, run: Run) -> None:
    status, out, _ = run("load", "bao-cao.txt", "--dry-run", "--json")
    assert status == 0
    assert json.loads(out)[0]["work"] == OWN
    assert not folder.store.exists()


def test_trace_gives_each_step_with_its_proof(loaded: Folder, run: Run) -> None:
    up, down = answer(run("trace", "15/KH-UBND", "--json", "--as-of", "2023-07-01"))
    assert (up["direction"], up["hops"]) == ("up", [])
    steps = {(hop["source"], hop["relation"], hop["depth"]) for hop in down["hops"]}
    assert {(OWN, "implements", 1), (DISTRICT, "implements", 1)} <= steps
    hop = next(hop for hop in down["hops"] if hop["source"] == DISTRICT)
    assert hop["document"]["issuer"] == "Ủy ban nhân dân huyện Trà Cú"
    assert hop["document"]["level"] == "huyện"
    assert hop["status"]["word"]
    assert hop["evidence"][0]["quote"].startswith("Thực hiện Kế hoạch số 15/KH-UBND")


def test_trace_keeps_to_a_level_and_a_relation(loaded: Folder, run: Run) -> None:
    chains = answer(run("trace", OWN, "--direction", "up", "--level", "tinh", "--json"))
    assert {hop["target"] for hop in chains[0]["hops"]} == {PROVINCE}
    chains = answer(run("trace", OWN, "--direction", "up", "--relation", "based_on", "--json"))
    assert {hop["relation"] for hop in chains[0]["hops"]} == {"based_on"}


def test_trace_for_people(loaded: Folder, run: Run) -> None:
    status, out, _ = run("trace", "15/KH-UBND")
    assert status == 0
    assert "Triển khai Kế hoạch 15/KH-UBND" in out
    assert "03/02/2023 · Ủy ban nhân dân huyện Trà Cú · huyện" in out


def test_status_never_says_in_force_for_want_of_evidence(loaded: Folder, run: Run) -> None:
    found = answer(run("status", OWN, "--as-of", "2024-01-01", "--json"))
    assert found["status"]["value"] == "no_evidence"
    assert "còn hiệu lực" not in json.dumps(found, ensure_ascii=False).lower()
    assert answer(run("status", PROVINCE, "--as-of", "2023-06-01", "--json"))["status"]["value"] == "unknown"


def test_status_of_a_known_law_needs_no_store(folder: Folder, run: Run) -> None:
    found = answer(run("status", "Luật Đất đai 2013", "--as-of", "2024-08-01", "--json"))
    assert found["document"]["key"] == "45/2013/QH13"
    assert found["status"]["value"] == "ended"
    assert found["status"]["by"] == "31/2024/QH15"
    assert answer(run("status", "45/2013/qh13", "--as-of", "2024-07-31", "--json"))["status"]["value"] == "no_evidence"
    assert not folder.store.exists()


def test_several_documents_of_one_number_are_listed(loaded: Folder, run: Run) -> None:
    other = REPORT.replace("tỉnh Trà Vinh", "tỉnh Đồng Tháp").replace("120/BC", "121/BC")
    (loaded.path / "khac.txt").write_text(other, encoding="utf-8")
    assert run("load", "khac.txt")[0] == 0
    status, _, err = run("trace", "15/KH-UBND")
    assert status == 2
    assert "tỉnh Trà Vinh" in err
    assert "tỉnh Đồng Tháp" in err
    assert "--issuer" in err
    chains = answer(run("trace", "15/KH-UBND", "--issuer", "Trà Vinh", "--json"))
    assert chains[0]["start"] == PROVINCE


def test_an_unknown_document_says_what_to_do(loaded: Folder, run: Run) -> None:
    status, _, err = run("status", "9999/QĐ-UBND")
    assert status == 2
    assert "9999/QĐ-UBND" in err
    assert "cancu search" in err


def test_remove_leaves_the_graph_as_if_the_file_had_never_come(loaded: Folder, run: Run) -> None:
    from graph.stores import open_store

    with open_store(str(loaded.store)) as store, store.view() as view:
        before = view.digest()
    (loaded.path / "them.txt").write_text(REPORT.replace("120/BC", "300/BC"), encoding="utf-8")
    run("load", "them.txt")
    assert run("remove", "them.txt")[0] == 0
    with open_store(str(loaded.store)) as store, store.view() as view:
        assert view.digest() == before
    status, _, err = run("remove", "khong-co.txt")
    assert status == 2
    assert "khong-co.txt" in err


def test_what_was_known_on_a_day(loaded: Folder, run: Run) -> None:
    status, _, err = run("status", OWN, "--known-on", "2001-01-01")
    assert status == 2
    assert OWN in err


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + b"x" * 200, b"hello", b"SQLite format 3\0"])
def test_a_file_that_is_no_store_is_refused_and_left_alone(folder: Folder, run: Run, content: bytes) -> None:
    folder.store.write_bytes(content)
    for call in (("load", "bao-cao.txt"), ("status", "61/2018/NĐ-CP"), ("remove", "x")):
        status, _, err = run(*call)
        assert status == 2
        assert "cancu.db" in err
        assert folder.store.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(folder: Folder, run: Run) -> None:
    link = sqlite3.connect(folder.store)
    link.execute("CREATE TABLE work (a)")
    link.commit()
    link.close()
    before = folder.store.read_bytes()
    status, _, err = run("load", "bao-cao.txt")
    assert status == 2
    assert "chương trình khác" in err
    assert folder.store.read_bytes() == before


def test_strange_parts_in_a_store_are_refused(loaded: Folder, run: Run) -> None:
    link = sqlite3.connect(loaded.store)
    link.execute("CREATE TRIGGER evil AFTER INSERT ON origin BEGIN DELETE FROM work; END")
    link.commit()
    link.close()
    status, _, err = run("status", OWN)
    assert status == 2
    assert "evil" in err


def test_a_damaged_store_is_a_clear_error(loaded: Folder, run: Run) -> None:
    data = bytearray(loaded.store.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    loaded.store.write_bytes(bytes(data))
    status, _, err = run("trace", "15/KH-UBND")
    assert status == 2
    assert "cancu.db" in err
    assert "Traceback" not in err


def test_a_full_disk_is_told_before_anything_begins(folder: Folder, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(folder.path)._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    status, _, err = run("load", "bao-cao.txt")
    assert status == 2
    assert "ổ đĩa" in err
    assert not folder.store.exists()


def test_interrupting_ends_with_130_and_keeps_the_store_whole(
    loaded: Folder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.stores import open_store
    from loaders import bulk

    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    with open_store(str(loaded.store)) as store, store.view() as view:
        before = view.digest()
    monkeypatch.setattr(bulk, "bundle_of", stop)
    (loaded.path / "them.txt").write_text(REPORT.replace("120/BC", "300/BC"), encoding="utf-8")
    assert run("load", "them.txt")[0] == 130
    with open_store(str(loaded.store)) as store, store.view() as view:
        assert view.digest() == before


def test_the_store_may_be_named_by_the_environment(folder: Folder, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_STORE", str(folder.path / "tinh.db"))
    assert run("load", "bao-cao.txt")[0] == 0
    assert (folder.path / "tinh.db").exists()
    status, _, err = run("status", OWN, "--store", "khong-co.db")
    assert status == 2
    assert "khong-co.db" in err


def test_a_check_counts_what_the_office_loaded(loaded: Folder, run: Run) -> None:
    repeal = (
        "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\nSố: 30/2023/QĐ-UBND\nTrà Vinh, ngày 10 tháng 3 năm 2023\nQUYẾT ĐỊNH\n"
        "Bãi bỏ văn bản\nĐiều 1. Bãi bỏ Quyết định số 05/2019/QĐ-UBND ngày 11 tháng 02 năm 2019 của Ủy ban nhân dân "
        "tỉnh Trà Vinh.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày 20 tháng 3 năm 2023.\n"
    )
    cited = REPORT.replace("Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về một cửa",
                           "Quyết định số 05/2019/QĐ-UBND ngày 11/02/2019 của Ủy ban nhân dân tỉnh Trà Vinh về một cửa")  # fmt: skip
    (loaded.path / "bai-bo.txt").write_text(repeal, encoding="utf-8")
    (loaded.path / "bc2.txt").write_text(cited, encoding="utf-8")
    assert run("load", "bai-bo.txt")[0] == 0
    alone = json.loads(run("check", "bc2.txt", "--format", "json")[1])
    assert not [one for one in alone["findings"] if one["rule"] == "outdated-reference"]
    status, out, _ = run("check", "bc2.txt", "--format", "json", "--store", "cancu.db")
    found = json.loads(out)
    assert status == 1
    ended = next(one for one in found["findings"] if one["rule"] == "outdated-reference")
    assert "30/2023/QĐ-UBND" in ended["message"]
    row = next(one for one in found["documents"] if one["identifier"] == "05/2019/QĐ-UBND")
    assert (row["status"]["value"], row["status"]["since"]) == ("ended", "2023-03-20")
    assert found["tool"]["data"]["hash"] != alone["tool"]["data"]["hash"]


def test_the_facade_gives_the_same(folder: Folder) -> None:
    import datetime

    import cancu

    with cancu.open_store("kho.db") as store:
        (done,) = cancu.load("bao-cao.txt", store)
        assert (done.state, done.work) == ("full", OWN)
        with store.view() as view:
            plan = cancu.find_work(view, "15/KH-UBND")
            chain = cancu.trace_chain(view, plan, "down")
            assert {hop.source for hop in chain.hops} >= {OWN, DISTRICT}
            part = view.subgraph(chain.works)
            assert part.has_edge(DISTRICT, PROVINCE, "implements")
            assert part.nodes[PROVINCE]["level"] == "tỉnh"
            assert cancu.status_of(view, plan, datetime.date(2023, 6, 1)).status.value == "unknown"
    with pytest.raises(cancu.StoreError, match=r"khong-co\.db"):
        cancu.open_store("khong-co.db", must_exist=True)


def test_a_plan_whose_time_is_over_is_suspected_and_no_more(loaded: Folder, run: Run) -> None:
    over = answer(run("status", PROVINCE, "--as-of", "2024-02-01", "--json"))["status"]
    assert (over["value"], over["word"], over["confidence"]) == ("period_over", "Nghi đã hết thời kỳ", "low")
    assert answer(run("status", PROVINCE, "--as-of", "2023-12-31", "--json"))["status"]["value"] == "unknown"


def test_a_law_and_a_resolution_of_one_number_are_asked_for_by_type(folder: Folder, run: Run) -> None:
    law = answer(run("status", "Luật 93/2015/QH13", "--as-of", "2020-01-01", "--json"))
    resolution = answer(run("status", "Nghị quyết 93/2015/QH13", "--as-of", "2020-01-01", "--json"))
    assert (law["document"]["issued"], resolution["document"]["issued"]) == ("2015-11-25", "2015-06-22")
    status, _, err = run("status", "93/2015/QH13")
    assert status == 2
    assert "2 văn bản" in err
