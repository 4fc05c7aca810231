"""Texts made to slow a reader down: each gives ``n`` code points of one kind of trouble."""

from __future__ import annotations

from collections.abc import Callable

Generator = Callable[[int], str]


def _repeat(unit: str) -> Generator:
    return lambda size: filled(unit, size)


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

#: A unit each, over and over, for every single pattern (``benchmarks.patterns``) and for counting steps in tests.
ATTACKS = {
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\n",
    "lines of blanks": " \n",
    "tabs": "\t",
    "digits": "1",
    "slashes": "/",
    "hyphens": "-",
    "full stops": ".",
    "ellipses": "…",
    "underscores": "_",
    "asterisks": "*",
    "capitals": "A",
    "Đ": "Đ",
    "small letters": "a",
    "words": "ab ",
    "capital words": "Ab ",
    "digits and slashes": "1/",
    "digits and hyphens": "1-",
    "capitals and hyphens": "A-",
    "capitals and dots": "AB.",
    "half numbers": "12/QĐ-",
    "numbers without a body": "12/QĐ ",
    "years": "/2020/",
    "commas and digits": "1, ",
    "khoản": "khoản ",
    "điểm a": "điểm a, ",
    "Điều 1": "Điều 1 ",
    "số": "số ",
    "số and colons": "số: ",
    "Số and blanks": "\nSố: ",
    "Luật": "Luật ",
    "Luật with names": "Luật A b c d ",
    "sửa đổi": "Luật sửa đổi, bổ sung ",
    "Nghị quyết": "Nghị quyết Trung ương ",
    "UBND": "UBND ",
    "UBND tỉnh": "UBND tỉnh ",
    "của": "của Ban ",
    "ngày": "ngày ",
    "ngày tháng năm": "ngày … tháng … năm ",
    "open brackets": "(",
    "brackets": "()",
    "open quotes": "“",
    "superscripts": "¹",
    "notes": "\n¹ a",
    "note marks": "a[1]",
    "combining marks": "\u0301",
    "letters and marks": "a\u0323\u0302",
    "zero-width": "\u200b",
    "page numbers": "\n1",
    "gazette": "CÔNG BÁO/Số 1",
    "aliases": "(sau đây gọi tắt là ",
    "ban hành": "ban hành ",
    "tại": " tại Tờ trình",
    "Cyrillic": "С",
    "full sentences": "Xã đã tổ chức họp dân. ",
    "table rows": "| a | b |\n",
    "type words": "Quyết định ",
    "dotted places": "TP. ",
}
#: The same dense with real citations, whose number grows with the text.
DENSE = {
    "citations": "Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh về trồng cây. ",
    "citations without an end": "Kế hoạch số 12/KH-UBND ",
    "a list": "12/KH-UBND, ",
    "nested titles": "Nghị định số 61/2018/NĐ-CP sửa đổi Nghị định số 60/2018/NĐ-CP ",
    "short forms": "Nghị định 61, ",
    "laws": "Luật Đất đai, ",
    "amending laws": "Luật sửa đổi Luật Đất đai và ",
    "pinpoints": "điểm a khoản 1 Điều 2 Luật Đất đai; ",
    "blanks": "Quyết định số …/QĐ-UBND ngày …/…/2023 ",
    "aliases": "Kế hoạch số 12/KH-UBND (sau đây gọi tắt là Kế hoạch 12) ",
    "plenums": "Nghị quyết Trung ương 5 khóa X ",
    "letters": "Công văn số 12/UBND-VX; ",
    "numbers alone": "12/QĐ-UBND\n",
    "laws with a number": "Luật Đất đai số 31/2024/QH15 ",
    "notes": "trồng cây[1]\n[1] Kế hoạch số 12/KH-UBND\n",
}


def filled(unit: str, size: int) -> str:
    """A unit over and over, cut to a size in code points."""
    return (unit * (size // len(unit) + 1))[:size]
