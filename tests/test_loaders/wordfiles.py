"""Word files made from raw XML, so that every shape of the format can be put in a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from benchmarks.word_samples import TYPES, element, relations

SENTENCE = "Căn cứ Quyết định số 638/QĐ-UBND ngày 05/4/2018 của Ủy ban nhân dân tỉnh"


def run(text: str, properties: str = "") -> str:
    """A run; properties as XML."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text)}</w:p>"


def word_parts(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    rows: tuple[tuple[str, str, str], ...] = (),
) -> dict[str, bytes]:
    """All parts of a Word file with that body."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": element("w:document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*rows),
        **(parts or {}),
    }
    return {name: text.encode() if isinstance(text, str) else text for name, text in made.items()}


def pack(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_file(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    rows: tuple[tuple[str, str, str], ...] = (),
) -> bytes:
    """A Word file with that body."""
    return pack(word_parts(body, parts, rows))
