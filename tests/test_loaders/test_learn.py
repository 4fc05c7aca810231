"""Events proposed from the final articles of new documents: rows to review, with their words and doubts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.vocab.facts import parse_facts
from loaders.learn import ProposedEvent, article_at, learn, to_table
from loaders.pipeline import read
from loaders.sources import read_text

HEAD = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 120/2017/NĐ-CP
Hà Nội, ngày 06 tháng 11 năm 2017

NGHỊ ĐỊNH

Quy định chi tiết một số điều của Luật thi hành tạm giữ, tạm giam

"""
FINAL = """Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết một số điều của Luật thi hành tạm giữ, tạm giam.

Điều 19. Hiệu lực thi hành
1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2018.
2. Bãi bỏ Nghị định số 89/1998/NĐ-CP ngày 07 tháng 11 năm 1998 của Chính phủ ban hành quy chế về tạm giữ, tạm giam; Nghị định số 98/2002/NĐ-CP ngày 27 tháng 11 năm 2002 của Chính phủ sửa đổi, bổ sung một số điều của Quy chế về tạm giữ, tạm giam.
3. Bãi bỏ khoản 2 Điều 5 và Điều 7 Nghị định số 09/2011/NĐ-CP ngày 25 tháng 01 năm 2011 của Chính phủ về chế độ ăn và khám, chữa bệnh.
4. Thay thế Thông tư số 12/2012/TT-BCA ngày 05 tháng 3 năm 2012 của Bộ trưởng Bộ Công an hướng dẫn tạm giữ.
"""


def proposed(text: str) -> tuple[ProposedEvent, ...]:
    return learn([read(read_text(text, "nd.txt"))], date(2026, 11, 21))


def test_what_a_final_article_ends() -> None:
    rows = {row.number: row for row in proposed(HEAD + FINAL)}
    assert set(rows) == {"89/1998/NĐ-CP", "98/2002/NĐ-CP", "09/2011/NĐ-CP", "12/2012/TT-BCA"}
    ended = rows["89/1998/NĐ-CP"]
    assert (ended.what, ended.day, ended.enacted, ended.by) == (
        "repealed",
        "2018-01-01",
        "2017-11-06",
        "120/2017/NĐ-CP",
    )
    assert (ended.issued, ended.doc_type, ended.issuer) == ("1998-11-07", "Nghị định", "Chính phủ")
    assert ended.source == "120/2017/NĐ-CP, Điều 19 khoản 2"
    assert ended.quote.startswith("2. Bãi bỏ Nghị định số 89/1998/NĐ-CP")
    assert (ended.confidence, ended.doubts) == ("high", ())
    part = rows["09/2011/NĐ-CP"]
    assert (part.what, set(part.scope)) == ("partially_repealed", {"Điều 5 khoản 2", "Điều 7"})
    assert rows["12/2012/TT-BCA"].what == "replaced"


def test_what_is_only_mentioned_is_no_event() -> None:
    text = (
        HEAD + "Điều 2. Căn cứ\nThực hiện theo Nghị định số 89/1998/NĐ-CP ngày 07/11/1998, đã được sửa đổi, bổ sung.\n"
    )
    assert proposed(text) == ()


def test_a_document_without_number_teaches_nothing() -> None:
    assert proposed(HEAD.replace("Số: 120/2017/NĐ-CP\n", "") + FINAL) == ()


def test_doubts_are_told_and_lower_the_trust() -> None:
    lower = HEAD.replace("CHÍNH PHỦ", "BỘ CÔNG AN", 1).replace("120/2017/NĐ-CP", "20/2017/TT-BCA")
    text = lower.replace("NGHỊ ĐỊNH", "THÔNG TƯ") + (
        "Điều 9. Hiệu lực\n1. Bãi bỏ Nghị định số 89/1998/NĐ-CP ngày 07 tháng 11 năm 1998 của Chính phủ.\n"
    )
    (row,) = proposed(text)
    assert row.confidence == "low"
    assert any("thẩm quyền" in doubt for doubt in row.doubts)
    assert any("không ghi rõ ngày" in doubt for doubt in row.doubts)


def test_the_table_is_read_by_the_strict_reader(tmp_path: Path) -> None:
    table = to_table(proposed(HEAD + FINAL))
    path = tmp_path / "de-xuat.yaml"
    path.write_text(table, encoding="utf-8")
    works = {work.key: work for work in parse_facts((path,))}
    assert works["89/1998/NĐ-CP"].events[0].day == date(2018, 1, 1)
    assert works["09/2011/NĐ-CP"].events[0].scope
    assert "CHƯA ÁP DỤNG" in table.splitlines()[0]
    assert "# lời trích: 2. Bãi bỏ Nghị định số 89/1998/NĐ-CP" in table


def test_two_documents_on_one_work_are_one_row_of_two_events(tmp_path: Path) -> None:
    amending = (HEAD + FINAL.split("2. Bãi bỏ")[0]).replace("120/2017", "30/2016").replace("năm 2017", "năm 2016")
    amending += "2. Sửa đổi, bổ sung Điều 3 Nghị định số 89/1998/NĐ-CP ngày 07 tháng 11 năm 1998 của Chính phủ.\n"
    rows = (*proposed(amending), *proposed(HEAD + FINAL))
    path = tmp_path / "de-xuat.yaml"
    path.write_text(to_table(rows), encoding="utf-8")
    work = next(work for work in parse_facts((path,)) if work.key == "89/1998/NĐ-CP")
    assert [event.by for event in work.events] == ["30/2016/NĐ-CP", "120/2017/NĐ-CP"]


@pytest.mark.parametrize(
    "words",
    ['Nghị định "về \\ ngoặc kép"', "một\u2028hai", "a: b # c", "- x\ty", "“tên: {x} [y] & *z”"],
)
def test_no_words_break_the_table(words: str, tmp_path: Path) -> None:
    row = proposed(HEAD + FINAL)[0]
    parts = {name: getattr(row, name) for name in ProposedEvent.__dataclass_fields__}
    made = ProposedEvent(**parts | {"title": words, "quote": words, "doubts": (words,)})
    path = tmp_path / "de-xuat.yaml"
    path.write_text(to_table([made]), encoding="utf-8")
    (work,) = parse_facts((path,))
    assert work.title == " ".join(words.split())


def test_the_article_of_a_place() -> None:
    text = HEAD + FINAL
    assert article_at(text, text.index("Thay thế Thông tư")) == ", Điều 19 khoản 4"
    assert article_at(text, text.index("Phạm vi")) == ", Điều 1"
    assert article_at(text, 5) == ""
