"""What runs inside the process of one file: first the locks, then the reading, then one answer.

Nothing heavy is imported before the locks are on.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass, replace

from graph.errors import SourceError
from graph.reading import SourceText

MAX_OPEN_FILES = 256
SHARE_OF_TIME = 0.8
"""A reader of many pages stops after this share of the time, so that what it has is not lost."""

_NEW_USER, _NEW_NET, _NEW_IPC, _NEW_PID = 0x1000_0000, 0x4000_0000, 0x0800_0000, 0x2000_0000
_SIGNALLED = 128
_SET_DEATH_SIGNAL, _SET_NO_NEW_PRIVILEGES = 1, 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The one answer of a child.

    Attributes:
        source: The text; None with an error.
        error: Name of the class of the error.
        reason: Why the file was not read.
        advice: What to do next.
        locks: What the child was kept from.
        peak: Bytes of memory that the largest process held.
    """

    source: SourceText | None = None
    error: str = ""
    reason: str = ""
    advice: str = ""
    locks: tuple[str, ...] = ()
    peak: int = 0


def main(arguments: list[str]) -> None:
    """Read the file that is standard input; the answer goes to standard output.

    Args:
        arguments: Name of the file, seconds, megabytes.
    """
    name, seconds, megabytes = arguments[0], float(arguments[1]), int(arguments[2])
    answer = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what libraries print is no answer
    locks = [*_leave_the_world(), *_bound(seconds, megabytes)]
    data = _all_of(0)
    import msgspec

    said = msgspec.json.encode(replace(_read(data, name, seconds, tuple(locks)), peak=_peak()))
    view = memoryview(said)
    while view:
        view = view[os.write(answer, view) :]
    os._exit(0)  # nothing of the file runs any more, not even at exit


def _read(data: bytes, name: str, seconds: float, locks: tuple[str, ...]) -> Said:
    from loaders.sources import read_here
    from loaders.sources.budget import start

    start(seconds * SHARE_OF_TIME)
    try:
        return Said(source=read_here(data, name, cut_off="network" in locks), locks=locks)
    except SourceError as error:
        kind = type(error).__name__
        return Said(error=kind, reason=error.reason, advice=error.advice, locks=locks)
    except MemoryError:
        reason = "đọc tệp cần quá nhiều bộ nhớ nên đã dừng"
        advice = "tách tệp thành nhiều phần nhỏ rồi đọc từng phần"
        return Said(error="SourceTooLarge", reason=reason, advice=advice, locks=locks)
    except RecursionError:
        reason, advice = "tệp lồng quá sâu", "mở thử bằng chương trình gốc rồi lưu lại tệp dưới dạng .docx"
        return Said(error="DamagedSource", reason=reason, advice=advice, locks=locks)
    except Exception as error:  # a fault of ours or of a library: the file is not read, and that is said
        reason = f"bộ đọc gặp lỗi với tệp này ({type(error).__name__})"
        advice = "mở thử bằng chương trình gốc rồi lưu lại tệp dưới dạng .docx"
        return Said(error="DamagedSource", reason=reason, advice=advice, locks=locks)


def _peak() -> int:
    """Bytes held at most by this process, which the system counts from its start, or by one that it started."""
    with contextlib.suppress(OSError, ValueError, StopIteration), open("/proc/self/status", "rb") as told:
        own = next(int(line.split()[1]) for line in told if line.startswith(b"VmHWM"))
        return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _leave_the_world() -> list[str]:
    """Own network (none) and own processes, where the system allows it; without, the reading goes on."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    user, group = os.getuid(), os.getgid()
    locks = []
    if hasattr(libc, "unshare"):
        if libc.unshare(_NEW_USER | _NEW_NET | _NEW_IPC | _NEW_PID) == 0:
            _stay_oneself(user, group)
            locks = ["network", "processes"]
        elif libc.unshare(_NEW_NET | _NEW_IPC | _NEW_PID) == 0:  # root without user namespaces
            locks = ["network", "processes"]
    if locks:
        _become_one_of_many(libc)
    if libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        locks.append("privileges")
    return locks


def _stay_oneself(user: int, group: int) -> None:
    """The same user inside: files keep their owners, programs their home."""
    with contextlib.suppress(OSError):
        for path, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{path}", "w", encoding="ascii") as handle:
                handle.write(line)


def _become_one_of_many(libc: ctypes.CDLL) -> None:
    """Go on inside the new space: when its first process ends, the system ends all others in it.

    The first process only waits, for it is deaf to most signals: a crash of the reader would go unheard.
    """
    for _ in ("the first process", "the reader"):
        child = os.fork()
        if child:
            _wait_and_end_alike(child)
        libc.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _wait_and_end_alike(child: int) -> None:
    """Wait for a process and end as it did; a signal comes back as 128 and its number, as shells say it."""
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.closerange(1, MAX_OPEN_FILES)  # the answer ends when the reader ends
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else _SIGNALLED - code)


def _bound(seconds: float, megabytes: int) -> list[str]:
    """Bounds on memory, time, files and core dumps; a bound that is lower already stays."""
    memory = megabytes * 1024 * 1024
    wanted = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, int(seconds) + 5),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_AS, memory),
    )
    for kind, bound in wanted:
        _, hard = resource.getrlimit(kind)
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (bound, bound))
    # Lowered to nothing for all but the conversion by an office program, which raises it for its own child.
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    return ["memory"] if resource.getrlimit(resource.RLIMIT_AS)[0] == memory else []


def _all_of(handle: int) -> bytes:
    with open(handle, "rb", closefd=False) as stream:
        return stream.read()


if __name__ == "__main__":
    main(sys.argv[1:])
