"""Comparing titles and issuers: what is another wording, and what is another thing."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache, lru_cache

from graph.folding import fold, fold_name
from graph.vocab import organ_abbreviations
from graph.vocab.phrasing import check_phrases, phrases
from graph.vocab.place_names import place_kinds

SHORT_TITLE = 4
MINISTRY = "bộ"
UNLIKE = 0.35
ALIKE = 0.9
# Words on either side that must be alike for the words between to count as exchanged.
FRAME = 2


@lru_cache(maxsize=512)
def title_words(title: str) -> tuple[str, ...]:
    """The words of a title for comparing, without what leads it in.

    Examples:
        >>> title_words("về việc ban hành Kế hoạch năm 2023")
        ('kế', 'hoạch', 'năm', '2023')
    """
    folded = fold_name(title)
    stripped = True
    while stripped:
        stripped = False
        for lead in _title_leads():
            if folded.startswith(lead):
                folded, stripped = folded[len(lead) :], True
    return tuple(folded.split())


@cache
def _title_leads() -> tuple[str, ...]:
    """What leads a title in, folded, a space behind it; the longest first."""
    leads = (*phrases("title_about"), *phrases("title_lead"), *check_phrases("title_led_in"))
    return tuple(sorted({f"{fold_name(lead)} " for lead in leads}, key=lambda lead: (-len(lead), lead)))


@cache
def _fillers() -> frozenset[str]:
    """Words of titles that tell nothing of their subject, folded."""
    return frozenset(map(fold_name, check_phrases("title_filler")))


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, small slips aside; short titles never are.

    Examples:
        >>> same_title("về kiểm tra công tác cải cách năm 2023", "về việc kiểm tra công tác cải cách năm 2023")
        True
        >>> same_title("kiểm tra công tác năm 2022 của xã", "kiểm tra công tác năm 2023 của xã")
        False
    """
    first, second = title_words(one), title_words(other)
    if min(len(first), len(second)) <= SHORT_TITLE or _digits(first) != _digits(second):
        return False
    return len({*first} & {*second}) / len({*first} | {*second}) >= ALIKE


def same_words(one: str, other: str) -> bool:
    """Whether two titles are made of the same words of meaning: those of a list of like acts are not.

    Examples:
        >>> same_words("ban hành danh mục nghề cơ khí", "ban hành danh mục nghề thú y")
        False
    """
    return shared_words(one, other) == 1.0


def shared_words(one: str, other: str) -> float:
    """Which share of the words of meaning of two titles is common to both.

    Examples:
        >>> shared_words("Luật Đất đai", "Luật Đất đai"), shared_words("Luật Đất đai", "Luật Nhà ở")
        (1.0, 0.2)
    """
    first, second = (set(title_words(title)) - _fillers() for title in (one, other))
    return len(first & second) / len(first | second) if first or second else 0.0


def other_title(one: str, other: str) -> bool:
    """Whether two titles clearly differ: nearly no word in common, or some words exchanged for others.

    A title cut short, an abbreviation written out or one word put otherwise is no difference.

    Examples:
        >>> other_title("kiểm soát thủ tục hành chính năm 2023", "kiểm soát cải cách hành chính năm 2023")
        True
        >>> other_title("kiểm soát TTHC năm 2023", "kiểm soát thủ tục hành chính năm 2023")
        False
    """
    first, second = title_words(one), title_words(other)
    if first == second or min(len(first), len(second)) < SHORT_TITLE:
        return False
    return unlike(one, other) or _exchanged(first, second)


def unlike(one: str, other: str) -> bool:
    """Whether two titles have nearly no word of meaning in common; of a short one, none at all.

    Examples:
        >>> unlike("quản lý nhà nước về kinh tế", "hướng dẫn thi hành Luật Ban hành văn bản quy phạm pháp luật")
        True
    """
    first = {word for word in title_words(one) if word not in _fillers()}
    second = {word for word in title_words(other) if word not in _fillers()}
    shorter, longer = sorted((len(first), len(second)))
    if shorter < SHORT_TITLE:
        return shorter > 1 and longer >= SHORT_TITLE and not first & second
    return len(first & second) / min(len(first), len(second)) < UNLIKE


def _exchanged(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether words amid the same words were exchanged: two or more for two or more, or year for year."""
    steps = SequenceMatcher(a=first, b=second, autojunk=False).get_opcodes()
    for before, (step, low, high, left, right), after in zip(steps, steps[1:], steps[2:], strict=False):
        if step != "replace" or min(before[2] - before[1], after[2] - after[1]) < FRAME:
            continue
        gone, come = first[low:high], second[left:right]
        if _digits(gone) and _digits(come) and _digits(gone) != _digits(come):
            return True
        meaning = [[word for word in words if word not in _fillers()] for words in (gone, come)]
        if min(map(len, meaning)) >= 2 and not _abbreviates(gone, come) and not _abbreviates(come, gone):
            return True
    return False


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in long)
    return any(len(word) > 1 and word in initials for word in short)


def _digits(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.isdigit() and len(word) == 4]


@lru_cache(maxsize=512)
def issuer_words(name: str) -> tuple[str, ...]:
    """The words of an issuer for comparing: short forms written out, the head's title left out.

    Examples:
        >>> issuer_words("Chủ tịch UBND tỉnh") == issuer_words("Ủy ban nhân dân tỉnh")
        True
    """
    shorts, heads = _issuer_forms()
    folded = fold(name)
    for short, long in shorts:
        folded = f" {folded}".replace(short, long).strip()
    folded = fold_name(folded)
    for head in heads:
        if folded.startswith(head):
            return tuple(folded[len(head) :].split())
    return tuple(folded.split())


@cache
def _issuer_forms() -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Short forms with what they stand for, and titles of heads, folded, with the spaces around them."""
    organs = [(short, row.full) for row in organ_abbreviations() for short in row.short]
    kinds = [(form, row.name) for row in place_kinds() for form in (*row.short, *([row.glued] if row.glued else ()))]
    kinds.sort(key=lambda pair: -len(pair[0]))
    shorts = tuple((f" {fold(short)}", f" {fold(long)} ") for short, long in (*organs, *kinds))
    return shorts, tuple(f"{fold_name(head)} " for head in check_phrases("issuer_head"))


def same_issuer(one: str, other: str) -> bool:
    """Whether two names may be of one issuer: equal, or one goes on where the other stops.

    Examples:
        >>> same_issuer("UBND tỉnh", "Ủy ban nhân dân tỉnh Trà Vinh")
        True
        >>> same_issuer("Chính phủ", "Thủ tướng Chính phủ")
        False
    """
    first, second = sorted((issuer_words(one), issuer_words(other)), key=len)
    if second[:1] == (MINISTRY,) and first[:1] != (MINISTRY,):  # "Bộ trưởng Lao động …"
        second = second[1:]
    return bool(first) and second[: len(first)] == first
