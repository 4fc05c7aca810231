"""The program as a process of its own: streams, signals, start, and the same bytes every time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest

import cancu
from tests.support import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
REPORT = ROOT / "examples" / "bao-cao-mau.txt"


def call(
    *arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "cancu", *map(str, arguments)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        env=kept | dict(environment or {}),
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"LANG": "C.UTF-8"},
    ],
    ids=["LANG=C", "ascii", "utf-8"],
)
def test_vietnamese_comes_out_whatever_the_locale(environment: dict[str, str]) -> None:
    shown = call("--help", environment=environment)
    assert shown.returncode == 0
    assert "Cách dùng" in shown.stdout.decode("utf-8")
    wrong = call("check", "không-có.txt", environment=environment)
    assert wrong.returncode == 2
    assert "Cách xử lý" in wrong.stderr.decode("utf-8")
    assert call("text", REPORT, environment=environment).stdout == REPORT.read_bytes()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.stem)
def test_text_is_the_file_to_the_byte(file: Path) -> None:
    assert call("text", file).stdout == file.read_bytes()
    assert call("text", "-", stdin=file.read_bytes()).stdout == file.read_bytes()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_fits_the_schema_and_its_offsets_fit_the_text(file: Path) -> None:
    made = call("check", file, "--format", "json", "--fail-on", "never")
    assert made.returncode == 0, made.stderr.decode()
    result = json.loads(made.stdout)
    jsonschema.Draft202012Validator(cancu.json_schema()).validate(result)
    text = file.read_text(encoding="utf-8")
    assert result["mentions"]
    for mention in result["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
    for finding in result["findings"]:
        assert 0 <= finding["start"] <= finding["end"] <= len(text)
        if finding["suggestion"]:
            place = finding["suggestion"]
            assert text[place["start"] : place["end"]] == place["replace"]


def test_the_report_has_errors_and_the_plan_has_none() -> None:
    assert call("check", REPORT).returncode == 1
    assert call("check", ROOT / "examples" / "ke-hoach-mau.txt").returncode == 0


@pytest.mark.parametrize("form", ["json", "jsonl", "text", "html"])
def test_the_same_file_gives_the_same_bytes(form: str) -> None:
    made = {
        call("check", REPORT, "--format", form, environment={"PYTHONHASHSEED": seed, "LANG": language}).stdout
        for seed, language in (("0", "C"), ("0", "C.UTF-8"), ("1", "C"), ("1", "C.UTF-8"))
        for _ in range(2 if seed == "0" else 1)
    }
    assert len(made) == 1
    assert b"bao-cao-mau" in made.pop()


def test_a_string_is_text_and_a_path_is_a_file() -> None:
    text = REPORT.read_text(encoding="utf-8")
    from_text, from_file = cancu.check(text), cancu.check(REPORT)
    assert from_text.mentions == from_file.mentions == cancu.check_file(str(REPORT)).mentions
    assert from_text.findings == from_file.findings
    with pytest.raises(cancu.SourceError, match=r"bao-cao-mau\.txt"):
        cancu.check("bao-cao-mau.txt")
    assert len(cancu.find_citations(text)) == len(cancu.read(REPORT).mentions)


def test_whoever_stops_reading_gets_no_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cancu", "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert said == b""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_ends_with_130_and_a_word() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cancu", "check", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert err.decode().strip() == "Đã dừng theo yêu cầu."
