"""The public names, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cancu
from tests.support import ROOT

PUBLIC = [
    "CancuError",
    "CheckResult",
    "Citation",
    "Reading",
    "SourceError",
    "UsageError",
    "__version__",
    "check",
    "check_file",
    "find_citations",
    "json_schema",
    "read",
    "to_json",
]
HEAVY = {"lxml", "jinja2", "rich", "click", "yaml", "msgspec", "docx"}


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


def test_importing_takes_no_time() -> None:
    """At most 50 ms, the best of five, so that a busy machine does not count."""
    code = "import time; a = time.perf_counter(); import cancu; print(time.perf_counter() - a)"
    took = min(
        float(
            subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(5)
    )
    assert took <= 0.05
