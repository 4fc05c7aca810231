"""Every abbreviation of the shared register is supported, or stands here with the reason why not."""

from __future__ import annotations

import csv
from functools import cache

import pytest

from graph.codes import read_organ
from graph.issuer import name_key, organs_by_code
from graph.number_grammar import parse_number
from graph.vocab import document_types, drafting_units
from tests.support import shared

#: Abbreviation and what it stands for → why no row of the tables prints it.
UNSUPPORTED = {
    ("(không có)", "Công văn"): "a letter prints no type: 12/UBND-VX is read by its form",
    ("(không có)", "Thư công"): "a public letter has neither number nor symbol",
    ("HP", "Hiến pháp"): "cited by name and year; no document prints HP as a symbol",
    ("BL", "Bộ luật"): "cited by name; the number of a code is that of a law (100/2015/QH13)",
    ("L-CTN", "Lệnh của Chủ tịch nước"): "no abbreviation of one group: read as type L and body CTN",
}
#: Abbreviations whose name in the tables is worded otherwise, each read and found to mean the same or more.
WORDED_OTHERWISE = {
    ("L", "Luật"): "the letter L of old laws (18-L/CTN) and of orders; the table calls the type Lệnh",
    ("LHHVN", "Liên hiệp các Hội KH&KT Việt Nam"): "written out",
    ("HĐND-UBND", "Văn phòng chung cấp xã"): "the office of the council and committee, at every level",
}


@cache
def rows() -> tuple[dict[str, str], ...]:
    with shared("data", "registry", "abbreviations.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def names_of(code: str, kind: str) -> list[str]:
    if kind == "doc_type":
        return [
            word
            for row in document_types()
            for word in (row.name, *row.words)
            if code in (*row.abbreviations, *row.tolerated, *row.party_abbreviations)
        ]
    named = [name for organ in organs_by_code(code) for name in (organ.name, *organ.names)]
    return named + [unit.name or "" for unit in drafting_units() if unit.code == code]


def test_every_row_is_supported_or_excused() -> None:
    missing = {(row["abbr"], row["full_name_vi"]) for row in rows() if not names_of(row["abbr"], row["kind"])}
    assert missing == set(UNSUPPORTED)
    assert len(rows()) == 254


def test_every_abbreviation_stands_for_what_the_register_says() -> None:
    other = set()
    for row in rows():
        wanted = set(name_key(row["full_name_vi"].split("(")[0].split("/")[0]).split())
        known = names_of(row["abbr"], row["kind"])
        shares = (len(wanted & set(name_key(name).split())) / max(1, len(wanted)) for name in known)
        if known and max(shares) < 0.6:
            other.add((row["abbr"], row["full_name_vi"]))
    assert other == set(WORDED_OTHERWISE)


@pytest.mark.parametrize(
    ("number", "symbol"),
    [("12/UBND-VX", "UBND-VX"), ("18-L/CTN", "L/CTN"), ("100/2015/QH13", "QH13"), ("5/2013/L-CTN", "L-CTN")],
)
def test_what_is_excused_is_read_by_its_form(number: str, symbol: str) -> None:
    parsed = parse_number(number, trusted=True)
    assert parsed is not None
    assert parsed.symbol == symbol


@pytest.mark.parametrize("code", ["XYZKQ", "QWRTY"])
def test_an_unknown_body_is_unknown_and_no_error(code: str) -> None:
    assert organs_by_code(code) == ()
    assert not read_organ(code).known
    assert read_organ(code).slip is None
    parsed = parse_number(f"12/QĐ-{code}", trusted=True)
    assert parsed is not None
    assert parsed.repairs == ()
