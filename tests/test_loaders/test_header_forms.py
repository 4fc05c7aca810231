"""Forms of heads met in gazettes, offices and pages read column by column; what is the own number and what is not."""

from __future__ import annotations

import pytest

from graph.reading import DocumentHead
from loaders.header import read_head
from loaders.mentions.own_number import own_number_spans
from loaders.normalize import normalize
from loaders.periods import read_period

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
UNIT = "ỦY BAN NHÂN DÂN\nHUYỆN TRÀ CÚ\n"
OWN_LINES = (
    "Số: 12/BC-UBND",
    "Số:      /QĐ-UBND",
    "Số …/KH-UBND",
    "Số: ..../2025/QĐ-UBND",
    "**Số: 12/BC-UBND**",
    "Số:\n14/2007/QĐ-UBND",
    "Số: 45 /BC-UBND",
    "Số: 73 / 2025 /TT-NHNN",
    "SỐ: 12/BC-UBND",
    "Nghị quyết số: 17/2022/UBTVQH15",
    "Số: 01/2022/TTLT-VKSNDTC-\nTANDTC-BCA",
)
CITED = (
    "Chỉ thị số 16/CT-TTg",
    "Số: 16/CT-TTg",
    "Nghị quyết số 66.18/2026/NQ-CP\n",
    "Số 12/QĐ-UBND\nSố 13/QĐ-UBND\n",
    "Danh mục\nSố: 12/QĐ-UBND\nSố: 13/QĐ-UBND\n",
    f"{UNIT}số 12/BC-UBND\n",
    f"{UNIT}\nCăn cứ Nghị quyết của Quốc hội;\nSố: 12/BC-UBND\n",
    f"{UNIT}Chỉ thị số 16/CT-TTg\n",
)
ISSUERS = (
    (UNIT, "Ủy ban nhân dân huyện Trà Cú"),
    ("ỦY\nBAN NHÂN DÂN\nTỈNH QUẢNG NAM\n", "Ủy ban nhân dân tỉnh Quảng Nam"),
    ("UBND TỈNH TRÀ VINH\nSỞ NỘI VỤ\n", "Sở Nội vụ tỉnh Trà Vinh"),
    ("UBND HUYỆN TRÀ CÚ\nPHÒNG NỘI VỤ\n", "Phòng Nội vụ huyện Trà Cú"),
    ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nVĂN PHÒNG\n", "Văn phòng Ủy ban nhân dân thành phố Hải Phòng"),
    ("TỈNH ỦY TRÀ VINH\nBAN TỔ CHỨC\n*\n", "Ban Tổ chức Tỉnh ủy Trà Vinh"),
    ("ĐẢNG BỘ TỈNH TRÀ VINH\nHUYỆN ỦY TRÀ CÚ\n*\n", "Huyện ủy Trà Cú"),
    ("HUYỆN ỦY MỸ XUYÊN              ĐẢNG CỘNG SẢN VIỆT NAM\n", "Huyện ủy Mỹ Xuyên"),
    ("UBND HUYỆN TRÀ CÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG NỘI VỤ\n", "Phòng Nội vụ huyện Trà Cú"),
    ("UBND TỈNH TRÀ VINH\nBAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG\n", "Ban Quản lý dự án đầu tư xây dựng"),
    ("SỞ Y TẾ HÀ TĨNH\nBỆNH VIỆN ĐA KHOA\nHUYỆN CAN LỘC\n", "Bệnh viện Đa khoa huyện Can Lộc"),
    ("TRƯỜNG THPT TRÀ CÚ\n", "Trường THPT Trà Cú"),
    ("UBND QUẬN GÒ VẤP\nUBND PHƯỜNG 5\n", "Ủy ban nhân dân phường 5"),
    ("BỘ TÀI CHÍNH - BỘ NỘI VỤ\n", "Bộ Tài chính, Bộ Nội vụ"),
    (f"NGÂN HÀNG NHÀ NƯỚC\n\nVIỆT NAM\n\n{MOTTO}", "Ngân hàng Nhà nước Việt Nam"),
    ("VĂN BẢN QUY PHẠM PHÁP LUẬT\n\nBỘ Y TẾ\n\nBỘ Y TẾ\n", "Bộ Y tế"),
)
TITLES = (
    ("Quy định về quản lý của\n\nBộ Ngoại giao", "Quy định về quản lý của Bộ Ngoại giao"),
    ("SỬA ĐỔI MỘT SỐ ĐIỀU\n\nCỦA LUẬT GIÁ\n\nCHÍNH PHỦ", "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT GIÁ"),
    ("Điều chỉnh lương hưu", "Điều chỉnh lương hưu"),
    ("Thực hiện Nghị quyết số 5/NQ-CP\nvề vùng\n\nThực hiện", "Thực hiện Nghị quyết số 5/NQ-CP về vùng"),
    ("VỀ VIỆC CÔNG NHẬN XÃ\nỦY BAN NHÂN DÂN HUYỆN TRÀ CÚ", "VỀ VIỆC CÔNG NHẬN XÃ"),
    ("Về quy chế1\n(Ban hành kèm theo)", "Về quy chế"),
    ("CỦA ỦY BAN NHÂN DÂN HUYỆN\nVề việc quản lý chợ", "Về việc quản lý chợ"),
    ("CỦA BAN CHẤP HÀNH ĐẢNG BỘ\nPHƯỜNG HÒA XUÂN\nvề lãnh đạo công tác đất đai", "về lãnh đạo công tác đất đai"),
)
FEET = (
    "CHỦ TỊCH\n\n\nLê Ngọc Tuấn\n",
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(đã ký)\nLê Ngọc Tuấn\n\nPHỤ LỤC\nNGƯỜI LÀM ĐƠN\n",
    "Nơi nhận:            KT. GIÁM ĐỐC\n- Như trên;      PHÓ GIÁM ĐỐC\n- Lưu.\n\n            Lê Ngọc Tuấn\n",
    "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Lê Ngọc Tuấn\n",
    "| Nơi nhận: - Lưu: VT. | CHỦ TỊCH Lê Ngọc Tuấn |\n",
)
PERIODS = (
    ("Kết quả năm 2025 và phương hướng, nhiệm vụ năm 2026", "2025-01-01 2025-12-31"),
    ("Phương hướng, nhiệm vụ năm 2026", "2026-01-01 2026-12-31"),
    ("công tác 6 tháng đầu năm 2023, nhiệm vụ 6 tháng cuối năm 2023", "2023-01-01 2023-06-30"),
    ("6 tháng đầu năm và phương hướng, nhiệm vụ 6 tháng cuối năm 2023", "2023-01-01 2023-06-30"),
    ("công tác 6 tháng cuối năm 2023", "2023-07-01 2023-12-31"),
    ("công tác quý II năm 2024", "2024-04-01 2024-06-30"),
    ("phát triển vùng đến năm 2030, tầm nhìn đến năm 2045", "2024-01-01 2030-12-31"),
    ("giai đoạn 2021 - 2025, định hướng đến năm 2030", "2021-01-01 2025-12-31"),
    ("thực hiện Chương trình giai đoạn 2021-2025 năm 2023", "2023-01-01 2023-12-31"),
    ("Sửa đổi Nghị định số 45/2019/NĐ-CP ngày 21 tháng 5 năm 2019", None),
    ("thực hiện Chỉ thị số 5/CT-TTg ngày 21/5/2023", None),
    ("triển khai Luật Đất đai năm 2024", None),
)


def head_of(text: str) -> DocumentHead:
    return read_head(normalize(text))


def own(text: str) -> list[str]:
    clean = normalize(text)
    return [clean.text[start:end].strip(" *") for start, end in own_number_spans(clean)]


@pytest.mark.parametrize("line", OWN_LINES)
def test_own_number(line: str) -> None:
    assert own(f"{UNIT}{line}\n{MOTTO}") == [line.strip("*")]
    assert own(f"{UNIT}{line}      Trà Cú, ngày 3 tháng 4 năm 2023\n") == [line.strip("*")]
    assert own(f"|{UNIT}|{line}\t|Trà Cú\n") == [line.strip("*")]
    assert len(own(f"{UNIT}{line}\n{MOTTO}".replace("\n", "\r\n"))) == 1


@pytest.mark.parametrize("text", CITED)
def test_a_cited_number_is_not_the_own_one(text: str) -> None:
    assert own(text) == []


@pytest.mark.parametrize(("lines", "issuer"), ISSUERS)
def test_issuer(lines: str, issuer: str) -> None:
    assert head_of(f"{lines}Số: 12/BC-X\n\nBÁO CÁO\nCông tác tuần\n").issuer == issuer


def test_party_centre_speaks_through_its_signature() -> None:
    head = head_of("BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 57-NQ/TW\n\nNGHỊ QUYẾT\nVề đột phá\n\nT/M BỘ CHÍNH TRỊ\n\nTô Lâm\n")
    assert (head.issuer, head.signer) == ("Bộ Chính trị", "Tô Lâm")


def test_gazette_banner_is_no_type() -> None:
    head = head_of(
        f"VĂN BẢN QUY PHẠM PHÁP LUẬT\n\nCHÍNH PHỦ\nSố: 5/2026/NĐ-CP\n{MOTTO}\nNGHỊ ĐỊNH1\nVề phí\n\nCăn cứ Hiến pháp;"
    )
    assert (head.doc_type, head.title, head.normative) == ("Nghị định", "Về phí", True)


def test_chapter_head_is_no_type() -> None:
    assert head_of("Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n").doc_type is None


@pytest.mark.parametrize(("below", "title"), TITLES)
def test_title(below: str, title: str) -> None:
    assert head_of(f"{UNIT}Số: 1/QĐ-UBND\n\nQUYẾT ĐỊNH\n{below}\n\nCăn cứ Luật Giá;\n").title == title


def test_subject_of_a_letter_over_lines_and_columns() -> None:
    head = head_of(
        "UBND TỈNH TRÀ VINH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\n"
        "Số: 12/SNV-CCHC            Trà Vinh, ngày 3 tháng 3 năm 2024\nV/v báo cáo công tác\n"
        "cải cách của\nChính phủ\n\nKính gửi: UBND tỉnh.\n"
    )
    assert (head.doc_type, head.title) == ("Công văn", "báo cáo công tác cải cách của Chính phủ")
    assert (head.place, str(head.date)) == ("Trà Vinh", "2024-03-03")


def test_law_is_dated_by_its_closing_words() -> None:
    head = head_of(
        f"QUỐC HỘI\nLuật số: 51/2024/QH15\n{MOTTO}\nLUẬT\nSỬA ĐỔI LUẬT GIÁ\n\nCăn cứ Hiến pháp;\n\n"
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV,\nkỳ họp thứ 8 thông qua "
        "ngày 27 tháng 11 năm 2024.\n\nCHỦ TỊCH QUỐC HỘI\n\nTrần Thanh Mẫn\n"
    )
    assert (head.doc_type, str(head.date), head.issuer) == ("Luật", "2024-11-27", "Quốc hội")
    assert (head.signer, head.setting.level) == ("Trần Thanh Mẫn", "trung ương")


@pytest.mark.parametrize(
    "lines",
    ["Số: 4/VBHN-BYT\nXÁC THỰC VĂN BẢN HỢP NHẤT", "XÁC NHẬN VĂN BẢN HỢP NHẤT\nSố: 4/VBHN-BYT"],
)
def test_consolidated_text_has_its_foot(lines: str) -> None:
    text = (
        f"{MOTTO}\nTHÔNG TƯ1\nVề thuốc\nThông tư số 5/2015/TT-BYT ngày 17 tháng 3 năm 2015, được sửa đổi, bổ "
        "sung bởi:\nThông tư số 5/2017/TT-BYT.\nCăn cứ Luật Dược;\nĐiều 1. A\n./.\n\nBỘ Y TẾ\n\n"
        f"{lines}\n\nHà Nội, ngày 13 tháng 4 năm 2018\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nPhạm Lê Tuấn\n\nPhụ lục\n"
    )
    head = head_of(text)
    assert head.number is not None
    assert own(text) == ["Số: 4/VBHN-BYT"]
    assert (head.doc_type, head.number.text, str(head.date)) == ("Văn bản hợp nhất", "4/VBHN-BYT", "2018-04-13")
    assert (head.issuer, head.title, head.signer) == ("Bộ Y tế", "Về thuốc", "Phạm Lê Tuấn")


def test_letterhead_below_the_page() -> None:
    head = head_of(
        "THÔNG TƯ\nVề lao động\nCăn cứ Luật Việc làm;\nĐiều 1. Phạm vi\n1. Thông tư này quy định.\n\n"
        f"BỘ NỘI VỤ\n\n{MOTTO}\nSố: 9/2026/TT-BNV\nHà Nội, ngày 15 tháng 05 năm 2026\n"
    )
    assert head.number is not None
    assert (head.number.text, str(head.date), head.issuer) == ("9/2026/TT-BNV", "2026-05-15", "Bộ Nội vụ")


def test_text_without_letterhead() -> None:
    head = head_of("THÔNG TƯ\n\nVề phí\n\nCăn cứ Luật Giá;\n\nBộ trưởng Bộ Tài chính ban hành Thông tư về phí.\n")
    assert (head.doc_type, head.issuer, head.number, head.date) == ("Thông tư", "Bộ Tài chính", None, None)


def test_telegram() -> None:
    head = head_of(
        "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI\nCÔNG ĐIỆN\nVề bão số 3\nSố: 12/CĐ-UBND\n"
        "Hồi 10 giờ 00 phút, ngày 06 tháng 9 năm 2024\n"
    )
    assert (head.doc_type, head.title, str(head.date)) == ("Công điện", "Về bão số 3", "2024-09-06")


@pytest.mark.parametrize("foot", FEET)
def test_signer(foot: str) -> None:
    text = f"{UNIT}Số: 1/BC-UBND\n\nBÁO CÁO\nCông tác\n\nNội dung.\n\n{foot}"
    assert head_of(text).signer == "Lê Ngọc Tuấn"


@pytest.mark.parametrize(
    ("lines", "province", "district"),
    [
        ("UBND PHƯỜNG LONG ĐỨC\nSố: 1/BC-UBND\nLong Đức, ngày 3 tháng 9 năm 2025\n", "tỉnh Vĩnh Long", None),
        (f"{UNIT}Số: 1/BC-UBND\nTrà Cú, ngày 3 tháng 9 năm 2023\n", "tỉnh Trà Vinh", "huyện Trà Cú"),
        ("BỘ NỘI VỤ\nSố: 1/BC-BNV\nHà Nội, ngày 3 tháng 9 năm 2023\n", None, None),
    ],
)
def test_setting_on_both_sides_of_the_reform(lines: str, province: str | None, district: str | None) -> None:
    setting = head_of(f"{lines}\nBÁO CÁO\nCông tác\n").setting
    assert (setting.province, setting.district) == (province, district)


@pytest.mark.parametrize(("title", "period"), PERIODS)
def test_period(title: str, period: str | None) -> None:
    day = head_of("UBND XÃ A\nA, ngày 3 tháng 4 năm 2024\n").date
    found = read_period(title, "", day)
    assert (None if found is None else " ".join(map(str, found))) == period
