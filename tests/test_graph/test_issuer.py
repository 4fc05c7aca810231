"""Issuers: their names in their place, and organs found by code and by name."""

from __future__ import annotations

from datetime import date

import pytest

from graph.folding import fold, fold_name
from graph.issuer import (
    issuer_of,
    name_in_place,
    official_name,
    organ_by_code,
    organ_by_name,
    organs_by_code,
    organs_by_name,
)
from graph.place import find_places
from graph.vocab import organs


@pytest.mark.parametrize(
    ("code", "place", "name"),
    [
        ("UBND", "tỉnh Khánh Hòa", "Ủy ban nhân dân tỉnh Khánh Hòa"),
        ("UBND", "phường Phước Long", "Ủy ban nhân dân phường Phước Long"),
        ("CTUBND", "tỉnh Trà Vinh", "Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh"),
        ("HĐND", "thành phố Sa Đéc", "Hội đồng nhân dân thành phố Sa Đéc"),
        ("TTHĐND", "huyện Trà Cú", "Thường trực Hội đồng nhân dân huyện Trà Cú"),
        ("SNV", "tỉnh Trà Vinh", "Sở Nội vụ tỉnh Trà Vinh"),
        ("SNV", "Thành phố Hồ Chí Minh", "Sở Nội vụ thành phố Hồ Chí Minh"),
        ("PNV", "huyện Trà Cú", "Phòng Nội vụ huyện Trà Cú"),
        ("TU", "tỉnh Khánh Hòa", "Tỉnh ủy Khánh Hòa"),
        ("TU", "thành phố Đà Nẵng", "Thành ủy Đà Nẵng"),
        ("ThU", "thành phố Nha Trang", "Thành ủy Nha Trang"),
        ("ThU", "thị xã Ninh Hòa", "Thị ủy Ninh Hòa"),
        ("HU", "huyện Trà Cú", "Huyện ủy Trà Cú"),
        ("QU", "quận 1", "Quận ủy 1"),
        ("VPTU", "tỉnh Trà Vinh", "Văn phòng Tỉnh ủy Trà Vinh"),
        ("BTCTU", "thành phố Cần Thơ", "Ban Tổ chức Thành ủy Cần Thơ"),
        ("ĐU", "xã Tân Sơn", "Đảng ủy xã Tân Sơn"),
        ("CAT", "tỉnh Trà Vinh", "Công an tỉnh Trà Vinh"),
        ("CAT", "thành phố Hà Nội", "Công an thành phố Hà Nội"),
        ("MTTQ", "tỉnh Trà Vinh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Trà Vinh"),
        ("BNV", "tỉnh Trà Vinh", "Bộ Nội vụ"),
        ("UBND", None, "Ủy ban nhân dân"),
    ],
)
def test_official_names(code: str, place: str | None, name: str) -> None:
    assert official_name(organs_by_code(code)[0], place) == name


def test_other_names_take_their_place_the_same_way() -> None:
    assert name_in_place("Ban Thường vụ Tỉnh ủy", "tỉnh Trà Vinh") == "Ban Thường vụ Tỉnh ủy Trà Vinh"
    assert name_in_place("Ban Thường vụ Thành ủy", "thị xã Ninh Hòa") == "Ban Thường vụ Thị ủy Ninh Hòa"
    assert name_in_place("Ủy ban nhân dân tỉnh", "thành phố Huế") == "Ủy ban nhân dân thành phố Huế"


def test_an_issuer_takes_the_level_of_its_place() -> None:
    (place,) = find_places("huyện Trà Cú")
    issuer = issuer_of(organs_by_code("UBND")[0], place)
    assert (issuer.name, issuer.organ, issuer.level) == ("Ủy ban nhân dân huyện Trà Cú", "UBND", "huyện")
    assert issuer_of(organs_by_code("BTC")[0], place).place is None
    assert issuer_of(organs_by_code("UBND")[0], None).level is None


def test_codes_are_exact() -> None:
    assert organ_by_code("BGD&ĐT") is organ_by_code("BGDĐT")
    for slip in ("BGDDT", "ubnd", "Ttg", "TTG", ""):
        assert organ_by_code(slip) is None


def test_the_day_decides_between_bodies_of_one_code() -> None:
    today, police = organ_by_code("BNV"), organ_by_code("BNV", date(1995, 6, 1))
    assert today is not None
    assert today.valid_to is None
    assert police is not None
    assert police.succeeded_by == ("BCA",)
    ended = organ_by_code("BTNMT", date(2026, 3, 1))
    assert ended is not None
    assert not ended.lives_on("2026-03-01")


def test_one_code_several_bodies() -> None:
    assert {organ.name for organ in organs_by_code("CT")} == {"Cục Thuế", "Chủ tịch Ủy ban nhân dân"}
    assert organs_by_code("CTUBND")[0].name == "Chủ tịch Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Ủy ban nhân dân", "UBND"),
        ("Uỷ ban nhân dân", "UBND"),
        ("ỦY BAN NHÂN DÂN", "UBND"),
        ("UBND", "UBND"),
        ("HĐND", "HĐND"),
        ("TT. HĐND", "TTHĐND"),
        ("Thường trực HĐND", "TTHĐND"),
        ("Chủ tịch UBND", "CTUBND"),
        ("Ban thường vụ Tỉnh ủy", "TU"),
        ("BTV Huyện uỷ", "HU"),
        ("BCH Trung ương", "TW"),
        ("Bộ Chính trị", "TW"),
        ("UBMTTQVN", "MTTQ"),
        ("Ủy ban MTTQ Việt Nam", "MTTQ"),
        ("Bộ trưởng Bộ Nội vụ", "BNV"),
        ("Giám đốc Sở Nội vụ", "SNV"),
        ("Bộ Văn hoá, Thể thao và Du lịch", "BVHTTDL"),
        ("Bộ Văn hóa - Thể thao và Du lịch", "BVHTTDL"),
        ("Bộ Lao động – Thương binh và Xã hội", "BLĐTBXH"),
        ("Bộ Công thương", "BCT"),
        ("Đoàn ĐBQH", "ĐĐBQH"),
        ("Văn phòng UBND", "VPUBND"),
        ("Ngân hàng Nhà nước", "NHNN"),
    ],
)
def test_names_are_found_in_every_usual_spelling(written: str, code: str) -> None:
    organ = organ_by_name(written)
    assert organ is not None
    assert organ.code == code


def test_an_unknown_name_finds_nothing() -> None:
    assert organ_by_name("Hội Những người yêu sách") is None
    assert organs_by_name("") == ()


def test_every_organ_is_found_by_its_own_name_and_code() -> None:
    for organ in organs():
        assert organ in organs_by_code(organ.code)
        assert organ in organs_by_name(organ.name), organ.name


def test_folding_is_idempotent_and_keeps_words_apart() -> None:
    for text in ("Uỷ ban Nhân dân", "Bà Rịa – Vũng Tàu", "khuỷu Quý hoàn Thuỷ"):
        assert fold(fold(text)) == fold(text)
        assert fold_name(fold_name(text)) == fold_name(text)
    assert fold("Hóa") == fold("Hoá") != fold("Hoa")
    assert fold("NÐ-CP") == fold("NĐ-CP") != fold("ND-CP")
    assert fold("Thủy") == fold("Thuỷ")
