"""What reports and plans state: who carries out what, and on what it rests."""

from __future__ import annotations

import pytest

from graph.reading import Reading
from tests.steps import growth
from tests.test_loaders.reading import read_text

REPORT = "ỦY BAN NHÂN DÂN\nHUYỆN TRÀ CÚ\nSố: 50/BC-UBND\n\nBÁO CÁO\nCông tác năm 2023\n\n{}\n"
SELF = "self"


def read_report(words: str) -> Reading:
    return read_text(REPORT.format(words))


def short(reading: Reading, document: str) -> str:
    """The number of a document; its name where it has none."""
    return next((m.citation.sequence or document for m in reading.mentions if m.document == document), document)


def own(words: str) -> dict[str, str]:
    reading = read_report(words)
    return {short(reading, r.target): r.relation for r in reading.relations if r.source == SELF}


def edges(words: str, least: float = 0.5) -> set[tuple[str, str, str]]:
    reading = read_report(words)
    return {
        (short(reading, r.source), r.relation, short(reading, r.target))
        for r in reading.relations
        if r.source != SELF and r.confidence >= least
    }


KH, KH2 = "Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh", "Kế hoạch số 13/KH-UBND ngày 05/3/2023 của UBND tỉnh"
QD = "Quyết định số 45/QĐ-UBND ngày 10/3/2023"
QD2 = "Quyết định số 46/QĐ-UBND ngày 11/3/2023"
ND = "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"

OWN = [
    (
        f"Thực hiện {ND} (sửa đổi, bổ sung tại Nghị định số 107/2021/NĐ-CP), {KH}, UBND huyện đã rà soát.",
        {"61": "implements", "107": "cites", "12": "implements"},
    ),
    (f"Thực hiện {KH}, các xã đã họp.", {"12": "implements"}),
    (f"Căn cứ {ND} (sửa đổi, bổ sung năm 2021), {KH};", {"61": "based_on", "12": "based_on"}),
    (f"Triển khai thực hiện có hiệu quả {KH}; {KH2}.", {"12": "implements", "13": "implements"}),
    (f"Các xã tiếp tục triển khai thực hiện các Quyết định như: {QD} của UBND tỉnh.", {"45": "implements"}),
    (f"UBND huyện quán triệt {KH} đến các xã.", {"12": "implements"}),
    (f"Việc tiếp công dân theo {KH}.", {"12": "based_on"}),
    (f"Thực hiện theo {ND}, nề nếp được giữ.", {"61": "implements"}),
    (f"Việc bố trí cán bộ được thực hiện theo {ND}.", {"61": "based_on"}),
    (f"UBND huyện thực hiện nhiệm vụ theo quy định của {ND}.", {"61": "based_on"}),
    (f"Căn cứ {KH}, các xã đã họp.", {"12": "based_on"}),
    (f"UBND huyện ban hành {QD}.", {"45": "cites"}),
    (f"UBND huyện đã ban hành Quy chế quản lý tài sản theo {QD}.", {"45": "cites"}),
    (f"UBND huyện ban hành {QD}. Qua đó, UBND huyện đã thực hiện được nhiều việc.", {"45": "implements"}),
    (f"UBND huyện ban hành {QD}. Qua đó, nhận thức được nâng lên.", {"45": "cites"}),
    (f"UBND huyện theo dõi, đôn đốc {QD}.", {"45": "cites"}),
    (f"UBND huyện nhận {KH}.", {"12": "cites"}),
    (f"UBND huyện có {QD}; thực hiện {KH}.", {"45": "cites", "12": "implements"}),
    (f"Theo {KH}, các xã họp. Sau đó, các xã thực hiện {KH}.", {"12": "implements"}),
    (f"Theo đề nghị của Phòng Nội vụ tại Tờ trình số 15/TTr-PNV ngày 01/3/2023, UBND huyện ban hành {QD}.", {"15": "cites", "45": "cites"}),
    (f"UBND huyện ban hành {QD} về việc thực hiện {ND}.", {"45": "cites", "61": "cites"}),
    (f"{ND} hết hiệu lực từ ngày 01/01/2024.", {"61": "cites"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), OWN, ids=[case[0][:50] for case in OWN])
def test_from_the_text_itself(words: str, wanted: dict[str, str]) -> None:
    assert own(words) == wanted


BETWEEN = [
    (
        "Chính phủ ban hành Nghị định số 154/2025/NĐ-CP, có hiệu lực kể từ ngày 16/6/2025, "
        "thay thế Nghị định số 29/2023/NĐ-CP.",
        {("154", "replaces", "29")},
    ),
    (f"Thực hiện {ND} (đã điều chỉnh tại Nghị định số 107/2021/NĐ-CP).", {("107", "amends", "61")}),
    (f"Thực hiện {ND} (hết hiệu lực từ ngày 01/01/2020).", set()),
    (f"Thực hiện {ND} (sửa đổi, bổ sung tại Nghị định số 107/2021/NĐ-CP).", {("107", "amends", "61")}),
    (f"Thực hiện {KH}, UBND huyện đã ban hành {QD}.", {("45", "implements", "12")}),
    (f"Thực hiện {KH}, UBND huyện ban hành {QD}; {QD2}.", {("45", "implements", "12"), ("46", "implements", "12")}),
    (f"Thực hiện {KH} và {KH2}, UBND huyện ban hành {QD}.", {("45", "implements", "12"), ("45", "implements", "13")}),
    (f"Thực hiện {KH}. UBND huyện ban hành {QD}.", {("45", "implements", "12")}),
    (f"Thực hiện {KH}. Các xã đã họp. UBND huyện ban hành {QD}.", set()),
    (f"Bên cạnh đó, để thực hiện tốt {KH}. Phòng Nội vụ giúp UBND huyện ban hành {QD}.", {("45", "implements", "12")}),
    (f"Căn cứ {KH}, nhằm đẩy mạnh cải cách, UBND huyện xây dựng và ban hành {QD}.", {("45", "based_on", "12")}),
    (f"UBND huyện ban hành {QD} nhằm thực hiện tốt chủ trương theo {ND}.", {("45", "implements", "61")}),
    (f"UBND huyện thực hiện {KH}; ban hành {QD}.", set()),
    (f"UBND huyện ban hành {QD2} (thay thế {QD}).", {("46", "replaces", "45")}),
    (f"UBND huyện ban hành {QD2}, thay thế {QD}.", {("46", "replaces", "45")}),
    (f"{QD} được thay thế bởi {QD2}.", {("46", "replaces", "45")}),
    (f"{ND} đã được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP ngày 06/12/2021.", {("107", "amends", "61")}),
    (f"{QD} bị bãi bỏ bởi {QD2}.", {("46", "repeals", "45")}),
    (f"UBND huyện ban hành {QD} về việc ban hành Kế hoạch thực hiện {ND} và Nghị quyết số 76/NQ-CP ngày 15/7/2021.", {("45", "implements", "61"), ("45", "implements", "76")}),
    ("Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 hướng dẫn thi hành một số quy định của Nghị định số 61/2018/NĐ-CP.", {("01", "details", "61")}),
    (f"UBND huyện ban hành {QD} về việc tiếp nhận {QD2}.", set()),
    (f"Kế hoạch số 20/KH-UBND ngày 04/4/2023 ban hành kèm theo {QD}.", {("45", "promulgates", "20")}),
    ("Thực hiện Kế hoạch số 30/KH-UBND ngày 09/9/2023 của UBND tỉnh. UBND huyện ban hành Kế hoạch số 31/KH-UBND ngày 01/01/2023.", set()),
    ("Căn cứ Kế hoạch số 30/KH-UBND ngày 09/9/2023 của UBND tỉnh, UBND huyện ban hành Kế hoạch số 31/KH-UBND ngày 01/01/2023.", {("31", "based_on", "30")}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), BETWEEN, ids=[case[0][:50] for case in BETWEEN])
def test_between_cited_documents(words: str, wanted: set[tuple[str, str, str]]) -> None:
    assert edges(words) == wanted


def test_a_consolidated_text_tells_who_amended_its_first_act() -> None:
    text = (
        "VĂN BẢN HỢP NHẤT - BỘ Y TẾ\n\nTHÔNG TƯ\nBan hành Danh mục vật tư y tế\n\n"
        "Thông tư số 04/2017/TT-BYT ngày 14 tháng 4 năm 2017 của Bộ trưởng Bộ Y tế ban hành Danh mục vật tư y tế, "
        "có hiệu lực kể từ ngày 01 tháng 6 năm 2017 được sửa đổi, bổ sung bởi:\n"
        "Thông tư số 50/2017/TT-BYT ngày 29 tháng 12 năm 2017 của Bộ trưởng Bộ Y tế.\n\n"
        "Căn cứ Luật Bảo hiểm y tế ngày 14 tháng 11 năm 2008;\n"
    )
    stated = {(r.source, r.relation, r.target) for r in read_text(text).relations}
    assert ("50/2017/TT-BYT", "amends", "04/2017/TT-BYT") in stated
    assert (SELF, "consolidates", "04/2017/TT-BYT") in stated


def test_a_law_that_bears_the_name_of_an_older_one_names_itself() -> None:
    text = (
        "QUỐC HỘI\n-------\nLuật số: 108/2025/QH15\nHà Nội, ngày 10 tháng 12 năm 2025\n\nLUẬT\nQUẢN LÝ THUẾ\n\n"
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nQuốc hội ban hành Luật Quản lý thuế.\n\n"
        "Điều 1. Luật Quản lý thuế số 38/2019/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.\n"
    )
    reading = read_text(text)
    assert {(m.citation.text, m.document) for m in reading.mentions} >= {
        ("Luật Quản lý thuế", SELF),
        ("Luật Quản lý thuế số 38/2019/QH14", "38/2019/QH14"),
    }
    assert not [r for r in reading.relations if r.target == SELF]


def test_no_edge_over_a_nested_title() -> None:
    found = edges(
        "Kế hoạch số 20/KH-UBND ngày 04/4/2023 triển khai Quyết định số 45/QĐ-UBND ngày 10/3/2023 "
        "về việc thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021."
    )
    assert found == {("20", "implements", "45"), ("45", "implements", "76")}


def test_a_note_depends_on_the_words_before_its_mark() -> None:
    text = (
        "UBND huyện thực hiện Kế hoạch¹ của tỉnh và ban hành Quyết định², các xã làm theo hướng dẫn.\n\n"
        "¹ Kế hoạch số 12/KH-UBND ngày 03/3/2023.\n\n² Quyết định số 45/QĐ-UBND ngày 10/3/2023.\n"
    )
    assert own(text) == {"12": "implements", "45": "cites"}


def test_what_a_later_document_says_of_a_younger_one_is_doubted() -> None:
    reading = read_report(
        "Nghị định số 10/2015/NĐ-CP ngày 01/01/2015 sửa đổi Nghị định số 20/2020/NĐ-CP ngày 01/01/2020."
    )
    assert [r.confidence < 0.5 for r in reading.relations if r.source != SELF] == [True]


def test_proof_lies_in_the_untouched_text() -> None:
    words = f"Thực hiện\u00a0{KH}, UBND huyện đã ban hành {QD}."
    reading = read_report(words)
    for relation in reading.relations:
        assert reading.source.text[relation.start : relation.end].strip()
    assert {
        reading.source.text[r.start : r.start + 9]
        for r in reading.relations
        if r.relation == "implements" and r.source == SELF
    } == {"Thực hiện"}


def test_one_relation_from_self_to_each_document() -> None:
    reading = read_report(f"Theo {KH}. Thực hiện {KH}. Căn cứ {KH}; {ND}; {QD}.")
    targets = [relation.target for relation in reading.relations if relation.source == SELF]
    assert len(targets) == len(set(targets)) == 3


@pytest.mark.parametrize(
    "unit",
    [
        "Bãi bỏ ",
        "Thông tư này hết hiệu lực ",
        "được sửa đổi, bổ sung bởi ",
        "Bãi bỏ các văn bản do Bộ ban hành ",
        "Thực hiện Kế hoạch số {}/KH-UBND; ",
    ],
)
def test_steps_grow_with_the_text(unit: str) -> None:
    made = growth(read_report, lambda count: "".join(unit.format(number) for number in range(1, count)), 150)
    assert made <= 2.3
