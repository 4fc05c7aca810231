"""PDF files with text, with pictures of pages, or both (pypdfium2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from graph.errors import DamagedSource, SourceTooLarge
from graph.reading import SourceText
from loaders.sources.base import Source, ending_note
from loaders.sources.page_text import text_of_pages
from loaders.sources.pdf_pages import Pages, read_pages

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 2_000
HEAD_BYTES = 1_024
"""Printers and mail programs may put a few lines before the head."""

_END = re.compile(rb"%%EOF")
_AGAIN = "lấy lại tệp gốc từ nơi gửi, hoặc mở bằng trình đọc PDF rồi in ra tệp PDF mới"
_NO_PASSWORD = "mở bằng trình đọc PDF, nhập mật khẩu rồi in ra tệp PDF mới không có mật khẩu"


class PdfSource(Source):
    """A PDF file (*tệp PDF*)."""

    kind: ClassVar[str] = "pdf"
    isolated: ClassVar[bool] = True

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content is a PDF."""
        return data.startswith(b"%PDF-") or (b"%PDF-" in data[:HEAD_BYTES] and b"endobj" in data)

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The text of its pages, in the order in which people read them.

        Raises:
            DamagedSource: It is broken or has a password, or none of its pages could be read.
            SourceTooLarge: It has too many pages.
            EmptySource: All pages are blank.
            UnsupportedSource: It is a scan and the recogniser is not installed.
        """
        document = _opened(data, name)
        if len(document) > MAX_PAGES:
            raise SourceTooLarge(name, f"tệp PDF có hơn {MAX_PAGES} trang", "tách tệp thành nhiều phần")
        if len(document) == 0:
            raise DamagedSource(name, "tệp PDF không có trang nào", _AGAIN)
        found = read_pages(document, name)
        notes, partial = _notes(document, found, data)
        scanned = all(page.recognised or not page.segments for page in found.pages)
        kind = "scan" if scanned and any(page.recognised for page in found.pages) else self.kind
        notes = [*ending_note(name, (".pdf",), "tệp PDF"), *notes]
        return text_of_pages(found.pages, name, sha256, kind, notes, partial=partial)


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise DamagedSource(name, "tệp PDF có mật khẩu nên không đọc được", _NO_PASSWORD) from error
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_SECURITY or "security" in str(error).lower():
            raise DamagedSource(name, "tệp PDF mã hóa kiểu lạ nên không đọc được", _NO_PASSWORD) from error
        raise DamagedSource(name, "tệp PDF bị hỏng hoặc bị cắt ngắn", _AGAIN) from error


def _notes(document: pypdfium2.PdfDocument, found: Pages, data: bytes) -> tuple[list[str], bool]:
    """What was not read, and whether text may be missing."""
    import pypdfium2.raw as pdfium

    notes: list[str] = []
    cut = not _END.search(data[-2_048:])
    if cut:
        notes.append("tệp PDF bị cắt ngắn: đọc được phần còn lại, có thể mất trang")
    attached = pdfium.FPDFDoc_GetAttachmentCount(document.raw)
    if attached > 0:
        notes.append(f"{attached} tệp đính kèm trong PDF chưa đọc")
    if found.pictures:
        notes.append(f"{found.pictures} hình chưa đọc")
    if found.layers:
        notes.append(f"{found.layers} trang quét có sẵn lớp chữ do máy quét nhận dạng (OCR)")
    signed = pdfium.FPDF_GetSignatureCount(document.raw)
    if signed > 0:
        notes.append(f"có {signed} chữ ký số (không kiểm tra)")
    form = document.get_formtype()
    if form in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
        notes.append("biểu mẫu XFA chưa đọc")
    return notes, cut or attached > 0 or form in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND)
