"""From text to findings: what a check raises on whole texts of several kinds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from loaders.pipeline import read
from loaders.sources import read_text
from queries.as_of import choose_as_of
from queries.checks import RULES, run_checks
from tests.test_queries.test_checks import HOME, corrected, rows

TEXTS = [(path.stem, case) for path in sorted((HOME / "texts").glob("*.yaml")) for case in rows(path)]
IDS = [f"{kind}: {case['name']}" for kind, case in TEXTS]


def raised(case: dict[str, Any]) -> dict[str, list[str]]:
    """Messages by rule and by severity with rule."""
    reading = read(read_text(case["text"]))
    option = date.fromisoformat(case["as_of"]) if "as_of" in case else None
    found: dict[str, list[str]] = {}
    day = choose_as_of(reading, option)
    for finding in run_checks(reading, day.date, basis=day.basis):
        for key in (finding.rule, f"{finding.severity} {finding.rule}"):
            found.setdefault(key, []).append(finding.message)
        if finding.suggestion is not None:
            corrected(case["text"], finding)
    return found


@pytest.mark.parametrize(("kind", "case"), TEXTS, ids=IDS)
def test_text(kind: str, case: dict[str, Any]) -> None:
    found = raised(case)
    for rule in (*case.get("expect", []), *case.get("forbid", [])):
        assert rule.split()[-1] in RULES, f"{kind}: no rule {rule}"
    missing = [rule for rule in case.get("expect", []) if rule not in found]
    wrong = {rule: found[rule] for rule in case.get("forbid", []) if rule in found}
    assert (missing, wrong) == ([], {}), found
