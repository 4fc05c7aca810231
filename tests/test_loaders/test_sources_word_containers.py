"""A citation in every container of a Word file is read where it stands, or what is not read is named."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pytest

from graph.errors import DamagedSource, EmptySource
from graph.reading import SourceText
from loaders.sources import read_bytes, read_source
from tests.test_loaders.wordfiles import SENTENCE, element, paragraph, relations, run, word_file

FIRST = "Căn cứ Quyết định số 638/QĐ"
REST = SENTENCE.removeprefix(FIRST)
TWO_RUNS = run(FIRST) + run(REST)
SECTION = '<w:sectPr><w:{kind}Reference w:type="default" r:id="rId5"/></w:sectPr>'


def field_mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def shape(inner: str) -> str:
    """A text box of today, with its copy for older programs."""
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def nested(depth: int) -> str:
    inner = paragraph(SENTENCE)
    for _ in range(depth):
        inner = table((inner + "<w:p/>",))
    return inner


@dataclass(frozen=True)
class Container:
    """A body with the sentence, and the place and the note that go with it."""

    body: str
    parts: dict[str, str | bytes] = field(default_factory=dict)
    rows: tuple[tuple[str, str, str], ...] = ()
    place: str = ""
    note: str = ""


DIAGRAM = element(
    "dgm:dataModel",
    '<dgm:ptLst><dgm:pt modelId="1" type="doc"/><dgm:pt modelId="2"><dgm:t><a:bodyPr/><a:p><a:r><a:t>'
    f"{SENTENCE}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    '<dgm:pt modelId="3" type="pres"><dgm:t><a:p><a:r><a:t>bản vẽ</a:t></a:r></a:p></dgm:t></dgm:pt>'
    "</dgm:ptLst>",
)
CHART = element(
    "c:chartSpace",
    f"<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{SENTENCE}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    "<c:cat><c:strRef><c:f>Sheet1!$A$1</c:f><c:strCache><c:pt><c:v>Quý I</c:v></c:pt></c:strCache></c:strRef>"
    "</c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>17</c:v></c:pt></c:numCache></c:numRef></c:val></c:chart>",
)

CHOICE = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="bí_mật"/>'
    f'<w:listEntry w:val="{SENTENCE}"/></w:ddList></w:ffData>'
)
RAISED = "<w:vertAlign w:val='superscript'/>"

READ = {
    "paragraph": Container(paragraph(SENTENCE)),
    "split runs": Container(f"<w:p>{TWO_RUNS}</w:p>"),
    "hyperlink": Container(f'<w:p>{run(FIRST)}<w:hyperlink r:id="rId9">{run(REST)}</w:hyperlink></w:p>'),
    "simple field": Container(f'<w:p><w:fldSimple w:instr="REF a">{TWO_RUNS}</w:fldSimple></w:p>'),
    "complex field": Container(
        f"<w:p>{run(FIRST)}{field_mark('begin')}<w:r><w:instrText> REF bí_mật </w:instrText></w:r>"
        f"{field_mark('separate')}{run(REST)}{field_mark('end')}</w:p>"
    ),
    "field in field": Container(
        f"<w:p>{field_mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{field_mark('begin')}"
        f"<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>{field_mark('separate')}{run('bí_mật')}"
        f"{field_mark('end')}{field_mark('separate')}{TWO_RUNS}{field_mark('end')}</w:p>"
    ),
    "drop-down form": Container(
        f"<w:p>{field_mark('begin', CHOICE)}<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>{field_mark('end')}</w:p>"
    ),
    "smart tag": Container(f'<w:p><w:smartTag w:element="date"><w:smartTagPr/>{TWO_RUNS}</w:smartTag></w:p>'),
    "custom xml": Container(f'<w:customXml w:element="x">{paragraph(SENTENCE)}</w:customXml>'),
    "block control": Container(
        f'<w:sdt><w:sdtPr><w:alias w:val="bí_mật"/></w:sdtPr><w:sdtContent>{paragraph(SENTENCE)}</w:sdtContent></w:sdt>'
    ),
    "inline control": Container(
        f"<w:p>{run(FIRST)}<w:sdt><w:sdtPr/><w:sdtContent>{run(REST)}</w:sdtContent></w:sdt></w:p>"
    ),
    "table cell": Container(table((paragraph("1"), paragraph(SENTENCE)))),
    "control around row": Container(
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>"
        f"{paragraph(SENTENCE)}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    ),
    "80 nested tables": Container(nested(80)),
    "text box": Container(f"<w:p>{run('Kính gửi')}{shape(paragraph(SENTENCE))}</w:p>", place="textbox"),
    "table in text box": Container(f"<w:p>{shape(table((paragraph(SENTENCE),)))}</w:p>", place="textbox"),
    "text box in table": Container(table((f"<w:p>{shape(paragraph(SENTENCE))}</w:p>",)), place="textbox"),
    "old text box": Container(
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph(SENTENCE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        place="textbox",
    ),
    "fallback only": Container(
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:pict>'
        f"<v:textbox><w:txbxContent>{paragraph(SENTENCE)}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        place="textbox",
    ),
    "word art": Container(
        f'<w:p><w:r><w:pict><v:shape><v:textpath string="{SENTENCE}"/></v:shape></w:pict></w:r></w:p>',
        place="textbox",
    ),
    "locked canvas": Container(
        f"<w:p><w:r><w:drawing><lc:lockedCanvas><a:sp><a:txSp><a:txBody><a:bodyPr/><a:p><a:r><a:t>{SENTENCE}"
        "</a:t></a:r></a:p></a:txBody></a:txSp></a:sp></lc:lockedCanvas></w:drawing></w:r></w:p>",
        place="textbox",
    ),
    "tracked insertion": Container(
        f"<w:p>{run(FIRST)}<w:ins w:id='1'>{run(REST)}</w:ins></w:p>", note="đã đọc 1 đoạn chữ chèn thêm"
    ),
    "moved here": Container(f"<w:p><w:moveTo w:id='1'>{TWO_RUNS}</w:moveTo></w:p>"),
    "hidden": Container(f"<w:p>{run(SENTENCE, '<w:vanish/>')}</w:p>", place="hidden", note="đã đọc 1 đoạn chữ ẩn"),
    "math": Container(f"<w:p><m:oMathPara><m:oMath><m:r><m:t>{SENTENCE}</m:t></m:r></m:oMath></m:oMathPara></w:p>"),
    "ruby": Container(
        f"<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{run('bí_mật')}</w:rt><w:rubyBase>{TWO_RUNS}</w:rubyBase>"
        "</w:ruby></w:r></w:p>"
    ),
    "right to left": Container(f"<w:p><w:bdo w:val='ltr'>{TWO_RUNS}</w:bdo></w:p>"),
    "footnote": Container(
        f"<w:p>{run('Thực hiện')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        {"word/footnotes.xml": element("w:footnotes", f"<w:footnote w:id='2'>{paragraph(SENTENCE)}</w:footnote>")},
        (("rId5", "footnotes", "footnotes.xml"),),
        "footnote",
    ),
    "endnote": Container(
        f"<w:p>{run('Thực hiện')}<w:r><w:endnoteReference w:id='2'/></w:r></w:p>",
        {"word/endnotes.xml": element("w:endnotes", f"<w:endnote w:id='2'>{paragraph(SENTENCE)}</w:endnote>")},
        (("rId5", "endnotes", "/word/endnotes.xml"),),
        "endnote",
    ),
    "header": Container(
        paragraph("Kính gửi") + SECTION.format(kind="header"),
        {"word/header1.xml": element("w:hdr", paragraph(SENTENCE))},
        (("rId5", "header", "header1.xml"),),
        "header",
    ),
    "footer": Container(
        paragraph("Kính gửi") + SECTION.format(kind="footer"),
        {"word/footer1.xml": element("w:ftr", table((paragraph(SENTENCE),)))},
        (("rId5", "footer", "footer1.xml"),),
        "footer",
    ),
    "diagram": Container(
        '<w:p><w:r><w:drawing><dgm:relIds r:dm="rId5"/></w:drawing></w:r></w:p>',
        {"word/diagrams/data1.xml": DIAGRAM},
        (("rId5", "diagramData", "diagrams/data1.xml"),),
        "diagram",
    ),
    "chart": Container(
        '<w:p><w:r><w:drawing><c:chart r:id="rId5"/></w:drawing></w:r></w:p>',
        {"word/charts/chart1.xml": CHART},
        (("rId5", "chart", "charts/chart1.xml"),),
        "chart",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_sentence_is_read_once(name: str) -> None:
    container = READ[name]
    source = read_bytes(word_file(container.body, container.parts, container.rows), "bc.docx")
    assert source.text.count(SENTENCE) == 1
    assert "bí_mật" not in source.text
    assert "bản vẽ" not in source.text
    assert source.completeness == "full"
    assert container.note in " ".join(source.notes)
    if container.place:
        (span,) = [span for kind, span in source.places if kind == container.place]
        assert SENTENCE in span.cut(source.text)


UNREAD = {
    "altChunk": ('<w:altChunk r:id="rId5"/>', "1 phần chèn từ tệp khác (altChunk) chưa đọc", "partial"),
    "object": (
        '<w:p><w:r><w:object><v:imagedata r:id="rId8"/><o:OLEObject r:id="rId9"/></w:object></w:r></w:p>',
        "1 tệp nhúng hoặc công thức kiểu cũ chưa đọc",
        "partial",
    ),
    "subdocument": ('<w:p><w:subDoc r:id="rId5"/></w:p>', "1 tài liệu con chưa đọc", "partial"),
    "lost diagram": (
        '<w:p><w:r><w:drawing><dgm:relIds r:dm="rId7"/></w:drawing></w:r></w:p>',
        "1 phần được nhắc tới nhưng không có trong tệp",
        "partial",
    ),
    "lost footnote": (
        "<w:p><w:r><w:footnoteReference w:id='7'/></w:r></w:p>",
        "1 phần được nhắc tới nhưng không có trong tệp",
        "partial",
    ),
    "deletion": (
        "<w:p><w:del w:id='1'><w:r><w:delText>bí_mật</w:delText></w:r></w:del></w:p>",
        "đã bỏ 1 đoạn chữ xóa",
        "full",
    ),
    "moved away": (
        f"<w:p><w:moveFrom w:id='1'>{run('bí_mật')}</w:moveFrom></w:p>",
        "đã bỏ 1 đoạn chữ ở chỗ cũ",
        "full",
    ),
    "symbol": (
        '<w:p><w:r><w:sym w:font="Webdings" w:char="F061"/></w:r></w:p>',
        "1 ký hiệu của phông riêng",
        "full",
    ),
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_read_is_named(name: str) -> None:
    body, note, completeness = UNREAD[name]
    source = read_bytes(word_file(paragraph(SENTENCE * 5) + body), "bc.docx")
    assert note in " ".join(source.notes)
    assert source.completeness == completeness
    assert "bí_mật" not in source.text


def picture(name: str) -> str:
    return f'<w:p><w:r><w:drawing><a:graphic><a:blip r:embed="{name}"/></a:graphic></w:drawing></w:r></w:p>'


def test_pictures_are_counted_and_few_letters_beside_them_mean_a_scan() -> None:
    long = read_bytes(word_file(paragraph(SENTENCE * 5) + picture("rId7") + picture("rId8")), "bc.docx")
    assert (long.completeness, long.notes) == ("full", ("2 hình chưa đọc",))
    short = read_bytes(word_file(paragraph("Trang 1") + picture("rId7")), "bc.docx")
    assert short.completeness == "partial"
    assert "ít chữ mà có hình: có thể là bản quét" in short.notes
    with pytest.raises(EmptySource, match="tệp chỉ có 1 hình, không có chữ"):
        read_bytes(word_file(picture("rId7")), "bc.docx")


def test_comments_are_counted_and_left_out() -> None:
    comments = element("w:comments", f"<w:comment w:id='0'>{paragraph('bí_mật')}</w:comment>")
    data = word_file(paragraph(SENTENCE), {"word/comments.xml": comments}, (("rId5", "comments", "comments.xml"),))
    source = read_bytes(data, "bc.docx")
    assert source.text == SENTENCE
    assert source.notes == ("1 ghi chú bên lề không thuộc văn bản nên không đọc",)


def test_notes_follow_the_body_under_raised_numbers() -> None:
    notes = element(
        "w:footnotes",
        f"<w:footnote w:id='0' w:type='separator'>{paragraph('---')}</w:footnote>"
        f"<w:footnote w:id='5'><w:p><w:r><w:footnoteRef/></w:r>{run(' Kế hoạch số 03/KH-UBND')}</w:p>"
        f"{paragraph('ngày 10/01/2023.')}</w:footnote>"
        f"<w:footnote w:id='3'><w:p>{run(' Công văn số 1/UBND')}</w:p></w:footnote>"
        f"<w:footnote w:id='9'>{paragraph('không ai nhắc')}</w:footnote>",
    )
    ends = element("w:endnotes", f"<w:endnote w:id='3'>{paragraph('Nguồn: UBND tỉnh')}</w:endnote>")
    body = (
        f"<w:p>{run('Cải cách hành chính')}<w:r><w:footnoteReference w:id='5'/></w:r>{run(' và dân vận')}"
        "<w:r><w:footnoteReference w:id='3'/></w:r></w:p>"
        f"<w:p>{run('Hết')}<w:r><w:endnoteReference w:id='3'/></w:r></w:p>"
    )
    parts: dict[str, str | bytes] = {"word/footnotes.xml": notes, "word/endnotes.xml": ends}
    rows = (("rId5", "footnotes", "footnotes.xml"), ("rId6", "endnotes", "endnotes.xml"))
    source = read_bytes(word_file(body, parts, rows), "bc.docx")
    assert source.text == (
        "Cải cách hành chính¹ và dân vận²\nHết³\n"
        "¹ Kế hoạch số 03/KH-UBND ngày 10/01/2023.\n² Công văn số 1/UBND\n³ Nguồn: UBND tỉnh"
    )
    cut = [(kind, span.cut(source.text)[0]) for kind, span in source.places]
    assert cut == [("footnote", "¹"), ("footnote", "²"), ("endnote", "³")]


def test_eleventh_note_has_two_raised_digits() -> None:
    notes = "".join(f"<w:footnote w:id='{n}'>{paragraph(f'Công văn số {n}')}</w:footnote>" for n in range(2, 13))
    body = "".join(f"<w:p>{run('a')}<w:r><w:footnoteReference w:id='{n}'/></w:r></w:p>" for n in range(2, 13))
    parts: dict[str, str | bytes] = {"word/footnotes.xml": element("w:footnotes", notes)}
    source = read_bytes(word_file(body, parts, (("rId5", "footnotes", "footnotes.xml"),)), "bc.docx")
    assert "\na¹¹\n" in source.text
    assert source.text.endswith("\n¹¹ Công văn số 12")


def test_headers_come_first_once_and_only_if_printed() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:headerReference w:type="first" r:id="rId6"/><w:headerReference w:type="even" r:id="rId7"/>'
        '<w:footerReference w:type="default" r:id="rId8"/>{title}</w:sectPr>'
    )
    parts: dict[str, str | bytes] = {
        "word/header1.xml": element("w:hdr", paragraph("MẬT")),
        "word/header2.xml": element("w:hdr", paragraph("trang đầu")),
        "word/header3.xml": element("w:hdr", paragraph("trang chẵn")),
        "word/footer1.xml": element("w:ftr", paragraph("- 2 -")),
    }
    rows = (
        ("rId5", "header", "header1.xml"),
        ("rId6", "header", "header2.xml"),
        ("rId7", "header", "header3.xml"),
        ("rId8", "footer", "footer1.xml"),
    )
    two = f"<w:p><w:pPr>{section.format(title='')}</w:pPr>{run('Một')}</w:p>{paragraph('Hai')}"
    source = read_bytes(word_file(two + section.format(title=""), parts, rows), "bc.docx")
    assert source.text == "MẬT\nMột\nHai"
    titled = read_bytes(word_file(two + section.format(title="<w:titlePg/>"), parts, rows), "bc.docx")
    assert titled.text == "MẬT\nMột\nHai\ntrang đầu"
    assert [(kind, span.cut(titled.text)) for kind, span in titled.places] == [
        ("header", "MẬT"),
        ("header", "trang đầu"),
    ]
    parts["word/settings.xml"] = element("w:settings", "<w:evenAndOddHeaders/>")
    even = read_bytes(
        word_file(two + section.format(title=""), parts, (*rows, ("rId9", "settings", "settings.xml"))), "a"
    )
    assert even.text == "MẬT\ntrang chẵn\nMột\nHai"


A_, B_ = paragraph("a"), paragraph("b")


def text_of(body: str) -> str:
    return read_bytes(word_file(body), "bc.docx").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("Một") + "<w:p/>" + paragraph("Hai"), "Một\n\nHai"),
        (f"<w:p>{run('Số:')}<w:r><w:tab/></w:r>{run('5')}</w:p>", "Số:\t5"),
        (f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}<w:r><w:br w:type='page'/></w:r></w:p>", "a\nb\n"),
        (f"<w:p>{run('93/KH')}<w:r><w:noBreakHyphen/></w:r>{run('UBND')}</w:p>", "93/KH-UBND"),
        (f"<w:p>{run('quyết')}<w:r><w:softHyphen/></w:r>{run('định')}</w:p>", "quyết\u00adđịnh"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>', "☑"),
        (f"<w:p>{run('hành chính')}{run('12', RAISED)}</w:p>", "hành chính¹²"),
        (f"<w:p>{run('m')}{run('th', RAISED)}</w:p>", "mth"),
        (table((A_, B_), (paragraph("c"), "<w:p/>")) + paragraph("d"), "a\tb\nc\t\nd"),
        (table((paragraph("UBND") + paragraph("Số: 5"), paragraph("Độc lập"))), "UBND\nSố: 5\tĐộc lập"),
        (A_ + table((table((A_, B_)) + "<w:p/>", paragraph("z"))), "a\na\tb\n\tz"),
        (f"<w:p>{run('a')}{shape(paragraph('hộp'))}{run('b')}</w:p>{paragraph('c')}", "ab\nhộp\nc"),
        ("<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
         "<m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
         "</w:p>", "1/2m²"),
        ("<w:p><w:r><w:t>a<!-- x -->b</w:t></w:r></w:p>", "ab"),
        ("<w:p><w:r><w:t>Quyết\nđịnh</w:t></w:r></w:p>", "Quyết định"),
    ],
)  # fmt: skip
def test_layout(body: str, text: str) -> None:
    assert text_of(body) == text


def test_deleted_paragraph_marks_join_and_deleted_rows_go() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    deleted = "<w:del w:id='2'><w:r><w:delText>bí_mật</w:delText></w:r></w:del>"
    assert text_of(paragraph("Quyết ", gone) + paragraph("định")) == "Quyết định"
    assert text_of(f"{paragraph('a')}<w:p><w:pPr>{gone}</w:pPr>{deleted}</w:p>{paragraph('b')}") == "a\nb"
    row = f"<w:tr><w:trPr><w:del w:id='3'/></w:trPr><w:tc>{paragraph('bí_mật')}</w:tc></w:tr>"
    assert text_of(f"<w:tbl>{row}<w:tr><w:tc>{paragraph('giữ')}</w:tc></w:tr></w:tbl>") == "giữ"


def test_broken_field_loses_no_text_and_is_named() -> None:
    source = read_bytes(word_file(f"<w:p>{field_mark('begin')}{run(SENTENCE)}</w:p>{paragraph('b')}"), "bc.docx")
    assert source.text == f"{SENTENCE}\nb"
    assert source.completeness == "partial"
    assert "1 trường (field) hỏng" in source.notes[0]


def test_hidden_by_style_and_shown_again() -> None:
    styles = element(
        "w:styles",
        '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Con"><w:basedOn w:val="An"/></w:style>'
        '<w:style w:type="character" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>',
    )
    child, circle = "<w:rStyle w:val='Con'/>", "<w:rStyle w:val='Vong'/>"
    shown = "<w:rStyle w:val='An'/><w:vanish w:val='0'/>"
    body = f"<w:p>{run('ẩn', child)}{run('hiện', shown)}{run('vòng', circle)}</w:p>"
    data = word_file(body, {"word/styles.xml": styles}, (("rId5", "styles", "styles.xml"),))
    source = read_bytes(data, "bc.docx")
    assert source.text == "ẩnhiệnvòng"
    assert [(kind, span.cut(source.text)) for kind, span in source.places] == [("hidden", "ẩn")]


def strict_file() -> bytes:
    data = word_file(paragraph(SENTENCE))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)
    return stream.getvalue()


def utf16_file() -> bytes:
    body = element("w:document", f"<w:body>{paragraph(SENTENCE)}</w:body>")
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{body}'
    return word_file("", {"word/document.xml": declared.encode("utf-16")})


def odd_main_part() -> bytes:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("rId1", "officeDocument", "/Word\\document2.xml")),
        "word/document2.xml": element("w:document", f"<w:body>{paragraph(SENTENCE)}</w:body>"),
    }
    return word_file(paragraph("cũ"), parts)


@pytest.mark.parametrize("make", [strict_file, utf16_file, odd_main_part])
def test_other_ways_to_save(make: object) -> None:
    assert callable(make)
    assert read_bytes(make(), "bc.docx").text == SENTENCE


def test_file_of_python_docx(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("BÁO CÁO", level=1)
    document.add_paragraph(SENTENCE)
    document.add_paragraph("Sở Nội vụ", style="List Number")
    document.add_paragraph("Sở Tư pháp", style="List Number")
    document.add_table(1, 2).cell(0, 1).text = "Điều 5"
    document.sections[0].header.paragraphs[0].text = "MẬT"
    document.save(str(tmp_path / "bc.docx"))
    source = read_source(tmp_path / "bc.docx")
    assert source.text == f"MẬT\nBÁO CÁO\n{SENTENCE}\n1. Sở Nội vụ\n2. Sở Tư pháp\n\tĐiều 5"
    assert (source.kind, source.completeness) == ("docx", "full")


def test_old_fonts_are_converted_run_by_run() -> None:
    small, capital = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', '<w:rFonts w:ascii=".VnTimeH"/>'
    vni = '<w:rFonts w:ascii="VNI-Times"/>'
    body = (
        f"<w:p>{run('b¸o c¸o', capital)}{run(' sè 5/Q§-UBND', small)}</w:p>"
        f"<w:p>{run('Quye', vni)}{run('át ñònh', vni)}</w:p>{paragraph('và Nghị định')}"
    )
    source = read_bytes(word_file(body), "bc.docx")
    assert source.text == "BÁO CÁO số 5/QĐ-UBND\nQuyết định\nvà Nghị định"
    assert source.notes == ("đã chuyển từ bảng mã TCVN3", "đã chuyển từ bảng mã VNI")


def test_old_code_without_its_font_is_seen_in_the_letters() -> None:
    body = paragraph("C¨n cø NghÞ ®Þnh sè 30/2020/N§-CP cña ChÝnh phñ") + paragraph("Quyết định số 5/QĐ-UBND")
    source = read_bytes(word_file(body), "bc.docx")
    assert source.text == "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ\nQuyết định số 5/QĐ-UBND"
    assert source.notes == ("đã chuyển từ bảng mã TCVN3",)


def test_deep_nesting_is_refused_not_a_traceback() -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + paragraph(SENTENCE) + "</w:sdtContent></w:sdt>" * 300
    with pytest.raises(DamagedSource, match="XML hỏng hoặc lồng quá sâu"):
        read_bytes(word_file(deep), "bc.docx")


def test_every_place_lies_in_the_text() -> None:
    sources: list[SourceText] = [
        read_bytes(word_file(row.body, row.parts, row.rows), "bc.docx") for row in READ.values()
    ]
    for source in sources:
        for _, span in source.places:
            assert 0 <= span.start < span.end <= len(source.text)
