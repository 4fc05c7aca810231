"""Word files made from raw XML, so that every shape of the format can be put in a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

SENTENCE = "Căn cứ Quyết định số 638/QĐ-UBND ngày 05/4/2018 của Ủy ban nhân dân tỉnh"

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "lc": "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relations(*rows: tuple[str, str, str], extra: str = "") -> str:
    """A relations part from rows of id, last word of the type, target."""
    body = "".join(f'<Relationship Id="{key}" Type="{KIND}{kind}" Target="{target}"/>' for key, kind, target in rows)
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{body}{extra}</Relationships>'


def element(name: str, inner: str) -> str:
    """A root element that knows all name spaces."""
    return f"<{name} {DECLARED}>{inner}</{name}>"


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
