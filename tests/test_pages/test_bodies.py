"""Sixty bodies that mean harm (RELIABILITY R24): refused or cut off within 30 s, others served meanwhile, memory bounded."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.test_pages.server import Server, served

Pieces = Iterator[bytes]
MB = 1024 * 1024
HEAD = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'


def chunked(pieces: Pieces) -> Pieces:
    for piece in pieces:
        yield f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    yield b"0\r\n\r\n"


def over_and_over(piece: bytes, total: int, first: bytes = b"") -> Pieces:
    yield first
    for _ in range(total // len(piece)):
        yield piece


def trickle(first: bytes) -> Pieces:
    yield first
    for _ in range(60):
        time.sleep(1)
        yield b"a"


PART = b'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n'
FIELD = b'--b\r\nContent-Disposition: form-data; name="as_of"\r\n\r\n'
LARGE: dict[str, Callable[[], Pieces]] = {
    "a million parts": lambda: chunked(over_and_over(PART * 1000, len(PART) * 1_000_000)),
    "a million empty parts": lambda: chunked(over_and_over(b"--b\r\n\r\n\r\n" * 1000, 11_000_000)),
    "a preamble without end": lambda: chunked(over_and_over(b"p" * MB, 80 * MB)),
    "lines before the border": lambda: chunked(over_and_over(b"\r\n" * (MB // 2), 80 * MB)),
    "a field of 200 MB": lambda: chunked(over_and_over(b"9" * MB, 200 * MB, FIELD)),
    "a file of 200 MB": lambda: chunked(over_and_over(b"a" * MB, 200 * MB, HEAD)),
    "a head without end": lambda: chunked(over_and_over(b"x" * MB, 80 * MB, b"--b\r\nContent-Disposition: ")),
    "many heads": lambda: chunked(over_and_over(b"X-A: b\r\n" * 1000, 8_000_000, b"--b\r\n")),
    "one byte a second": lambda: chunked(trickle(HEAD)),
    "one byte a second of a field": lambda: chunked(trickle(FIELD)),
    "many files": lambda: chunked(over_and_over((HEAD + b"x\r\n") * 100, 60 * MB)),
    "borders only": lambda: chunked(over_and_over(b"--b\r\n" * 1000, 60 * MB)),
}
TYPES = ("multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary=" + "b" * 3000,
         "multipart/form-data; boundary=b; boundary=c")  # fmt: skip
WRONG_LENGTHS = ("99999999999", "-1", "abc", "1e9", "0x10", "5, 5", "5\r\nContent-Length: 6", "18446744073709551616")


def send(server: Server, head: str, pieces: Pieces) -> tuple[int | None, float]:
    """The status of the answer, None where the line was cut; and how long it took."""
    began = time.monotonic()
    with contextlib.closing(socket.create_connection(("127.0.0.1", server.port), timeout=35)) as link:
        with contextlib.suppress(OSError):
            link.sendall(head.replace("HOST", f"127.0.0.1:{server.port}").encode())
            for piece in pieces:
                link.sendall(piece)
        told = b""
        with contextlib.suppress(OSError):
            told = link.recv(65536)
    found = re.match(rb"HTTP/1\.1 (\d+)", told)
    return (int(found[1]) if found else None), time.monotonic() - began


def bodies() -> list[tuple[str, str, Callable[[], Pieces]]]:
    """Name, head and pieces."""
    start = "POST {} HTTP/1.1\r\nHost: HOST\r\nContent-Type: {}\r\n{}\r\n\r\n"
    made = []
    for path in ("/api/v1/check", "/api/v1/jobs", "/kiem-tra"):
        for name, pieces in LARGE.items():
            made.append((f"{name} {path}", start.format(path, TYPES[0], "Transfer-Encoding: chunked"), pieces))
    for kind in TYPES[1:]:
        made.append((kind[:40], start.format("/api/v1/check", kind, "Transfer-Encoding: chunked"),
                     lambda: chunked(iter([HEAD + b"x\r\n--b--\r\n"]))))  # fmt: skip
    for length in WRONG_LENGTHS:
        made.append((f"length {length!r}", start.format("/api/v1/check", TYPES[0], f"Content-Length: {length}"),
                     lambda: iter([HEAD + b"x\r\n--b--\r\n"])))  # fmt: skip
    both = "Content-Length: 5\r\nTransfer-Encoding: chunked"
    made.append(("two lengths", start.format("/api/v1/check", TYPES[0], both), lambda: chunked(iter([b"x" * 90]))))
    for at, kind in enumerate(("application/x-www-form-urlencoded", "application/json", "text/plain")):
        for path in ("/dang-nhap", "/api/v1/decisions/edge", "/duyet/quan-he", "/api/v1/check"):
            made.append((f"200 MB {at} {path}", start.format(path, kind, "Transfer-Encoding: chunked"),
                         lambda: chunked(over_and_over(b"a=1&" * (MB // 4), 200 * MB))))  # fmt: skip
    return made


BODIES = bodies()


class Watch:
    """Looks at the server while harm is done: how quick it is, how much memory it takes."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._beat), threading.Thread(target=self._weigh)]
        self.times: list[float] = []
        self.before = self.most = self._rss()

    def _rss(self) -> int:
        told = Path(f"/proc/{self._server.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) * 1024  # type: ignore[index]

    def _beat(self) -> None:
        while not self._stop.is_set():
            began = time.perf_counter()
            assert self._server.get("/health").status == 200
            self.times.append((time.perf_counter() - began) * 1000)
            time.sleep(0.02)

    def _weigh(self) -> None:
        while not self._stop.wait(0.02):
            self.most = max(self.most, self._rss())

    def __enter__(self) -> Watch:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


@pytest.fixture(scope="module")
def alone(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(store, tmp_path_factory.mktemp("than")) as made:
        yield made


def test_sixty_bodies(alone: Server) -> None:
    assert len(BODIES) >= 60
    for _ in range(3):
        alone.get("/")
    with Watch(alone) as seen, ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda one: (one[0], *send(alone, one[1], one[2]())), BODIES))
    times = sorted(seen.times)
    grown = (seen.most - seen.before) / MB
    slowest = max(done, key=lambda row: row[2])
    print(f"{len(done)} bodies: slowest {slowest[2]:.1f} s ({slowest[0]}), memory +{grown:.0f} MB; /health of {len(times)}: "
          f"p50 {times[len(times) // 2]:.0f} ms, p99 {times[int(len(times) * 0.99)]:.0f} ms")  # fmt: skip
    taken = [row for row in done if row[1] is not None and not 400 <= row[1] < 500]
    assert taken == []
    assert [row for row in done if row[2] > 30] == []
    assert grown <= 100
    assert alone.get("/health").status == 200
