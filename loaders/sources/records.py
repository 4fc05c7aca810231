"""Tables kept as text: comma-separated values (.csv, .tsv) and one JSON object a line (.jsonl)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import ClassVar

from graph.errors import EncodingUnknown, SourceTooLarge
from graph.reading import SourceText
from loaders.sources.base import SAVE_AS_UTF8, Source
from loaders.sources.cells import MAX_CELLS, Cells, TooManyCells
from loaders.sources.encodings import decode, repair
from loaders.sources.quality import require_clean, require_readable, text_notes

MAX_FIELD = 10_000_000
"""Letters of one field."""
MAX_DEPTH = 20
"""Objects within objects."""

_CSV = (".csv", ".tsv")
_JSONL = (".jsonl", ".ndjson")


class RecordSource(Source):
    """A table kept as text; told by the ending of its name, for any text could be one."""

    kind: ClassVar[str] = "csv"

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the name says so and the content agrees."""
        lower = name.lower()
        if lower.endswith(_JSONL):
            return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
        return lower.endswith(_CSV) and b"\0" not in data[:4_096] and not data.lstrip().startswith(b"<")

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The words of all fields, record by record.

        Raises:
            EncodingUnknown: No code gives Vietnamese text.
            EmptySource: No field is filled.
            SourceTooLarge: It has too many fields.
        """
        decoded = decode(data)
        if decoded is None:
            raise EncodingUnknown(name, "không nhận ra bảng mã tiếng Việt của tệp", SAVE_AS_UTF8)
        found = repair(decoded.text)
        cells, broken = Cells(), 0
        try:
            if name.lower().endswith(_JSONL):
                broken = _read_json(found.text, cells)
            else:
                _read_rows(found.text, cells)
        except TooManyCells as error:
            raise SourceTooLarge(name, f"bảng có hơn {MAX_CELLS} ô", "tách bảng thành nhiều tệp") from error
        text = cells.text()
        require_clean(text, name)
        require_readable(text, name)
        lost = (f"{broken} dòng không phải JSON, chưa đọc",) if broken else ()
        return SourceText(
            name=name,
            sha256=sha256,
            kind="jsonl" if name.lower().endswith(_JSONL) else "csv",
            text=text,
            completeness="partial" if broken or "\ufffd" in text else "full",
            notes=(*decoded.notes, *found.notes, *lost, *text_notes(text)),
            pieces=tuple(cells.pieces),
        )


def _read_rows(text: str, cells: Cells) -> None:
    csv.field_size_limit(MAX_FIELD)
    head = text[:20_000]
    delimiter = max(",;\t|", key=lambda sign: (head.count(sign), sign == ","))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise TooManyCells from error
        cells.row("", number, row)


def _read_json(text: str, cells: Cells) -> int:
    """Each record as a row of its words; how many lines are no JSON."""
    broken = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            broken += 1
            continue
        cells.row("", number, _strings(record, 0), lines=True)
    return broken


def _strings(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < MAX_DEPTH and isinstance(value, dict | list):
        inner: Iterable[object] = value.values() if isinstance(value, dict) else value
        for one in inner:
            yield from _strings(one, depth + 1)
