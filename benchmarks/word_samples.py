"""Word files of every shape, made by chance from a seed; what is in them is known beforehand."""

# ruff: noqa: E501 - lines of XML read best whole
from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

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


WORDS = (
    "Thực hiện Quyết định số 45/QĐ – UBND ngày 19/01/2022 của UBND tỉnh về kế hoạch",
    "Căn cứ Nghị định 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
    "Căn cứ Nghị định số 43/2011/NĐ-CP ngày 13/6/2012 của Chính phủ",
    "triển khai Chương trình hành động số 12CTr/TU ngày 31/3/2017 của Tỉnh ủy Khánh Hòa",
    "thực hiện Chỉ thị số 26/CT-Ttg ngày 05/9/2016 của Thủ tướng Chính phủ",
    "ban hành Kế hoạch số …/KH-UBND ngày …/…/2023",
    "Công văn số 108 của UBND thành phố",
    "Thông tư số 02/2021/TT-BNV ngày 11/6/2021",
    "Công tác & phối hợp < 5 ngày được duy trì \u201cthường xuyên\u201d",
    "Kết quả đạt 98,5% kế hoạch năm",
)
LOOKS = (
    "", "<w:b/>", "<w:i/>", '<w:sz w:val="28"/>', '<w:rFonts w:ascii="Times New Roman"/><w:b/><w:color w:val="FF0000"/>',
    '<w:b/><w:rPrChange w:id="900" w:author="Lan"><w:rPr><w:i/></w:rPr></w:rPrChange>', '<w:u w:val="single"/>',
)  # fmt: skip
BETWEEN = (
    '<w:bookmarkStart w:id="70" w:name="a"/><w:bookmarkEnd w:id="70"/>', '<w:proofErr w:type="spellStart"/>',
    "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r/>", "<w:r><w:lastRenderedPageBreak/></w:r>", "\n    ",
    '<w:del w:id="71" w:author="Lan"><w:r><w:delText xml:space="preserve"> bỏ đi </w:delText></w:r></w:del>',
)  # fmt: skip


class Maker:
    """One random file.

    Args:
        seed: Same seed, same file.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.notes: list[str] = []
        self.number = 100

    def runs(self, text: str) -> str:
        """The text cut into runs anywhere, with whatever may stand between and inside them."""
        made, at = [], 0
        while at < len(text):
            size = self.random.choice((3, 7, 20, 200))
            made.append(self.run(text[at : at + size]))
            at += size
            if self.random.random() < 0.15:
                made.append(self.random.choice(BETWEEN))
        return "".join(made)

    def run(self, text: str) -> str:
        look = self.random.choice(LOOKS)
        properties = f"<w:rPr>{look}</w:rPr>" if look else self.random.choice(("", "<w:rPr/>"))
        revision = self.random.choice(("", ' w:rsidR="00A1"', " w:rsidRPr='00B2'"))
        shapes: list[Callable[[], str]] = [
            lambda: self.text(text),
            lambda: self.text(text[: len(text) // 2]) + self.text(text[len(text) // 2 :]),
            lambda: "<w:lastRenderedPageBreak/>" + self.text(text),
            lambda: self.text(text) + "<w:tab/>",
            lambda: f"<w:t xml:space='preserve'><![CDATA[{text}]]></w:t>" if self.random.random() < 0.2 else self.text(text),
            lambda: self.text(text.replace("-", "\0")).replace("\0", "</w:t><w:noBreakHyphen/><w:t>")
            if "- " not in text and " -" not in text and self.random.random() < 0.5 else self.text(text),
        ]  # fmt: skip
        return f"<w:r{revision}>{properties}{self.random.choice(shapes)()}</w:r>"

    def text(self, text: str) -> str:
        blank = text != text.strip() or self.random.random() < 0.5
        kept = ' xml:space="preserve"' if blank else ""
        return f"<w:t{kept}>{escape(text)}</w:t>"

    def identity(self) -> int:
        self.number += 1
        return self.number

    def inline(self, text: str) -> str:
        """Runs, whole or partly inside an element that may hold runs."""
        cut = self.random.randrange(len(text) + 1)
        inner = self.runs(text[:cut])
        shell = self.random.choice(
            (
                "{}", "{}", "{}", '<w:hyperlink r:id="rId91">{}</w:hyperlink>', '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
                '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>', "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
                f'<w:ins w:id="{self.identity()}" w:author="Lan" w:date="2026-01-02T00:00:00Z">{{}}</w:ins>',
                f'<w:moveTo w:id="{self.identity()}" w:author="Lan">{{}}</w:moveTo>',
                '<w:fldSimple w:instr=" MERGEFIELD so ">{}</w:fldSimple>',
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/" </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            )
        )  # fmt: skip
        return shell.replace("{}", inner) + self.runs(text[cut:])

    def paragraph(self, text: str, *, noted: bool = True) -> str:
        look = self.random.choice(("", '<w:pPr><w:jc w:val="both"/></w:pPr>', "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>"))
        note = self.note() if noted and self.random.random() < 0.15 else ""
        return f"<w:p>{look}{self.inline(text)}{note}</w:p>"

    def note(self) -> str:
        self.notes.append(f"<w:p>{self.runs(self.sentence())}</w:p>")
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'

    def sentence(self) -> str:
        return self.random.choice(WORDS) + self.random.choice((".", ";", ""))

    def block(self) -> str:
        kind = self.random.choice(("p", "p", "p", "p", "table", "sdt", "box", "empty", "two", "commented"))
        if kind == "table":
            cells = "".join(f"<w:tc><w:tcPr/>{self.paragraph(self.sentence())}</w:tc>" for _ in range(2))
            inner = f"<w:tbl><w:tr><w:tc>{self.paragraph(self.sentence())}</w:tc></w:tr></w:tbl><w:p/>"
            nested = f"<w:tr><w:tc>{inner}</w:tc></w:tr>" if self.random.random() < 0.4 else ""
            return f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr>{nested}</w:tbl><w:p/>"
        if kind == "sdt":
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{self.paragraph(self.sentence())}</w:sdtContent></w:sdt>"
        if kind == "box":
            return self.box()
        if kind == "two":
            return self.paragraph(f"{self.sentence()} và {self.sentence()}")
        if kind == "commented":
            begin, end = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/>'
            sign = '<w:r><w:commentReference w:id="5"/></w:r>'
            return f"<w:p>{begin}{self.runs(self.sentence())}{end}{sign}</w:p>"
        return "<w:p/>" if kind == "empty" else self.paragraph(self.sentence())

    def box(self) -> str:
        words = self.paragraph(self.sentence(), noted=False)  # Word takes no notes in text boxes
        shape = (
            "<w:drawing><wp:inline><wp:extent cx='3000000' cy='900000'/><wp:docPr id='1' name='b'/><a:graphic>"
            f'<a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"/>'
            f"</wps:spPr><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        pict = f'<w:pict><v:rect style="width:200pt;height:60pt"><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:rect></w:pict>'
        both = f'<mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{pict}</mc:Fallback></mc:AlternateContent>'
        run = f"<w:r>{self.text('Hình: ')}{both}{self.text(' hết hình')}</w:r>"
        return f"<w:p>{run}{self.runs(self.sentence())}</w:p>"

    def parts(self) -> dict[str, bytes]:
        """All parts of the file."""
        body = "".join(self.block() for _ in range(self.random.randrange(3, 14))) + self.paragraph(WORDS[2])
        rows = [("rId90", "hyperlink", "#a")]
        types, parts = TYPES, {}
        if self.notes:
            notes = "".join(
                f'<w:footnote w:id="{at}">{note}</w:footnote>' for at, note in enumerate(self.notes, start=2)
            )
            parts["word/footnotes.xml"] = element("w:footnotes", notes)
            rows.append(("rId2", "footnotes", "footnotes.xml"))
            types = _typed(types, "footnotes")
        section = ""
        if self.random.random() < 0.3:
            parts["word/header1.xml"] = element("w:hdr", f"<w:p>{self.runs(WORDS[1])}</w:p>")
            rows.append(("rId3", "header", "header1.xml"))
            types = _typed(types, "header", "header1")
            section = '<w:headerReference w:type="default" r:id="rId3"/>'
        if '<w:commentRangeStart w:id="5"' in body:
            words = '<w:comment w:id="5" w:author="Lan"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>'
            parts["word/comments.xml"] = element("w:comments", words)
            rows.append(("rId5", "comments", self.random.choice(("comments.xml", "/word/comments.xml"))))
            types = _typed(types, "comments")
        body += f"<w:sectPr>{section}</w:sectPr>"
        outside = '<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        made = {
            "[Content_Types].xml": types,
            "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": self.written(body),
            "word/_rels/document.xml.rels": relations(*rows, extra=outside),
            "word/media/image1.bin": self.random.randbytes(500).hex(),
            **parts,
        }
        return {name: part if isinstance(part, bytes) else part.encode() for name, part in made.items()}

    def written(self, body: str) -> str | bytes:
        """The main part, written as different programs write it."""
        way = self.random.choice(("usual", "usual", "prefix", "default", "utf-16", "bom", "declared"))
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        if way == "prefix":
            body = body.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:")
            return f"{head}<ns0:document {DECLARED.replace('xmlns:w=', 'xmlns:ns0=')}><ns0:body>{body}</ns0:body></ns0:document>"
        if way == "default":
            body = body.replace("<w:", "<").replace("</w:", "</")
            return f'{head}<document xmlns="{NAMESPACES["w"]}" {DECLARED}><body>{body}</body></document>'
        whole = element("w:document", f"\n<w:body>{body}</w:body><!-- <w:t>nothing</w:t> -->")
        if way == "utf-16":
            return ('<?xml version="1.0" encoding="UTF-16"?>' + whole).encode("utf-16")
        return ("\ufeff" if way == "bom" else "") + (head if way == "declared" else "") + whole

    def file(self) -> bytes:
        """The file, packed in one of the ways in which programs pack."""
        stream: io.BytesIO = self.random.choice((io.BytesIO, _OneWay))()
        method = self.random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
        with zipfile.ZipFile(stream, "w", method) as archive:
            for name, content in self.parts().items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), content, method)
            archive.comment = b"x" * self.random.choice((0, 0, 5))
        return stream.getvalue()


class _OneWay(io.BytesIO):
    """A stream that cannot go back: sizes are written behind the entries."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def _typed(types: str, kind: str, name: str = "") -> str:
    whole = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    return types.replace("</Types>", f'<Override PartName="/word/{name or kind}.xml" ContentType="{whole}"/></Types>')


def word_sample(seed: int) -> bytes:
    """A random Word file; the same seed gives the same file."""
    return Maker(seed).file()
