"""Documents checked one after the other, or several at once in processes of their own."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace

from cancu.cli.check_call import Call, Checked
from cancu.cli.check_make import Made, make
from cancu.cli.common import STDIN, STDIN_NAME, CallError, tell
from cancu.cli.messages import say
from cancu.settings import Settings


@dataclass(frozen=True, slots=True)
class Done:
    """How the check of one document ended.

    Attributes:
        name: The document, as it was called.
        checked: Its result; None where it could not be read.
        made: What was made of the result; None where all results are made into one file.
        error: Why it failed; None where it did not.
    """

    name: str
    checked: Checked | None = None
    made: Made | None = None
    error: str | None = None

    def __bool__(self) -> bool:
        return self.checked is not None


def load(name: str, call: Call) -> Checked:
    """Read and check one document.

    Raises:
        CancuError: It cannot be read.
    """
    from cancu.checking import check_source

    if call.form != "docx":
        from cancu.cli.inputs import load as load_text

        source = load_text(name)
        return Checked(name, source.text, check_source(source, call.as_of), source)
    from loaders.sources import read_bytes
    from loaders.sources.base import MAX_FILE_BYTES
    from loaders.sources.collect import read_member
    from loaders.sources.disk import read_file

    if name == STDIN:
        data, label = sys.stdin.buffer.read(MAX_FILE_BYTES + 1), STDIN_NAME
    else:
        data, label = read_member(name) or read_file(name)
    source = read_bytes(data, label)
    return Checked(name, source.text, check_source(source, call.as_of), source, data)


def check_one(name: str, call: Call) -> Done:
    """Check one document and make what was asked for; where that fails, say why."""
    from graph.errors import CancuError

    try:
        checked = load(name, call)
        made = None if call.joined else make(call, checked)
        return Done(name, replace(checked, source=None, data=b""), made)
    except CancuError as error:
        return Done(name, error=say(call.language, "error", message=error))
    except CallError as error:
        return Done(name, error=say(call.language, "error", message=error.message))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if Settings.of().debug:
            traceback.print_exc()
        said = f"{type(error).__name__}: {error}"
        return Done(name, error=say(call.language, "internal", name=name, error=said))


def check_all(call: Call) -> Iterator[Done]:
    """Check the documents in turn; several that print nothing on the terminal show a bar on it."""
    each = _at_once(call) if call.jobs > 1 and len(call.files) > 1 else (check_one(name, call) for name in call.files)
    printing = call.out is None and sys.stdout.isatty()
    if len(call.files) == 1 or printing or not sys.stderr.isatty():
        yield from _told(each)
        return
    from rich.console import Console
    from rich.progress import track

    title = say(call.language, "progress")
    console = Console(stderr=True)
    yield from _told(track(each, description=title, total=len(call.files), console=console, transient=True))


def _told(each: Iterable[Done]) -> Iterator[Done]:
    """Say what went wrong, and what should be known, as soon as it is there."""
    for one in each:
        for said in (one.error,) if one.error else one.made.told if one.made else ():
            tell(said)
        yield one


def _ignore_interrupts() -> None:
    """Ctrl-C is for the process that was called; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Fresh interpreters: a copy of a process that has threads (the progress bar) may hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_ignore_interrupts)


def _at_once(call: Call) -> Iterator[Done]:
    """Several at once, handed on in the order of the call; one that takes its process down is tried alone."""
    pool = _pool(min(call.jobs, len(call.files)))
    waiting: list[tuple[str, Future[Done] | None]] = []
    finished = False
    try:
        with contextlib.suppress(BrokenProcessPool):
            for name in call.files:
                waiting.append((name, None if name == STDIN else pool.submit(check_one, name, call)))
        waiting += [(name, None) for name in call.files[len(waiting) :]]
        for name, future in waiting:
            if name == STDIN:
                yield check_one(name, call)
                continue
            try:
                yield future.result() if future is not None else _alone(name, call)
            except BrokenProcessPool:
                yield _alone(name, call)
        finished = True
    finally:
        if not finished:  # interrupted: nobody waits for what is still being checked
            for process in list((pool._processes or {}).values()):
                process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(name: str, call: Call) -> Done:
    """Check a document in a process that it can take down with it."""
    with _pool(1) as pool:
        try:
            return pool.submit(check_one, name, call).result()
        except BrokenProcessPool:
            return Done(name, error=say(call.language, "error", message=say(call.language, "died", name=name)))
