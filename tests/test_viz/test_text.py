"""The summary for a terminal."""

from __future__ import annotations

import pytest

from queries.checks.finding import Severity
from tests.test_viz import samples
from viz.lang import words
from viz.reports.columns import cells, wrap
from viz.reports.text import render

VI, EN = words("vi"), words("en")


def summary(width: int = 100, *, color: bool = False, language: str = "vi") -> str:
    made = samples.sample()
    return render(made.result, made.text, words(language), width=width, color=color)


def test_it_says_what_the_document_is_and_the_day() -> None:
    made = summary()
    assert "Báo cáo …/BC-UBND" in made
    assert "31/8/2022 (ngày cuối của tháng ghi trên văn bản)" in made
    assert "3 viện dẫn đến 3 văn bản: 1 lỗi, 1 cảnh báo, 1 lưu ý." in made


def test_errors_come_first() -> None:
    made = summary()
    assert made.index("LỖI ") < made.index("CẢNH BÁO ") < made.index("LƯU Ý ")


def test_position_and_words_are_given() -> None:
    start = samples.sample().result.findings[0].start
    line = samples.TEXT.count("\n", 0, start) + 1
    column = start - samples.TEXT.rfind("\n", 0, start)
    assert f"{line}:{column} " in summary()
    assert "“Nghị định số 43/2011/NĐ-CP ngày 13/6/2011”" in summary()


def test_the_status_word_and_its_reason_are_given() -> None:
    flat = " ".join(summary().split())
    assert "Hết hiệu lực từ 15/8/2022 theo" in flat
    assert "42/2022/NĐ-CP" in flat
    assert "còn hiệu lực" not in flat.casefold().replace("chưa thấy căn cứ hết hiệu lực", "")


@pytest.mark.parametrize("width", [10, 32, 40, 63, 64, 80, 100, 200])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_line_is_wider_than_the_screen(width: int, language: str) -> None:
    made = summary(width, language=language)
    assert max(map(cells, made.splitlines())) <= max(32, min(width, 120))


def test_no_escape_without_colours_and_the_same_words_with_them() -> None:
    import re

    plain, coloured = summary(), summary(color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_control_characters_of_the_document_are_shown_not_sent() -> None:
    reading = samples.reading()
    hostile = "\x1b]0;x\x07\u202e[bold]"
    made = samples.result(reading, [samples.finding(0, 3, message=hostile, basis=hostile)])
    printed = render(made, samples.TEXT, VI)
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)
    assert "␛" in printed
    assert "⟦U+202E⟧[bold]" in printed


def test_what_was_not_read_comes_before_the_findings() -> None:
    reading = samples.reading(source=samples.source(completeness="partial", notes=("2 hình chưa đọc được",)))
    made = render(samples.result(reading, [samples.finding(0, 3)]), samples.TEXT, VI)
    assert made.index(VI("partial")) < made.index("2 hình chưa đọc được") < made.index("LỖI")


def test_nothing_found_is_said() -> None:
    made = render(samples.result(samples.reading("Không có gì."), []), "Không có gì.", VI)
    assert VI("nothing") in made
    assert VI("no_documents") in made


def test_english_takes_the_english_message() -> None:
    made = summary(language="en")
    assert "Not in the collection." in made
    assert "NOTE" in made


def test_a_long_word_is_cut_to_the_column() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
    assert wrap("", 10) == [""]


def test_both_languages_say_the_same_things() -> None:
    for name in ("text", "severity", "issuer_basis", "as_of_basis", "completeness", "confidence", "rules"):
        english = {key for key in getattr(EN, name) if not key.endswith("_one")}  # English tells one from many
        assert getattr(VI, name).keys() == english, name
    for key, sentence in VI.text.items():
        assert set(_holes(sentence)) == set(_holes(EN.text[key])), key


def _holes(sentence: str) -> list[str | None]:
    import string

    return [name for _, name, _, _ in string.Formatter().parse(sentence) if name]


def test_every_severity_has_its_word() -> None:
    assert set(VI.severity) == {level.value for level in Severity}
