"""``cancu check`` in every form, for one file, many files and folders; ``cancu verify``."""

from __future__ import annotations

import io
import json
import multiprocessing
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from benchmarks.word_rules import require_kept
from loaders.sources import read_bytes
from tests.support import ROOT, need
from tests.test_loaders.wordfiles import paragraph, word_file
from viz.reports.word import Annotated

Run = Callable[..., tuple[int, str, str]]
FAULTY = "BÁO CÁO\nKết quả công tác\nCăn cứ Nghị định 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\nvà Kế hoạch số …/KH-UBND ngày …/…/2023.\n"
SOUND = "Công tác được duy trì thường xuyên.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in Word with faults."""
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(word_file("".join(map(paragraph, FAULTY.splitlines()))))
    return path


@pytest.fixture
def desk(tmp_path: Path, report: Path) -> Path:
    """A folder with two reports, a text, a broken file and a lock of Word."""
    folder = tmp_path / "ban"
    (folder / "cu").mkdir(parents=True)
    shutil.copy(report, folder / "a.docx")
    shutil.copy(report, folder / "cu" / "a.docx")
    (folder / "sach.txt").write_text(SOUND, encoding="utf-8")
    (folder / "hong.docx").write_bytes(report.read_bytes()[:300])
    (folder / "~$a.docx").write_bytes(b"x")
    return folder


# ----------------------------------------------------------------------------------------------- one file


def test_the_word_file_comes_back_with_comments(run: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "kq.docx"
    status, printed, told = run("check", report, "--format", "docx", "--out", out)
    assert (status, printed) == (1, "")
    assert "bao-cao.docx: 3 ghi chú\n" in told
    require_kept(report.read_bytes(), Annotated(data=out.read_bytes(), comments=3, moved=0, fixes=0, unfixed=()))
    assert read_bytes(out.read_bytes(), "kq.docx").text == FAULTY.strip()


def test_corrections_are_made_where_asked(run: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "kq.docx"
    told = run("check", report, "--format", "docx", "--fix", "--out", out)[2]
    assert "1 chỗ sửa ở chế độ theo dõi thay đổi" in told
    assert "Nghị định số 61/2018/NĐ-CP" in read_bytes(out.read_bytes(), "kq.docx").text


@pytest.mark.parametrize("name", ["phieu.pdf", "phieu.docx", "PHIEU.PDF"])
def test_a_certificate_is_made_and_checked_again(run: Run, report: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert run("check", report, "--format", "certificate", "--out", out)[0] == 1
    status, printed, _ = run("verify", out)
    assert status == 0
    assert printed.splitlines()[0] == "Phiếu: nguyên vẹn, đúng như chương trình làm ra."
    assert printed.splitlines()[-1].startswith("Kết quả: không có gì thay đổi")


def test_workbook_and_log_are_made(run: Run, report: Path, tmp_path: Path) -> None:
    assert run("check", report, "--format", "xlsx", "--out", tmp_path / "kq.xlsx")[0] == 1
    book = openpyxl.load_workbook(tmp_path / "kq.xlsx")
    assert book["Phát hiện"]["B4"].value.endswith("bao-cao.docx")
    status, printed, _ = run("check", report, "--format", "sarif")
    assert status == 1
    assert json.loads(printed)["version"] == "2.1.0"


# ---------------------------------------------------------------------------------------------- wrong calls


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "docx"], "--format docx cần --out ket-qua.docx"),
        (["--format", "xlsx"], "--format xlsx cần --out ket-qua.xlsx"),
        (["--format", "certificate"], "--format certificate cần --out phieu.pdf"),
        (["--format", "certificate", "--out", "phieu.txt"], "phieu.txt: phiếu chỉ ghi được dạng .pdf hoặc .docx"),
        (["--format", "docx", "--out", "kq.docm"], "đặt tên tệp trong --out có đuôi .docx"),
        (["--fix"], "--fix chỉ dùng với --format docx"),
        (["--jobs", "0"], "--jobs phải là số từ 1 đến 64, không phải “0”"),
        (["--overrides", "khong-co.json"], "khong-co.json: không đọc được tệp quyết định"),
    ],
)
def test_wrong_calls_say_what_to_do(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(report.parent)
    before = report.read_bytes()
    status, printed, told = run("check", report, *arguments)
    assert (status, printed) == (2, "")
    assert said in told
    assert sorted(path.name for path in report.parent.iterdir()) == ["bao-cao.docx"]
    assert report.read_bytes() == before


def test_what_is_no_word_file_is_told_what_to_do(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "bc.txt"
    text.write_text(FAULTY, encoding="utf-8")
    status, _, told = run("check", text, "--format", "docx", "--out", tmp_path / "kq.docx")
    assert status == 2
    assert "bc.txt: không phải tệp Word nên không gắn được ghi chú" in told
    assert not (tmp_path / "kq.docx").exists()


# --------------------------------------------------------------------------------------- decisions of people


def test_decisions_are_noted_and_do_not_count(run: Run, report: Path, tmp_path: Path) -> None:
    found = json.loads(run("check", report, "--format", "json")[1])["findings"]
    grave = [one["id"] for one in found if one["severity"] == "error"]
    assert grave
    decisions = tmp_path / "qd.json"
    rows = [{"finding": one, "by": "Nguyễn Thị Lan", "why": "biểu mẫu", "on": "2026-11-21"} for one in grave]
    decisions.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    out = tmp_path / "phieu.docx"
    assert run("check", report, "--format", "certificate", "--out", out, "--overrides", decisions)[0] == 0
    with zipfile.ZipFile(out) as archive:
        assert "Nguyễn Thị Lan" in archive.read("word/document.xml").decode()
    decisions.write_text(json.dumps(rows[:-1], ensure_ascii=False), encoding="utf-8")
    again = run("check", report, "--format", "certificate", "--out", out, "--overrides", decisions)[0]
    assert again == (1 if rows[:-1] != rows else 0)


# ----------------------------------------------------------------------------------------------- checked again


def test_another_file_is_told_apart(run: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "phieu.pdf"
    run("check", report, "--format", "certificate", "--out", out)
    other = tmp_path / "khac.docx"
    other.write_bytes(word_file(paragraph("Căn cứ Nghị định số 61/2018/NĐ-CP")))
    status, printed, _ = run("verify", out, "--file", other)
    assert status == 1
    assert "Kết quả này không thuộc tệp này" in printed
    report.unlink()
    status, _, told = run("verify", out)
    assert status == 2
    assert "không thấy tệp bao-cao.docx cạnh phiếu" in told


def test_a_changed_page_is_told(run: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "phieu.docx"
    run("check", report, "--format", "certificate", "--out", out)
    stream = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace("LỖI".encode(), "TỐT".encode()))
    out.write_bytes(stream.getvalue())
    status, printed, _ = run("verify", out)
    assert status == 1
    assert "nội dung trình bày đã bị sửa" in printed


def test_another_day_shows_what_has_changed_since(run: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "phieu.pdf"
    run("check", report, "--format", "certificate", "--out", out, "--as-of", "2023-06-30")
    assert run("verify", out)[0] == 0
    status, printed, _ = run("verify", out, "--as-of", "2026-11-21")
    assert status == 1
    assert "Ngày xét hiệu lực: đổi từ 30/6/2023 sang 21/11/2026." in printed
    assert "Hiệu lực: Nghị định 61/2018/NĐ-CP: " in printed
    assert "118/2025/NĐ-CP" in printed


# ------------------------------------------------------------------------------------------- many files


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_checked_with_a_summary(run: Run, desk: Path, tmp_path: Path, jobs: str) -> None:
    out = tmp_path / "kq"
    status, printed, told = run("check", desk, "--format", "docx", "--out", out, "--jobs", jobs)
    assert status == 2
    assert sorted(path.name for path in out.iterdir()) == ["a-2.docx", "a.docx", "tong-hop.xlsx"]
    assert "~$a.docx: tệp khóa tạm của Word" in told
    assert "hong.docx" in told
    assert "4 tệp: " in printed.splitlines()[-1]
    assert "2 tệp chưa có kết quả" in printed.splitlines()[-1]
    book = openpyxl.load_workbook(out / "tong-hop.xlsx")
    assert [book["Tệp đã kiểm tra"].cell(row, 13).value for row in range(4, 8)] == [
        "đọc đủ", "đọc đủ", "không đọc được", "không đọc được",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("text", ["a-2.txt", "a.txt", "sach.txt", "tong-hop.xlsx"]),
        ("json", ["a-2.json", "a.json", "sach.json", "tong-hop.json"]),
        ("html", ["a-2.html", "a.html", "sach.html", "tong-hop.xlsx"]),
        ("certificate", ["a-2.pdf", "a.pdf", "sach.pdf", "tong-hop.xlsx"]),
        ("xlsx", ["a-2.xlsx", "a.xlsx", "sach.xlsx", "tong-hop.xlsx"]),
        ("sarif", ["a-2.sarif", "a.sarif", "sach.sarif", "tong-hop.json"]),
    ],
)
def test_every_form_can_be_made_for_a_folder(run: Run, desk: Path, tmp_path: Path, form: str, made: list[str]) -> None:
    (desk / "hong.docx").unlink()
    status, _, _ = run("check", desk, "--format", form, "--out", f"{tmp_path}/kq/")
    assert status == 1
    assert sorted(path.name for path in (tmp_path / "kq").iterdir()) == made
    if made[-1] == "tong-hop.json":
        summary = json.loads((tmp_path / "kq" / "tong-hop.json").read_text(encoding="utf-8"))
        assert summary["schema"] == "cancu/summary@1"
        assert [one["out"] for one in summary["files"]] == [made[1], made[0], made[2]]


def test_files_in_a_zip_come_back_one_by_one(run: Run, report: Path, tmp_path: Path) -> None:
    packed = tmp_path / "gui.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(report, "a.docx")
        archive.write(report, "b/a.docx")
    status, _, _ = run("check", packed, "--format", "docx", "--out", tmp_path / "kq")
    assert status == 1
    assert sorted(path.name for path in (tmp_path / "kq").iterdir()) == ["a-2.docx", "a.docx", "tong-hop.xlsx"]


@pytest.mark.parametrize("form", ["xlsx", "sarif"])
def test_all_results_go_into_one_workbook_or_log(run: Run, desk: Path, tmp_path: Path, form: str) -> None:
    (desk / "hong.docx").unlink()
    out = tmp_path / f"kq.{form}"
    assert run("check", desk, "--format", form, "--out", out)[0] == 1
    if form == "sarif":
        assert len(json.loads(out.read_text(encoding="utf-8"))["runs"][0]["artifacts"]) == 3
    else:
        assert openpyxl.load_workbook(out)["Tệp đã kiểm tra"]["A6"].value == 3


def test_several_files_give_the_same_at_once_and_in_turn(run: Run, desk: Path, tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        run("check", desk, "--format", "certificate", "--out", tmp_path / jobs, "--jobs", jobs)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "3").iterdir())
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "3" / name).read_bytes()


def test_documents_are_never_written_over(run: Run, desk: Path) -> None:
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    assert run("check", desk / "a.docx", desk / "sach.txt", "--format", "docx", "--out", desk)[0] == 2
    assert {path: path.read_bytes() for path in before} == before


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()
    status, _, told = run("check", tmp_path / "rong")
    assert status == 2
    assert "không có tệp nào để kiểm tra" in told


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_leaves_whole_results(tmp_path: Path, jobs: str) -> None:
    folder, out = tmp_path / "ban", tmp_path / "kq"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(FAULTY * 8, encoding="utf-8")
    program = [
        sys.executable,
        "-m",
        "cancu",
        "check",
        str(folder),
        "--format",
        "html",
        "--out",
        f"{out}/",
        "--jobs",
        jobs,
    ]
    child = subprocess.Popen(program, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    for _ in range(600):
        if out.is_dir() and len(list(out.glob("*.html"))) > 2:
            break
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    _, told = child.communicate(timeout=30)
    assert child.returncode == 130
    assert "/300 tệp đã kiểm tra xong" in told
    pages = list(out.glob("*.html"))
    assert 2 < len(pages) < 300
    assert all(page.read_text(encoding="utf-8").rstrip().endswith("</html>") for page in pages)
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


def test_a_process_that_dies_takes_only_its_file_with_it(tmp_path: Path) -> None:
    from cancu.cli.check_call import Call
    from cancu.cli.check_run import check_all

    files = tuple(str(tmp_path / f"{number}.txt") for number in range(6))
    for name in files:
        Path(name).write_text(FAULTY * 600, encoding="utf-8")
    call = Call(files=files, form="jsonl", as_of=None, fail_on="error", out=None, language="vi", jobs=2)
    done = check_all(call)
    results = [next(done)]
    multiprocessing.active_children()[0].kill()
    results += done
    assert [one.name for one in results] == list(files)
    failed = [one for one in results if one.error]
    assert len(failed) == 1
    assert "dừng đột ngột" in str(failed[0].error)
    assert multiprocessing.active_children() == []


# ------------------------------------------------------------------------------------------------ LibreOffice


def test_libreoffice_opens_what_is_made(run: Run, report: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    need(office, "LibreOffice is not installed")
    assert office is not None
    made = tmp_path / "made"
    for form, name in (("docx", "a.docx"), ("certificate", "b.docx"), ("xlsx", "c.xlsx")):
        run("check", report, "--format", form, "--out", made / name)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    ran = subprocess.run(
        [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, sorted(made.iterdir()))],
        capture_output=True, timeout=170, check=False,
    )  # fmt: skip
    assert [(tmp_path / f"{stem}.pdf").exists() for stem in "abc"] == [True] * 3, ran.stderr
