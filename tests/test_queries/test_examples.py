"""The example texts raise what their expectation files say, and together every rule of the contract.

The files were read line by line. Where a rule changes, delete them and run the tests: what is raised is
written anew, and the test fails until it is run again. Read the difference before it is kept.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cancu
from queries.checks import RULES
from queries.result import CheckResult
from tests.support import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
EXPECTED = ROOT / "tests" / "cases" / "checks" / "examples"
README = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
REPORT = "bao-cao-mau.txt"


def checked(path: Path) -> CheckResult:
    """The result of an example, as it stands on the day of writing."""
    return cancu.check_file(path)


def told(path: Path) -> list[str]:
    """The findings of an example, one a line: line, severity, rule and the words."""
    text, found = path.read_text(encoding="utf-8"), checked(path).findings
    return [
        f"{text.count(chr(10), 0, one.start) + 1}: {one.severity} {one.rule}: "
        f"{' '.join(text[one.start : one.end].split())}"
        for one in sorted(found, key=lambda one: (one.start, one.end, one.rule))
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_raises_what_is_expected(path: Path) -> None:
    expected = EXPECTED / path.name
    if not expected.exists():
        expected.write_text("".join(f"{line}\n" for line in told(path)), encoding="utf-8")
        pytest.fail(f"{expected} was written; read it line by line")
    assert told(path) == expected.read_text(encoding="utf-8").splitlines()


def test_the_examples_raise_every_rule() -> None:
    raised = {one.rule for path in EXAMPLES for one in checked(path).findings}
    assert set(RULES) - raised == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_exit_status_is_the_one_told(path: Path) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{path.name}`"))
    assert f"mã thoát {int(checked(path).summary.errors > 0)}" in row


def test_the_table_of_faults_tells_what_is_raised() -> None:
    raised = {one.rule for one in checked(ROOT / "examples" / REPORT).findings}
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE))
    assert listed == raised
