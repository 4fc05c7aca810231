"""Many files into a store: read on several cores, written in transactions of whole documents."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from graph.assertion import Bundle
from graph.errors import CancuError, DamagedSource, SourceError
from graph.reading import SourceText
from graph.stores import Store
from graph.vocab import extend, own_files
from loaders.asserting import Told, bundle_of
from loaders.pipeline import read

FULL, PARTIAL, SKIPPED = "full", "partial", "skipped"
COLLECTIONS = (".jsonl", ".jsonl.gz", ".ndjson")
"""Endings of files that hold one document a line, as a JSON object with its ``text``."""
_CHUNK = 100
_WORTH_A_POOL = 6
_LONGEST_LINE = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the loading of one document ended.

    Attributes:
        name: The file, or the file and line of a collection.
        state: ``full``, ``partial`` (with the reason) or ``skipped`` (with the reason).
        reason: In Vietnamese; None where fully read.
        origin: Id of the source in the store; None where skipped.
        work: Key of the document.
        mentions: Citations found.
        documents: Documents they name.
        open: Documents whose identity stayed open.
        relations: Relations stated.
    """

    name: str
    state: str
    reason: str | None = None
    origin: str | None = None
    work: str | None = None
    mentions: int = 0
    documents: int = 0
    open: int = 0
    relations: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: a file, or a text with what is told of it."""

    name: str
    path: str | None = None
    source: SourceText | None = None
    told: Told | None = None
    reason: str | None = None


def tasks_of(paths: Iterable[str]) -> Iterator[Task]:
    """The documents of files, folders and collections, in order of name; what cannot be read says why.

    Args:
        paths: Names as the user gave them.
    """
    for path in paths:
        if path.endswith(COLLECTIONS):
            yield from _in_collection(Path(path))
        else:
            yield from _in_path(path)


def _in_path(path: str) -> Iterator[Task]:
    from loaders.sources import expand

    for found in expand(path):
        if found.name.endswith(COLLECTIONS) and found.reason is None:
            yield from _in_collection(Path(found.name))
        else:
            yield Task(name=found.name, path=found.name, reason=found.reason)


def _in_collection(path: Path) -> Iterator[Task]:
    """The documents of a file with one JSON object a line."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            number = 0
            while line := file.readline(_LONGEST_LINE):
                number += 1
                if line.strip():
                    yield _task_of_line(f"{path}#{number}", line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "tệp hỏng hoặc không phải UTF-8"
        yield Task(name=str(path), reason=f"{path}: không đọc được ({reason})")


def _task_of_line(name: str, line: str) -> Task:
    try:
        row = json.loads(line)
    except ValueError:
        return Task(name=name, reason=f"{name}: dòng này không phải JSON; sửa hoặc bỏ dòng rồi nạp lại")
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        return Task(name=name, reason=f"{name}: dòng này không có trường “text” chứa nguyên văn")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Task(name=name, source=SourceText(name=name, sha256=digest, kind="jsonl", text=text), told=_told(row))


def _told(row: dict[str, Any]) -> Told:
    def value(*names: str) -> str | None:
        found = next((row[name] for name in names if isinstance(row.get(name), str) and row[name].strip()), None)
        return " ".join(found.split()) if found else None

    return Told(
        number=value("number", "so_ky_hieu"),
        doc_type=value("doc_type", "loai_van_ban"),
        title=value("title", "trich_yeu"),
        issuer=value("issuer", "co_quan_ban_hanh"),
        issued=_iso(value("issue_date", "issued", "ngay_ban_hanh")),
        effective=_iso(value("effective_date", "effective", "ngay_hieu_luc")),
        url=value("url"),
    )


def _iso(text: str | None) -> str | None:
    from graph.interval import PartialDate

    with suppress(ValueError):
        return str(PartialDate.parse(text[:10])) if text else None
    return None


def read_task(task: Task, recorded: str) -> tuple[Outcome, Bundle | None]:
    """Read one document; an error becomes the reason why it was skipped."""
    if task.reason is not None:
        return Outcome(name=task.name, state=SKIPPED, reason=task.reason), None
    try:
        source = task.source or _source_of(task)
        reading = read(source)
        bundle = bundle_of(reading, recorded, task.told)
    except CancuError as error:
        return Outcome(name=task.name, state=SKIPPED, reason=str(error)), None
    except RecursionError:
        damaged = DamagedSource(task.name, "cấu trúc lồng quá sâu", "lưu lại tệp rồi nạp lại")
        return Outcome(name=task.name, state=SKIPPED, reason=str(damaged)), None
    partial = source.completeness != "full"
    return Outcome(
        name=task.name,
        state=PARTIAL if partial else FULL,
        reason="; ".join(source.notes) if partial else None,
        origin=bundle.origin.id,
        work=bundle.origin.work,
        mentions=len(reading.mentions),
        documents=len(reading.documents),
        open=sum(one.open is not None for one in bundle.descriptions),
        relations=len(bundle.claims),
    ), bundle


def _source_of(task: Task) -> SourceText:
    from loaders.sources import read_source

    if task.path is None:
        raise SourceError(task.name, "không có nội dung", "chọn tệp khác")
    return read_source(task.path)


def read_all(tasks: Iterable[Task], recorded: str, jobs: int = 1) -> Iterator[tuple[Outcome, Bundle | None]]:
    """Read documents, in their order, on several cores where there are enough of them."""
    waiting = iter(tasks)
    first = list(islice(waiting, _WORTH_A_POOL))
    if jobs < 2 or len(first) < _WORTH_A_POOL:
        for task in (*first, *waiting):
            yield read_task(task, recorded)
        return
    context = get_context("forkserver")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=extend, initargs=(own_files(),)) as pool:
        queue = [pool.submit(read_task, task, recorded) for task in first]
        try:
            while queue:
                queue += [pool.submit(read_task, task, recorded) for task in islice(waiting, 4 * jobs + 8 - len(queue))]
                yield queue.pop(0).result()
        finally:
            for future in queue:
                future.cancel()


def load(
    store: Store, paths: Sequence[str], recorded: str, *, jobs: int = 1, dry_run: bool = False
) -> Iterator[Outcome]:
    """Read documents and keep what they assert; an outcome for each is given as soon as it is durable.

    Every document comes in whole or not at all. What was there already comes in anew and changes nothing.

    Args:
        store: Where to.
        paths: Files, folders and collections.
        recorded: ISO day on which they come in.
        jobs: Processes that read.
        dry_run: Read and tell, write nothing.

    Raises:
        StoreError: The store cannot be written; what was given before is kept.
    """
    chunk: list[tuple[Outcome, Bundle | None]] = []
    for done in read_all(tasks_of(paths), recorded, jobs):
        chunk.append(done)
        if len(chunk) >= _CHUNK:
            yield from _keep(store, chunk, dry_run=dry_run)
            chunk = []
    yield from _keep(store, chunk, dry_run=dry_run)


def _keep(store: Store, chunk: list[tuple[Outcome, Bundle | None]], *, dry_run: bool) -> Iterator[Outcome]:
    bundles = [bundle for _, bundle in chunk if bundle is not None]
    if bundles and not dry_run:
        with store.writer() as writer:
            for bundle in bundles:
                writer.put(bundle)
    yield from (outcome for outcome, _ in chunk)
