"""The answers to "does it hold on that day", and the words that are never said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.citation import PinCite
from graph.event import WorkFacts
from graph.vocab import legal_facts, statuses
from queries import in_force
from queries.in_force import Status, amendments_on, status_on, word_of
from tests.test_queries.builder import SOURCE, event_of

DAY = date(2023, 6, 13)


def facts(*events: dict[str, Any], effective: str | None = None) -> WorkFacts:
    return WorkFacts(
        key="34/2019/NĐ-CP",
        number="34/2019/NĐ-CP",
        doc_type="Nghị định",
        title=None,
        issuer=None,
        issued=None,
        effective=date.fromisoformat(effective) if effective else None,
        source=SOURCE,
        events=tuple(event_of(event) for event in events),
    )


def article(label: str) -> PinCite:
    return PinCite(path=(("Điều", label),), start=0, end=0)


ENDED = {"what": "replaced", "day": "2023-06-13", "enacted": "2023-06-01", "by": "33/2023/NĐ-CP"}
LATER = {"what": "replaced", "day": "2023-08-01", "enacted": "2023-06-10", "by": "33/2023/NĐ-CP"}
SINCE = {"what": "repealed", "day": "2025-07-01", "enacted": "2025-06-09", "by": "118/2025/NĐ-CP"}
DERIVED = {"what": "expired", "day": "2023-01-01", "derived": True}
PART = {"what": "partially_repealed", "day": "2022-01-01", "by": "1/2021/NĐ-CP", "scope": ["Điều 5"]}
STOP = {"what": "suspended", "day": "2023-01-01", "by": "2/2022/NĐ-CP"}
GO = {"what": "resumed", "day": "2023-03-01", "by": "3/2023/NĐ-CP"}


@pytest.mark.parametrize(
    ("events", "value"),
    [
        ([], "no_evidence"),
        ([ENDED], "ended"),
        ([LATER], "no_evidence"),
        ([SINCE], "no_evidence"),
        ([DERIVED], "derived_ended"),
        ([DERIVED, ENDED], "ended"),
        ([PART], "ended_in_part"),
        ([STOP], "suspended"),
        ([STOP, GO], "no_evidence"),
        ([STOP, ENDED], "ended"),
    ],
)
def test_value(events: list[dict[str, Any]], value: str) -> None:
    assert status_on(facts(*events), DAY).value == value


def test_four_words_are_kept_apart() -> None:
    ended, near = status_on(facts(ENDED), DAY), status_on(facts(LATER), DAY)
    since, derived = status_on(facts(SINCE), DAY), status_on(facts(DERIVED), DAY)
    assert (ended.word, ended.since, ended.by) == ("Hết hiệu lực", DAY, "33/2023/NĐ-CP")
    assert (near.outlook, since.outlook, derived.outlook) == ("about to end", "ended since", None)
    assert near.word == since.word == "Chưa thấy căn cứ hết hiệu lực (dữ liệu đến ngày 21/11/2026)"
    assert (derived.word, derived.derived, ended.derived) == ("Suy ra hết hiệu lực", True, False)


def test_the_best_proved_end_is_told() -> None:
    doubtful = ENDED | {"day": "2020-01-01", "by": "1/2019/NĐ-CP", "confidence": "low"}
    assert status_on(facts(doubtful, ENDED), DAY).by == "33/2023/NĐ-CP"
    assert status_on(facts(doubtful), DAY).confidence == "low"


def test_a_provision_can_end_alone() -> None:
    hit, spared = status_on(facts(PART), DAY, [article("5")]), status_on(facts(PART), DAY, [article("6")])
    assert (hit.value, hit.cited, hit.scope) == ("ended", True, ("Điều 5",))
    assert (spared.value, spared.cited) == ("ended_in_part", False)
    both = status_on(facts(PART), DAY, [article("5"), article("6")])
    assert (both.value, both.cited) == ("ended_in_part", True)


def test_an_end_with_exceptions_ends_what_it_does_not_leave_out() -> None:
    kept = facts(PART | {"scope": ["trừ Điều 20", "trừ Điều 30 khoản 1"]})
    assert status_on(kept, DAY, [article("5")]).value == "ended"
    assert status_on(kept, DAY, [article("20")]).value == "ended_in_part"
    assert status_on(kept, DAY, [article("30")]).value == "ended_in_part"  # a part of it goes on
    within = PinCite(path=(("Điều", "30"), ("khoản", "2")), start=0, end=0)
    assert status_on(kept, DAY, [within]).value == "ended"
    assert status_on(kept, DAY, [article("5"), article("20")]).value == "ended_in_part"
    assert status_on(kept, DAY).value == "ended_in_part"


def test_what_a_chapter_left_out_holds_is_not_known() -> None:
    kept = facts(PART | {"scope": ["trừ Chương VI"]})
    assert status_on(kept, DAY, [article("5")]).value == "ended_in_part"


def test_before_its_first_day() -> None:
    assert status_on(facts(effective="2023-06-14"), DAY).value == "not_yet"
    assert status_on(facts(effective="2023-06-13"), DAY).value == "no_evidence"


def test_unknown_work() -> None:
    assert status_on(None, DAY) == Status(value="unknown", word="Không có trong kho")


def test_amendments_by_the_day() -> None:
    known = facts({"what": "amended", "day": "2021-12-06", "by": "107/2021/NĐ-CP"}, LATER)
    assert [event.by for event in amendments_on(known, DAY)] == ["107/2021/NĐ-CP"]
    assert amendments_on(known, date(2021, 12, 5)) == ()
    assert amendments_on(None, DAY) == ()


def test_an_end_of_unknown_day_ends_nothing() -> None:
    assert status_on(facts({"what": "replaced", "by": "3/2025/TT-VPCP"}), DAY).value == "no_evidence"


EVENTS = st.lists(st.sampled_from([ENDED, LATER, SINCE, DERIVED, PART, STOP, GO]), unique_by=str)


@given(events=EVENTS, days=st.integers(min_value=0, max_value=4000))
def test_whatever_is_known_no_word_says_it_holds(events: list[dict[str, Any]], days: int) -> None:
    status = status_on(facts(*events), date(2018, 1, 1) + timedelta(days=days))
    assert status.value in {row.value for row in statuses()}
    assert status.word.startswith(word_of(status.value))
    assert "còn hiệu lực" not in f"{status.word} {status.evidence}".casefold()


@given(events=EVENTS)
def test_the_order_of_the_facts_does_not_matter(events: list[dict[str, Any]]) -> None:
    known = facts(*events)
    turned = replace(known, events=known.events[::-1])
    assert status_on(known, DAY).value == status_on(turned, DAY).value


def test_the_answers_are_those_of_the_table() -> None:
    given = "ENDED ENDED_IN_PART DERIVED_ENDED PERIOD_OVER SUSPENDED NOT_YET NO_EVIDENCE UNKNOWN".split()
    assert {row.value for row in statuses()} == {getattr(in_force, name) for name in given}
    assert word_of("no_evidence") == "Chưa thấy căn cứ hết hiệu lực"


def test_the_page_knows_every_value() -> None:
    from viz.reports.html import TONES

    values = {row.value for row in statuses()}
    assert set(TONES) <= values
    assert values - set(TONES) <= {"unknown"}


def test_every_fact_of_the_tables_has_a_status() -> None:
    for known in legal_facts():
        assert status_on(known, DAY).value != "unknown"
