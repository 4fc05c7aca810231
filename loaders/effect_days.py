"""The day from which a text, or what one of its sentences does, takes effect."""

from __future__ import annotations

import re
from functools import cache

from graph.interval import PartialDate
from loaders.mentions.dates import FULL_DAY
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK

_FROM = r"(?<!\w)từ\s+(?:ngày\s+)?"
_FROM_DAY = re.compile(_FROM + FULL_DAY)
_DIGITS = re.compile(r"\d")
_AFTER = re.compile(r"(?<!\w)sau(?!\w)")


@cache
def _takes_effect() -> re.Pattern[str]:
    verb, signing = alternatives(phrases("takes_effect")), alternatives(phrases("signing_day"))
    return re.compile(
        rf"này(?<!\wnày)\s+(?:{verb})[^.;\n{BLANK}]{{0,40}}?"
        rf"{_FROM}(?:{FULL_DAY}|(?P<signing>{signing})(?!\w))"
    )


def own_day(text: str, signed: PartialDate | None) -> str | None:
    """The day from which the text itself acts, where it names one.

    Examples:
        >>> own_day("Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2026.", None)
        '2026-03-01'
        >>> own_day("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", PartialDate(2026, 1, 5)) is None
        True
        >>> own_day("Nghị định này có hiệu lực sau bốn mươi lăm ngày kể từ ngày ký.", PartialDate(2026, 1, 5)) is None
        True
    """
    match = _takes_effect().search(text)
    if match is None:
        return None
    if match["signing"]:
        counted = _DIGITS.search(match.group()) or _AFTER.search(match.group())
        return str(signed) if signed is not None and signed.full and not counted else None
    return _iso(match)


def _iso(match: re.Match[str]) -> str | None:
    try:
        return str(PartialDate.parse(f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"))
    except ValueError:
        return None


def stated_day(text: str, start: int, token: int, end: int) -> str | None:
    """The day a sentence names for what it does: behind the verb, else in front of it.

    Examples:
        >>> words = "Thông tư A hết hiệu lực từ ngày 01/01/2027."
        >>> stated_day(words, 0, 11, len(words))
        '2027-01-01'
    """
    match = _FROM_DAY.search(text, token, end) or _FROM_DAY.search(text, start, token)
    return _iso(match) if match else None


def behind_condition(words: str) -> str:
    """What stands behind "Kể từ ngày Thông tư này có hiệu lực thi hành," or the like in front of a document.

    Examples:
        >>> behind_condition("Kể từ ngày Thông tư này có hiệu lực, khoản 2 Điều 5 ")
        ' khoản 2 Điều 5 '
        >>> behind_condition("Thông tư này có hiệu lực từ ngày 15 tháng 02 năm 2026; ")
        ' '
    """
    if (start := _takes_effect().search(words)) and ";" in words[start.end() :]:
        return words[words.rfind(";") + 1 :]
    if not words.lstrip().lower().startswith(phrases("since")):
        return words
    found = [words.rfind(f"{verb},") for verb in phrases("takes_effect")]
    at = max(found, default=-1)
    return words[max(at, 0) :].partition(",")[2] if "," in words else words
