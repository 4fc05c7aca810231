"""Files of other office programs, read through LibreOffice."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import formats
from graph.errors import DamagedSource, UnsupportedSource
from loaders.citations import find_citations
from loaders.isolate import locks_here
from loaders.sources import office, read_bytes
from loaders.sources.programs import find_program
from tests.support import need

TEXT = "Căn cứ Quyết định số 638/QĐ-UBND ngày 05/4/2018 của Ủy ban nhân dân tỉnh.\n\nĐiều 1. Phạm vi"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def need_office() -> None:
    need(find_program("soffice", "libreoffice"), "no LibreOffice on this machine")


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_each_kind_is_read_and_named(kind: str) -> None:
    need_office()
    source = read_bytes(formats.office(formats.as_docx(TEXT), "docx", kind), f"bc.{kind}")
    assert source.kind == kind
    assert source.completeness == "full"
    assert [one.text for one in find_citations(source.text)] == ["Quyết định số 638/QĐ-UBND ngày 05/4/2018"]
    assert "Điều 1. Phạm vi" in source.text.split("\n")
    assert source.pieces == ()
    assert source.notes[0].startswith("đã chuyển từ ")
    assert not any("đuôi tên tệp" in note for note in source.notes)


def test_automatic_numbers_come_through() -> None:
    need_office()
    rtf = (
        r"{\rtf1\ansi{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0\levelstartat4{\leveltext\'02\'00.;}"
        r"{\levelnumbers\'01;}}\listid1}}{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
        r"\pard\ls1\ilvl0 Ph\u7841?m vi\par\pard\ls1\ilvl0 \u272?\u7889?i t\u432?\u7907?ng\par}"
    )
    text = read_bytes(rtf.encode(), "ds.rtf").text
    assert [line.split() for line in text.split("\n")] == [["4.", "Phạm", "vi"], ["5.", "Đối", "tượng"]]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OLE2 + "WordDocument".encode("utf-16-le"), "bị hỏng, LibreOffice không mở được"),
        (
            OLE2 + b"\xec\xa5\xc1\0" + bytes(6) + b"\0\x01" + bytes(500) + "WordDocument".encode("utf-16-le"),
            "có mật khẩu",
        ),
    ],
)
def test_what_cannot_be_opened_says_why(data: bytes, reason: str) -> None:
    need_office()
    with pytest.raises(DamagedSource, match=reason):
        read_bytes(data, "cu.doc")


def test_without_the_program_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda *names: None)
    with pytest.raises(UnsupportedSource, match="máy chưa cài LibreOffice để chuyển đổi"):
        office.OfficeSource().read(rb"{\rtf1 x}", "a.rtf", "")


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Asked(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_OPTIONS = do_HEAD = do_GET  # noqa: N815 - the names are those of the protocol

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_nothing_is_fetched(canary: tuple[str, list[str]], tmp_path: Path) -> None:
    need_office()
    address, asked = canary
    rtf = (
        r"{\rtf1\ansi{\*\template "
        + address
        + r"/t.dot}Xin ch\u224?o{\field{\*\fldinst INCLUDEPICTURE "
        + f'"{address}/p.png"'
        + r"}{\fldrslt }}}"
    )
    assert "Xin chào" in read_bytes(rtf.encode(), "a.rtf").text
    assert asked == []


def test_this_machine_says_what_it_locks() -> None:
    assert set(locks_here()) <= {"network", "processes", "privileges", "memory"}
    assert {"privileges", "memory"} <= set(locks_here())
