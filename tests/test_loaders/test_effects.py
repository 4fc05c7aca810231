"""Preambles and final articles, in the forms read in official texts; each answer was written by reading."""

from __future__ import annotations

import pytest

from graph.reading import Reading, StatedRelation
from tests.test_loaders.reading import read_text

HEAD = "BỘ TÀI CHÍNH\nSố: 10/2026/TT-BTC\nHà Nội, ngày 05 tháng 01 năm 2026\n\nTHÔNG TƯ\n\n"
CIRCULAR = (
    f"{HEAD}Quy định mức thu phí thử nghiệm\n\n{{preamble}}\n\nĐiều 1. Phạm vi\n\nThông tư này quy định mức thu.\n\n"
    "Điều 5. Hiệu lực thi hành\n\n{final}\n\nNơi nhận:\n- Lưu: VT.\n"
)
FROM = "Thông tư này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026"
SELF = "self"


def words_of(relation: StatedRelation) -> str:
    """``"repeals"``, ``"repeals: Điều 5"``, ``"repeals: ?"`` where parts are hit that are not named."""
    if relation.whole:
        return relation.relation
    return f"{relation.relation}: {', '.join(relation.provisions) or '?'}"


def number_of(document: str) -> str:
    return document.split(" | ")[0]


def of_self(reading: Reading) -> dict[str, str]:
    return {number_of(r.target): words_of(r) for r in reading.relations if r.source == SELF}


def between(reading: Reading) -> set[tuple[str, str, str]]:
    return {(number_of(r.source), r.relation, number_of(r.target)) for r in reading.relations if r.source != SELF}


A, B, C = "Thông tư số 11/2019/TT-BTC", "Thông tư số 22/2020/TT-BTC", "Thông tư số 33/2021/TT-BTC"
A_, B_, C_ = "11/2019/TT-BTC", "22/2020/TT-BTC", "33/2021/TT-BTC"
OF = "của Bộ trưởng Bộ Tài chính"

FINALS: list[tuple[str, dict[str, str]]] = [
    # ---- replaced as a whole
    (f"{FROM} và thay thế {A}.", {A_: "replaces"}),
    (f"{FROM}, thay thế {A} ngày 02 tháng 5 năm 2019 {OF} quy định mức thu.", {A_: "replaces"}),
    (f"{FROM}; thay thế {A} {OF} và {B} {OF}.", {A_: "replaces", B_: "replaces"}),
    (f"1. {FROM}.\n\n2. Thông tư này thay thế {A}, {B} và {C}.", dict.fromkeys((A_, B_, C_), "replaces")),
    (f"1. {FROM}.\n\n2. Thông tư này thay thế các văn bản sau:\n\na) {A};\n\nb) {B}.", {A_: "replaces", B_: "replaces"}),
    (f"2. Thông tư thay thế {A} {OF}.", {A_: "replaces"}),
    (f"{FROM} và thay thế cho {A}.", {A_: "replaces"}),
    (f"{FROM} và thay thế các Thông tư số 11/2019/TT-BTC và Thông tư số 22/2020/TT-BTC.", {A_: "replaces", B_: "replaces"}),
    # ---- an item whose document amends several others: they are of its title
    (f"2. Bãi bỏ toàn bộ một số văn bản sau đây:\n\na) {C} ngày 03 tháng 8 năm 2021 {OF} sửa đổi, bổ sung một số điều của {A} quy định giá; Thông tư số 12/2019/TT-BTC quy định vận hành và Thông tư số 13/2019/TT-BTC quy định khung giá.\n\nb) {B} ngày 04 tháng 5 năm 2020 {OF}.", {C_: "repeals", B_: "repeals", **dict.fromkeys((A_, "12/2019/TT-BTC", "13/2019/TT-BTC"), "cites")}),
    (f"2. Thông tư này thay thế {A} ngày 02 tháng 5 năm 2019 {OF} ban hành Quy chuẩn (sau đây viết tắt là {A}), {B} ngày 04 tháng 5 năm 2020 {OF} ban hành Quy chuẩn.", {A_: "replaces", B_: "replaces"}),
    (f"3. Thông tư này bổ sung gạch đầu dòng thứ tư vào điểm d khoản 1 Điều 3 {A} {OF} quy định mức thu.", {A_: "amends: Điều 3 khoản 1 điểm d"}),
    # ---- behind a chain of amendments, what governed goes on
    (f"2. Bãi bỏ Điều 7 {A} đã được sửa đổi, bổ sung một số điều theo {B}, Điều 64 và Điều 65 của {C}.", {A_: "repeals: Điều 7", B_: "cites", C_: "repeals: Điều 64, Điều 65"}),
    (f"2. Những quy định tại Chương V của {A} đã được sửa đổi, bổ sung theo {B}, Chương VI của {C} hết hiệu lực thi hành kể từ ngày Thông tư này có hiệu lực.", {A_: "repeals: Chương V", B_: "cites", C_: "repeals: Chương VI"}),
    (f"2. Bãi bỏ Điều 7 {A} đã được sửa đổi, bổ sung bởi khoản 2 Điều 1 {B}, Điều 3 {C}.", {A_: "repeals: Điều 7", B_: "cites", C_: "cites"}),
    # ---- ended as a whole
    (f"1. {FROM}; {A} ngày 02 tháng 5 năm 2019 {OF} quy định mức thu hết hiệu lực thi hành kể từ ngày Thông tư này có hiệu lực thi hành.", {A_: "repeals"}),
    (f"2. {A} ngày 02 tháng 5 năm 2019 {OF} quy định mức thu hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", {A_: "repeals"}),
    (f"{FROM}. {A} {OF} quy định mức thu hết hiệu lực thi hành kể từ ngày Thông tư này có hiệu lực thi hành.", {A_: "repeals"}),
    (f"2. Kể từ ngày Thông tư này có hiệu lực thi hành, {A} và {B} hết hiệu lực.", {A_: "repeals", B_: "repeals"}),
    (f"2. Bãi bỏ {A} ngày 02 tháng 5 năm 2019 {OF} về mức thu.", {A_: "repeals"}),
    (f"2. Bãi bỏ các Thông tư sau đây:\n\na) {A};\n\nb) {B};\n\nc) {C}.", dict.fromkeys((A_, B_, C_), "repeals")),
    (f"2. Bãi bỏ toàn bộ 02 văn bản do Bộ trưởng Bộ Tài chính ban hành sau đây:\n\na) {A}.\n\nb) {B}.", {A_: "repeals", B_: "repeals"}),
    (f"2. Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành:\n\na) {A};\n\nb) {B}.", {A_: "repeals", B_: "repeals"}),
    (f"2. Các thông tư sau hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành\n\na) {A};\n\nb) {B}.", {A_: "repeals", B_: "repeals"}),
    (f"2. Kể từ ngày Thông tư này có hiệu lực, các quy định sau sẽ hết hiệu lực, bao gồm:\n\na) {A};\n\nb) Điều 5 {B}.", {A_: "repeals", B_: "repeals: Điều 5"}),
    (f"2. Hủy bỏ {A}.", {A_: "repeals"}),
    (f"2. {A} và {B} bị bãi bỏ kể từ ngày Thông tư này có hiệu lực.", {A_: "repeals", B_: "repeals"}),
    (f"2. Thông tư này bãi bỏ {A} {OF}.", {A_: "repeals"}),
    (f"2. Kể từ ngày Thông tư này có hiệu lực thi hành, bãi bỏ {A}.", {A_: "repeals"}),
    (f"2. Các văn bản sau đây hết hiệu lực, trừ trường hợp quy định tại Điều 6 Thông tư này:\n\na) {A};\n\nb) {B}.", {A_: "repeals", B_: "repeals"}),
    # ---- provisions
    (f"2. Bãi bỏ Điều 5 {A}.", {A_: "repeals: Điều 5"}),
    (f"2. Bãi bỏ khoản 2 Điều 5 và Điều 7 {A} {OF}.", {A_: "repeals: Điều 5 khoản 2, Điều 7"}),
    (f"2. Bãi bỏ điểm b, điểm c khoản 3 và khoản 5 Điều 1 {A}.", {A_: "repeals: Điều 1 khoản 3 điểm b, Điều 1 khoản 3 điểm c, Điều 1 khoản 5"}),
    (f"2. Điều 12 và Mục 4 Phụ lục II ban hành kèm theo {A} {OF}; Điều 58 {B} hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", {A_: "repeals: Điều 12, Phụ lục II Mục 4", B_: "repeals: Điều 58"}),
    (f"2. Bãi bỏ Phụ lục I ban hành kèm theo {A}.", {A_: "repeals: Phụ lục I"}),
    (f"2. Bãi bỏ số thứ tự 11 và 12 của Phụ lục ban hành kèm theo {A}.", {A_: "repeals: ?"}),
    (f"2. Bãi bỏ quy định về giảm mức thu tại khoản 1 Điều 4 {A}.", {A_: "repeals: Điều 4 khoản 1"}),
    (f"2. Bãi bỏ một số điều của {A} và {B}.", {A_: "repeals: ?", B_: "repeals: ?"}),
    (f"2. Bãi bỏ một số quy định tại các Thông tư sau:\n\na) Khoản 2 Điều 3 {A};\n\nb) Điều 9 {B}.", {A_: "repeals: Điều 3 khoản 2", B_: "repeals: Điều 9"}),
    (f"2. Bãi bỏ một phần các thông tư sau đây:\n\na) Bãi bỏ Điều 3 {A};\n\nb) Bãi bỏ Điều 4 {B}.", {A_: "repeals: Điều 3", B_: "repeals: Điều 4"}),
    (f"2. Thay thế Phụ lục II ban hành kèm theo {A} bằng Phụ lục ban hành kèm theo Thông tư này.", {A_: "replaces: Phụ lục II"}),
    (f"2. Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại Điều 8 {A}.", {A_: "amends: Điều 8"}),
    (f"2. Sửa đổi khoản 2 Điều 4 {A} như sau:\n\n“2. Mức thu là 5.000 đồng.”.", {A_: "amends: Điều 4 khoản 2"}),
    (f"2. Bổ sung Điều 3a vào sau Điều 3 {A} như sau:\n\n“Điều 3a. Mức thu theo {B}.”.", {A_: "amends: Điều 3a, Điều 3", B_: "cites"}),
    (f"2. Khoản 1 Điều 6 {A} được sửa đổi như sau:\n\n“1. Mức thu là 7.000 đồng.”.", {A_: "amends: Điều 6 khoản 1"}),
    (f"2. {A} hết hiệu lực kể từ ngày Thông tư này có hiệu lực, trừ khoản 3 Điều 5.", {A_: "repeals: trừ Điều 5 khoản 3"}),
    (f"2. Bãi bỏ {A}, trừ khoản 3 Điều 5.", {A_: "repeals: trừ Điều 5 khoản 3"}),
    (f"2. {A} hết hiệu lực kể từ ngày Thông tư này có hiệu lực, trừ quy định tại Điều 6 Thông tư này.", {A_: "repeals"}),
    # ---- named, but not acted on
    (f"2. Bãi bỏ {A} đã được sửa đổi, bổ sung bởi {B}.", {A_: "repeals", B_: "cites"}),
    (f"2. {A} được sửa đổi, bổ sung một số điều theo {B}, {C} hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", {A_: "repeals", B_: "cites", C_: "cites"}),
    (f"2. Bãi bỏ {A} (đã được sửa đổi, bổ sung tại {B}); {C}.", {A_: "repeals", B_: "cites", C_: "repeals"}),
    (f"2. Bãi bỏ điểm b khoản 5 Điều 36 {A} đã được sửa đổi tại khoản 14 Điều 1 {B}.", {A_: "repeals: Điều 36 khoản 5 điểm b", B_: "cites"}),
    (f"2. Bãi bỏ {B} {OF} sửa đổi, bổ sung một số điều của {A}.", {B_: "repeals", A_: "cites"}),
    (f"2. Bãi bỏ Điều 2 {C} {OF} sửa đổi, bổ sung một số điều của {A} {OF} hướng dẫn kế toán; {B} {OF} hướng dẫn quyết toán.", {C_: "repeals: Điều 2", A_: "cites", B_: "cites"}),
    (f"3. Hồ sơ nộp trước ngày Thông tư này có hiệu lực thì tiếp tục thực hiện theo {A}.", {A_: "cites"}),
    (f"3. Trường hợp {A} được sửa đổi, bổ sung hoặc thay thế thì áp dụng văn bản mới.", {A_: "cites"}),
    (f"3. Trường hợp các văn bản dẫn chiếu được sửa đổi, thay thế thì thực hiện theo văn bản đó và {A}.", {A_: "cites"}),
    (f"3. Mức thu quy định tại {A} được áp dụng đến khi Bộ Tài chính có quy định khác thay thế.", {A_: "cites"}),
    (f"3. Từ ngày {A} hết hiệu lực đến ngày Thông tư này có hiệu lực, mức thu không đổi.", {A_: "cites"}),
    (f"3. Biểu mẫu kèm theo Thông tư này thay thế biểu mẫu cũ, trừ biểu mẫu của {A}.", {A_: "cites"}),
    (f"3. Các quy định tại {A} được tiếp tục áp dụng từ ngày Thông tư này có hiệu lực đến ngày điều chỉnh mức thu sau ngày {B} có hiệu lực.", {A_: "cites", B_: "cites"}),
    (f"3. Khi {A} hết hiệu lực thì áp dụng Thông tư này.", {A_: "cites"}),
    # ---- suspended, corrected
    (f"2. Ngưng hiệu lực thi hành {A} đến hết ngày 31 tháng 12 năm 2026.", {A_: "suspends"}),
    (f"2. Tạm ngưng hiệu lực Phụ lục V {A} đến hết ngày 31 tháng 12 năm 2026.", {A_: "suspends: Phụ lục V"}),
    (f"2. Đính chính Phụ lục I {A} như sau: “5.000” sửa thành “50.000”.", {A_: "corrects"}),
    # ---- mixed
    (f"{FROM}, thay thế {A} và bãi bỏ Điều 2 {B}.", {A_: "replaces", B_: "repeals: Điều 2"}),
    (f"1. {FROM}; bãi bỏ {A}.\n\n2. Sửa đổi Điều 3 {B}.", {A_: "repeals", B_: "amends: Điều 3"}),
    (f"2. Bãi bỏ Điều 4 {A}.\n\n3. Bãi bỏ Điều 9 {A}.", {A_: "repeals: Điều 4, Điều 9"}),
    (f"2. Sửa đổi, bổ sung, bãi bỏ một số khoản của {A} như sau:\n\na) Sửa đổi khoản 2 Điều 3;\n\nb) Bãi bỏ khoản 4 Điều 3.", {A_: "amends: Điều 3 khoản 2, Điều 3 khoản 4"}),
]  # fmt: skip


@pytest.mark.parametrize(("final", "wanted"), FINALS, ids=[case[0][:60] for case in FINALS])
def test_final_article(final: str, wanted: dict[str, str]) -> None:
    assert of_self(read_text(CIRCULAR.format(preamble="Căn cứ pháp luật;", final=final))) == wanted


LAW, ND, ND2 = "Luật Giá số 16/2023/QH15", "Nghị định số 85/2024/NĐ-CP", "Nghị định số 91/2025/NĐ-CP"
LAW_, ND_, ND2_ = "16/2023/QH15", "85/2024/NĐ-CP", "91/2025/NĐ-CP"
PREAMBLES: list[tuple[str, dict[str, str], set[tuple[str, str, str]]]] = [
    (f"Căn cứ {LAW};", {LAW_: "based_on"}, set()),
    (f"Căn cứ {ND} ngày 10 tháng 7 năm 2024 của Chính phủ;", {ND_: "based_on"}, set()),
    (f"Căn cứ {LAW}; {ND} của Chính phủ;", {LAW_: "based_on", ND_: "based_on"}, set()),
    (f"Căn cứ {LAW} và {ND};", {LAW_: "based_on", ND_: "based_on"}, set()),
    (f"Căn cứ {LAW};\n\nCăn cứ {ND};", {LAW_: "based_on", ND_: "based_on"}, set()),
    ("Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;", {LAW_: "based_on"}, set()),
    (f"Căn cứ {LAW} được sửa đổi, bổ sung bởi Luật số 44/2024/QH15;", {LAW_: "based_on", "44/2024/QH15": "cites"}, {("44/2024/QH15", "amends", LAW_)}),
    (f"Căn cứ {LAW} đã được sửa đổi, bổ sung một số điều theo Luật số 44/2024/QH15 và Luật số 61/2024/QH15;", {LAW_: "based_on", "44/2024/QH15": "cites", "61/2024/QH15": "cites"}, {("44/2024/QH15", "amends", LAW_), ("61/2024/QH15", "amends", LAW_)}),
    (f"Căn cứ {LAW} được sửa đổi, bổ sung bởi Luật số 44/2024/QH15, Luật số 61/2024/QH15 và Luật số 95/2025/QH15;", {LAW_: "based_on", "44/2024/QH15": "cites", "61/2024/QH15": "cites", "95/2025/QH15": "cites"}, {("44/2024/QH15", "amends", LAW_), ("61/2024/QH15", "amends", LAW_), ("95/2025/QH15", "amends", LAW_)}),
    (f"Căn cứ {ND} của Chính phủ quy định chi tiết một số điều của {LAW}, được sửa đổi, bổ sung bởi {ND2};", {ND_: "based_on", LAW_: "cites", ND2_: "cites"}, {(ND_, "details", LAW_), (ND2_, "amends", ND_)}),
    (f"Căn cứ {ND} quy định chi tiết một số điều và biện pháp để tổ chức, hướng dẫn thi hành {LAW} được sửa đổi, bổ sung bởi {ND2};", {ND_: "based_on", LAW_: "cites", ND2_: "cites"}, {(ND_, "details", LAW_), (ND2_, "amends", ND_)}),
    (f"Căn cứ {ND} (được sửa đổi, bổ sung tại {ND2});", {ND_: "based_on", ND2_: "cites"}, {(ND2_, "amends", ND_)}),
    (f"Căn cứ {ND} (được sửa đổi, bổ sung một số điều tại {ND2} ngày 20 tháng 6 năm 2025 của Chính phủ);\n\nCăn cứ {LAW};", {ND_: "based_on", ND2_: "cites", LAW_: "based_on"}, {(ND2_, "amends", ND_)}),
    (f"Căn cứ {ND}; {ND2} của Chính phủ sửa đổi, bổ sung một số điều của {ND};", {ND_: "based_on", ND2_: "based_on"}, {(ND2_, "amends", ND_)}),
    (f"Căn cứ {LAW};\n\nTheo đề nghị của Cục trưởng Cục Quản lý giá;", {LAW_: "based_on"}, set()),
    (f"Căn cứ {LAW};\n\nTheo đề nghị của Cục trưởng Cục Quản lý giá tại Tờ trình số 15/TTr-QLG ngày 03 tháng 01 năm 2026;", {LAW_: "based_on", "15/TTr-QLG": "cites"}, set()),
    ("Xét Tờ trình số 15/TTr-QLG ngày 03 tháng 01 năm 2026;", {"15/TTr-QLG": "based_on"}, set()),
    ("Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024;", {"57-NQ/TW": "implements"}, set()),
    (f"Căn cứ khoản 2 Điều 5 {LAW};", {LAW_: "based_on"}, set()),
    (f"Căn cứ Điều 8 {ND} ngày 10 tháng 7 năm 2024;", {ND_: "based_on"}, set()),
    ("Căn cứ Quyết định số 666/QĐ-TTg ngày 09 tháng 4 năm 2025 của Thủ tướng Chính phủ phê duyệt Chương trình hành động;", {"666/QĐ-TTg": "based_on"}, set()),
    (f"Căn cứ {ND} bãi bỏ Điều 3 của {ND2};", {ND_: "based_on", ND2_: "cites"}, {(ND_, "repeals", ND2_)}),
    ("Căn cứ Nghị quyết số 09/2026/NQ-CP của Chính phủ tạm ngưng hiệu lực Nghị định số 46/2025/NĐ-CP;", {"09/2026/NQ-CP": "based_on", "46/2025/NĐ-CP": "cites"}, {("09/2026/NQ-CP", "suspends", "46/2025/NĐ-CP")}),
    ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam đã được sửa đổi, bổ sung một số điều theo Nghị quyết số 203/2025/QH15;", {"203/2025/QH15": "cites"}, set()),
    (f"Căn cứ các văn bản sau:\n\n- {LAW};\n\n- {ND};", {LAW_: "based_on", ND_: "based_on"}, set()),
    (f"Căn cứ {LAW} được thay thế bởi Luật số 99/2025/QH15;", {LAW_: "based_on", "99/2025/QH15": "cites"}, {("99/2025/QH15", "replaces", LAW_)}),
    (f"Căn cứ {ND}, được đính chính tại Công văn số 12/CP-KTTH;", {ND_: "based_on", "12/CP-KTTH": "cites"}, {("12/CP-KTTH", "corrects", ND_)}),
    (f"Căn cứ {LAW};\n\nCăn cứ {ND} hướng dẫn thi hành {LAW};", {LAW_: "based_on", ND_: "based_on"}, {(ND_, "details", LAW_)}),
    (f"Căn cứ {ND} của Chính phủ quy định về hóa đơn được sửa đổi bởi {ND2};", {ND_: "based_on", ND2_: "cites"}, {(ND2_, "amends", ND_)}),
    (f"Căn cứ {ND} của Chính phủ quy định về hóa đơn, bị bãi bỏ bởi {ND2};", {ND_: "based_on", ND2_: "cites"}, {(ND2_, "repeals", ND_)}),
    (f"Trên cơ sở {ND} của Chính phủ;", {ND_: "based_on"}, set()),
    (f"Căn cứ {ND} và {ND2} của Chính phủ quy định về phí;", {ND_: "based_on", ND2_: "based_on"}, set()),
    (f"Căn cứ {LAW};\nCăn cứ {ND};\nCăn cứ {ND2};", {LAW_: "based_on", ND_: "based_on", ND2_: "based_on"}, set()),
    (f"Căn cứ {ND2} sửa đổi, bổ sung một số điều của {ND} quy định chi tiết {LAW};", {ND2_: "based_on", ND_: "cites", LAW_: "cites"}, {(ND2_, "amends", ND_), (ND_, "details", LAW_)}),
    (f"Căn cứ {LAW} được sửa đổi, bổ sung bởi Luật số 44/2024/QH15;\n\nCăn cứ Luật số 44/2024/QH15;", {LAW_: "based_on", "44/2024/QH15": "based_on"}, {("44/2024/QH15", "amends", LAW_)}),
    (f"Căn cứ {ND} ngày 10 tháng 7 năm 2024 của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của {LAW};", {ND_: "based_on", LAW_: "cites"}, {(ND_, "details", LAW_)}),
    ("Căn cứ Kế hoạch số 20/KH-BTC ngày 02 tháng 01 năm 2026 triển khai Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024;", {"20/KH-BTC": "based_on", "57-NQ/TW": "cites"}, {("20/KH-BTC", "implements", "57-NQ/TW")}),
    ("Căn cứ Quyết định số 30/QĐ-BTC ngày 02 tháng 01 năm 2026 ban hành Kế hoạch thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 và Nghị quyết số 66-NQ/TW ngày 30 tháng 4 năm 2025;", {"30/QĐ-BTC": "based_on", "57-NQ/TW": "cites", "66-NQ/TW": "cites"}, {("30/QĐ-BTC", "implements", "57-NQ/TW"), ("30/QĐ-BTC", "implements", "66-NQ/TW")}),
    (f"Căn cứ {ND} sửa đổi, bổ sung Nghị định số 09/2018/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 12/2020/NĐ-CP và Nghị định số 13/2021/NĐ-CP;", {ND_: "based_on", "09/2018/NĐ-CP": "cites", "12/2020/NĐ-CP": "cites", "13/2021/NĐ-CP": "cites"}, {(ND_, "amends", "09/2018/NĐ-CP"), ("12/2020/NĐ-CP", "amends", "09/2018/NĐ-CP"), ("13/2021/NĐ-CP", "amends", "09/2018/NĐ-CP")}),
    (f"Thực hiện {ND} ngày 10 tháng 7 năm 2024 của Chính phủ;", {ND_: "implements"}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("preamble", "wanted", "edges"), PREAMBLES, ids=[case[0][:60] for case in PREAMBLES])
def test_preamble(preamble: str, wanted: dict[str, str], edges: set[tuple[str, str, str]]) -> None:
    reading = read_text(CIRCULAR.format(preamble=preamble, final=f"{FROM}."))
    found = {name: relation for name, relation in of_self(reading).items() if not name.startswith("Hiến pháp")}
    assert found == wanted
    assert {edge for edge in between(reading) if not edge[2].startswith("Hiến pháp")} == edges


TITLES = [
    (f"Sửa đổi, bổ sung một số điều của {A} {OF}", {A_: "amends: ?"}),
    (f"Bãi bỏ {A} {OF} về mức thu", {A_: "repeals"}),
    (f"Quy định chi tiết một số điều của {LAW}", {LAW_: "details"}),
    (f"Hướng dẫn thực hiện {ND} của Chính phủ", {ND_: "guides"}),
    (f"Đính chính {A} {OF}", {A_: "corrects"}),
    (f"Ban hành Kế hoạch thực hiện {ND} của Chính phủ", {ND_: "implements"}),
]


@pytest.mark.parametrize(("title", "wanted"), TITLES, ids=[case[0][:40] for case in TITLES])
def test_own_title(title: str, wanted: dict[str, str]) -> None:
    assert of_self(read_text(f"{HEAD}{title}\n\nĐiều 1. Tổ chức thực hiện\n\nGiao Cục Thuế.\n")) == wanted


AMENDING = (
    f"{HEAD}Sửa đổi, bổ sung một số điều của {A} {OF}\n\n"
    "Điều 1. Sửa đổi, bổ sung Điều 3 như sau:\n\n“Điều 3. Mức thu\n\n1. Bãi bỏ Thông tư số 44/2022/TT-BTC.”.\n\n"
    "Điều 2. Sửa đổi, bổ sung một số khoản của Điều 6\n\n1. Sửa đổi khoản 2 như sau:\n\n“2. Mức thu.”.\n\n"
    "2. Bổ sung khoản 3a vào sau khoản 3 như sau:\n\n“3a. Mức khác.”.\n\n3. Bãi bỏ khoản 5.\n\n"
    "4. Bổ sung cụm từ “mức A” sau cụm từ “mức B” tại khoản 1 Điều 7, khoản 2 và khoản 3 Điều 8.\n\n"
    "5. Thay thế cụm từ “mức C” tại khoản 4 Điều 9 bằng cụm từ “mức D tại Điều 1”.\n\n"
    f"Điều 3. Hiệu lực thi hành\n\n{FROM}.\n"
)


def test_the_name_of_a_chapter_is_no_annex() -> None:
    text = CIRCULAR.format(preamble="", final=f"{FROM}.\n\n2. Bãi bỏ Điều 38 {A}.").replace(
        "Điều 5. Hiệu lực", "Chương II\n\nDANH MỤC NHIỆM VỤ\n\nVÀ TỔ CHỨC THỰC HIỆN\n\nĐiều 5. Hiệu lực"
    )
    assert of_self(read_text(text)) == {A_: "repeals: Điều 38"}


def test_amending_clauses_and_quoted_text() -> None:
    found = of_self(read_text(AMENDING))
    assert found[A_] == (
        "amends: Điều 3, Điều 6 khoản 2, Điều 6 khoản 3a, Điều 6 khoản 5, Điều 7 khoản 1, Điều 8 khoản 2, "
        "Điều 8 khoản 3, Điều 9 khoản 4"
    )
    assert found["44/2022/TT-BTC"] == "cites"


def test_law_that_amends_others_by_name() -> None:
    text = (
        "QUỐC HỘI\nLuật số: 10/2026/QH15\nHà Nội, ngày 05 tháng 01 năm 2026\n\nLUẬT\n\n"
        "Sửa đổi, bổ sung một số điều của Luật Giá số 16/2023/QH15 và Luật Việc làm số 74/2025/QH15\n\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Giá số 16/2023/QH15\n\n1. Sửa đổi khoản 2 Điều 3.\n\n"
        "Điều 2. Bãi bỏ Điều 9 của Luật Việc làm số 74/2025/QH15\n"
    )
    found = of_self(read_text(text))
    assert found[LAW_] == "amends: Điều 3 khoản 2"
    assert found["74/2025/QH15"].startswith("amends")


@pytest.mark.parametrize(
    ("final", "day"),
    [
        (f"{FROM} và thay thế {A}.", "2026-03-01"),
        (f"Thông tư này có hiệu lực kể từ ngày ký. Bãi bỏ {A}.", "2026-01-05"),
        (f"{FROM}.\n\n2. {A} hết hiệu lực kể từ ngày 01 tháng 7 năm 2026.", "2026-07-01"),
        (f"Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký và thay thế {A}.", None),
        (f"Bãi bỏ {A}.", None),
    ],
)
def test_day_from_which_it_acts(final: str, day: str | None) -> None:
    reading = read_text(CIRCULAR.format(preamble="", final=final))
    assert [relation.effective for relation in reading.relations if relation.source == SELF] == [day]


def test_a_lower_document_cannot_end_a_higher_one() -> None:
    reading = read_text(CIRCULAR.format(preamble="", final=f"2. Bãi bỏ {ND}."))
    (relation,) = [relation for relation in reading.relations if relation.source == SELF]
    assert relation.relation == "repeals"
    assert relation.confidence < 0.5


def test_a_report_does_not_repeal_what_it_tells_of() -> None:
    text = f"ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 5/BC-UBND\n\nBÁO CÁO\n\nCông tác năm 2026\n\n{A} hết hiệu lực từ ngày 01/01/2026.\n"
    assert of_self(read_text(text)) == {A_: "cites"}


def test_consolidated_text_puts_together_and_ends_nothing() -> None:
    text = (
        "BỘ TÀI CHÍNH\nSố: 5/VBHN-BTC\n\nVĂN BẢN HỢP NHẤT\n\nTHÔNG TƯ\nQuy định mức thu\n\n"
        f"{A} có hiệu lực từ ngày 01 tháng 7 năm 2019, được sửa đổi, bổ sung bởi:\n\n{B} có hiệu lực từ ngày 01/01/2021.\n\n"
        f"Căn cứ {LAW};\n\nĐiều 9. Hiệu lực\n\n{C} hết hiệu lực kể từ ngày Thông tư này có hiệu lực.\n"
    )
    found = of_self(read_text(text))
    assert (found[A_], found[B_], found[C_]) == ("consolidates", "consolidates", "cites")


@pytest.mark.parametrize("heading", ["Hiệu lực thi hành", "Điều khoản thi hành", "Tổ chức thực hiện"])
def test_a_sentence_below_the_name_of_a_final_article_needs_no_number(heading: str) -> None:
    text = CIRCULAR.format(preamble="", final=f"Điều 9. {heading}\nBãi bỏ {A}.\n{FROM}.")
    assert of_self(read_text(text))[A_] == "repeals"


def test_a_broken_line_of_an_article_without_name_is_no_new_sentence() -> None:
    text = CIRCULAR.format(preamble="", final=f"Điều 9. Bãi bỏ các văn bản sau đây của\nBộ trưởng Bộ Tài chính: {A}.")
    assert of_self(read_text(text))[A_] == "repeals"
