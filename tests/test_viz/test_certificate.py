"""The certificate: what it says, that it stays within three pages, that it is the same to the byte."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile

import pypdfium2
import pytest
from lxml import etree

from graph.errors import SourceError, UsageError
from loaders.sources.attached import read_attached
from queries.checks.finding import Severity
from tests.support import ROOT
from tests.test_viz import samples
from viz.lang import words
from viz.reports.certificate import (
    ATTACHED,
    CARRIER,
    Certificate,
    Override,
    certify,
    from_embed,
    read_overrides,
    to_docx,
    to_embed,
    to_pdf,
)
from viz.reports.certificate.compare import changes
from viz.reports.certificate.pdf import choose_level

VI = words("vi")
LAN = Override(finding="f2", by="Nguyễn Thị Lan", why="đối chiếu bản gốc, ghi đúng", on="2022-09-05")


def certificate(*overrides: Override) -> Certificate:
    made = samples.sample()
    return certify(made.result, made.text, overrides)


def large(count: int) -> Certificate:
    """A report with that many documents, each with an error and a note."""
    text = "".join(
        f"Thực hiện Quyết định số {n}/QĐ-UBND ngày 5/4/2018 của Ủy ban nhân dân tỉnh.\n" for n in range(1, count + 1)
    )
    reading = samples.reading(text)
    found = []
    for one in reading.mentions:
        at = one.citation
        found.append(samples.finding(at.start, at.end, document=one.document, mention=one.id))
        found.append(samples.finding(at.start, at.end, Severity.INFO, rule="unknown-document", document=one.document))
    return certify(samples.result(reading, found), text)


def pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join("".join(one.text or "" for one in line.iter(space + "t")) for line in root.iter(space + "p"))


@pytest.mark.parametrize(("write", "text_of"), [(to_pdf, pdf_text), (to_docx, docx_text)], ids=["pdf", "docx"])
def test_it_says_what_was_found_and_decided(write, text_of) -> None:  # type: ignore[no-untyped-def]
    said = " ".join(text_of(write(certificate(LAN), VI)).split())
    for words_ in (
        "PHIẾU KIỂM TRA CĂN CỨ",
        "Báo cáo …/BC-UBND – Kết quả công tác cải cách hành chính tháng 8 năm 2022",
        samples.sample().result.file.sha256,
        "31/8/2022 (ngày cuối của tháng ghi trên văn bản)",
        "cancu 0.1.0, quy tắc 1, dữ liệu đến ngày 21/11/2026",
        "3 viện dẫn đến 3 văn bản: 1 lỗi, 1 cảnh báo, 1 lưu ý. 1 phát hiện đã có người quyết định giữ nguyên.",
        "Nghị định 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ",
        "Hết hiệu lực từ 15/8/2022 theo 42/2022/NĐ-CP",
        "được thay thế bởi 42/2022/NĐ-CP từ ngày 15/8/2022",
        "Nguồn: 42/2022/NĐ-CP, Điều 29",
        "Văn bản này đã hết hiệu lực từ ngày 15/8/2022.",
        "Giữ nguyên: đối chiếu bản gốc, ghi đúng",
        "Nguyễn Thị Lan, 05/9/2022",
        "NGƯỜI KIỂM TRA",
    ):
        assert words_ in said, words_


def test_letters_of_vietnamese_are_in_the_page() -> None:
    all_letters = "ẮẰẲẴẶĂẤẦẨẪẬÂÁÀẢÃẠĐẾỀỂỄỆÊÉÈẺẼẸÍÌỈĨỊỐỒỔỖỘÔỚỜỞỠỢƠÓÒỎÕỌỨỪỬỮỰƯÚÙỦŨỤÝỲỶỸỴ"
    made = samples.sample()
    decision = Override(finding="f1", by=all_letters, why=all_letters.lower(), on="2022-09-05")
    said = "".join(pdf_text(to_pdf(certify(made.result, made.text, [decision]), VI)).split())
    assert all_letters in said
    assert all_letters.lower() in said


@pytest.mark.parametrize("count", [1, 20, 60, 150])
def test_it_stays_within_three_pages(count: int) -> None:
    _, _, pages = choose_level(large(count), VI)
    assert 1 <= pages <= 3
    with pypdfium2.PdfDocument(to_pdf(large(count), VI)) as document:
        assert len(document) == pages
        width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842), "A4"


def test_what_does_not_fit_is_never_left_out() -> None:
    said = pdf_text(to_pdf(large(150), VI))
    assert all(re.search(rf"\b{n}/QĐ-UBND", said) for n in range(1, 151))


@pytest.mark.parametrize("write", [to_pdf, to_docx])
def test_its_data_are_inside(write) -> None:  # type: ignore[no-untyped-def]
    made = certificate(LAN)
    held = read_attached(write(made, VI), "phieu", part=CARRIER, attachment=ATTACHED)
    assert from_embed(held, "phieu") == made
    assert held == to_embed(made)


def test_data_that_are_not_there_or_broken_are_named() -> None:
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr(CARRIER, "<certificate>QUJD</certificate>")
    for data, said in (
        (empty.getvalue(), "không có dữ liệu của phiếu"),
        (broken.getvalue(), "dữ liệu kèm trong tệp bị hỏng"),
        (b"%PDF-1.4 nothing", "tệp PDF bị hỏng"),
        (b"text", r"không phải tệp \.docx hay \.pdf"),
    ):
        with pytest.raises(SourceError, match=said):
            read_attached(data, "phieu", part=CARRIER, attachment=ATTACHED)
    for held in (b"{}", b"\xff", b'{"schema": "other"}'):
        with pytest.raises(UsageError, match="dữ liệu trong phiếu bị hỏng"):
            from_embed(held, "phieu")


MAKE = """
import hashlib
from tests_samples import samples
from viz.lang import words
from viz.reports.certificate import certify, to_docx, to_pdf
made = certify(samples.sample().result, samples.sample().text)
for write in (to_pdf, to_docx):
    print(hashlib.sha256(write(made, words("vi"))).hexdigest())
"""


def test_it_is_the_same_to_the_byte_in_every_process() -> None:
    code = MAKE.replace(
        "from tests_samples import samples",
        "import importlib.util, sys; spec = importlib.util.spec_from_file_location('samples', "
        f"{str(ROOT / 'tests/test_viz/samples.py')!r}); samples = importlib.util.module_from_spec(spec); "
        "sys.modules['samples'] = samples; spec.loader.exec_module(samples)",
    )
    made = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("2", "vi_VN.UTF-8")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": f"UTC-{seed}", "PYTHONUTF8": "1"}
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
        )
        made.add(ran.stdout)
    assert len(made) == 1
    here = certificate()
    assert to_pdf(here, VI) == to_pdf(here, VI)


# ------------------------------------------------------------------------------------------- decisions


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("[{}]", "missing required field `by`"),
        ('[{"finding": "f1", "by": "", "why": "x", "on": "2026-01-01"}]', "length >= 1"),
        ('[{"finding": "f1", "by": "Lan", "why": "x", "on": "1/1/2026"}]', "regex"),
        ('[{"finding": "f1", "by": "Lan", "why": "x", "on": "2026-01-01", "x": 1}]', "unknown field `x`"),
        ('[{"by": "Lan", "why": "x", "on": "2026-01-01"}]', "quyết định thứ 1 thiếu finding hoặc rule"),
        ("{", "không đúng dạng danh sách quyết định"),
    ],
)
def test_wrong_decisions_are_refused_by_name(given: str, said: str) -> None:
    with pytest.raises(UsageError, match=rf"qd\.json: .*{re.escape(said)}"):
        read_overrides(given.encode(), "qd.json")


def test_a_decision_about_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match=r"quyết định thứ 2 \(f99\): không có phát hiện nào như vậy trong mau\.txt"):
        certificate(LAN, Override(finding="f99", by="Lan", why="x", on="2026-01-01"))


@pytest.mark.parametrize("document", ["43/2011/NĐ-CP", None])
def test_a_decision_may_name_rule_and_document(document: str | None) -> None:
    made = certificate(Override(rule="outdated-reference", document=document, by="Lan", why="x", on="2026-01-01"))
    decided = [one.rule for one in made.check.findings if made.decided(one)]
    assert decided == ["outdated-reference"]


# -------------------------------------------------------------------------------------------- checked again


def test_the_same_check_has_no_changes() -> None:
    made = samples.sample()
    assert list(changes(certificate(), made.result, made.text, VI)) == []


def test_a_change_of_knowledge_is_named() -> None:
    made = samples.sample()
    now = samples.result(samples.reading(made.text), [], {"61/2018/NĐ-CP": samples.ENDED})
    found = {one.kind: one for one in changes(certificate(), now, made.text, VI)}
    assert set(found) == {"status", "gone"}
    assert found["status"].what == "Nghị định 61/2018/NĐ-CP"
    assert found["status"].old.startswith("Chưa thấy căn cứ hết hiệu lực")
    assert found["status"].new.startswith("Hết hiệu lực từ 15/8/2022 theo 42/2022/NĐ-CP")
    assert all(one.grave for one in found.values())
