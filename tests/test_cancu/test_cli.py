"""The command line: what it prints where, and how it ends."""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest

from tests.support import ROOT
from tests.test_cancu.conftest import Run

pytestmark = pytest.mark.usefixtures("asked")
Write = Callable[[str, str], Path]
CLEAN = "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.\n"


@pytest.mark.parametrize(
    ("words", "fail_on", "status"),
    [
        ("", "error", 0),
        ("LỖI", "error", 1),
        ("CẢNH BÁO", "error", 0),
        ("CẢNH BÁO", "warning", 1),
        ("LƯU Ý", "warning", 0),
        ("LƯU Ý", "info", 1),
        ("LỖI CẢNH BÁO LƯU Ý", "never", 0),
    ],
)
def test_exit_status_follows_the_gravest_finding(run: Run, write: Write, words: str, fail_on: str, status: int) -> None:
    assert run("check", write("a.txt", f"{CLEAN}{words}"), "--fail-on", fail_on)[0] == status


def test_errors_are_what_fails_by_default(run: Run, write: Write) -> None:
    assert run("check", write("a.txt", f"{CLEAN}LỖI"))[0] == 1


def test_a_missing_file_is_told_with_its_name_and_the_next_step(run: Run, tmp_path: Path) -> None:
    status, out, err = run("check", tmp_path / "không-có.docx")
    assert (status, out) == (2, "")
    assert "không-có.docx" in err
    assert "Cách xử lý" in err
    assert "Traceback" not in err


def test_one_unreadable_file_does_not_stop_the_others(run: Run, write: Write, tmp_path: Path) -> None:
    good, empty = write("a.txt", CLEAN), write("b.txt", "")
    status, out, err = run("check", empty, tmp_path / "none.txt", good, "--format", "jsonl")
    assert status == 2
    [line] = out.splitlines()
    assert json.loads(line)["file"]["name"].endswith("a.txt")
    assert "2/3 tệp không đọc được" in err


def test_an_internal_error_is_told_without_a_traceback(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = run("check", write("a.txt", "NỔ"), write("b.txt", CLEAN), "--format", "jsonl")
    assert status == 2
    assert len(out.splitlines()) == 1
    assert "a.txt: lỗi trong chương trình (RuntimeError: boom)" in err
    assert "Traceback" not in err
    monkeypatch.setenv("CANCU_DEBUG", "1")
    assert "Traceback" in run("check", write("a.txt", "NỔ"))[2]


# ------------------------------------------------------------------------------------------------ formats


def test_json_fits_the_schema_the_program_prints(run: Run, write: Write) -> None:
    schema = json.loads(run("schema")[1])
    result = json.loads(run("check", write("a.txt", f"{CLEAN}LỖI"), "--format", "json")[1])
    jsonschema.Draft202012Validator(schema).validate(result)
    assert result["summary"]["errors"] == 1


def test_json_lines_is_one_line_a_file(run: Run, write: Write) -> None:
    status, out, _ = run("check", write("a.txt", CLEAN), write("b.txt", CLEAN), "--format", "jsonl")
    assert status == 0
    assert [json.loads(line)["schema"] for line in out.splitlines()] == ["cancu/check@1"] * 2


def test_json_is_for_one_file(run: Run, write: Write) -> None:
    status, out, err = run("check", write("a.txt", CLEAN), write("b.txt", CLEAN), "--format", "json")
    assert (status, out) == (2, "")
    assert "--format jsonl" in err


def test_the_summary_is_plain_where_nobody_looks(run: Run, write: Write) -> None:
    out = run("check", write("a.txt", f"{CLEAN}LỖI"))[1]
    assert "\x1b" not in out
    assert "KẾT QUẢ KIỂM TRA VIỆN DẪN" in out


def test_two_summaries_are_parted_by_an_empty_line(run: Run, write: Write, tmp_path: Path) -> None:
    files = write("a.txt", CLEAN), write("b.txt", CLEAN)
    printed = run("check", *files)[1]
    run("check", *files, "--out", tmp_path / "kq.txt")
    assert printed == (tmp_path / "kq.txt").read_text(encoding="utf-8")
    assert printed.count("KẾT QUẢ KIỂM TRA") == printed.count("\n\nKẾT QUẢ KIỂM TRA") + 1 == 2


def test_html_goes_to_standard_output_or_to_a_file(run: Run, write: Write, tmp_path: Path) -> None:
    file, out = write("a.txt", CLEAN), tmp_path / "moi" / "kq.html"
    printed = run("check", file, "--format", "html")[1]
    status, nothing, err = run("check", file, "--format", "html", "--out", out)
    assert (status, nothing) == (0, "")
    assert str(out) in err
    assert out.read_text(encoding="utf-8") == printed
    assert printed.startswith("<!doctype html>")


def test_several_pages_go_into_a_folder(run: Run, write: Write, tmp_path: Path) -> None:
    files = [write("a.txt", CLEAN), write("a.md", CLEAN)]
    assert run("check", *files, "--format", "html")[0] == 2
    assert run("check", *files, "--format", "html", "--out", tmp_path / "kq")[0] == 0
    assert sorted(path.name for path in (tmp_path / "kq").iterdir()) == ["a-2.html", "a.html", "tong-hop.xlsx"]
    status, _, err = run("check", *files, "--format", "html", "--out", files[0])
    assert status == 2
    assert "không phải là thư mục" in err


# ------------------------------------------------------------------------------------------------- output


def test_the_document_is_never_written_over(run: Run, write: Write, tmp_path: Path) -> None:
    file = write("a.txt", CLEAN)
    link = tmp_path / "link.txt"
    link.symlink_to(file)
    for out in (file, tmp_path / "." / "a.txt", link):
        status, _, err = run("check", file, "--out", out)
        assert status == 2
        assert "trùng với tệp đang kiểm tra" in err
    page = write("b.html", CLEAN)
    other = write("b.txt", CLEAN)
    assert run("check", page, other, "--format", "html", "--out", tmp_path)[0] == 2
    assert file.read_text(encoding="utf-8") == page.read_text(encoding="utf-8") == CLEAN


def test_a_result_is_written_whole_or_not_at_all(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    file, out = write("a.txt", CLEAN), write("kq.json", "cũ")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    status, _, err = run("check", file, "--format", "json", "--out", out)
    assert status == 2
    assert "kq.json: không ghi được" in err
    assert out.read_text(encoding="utf-8") == "cũ"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "kq.json"]


# -------------------------------------------------------------------------------------------------- input


def test_standard_input_is_a_dash(run: Run, monkeypatch: pytest.MonkeyPatch, asked: list[tuple[str, object]]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(CLEAN.encode())))
    assert run("check", "-")[0] == 0
    assert asked[0][0] == "đầu vào chuẩn"
    assert run("check", "-", "-")[0] == 2


def test_text_prints_the_text_to_the_byte(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Căn cứ\r\nLuật Đất đai\u200b  ".encode())
    status, out, _ = run("text", file)
    assert (status, out) == (0, "Căn cứ\r\nLuật Đất đai\u200b  ")


def test_text_of_an_empty_file_is_refused(run: Run, write: Write) -> None:
    status, out, err = run("text", write("a.txt", ""))
    assert (status, out) == (2, "")
    assert "a.txt" in err


# ---------------------------------------------------------------------------------------------- the call


def test_the_day_asked_for_is_passed_on(run: Run, write: Write, asked: list[tuple[str, datetime.date | None]]) -> None:
    assert run("check", write("a.txt", CLEAN), "--as-of", "2022-12-31")[0] == 0
    assert asked[0][1] == datetime.date(2022, 12, 31)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("30/6/2023", "2023-06-30"),
        ("2023-02-30", "2023-06-30"),
        ("20230630", "2023-06-30"),
        ("hôm nay", "2023-06-30"),
        ("٢٠٢٣-٠٦-٣٠", "2023-06-30"),
        ("31.12.2022", "2022-12-31"),
    ],
)
def test_a_wrong_day_is_told_with_an_example(run: Run, write: Write, value: str, hint: str) -> None:
    status, _, err = run("check", write("a.txt", CLEAN), "--as-of", value)
    assert status == 2
    assert f"“{value}”" in err
    assert f"--as-of {hint}" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check",), "thiếu tên TỆP"),
        (("check", "a.txt", "--fomat", "json"), "không có tùy chọn “--fomat”"),
        (
            ("check", "a.txt", "--format", "pdf"),
            "“pdf” không dùng được cho --format; chọn một trong: text, json",
        ),
        (("check", "a.txt", "--fail-on"), "tùy chọn “--fail-on” cần có giá trị"),
        (("chekc", "a.txt"), "không có lệnh “chekc”. Các lệnh: check, verify, text, schema"),
        (("text", "a.txt", "b.txt"), "lời gọi chưa đúng"),
        (("--lang", "fr", "check"), "“fr” không dùng được cho --lang"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(run: Run, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert "--help" in err


def test_help_speaks_vietnamese_and_shows_examples(run: Run) -> None:
    for arguments in (("--help",), ("check", "--help"), ("text", "-h"), ("schema", "--help")):
        status, out, err = run(*arguments)
        assert (status, err) == (0, "")
        assert "Cách dùng: cancu" in out
        assert "Ví dụ:" in out
        assert "Usage" not in out
        assert max(map(len, out.splitlines())) <= 100


def test_help_speaks_english_where_asked(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Usage: cancu check" in run("--lang", "en", "check", "--help")[1]
    monkeypatch.setenv("CANCU_LANG", "en")
    assert "Examples:" in run("--help")[1]
    assert "CITATION CHECK" in run("check", write("a.txt", CLEAN))[1]
    assert "Error: " in run("check", "none.txt")[2]


def test_both_languages_have_every_message() -> None:
    from cancu.cli.messages import ENGLISH, VIETNAMESE

    assert VIETNAMESE.keys() == ENGLISH.keys()


def test_the_version_is_told(run: Run) -> None:
    from cancu import __version__

    assert run("--version") == (0, f"cancu {__version__}\n", "")


def test_calling_without_a_command_shows_the_help(run: Run) -> None:
    status, _, err = run()
    assert status == 2
    assert "Lệnh:" in err


def test_an_interrupt_ends_quietly(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    import cancu.checking

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cancu.checking, "check_source", stop)
    status, out, err = run("check", write("a.txt", CLEAN))
    assert (status, out) == (130, "")
    assert err.strip() == "Đã dừng theo yêu cầu."


def test_the_examples_are_utf8_with_plain_line_ends() -> None:
    files = sorted((ROOT / "examples").glob("*.txt"))
    assert [file.stem for file in files] == ["bao-cao-mau", "ke-hoach-mau", "quyet-dinh-mau"]
    for file in files:
        text = file.read_bytes().decode("utf-8")
        assert "\r" not in text
        assert text.endswith("\n")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_several_files_show_their_progress_on_a_terminal(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cancu.cli.check import Call, check_all

    files = tuple(str(write(f"{name}.txt", CLEAN)) for name in "abc")
    call = Call(files=files, form="jsonl", as_of=None, fail_on="error", out=tmp_path / "kq.jsonl", language="vi")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert [one.name for one in check_all(call) if one] == list(files)
    assert "Đang kiểm tra" in screen.getvalue()


def test_no_bar_is_drawn_between_results(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from cancu.cli.check import Call, check_all

    files = tuple(str(write(f"{name}.txt", CLEAN)) for name in "ab")
    call = Call(files=files, form="text", as_of=None, fail_on="error", out=None, language="vi")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert len(list(check_all(call))) == 2
    assert screen.getvalue() == ""


def test_colours_and_width_follow_the_terminal(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from cancu.cli.check import Call, renderer
    from cancu.cli.check_run import load

    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    file = str(write("a.txt", f"{CLEAN}LỖI"))
    call = Call(files=(file,), form="text", as_of=None, fail_on="error", out=None, language="vi")
    one = load(file, call)
    assert "\x1b[1;31mLỖI" in renderer(call)(one)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = renderer(call)(one)
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 50
