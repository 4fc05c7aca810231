"""Pictures: bombs of dots, sheets that loop, cuts, pages without a letter on them."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterator
from functools import cache

from benchmarks.hostile_set import ANY, NOT_READ, NOT_WHOLE, READ, Hostile


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes | None = None, depth: int = 8) -> bytes:
    """A PNG whose head says that size."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(rows or b"\0" * 1_000, 9)) + _chunk(b"IEND", b"")


@cache
def sheet(kind: str, mode: str = "text") -> bytes:
    """A sheet with letters, blank, or noise."""
    from PIL import Image, ImageDraw, ImageFont

    from benchmarks.formats import SERIF
    from benchmarks.hostile_set import SENTENCE

    image = Image.new("L", (1240, 1754), 255)
    if mode == "text":
        ImageDraw.Draw(image).text((80, 300), SENTENCE, font=ImageFont.truetype(str(SERIF), 28), fill=0)
    elif mode == "faint":
        ImageDraw.Draw(image).text((80, 300), SENTENCE, font=ImageFont.truetype(str(SERIF), 9), fill=225)
    elif mode == "noise":
        image = Image.frombytes("L", (620, 877), random.Random(4).randbytes(620 * 877)).resize((1240, 1754))
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def tiff_loop() -> bytes:
    """A TIFF whose only sheet says that the next one is itself."""
    entries = [
        (256, 3, 1, 8),
        (257, 3, 1, 8),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (278, 3, 1, 8),
        (279, 4, 1, 64),
    ]
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return (
        b"II*\0" + struct.pack("<I", 72) + b"\xff" * 64 + struct.pack("<H", len(entries)) + rows + struct.pack("<I", 72)
    )


def files() -> Iterator[Hostile]:
    """All of them."""
    for width, height in ((60_000, 60_000), (2**31 - 1, 1), (1, 2**31 - 1), (20_000, 20_000), (0, 10)):
        yield Hostile(f"{width} by {height}.png", lambda w=width, h=height: png(w, h), NOT_READ, quick=width == 60_000)
    yield Hostile("one dot.png", lambda: png(1, 1, b"\0\xff"), NOT_WHOLE)
    yield Hostile("dots of 16 bits.png", lambda: png(64, 64, b"\0" + b"\xff" * 128, 16), NOT_WHOLE)
    yield Hostile("sheet after itself.tif", tiff_loop, NOT_WHOLE, quick=True)
    for name, data in (
        ("only magic.png", b"\x89PNG\r\n\x1a\n"), ("only magic.jpg", b"\xff\xd8\xff\xe0"),
        ("only magic.tif", b"II*\0\x08\0\0\0"), ("only magic.webp", b"RIFF\x10\0\0\0WEBPVP8 "),
        ("below zero.bmp", b"BM" + bytes(16) + struct.pack("<iiHH", -9, -9, 1, 24)),
        ("wide.bmp", b"BM" + bytes(12) + struct.pack("<IiiHHI", 40, 90_000, 90_000, 1, 24, 0) + bytes(40)),
    ):  # fmt: skip
        yield Hostile(name, lambda data=data: data, NOT_READ)
    for kind, ending in (("PNG", "png"), ("JPEG", "jpg"), ("TIFF", "tif")):
        for share in (10, 50, 90):
            cut = lambda kind=kind, share=share: sheet(kind)[: len(sheet(kind)) * share // 100]  # noqa: E731
            yield Hostile(f"cut at {share}.{ending}", cut, ANY if kind != "PNG" else NOT_READ)
    yield Hostile("whole.png", lambda: sheet("PNG"), READ, "30/2020/NĐ-CP")
    yield Hostile("blank.png", lambda: sheet("PNG", "blank"), NOT_READ, quick=True)
    yield Hostile("noise.png", lambda: sheet("PNG", "noise"), NOT_WHOLE)
    yield Hostile("faint.png", lambda: sheet("PNG", "faint"), ANY)
    yield Hostile("animation.gif", lambda: b"GIF89a" + bytes(50), NOT_READ)
