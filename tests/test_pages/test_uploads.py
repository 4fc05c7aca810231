"""Bodies that mean harm: counted while they come, refused in words, and the server stays quick for others."""

from __future__ import annotations

import io
import socket
import statistics
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.test_pages.server import REPORT, Server, served

FORM = "multipart/form-data; boundary=b"


def wait_idle(server: Server) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        told = server.get("/health").json()
        if not told["busy"] and not told["waiting"]:
            return
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, b""),
        (FORM, b"--b\r\n"),
        (FORM, b"--b--\r\n"),
        (FORM, b"x" * 100_000),
        (FORM, b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nnot a file\r\n--b--\r\n'),
        (FORM, b'--b\r\nContent-Disposition: form-data; name="other"; filename="a"\r\n\r\nx\r\n--b--\r\n'),
        (FORM, b'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n' * 1000 + b"--b--\r\n"),
        (FORM, b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n' * 3 + b"--b--\r\n"),
        (FORM, b'--b\r\nContent-Disposition: form-data; name="as_of"\r\n\r\n' + b"9" * 100_000 + b"\r\n--b--\r\n"),
        (FORM, b"--b\r\nContent-Disposition: " + b"x" * 100_000 + b"\r\n\r\nx\r\n--b--\r\n"),
        (FORM, b"\r\n" * 50_000),
        ("multipart/form-data", b"--b\r\n"),
        ("multipart/form-data; boundary=", b"--b\r\n"),
        ("multipart/form-data; boundary=" + "b" * 5000, b"--b\r\n"),
        ("application/x-www-form-urlencoded", b"file=x"),
        ("application/json", b"{}"),
        ("text/plain", b"x"),
        ("", b"x"),
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/check", "/api/v1/jobs", "/kiem-tra"])
def test_broken_forms_are_refused(server: Server, path: str, kind: str, body: bytes) -> None:
    answer = server.ask("POST", path, body, Content_Type=kind)
    assert 400 <= answer.status < 500, (answer.status, answer.text)


def test_more_than_allowed_is_stopped_on_the_way(server: Server) -> None:
    data = b"a" * (51 * 1024 * 1024)
    answer = server.send("/api/v1/check", "to.txt", data)
    assert answer.status == 413
    assert "50 MB" in answer.json()["detail"]


def test_a_length_that_lies_is_not_believed(server: Server) -> None:
    link = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    head = f"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: {FORM}\r\n"
    link.sendall((head + "Content-Length: 99999999999\r\n\r\n").encode())
    assert b" 413 " in link.recv(4096)
    link.close()
    link = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    link.sendall((head + "Transfer-Encoding: chunked\r\n\r\n").encode())
    begin = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    link.sendall(f"{len(begin):x}\r\n".encode() + begin + b"\r\n")
    chunk = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
    try:
        for _ in range(60):
            link.sendall(chunk)
    except OSError:
        pass  # the server hung up
    link.close()
    assert server.get("/health").status == 200


def test_a_form_that_is_no_upload_is_small(server: Server) -> None:
    answer = server.ask("POST", "/api/v1/decisions/edge", b"{" + b" " * 200_000 + b"}", Content_Type="application/json")
    assert answer.status == 413


def test_many_ranges_cost_nothing(server: Server) -> None:
    page = server.get("/").text
    import re

    address = re.search(r'href="(/static/[^"]+app\.css)"', page)
    assert address is not None
    began = time.perf_counter()
    answer = server.get(address[1], Range="bytes=" + ",".join(f"{n}-{n + 1}" for n in range(4000)))
    assert answer.status in (200, 400)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/x",
        "C:\\x\\y.txt",
        "a\u202etxt.exe",
        "x" * 300 + ".txt",
        "é.txt",
        "..",
        " ",
        "a/b/c.txt",
        "con.txt",
        "-rf.txt",
    ],
)
def test_a_name_is_only_a_label(server: Server, name: str) -> None:
    answer = server.send("/api/v1/check", name.replace('"', "%22"), REPORT.read_bytes())
    assert answer.status == 200
    assert len(answer.json()["file"]["name"]) <= 200
    assert sorted(path.name for path in server.data.iterdir()) == ["office.db"]
    taken = server.get(f"/api/v1/results/{answer.headers['x-cancu-result']}/export?form=json")
    assert "/" not in taken.headers["content-disposition"].split("''")[1]


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b"<a>" + b"0" * 150_000_000 + b"</a>")
    return made.getvalue()


def test_others_are_served_while_files_do_harm(server: Server) -> None:
    wait_idle(server)
    bad = [
        ("bom.docx", bomb()),
        ("hong.pdf", b"%PDF-1.7\n" + b"\x00" * 2_000_000),
        ("rong.txt", b""),
        ("nhi.bin", bytes(range(256)) * 4000),
    ]
    seen: list[float] = []
    stop = threading.Event()

    def beat() -> None:
        while not stop.is_set():
            began = time.perf_counter()
            assert server.get("/health").status == 200
            seen.append((time.perf_counter() - began) * 1000)
            time.sleep(0.02)

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda one: server.send("/api/v1/check", *one), bad * 2))
    finally:
        stop.set()
        thread.join()
    assert {answer.status for answer in answers} <= {422, 429}
    assert all(answer.headers["content-type"] == "application/problem+json" for answer in answers)
    print(f"/health while harm is done: p50 {statistics.median(seen):.0f} ms, of {len(seen)} max {max(seen):.0f} ms")
    assert sorted(seen)[int(len(seen) * 0.95)] < 500


def test_a_crowd_is_asked_to_come_again_and_nobody_is_lost(store: Path, tmp_path: Path) -> None:
    with served(store, tmp_path) as made:
        names = [f"bao-cao-{n}.txt" for n in range(50)]
        with ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(lambda name: made.send("/api/v1/jobs", name, REPORT.read_bytes()), names))
        statuses = [answer.status for answer in answers]
        assert set(statuses) == {202, 429}
        assert all(answer.headers["retry-after"] for answer in answers if answer.status == 429)
        wait_idle(made)
        kept = {row["name"] for row in made.get("/api/v1/results").json()}
        assert kept == {name for name, status in zip(names, statuses, strict=True) if status == 202}
