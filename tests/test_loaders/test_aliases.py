"""Aliases: which document a short name stands for, and where it is used."""

from __future__ import annotations

import pytest

from tests.test_loaders.reading import read_text

TTLT = "Thông tư liên tịch số 06/2018/TTLT-VKSNDTC-TANDTC ngày 21/12/2018 về thi hành Bộ luật Hình sự năm 2015"
SCHEME = "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển dữ liệu dân cư"
AMENDED = "Luật Lâm nghiệp số 16/2017/QH14 được sửa đổi, bổ sung bởi Luật số 146/2025/QH15"


def targets(text: str) -> dict[str, str | None]:
    """What each citation of a text means, by its words; the last mention counts."""
    reading = read_text(text)
    return {" ".join(m.citation.text.split()): m.identifier for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        (f"{TTLT} (sau đây gọi tắt là Thông tư liên tịch số 06/2018). Điều 2 Thông tư\nliên tịch số 06/2018.",
         "Thông tư liên tịch số 06/2018", "06/2018/TTLT-VKSNDTC-TANDTC"),
        (f"{SCHEME} (sau đây gọi tắt là Đề án 06). Các xã thực hiện Đề án\n06 đúng hạn.", "Đề án 06", "06/QĐ-TTg"),
        (f"{AMENDED} (sau đây gọi là Luật Lâm nghiệp). Điều 5 Luật Lâm nghiệp.", "Luật Lâm nghiệp", "16/2017/QH14"),
        ("Nghị định số 15/2020/NĐ-CP sửa đổi Nghị định số 08/2015/NĐ-CP (sau đây gọi tắt là Nghị định số 15). Nghị định số 15.",
         "Nghị định số 15", "15/2020/NĐ-CP"),
        ("Đề án khởi nghiệp (sau đây gọi tắt là Đề án 844) được phê duyệt tại Quyết định số 844/QĐ-TTg. Kinh phí của Đề án 844.",
         "Đề án 844", "844/QĐ-TTg"),
        ("Thông tư liên tịch số 144/2007/TTLT-BTC-BGDĐT (sau đây gọi tắt là Thông tư số 144). Theo Thông tư số 144.",
         "Thông tư số 144", "144/2007/TTLT-BTC-BGDĐT"),
    ],
    ids=["over a line break, past a nested law", "approved scheme", "own name", "number decides", "defined first", "joint"],
)  # fmt: skip
def test_an_alias_means_the_document_that_agrees_with_it(text: str, words: str, number: str) -> None:
    assert targets(text)[words] == number


def test_one_clause_may_name_several_documents() -> None:
    found = targets(
        "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 và Nghị định số 102/2024/NĐ-CP ngày 30/7/2024 "
        "(sau đây gọi tắt là Luật Ban hành VBQPPL và Nghị định 102). Điều 5 Luật Ban hành VBQPPL. Điều 6 Nghị "
        "định 102."
    )
    assert found["Luật Ban hành VBQPPL"] == "64/2025/QH15"
    assert found["Nghị định 102"] == "102/2024/NĐ-CP"


@pytest.mark.parametrize(
    "text",
    [
        "Hiến pháp năm 2013, luật, nghị định (sau đây gọi chung là văn bản quy phạm pháp luật). Phổ biến văn bản "
        "quy phạm pháp luật.",
        "Nghị định số 10/2020/NĐ-CP (sau đây gọi tắt là Thông tư chung). Thực hiện Thông tư chung.",
        "Nghị định số 10/2020/NĐ-CP (sau đây gọi tắt là Nghị định). Thực hiện Nghị định.",
    ],
    ids=["a kind of document", "another type", "a bare type"],
)
def test_what_disagrees_is_no_alias(text: str) -> None:
    reading = read_text(text)
    assert all(mention.citation.alias_of is None for mention in reading.mentions)
    assert len(reading.mentions) == 1


def test_a_second_definition_ends_the_first() -> None:
    reading = read_text(
        "Kế hoạch số 5/KH-UBND ngày 03/3/2023 của UBND tỉnh Trà Vinh (sau đây gọi tắt là Kế hoạch chung). Kế hoạch "
        "chung đạt.\n\nKế hoạch số 9/KH-UBND ngày 04/4/2024 của UBND tỉnh Trà Vinh (sau đây gọi tắt là Kế hoạch "
        "chung). Kế hoạch chung chậm."
    )
    uses = [m.identifier for m in reading.mentions if m.citation.alias_of is not None]
    assert uses == ["5/KH-UBND", "9/KH-UBND"]
