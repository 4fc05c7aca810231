"""The interface for programs, asked over a real connection."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any
from urllib.parse import quote

import pytest

from tests.support import ROOT
from tests.test_pages.conftest import HUB
from tests.test_pages.server import REPORT, Server

ND30 = quote("30/2020/NĐ-CP", safe="")


def test_check_answers_what_the_command_prints(server: Server) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "cancu", "check", REPORT.name, "--format", "json"],
        cwd=REPORT.parent, capture_output=True, check=False,
    ).stdout  # fmt: skip
    answer = server.send("/api/v1/check", REPORT.name, REPORT.read_bytes())
    assert answer.status == 200
    assert answer.body == printed
    again = server.send("/api/v1/check", REPORT.name, REPORT.read_bytes(), {"as_of": "2026-11-21"})
    assert again.json()["as_of"] == {"date": "2026-11-21", "basis": "option"}


def test_a_job_tells_how_far_it_is_and_ends_in_a_result(server: Server) -> None:
    begun = server.send("/api/v1/jobs", "viec.txt", REPORT.read_bytes())
    assert begun.status == 202
    number = begun.json()["id"]
    until, seen = time.monotonic() + 60, []
    while time.monotonic() < until:
        row = server.get(f"/api/v1/jobs/{number}").json()
        seen.append(row["percent"])
        if row["done"]:
            break
        time.sleep(0.05)
    assert row["percent"] == 100
    assert seen == sorted(seen)
    result = server.get(f"/api/v1/results/{row['result']}")
    assert result.json()["file"]["name"] == "viec.txt"
    assert server.get(f"/api/v1/results/{row['result']}/text").text == REPORT.read_text(encoding="utf-8")


def checked(server: Server, name: str) -> str:
    answer = server.send("/api/v1/check", name, REPORT.read_bytes())
    assert answer.status == 200, answer.text
    return answer.headers["x-cancu-result"]


def test_the_same_file_has_one_result_and_deletion_leaves_nothing(server: Server) -> None:
    number = checked(server, "xoa.txt")
    assert checked(server, "xoa.txt") == number
    assert any(row["id"] == number for row in server.get("/api/v1/results").json())
    assert server.ask("DELETE", f"/api/v1/results/{number}").status == 204
    assert server.get(f"/api/v1/results/{number}").status == 404
    held = (server.data / "office.db").read_bytes()
    assert b"xoa.txt" not in held


def test_decisions_are_kept_and_reach_the_certificate(server: Server) -> None:
    number = checked(server, "quyet-dinh.txt")
    path = f"/api/v1/results/{number}/findings/f1"
    empty = server.ask("PUT", path, json.dumps({"kind": "kept"}).encode(), Content_Type="application/json")
    assert empty.status == 400
    assert "lý do" in empty.json()["detail"]
    given = {"kind": "kept", "reason": "Đã đối chiếu bản gốc"}
    assert server.ask("PUT", path, json.dumps(given).encode(), Content_Type="application/json").status == 200
    [one] = server.get(f"/api/v1/results/{number}/decisions").json()
    assert (one["finding"], one["kind"], one["reason"]) == ("f1", "kept", "Đã đối chiếu bản gốc")
    page = server.get(f"/api/v1/results/{number}/export?form=certificate-docx")
    assert page.status == 200
    import io
    import zipfile

    inside = zipfile.ZipFile(io.BytesIO(page.body)).read("word/document.xml").decode()
    assert "Đã đối chiếu bản gốc" in inside


@pytest.mark.parametrize(
    ("form", "begins"),
    [("certificate-pdf", b"%PDF-"), ("xlsx", b"PK"), ("html", b"<!doctype html>"), ("sarif", b"{"), ("json", b"{")],
)
def test_every_form_can_be_taken_away(server: Server, form: str, begins: bytes) -> None:
    number = checked(server, "tải về.txt")
    answer = server.get(f"/api/v1/results/{number}/export?form={form}")
    assert answer.status == 200, answer.text
    assert answer.body.lstrip()[: len(begins)].lower() == begins.lower()
    assert "t%E1%BA%A3i%20v%E1%BB%81" in answer.headers["content-disposition"]


def test_word_comments_need_a_word_file(server: Server) -> None:
    number = checked(server, "khong-word.txt")
    answer = server.get(f"/api/v1/results/{number}/export?form=word")
    assert answer.status == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Word" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        (f"/api/v1/documents?work={ND30}", "Chính phủ"),
        ("/api/v1/search?q=cong+tac+van+thu", "30/2020/NĐ-CP"),
        ("/api/v1/search?q=030/2020/nd-cp", "30/2020/NĐ-CP"),
        (f"/api/v1/relations?work={ND30}", "Kế hoạch"),
        (f"/api/v1/trace?work={ND30}&direction=down", "based_on"),
        ("/api/v1/status?work=61/2018/ND-CP&as_of=2026-01-01", "Hết hiệu lực"),
        (f"/api/v1/timeline?work={ND30}", "2020-03-05"),
        (f"/api/v1/impact?work={ND30}", "items"),
        (f"/api/v1/graph?work={ND30}", "lanes"),
        ("/api/v1/registry", "relations"),
        ("/api/v1/schema", "json-schema.org"),
        (f"/api/v1/chart?work={ND30}", "<svg"),
        ("/api/v1/audit", "["),
        ("/api/v1/audit/check", '"faults":[]'),
        ("/health", '"status":"ok"'),
    ],
)
def test_questions_are_answered(server: Server, path: str, holds: str) -> None:
    answer = server.get(path)
    assert answer.status == 200, answer.text
    assert holds in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/outdated?as_of=2026-11-21",
        "/api/v1/review",
        f"/api/v1/coverage?work={ND30}&province=Tr%C3%A0+Vinh&as_of=2023-06-30",
    ],
)
def test_questions_over_the_whole_graph_are_answered_in_the_end(server: Server, path: str) -> None:
    until = time.monotonic() + 60
    while (answer := server.get(path).json())["pending"] and time.monotonic() < until:
        time.sleep(0.2)
    assert answer["rows"]
    assert not answer["pending"]
    if "coverage" in path:
        assert "huyện Trà Cú" in {row["unit"] for row in answer["rows"]}
        assert answer["gaps"] == len(answer["rows"])


@pytest.mark.parametrize(
    ("form", "holds"), [("graphml", "<graphml"), ("svg", "<svg"), ("html", "vis.Network"), ("json", "lanes")]
)
def test_a_part_of_the_graph_can_be_taken_away(server: Server, form: str, holds: str) -> None:
    answer = server.get(f"/api/v1/export?work={ND30}&form={form}")
    assert answer.status == 200, answer.text
    assert holds in answer.text
    assert answer.headers["content-disposition"].endswith(f".{form}")
    if form == "graphml":
        import io

        import networkx

        read = networkx.read_graphml(io.BytesIO(answer.body), force_multigraph=True)
        assert "30/2020/NĐ-CP" in read
        assert {data["relation"] for _, _, data in read.edges(data=True)} == {"based_on"}


def test_a_hub_is_announced_and_never_drawn_whole(server: Server) -> None:
    picture = server.get(f"/api/v1/graph?work={quote(HUB, safe='')}").json()
    assert len(picture["nodes"]) == 61
    root = next(node for node in picture["nodes"] if node["root"])
    assert root["more"] == 320 - 60
    wide = server.get(f"/api/v1/graph?work={quote(HUB, safe='')}&depth=2").json()
    assert len(wide["nodes"]) == 300
    assert any("300" in note for note in wide["notes"])
    began = time.perf_counter()
    server.get(f"/api/v1/graph?work={quote(HUB, safe='')}&depth=2")
    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize(
    ("path", "status", "holds"),
    [
        ("/api/v1/status?work=99/2099/N%C4%90-CP", 404, "trong kho không có"),
        ("/api/v1/status", 400, "work"),
        (f"/api/v1/status?work={ND30}&as_of=hom-nay", 400, "NĂM-THÁNG-NGÀY"),
        (f"/api/v1/trace?work={ND30}&type=khong-co", 400, "based_on"),
        (f"/api/v1/coverage?work={ND30}&province=Atlantis", 400, "Atlantis"),
        ("/api/v1/khong-co", 404, "đường dẫn"),
        ("/api/v1/results/" + "0" * 64, 404, "kết quả"),
        ("/api/v1/jobs/khong-co-viec-nay", 404, "việc"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told_in_vietnamese(server: Server, path: str, status: int, holds: str) -> None:
    answer = server.get(path)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    told: Any = answer.json()
    assert told["status"] == status
    assert holds in told["detail"]


def test_several_works_of_one_number_are_listed(server: Server) -> None:
    answer = server.get("/api/v1/status?work=007/kh-ubnd")
    assert answer.status == 409
    told: Any = answer.json()
    assert "có 2 văn bản" in told["detail"]
    assert "--issuer" not in told["detail"]
    assert {one["key"].split("|")[1] for one in told["candidates"]} == {
        "uy ban nhan dan xa phu lac",
        "uy ban nhan dan xa so 7",
    }
    page = server.get("/van-ban?work=007/kh-ubnd", Accept="text/html").text
    assert page.count('<li><a href="/van-ban?work=7%2FKH-UBND%7C') == 2


def test_every_route_is_told_with_an_example(server: Server) -> None:
    described: Any = server.get("/api/v1/openapi.json").json()
    wanted = {"check", "jobs/{number}", "documents", "search", "relations", "trace", "status", "outdated", "impact"}
    wanted |= {"coverage", "timeline", "graph", "registry", "results/{number}/export", "decisions/edge", "schema"}
    assert {f"/api/v1/{name}" for name in wanted} <= described["paths"].keys()
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            answers = operation["responses"]
            good = next(code for code in answers if code.startswith("2"))
            if good != "204":
                [content] = answers[good]["content"].values()
                assert "example" in content, (method, path)
            assert all("application/problem+json" in answers[code]["content"] for code in answers if code[0] in "45")


def test_no_reader_of_pdf_is_in_the_server(server: Server) -> None:
    checked(server, "mot.txt")
    held = (ROOT / "/proc" / str(server.process.pid) / "maps").read_text()
    assert "pdfium" not in held


# --------------------------------------------------------------------------------------------- secrecy


def word_file(kind: str) -> bytes:
    """A Word file with a stamp of secrecy in one of its places."""
    import io

    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made = Document()
    made.add_paragraph("ỦY BAN NHÂN DÂN TỈNH A")
    if kind == "header":
        made.sections[0].header.paragraphs[0].text = "MẬT"
    elif kind == "cell":
        made.add_table(1, 2).cell(0, 1).text = "TỐI MẬT"
    elif kind == "runs":
        line = made.add_paragraph()
        for letters in ("TUYỆ", "T M", "ẬT"):
            line.add_run(letters)
    elif kind == "box":
        drawing = (
            f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape><v:textbox><w:txbxContent>"
            "<w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        made.add_paragraph()._p.append(parse_xml(drawing))
    made.add_paragraph("KẾ HOẠCH bảo vệ vùng biển SAO BĂNG SỐ CHÍN")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["header", "cell", "runs", "box"])
def test_a_stamped_word_file_is_refused_before_it_is_kept(server: Server, kind: str) -> None:
    answer = server.send("/api/v1/check", "mat.docx", word_file(kind))
    assert answer.status == 451, answer.text
    assert "MẬT" in answer.json()["detail"]
    for path in server.data.iterdir():
        assert "SAO BĂNG SỐ CHÍN".encode() not in path.read_bytes()
    assert not any("SAO BĂNG" in line for line in server.log)
    assert server.get("/api/v1/audit?limit=1").json()[0]["action"] == "refused"


def test_words_against_passing_on_are_asked_about_first(server: Server) -> None:
    text = "LƯU HÀNH NỘI BỘ\n" + REPORT.read_text(encoding="utf-8")
    first = server.send("/api/v1/check", "noi-bo.txt", text.encode())
    assert first.status == 409
    assert first.json()["confirm"] == "restricted"
    assert server.send("/api/v1/check", "noi-bo.txt", text.encode(), {"confirm": "1"}).status == 200
