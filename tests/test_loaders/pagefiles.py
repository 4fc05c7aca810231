"""PDF files and pictures made for tests: words at chosen places, as drivers and scanners put them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from loaders.isolate import Outcome, run
from tests.support import need

SERIF = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")
A4 = (595.0, 842.0)

Drawn = tuple[float, float, float, str]
"""Left, base, size, words."""


def pdf(*pages: Sequence[Drawn], password: str = "", size: tuple[float, float] = A4) -> bytes:
    """A PDF of words at places."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    need(SERIF.exists(), "no Liberation fonts (fonts-liberation2) on this machine")
    pdfmetrics.registerFont(TTFont("TestSerif", str(SERIF)))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, encrypt=StandardEncryption(password) if password else None, invariant=True)
    for page in pages:
        for left, base, points, words in page:
            canvas.setFont("TestSerif", points)
            canvas.drawString(left, base, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def width(words: str, size: float) -> float:
    """How far the words run."""
    from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
    from reportlab.pdfbase.ttfonts import TTFont

    need(SERIF.exists(), "no Liberation fonts (fonts-liberation2) on this machine")
    registerFont(TTFont("TestSerif", str(SERIF)))
    return float(stringWidth(words, "TestSerif", size))


def column(left: float, top: float, lines: Sequence[str], size: float = 13, pitch: float = 18) -> list[Drawn]:
    """Lines below one another."""
    return [(left, top - pitch * at, size, words) for at, words in enumerate(lines)]


def picture(data: bytes, page: int = 0, dpi: int = 200):
    """A page of a PDF as a grey picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return document[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def encoded(image, kind: str, **options: object) -> bytes:
    """A picture as a file."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def outcome(data: bytes, name: str) -> Outcome:
    """How the reading in a process of its own ends."""
    return run(data, name)
