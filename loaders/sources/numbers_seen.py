"""Numbers of documents that a recogniser of letters may have misread: what they may be, never what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Letters that a recogniser takes for digits of the same shape, and the digits.
_ALIKE = {"0": "OoDQ", "1": "lIi|", "2": "Zz", "5": "Ss", "6": "b", "8": "B", "9": "g"}
_AS_DIGIT = str.maketrans({letter: digit for digit, letters in _ALIKE.items() for letter in letters})
_LETTERS = "".join(_ALIKE.values())
_ANY = f"[0-9{_LETTERS}]"
_DATE = re.compile(
    rf"(?<![\w/])(?=[{_LETTERS}/]{{0,8}}[0-9])(?=[0-9/]{{0,9}}[{_LETTERS}]){_ANY}{{1,2}}/{_ANY}{{1,2}}/{_ANY}{{4}}(?![\w/])"
)
_NUMBER = re.compile(
    rf"(?<![\w/])(?={_ANY}{{0,4}}[0-9])({_ANY}{{1,5}})(?:/({_ANY}{{4}}))?"
    r"/([A-Z0-9ĐÐÂĂ€]{1,8}(?:\s?[-–—~]\s?[A-Z0-9ĐÐÂĂ]{1,12}){0,3})(?!\w)"
)
_SYMBOLS = {
    "QÐ": "QĐ", "QD": "QĐ", "OĐ": "QĐ", "OD": "QĐ", "0Đ": "QĐ", "Q0": "QĐ", "NÐ": "NĐ", "ND": "NĐ", "N0": "NĐ",
    "HÐND": "HĐND", "HDND": "HĐND", "UBN0": "UBND", "UBNĐ": "UBND", "U8ND": "UBND", "UBNO": "UBND", "KI-I": "KH",
    "C7": "CT", "1T": "TT", "B7": "BT", "8C": "BC", "CÐ": "CĐ",
}  # fmt: skip
_DASHES = re.compile(r"\s?[-–—~]\s?")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A number that looks misread.

    Attributes:
        start: First code point of the text.
        end: One past the last.
        text: As it was read.
        candidates: What it may be.
    """

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]


def doubtful_numbers(text: str) -> list[Doubtful]:
    """Numbers and dates with letters where digits stand, or symbols that are none; nothing is changed.

    Examples:
        >>> [(one.text, one.candidates) for one in doubtful_numbers("Quyết định số 63B/OĐ-UBND ngày O5/4/2018")]
        [('63B/OĐ-UBND', ('638/QĐ-UBND',)), ('O5/4/2018', ('05/4/2018',))]
        >>> doubtful_numbers("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020")
        []
    """
    found = []
    for match in _NUMBER.finditer(text):
        sequence, year, symbol = match.group(1), match.group(2), match.group(3)
        parts = [_SYMBOLS.get(part, part) for part in _DASHES.split(symbol)]
        if len(parts) == 1 and parts[0] == symbol:
            continue  # a fraction or a unit, not a symbol
        numbers = [sequence.translate(_AS_DIGIT), *([year.translate(_AS_DIGIT)] if year else [])]
        found.append((match, "/".join([*numbers, "-".join(parts)])))
    for match in _DATE.finditer(text):
        found.append((match, match.group().translate(_AS_DIGIT)))
    rows = [
        Doubtful(match.start(), match.end(), match.group(), (guess,))
        for match, guess in found
        if _DASHES.sub("-", match.group()) != guess
    ]
    return sorted(rows, key=lambda one: one.start)
