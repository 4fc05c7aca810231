"""One document stays one document, however its letters are coded; look-alikes are told and never joined."""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.citation import Citation
from graph.number_grammar import parse_number
from loaders.citations import find_citations
from loaders.normalize import DASHES, INVISIBLE, SPACES, normalize
from tests.test_loaders.reading import read_text, rules_of

STATE = ("NĐ-CP", "QĐ-TTg", "TT-BTC", "QĐ-UBND", "TT-BGDĐT", "NQ-HĐND", "CT-TTg", "TTLT-BTC-BNV")
ADMIN = ("KH-UBND", "QĐ-UBND", "TTr-SNV", "CTr-UBND", "TB-VPCP", "CĐ-TTg", "BC-UBND", "QyĐ-SNV")
PARTY = ("NQ/TW", "CTr/TU", "KH/ThU", "QĐ/TW", "HD/BTGDVTU", "ĐA/TU", "CT/HU", "QC/BTCTU-BDVTU")
WORDS = {
    "NĐ": "Nghị định", "QĐ": "Quyết định", "TT": "Thông tư", "NQ": "Nghị quyết", "CT": "Chỉ thị",
    "TTLT": "Thông tư liên tịch", "KH": "Kế hoạch", "TTr": "Tờ trình", "CTr": "Chương trình",
    "TB": "Thông báo", "CĐ": "Công điện", "BC": "Báo cáo", "QyĐ": "Quy định", "HD": "Hướng dẫn",
    "ĐA": "Đề án", "QC": "Quy chế",
}  # fmt: skip
FLAGS = {"invisible", "lookalike", "d-family", "dash", "space"}


def written() -> list[tuple[str, str]]:
    """200 citations, each with its canonical number; the same in every run."""
    dice = random.Random(36)
    made: list[tuple[str, str]] = []
    while len(made) < 200:
        form = dice.choice(("state", "admin", "party"))
        number, year = dice.randint(1, 4999), dice.randint(2001, 2026)
        if form == "state":
            symbol = dice.choice(STATE)
            whole = f"{number}/{year}/{symbol}"
        elif form == "admin":
            symbol = dice.choice(ADMIN)
            whole = f"{number}/{symbol}"
        else:
            symbol = dice.choice(PARTY)
            whole = f"{number}-{symbol}"
        kind = WORDS[symbol.replace("/", "-").split("-")[0]]
        day = f"{dice.randint(10, 28)}/{dice.randint(3, 12)}/{year}"
        made.append((f"{kind} số {whole} ngày {day}", whole))
    return made


CITATIONS = written()


# --------------------------------------------------------------------------------------------- mutations

Mutation = Callable[[str, str], str]


def in_number(change: Callable[[str], str]) -> Mutation:
    """A mutation of the number alone."""
    return lambda words, number: words.replace(number, change(number))


def everywhere(change: Callable[[str], str]) -> Mutation:
    return lambda words, number: change(words)


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda words: words.replace(old, new)


def sprinkled(sign: str) -> Callable[[str], str]:
    return lambda words: sign.join(words)


def half_decomposed(words: str) -> str:
    return "".join(unicodedata.normalize("NFD", c) if at % 2 else c for at, c in enumerate(words))


def mutations() -> dict[str, Mutation]:
    made: dict[str, Mutation] = {
        "NFD": everywhere(lambda words: unicodedata.normalize("NFD", words)),
        "half NFD": everywhere(half_decomposed),
        "NFD and soft hyphens": everywhere(lambda w: "\u00ad".join(unicodedata.normalize("NFD", w))),
        "Đ as U+00D0": in_number(replaced("Đ", "\u00d0")),
        "Đ as U+0189": in_number(replaced("Đ", "\u0189")),
        "đ as U+00F0": everywhere(replaced("đ", "\u00f0")),
        "đ as U+0256": everywhere(replaced("đ", "\u0256")),
        "gap before the slash": in_number(lambda n: n.replace("/", "\u00a0/", 1)),
        "gaps round the hyphen": in_number(lambda n: n.replace("-", "\u2009-\u2009", 1)),
        "line break for a space": everywhere(lambda w: w.replace(" ", "\n", 2)),
        "line break after the hyphen": in_number(lambda n: n.replace("-", "-\n", 1) if "/" in n.split("-")[0] else n),
        "two spaces": everywhere(replaced(" ", "  ")),
    }
    for space in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000":
        made[f"space as U+{ord(space):04X}"] = everywhere(replaced(" ", space))
    for sign in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff":
        made[f"U+{ord(sign):04X} between all letters"] = everywhere(sprinkled(sign))
    for opener, closer in (
        "\u202a\u202c",
        "\u202b\u202c",
        "\u202d\u202c",
        "\u202e\u202c",
        "\u2066\u2069",
        "\u2067\u2069",
        "\u2068\u2069",
    ):
        made[f"U+{ord(opener):04X} round the number"] = in_number(lambda n, o=opener, c=closer: f"{o}{n}{c}")
    for dash in "‐‑‒–—−﹣－":
        made[f"hyphen as U+{ord(dash):04X}"] = in_number(replaced("-", dash))
    return made


MUTATIONS = mutations()
LEAD, TAIL = "Thực hiện ", " về việc trồng cây."


def text_of(mutate: Mutation) -> tuple[str, list[tuple[int, int]]]:
    """A paragraph for each citation, and where each mutated citation stands."""
    parts, spans, at = ["Các đơn vị báo cáo kết quả như sau.\n\n"], [], 0
    at = len(parts[0])
    for words, number in CITATIONS:
        changed = mutate(words, number)
        spans.append((at + len(LEAD), at + len(LEAD) + len(changed)))
        parts.append(f"{LEAD}{changed}{TAIL}\n\n")
        at += len(parts[-1])
    return "".join(parts), spans


def flags(citation: Citation) -> set[str]:
    return {repair.kind for repair in citation.repairs} & FLAGS


def test_there_are_enough_mutations() -> None:
    assert len(MUTATIONS) >= 50
    assert len({number for _, number in CITATIONS}) == 200


def test_unmutated_citations_are_clean() -> None:
    text, spans = text_of(lambda words, number: words)
    found = find_citations(text)
    assert [(citation.start, citation.end) for citation in found] == spans
    assert [citation.number.text for citation in found if citation.number] == [n for _, n in CITATIONS]
    assert not any(flags(citation) for citation in found)


@pytest.mark.parametrize("name", MUTATIONS)
def test_mutated_citations_are_the_same_documents(name: str) -> None:
    text, spans = text_of(MUTATIONS[name])
    found = {citation.start: citation for citation in find_citations(text)}
    for (words, number), (start, end) in zip(CITATIONS, spans, strict=True):
        what = f"{name}: {text[start:end]!r}"
        assert start in found, what
        citation = found[start]
        meant, read = parse_number(number, trusted=True), citation.number
        assert meant is not None, what
        assert read is not None, what
        assert read.same_number(meant), (what, read.text)
        assert read.text == number, (what, read.text)
        assert str(citation.year or citation.date.year if citation.date else None) in words, what
        assert citation.text == text[citation.start : citation.end], what
        assert text[citation.end : end].strip(INVISIBLE) == "", what  # nothing of it is left outside
        assert citation.end <= end, what
        assert citation.date_span is not None, what
        assert citation.date_span.end == citation.end, what


@pytest.mark.parametrize("name", [n for n in MUTATIONS if n.startswith(("U+", "Đ as", "hyphen"))])
def test_what_is_wrong_in_a_number_is_told(name: str) -> None:
    text, spans = text_of(MUTATIONS[name])
    found = {citation.start: citation for citation in find_citations(text)}
    for (words, number), (start, end) in zip(CITATIONS, spans, strict=True):
        if MUTATIONS[name](words, number) != words:
            assert flags(found[start]), f"{name}: {text[start:end]!r}"


# ------------------------------------------------------------------------------------------- look-alikes

CYRILLIC = dict(zip("ABEKMHOPCTXISy", "АВЕКМНОРСТХІЅу", strict=True))
GREEK = dict(zip("ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", strict=True))
CODES = (
    "61/2018/NĐ-CP", "749/QĐ-TTg", "12/2021/TT-BTC", "02/2021/TT-BNV", "15/2020/TT-BYT", "33/CĐ-TTg",
    "18-NQ/TW", "05-CT/TW", "12/2019/NQ-HĐND", "120/TB-VPCP", "30/2026/QH16", "08/KH-BCT", "27/2012/QĐ-UBND",
    "03/2025/TTLT-BCA-VKSNDTC-TANDTC", "39/2018/TT-NHNN", "36-HD/VPTW", "45/TTr-SNV", "54/VBHN-VPQH",
    "351/2017/UBTVQH14", "11/BC-KTNN", "05/2020/TT-BKHCN", "21/KH-BNNPTNT", "14/2019/TT-BXD", "03/QyĐ-SNV",
)  # fmt: skip


def lookalikes() -> list[tuple[str, str]]:
    """500 numbers with one to all of their letters taken from another alphabet, beside the right one."""
    made: dict[str, str] = {}
    dice = random.Random(13)
    for alphabet, code in itertools.product((CYRILLIC, GREEK), CODES):
        places = [at for at, letter in enumerate(code) if letter in alphabet]
        picks = [(at,) for at in places] + list(itertools.combinations(places, 2)) + [tuple(places)]
        for pick in picks:
            made["".join(alphabet[c] if at in pick else c for at, c in enumerate(code))] = code
    pairs = sorted(made.items())
    dice.shuffle(pairs)
    return pairs[:500]


LOOKALIKES = lookalikes()


def test_there_are_enough_lookalikes() -> None:
    assert len(LOOKALIKES) == 500
    assert all(false != right for false, right in LOOKALIKES)


@pytest.mark.parametrize("part", range(10))
def test_lookalikes_are_told_and_never_joined(part: int) -> None:
    for false, right in LOOKALIKES[part * 50 : part * 50 + 50]:
        reading = read_text(f"Thực hiện Văn bản số {right} của cấp trên. Căn cứ Văn bản số {false} của cấp trên.")
        assert len(reading.mentions) == 2, ascii(false)
        first, second = reading.mentions
        assert {"lookalike"} <= {repair.kind for repair in second.citation.repairs}, ascii(false)
        assert not {repair.kind for repair in first.citation.repairs} & {"lookalike"}
        assert first.document != second.document, ascii(false)
        assert "suspicious-characters" in rules_of(reading), ascii(false)
        assert second.citation.text.endswith(false), ascii(false)


@pytest.mark.parametrize(
    "number",
    ["61/２０18/NĐ-CP", "６１/2018/NĐ-CP", "٦١/2018/NĐ-CP", "61/2018/ＮĐ-CP", "61／2018／NĐ-CP", "6१/2018/NĐ-CP", "6О/2018/NĐ-CP"],
    ids=ascii,
)  # fmt: skip
def test_other_digits_and_wide_letters_are_not_read_in_silence(number: str) -> None:
    """Full-width and other digits: flagged, never converted so that nobody sees it."""
    reading = read_text(f"Thực hiện Nghị định số 61/2018/NĐ-CP. Căn cứ Nghị định số {number} của Chính phủ.")
    for mention in reading.mentions[1:]:
        told = {repair.kind for repair in mention.citation.repairs} & {"lookalike", "invisible", "separator"}
        assert told or mention.document != reading.mentions[0].document


# --------------------------------------------------------------------------------------------- line ends

LINES = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n\nSố: 12/BC-UBND\n\nAn Giang, ngày 05 tháng 6 năm 2024\n\nBÁO CÁO\n"
    "Công tác tư pháp 6 tháng đầu năm 2024\n\nThực hiện Kế hoạch số 12/KH-UBND\nngày 03/3/2023 của UBND tỉnh về\n"
    "trồng cây.\n\n1. Nghị định số 61/2018/NĐ-\nCP ngày 23 tháng\n4 năm 2018 của Chính phủ;\n2\nvề một cửa.\n"
    "2. Quyết định số 15/QĐ-TTg\n"
)


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["Windows", "old Macintosh"])
def test_line_ends_do_not_matter(end: str) -> None:
    one, other = read_text(LINES), read_text(LINES.replace("\n", end))

    def seen(reading: object) -> list[object]:
        return [
            (" ".join(m.citation.text.split()), m.identifier, m.issuer, " ".join((m.citation.title or "").split()))
            for m in reading.mentions
        ]

    assert seen(other) == seen(one)
    assert [d.id for d in other.documents] == [d.id for d in one.documents]
    assert (other.head.title, other.head.number, other.head.issuer) == (
        one.head.title,
        one.head.number,
        one.head.issuer,
    )


# ---------------------------------------------------------------------------------------- the normaliser

LETTERS = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyABCĐÐƉðɖ0123456789/-.,:;()“”\n\t ếộựỡ")
STRANGE = st.sampled_from(
    INVISIBLE + DASHES + SPACES + "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0344\u0340\u212a"
)
TEXTS = st.lists(st.one_of(LETTERS, LETTERS, STRANGE, st.characters()), max_size=60).map("".join)
SETTINGS = settings(max_examples=600, deadline=None, derandomize=True, database=None)


@SETTINGS
@given(TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once
    assert once == once.translate(dict.fromkeys(map(ord, INVISIBLE)))


@SETTINGS
@given(TEXTS)
def test_the_map_keeps_the_order(text: str) -> None:
    clean = normalize(text)
    offsets = [clean.raw_offset(at) for at in range(len(clean.text) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert offsets[-1] == len(text)


@SETTINGS
@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_span_leads_to_the_words_it_was_read_from(text: str, one: int, other: int) -> None:
    clean = normalize(text)
    start, end = sorted((min(one, len(clean.text)), min(other, len(clean.text))))
    low, high = clean.raw_span(start, end)
    assert 0 <= low <= high <= len(text)
    if start < end and "\n" not in text and "CÔNG BÁO" not in text:
        assert normalize(text[low:high]).text == clean.text[start:end]


@SETTINGS
@given(TEXTS)
def test_reading_any_text_gives_slices_of_it(text: str) -> None:
    for citation in find_citations(f"Thực hiện Kế hoạch số 12/KH-UBND{text} Nghị định số 61/2018/NĐ-CP {text}"):
        whole = f"Thực hiện Kế hoạch số 12/KH-UBND{text} Nghị định số 61/2018/NĐ-CP {text}"
        assert whole[citation.start : citation.end] == citation.text
        if citation.title_span:
            assert citation.title_span.cut(whole) == citation.title


def test_plain_text_is_left_alone() -> None:
    text = "Kế hoạch số 12/KH-UBND ngày 16/6/2010 của Ủy ban nhân dân tỉnh."
    clean = normalize(text)
    assert clean.text == text
    assert clean.raw_span(5, 20) == (5, 20)
