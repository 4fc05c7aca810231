"""Every rule fires where it should and is silent where it should: rows of ``tests/cases/checks``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from queries.checks import CHECKS, RULES, run_checks
from queries.checks.finding import Finding
from tests.support import ROOT
from tests.test_queries.builder import facts_of, reading_of

HOME = ROOT / "tests" / "cases" / "checks"
CONTRACT = (
    "malformed-symbol malformed-citation number-year-mismatch future-date chronology conflicting-dates "
    "conflicting-issuers conflicting-types conflicting-titles conflicting-numbers issuer-symbol-mismatch "
    "missing-date missing-issuer missing-title missing-symbol redundant-full-citation outdated-reference "
    "soon-outdated-reference amended-reference derived-ended lapsed-plan not-yet-in-force abolished-issuer "
    "wrong-basis placeholder unknown-document suspicious-characters inconsistent-self"
).split()


def rows(path: Path) -> list[dict[str, Any]]:
    """The cases of one file; days stay text."""
    found: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [plain(row) for row in found]


def plain(value: Any) -> Any:
    """The booleans and whole numbers of a row, which the loader leaves as text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if value == "null":
        return None
    if value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and value.isdigit() and len(value) <= 4 else value


CASES = [(path.stem, case) for path in sorted(HOME.glob("*.yaml")) for case in rows(path)]


def found_in(case: dict[str, Any]) -> tuple[Finding, ...]:
    """The findings of a case."""
    day = date.fromisoformat(case.get("as_of", "2023-06-30"))
    return run_checks(reading_of(case), day, facts_of(case), basis=case.get("basis"))


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}: {case['name']}" for rule, case in CASES])
def test_case(rule: str, case: dict[str, Any]) -> None:
    findings = [finding for finding in found_in(case) if finding.rule == rule]
    said = [f"{finding.severity}: {finding.message}" for finding in findings]
    wanted = case.get("fires", [])
    assert [str(finding.severity) for finding in findings] == wanted, said
    for words in case.get("says", []):
        assert any(str(words) in message for message in said), said
    if "corrected" in case:
        assert corrected(case["text"], findings[0]) == case["corrected"]
    if "at" in case:
        assert [case["text"][f.start : f.end] for f in findings] == [case["at"]]


def corrected(text: str, finding: Finding) -> str:
    """The text with the suggestion of a finding applied."""
    change = finding.suggestion
    assert change is not None, finding
    assert text[change.start : change.end] == change.replace
    return text[: change.start] + change.with_ + text[change.end :]


def test_every_rule_of_the_contract_is_checked() -> None:
    assert sorted(RULES) == sorted(CONTRACT)


@pytest.mark.parametrize("rule", CONTRACT)
def test_every_rule_has_a_firing_and_a_silent_case(rule: str) -> None:
    cases = [case for name, case in CASES if name == rule]
    assert any(case.get("fires") for case in cases)
    assert any(not case.get("fires") for case in cases)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.run.__name__)
def test_a_check_raises_only_its_rules(check: Any) -> None:
    from queries.checks import CheckContext

    for _, case in CASES:
        day = date.fromisoformat(case.get("as_of", "2023-06-30"))
        context = CheckContext.of(reading_of(case), day, facts_of(case))
        assert {finding.rule for finding in check.run(context)} <= set(check.rules)


def test_findings_are_sound() -> None:
    for _, case in CASES:
        findings = found_in(case)
        assert list(findings) == sorted(findings, key=lambda f: (-f.severity.weight, f.start, f.end))
        for finding in findings:
            assert 0 <= finding.start <= finding.end <= len(case["text"])
            assert finding.message
            assert finding.message_en
            assert finding.basis
            assert finding.message[-1] in ".)"
            assert "còn hiệu lực" not in finding.message
            assert "None" not in finding.message + finding.message_en


def test_nothing_is_found_in_nothing() -> None:
    assert found_in({"text": ""}) == ()
