"""Some of the hostile files end with the verdict they deserve; all of them: ``python -m benchmarks.hostile_files``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.formats import SERIF
from benchmarks.hostile_files import Canary, judge
from benchmarks.hostile_set import SECRET, Hostile, hostile_files
from loaders.sources.programs import find_program
from tests.support import need

NAMES = [one.name for one in hostile_files("", "")]
QUICK = [one.name for one in hostile_files("", "") if one.quick]


def test_the_set_is_large_and_each_name_is_one() -> None:
    assert len(NAMES) >= 200
    assert len(set(NAMES)) == len(NAMES)
    assert 15 <= len(QUICK) <= 40


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Hostile]]:
    need(find_program("soffice", "libreoffice"), "no LibreOffice on this machine")
    need(find_program("tesseract"), "no tesseract on this machine")
    need(SERIF.exists(), "no Liberation fonts (fonts-liberation2) on this machine")
    secret: Path = tmp_path_factory.mktemp("beside") / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    canary = Canary()
    yield {one.name: one for one in hostile_files(str(secret), canary.address)}
    canary.close()
    assert canary.asked == 0


@pytest.mark.parametrize("name", QUICK)
def test_some(name: str, files: dict[str, Hostile]) -> None:
    assert judge(files[name]).fault == ""
