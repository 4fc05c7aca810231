"""What the tables hold, checked against the texts they are taken from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph import issuer, vocab
from graph.vocab import compile as compiler
from graph.vocab import tables

# Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I and II
ANNEX_III = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
    "Bản sao y": "SY",
    "Bản trích sao": "TrS",
    "Bản sao lục": "SL",
}
# Hướng dẫn 36-HD/VPTW
PARTY = {
    "Nghị quyết": "NQ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Quyết định": "QĐ",
    "Quy định": "QĐ",
    "Quy chế": "QC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Công văn": "CV",
    "Báo cáo": "BC",
    "Kế hoạch": "KH",
    "Chương trình": "CTr",
    "Thông tri": "TT",
    "Quy trình": "QTr",
    "Đề án": "ĐA",
    "Tờ trình": "TTr",
    "Phương án": "PA",
}
TYPES = {kind.name: kind for kind in vocab.document_types()}


@pytest.mark.parametrize(("name", "code"), ANNEX_III.items())
def test_the_annex_of_decree_30(name: str, code: str) -> None:
    assert TYPES[name].abbreviations[0] == code
    assert TYPES[name].state
    assert TYPES[name].copy == (code in {"SY", "TrS", "SL"})


@pytest.mark.parametrize(("name", "code"), PARTY.items())
def test_the_types_of_the_party(name: str, code: str) -> None:
    assert TYPES[name].party_abbreviations[0] == code
    assert TYPES[name].party


def test_a_state_letter_has_no_abbreviation() -> None:
    assert TYPES["Công văn"].abbreviations == ()
    assert TYPES["Công văn"].tolerated == ("CV",)
    assert TYPES["Thư công"].abbreviations == ()


def test_what_makes_a_type_normative() -> None:
    assert {name for name, kind in TYPES.items() if kind.normative == "year"} == {
        "Nghị quyết",
        "Quyết định",
        "Chỉ thị",
        "Lệnh",
    }
    assert {"Luật", "Nghị định", "Thông tư", "Thông tư liên tịch"} <= {
        name for name, kind in TYPES.items() if kind.normative == "always"
    }


def test_rank_falls_from_the_constitution_to_the_commune() -> None:
    order = [
        ("Hiến pháp", None, None),
        ("Luật", "QH", None),
        ("Pháp lệnh", "UBTVQH", None),
        ("Lệnh", "CTN", None),
        ("Nghị định", "CP", None),
        ("Quyết định", "TTg", None),
        ("Nghị quyết", "HĐTP", None),
        ("Thông tư", "BTC", None),
        ("Nghị quyết", "HĐND", "tỉnh"),
        ("Quyết định", "UBND", "tỉnh"),
        ("Quyết định", "CTUBND", "tỉnh"),
        ("Nghị quyết", "HĐND", "xã"),
        ("Quyết định", "UBND", "xã"),
    ]
    ranks = [vocab.rank_of(*row) for row in order]
    assert None not in ranks
    assert ranks == sorted(set(ranks), key=lambda rank: rank or 0)
    assert vocab.rank_of("Thông tư liên tịch", "BCA") == vocab.rank_of("Thông tư", "BCA"), "they end one another"


def test_every_row_says_where_it_comes_from() -> None:
    for rows in (vocab.document_types(), vocab.organs(), vocab.relation_types(), vocab.provision_units()):
        assert rows
        assert all(row.source for row in rows)


def test_types_matched_in_text_have_examples() -> None:
    assert [kind.name for kind in TYPES.values() if not kind.finds and not kind.copy and kind.name != "Nội quy"] == []
    for kind in TYPES.values():
        assert not set(kind.finds) & set(kind.skips)


def test_organs_live_forward_and_are_succeeded_by_known_ones() -> None:
    codes = {organ.code for organ in vocab.organs()}
    for organ in vocab.organs():
        assert organ.valid_from is None or organ.valid_to is None or organ.valid_from < organ.valid_to, organ
        assert set(organ.succeeded_by) <= codes, organ
        assert not organ.succeeded_by or organ.valid_to, organ


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("BKHĐT", "BTC"),
        ("BGTVT", "BXD"),
        ("BNNPTNT", "BNNMT"),
        ("BTNMT", "BNNMT"),
        ("BTTTT", "BKHCN"),
        ("BLĐTBXH", "BNV"),
        ("UBDT", "BDTTG"),
    ],
)
def test_the_mergers_of_2025(old: str, new: str) -> None:
    (organ,) = [organ for organ in vocab.organs() if organ.code == old]
    assert organ.valid_to == "2025-03-01"
    assert organ.succeeded_by[0] == new
    assert organ.lives_on("2025-02-28")
    assert not organ.lives_on("2025-03-01")


def test_the_party_of_the_district_ends_with_it() -> None:
    ended = {organ.code: organ.valid_to for organ in vocab.organs() if organ.code in {"HU", "ThU", "QU"}}
    assert ended == dict.fromkeys(("HU", "ThU", "QU"), "2025-07-01")


def test_a_slip_is_no_variation() -> None:
    written = {code for organ in vocab.organs() for code in (organ.code, *organ.variations)}
    assert not written & {"BGDDT", "UBNN", "BDNTW", "TTG", "Ttg", "BNNPTTN", "TƯBNV"}


def test_no_variation_of_an_organ_is_also_a_common_unit() -> None:
    units = {unit.code for unit in vocab.drafting_units()}
    both = {code for organ in vocab.organs() for code in organ.variations} & units
    assert both == {"LĐTBXH"}


def test_the_relations_are_those_of_the_contract() -> None:
    effects = {kind.name: kind.effect for kind in vocab.relation_types()}
    assert effects == {
        "based_on": "none",
        "details": "none",
        "implements": "none",
        "guides": "none",
        "amends": "part",
        "replaces": "ends",
        "repeals": "ends",
        "suspends": "suspends",
        "corrects": "none",
        "consolidates": "none",
        "promulgates": "none",
        "cites": "none",
    }
    assert "eli:implements" not in {kind.eli for kind in vocab.relation_types()}
    for kind in vocab.relation_types():
        assert list(kind.triggers) == sorted(kind.triggers, key=len, reverse=True), kind.name


def test_units_from_the_outermost_in() -> None:
    names = [unit.name for unit in sorted(vocab.provision_units(), key=lambda unit: unit.rank)]
    assert [name for name in names if name != "phụ lục"] == [
        "phần",
        "chương",
        "mục",
        "tiểu mục",
        "điều",
        "khoản",
        "điểm",
        "tiết",
    ]


def test_no_status_claims_force_from_silence() -> None:
    words = [status.word for status in vocab.statuses()]
    assert "Chưa thấy căn cứ hết hiệu lực" in words
    assert not [word for word in words if "còn hiệu lực" in word.casefold()]


def test_the_compiled_copies_are_fresh() -> None:
    assert compiler.main(["--check"]) == 0


def test_the_compiled_copies_equal_the_yaml() -> None:
    for table in tables.TABLES.values():
        assert tables.load(table.name) == tables.parse(table), table.name


def test_loading_twice_gives_equal_rows() -> None:
    assert tables.load("document_types") == tables.load("document_types")


def test_a_stale_copy_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "statuses.yaml"
    path.write_text('- {value: "ended", word: "Hết hiệu lực", source: "-"}\n', encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    assert [status.value for status in tables.load("statuses")] == ["ended"]
    assert tables.load("legal_facts") == ()


def test_a_damaged_copy_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "compiled.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(tables, "HOME", tmp_path)
    tables.compiled.cache_clear()
    try:
        assert tables.load("statuses") == vocab.statuses()
    finally:
        tables.compiled.cache_clear()


def test_check_tells_a_missing_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiler, "HOME", tmp_path)
    assert compiler.main(["--check"]) == 1
    assert "compiled.json đã cũ; chạy: python -m graph.vocab.compile" in capsys.readouterr().err
    assert compiler.main([]) == 0
    assert compiler.main(["--check"]) == 0


def test_the_hash_names_the_data_and_changes_with_it(tmp_path: Path) -> None:
    assert len(vocab.data_hash()) == 12
    path = tmp_path / "a.yaml"
    path.write_text("- a\n", encoding="utf-8")
    before = tables.hash_of((path,))
    path.write_text("- b\n", encoding="utf-8")
    assert tables.hash_of((path,)) != before
    renamed = path.rename(tmp_path / "b.yaml")
    assert tables.hash_of((renamed,)) != tables.hash_of(())


def test_as_of_is_the_latest_day_a_fact_was_read() -> None:
    days = [facts.source.seen_on for facts in vocab.legal_facts()]
    assert vocab.data_as_of() >= max(days, default="")


def test_reading_the_tables_loads_no_yaml() -> None:
    code = (
        "import sys, graph.vocab as v; v.document_types(); v.organs(); v.legal_facts(); sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("row", vocab.organ_abbreviations(), ids=lambda row: row.short[0])
def test_an_abbreviation_is_what_makes_two_names_one(
    row: vocab.OrganAbbreviation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def key(name: str) -> str:
        return issuer.name_key.__wrapped__(name)

    first, second = row.same
    assert key(first) == key(second)
    others = [other for other in vocab.organ_abbreviations() if other != row]
    monkeypatch.setattr(issuer, "organ_abbreviations", lambda: others)
    issuer._abbreviations.cache_clear()
    try:
        assert key(first) != key(second)
    finally:
        monkeypatch.undo()
        issuer._abbreviations.cache_clear()
