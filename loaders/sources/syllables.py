"""How Vietnamese a text looks: words with marks that can be syllables, against words that cannot.

A Vietnamese syllable is an onset, a vowel group and an ending with at most one tone mark; few of each
exist, and text read in a wrong code has hardly any. This is the letter statistic that tells the codes apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SAMPLE = 200_000
"""Code points of a text that are looked at."""

LONGEST_WORD = 40
"""Longer ones are no syllables; decomposed letters take up to three code points."""

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu q r s t th tr v x".split()
_VOWELS = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oai oay oao oe oeo oi oo ôi ơi "
    "ua uâ uây uê ui uô uôi uơ ưa ươ ươi ươu ưi ưu uy uya uyê uyu yê yêu iêu ya ue uai uao uay ươ ueo uă"
).split()
_ENDINGS = "c ch m n ng nh p t".split()
_STOPPED = ("c", "ch", "p", "t")
_SYLLABLE = re.compile(
    f"(?:{'|'.join(sorted(_ONSETS, key=len, reverse=True))})??"
    f"(?:{'|'.join(sorted(_VOWELS, key=len, reverse=True))})(?P<end>{'|'.join(_ENDINGS)})?"
)
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_WORD = re.compile(r"[^\s\x00-@\[-`{-\x7f\u00a0\u2010-\u206f«»•]+")
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹ºª°"
_LOOKALIKES = str.maketrans("ðÐ", "đĐ")
_ABBREVIATION = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐƯÔƠĂÂÊg")
_BARE = frozenset(
    "cua cac theo ngay thang quyet dinh nghi nhan dan uy thuc hien duoc hanh chinh bao cao hoach khong trong "
    "nguoi viec nam ban tinh huyen phuong xa".split()
)
# Syllables with marks that make up a third of any official text, and chance hits of a wrong code do not.
_COMMON = frozenset(
    "báo bản bảo bị bổ bộ chính chủ chức các cáo có công căn cơ cải cấp của cứ dân dụng dự giấy hiện "
    "hiệu hoạch hoạt hoặc huyện hành hạn học hồ hội hợp khoản không kế liên liệu luật là làm lý lực một "
    "mức nghiệp nghệ nghị ngày người nhiệm nhà nhân nhận này năm nước nội pháp phòng phường phạm phải "
    "phủ quy quyết quyền quản quốc sản số sở sử sự thuộc thành tháng thông thư thẩm thể thị thời thực "
    "tiền toán triển trách trình trường trưởng trợ tài tư tại tế tỉnh tịch tổ tổng từ việc việt và văn "
    "về vị với vụ xuất xã yếu án điều điểm đơn được đất đến đề để địa định đối đồng đổi độ động ở ủy".split()
)
_ASCII_WORD = re.compile("[A-Za-z]+")
_VIQR = re.compile(
    r"(?:cu\?a|va`|ddi\.nh|nga`y|nghi\.|quye\^'t|tha'ng|na\(m|ca'c|ddu\+o\+\.c|u\?y|ba'o|nu\+o\+'c|die\^`u)",
)


@dataclass(frozen=True, slots=True)
class Score:
    """How many words with marks are syllables, and how many cannot be.

    Attributes:
        good: Words with a mark or a stroke that are Vietnamese syllables.
        bad: Words with a character outside ASCII that are none.
        common: Good words that any official text has many of.
    """

    good: int
    bad: int
    common: int

    @property
    def balance(self) -> int:
        """Good words less bad words, common ones twice."""
        return self.good + self.common - self.bad

    @property
    def plausible(self) -> bool:
        """Whether at most every fourth word is wrong, and every fifth of the right ones is common."""
        return self.good > 0 and self.bad * 3 <= self.good <= self.common * 5


@lru_cache(maxsize=8)
def score(text: str) -> Score:
    """How Vietnamese the first 200,000 code points look.

    Examples:
        >>> score("Nghị định số 30/2020/NĐ-CP"), score("NghÞ ®Þnh")
        (Score(good=3, bad=0, common=3), Score(good=0, bad=2, common=0))
    """
    good = bad = common = 0
    for word in _WORD.findall(text[:SAMPLE]):
        if not word.isascii():
            verdict = _judge(word) if len(word) <= LONGEST_WORD else -1
            good += verdict > 0
            common += verdict > 1
            bad += verdict < 0
    return Score(good, bad, common)


@lru_cache(maxsize=20_000)
def _judge(word: str) -> int:
    """1 for a syllable with marks, 2 for a common one, -1 for what cannot be one, 0 for what says nothing."""
    core = word.translate(_LOOKALIKES).strip(_RAISED)
    core = unicodedata.normalize("NFC", core)
    if core.isascii() or len(core) == 1:
        return 0  # a single letter or sign may be anything: a list, the currency, a sign between numbers
    if not any(char.isalpha() for char in core):
        return -1
    if _ABBREVIATION.issuperset(core):
        return 0
    marks = [char for char in unicodedata.normalize("NFD", core) if char in _TONES]
    if len(marks) > 1:
        return -1
    plain = "".join(char for char in unicodedata.normalize("NFD", core.lower()) if char not in _TONES)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain))
    if not found:
        return -1
    stopped = found["end"] in _STOPPED and _TONES[marks[0]] not in ("sắc", "nặng") if marks else False
    if stopped:
        return -1
    return 2 if core.lower() in _COMMON else 1


def is_viqr(text: str) -> bool:
    """Whether the text is typed in VIQR, marks as ASCII punctuation (*kiểu gõ VIQR*).

    Examples:
        >>> is_viqr("Nghi. ddi.nh cu?a Chi'nh phu? nga`y 5 tha'ng 3"), is_viqr("Nghị định của Chính phủ")
        (True, False)
    """
    return len(_VIQR.findall(text[:SAMPLE].lower())) >= 3


def is_unmarked(text: str) -> bool:
    """Whether the text is Vietnamese written without any marks.

    Examples:
        >>> is_unmarked("Quyet dinh cua Uy ban nhan dan tinh ngay 5 thang 3"), is_unmarked("The board met.")
        (True, False)
    """
    sample = text[:SAMPLE]
    if score(sample).good * 50 >= len(sample):
        return False  # there cannot be more words than characters
    words = _ASCII_WORD.findall(sample.lower())
    known = sum(word in _BARE for word in words)
    return known >= 5 and known * 8 >= len(words) and score(sample).good * 50 < len(words)
