"""The body that the words behind a citation state."""

from __future__ import annotations

import pytest

from graph.number_grammar import parse_number
from graph.reading import Setting
from loaders.citations import find_citations
from loaders.issuing import codes_agree, from_symbol, full_name
from loaders.mentions.issuers import read_body, read_issuer

HERE = Setting(province="tỉnh Trà Vinh", district="huyện Trà Cú", level="huyện")


def stated(text: str) -> list[str] | None:
    """The bodies stated for the first citation; None where none is."""
    issuer = find_citations(text)[0].issuer
    return None if issuer is None else [issuer.name, *(other.name for other in issuer.joint)]


def completed(text: str) -> str | None:
    """The full name of the issuer of the first citation, for an author in the district of Trà Cú."""
    citation = find_citations(text)[0]
    return full_name(citation.issuer, citation.number, HERE, None) if citation.issuer else None


TTLT = "Thông tư liên tịch số 06/2018/TTLT-BCA-BQP-BTC ngày 21/12/2018 của "
JOINT = [
    (
        TTLT + "Bộ Công an, Bộ Quốc phòng, Bộ Tài chính quy định việc phối hợp",
        ["Bộ Công an", "Bộ Quốc phòng", "Bộ Tài chính"],
    ),
    (
        TTLT + "Bộ trưởng Bộ Công an và Bộ trưởng Bộ Tài chính về vốn",
        ["Bộ trưởng Bộ Công an", "Bộ trưởng Bộ Tài chính"],
    ),
    (
        TTLT + "liên Bộ Công an, Quốc phòng và Tài chính hướng dẫn",
        ["Bộ Công an", "Bộ Quốc phòng", "Bộ Tài chính"],
    ),
    (TTLT + "Bộ Công an, Bộ Quốc phòng, Bộ Y tế chủ trì", ["Bộ Công an", "Bộ Quốc phòng"]),
    (
        "Thông tư liên tịch số 44/2007/TTLT của liên Bộ Tài chính - Lao động - Thương binh và Xã hội về mức",
        ["Bộ Tài chính", "Bộ Lao động - Thương binh và Xã hội"],
    ),
    ("Kết luận số 127-KL/TW ngày 28/02/2025 của Bộ Chính trị, Ban Bí thư về", ["Bộ Chính trị", "Ban Bí thư"]),
    (
        "Kế hoạch số 98/KHPH-UBND-MTTQ giữa Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc Việt Nam huyện Trà Cú",
        ["Ủy ban nhân dân huyện Trà Cú", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Trà Cú"],
    ),
    # the next clause has its own subject
    ("Kế hoạch số 12/KH-UBND ngày 5/3/2023 của UBND tỉnh, UBND huyện đã ban hành", ["Ủy ban nhân dân tỉnh"]),
    ("Nghị định số 61/2018/NĐ-CP của Chính phủ, Bộ Nội vụ hướng dẫn", ["Chính phủ"]),
    ("Nghị quyết số 5/NQ-HĐND của HĐND tỉnh và UBND tỉnh đã triển khai", ["Hội đồng nhân dân tỉnh"]),
]


@pytest.mark.parametrize(("text", "bodies"), JOINT)
def test_joint_bodies(text: str, bodies: list[str]) -> None:
    assert stated(text) == bodies


ONE = [
    (
        "Thông tư số 12/2020/TT-NHNN của Thống đốc Ngân hàng Nhà nước quy định",
        "Thống đốc Ngân hàng Nhà nước Việt Nam",
    ),
    ("Thông tư số 12/2020/TT-NHNN của Thống đốc NHNN quy định", "Thống đốc Ngân hàng Nhà nước Việt Nam"),
    (
        "Thông tư số 1/2020/TT-BLĐTBXH của Bộ trưởng Bộ LĐTBXH",
        "Bộ trưởng Bộ Lao động - Thương binh và Xã hội",
    ),
    (
        "Thông tư số 1/2020/TT-BLĐTBXH của Bộ Lao động\n- Thương binh và Xã hội",
        "Bộ Lao động - Thương binh và Xã hội",
    ),
    (
        "Thông tư số 1/2026/TT-BNNMT của Bộ trưởng Nông nghiệp và Môi trường",
        "Bộ trưởng Bộ Nông nghiệp và Môi trường",
    ),
    ("Thông tư số 5/2010/TT-BNNPTNT của Bộ Nông nghiệp và PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    (
        "Quyết định số 2/2000/QĐ-BTCCBCP của Bộ trưởng, Trưởng ban Ban Tổ chức - Cán bộ Chính phủ về",
        "Bộ trưởng, Trưởng ban Ban Tổ chức - Cán bộ Chính phủ",
    ),
    ("Báo cáo số 7/BC-X của Ủy ban Quốc phòng và An ninh về", "Ủy ban Quốc phòng và An ninh"),
    (
        "THÔNG TƯ SỐ 05/2022/TT-BYT NGÀY 01 THÁNG 8 NĂM 2022 CỦA BỘ TRƯỞNG BỘ Y TẾ QUY ĐỊNH",
        "Bộ trưởng Bộ Y tế",
    ),
    ("Kế hoạch số 12/KH-SYT của Sở Y tế Hà Nội về tiêm chủng", "Sở Y tế thành phố Hà Nội"),
    ("Kế hoạch số 12/KH-CAT của Công an tỉnh Khánh Hòa về", "Công an tỉnh Khánh Hòa"),
    (
        "Nghị quyết số 5-NQ/TU của Ban Chấp hành Đảng bộ tỉnh Yên Bái khóa XIX về",
        "Ban Chấp hành Đảng bộ tỉnh Yên Bái",
    ),
    (
        "Nghị quyết số 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII về",
        "Ban Chấp hành Trung ương",
    ),
    ("Nghị quyết số 18-NQ/TW Hội nghị Trung ương 6 khóa XII về", "Ban Chấp hành Trung ương"),
    ("Quyết định số 12/QĐ-UBND của UBND tỉnh Hà Nam (cũ) về việc", "Ủy ban nhân dân tỉnh Hà Nam"),
    ("Quyết định số 8/QĐ-UBND (đã được sửa đổi) của UBND tỉnh Hà Nam về", "Ủy ban nhân dân tỉnh Hà Nam"),
    ("Quyết định số 8/QĐ-UBND do Chủ tịch UBND tỉnh Hà Nam ban hành", "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"),
    ("Công văn số 12/UBND-NC do UBND tỉnh Hà Nam gửi", "Ủy ban nhân dân tỉnh Hà Nam"),
    (
        "Kế hoạch số 1/KH-BCĐ của Ban Chỉ đạo cải cách hành chính của Chính phủ về",
        "Ban Chỉ đạo cải cách hành chính của Chính phủ",
    ),
]


@pytest.mark.parametrize(("text", "body"), ONE)
def test_body(text: str, body: str) -> None:
    assert stated(text) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 163/2024/NĐ-CP do Ủy ban nhân dân cấp tỉnh nơi đặt trụ sở thực hiện",
        "Nghị định số 163/2024/NĐ-CP do Bộ Công Thương phê duyệt",
        "Nghị định số 61/2018/NĐ-CP của người lao động",
        "Nghị định số 61/2018/NĐ-CP, UBND tỉnh đã",
        "Nghị định số 61/2018/NĐ-CP của Bộ luật Dân sự",
    ],
)
def test_no_issuer(text: str) -> None:
    assert stated(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quyết định số 12/QĐ-UBND của UBND tỉnh về", "Ủy ban nhân dân tỉnh Trà Vinh"),
        ("Quyết định số 12/QĐ-SKHCN của Sở về nghiệm thu", "Sở Khoa học và Công nghệ tỉnh Trà Vinh"),
        ("Thông tư số 1/2024/TT-BNV của Bộ trưởng quy định", "Bộ Nội vụ"),
        ("Kết luận số 18-KL/TW của Trung ương về", None),
        ("Quyết định số 12/QĐ-UBND do UBND cấp tỉnh ban hành", "Ủy ban nhân dân tỉnh Trà Vinh"),
        ("Kế hoạch số 1/KH-BCĐ của Ban Chỉ đạo 138 tỉnh về", "Ban Chỉ đạo 138 tỉnh Trà Vinh"),
        ("Công văn số 12/TCT-CS của Tổng cục Thuế về", "Tổng cục Thuế"),
        ("Thông báo số 12/TB-VPUBND của Văn phòng UBND tỉnh về", "Văn phòng Ủy ban nhân dân tỉnh Trà Vinh"),
    ],
)
def test_full_name(text: str, name: str | None) -> None:
    assert completed(text) == name


def test_the_title_follows_the_last_body() -> None:
    assert find_citations(TTLT + "Bộ Công an, Bộ Quốc phòng, Bộ Tài chính về thu nợ.")[0].title == "về thu nợ"
    assert find_citations("Quyết định số 9/QĐ-UBND của UBND tỉnh V/v khen thưởng.")[0].title == "V/v khen thưởng"


def test_a_short_code_of_a_local_author_is_open() -> None:
    number = parse_number("473/TTr-NN&PTNT")
    assert number is not None
    assert from_symbol(number, HERE, None) is None
    assert codes_agree(number.organs, "SNNPTNT")
    assert not codes_agree(number.organs, "BNV")


def test_lower_case_words_are_no_body() -> None:
    assert read_body("bộ phận một cửa", 0) is None
    assert read_issuer("Nghị định 61 củabộ", 12) is None
