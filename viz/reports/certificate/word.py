"""The certificate as a Word file: A4, the data of the check in a part of its own, the same bytes for the same check."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

from viz.lang import Words
from viz.reports.certificate.layout import Block, Grid, Line, blocks
from viz.reports.certificate.model import Certificate, to_embed
from viz.reports.certificate.pdf import MARGINS, TONES, choose_level
from viz.reports.word.zipped import new_zip

CARRIER = "customXml/item1.xml"
"""The part that holds the data; Word keeps it when the file is saved."""

SPACE = "urn:cancu:certificate:1"

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTH, _HEIGHT = 11906, 16838
_TWIPS = 20


def _runs(line: Line, size: float) -> str:
    half = round(size * line.scale * 2)
    look = {"": "", "b": "<w:b/>", "i": "<w:i/>"}
    return "".join(
        f'<w:r><w:rPr>{look[style]}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        for style, words in line.parts
    )


def _paragraph(line: Line, size: float) -> str:
    before, after = round(line.space * _TWIPS), round(line.space * _TWIPS / 2)
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"/>' if line.space else ""
    return f'<w:p><w:pPr>{spacing}<w:jc w:val="{line.align}"/></w:pPr>{_runs(line, size)}</w:p>'


def _cell(lines: Sequence[Line], width: int, fill: str, size: float) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.lstrip("#")}"/>' if fill else ""
    words = "".join(_paragraph(line, size) for line in lines) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{words}</w:tc>'


def _table(grid: Grid, size: float, whole: int) -> str:
    widths = [round(share * whole) for share in grid.shares]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rule = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>' for side in sides)
    borders = f"<w:tblBorders>{rule}</w:tblBorders>" if grid.ruled else ""
    column = 1 if len(grid.shares) == 4 and grid.shares[1] < 0.3 else 2
    made = []
    if grid.head:
        cells = "".join(
            _cell([Line((("b", name),), "center")], width, "E7E6E6", size)
            for name, width in zip(grid.head, widths, strict=True)
        )
        made.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
    for number, row in enumerate(grid.rows):
        tone = TONES.get(grid.tones[number], "") if number < len(grid.tones) else ""
        cells = "".join(
            _cell(cell, width, tone if at == column else "", size)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        made.append(f"<w:tr>{cells}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(made)}</w:tbl>"
    )


def _body(made: Sequence[Block], size: float) -> str:
    left, right, top, bottom = (round(margin * _TWIPS) for margin in MARGINS)
    whole = _WIDTH - left - right
    parts: list[str] = []
    for block in made:
        if isinstance(block, Grid) and parts and parts[-1].startswith("<w:tbl>"):
            parts.append('<w:p><w:pPr><w:spacing w:line="40" w:lineRule="exact"/></w:pPr></w:p>')
        parts.append(_table(block, size, whole) if isinstance(block, Grid) else _paragraph(block, size))
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="400" w:footer="400" '
        'w:gutter="0"/></w:sectPr>'
    )
    last = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    return f"{''.join(parts)}{last}{section}"


def _foot(certificate: Certificate, words: Words) -> str:
    """The line at the foot of each page, with fields for its number."""

    def field(name: str) -> str:
        look = '<w:rPr><w:i/><w:sz w:val="16"/></w:rPr>'
        return f'<w:fldSimple w:instr=" {name} "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'

    def run(said: str) -> str:
        return _runs(Line((("i", said),)), 8)

    before, _, rest = words("cert_page", page="\0", pages="\1").partition("\0")
    between, _, after = rest.partition("\1")
    said = f"SHA-256 {certificate.check.file.sha256[:16]}… · {words('cert_verify')} · {before}"
    runs = run(said) + field("PAGE") + run(between) + field("NUMPAGES") + (run(after) if after else "")
    return f'{_HEAD}<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs}</w:p></w:ftr>'


def _relations(*rows: tuple[str, str, str]) -> str:
    made = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _styles(language: str) -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'  # noqa: E501
    code = "vi-VN" if language == "vi" else "en-US"
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    return (
        f'{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="19"/>'
        f'<w:lang w:val="{code}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style></w:styles>"
    )


_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in (
            ("word/document", "wordprocessingml.document.main"), ("word/styles", "wordprocessingml.styles"),
            ("word/footer1", "wordprocessingml.footer"), ("customXml/itemProps1", "customXmlProperties"),
        )
    )
    + "</Types>"
)  # fmt: skip


def to_docx(certificate: Certificate, words: Words) -> bytes:
    """The certificate as a Word file.

    Args:
        certificate: What to show; it is put into a part of its own as well.
        words: The language.
    """
    size, density, _ = choose_level(certificate, words)
    body = _body(blocks(certificate, words, density=density), size)
    held = base64.b64encode(zlib.compress(to_embed(certificate), 9)).decode()
    relations = f"{_OFFICE}/relationships"
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("rId1", f"{relations}/officeDocument", "word/document.xml")),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{relations}">'
        f"<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("rId1", f"{relations}/styles", "styles.xml"),
            ("rId2", f"{relations}/footer", "footer1.xml"),
            ("rId3", f"{relations}/customXml", f"../{CARRIER}"),
        ),
        "word/styles.xml": _styles(certificate.language),
        "word/footer1.xml": _foot(certificate, words),
        CARRIER: f'{_HEAD}<certificate xmlns="{SPACE}">{held}</certificate>',
        "customXml/_rels/item1.xml.rels": _relations(("rId1", f"{relations}/customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": f'{_HEAD}<ds:datastoreItem ds:itemID="{{0C4B1F7A-6E3D-4F5B-9A21-5C0D1B7E8A11}}" '
        f'xmlns:ds="{_OFFICE}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>",
    }
    return new_zip({name: part.encode("utf-8") for name, part in parts.items()})
