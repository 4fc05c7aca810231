"""A stand-in for reading and checking, so that the shell is tested by itself."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.reading import SourceText
from queries.checks.finding import Severity
from queries.result import CheckResult
from tests.test_viz import samples

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, datetime.date | None]]:
    """Texts that are checked without reader and rules; the names and days asked for.

    The words LỖI, CẢNH BÁO and LƯU Ý in a text give a finding of that gravity; NỔ gives an internal error.
    """
    import cancu.checking

    calls: list[tuple[str, datetime.date | None]] = []
    words = {"LỖI": Severity.ERROR, "CẢNH BÁO": Severity.WARNING, "LƯU Ý": Severity.INFO}

    def check_source(
        source: SourceText, as_of: datetime.date | None = None, *, store: str | None = None
    ) -> CheckResult:
        calls.append((source.name, as_of))
        if "NỔ" in source.text:
            raise RuntimeError("boom")
        found = [
            samples.finding(at, at + len(word), level)
            for word, level in words.items()
            if (at := source.text.find(word)) >= 0
        ]
        reading = dataclasses.replace(samples.reading(source.text), source=source)
        return samples.result(reading, found)

    monkeypatch.setattr(cancu.checking, "check_source", check_source)
    return calls


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """The program in this process: exit status, standard output, standard error."""
    from cancu.cli.group import run as run_program

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = run_program([str(one) for one in arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """A file with that name and text."""

    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return make
