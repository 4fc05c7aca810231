"""What a document says of itself: head, foot, period, setting, in the layouts offices use."""

from __future__ import annotations

from typing import Any

import pytest

from graph.reading import DocumentHead
from loaders.header import read_head
from loaders.normalize import normalize
from loaders.periods import read_period
from tests.test_loaders.reading import read_text

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\n\nI. KẾT QUẢ\n1. Công tác trồng cây đạt kết quả tốt.\n"

REPORT = (
    f"ỦY BAN NHÂN DÂN\nHUYỆN TRÀ CÚ\n\n{MOTTO}\nSố: 312/BC-UBND\n\nTrà Cú, ngày 25 tháng 8 năm 2022\n\n"
    f"BÁO CÁO\nKết quả thực hiện công tác cải cách hành chính\ntháng 8 năm 2022\n\nKính gửi: Sở Nội vụ.{BODY}"
    "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Văn An\n"
)
DECISION = (
    f"ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA\n\n{MOTTO}\nSố: 27/2023/QĐ-UBND\n\nKhánh Hòa, ngày 05 tháng 12 năm 2023\n\n"
    "QUYẾT ĐỊNH\nBan hành Quy định về quản lý cây xanh đô thị trên địa bàn tỉnh Khánh Hòa\n\n"
    "ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n\n"
    "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy định về quản lý cây xanh.\n"
    "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nTrần Thị Bình\n"
)
LETTER = (
    f"SỞ NỘI VỤ\nTỈNH AN GIANG\n\n{MOTTO}\nSố: 1234/SNV-CCVC\nV/v rà soát biên chế\nnăm 2024\n\n"
    "An Giang, ngày 03 tháng 5 năm 2024\n\nKính gửi: Ủy ban nhân dân các huyện, thị xã, thành phố.\n\n"
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 03/3/2024 của UBND tỉnh về biên chế, Sở đề nghị các đơn vị báo cáo.\n"
    "\nGIÁM ĐỐC\n\nLê Văn Cường\n"
)
CIRCULAR = (
    f"BỘ NỘI VỤ\n\n{MOTTO}\nSố: 02/2021/TT-BNV\n\nHà Nội, ngày 11 tháng 6 năm 2021\n\nTHÔNG TƯ\n"
    "Quy định mã số, tiêu chuẩn chuyên môn của các ngạch công chức\n\n"
    "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;\n\nĐiều 1. Phạm vi điều chỉnh\n"
    "\nBỘ TRƯỞNG\n\nPhạm Thị Thanh Trà\n"
)
PARTY = (
    "TỈNH ỦY AN GIANG\n*\nSố 15-CTr/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nAn Giang, ngày 20 tháng 3 năm 2023\n\n"
    "CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 19-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương\n-----\n\n"
    "Tỉnh ủy ban hành Chương trình hành động với những nội dung sau.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nĐỗ Văn Dũng\n"
)
UNSIGNED = (
    f"ỦY BAN NHÂN DÂN\nXÃ TÂN AN\n\n{MOTTO}\nSố:       /BC-UBND\n\nTân An, ngày      tháng 6 năm 2024\n\n"
    f"BÁO CÁO\nCông tác tư pháp 6 tháng đầu năm 2024\n\nThực hiện Kế hoạch số 12/KH-UBND, xã báo cáo.{BODY}"
)
TABBED = (
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN TRÀ CÚ\tĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 312/BC-UBND\tTrà Cú, ngày 25 tháng 8 năm 2022\n\nBÁO CÁO\nCông tác cải cách hành chính tháng 8 năm 2022\n"
    f"{BODY}"
)
TABLE = (
    "| ỦY BAN NHÂN DÂN HUYỆN TRÀ CÚ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n"
    "| --- | --- |\n| Số: 312/BC-UBND | Trà Cú, ngày 25 tháng 8 năm 2022 |\n\n**BÁO CÁO**\n\n"
    f"**Công tác cải cách hành chính tháng 8 năm 2022**\n{BODY}"
)
COLUMNS = (
    "ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "HUYỆN TRÀ CÚ                 Độc lập - Tự do - Hạnh phúc\n\n"
    "Số: 312/BC-UBND              Trà Cú, ngày 25 tháng 8 năm 2022\n\n"
    f"BÁO CÁO\nCông tác cải cách hành chính tháng 8 năm 2022\n{BODY}"
)
DEPARTMENT = (
    f"UBND TỈNH AN GIANG\nSỞ TƯ PHÁP\n\n{MOTTO}\nSố: 45/KH-STP\n\nAn Giang, ngày 09 tháng 02 năm 2024\n\n"
    "KẾ HOẠCH\nKiểm tra văn bản quy phạm pháp luật năm 2024\n\nCăn cứ Nghị định số 34/2016/NĐ-CP, Sở ban hành Kế hoạch.\n"
    "\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nHồ Thị Em\n"
)
NO_HEAD = (
    "Trong 6 tháng đầu năm 2023, UBND phường Phước Long đã ban hành Kế hoạch số 12/KH-UBND ngày 03/3/2023. "
    "UBND thành phố Nha Trang và UBND tỉnh Khánh Hòa đã chỉ đạo. UBND phường đã tổ chức họp dân.\n"
)


def shown(head: DocumentHead, key: str) -> Any:
    if key == "period":
        return [str(day) for day in head.period] if head.period else None
    if key in ("province", "district", "commune", "level"):
        return getattr(head.setting, key)
    value = getattr(head, key)
    return value.text if key == "number" and value else str(value) if key == "date" and value else value


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "report": (
        REPORT,
        {
            "doc_type": "Báo cáo",
            "number": "312/BC-UBND",
            "sequence": "312",
            "symbol": "BC-UBND",
            "place": "Trà Cú",
            "date": "2022-08-25",
            "issuer": "Ủy ban nhân dân huyện Trà Cú",
            "title": "Kết quả thực hiện công tác cải cách hành chính tháng 8 năm 2022",
            "signer": "Nguyễn Văn An",
            "period": ["2022-08-01", "2022-08-31"],
            "province": "tỉnh Trà Vinh",
            "district": "huyện Trà Cú",
            "level": "huyện",
            "normative": False,
        },
    ),
    "normative decision": (
        DECISION,
        {
            "doc_type": "Quyết định",
            "number": "27/2023/QĐ-UBND",
            "date": "2023-12-05",
            "issuer": "Ủy ban nhân dân tỉnh Khánh Hòa",
            "title": "Ban hành Quy định về quản lý cây xanh đô thị trên địa bàn tỉnh Khánh Hòa",
            "signer": "Trần Thị Bình",
            "province": "tỉnh Khánh Hòa",
            "level": "tỉnh",
            "normative": True,
            "period": None,
        },
    ),
    "letter": (
        LETTER,
        {
            "doc_type": "Công văn",
            "number": "1234/SNV-CCVC",
            "date": "2024-05-03",
            "place": "An Giang",
            "issuer": "Sở Nội vụ tỉnh An Giang",
            "title": "rà soát biên chế năm 2024",
            "signer": "Lê Văn Cường",
            "normative": False,
            "province": "tỉnh An Giang",
        },
    ),
    "circular": (
        CIRCULAR,
        {
            "doc_type": "Thông tư",
            "number": "02/2021/TT-BNV",
            "date": "2021-06-11",
            "place": "Hà Nội",
            "issuer": "Bộ Nội vụ",
            "title": "Quy định mã số, tiêu chuẩn chuyên môn của các ngạch công chức",
            "signer": "Phạm Thị Thanh Trà",
            "normative": True,
        },
    ),
    "Party programme": (
        PARTY,
        {
            "doc_type": "Chương trình",
            "number": "15-CTr/TU",
            "date": "2023-03-20",
            "place": "An Giang",
            "issuer": "Tỉnh ủy An Giang",
            "title": "thực hiện Nghị quyết số 19-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương",
            "signer": "Đỗ Văn Dũng",
            "province": "tỉnh An Giang",
            "normative": False,
        },
    ),
    "before signing": (
        UNSIGNED,
        {
            "doc_type": "Báo cáo",
            "number": None,
            "sequence": None,
            "symbol": "BC-UBND",
            "date": "2024-06",
            "issuer": "Ủy ban nhân dân xã Tân An",
            "title": "Công tác tư pháp 6 tháng đầu năm 2024",
            "signer": None,
            "period": ["2024-01-01", "2024-06-30"],
            "commune": "xã Tân An",
            "level": "xã",
        },
    ),
    "department below its committee": (
        DEPARTMENT,
        {
            "doc_type": "Kế hoạch",
            "number": "45/KH-STP",
            "date": "2024-02-09",
            "issuer": "Sở Tư pháp tỉnh An Giang",
            "title": "Kiểm tra văn bản quy phạm pháp luật năm 2024",
            "signer": "Hồ Thị Em",
            "province": "tỉnh An Giang",
        },
    ),
    "no head": (
        NO_HEAD,
        {
            "doc_type": None,
            "number": None,
            "symbol": None,
            "date": None,
            "title": None,
            "province": "tỉnh Khánh Hòa",
            "district": "thành phố Nha Trang",
            "commune": "phường Phước Long",
            "level": "xã",
        },
    ),
    "nothing": ("", {"doc_type": None, "number": None, "issuer": None, "title": None, "province": None}),
}
LAID_OUT = {
    "doc_type": "Báo cáo",
    "number": "312/BC-UBND",
    "place": "Trà Cú",
    "date": "2022-08-25",
    "issuer": "Ủy ban nhân dân huyện Trà Cú",
    "title": "Công tác cải cách hành chính tháng 8 năm 2022",
    "period": ["2022-08-01", "2022-08-31"],
    "district": "huyện Trà Cú",
}
CASES |= {
    "columns by tabs": (TABBED, LAID_OUT),
    "a table of Markdown": (TABLE, LAID_OUT),
    "columns by blanks": (COLUMNS, LAID_OUT),
}


@pytest.mark.parametrize("name", CASES)
def test_head(name: str) -> None:
    text, wanted = CASES[name]
    head = read_head(normalize(text))
    assert {key: shown(head, key) for key in wanted} == wanted


@pytest.mark.parametrize("name", [name for name in CASES if name not in ("no head", "nothing")])
def test_the_head_cites_nothing_of_its_own(name: str) -> None:
    """The own number is no citation; what a title names is."""
    reading = read_text(CASES[name][0])
    symbol = reading.head.symbol
    assert symbol
    assert not [m for m in reading.mentions if m.citation.start < 300 and symbol in m.citation.text]


@pytest.mark.parametrize("name", CASES)
def test_spans_point_at_the_words(name: str) -> None:
    text, _ = CASES[name]
    reading = read_text(text)
    head, spans = reading.head, dict(reading.head.spans)
    if head.title:
        assert " ".join(spans["title"].cut(text).replace("*", "").split()) == head.title
    if head.date:
        assert str(head.date.year) in spans["date"].cut(text)
    if head.symbol:
        assert head.symbol in spans["number"].cut(text)


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 12/BC-UBND", "12/BC-UBND", "BC-UBND"),
        ("Số:12/BC-UBND", "12/BC-UBND", "BC-UBND"),
        ("Số : 12/BC-UBND", "12/BC-UBND", "BC-UBND"),
        ("Số 12-BC/TU", "12-BC/TU", "BC/TU"),
        ("SỐ: 12/BC-UBND", "12/BC-UBND", "BC-UBND"),
        ("Số:     /BC-UBND", None, "BC-UBND"),
        ("Số: ........../BC-UBND", None, "BC-UBND"),
        ("Số: ……/BC-UBND", None, "BC-UBND"),
        ("Số: ____/BC-UBND", None, "BC-UBND"),
        ("Số: …/2024/QĐ-UBND", None, "QĐ-UBND"),
        ("Số: 12 /BC-UBND", "12/BC-UBND", "BC-UBND"),
        ("Số: 12/BC – UBND", "12/BC-UBND", "BC-UBND"),
        ("**Số:** 12/BC-UBND", "12/BC-UBND", "BC-UBND"),
        ("Số: 02a/BC-UBND", "02a/BC-UBND", "BC-UBND"),
    ],
)
def test_own_number_line(line: str, number: str | None, symbol: str) -> None:
    head = read_head(
        normalize(f"ỦY BAN NHÂN DÂN\nXÃ TÂN AN\n\n{line}\n\nTân An, ngày 05 tháng 6 năm 2024\n\nBÁO CÁO\nCông tác\n")
    )
    assert (head.number.text if head.number else None, head.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "day", "place"),
    [
        ("Trà Cú, ngày 05 tháng 6 năm 2024", "2024-06-05", "Trà Cú"),
        ("TP. Hồ Chí Minh, ngày 05 tháng 6 năm 2024", "2024-06-05", "TP. Hồ Chí Minh"),
        ("Trà Cú, ngày    tháng 6 năm 2024", "2024-06", "Trà Cú"),
        ("Trà Cú, ngày … tháng … năm 2024", "2024", "Trà Cú"),
        ("Trà Cú, ngày .... tháng 6 năm 2024", "2024-06", "Trà Cú"),
        ("*Trà Cú, ngày 05 tháng 6 năm 2024*", "2024-06-05", "Trà Cú"),
        ("Trà Cú,  ngày 05  tháng 6  năm 2024", "2024-06-05", "Trà Cú"),
        ("Bà Rịa - Vũng Tàu, ngày 05 tháng 6 năm 2024", "2024-06-05", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_place_and_date_line(line: str, day: str, place: str) -> None:
    head = read_head(normalize(f"UBND XÃ TÂN AN\n\nSố: /BC-UBND\n\n{line}\n\nBÁO CÁO\nCông tác\n\nNội dung.\n"))
    assert (str(head.date), head.place) == (day, place)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("công tác 6 tháng đầu năm 2023", ("2023-01-01", "2023-06-30")),
        ("công tác 06 tháng đầu năm 2023", ("2023-01-01", "2023-06-30")),
        ("công tác 6 tháng cuối năm 2023", ("2023-07-01", "2023-12-31")),
        ("công tác 9 tháng năm 2023", ("2023-01-01", "2023-09-30")),
        ("công tác quý I năm 2023", ("2023-01-01", "2023-03-31")),
        ("công tác quý IV/2023", ("2023-10-01", "2023-12-31")),
        ("công tác Quý 2 năm 2023", ("2023-04-01", "2023-06-30")),
        ("công tác tháng 02 năm 2024", ("2024-02-01", "2024-02-29")),
        ("công tác tháng 8/2022", ("2022-08-01", "2022-08-31")),
        ("công tác năm 2023", ("2023-01-01", "2023-12-31")),
        ("kết quả giai đoạn 2021 - 2025", ("2021-01-01", "2025-12-31")),
        ("kết quả giai đoạn 2021-2025", ("2021-01-01", "2025-12-31")),
        ("công tác năm 2023 và phương hướng, nhiệm vụ năm 2024", ("2023-01-01", "2023-12-31")),
        ("công tác trồng cây", None),
    ],
)
def test_period_of_a_title(title: str, period: tuple[str, str] | None) -> None:
    found = read_period(title)
    assert (tuple(str(day) for day in found) if found else None) == period


def test_an_exact_period_in_the_text_wins() -> None:
    text = "Báo cáo công tác quý I năm 2023 (tính từ ngày 15/12/2022 đến ngày 14/3/2023) như sau."
    found = read_period("công tác quý I năm 2023", text)
    assert found is not None
    assert [str(day) for day in found] == ["2022-12-15", "2023-03-14"]


def test_the_reference_in_the_body_is_not_the_own_number() -> None:
    head = read_head(
        normalize(
            "HUYỆN ỦY TRÀ CÚ\n*\n\nTrà Cú, ngày 05 tháng 6 năm 2023\n\nBÁO CÁO\nvề trồng cây\n\nThực hiện Công văn số 27-CV/TU, Huyện ủy báo cáo.\n"
        )
    )
    assert head.number is None


def test_a_name_in_the_list_of_recipients_is_no_signer() -> None:
    text = REPORT.replace("\n\n\nNguyễn Văn An\n", "\n\n\nNguyễn Văn An\n\nPhụ lục\nDanh sách\nLê Văn Khác\n")
    assert read_head(normalize(text)).signer == "Nguyễn Văn An"
