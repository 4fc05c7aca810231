"""``cancu registry``: what it prints, its exit statuses, and what it leaves behind."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.vocab.facts import parse_facts

Run = Callable[..., tuple[int, str, str]]

HEADER = "doc_type,number,title,issuer,issue_date,effective_date,n_article_notes,other_effective_dates,topics\n"
REGISTER = (
    f"{HEADER}Nghị định,61/2018/NĐ-CP,Một cửa,Chính phủ,2018-04-23,2018-06-21,3,,a.md\n"
    "Quyết định,638/QĐ-UBND,Về cán bộ,,2021-03-01,2021-02-01,1,,a.md\n"
    "thiếu ô\n"
)
AMENDMENTS = (
    "target,target_type,target_article,events,scope,by,by_type,by_article,by_effective,source\n"
    "61/2018/NĐ-CP,Nghị định,Điều 3,amended+repealed,partial,107/2021/NĐ-CP,Nghị định,Điều 1,2021-12-06,a.md\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CANCU_STORE", raising=False)
    (tmp_path / "van-ban.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "sua-doi_2026-04-26.csv").write_text(AMENDMENTS, encoding="utf-8")
    return tmp_path


def test_import_tells_what_came_in_and_what_did_not(run: Run, folder: Path) -> None:
    status, out, err = run(
        "registry", "import", "van-ban.csv", "sua-doi_2026-04-26.csv", "--report", "loi.csv", "--store", "kho.db"
    )
    assert (status, out) == (1, "")  # a row was not read
    assert "3 dòng, 2 văn bản (1 chưa xác định được định danh)" in err
    assert "2 quan hệ (0 còn nghi vấn)" in err
    assert "biết đến ngày 2026-04-26 (theo tên tệp)" in err
    assert "biết đến ngày 2021-03-01 (ít nhất, theo ngày muộn nhất trong sổ)" in err
    assert "van-ban.csv, dòng 4: không đọc: dòng có 1 ô, dòng tiêu đề có 9 ô" in err
    with (folder / "loi.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[:3] for row in rows] == [
        ["file", "line", "read"],
        ["van-ban.csv", "3", "partly"],
        ["van-ban.csv", "4", "no"],
    ]


def test_status_says_until_which_day_each_register_knows(run: Run, folder: Path) -> None:
    run("registry", "import", "sua-doi_2026-04-26.csv", "--store", "kho.db")
    status, out, _ = run("registry", "status", "--store", "kho.db")
    assert status == 0
    assert "2026-04-26" in out
    status, out, _ = run("registry", "status", "--store", "kho.db", "--json")
    found = {row["origin"]["id"]: row["said"] for row in json.loads(out)}
    assert found["registry:phapdien-amendments"] == {
        "works": 2, "relations": 2, "disputed": 0, "events": 0, "seen_on": "2026-04-26",
    }  # fmt: skip
    assert "registry:cancu" in found  # the knowledge of the program is a register too


def test_import_as_json_for_programs(run: Run, folder: Path) -> None:
    status, out, err = run("registry", "import", "van-ban.csv", "--seen-on", "2026-01-31", "--json")
    assert (status, err) == (1, "")
    answer = json.loads(out)
    [register] = answer["registers"]
    assert (register["mapping"], register["seen_on"], register["counts"]["unread"]) == (
        "phapdien-documents",
        "2026-01-31",
        1,
    )
    assert [row["line"] for row in answer["problems"]] == [4, 3]
    assert (folder / "cancu.db").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("registry", "import"), "thiếu"),
        (("registry", "import", "khong-co.csv"), "không có tệp này"),
        (("registry", "import", "la.csv"), "không có ánh xạ nào cho các cột a, b"),
        (("registry", "import", "van-ban.csv", "--mapping", "vbpl"), "không có ánh xạ “vbpl”"),
        (("registry", "import", "van-ban.csv", "--mapping", "vbpl-status"), "thiếu cột vbpl_id"),
        (("registry", "import", "van-ban.csv", "--seen-on", "31/01/2026"), "Ví dụ: --seen-on 2026-01-31"),
        (("registry", "import", "van-ban.csv", "--report", "van-ban.csv"), "trùng"),
        (("registry", "xuat"), "không có lệnh “xuat”"),
        (("registry", "status", "--store", "khong-co.db"), "chưa có kho dữ liệu"),
    ],
)
def test_wrong_calls_leave_nothing_behind(run: Run, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "la.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    before = sorted(path.name for path in folder.iterdir())
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert message in err
    left = sorted(path.name for path in folder.iterdir() if path.name != "cancu.db")
    assert left == before


def test_help_in_both_languages(run: Run) -> None:
    for language, word in (("vi", "Sổ đăng ký"), ("en", "Registers of documents")):
        assert word in run("--lang", language, "registry", "--help")[1]
        for name in ("import", "status", "learn"):
            status, out, _ = run("--lang", language, "registry", name, "--help")
            assert status == 0
            assert out


DECREE = (
    "CHÍNH PHỦ\nSố: 15/2026/NĐ-CP\nHà Nội, ngày 20 tháng 01 năm 2026\n\nNGHỊ ĐỊNH\nQuy định về một cửa\n\n"
    "Điều 1. Phạm vi\n\nNghị định này quy định.\n\nĐiều 9. Hiệu lực thi hành\n\n1. Nghị định này có hiệu lực thi hành từ "
    "ngày 01 tháng 3 năm 2026.\n\n2. Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ hết hiệu lực kể từ "
    "ngày Nghị định này có hiệu lực thi hành.\n"
)


def test_learn_proposes_a_table_that_can_be_used(run: Run, folder: Path) -> None:
    (folder / "moi.txt").write_text(DECREE, encoding="utf-8")
    status, out, err = run("registry", "learn", "moi.txt", "--out", "de-xuat.yaml")
    assert (status, out) == (0, "")
    assert "1 văn bản đọc được, 1 sự kiện đề xuất" in err
    [work] = parse_facts((folder / "de-xuat.yaml",))
    [event] = work.events
    assert (work.number, event.what, str(event.day), event.by) == (
        "61/2018/NĐ-CP",
        "repealed",
        "2026-03-01",
        "15/2026/NĐ-CP",
    )
    assert not (folder / "cancu.db").exists()  # nothing is applied
    (folder / "hong.txt").write_bytes(b"")
    status, out, err = run("registry", "learn", "moi.txt", "hong.txt")
    assert status == 2
    assert "hong.txt: không đọc được" in err
    assert out.startswith("# Đề xuất")
