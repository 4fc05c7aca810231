"""The body that issues according to the sentence around a citation."""

from __future__ import annotations

import pytest

from tests.test_loaders.reading import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN TRÀ CÚ\n\nSố: 15/BC-UBND\n\nTrà Cú, ngày 10 tháng 12 năm 2023\n\n"
    "BÁO CÁO\nKết quả công tác\n\n"
)
DISTRICT, PROVINCE = "Ủy ban nhân dân huyện Trà Cú", "Ủy ban nhân dân tỉnh Trà Vinh"

CASES = [
    # one subject for a list
    (
        "UBND huyện đã ban hành:\n- Kế hoạch số 12/KH-UBND về cây;\n- Công văn số 13/UBND-NC về đất.",
        [DISTRICT] * 2,
    ),
    (
        "UBND huyện đã ban hành văn bản chỉ đạo thực hiện gồm: Kế hoạch số 2/KH-UBND; Công văn số 3/UBND-NC.",
        [DISTRICT] * 2,
    ),
    ("Các Công điện của Thủ tướng Chính phủ: số 84/CĐ-TTg và số 85/CĐ-TTg.", ["Thủ tướng Chính phủ"] * 2),
    # who speaks in the document
    (
        "Xét đề nghị của UBND tỉnh tại Tờ trình số 12/TTr-UBND, các văn bản số 14/UBND-NC và số 15/UBND-NC.",
        [PROVINCE] * 3,
    ),
    (
        "Ban Pháp chế HĐND tỉnh thẩm tra tại Báo cáo số 77/BC-BPC.",
        ["Ban Pháp chế Hội đồng nhân dân tỉnh Trà Vinh"],
    ),
    (
        "Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 12/TTr-STP.",
        ["Giám đốc Sở Tư pháp tỉnh Trà Vinh"],
    ),
    ("Điển hình là UBND xã Đại An (Kế hoạch số 05/KH-UBND).", ["Ủy ban nhân dân xã Đại An"]),
    # the nearest subject, several that act together
    (
        "UBND tỉnh ban hành Kế hoạch số 5/KH-UBND và UBND huyện ban hành Kế hoạch số 9/KH-UBND.",
        [PROVINCE, DISTRICT],
    ),
    (
        "Thường trực HĐND huyện, UBND huyện và Ủy ban MTTQ Việt Nam huyện đã phối hợp ban hành "
        "Quy chế số 01/QCPH-TTHĐND-UBND-MTTQ.",
        [
            "Thường trực Hội đồng nhân dân huyện Trà Cú, Ủy ban nhân dân huyện Trà Cú, "
            "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Trà Cú"
        ],
    ),
    ("Phòng Nội vụ phối hợp với Phòng Tư pháp ban hành Kế hoạch số 5/KH-PNV.", ["Phòng Nội vụ huyện Trà Cú"]),
    # no basis, no issuer
    ("UBND huyện thực hiện theo Kế hoạch số 5/KH-UBND.", [None]),
    ("Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 12/TTr-SNV.", ["Sở Nội vụ tỉnh Trà Vinh"]),
    ("Các quy định của UBND huyện: Thông tư số 5/TT-X đã được duyệt.", [None]),
]


@pytest.mark.parametrize(("text", "issuers"), CASES)
def test_issuer_by_the_sentence(text: str, issuers: list[str | None]) -> None:
    assert [mention.issuer for mention in read_text(HEAD + text).mentions] == issuers
