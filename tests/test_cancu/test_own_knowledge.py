"""The office's own organs and facts, taken in through the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

ORGANS = """- code: "BQLRPH"
  name: "Ban Quản lý rừng phòng hộ Sông Tranh"
  names: ["BQL rừng phòng hộ Sông Tranh"]
  level: "tỉnh"
  kind: "state"
  source: "Quyết định 11/QĐ-UBND ngày 05/01/2024 (danh mục chữ viết tắt của tỉnh)"
  confidence: "high"
"""
FACTS = """- number: "07/2031/TT-BNV"
  type: "Thông tư"
  title: "hướng dẫn thử"
  issuer: "Bộ Nội vụ"
  issued: "2031-02-03"
  effective: "2031-04-01"
  source: "bản giấy của cơ quan"
  seen_on: "2031-05-01"
  confidence: "high"
  events:
    - what: "repealed"
      day: "2032-01-01"
      by: "09/2031/TT-BNV"
      source: "09/2031/TT-BNV, Điều 4"
      seen_on: "2032-01-05"
      confidence: "high"
"""
TEXT = (
    "Căn cứ Quyết định số 15/QĐ-BQLRPH ngày 12/3/2024 của Ban Quản lý rừng phòng hộ Sông Tranh;\n"
    "Căn cứ Thông tư số 07/2031/TT-BNV ngày 03 tháng 02 năm 2031 của Bộ trưởng Bộ Nội vụ hướng dẫn thử;\n"
)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cancu", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


def checked(tmp_path: Path, **environment: str) -> dict[str, object]:
    text = tmp_path / "bc.txt"
    text.write_text(TEXT, encoding="utf-8")
    ran = run("check", str(text), "--format", "json", "--as-of", "2032-06-01", "--fail-on", "never", **environment)
    assert ran.returncode == 0, ran.stderr
    made: dict[str, object] = json.loads(ran.stdout)
    return made


def issuers(result: dict[str, object]) -> list[str | None]:
    return [document["issuer"] for document in result["documents"]]  # type: ignore[attr-defined]


def rules(result: dict[str, object]) -> set[str]:
    return {finding["rule"] for finding in result["findings"]}  # type: ignore[attr-defined]


def test_the_organs_of_the_office_are_known(tmp_path: Path) -> None:
    path = tmp_path / "organs.yaml"
    path.write_text(ORGANS, encoding="utf-8")
    without, with_own = checked(tmp_path), checked(tmp_path, CANCU_ORGANS=str(path))
    assert without["tool"]["data"]["hash"] != with_own["tool"]["data"]["hash"]  # type: ignore[index]
    assert "Ban Quản lý rừng phòng hộ Sông Tranh" in issuers(with_own)


def test_every_process_knows_the_organs_of_the_office(tmp_path: Path) -> None:
    path = tmp_path / "organs.yaml"
    path.write_text(ORGANS, encoding="utf-8")
    files = [tmp_path / f"bc{number}.txt" for number in range(4)]
    for file in files:
        file.write_text(TEXT, encoding="utf-8")
    names = map(str, files)
    ran = run("check", *names, "--format", "jsonl", "--fail-on", "never", CANCU_ORGANS=str(path))
    assert ran.returncode == 0, ran.stderr
    results = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(results) == len(files)
    assert all("Ban Quản lý rừng phòng hộ Sông Tranh" in issuers(result) for result in results)


HAND_OVER = """
import multiprocessing
from pathlib import Path
from graph.issuer import organs_by_code
from graph.vocab import extend, extend_organs, own_files

def known(code):
    return [organ.name for organ in organs_by_code(code)]

if __name__ == "__main__":
    extend_organs(Path({path!r}))
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, extend, (own_files(),)) as pool:
        print(pool.map(known, ["BQLRPH"]))
"""


def test_what_one_process_took_in_is_handed_to_another(tmp_path: Path) -> None:
    path = tmp_path / "organs.yaml"
    path.write_text(ORGANS, encoding="utf-8")
    script = tmp_path / "hand_over.py"
    script.write_text(HAND_OVER.format(path=str(path)), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )
    assert "Ban Quản lý rừng phòng hộ Sông Tranh" in ran.stdout, ran.stderr


def test_an_addition_that_comes_too_late_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "organs.yaml"
    path.write_text(ORGANS, encoding="utf-8")
    code = f"import graph.vocab as v; from pathlib import Path; v.organs(); v.extend_organs(Path({str(path)!r}))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert "phải được nạp trước khi đọc văn bản đầu tiên" in ran.stderr


def test_the_facts_of_the_office_are_known(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    assert "outdated-reference" not in rules(checked(tmp_path))
    found = checked(tmp_path, CANCU_FACTS=str(path))
    assert "outdated-reference" in rules(found)
    assert found["tool"]["data"]["as_of"] == "2032-01-05"  # type: ignore[index]


def test_what_was_learnt_is_used_after_review(tmp_path: Path) -> None:
    """The whole way: a new document, its proposals, the reviewed table, a check that knows it."""
    new = tmp_path / "nd.txt"
    new.write_text(
        "CHÍNH PHỦ\nSố: 77/2031/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2031\nNGHỊ ĐỊNH\nVề công tác văn thư\n\n"
        "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2031.\n"
        "2. Nghị định này thay thế Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
        "văn thư.\n",
        encoding="utf-8",
    )
    table = tmp_path / "de-xuat.yaml"
    ran = run("registry", "learn", str(new), "--out", str(table))
    assert ran.returncode == 0, ran.stderr
    assert "30/2020/NĐ-CP" in table.read_text(encoding="utf-8")
    report = tmp_path / "bc.txt"
    report.write_text("Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.\n", encoding="utf-8")
    command = ("check", str(report), "--format", "json", "--as-of", "2031-06-01", "--fail-on", "never")
    before = json.loads(run(*command).stdout)
    after = json.loads(run(*command, CANCU_FACTS=str(table)).stdout)
    assert "outdated-reference" not in rules(before)
    (ended,) = [one for one in after["findings"] if one["rule"] == "outdated-reference"]
    assert "77/2031/NĐ-CP từ ngày 01/5/2031" in ended["message"]
    document = after["documents"][0]
    assert document["title"] is None or "văn thư" in document["title"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (ORGANS.replace('  kind: "state"\n', ""), "organs.yaml, hàng 1: thiếu khóa 'kind'"),
        (ORGANS.replace('"state"', '"stat"'), "organs.yaml, hàng 1: 'kind' không thể là 'stat'"),
        (ORGANS + ORGANS, "organs.yaml, hàng 2: trùng với một hàng ở trên"),
        (ORGANS + '  valid_to: "2025-01-01"\n  succeeded_by: ["KHÔNGCÓ"]\n', "hàng 1: 'succeeded_by' có 'KHÔNGCÓ'"),
        ("a: b\n", "organs.yaml: phải là một danh sách các hàng"),
        ("- code: [\n", "organs.yaml: dòng"),
    ],
)
def test_a_wrong_list_is_refused_with_file_and_row(words: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "organs.yaml"
    path.write_text(words, encoding="utf-8")
    ran = run("check", "examples/bao-cao-mau.txt", CANCU_ORGANS=str(path))
    assert ran.returncode == 2
    assert said in ran.stderr
    assert ran.stdout == ""


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    ran = run("check", "examples/bao-cao-mau.txt", CANCU_ORGANS=str(tmp_path / "thieu.yaml"))
    assert ran.returncode == 2
    assert "thieu.yaml: không có tệp này" in ran.stderr


def test_wrong_facts_are_refused_with_file_and_row(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS.replace('      source: "09/2031/TT-BNV, Điều 4"\n', ""), encoding="utf-8")
    ran = run("check", "examples/bao-cao-mau.txt", CANCU_FACTS=str(path))
    assert ran.returncode == 2
    assert "facts.yaml, hàng 1, events 1: thiếu khóa 'source'" in ran.stderr
