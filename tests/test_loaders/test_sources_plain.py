"""Twelve codes and more: the text comes out equal, or the refusal says why."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata

import pytest

from graph.errors import DamagedSource, EmptySource, EncodingUnknown, SourceError, UnsupportedSource
from loaders.sources import read_bytes, read_text
from loaders.sources.encodings import find_repair
from loaders.sources.legacy import from_tcvn3, from_viscii, from_vni
from loaders.sources.syllables import score
from tests.support import need

PARAGRAPHS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Thực hiện Kế hoạch số 103/KH-UBND ngày 24/12/2021 của Chủ tịch Ủy ban nhân dân tỉnh về cải cách.",
    "Quyết định số 638/QĐ-UBND ngày 05/4/2018 của Ủy ban nhân dân thành phố Nha Trang",
    "Điều 5. Trách nhiệm của Sở Nội vụ, Sở Tài chính và các xã, phường, thị trấn",
    "a) Chủ trì, phối hợp với các cơ quan, đơn vị liên quan tổ chức thực hiện;",
    "Kết quả: 100% hồ sơ được giải quyết đúng hạn; tỷ lệ hài lòng đạt 98,5%.",
    "Nghị quyết số 76/NQ-CP về Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030",
    "Công văn số 15/UBND-NC gửi Phòng Tư pháp để theo dõi, đôn đốc, báo cáo định kỳ.",
    "Người ký: Nguyễn Thị Ngọc Diễm – Phó Chủ tịch",
    "Thông tư số 01/2021/TT-BNV hướng dẫn một số nghiệp vụ về tổ chức, biên chế",
    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tiếp tục giám sát việc triển khai.",
    "Những khó khăn, vướng mắc: thiếu kinh phí, nguồn nhân lực; cơ sở vật chất xuống cấp.",
    "Kế hoạch này thay thế Kế hoạch số 05/KH-UBND ngày 25/01/2022 và có hiệu lực từ ngày ký.",
    "Chỉ thị số 12-CT/TU của Ban Thường vụ Tỉnh ủy về tăng cường sự lãnh đạo của Đảng",
    "Khoản 2 Điều 17 Luật Đất đai số 45/2013/QH13 được sửa đổi, bổ sung",
    "Hội đồng nhân dân huyện khóa XII, kỳ họp thứ bảy thông qua ngày 20 tháng 7 năm 2023.",
    "Nơi nhận: Như Điều 3; Lưu: VT, NC.",
    "Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Nghị định này.",
    "Ghi chú: số liệu tính đến hết ngày 15 tháng 11, chưa gồm quý cuối năm.",
)
TCVN3_SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
LETTERS = TCVN3_SMALL + "ĂÂĐÊÔƠƯ"


def to_tcvn3(text: str) -> str:
    """Capitals with tone marks have no code of their own: they are written small."""
    back = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0xFF) if from_tcvn3(chr(code)) != chr(code)}
    kept = "".join(char if char in back or char.lower() not in back else char.lower() for char in text)
    return kept.replace("–", "-").translate(str.maketrans(back))


def to_vni(text: str) -> str:
    pairs = {}
    for base in "aeoôuöyAEOÔUÖYiIñÑ":
        for mark in ("", *"ùøûõïâáàåãäêéèúüë", *"ÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË"):
            pairs.setdefault(from_vni(base + mark), base + mark)
    pairs |= {from_vni(single): single for single in "ôöñæóòîÔÖÑÆÓÒÎ"}
    pairs |= {"í": "í", "ì": "ì", "Í": "Í", "Ì": "Ì"}
    return "".join(pairs.get(char, char) for char in text.replace("–", "-"))


def to_1258(text: str) -> bytes:
    """Letters with a tone mark fall apart where the code has no single place for them."""
    parts = []
    for char in text:
        try:
            parts.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            base, tone = re.fullmatch("(.+)(.)", order_tone_last(char)).groups()  # type: ignore[union-attr]
            parts.append(unicodedata.normalize("NFC", base).encode("cp1258") + tone.encode("cp1258"))
    return b"".join(parts)


def order_tone_last(char: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", char)
    return "".join(part for part in parts if part not in tones) + "".join(part for part in parts if part in tones)


def tcvn3_expected(text: str) -> str:
    return from_tcvn3(to_tcvn3(text))


CODES = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "utf-8 decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16-le with mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "cp1258": to_1258,
    "utf-8 read as 1252": lambda text: from_latin(text.encode()).encode(),
    "cp1258 read as 1252": lambda text: from_latin(to_1258(text)).encode(),
}


def from_latin(data: bytes) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize("code", CODES)
def test_text_is_equal_after_composing(code: str) -> None:
    for text in (*PARAGRAPHS, "\r\n".join(PARAGRAPHS)):
        read = read_bytes(CODES[code](text), "bc.txt").text
        assert unicodedata.normalize("NFC", read) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("stored", ["latin-1", "utf-8"])
def test_tcvn3(stored: str) -> None:
    for text in (*PARAGRAPHS, "\r\n".join(PARAGRAPHS)):
        source = read_bytes(to_tcvn3(text).encode(stored), "bc.txt")
        assert source.text == tcvn3_expected(text)
        assert source.text.lower() == text.replace("–", "-").lower()
        assert source.notes[0] == "đã chuyển từ bảng mã TCVN3"


@pytest.mark.parametrize("stored", ["cp1252", "utf-8"])
def test_vni(stored: str) -> None:
    for text in (*PARAGRAPHS, "\r\n".join(PARAGRAPHS)):
        source = read_bytes(to_vni(text).encode(stored), "bc.txt")
        assert source.text == text.replace("–", "-")
        assert source.notes == ("đã chuyển từ bảng mã VNI",)


def test_tcvn3_table_agrees_with_iconv() -> None:
    program = shutil.which("iconv")
    need(program, "no iconv on this machine")
    assert program is not None
    known = subprocess.run([program, "-l"], capture_output=True, text=True, check=True).stdout
    need("TCVN5712-1" in known, "this iconv does not know TCVN5712-1")
    asked = to_tcvn3(LETTERS).encode("latin-1")
    done = subprocess.run([program, "-f", "TCVN5712-1", "-t", "UTF-8"], input=asked, capture_output=True, check=True)
    assert unicodedata.normalize("NFC", done.stdout.decode()) == LETTERS
    assert from_tcvn3(asked.decode("latin-1")) == LETTERS


@pytest.mark.parametrize("stored", ["latin-1", "utf-8"])
def test_viscii_as_iconv_writes_it(stored: str) -> None:
    program = shutil.which("iconv")
    need(program, "no iconv on this machine")
    assert program is not None
    for text in (*PARAGRAPHS, "\r\n".join(PARAGRAPHS), LETTERS + LETTERS.upper()):
        plain = text.replace("–", "-")
        made = subprocess.run([program, "-t", "VISCII"], input=plain.encode(), capture_output=True, check=True)
        assert from_viscii(made.stdout.decode("latin-1")) == plain
        if text.startswith(LETTERS):
            continue  # letters alone are no words
        source = read_bytes(made.stdout.decode("latin-1").encode(stored), "bc.txt")
        assert (source.text, source.notes) == (plain, ("đã chuyển từ bảng mã VISCII",))


def unknown_code(text: str) -> str:
    """The letters of TCVN3 in another order: a code that nobody knows."""
    moved = {chr(0xA1 + n): chr(0xA1 + (n + 40) % 94) for n in range(94)}
    return to_tcvn3(text).translate(str.maketrans(moved))


def test_unknown_code_is_refused_never_read_as_another() -> None:
    for text in (*PARAGRAPHS, "\n".join(PARAGRAPHS)):
        with pytest.raises(EncodingUnknown):
            read_bytes(unknown_code(text).encode("latin-1"), "bc.txt")
    with pytest.raises(EncodingUnknown, match="bị sai bảng mã"):
        read_bytes(unknown_code("\n".join(PARAGRAPHS)).encode(), "bc.txt")


def test_vni_letters_go_there_and_back() -> None:
    letters = LETTERS + TCVN3_SMALL.upper()
    assert len(set(letters)) == 134
    for letter in letters:
        assert from_vni(to_vni(letter)) == letter


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_sound_utf8_is_untouched(ends: str) -> None:
    text = ends.join(("", *PARAGRAPHS, "Café, Müller – 10 m², 25 °C; “hòa” hoà ¹ ² §5 ½", ""))
    source = read_bytes(text.encode(), "bc.md")
    assert (source.text, source.notes, source.completeness) == (text, (), "full")


@pytest.mark.parametrize(
    "text",
    [
        "Le décret de la République française no 2020-1 est paru au Journal officiel.\nL'été à Noël, naïve.",
        "Señor Muñoz, São Paulo, Straße, Öl, Ærø, Þór, ñandú",
        "The board met on 5 March. © 2020 Company®",
        "第一条 為了規範",
    ],
)
def test_other_languages_stay_as_they_are(text: str) -> None:
    assert read_text(text).text == text


def test_mixed_text_keeps_its_sound_lines() -> None:
    source = read_text("Quyết định số 5/QĐ-UBND\nNghÞ ®Þnh cña ChÝnh phñ\nKế hoạch và báo cáo")
    assert source.text == "Quyết định số 5/QĐ-UBND\nNghị định của Chính phủ\nKế hoạch và báo cáo"
    assert source.notes[0] == "đã chuyển từ bảng mã TCVN3"


def test_sound_corpus_words_are_syllables() -> None:
    for text in PARAGRAPHS:
        found = score(text)
        assert found.good > 2
        assert found.bad == 0
        assert find_repair(text) is None


REFUSED: tuple[tuple[bytes, type[SourceError], str], ...] = (
    ("Că".encode() * 9 + b"\0\0\0" + b"a" * 50, DamagedSource, r"có 3 ký tự rỗng \(NUL\)"),
    (b"abc\xe0\0" * 30, UnsupportedSource, "tệp nhị phân không rõ loại"),
    (bytes(range(256)) * 8, UnsupportedSource, "tệp nhị phân không rõ loại"),
    (b"\x01\x02\x03\x04\x05\x06" * 5 + b"abc " * 200, DamagedSource, "nhiều ký tự điều khiển"),
    (b"\xff\xfe" + b"\x00\xd8" * 20, EncodingUnknown, "không nhận ra bảng mã"),
    (b"\xed\xa0\x80" * 20, EncodingUnknown, "không nhận ra bảng mã"),
    ("Căn cứ".encode("utf-16")[:-1], EncodingUnknown, "không nhận ra bảng mã"),
    (b"Caf\xe9 cr\xe8me br\xfbl\xe9e", EncodingUnknown, "không nhận ra bảng mã"),
    (b"Nghi. ddi.nh so^' 5 cu?a Chi'nh phu? nga`y 5 tha'ng 3 na(m 2020", EncodingUnknown, "VIQR"),
    (b" \r\n\t ", EmptySource, "tệp rỗng"),
    ("\ufeff\u200b \n".encode(), EmptySource, "khoảng trắng"),
    (" \n".encode("utf-16"), EmptySource, "khoảng trắng"),
)


@pytest.mark.parametrize(("data", "error", "reason"), REFUSED)
def test_refusals(data: bytes, error: type[SourceError], reason: str) -> None:
    with pytest.raises(error, match=reason) as caught:
        read_bytes(data, "bc.txt")
    assert str(caught.value).startswith("bc.txt: ")
    assert caught.value.advice


def test_broken_bytes_in_utf8_are_shown_and_told() -> None:
    text = "\n".join(PARAGRAPHS)
    source = read_bytes(text.encode().replace(b"Nha Trang", b"Nha \xffTrang")[:-2] + "ố".encode()[:2], "bc.txt")
    assert "Nha \ufffdTrang" in source.text
    assert source.completeness == "partial"
    assert source.notes == ("tệp UTF-8 có byte hỏng", "2 ký tự không đọc được (\ufffd) trong văn bản")


def test_lines_that_could_be_either_stay_in_a_sound_text() -> None:
    text = (
        "cm3/m2·24h·0.1MPa\ncm3/m2·24h·0.1MPa\nXã Hoành Mô\nXã Phiêng Khoài\nÔzê Xtơ\nCafé Mañana Niño\n"
        "Quyết định của Ủy ban\n2. tắc ¸p dông chế độ"
    )
    assert read_text(text).text == text


def test_no_marks_at_all_is_told() -> None:
    bare = "Can cu Quyet dinh so 638/QD-UBND ngay 05/4/2018 cua Uy ban nhan dan tinh ve viec ban hanh ke hoach"
    assert read_text(bare).notes == ("văn bản không dấu: có thể bỏ sót viện dẫn",)
    assert read_text(PARAGRAPHS[1]).notes == ()


@pytest.mark.parametrize(
    ("text", "error"), [("a\ud800b", DamagedSource), ("a\0b", DamagedSource), (" \n", EmptySource)]
)
def test_text_given_directly_is_refused(text: str, error: type[SourceError]) -> None:
    with pytest.raises(error, match=r"^văn bản: "):
        read_text(text)


def test_text_given_directly() -> None:
    given, file = read_text(PARAGRAPHS[0]), read_bytes(PARAGRAPHS[0].encode(), "bc.txt")
    assert given.sha256 == file.sha256
    assert (given.name, given.kind, given.text) == ("văn bản", "text", PARAGRAPHS[0])


def test_a_few_controls_and_one_long_line_are_kept() -> None:
    text = "Điều 1.\x0b" + PARAGRAPHS[1] * 2000 + "\x1a"
    assert read_bytes(text.encode(), "bc.txt").text == text
