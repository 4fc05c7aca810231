"""Registers of known documents, their status and their relations, into a store (*nhập sổ đăng ký văn bản*).

All files of one call come in together or not at all. A register is known in the store by the name of its mapping:
a newer edition takes the place of the older one. However large the files are, some thousand rows are held.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.assertion import REGISTRY, Bundle, Origin
from graph.errors import UsageError
from graph.stores import Store
from loaders.registry_index import DocumentIndex
from loaders.registry_mapping import Mapping, choose_mapping, mapping_named
from loaders.registry_reader import RegisterReader
from loaders.registry_report import Counts, Problem
from loaders.registry_rows import Table
from loaders.registry_values import day_of

__all__ = ["Counts", "Imported", "Problem", "import_registers"]

_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A register that came in.

    Attributes:
        origin: The source in the store.
        mapping: Name of the mapping.
        collection: Registers of one collection share the ids of their documents.
        files: Its files.
        seen_on: ISO day until which it was kept.
        seen_on_from: Where that day is from: ``given``, ``mapping``, ``name`` (of the file), ``rows`` (the
            latest day of issue in it, so at least until then) or ``collection`` (the register of documents it
            came with).
        counts: What came of it.
    """

    origin: Origin
    mapping: str
    collection: str
    files: tuple[str, ...]
    seen_on: str
    seen_on_from: str
    counts: Counts


def import_registers(
    store: Store,
    paths: Sequence[str],
    recorded: str,
    *,
    mapping: str | None = None,
    name: str | None = None,
    seen_on: str | None = None,
    progress: Callable[[str, float], None] = lambda name, part: None,
    problem: Callable[[Problem], None] = lambda problem: None,
) -> tuple[Imported, ...]:
    """Take registers in; files of one mapping are one register.

    Args:
        store: Where to.
        paths: CSV, JSONL or Parquet files. Relations that name documents by id need the file of the documents
            in the same call.
        recorded: ISO day on which they come in.
        mapping: Name or file of the mapping; chosen by the header of each file where None.
        name: Name of the register in the store; that of the mapping where None.
        seen_on: ISO day until which the registers were kept.
        progress: Told the register and how much of it is read, 0 to 1.
        problem: Told of everything that was not read.

    Raises:
        UsageError: No mapping fits a file, or what is asked for cannot be done.
        SourceError: A file cannot be read.
        StoreError: The store cannot be written; it stays as it was.
        VocabularyError: The mapping is wrong.
    """
    registers = _registers(paths, mapping, name)
    made: list[Imported] = []
    with DocumentIndex() as index, store.writer(bulk=True) as writer:
        for one, tables in registers:
            known = next((done.seen_on for done in made if done.collection == one.collection), None)
            day, source = _seen_on(one, tables, seen_on, recorded, known)
            origin = _origin(one, tables, recorded, day)
            reader = RegisterReader(one, origin, index, day, problem)
            writer.put_parts(origin, _told(reader, tables, progress))
            files = tuple(str(table.path) for table in tables)
            made.append(
                Imported(
                    origin=origin,
                    mapping=one.name,
                    collection=one.collection,
                    files=files,
                    seen_on=day,
                    seen_on_from=source,
                    counts=reader.counts,
                )
            )
    return tuple(made)


def _told(reader: RegisterReader, tables: list[Table], progress: Callable[[str, float], None]) -> Iterator[Bundle]:
    return reader.parts(tables, lambda part: progress(reader.mapping.name, part))


def _registers(paths: Sequence[str], mapping: str | None, name: str | None) -> list[tuple[Mapping, list[Table]]]:
    """The registers of some files, documents before the relations between them."""
    chosen = mapping_named(mapping) if mapping else None
    found: dict[str, tuple[Mapping, list[Table]]] = {}
    for path in dict.fromkeys(paths):
        table = Table(path)
        one = chosen or choose_mapping(path, table.header)
        lacking = [column.column for column in one.columns if column.column not in table.header]
        if lacking:
            raise UsageError(
                f"{path}: thiếu cột {', '.join(lacking)} mà ánh xạ “{one.name}” cần. "
                f"Cách xử lý: kiểm tra tệp, hoặc chọn ánh xạ khác bằng --mapping"
            )
        found.setdefault(one.name, (one, []))[1].append(table)
    if name is not None and len(found) > 1:
        raise UsageError("--name chỉ dùng khi các tệp thuộc một sổ. Cách xử lý: nhập từng sổ một")
    registers = sorted(found.values(), key=lambda pair: (not pair[0].describes, pair[0].name))
    _refuse_ids_unknown(registers)
    return [(replace(one, name=name) if name else one, tables) for one, tables in registers]


def _refuse_ids_unknown(registers: list[tuple[Mapping, list[Table]]]) -> None:
    """See that ids of documents can be led to documents.

    Raises:
        UsageError: The file that says what they are is missing.
    """
    known = {one.collection for one, _ in registers if one.describes and one.column("id")}
    for one, tables in registers:
        if not one.describes and one.column("other_id") and one.collection not in known:
            raise UsageError(
                f"{tables[0].path}: quan hệ dẫn văn bản bằng mã, cần tệp văn bản của cùng bộ dữ liệu để biết mã nào là "
                "văn bản nào. Cách xử lý: nhập cả hai tệp trong một lệnh, ví dụ: "
                f"cancu registry import metadata.parquet {tables[0].path.name}"
            )


def _origin(mapping: Mapping, tables: list[Table], recorded: str, day: str) -> Origin:
    digest = hashlib.sha256()
    for table in tables:
        with table.path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    files = ", ".join(table.path.name for table in tables[:3]) + (" …" if len(tables) > 3 else "")
    named = f"{mapping.title} ({files}, đến ngày {day}, sha256 {digest.hexdigest()[:16]})"
    return Origin(id=f"registry:{mapping.name}", kind=REGISTRY, name=named, recorded=recorded, seen_on=day)


def _seen_on(
    mapping: Mapping, tables: list[Table], given: str | None, recorded: str, known: str | None
) -> tuple[str, str]:
    """Until which day a register was kept, and where that is from.

    Raises:
        UsageError: Nothing tells it.
    """
    if given is not None:
        return given, "given"
    if mapping.seen_on is not None:
        return mapping.seen_on, "mapping"
    names = [_day_in_name(table.path.name) for table in tables]
    if all(names):
        return min(day for day in names if day), "name"
    field = "issued" if mapping.column("issued") else "day"
    column = mapping.column(field)
    latest = max((_latest(table, column, mapping.dates, recorded) for table in tables), default="") if column else ""
    if not latest and known is not None:
        return known, "collection"
    if not latest:
        raise UsageError(
            f"{tables[0].path}: không biết sổ được lập đến ngày nào. Cách xử lý: ghi --seen-on NĂM-THÁNG-NGÀY"
        )
    return latest, "rows"


def _day_in_name(name: str) -> str | None:
    found = _DAY_IN_NAME.search(Path(name).name)
    return day_of("-".join(found.groups()), ("YYYY-MM-DD",)) if found else None


def _latest(table: Table, column: str, forms: tuple[str, ...], recorded: str) -> str:
    """The latest day of a column that is not after the day of import."""
    days = (day_of(row[0], forms) for _, row in table.rows((column,)) if isinstance(row, tuple) and row[0])
    return max((day for day in days if day is not None and day <= recorded), default="")
