"""Provisions stand in the order of the text, not of the alphabet; the orders below are those of Vietnamese drafting."""

from __future__ import annotations

import random

import pytest

from graph.provision import provision_order

ORDERED = [
    ["Điều 1", "Điều 2", "Điều 3", "Điều 9", "Điều 10", "Điều 11", "Điều 100"],
    ["Điều 5", "Điều 5 khoản 1", "Điều 5 khoản 2", "Điều 5 khoản 10", "Điều 5a", "Điều 6"],
    ["khoản 2 Điều 3", "khoản 10 Điều 3", "khoản 1 Điều 11"],
    ["Điều 3", "khoản 2 Điều 3", "điểm a khoản 2 Điều 3", "Điều 3 khoản 2 điểm b", "khoản 3 Điều 3", "Điều 4"],
    [f"điểm {letter} khoản 1 Điều 1" for letter in "abcdđeghiklmnopqrstuvxy"],
    ["Phần I", "Phần II", "Chương I", "Chương II", "Chương IV", "Chương V", "Chương IX", "Chương X", "Chương XIX"],
    ["Mục 2", "Mục 10", "Tiểu mục 1"],
    ["Chương II, Điều 3", "Chương I, Điều 4"],
    ["Điều 9", "PHỤ LỤC I", "Phụ lục II", "khoản 2 Phụ lục II", "Phụ lục số IX", "Phụ lục X"],
    ["Điều 20", "Phụ lục 1", "Phụ lục 2", "Phụ lục 10"],
    ["Điều 1", "mẫu 2", "mẫu 10", "một phần"],
]


@pytest.mark.parametrize("wanted", ORDERED, ids=lambda wanted: wanted[0])
def test_provisions_stand_in_the_order_of_the_text(wanted: list[str]) -> None:
    for seed in range(5):
        mixed = wanted[:]
        random.Random(seed).shuffle(mixed)
        assert sorted(mixed, key=provision_order) == wanted


def test_any_text_has_one_place() -> None:
    texts = ["", " ", "Điều", "Điều ²", "điều 5 ĐIỀU 5", "Điều \u0665", "x" * 3000, "Điều " + "9" * 9000, "điểm 😀"]
    once = sorted(texts, key=provision_order)
    other_way = texts[::-1]
    assert sorted(other_way, key=provision_order) == once
    assert len({provision_order(text) for text in texts}) == len(texts)
