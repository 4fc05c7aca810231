"""``cancu text`` on files in ZIP files, and on files that are read in part only."""

from __future__ import annotations

from pathlib import Path

from tests.test_cancu.conftest import Run
from tests.test_loaders.wordfiles import pack, paragraph, word_file

WORDS = "Căn cứ Luật Đất đai"


def test_a_file_in_a_zip_file_is_named_and_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hồ sơ.zip"
    file.write_bytes(pack({"bc.docx": word_file(paragraph(WORDS)), "khác.txt": b"x"}))
    assert run("text", f"{file}!/bc.docx") == (0, WORDS, "")
    status, out, err = run("text", str(file))
    assert (status, out) == (2, "")
    assert "là tệp nén có 2 tệp bên trong. Cách xử lý: chọn từng tệp, ví dụ" in err


def test_what_was_not_read_is_told_beside_the_text(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bc.docx"
    file.write_bytes(word_file(paragraph(WORDS) + '<w:altChunk r:id="rId5"/>'))
    status, out, err = run("text", str(file))
    assert (status, out) == (0, WORDS)
    assert err.splitlines() == [
        f"{file}: chỉ đọc được một phần:",
        f"{file}: 1 phần chèn từ tệp khác (altChunk) chưa đọc",
    ]
