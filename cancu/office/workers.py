"""A few worker processes and a short queue: whoever comes when it is full is asked to come again.

Each worker can be killed alone. One that takes too long, crashes or eats its memory is replaced; the piece of work
it had ends with a message, and the server goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from cancu.office.work import Answer, Say, work

Do = Callable[[Any, Say], Answer]
"""What a process does with a piece of work; it and the work travel by pickle."""

LONGEST_SECONDS = 120.0
KEPT_SECONDS = 900.0
MOST_KEPT = 200
MOST_MEMORY = 3 << 30
"""Bytes of address space of a worker; the readers of files have tighter bounds of their own."""
_TOO_LONG = "tệp xử lý quá {seconds:.0f} giây nên đã dừng; tách tệp thành nhiều phần rồi thử lại"
_DIED = "tệp làm hỏng bộ đọc; mở thử bằng chương trình gốc, lưu lại dưới dạng .docx rồi thử lại"


class QueueFull(Exception):
    """All workers are busy and the queue is full."""


@dataclass(slots=True)
class Job:
    """A piece of work on its way.

    Attributes:
        id: Random; known to the one who asked.
        owner: Who asked.
        task: The work; None when it is done.
        step: What is being done, in Vietnamese.
        percent: How far it is.
        answer: How it ended; None before.
        result: Id of the result that was kept, if one was.
        done: Set when it ended.
        ended: Time of the clock at which it ended.
        finish: What to do with the answer before the job counts as done.
    """

    id: str
    owner: str
    task: object | None
    step: str = "Đang chờ đến lượt"
    percent: int = 0
    answer: Answer | None = None
    result: str | None = None
    done: threading.Event = field(default_factory=threading.Event)
    ended: float = 0.0
    finish: Callable[[Job, Answer], Answer] | None = None


def _serve(pipe: Connection, do: Do, nice: int) -> None:
    """What a worker does: take a task, tell how far it is, give the answer; until the pipe closes."""
    import signal

    from cancu.knowledge import use_own
    from cancu.settings import Settings

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    use_own(Settings.of())
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            pipe.send(("done", do(task, lambda step, percent: pipe.send(("step", (step, percent))))))


class Workers:
    """The workers of a server.

    Args:
        count: Processes.
        waiting: Most jobs that wait.
        seconds: Longest time for one.
        do: What is done with each.
        nice: How far the processes step back before others of the machine: 0 not at all, 19 most.
    """

    def __init__(
        self, count: int = 2, waiting: int = 4, seconds: float = LONGEST_SECONDS, do: Do = work, nice: int = 0
    ) -> None:
        self._do, self._nice = do, nice
        self._context = multiprocessing.get_context("spawn")
        self._seconds, self._waiting, self._count = seconds, waiting, count
        self._queue: deque[Job] = deque()
        self._jobs: dict[str, Job] = {}
        self._busy = 0
        self._ready = threading.Condition()
        self._stopped = False
        self._threads = [threading.Thread(target=self._run, name=f"worker-{n}", daemon=True) for n in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        owner: str,
        task: object,
        finish: Callable[[Job, Answer], Answer] | None = None,
    ) -> Job:
        """Take a piece of work in.

        Raises:
            QueueFull: It cannot be taken now.
        """
        job = Job(id=secrets.token_urlsafe(18), owner=owner, task=task, finish=finish)
        with self._ready:
            if self._stopped or len(self._queue) + self._busy >= self._count + self._waiting:
                raise QueueFull
            self._forget()
            self._queue.append(job)
            self._jobs[job.id] = job
            self._ready.notify()
        return job

    def find(self, number: str, owner: str) -> Job | None:
        """A job of a person; those of others are not seen."""
        job = self._jobs.get(number)
        return job if job is not None and job.owner == owner else None

    @property
    def load(self) -> tuple[int, int]:
        """Jobs being worked on, and jobs that wait."""
        with self._ready:
            return self._busy, len(self._queue)

    def stop(self) -> None:
        """End all workers; what waits is dropped."""
        with self._ready:
            self._stopped = True
            self._queue.clear()
            self._ready.notify_all()
        for thread in self._threads:
            thread.join(timeout=5)

    def _forget(self) -> None:
        """Let go of answers that nobody fetched."""
        old = time.monotonic() - KEPT_SECONDS
        ended = [job for job in self._jobs.values() if job.done.is_set()]
        gone = [job for job in ended if job.ended < old] + ended[: max(0, len(ended) - MOST_KEPT)]
        for job in gone:
            self._jobs.pop(job.id, None)

    def _run(self) -> None:
        """One worker: a thread that feeds a process and kills it where it must."""
        process: BaseProcess | None = None
        pipe: Connection | None = None
        while True:
            with self._ready:
                while not self._queue and not self._stopped:
                    if process is None:
                        break  # be ready before the first job comes
                    self._ready.wait()
                if self._stopped:
                    break
                job = self._queue.popleft() if self._queue else None
                self._busy += job is not None
            if process is None or pipe is None or not process.is_alive():
                process, pipe = self._start()
            if job is None:
                continue
            answer, broken = self._outcome(pipe, job)
            if broken:
                self._kill(process, pipe)
                process = None
            self._finish(job, answer)
        if process is not None and pipe is not None:
            self._kill(process, pipe)

    def _start(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._do, self._nice), daemon=False)
        process.start()
        theirs.close()
        return process, ours

    @staticmethod
    def _kill(process: BaseProcess, pipe: Connection) -> None:
        pipe.close()
        process.join(timeout=0.2)
        if process.is_alive():
            process.kill()
        process.join()

    def _outcome(self, pipe: Connection, job: Job) -> tuple[Answer, bool]:
        """The answer to a job, and whether the process has to go."""
        try:
            answer = self._feed(pipe, job)
        except (EOFError, OSError):
            return Answer(problem="broken", message=_DIED), True
        if answer is None:
            return Answer(problem="broken", message=_TOO_LONG.format(seconds=self._seconds)), True
        return answer, False

    def _feed(self, pipe: Connection, job: Job) -> Answer | None:
        """Give the work to the process and listen; None where it takes too long."""
        until = time.monotonic() + self._seconds
        job.step = "Đang bắt đầu"
        pipe.send(job.task)
        job.task = None
        while not self._stopped:
            if not pipe.poll(0.5):
                if time.monotonic() > until:
                    return None
                continue
            kind, said = pipe.recv()
            if kind == "done":
                answer: Answer = said
                return answer
            job.step, job.percent = said
        raise EOFError

    def _finish(self, job: Job, answer: Answer) -> None:
        try:
            job.answer = job.finish(job, answer) if job.finish else answer
        except Exception as error:
            job.answer = Answer(problem="broken", message=f"không giữ được kết quả ({type(error).__name__})")
        job.finish = None  # it may hold the whole file
        job.percent, job.step = 100, "Xong" if job.answer.problem is None else "Không xử lý được"
        job.ended = time.monotonic()
        with self._ready:
            self._busy -= 1
        job.done.set()
