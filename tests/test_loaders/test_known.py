"""Which law a name means: the text, the title it stands in, its date, or the day of the text."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_loaders.reading import read_text


def meant(text: str, as_of: date | None = None) -> str | None:
    """What the last citation of a text means."""
    return read_text(text, as_of).mentions[-1].identifier


NEW = "Luật Đất đai số 31/2024/QH15"
OLD = "Luật Đất đai số 45/2013/QH13"


@pytest.mark.parametrize(
    ("text", "day", "number"),
    [
        (f"Căn cứ {NEW}; theo Luật Đất đai", date(2020, 1, 1), "31/2024/QH15"),
        ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024; theo Luật Đất đai", date(2020, 1, 1), "31/2024/QH15"),
        (f"Căn cứ {OLD}; căn cứ {NEW}; theo Luật Đất đai", date(2023, 6, 30), "45/2013/QH13"),
        (f"Căn cứ {OLD}; căn cứ {NEW}; theo Luật Đất đai", None, "Luật Đất đai"),
        (f"{NEW} thay thế {OLD}. Theo Luật Đất đai", None, "31/2024/QH15"),
        (f"{OLD} hết hiệu lực từ nay. Theo Luật Đất đai", date(2024, 9, 1), "31/2024/QH15"),
        (f"Khoản 2 Điều 5 {OLD} hết hiệu lực. Theo Luật Đất đai", None, "45/2013/QH13"),
        ("Căn cứ Luật số 31/2024/QH15; theo Luật Đất đai", None, "31/2024/QH15"),
        (f"{OLD} và {NEW} (sau đây gọi là Luật Đất đai). Theo Luật Đất đai", None, "31/2024/QH15"),
        ("Theo Luật Đất đai", date(2023, 6, 30), "45/2013/QH13"),
        ("Theo Luật Đất đai", date(2026, 6, 30), "31/2024/QH15"),
        ("Theo Luật Đất đai", None, "Luật Đất đai"),
    ],
)  # fmt: skip
def test_a_bare_name(text: str, day: date | None, number: str) -> None:
    assert meant(f"{text}.", day) == number


def test_the_law_cited_later_is_meant_as_well() -> None:
    reading = read_text(f"Theo Luật Đất đai. Căn cứ {NEW}.", date(2020, 1, 1))
    assert reading.mentions[0].identifier == "31/2024/QH15"


def test_no_day_leaves_the_candidates() -> None:
    document = read_text("Thực hiện Luật Đất đai.").documents[0]
    assert not document.resolved
    assert document.candidates == ("13/2003/QH11", "31/2024/QH15", "45/2013/QH13")
    assert document.reason == "có nhiều văn bản cùng tên; cần ghi rõ năm hoặc số"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ quy định chi tiết một số điều của Luật Đất đai", "45/2013/QH13"),
        (f"{NEW}. Nghị định số 43/2014/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Đất đai", "45/2013/QH13"),
        ("Luật số 37/2009/QH12 sửa đổi, bổ sung một số điều của Bộ luật Hình sự", "15/1999/QH10"),
        ("Nghị định số 05/1990/NĐ-CP ngày 01/5/1990 của Chính phủ quy định chi tiết một số điều của Luật Đấu thầu", "Luật Đấu thầu"),
    ],
    ids=["by its date", "by its year", "amending law", "older than every known law"],
)  # fmt: skip
def test_a_name_in_the_title_of_an_older_act(text: str, number: str) -> None:
    assert meant(f"{text}.", date(2026, 1, 1)) == number


@pytest.mark.parametrize(
    ("text", "number", "resolved"),
    [
        ("Luật Đất đai năm 2013", "45/2013/QH13", True),
        ("Luật Đất đai ngày 29 tháng 11 năm 2013", "45/2013/QH13", True),
        ("Luật Đất đai ngày 28 tháng 11 năm 2013", "Luật Đất đai năm 2013", False),
        ("Luật Khai thác mặt trăng năm 2025", "Luật Khai thác mặt trăng năm 2025", True),
        ("Luật Khai thác mặt trăng", "Luật Khai thác mặt trăng", False),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013", True),
    ],
)
def test_a_name_with_its_date(text: str, number: str, resolved: bool) -> None:
    document = read_text(f"Thực hiện {text}.").documents[0]
    assert (document.identifier, document.resolved) == (number, resolved)


def test_an_amending_law_needs_more_than_its_name() -> None:
    document = read_text("Theo Luật sửa đổi, bổ sung một số điều của Luật Kinh doanh bảo hiểm.").documents[0]
    assert not document.resolved
    assert document.candidates


def test_a_law_and_a_resolution_of_one_number() -> None:
    reading = read_text("Luật Quốc tịch Việt Nam số 24/2008/QH12 và Nghị quyết số 24/2008/QH12 của Quốc hội.")
    assert [document.id for document in reading.documents] == ["24/2008/QH12", "Nghị quyết 24/2008/QH12"]


@pytest.mark.parametrize(
    ("cited", "work"),
    [
        ("Nghị định số 02/2025/NĐ-CP ngày 18 tháng 02 năm 2025", "02/2025/NĐ-CP@2025-02-18"),
        ("Nghị định số 02/2025/NĐ-CP ngày 01 tháng 01 năm 2025", "02/2025/NĐ-CP@2025-01-01"),
        ("Nghị định số 02/2025/NĐ-CP", None),
        ("Nghị định số 11/2025/NĐ-CP ngày 01 tháng 7 năm 2025", "11/2025/NĐ-CP@2025-07-01"),
        ("Nghị định số 11/2025/NĐ-CP ngày 15 tháng 01 năm 2025", None),  # one of the others, which is not known
        ("Nghị định số 11/2025/NĐ-CP", None),
        ("Nghị định số 01/2021/NĐ-CP về đăng ký doanh nghiệp", "01/2021/NĐ-CP"),
        ("Luật Năng lượng nguyên tử năm 2008", "18/2008/QH12"),
        ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ],
)
def test_two_decrees_of_one_number_and_year_are_told_apart_by_their_day(cited: str, work: str | None) -> None:
    """Two series are numbered apart: 188/2025/NĐ-CP, Điều 16 ends one of them, the other is still cited."""
    assert read_text(f"Căn cứ {cited};").documents[0].work == work


def test_two_decrees_of_one_number_are_two_documents_of_a_text() -> None:
    later, early = "ngày 18/02/2025 về tổ chức của Bộ Công an", "ngày 01/01/2025 về bảo hiểm y tế"
    cited = "Nghị định số 02/2025/NĐ-CP"
    both = read_text(f"Căn cứ {cited} {early}; căn cứ {cited} {later}; theo {cited}")
    assert [document.work for document in both.documents[:2]] == [
        "02/2025/NĐ-CP@2025-01-01",
        "02/2025/NĐ-CP@2025-02-18",
    ]
    assert both.documents[2].work is None
    assert not both.documents[2].resolved, "a mention without a day may mean either"
    one = read_text(f"Theo {cited}; căn cứ {cited} {later}; theo {cited}")
    assert [document.work for document in one.documents] == ["02/2025/NĐ-CP@2025-02-18"]


@pytest.mark.parametrize(
    ("cited", "known"),
    [
        ("Luật số 80/2015/QH13 ngày 22 tháng 6 năm 2015", True),
        ("Nghị quyết số 80/2015/QH13 ngày 22 tháng 6 năm 2015", True),  # the day is the law's: a slip of the type
        ("Nghị quyết số 80/2015/QH13", False),  # without a day nothing says that the law is meant
        ("Nghị quyết số 80/2015/QH13 ngày 27 tháng 11 năm 2015", False),  # the Assembly counts resolutions apart
        ("Luật số 80/2015/QH13 ngày 27 tháng 11 năm 2015", True),  # a slip of the day
    ],
)
def test_another_type_and_another_day_are_another_work(cited: str, known: bool) -> None:
    text = f"Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13; căn cứ {cited};"
    documents = read_text(text).documents
    assert len({document.id for document in documents}) == (1 if known else 2)
