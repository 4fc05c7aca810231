"""Texts made to slow a reader down: each gives ``n`` code points of one kind of trouble."""

from __future__ import annotations

from collections.abc import Callable

Generator = Callable[[int], str]


def _repeat(unit: str) -> Generator:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


GENERATORS: dict[str, Generator] = {
    "khoảng trắng": _repeat(" "),
    "xuống dòng": _repeat("\n"),
    "chữ số": _repeat("1"),
    "gạch chéo": _repeat("/"),
    "gạch nối": _repeat("-"),
    "chữ hoa": _repeat("A"),
    "chữ Đ": _repeat("Đ"),
    "số và chéo": _repeat("1/"),
    "số và nối": _repeat("1-"),
    "ký hiệu dài": _repeat("12/QĐ-UBND-"),
    "ký hiệu không hết": _repeat("QĐ-"),
    "khoản": _repeat("khoản "),
    "điểm và khoản": _repeat("điểm a khoản 1 "),
    "số lặp": _repeat("số "),
    "luật lặp": _repeat("Luật "),
    "luật sửa đổi": _repeat("Luật sửa đổi, bổ sung một số điều của "),
    "ngày lặp": _repeat("ngày 1/1/2020 "),
    "danh sách số": _repeat("1, 2 và "),
    "ngoặc mở": _repeat("("),
    "gọi tắt": _repeat("(sau đây gọi tắt là Kế hoạch "),
    "trích yếu dài": _repeat("Kế hoạch số 1/KH-UBND về "),
    "dấu tổ hợp": _repeat("a\u0323\u0302"),
    "không độ rộng": _repeat("1\u200b/"),
    "chấm lửng": _repeat("số …/"),
    "chú thích": _repeat("chữ¹\n¹ "),
    "địa danh": _repeat("tỉnh Trà "),
    "nghị quyết": _repeat("Nghị quyết Trung ương "),
}
