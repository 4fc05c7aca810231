"""PDF files: bombs in every filter, loops, absurd sizes, cuts, locks."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Iterator
from functools import cache

from benchmarks.hostile_set import ANY, NOT_READ, NOT_WHOLE, READ, SENTENCE, WHOLE, Hostile


def assembled(objects: list[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of raw objects, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, root, trailer, len(out),
    )  # fmt: skip


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n" % (len(data), more) + data + b"\nendstream"


def one_page(
    content: bytes, more: bytes = b"", box: bytes = b"[0 0 595 842]", resources: bytes = b"<<>>"
) -> list[bytes]:
    """The objects of a file with one page."""
    return [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources%s>>" % (box, resources), stream(content, more),
    ]  # fmt: skip


def filters() -> dict[str, tuple[bytes, bytes]]:
    """What each filter makes of little."""
    flate = zlib.compress(b"q Q " * 12_000_000, 9)
    return {
        "flate": (flate, b"/Filter/FlateDecode"),
        "flate twice": (zlib.compress(flate, 9), b"/Filter[/FlateDecode/FlateDecode]"),
        "flate in hex": (flate.hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]"),
        "runs": (zlib.compress(b"\x81 " * 400_000, 9), b"/Filter[/FlateDecode/RunLengthDecode]"),
        "lzw junk": (random.Random(1).randbytes(100_000), b"/Filter/LZWDecode"),
        "flate junk": (random.Random(2).randbytes(100_000), b"/Filter/FlateDecode"),
        "unknown": (b"x" * 1_000, b"/Filter/NoSuchDecode"),
        "hundred filters": (b"00>", b"/Filter[" + b"/ASCIIHexDecode" * 100 + b"]"),
    }


def shapes() -> dict[str, bytes]:
    """Trees that loop, numbers that are absurd."""
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    image = b"<</XObject<</I 5 0 R>>>>"
    text = b"BT /F 12 Tf 72 700 Td (x) Tj ET"
    jbig = stream(
        b"\x97JB2" + bytes(200),
        b"/Subtype/Image/Width 9999/Height 9999/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode",
    )
    jpx = stream(random.Random(3).randbytes(500), b"/Subtype/Image/Width 9000/Height 9000/Filter/JPXDecode")
    form = stream(b"/I Do " * 2, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 5 0 R>>>>")
    draw = b"q 595 0 0 842 0 0 cm /I Do Q"
    return {
        "page tree loop": assembled([catalog, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
        "page tree loop of two": assembled(
            [catalog, b"<</Type/Pages/Kids[3 0 R]/Count 9>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"]
        ),
        "count of a billion": assembled(
            [catalog, b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", one_page(text)[2], stream(text)]
        ),
        "count below zero": assembled(
            [catalog, b"<</Type/Pages/Kids[3 0 R]/Count -5>>", one_page(text)[2], stream(text)]
        ),
        "page of a million points": assembled(one_page(text, box=b"[0 0 1000000 1000000]")),
        "page without size": assembled(one_page(text, box=b"[0 0 0 0]")),
        "page of no numbers": assembled(one_page(text, box=b"[(a) /b null true]")),
        "form within itself": assembled([*one_page(b"/I Do", resources=image), form]),
        "jbig2 junk": assembled([*one_page(draw, resources=image), jbig]),
        "jpx junk": assembled([*one_page(draw, resources=image), jpx]),
        "no pages": assembled([catalog, b"<</Type/Pages/Kids[]/Count 0>>"]),
        "no catalog": assembled([b"<<>>"]),
        "table points at itself": assembled(one_page(text), trailer=b"/Prev 9"),
        "deep arrays": assembled(one_page(b"[" * 200_000)),
        "unbalanced saves": assembled(one_page(b"q " * 2_000_000)),
        "million operators": assembled(one_page(b"0 0 m 1 1 l S " * 400_000)),
        "script": assembled([catalog[:-2] + b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", *one_page(text)[1:]]),
        "launch": assembled([catalog[:-2] + b"/OpenAction<</S/Launch/F(/bin/sh)>>>>", *one_page(text)[1:]]),
        "encrypted oddly": assembled(one_page(text), trailer=b"/Encrypt<</Filter/NoSuch/V 9/R 9>>"),
        "font map from a file": assembled(
            [*one_page(b"BT /F 12 Tf 72 700 Td <0041> Tj ET", resources=b"<</Font<</F 5 0 R>>>>"),
             b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/..#2f..#2ftmp#2fx/DescendantFonts[6 0 R]>>",
             b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>"]
        ),
    }  # fmt: skip


@cache
def sound(password: str = "", owner: str = "") -> bytes:
    """A file of three pages with words."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks.formats import SERIF

    pdfmetrics.registerFont(TTFont("Serif", str(SERIF)))
    lock = StandardEncryption(password, owner or password) if password or owner else None
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=lock, invariant=True)
    for page in range(3):
        canvas.setFont("Serif", 12)
        canvas.drawString(50, 700, SENTENCE)
        canvas.drawString(50, 680, f"Trang thứ {'một hai ba'.split()[page]} của văn bản")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _flipped(seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(sound())
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def files(secret: str, canary: str) -> Iterator[Hostile]:
    """All of them."""
    quick = ("unknown", "page tree loop", "page of a million points", "count of a billion", "jpx junk")
    for name, (data, more) in filters().items():
        yield Hostile(
            f"{name}.pdf", lambda data=data, more=more: assembled(one_page(data, more)), NOT_READ, quick=name in quick
        )
    for name, made in shapes().items():
        # A page of one letter is read, or its size is absurd: never more.
        yield Hostile(f"{name}.pdf", lambda made=made: made, ANY, quick=name in quick)
    for share in range(5, 100, 5):
        yield Hostile(
            f"cut at {share}.pdf",
            lambda share=share: sound()[: len(sound()) * share // 100],
            NOT_WHOLE,
            quick=share == 50,
        )
    for seed in range(20):
        yield Hostile(f"flipped {seed}.pdf", lambda seed=seed: _flipped(seed), ANY)
    yield Hostile("password.pdf", lambda: sound("mật khẩu"), NOT_READ, quick=True)
    yield Hostile("owner password.pdf", lambda: sound("", "chủ"), WHOLE, SENTENCE)
    yield Hostile("junk before.pdf", lambda: b"From: x\r\n\r\n" + sound(), READ, SENTENCE)
    yield Hostile("junk behind.pdf", lambda: sound() + b"\0" * 5_000, READ, SENTENCE)
    yield Hostile("two files.pdf", lambda: sound() + sound(), READ, SENTENCE)
    yield Hostile("only a head.pdf", lambda: b"%PDF-1.7\n", NOT_READ)
