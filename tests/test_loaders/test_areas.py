"""Places behind the names of bodies."""

from __future__ import annotations

import pytest

from graph.vocab.place_names import place_kinds
from loaders.mentions.areas import bare_area, name_at, named_area, read_area

NAMED = [
    (" tỉnh Khánh Hòa về", "tỉnh Khánh Hòa"),
    (" TP. Nha Trang ban hành", "thành phố Nha Trang"),
    (" T.X Duyên Hải về", "thị xã Duyên Hải"),
    (" TỈNH LÀO CAI\n", "tỉnh Lào Cai"),
    (" Quận 1 báo cáo", "quận 1"),
    (" tỉnh V/v khen thưởng", None),
    (" Tỉnh đã", None),
]


@pytest.mark.parametrize(("text", "place"), NAMED)
def test_area_with_its_kind(text: str, place: str | None) -> None:
    area = read_area(text, 0)
    assert area is not None
    assert area.full_name == place


@pytest.mark.parametrize(("short", "kind"), [(short, row.name) for row in place_kinds() for short in row.short])
def test_every_short_form_of_a_kind_is_read(short: str, kind: str) -> None:
    area = read_area(f" {short} Duyên Hải về", 0)
    assert area is not None
    assert area.full_name == f"{kind} Duyên Hải"


@pytest.mark.parametrize("text", ["TỈNH ỦY LÀO CAI", " Thành uỷ Huế", "XÃ HỘI CHỦ NGHĨA VIỆT NAM", " Kế hoạch"])
def test_no_area_inside_another_name(text: str) -> None:
    assert read_area(text, 0) is None


@pytest.mark.parametrize(
    ("text", "level", "place"),
    [
        (" Hà Nội về việc", "tỉnh", "thành phố Hà Nội"),
        (" Trà Vinh.", "tỉnh", "tỉnh Trà Vinh"),
        (" Trà Cú báo cáo", "huyện", "huyện Trà Cú"),
        (" Trà Vinh báo cáo", "any", "tỉnh Trà Vinh"),
        (" Trà Cú báo cáo", "tỉnh", None),
        (" Kết quả", "any", None),
        (" Hà Nội Mới đưa tin", "tỉnh", None),
        (", Hà Nội", "tỉnh", None),
        (" Hà Nội", "xã", None),
    ],
)
def test_known_place_without_its_kind(text: str, level: str, place: str | None) -> None:
    area = bare_area(text, 0, level)
    assert (area.full_name if area else None) == place


def test_place_of_a_kind_told_before() -> None:
    area = named_area("Huyện ủy Mỹ Xuyên đã", 8, "huyện")
    assert area is not None
    assert area.full_name == "huyện Mỹ Xuyên"
    assert named_area("Huyện ủy đã họp", 8, "huyện") is None
    assert named_area("Huyện ủyMỹ", 8, "huyện") is None


def test_name_ends_where_the_known_name_ends() -> None:
    text = "phường Phước Long Triển khai"
    assert text[7 : name_at(text, 7)] == "Phước Long"
    assert name_at("đã", 0) == 0
