"""Every example of the words of the checks is run through its rule, and the words are what makes it come out so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from graph.vocab import ended_bodies, phrasing
from graph.vocab.place_names import place_kinds, split_kind
from graph.vocab.word_rows import CheckPhrases, EndedBody, PlaceKind
from loaders.pipeline import read
from loaders.sources import read_text
from queries.checks import RULES, run_checks
from queries.checks.finding import Severity
from tests.tables import examples, forget

# An example of one line is a paragraph of this report.
REPORT = "BÁO CÁO\nVề công tác tư pháp\n\n"
# What stands for "⋯": a page that cites nothing.
PAGE = "Các phòng, ban đã triển khai đầy đủ nội dung công việc được phân công trong kỳ.\n" * 20
# No text holds it.
NOTHING = ("\ue000",)

ROWS = tuple(phrasing.check_groups().values())


def raised(row: CheckPhrases, example: str) -> list[str]:
    """The words on which the rule of a row is raised, in their order."""
    return told(row.rule, row.day, example, hints=row.hints)


def told(rule: str, day: str, example: str, *, hints: bool = False) -> list[str]:
    """The words on which a rule is raised as a warning or an error, or at all; in their order."""
    text, on = whole(example), date.fromisoformat(day)
    found = [one for one in run_checks(read(read_text(text, "ví dụ"), on), on) if one.rule == rule]
    loud = [(one.start, one.end) for one in found if hints or one.severity is not Severity.INFO]
    return [text[start:end] for start, end in sorted(loud)]


def whole(example: str) -> str:
    """The text that an example is."""
    text = example.translate({ord(mark): None for mark in "«»"}).replace("⋯", PAGE)
    return text if "\n" in text else f"{REPORT}{text}\n"


def marked(example: str) -> list[str]:
    """The stretches of an example between its marks."""
    return [part.partition("»")[0] for part in example.split("«")[1:]]


@pytest.mark.parametrize(("row", "example"), examples(ROWS, "finds", lambda row: row.group))
def test_the_rule_is_raised(row: CheckPhrases, example: str) -> None:
    found = raised(row, example)
    assert found
    assert found == (marked(example) or found)


@pytest.mark.parametrize(("row", "example"), examples(ROWS, "skips", lambda row: row.group))
def test_the_rule_is_not_raised(row: CheckPhrases, example: str) -> None:
    assert raised(row, example) == []


def forget_checks() -> None:
    phrasing.check_phrases.cache_clear()
    forget("queries.checks")


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[CheckPhrases], None]]:
    """Takes the phrases of a row out of the tables, until the test is over."""

    def take(row: CheckPhrases) -> None:
        known = phrasing.check_groups() | {row.group: replace(row, phrases=NOTHING)}
        monkeypatch.setattr(phrasing, "check_groups", lambda: known)
        forget_checks()

    yield take
    monkeypatch.undo()
    forget_checks()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.group)
def test_the_words_make_the_difference(row: CheckPhrases, without: Callable[[CheckPhrases], None]) -> None:
    """Without its words an example of the row comes out otherwise: none stands in a table unread."""
    given = [(example, raised(row, example)) for example in (*row.finds, *row.skips)]
    assert given
    without(row)
    assert any(raised(row, example) != before for example, before in given)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.group)
def test_a_row_names_a_rule_and_where_its_words_were_read(row: CheckPhrases) -> None:
    assert row.rule in RULES
    assert row.source


# ------------------------------------------------------------------------------------------ bodies that ended


@pytest.mark.parametrize(("row", "example"), examples(ended_bodies(), "finds", lambda row: row.name))
def test_work_given_to_an_ended_body_is_told(row: EndedBody, example: str) -> None:
    assert told("abolished-issuer", "2026-06-30", example) == marked(example)
    assert told("abolished-issuer", "2024-06-30", example) == []


@pytest.mark.parametrize(("row", "example"), examples(ended_bodies(), "skips", lambda row: row.name))
def test_work_given_to_a_living_body_is_not_told(row: EndedBody, example: str) -> None:
    assert told("abolished-issuer", "2026-06-30", example) == []


# --------------------------------------------------------------------------------------------- kinds of place


@pytest.mark.parametrize(("row", "example"), examples(place_kinds(), "finds", lambda row: row.name))
def test_the_kind_is_split_off_the_name(row: PlaceKind, example: str) -> None:
    kind, name = split_kind(example)
    assert kind == row.name
    assert name
    assert example.endswith(name)


@pytest.mark.parametrize(("row", "example"), examples(place_kinds(), "skips", lambda row: row.name))
def test_no_kind_is_seen(row: PlaceKind, example: str) -> None:
    assert split_kind(example) == (None, example)
