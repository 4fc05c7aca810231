"""Places: found in every usual spelling, and followed through the reform of 2025."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.place import (
    find_places,
    longest_place_name,
    parent_of,
    place_by_code,
    province_of,
    same_name,
    successor_on,
)
from graph.vocab import places as table
from tests.steps import steps

BEFORE, AFTER, NOW = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 21)


def names(text: str, **how: object) -> list[str]:
    return [place.full_name for place in find_places(text, **how)]  # type: ignore[arg-type]


def living(level: str, day: date) -> int:
    rows = [row for row in table.units() if row.level == level]
    return sum(
        1 for row in rows if (row.valid_from or "") <= day.isoformat() and day.isoformat() < (row.valid_to or "9999")
    )


def test_how_many_there_are() -> None:
    assert (living("tỉnh", BEFORE), living("huyện", BEFORE)) == (63, 696)
    assert (living("tỉnh", AFTER), living("huyện", AFTER)) == (34, 0)
    assert living("tỉnh", NOW) == 34


def test_how_many_communes_there_are() -> None:
    count = dict.fromkeys((BEFORE, AFTER, NOW), 0)
    for code in {row.code for row in table.units() if row.communes}:
        for row in table.communes_of(code):
            for day in count:
                iso = day.isoformat()
                count[day] += (row.valid_from or "") <= iso < (row.valid_to or "9999")
    assert count == {BEFORE: 10035, AFTER: 3321, NOW: 3321}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tỉnh Khánh Hòa", "tỉnh Khánh Hòa"),
        ("tỉnh Khánh Hoà", "tỉnh Khánh Hòa"),
        ("TỈNH KHÁNH HÒA", "tỉnh Khánh Hòa"),
        ("TP. Nha Trang", "thành phố Nha Trang"),
        ("Tp Nha Trang", "thành phố Nha Trang"),
        ("TP Nha Trang", "thành phố Nha Trang"),
        ("thành phố Nha Trang", "thành phố Nha Trang"),
        ("TPHCM", "thành phố Hồ Chí Minh"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("T.X Hồng Lĩnh", "thị xã Hồng Lĩnh"),
        ("TX. Hồng Lĩnh", "thị xã Hồng Lĩnh"),
        ("tỉnh Đăk Lăk", "tỉnh Đắk Lắk"),
        ("tỉnh Đắc Lắc", "tỉnh Đắk Lắk"),
        ("tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("tỉnh Bà Rịa-Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("tỉnh Bà Rịa Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế"),
        ("Q.1", "quận 1"),
        ("huyện Ia H’Drai", "huyện Ia H'Drai"),
        ("huyện Trà Cú", "huyện Trà Cú"),
    ],
)
def test_spellings(written: str, meant: str) -> None:
    assert names(written, on=None) == [meant]


def test_a_name_of_several_levels_and_its_filters() -> None:
    assert names("Sa Đéc") == ["thành phố Sa Đéc", "phường Sa Đéc"]
    assert names("Sa Đéc", level="xã") == ["phường Sa Đéc"]
    assert names("Sa Đéc", kind="TP") == ["thành phố Sa Đéc"]
    assert names("Sa Đéc", on=NOW) == ["phường Sa Đéc"]
    assert names("thị xã Duyên Hải") == ["thị xã Duyên Hải"]
    assert names("huyện Duyên Hải") == ["huyện Duyên Hải"]


def test_a_unit_that_changed_its_kind_is_found_under_the_old_one() -> None:
    assert names("huyện Thủy Nguyên") == ["thành phố Thủy Nguyên"]


def test_an_unknown_name_finds_nothing() -> None:
    assert find_places("huyện Không Có Thật") == ()
    assert find_places("") == ()


def test_where_a_place_lies() -> None:
    (ward,) = find_places("phường Vĩnh Hải", on=BEFORE, level="xã")[:1]
    district = parent_of(ward)
    assert district is not None
    assert district.level == "huyện"
    province = province_of(district)
    assert province is not None
    assert province.level == "tỉnh"
    assert province_of(province) is province
    assert parent_of(province) is None
    assert place_by_code(ward.code) == ward
    assert place_by_code("không có") is None


def test_successors_of_provinces() -> None:
    assert [place.full_name for place in successor_on(find_places("tỉnh Ninh Thuận")[0], AFTER)] == ["tỉnh Khánh Hòa"]
    (khanh_hoa,) = find_places("tỉnh Khánh Hòa")
    assert successor_on(khanh_hoa, AFTER) == (khanh_hoa,)
    (binh_phuoc,) = find_places("tỉnh Bình Phước")
    assert [place.full_name for place in successor_on(binh_phuoc, AFTER)] == ["tỉnh Đồng Nai"]
    assert [place.full_name for place in successor_on(binh_phuoc, NOW)] == ["thành phố Đồng Nai"]
    assert successor_on(binh_phuoc, BEFORE) == (binh_phuoc,)


def test_hue_before_and_after_it_became_a_city_of_its_own() -> None:
    (old,) = find_places("tỉnh Thừa Thiên Huế")
    assert not old.lives_on(date(2025, 1, 1))
    assert old.lives_on(date(2024, 12, 31))
    assert [place.full_name for place in successor_on(old, NOW)] == ["thành phố Huế"]
    assert [place.level for place in find_places("thành phố Huế", on=date(2024, 5, 1))] == ["huyện"]
    assert [place.level for place in find_places("thành phố Huế", on=NOW)] == ["tỉnh"]


def test_successors_of_districts_and_communes() -> None:
    (district,) = find_places("huyện Trà Cú")
    after = successor_on(district, NOW)
    assert "xã Trà Cú" in [place.full_name for place in after]
    assert {province.full_name for place in after if (province := province_of(place))} == {"tỉnh Vĩnh Long"}
    (island,) = find_places("huyện Côn Đảo")
    assert [place.full_name for place in successor_on(island, NOW)] == ["đặc khu Côn Đảo"]
    (xa,) = find_places("xã Trảng Bom", on=AFTER)
    assert [place.full_name for place in successor_on(xa, NOW)] == ["phường Trảng Bom"]


def test_every_successor_lives_after_the_reform() -> None:
    unknown = []
    for row in table.units():
        if row.valid_to == "2025-07-01":
            place = place_by_code(row.code)
            assert place is not None
            after = successor_on(place, AFTER)
            assert all(unit.lives_on(AFTER) for unit in after)
            unknown += [] if after else [place.full_name]
    assert unknown == []


@pytest.mark.parametrize(
    ("words", "level", "taken"),
    [
        ("Phước Long Triển khai nhiệm vụ", "xã", "Phước Long"),
        ("Trà Cú trong tháng 8", "huyện", "Trà Cú"),
        ("Trà cú trong tháng 8", "huyện", "Trà cú"),
        ("Quận 1 về việc", "huyện", "Quận 1"),
        ("Phường 5, Quận 10", "xã", "Phường 5"),
        ("5, thành phố Sa Đéc", "xã", "5"),
        ("Thành phố Hồ Chí Minh Về việc", "tỉnh", "Thành phố Hồ Chí Minh"),
        ("Bà Rịa – Vũng Tàu về", "tỉnh", "Bà Rịa – Vũng Tàu"),
        ("M'Đrắk về", "huyện", "M'Đrắk"),
        ("Khánh\nHòa ban hành", "tỉnh", "Khánh\nHòa"),
        ("KHÁNH HÒA", "tỉnh", "KHÁNH HÒA"),
        ("Khánh Hòa, ngày", "tỉnh", "Khánh Hòa"),
        ("Khánh Hòa", "huyện", ""),
        ("đã ban hành", ("tỉnh", "huyện", "xã"), ""),
        ("", "xã", ""),
        (" Trà Cú", "huyện", ""),
    ],
)
def test_where_a_name_ends(words: str, level: str | tuple[str, ...], taken: str) -> None:
    assert words[: longest_place_name(words, level)] == taken


def test_same_name() -> None:
    assert same_name("TP. Nha Trang", "Thành phố Nha Trang")
    assert not same_name("huyện Duyên Hải", "thị xã Duyên Hải")


def test_a_name_in_text_is_looked_up_in_few_steps() -> None:
    longest_place_name("Phước Long", ("huyện", "xã"))
    assert steps(lambda: longest_place_name("Phước Long Triển khai nhiệm vụ", ("huyện", "xã"))) < 200


def test_the_compiled_names_are_those_of_the_table() -> None:
    assert table._names() == table.name_lines()


def test_a_stale_list_of_names_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / table.PLACES).write_bytes(b"other\nx\t\t\n")
    monkeypatch.setattr(table, "HOME", tmp_path)
    table._names.cache_clear()
    try:
        assert len(table._names()) > 7_000
    finally:
        table._names.cache_clear()


def test_dong_nai_before_and_since_it_is_a_city() -> None:
    before, since = date(2026, 4, 29), date(2026, 4, 30)
    assert [place.full_name for place in find_places("Đồng Nai", level="tỉnh", on=before)] == ["tỉnh Đồng Nai"]
    assert [place.full_name for place in find_places("Đồng Nai", level="tỉnh", on=since)] == ["thành phố Đồng Nai"]
    [former] = find_places("tỉnh Đồng Nai")
    assert [place.full_name for place in successor_on(former, since)] == ["thành phố Đồng Nai"]
    [bien_hoa] = find_places("thành phố Biên Hòa", level="huyện")
    assert {province_of(heir, since).full_name for heir in successor_on(bien_hoa, since)} == {"thành phố Đồng Nai"}


def test_who_is_meant_by_a_district_then_and_now() -> None:
    [tra_cu] = find_places("huyện Trà Cú")
    assert province_of(tra_cu, date(2023, 6, 30)).full_name == "tỉnh Trà Vinh"
    today = date(2026, 11, 21)
    heirs = successor_on(tra_cu, today)
    assert {heir.level for heir in heirs} == {"xã"}
    assert {province_of(heir, today).full_name for heir in heirs} == {"tỉnh Vĩnh Long"}


def test_homonyms_are_kept_apart_by_their_parent() -> None:
    found = find_places("huyện Châu Thành")
    assert len(found) == len({place.parent for place in found}) == 10


def test_the_province_of_a_day_before_a_city_was_made_of_it() -> None:
    (phu_vang,) = find_places("huyện Phú Vang")
    provinces = [province_of(phu_vang, day) for day in (date(2022, 3, 1), date(2025, 3, 1))]
    assert [place.full_name for place in provinces if place] == ["tỉnh Thừa Thiên Huế", "thành phố Huế"]
    (old_city,) = find_places("thành phố Huế", level="huyện")
    above = province_of(old_city)
    assert above is not None
    assert above.full_name == "tỉnh Thừa Thiên Huế"


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("huyện đảo Lý Sơn", "huyện Lý Sơn"),
        ("tỉnh Kontum", "tỉnh Kon Tum"),
        ("tỉnh Bắc Cạn", "tỉnh Bắc Kạn"),
        ("thành phố Qui Nhơn", "thành phố Quy Nhơn"),
    ],
)
def test_former_spellings(written: str, full: str) -> None:
    assert [place.full_name for place in find_places(written)] == [full]
