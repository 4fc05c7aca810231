"""Which mentions are one document, and who issued it."""

from __future__ import annotations

import pytest

from graph.reading import Reading
from tests.test_loaders.reading import document_of, read_text, rules_of

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n\nSố: 12/BC-UBND\n\nAn Giang, ngày 05 tháng 6 năm 2024\n\n"
    "BÁO CÁO\nCông tác trồng cây 6 tháng đầu năm 2024\n\n"
)


def documents(reading: Reading) -> list[str]:
    """Id of the document of each mention, in order."""
    return [mention.document for mention in reading.mentions]


def issuers(reading: Reading) -> list[str | None]:
    return [mention.issuer for mention in reading.mentions]


# ------------------------------------------------------------------------------------------ one document

ONE = [
    ("Nghị định số 61/2018/NĐ-CP", "Nghị định 61/2018/NĐ-CP"),
    ("Nghị định số 61/2018/NĐ-CP", "NĐ 61/2018/NĐ-CP"),
    ("Nghị định số 61/2018/NĐ-CP", "nghị định số: 61/2018/NĐ – CP"),
    ("Nghị định số 61/2018/NĐ-CP", "Nghị định số 061/2018/ND-CP"),
    ("Nghị định số 61/2018/NĐ-CP", "Nghị định 61/2018"),
    ("Nghị định số 61/2018/NĐ-CP", "Nghị định 61"),
    ("Nghị định số 61/2018/NĐ-CP", "NĐ61/2018"),
    ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", "NGHỊ ĐỊNH SỐ 61/2018/NĐ-CP NGÀY 23 THÁNG 4 NĂM 2018"),
    ("Quyết định số 749/QĐ-TTg ngày 03/6/2020", "Quyết định số 749/QD-TTG ngày 03 tháng 6 năm 2020"),
    ("Quyết định số 749/QĐ-TTg ngày 03/6/2020", "Quyết định số 749/QĐ-TTg"),
    ("Nghị quyết số 18-NQ/TW, ngày 25/10/2017", "Nghị quyết số 18-NQ/TW"),
    ("Nghị quyết số 18-NQ/TW, ngày 25/10/2017", "Nghị quyết số 18/NQ-TW ngày 25/10/2017"),
    ("Luật Đất đai năm 2013", "Luật Đất đai số 45/2013/QH13"),
    ("Luật Đất đai năm 2013", "Luật số 45/2013/QH13"),
    ("Luật Đất đai năm 2013", "luật đất đai năm 2013"),
    ("Luật Đất đai ngày 18 tháng 01 năm 2024", "Luật Đất đai năm 2024"),
    ("Thông tư liên tịch số 01/2016/TTLT-BCA-BTP", "Thông tư liên tịch số 01/2016/TTLT-BTP-BCA"),
    ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Hội nghị Trung ương 4 (khóa XII)"),
    ("Quyết định số 05/2019/QĐ-UBND của UBND tỉnh", "Quyết định số 5/2019/QĐ-UBND của Ủy ban nhân dân tỉnh An Giang"),
    ("Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh", "Kế hoạch số 12/KH-UBND ngày 03/3/2023 của Uỷ ban nhân dân tỉnh An Giang"),
    ("Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh", "Kế hoạch số 12/KH-UBND của Chủ tịch UBND tỉnh"),
    ("Công văn số 1234/SNV-CCVC ngày 03/5/2024 của Sở Nội vụ", "Công văn số 1234 ngày 03/5/2024 của Sở Nội vụ"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ONE, ids=[second for _, second in ONE])
def test_one_document_however_it_is_written(first: str, second: str) -> None:
    reading = read_text(f"{HEAD}Thực hiện {first} về trồng cây. Các xã đã thực hiện {second}, đạt kết quả.")
    assert len(reading.mentions) == 2
    assert len(set(documents(reading))) == 1, documents(reading)
    assert len(reading.documents) == 1
    assert reading.documents[0].mentions == ("m1", "m2")


# ----------------------------------------------------------------------------------------- two documents

TWO = [
    ("Kế hoạch số 36/KH-UBND ngày 10/4/2018", "Kế hoạch số 36/KH-UBND ngày 04/4/2022"),
    ("Kế hoạch số 09/KH-UBND ngày 05/01/2024 của UBND tỉnh An Giang", "Kế hoạch số 09/KH-UBND ngày 05/01/2024 của UBND thành phố Long Xuyên"),
    ("Kế hoạch số 09/KH-UBND của UBND tỉnh", "Kế hoạch số 09/KH-UBND của UBND thành phố Long Xuyên"),
    ("Quyết định số 01/2024/QĐ-UBND của UBND tỉnh An Giang", "Quyết định số 01/2024/QĐ-UBND của UBND tỉnh Cà Mau"),
    ("Quyết định số 27/2012/QĐ-UBND của UBND tỉnh", "Quyết định số 27/QĐ-UBND ngày 05/01/2012 của UBND tỉnh"),
    ("Nghị quyết số 05-NQ/TU ngày 10/3/2016 của Tỉnh ủy", "Nghị quyết số 05-NQ/TU ngày 12/4/2021 của Tỉnh ủy"),
    ("Nghị quyết số 19-NQ/TW, ngày 25/10/2017", "Nghị quyết số 19-NQ/TW, ngày 16/6/2022"),
    ("Nghị quyết số 05-NQ/TU của Tỉnh ủy An Giang", "Nghị quyết số 05-NQ/TU của Tỉnh ủy Cà Mau"),
    ("Luật Đất đai năm 2013", "Luật Đất đai năm 2024"),
    ("Nghị quyết số 01/2026/QH15", "Nghị quyết số 01/2026/QH16"),
    ("Nghị định số 61/2018/NĐ-CP", "Nghị định số 61/2019/NĐ-CP"),
    ("Quyết định số 12/QĐ-TTg ngày 05/01/2022", "Quyết định số 12a/QĐ-TTg ngày 05/01/2022"),
    ("Chỉ thị số 16/CT-TTg ngày 31/3/2020", "Chỉ thị số 16/CT-TTg ngày 27/5/2018"),
    ("Công văn số 1234/SNV-CCVC ngày 03/5/2024 của Sở Nội vụ", "Công văn số 1234/SNV-TCBC ngày 03/5/2024 của Sở Nội vụ"),
    ("Nghị quyết số 60-NQ/TW ngày 12/4/2025", "Nghị quyết số 60/NQ-CP ngày 12/4/2025"),
    ("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), TWO, ids=[f"{a} / {b}" for a, b in TWO])
def test_two_documents(first: str, second: str) -> None:
    reading = read_text(f"{HEAD}Thực hiện {first} về trồng cây. Căn cứ {second} về giao đất, xã đã lập hồ sơ.")
    assert len(reading.mentions) == 2
    assert len(set(documents(reading))) == 2
    assert len({document.id for document in reading.documents}) == 2


def test_a_short_form_that_two_fit_stays_open() -> None:
    reading = read_text(
        f"{HEAD}Thực hiện Kế hoạch số 36/KH-UBND ngày 10/4/2018 và Kế hoạch số 36/KH-UBND ngày 04/4/2022 của UBND "
        "tỉnh. Công văn số 36 ngày 05/5/2024 của Sở Nội vụ nêu rõ."
    )
    assert len(set(documents(reading))) == 3


def test_a_number_without_its_date_that_two_fit_stays_open() -> None:
    reading = read_text(
        f"{HEAD}Thực hiện Kế hoạch số 36/KH-UBND ngày 10/4/2018 của UBND tỉnh về trồng cây; Kế hoạch số 36/KH-UBND "
        "ngày 04/4/2022 của UBND tỉnh về giao đất. Kế hoạch số 36/KH-UBND đã đạt kết quả."
    )
    assert len(reading.mentions) == 3
    third = reading.document(reading.mentions[2].document)
    assert third.id not in documents(reading)[:2]
    assert not third.resolved
    assert third.reason


# --------------------------------------------------------------------------------------- dates that differ


def test_one_central_number_with_two_dates_is_one_document_with_a_conflict() -> None:
    reading = read_text(
        f"{HEAD}Thực hiện Nghị định số 204/2004/NĐ-CP ngày 14/12/2004 của Chính phủ về tiền lương. Nghị định số "
        "204/2004/NĐ-CP ngày 14/11/2004 đã được phổ biến. Nghị định số 204/2004/NĐ-CP ngày 14/12/2004 vẫn áp dụng."
    )
    assert len(set(documents(reading))) == 1
    assert str(reading.documents[0].date) == "2004-12-14"
    assert "conflicting-dates" in rules_of(reading)


def test_one_local_number_with_two_days_of_one_year_is_one_document_with_a_conflict() -> None:
    reading = read_text(
        f"{HEAD}Thực hiện Kế hoạch số 45/KH-UBND ngày 12/3/2024 của UBND tỉnh về trồng cây. Sau 3 tháng thực hiện "
        "Kế hoạch số 45/KH-UBND ngày 21/3/2024 của UBND tỉnh về trồng cây, các xã đã đạt kết quả."
    )
    assert len(set(documents(reading))) == 1
    assert "conflicting-dates" in rules_of(reading)


# ------------------------------------------------------------------------------------------------- issuers


def test_a_list_shares_the_issuer_behind_it() -> None:
    reading = read_text(f"{HEAD}Thực hiện các Nghị quyết số 18-NQ/TW, 19-NQ/TW của Ban Chấp hành Trung ương.")
    assert [mention.identifier for mention in reading.mentions] == ["18-NQ/TW", "19-NQ/TW"]
    assert len(set(issuers(reading))) == 1
    assert issuers(reading)[0] is not None


def test_a_list_with_dates_shares_the_issuer_behind_it() -> None:
    reading = read_text(
        f"{HEAD}Thực hiện các Quyết định số 10/QĐ-UBND ngày 05/01/2024, số 11/QĐ-UBND ngày 06/01/2024 của UBND tỉnh Cà Mau."
    )
    assert issuers(reading) == ["Ủy ban nhân dân tỉnh Cà Mau"] * 2


@pytest.mark.parametrize(
    ("words", "issuer", "basis"),
    [
        ("Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2024 của UBND tỉnh.", "Ủy ban nhân dân tỉnh An Giang", "stated"),
        ("Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2024 của Uỷ ban nhân dân Tỉnh.", "Ủy ban nhân dân tỉnh An Giang", "stated"),
        ("UBND tỉnh đã ban hành Kế hoạch số 9/KH-UBND ngày 05/01/2024.", "Ủy ban nhân dân tỉnh An Giang", "subject"),
        ("Thực hiện Nghị quyết số 05-NQ/TU ngày 12/4/2021 của Tỉnh ủy.", "Tỉnh ủy An Giang", "stated"),
        ("Thực hiện Công văn số 12/SNV-VP ngày 05/01/2024 của Sở Nội vụ.", "Sở Nội vụ tỉnh An Giang", "stated"),
        ("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018.", "Chính phủ", "symbol"),
        ("Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020.", "Thủ tướng Chính phủ", "symbol"),
        ("Căn cứ Thông tư số 02/2021/TT-BNV ngày 11/6/2021.", "Bộ Nội vụ", "symbol"),
        ("Căn cứ Luật Đất đai năm 2013.", "Quốc hội", "symbol"),
        ("Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2024 của UBND thành phố Long Xuyên.", "Ủy ban nhân dân thành phố Long Xuyên", "stated"),
        ("Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2024.", None, None),
    ],
)  # fmt: skip
def test_issuer_and_why(words: str, issuer: str | None, basis: str | None) -> None:
    mention = read_text(HEAD + words).mentions[0]
    assert (mention.issuer, mention.issuer_basis) == (issuer, basis)


def test_an_issuer_stated_once_is_known_in_later_mentions() -> None:
    reading = read_text(
        f"{HEAD}Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2024 của UBND thành phố Long Xuyên về trồng cây. "
        "Kế hoạch số 9/KH-UBND ngày 05/01/2024 đã đạt kết quả."
    )
    assert issuers(reading) == ["Ủy ban nhân dân thành phố Long Xuyên"] * 2
    assert reading.mentions[1].issuer_basis == "context"


def test_the_place_of_an_old_province_is_kept() -> None:
    reading = read_text(
        f"{HEAD}Thực hiện Quyết định số 12/2015/QĐ-UBND của UBND tỉnh Hà Nam (cũ) và Nghị quyết số "
        "05/2019/NQ-HĐND của HĐND tỉnh Nam Định."
    )
    assert issuers(reading) == ["Ủy ban nhân dân tỉnh Hà Nam", "Hội đồng nhân dân tỉnh Nam Định"]


# ------------------------------------------------------------------------------------------------ the text


def test_the_own_number_is_the_text_itself() -> None:
    reading = read_text(f"{HEAD}Báo cáo số 12/BC-UBND ngày 05/6/2024 của UBND tỉnh thay cho báo cáo tháng.")
    assert [mention.document for mention in reading.mentions] in ([], ["self"])
    assert reading.documents == ()


def test_the_own_number_of_another_body_is_another_document() -> None:
    reading = read_text(f"{HEAD}Báo cáo số 12/BC-UBND ngày 02/02/2024 của UBND thành phố Long Xuyên nêu rõ.")
    assert [mention.document == "self" for mention in reading.mentions] == [False]


# ---------------------------------------------------------------------------------------- open and known


@pytest.mark.parametrize(
    ("words", "resolved"),
    [
        ("Nghị định số 61/2018/NĐ-CP", True),
        ("Thông tư số 02/2021/TT-BNV", True),
        ("Luật số 31/2024/QH15", True),
        ("Quyết định số 749/QĐ-TTg ngày 03/6/2020", True),
        ("Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương", True),
        ("Kế hoạch số 12/KH-UBND", False),
        ("Kế hoạch số 12/KH-UBND ngày 03/3/2023", False),
        ("Kết luận số 91-KL/TU", False),
        ("Quyết định số 01/2024/QĐ-UBND", False),
        ("Công văn số 108", False),
        ("Nghị định 61", False),
    ],
)
def test_what_is_missing_leaves_a_document_open(words: str, resolved: bool) -> None:
    reading = read_text(f"Các đơn vị thực hiện {words} và đạt kết quả.")
    document = reading.document(reading.mentions[0].document)
    assert document.resolved is resolved
    assert (document.reason is None) is resolved


def test_a_law_without_its_year_is_that_of_the_day() -> None:
    old = read_text("BÁO CÁO\nCông tác năm 2023\n\nThực hiện Luật Đất đai, xã đã lập hồ sơ.")
    new = read_text("BÁO CÁO\nCông tác năm 2026\n\nThực hiện Luật Đất đai, xã đã lập hồ sơ.")
    assert document_of(old, "Luật Đất đai").identifier == "45/2013/QH13"
    assert document_of(new, "Luật Đất đai").identifier == "31/2024/QH15"


def test_ids_stay_when_the_text_grows() -> None:
    """The identity is made from the document, not from its place in the text."""
    body = "Thực hiện Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh An Giang và Nghị định số 61/2018/NĐ-CP."
    more = f"Căn cứ Luật Đất đai năm 2013; Quyết định số 749/QĐ-TTg ngày 03/6/2020.\n\n{body}"
    assert {d.id for d in read_text(body).documents} <= {d.id for d in read_text(more).documents}
