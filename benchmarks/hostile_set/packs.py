"""Word files, OpenDocument, workbooks and ZIP files: entities, bombs, lies of the directory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from benchmarks.hostile_set import ALL_OR_NOTHING, FULL, NOT_READ, NOT_WHOLE, READ, SENTENCE, WHOLE, Hostile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*rows: tuple[str, str, str], more: str = "") -> str:
    """A relations part."""
    body = "".join(f'<Relationship Id="{key}" Type="{KIND}{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'<Relationships xmlns="{RELATIONS}">{body}{more}</Relationships>'


def parts(body: str, more: Mapping[str, str | bytes] | None = None) -> dict[str, bytes]:
    """The parts of a Word file."""
    rows = (
        ("rId1", "styles", "styles.xml"),
        ("rId2", "footnotes", "footnotes.xml"),
        ("rId3", "settings", "settings.xml"),
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*rows, ("rId4", "comments", "comments.xml")),
        "word/styles.xml": f"<w:styles {W}/>",
        "word/footnotes.xml": f"<w:footnotes {W}/>",
        "word/settings.xml": f"<w:settings {W}/>",
        "word/comments.xml": f"<w:comments {W}/>",
        **(more or {}),
    }
    return {name: text.encode() if isinstance(text, str) else text for name, text in made.items()}


def packed(made: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


SOUND = packed(parts(paragraph(SENTENCE)))


def _entities(secret: str, canary: str) -> dict[str, tuple[str, str]]:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "internal entity": ('<!DOCTYPE x [<!ENTITY e "thêm">]>', "&e;"),
        "external file": (f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>', "&e;"),
        "external http": (f'<!DOCTYPE x [<!ENTITY e SYSTEM "{canary}/xxe">]>', "&e;"),
        "parameter entity": (f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{canary}/dtd"> %p;]>', ""),
        "external dtd": (f'<!DOCTYPE x SYSTEM "{canary}/dtd">', ""),
        "billion laughs": (f'<!DOCTYPE x [<!ENTITY e0 "ha">{laughs}]>', "&e9;"),
    }


def _with_entity(part: str, head: str, use: str, code: str) -> bytes:
    body = paragraph(SENTENCE + (use if part == "word/document.xml" else ""))
    made = parts(body)
    content = made[part].decode()
    if use and part != "word/document.xml" and content.endswith("/>"):
        name = content[1:].partition(" ")[0]
        content = f"{content[:-2]}>{use}</{name}>"
    return packed({**made, part: (f'<?xml version="1.0" encoding="{code}"?>{head}{content}').encode(code)})


def entity_files(secret: str, canary: str) -> Iterator[Hostile]:
    """R1: entities in every part, also where they hide in UTF-16."""
    places = (
        "word/document.xml",
        "word/styles.xml",
        "word/footnotes.xml",
        "word/settings.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
    )
    for kind, (head, use) in _entities(secret, canary).items():
        for part in places:
            for code in ("utf-8", "utf-16") if part == "word/document.xml" else ("utf-8",):
                yield Hostile(
                    f"{kind} in {part} {code}.docx",
                    lambda part=part, head=head, use=use, code=code: _with_entity(part, head, use, code),
                    NOT_READ if part == "word/document.xml" else ALL_OR_NOTHING, SENTENCE,
                    quick=part == "word/document.xml" and kind in ("external file", "billion laughs"),
                )  # fmt: skip


def overlapping(count: int = 200) -> bytes:
    """Entries that share one stretch of packed bytes."""
    checksum = zlib.crc32(b"a" * 1_000_000)
    content = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = content.compress(b"a" * 1_000_000) + content.flush()
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, checksum, len(data), 1_000_000, 1, 0)
    directory = b""
    for number in range(count):
        name = f"{number:03}".encode()
        directory += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, checksum, len(data), 1_000_000,
            len(name), 0, 0, 0, 0, 0, 0,
        ) + name  # fmt: skip
    start = head + b"0" + data
    return (
        start + directory + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(start), 0)
    )


def _flagged() -> bytes:
    data = bytearray(SOUND)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def _lying() -> bytes:
    data = bytearray(packed({"word/document.xml": b"<w:document/>" + b" " * 50_000_000}))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1_000)
    return bytes(data)


def _double() -> bytes:
    import warnings

    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in parts(paragraph(SENTENCE)).items():
            archive.writestr(name, content)
        archive.writestr("word/document.xml", "<x/>")
    return stream.getvalue()


def bomb_files() -> Iterator[Hostile]:
    """R2: what unpacks to more than it says, or than there is room for."""
    zeros = b"\0" * 60_000_000
    xml = b"<w:document " + W.encode() + b"><w:body>" + b"<w:p/>" * 9_000_000 + b"</w:body></w:document>"
    makers = {
        "flat bomb.docx": lambda: packed(parts("", {"word/document.xml": xml})),
        "flat bomb.zip": lambda: packed({"a.txt": zeros}),
        "flat bomb.xlsx": lambda: packed({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": zeros}),
        "flat bomb.odt": lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": zeros}),
        "overlapping.zip": overlapping,
        "lying size.docx": _lying,
        "many entries.zip": lambda: packed({f"{number}.txt": b"" for number in range(10_000)}, zipfile.ZIP_STORED),
        "double part.docx": _double,
        "password flag.docx": _flagged,
        "junk before.docx": lambda: b"junk" * 20 + SOUND,
        "zip slip.zip": lambda: packed({"../../etc/cron.d/x": b"x", "a.txt": b"x"}),
        "absolute.zip": lambda: packed({"/etc/passwd": b"x", "b.txt": b"x"}),
        "drive.zip": lambda: packed({"C:\\x.txt": b"x", "b.txt": b"x"}),
        "nested.zip": lambda: packed({"a.zip": packed({"b.zip": packed({"c.txt": zeros})})}),
        "no entries.zip": lambda: packed({}),
        "million paragraphs.docx": lambda: packed(parts("<w:p/>" * 1_100_000)),
        "half a directory.docx": lambda: SOUND[:-30],
    }
    quick = ("flat bomb.docx", "overlapping.zip", "double part.docx", "nested.zip")
    for name, make in makers.items():
        yield Hostile(name, make, NOT_READ, quick=name in quick)
    for share in range(10, 100, 10):
        yield Hostile(f"cut at {share}.docx", lambda share=share: SOUND[: len(SOUND) * share // 100], NOT_READ)


def deep_files(canary: str) -> Iterator[Hostile]:
    """R3, R10: shapes that hide text, links to the outside."""
    tables = "".join("<w:tbl><w:tr><w:tc>" for _ in range(60)) + paragraph(SENTENCE) + "</w:tc></w:tr></w:tbl>" * 60
    yield Hostile("60 tables deep.docx", lambda: packed(parts(tables)), WHOLE, SENTENCE)
    for depth in (200, 2_000, 100_000):
        body = "<w:sdt><w:sdtContent>" * depth + paragraph(SENTENCE) + "</w:sdtContent></w:sdt>" * depth
        yield Hostile(
            f"{depth} controls deep.docx", lambda body=body: packed(parts(body)), NOT_READ, quick=depth == 2_000
        )
    outside = f'<Relationship Id="rId9" Type="{KIND}image" Target="{canary}/x.png" TargetMode="External"/>'
    linked = {"word/_rels/document.xml.rels": relations(more=outside)}
    body = paragraph(SENTENCE) + '<w:p><w:altChunk r:id="rId9"/></w:p>'
    yield Hostile("linked image.docx", lambda: packed(parts(body, linked)), READ, SENTENCE)
    flat = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    for kind, head in (("doctype", b'<!DOCTYPE x [<!ENTITY e "x">]>'), ("junk", b"\x00\x01"), ("empty", b"")):
        made = {**flat, "content.xml": head + b"<office:document-content/>"}
        yield Hostile(f"{kind} content.odt", lambda made=made: packed(made, zipfile.ZIP_STORED), NOT_READ)
    locked = {**flat, "META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"\x80\x81"}
    yield Hostile("password.odt", lambda: packed(locked, zipfile.ZIP_STORED), NOT_READ)
    yield Hostile("sheets of nothing.xlsx", lambda: packed({"xl/workbook.xml": b"<workbook/>"}), NOT_READ)
    yield Hostile("far cell.xlsx", far_cell, NOT_WHOLE | {FULL}, quick=True)
    presentation = {"ppt/presentation.xml": b"<x/>"}
    yield Hostile("slides.pptx", lambda: packed(presentation), NOT_READ)


def far_cell() -> bytes:
    """A workbook with one cell in the first and one in the very last row and column."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, SENTENCE)
        sheet.write(1_048_575, 16_383, "xa")
    return stream.getvalue()


def files(secret: str, canary: str) -> Iterator[Hostile]:
    """All of them."""
    yield from entity_files(secret, canary)
    yield from bomb_files()
    yield from deep_files(canary)
