"""One killable, limited process per file: what a hostile file breaks is thrown away with it.

The bytes go to a fresh interpreter without environment, network (where the system allows) and right to write
files; what comes back is plain data, judged again here. A crash, an endless loop or too much memory ends as an
error like any other.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import resource
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph import errors
from graph.errors import DamagedSource, SourceError, SourceTooLarge
from graph.reading import SourceText

if TYPE_CHECKING:
    from resource import struct_rusage

    from loaders.isolate_child import Said

MAX_RESULT_BYTES = 160 * 1024 * 1024
"""A child that says more than this is stopped."""

_ROOT = str(Path(__file__).resolve().parent.parent)
# No bytecode is written, nothing is taken from the folder or the environment of the caller.
_START = "import sys; sys.path[:0] = [sys.argv[1]]; from loaders.isolate_child import main; main(sys.argv[2:])"
_SPLIT = "tách tệp thành nhiều phần nhỏ rồi đọc từng phần"
_AGAIN = "mở thử bằng chương trình gốc rồi lưu lại tệp dưới dạng .docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use.

    Attributes:
        seconds: Of the clock on the wall; then it is killed. Readers of many pages stop a little before and give
            what they have.
        megabytes: Of address space, for each process it starts.
    """

    seconds: float = 60.0
    megabytes: int = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the reading of one file ended.

    Attributes:
        source: The text; None where it was not read.
        error: Why not; None where it was.
        seconds: Of the clock on the wall.
        peak: Bytes of memory that its largest process held; 0 where not known.
        locks: What the child was kept from: ``network``, ``processes``, ``privileges``, ``memory``.
    """

    source: SourceText | None
    error: SourceError | None
    seconds: float
    peak: int
    locks: tuple[str, ...] = ()


def read_isolated(path: str | os.PathLike[str], limits: Limits | None = None) -> SourceText:
    """The text of a file of any kind, read in a process of its own.

    Raises:
        SourceError: It cannot be read; the message names the file, the reason and the next step.

    Examples:
        >>> read_isolated("no/such/file.pdf")
        Traceback (most recent call last):
        ...
        graph.errors.SourceError: no/such/file.pdf: không tìm thấy tệp. Cách xử lý: ...
    """
    from loaders.sources.disk import read_file

    data, label = read_file(path)
    return read_bytes_isolated(data, label, limits)


def read_bytes_isolated(data: bytes, name: str, limits: Limits | None = None) -> SourceText:
    """The text of a file in memory, read in a process of its own.

    Raises:
        SourceError: It cannot be read; the message names the file, the reason and the next step.
    """
    outcome = run(data, name, limits)
    if outcome.source is None:
        raise outcome.error or _broken(name, "không có kết quả")
    return outcome.source


def _own_peak(kilobytes: int) -> int:
    """Bytes that a child held that told nothing itself; 0 where that cannot be told from what its parent held.

    A new process begins with the memory of the one that starts it, and the system counts that as its peak.
    """
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes * 1024 if kilobytes > parent else 0


def run(data: bytes, name: str, limits: Limits | None = None) -> Outcome:
    """Read a file in a process of its own, and say how it went.

    Args:
        data: The whole file.
        name: Label of the file, for messages.
        limits: What the process may use.
    """
    limits = limits or Limits()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="cancu-", ignore_cleanup_errors=True) as folder:
        child = _start(data, name, limits, folder)
        said, late = _listen(child, began + limits.seconds)
        status, usage = _end(child)
    seconds, peak = time.monotonic() - began, _own_peak(usage.ru_maxrss)
    if late:
        reason = f"đọc quá {limits.seconds:g} giây nên đã dừng"
        return Outcome(source=None, error=SourceTooLarge(name, reason, _SPLIT), seconds=seconds, peak=peak)
    answer = _answer(said)
    if answer is None:
        return Outcome(source=None, error=_ended(status, name), seconds=seconds, peak=peak)
    source, error = _judge(answer, data, name)
    return Outcome(source=source, error=error, seconds=seconds, peak=answer.peak or peak, locks=answer.locks)


def locks_here() -> tuple[str, ...]:
    """What a child can be kept from on this machine, for people who look after it.

    ``network``: it reaches no network; ``processes``: whatever it starts dies with it; ``privileges``: it gains
    none; ``memory``: its address space is bounded.
    """
    return run("Điều 1".encode(), "thử.txt").locks


def _start(data: bytes, name: str, limits: Limits, folder: str) -> subprocess.Popen[bytes]:
    with _as_file(data) as handle:
        return subprocess.Popen(
            [
                sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, _ROOT,
                name, str(limits.seconds), str(limits.megabytes),
            ],
            stdin=handle, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=folder, env={"HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
            start_new_session=True, close_fds=True,
        )  # fmt: skip


@contextlib.contextmanager
def _as_file(data: bytes) -> Iterator[int]:
    """The bytes behind a descriptor, in memory where the system can: papers do not touch the disk."""
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("cancu", os.MFD_CLOEXEC)
        with open(handle, "w+b", buffering=0) as stream:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.lseek(handle, 0, os.SEEK_SET)
            yield stream.fileno()
        return
    with tempfile.TemporaryFile() as spill:
        spill.write(data)
        spill.seek(0)
        yield spill.fileno()


def _listen(child: subprocess.Popen[bytes], deadline: float) -> tuple[bytes, bool]:
    """All that the child says, and whether it took too long."""
    said = bytearray()
    assert child.stdout is not None
    with selectors.DefaultSelector() as ready:
        ready.register(child.stdout, selectors.EVENT_READ)
        while len(said) <= MAX_RESULT_BYTES:
            left = deadline - time.monotonic()
            if left <= 0 or not ready.select(left):
                return b"", True
            chunk = os.read(child.stdout.fileno(), 1 << 20)
            if not chunk:
                break
            said += chunk
    return bytes(said), False


def _end(child: subprocess.Popen[bytes]) -> tuple[int, struct_rusage]:
    """Kill the child with all it started; a child that said everything ends by itself at once."""
    assert child.stdout is not None
    child.stdout.close()
    gone, status, usage = _wait(child.pid, 0.5)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    if not gone:
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage


def _wait(pid: int, seconds: float) -> tuple[bool, int, struct_rusage]:
    until, pause = time.monotonic() + seconds, 0.001
    while True:
        found, status, usage = os.wait4(pid, os.WNOHANG)
        if found or time.monotonic() >= until:
            return bool(found), status, usage
        time.sleep(pause)
        pause = min(pause * 2, 0.05)


def _answer(said: bytes) -> Said | None:
    """What a child said; None where it is not whole."""
    import msgspec

    from loaders.isolate_child import Said

    try:
        return msgspec.json.decode(said, type=Said)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _judge(answer: Said, data: bytes, name: str) -> tuple[SourceText | None, SourceError | None]:
    """A whole answer is not yet a right one; its word on name and hash does not count."""
    source = answer.source
    if source is not None and _in_bounds(source):
        return replace(source, name=name, sha256=hashlib.sha256(data).hexdigest()), None
    kind = getattr(errors, answer.error, None)
    if source is None and isinstance(kind, type) and issubclass(kind, SourceError):
        return None, kind(name, answer.reason, answer.advice)
    return None, _broken(name, "trả lời sai")


def _in_bounds(source: SourceText) -> bool:
    size = len(source.text)
    spans = [(span.start, span.end) for _, span in source.places]
    spans += [(piece.start, piece.end) for piece in source.pieces]
    spans += [(word.start, word.end) for word in source.words]
    return source.completeness in ("full", "partial") and all(0 <= start <= end <= size for start, end in spans)


def _ended(status: int, name: str) -> SourceError:
    """A child that ended without an answer."""
    if status > 128:
        status = 128 - status  # as the processes between said it
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return SourceTooLarge(name, "đọc tệp tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng", _SPLIT)
    if status < 0:
        return _broken(name, f"dừng vì tín hiệu {-status}")
    return _broken(name, f"dừng với mã {status}")


def _broken(name: str, how: str) -> DamagedSource:
    return DamagedSource(name, f"tệp làm hỏng bộ đọc ({how})", _AGAIN)
