"""The compiled legal facts: read work by work, equal to the tables, put together with those of an office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph import vocab
from graph.event import Event, WorkFacts
from graph.evidence import Source
from graph.vocab import tables
from graph.vocab.fact_file import Facts, facts_from, read_facts, write_facts

READ = Source(where="Công báo", seen_on="2026-01-05", confidence="high")


def work(key: str, *events: Event, **given: object) -> WorkFacts:
    parts: dict[str, object] = {"title": None, "issuer": None, "issued": None, "effective": None} | given
    return WorkFacts(key=key, number=key.partition("@")[0], doc_type="Nghị định", source=READ, events=events, **parts)  # type: ignore[arg-type]


def ended(day: str, by: str, seen_on: str = "2026-01-05") -> Event:
    source = Source(where=by, seen_on=seen_on, confidence="medium")
    return Event(what="repealed", day=date.fromisoformat(day), by=by, source=source)


WORKS = (
    work("01/2020/NĐ-CP", ended("2025-01-01", "9/2024/NĐ-CP", "2026-07-23"), title="về A", issued=date(2020, 1, 2)),
    work("10/2020/NĐ-CP", title="về B"),
    work("12/QĐ-TTg@2020-01-05", issued=date(2020, 1, 5)),
    work("12/QĐ-TTg@2021-01-05", issued=date(2021, 1, 5)),
    work("1/2020/NĐ-CP-X"),
)


@pytest.fixture
def compiled(tmp_path: Path) -> Facts:
    path = tmp_path / "facts.txt"
    path.write_bytes(write_facts(WORKS, "abc"))
    found = read_facts(path, "abc")
    assert found is not None
    return found


def test_every_work_comes_back_as_it_was(compiled: Facts) -> None:
    assert compiled.all() == tuple(sorted(WORKS, key=lambda one: one.key))
    assert len(compiled) == len(WORKS)
    assert compiled.seen_on == "2026-07-23"


def test_leading_zeros_do_not_count_and_no_neighbour_is_taken(compiled: Facts) -> None:
    assert compiled.numbered("1/2020/NĐ-CP") == compiled.numbered("001/2020/NĐ-CP") == (WORKS[0],)
    assert compiled.numbered("1/2020/NĐ") == ()
    assert compiled.numbered("") == ()
    assert compiled.numbered("\ud800") == ()


def test_numbers_that_restart_have_several_works(compiled: Facts) -> None:
    assert [one.key for one in compiled.numbered("12/QĐ-TTg")] == ["12/QĐ-TTg@2020-01-05", "12/QĐ-TTg@2021-01-05"]
    assert compiled.of("12/QĐ-TTg@2021-01-05") == WORKS[3]
    assert compiled.of("12/QĐ-TTg") is None


@pytest.mark.parametrize("content", [b"", b"{", b'["other", 5, "2026-01-05"]\n', b"\xff\n"])
def test_a_damaged_or_stale_copy_is_not_used(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "facts.txt"
    path.write_bytes(content)
    assert read_facts(path, "abc") is None
    assert read_facts(tmp_path / "none.txt", "abc") is None


def test_the_shipped_copy_is_what_the_tables_say() -> None:
    table = tables.TABLES["legal_facts"]
    works = tables.parse(table)
    assert vocab.legal_facts() == works
    assert len(works) == len(vocab.known_facts())
    for facts in works[::97]:
        assert facts in vocab.facts_numbered(facts.number)
        assert vocab.facts_of(facts.key) == facts


def test_an_office_adds_works_and_events() -> None:
    shipped = facts_from(WORKS)
    later = ended("2026-06-01", "5/2026/NĐ-CP", "2026-08-01")
    own = (work("01/2020/NĐ-CP", later, effective=date(2020, 3, 1)), work("7/2031/NĐ-CP"))
    found = shipped.extended(own)
    (both,) = found.numbered("01/2020/NĐ-CP")
    assert (both.title, both.issued, both.effective) == ("về A", date(2020, 1, 2), date(2020, 3, 1))
    assert [event.by for event in both.events] == ["9/2024/NĐ-CP", "5/2026/NĐ-CP"]
    assert found.of("7/2031/NĐ-CP") == own[1]
    assert found.seen_on == "2026-08-01"
    assert [one.key for one in found.all()] == sorted({one.key for one in (*WORKS, *own)})
    assert shipped.of("7/2031/NĐ-CP") is None


def test_the_mapping_reads_only_what_is_asked() -> None:
    facts = vocab.FactsByKey()
    assert facts["61/2018/NĐ-CP"].doc_type == "Nghị định"
    assert "không có" not in facts
    assert facts.get("1/1900/NĐ-CP") is None
    assert len(facts) == sum(1 for _ in facts)
