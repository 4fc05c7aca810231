"""What an audit of published texts found to be raised for nothing, each beside the fault it resembles."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.pipeline import read
from loaders.sources import read_text
from queries.checks import run_checks
from queries.checks.finding import Severity

REPORT = "BÁO CÁO\nVề công tác tư pháp\n\n"
LIST = (
    "QUYẾT ĐỊNH\nVề việc công bố kết quả hệ thống hóa văn bản quy phạm pháp luật kỳ 2019 - 2023\n\n"
    "45 Luật 43/2013/QH13 ngày 26/11/2013 Đấu thầu 01/7/2014\n"
    "47 Nghị định 63/2014/NĐ-CP ngày 26/6/2014 Quy định chi tiết thi hành một số điều của Luật Đấu thầu 15/8/2014\n"
)
CODIFIED = (
    "Điều 34.4.NĐ.1.143. Nghĩa vụ của tổ chức\n(Điều 143 Nghị định số 155/2020/NĐ-CP; Điều này có nội dung liên quan "
    "đến Điều 34.4.NĐ.1.312. Điều khoản chuyển tiếp của Nghị định số 245/2025/NĐ-CP ngày 11/9/2025)\n"
)
FEES = "Nghị định số 146/2018/NĐ-CP ngày 17/10/2018 của Chính phủ hướng dẫn Luật Bảo hiểm y tế"


def raised(text: str, day: str, rule: str) -> list[str]:
    """The words on which a rule is raised as a warning or an error."""
    on = date.fromisoformat(day)
    whole = text if text[:2].isupper() else f"{REPORT}{text}\n"
    found = run_checks(read(read_text(whole, "ví dụ"), on), on)
    return [whole[one.start : one.end] for one in found if one.rule == rule and one.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("rule", "day", "fault", "sound"),
    [
        pytest.param(
            "conflicting-dates",
            "2025-03-10",
            "Thực hiện Nghị định số 146/2018/NĐ-CP ngày 17/10/2018 của Chính phủ; Nghị định số 146/2018/NĐ-CP ngày 18/10/2018.",
            "Thực hiện Nghị định số 02/2025/NĐ-CP ngày 01/01/2025 của Chính phủ về bảo hiểm y tế; Nghị định số "
            "02/2025/NĐ-CP ngày 18/02/2025 của Chính phủ về tổ chức của Bộ Công an.",
            id="decrees on the police are counted apart from the others",
        ),
        pytest.param(
            "missing-date",
            "2025-09-19",
            "Thực hiện các Văn bản của UBND tỉnh Hà Tĩnh: số 4410/UBND-TH2 ngày 24/7/2025, 4915/UBND-KT2 ngày 14/8/2025 "
            "và 5023/UBND-NL1.",
            "Thực hiện các Văn bản của UBND tỉnh Hà Tĩnh: số 4410/UBND-TH2, 4915/UBND-KT2 và 5023/UBND-NL1 ngày 14/8/2025.",
            id="a day at the end is meant for the whole list, one in the middle for its item",
        ),
        pytest.param(
            "issuer-symbol-mismatch",
            "2025-09-19",
            "Báo cáo số 45/BC-HĐND ngày 05/8/2025 của Sở Nội vụ tỉnh Hà Tĩnh về thẩm tra.",
            "Báo cáo số 45/BC-HĐND ngày 05/8/2025 của Ban Pháp chế Hội đồng nhân dân tỉnh Hà Tĩnh về thẩm tra.",
            id="committees of a council write under its sign",
        ),
        pytest.param(
            "conflicting-dates",
            "2025-03-10",
            "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ về công tác văn thư.",
            "Thực hiện Nghị định số 02/2022/NĐ-CP ngày 06/01/2022 của Chính phủ về kinh doanh bất động sản.",
            id="the known decree of that number is one on the police",
        ),
        pytest.param(
            "outdated-reference",
            "2024-05-24",
            "Thực hiện Luật Đấu thầu số 43/2013/QH13 ngày 26/11/2013.",
            LIST,
            id="a list tells what held on the last day of its period",
        ),
        pytest.param(
            "missing-title",
            "2024-05-24",
            "Thực hiện Nghị định số 63/2014/NĐ-CP ngày 26/6/2014 của Chính phủ.",
            LIST,
            id="titles stand in the columns of a list",
        ),
        pytest.param(
            "future-date",
            "2020-12-31",
            "Thực hiện Nghị định số 245/2025/NĐ-CP ngày 11/9/2025 của Chính phủ.",
            CODIFIED,
            id="notes of a codified text cite what came later",
        ),
        pytest.param(
            "outdated-reference",
            "2026-04-25",
            f"Chi phí giai đoạn 2023 - 2026 được thanh toán theo {FEES}.",
            f"Chi phí giai đoạn 2018 - 2022 được thanh toán theo {FEES}.",
            id="costs are settled by the law of their years",
        ),
        pytest.param(
            "outdated-reference",
            "2026-04-25",
            f"Chi phí vượt dự toán được chi theo {FEES}.",
            f"Chi phí vượt dự toán năm 2023, 2024 được chi theo {FEES}.",
            id="the years of the costs in a row",
        ),
        pytest.param(
            "derived-ended",
            "2025-09-30",
            "Xử lý nợ theo Luật số 17/2017/QH14.",
            "Xử lý nợ phát sinh sau ngày Luật số 17/2017/QH14 có hiệu lực.",
            id="a law named for the day it took effect",
        ),
        pytest.param(
            "malformed-symbol",
            "2021-12-30",
            "Theo Thông tri số 297/TT-TW ngày 20/4/2004 của Ban Bí thư.",
            "Theo Thông tri số 297/TT-TW ngày 20/4/1974 của Ban Bí thư.",
            id="symbols of before the rule",
        ),
        pytest.param(
            "conflicting-types",
            "2021-09-29",
            "Theo Nghị định số 18-L/CTN ngày 06/7/1999 của Chủ tịch nước về dầu khí.",
            "Theo Luật số 18-L/CTN ngày 06/7/1993 của Quốc hội về dầu khí.",
            id="a law bears the number of the order",
        ),
        pytest.param(
            "missing-issuer",
            "2026-04-06",
            "Thực hiện quy trình tại các văn bản số 364/TTr-BNG-NVVH ngày 19/01/2026.",
            "Theo đề nghị của Bộ trưởng Bộ Ngoại giao tại các văn bản số 364/TTr-BNG-NVVH ngày 19/01/2026, "
            "số 1518/BNG-NVVH ngày 10/3/2026 và số 2265/BC-BNG-NVVH ngày 02/4/2026.",
            id="who sent the papers stands before their numbers",
        ),
        pytest.param(
            "conflicting-issuers",
            "2020-07-30",
            "Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương; Nghị quyết số 19-NQ/TW của Bộ Chính trị.",
            "Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương. Giảm biên chế theo Nghị quyết số "
            "19-NQ/TW, Kết luận số 17-KL/TW của Bộ Chính trị.",
            id="the issuer behind a list may be of its last item",
        ),
    ],
)
def test_a_fault_is_told_and_what_resembles_it_is_not(rule: str, day: str, fault: str, sound: str) -> None:
    assert raised(fault, day, rule)
    assert raised(sound, day, rule) == []


def test_a_resolution_that_ends_its_basis_does_not_rest_on_what_had_ended() -> None:
    text = (
        "CHÍNH PHỦ\n\nSố: {}/NQ-CP\n\nHà Nội, ngày 16 tháng 4 năm 2026\n\nNGHỊ QUYẾT\nVề chương trình hành động\n\n"
        "Căn cứ Nghị quyết số 41/NQ-CP ngày 11 tháng 3 năm 2026 của Chính phủ về chương trình hành động;\n"
    )
    assert raised(text.format("110"), "2026-04-16", "wrong-basis")
    assert raised(text.format("109"), "2026-04-16", "wrong-basis") == []


def test_a_decree_is_not_older_than_a_law_named_alone() -> None:
    text = "Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023. Nghị định số 63/2014/NĐ-CP ngày 26/6/2014 của Chính phủ quy định chi tiết Luật Đấu thầu"
    assert raised(f"{text}.", "2024-05-24", "chronology") == []
    assert raised(f"{text} số 22/2023/QH15.", "2024-05-24", "chronology")


def test_a_name_alone_means_the_ordinance_that_holds() -> None:
    name = "Pháp lệnh Ưu đãi người có công với cách mạng"
    alone = f"Kinh phí thực hiện {name}. Hồ sơ đã lập theo {name} số 26/2005/PL-UBTVQH11 trước đây thì được giữ."
    assert raised(alone, "2021-12-30", "outdated-reference") == []
    assert raised(f"Kinh phí thực hiện {name} số 26/2005/PL-UBTVQH11.", "2021-12-30", "outdated-reference")
