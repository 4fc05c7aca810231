"""Folders and ZIP files: every document is found, what is left out says why, nothing leads outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import DamagedSource, SourceError, UnsupportedSource
from loaders.sources import expand, read_bytes, read_source
from tests.test_loaders.wordfiles import pack, paragraph, word_file

WORD = word_file(paragraph("Căn cứ Luật Đất đai"))
BUNDLE = {
    "Báo cáo.docx": WORD, "con/kế hoạch.txt": "Kế hoạch".encode(), "con/~$o cáo.docx": b"x", "trong.zip": pack({"a.txt": b"a"}),
    "__MACOSX/._x": b"x", "con/": b"",
}  # fmt: skip


def names(path: Path) -> list[tuple[str, str | None]]:
    return [(found.name, found.reason) for found in expand(path)]


def test_a_file_is_itself_also_where_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "bc.docx"
    file.write_bytes(WORD)
    assert names(file) == [(str(file), None)]
    assert names(tmp_path / "không có.docx") == [(str(tmp_path / "không có.docx"), None)]


def test_a_folder_gives_its_files_in_order_and_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.docx", ".ẩn", "~$a.docx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "liên kết.txt").symlink_to("/etc/passwd")
    (tmp_path / "vòng").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "ống")
    assert [(name.removeprefix(f"{tmp_path}/"), reason) for name, reason in names(tmp_path)] == [
        (".ẩn", "tệp ẩn của hệ thống"),
        ("Thumbs.db", "tệp ẩn của hệ thống"),
        ("a.docx", None),
        ("b/2.txt", None),
        ("liên kết.txt", "là liên kết, không đi theo"),
        ("vòng", "là liên kết, không đi theo"),
        ("~$a.docx", "tệp khóa tạm của Word"),
        ("ống", "không phải tệp thường"),
    ]


def test_a_zip_file_gives_its_files(tmp_path: Path) -> None:
    file = tmp_path / "hồ sơ.zip"
    file.write_bytes(pack(BUNDLE))
    assert [(name.removeprefix(f"{file}!/"), reason) for name, reason in names(file)] == [
        ("Báo cáo.docx", None),
        ("__MACOSX/._x", "tệp ẩn của hệ thống"),
        ("con/kế hoạch.txt", None),
        ("con/~$o cáo.docx", "tệp khóa tạm của Word"),
        ("trong.zip", "tệp nén trong tệp nén, không mở tiếp"),
    ]
    source = read_source(f"{file}!/Báo cáo.docx")
    assert (source.text, source.kind) == ("Căn cứ Luật Đất đai", "docx")
    assert source.name.endswith("hồ sơ.zip!/Báo cáo.docx")
    with pytest.raises(SourceError, match="tệp nén không có tệp này"):
        read_source(f"{file}!/khác.docx")


def test_a_zip_file_in_a_folder_is_opened_a_document_is_not(tmp_path: Path) -> None:
    (tmp_path / "1.zip").write_bytes(pack({"a.txt": b"a"}))
    (tmp_path / "2.docx").write_bytes(WORD)
    assert [name.rpartition("/")[2] for name, _ in names(tmp_path)] == ["a.txt", "2.docx"]


def test_a_single_document_in_a_zip_file_is_read_at_once() -> None:
    source = read_bytes(pack({"bc.docx": WORD}), "hồ sơ.zip")
    assert (source.text, source.name) == ("Căn cứ Luật Đất đai", "hồ sơ.zip!/bc.docx")
    with pytest.raises(UnsupportedSource, match="là tệp nén có 2 tệp bên trong"):
        read_bytes(pack({"a.docx": WORD, "b.docx": WORD}), "hồ sơ.zip")


def test_a_hostile_zip_file_is_one_name_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(pack({"../../etc/cron.d/x": b"x", "a.txt": b"a"}))
    assert names(file) == [(str(file), None)]
    with pytest.raises(DamagedSource, match="đường dẫn ra ngoài"):
        read_source(file)
