"""Word files given back: comments on the very words, corrections that can be rejected, nothing else changed."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile

import pytest
from lxml import etree

from benchmarks.word_rules import (
    MAIN,
    W,
    added,
    commented,
    entries,
    merged,
    packed,
    parse,
    require_exact,
    require_kept,
    without_changes,
    without_comments,
)
from benchmarks.word_samples import word_sample
from graph.errors import UnsupportedSource
from graph.reading import SourceText
from loaders.sources import read_bytes
from queries.checks.finding import Finding, Suggestion
from queries.result import CheckResult
from tests.test_loaders.wordfiles import element, paragraph, run, word_file
from tests.test_viz import samples
from viz.lang import words
from viz.reports.word import Annotated, annotate, word_ending
from viz.reports.word.zipped import with_entries

SYMBOL = "45/QĐ – UBND"


def found(source: SourceText, *spans: tuple[str, str | None]) -> CheckResult:
    """A result with a finding on each of these words, corrected where a correction is given."""
    findings: list[Finding] = []
    for said, new in spans:
        start = source.text.index(said)
        made = Suggestion(start=start, end=start + len(said), replace=said, with_=new) if new is not None else None
        findings.append(samples.finding(start, start + len(said), suggestion=made, rule="malformed-symbol"))
    reading = dataclasses.replace(samples.reading(source.text), source=source)
    return samples.result(reading, findings)


def marked(data: bytes, *spans: tuple[str, str | None], fix: bool = False) -> tuple[Annotated, SourceText, CheckResult]:
    source = read_bytes(data, "bc.docx")
    result = found(source, *spans)
    return annotate(data, source, result, words("vi"), fix=fix), source, result


def body(made: Annotated) -> str:
    whole = entries(made.data)[MAIN].decode()
    return whole[whole.index("<w:body>") :]


def words_marked(made: Annotated, before: bytes) -> list[str]:
    """The words under each comment but the summary."""
    root = parse(entries(made.data)[MAIN])
    return [commented(root, identity) for identity in list(added(before, made.data))[1:]]


# ---------------------------------------------------------------------------------------------- comments


def test_a_comment_stands_on_the_very_characters_across_runs() -> None:
    inner = run("theo Quyết định số 45/Q", "<w:b/>") + run("Đ – UB", "<w:i/>") + run("ND ngày", "<w:b/>")
    data = word_file(paragraph("Mở đầu") + f"<w:p>{inner}</w:p>")
    made, _, _ = marked(data, (SYMBOL, None))
    assert words_marked(made, data) == [SYMBOL]
    start = '<w:commentRangeStart w:id="2"/>'
    end = '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>'
    bold, italic = "<w:r><w:rPr><w:b/></w:rPr>", "<w:r><w:rPr><w:i/></w:rPr>"
    text = '<w:t xml:space="preserve">'
    assert (
        f"{bold}{text}theo Quyết định số </w:t></w:r>{start}{bold}{text}45/Q</w:t></w:r>"
        f"{italic}{text}Đ – UB</w:t></w:r>{bold}{text}ND</w:t></w:r>{end}{bold}{text} ngày</w:t></w:r>"
    ) in body(made)


def test_the_comment_says_what_is_wrong_why_and_what_to_write() -> None:
    data = word_file(paragraph(f"theo Quyết định số {SYMBOL} ngày 19/01/2022"))
    made, _, _ = marked(data, (SYMBOL, "45/QĐ-UBND"))
    summary, said = added(data, made.data).values()
    assert "1 lỗi, 0 cảnh báo, 0 lưu ý" in summary
    assert "LỖI: Ký hiệu sai thể thức" in said
    assert "Đề nghị sửa: “45/QĐ – UBND” → “45/QĐ-UBND”" in said
    assert "Căn cứ: 42/2022/NĐ-CP, Điều 29" in said
    root = parse(entries(made.data)["word/comments.xml"])
    assert {(one.get(W + "author"), one.get(W + "initials")) for one in root} == {("cancu", "cc")}


def test_every_part_but_the_anchors_and_the_comments_is_the_same_to_the_byte() -> None:
    extra = {"word/media/image1.png": b"\x89PNG" * 50, "word/vbaProject.bin": b"macro", "docProps/app.xml": "<x/>"}
    data = word_file(paragraph(SYMBOL), extra)
    made, _, _ = marked(data, (SYMBOL, None))
    changed = {name for name, content in entries(data).items() if entries(made.data)[name] != content}
    assert changed == {MAIN, "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(entries(made.data)) - set(entries(data)) == {"word/comments.xml"}
    old, new = packed(data), packed(made.data)
    assert all(old[name] == new[name] for name in old.keys() - changed)
    assert made.carried == {"macro": 1}


def test_comments_and_changes_of_others_are_kept() -> None:
    kept = '<w:comment w:id="7" w:author="Lan"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>'
    change = f'<w:ins w:id="3" w:author="Lan">{run("và thêm ")}</w:ins><w:del w:id="4" w:author="Lan"><w:r>'
    change += "<w:delText>bớt</w:delText></w:r></w:del>"
    inner = f'<w:commentRangeStart w:id="7"/>{run("Căn cứ ")}<w:commentRangeEnd w:id="7"/>{change}{run(SYMBOL)}'
    data = word_file(
        f"<w:p>{inner}</w:p>",
        {"word/comments.xml": element("w:comments", kept)},
        (("rId4", "comments", "comments.xml"),),
    )
    made, _, _ = marked(data, (SYMBOL, "45/QĐ-UBND"), fix=True)
    assert kept in entries(made.data)["word/comments.xml"].decode()
    assert change in body(made)
    assert list(added(data, made.data)) == ["8", "9"], "ids above all that are taken"
    require_kept(data, made)


def test_words_in_a_footnote_are_marked_at_its_sign() -> None:
    notes = element("w:footnotes", f'<w:footnote w:id="2">{paragraph("Xem " + SYMBOL)}</w:footnote>')
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = word_file(
        f"<w:p>{run('Thân')}{sign}</w:p>", {"word/footnotes.xml": notes}, (("rId2", "footnotes", "footnotes.xml"),)
    )
    made, _, _ = marked(data, (SYMBOL, None))
    assert f'<w:commentRangeStart w:id="4"/>{sign}<w:commentRangeEnd w:id="4"/>' in body(made)
    assert "Ghi chú này là cho đoạn “45/QĐ – UBND” ở cước chú." in list(added(data, made.data).values())[1]
    assert (made.comments, made.moved) == (2, 1)
    assert entries(made.data)["word/footnotes.xml"] == notes.encode()


def test_words_in_a_header_are_marked_on_the_first_words() -> None:
    body_ = f'{paragraph("BÁO CÁO")}<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>'
    parts = {"word/header1.xml": element("w:hdr", paragraph(SYMBOL))}
    data = word_file(body_, parts, (("rId3", "header", "header1.xml"),))
    made, _, _ = marked(data, (SYMBOL, None))
    assert words_marked(made, data) == ["BÁO CÁO"]
    assert "ở đầu trang hoặc chân trang" in list(added(data, made.data).values())[1]


def test_a_finding_on_no_words_is_a_point() -> None:
    data = word_file(paragraph("Căn cứ Nghị định 61/2018/NĐ-CP"))
    source = read_bytes(data, "bc.docx")
    at = source.text.index("61")
    reading = dataclasses.replace(samples.reading(source.text), source=source)
    made = annotate(data, source, samples.result(reading, [samples.finding(at, at)]), words("vi"))
    assert re.search(r'định </w:t></w:r><w:commentRangeStart w:id="(\d)"/><w:commentRangeEnd w:id="\1"/>', body(made))
    require_kept(data, made)


@pytest.mark.parametrize("shell", ["<w:hyperlink>{}</w:hyperlink>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"])
def test_links_and_controls_are_marked_inside(shell: str) -> None:
    data = word_file(f"<w:p>{run('theo ')}{shell.format(run('số ' + SYMBOL + ' nay'))}</w:p>")
    made, _, _ = marked(data, (SYMBOL, None))
    assert words_marked(made, data) == [SYMBOL]
    require_kept(data, made)


def test_what_is_no_word_file_is_refused_with_advice() -> None:
    source = read_bytes("Căn cứ Nghị định 61/2018/NĐ-CP".encode(), "bc.txt")
    reading = dataclasses.replace(samples.reading(source.text), source=source)
    with pytest.raises(UnsupportedSource, match=r"bc\.txt: không phải tệp Word.*lưu dưới dạng \.docx"):
        annotate(b"", source, samples.result(reading, []), words("vi"))


def test_a_file_with_macros_keeps_its_ending() -> None:
    plain = word_file(paragraph("Thân"))
    types = entries(plain)["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert word_ending(plain, "a") == ".docx"
    assert word_ending(with_entries(plain, {"[Content_Types].xml": types}), "a") == ".docm"


def test_outside_links_and_signatures_are_told() -> None:
    outside = (
        '<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="http://example.org/a.dotm" TargetMode="External"/>'
    )
    parts = {
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="x">{outside}</Relationships>',
        "_xmlsignatures/sig1.xml": "<a/>",
    }
    made, _, _ = marked(word_file(paragraph(SYMBOL), parts), (SYMBOL, None))
    assert made.carried == {"attachedTemplate": 1, "signature": 1}


# ------------------------------------------------------------------------------------------- corrections


def test_only_the_faulty_characters_are_changed_and_the_look_is_kept() -> None:
    data = word_file(f"<w:p>{run('số ' + SYMBOL + ' ngày', '<w:b/>')}</w:p>")
    made, _, _ = marked(data, (SYMBOL, "45/QĐ-UBND"), fix=True)
    bold = "<w:rPr><w:b/></w:rPr>"
    gone = re.search(r'<w:del w:id="\d+" w:author="cancu"><w:r>(.*?)</w:r></w:del>', body(made))
    new = re.search(r'<w:ins w:id="\d+" w:author="cancu"><w:r>(.*?)</w:r></w:ins>', body(made))
    assert gone is not None
    assert gone[1] == f'{bold}<w:delText xml:space="preserve"> – </w:delText>'
    assert new is not None
    assert new[1] == f'{bold}<w:t xml:space="preserve">-</w:t>'
    assert read_bytes(made.data, "a.docx").text == "số 45/QĐ-UBND ngày"
    assert made.fixes == 1


def test_rejecting_gives_the_text_back_and_accepting_the_correction() -> None:
    inner = run("số 45/QĐ", "<w:b/>") + run(" – ", "<w:i/>") + run("UBND và Nghị định 61/2018/NĐ-CP")
    data = word_file(f"<w:p>{inner}</w:p>")
    made, source, _ = marked(data, (SYMBOL, "45/QĐ-UBND"), ("Nghị định 61", "Nghị định số 61"), fix=True)
    assert made.fixes == 2
    assert read_bytes(made.data, "a.docx").text == "số 45/QĐ-UBND và Nghị định số 61/2018/NĐ-CP"
    root = parse(entries(made.data)[MAIN])
    without_comments(root, set(added(data, made.data)))
    without_changes(root)
    back = with_entries(data, {MAIN: etree.tostring(root)})
    assert read_bytes(back, "a.docx").text == source.text
    assert merged(root) == merged(parse(entries(data)[MAIN]))


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:ins w:id="3" w:author="Lan">{run(SYMBOL)}</w:ins>',
        f'<w:fldSimple w:instr="REF a">{run(SYMBOL)}</w:fldSimple>',
        run("45/QĐ") + "<w:r><w:noBreakHyphen/></w:r>" + run("UBND"),
    ],
    ids=["another's change", "field", "hyphen that is no letter"],
)
def test_what_cannot_be_corrected_safely_is_only_said(inner: str) -> None:
    data = word_file(f"<w:p>{run('theo ')}{inner}</w:p>")
    source = read_bytes(data, "a.docx")
    made, _, _ = marked(data, (source.text.removeprefix("theo "), "X"), fix=True)
    assert (made.fixes, made.unfixed) == (0, ("f1",))
    assert 'w:author="cancu"' not in body(made)


def test_of_two_corrections_that_meet_one_is_made() -> None:
    data = word_file(paragraph(f"số {SYMBOL}"))
    made, _, _ = marked(data, (SYMBOL, "45/QĐ-UBND"), ("QĐ – U", "QĐ-U"), fix=True)
    assert (made.fixes, len(made.unfixed)) == (1, 1)


# ------------------------------------------------------------------------------------------- many shapes


@pytest.mark.parametrize("seed", range(24))
def test_any_shape_of_file_is_marked_exactly_and_kept(seed: int) -> None:
    from cancu.checking import check_source

    data = word_sample(seed)
    source = read_bytes(data, "a.docx")
    result = check_source(source)
    made = annotate(data, source, result, words("vi"))
    require_kept(data, made)
    exact, elsewhere = require_exact(data, made, source, result)
    assert elsewhere == made.moved
    assert exact or not result.findings
    assert read_bytes(made.data, "a.docx").text == source.text
    require_kept(data, annotate(data, source, result, words("vi"), fix=True))
    assert annotate(data, source, result, words("vi")).data == made.data


def test_a_written_file_is_sound() -> None:
    made, _, _ = marked(word_file(paragraph(SYMBOL)), (SYMBOL, None))
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))


# ------------------------------------------------------------------------------- where LibreOffice stumbles


@pytest.mark.parametrize(
    "inner",
    [
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ],
    ids=["simple field", "field", "control"],
)
def test_the_sign_of_a_comment_stands_behind_fields_and_controls(inner: str) -> None:
    shell = inner.format(run(f"số {SYMBOL} nay"))
    data = word_file(f"<w:p>{run('theo ')}{shell}{run(' hết')}</w:p>")
    made, _, _ = marked(data, (SYMBOL, None))
    assert words_marked(made, data) == [SYMBOL]
    ends = '<w:commentRangeEnd w:id="2"/>'
    last = shell.rpartition("</w:r>")[2] or "</w:r>"
    assert re.search(rf"{ends}.*{last}<w:r><w:commentReference w:id=\"2\"/></w:r><w:r><w:t", body(made))
    require_kept(data, made)


def test_the_sign_stands_behind_a_control_around_paragraphs() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('số ' + SYMBOL)}{paragraph('hai')}</w:sdtContent></w:sdt>"
    last = paragraph("Hết", '<w:jc w:val="both"/>')
    data = word_file(f"{paragraph('BÁO CÁO')}{control}<w:p/>{last}")
    made, _, _ = marked(data, (SYMBOL, None))
    assert words_marked(made, data) == [SYMBOL]
    assert '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:commentReference w:id="2"/></w:r><w:r>' in body(made)
    require_kept(data, made)


def test_strict_open_xml_gets_comments_of_its_own_kind() -> None:
    strict = "http://purl.oclc.org/ooxml"
    data = word_file(paragraph(SYMBOL))
    old = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    spaces = (("http://schemas.openxmlformats.org/wordprocessingml/2006/main", f"{strict}/wordprocessingml/main"),)
    spaces += ((old, f"{strict}/officeDocument/relationships"),)
    changed = {}
    for name in (MAIN, "_rels/.rels", "word/_rels/document.xml.rels"):
        content = entries(data)[name].decode()
        for usual, other in spaces:
            content = content.replace(usual, other)
        changed[name] = content.encode()
    data = with_entries(data, changed)
    made, source, _ = marked(data, (SYMBOL, "45/QĐ-UBND"), fix=True)
    assert made.fixes == 1
    new = entries(made.data)
    assert f'Type="{strict}/officeDocument/relationships/comments"' in new["word/_rels/document.xml.rels"].decode()
    assert f'<w:comments xmlns:w="{strict}/wordprocessingml/main">' in new["word/comments.xml"].decode()
    assert read_bytes(made.data, "a.docx").text == "45/QĐ-UBND"
    assert source.text == SYMBOL


def test_the_sign_at_a_note_stands_behind_a_control_as_well() -> None:
    notes = element("w:footnotes", f'<w:footnote w:id="2">{paragraph("Xem " + SYMBOL)}</w:footnote>')
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('Thân')}{note}</w:p></w:sdtContent></w:sdt>"
    rows = (("rId2", "footnotes", "footnotes.xml"),)
    data = word_file(control + paragraph("Hết"), {"word/footnotes.xml": notes}, rows)
    made, _, _ = marked(data, (SYMBOL, None))
    assert f'<w:commentRangeStart w:id="4"/>{note}<w:commentRangeEnd w:id="4"/></w:p></w:sdtContent>' in body(made)
    require_kept(data, made)
