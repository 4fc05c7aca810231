"""Work given and letters sent to bodies that ended: what is raised, on which words, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from graph.vocab import ended_bodies
from loaders.pipeline import read
from loaders.sources import read_text
from queries.checks import run_checks
from queries.checks.finding import Severity

PLAN = """ỦY BAN NHÂN DÂN
TỈNH VĨNH LONG

Số: 45/KH-UBND

Vĩnh Long, ngày 10 tháng 3 năm {year}

KẾ HOẠCH
Về công tác tư pháp

{line}
"""
LETTER = """ỦY BAN NHÂN DÂN
TỈNH VĨNH LONG

Số: 145/UBND-NC
V/v gửi số liệu

Vĩnh Long, ngày 10 tháng 3 năm {year}

Kính gửi:{to}

Số liệu kỳ này giữ nguyên như kỳ trước./.

Nơi nhận:
- Như trên;{copies}
- Lưu: VT.
"""


def told(text: str) -> list[tuple[str, Severity]]:
    """The words on which the rule is raised, and how gravely."""
    found = run_checks(read(read_text(text, "ví dụ"), date(2026, 6, 30)), date(2026, 6, 30))
    return [(text[one.start : one.end], one.severity) for one in found if one.rule == "abolished-issuer"]


def planned(line: str, year: int = 2026) -> list[str]:
    return [words for words, severity in told(PLAN.format(year=year, line=line)) if severity is Severity.WARNING]


def sent(to: str, copies: str = "", year: int = 2026) -> list[tuple[str, Severity]]:
    return told(LETTER.format(year=year, to=to, copies=copies))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Giao Công an thành phố Sa Đéc chủ trì bảo đảm an ninh.", ["Công an thành phố Sa Đéc"]),
        ("Đề nghị VKSND thị xã Duyên Hải phối hợp.", ["VKSND thị xã Duyên Hải"]),
        ("Đề nghị Hội LHPN quận Ninh Kiều phối hợp.", ["Hội LHPN quận Ninh Kiều"]),
        ("Đề nghị Ủy ban Kiểm tra Thị ủy Duyên Hải phối hợp.", ["Ủy ban Kiểm tra Thị ủy"]),
        ("Giao Cục Thuế TP. Cần Thơ phối hợp thực hiện.", ["Cục Thuế TP. Cần Thơ"]),
        ("Giao Thanh tra Sở Y tế và Thanh tra huyện Trà Cú phối hợp.", ["Thanh tra Sở", "Thanh tra huyện Trà Cú"]),
    ],
)
def test_work_is_given_to_a_body_after_its_end(line: str, words: list[str]) -> None:
    assert planned(line) == words
    assert planned(line, year=2024) == []


@pytest.mark.parametrize(
    "line",
    [
        "Năm 2024, Công an huyện Trà Cú đã chủ trì phối hợp 12 đợt tuần tra.",
        "Năm 2024, Hội Nông dân huyện Trà Cú phối hợp mở 05 lớp tập huấn.",
        "Trước ngày 01/7/2025, Ban Chỉ huy quân sự huyện phối hợp với Công an huyện tuần tra.",
        "Công an huyện Trà Cú đã chủ trì 12 đợt tuần tra.",
        "Giao Huyện đoàn Trà Cú (cũ) bàn giao hồ sơ, phối hợp kiểm kê.",
        "Tiếp nhận hồ sơ của Viện kiểm sát nhân dân huyện Trà Cú trước sáp nhập, phối hợp kiểm kê.",
        "Giao Ban Chỉ huy quân sự xã Đại An phối hợp tuyên truyền.",
        "Giao Ban Chỉ huy phòng thủ khu vực 3 - Trà Cú chủ trì diễn tập.",
        "Đề nghị Viện kiểm sát nhân dân khu vực 5 phối hợp.",
        "Giao Công an thành phố Huế chủ trì bảo đảm an ninh.",
        "Đề nghị Tòa án nhân dân thành phố Cần Thơ, Liên đoàn Lao động tỉnh phối hợp.",
        "Giao Chi cục Quản lý thị trường tỉnh kiểm tra; Chi cục Hải quan khu vực XX phối hợp.",
        "Giao Hạt Kiểm lâm huyện Trà Cú phối hợp tuần tra rừng.",
        "Giao Trung tâm Y tế huyện Trà Cú phối hợp tuyên truyền.",
        "Đề nghị Thanh tra tỉnh tổ chức thanh tra sở, ngành; phối hợp xử lý.",
    ],
)
def test_what_lives_and_what_was_is_left_alone(line: str) -> None:
    assert planned(line) == []


def test_an_end_that_was_not_read_is_a_hint() -> None:
    line = "Giao Ban Tôn giáo tỉnh phối hợp."
    assert told(PLAN.format(year=2026, line=line)) == [("Ban Tôn giáo tỉnh", Severity.INFO)]


@pytest.mark.parametrize(
    "to",
    [
        " Ủy ban nhân dân huyện Trà Cú",
        "\n- Sở Nội vụ;\n- Ủy ban nhân dân huyện Trà Cú;\n- Công an tỉnh.",
        "\n\n- Sở Nội vụ;\n\n- Ủy ban nhân dân huyện Trà Cú.",
        " Sở Nội vụ,\nỦy ban nhân dân huyện Trà Cú",
    ],
)
def test_a_letter_is_sent_to_a_body_after_its_end(to: str) -> None:
    assert sent(to) == [("Ủy ban nhân dân huyện Trà Cú", Severity.WARNING)]
    assert sent(to, year=2024) == []
    assert sent(to.replace("Trà Cú", "Trà Cú (cũ)")) == []
    assert sent(to.replace("huyện", "xã")) == []


def test_a_copy_for_a_body_after_its_end_is_a_hint() -> None:
    assert sent(" Sở Nội vụ", "\n- Huyện đoàn Cầu Kè;") == [("Huyện đoàn", Severity.INFO)]
    assert sent(" Sở Nội vụ", "\n- Huyện đoàn Cầu Kè;", year=2024) == []
    assert sent(" Sở Nội vụ", "\n- Tỉnh đoàn Vĩnh Long;") == []


def test_what_a_letter_speaks_of_is_not_sent_to() -> None:
    letter = LETTER.format(year=2026, to=" Sở Nội vụ", copies="")
    assert told(letter.replace("kỳ trước", "số liệu của Ủy ban nhân dân huyện Trà Cú năm 2024")) == []


def test_every_end_has_an_heir_and_a_source() -> None:
    for row in ended_bodies():
        assert row.heirs
        assert row.source
