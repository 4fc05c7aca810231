"""The certificate of a check (*phiếu kiểm tra căn cứ*): one to three pages to sign, with the data to check again."""

from __future__ import annotations

from viz.reports.certificate.model import Certificate, Override, certify, from_embed, read_overrides, to_embed
from viz.reports.certificate.pdf import ATTACHED, to_pdf
from viz.reports.certificate.word import CARRIER, SPACE, to_docx

__all__ = [
    "ATTACHED",
    "CARRIER",
    "SPACE",
    "Certificate",
    "Override",
    "certify",
    "from_embed",
    "read_overrides",
    "to_docx",
    "to_embed",
    "to_pdf",
]
