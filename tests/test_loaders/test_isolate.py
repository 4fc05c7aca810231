"""Whatever happens in the process of one file, the caller gets an answer in time and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import DamagedSource, SourceError, SourceTooLarge
from loaders import isolate
from loaders.isolate import Limits, Outcome, read_bytes_isolated, read_isolated, run

ROOT = Path(__file__).resolve().parent.parent.parent

# The child that reads, its reader replaced by a fault.
FAULTY = """
import sys; sys.path[:0] = [sys.argv[1]]
import ctypes, os, resource, signal, socket, time
import loaders.sources
from loaders import isolate_child
def fault(data, name, *, cut_off):
    FAULT
    return loaders.sources.read_text("x")
loaders.sources.read_here = fault
isolate_child.main(sys.argv[2:])
"""


def end(fault: str, monkeypatch: pytest.MonkeyPatch, seconds: float = 20.0) -> Outcome:
    body = "\n    ".join(fault.strip().splitlines())
    monkeypatch.setattr(isolate, "_START", FAULTY.replace("FAULT", body))
    return run(b"Dieu 1", "tệp.pdf", Limits(seconds=seconds))


FAULTS: dict[str, tuple[str, type[SourceError], str]] = {
    "segmentation fault": (
        "os.kill(os.getpid(), signal.SIGSEGV)",
        DamagedSource,
        "tệp làm hỏng bộ đọc (dừng vì tín hiệu 11)",
    ),
    "abort": ("os.abort()", DamagedSource, "tệp làm hỏng bộ đọc (dừng vì tín hiệu 6)"),
    "killed": ("os.kill(os.getpid(), signal.SIGKILL)", SourceTooLarge, "tốn quá nhiều thời gian hoặc bộ nhớ"),
    "exits": ("os._exit(3)", DamagedSource, "tệp làm hỏng bộ đọc (dừng với mã 3)"),
    "says half": ("os.write(3, b'{\"source\": {'); os._exit(0)", DamagedSource, "tệp làm hỏng bộ đọc"),
    "raises": ("raise KeyError('x')", DamagedSource, "bộ đọc gặp lỗi với tệp này (KeyError)"),
    "too much memory": ("x = bytearray(2_000_000_000)", SourceTooLarge, "cần quá nhiều bộ nhớ"),
    "endless depth": ("def f(): f()\nf()", DamagedSource, "tệp lồng quá sâu"),
    "writes a file": (
        "os.write(os.open('x', os.O_CREAT | os.O_WRONLY), b'x')",
        DamagedSource,
        "bộ đọc gặp lỗi với tệp này (OSError)",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_as_an_error_in_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault, kind, reason = FAULTS[name]
    outcome = end(fault, monkeypatch)
    assert outcome.source is None
    assert type(outcome.error) is kind
    assert reason in str(outcome.error)
    assert str(outcome.error).startswith("tệp.pdf: ")


@pytest.mark.parametrize(
    "fault", ["time.sleep(99)", "while True: pass", "while True: os.write(1, b'x' * 9999)", "signal.pause()"]
)
def test_what_does_not_end_is_ended(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = end(fault, monkeypatch, seconds=1.5)
    assert isinstance(outcome.error, SourceTooLarge)
    assert outcome.error.reason == "đọc quá 1.5 giây nên đã dừng"


def words_of(place: Path) -> str:
    """The command line of a process; empty for one that has ended meanwhile."""
    try:
        return place.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return ""


def test_what_it_started_dies_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f"cancu-orphan-{os.getpid()}"
    fault = f"os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, '-c', 'import time; time.sleep(600)', '{mark}'])\ntime.sleep(99)"
    assert isinstance(end(fault, monkeypatch, seconds=3).error, SourceTooLarge)
    time.sleep(0.3)
    assert not [place for place in Path("/proc").glob("[0-9]*/cmdline") if mark in words_of(place)]


def test_prints_of_libraries_are_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = end("print('rác', flush=True); os.write(1, b'{}')", monkeypatch)
    assert outcome.source is not None
    assert outcome.source.text == "x"
    assert outcome.source.name == "tệp.pdf"


def test_no_environment_no_network_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_CALLER", "bí mật")
    fault = """
if "SECRET_OF_THE_CALLER" in os.environ or os.listdir("."): raise KeyError
try:
    socket.create_connection(("127.0.0.1", 9), 0.5)
except OSError as error:
    if "network" in name and error.errno not in (101, 111): raise
"""
    assert end(fault, monkeypatch).error is None


def test_an_answer_that_lies_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = """
from graph.evidence import Span
from graph.reading import SourceText
return SourceText(name="khác", sha256="0", kind="text", text="x", places=(("header", Span(0, 99)),))
"""
    assert "trả lời sai" in str(end(fault, monkeypatch).error)


def test_every_kind_reads_the_same_in_a_process_of_its_own(tmp_path: Path) -> None:
    from loaders.sources import read_source

    file = tmp_path / "bc.txt"
    file.write_text("Căn cứ Luật Đất đai", encoding="utf-8")
    assert read_isolated(file) == read_source(file)
    with pytest.raises(SourceError, match="tệp rỗng"):
        read_bytes_isolated(b"", "rỗng.pdf")


def test_the_reader_of_pdf_is_not_loaded_by_the_caller() -> None:
    code = (
        "import sys; from loaders.sources import read_bytes\n"
        "try: read_bytes(b'%PDF-1.7 x', 'a.pdf')\n"
        "except Exception as error: print(type(error).__name__)\n"
        "print([name for name in ('pypdfium2', 'PIL', 'python_calamine', 'lxml') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["DamagedSource", "[]"]
