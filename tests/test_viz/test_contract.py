"""The JSON of a check: its names, its schema, its bytes."""

from __future__ import annotations

import dataclasses
import json
import re

import jsonschema
import msgspec
import pytest

from graph.citation import Footnote, PinCite
from graph.evidence import Span
from graph.number import Repair
from queries.checks.finding import Severity
from queries.result import SCHEMA, CheckResult
from tests.test_viz import samples
from viz.reports.contract import REPAIRS, json_schema, repair_phrase, to_json

CONTRACT = {
    "": "schema tool file document as_of mentions documents relations findings summary",
    "tool": "version rules data",
    "tool.data": "hash as_of",
    "file": "name sha256 kind completeness notes",
    "document": "id doc_type identifier number symbol date issuer place title period",
    "document.period": "from to",
    "as_of": "date basis",
    "mentions": "id start end text document doc_type number year symbol identifier date issuer issuer_basis "
    "title pinpoint short_form footnote repairs",
    "documents": "id identifier doc_type date issuer title resolved candidates status",
    "documents.status": "value word since by evidence source confidence derived",
    "relations": "source target relation start end confidence state scope effective",
    "relations.scope": "whole provisions",
    "findings": "id rule severity mention document start end message basis suggestion",
    "findings.suggestion": "replace with",
    "summary": "mentions documents errors warnings infos",
}


def made() -> dict[str, object]:
    decoded: dict[str, object] = json.loads(to_json(samples.sample().result))
    return decoded


@pytest.mark.parametrize("place", CONTRACT)
def test_every_name_of_the_contract_is_there(place: str) -> None:
    value: object = made()
    for key in place.split(".") if place else ():
        assert isinstance(value, dict)
        value = value[key]
        if isinstance(value, list):
            value = value[0]
    assert isinstance(value, dict)
    assert set(CONTRACT[place].split()) <= value.keys()


def test_the_result_fits_its_schema() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    assert list(validator.iter_errors(made())) == []


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("findings", 0, "severity"), "fatal"),
        (("as_of", "date"), "31/8/2022"),
        (("mentions", 0, "start"), -1),
        (("file", "completeness"), "most"),
        (("mentions", 0, "issuer_basis"), "guessed"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(where: tuple[str | int, ...], wrong: object) -> None:
    result = made()
    value: object = result
    for key in where[:-1]:
        value = value[key]  # type: ignore[index]
    value[where[-1]] = wrong  # type: ignore[index]
    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(result))


def test_schema_names_the_version() -> None:
    assert made()["schema"] == SCHEMA == json_schema()["title"]


def test_letters_stay_letters() -> None:
    line = to_json(samples.sample().result, indent=0)
    assert "Ủy ban nhân dân huyện Bình Lộc" in line
    assert "\\u" not in line


def test_one_line_or_two_spaces() -> None:
    result = samples.sample().result
    assert "\n" not in to_json(result, indent=0)
    assert to_json(result).startswith('{\n  "schema": "cancu/check@1",\n  "tool": {\n    "version"')
    assert json.loads(to_json(result)) == json.loads(to_json(result, indent=0))


def test_the_json_reads_back_into_the_rows() -> None:
    result = samples.sample().result
    assert msgspec.json.decode(to_json(result), type=CheckResult) == result


def test_findings_are_numbered_in_the_order_of_the_text() -> None:
    reading = samples.reading()
    found = [
        samples.finding(60, 70),
        samples.finding(9, 20, Severity.INFO, rule="b"),
        samples.finding(9, 20, rule="a"),
    ]
    forth, back = samples.result(reading, found), samples.result(reading, found[::-1])
    assert [(one.id, one.start, one.rule) for one in forth.findings] == [
        ("f1", 9, "a"),
        ("f2", 9, "b"),
        ("f3", 60, "outdated-reference"),
    ]
    assert to_json(forth) == to_json(back)


def test_summary_counts() -> None:
    summary = samples.sample().result.summary
    assert (summary.mentions, summary.documents) == (3, 3)
    assert (summary.errors, summary.warnings, summary.infos) == (1, 1, 1)


def test_a_mention_says_what_its_words_say() -> None:
    reading = samples.reading()
    outer, inner, *rest = reading.mentions
    cited = dataclasses.replace(
        inner.citation,
        pincites=(
            PinCite(path=(("Điều", "5"), ("khoản", "2")), start=0, end=5),
            PinCite(path=(("Điều", "6"),), start=6, end=9),
        ),
        nested_in=0,
        footnote=Footnote(marker="11", anchor=Span(3, 9)),
        repairs=(Repair(kind="space", written="QĐ – UBND", canonical="QĐ-UBND"),),
    )
    changed = dataclasses.replace(reading, mentions=(outer, dataclasses.replace(inner, citation=cited), *rest))
    row = samples.result(changed, []).mentions[1]
    assert row.pinpoint == "Điều 5 khoản 2; Điều 6"
    assert row.nested_in == "m1"
    assert row.footnote is not None
    assert (row.footnote.marker, row.footnote.start, row.footnote.end) == ("11", 3, 9)
    assert row.repairs == ["thừa khoảng trắng trong ký hiệu: “QĐ – UBND” → “QĐ-UBND”"]
    assert (row.number, row.year, row.symbol) == ("43", 2011, "NĐ-CP")


def test_every_kind_of_repair_has_a_phrase() -> None:
    doc = Repair.__doc__ or ""
    kinds = set(re.findall(r"``([a-z-]+)``", doc[doc.index("kind:") : doc.index("written:")]))
    assert kinds <= REPAIRS.keys()


def test_a_repair_without_words_is_the_phrase_alone() -> None:
    assert repair_phrase(Repair(kind="missing-so", written="", canonical="số")) == "thiếu chữ “số”"


def test_a_document_without_status_is_refused() -> None:
    from viz.reports.contract import build

    reading = samples.reading()
    with pytest.raises(KeyError):
        build(reading, [], as_of=samples.AS_OF, statuses={}, tool=samples.TOOL)
