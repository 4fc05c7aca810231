"""What a server works with: the graph, the office, the workers; opened once and shared by all requests."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import threading
import time
from collections.abc import Mapping
from typing import Any

import msgspec

from cancu.api.config import LOCAL, Config
from cancu.api.heavy import Heavy
from cancu.api.looking import Looking
from cancu.api.problems import Problem
from cancu.api.scans import Scans
from cancu.api.uploads import Upload, Uploads, busy
from cancu.office import results
from cancu.office.database import Office, now
from cancu.office.keeping import clean
from cancu.office.people import Person
from cancu.office.work import Answer, CheckTask, MakeTask, Task
from cancu.office.workers import Job, QueueFull, Workers
from cancu.recording import Actor, RecordedStore, account, actor
from cancu.web.lang import page_words
from graph.errors import StoreError
from graph.stores import Store, open_store

FORMS = ("word", "word-fixed", "certificate-pdf", "certificate-docx", "xlsx", "html", "sarif", "json")
"""Files that can be made of a result."""


DAY_SECONDS = 86_400.0


class Desk(Looking):
    """The things of a server.

    Raises:
        StoreError: The graph or the office cannot be opened.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(config, opened(config))
        self.heavy = Heavy(config)
        self.office = Office(config.data / "office.db", config.policy)
        self.workers = Workers(config.workers, config.waiting)
        self.scans = Scans(self)
        self.uploads = Uploads()
        self.began = time.monotonic()
        self._closing = threading.Event()
        clean(self.office)
        threading.Thread(target=self._keep_clean, name="clean", daemon=True).start()

    def _keep_clean(self) -> None:
        """Delete once a day what is over."""
        while not self._closing.wait(DAY_SECONDS):
            with contextlib.suppress(StoreError):  # the disk is full or somebody writes: tomorrow again
                clean(self.office)

    def changing(self, person: Person, action: str, target: str, said: Mapping[str, object]) -> RecordedStore:
        """The graph, for a change by a person; it leaves an entry in the record of the store."""
        local = self.config.mode == LOCAL
        who = Actor(name=person.name, account=account() if local else None)
        return RecordedStore(self.store, who, action, target, said)

    def close(self) -> None:
        """End the workers and close the files."""
        self._closing.set()
        self.workers.stop()
        self.scans.close()
        self.heavy.close()
        self.office.close()
        self.store.close()

    def check(self, upload: Upload, person: Person) -> Job:
        """Begin the check of a file; the result is kept when it is there.

        Raises:
            Problem: There is no room for it now.
        """
        task = CheckTask(data=upload.data, name=upload.name, as_of=upload.as_of, confirmed=upload.confirmed)
        digest = hashlib.sha256(upload.data).hexdigest()

        def finish(job: Job, answer: Answer) -> Answer:
            if answer.problem == "secret":
                with self.office.change(person.name, "refused", digest, reason="secrecy"):
                    return answer
            if answer.problem is not None:
                return answer
            tool = hashlib.sha256(msgspec.json.encode(msgspec.json.decode(answer.json)["tool"])).hexdigest()
            number = results.result_id(digest, upload.name, upload.as_of or "", tool, person.name)
            row = results.Kept(id=number, owner=person.name, made=now(), name=upload.name, sha256=digest)
            blobs = results.Blobs(json=answer.json, source=answer.source, file=upload.data)
            results.keep(self.office, row, blobs)
            job.result = number
            return dataclasses.replace(answer, source=b"")

        return self._submit(person, task, finish)

    def make(self, kept: results.Kept, form: str, person: Person, language: str = "vi") -> Job:
        """Begin to make a file of a result, in a language."""
        blobs = results.blobs_of(self.office, kept, file=form.startswith("word"))
        decided = results.decisions(self.office, kept)
        left = [
            {
                "finding": one.finding,
                "by": one.author,
                "why": one.reason or page_words(language)("kept").lower(),
                "on": one.at[:10],
            }
            for one in decided
            if one.kind == results.KEPT
        ]
        task = MakeTask(
            form=form, json=blobs.json, source=blobs.source, file=blobs.file,
            kept=msgspec.json.encode(left), left=tuple(one["finding"] for one in left),
            language=language,
        )  # fmt: skip
        return self._submit(person, task, None)

    def _submit(self, person: Person, task: Task, finish: Any) -> Job:
        try:
            return self.workers.submit(person.name, task, finish)
        except QueueFull:
            raise busy() from None

    def kept(self, number: str, person: Person) -> results.Kept:
        """A result of a person.

        Raises:
            Problem: There is none of the number.
        """
        found = results.find(self.office, number, person.name)
        if found is None:
            raise Problem(404, "không có kết quả này, hoặc kết quả đã bị xóa; kiểm tra lại tệp")
        return found


def opened(config: Config) -> Store:
    """The graph of a server; a new one where there is none, with the knowledge of the program in it."""
    from loaders.knowledge import teach

    store = open_store(config.store, must_exist=False, **config.credentials)
    teach(RecordedStore(store, actor(), "knowledge"))
    return store


def problem_of(answer: Answer) -> Problem:
    """What ended a piece of work, as a problem."""
    if answer.problem == "secret":
        return Problem(
            451,
            f"văn bản có dấu “{answer.message}”: không được xử lý trên máy nối mạng này. Tệp đã bị từ chối và không "
            "được lưu lại; xử lý trên máy tính độc lập theo quy định về bảo vệ bí mật nhà nước",
        )
    if answer.problem == "restricted":
        return Problem(
            409,
            f"văn bản ghi “{answer.message}”; xác nhận được phép xử lý trên máy này rồi gửi lại",
            confirm="restricted",
        )
    return Problem(500 if answer.problem == "broken" else 422, answer.message)


__all__ = ["FORMS", "Desk", "opened", "problem_of"]
