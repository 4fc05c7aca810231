"""Web pages: the words a browser shows, codes told by their bytes, nothing fetched, nothing lost in silence."""

from __future__ import annotations

import pytest

from graph.errors import EmptySource, SourceTooLarge
from loaders.sources import read_bytes

SENTENCE = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"


def read(markup: str, name: str = "vb.html", code: str = "utf-8"):
    return read_bytes(markup.encode(code), name)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<html><p>Căn cứ <b>Luật</b>\n  Đất đai</p><p>Điều 1</p>", "Căn cứ Luật Đất đai\nĐiều 1"),
        ("<html><p>638/<span>QĐ</span>-<i>UBND</i></p>", "638/QĐ-UBND"),
        (
            "<html><table><tr><td>Số</td><td><p>Ngày</p><p>tháng</p></td></tr><tr><td>1</td><td>2</td></tr></table>",
            "Số\tNgày\ntháng\n1\t2",
        ),
        ("<html>Nghị định<br>số 30<br><br>hết", "Nghị định\nsố 30\n\nhết"),
        ("<html><p>30/2020/NĐ-CP<sup>1</sup> của</p>", "30/2020/NĐ-CP¹ của"),
        ("<html><pre>a\n  b</pre><p>c</p>", "a\n  b\nc"),
        ("<html><p>A &amp; B &lt; C &#272;</p>", "A & B < C Đ"),
        (
            "<html><head><title>Trang</title><style>p{}</style></head><script>x()</script><ul><li>một<li>hai</ul>",
            "một\nhai",
        ),
        ("<html><p>một&nbsp;hai</p>", "một\xa0hai"),
    ],
)
def test_words_as_a_browser_shows_them(markup: str, text: str) -> None:
    source = read(markup)
    assert source.text == text
    assert (source.kind, source.completeness) == ("html", "full")


def test_what_is_left_out_is_named() -> None:
    markup = f"<!doctype html><nav>Văn bản liên quan</nav><p>{SENTENCE}</p><del>bỏ</del><img src='x'><iframe src='y'></iframe>"
    source = read(markup + "<p style='display: none'>ẩn đi</p>")
    assert source.text == f"{SENTENCE}\nẩn đi"
    assert source.notes == (
        "đã bỏ 1 khối điều hướng hoặc cột bên của trang web",
        "đã bỏ 1 đoạn chữ gạch bỏ",
        "đã đọc 1 đoạn chữ ẩn",
        "1 hình chưa đọc",
        "1 khung (frame) chưa đọc",
    )
    assert source.completeness == "partial"
    assert [(kind, span.cut(source.text)) for kind, span in source.places] == [("hidden", "ẩn đi")]


@pytest.mark.parametrize(
    ("said", "code"), [("windows-1258", "utf-8"), ("utf-8", "utf-16"), ("iso-8859-1", "utf-8"), ("x", "utf-8-sig")]
)
def test_the_bytes_tell_the_code_not_the_page(said: str, code: str) -> None:
    markup = f'<html><head><meta charset="{said}"></head><p>{SENTENCE}</p></html>'
    assert read(markup, code=code).text == SENTENCE


def test_old_codes_are_converted() -> None:
    page = "<html><p>C¨n cø NghÞ ®Þnh sè 30/2020/N§-CP cña ChÝnh phñ</p></html>"
    assert read_bytes(page.encode("latin-1"), "vb.htm").text == "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ"


@pytest.mark.parametrize("depth", [10, 1_000, 30_000])
def test_deep_pages_lose_nothing(depth: int) -> None:
    source = read("<html>" + "<div>" * depth + SENTENCE + "</div>" * depth)
    assert source.text == SENTENCE


@pytest.mark.parametrize(
    "tail", ["<!--" * 20_000, "<![CDATA[" * 9_000, "<!" * 20_000, "<b " * 20_000, "<textarea>" + SENTENCE * 20]
)
def test_what_is_left_open_loses_nothing_before_it(tail: str) -> None:
    source = read(f"<html><p>{SENTENCE}</p>{tail}")
    assert SENTENCE in source.text


def test_lost_words_are_noticed() -> None:
    source = read(f"<html><p>{SENTENCE}</p><object>{SENTENCE * 9}</object><option>{SENTENCE * 9}</option>")
    assert source.completeness == "partial"
    assert source.notes[0].startswith("chỉ đọc được khoảng ")


def test_a_word_file_that_is_a_page_and_a_message_of_the_web() -> None:
    source = read(f"<html xmlns:w='urn:schemas-microsoft-com:office:word'><p>{SENTENCE}</p>", "tai-ve.doc")
    assert (source.kind, source.text, source.notes) == ("html", SENTENCE, ())
    message = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "PHA+xJBp4buBdSAxPC9wPg==\r\n--b--\r\n"
    )
    assert read(message, "vb.mht").text == "Điều 1"


def test_too_large_and_empty_pages_are_refused() -> None:
    with pytest.raises(SourceTooLarge, match="lớn hơn 10 MB"):
        read("<html>" + "x" * 10_500_000)
    with pytest.raises(EmptySource, match="trang HTML không có chữ"):
        read("<html><script>document.write('Điều 1')</script></html>")
