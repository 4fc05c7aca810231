"""Documents checked one after the other, or several at once in processes of their own."""

from __future__ import annotations

import contextlib
import signal
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cancu.cli.check_call import Call, Checked
from cancu.cli.check_make import Made, make
from cancu.cli.common import STDIN, STDIN_NAME, CallError, tell
from cancu.cli.messages import say
from cancu.knowledge import use_own
from cancu.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

GRACE = 5.0
"""Seconds in which a process that is told to end may do so by itself."""


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
        return Checked(name, source.text, check_source(source, call.as_of, store=call.store), source)
    from loaders.sources import read_bytes
    from loaders.sources.base import MAX_FILE_BYTES
    from loaders.sources.bundle import read_member
    from loaders.sources.disk import read_file

    if name == STDIN:
        data, label = sys.stdin.buffer.read(MAX_FILE_BYTES + 1), STDIN_NAME
    else:
        data, label = read_member(name) or read_file(name)
    source = read_bytes(data, label)
    return Checked(name, source.text, check_source(source, call.as_of, store=call.store), source, data)


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


def _serve(pipe: Connection, call: Call) -> None:
    """Check what is sent, one file after the other, until the other side hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that was called; it ends this one
    use_own(Settings.of())
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(check_one(pipe.recv(), call))


class _Worker:
    """A process that checks one file at a time; ``task`` is the number of the file it is busy with."""

    def __init__(self, call: Call) -> None:
        # A fresh interpreter: a copy of a process that has threads (the progress bar) may hang.
        from multiprocessing import get_context

        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, call), daemon=False)
        self.process.start()
        theirs.close()
        self.task = -1

    def give(self, task: int, name: str) -> None:
        """Let it check a file."""
        self.task = task
        with contextlib.suppress(BrokenPipeError):  # it died before: asking for its answer will tell
            self.pipe.send(name)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def _at_once(call: Call) -> Iterator[Done]:
    """Several at once, handed on in the order of the call; a process that dies takes only its own file with it."""
    waiting = deque((task, name) for task, name in enumerate(call.files) if name != STDIN)
    ready: dict[int, Done] = {}
    workers: list[_Worker] = []
    try:
        for _ in range(min(call.jobs, len(waiting))):
            workers.append(_Worker(call))
            workers[-1].give(*waiting.popleft())
        for task, name in enumerate(call.files):
            if name == STDIN:
                ready[task] = check_one(name, call)
            while task not in ready:
                _collect(call, workers, waiting, ready)
            yield ready.pop(task)
    finally:
        for worker in workers:
            worker.end()


def _collect(call: Call, workers: list[_Worker], waiting: deque[tuple[int, str]], ready: dict[int, Done]) -> None:
    """Take what is done, and give out what is waiting."""
    busy = {worker.pipe: worker for worker in workers if worker.task >= 0}
    from multiprocessing.connection import wait

    for pipe in wait(list(busy)):
        worker = next(one for key, one in busy.items() if key is pipe)
        try:
            ready[worker.task] = worker.pipe.recv()
        except (EOFError, OSError):
            name = call.files[worker.task]
            said = say(call.language, "error", message=say(call.language, "died", name=name))
            ready[worker.task] = Done(name, error=said)
            worker.end()
            workers.remove(worker)
            if not waiting:
                continue
            worker = _Worker(call)
            workers.append(worker)
        worker.task = -1
        if waiting:
            worker.give(*waiting.popleft())
