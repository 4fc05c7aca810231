"""Files made to harm, broken files, files of other kinds: each is refused with its reason."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import DamagedSource, EmptySource, SourceError, SourceTooLarge, UnsupportedSource
from loaders.sources import read_bytes
from loaders.sources.archive import Archive
from tests.test_loaders.wordfiles import SENTENCE, element, pack, paragraph, relations, word_file, word_parts

PARTS = word_parts(paragraph(SENTENCE))
SOUND = pack(PARTS)
MAIN = b"word/document.xml"


def flat_bomb() -> bytes:
    return pack({**PARTS, "word/media/a.xml": bytes(20 * 1024 * 1024)})


def big_entry() -> bytes:
    return patched(SOUND, MAIN, size=65 * 1024 * 1024)


def big_sum() -> bytes:
    noise = random.Random(5).randbytes(700_000)
    return pack({**PARTS, **{f"word/media/{n}": noise + bytes(60 * 1024 * 1024) for n in range(4)}})


def many_paragraphs() -> bytes:
    return word_file("<w:p/>" * 6_000_000)


def patched(
    data: bytes, name: bytes, size: int | None = None, flags: int | None = None, method: int | None = None
) -> bytes:
    """The file with another size, other flags or another method in the directory row of an entry."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(name))
    row = bytearray(data[at:])
    if size is not None:
        row[24:28] = struct.pack("<I", size)
    if flags is not None:
        row[8:10] = struct.pack("<H", flags)
    if method is not None:
        row[10:12] = struct.pack("<H", method)
    return data[:at] + bytes(row)


def overlapping() -> bytes:
    """Every row of the directory points at the same packed bytes."""
    at = SOUND.index(b"PK\x01\x02")
    end = SOUND.rindex(b"PK\x05\x06")
    row = SOUND[at : SOUND.index(b"PK\x01\x02", at + 4)]
    name_length = struct.unpack("<H", row[28:30])[0]
    rows = b"".join(row[:46] + f"x{n}".encode().ljust(name_length, b"_") + row[46 + name_length :] for n in range(100))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 100, 100, len(rows), at, 0)
    assert end > at
    return SOUND[:at] + rows + tail


def duplicate() -> bytes:
    stream = io.BytesIO(SOUND)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/Document.xml", element("w:document", "<w:body/>"))
    return stream.getvalue()


def many_entries(count: int = 30_000) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        for n in range(count):
            archive.writestr(zipfile.ZipInfo(f"word/{n}"), b"")
    return stream.getvalue()


def lying_count() -> bytes:
    """The end record says ten entries, the directory holds thousands."""
    data = bytearray(many_entries())
    at = data.rindex(b"PK\x05\x06")
    data[at + 8 : at + 12] = struct.pack("<HH", 10, 10)
    return bytes(data)


def zip64() -> bytes:
    at = SOUND.rindex(b"PK\x05\x06")
    directory = SOUND.index(b"PK\x01\x02")
    long_end = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 4, 4, at - directory, directory)
    return SOUND[:at] + long_end + struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1) + SOUND[at:]


def million_elements() -> bytes:
    return pack(word_parts("<w:p/>" * 1_000_001), zipfile.ZIP_STORED)


def wrong_checksum() -> bytes:
    return SOUND.replace(struct.pack("<I", zlib.crc32(PARTS["word/document.xml"])), b"abcd")


BOMBS: dict[str, tuple[Callable[[], bytes], type[SourceError], str]] = {
    "flat": (flat_bomb, SourceTooLarge, "nén quá 100 lần"),
    "one big entry": (big_entry, SourceTooLarge, "hơn 64 MB"),
    "big sum": (big_sum, SourceTooLarge, "hơn 200 MB"),
    "six million paragraphs": (many_paragraphs, SourceTooLarge, "nén quá 100 lần"),
    "a million elements": (million_elements, SourceTooLarge, "phần tử"),
    "stated too small": (lambda: patched(SOUND, MAIN, size=100), DamagedSource, "sai kích thước"),
    "stated too large": (lambda: patched(SOUND, MAIN, size=9_000), DamagedSource, "sai kích thước"),
    "overlapping": (overlapping, DamagedSource, "chồng lên nhau"),
    "duplicate": (duplicate, DamagedSource, "trùng tên"),
    "30,000 entries": (many_entries, SourceTooLarge, "hơn 2000 mục"),
    "100,000 entries": (lambda: many_entries(100_000), DamagedSource, "ZIP64"),
    "lying count": (lying_count, SourceTooLarge, "hơn 2000 mục"),
    "encrypted": (lambda: patched(SOUND, MAIN, flags=1), DamagedSource, "có mật khẩu"),
    "other method": (lambda: patched(SOUND, MAIN, method=14), DamagedSource, "kiểu nén lạ"),
    "zip64": (zip64, DamagedSource, "ZIP64"),
    "way out": (lambda: pack({**PARTS, "../../etc/cron.d/x": b"x"}), DamagedSource, "đường dẫn ra ngoài"),
    "from the root": (lambda: pack({**PARTS, "/etc/x": b"x"}), DamagedSource, "đường dẫn ra ngoài"),
    "of a drive": (lambda: pack({**PARTS, "C:\\x": b"x"}), DamagedSource, "đường dẫn ra ngoài"),
    "nested": (lambda: pack({"a.zip": flat_bomb()}), UnsupportedSource, "a.zip: tệp nén trong tệp nén, không mở tiếp"),
    "prefix": (lambda: b"\x90" * 64 + b"\0" + SOUND, UnsupportedSource, "nhị phân không rõ loại"),
    "wrong checksum": (wrong_checksum, DamagedSource, "sai mã kiểm tra"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str) -> None:
    make, error, reason = BOMBS[name]
    with pytest.raises(error) as caught:
        read_bytes(make(), "bc.docx")
    assert reason in str(caught.value)


def test_nested_bomb_inside_a_word_file_is_not_unpacked() -> None:
    data = pack({**PARTS, "word/embeddings/a.zip": flat_bomb()})
    assert read_bytes(data, "bc.docx").text == SENTENCE


def test_archive_reads_what_was_packed() -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = Archive(pack(PARTS, method), "bc.docx")
        assert {name: archive.read(name) for name in PARTS} == PARTS
        assert "word/none.xml" not in archive


SECRET = "khong-duoc-lo-ra"
ENTITIES = {
    "internal": '<!DOCTYPE w [<!ENTITY e "x">]>',
    "external file": '<!DOCTYPE w [<!ENTITY e SYSTEM "file://{path}">]>',
    "external http": '<!DOCTYPE w [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>',
    "parameter": '<!DOCTYPE w [<!ENTITY % p SYSTEM "file://{path}"> %p; <!ENTITY e "x">]>',
    "billion laughs": '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e "&c;&c;&c;&c;&c;&c;&c;&c;">]>',
    "external subset": '<!DOCTYPE w SYSTEM "file://{path}">',
}
TARGETS = {
    "word/document.xml": element("w:document", f"<w:body>{paragraph('A &e; B')}</w:body>"),
    "word/styles.xml": element("w:styles", "&e;"),
    "word/numbering.xml": element("w:numbering", "&e;"),
    "word/settings.xml": element("w:settings", "&e;"),
    "word/footnotes.xml": element("w:footnotes", f"<w:footnote w:id='2'>{paragraph('&e;')}</w:footnote>"),
    "word/comments.xml": element("w:comments", f"<w:comment>{paragraph('&e;')}</w:comment>"),
    "word/header1.xml": element("w:hdr", paragraph("&e;")),
    "word/_rels/document.xml.rels": relations(extra="&e;"),
    "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml"), extra="&e;"),
}
ROWS = (
    ("rId5", "styles", "styles.xml"),
    ("rId6", "numbering", "numbering.xml"),
    ("rId7", "settings", "settings.xml"),
    ("rId8", "footnotes", "footnotes.xml"),
    ("rId9", "comments", "comments.xml"),
    ("rId10", "header", "header1.xml"),
)
BODY = (
    paragraph(SENTENCE)
    + "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    + '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/></w:sectPr>'
)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("entity", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_are_refused_everywhere(entity: str, target: str, encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    hostile = ENTITIES[entity].replace("{path}", str(secret)) + TARGETS[target]
    data = word_file(BODY, {target: hostile.encode(encoding)}, ROWS)
    with pytest.raises(DamagedSource, match="DOCTYPE") as caught:
        read_bytes(data, "bc.docx")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("part", ["customXml/item1.xml", "docProps/core.xml", "word/theme/theme1.xml"])
def test_entities_in_parts_that_are_not_read_do_nothing(part: str) -> None:
    hostile = ENTITIES["billion laughs"] + "<x>&e;</x>"
    assert read_bytes(word_file(paragraph(SENTENCE), {part: hostile}), "bc.docx").text == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32", "iso-8859-1"])
def test_xml_in_other_codes_is_refused(encoding: str) -> None:
    hostile = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES["internal"]}<x>&e;</x>'
    with pytest.raises(DamagedSource, match=r"XML|DOCTYPE"):
        read_bytes(word_file("", {"word/document.xml": hostile.encode(encoding)}), "bc.docx")


def test_undeclared_entity_is_refused_not_dropped() -> None:
    with pytest.raises(DamagedSource, match="XML hỏng"):
        read_bytes(word_file(paragraph("A &e; B")), "bc.docx")


def test_links_to_the_outside_are_not_followed() -> None:
    link = '<Relationship Id="rId5" Type="x/header" TargetMode="External" Target="http://127.0.0.1:9/h.xml"/>'
    body = paragraph(SENTENCE) + '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/></w:sectPr>'
    source = read_bytes(word_file(body, {"word/_rels/document.xml.rels": relations(extra=link)}), "bc.docx")
    assert source.text == SENTENCE
    assert source.completeness == "partial"


@pytest.mark.parametrize("share", range(5, 100, 5))
def test_truncated_word_files(share: int) -> None:
    with pytest.raises(DamagedSource, match="bị hỏng hoặc bị cắt ngắn"):
        read_bytes(SOUND[: len(SOUND) * share // 100], "bc.docx")


def test_flipped_bytes_end_in_text_or_a_refusal() -> None:
    chance = random.Random(7)
    ends = {"read": 0, "refused": 0, "other": 0}
    for _ in range(400):
        data = bytearray(SOUND)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            whole = SENTENCE in read_bytes(bytes(data), "bc.docx").text
        except SourceError:
            ends["refused"] += 1
        else:
            ends["read" if whole else "other"] += 1
    assert ends["other"] == 0
    assert ends["refused"] > 100
    assert ends["read"] > 10


@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"", b"<", b"<a>", b"<a/>", b"\xff\xfe", b"\xff\xfe<", b"\0\0\0<", b"\x80"])
def test_broken_parts_end_in_text_or_a_refusal(part: str, content: bytes) -> None:
    data = pack({**PARTS, part: content})
    if part == "_rels/.rels" and content == b"<a/>":
        assert read_bytes(data, "bc.docx").text == SENTENCE  # the usual name of the main part is tried
    elif part.startswith("word/_rels") and content == b"<a/>":
        assert read_bytes(data, "bc.docx").text == SENTENCE
    else:
        with pytest.raises(DamagedSource):
            read_bytes(data, "bc.docx")


OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODP = pack({"mimetype": b"application/vnd.oasis.opendocument.presentation"}, zipfile.ZIP_STORED)
FOREIGN: dict[str, tuple[bytes, type[SourceError], str]] = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\nendobj", DamagedSource, "tệp PDF bị hỏng"),
    "pdf after junk": (b"\r\nFrom: x\n%PDF-1.7\n1 0 obj\nendobj", DamagedSource, "tệp PDF bị hỏng"),
    "xls": (OLE2 + "Workbook".encode("utf-16-le"), DamagedSource, "bảng tính bị hỏng"),
    "other ole2": (OLE2, UnsupportedSource, "OLE2"),
    "password": (OLE2 + "EncryptedPackage".encode("utf-16-le"), DamagedSource, "có mật khẩu"),
    "gif": (b"GIF89a\x01\0\x01\0", UnsupportedSource, "hình ảnh"),
    "xlsx": (pack({"xl/workbook.xml": b"<x/>"}), DamagedSource, "bảng tính bị hỏng"),
    "pptx": (pack({"ppt/presentation.xml": b"<x/>"}), UnsupportedSource, "trình chiếu"),
    "odp": (ODP, UnsupportedSource, "OpenDocument"),
    "zip": (pack({"a.txt": b"x", "b.txt": b"x"}), UnsupportedSource, "là tệp nén có 2 tệp bên trong"),
    "empty zip": (pack({}), UnsupportedSource, "không có văn bản nào bên trong"),
    "rar": (b"Rar!\x1a\x07\x01\0", UnsupportedSource, "RAR"),
    "gzip": (b"\x1f\x8b\x08\0", UnsupportedSource, "tệp nén"),
    "html": (b"<!-- x -->\n<!DOCTYPE html><html>", EmptySource, "trang HTML không có chữ"),
    "html in utf-16": ("<html><body>".encode("utf-16"), EmptySource, "trang HTML không có chữ"),
    "mhtml": (b"MIME-Version: 1.0\nContent-Type: multipart/related;", DamagedSource, "MHTML"),
    "xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', UnsupportedSource, "XML"),
    "program": (b"MZ\x90\0\x03\0", UnsupportedSource, "chương trình"),
    "no main part": (pack({"word/styles.xml": b"<x/>"}), DamagedSource, "thiếu phần nội dung chính"),
    "no text": (word_file("<w:p/>"), EmptySource, "tệp Word không có chữ"),
    "only another file": (word_file('<w:altChunk r:id="rId5"/>'), EmptySource, "altChunk"),
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_other_kinds_say_what_they_are(name: str, ending: str) -> None:
    data, error, reason = FOREIGN[name]
    with pytest.raises(error) as caught:
        read_bytes(data, f"bc.{ending}")
    assert caught.value.name == f"bc.{ending}"
    assert reason in caught.value.reason
    assert caught.value.advice


def test_random_bytes_never_raise_anything_else() -> None:
    chance = random.Random(11)
    heads = [b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    refused = 0
    for number in range(600):
        data = heads[number % len(heads)] + chance.randbytes(chance.randrange(40, 400))
        with pytest.raises(SourceError):
            read_bytes(data, "bc.docx")
        refused += 1
    assert refused == 600
