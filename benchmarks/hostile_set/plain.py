"""Web pages, texts, tables and files of old office programs."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.hostile_set import ANY, FULL, NOT_READ, NOT_WHOLE, PARTIAL, READ, REFUSED, SENTENCE, WHOLE, Hostile
from benchmarks.hostile_set.packs import packed

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PAGE = f"<!DOCTYPE html><html><body>{'<p>' + SENTENCE + '</p>' * 3}"


def web_files(secret: str, canary: str) -> Iterator[Hostile]:
    """R4: nesting, things left open, wrong names of codes, things to fetch."""
    for depth in (10, 1_000, 10_000, 100_000):
        body = "<div>" * depth + SENTENCE + "</div>" * depth
        yield Hostile(
            f"{depth} divs deep.html",
            lambda body=body: f"<html>{body}".encode(),
            READ,
            SENTENCE,
            quick=depth == 100_000,
        )
    makers = {
        "comments left open.html": (PAGE + "<!--" * 80_000, READ),
        "one comment left open.html": (PAGE + "<!-- " + SENTENCE, READ),
        "cdata left open.html": (PAGE + "<![CDATA[" * 40_000, READ),
        "declarations left open.html": (PAGE + "<!" * 80_000, READ),
        "tags left open.html": (PAGE + "<b " * 80_000, READ),
        "long attribute.html": (PAGE + f'<p title="{"x" * 9_000_000}">{SENTENCE}</p>', READ),
        "too large.html": (PAGE + "x" * 11_000_000, frozenset((REFUSED,))),
        "only script.html": ("<!DOCTYPE html><html><script>document.write('Điều 1')</script></html>", NOT_READ),
        "entity.html": (f'<!DOCTYPE html [<!ENTITY e SYSTEM "file://{secret}">]><html><p>&e;{SENTENCE}</p>', READ),
        "remote.html": (
            f'{PAGE}<img src="{canary}/i"><link rel=stylesheet href="{canary}/c"><iframe src="{canary}/f"></iframe>',
            READ,
        ),
        "base.html": (f'<!DOCTYPE html><base href="{canary}/"><img src=x><p>{SENTENCE}</p>', READ),
        "svg.html": (f'{PAGE}<svg><image href="file://{secret}"/><text>ẩn</text></svg>', READ),
        "hundred thousand attributes.html": (
            PAGE + "<p " + "".join(f"a{n}=1 " for n in range(100_000)) + f">{SENTENCE}</p>",
            READ,
        ),
        "table in table.html": (PAGE + "<table><tr><td>" * 5_000 + SENTENCE, READ),
    }
    for name, (text, verdicts) in makers.items():
        yield Hostile(
            name,
            lambda text=text: text.encode(),
            verdicts,
            SENTENCE,
            quick=name in ("remote.html", "comments left open.html"),
        )
    long = f"<html><head><meta charset=CODE></head><p>{SENTENCE}. Ủy ban nhân dân tỉnh quyết định.</p></html>"
    for said, code in (
        ("utf-8", "utf-8"),
        ("windows-1258", "utf-8"),
        ("utf-8", "cp1258"),
        ("windows-1252", "utf-8"),
        ("utf-16", "utf-16"),
    ):
        made = _in_code(long.replace("CODE", said), code)
        yield Hostile(f"says {said} is {code}.html", lambda made=made: made, ANY, "30/2020")
    message = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{SENTENCE}</p>\r\n--b--\r\n"
    )
    yield Hostile("message.mht", lambda: message.encode(), READ, SENTENCE)
    yield Hostile(
        "message in message.mht",
        lambda: (message.replace("text/html", "multipart/related; boundary=b") * 3).encode(),
        NOT_READ,
    )


def _in_code(text: str, code: str) -> bytes:
    import unicodedata

    if code != "cp1258":
        return text.encode(code)
    out = b""
    for char in text:
        for form in (char, unicodedata.normalize("NFD", char)):
            try:
                out += form.encode(code)
                break
            except UnicodeEncodeError:
                base = unicodedata.normalize("NFD", char)
                marks = [mark for mark in base[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
                rest = unicodedata.normalize("NFC", "".join(mark for mark in base if mark not in marks))
                if form != char:
                    out += (rest + "".join(marks)).encode(code)
    return out


def office_files(secret: str, canary: str) -> Iterator[Hostile]:
    """R8: what reaches for the outside, and what only pretends."""
    rtf = "{\\rtf1\\ansi " + "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in SENTENCE)
    makers = {
        "remote picture.rtf": (
            rtf + '\\par{\\field{\\*\\fldinst INCLUDEPICTURE "' + canary + '/p.png"}{\\fldrslt }}}',
            READ,
        ),
        "remote template.rtf": (rtf.replace("\\ansi", "\\ansi{\\*\\template " + canary + "/t.dotm}") + "}", READ),
        "linked text.rtf": (rtf + '\\par{\\field{\\*\\fldinst INCLUDETEXT "' + secret + '"}{\\fldrslt }}}', READ),
        "groups left open.rtf": (rtf + "{" * 100_000, ANY),
        "binary of a billion.rtf": (rtf + "\\bin1000000000 x}", ANY),
        "object.rtf": (rtf + "{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata " + "41" * 5_000 + "}}}", ANY),
        "only a head.rtf": ("{\\rtf1}", NOT_READ),
        "cut.rtf": (rtf, ANY),
    }
    for name, (text, verdicts) in makers.items():
        yield Hostile(name, lambda text=text: text.encode(), verdicts, "30/2020", quick=name == "only a head.rtf")
    chance = random.Random(5)
    word = "WordDocument".encode("utf-16-le")
    olds = {
        "random bytes.doc": chance.randbytes(20_000),
        "empty shell.doc": OLE2 + word,
        "junk in a shell.doc": OLE2 + word + chance.randbytes(60_000),
        "head that says locked.doc": OLE2 + b"\xec\xa5\xc1\0" + bytes(6) + b"\0\x01" + bytes(500) + word,
        "locked package.docx": OLE2 + "EncryptedPackage".encode("utf-16-le"),
        "shell of sheets.xls": OLE2 + "Workbook".encode("utf-16-le") + chance.randbytes(9_000),
        "shell of slides.ppt": OLE2 + "PowerPoint Document".encode("utf-16-le"),
        "installer.doc": OLE2 + bytes(3_000),
    }
    for name, data in olds.items():
        yield Hostile(name, lambda data=data: data, NOT_READ, quick=name == "locked package.docx")
    page = f'<html><img src="{canary}/doc"><p>{SENTENCE}</p></html>'
    yield Hostile("page that says it is.doc", lambda: page.encode(), READ, SENTENCE)
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
        f"<office:body><office:text><text:p>{SENTENCE}"
        f'<draw:frame><draw:image xlink:href="{canary}/o.png"/></draw:frame>'
        "</text:p></office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    made = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    yield Hostile("remote picture.odt", lambda: packed(made, 0), ANY, SENTENCE)


def text_files() -> Iterator[Hostile]:
    """R9: codes, control characters, long lines."""
    for code in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield Hostile(f"text in {code}.txt", lambda code=code: (SENTENCE * 3).encode(code), WHOLE, SENTENCE)
    makers = {
        "nul.txt": (SENTENCE.encode() + b"\0" * 50, NOT_READ),
        "half pairs.txt": (b"\xff\xfe\x00\xd8" + SENTENCE.encode("utf-16-le"), NOT_READ),
        "control characters.txt": (SENTENCE.encode() + b"\x01\x02" * 500, NOT_READ),
        "long line.txt": ((SENTENCE + " ").encode() * 40_000, WHOLE),
        "random.txt": (random.Random(6).randbytes(5_000), NOT_READ),
        "blanks.txt": (b" \n" * 100_000, NOT_READ),
        "nothing.txt": (b"", NOT_READ),
        "lookalikes.txt": (SENTENCE.replace("Đ", "Ð").encode(), WHOLE),
        "right to left.txt": (("\u202e" + SENTENCE).encode(), READ),
        "program.txt": (b"MZ\x90\0" + bytes(200), NOT_READ),
        "broken utf-8.txt": (SENTENCE.encode() * 5 + b"\xff" + SENTENCE.encode(), frozenset((PARTIAL, FULL))),
        "viqr.txt": (b"Nghi. ddi.nh cu?a Chi'nh phu? nga`y 5 tha'ng 3 nam", NOT_READ),
    }
    for name, (data, verdicts) in makers.items():
        yield Hostile(name, lambda data=data: data, verdicts, quick=name in ("nul.txt", "long line.txt"))


def table_files() -> Iterator[Hostile]:
    """Fields without end, objects without end."""
    makers = {
        "deep object.jsonl": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, NOT_WHOLE),
        "half of the lines.jsonl": ((f'{{"t": "{SENTENCE}"}}\n' + "{broken\n").encode() * 5, frozenset((PARTIAL,))),
        "long number.jsonl": (f'{{"t": "{SENTENCE}", "n": {"9" * 100_000}}}'.encode(), ANY),
        "field left open.csv": (f'số,tên\n1,"{SENTENCE}'.encode() + b"x" * 1_000_000, READ),
        "million cells.csv": (b"a," * 1_100_000, NOT_READ),
        "formula.csv": (f"=cmd|' /C calc'!A0,{SENTENCE}".encode(), READ),
        "page.csv": (f"<html><p>{SENTENCE}".encode(), READ),
    }
    for name, (data, verdicts) in makers.items():
        yield Hostile(name, lambda data=data: data, verdicts, quick=name == "deep object.jsonl")


def files(secret: str, canary: str) -> Iterator[Hostile]:
    """All of them."""
    yield from web_files(secret, canary)
    yield from office_files(secret, canary)
    yield from text_files()
    yield from table_files()
