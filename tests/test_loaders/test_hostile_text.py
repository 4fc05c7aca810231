"""Reading takes steps in proportion to the text, whatever the text is.

Steps of the code are counted here, so that no clock decides. How long the patterns take is measured by
``python -m benchmarks.patterns`` and ``make bench``; here each has to get through every attack at all.
"""

from __future__ import annotations

import pytest

from benchmarks.hostile import ATTACKS, DENSE, GENERATORS, filled
from benchmarks.patterns import WINDOWED, patterns, plain_name, work_of
from loaders.citations import find_citations
from loaders.header import read_head
from loaders.normalize import normalize
from tests.steps import growth, steps
from tests.test_loaders.reading import read_text

RATIO = 2.3
UNITS = {**ATTACKS, **{f"dense {name}": unit for name, unit in DENSE.items()}}


@pytest.mark.parametrize("name", UNITS)
def test_finding_takes_linear_steps(name: str) -> None:
    assert growth(find_citations, lambda size: filled(UNITS[name], size), 3_000) <= RATIO


@pytest.mark.parametrize("name", GENERATORS)
def test_finding_in_what_the_benchmark_measures_takes_linear_steps(name: str) -> None:
    assert growth(find_citations, GENERATORS[name], 3_000) <= RATIO


@pytest.mark.parametrize("name", UNITS)
def test_reading_takes_linear_steps(name: str) -> None:
    """The whole way: head, citations, documents, relations."""
    assert growth(read_text, lambda size: filled(UNITS[name], size), 6_000) <= RATIO


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_round_a_citation_takes_linear_steps(name: str) -> None:
    """What stands beside a citation is read most closely."""

    def work(text: str) -> None:
        find_citations(f"Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh về {text}")
        find_citations(f"theo khoản 1 Điều 2 Luật {text}")
        find_citations(f"Kế hoạch số 12/{text}")
        find_citations(f"{text} Kế hoạch số 12/KH-UBND")
        find_citations(f"Kế hoạch số 12/{text}KH-UBND")
        find_citations(f"Kế hoạch số 12/KH{text}-UBND")
        find_citations(f"Kế hoạch{text}số{text}12/KH-UBND{text}ngày{text}03/3/2023{text}của{text}UBND tỉnh")
        find_citations(f"điểm a{text}khoản 1{text}Điều 2{text}Luật{text}Đất đai{text}năm 2013")
        find_citations(f"Kế hoạch số 12/KH-UBND (sau đây gọi tắt là{text}Kế hoạch 12). Kế hoạch 12{text}")

    assert growth(work, lambda size: filled(ATTACKS[name], size), 2_000) <= RATIO


@pytest.mark.parametrize("lead", ["", "Số: 1/", "BÁO CÁO\n", "An Giang, ngày ", "ỦY BAN NHÂN DÂN\n", "V/v ", "TM. "])
def test_a_hostile_head_takes_linear_steps(lead: str) -> None:
    for name, unit in ATTACKS.items():
        made = growth(lambda text: read_head(normalize(lead + text)), unit.__mul__, 600)
        assert made <= RATIO, name


def test_there_are_patterns_to_attack() -> None:
    assert len(patterns()) > 50
    assert len(UNITS) >= 20
    assert set(WINDOWED) - {plain_name(where) for where in patterns()} == set()


@pytest.mark.parametrize("where", sorted(patterns()))
def test_pattern_gets_through_every_attack(where: str) -> None:
    work = work_of(where, patterns()[where])
    for unit in ATTACKS.values():
        work(filled(unit, 400))


def test_steps_are_counted() -> None:
    ten, twenty = (steps(lambda size=size: find_citations("Luật Đất đai; " * size)) for size in (10, 20))
    assert 100 < ten < twenty
    squared = growth(lambda text: [find_citations(text) for _ in range(len(text))], "số 1 ".__mul__, 10)
    assert squared > RATIO
