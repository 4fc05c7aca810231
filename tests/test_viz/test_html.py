"""The page of a check: nothing of the document becomes code, nothing is asked of the outside."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from queries.checks.finding import Severity, Suggestion
from queries.in_force import Status
from queries.result import CheckResult
from tests.support import BROWSER_ARGS, browser_path
from tests.test_viz import samples
from viz.lang import words
from viz.reports.html import content_hash, render
from viz.reports.text import render as summary

VI = words("vi")
PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><iframe src=javascript:alert(1)>",
    "{{ 7*7 }}{% for x in y %}",
    "<!--<a href=javascript:alert(1)>",
    "&lt;b&gt;&#60;img src=x&#62;",
    "javascript:alert(1)//",
    "</bdi></p></a><form action=http://outside.example><input autofocus onfocus=alert(1)>",
    "\u202e<b>\x00\x1b\u2028",
)


class Elements(HTMLParser):
    """The elements and attributes of a page, and its visible text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page() -> str:
    made = samples.sample()
    return render(made.result, made.text, VI)


def poisoned(result: CheckResult, payload: str) -> CheckResult:
    """The result with the payload in every field of free text; ids and closed lists stay."""
    kept = {"id", "mention", "severity", "schema", "related", "nested_in", "value", "completeness"}

    def walk(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: walk(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [walk(inner, name) for inner in value]
        return payload if isinstance(value, str) and name not in kept else value

    raw = msgspec.to_builtins(result)
    made = walk(raw)
    for mention, before in zip(made["mentions"], raw["mentions"], strict=True):
        mention["document"] = before["document"]
    return _rows(made)


def _rows(made: dict[str, Any]) -> CheckResult:
    """Rows without checking the closed lists, which the payload breaks on purpose."""

    def build(kind: Any, value: Any) -> Any:
        if isinstance(value, list):
            return [build(kind, one) for one in value]
        if not isinstance(value, dict):
            return value
        hints = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        return kind(**{hints[key].name: build(_struct(hints[key].type), one) for key, one in value.items()})

    return build(CheckResult, made)  # type: ignore[no-any-return]


def _struct(hint: Any) -> Any:
    inner = [one for one in getattr(hint, "__args__", ()) if isinstance(one, type)]
    kinds = [one for one in (*inner, hint) if isinstance(one, type) and issubclass(one, msgspec.Struct)]
    return kinds[0] if kinds else None


def handlers(found: Elements) -> list[tuple[str, str | None]]:
    return [
        (name, value)
        for name, value in found.attributes
        if name.startswith("on") or name in ("style", "srcdoc", "action") or "javascript:" in (value or "")
        if not (name == "title" or name.startswith(("data-", "aria-")))
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_field_adds_no_element_and_no_handler(payload: str) -> None:
    made = samples.sample()
    harmless = Elements(render(poisoned(made.result, "abc"), made.text, VI))
    hostile = Elements(render(poisoned(made.result, payload), made.text, VI))
    assert hostile.tags == harmless.tags
    assert [name for name, _ in hostile.attributes] == [name for name, _ in harmless.attributes]
    assert handlers(hostile) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_the_text_adds_no_element_and_no_handler(payload: str) -> None:
    text = f"{payload} {samples.TEXT.replace('của Chính phủ', payload)} {payload}"
    made = samples.sample(text)
    found = Elements(render(made.result, made.text, VI))
    assert {"img", "svg", "iframe", "form", "b"} & found.tags.keys() == set()
    assert found.tags["script"] == found.tags["style"] == 1
    assert handlers(found) == []


def test_hidden_characters_are_shown() -> None:
    text = samples.TEXT.replace("Thực", "\u202eThực\u200b\x07")
    made = samples.sample(text)
    shown = render(made.result, made.text, VI)
    assert not {"\u202e", "\u200b", "\x07"} & set(shown)
    assert "⟦U+202E⟧" in shown
    assert "⟦U+200B⟧" in shown
    assert "␇" in shown


def test_the_whole_text_is_on_the_page() -> None:
    body = page().split('<div class="page" lang="vi">')[1].split("</section>")[0]
    lines = "".join(Elements(body).words).strip("\n").split("\n")
    assert lines == samples.TEXT.strip("\n").split("\n")


def test_windows_line_ends_are_no_strange_characters() -> None:
    made = samples.sample(samples.TEXT.replace("\n", "\r\n"))
    assert "␍" not in render(made.result, made.text, VI)


def test_style_and_script_are_let_in_by_their_hashes() -> None:
    made = page()
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', made)
    policy = policy.replace("&#39;", "'")
    [style] = re.findall(r"<style>(.*?)</style>", made, re.DOTALL)
    [script] = re.findall(r"<script>(.*?)</script>", made, re.DOTALL)
    assert "default-src 'none'" in policy
    assert f"style-src {content_hash(style)};" in policy
    assert f"script-src {content_hash(script)};" in policy
    assert "unsafe" not in policy


def test_the_page_names_no_address_outside() -> None:
    made = page()
    assert not re.search(r"(?:https?:)?//[a-z]", made.replace("//# ", ""))
    assert not re.search(r"\b(?:src|url)\s*[=(]", made)


def test_every_link_has_its_place_once() -> None:
    found = Elements(page())
    ids = Counter(value for name, value in found.attributes if name == "id")
    assert set(ids.values()) == {1}
    places = [value for name, value in found.attributes if name == "href"]
    assert {(place or "")[1:] for place in places} <= ids.keys()
    cards = [value for name, value in found.attributes if name in ("data-card", "data-go")]
    assert set(cards) <= ids.keys()


def test_findings_stand_in_order_of_gravity() -> None:
    levels = re.findall(r'class="finding s-(\w+)"', page())
    assert levels == ["error", "warning", "info"]


def test_a_citation_takes_the_colour_of_its_gravest_finding() -> None:
    made = page()
    assert re.search(r'class="cite s-error" href="#km2"', made)
    assert re.search(r'class="cite s-clean" href="#km1"', made)
    assert re.search(r'<mark class="spot s-warning"', made)


def test_a_citation_inside_another_is_a_link_of_its_own() -> None:
    reading = samples.reading()
    first = reading.mentions[0]
    outer = dataclasses.replace(
        first, id="m9", citation=dataclasses.replace(first.citation, start=9, end=first.citation.end + 20)
    )
    made = dataclasses.replace(reading, mentions=(*reading.mentions, outer))
    shown = render(samples.result(made, []), samples.TEXT, VI)
    assert "nested" in shown
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", shown.split('<div class="page"')[1].split("</section>")[0])


def test_a_finding_at_the_end_and_one_of_no_width_have_a_place() -> None:
    length = len(samples.TEXT)
    made = samples.result(
        samples.reading(),
        [samples.finding(length, length), samples.finding(5, 5, Severity.INFO)],
    )
    shown = render(made, samples.TEXT, VI)
    assert 'id="p1"' in shown
    assert 'id="p2"' in shown


def test_a_deletion_and_an_insertion_are_told() -> None:
    made = samples.result(
        samples.reading(),
        [
            samples.finding(0, 3, suggestion=Suggestion(start=0, end=3, replace="Số:", with_="")),
            samples.finding(4, 5, suggestion=Suggestion(start=4, end=4, replace="", with_="số ")),
        ],
    )
    shown = render(made, samples.TEXT, VI)
    assert "<del><bdi>Số:</bdi></del>" in shown
    assert re.search(r"<ins><bdi>số ?</bdi></ins>", shown)


def test_what_was_not_read_is_said_first() -> None:
    reading = samples.reading(source=samples.source(completeness="partial", notes=("2 hình chưa đọc",)))
    shown = render(samples.result(reading, []), samples.TEXT, VI)
    assert shown.index(VI("partial")) < shown.index("<main")
    assert "2 hình chưa đọc" in shown


def test_a_large_document_stays_quick_and_small() -> None:
    part = samples.TEXT.replace("\n", "\n\n")
    text = "".join(part.replace("18/KH", f"{number}/KH") for number in range(100, 190))
    reading = samples.reading(text)
    found = [
        samples.finding(one.citation.start, one.citation.end, Severity.WARNING, mention=one.id)
        for one in reading.mentions
    ]
    made = render(samples.result(reading, found), text, VI)
    assert len(reading.mentions) > 200
    assert len(made) < 1_500_000


def test_the_page_speaks_english_too() -> None:
    made = samples.sample()
    shown = render(made.result, made.text, words("en"))
    assert '<html lang="en">' in shown
    assert "Findings" in shown
    assert "Not in the collection." in shown


@pytest.mark.parametrize(
    ("status", "tone", "words"),
    [
        (samples.ENDED, "t-bad", "42/2022/NĐ-CP"),
        (dataclasses.replace(samples.ENDED, confidence="low"), "t-warn", "(chưa kiểm chứng)"),
        (dataclasses.replace(samples.ENDED, derived=True), "t-warn", "(suy ra, chưa có văn bản công bố)"),
    ],
    ids=["proved", "unread", "derived"],
)
def test_what_is_in_doubt_is_said_and_never_red(status: Status, tone: str, words: str) -> None:
    made = samples.result(samples.reading(), [], {"43/2011/NĐ-CP": status})
    shown = render(made, samples.TEXT, VI)
    [line] = {part for part in re.findall(r'<p class="status".*?</p>', shown, re.DOTALL) if "15/8/2022" in part}
    assert tone in line
    assert words in line
    assert words in " ".join(summary(made, samples.TEXT, VI, width=60).split())


# ---------------------------------------------------------------------------------------------- browser


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "kq.html"
    path.write_text(page(), encoding="utf-8")
    return path


@pytest.fixture
def view(request: pytest.FixtureRequest, driver: Any) -> Any:
    browser = driver.chromium.launch(executable_path=browser_path(), args=list(BROWSER_ARGS))
    context = browser.new_context(
        java_script_enabled=getattr(request, "param", True), viewport={"width": 1280, "height": 800}
    )
    yield context.new_page()
    browser.close()


def test_opening_and_using_the_page_asks_nothing_of_the_outside(written: Path, view: Any) -> None:
    asked: list[str] = []
    said: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.goto(written.as_uri())
    view.locator("a.cite.s-error").first.click()
    assert view.locator("#popup").is_visible()
    assert "42/2022/NĐ-CP" in view.locator("#popup").inner_text()
    view.keyboard.press("Escape")
    assert not view.locator("#popup").is_visible()
    view.locator(".finding .quote a").first.click()
    assert view.locator("a.cite.flash").count() == 1
    view.locator("label[for=tab-documents]").click()
    assert view.locator("#documents").is_visible()
    view.locator("label[for=tab-findings]").click()
    view.locator("label[for=show-info]").click()
    assert view.locator(".finding.s-info").is_hidden()
    assert view.locator(".finding.s-error").is_visible()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1
    assert said == []


@pytest.mark.parametrize("view", [False], indirect=True)
def test_the_page_works_without_script(written: Path, view: Any) -> None:
    view.goto(written.as_uri())
    assert view.locator("#findings").is_visible()
    assert view.locator("#documents").is_visible()
    view.locator("a.cite.s-error").first.click()
    assert view.url.endswith("#km2")
    assert view.locator("#km2").is_visible()


def test_a_hostile_text_runs_nothing(tmp_path: Path, view: Any) -> None:
    text = f"{' '.join(PAYLOADS)} {samples.TEXT}"
    made = samples.sample(text)
    path = tmp_path / "x.html"
    path.write_text(render(poisoned(made.result, PAYLOADS[4] + PAYLOADS[2]), text, VI), encoding="utf-8")
    opened: list[str] = []

    def dismiss(dialog: Any) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    view.on("dialog", dismiss)
    view.goto(path.as_uri())
    for number in range(view.locator("a.cite").count()):
        view.locator("a.cite").nth(number).click()
        view.keyboard.press("Escape")
    assert opened == []


def test_words_stand_out_from_their_ground(written: Path, view: Any) -> None:
    """Contrast of at least 4.5 for every text of the page (WCAG 2.2, 1.4.3)."""
    view.goto(written.as_uri())
    poor = view.evaluate(
        """() => {
        const light = c => { const [r, g, b] = c.map(v => { v /= 255;
            return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
            return .2126 * r + .7152 * g + .0722 * b; };
        const rgb = s => s.match(/[\\d.]+/g).map(Number);
        const ground = e => { for (; e; e = e.parentElement) {
            const c = rgb(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
        const poor = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) { const e = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest("style,script")) continue;
            const a = light(rgb(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e).slice(0, 3));
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (ratio < 4.5) poor.push([e.className, walk.currentNode.data.slice(0, 30), ratio]); }
        return poor; }"""
    )
    assert poor == []
