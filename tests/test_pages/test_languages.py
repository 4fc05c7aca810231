"""Two languages say the same things: every text, every error, every page."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from cancu.api.problems import TITLES
from cancu.office.workers import Job
from cancu.web.lang import en, page_words, vi
from graph.relation import relation_names
from graph.vocab import document_types, statuses
from graph.work import LEVELS
from queries.in_force import _DEEDS
from tests.support import ROOT
from tests.test_pages.server import Server, command, served
from viz.lang import ENGLISH

EN, VI = page_words("en"), page_words("vi")
TEMPLATES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("cancu/web/templates", "viz/templates")
    for path in sorted((ROOT / folder).glob("*.html"))
}
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def holes(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_tables_have_the_same_keys_and_gaps() -> None:
    english = {key for key in en.TEXT if not key.endswith("_one")}
    assert vi.TEXT.keys() == english
    for key in english:
        assert holes(vi.TEXT[key]) == holes(en.TEXT[key]), key
    assert all(key.removesuffix("_one") in en.TEXT for key in en.TEXT)


def test_no_key_of_the_pages_hides_one_of_the_outputs() -> None:
    assert vi.TEXT.keys() & page_words("vi").text.keys() == vi.TEXT.keys()
    assert not vi.TEXT.keys() & ENGLISH.text.keys()


def test_english_says_nothing_in_vietnamese() -> None:
    assert [key for key, text in EN.text.items() if VIETNAMESE.search(text) and "Luật Đất đai" not in text] == []


def test_every_text_of_the_pages_is_used_and_every_one_used_is_there() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "cancu" / "api").glob("*.py"))
    code += "\n".join(TEMPLATES.values())
    asked = set(re.findall(r"""\bw(?:ords)?(?:_for\(request\))?(?:\.many)?\(\s*["']([\w -]+)["']\s*[,)]""", code))
    assert {key for key in asked if not key.endswith("_")} - EN.text.keys() == set()
    quoted = set(re.findall(r"""["']([\w -]+)["']""", code))
    built = (
        "take_",
        "deed_",
        "counted_",
        "origin_",
        "review_",
        "coverage_",
        "outdated_",
        "fact_",
        "decided_",
        "check_",
        "short_",
    )
    unused = {key for key in vi.TEXT if key not in quoted and not key.startswith((*built, "accepted", "kept"))}
    assert unused == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_speaks_for_itself(name: str) -> None:
    words = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", TEMPLATES[name], flags=re.DOTALL)
    assert VIETNAMESE.findall(words) == []
    assert VIETNAMESE.findall(re.sub(r"\{#.*?#\}", "", TEMPLATES[name], flags=re.DOTALL)) == []


def test_scripts_speak_no_language() -> None:
    for path in ("cancu/web/static/app.js", "viz/templates/report.js"):
        assert VIETNAMESE.findall((ROOT / path).read_text(encoding="utf-8")) == [], path


def test_every_closed_list_has_its_english() -> None:
    assert ENGLISH.statuses.keys() == {row.value for row in statuses()}
    assert ENGLISH.relations.keys() == ENGLISH.relations_passive.keys() == set(relation_names())
    assert ENGLISH.types.keys() == {row.name for row in document_types()}
    assert ENGLISH.events.keys() >= _DEEDS.keys()
    assert ENGLISH.levels.keys() >= set(LEVELS)
    for row in statuses():
        assert EN.told(row.word) == ENGLISH.statuses[row.value]
    for deed in _DEEDS.values():
        assert not VIETNAMESE.search(EN.told(f"{deed} bởi 1/2020/NĐ-CP từ ngày 01/02/2020")), deed


# ------------------------------------------------------------------------------------------------- errors


def sentences(path: Path, name: str, place: int) -> Iterator[str]:
    """What calls of a name are given at a place, with a gap for what varies."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name and len(node.args) > place:
            given = node.args[place]
            for one in ast.walk(given) if isinstance(given, ast.IfExp) else (given,):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.value
                elif isinstance(one, ast.JoinedStr):
                    yield "".join(part.value if isinstance(part, ast.Constant) else "X1" for part in one.values)


TOLD = {
    f"{path.name}: {text}": text
    for folder in ("api", "office")
    for path in sorted((ROOT / "cancu" / folder).glob("*.py"))
    for name, place in (("Problem", 1), ("say", 0))
    for text in sentences(path, name, place)
    if VIETNAMESE.search(text) and not text.startswith("X1; ")
}


def test_the_errors_of_the_server_are_found() -> None:
    assert len(TOLD) > 30


@pytest.mark.parametrize("text", TOLD.values(), ids=list(TOLD))
def test_every_error_of_the_server_has_its_english(text: str) -> None:
    assert not VIETNAMESE.search(EN.told(text)), text


def test_titles_and_steps_have_their_english() -> None:
    steps = [Job.__dataclass_fields__["step"].default, "Đang bắt đầu", "Xong"]
    faults = ["thiếu mục 3", "mục 3 sai thứ tự", "mục 3 không nối với mục trước", "mục 3 đã bị sửa",
              "thiếu mục 1 đến 3, không có mục nào ghi việc đó", "mục cuối phải là 3, trong sổ có 2"]  # fmt: skip
    for text in (*TITLES.values(), *steps, *faults):
        assert not VIETNAMESE.search(EN.told(str(text))), text


# -------------------------------------------------------------------------------------------------- server


def test_an_answer_is_in_the_language_asked_for(server: Server) -> None:
    path = "/api/v1/status?work=99/2099/X"
    assert server.get(path).json()["title"] == "Không tìm thấy"
    assert server.get(f"{path}&lang=en").json()["title"] == "Not found"
    assert server.get(path, Accept_Language="en-GB, vi;q=0.5").json()["title"] == "Not found"
    assert server.get(path, Accept_Language="en", Cookie="cancu-lang=vi").json()["title"] == "Không tìm thấy"
    assert server.get(f"{path}&lang=xx", Accept_Language="*").json()["title"] == "Không tìm thấy"
    english = server.get(f"{path}&lang=en").json()["detail"]
    assert english.startswith("“99/2099/X”: there is no such document")


def test_a_browser_in_english_gets_the_page_of_the_office(server: Server) -> None:
    page = server.get("/tim-kiem", Accept="text/html", Accept_Language="en-US").text
    assert '<html lang="vi">' in page


@pytest.mark.parametrize(
    ("given", "back"),
    [
        ("/van-ban?work=1%2F2001", "/van-ban?work=1%2F2001"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/a\nSet-Cookie: x=1", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_the_switch_leads_back_to_this_server_only(server: Server, given: str, back: str) -> None:
    answer = server.get(f"/ngon-ngu/en?ve={quote(given, safe='')}", Accept="text/html")
    assert answer.status == 303
    assert answer.headers["location"] == back
    assert "cancu-lang=en" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]


def test_there_is_no_third_language(server: Server) -> None:
    assert server.get("/ngon-ngu/fr", Accept="text/html").status == 404


def test_an_office_can_be_english(store: Path, tmp_path: Path) -> None:
    with served(store, tmp_path, "--lang", "en") as made:
        page = made.get("/tim-kiem", Accept="text/html").text
        assert '<html lang="en">' in page
        assert "Search for documents" in page
        chosen = made.get("/tim-kiem", Accept="text/html", Cookie="cancu-lang=vi").text
        assert '<html lang="vi">' in chosen
        assert made.get("/api/v1/status?work=99/2099/X").json()["title"] == "Not found"
    wrong = command("serve", "--lang", "xx", "--data", str(tmp_path))
    assert (wrong.returncode, "vi, en" in wrong.stderr) == (2, True)


def test_a_file_is_made_in_the_language_of_the_page(server: Server) -> None:
    report = (ROOT / "examples" / "ke-hoach-mau.txt").read_bytes()
    number = server.send("/api/v1/check", "ke-hoach.txt", report).headers["x-cancu-result"]
    for language, title in (("vi", "Kết quả kiểm tra viện dẫn"), ("en", "Citation check")):
        made: Any = server.get(f"/api/v1/results/{number}/export?form=html&lang={language}")
        assert f'<html lang="{language}">' in made.text
        assert title in made.text
    told = server.get("/api/v1/chart?work=30/2020/N%C4%90-CP&lang=en").text
    assert "Chain of Nghị định 30/2020/NĐ-CP" in told
    assert "Trung ương" not in told
    assert VI("brand") != EN("brand")
