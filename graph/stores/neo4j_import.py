"""A first load of a very large graph: tables that Neo4j's own importer reads, with the server at rest.

``neo4j-admin database import full neo4j @import.args`` in the folder makes the database; the indexes are made when the
store is opened for the first time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from graph.assertion import Binding, Bundle
from graph.errors import UsageError
from graph.stores.base import View
from graph.stores.neo4j_rows import (
    TYPES,
    binding_rows,
    claim_rows,
    description_rows,
    happening_rows,
    oid_of,
    origin_node,
    stated,
    verdict_rows,
    work_node,
)
from graph.stores.neo4j_schema import VERSION

_BETWEEN = "\x1f"
_ENDS = ":START_ID(Work),:END_ID(Work)"
_FROM_SOURCE = ":START_ID(Origin),:END_ID(Work)"
_WORK = (
    "key:ID(Work),full,nkey,number,doc_type,title,names:string[],issuer,issued,effective,level,province,place,until,"
    "open,candidates:string[],held:boolean,seen_on,disputes,words"
)
_ORIGIN = ":ID(Origin),oid:long,id,kind,name,recorded,day:long,completeness,work,seen_on"
_CLAIM = (
    f"{_ENDS},oid:long,day:long,standing:long,n:long,asserted,part:boolean,provisions:string[],effective,"
    "confidence:double,doubt,start:long,end:long,quote,extractor"
)
_HEADS = {
    "works": _WORK,
    "origins": _ORIGIN,
    "verdicts": "oid:long,n:long,state,author,at,said",
    "bindings": "oid:long,day:long,n:long,open,work,open_key,work_key,author,at,said",
    "store": "one:long,version:long,unindexed:boolean",
    "describes": f"{_FROM_SOURCE},rank:long,n:long,said",
    "tells": f"{_FROM_SOURCE},n:long,said",
    "states": _FROM_SOURCE,
} | {f"claims-{name}": _CLAIM for name in TYPES}
_NODES = {"works": "Work", "origins": "Origin", "verdicts": "Verdict", "bindings": "Binding", "store": "CancuStore"}
_EDGES = {"describes": "DESCRIBES", "tells": "TELLS", "states": "STATES"} | {
    f"claims-{name}": shown for name, shown in TYPES.items()
}


def _names(head: str) -> list[str]:
    return [column.split(":")[0] for column in head.split(",") if not column.startswith(":")]


_COLUMNS = {table: _names(head) for table, head in _HEADS.items()}


class _Tables:
    """The open files of a folder."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._files: dict[str, IO[str]] = {}
        self.many_lines = False
        for table, head in _HEADS.items():
            file = stack.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            file.write(f"{head}\n")
            self._files[table] = file

    def add(self, table: str, row: Mapping[str, Any], *ends: object) -> None:
        cells = [*map(str, ends), *(row.get(name) for name in _COLUMNS[table])]
        line = ",".join(map(_cell, cells))
        if "\n" in line or "\r" in line:
            self.many_lines = True
        self._files[table].write(line + "\n")


def _cell(value: Any) -> str:
    """A value in quotes, so that an empty text and no value differ.

    Raises:
        UsageError: A text of a list holds the sign that parts lists.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        if any(_BETWEEN in one or not one for one in value):
            raise UsageError(
                "danh sách tên có ký tự điều khiển U+001F. Cách xử lý: dùng “cancu copy” thay cho bản xuất này."
            )
        value = _BETWEEN.join(value)
    return '"' + str(value).replace('"', '""') + '"'


def write_import(view: View, folder: Path) -> Iterator[int]:
    """Write the tables; a generator that gives the number of sources written so far.

    Args:
        view: The graph.
        folder: Where to; made where it is not there.

    Raises:
        UsageError: A text cannot be written so that the importer reads it right.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        tables = _Tables(folder, stack)
        tables.add("store", {"one": 1, "version": VERSION, "unindexed": True})
        for work in view.all_works():
            tables.add("works", work_node(work))
        meant = _meant(view.bindings())
        for number, bundle in enumerate(view.bundles(), 1):
            _add(tables, bundle, meant)
            yield number
    (folder / "import.args").write_text("\n".join(arguments(tables.many_lines)) + "\n", encoding="utf-8")


def _meant(bindings: Iterable[Binding]) -> dict[str, str]:
    ordered = sorted(bindings, key=lambda one: (one.at, one.author, one.work))
    return {one.open: one.work for one in ordered}


def _add(tables: _Tables, bundle: Bundle, meant: Mapping[str, str]) -> None:
    oid = oid_of(bundle.origin.id)
    tables.add("origins", origin_node(bundle.origin), oid)
    for row in description_rows(bundle):
        tables.add("describes", row, oid, row["key"])
    for row in happening_rows(bundle):
        tables.add("tells", row, oid, row["key"])
    for row in verdict_rows(bundle):
        tables.add("verdicts", row)
    for row in binding_rows(bundle):
        tables.add("bindings", row)
    for relation, source, target, edge in claim_rows(bundle, meant):
        tables.add(f"claims-{relation}", edge, source, target)
    for key in stated(bundle):
        tables.add("states", {}, oid, key)


def arguments(many_lines: bool = False) -> list[str]:
    """What the importer has to be told, for a file that it takes with ``@``."""
    given = ["--overwrite-destination", "--array-delimiter=U+001F", "--id-type=string"]
    if many_lines:
        given.append("--multiline-fields=true")
    given += [f"--nodes={label}={table}.csv" for table, label in _NODES.items()]
    return given + [f"--relationships={shown}={table}.csv" for table, shown in _EDGES.items()]
