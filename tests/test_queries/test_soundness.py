"""The tables hold together, and each way to break them is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.errors import VocabularyError
from graph.event import Event, WorkFacts
from graph.evidence import Source
from graph.vocab import NamedWork, Organ, legal_facts, named_works, organs
from graph.vocab.facts import parse_facts
from graph.vocab.places import PlaceRow, units
from queries.soundness import problems

READ = Source(where="Điều 5", seen_on="2026-11-21", confidence="high")


def work(number: str, kind: str, *events: Event, **given: object) -> WorkFacts:
    days = {"issued": date(2015, 1, 5), "effective": date(2015, 3, 1)} | given
    return WorkFacts(
        key=number, number=number, doc_type=kind, title=None, issuer=None, source=READ, events=events, **days
    )  # type: ignore[arg-type]


def event(what: str, day: str, by: str | None = None, **given: object) -> Event:
    return Event(what=what, day=date.fromisoformat(day), by=by, source=READ, **given)  # type: ignore[arg-type]


def of_works(*works: WorkFacts) -> list[str]:
    return problems(works, (), (), ())


def test_the_tables_as_they_are() -> None:
    assert problems(legal_facts(), organs(), named_works(), units()) == []


def test_a_work_that_is_replaced_in_time_is_sound() -> None:
    old = work("1/2015/NĐ-CP", "Nghị định", event("replaced", "2020-05-01", "9/2020/NĐ-CP"))
    new = work("9/2020/NĐ-CP", "Nghị định", issued=date(2020, 3, 5), effective=date(2020, 5, 1))
    assert of_works(old, new) == []


# --------------------------------------------------------------------- a row without source

FACT = """- number: "1/2015/NĐ-CP"
  type: "Nghị định"
  source: "Công báo"
  seen_on: "2026-11-21"
  confidence: "high"
"""
COLUMNS = "key,number,type,title,issuer,issued,effective,names,source,seen_on,confidence\n"
EVENTS = "key,what,day,enacted,by,scope,source,seen_on,confidence\n"


def test_a_row_without_source_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(FACT.replace('  source: "Công báo"\n', ""), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"a\.yaml, hàng 1: thiếu khóa 'source'"):
        parse_facts((path,))


def test_an_event_without_source_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    added = '  events: [{what: "repealed", day: "2020-01-01", seen_on: "2026-11-21", confidence: "low"}]\n'
    path.write_text(FACT + added, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"hàng 1, events 1: thiếu khóa 'source'"):
        parse_facts((path,))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (",1/2015/NĐ-CP,Nghị định,,,,,,,2026-11-21,high", "dòng 2: thiếu khóa 'source'"),
        (",1/2015/NĐ-CP,Nghị định,,,2015-02-30,,,Công báo,2026-11-21,high", "'issued' phải là ngày"),
        (",1/2015/NĐ-CP,Nghị định,,,,,,Công báo,2026-11-21", "phải có 11 ô, đang có 10"),
        (",1/2015/NĐ-CP,Nghị định,,,,,,Công báo ,2026-11-21,high", "thừa khoảng trắng"),
        (",1/2015/NĐ-CP,Nghị định,,,,,,Công báo,2026-11-21,sure", "'confidence' không thể là 'sure'"),
        ("2/2015/NĐ-CP,1/2015/NĐ-CP,Nghị định,,,,,,Công báo,2026-11-21,high", "phải bắt đầu bằng số"),
    ],
)
def test_a_wrong_row_of_columns_is_refused(rows: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "works.csv"
    path.write_text(f"{COLUMNS}{rows}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=said):
        parse_facts((path,))


def test_columns_add_works_and_events(tmp_path: Path) -> None:
    works, events = tmp_path / "works.csv", tmp_path / "events.csv"
    works.write_text(
        f'{COLUMNS},1/2015/NĐ-CP,Nghị định,"về a, b",Chính phủ,2015-01-05,,A|B,Công báo,2026-11-21,high\n',
        encoding="utf-8",
    )
    events.write_text(
        f"{EVENTS}1/2015/NĐ-CP,amended,2020-01-01,,9/2019/NĐ-CP,Điều 1|Điều 2,9/2019/NĐ-CP,2026-11-21,medium\n",
        encoding="utf-8",
    )
    (found,) = parse_facts((events, works))
    assert (found.title, found.names, found.issued) == ("về a, b", ("A", "B"), date(2015, 1, 5))
    assert [(one.what, one.scope, one.source.confidence) for one in found.events] == [
        ("amended", ("Điều 1", "Điều 2"), "medium")
    ]


def test_an_event_of_no_work_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(f"{EVENTS}7/2015/NĐ-CP,amended,2020-01-01,,,,Công báo,2026-11-21,high\n", encoding="utf-8")
    with pytest.raises(
        VocabularyError, match=r"events\.csv, dòng 2: không có văn bản nào mang định danh '7/2015/NĐ-CP'"
    ):
        parse_facts((path,))


def test_a_source_nobody_read_claims_nothing() -> None:
    guess = replace(READ, where="chưa kiểm chứng (nhớ)")
    (said,) = of_works(replace(work("1/2015/NĐ-CP", "Nghị định"), source=guess))
    assert "độ tin cậy phải là low" in said
    assert of_works(replace(work("1/2015/NĐ-CP", "Nghị định"), source=replace(guess, confidence="low"))) == []


def test_a_work_is_written_once() -> None:
    one = work("04/2023/NĐ-CP", "Nghị định")
    assert "gộp thành một hàng" in of_works(one, work("4/2023/NĐ-CP", "Nghị định"))[0]
    assert of_works(one, work("4/2023/NĐ-CP", "Nghị định", issued=date(2016, 2, 3), effective=None)) == []


# --------------------------------------------------------------------- overlapping intervals

ORGAN = Organ(code="BX", name="Bộ X", level="trung ương", kind="state", source="-", confidence="high")


def of_organs(*rows: Organ) -> list[str]:
    return problems((), rows, (), ())


def test_a_body_does_not_live_twice_at_a_time() -> None:
    early, late = replace(ORGAN, valid_to="2020-01-01"), replace(ORGAN, valid_from="2020-01-01")
    assert of_organs(early, late) == []
    assert "trùng thời gian" in of_organs(early, replace(late, valid_from="2019-12-31"))[0]
    assert "trùng thời gian" in of_organs(ORGAN, replace(ORGAN, names=("B.X",)))[0]


def test_two_laws_of_one_name_do_not_hold_at_once() -> None:
    law = NamedWork(name="Luật X", number="1/2013/QH13", source="-", seen_on="2026-11-21", confidence="high")
    old = replace(law, effective="2014-07-01", ended="2024-08-01")
    new = replace(law, number="2/2024/QH15", effective="2024-08-01")
    assert problems((), (), (old, new), ()) == []
    assert "trước khi 1/2013/QH13 kết thúc" in problems((), (), (old, replace(new, effective="2024-07-31")), ())[0]
    assert "chưa ghi" in problems((), (), (replace(old, ended=None), new), ())[0]


PLACE = PlaceRow(code="01", level="tỉnh", kind="tỉnh", name="X", confidence="high")


def of_places(*rows: PlaceRow) -> list[str]:
    return problems((), (), (), rows)


def test_a_unit_does_not_live_twice_at_a_time() -> None:
    old, new = replace(PLACE, valid_to="2025-07-01"), replace(PLACE, code="02", valid_from="2025-07-01")
    assert of_places(old, new) == []
    assert "trùng thời gian" in of_places(old, replace(new, valid_from="2025-06-30"))[0]
    assert "trước khi bắt đầu" in of_places(replace(PLACE, valid_from="2025-07-01", valid_to="2025-07-01"))[0]


def test_two_suspensions_in_a_row_overlap() -> None:
    first, again = event("suspended", "2020-01-01", "2/2020/NĐ-CP"), event("suspended", "2021-01-01", "3/2021/NĐ-CP")
    between = event("resumed", "2020-06-01")
    assert "trùng nhau" in of_works(work("1/2015/NĐ-CP", "Nghị định", first, again))[0]
    assert of_works(work("1/2015/NĐ-CP", "Nghị định", first, between, again)) == []


# --------------------------------------------------------------------- heirs


def test_an_heir_is_there_on_the_day_and_not_before_itself() -> None:
    old = replace(ORGAN, valid_to="2025-03-01", succeeded_by=("BY",))
    heir = replace(ORGAN, code="BY", name="Bộ Y", valid_from="2025-03-01")
    assert of_organs(old, heir) == []
    assert "chưa có hoặc không còn" in of_organs(old, replace(heir, valid_from="2025-03-02"))[0]
    assert "chưa có hoặc không còn" in of_organs(old, replace(heir, valid_from=None, valid_to="2025-01-01"))[0]
    assert "thiếu hàng đó" in of_organs(old)[0]
    same = replace(heir, name=old.name, valid_from="2025-02-28")
    assert "BY bắt đầu trước khi BX kết thúc" in of_organs(old, same)[0]


def test_the_later_form_of_a_unit_begins_when_the_earlier_ends() -> None:
    old = replace(PLACE, valid_to="2026-04-30", successors=("01",))
    city = replace(PLACE, kind="thành phố", valid_from="2026-04-30")
    assert of_places(old, city) == []
    assert "đơn vị mới bắt đầu trước ngày" in of_places(old, replace(city, valid_from="2026-04-29"))[0]
    assert "không tồn tại" in of_places(old)[0]


def test_a_work_does_not_end_before_its_successor_begins() -> None:
    old = work("1/2015/NĐ-CP", "Nghị định", event("replaced", "2020-05-01", "9/2020/NĐ-CP"))
    late = work("9/2020/NĐ-CP", "Nghị định", issued=date(2020, 3, 5), effective=date(2020, 6, 1))
    assert "chưa có hiệu lực" in of_works(old, late)[0]
    unborn = replace(late, issued=date(2020, 5, 2), effective=None)
    assert "trước ngày ban hành của 9/2020/NĐ-CP" in of_works(old, unborn)[0]


def test_an_older_act_ends_nothing() -> None:
    old = work("1/2015/NĐ-CP", "Nghị định", event("repealed", "2016-01-01", "9/2014/NĐ-CP", enacted=date(2014, 1, 1)))
    assert "trước văn bản bị tác động" in of_works(old)[0]
    assert "trước khi ban hành" in of_works(work("1/2015/NĐ-CP", "Nghị định", event("expired", "2014-12-31")))[0]


# --------------------------------------------------------------------- force


@pytest.mark.parametrize(
    ("number", "kind", "by"),
    [
        ("45/2013/QH13", "Luật", "43/2014/NĐ-CP"),
        ("43/2014/NĐ-CP", "Nghị định", "02/2015/TT-BTNMT"),
        ("05/2017/QĐ-TTg", "Quyết định", "12/2018/TT-BTTTT"),
        ("02/2015/TT-BTNMT", "Thông tư", "12/2016/QĐ-UBND"),
    ],
)
def test_a_lower_document_does_not_end_a_higher_one(number: str, kind: str, by: str) -> None:
    day = {"issued": None, "effective": None}
    (said,) = of_works(work(number, kind, event("repealed", "2020-01-01", by), **day))
    assert f"văn bản cấp dưới {by} không thể repealed" in said


def test_the_same_and_a_higher_force_do() -> None:
    ended = event("repealed", "2020-01-01", "9/2019/NĐ-CP")
    assert of_works(work("02/2015/TT-BTNMT", "Thông tư", ended), work("1/2015/NĐ-CP", "Nghị định", ended)) == []
    by_assembly = event("amended", "2025-06-16", "203/2025/QH15", scope=("Điều 9",))
    assert of_works(work("HP-2013", "Hiến pháp", by_assembly)) == []
