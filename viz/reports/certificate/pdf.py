"""The certificate as PDF: A4, the data of the check attached, the same bytes for the same check.

``reportlab`` is imported when a page is made. The letters come with the program (a subset of Liberation Serif,
which measures as Times New Roman does), so the page is the same on every machine.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any
from xml.sax.saxutils import escape

from viz.lang import Words
from viz.reports.certificate.layout import LEVELS, MOST_PAGES, Block, Grid, Line, blocks
from viz.reports.certificate.model import Certificate, to_embed

ATTACHED = "cancu-certificate.json"
"""Name of the attached data."""

MARGINS = (57, 42, 45, 48)
"""Left, right, top and bottom in points."""

FAR_TOO_MANY = 3 * MOST_PAGES
"""With more pages than this at one level, only the densest is tried."""

TONES = {"error": "#F8D7DA", "warning": "#FFF3CD", "info": "#E2EEF9"}
_FONTS = {"": "CancuSerif-Regular", "b": "CancuSerif-Bold", "i": "CancuSerif-Italic"}
_ALIGN = {"left": 0, "center": 1}


@cache
def _register() -> None:
    """Make the letters known to reportlab, once."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

    for name in _FONTS.values():
        with as_file(files("viz.reports") / "data" / f"{name}.ttf") as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))


def _marked(line: Line) -> str:
    """A line in the small markup of reportlab."""
    return "".join(
        f'<font name="{_FONTS[style]}">{escape(unicodedata.normalize("NFC", words))}</font>'
        for style, words in line.parts
    )


class _Writer:
    """Blocks to what reportlab lays out."""

    def __init__(self, size: float, width: float) -> None:
        from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
        from reportlab.platypus import Paragraph, Table  # type: ignore[import-untyped]

        self.size, self.width = size, width
        self.style, self.paragraph, self.table = ParagraphStyle, Paragraph, Table

    def all(self, made: Sequence[Block]) -> list[Any]:
        return [self.line(block) if isinstance(block, Line) else self.grid(block) for block in made]

    def line(self, line: Line) -> Any:
        size = self.size * line.scale
        style = self.style(
            "line", fontName=_FONTS[""], fontSize=size, leading=size * 1.18, alignment=_ALIGN[line.align],
            spaceBefore=line.space, spaceAfter=line.space / 2, splitLongWords=True,
        )  # fmt: skip
        return self.paragraph(_marked(line) or " ", style)

    def grid(self, grid: Grid) -> Any:
        head = [[self.line(Line((("b", name),), "center"))] for name in grid.head]
        rows = [[[self.line(line) for line in cell] for cell in row] for row in grid.rows]
        look: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]  # fmt: skip
        if grid.ruled:
            look.append(("GRID", (0, 0), (-1, -1), 0.4, "#7F7F7F"))
        if head:
            look += [("BACKGROUND", (0, 0), (-1, 0), "#E7E6E6"), ("VALIGN", (0, 0), (-1, 0), "MIDDLE")]
        column = 1 if len(grid.shares) == 4 and grid.shares[1] < 0.3 else 2
        for number, tone in enumerate(grid.tones, start=len(head[:1])):
            if tone in TONES:
                look.append(("BACKGROUND", (column, number), (column, number), TONES[tone]))
        return self.table(
            ([head] if head else []) + rows, colWidths=[share * self.width for share in grid.shares],
            repeatRows=1 if head else 0, style=look, spaceBefore=2, spaceAfter=2, splitInRow=1,
        )  # fmt: skip


def _page(certificate: Certificate, words: Words, size: float, density: int, pages: int) -> tuple[bytes, int]:
    """The file, and how many pages it has; ``pages`` is what the foot says."""
    from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    left, right, top, bottom = MARGINS
    stream = io.BytesIO()
    digest = certificate.check.file.sha256
    document = BaseDocTemplate(
        stream, pagesize=A4, invariant=1, title=words("cert_title"), author="cancu", lang=words.code,
        subject=f"SHA-256 {digest}", creator=f"cancu {certificate.check.tool.version}",
    )  # fmt: skip

    def foot(canvas: Any, _: Any) -> None:
        canvas.setFont(_FONTS["i"], 8)
        canvas.drawString(left, bottom - 20, f"SHA-256 {digest[:16]}… · {words('cert_verify')}")
        said = words("cert_page", page=canvas.getPageNumber(), pages=pages)
        canvas.drawRightString(A4[0] - right, bottom - 20, said)
        if canvas.getPageNumber() == 1:
            _attach(canvas, to_embed(certificate))

    width = A4[0] - left - right
    frame = Frame(left, bottom, width, A4[1] - top - bottom, leftPadding=0, rightPadding=0, topPadding=0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=foot))
    document.build(_Writer(size, width).all(blocks(certificate, words, density=density)))
    return stream.getvalue(), int(document.page)


def _attach(canvas: Any, data: bytes) -> None:
    """Attach the data of the check to the file (ISO 32000-1, 7.11.4)."""
    from reportlab.pdfbase import pdfdoc

    document = canvas._doc
    stream = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("EmbeddedFile"), "Subtype": pdfdoc.PDFName("application#2Fjson")}
        ),
        content=data,
    )
    held = document.Reference(stream)
    name = pdfdoc.PDFString(ATTACHED)
    spec = {
        "Type": pdfdoc.PDFName("Filespec"), "F": name, "UF": name, "AFRelationship": pdfdoc.PDFName("Data"),
        "EF": pdfdoc.PDFDictionary({"F": held, "UF": held}),
    }  # fmt: skip
    names = pdfdoc.PDFArray([name, document.Reference(pdfdoc.PDFDictionary(spec))])
    tree = pdfdoc.PDFDictionary({"Names": names})
    document._catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": document.Reference(tree)})


def choose_level(certificate: Certificate, words: Words) -> tuple[float, int, int]:
    """Size of letters, density and pages: the fullest that fits three pages, else the densest."""
    _register()
    pages = 0
    for size, density in LEVELS:
        if pages > FAR_TOO_MANY and (size, density) != LEVELS[-1]:
            continue
        _, pages = _page(certificate, words, size, density, 0)
        if pages <= MOST_PAGES:
            break
    return size, density, pages


def to_pdf(certificate: Certificate, words: Words) -> bytes:
    """The certificate as PDF.

    Args:
        certificate: What to show; it is attached as well.
        words: The language.
    """
    size, density, pages = choose_level(certificate, words)
    return _page(certificate, words, size, density, pages)[0]
