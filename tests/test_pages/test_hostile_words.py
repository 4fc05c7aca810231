"""150 payloads in every stored field, on every page and drawing: none becomes markup, none runs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from graph.assertion import DOCUMENT, Bundle, Claim, Description, Happening, Origin
from graph.stores import open_store
from tests.test_pages.browsing import tab
from tests.test_pages.server import Server, served

RUN = "window.hit=(window.hit||0)+1"
VECTORS = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f"<svg><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>", f"<a href=javascript:{RUN}>x</a>", f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>", f"<input autofocus onfocus={RUN}>", f"<math><mtext><img src=x onerror={RUN}>",
    f"<form action=javascript:{RUN}><button autofocus>x</button></form>", "<style>@import 'http://outside.example';</style>",
    "<base href=http://outside.example/>", "<meta http-equiv=refresh content=0;url=http://outside.example>",
    f"<div hx-get=/nhat-ky hx-trigger=load hx-on:load='{RUN}'>x</div>",
)  # fmt: skip
BREAKERS = ("", '">', "'>", "</title>", "</textarea>", "</script>", "-->", "</text></svg>", "]]>", '\\"};')
PAYLOADS = [before + vector for vector, before in itertools.product(VECTORS, BREAKERS)]
SEEN_TAGS = {
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "div", "span", "nav", "ul", "li", "p", "main",
    "h1", "h2", "h3", "form", "input", "label", "button", "details", "summary", "fieldset", "legend", "section", "svg", "g",
    "rect", "path", "text", "circle", "line", "defs", "marker", "table", "thead", "tbody", "tr", "th", "td", "footer", "bdi",
    "blockquote", "cite", "ol", "dl", "dt", "dd", "strong", "em", "code", "select", "option", "progress", "br", "del", "ins",
    "article", "textarea", "mark", "style", "h4",
}  # fmt: skip


class Judge(HTMLParser):
    """What of a page could run or fetch."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in SEEN_TAGS and tag != "title":
            self.wrong.append(f"<{tag}>")
        for name, value in given.items():
            if name.startswith(("on", "hx-on")) or name in ("srcdoc", "style", "formaction"):
                self.wrong.append(f"{tag} {name}={value[:40]}")
            if name in ("href", "src", "action") and not value.startswith(("/", "#", "?")):
                self.wrong.append(f"{tag} {name}={value[:60]}")
            if name in ("hx-get", "hx-post") and not value.startswith("/"):
                self.wrong.append(f"{tag} {name}={value[:60]}")
        if tag == "script" and not given.get("src", "").startswith("/static/"):
            self.wrong.append("inline script")
        if tag == "meta" and "http-equiv" in given:
            self.wrong.append("meta http-equiv")

    handle_startendtag = handle_starttag


def poisoned() -> Iterator[Bundle]:
    hub = "1/2001/NĐ-CP"
    for number, payload in enumerate(PAYLOADS):
        key = f"x{number}|{payload.casefold()}"
        other = f"?sha256:{number}#{payload}"
        origin = Origin(
            id=f"sha256:{number:060d}{payload}", kind=DOCUMENT, name=payload, recorded="2026-11-01", work=key
        )
        claim = {"quote": payload, "doubt": payload, "start": 0, "end": 5}
        yield Bundle(
            origin=origin,
            descriptions=(
                Description(work=key, own=True, number=payload, doc_type=payload, title=payload, names=(payload,), issuer=payload, issued="2020-01-02"),
                Description(work=key, own=True, number=payload + "2", title=payload, issuer=payload + "2"),
                Description(work=other, title=payload, open=payload, candidates=(payload, key)),
                Description(work=hub, number=hub, doc_type="Nghị định"),
            ),
            claims=(
                Claim(source=key, target=hub, relation="implements", confidence=0.3, **claim),
                Claim(source=hub, target=key, relation="repeals", whole=False, provisions=(payload,), **claim),
                Claim(source=key, target=other, relation="cites", confidence=0.2, quote=payload),
            ),
            happenings=(
                Happening(work=key, what="repealed", day="2021-01-01", by=payload, scope=(payload,), where=payload, seen_on="2026-01-01", confidence="high"),
                Happening(work=key, what="replaced", day="2022-01-01", by=payload, where=payload, seen_on="2026-01-01", confidence="high"),
            ),
        )  # fmt: skip


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("doc")
    with open_store(str(folder / "x.db")) as store, store.writer() as writer:
        for bundle in poisoned():
            writer.put(bundle)
    with served(folder / "x.db", folder / "office") as made:
        yield made


def keys(number: int) -> str:
    return quote(f"x{number}|{PAYLOADS[number].casefold()}", safe="")


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) == 150


def test_no_payload_becomes_markup_on_any_page(bad: Server) -> None:
    wrong = []
    for number, payload in enumerate(PAYLOADS):
        for path in (
            f"/van-ban?work={keys(number)}", f"/chuoi?work={keys(number)}", f"/tac-dong?work={keys(number)}",
            f"/tim-kiem?q={quote(payload)}&issuer={quote(payload)}", f"/van-ban?work={quote(payload)}",
        ):  # fmt: skip
            answer = bad.get(path, Accept="text/html")
            assert answer.status in (200, 400, 404, 409), (path, answer.status)
            assert "script-src 'self'" in answer.headers["content-security-policy"]
            wrong += [(payload, path, one) for one in Judge(answer.text).wrong]
    for path in ("/duyet", "/loi-thoi"):
        import time

        until = time.monotonic() + 60
        while 'class="working"' in (page := bad.get(path, Accept="text/html").text) and time.monotonic() < until:
            time.sleep(0.3)
        pages = [page, *(bad.get(f"{path}?tu={start}", Accept="text/html").text for start in range(0, 450, 10))]
        wrong += [(path, one) for text in pages for one in Judge(text).wrong]
    assert wrong == []


def test_no_payload_becomes_an_element_of_a_drawing(bad: Server) -> None:
    from lxml import etree

    for number in range(0, 150, 3):
        drawn = bad.get(f"/chuoi/so-do.svg?work={keys(number)}")
        assert drawn.status == 200
        tree = etree.fromstring(drawn.body, etree.XMLParser(resolve_entities=False, no_network=True))
        names = {etree.QName(one).localname for one in tree.iter() if isinstance(one.tag, str)}
        assert names <= {"svg", "title", "style", "rect", "text", "g", "defs", "marker", "path", "circle"}
        assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on") or "href" in name]
        assert "sandbox" in drawn.headers["content-security-policy"]


def test_no_payload_runs_in_a_browser(browser: Any, bad: Server, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.txt"
    lines = [
        f"Thực hiện Kế hoạch số {n}/KH-UBND ngày 0{n % 9 + 1}/02/2022 về {one}" for n, one in enumerate(PAYLOADS, 1)
    ]
    report.write_text("BÁO CÁO\n" + "\n".join(lines), encoding="utf-8")
    name = "x<img src=x onerror=window.hit=1>\"'.txt"
    with tab(browser, bad.address) as one:
        page = one.page
        number = bad.send("/api/v1/check", name.replace('"', "%22"), report.read_bytes()).headers["x-cancu-result"]
        paths = [
            f"/ket-qua/{number}",
            "/",
            "/duyet",
            "/loi-thoi",
            "/nhat-ky",
            "/chuoi?work=1/2001/N%C4%90-CP",
            "/van-ban?work=1/2001/N%C4%90-CP",
        ]
        paths += [f"/chuoi/tu-do.html?work={quote('1/2001/NĐ-CP', safe='')}"]
        paths += [f"/van-ban?work={keys(n)}" for n in range(0, 150, 10)]
        for path in paths:
            page.goto(bad.address + path)
            page.wait_for_timeout(250)
            assert page.evaluate("window.hit || 0") == 0, path
            if "tu-do" in path:
                page.wait_for_selector("canvas")
                page.mouse.move(500, 200)
                page.mouse.click(500, 200)
                assert page.evaluate("window.hit || 0") == 0, path
        page.goto(bad.address + f"/ket-qua/{number}")
        for at in range(0, 60, 6):
            page.locator("a.cite").nth(at).click()
            assert page.evaluate("window.hit || 0") == 0
            page.keyboard.press("Escape")
        assert one.outside == []
        assert one.dialogs == []
