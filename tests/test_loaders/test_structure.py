"""Sentences, lists and what they fall under; quoted text; provisions named in words."""

from __future__ import annotations

import pytest

from loaders.main_part import main_end
from loaders.structure import BLANK, masked, provision_paths, quoted_spans, read_provisions, read_segments
from tests.steps import growth


def outline(text: str) -> list[tuple[str, str]]:
    """Each segment with the first words of what it falls under."""
    segments = read_segments(text)
    return [
        (
            " ".join(text[one.body : one.end].split()),
            "" if one.lead is None else " ".join(text[segments[one.lead].body : segments[one.lead].end].split()),
        )
        for one in segments
    ]


def test_items_fall_under_the_sentence_with_the_colon() -> None:
    text = "Điều 2. Hiệu lực\n\n1. Các văn bản sau hết hiệu lực:\n\na) Một;\n\nb) Hai.\n\n2. Giao Sở."
    assert outline(text) == [
        ("Hiệu lực", ""),
        ("Các văn bản sau hết hiệu lực:", "Hiệu lực"),
        ("Một;", "Các văn bản sau hết hiệu lực:"),
        ("Hai.", "Các văn bản sau hết hiệu lực:"),
        ("Giao Sở.", "Hiệu lực"),
    ]


def test_a_colon_without_label_holds_for_the_numbers_below() -> None:
    text = "Điều 1. Bãi bỏ\n\nBãi bỏ các văn bản sau:\n\n1. Một.\n\n2. Hai.\n\nĐiều 2. Khác\n\n1. Ba."
    found = dict(outline(text))
    assert found["Một."] == found["Hai."] == "Bãi bỏ các văn bản sau:"
    assert found["Ba."] == "Khác"


def test_a_forgotten_colon() -> None:
    found = dict(outline("2. Các thông tư sau hết hiệu lực\n\na) Một;\n\nb) Hai."))
    assert found["Một;"] == "Các thông tư sau hết hiệu lực"


def test_chapters_head_articles() -> None:
    found = dict(outline("Chương II\n\nSỬA ĐỔI THÔNG TƯ\n\nĐiều 5. Sửa đổi khoản 2\n\nĐiều 6. Bãi bỏ khoản 3"))
    assert found["Sửa đổi khoản 2"] == found["Bãi bỏ khoản 3"] == "SỬA ĐỔI THÔNG TƯ"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thực hiện tốt. Kết quả khá.", 2),
        ("1. Thực hiện tốt.", 1),
        ("Từ ngày 01 tháng 7 năm 2026. Thông tư cũ hết hiệu lực.", 2),
        ("UBND TP. Nha Trang đã họp.", 1),
        ("Một dòng bị\n\nngắt trang giữa câu.", 1),
        (f"Ba văn bản:\n{BLANK}{BLANK};\n{BLANK}{BLANK}.", 3),
        ("", 1),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(read_segments(text)) == count


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Sửa như sau:\n\n“Điều 3. Mức thu “phí” mới.”.\n\nĐiều 2.", ["“Điều 3. Mức thu “phí” mới.”"]),
        ("Sửa như sau:\n\n“1. Một.\n\n2. Hai.”;\n\n2. Ba", ["“1. Một.\n\n2. Hai.”"]),
        ('Sửa như sau:\n"1. Một."\n2. Ba', ['"1. Một."']),
        ("Thay thế cụm từ “huyện” bằng cụm từ “xã”.", []),
        ("“Mở mà không đóng\n\nĐiều 2. Khác", []),
    ],
)
def test_quoted_amending_text(text: str, quoted: list[str]) -> None:
    assert [span.cut(text) for span in quoted_spans(f"\n{text}" if text[0] == "“" else text)] == quoted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("khoản 2 Điều 5", ("Điều 5 khoản 2",)),
        ("khoản 2 của Điều 5", ("Điều 5 khoản 2",)),
        ("các Điều 13, 14 và khoản 2 Điều 24", ("Điều 13", "Điều 14", "Điều 24 khoản 2")),
        ("điểm b, c khoản 5 và khoản 7 Điều 1", ("Điều 1 khoản 5 điểm b", "Điều 1 khoản 5 điểm c", "Điều 1 khoản 7")),
        ("Điều 12 và Mục 4 Phụ lục II", ("Điều 12", "Phụ lục II Mục 4")),
        ("khoản 3a Điều 4, Điều 28b", ("Điều 4 khoản 3a", "Điều 28b")),
        ("Chương II", ("Chương II",)),
        ("mức thu", ()),
    ],
)
def test_provisions(words: str, wanted: tuple[str, ...]) -> None:
    assert read_provisions(words) == wanted


def test_provisions_inside_another() -> None:
    assert provision_paths("điểm a khoản 2", (("Điều", "6"),)) == ((("Điều", "6"), ("khoản", "2"), ("điểm", "a")),)
    assert provision_paths("Điều 9", (("Điều", "6"),)) == ((("Điều", "9"),),)


def test_articles_end_where_addressees_or_annexes_begin() -> None:
    text = "Điều 1. Bãi bỏ.\n\nPHỤ LỤC I\n\nĐiều 2. Mẫu"
    assert text[main_end(text) :].startswith("\nPHỤ LỤC")
    assert main_end("Không có điều nào.\nNơi nhận:\n") == len("Không có điều nào.\nNơi nhận:\n")


def test_masks_keep_the_length() -> None:
    assert len(masked("theo Nghị định 61", [(5, 17), (5, 9)])) == 17


@pytest.mark.parametrize("unit", ["\n", "\n \n", "a) ", "“", ". A", "khoản 1 "])
def test_steps_grow_with_the_text(unit: str) -> None:
    for work in (read_segments, quoted_spans, read_provisions):
        assert growth(work, unit.__mul__, 3_000) <= 2.3
