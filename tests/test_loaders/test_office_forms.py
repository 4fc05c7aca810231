"""Forms that offices write and that a first reading of unseen texts missed: numbers, days, lists, bodies, bases."""

from __future__ import annotations

import pytest

from graph.reading import Reading
from loaders.citations import find_citations
from tests.test_loaders.reading import document_of, read_text

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\nSố: 118/QĐ-UBND\nBắc Kạn, ngày 29 tháng 6 năm 2022\n\nQUYẾT ĐỊNH\nVề việc kiện toàn\n\n"


def issuers_of(reading: Reading) -> list[str | None]:
    return [mention.issuer for mention in reading.mentions]


def relation(reading: Reading, source: str, target: str) -> set[str]:
    return {one.relation for one in reading.relations if one.source == source and one.target == target}


# ------------------------------------------------------------------------------------------------ numbers


def test_a_letter_typed_for_a_digit_is_read_and_told() -> None:
    (found,) = find_citations("theo Quyết định số l7/2020/QĐ-UBND ngày 14/8/2020 của UBND tỉnh.")
    assert found.number is not None
    assert (found.text, found.number.text) == ("Quyết định số l7/2020/QĐ-UBND ngày 14/8/2020", "17/2020/QĐ-UBND")
    assert ("digit", "l7/2020/QĐ-UBND") in {(repair.kind, repair.written) for repair in found.number.repairs}


@pytest.mark.parametrize("text", ["xã l7/2020/QĐ-UBND", "cấp I17/QĐ-UBND"])
def test_a_letter_without_the_word_so_is_no_digit(text: str) -> None:
    assert all("digit" not in {repair.kind for repair in one.repairs} for one in find_citations(text))


def test_a_day_without_a_year_belongs_to_the_citation_and_gives_no_date() -> None:
    (found,) = find_citations("theo Công văn số 3312/UBND-TCĐT ngày 06/6 của UBND tỉnh.")
    assert found.text == "Công văn số 3312/UBND-TCĐT ngày 06/6"
    assert found.date is None
    assert found.issuer is not None
    assert found.issuer.name == "Ủy ban nhân dân tỉnh"


def test_the_youth_union_prints_its_numbers_as_the_party_does() -> None:
    found = find_citations("Kế hoạch số 68-KH/TĐTN-TTN ngày 10/5/2023 của Tỉnh đoàn; Kế hoạch số 225-KH/TWĐTN-TNNT")
    assert [one.number.text for one in found if one.number] == ["68-KH/TĐTN-TTN", "225-KH/TWĐTN-TNNT"]
    assert all(not one.number.repairs for one in found if one.number)


def test_the_symbol_of_a_steering_committee_with_a_three_figure_name() -> None:
    (found,) = find_citations("Kế hoạch số 9/KH-BCĐ389 ngày 03/4/2023 của Ban Chỉ đạo 389 tỉnh")
    assert found.number is not None
    assert found.number.text == "9/KH-BCĐ389"
    assert found.issuer is not None
    assert found.issuer.name == "Ban Chỉ đạo 389 tỉnh"


# -------------------------------------------------------------------------------------------------- lists


def test_laws_listed_by_name_behind_one_word() -> None:
    found = find_citations("Căn cứ các Luật: Đầu tư công ngày 13 tháng 6 năm 2019; Ngân sách nhà nước năm 2015;")
    assert [(one.text, one.name) for one in found] == [
        ("Đầu tư công ngày 13 tháng 6 năm 2019", "Luật Đầu tư công"),
        ("Ngân sách nhà nước năm 2015", "Luật Ngân sách nhà nước"),
    ]


@pytest.mark.parametrize("text", ["Phổ biến luật: Xây dựng kế hoạch, phân công cán bộ.", "Về luật: Tổ chức tốt"])
def test_a_colon_behind_law_lists_nothing_by_itself(text: str) -> None:
    assert find_citations(text) == ()


def test_both_ends_of_a_range_of_numbers_have_its_symbol() -> None:
    found = find_citations("các Quyết định số 12 đến 15/QĐ-UBND ngày 05/3/2024 của UBND tỉnh")
    assert [(one.text, one.number.text) for one in found if one.number] == [
        ("Quyết định số 12", "12/QĐ-UBND"),
        ("15/QĐ-UBND ngày 05/3/2024", "15/QĐ-UBND"),
    ]


def test_an_issuer_in_front_of_a_list_is_that_of_all_its_numbers() -> None:
    text = "Đã trả lời các Văn bản của UBND tỉnh: số 4410/UBND-TH2 ngày 24/7/2022, 4688/UBND-TH1 ngày 05/8/2022."
    reading = read_text(HEAD + text)
    assert reading.mentions[0].citation.text == "4410/UBND-TH2 ngày 24/7/2022"
    assert issuers_of(reading) == ["Ủy ban nhân dân tỉnh Bắc Kạn"] * 2


def test_what_changes_a_document_of_the_same_symbol_is_of_its_issuer() -> None:
    text = "Nghị quyết số 36/NQ-HĐND ngày 21/12/2020 của HĐND tỉnh (đã được điều chỉnh tại Nghị quyết số 8/NQ-HĐND)."
    assert issuers_of(read_text(HEAD + text)) == ["Hội đồng nhân dân tỉnh Bắc Kạn"] * 2
    other = text.replace("8/NQ-HĐND", "8/NQ-CP")
    assert issuers_of(read_text(HEAD + other))[1] == "Chính phủ"


# ------------------------------------------------------------------------------------------------- bodies


def test_a_code_cut_short_contradicts_no_body_that_speaks() -> None:
    text = "Theo đề nghị của Chánh Văn phòng UBND tỉnh tại Báo cáo số 88/BC-VP ngày 05/01/2022."
    assert issuers_of(read_text(HEAD + text)) == ["Chánh Văn phòng Ủy ban nhân dân tỉnh Bắc Kạn"]
    other = text.replace("BC-VP", "BC-SNV")
    assert issuers_of(read_text(HEAD + other)) != ["Chánh Văn phòng Ủy ban nhân dân tỉnh Bắc Kạn"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Tổ công tác triển khai Đề án 06 của Chính phủ", "Tổ công tác triển khai Đề án 06 của Chính phủ"),
        ("Ban Chỉ đạo sắp xếp, tổ chức bộ máy tỉnh", "Ban Chỉ đạo sắp xếp, tổ chức bộ máy tỉnh"),
        ("VKSND tối cao", "Viện kiểm sát nhân dân tối cao"),
        ("Hội đồng Thẩm phán TAND tối cao", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
        ("Chánh Văn phòng UBND tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
        ("BTV Huyện ủy", "Ban Thường vụ Huyện ủy"),
        ("BCH Đảng bộ xã", "Ban Chấp hành Đảng bộ xã"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
        ("BHXH Việt Nam", "Bảo hiểm xã hội Việt Nam"),
    ],
)
def test_names_of_bodies(words: str, name: str) -> None:
    found = find_citations(f"Kế hoạch số 5/KH-ABC ngày 05/3/2022 của {words}.")
    assert [one.issuer.name for one in found if one.issuer] == [name]


def test_the_youth_union_is_called_after_its_place() -> None:
    text = "Thực hiện Kế hoạch số 68-KH/TĐTN-TTN ngày 10/5/2022 của Tỉnh đoàn."
    assert issuers_of(read_text(HEAD + text)) == ["Tỉnh đoàn Bắc Kạn"]


def test_a_body_named_again_acts_in_the_next_clause() -> None:
    text = (
        "Quy chế phối hợp số 05/QCPH-CA-VKS ngày 10/3/2021 giữa Công an tỉnh và VKSND tỉnh,\nCông an tỉnh, VKSND tỉnh"
    )
    (found,) = find_citations(text)
    assert found.issuer is not None
    assert [found.issuer.name, *(one.name for one in found.issuer.joint)] == [
        "Công an tỉnh",
        "Viện kiểm sát nhân dân tỉnh",
    ]


def test_what_another_mention_states_goes_before_what_the_sentence_suggests() -> None:
    text = (
        "Tổ công tác thành lập tại Quyết định số 214/QĐ-UBND ngày 15/02/2022 của Chủ tịch UBND tỉnh.\n"
        "Điều 4. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 214/QĐ-UBND.\n"
    )
    assert issuers_of(read_text(HEAD + text)) == ["Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn"] * 2


def test_a_district_of_a_common_name_is_that_of_the_province_named_beside_it() -> None:
    head = "UBND HUYỆN CHỢ MỚI\nSố: 12/KH-UBND\nChợ Mới ({}), ngày 15 tháng 5 năm 2024\n\nKẾ HOẠCH\nVề chợ\n\n"
    text = "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/3/2024 của UBND tỉnh."
    assert issuers_of(read_text(head.format("An Giang") + text)) == ["Ủy ban nhân dân tỉnh An Giang"]
    assert issuers_of(read_text(head.format("Bắc Kạn") + text)) == ["Ủy ban nhân dân tỉnh Bắc Kạn"]


# ------------------------------------------------------------------------------------------------- titles


def test_a_day_in_brackets_parts_no_number_from_its_issuer_and_title() -> None:
    (found,) = find_citations("Quyết định 830/QĐ-TTg (01/6/2021) của Thủ tướng Chính phủ về bảo vệ trẻ em;")
    assert found.issuer is not None
    assert found.issuer.name == "Thủ tướng Chính phủ"
    assert (str(found.date), found.title) == ("2021-06-01", "về bảo vệ trẻ em")


def test_the_next_number_of_a_list_ends_a_title_before_the_word_so() -> None:
    found = find_citations(
        "các Quy định của Bộ Chính trị: số 50-QĐ/TW ngày 27/12/2021 về quy hoạch cán bộ, số 80-QĐ/TW ngày 18/8/2022 "
        "về phân cấp quản lý cán bộ; Thông tư số 1/2022/TT-BTC ngày 05/01/2022 sửa đổi một số điều của Thông tư số "
        "2/2020/TT-BTC, số 3/2020/TT-BTC."
    )
    titles = [one.title for one in found if one.title]
    assert titles[:2] == ["về quy hoạch cán bộ", "về phân cấp quản lý cán bộ"]
    assert titles[2].endswith("số 3/2020/TT-BTC")


def test_people_who_are_guided_are_no_title() -> None:
    (found,) = find_citations("Giao Sở căn cứ Điều 12 Nghị định 85/2025/NĐ-CP hướng dẫn chủ đầu tư hoàn thiện hồ sơ.")
    assert found.title is None
    (other,) = find_citations("Thông tư số 1/2025/TT-BXD ngày 05/3/2025 hướng dẫn chủ đầu tư lập hồ sơ.")
    assert other.title == "hướng dẫn chủ đầu tư lập hồ sơ"


def test_a_known_law_takes_no_verb_into_its_name() -> None:
    (found,) = find_citations("do đơn vị dự toán theo quy định của Luật Ngân sách nhà nước thực hiện.")
    assert found.text == "Luật Ngân sách nhà nước"


# ---------------------------------------------------------------------------------------------- relations


def test_a_basis_without_the_word_stands_among_others() -> None:
    text = (
        "Căn cứ Luật Đầu tư công ngày 13/6/2019;\n"
        "Luật Giao dịch điện tử ngày 29/11/2005;\n"
        "Căn cứ Luật Xây dựng ngày 18/6/2014;\n"
    )
    reading = read_text(HEAD + text)
    assert {mention.document: relation(reading, "self", mention.document) for mention in reading.mentions} == {
        mention.document: {"based_on"} for mention in reading.mentions
    }


def test_a_heading_of_bases_heads_the_items_right_below_it_only() -> None:
    text = (
        "ĐỀ ÁN\nVề chợ\n\nI. CĂN CỨ PHÁP LÝ\n- Nghị định số 60/2024/NĐ-CP ngày 05/6/2024;\n"
        "II. THỰC TRẠNG\n- Chợ xây dựng năm 2010.\n- Nghị định số 2/2003/NĐ-CP ngày 14/01/2003 không còn phù hợp.\n"
    )
    reading = read_text(text)
    assert relation(reading, "self", "60/2024/NĐ-CP") == {"based_on"}
    assert relation(reading, "self", "2/2003/NĐ-CP") == {"cites"}


def test_what_others_have_carried_out_is_not_carried_out_by_what_is_issued_next() -> None:
    told = "- Các cấp ủy {} Nghị quyết số 26-NQ/TW ngày 19/5/2018.\n- UBND huyện ban hành Quyết định số 2/QĐ-UBND."
    reading = read_text(told.format("đã thực hiện"))
    assert relation(reading, reading.mentions[1].document, reading.mentions[0].document) == set()
    led = "Thực hiện Nghị quyết số 26-NQ/TW ngày 19/5/2018, UBND huyện ban hành Quyết định số 2/QĐ-UBND."
    reading = read_text(led)
    assert relation(reading, reading.mentions[1].document, reading.mentions[0].document) == {"implements"}


def test_nothing_is_changed_by_what_is_of_the_same_day() -> None:
    text = (
        "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01/4/2025 được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP "
        "ngày 01/7/2025 và Nghị định số 79/2025/NĐ-CP ngày 01/4/2025 của Chính phủ về kiểm tra văn bản;\n"
    )
    reading = read_text("QUYẾT ĐỊNH\nVề việc kiện toàn\n\n" + text)
    assert relation(reading, "187/2025/NĐ-CP", "78/2025/NĐ-CP") == {"amends"}
    assert relation(reading, "79/2025/NĐ-CP", "78/2025/NĐ-CP") == set()
    assert relation(reading, "self", "79/2025/NĐ-CP") == {"based_on"}


def test_an_act_in_brackets_in_front_of_the_issuer_changes_the_document() -> None:
    text = "Bàn giao theo Nghị định số 127/2017/NĐ-CP (sửa đổi tại Nghị định số 105/2021/NĐ-CP) của Chính phủ."
    reading = read_text(text)
    assert relation(reading, "105/2021/NĐ-CP", "127/2017/NĐ-CP") == {"amends"}
    assert relation(reading, "self", "105/2021/NĐ-CP") == {"cites"}


def test_a_joint_document_calls_itself_by_the_short_name_of_its_type() -> None:
    text = (
        "HƯỚNG DẪN LIÊN NGÀNH\nVề phối hợp\n\n"
        "Hướng dẫn này có hiệu lực kể từ ngày ký, thay thế Hướng dẫn số 01/HDLN-CA-VKS ngày 04/4/2019.\n"
    )
    reading = read_text(text)
    assert relation(reading, "self", reading.mentions[0].document) == {"replaces"}


# ------------------------------------------------------------------------------------------------- works


def test_a_resolution_without_a_day_is_not_the_law_of_its_number() -> None:
    reading = read_text("Căn cứ Nghị quyết số 91/2015/QH13 của Quốc hội; Luật số 91/2015/QH13;")
    assert len({mention.document for mention in reading.mentions}) == 2
    assert document_of(reading, "Nghị quyết số 91/2015/QH13").work is None
    assert document_of(reading, "Luật số 91/2015/QH13").work is not None
