"""PDF files with text: order of reading, lines joined again, what is no running text."""

from __future__ import annotations

import pytest

from graph.errors import DamagedSource, SourceError
from graph.reading import SourceText
from loaders.citations import find_citations
from loaders.sources import read_bytes
from tests.test_loaders.pagefiles import column, pdf, width

LINES = (
    "Thực hiện Kế hoạch số 103/KH-UBND ngày 24/12/2021 của Chủ tịch Ủy ban nhân",
    "dân tỉnh về cải cách hành chính năm 2022; Ủy ban nhân dân huyện đã ban hành kế",
    "hoạch và chỉ đạo các phòng chuyên môn, Ủy ban nhân dân các xã, thị trấn thực hiện.",
)


def read(data: bytes) -> SourceText:
    return read_bytes(data, "bc.pdf")


def place(source: SourceText, kind: str) -> list[str]:
    return [span.cut(source.text) for name, span in source.places if name == kind]


def test_lines_of_a_paragraph_are_one_line_of_text_and_lead_back_to_the_page() -> None:
    source = read(pdf(column(85, 700, LINES)))
    assert source.text == " ".join(LINES)
    assert (source.kind, source.completeness, source.ocr, source.words) == ("pdf", "full", False, ())
    assert [source.text[piece.start : piece.end] for piece in source.pieces] == list(LINES)
    assert {piece.part for piece in source.pieces} == {"page 1"}
    left, bottom, right, top = map(float, source.pieces[0].where.split(","))
    assert left == pytest.approx(85, abs=1)
    assert bottom < 700 < top
    assert 400 < right < 560


def test_new_paragraphs_are_told_by_indent_room_and_gap() -> None:
    lines = [(121.0, 700.0, 13.0, "Mở đầu của đoạn thứ nhất được thụt vào và chạy hết cả dòng này cho đến cuối")]
    lines += column(85, 682, ["rồi xuống dòng và hết.", "Đoạn ngắn.", "Dòng này không thụt nhưng dòng trên còn chỗ."])
    assert read(pdf(lines)).text.split("\n") == [
        "Mở đầu của đoạn thứ nhất được thụt vào và chạy hết cả dòng này cho đến cuối rồi xuống dòng và hết.",
        "Đoạn ngắn.",
        "Dòng này không thụt nhưng dòng trên còn chỗ.",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("thực hiện đầy đủ các nội dung được giao tại Quyết định số 638/QĐ-", "UBND ngày 05/4/2018 của Ủy ban"),
        ("thực hiện đầy đủ các nội dung được giao tại Quyết định số 638/QĐ", "-UBND ngày 05/4/2018 của Ủy ban"),
        ("thực hiện đầy đủ các nội dung được giao tại Quyết định số 638/", "QĐ-UBND ngày 05/4/2018 của Ủy ban"),
        ("thực hiện đầy đủ nội dung tại Quyết định số 638/QĐ-UBND ngày 05/4/", "2018 của Ủy ban nhân dân tỉnh"),
        ("thực hiện đầy đủ các nội dung được giao tại Quyết định số 638/QĐ-\u00ad", "UBND ngày 05/4/2018 của Ủy ban"),
    ],
)
def test_a_number_cut_by_the_end_of_a_line_is_whole_again(first: str, second: str) -> None:
    text = read(pdf(column(85, 700, [first.replace("-\u00ad", "\u00ad"), second, "Hết."]))).text
    assert [one.text for one in find_citations(text)] == ["Quyết định số 638/QĐ-UBND ngày 05/4/2018"]


def test_a_hyphen_between_words_is_no_cut() -> None:
    text = read(
        pdf(column(85, 700, ["các đơn vị tổ chức thực hiện kế hoạch giai đoạn năm 2021 -", "2025 của tỉnh."]))
    ).text
    assert text == "các đơn vị tổ chức thực hiện kế hoạch giai đoạn năm 2021 - 2025 của tỉnh."


def pages_with_margins(count: int) -> list[list[tuple[float, float, float, str]]]:
    pages = []
    for number in range(1, count + 1):
        lines = [
            f"Nội dung của trang {'một hai ba bốn năm'.split()[number - 1]} chạy liền mạch từ đầu trang cho đến hết cả dòng này và còn",
            "dòng cuối cùng mà chưa hết câu vì còn sang trang sau rồi mới dừng lại ở một chỗ khác",
        ]
        pages.append([
            (200.0, 800.0, 10.0, "BÁO CÁO CÔNG TÁC DÂN VẬN"), *column(85, 700, lines), (295.0, 40.0, 12.0, str(number)),
        ])  # fmt: skip
    return pages


def test_running_heads_and_page_numbers_do_not_stand_in_sentences() -> None:
    source = read(pdf(*pages_with_margins(4)))
    body, _, tail = source.text.partition("\n")
    assert body.count("chạy liền mạch") == 4
    assert "BÁO CÁO" not in body
    assert not any(char.isdigit() for char in source.text)
    assert tail == "BÁO CÁO CÔNG TÁC DÂN VẬN"
    assert place(source, "header") == ["BÁO CÁO CÔNG TÁC DÂN VẬN"]
    assert "đã bỏ 4 số trang, 3 dòng đầu hoặc chân trang lặp lại" in source.notes


def test_a_citation_over_a_page_break_is_found() -> None:
    first = [
        (250.0, 810.0, 10.0, "CÔNG BÁO/Số 123 + 124/Ngày 05-4-2018"),
        *column(85, 90, ["Ủy ban nhân dân huyện báo cáo kết quả thực hiện Quyết định số 384/QĐ-"]),
    ]
    second = [
        (85.0, 810.0, 10.0, "CÔNG BÁO/Số 123 + 124/Ngày 05-4-2018"),
        *column(85, 760, ["UBND ngày 16/02/2022 của Ủy ban nhân dân tỉnh Trà Vinh ban hành kế hoạch năm."]),
    ]
    source = read(pdf(first, second))
    assert [one.text for one in find_citations(source.text)] == ["Quyết định số 384/QĐ-UBND ngày 16/02/2022"]
    assert place(source, "header") == ["CÔNG BÁO/Số 123 + 124/Ngày 05-4-2018"]


def test_signature_stamps_and_notes_are_taken_out_and_kept() -> None:
    body = column(85, 700, LINES[:2])
    stamp = column(
        330,
        600,
        ["Người ký: Ủy ban nhân dân tỉnh", "Email: ubnd@travinh.gov.vn", "Thời gian ký: 05.04.2022 10:23:22 +07:00"],
        7,
        9,
    )
    notes = [(85.0, 80.0, 9.0, "1 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư.")]
    source = read(pdf(body + stamp + notes))
    assert source.text.startswith(" ".join(LINES[:2]))
    assert place(source, "stamp") == [
        "Người ký: Ủy ban nhân dân tỉnh\nEmail: ubnd@travinh.gov.vn\nThời gian ký: 05.04.2022 10:23:22 +07:00"
    ]
    assert place(source, "footnote") == ["1 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"cột trái dòng số {word} của trang" for word in "một hai ba bốn năm sáu bảy tám chín mười".split()]
    right = [f"cột phải dòng số {word} của trang" for word in "một hai ba bốn năm sáu bảy tám chín mười".split()]
    text = read(pdf(column(60, 700, left, 12, 17) + column(320, 695, right, 12, 17))).text
    assert text.index("trái dòng số mười") < text.index("phải dòng số một")
    assert text.replace("\n", " ").replace("\t", " ") == " ".join(left + right)


def test_the_two_columns_of_a_head_stand_beside_each_other() -> None:
    head = column(85, 780, ["ỦY BAN NHÂN DÂN", "HUYỆN TRÀ CÚ", "Số: 12/BC-UBND"])
    head += column(
        310,
        780,
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Trà Cú, ngày 05 tháng 8 năm 2022"],
    )
    text = read(pdf(head + column(85, 650, LINES))).text
    assert text.split("\n")[:5] == [
        "ỦY BAN NHÂN DÂN", "HUYỆN TRÀ CÚ", "Số: 12/BC-UBND\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Trà Cú, ngày 05 tháng 8 năm 2022",
    ]  # fmt: skip


def test_raised_marks_of_notes_stay_out_of_numbers() -> None:
    words = "Nghị định số 30/2020/NĐ-CP"
    end = 85.0 + width(words, 13)
    lines = [(85.0, 700.0, 13.0, words), (end, 706.0, 8.0, "1"), (end + 8, 700.0, 13.0, "của Chính phủ")]
    text = read(pdf(lines)).text
    assert text == "Nghị định số 30/2020/NĐ-CP¹ của Chính phủ"


def test_letters_drawn_twice_for_weight_are_read_once() -> None:
    lines = [(85.0, 700.0, 13.0, "Số: 5511/QĐ-UBND"), (85.3, 700.0, 13.0, "Số: 5511/QĐ-UBND")]
    assert read(pdf(lines)).text == "Số: 5511/QĐ-UBND"


def test_password_truncation_and_junk_are_told_apart() -> None:
    with pytest.raises(DamagedSource, match="có mật khẩu"):
        read(pdf(column(85, 700, LINES), password="bí mật"))
    whole = pdf(*([column(85, 700, LINES)] * 5))
    for share in range(5, 96, 10):
        try:
            source = read(whole[: len(whole) * share // 100])
        except SourceError:
            continue
        assert source.completeness == "partial"
        assert "tệp PDF bị cắt ngắn: đọc được phần còn lại, có thể mất trang" in source.notes


def test_old_fonts_are_converted() -> None:
    """Letters of TCVN3 that the file names as Western ones."""
    source = read(pdf(column(85, 700, ["C¨n cø NghÞ ®Þnh sè 30/2020/N§-CP ngµy 05/3/2020 cña ChÝnh phñ vÒ c«ng t¸c"])))
    assert source.text == "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác"
    assert "đã chuyển từ bảng mã TCVN3" in source.notes


def test_room_left_for_a_number_and_a_day_is_no_column() -> None:
    lines = [
        (85.0, 780.0, 13.0, "Số:"),
        (140.0, 780.0, 13.0, "/BC-UBND"),
        (310.0, 780.0, 13.0, "Trà Cú, ngày"),
        (420.0, 780.0, 13.0, "tháng 8 năm 2022"),
    ]
    assert read(pdf(lines)).text == "Số: /BC-UBND\tTrà Cú, ngày tháng 8 năm 2022"


def test_a_table_in_small_letters_at_the_foot_of_a_page_is_no_note() -> None:
    rows = [(85.0, 120.0 - 15 * at, 10.0, f"{at + 1}") for at in range(3)]
    rows += [(120.0, 120.0 - 15 * at, 10.0, f"Kế hoạch số {at + 5}/KH-UBND") for at in range(3)]
    source = read(pdf(column(85, 700, LINES) + rows))
    assert source.places == ()
    assert source.text.split("\n")[1:] == [
        "1\tKế hoạch số 5/KH-UBND",
        "2\tKế hoạch số 6/KH-UBND",
        "3\tKế hoạch số 7/KH-UBND",
    ]
