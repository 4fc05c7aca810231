"""The workbook and the SARIF log: what an office and other tools read."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from jsonschema import Draft7Validator

from tests.test_viz import samples
from viz.lang import words
from viz.reports.sarif import to_sarif
from viz.reports.sheet import Unread, to_xlsx

VI = words("vi")
PAYLOADS = [
    "=1+1", "=cmd|'/c calc'!A0", "+1", "-12% so với cùng kỳ", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")",
    "http://example.org/", "mailto:a@b", "external:c:\\a.xls", "internal:Sheet1!A1", "{=1}", "0123", "1e5", "TRUE", "#REF!",
    "ftp://x", "=" * 3000, "=\u202e1",
]  # fmt: skip


def book(*payloads: str):  # type: ignore[no-untyped-def]
    made = samples.sample()
    reading = samples.reading(made.text)
    found = [samples.finding(0, 5, message=one, basis=one, rule=one) for one in payloads]
    result = samples.result(reading, found)
    data = to_xlsx([(made.result, made.text), (result, made.text)], VI, [Unread("hỏng.pdf", "=1+1")])
    return openpyxl.load_workbook(io.BytesIO(data))


def test_it_lists_files_documents_and_findings() -> None:
    read = book()
    assert read.sheetnames == ["Tệp đã kiểm tra", "Văn bản được viện dẫn", "Phát hiện"]
    files, documents, findings = read
    assert [cell.value for cell in files[3]][:4] == ["TT", "Tệp", "Văn bản", "Trích yếu"]
    assert files["B6"].value == "hỏng.pdf"
    assert files["M6"].value == "không đọc được"
    assert [cell.value for cell in documents[5]][2:12] == [
        "Nghị định 43/2011/NĐ-CP", "Nghị định", "43/2011/NĐ-CP", "13/6/2011", "Chính phủ", None, 1, "Hết hiệu lực",
        "15/8/2022", "42/2022/NĐ-CP",
    ]  # fmt: skip
    assert [cell.value for cell in findings[4]][:7] == [
        1, "mau.txt", "f1", "LỖI", "Văn bản đã hết hiệu lực", 4, "Nghị định số 43/2011/NĐ-CP ngày 13/6/2011",
    ]  # fmt: skip
    for sheet in read:
        assert sheet.freeze_panes == "C4"
        assert sheet.auto_filter.ref.startswith("A3:")
        assert sheet.column_dimensions["B"].width > 15


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_a_document_are_never_a_formula(payload: str) -> None:
    cells = [cell for sheet in book(payload) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    from viz.reports.display import one_line

    assert one_line(payload, 2000) in [cell.value for cell in cells]


def test_the_workbook_is_the_same_to_the_byte() -> None:
    made = samples.sample()
    assert to_xlsx([(made.result, made.text)], VI) == to_xlsx([(made.result, made.text)], VI)


# What the standard asks of every log (SARIF 2.1.0, § 3.13, 3.14, 3.19, 3.27, 3.30), as far as it is used here.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {"rules": {"items": {"required": ["id"]}, "uniqueItems": True}},
                            }
                        },
                    },
                    "artifacts": {
                        "items": {"properties": {"hashes": {"additionalProperties": {"type": "string"}}}},
                        "uniqueItems": True,
                    },
                    "results": {
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": -1},
                                "message": {"required": ["text"]},
                                "fixes": {"items": {"required": ["artifactChanges"]}},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"minimum": 1},
                                                            "startColumn": {"minimum": 1},
                                                            "charOffset": {"minimum": 0},
                                                        }
                                                    }
                                                },
                                            }
                                        }
                                    }
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}


def test_the_log_has_the_shape_of_the_standard() -> None:
    made = samples.sample()
    log = json.loads(to_sarif([(made.result, made.text)], VI))
    Draft7Validator(SARIF).validate(log)
    [run] = log["runs"]
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "outdated-reference"
    region = first["locations"][0]["physicalLocation"]["region"]
    start = made.text.index("Nghị định số 43/2011")
    assert (region["startLine"], region["startColumn"]) == (4, 19)
    assert made.text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
    assert region["charOffset"] == start
    [change] = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"]["text"] == "Nghị định số 42/2022/NĐ-CP ngày 24/6/2022"
    assert {one["level"] for one in run["results"]} == {"error", "warning", "note"}
