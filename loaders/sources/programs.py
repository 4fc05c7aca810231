"""Programs of other people that are called: where they are, and how they are kept short."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Sequence

FOLDERS = ("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin", "/opt/libreoffice/program", "/snap/bin")
"""Where programs are looked for; the caller's own search path does not count, so that a file name cannot pick one."""


_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


def find_program(*names: str) -> str | None:
    """The first of the programs that is installed; None where none is.

    Examples:
        >>> find_program("no-such-program") is None
        True
    """
    folders = os.pathsep.join(FOLDERS)
    return next((found for name in names if (found := shutil.which(name, path=folders))), None)


def run_program(
    command: Sequence[str],
    *,
    given: bytes = b"",
    seconds: float,
    folder: str | None = None,
    before: Callable[[], None] | None = None,
) -> tuple[int, bytes, bytes]:
    """Run a program without the caller's environment; it and all it started are killed when its time is over.

    Args:
        command: Program and arguments; no shell reads them.
        given: Its standard input.
        seconds: After which it is killed.
        folder: Where it runs and has its home.
        before: Called in its process before it starts.

    Returns:
        Exit status, output, messages.

    Raises:
        TimeoutError: It took too long.
        OSError: It could not be started.
    """
    home = folder or "/nonexistent"
    child = subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=folder, start_new_session=True, close_fds=True, preexec_fn=before,
        env={"HOME": home, "TMPDIR": home, "PATH": os.pathsep.join(FOLDERS), **_ENVIRONMENT},
    )  # fmt: skip
    try:
        said, told = child.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise TimeoutError(command[0]) from None
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        if child.returncode is None:
            child.communicate()
    return child.returncode, said, told
