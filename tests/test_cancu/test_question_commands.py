"""The questions to the graph as a user asks them: text, JSON, files, both languages, wrong calls."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from graph.stores import open_store
from tests.support import need
from tests.test_cancu.conftest import Run
from tests.test_queries.graphs import bundles, edge, happening, work
from tests.test_queries.test_coverage import EDGES as PLAN_EDGES
from tests.test_queries.test_coverage import PLAN
from tests.test_queries.test_coverage import WORKS as PLAN_WORKS

NAMES = (
    "timeline", "search", "outdated", "impact", "coverage", "review", "districts", "orphans", "conflicts", "stats",
    "decide",
)  # fmt: skip
LAW, NEW, DECREE, CIRCULAR = "1/2015/QH13", "2/2024/QH15", "1/2016/NĐ-CP", "1/2017/TT-BTC"
OPEN_LAW = "?ab12:d1"
WORKS = (
    work(LAW, "2015-06-01", effective="2016-01-01", title="Phí", names=("Luật Phí",)),
    work(NEW, "2024-01-18", effective="2024-08-01", title="Phí", names=("Luật Phí",)),
    work(DECREE, "2016-02-01", title="quy định chi tiết Luật Phí"),
    work(CIRCULAR, "2017-01-01", title="=HYPERLINK(1) hướng dẫn mẫu biểu"),
    work(OPEN_LAW, names=("Luật Phí",), open="có nhiều văn bản cùng tên", candidates=(LAW, NEW)),
)
EDGES = (
    edge(NEW, "repeals", LAW),
    edge(DECREE, "details", LAW),
    edge(CIRCULAR, "based_on", LAW),
    edge(CIRCULAR, "repeals", DECREE),
    edge(CIRCULAR, "cites", OPEN_LAW),
)
TOLD = (happening(DECREE, "partially_repealed", "2020-01-01", by="7/2019/NĐ-CP", scope=("Điều 5",)),)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of a folder, chosen by the environment."""
    path = tmp_path / "kho.db"
    with open_store(str(path)) as made, made.writer() as writer:
        for bundle in bundles((*WORKS, *PLAN_WORKS), (*EDGES, *PLAN_EDGES), TOLD):
            writer.put(bundle)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANCU_STORE", str(path))
    return path


def answer(printed: tuple[int, str, str]) -> Any:
    status, out, err = printed
    assert status == 0, err
    return json.loads(out)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_in_both_languages_with_examples(name: str, language: str, run: Run) -> None:
    status, out, _ = run("--lang", language, name, "--help")
    assert status == 0
    assert ("Ví dụ:" if language == "vi" else "Examples:") in out
    assert f"cancu {name}" in out


def test_outdated_as_text_and_json(store: Path, run: Run) -> None:
    found = answer(run("outdated", "--as-of", "2026-11-21", "--json"))
    kinds = {(one["work"]["key"], item["target"]["key"]): item for one in found["documents"] for item in one["items"]}
    item = kinds[CIRCULAR, LAW]
    assert (item["kind"], item["event"]["day"], item["event"]["by"]) == ("since", "2024-08-01", NEW)
    assert item["successor"]["key"] == NEW
    assert (found["total"], found["cut"], found["kinds"]) == (2, False, {"since": 2})
    status, out, _ = run("outdated", "--as-of", "2026-11-21", "--limit", "1")
    assert status == 0
    assert "đã hết hiệu lực sau khi ban hành: quy định chi tiết" in out
    assert f"Nay là: Luật Phí số {NEW}" in out
    assert "Đã cắt: hiện 1 trong 2" in out
    cut = answer(run("outdated", "--as-of", "2026-11-21", "--limit", "1", "--json"))
    assert (len(cut["documents"]), cut["total"], cut["cut"]) == (1, 2, True)


def test_outdated_of_nothing_is_valid_json(store: Path, run: Run) -> None:
    found = answer(run("outdated", "--as-of", "2016-01-01", "--kind", "then", "--json"))
    assert found == {"as_of": "2016-01-01", "documents": [], "total": 0, "kinds": {}, "cut": False}


def test_impact_says_how_it_ranks(store: Path, run: Run) -> None:
    found = answer(run("impact", LAW, "--on", "2026-11-21", "--json"))
    assert found["succession"]["proposed"]["key"] == NEW
    assert [item["work"]["key"] for item in found["items"]] == [CIRCULAR, DECREE]  # the decree is derived to have ended
    status, out, _ = run("impact", LAW, "--on", "2024-01-01")
    assert status == 0
    assert "Thứ tự:" in out
    assert "có thể hết hiệu lực" in " ".join(out.split())


def test_coverage_of_a_province_and_of_a_list(store: Path, run: Run) -> None:
    asked = ("coverage", PLAN, "--as-of", "2022-12-31")
    found = answer(run(*asked, "--province", "Trà Vinh", "--deadline", "2022-08-31", "--json"))
    assert [one["state"] for one in found["units"]].count("none") == 6
    assert found["units"][0]["late"] == 122
    Path("ds.csv").write_text("đơn vị;hạn\nhuyện Trà Cú;2022-08-15\n", encoding="utf-8")
    status, out, err = run(*asked, "--units", "ds.csv", "--out", "do-phu.csv")
    assert (status, out) == (0, "")
    assert "Đã ghi do-phu.csv" in err
    [head, row] = list(csv.reader(io.StringIO(Path("do-phu.csv").read_text(encoding="utf-8-sig"))))
    assert (head[1], row[1], row[3], row[7]) == ("Đơn vị", "huyện Trà Cú", "đã có văn bản", "5")
    status, out, _ = run(*asked, "--province", "Trà Vinh")
    assert status == 0
    assert "6/9 đơn vị chưa có văn bản" in out
    assert "không có nghĩa là chưa ban hành" in out


def test_the_deadline_is_read_from_a_text_file(store: Path, run: Run) -> None:
    Path("ke-hoach.txt").write_text(
        "KẾ HOẠCH\nUBND các huyện xây dựng kế hoạch, gửi Sở Nội vụ trước ngày 31/8/2022.\n", encoding="utf-8"
    )
    asked = ("coverage", PLAN, "--as-of", "2022-12-31", "--province", "Trà Vinh", "--text", "ke-hoach.txt", "--json")
    assert answer(run(*asked))["deadline"] == "2022-08-31"


def test_timeline(store: Path, run: Run) -> None:
    found = answer(run("timeline", DECREE, "--as-of", "2026-11-21", "--json"))
    assert [one["what"] for one in found["moments"]] == ["issued", "partially_repealed", "expired"]
    assert [one["derived"] for one in found["moments"]] == [False, False, True]
    status, out, _ = run("timeline", DECREE, "--as-of", "2026-11-21")
    assert status == 0
    assert "[suy ra]" in out
    assert "Không tính, cần xem lại: Thông tư 1/2017/TT-BTC bãi bỏ" in out
    assert "cần xem thẩm quyền" in out


def test_search_without_accents_and_with_filters(store: Path, run: Run) -> None:
    found = answer(run("search", "luat", "phi", "--json"))
    assert found["documents"][0]["key"] == NEW
    assert answer(run("search", "chi tiet", "--type", "nd", "--json"))["documents"][0]["key"] == DECREE
    assert answer(run("search", "--level", "huyen", "--json"))["documents"]
    status, out, _ = run("search", "huyen", "--limit", "1")
    assert status == 0
    assert "Kết quả đã cắt" in out


def test_stats_orphans_conflicts(store: Path, run: Run) -> None:
    assert answer(run("stats", "--json"))["total"]["open"] == 1
    assert run("stats")[0] == 0
    orphans = answer(run("orphans", "--json"))
    assert [one["work"]["key"] for one in orphans["open"]] == [OPEN_LAW]
    assert "decide bind" in run("orphans")[1]
    found = answer(run("conflicts", "--kind", "two-ends", "--kind", "mutual", "--json"))
    assert found == {"conflicts": [], "totals": {"two ends": 0, "mutual": 0}}
    assert run("conflicts")[0] == 0


def test_review_writes_a_workbook_of_strings(store: Path, run: Run) -> None:
    status, out, err = run("review", "--issuer", "Bộ Tài chính", "--as-of", "2026-12-31", "--out", "ra-soat.xlsx")
    assert status == 0
    assert "Đã ghi ra-soat.xlsx" in err
    assert "con người quyết định" in out
    with zipfile.ZipFile("ra-soat.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 4
        for name in sheets:
            text = book.read(name).decode()
            assert "<f>" not in text
            assert "hyperlink" not in text.casefold()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "=HYPERLINK(1)" in strings, "the words of a document stand there as words"
    assert "Lý do hết hiệu lực" in strings
    before = Path("ra-soat.xlsx").read_bytes()
    run("review", "--issuer", "Bộ Tài chính", "--as-of", "2026-12-31", "--out", "ra-soat.xlsx")
    assert Path("ra-soat.xlsx").read_bytes() == before


def test_the_workbook_opens_in_an_office_program(store: Path, run: Run, tmp_path: Path) -> None:
    import shutil
    import subprocess

    office = shutil.which("soffice")
    need(office, "no LibreOffice on this machine")
    assert office is not None
    assert run("review", "--as-of", "2026-12-31", "--out", "ra-soat.xlsx")[0] == 0
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    made = subprocess.run(
        [office, home, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
         "--outdir", str(tmp_path / "csv"), "ra-soat.xlsx"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    sheets = sorted((tmp_path / "csv").glob("*.csv"))
    assert len(sheets) == 4, made.stderr
    first = sheets[0].read_text(encoding="utf-8")
    assert LAW in first
    assert f"bị bãi bỏ bởi {NEW} ngày 18/01/2024 từ ngày 01/8/2024" in first


def test_decisions_outrank_and_survive(store: Path, run: Run) -> None:
    by = ("--author", "Lê An", "--reason", "đã xem bản gốc")
    assert answer(run("status", LAW, "--as-of", "2026-11-21", "--json"))["status"]["value"] == "ended"
    made = answer(run("decide", "reject", NEW, "repeals", LAW, *by, "--json"))
    assert made["id"].startswith("person:")
    assert answer(run("status", LAW, "--as-of", "2026-11-21", "--json"))["status"]["value"] == "no_evidence"
    with open_store(str(store)) as kept, kept.writer() as writer:  # every file is loaded again
        for bundle in bundles((*WORKS, *PLAN_WORKS), (*EDGES, *PLAN_EDGES), TOLD):
            writer.put(bundle)
    assert answer(run("status", LAW, "--as-of", "2026-11-21", "--json"))["status"]["value"] == "no_evidence"
    assert run("remove", made["id"])[0] == 0
    assert answer(run("status", LAW, "--as-of", "2026-11-21", "--json"))["status"]["value"] == "ended"


def test_a_person_confirms_what_was_in_doubt(store: Path, run: Run) -> None:
    assert answer(run("status", DECREE, "--as-of", "2020-06-01", "--json"))["status"]["value"] == "ended_in_part"
    run("decide", "confirm", CIRCULAR, "repeals", DECREE, "--author", "Lê An", "--reason", "đúng thẩm quyền")
    with open_store(str(store)) as kept, kept.view() as view:
        edge_now = view.relation(CIRCULAR, "repeals", DECREE)
    assert edge_now is not None
    assert (edge_now.state, edge_now.doubt) == ("confirmed", "đúng thẩm quyền")


def test_an_open_citation_is_bound(store: Path, run: Run) -> None:
    by = ("--author", "Lê An", "--reason", "báo cáo năm 2017")
    assert answer(run("decide", "bind", OPEN_LAW, LAW, *by, "--json"))["id"].startswith("person:")
    with open_store(str(store)) as kept, kept.view() as view:
        assert view.relation(CIRCULAR, "cites", LAW) is not None
    listed = answer(run("decide", "list", "--json"))
    assert [(one["kind"], one["decision"]["open"], one["decision"]["work"]) for one in listed] == [
        ("binding", OPEN_LAW, LAW)
    ]
    assert "Lê An" in run("decide", "list")[1]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("decide", "reject", NEW, "cites", LAW, "--author", "a", "--reason", "b"), "không nguồn nào nêu"),
        (("decide", "bind", LAW, NEW, "--author", "a", "--reason", "b"), "không phải là viện dẫn còn mở"),
        (("decide", "bind", OPEN_LAW, OPEN_LAW, "--author", "a", "--reason", "b"), "không phải là văn bản đã xác định"),
        (("decide", "reject", NEW, "repeals", LAW, "--author", " ", "--reason", "b"), "--author"),
        (("decide", "undo"), "không có lệnh “undo”"),
        (("coverage", LAW), "--province"),
        (("coverage", LAW, "--units", "khong-co.csv"), "khong-co.csv"),
        (("coverage", LAW, "--province", "Trà Vinh", "--as-of", "2026-01-01"), "tỉnh Vĩnh Long"),
        (("coverage", LAW, "--level", "tinh", "--out", "a.doc"), ".xlsx, .csv"),
        (("review", "--out", "a.csv"), ".xlsx"),
        (("search", "--type", "thư tình"), "thư tình"),
        (("impact", "99/2099/NĐ-CP"), "99/2099/NĐ-CP"),
        (("timeline", "Luật Phí"), "--year"),
        (("outdated", "--since", "hôm qua"), "hôm qua"),
    ],
)
def test_wrong_calls_end_with_2_and_name_the_thing(call: tuple[str, ...], words: str, store: Path, run: Run) -> None:
    status, _, err = run(*call)
    assert status == 2
    assert words in err


def test_messages_are_there_in_both_languages() -> None:
    from cancu.cli import messages_questions

    assert set(messages_questions.VIETNAMESE) == set(messages_questions.ENGLISH)


def test_help_of_a_question_stays_light(store: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys\nfrom cancu.cli.group import run\nrun(['outdated', '--help'])\n"
        "print('HEAVY', *sorted({'networkx', 'xlsxwriter', 'neo4j', 'fastapi', 'rdflib'} & sys.modules.keys()))"
    )
    from tests.support import ROOT

    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert ran.stdout.rsplit("HEAVY", 1)[1].split() == []


def test_documents_of_districts_by_commune(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    path = tmp_path / "huyen.db"
    district = {"doc_type": "Quyết định", "title": "ban hành Quy chế"}
    works = (
        work("05/2022/QĐ-UBND|1", "2022-04-12", issuer="Ủy ban nhân dân huyện Trà Cú", **district),
        work("06/2022/QĐ-UBND|1", "2022-05-12", issuer="Ủy ban nhân dân huyện Trà Cú", **district),
        work("07/2021/QĐ-UBND|1", "2021-03-02", issuer="Ủy ban nhân dân huyện Châu Thành", **district),
        work("8/QĐ-UBND|1", "2021-03-02", issuer="Ủy ban nhân dân huyện Trà Cú", **district),
    )
    told = (happening("06/2022/QĐ-UBND|1", "repealed", "2025-12-31", by="1/2025/QĐ-UBND"),)
    with open_store(str(path)) as made, made.writer() as writer:
        for bundle in bundles(works, (), told):
            writer.put(bundle)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANCU_STORE", str(path))
    found = answer(run("districts", "--as-of", "2026-11-21", "--json"))
    assert found["days_left"] == 99
    assert {one["commune"]["name"] for one in found["communes"]} == {
        "Trà Cú", "Đại An", "Hàm Giang", "Long Hiệp", "Lưu Nghiệp Anh", "Tập Sơn",
    }  # fmt: skip
    assert {doc["number"] for one in found["communes"] for _, doc in one["documents"]} == {"05/2022/QĐ-UBND"}
    assert [one["number"] for one in found["unplaced"]] == ["07/2021/QĐ-UBND"]
    status, out, _ = run("districts", "--as-of", "2027-03-05", "--commune", "xã Đại An")
    assert status == 0
    assert "1 văn bản của cấp huyện, 1 xã, phường, đặc khu; xét đến ngày 05/3/2027, đã quá 5 ngày." in out
    assert "Chưa xếp được, huyện trùng tên: 07/2021/QĐ-UBND" in out
    status, out, _ = run("districts", "--as-of", "2026-11-21", "--out", "cap-huyen.csv")
    assert (status, out) == (0, "")
    [head, *rows] = list(csv.reader(io.StringIO(Path("cap-huyen.csv").read_text(encoding="utf-8-sig"))))
    assert (head[1], rows[0][1], rows[-1][1]) == ("Xã, phường, đặc khu", "xã Hàm Giang", "chưa rõ")
