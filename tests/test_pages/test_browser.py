"""The pages in a real browser: each is opened, used, looked through for barriers, and kept as a picture."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from cancu.web.lang import NAMES, page_words
from tests.test_pages.browsing import Tab, speak, tab, violations
from tests.test_pages.conftest import HUB
from tests.test_pages.server import REPORT, Server

WORK = quote("30/2020/NĐ-CP", safe="")
PAGES = {
    "1-kiem-tra": "/",
    "2-van-ban": "/van-ban?work=61/2018/N%C4%90-CP",
    "3-chuoi": f"/chuoi?work={WORK}",
    "3-chuoi-lon": f"/chuoi?work={quote(HUB, safe='')}",
    "4-bao-phu": f"/bao-phu?work={WORK}&province=Tr%C3%A0+Vinh&as_of=2023-06-30",
    "5-loi-thoi": "/loi-thoi",
    "5-tac-dong": "/tac-dong?work=61/2018/N%C4%90-CP",
    "6-duyet": "/duyet",
    "7-tim-kiem": "/tim-kiem?q=cong+tac+van+thu",
    "nhat-ky": "/nhat-ky",
    "trong": "/tim-kiem?q=khong+co+gi+nhu+vay",
    "hoi": "/van-ban",
    "loi": "/van-ban?work=99/2099/N%C4%90-CP",
}


@pytest.fixture(scope="module")
def page_of_result(server: Server) -> str:
    number = server.send("/api/v1/check", REPORT.name, REPORT.read_bytes()).headers["x-cancu-result"]
    return f"/ket-qua/{number}"


@pytest.fixture(scope="module")
def opened(browser: Any, server: Server) -> Iterator[Tab]:
    with tab(browser, server.address) as made:
        yield made


@pytest.fixture
def english(opened: Tab, server: Server) -> Iterator[Tab]:
    speak(opened, server.address, "en")
    yield opened
    opened.page.context.clear_cookies()


def go(made: Tab, server: Server, path: str) -> None:
    made.complaints.clear()
    made.page.goto(server.address + path)
    made.page.wait_for_function("() => !document.querySelector('.working')", timeout=60_000)


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("name", [*PAGES, "1-ket-qua-xem"])
def test_a_page_has_no_barrier_and_asks_nothing_outside(
    opened: Tab, server: Server, page_of_result: str, name: str, language: str
) -> None:
    speak(opened, server.address, language)
    go(opened, server, PAGES.get(name, page_of_result))
    opened.shoot(name if language == "vi" else f"{name}-{language}", whole=True)
    assert opened.page.evaluate("document.documentElement.lang") == language
    assert opened.page.locator(".tongues [aria-current]").inner_text() == NAMES[language]
    assert opened.page.locator("h1").count() == 1
    assert opened.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    wrong = [one for one in opened.complaints if "404" not in one]
    assert wrong == []
    assert opened.outside == []
    # the policy forbids strings as scripts; the test program is let in by the browser's own door
    assert violations(opened) == []
    opened.page.context.clear_cookies()


SAID = """() => {
  const body = document.body.cloneNode(true);
  body.querySelectorAll("[lang=vi], blockquote, script").forEach((one) => one.remove());
  const names = ["aria-label", "placeholder", "title", "data-sure", "data-silent", "data-large-more"];
  const told = [...body.querySelectorAll("*")].flatMap((one) => names.map((name) => one.getAttribute(name) || ""));
  return document.title + " | " + body.textContent + " | " + told.join(" | ");
}"""
"""All words of a page but those of documents."""

FRAGMENTS = {
    part.strip(" .:;")
    for text in page_words("vi").text.values()
    for part in re.split(r"\{\w+\}", text)
    if len(part.strip(" .:;")) >= 8 and not part.isascii()
}


@pytest.mark.parametrize("name", [*PAGES, "1-ket-qua-xem"])
def test_a_page_in_english_says_nothing_in_vietnamese(
    english: Tab, server: Server, page_of_result: str, name: str
) -> None:
    go(english, server, PAGES.get(name, page_of_result))
    told = " ".join(english.page.evaluate(SAID).split())
    assert [one for one in FRAGMENTS if one in told] == []


@pytest.mark.parametrize("name", [*PAGES, "1-ket-qua-xem"])
def test_a_page_fits_a_telephone(browser: Any, server: Server, page_of_result: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    try:
        page = context.new_page()
        for language in NAMES:
            speak(Tab(page), server.address, language)
            page.goto(server.address + PAGES.get(name, page_of_result))
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), language
    finally:
        context.close()


def test_the_language_is_switched_without_script_and_stays(browser: Any, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    try:
        page = context.new_page()
        page.goto(server.address + PAGES["2-van-ban"])
        assert page.locator("html").get_attribute("lang") == "vi"
        page.click("text=English")
        assert page.url == server.address + PAGES["2-van-ban"]
        assert page.locator("html").get_attribute("lang") == "en"
        assert "Expired" in page.locator("main").inner_text()
        assert "replaced by 118/2025/NĐ-CP" in page.locator("main").inner_text()
        page.goto(server.address + "/tim-kiem")
        assert page.locator("h1").inner_text() == "Search for documents"
        page.click("text=Tiếng Việt")
        assert page.url == server.address + "/tim-kiem"
        assert page.locator("h1").inner_text() == "Tìm văn bản"
    finally:
        context.close()


def test_a_file_is_checked_in_english(english: Tab, server: Server, tmp_path: Path) -> None:
    page = english.page
    page.goto(server.address + "/")
    page.set_input_files("#file", str(REPORT))
    page.click("button.main")
    page.wait_for_url("**/ket-qua/*", timeout=60_000)
    first = page.locator("li.finding").first
    assert first.locator(".badge").inner_text() == "ERROR"
    first.locator("summary").click()
    first.locator("textarea").fill("compared with the original")
    first.locator("text=Save").click()
    page.wait_for_selector(".decision")
    assert page.locator(".decision").inner_text().startswith("■ Kept as it is this machine")
    page.locator("summary.main").click()
    with page.expect_download() as waited:
        page.locator("text=Certificate (Word)").click()
    sheet = zipfile.ZipFile(io.BytesIO(Path(waited.value.path()).read_bytes())).read("word/document.xml").decode()
    assert "compared with the original" in sheet
    assert "Left as it is" in sheet
    page.goto(server.address + "/")
    secret = tmp_path / "mat.txt"
    secret.write_text("ỦY BAN NHÂN DÂN\nTỐI MẬT\nKẾ HOẠCH\n", encoding="utf-8")
    page.set_input_files("#file", str(secret))
    page.click("button.main")
    page.wait_for_selector("#refused:visible")
    told = page.locator("#refused").inner_text()
    assert "Not accepted" in told
    assert "The document bears the stamp “TỐI MẬT”" in told


def test_one_finding_follows_another(opened: Tab, server: Server, page_of_result: str) -> None:
    go(opened, server, page_of_result)
    page = opened.page
    total = page.locator("li.finding").count()
    page.click("#step-on")
    assert page.locator("#step-at").inner_text() == f"1 / {total}"
    assert page.locator("li.finding.here").get_attribute("id") == "f1"
    page.focus("#step-on")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1200)  # the text glides
    assert page.locator("li.finding.here").get_attribute("id") == "f2"
    target = page.locator("li.finding.here .quote a").get_attribute("data-go")
    place = page.locator(f"#{target}").bounding_box()
    assert place is not None
    assert 0 < place["y"] < 614, "the place in the text is to be seen"
    card = page.locator("li.finding.here").bounding_box()
    assert card is not None
    assert 0 < card["y"] < 614, "the finding is to be seen"
    assert page.evaluate("document.activeElement.id") == "step-on"
    page.click("#step-back")
    page.click("#step-back")
    assert page.locator("#step-at").inner_text() == f"{total} / {total}"
    page.click("label[for=show-error]")
    page.click("#step-on")
    assert "s-error" not in str(page.locator("li.finding.here").get_attribute("class"))


def test_the_whole_way(browser: Any, server: Server, tmp_path: Path) -> None:
    from docx import Document

    made = Document()
    for line in REPORT.read_text(encoding="utf-8").splitlines():
        made.add_paragraph(line)
    file = tmp_path / "báo cáo quý.docx"
    made.save(str(file))
    with tab(browser, server.address) as one:
        page = one.page
        page.goto(server.address + "/")
        page.set_input_files("#file", str(file))
        assert page.locator("#picked").inner_text() == "báo cáo quý.docx"
        page.click("button.main")
        page.wait_for_url("**/ket-qua/*", timeout=60_000)
        one.shoot("1-ket-qua")
        errors = page.locator("li.finding.s-error")
        assert errors.count() >= 5
        assert page.locator("li.finding").first.get_attribute("class").startswith("finding s-error")
        page.locator("a.cite").nth(2).click()  # what stands behind a citation
        assert page.locator("#popup h3").is_visible()
        one.shoot("1-vien-dan")
        page.keyboard.press("Escape")
        first = errors.first
        number = first.get_attribute("id")
        first.locator("summary").click()
        first.locator("textarea").fill("Đã đối chiếu bản gốc, giữ như cũ")
        first.locator("details button").click()
        page.wait_for_selector(f"#{number} .decision")
        assert "Đã đối chiếu bản gốc" in page.locator(f"#{number} .decision").inner_text()
        page.locator("li.finding.s-error").nth(1).locator("text=Chấp nhận, sẽ sửa").click()
        page.wait_for_function("() => document.querySelectorAll('.decision').length === 2")
        assert violations(one) == []
        page.locator("summary.main").click()
        one.shoot("1-tai-ve")
        with page.expect_download() as waited:
            page.locator("text=Word có ghi chú").click()
        comments = zipfile.ZipFile(io.BytesIO(Path(waited.value.path()).read_bytes())).read("word/comments.xml")
        assert waited.value.suggested_filename == "báo cáo quý-ghi-chu.docx"
        assert "LỖI" in comments.decode()
        with page.expect_download() as waited:
            page.locator("text=Phiếu kiểm tra (Word)").click()
        sheet = zipfile.ZipFile(io.BytesIO(Path(waited.value.path()).read_bytes())).read("word/document.xml").decode()
        assert "Đã đối chiếu bản gốc, giữ như cũ" in sheet
        page.reload()
        assert page.locator(".decision").count() == 2
        page.locator("summary.main").click()
        page.locator("text=Xóa kết quả này").click()
        page.wait_for_url(server.address + "/")
        assert one.dialogs == ["Xóa kết quả, tệp và các quyết định?"]
        assert one.outside == []
        assert one.complaints == []


def test_a_secret_is_refused_with_a_word(browser: Any, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text("ỦY BAN NHÂN DÂN\nTỈNH A\nTỐI MẬT\nKẾ HOẠCH\nBí danh SAO BĂNG 7\n", encoding="utf-8")
    with tab(browser, server.address) as one:
        one.page.goto(server.address + "/")
        one.page.set_input_files("#file", str(file))
        one.page.click("button.main")
        one.page.wait_for_selector("#refused:visible")
        assert "TỐI MẬT" in one.page.locator("#refused").inner_text()
        one.shoot("1-tu-choi")
    held = (server.data / "office.db").read_bytes()
    assert "SAO BĂNG 7".encode() not in held
    assert not any("SAO BĂNG" in line for line in server.log)


def test_a_chain_is_opened_filtered_and_taken_away(opened: Tab, server: Server, tmp_path: Path) -> None:
    page = opened.page
    go(opened, server, PAGES["3-chuoi"])
    before = page.locator("a.node").count()
    page.locator("a.more").first.click()
    page.wait_for_function(f"() => document.querySelectorAll('a.node').length > {before}")
    opened.shoot("3-chuoi-mo")
    assert "open=" in page.url, "a reload shows the same"
    assert "open=" in str(page.locator("#svg").get_attribute("href"))
    assert "open%3D" in str(page.locator(".tongues a").last.get_attribute("href"))
    with page.expect_response("**/chuoi?*") as filtered:
        page.fill("#as_of", "2024-12-31")
        page.dispatch_event("#as_of", "change")
    assert "open=" in filtered.value.url, "what was opened stays open"
    assert "as_of=2024-12-31" in filtered.value.url
    page.wait_for_function("() => document.querySelector('#svg').href.includes('as_of=2024-12-31')")
    assert page.locator("#slide").input_value() == "2024"
    page.locator(".choose summary").first.click()
    assert page.locator(".choose fieldset").first.is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".choose fieldset").first.is_hidden()
    assert page.evaluate("document.activeElement.parentElement.className") == "choose"
    assert page.locator("a.node").count() > before
    opened.outside.clear()
    page.fill("#as_of", "2020-12-31")
    page.dispatch_event("#as_of", "change")
    page.wait_for_function("() => document.querySelectorAll('a.node').length === 1")
    assert "ban hành sau ngày này" in page.locator("#board").inner_text()
    go(opened, server, PAGES["3-chuoi"])
    with page.expect_download() as waited:
        page.click("#svg")
    drawn = Path(waited.value.path()).read_text(encoding="utf-8")
    assert drawn.startswith("<?xml")
    assert "30/2020/NĐ-CP" in drawn
    with page.expect_download() as waited:
        page.click("#png")
    picture = Path(waited.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2480
    Path("out/screens/3-chuoi-a4.png").write_bytes(picture)
    page.emulate_media(media="print")
    page.pdf(path=str(tmp_path / "in.pdf"), format="A4", landscape=True)
    page.emulate_media(media="screen")


def test_the_page_for_free_browsing_stands_alone(opened: Tab, server: Server, tmp_path: Path) -> None:
    address = f"{server.address}/chuoi/tu-do.html?work={quote(HUB, safe='')}"
    opened.page.goto(address)
    times = []
    for _ in range(3):
        opened.page.goto(address, wait_until="load")  # the picture is drawn while the page is loaded
        times.append(opened.page.evaluate("performance.now()"))
    opened.page.wait_for_selector("canvas")
    print(f"first picture of 300 works in the browser: {min(times):.0f} ms")
    opened.page.wait_for_timeout(500)
    opened.shoot("3-tu-do")
    assert opened.outside == []
    text = opened.page.content()
    assert HUB not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    file = tmp_path / "a.html"
    file.write_text(server.get(f"/chuoi/tu-do.html?work={WORK}").text, encoding="utf-8")
    opened.page.goto(file.as_uri())
    opened.page.wait_for_selector("canvas")
    assert [one for one in opened.outside if not one.startswith("file:")] == []


def test_a_doubt_is_settled_and_stays_settled(opened: Tab, server: Server) -> None:
    page = opened.page
    go(opened, server, "/duyet?loai=disputed")
    tasks = page.locator("li.task").count()
    assert tasks
    task = page.locator("li.task").first
    named = task.locator("h2").inner_text()
    task.locator("input[name=reason]").fill("Đã đọc bản gốc")
    task.locator("text=Sai, bác bỏ").click()
    task.locator(".decision").wait_for()
    assert "Đã bác bỏ" in task.inner_text()
    opened.shoot("6-da-duyet")
    page.wait_for_timeout(500)
    go(opened, server, "/duyet?loai=disputed")
    page.wait_for_function(f"() => document.querySelectorAll('li.task').length === {tasks - 1}")
    assert named not in page.locator("#rows").inner_text()
    log = server.get("/api/v1/audit?limit=1").json()
    assert log[0]["action"] == "decide"


def test_a_search_answers_while_it_is_typed(opened: Tab, server: Server) -> None:
    go(opened, server, "/tim-kiem")
    opened.page.locator("#q").press_sequentially("61/2018/nd-cp", delay=20)
    opened.page.wait_for_selector("li.hit")
    assert "Nghị định 61/2018/NĐ-CP" in opened.page.locator("li.hit").first.inner_text()
    opened.page.wait_for_url("**/tim-kiem?q=61%2F2018%2Fnd-cp")
    opened.page.click("text=English")
    assert opened.page.locator("#q").input_value() == "61/2018/nd-cp", "the question stays in the other language"
    assert "Expired" in opened.page.locator("li.hit").first.inner_text()
    opened.page.context.clear_cookies()


def test_everything_is_reached_by_keyboard(opened: Tab, server: Server) -> None:
    go(opened, server, "/")
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert {"file", "as_of", "Kiểm tra"} <= reached
