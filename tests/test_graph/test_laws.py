"""Laws of the National Assembly: no gap in their numbers, and a name means another law on another day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from benchmarks.laws import end_of, held_until, noted, place, terms
from graph.reading import SourceText
from graph.vocab import facts_numbered, legal_facts
from loaders.pipeline import read

#: A name, the law it means until the eve of the day, the law from that day on: the day the later law takes effect.
CHANGES = [
    ("Luật Đất đai", "13/2003/QH11", date(2014, 7, 1), "45/2013/QH13"),
    ("Luật Đất đai", "45/2013/QH13", date(2024, 8, 1), "31/2024/QH15"),
    ("Luật Tổ chức chính quyền địa phương", "77/2015/QH13", date(2025, 3, 1), "65/2025/QH15"),
    ("Luật Tổ chức chính quyền địa phương", "65/2025/QH15", date(2025, 6, 16), "72/2025/QH15"),
    ("Luật Tổ chức Chính phủ", "76/2015/QH13", date(2025, 3, 1), "63/2025/QH15"),
    ("Luật Cán bộ, công chức", "22/2008/QH12", date(2025, 7, 1), "80/2025/QH15"),
    ("Luật Viên chức", "58/2010/QH12", date(2026, 7, 1), "129/2025/QH15"),
    ("Luật Ngân sách nhà nước", "01/2002/QH11", date(2017, 1, 1), "83/2015/QH13"),
    ("Luật Ngân sách nhà nước", "83/2015/QH13", date(2026, 1, 1), "89/2025/QH15"),
    ("Luật Đầu tư công", "49/2014/QH13", date(2020, 1, 1), "39/2019/QH14"),
    ("Luật Đầu tư công", "39/2019/QH14", date(2025, 1, 1), "58/2024/QH15"),
    ("Luật Đấu thầu", "61/2005/QH11", date(2014, 7, 1), "43/2013/QH13"),
    ("Luật Đấu thầu", "43/2013/QH13", date(2024, 1, 1), "22/2023/QH15"),
    ("Luật Đầu tư", "61/2020/QH14", date(2026, 3, 1), "143/2025/QH15"),
    ("Luật Doanh nghiệp", "68/2014/QH13", date(2021, 1, 1), "59/2020/QH14"),
    ("Luật Giáo dục", "38/2005/QH11", date(2020, 7, 1), "43/2019/QH14"),
    ("Luật Nhà ở", "65/2014/QH13", date(2024, 8, 1), "27/2023/QH15"),
    ("Luật Xây dựng", "50/2014/QH13", date(2026, 7, 1), "135/2025/QH15"),
    ("Luật Bảo hiểm xã hội", "71/2006/QH11", date(2016, 1, 1), "58/2014/QH13"),
    ("Luật Bảo hiểm xã hội", "58/2014/QH13", date(2025, 7, 1), "41/2024/QH15"),
    ("Luật Việc làm", "38/2013/QH13", date(2026, 1, 1), "74/2025/QH15"),
    ("Luật Lưu trữ", "01/2011/QH13", date(2025, 7, 1), "33/2024/QH15"),
    ("Luật Ban hành văn bản quy phạm pháp luật", "17/2008/QH12", date(2016, 7, 1), "80/2015/QH13"),
    ("Luật Ban hành văn bản quy phạm pháp luật", "80/2015/QH13", date(2025, 4, 1), "64/2025/QH15"),
    ("Luật Thanh tra", "11/2022/QH15", date(2025, 7, 1), "84/2025/QH15"),
    ("Luật Phòng, chống ma túy", "73/2021/QH14", date(2026, 7, 1), "120/2025/QH15"),
    ("Luật Báo chí", "103/2016/QH13", date(2026, 7, 1), "126/2025/QH15"),
    ("Luật Thủ đô", "39/2024/QH15", date(2026, 7, 1), "02/2026/QH16"),
]
#: Names that one law bears throughout, or that differ from the name of the law before.
LASTING = [
    ("Luật Bảo hiểm y tế", date(2012, 5, 4), "25/2008/QH12"),
    ("Luật Bảo hiểm y tế", date(2026, 5, 4), "25/2008/QH12"),
    ("Luật Phòng cháy và chữa cháy", date(2023, 5, 4), "27/2001/QH10"),
    ("Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ", date(2026, 5, 4), "55/2024/QH15"),
]


def law_named(name: str, day: date) -> list[str | None]:
    text = f"Căn cứ {name};\n"
    source = SourceText(name="căn cứ", sha256="0" * 64, kind="text", text=text)
    return [document.work for document in read(source, day).documents]


@pytest.mark.parametrize(("name", "before", "day", "since"), CHANGES)
def test_a_name_means_another_law_from_the_day_it_takes_effect(name: str, before: str, day: date, since: str) -> None:
    assert law_named(name, day - timedelta(days=1)) == [before]
    assert law_named(name, day) == [since]


@pytest.mark.parametrize(("name", "day", "law"), LASTING)
def test_a_name_that_stays_means_the_same_law(name: str, day: date, law: str) -> None:
    assert law_named(name, day) == [law]


@pytest.mark.parametrize(("name", "before", "day", "since"), CHANGES)
def test_the_earlier_law_ends_by_the_later_one(name: str, before: str, day: date, since: str) -> None:
    (law,) = [fact for fact in facts_numbered(before) if fact.doc_type == "Luật"]
    end = end_of(law)
    assert end is not None
    assert (end.day, end.by, end.derived) == (day, since, False)


# ---------------------------------------------------------------------------------------------- numbers


def test_no_number_is_missing_in_a_term_that_is_over() -> None:
    made = terms(legal_facts(), noted())
    over = {number: term for number, term in made.items() if number <= 15}
    assert sorted(over) == [11, 12, 13, 14, 15]
    assert {number: term.missing() for number, term in over.items() if term.missing()} == {}
    assert {number: term.twice() for number, term in over.items() if term.twice()} == {}
    # the last laws of the terms: 2/4/2007, 29/3/2011, 9/4/2016, 30/3/2021, 11/12/2025
    assert {number: max(term.known) for number, term in over.items()} == {11: 84, 12: 67, 13: 108, 14: 73, 15: 149}


def test_a_number_without_a_law_has_a_reason_and_no_row() -> None:
    unused = {number: note for number, note in noted().items() if note.what == "unused"}
    assert list(unused) == ["34/2013/QH13"]
    for number, note in unused.items():
        assert note.source
        assert [fact for fact in facts_numbered(number) if fact.doc_type in ("Luật", "Bộ luật")] == []


def test_misprinted_numbers_are_no_laws() -> None:
    # 56/2024, 58/2024 and 15/2017 with a slip of the hand, each in one published text
    for number in ("56/2025/QH15", "58/2025/QH15", "150/2017/QH14"):
        assert facts_numbered(number) == ()


def test_what_is_noted_of_a_number_is_of_a_law_and_has_a_source() -> None:
    for number, note in noted().items():
        assert place(number), number
        assert note.what in ("in_force", "unused")
        assert note.source.strip() == note.source != ""
        assert note.what == "unused" or any(fact.doc_type in ("Luật", "Bộ luật") for fact in facts_numbered(number))


def test_a_law_that_only_amends_falls_with_the_law_it_amends() -> None:
    (law,) = facts_numbered("16/2008/QH12")  # amends the law on narcotics of 2000, replaced by 73/2021/QH14
    end = end_of(law)
    assert end is not None
    assert end.derived
    assert end.day == date(2022, 1, 1)
    (mixed,) = facts_numbered("42/2019/QH14")  # amends insurance business, replaced in 2022, and intellectual property
    assert end_of(mixed) is None
    assert held_until(mixed, noted()) is not None
