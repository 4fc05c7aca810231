"""The strict reader says no, and says where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import VocabularyError
from graph.event import WorkFacts
from graph.evidence import Source
from graph.vocab.codec import from_plain, to_plain
from graph.vocab.facts import parse_facts
from graph.vocab.reader import read_rows, read_table
from graph.vocab.rows import DocumentType, Organ, StatusWord

GOOD = '- value: "ended"\n  word: "Hết hiệu lực"\n  explicit: "true"\n  source: "Điều 57"\n'


def write(folder: Path, text: str, name: str = "bảng.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def statuses(path: Path) -> tuple[StatusWord, ...]:
    return read_table(StatusWord, path, lambda row: row.value)


def test_a_good_row_is_read(tmp_path: Path) -> None:
    assert statuses(write(tmp_path, GOOD)) == (
        StatusWord(value="ended", word="Hết hiệu lực", explicit=True, source="Điều 57"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace('"ended"', "no"), "False không phải là chữ"),
        (GOOD.replace('"ended"', "12"), "12 không phải là chữ"),
        (GOOD.replace('"ended"', "2020-01-01"), "không phải là chữ"),
        (GOOD.replace('"ended"', ""), "None không phải là chữ"),
        (GOOD.replace('"ended"', '" ended"'), "thừa khoảng trắng"),
        (GOOD.replace('"ended"', '""'), "trống"),
        (GOOD.replace("Hết hiệu lực", "He\u0302\u0301t"), "không ở dạng NFC"),
        (GOOD.replace("source", "sorce"), "không có khóa 'sorce'"),
        (GOOD.replace('  source: "Điều 57"\n', ""), "thiếu khóa 'source'"),
        (GOOD + '  word: "Hết"\n', "khóa 'word' ghi hai lần"),
        (GOOD + GOOD, "hàng 2: trùng với một hàng ở trên"),
        (GOOD.replace('"true"', '"có"'), 'phải là "true" hoặc "false"'),
        (GOOD.replace('"ended"', '["ended"]'), "'value' phải là một chuỗi chữ"),
        ("value: x\n", "phải là một danh sách các hàng"),
        ("- ended\n", "phải là các cặp khóa và giá trị"),
        ('- value: "ended\n', "dòng"),
        ("- &a [*a]\n", "bảng.yaml"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_reason(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(VocabularyError) as refused:
        statuses(write(tmp_path, text))
    assert "bảng.yaml" in str(refused.value)
    assert message in str(refused.value)


def test_an_object_tag_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"bảng\.yaml"):
        read_rows(write(tmp_path, "- !!python/object/apply:os.getcwd []\n"))


def test_words_outside_a_closed_list_are_refused(tmp_path: Path) -> None:
    text = '- name: "Kế hoạch"\n  normative: "sometimes"\n  source: "-"\n'
    with pytest.raises(VocabularyError, match="'normative' không thể là 'sometimes'; chọn trong: always, never, year"):
        read_table(DocumentType, write(tmp_path, text), lambda row: row.name)


@pytest.mark.parametrize("day", ["2025-02-30", "2025-3-1", "01/3/2025", "20250301", "2025"])
def test_a_day_that_is_none_is_refused(tmp_path: Path, day: str) -> None:
    row = 'code: "X", name: "X", level: "any", kind: "state", source: "-", confidence: "low"'
    text = f'- {{{row}, valid_to: "{day}"}}'
    with pytest.raises(VocabularyError, match="NĂM-THÁNG-NGÀY"):
        read_table(Organ, write(tmp_path, text), lambda row: row.code)


def test_an_item_given_twice_in_a_list_is_refused(tmp_path: Path) -> None:
    text = '- {name: "A", normative: "never", source: "-", words: ["a", "a"]}\n'
    with pytest.raises(VocabularyError, match="'words' có mục ghi hai lần"):
        read_table(DocumentType, write(tmp_path, text), lambda row: row.name)


FACT = """\
- number: "12/2019/TT-BXY"
  type: "Thông tư"
  title: "quy định việc thử"
  issued: "2019-05-06"
  names: ["Thông tư thử"]
  source: "Điều 1"
  seen_on: "2026-11-20"
  confidence: "high"
  events:
    - {what: "repealed", day: "2024-01-01", by: "1/2023/TT-BXY", source: "Điều 9", seen_on: "2026-11-20", \
confidence: "high"}
    - {what: "amended", day: "2020-01-01", scope: ["Điều 5 khoản 2"], derived: "true", source: "Điều 2", \
seen_on: "2026-11-20", confidence: "low"}
"""


def test_facts_come_as_works_with_events_in_order_of_day(tmp_path: Path) -> None:
    (work,) = parse_facts((write(tmp_path, FACT),))
    assert (work.key, work.number, work.doc_type) == ("12/2019/TT-BXY", "12/2019/TT-BXY", "Thông tư")
    assert work.issued is not None
    assert work.issued.isoformat() == "2019-05-06"
    assert work.effective is None
    assert [event.what for event in work.events] == ["amended", "repealed"]
    assert work.events[0].scope == ("Điều 5 khoản 2",)
    assert work.events[0].derived
    assert not work.events[1].derived
    assert work.events[1].source.where == "Điều 9"


def test_one_key_in_two_files_is_refused(tmp_path: Path) -> None:
    paths = (write(tmp_path, FACT, "a.yaml"), write(tmp_path, FACT, "b.yaml"))
    with pytest.raises(VocabularyError, match=r"b\.yaml, hàng 1: trùng định danh"):
        parse_facts(paths)


def test_numbers_that_restart_are_told_apart_by_their_key(tmp_path: Path) -> None:
    second = FACT.replace(
        '- number: "12/2019/TT-BXY"', '- number: "12/2019/TT-BXY"\n  key: "12/2019/TT-BXY@2019-07-01"'
    )
    works = parse_facts((write(tmp_path, FACT + second),))
    assert [work.key for work in works] == ["12/2019/TT-BXY", "12/2019/TT-BXY@2019-07-01"]


def test_an_unknown_event_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="hàng 1, events 1: 'what' không thể là 'ended'"):
        parse_facts((write(tmp_path, FACT.replace('"repealed"', '"ended"')),))


def test_the_compiled_form_gives_the_same_rows_back(tmp_path: Path) -> None:
    works = parse_facts((write(tmp_path, FACT),))
    sources: dict[Source, int] = {}
    plain = json.loads(json.dumps([to_plain(work, sources) for work in works]))
    assert from_plain(WorkFacts, plain, tuple(sources)) == works
    assert from_plain(WorkFacts, plain, tuple(sources)) == works, "the plain rows are left as they are"
    assert len(sources) == 3
