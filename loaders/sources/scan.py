"""Pictures of pages (*bản quét, ảnh chụp*): PNG, JPEG, TIFF with many pages, BMP, WebP."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, ClassVar

from graph.errors import DamagedSource, SourceTooLarge
from graph.reading import SourceText
from loaders.sources.base import Source, ending_note
from loaders.sources.page import Page
from loaders.sources.page_text import text_of_pages
from loaders.sources.recognise import Recogniser

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_DOTS = 60_000_000
"""Of one picture: an A3 sheet at 600 dots an inch in grey has no more."""
MAX_SHEETS = 500

_FORMATS = {"PNG": "PNG", "JPEG": "JPEG", "TIFF": "TIFF", "BMP": "BMP", "WEBP": "WebP"}
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_ENDINGS = (".png", ".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".bmp", ".webp")
_AGAIN = "mở thử hình, lưu lại dưới dạng PNG hoặc JPEG, hoặc quét lại"


class ScanSource(Source):
    """A picture with letters in it."""

    kind: ClassVar[str] = "scan"
    isolated: ClassVar[bool] = True

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content is a picture of a kind that is read."""
        head = data[:16]
        bitmap = head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"
        return head.startswith(_MAGIC) or bitmap or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The letters that are recognised on it.

        Raises:
            DamagedSource: The picture is broken, or no letters are recognised in it.
            SourceTooLarge: It has too many dots or sheets.
            UnsupportedSource: The recogniser is not installed.
        """
        import PIL.Image

        PIL.Image.MAX_IMAGE_PIXELS = MAX_DOTS
        recogniser = Recogniser(name)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
                with PIL.Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as picture:
                    words = f"hình {_FORMATS.get(picture.format or '', 'ảnh')}"
                    pages, lost = _sheets(picture, recogniser, name)
        except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
            reason = f"hình có hơn {MAX_DOTS // 1_000_000} triệu điểm ảnh"
            raise SourceTooLarge(name, reason, "lưu lại hình nhỏ hơn (300 dpi là đủ)") from error
        except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError) as error:
            raise DamagedSource(name, "hình bị hỏng hoặc bị cắt ngắn", _AGAIN) from error
        recogniser.finish()
        notes = [*ending_note(name, _ENDINGS, words), *lost]
        return text_of_pages(pages, name, sha256, self.kind, notes, partial=bool(lost))


def _sheets(picture: Image, recogniser: Recogniser, name: str) -> tuple[list[Page], list[str]]:
    """Every sheet of the picture, given to the recogniser; what was lost."""
    from PIL import ImageOps

    count = getattr(picture, "n_frames", 1)
    if count > MAX_SHEETS:
        raise SourceTooLarge(name, f"hình có hơn {MAX_SHEETS} trang", "tách tệp thành nhiều phần")
    pages: list[Page] = []
    for index in range(count):
        try:
            picture.seek(index)
            sheet = ImageOps.exif_transpose(picture.copy())
        except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError):
            if not pages:
                raise
            return pages, [f"hình hỏng từ trang {index + 1}: các trang sau chưa đọc"]
        across, up = _dots_an_inch(sheet)
        page = Page(number=index + 1, width=sheet.width * 72 / across, height=sheet.height * 72 / up)
        pages.append(page)
        recogniser.page(sheet, page)
    return pages, []


def _dots_an_inch(sheet: Image) -> tuple[float, float]:
    """As the file says where that can be; else as if the sheet were as wide as A4."""
    said = sheet.info.get("dpi", (0, 0))
    try:
        across, up = float(said[0]), float(said[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        across = up = 0.0
    if not (60 <= across <= 1300 and 60 <= up <= 1300) or sheet.width / across > 24:
        across = up = max(min(sheet.size) * 72 / 595.0, 1.0)
    return across, up
