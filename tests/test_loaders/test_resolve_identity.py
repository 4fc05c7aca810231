"""Which mentions are one document, what its id is, and why an identity stays open (CITATION_RULES § g.3)."""

from __future__ import annotations

import pytest

from graph.issuer import organ_by_code
from tests.test_loaders.reading import read_text

TV = "của UBND tỉnh Trà Vinh"


def ids(text: str) -> list[str]:
    return [document.id for document in read_text(text).documents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị định số 143/CP ngày 09/8/1976 của Hội đồng Chính phủ. Nghị định số 143/CP ngày 09/8/1976 của Chính phủ.",
         ["143/CP | Hội đồng Chính phủ | 1976"]),
        ("Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Hội nghị Trung ương 6. Nghị quyết số 19-NQ/TW của Bộ Chính trị. "
         "Nghị quyết số 19-NQ/TW.", 1),
        ("Quyết định số 100/QĐ-BNN ngày 21/3/2008 của Bộ Nông nghiệp. Quyết định số 100/QĐ-BNN ngày 21/3/2008 của Bộ "
         "Nông nghiệp và Phát triển nông thôn.", ["100/QĐ-BNN | Bộ Nông nghiệp và Phát triển nông thôn | 2008"]),
        (f"Quyết định số 12/QĐ-UBND {TV}. Quyết định số 12/QĐ-UBND ngày 3/3/2022 {TV}.", 1),
        ("Quyết định số 12/QĐ-UBND ngày 3/3/2022 của UBND tỉnh Trà Vinh. Quyết định số 12/QĐ-UBND ngày 3/3/2022 của UBND "
         "tỉnh An Giang.", 2),
        ("Nghị quyết số 19-NQ/TW ngày 25/10/2017. Nghị quyết số 19-NQ/TW ngày 16/6/2022.", 2),
        ("Nghị định số 61/2018/NĐ-CP. Nghị định số 61/2018/NĐ-СР.", ["61/2018/NĐ-CP", "61/2018/NĐ-CP (U+0421, U+0420)"]),
        ("Nghị định số 08/2022/NĐ-CP ngày 10/01/2022. Nghị định số 08/2022/NĐ-CP ngày … tháng … năm 2022.", 1),
    ],
    ids=["central body", "Party", "cut name", "undated", "two provinces", "two terms", "look-alike", "blank date"],
)  # fmt: skip
def test_one_document_or_two(text: str, expected: list[str] | int) -> None:
    found = ids(text)
    assert found == expected if isinstance(expected, list) else len(found) == expected, found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Quyết định số 12/2020/QĐ-UBND của UBND tỉnh.", "thiếu tên địa phương của cơ quan ban hành nên chưa đủ để xác định"),
        ("Quyết định số 12/2020/QĐ-UBND.", "thiếu cơ quan ban hành nên chưa đủ để xác định"),
        ("Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương.", "thiếu ngày ban hành nên chưa đủ để xác định"),
        (f"Quyết định số 12/QĐ-UBND {TV}.", "thiếu ngày ban hành nên chưa đủ để xác định"),
        ("Công văn số 12/SNV-CCVC.", "thiếu cơ quan ban hành và ngày ban hành nên chưa đủ để xác định"),
        ("Quyết định số …/QĐ-UBND ngày …/…/2023.", "chưa điền số hoặc ngày"),
        ("Các xã thực hiện Đề án 06.", "chỉ ghi số thứ tự, không có ký hiệu và không rõ viện dẫn văn bản nào"),
        ("Nghị định số 61/2018/NĐ-СР.", "số, ký hiệu có chữ cái lạ trông giống chữ La-tinh"),
    ],
)  # fmt: skip
def test_why_an_identity_is_open(text: str, reason: str) -> None:
    document = read_text(text).documents[0]
    assert (document.resolved, document.reason) == (False, reason)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 61/2018/NĐ-CP.",
        "Luật số 64/2025/QH15.",
        f"Quyết định số 12/2020/QĐ-UBND {TV}.",
        f"Quyết định số 12/QĐ-UBND ngày 3/3/2022 {TV}.",
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương.",
        "Quyết định số 439/QĐ-TTg ngày 16/4/2025 của Thủ tướng Chính phủ.",
    ],
)
def test_a_complete_identity(text: str) -> None:
    document = read_text(text).documents[0]
    assert document.resolved
    assert document.reason is None
    assert document.candidates == ()


def test_what_fits_two_documents_joins_neither() -> None:
    reading = read_text(
        f"Quyết định số 12/QĐ-UBND ngày 3/3/2022 {TV}. Quyết định số 12/QĐ-UBND ngày 5/4/2023 {TV}. "
        f"Quyết định số 12/QĐ-UBND {TV}. Quyết định số 12/QĐ-UBND {TV}."
    )
    assert len(reading.documents) == 3
    torn = reading.documents[-1]
    assert torn.mentions == ("m3", "m4")
    assert torn.candidates == (reading.documents[0].id, reading.documents[1].id)
    assert torn.reason == "có nhiều văn bản cùng số, ký hiệu; cần ghi rõ ngày hoặc cơ quan ban hành"


def test_a_scheme_means_the_decision_that_approves_it() -> None:
    approving = "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển dữ liệu"
    assert len(ids(f"Thực hiện {approving}. Các xã thực hiện Đề án 06.")) == 1
    assert len(ids(f"Thực hiện {approving}. Các xã thực hiện Kế hoạch số 06.")) == 2


def test_ids_do_not_depend_on_the_order_of_full_and_short_mentions() -> None:
    full, short = f"Quyết định số 12/QĐ-UBND ngày 3/3/2022 {TV}", f"Quyết định số 12/QĐ-UBND {TV}"
    assert ids(f"{full}. {short}.") == ids(f"{short}. {full}.")


def test_documents_that_nothing_tells_apart_are_counted() -> None:
    assert ids("Quyết định số …/QĐ-TTg. Quyết định số …/QĐ-TTg.")[1].endswith("(2)")


def test_steering_committees_print_both_forms() -> None:
    organ = organ_by_code("BCĐTW")
    assert organ is not None
    assert len(ids("Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025. Kế hoạch số 02-KH/BCĐTW.")) == 1
