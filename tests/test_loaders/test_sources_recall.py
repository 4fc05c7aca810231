"""The citations of a report are found again in each format it is saved in; all kinds: ``python -m benchmarks.inputs``."""

from __future__ import annotations

import pytest

from benchmarks import formats
from benchmarks.inputs import KINDS, Kind, keys
from loaders.sources import read_bytes
from loaders.sources.programs import find_program
from tests.support import ROOT, need, shared

BY_NAME = {kind.name: kind for kind in KINDS}


def lost(kind: Kind, text: str) -> list[tuple[str, str]]:
    source = read_bytes(kind.make(text), f"bc.{kind.ending}")
    assert source.notes or source.completeness == "full"
    return sorted((keys(text) - keys(source.text)).elements())


@pytest.mark.parametrize(
    "name", ["docx", "doc", "html", "pdf by LibreOffice", "pdf by ReportLab", "pdf, mixed fonts, WeasyPrint"]
)
def test_nothing_is_lost_of_the_example(name: str) -> None:
    need(find_program("soffice", "libreoffice"), "no LibreOffice on this machine")
    need(formats.SERIF.exists(), "no Liberation fonts (fonts-liberation2) on this machine")
    text = (ROOT / "examples" / "bao-cao-mau.txt").read_text(encoding="utf-8")
    assert keys(text).total() > 20
    assert lost(BY_NAME[name], text) == []


@pytest.mark.parametrize("report", ["phuoc-long-2023", "sa-dec-2023", "tra-cu-2022"])
@pytest.mark.parametrize("name", ["docx", "html", "pdf by ReportLab"])
def test_nothing_is_lost_of_real_reports(name: str, report: str) -> None:
    need(formats.SERIF.exists(), "no Liberation fonts (fonts-liberation2) on this machine")
    assert lost(BY_NAME[name], shared("documents", f"{report}.txt").read_text(encoding="utf-8")) == []
