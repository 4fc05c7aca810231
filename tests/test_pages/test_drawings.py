"""``cancu graph`` and ``cancu chart``, and that commands which need no server do not load one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.test_house import loaded
from tests.test_pages.server import command

RUN = """
import sys
from cancu.cli import main
sys.argv = ["cancu", *{arguments!r}]
try:
    main()
except SystemExit as end:
    assert end.code in (None, 0), end.code
"""


def test_a_page_and_a_chart_are_written(store: Path, tmp_path: Path) -> None:
    page, chart = tmp_path / "a.html", tmp_path / "b.svg"
    first = command("graph", "30/2020/nd-cp", "--store", str(store), "--out", str(page))
    assert first.returncode == 0, first.stderr
    assert "vis.Network" in page.read_text(encoding="utf-8")
    second = command("chart", "30/2020/NĐ-CP", "--store", str(store), "--out", str(chart))
    assert second.returncode == 0, second.stderr
    text = chart.read_text(encoding="utf-8")
    assert "Chuỗi triển khai của Nghị định 30/2020/NĐ-CP" in text
    assert 'width="297mm"' in text
    english = command("--lang", "en", "chart", "30/2020/NĐ-CP", "--store", str(store))
    assert "Chain of Nghị định 30/2020/NĐ-CP" in english.stdout
    assert ">Central</text>" in english.stdout
    assert ">Trung ương</text>" not in english.stdout


@pytest.mark.parametrize("name", ["graph", "chart"])
def test_a_wrong_call_is_explained(store: Path, name: str) -> None:
    unknown = command(name, "99/2099/NĐ-CP", "--store", str(store))
    assert unknown.returncode != 0
    assert "trong kho không có" in unknown.stderr
    deep = command(name, "30/2020/NĐ-CP", "--depth", "99", "--store", str(store))
    assert deep.returncode == 2
    assert "từ 1 đến 6" in deep.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["serve", "--help"], ["users", "--help"], ["graph", "--help"], ["audit", "--help"]]
)
def test_help_loads_no_server(arguments: list[str]) -> None:
    heavy = ("fastapi", "starlette", "uvicorn", "pydantic", "pyvis", "networkx", "jinja2", "lxml")
    assert loaded(RUN.format(arguments=arguments), heavy) == []
    assert sys.executable


def test_a_chart_loads_no_server(store: Path, tmp_path: Path) -> None:
    arguments = ["chart", "30/2020/NĐ-CP", "--store", str(store), "--out", str(tmp_path / "a.svg")]
    assert loaded(RUN.format(arguments=arguments), ("fastapi", "uvicorn", "pydantic", "pyvis")) == []


@pytest.mark.parametrize(
    ("option", "value"), [("--port", "99999"), ("--port", "x"), ("--workers", "0"), ("--workers", "99")]
)
def test_numbers_out_of_bounds_are_refused(option: str, value: str, tmp_path: Path) -> None:
    ran = command("serve", option, value, "--data", str(tmp_path))
    assert ran.returncode == 2
    assert value in ran.stderr
