"""What the text of a file asserts: keys, edges, sentences, doubts."""

from __future__ import annotations

from graph.assertion import Bundle, Claim
from loaders.asserting import LOWER_FORCE, OLDER, UNSIGNED, Told, bundle_of, own_key
from tests.test_loaders.reading import read_text

REPORT = """ỦY BAN NHÂN DÂN
HUYỆN TRÀ CÚ
Số: 120/BC-UBND
Trà Cú, ngày 20 tháng 6 năm 2023
BÁO CÁO
Kết quả cải cách hành chính 6 tháng đầu năm 2023
Thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2023 của Ủy ban nhân dân tỉnh Trà Vinh về cải cách hành chính \
năm 2023, Ủy ban nhân dân huyện ban hành Kế hoạch số 20/KH-UBND ngày 03/02/2023 về cải cách hành chính.
Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về một cửa.
Quyết định số 77/QĐ-UBND ngày 05/5/2023 về khen thưởng.
"""
OWN = "120/BC-UBND|uy ban nhan dan huyen tra cu|2023"
PROVINCE = "15/KH-UBND|uy ban nhan dan tinh tra vinh|2023"
DISTRICT = "20/KH-UBND|uy ban nhan dan huyen tra cu|2023"


def bundle(text: str, told: Told | None = None) -> Bundle:
    return bundle_of(read_text(text), "2026-11-21", told)


def edge(made: Bundle, source: str, target: str) -> Claim:
    return next(claim for claim in made.claims if (claim.source, claim.target) == (source, target))


def test_a_report_takes_the_key_its_own_head_gives() -> None:
    made = bundle(REPORT)
    assert made.origin.work == OWN
    own = next(one for one in made.descriptions if one.own)
    assert (own.work, own.doc_type, own.issued, own.issuer) == (
        OWN, "Báo cáo", "2023-06-20", "Ủy ban nhân dân huyện Trà Cú",
    )  # fmt: skip


def test_relations_are_between_keys_and_carry_their_sentence() -> None:
    made = bundle(REPORT)
    claim = edge(made, OWN, PROVINCE)
    assert claim.relation == "implements"
    assert claim.quote is not None
    assert claim.quote.startswith("Thực hiện Kế hoạch số 15/KH-UBND")
    assert claim.start is not None
    assert "Kế hoạch số 15/KH-UBND" in REPORT[claim.start : claim.end]
    assert edge(made, DISTRICT, PROVINCE).relation == "implements"
    assert edge(made, OWN, "61/2018/NĐ-CP").relation == "based_on"


def test_what_is_not_identified_gets_a_key_of_this_file_alone() -> None:
    mended = REPORT.replace("khen thưởng", "khen thưởng thi đua")
    opened = [next(one for one in bundle(text).descriptions if one.number == "77/QĐ-UBND") for text in (REPORT, mended)]
    assert all(one.work.startswith("?") and one.open for one in opened)
    assert opened[0].work != opened[1].work


DECISION = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH
Số: {number}
Trà Vinh, ngày 10 tháng 3 năm 2024
QUYẾT ĐỊNH
Bãi bỏ văn bản
Điều 1. Bãi bỏ {target}.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""


def test_a_decision_ends_another_of_the_same_body_without_doubt() -> None:
    target = "Quyết định số 05/2019/QĐ-UBND ngày 11 tháng 02 năm 2019 của Ủy ban nhân dân tỉnh Trà Vinh"
    made = bundle(DECISION.format(number="12/2024/QĐ-UBND", target=target))
    claim = made.claims[0]
    assert (claim.relation, claim.whole, claim.doubt, claim.effective) == ("repeals", True, None, "2024-03-10")


def test_a_lower_document_cannot_end_a_higher_one() -> None:
    target = "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ"
    made = bundle(DECISION.format(number="12/2024/QĐ-UBND", target=target))
    assert made.claims[0].doubt == LOWER_FORCE


def test_nothing_acts_on_what_is_younger() -> None:
    target = "Quyết định số 05/2025/QĐ-UBND ngày 11 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh Trà Vinh"
    made = bundle(DECISION.format(number="12/2024/QĐ-UBND", target=target))
    assert made.claims[0].doubt == OLDER


def test_a_draft_without_number_ends_nothing() -> None:
    target = "Quyết định số 05/2019/QĐ-UBND ngày 11 tháng 02 năm 2019 của Ủy ban nhân dân tỉnh Trà Vinh"
    made = bundle(DECISION.format(number="      /2024/QĐ-UBND", target=target))
    assert made.origin.work is not None
    assert made.origin.work.startswith("file:")
    assert {claim.doubt for claim in made.claims if claim.relation == "repeals"} == {UNSIGNED}


def test_what_a_collection_tells_counts_where_the_text_is_silent() -> None:
    told = Told(number="22/2021/TT-BCT", doc_type="Thông tư", issued="2021-12-30", effective="2022-02-15")
    made = bundle("Điều 1. Phạm vi\nThông tư này quy định mẫu biểu.\n", told)
    own = next(one for one in made.descriptions if one.own)
    assert (own.work, own.issued, own.effective) == ("22/2021/TT-BCT", "2021-12-30", "2022-02-15")
    assert bundle(REPORT, told).origin.work == OWN


def test_a_law_of_a_year_in_which_none_was_made_stays_open() -> None:
    made = bundle(REPORT + "Thực hiện Luật Doanh nghiệp năm 2023 và Luật Doanh nghiệp năm 2020.\n")
    keys = {one.work for one in made.descriptions}
    assert "59/2020/QH14" in keys
    assert "luat doanh nghiep|2023" not in keys
    opened = next(one for one in made.descriptions if one.names == ("Luật Doanh nghiệp năm 2023",))
    assert opened.work.startswith("?")
    assert opened.open


def test_laws_and_resolutions_of_one_number_are_two() -> None:
    made = bundle(
        REPORT + "Thực hiện Nghị quyết số 93/2015/QH13 ngày 22/6/2015 và Luật số 93/2015/QH13 ngày 25/11/2015.\n"
    )
    found = {one.work: one.doc_type for one in made.descriptions if one.number == "93/2015/QH13"}
    assert found == {"93/2015/QH13|nghi quyet": "Nghị quyết", "93/2015/QH13": "Luật"}


def test_two_decrees_of_one_number_are_told_apart_by_their_day() -> None:
    told = [Told(number="01/2021/NĐ-CP", doc_type="Nghị định", issued=day) for day in ("2021-01-04", "2021-10-21")]
    assert [own_key(one) for one in told] == ["1/2021/NĐ-CP", "1/2021/NĐ-CP@2021-10-21"]
