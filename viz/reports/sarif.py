"""Findings as SARIF 2.1.0 (Static Analysis Results Interchange Format), for tools that collect them.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 27 March 2020.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from queries.result import CheckResult, FindingRow
from viz.lang import Words
from viz.reports import digest
from viz.reports.display import Lines

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def _message(finding: FindingRow, words: Words) -> str:
    said = digest.message(finding, words)
    if finding.suggestion:
        said += f" {words('suggest')}: {digest.suggestion_line(finding.suggestion, words)}."
    return f"{said} {words('basis')}: {finding.basis}." if finding.basis else said


def _region(start: int, end: int, text: str, lines: Lines) -> dict[str, Any]:
    """A stretch of the text: lines and columns from 1, offsets from 0, in code points."""
    first, last = lines.position(start), lines.position(end)
    return {
        "startLine": first[0], "startColumn": first[1], "endLine": last[0], "endColumn": last[1],
        "charOffset": start, "charLength": end - start, "snippet": {"text": text[start:end]},
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Artifact:
    """One document of the run."""

    place: int
    result: CheckResult
    text: str
    lines: Lines


def _result(finding: FindingRow, order: Sequence[str], one: _Artifact, words: Words) -> Any:
    result, text, lines = one.result, one.text, one.lines
    artifact = {"uri": quote(result.file.name, safe="/"), "index": one.place}
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order.index(finding.rule),
        "level": LEVELS.get(finding.severity, "none"),
        "message": {"text": _message(finding, words)},
        "locations": [
            {
                "id": 0,
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": _region(finding.start, finding.end, text, lines),
                },
            }
        ],
        "partialFingerprints": {"cancu/v1": f"{result.file.sha256[:16]}:{finding.rule}:{finding.start}:{finding.end}"},
        "properties": {"id": finding.id, "document": finding.document, "asOf": result.as_of.date},
    }
    mentions = {row.id: row for row in result.mentions}
    related = [mentions[key] for key in finding.related if key in mentions]
    if related:
        made["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": {
                    "artifactLocation": artifact, "region": _region(row.start, row.end, text, lines),
                },
            }
            for number, row in enumerate(related, start=1)
        ]  # fmt: skip
    if finding.suggestion and result.file.kind == "text":  # elsewhere the offsets are not those of the file
        new = finding.suggestion
        deleted = {"charOffset": new.start, "charLength": new.end - new.start}
        change = {"deletedRegion": deleted, "insertedContent": {"text": new.with_}}
        fix = {"artifactLocation": artifact, "replacements": [change]}
        made["fixes"] = [
            {"description": {"text": digest.suggestion_line(new, words)}, "artifactChanges": [fix]}
        ]  # fmt: skip
    return made


def to_sarif(checked: Sequence[tuple[CheckResult, str]], words: Words) -> str:
    """A log of one run over one or more documents.

    Args:
        checked: Each result with its text; offsets are code points of that text.
        words: The language of messages.
    """
    rules = sorted({one.rule for result, _ in checked for one in result.findings})
    tool = checked[0][0].tool if checked else None
    driver: dict[str, Any] = {
        "name": "cancu",
        "rules": [{"id": rule, "shortDescription": {"text": words.rule(rule)}} for rule in rules],
    }
    if tool is not None:
        driver |= {"version": tool.version, "properties": {"rules": tool.rules, "dataHash": tool.data.hash}}
    run = {
        "tool": {"driver": driver},
        "language": words.code,
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {
                "location": {"uri": quote(result.file.name, safe="/")},
                "hashes": {"sha-256": result.file.sha256},
                "properties": {"kind": result.file.kind, "completeness": result.file.completeness},
            }
            for result, _ in checked
        ],
        "results": [
            _result(finding, rules, one, words)
            for place, (result, text) in enumerate(checked)
            for one in [_Artifact(place, result, text, Lines.of(text))]
            for finding in result.findings
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=False, indent=2) + "\n"
