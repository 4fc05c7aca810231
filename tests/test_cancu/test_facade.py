"""The public names, and what importing them costs."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

import cancu
from tests.support import PACKAGES, ROOT

PUBLIC = [
    "AmbiguousWork",
    "CancuError",
    "CheckResult",
    "Citation",
    "Reading",
    "SourceError",
    "StoreError",
    "UnknownWork",
    "UsageError",
    "__version__",
    "check",
    "check_file",
    "find_citations",
    "find_work",
    "json_schema",
    "load",
    "open_store",
    "read",
    "status_of",
    "to_json",
    "trace_chain",
]
HEAVY = {"lxml", "jinja2", "rich", "click", "yaml", "msgspec", "docx", "networkx", "fastapi", "neo4j", "rdflib"}


def test_the_public_names_are_these() -> None:
    assert cancu.__all__ == PUBLIC == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_explained(name: str) -> None:
    value = getattr(cancu, name)
    assert name in dir(cancu)
    if name != "__version__":
        assert value.__doc__


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        cancu.chek


def test_importing_loads_nothing_heavy() -> None:
    code = f"import sys, cancu; print(sorted({HEAVY!r} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env={}
    )
    assert ran.stdout.strip() == "[]"


def test_importing_loads_nothing_but_the_facade() -> None:
    code = "import sys; a = set(sys.modules); import cancu; print(*sorted(set(sys.modules) - a))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {name for name in ran.stdout.split() if name.split(".")[0] in PACKAGES} == {"cancu"}


TEXT = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo tháng 6.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_path_and_the_name_of_a_file_are_the_file(report: Path) -> None:
    for what in (report, str(report)):
        assert cancu.check(what).file.name.endswith(report.name)
        assert cancu.read(what).source.text == TEXT
    assert cancu.check_file(str(report)).mentions == cancu.check(TEXT).mentions


@pytest.mark.parametrize("what", [TEXT, f"{TEXT}\n\n{TEXT}", "Quyết định 12/QĐ-UBND", "xem bao-cao.docx"])
def test_other_strings_are_the_text(what: str) -> None:
    assert cancu.read(what).source.text == what


@pytest.mark.parametrize("what", ["khong-co.docx", "thu/muc/khong-co.PDF", "khong-co.txt", Path("khong co.txt")])
def test_a_file_that_does_not_exist_is_named(what: str | Path) -> None:
    for call in (cancu.check, cancu.read):
        with pytest.raises(cancu.SourceError, match=r"khong.co"):
            call(what)


def test_a_line_break_makes_a_text_of_a_name(report: Path) -> None:
    assert cancu.read(f"{report}\n").source.kind == "text"


@pytest.mark.parametrize("day", [datetime.date(2023, 6, 30), "2023-06-30"])
def test_the_day_is_a_date_or_iso_text(day: datetime.date | str, report: Path) -> None:
    for result in (cancu.check(TEXT, as_of=day), cancu.check_file(report, as_of=day)):
        assert (result.as_of.date, result.as_of.basis) == ("2023-06-30", "option")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(cancu.UsageError, match=r"31/6/2023.*2023-06-30"):
        cancu.check(TEXT, as_of="31/6/2023")


@pytest.mark.parametrize(("day", "number"), [("2023-06-30", "45/2013/QH13"), ("2026-06-30", "31/2024/QH15")])
def test_the_day_tells_which_law_is_meant(day: str, number: str) -> None:
    result = cancu.check("thực hiện theo Luật Đất đai", as_of=day)
    assert [one.identifier for one in result.documents] == [number]
    assert [one.identifier for one in cancu.read("theo Luật Đất đai", as_of=day).documents] == [number]
