"""Names, paths and kinds of files on the disk: only regular files are read, labels are safe to show."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from graph.errors import SourceError, SourceTooLarge, UnsupportedSource
from loaders.sources import disk, read_bytes, read_source
from loaders.sources.base import MAX_FILE_BYTES, clean_label
from tests.support import ROOT
from tests.test_loaders.wordfiles import SENTENCE, paragraph, word_file


def refusal(path: str | Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert caught.value.name == clean_label(str(path))
    assert caught.value.advice
    return caught.value


def test_regular_file_and_link_to_it(tmp_path: Path) -> None:
    (tmp_path / "bc.txt").write_bytes(SENTENCE.encode())
    (tmp_path / "link.txt").symlink_to(tmp_path / "bc.txt")
    assert read_source(tmp_path / "bc.txt").text == SENTENCE
    assert read_source(str(tmp_path / "link.txt")).name == str(tmp_path / "link.txt")


def test_fifo_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    error = refusal(tmp_path / "pipe.docx")
    assert isinstance(error, UnsupportedSource)
    assert "FIFO" in error.reason


def test_folder_socket_and_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "là một thư mục" in refusal(tmp_path).reason
    assert "là thiết bị" in refusal("/dev/null").reason
    assert "là thiết bị" in refusal("/dev/zero").reason
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.docx")
        assert "ổ cắm mạng" in refusal("s.docx").reason


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "bc.txt").write_bytes(b"x")
    assert refusal(tmp_path / "none.docx").reason == "không tìm thấy tệp"
    assert refusal(tmp_path / "nowhere").reason == "không tìm thấy tệp"
    assert refusal(tmp_path / "bc.txt" / "x").reason == "không tìm thấy tệp"
    assert refusal("").reason == "không tìm thấy tệp"
    assert "trỏ vòng quanh" in refusal(tmp_path / "loop").reason
    assert refusal(tmp_path / ("a" * 300)).reason == "tên tệp quá dài"
    assert refusal("a\0b.docx").reason == "tên tệp có ký tự không hợp lệ"


def test_no_right_to_read(tmp_path: Path) -> None:
    (tmp_path / "bc.txt").write_bytes(b"x")
    (tmp_path / "bc.txt").chmod(0)
    refusal(tmp_path / "none.txt")  # what is imported late is imported now
    root = os.geteuid() == 0
    if root:  # who may read everything is nobody for a moment
        os.seteuid(65534)
    try:
        reason = refusal(tmp_path / "bc.txt").reason
    finally:
        if root:
            os.seteuid(0)
    assert reason == "không có quyền đọc tệp"


def test_error_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(place: str, label: str) -> bytes:
        raise OSError(5, "Input/output error")

    (tmp_path / "bc.txt").write_bytes(b"x")
    monkeypatch.setattr(disk, "_read_open", fail)
    assert "không đọc được tệp" in refusal(tmp_path / "bc.txt").reason


def test_too_large(tmp_path: Path) -> None:
    with (tmp_path / "bc.txt").open("wb") as handle:
        handle.truncate(MAX_FILE_BYTES + 1)
    assert isinstance(refusal(tmp_path / "bc.txt"), SourceTooLarge)
    with pytest.raises(SourceTooLarge, match="lớn hơn 50 MB"):
        read_bytes(b"a" * (MAX_FILE_BYTES + 1), "bc.txt")


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("bc.txt", ("đuôi tên tệp là .txt nhưng nội dung là tệp Word: đọc theo nội dung",)),
        ("bc.pdf", ("đuôi tên tệp là .pdf nhưng nội dung là tệp Word: đọc theo nội dung",)),
        ("bc.DOCX", ()),
        ("bao cao ngay 5.4.2018", ()),
        ("bc", ()),
    ],
)
def test_wrong_ending_is_told_and_read(name: str, notes: tuple[str, ...]) -> None:
    source = read_bytes(word_file(paragraph(SENTENCE)), name)
    assert (source.text, source.kind, source.notes) == (SENTENCE, "docx", notes)


def test_text_named_docx() -> None:
    source = read_bytes(SENTENCE.encode(), "bc.docx")
    assert source.kind == "text"
    assert source.notes == ("đuôi tên tệp là .docx nhưng nội dung là văn bản thuần: đọc theo nội dung",)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/cron.d/x", "../../etc/cron.d/x"),
        ("a\x1b[31m\nb\u202ecod.exe", "a�[31m�b�cod.exe"),
        ("\udcff.txt", "�.txt"),
        (unicodedata.normalize("NFD", "Báo cáo.docx"), "Báo cáo.docx"),
        ("a" * 300 + ".docx", "…" + "a" * 194 + ".docx"),
    ],
)
def test_labels(name: str, label: str) -> None:
    assert read_bytes(SENTENCE.encode(), name).name == label
    assert len(label) <= 200


def test_file_with_an_undecodable_name(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xffbc.txt")
    Path(path).write_bytes(SENTENCE.encode())
    source = read_source(path)
    assert source.text == SENTENCE
    assert source.name.encode().endswith("�bc.txt".encode())


def test_text_is_read_without_lxml() -> None:
    code = (
        "import sys; from loaders.sources import read_bytes; read_bytes('Điều 1'.encode(), 'a.txt');"
        "print('lxml' in sys.modules, 'docx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
