"""The pages of a PDF: those with text are read, those that are pictures go to the recogniser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from loaders.sources import budget
from loaders.sources.page import Page
from loaders.sources.page_margins import is_stamp
from loaders.sources.pdf_glyphs import MAX_GLYPHS, read_glyphs
from loaders.sources.recognise import Recogniser
from loaders.sources.straighten import is_blank_page
from loaders.sources.syllables import score

if TYPE_CHECKING:
    import pypdfium2
    from PIL.Image import Image

FEW_LETTERS = 200
"""A picture over most of the page with fewer letters beside it is a scan with a stamp."""
LARGE_SHARE = 0.5
"""Of the page: a picture that large may be the page itself."""
SMALL_SHARE = 0.03
"""Of the page: smaller pictures are lines and seals."""
WHOLE_SHARE = 0.95
"""Of the page: a picture that large is the page."""
MAX_DOTS = 40_000_000
"""Of a picture that is taken as it is."""
DOTS_AN_INCH = 300
MAX_SIDE_POINTS = 3_400.0
"""Pages that are larger (A0 has 3,370) are not drawn."""
MAX_OBJECTS = 20_000
"""Of one page that are looked at for pictures."""

_INVISIBLE = 3


@dataclass(slots=True)
class Pages:
    """What was found in the file.

    Attributes:
        pages: In order.
        pictures: Pictures beside the text, not read.
        layers: Pages whose text was recognised by the machine that scanned them.
    """

    pages: list[Page] = field(default_factory=list)
    pictures: int = 0
    layers: int = 0


def read_pages(document: pypdfium2.PdfDocument, name: str) -> Pages:
    """All pages of the file, as far as they can be read.

    Raises:
        UnsupportedSource: Pages are pictures, none has text, and the recogniser is not installed.
    """
    found = Pages()
    pictured: list[Page] = []
    for index in range(len(document)):
        page = Page(number=index + 1, width=595.0, height=842.0)
        found.pages.append(page)
        if budget.left() <= 0:
            page.failure = "hết thời gian"
        elif _read_text(document, index, page, found):
            pictured.append(page)
    if pictured:
        _recognise(document, pictured, found, name)
    return found


def _read_text(document: pypdfium2.PdfDocument, index: int, page: Page, found: Pages) -> bool:
    """Read the text of a page.

    Returns:
        Whether the page has to be seen by the recogniser.
    """
    import pypdfium2

    try:
        sheet = document[index]
    except (pypdfium2.PdfiumError, ValueError):
        page.failure = "trang hỏng"
        return False
    try:
        page.width, page.height = _size(sheet)
        textpage = sheet.get_textpage()
        if textpage.count_chars() > MAX_GLYPHS:
            page.failure = f"có hơn {MAX_GLYPHS} chữ"
            return False
        read_glyphs(textpage, page)
        shares = sorted(_picture_shares(sheet, page), reverse=True)
        large = bool(shares) and shares[0] >= LARGE_SHARE
        if large and page.segments and _is_layer(textpage):
            found.layers += 1
            page.recognised = True
            return _is_bad(page)
        if _must_be_seen(page, large=large):
            return True
        found.pictures += sum(share >= SMALL_SHARE for share in shares)
    except (pypdfium2.PdfiumError, ValueError, OverflowError):
        page.failure = "trang hỏng"
    finally:
        with suppress(Exception):
            sheet.close()
    return False


def _size(sheet: pypdfium2.PdfPage) -> tuple[float, float]:
    width, height = sheet.get_size()
    if not (1 <= width <= 20_000 and 1 <= height <= 20_000):
        raise ValueError("size of the page")
    return width, height


def _picture_shares(sheet: pypdfium2.PdfPage, page: Page) -> Iterator[float]:
    """What share of the page each picture covers."""
    import pypdfium2.raw as pdfium

    for count, drawn in enumerate(sheet.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4)):
        if count > MAX_OBJECTS:
            return
        left, bottom, right, top = drawn.get_bounds()
        wide, high = min(right, page.width) - max(left, 0.0), min(top, page.height) - max(bottom, 0.0)
        yield max(wide, 0.0) * max(high, 0.0) / (page.width * page.height)


def _is_layer(textpage: pypdfium2.PdfTextPage) -> bool:
    """Whether the letters lie unseen over a picture: a scanner recognised them."""
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    modes: list[Any] = []
    for index in range(0, count, max(1, count // 40)):
        drawn = pdfium.FPDFText_GetTextObject(textpage.raw, index)
        if drawn:
            modes.append(pdfium.FPDFTextObj_GetTextRenderMode(drawn))
    return bool(modes) and modes.count(_INVISIBLE) * 2 > len(modes)


def _must_be_seen(page: Page, *, large: bool) -> bool:
    """Whether the letters of the page are in its pictures, drawn as lines, or named wrongly."""
    letters = sum(sum(map(str.isalpha, one.text)) for one in page.segments if not is_stamp(one))
    if letters == 0 or (large and letters < FEW_LETTERS):
        return True
    return _is_bad(page)


def _is_bad(page: Page) -> bool:
    """Whether the file names its letters wrongly, so that only the eye can read them."""
    from loaders.sources.encodings import find_repair

    text = "\n".join(one.text for one in page.segments)
    private = sum("\ue000" <= char <= "\uf8ff" for char in text)
    if (private + page.unknown) * 20 > len(text):
        return True
    found = score(text)
    return found.bad > max(10, found.good) and find_repair(text) is None


def _recognise(document: pypdfium2.PdfDocument, pages: list[Page], found: Pages, name: str) -> None:
    """Draw the pages and have them recognised; where that cannot be, the text they have stays."""
    from graph.errors import UnsupportedSource

    try:
        recogniser = Recogniser(name)
    except UnsupportedSource as error:
        if len(pages) == len(found.pages):
            raise
        for page in pages:
            page.failure = error.reason
        return
    for page in pages:
        _draw(document, page, recogniser)
    recogniser.finish()


def _scanned(sheet: pypdfium2.PdfPage, page: Page) -> Image | None:
    """The one picture that is the whole page, dot for dot: drawing it anew blurs letters. None for other pages."""
    import pypdfium2.raw as pdfium

    drawn = list(islice(sheet.get_objects(max_depth=2), 3))
    if len(drawn) != 1 or drawn[0].type != pdfium.FPDF_PAGEOBJ_IMAGE or sheet.get_rotation():
        return None
    left, bottom, right, top = drawn[0].get_bounds()
    matrix = drawn[0].get_matrix()
    upright = matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < 0.01 * (matrix.a + matrix.d)
    whole = (right - left) * (top - bottom) >= WHOLE_SHARE * page.width * page.height
    across, up = drawn[0].get_px_size()
    dots = across * 72 / page.width
    if not (upright and whole and 140 <= dots <= 620 and across * up <= MAX_DOTS):
        return None
    picture: Image = drawn[0].get_bitmap(render=False).to_pil().convert("L")
    return picture


def _draw(document: pypdfium2.PdfDocument, page: Page, recogniser: Recogniser) -> None:
    import pypdfium2

    if max(page.width, page.height) > MAX_SIDE_POINTS:
        page.failure = "khổ giấy quá lớn"
        return
    try:
        sheet = document[page.number - 1]
        probe = sheet.render(scale=0.5, grayscale=True).to_pil().convert("L")
        if is_blank_page(probe):
            page.recognised = False
            return
        page.segments, page.turned, page.unknown = [], [], 0
        picture = _scanned(sheet, page)
        if picture is None:
            scale = min(DOTS_AN_INCH / 72, 5_000 / max(page.width, page.height))
            picture = sheet.render(scale=scale, grayscale=True).to_pil().convert("L")
        sheet.close()
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
        page.failure = "không vẽ được trang"
        return
    recogniser.page(picture, page)
