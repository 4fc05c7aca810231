"""One text in every format that is read: made by four writers of PDF, by LibreOffice, by a pretended scanner."""

from __future__ import annotations

import html
import io
import os
import random
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from loaders.sources.programs import find_program

SERIF = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")
FALLBACK = "DejaVu Serif"
HEAD = "UBND THÀNH PHỐ — Báo cáo công tác 6 tháng đầu năm"
CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND")

Maker = Callable[[str], bytes]


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold words."""
    return [line for line in text.split("\n") if line.strip()]


def as_docx(text: str, font: str = "Liberation Serif") -> bytes:
    """A Word file as offices write it: 14 points, both edges straight, first lines indented, page numbers."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = docx.Document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.header.paragraphs[0].text = HEAD
    for line in text.split("\n"):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def office(data: bytes, ending: str, target: str, fonts: Path | None = None) -> bytes:
    """What LibreOffice makes of a file."""
    program = find_program("soffice", "libreoffice")
    assert program is not None
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / f"in.{ending}").write_bytes(data)
        if fonts is not None:
            (place / ".fonts").mkdir()
            (place / ".fonts" / fonts.name).write_bytes(fonts.read_bytes())
        command = [program, "--headless", f"-env:UserInstallation={(place / 'p').as_uri()}", "--convert-to", target]
        subprocess.run(
            [*command, "--outdir", folder, str(place / f"in.{ending}")],
            check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": folder},
        )  # fmt: skip
        return (place / f"in.{target.partition(':')[0]}").read_bytes()


def half_font(folder: Path) -> Path:
    """A font without most Vietnamese letters, as older ones are: writers take those from another font."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(SERIF)
    options = subset.Options(name_IDs=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(
        unicodes=[code for code in range(0x20, 0x180) if code not in (0x110, 0x111)] + [0x2013, 0x201C, 0x201D]
    )
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "Half Serif"
        elif record.nameID == 6:
            record.string = "HalfSerif"
    path = folder / "HalfSerif.ttf"
    font.save(path)
    return path


def as_html(text: str, style: str = "") -> str:
    """A page of the web."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in paragraphs(text))
    head = f'<head><meta charset="utf-8"><style>{style}</style></head>'
    return f'<!DOCTYPE html><html lang="vi">{head}<body>{body}</body></html>'


PRINT = f"""
@page {{ size: A4; margin: 2cm 1.5cm 2cm 3cm; @top-center {{ content: "{HEAD}"; font: 10pt "{FALLBACK}" }}
@bottom-center {{ content: counter(page); font: 12pt "{FALLBACK}" }} }}
body {{ font: 14pt "Liberation Serif"; text-align: justify }} p {{ text-indent: 1.27cm; margin: 6pt 0 }}
"""


def pdf_weasyprint(text: str) -> bytes:
    """By WeasyPrint, with running head and page numbers."""
    from weasyprint import HTML

    made: bytes = HTML(string=as_html(text, PRINT)).write_pdf()
    return made


def pdf_mixed(text: str) -> bytes:
    """By WeasyPrint, from a font that lacks Vietnamese letters and one that has them."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    with tempfile.TemporaryDirectory() as folder:
        half = half_font(Path(folder))
        face = f'@font-face {{ font-family: "Half Serif"; src: url("{half.as_uri()}") }}'
        style = face + PRINT.replace('"Liberation Serif"', f'"Half Serif", "{FALLBACK}"')
        fonts = FontConfiguration()
        made: bytes = HTML(string=as_html(text, style)).write_pdf(font_config=fonts)
        return made


def pdf_mixed_office(text: str) -> bytes:
    """By LibreOffice, from the same two fonts."""
    with tempfile.TemporaryDirectory() as folder:
        return office(as_docx(text, "Half Serif"), "docx", "pdf", fonts=half_font(Path(folder)))


def pdf_office(text: str) -> bytes:
    """By LibreOffice."""
    return office(as_docx(text), "docx", "pdf")


def pdf_chromium(text: str) -> bytes:
    """By the browser, with its own head and foot."""
    program = find_program("chromium", "chromium-browser", "google-chrome")
    assert program is not None
    with tempfile.TemporaryDirectory() as folder:
        page, made = Path(folder) / "in.html", Path(folder) / "out.pdf"
        page.write_text(
            as_html(text, PRINT.replace("@top-center", "@x").replace("@bottom-center", "@y")), encoding="utf-8"
        )
        command = [program, *CHROMIUM, f"--user-data-dir={folder}/p", f"--print-to-pdf={made}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return made.read_bytes()


def pdf_reportlab(text: str) -> bytes:
    """By ReportLab, with running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("Serif", str(SERIF)))
    style = ParagraphStyle(
        "x", fontName="Serif", fontSize=13, leading=18, alignment=4, firstLineIndent=36, spaceAfter=6
    )

    def margins(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Serif", 10)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 36, HEAD)
        canvas.drawCentredString(A4[0] / 2, 30, str(document.page))

    stream = io.BytesIO()
    story = [Paragraph(html.escape(line), style) for line in paragraphs(text)]
    SimpleDocTemplate(stream, pagesize=A4, leftMargin=85, rightMargin=43).build(
        story, onFirstPage=margins, onLaterPages=margins
    )
    return stream.getvalue()


def sheets(pdf: bytes, dpi: int = 300) -> list:
    """The pages of a PDF as grey pictures."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]


def degraded(picture, angle: float, blur: float, seed: int = 1):
    """A sheet that lay askew on a dirty glass."""
    from PIL import Image, ImageFilter

    chance = random.Random(seed)
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255).filter(
        ImageFilter.GaussianBlur(blur)
    )
    noise = Image.frombytes("L", (256, 256), chance.randbytes(65_536)).resize(picture.size)
    return Image.blend(turned, noise, 0.06)


def pdf_of(pictures: list, dpi: int = 300) -> bytes:
    """Pictures as the pages of a PDF, as scanners write it."""
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=80)
    return stream.getvalue()


def tiff_of(pictures: list, dpi: int = 300) -> bytes:
    """Pictures as the sheets of one TIFF."""
    stream = io.BytesIO()
    pictures[0].save(stream, "TIFF", save_all=True, append_images=pictures[1:], dpi=(dpi, dpi), compression="tiff_lzw")
    return stream.getvalue()
