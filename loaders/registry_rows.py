"""The rows of a register, one after the other: CSV, JSON lines or Parquet, packed with gzip or not.

However large the file, only some rows of it are held. A row that cannot be read comes as the reason why, so that
the others are still read.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import io
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from graph.errors import DamagedSource, EmptySource, UnsupportedSource

Values = tuple[str | None, ...]
_WIDEST_CELL = 4_000_000
_BATCH = 4096
_FIRST_LINES = 50
_UNDECODED = re.compile("[\udc80-\udcff]")
_NO_PARQUET = (
    "đọc tệp Parquet cần thư viện pyarrow",
    "cài thêm phần mở rộng “bulk” của cancu (cancu[bulk]), hoặc chuyển tệp sang CSV",
)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read, and why."""

    reason: str


class Table:
    """A register as rows of text.

    Attributes:
        path: The file.
        header: Names of its columns.

    Raises:
        SourceError: It cannot be opened, or holds no table.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._read: IO[bytes] | None = None
        self._done = 0
        try:
            self._size = max(self.path.stat().st_size, 1)
            with self.path.open("rb") as file:
                self._head = file.read(8)
        except OSError as error:
            reason = (
                "không có tệp này" if isinstance(error, FileNotFoundError) else f"không đọc được ({error.strerror})"
            )
            raise DamagedSource(str(path), reason, "kiểm tra lại đường dẫn") from error
        if self._head[:4] == b"PK\x03\x04" or self._head[:4] == b"\xd0\xcf\x11\xe0":
            raise UnsupportedSource(str(path), "là sổ Excel", "lưu lại thành CSV UTF-8 rồi nhập")
        if not self._head:
            raise EmptySource(str(path), "tệp rỗng", "chọn lại tệp")
        name = self.path.name.removesuffix(".gz")
        self._kind = (
            "parquet" if self._head[:4] == b"PAR1" else "jsonl" if name.endswith(("jsonl", "ndjson")) else "csv"
        )
        self._delimiter = ","
        self.header: tuple[str, ...] = getattr(self, f"_header_of_{self._kind}")()

    @property
    def part_done(self) -> float:
        """How much of the file was read, 0 to 1."""
        if self._read is not None and not self._read.closed:
            self._done = self._read.tell()
        return min(self._done / self._size, 1.0)

    def rows(self, columns: Sequence[str | None]) -> Iterator[tuple[int, Values | BadRow]]:
        """Line and values of each row; line 1 is the header of a CSV.

        Args:
            columns: Which columns, in which order; None gives None.

        Raises:
            SourceError: The file breaks off or is damaged.
        """
        made: Iterator[tuple[int, Values | BadRow]] = getattr(self, f"_rows_of_{self._kind}")(columns)
        return made

    @contextmanager
    def _text(self) -> Iterator[IO[str]]:
        """The file as text; bytes that are none become marks that :func:`_cleaned` finds."""
        with self.path.open("rb") as raw:
            self._read = raw
            packed: Any = gzip.GzipFile(fileobj=raw) if self._head[:2] == b"\x1f\x8b" else raw
            try:
                yield io.TextIOWrapper(packed, encoding="utf-8-sig", errors="surrogateescape", newline="")
            except (OSError, EOFError, zlib.error) as error:
                raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> DamagedSource:
        return DamagedSource(str(self.path), f"tệp bị hỏng hoặc bị cắt ({error})", "tải lại tệp rồi nhập lại")

    # ---------------------------------------------------------------------------------------------- CSV

    def _header_of_csv(self) -> tuple[str, ...]:
        with self._text() as file:
            line = file.readline(_WIDEST_CELL)
        self._delimiter = max(",;\t|", key=line.count)
        header = tuple((clean(name) or "") for name in next(csv.reader([line], delimiter=self._delimiter), []))
        if len(header) < 2 or "\0" in line:
            raise UnsupportedSource(
                str(self.path), "không phải bảng CSV, JSONL hay Parquet", "dòng đầu phải là tên các cột"
            )
        return header

    def _rows_of_csv(self, columns: Sequence[str | None]) -> Iterator[tuple[int, Values | BadRow]]:
        before = csv.field_size_limit(_WIDEST_CELL)
        at = [self.header.index(name) if name in self.header else -1 for name in columns]
        width = len(self.header)
        try:
            with self._text() as file:
                reader = csv.reader(file, delimiter=self._delimiter)
                next(reader, None)
                while True:
                    try:
                        row = next(reader)
                    except StopIteration:
                        return
                    except csv.Error as error:
                        yield reader.line_num, BadRow(f"dòng không đúng dạng CSV ({error})")
                        continue
                    if len(row) != width:
                        if row:
                            yield reader.line_num, BadRow(f"dòng có {len(row)} ô, dòng tiêu đề có {width} ô")
                        continue
                    yield reader.line_num, _cleaned([row[place] if place >= 0 else None for place in at])
        finally:
            csv.field_size_limit(before)

    # --------------------------------------------------------------------------------------- JSON lines

    def _header_of_jsonl(self) -> tuple[str, ...]:
        names: dict[str, None] = {}
        for (_, row), _at in zip(self._objects(), range(_FIRST_LINES), strict=False):
            names.update(dict.fromkeys(row if isinstance(row, dict) else ()))
        if not names:
            raise UnsupportedSource(
                str(self.path), "không có dòng JSON nào đọc được", "mỗi dòng phải là một đối tượng JSON"
            )
        return tuple(names)

    def _objects(self) -> Iterator[tuple[int, dict[str, Any] | BadRow]]:
        with self._text() as file:
            for line, text in enumerate(file, 1):
                if not text.strip():
                    continue
                try:
                    row = json.loads(text)
                except (ValueError, RecursionError):
                    yield line, BadRow("dòng không phải JSON")
                    continue
                yield line, row if isinstance(row, dict) else BadRow("dòng không phải một đối tượng JSON")

    def _rows_of_jsonl(self, columns: Sequence[str | None]) -> Iterator[tuple[int, Values | BadRow]]:
        for line, row in self._objects():
            if isinstance(row, BadRow):
                yield line, row
            else:
                yield line, _cleaned([_as_text(row.get(name)) if name else None for name in columns])

    # ------------------------------------------------------------------------------------------ Parquet

    def _parquet(self) -> Any:
        try:
            parquet = importlib.import_module("pyarrow.parquet")
        except ImportError as error:
            raise UnsupportedSource(str(self.path), *_NO_PARQUET) from error
        try:
            return parquet.ParquetFile(self.path)
        except (OSError, ValueError) as error:
            raise self._damaged(error) from error

    def _header_of_parquet(self) -> tuple[str, ...]:
        return tuple(self._parquet().schema_arrow.names)

    def _rows_of_parquet(self, columns: Sequence[str | None]) -> Iterator[tuple[int, Values | BadRow]]:
        with self._parquet() as file:
            total = max(file.metadata.num_rows, 1)
            wanted = [name for name in columns if name in self.header]
            line = 0
            try:
                for batch in file.iter_batches(_BATCH, columns=list(dict.fromkeys(wanted))):
                    held = dict(zip(batch.schema.names, (column.to_pylist() for column in batch.columns), strict=True))
                    gap = [None] * batch.num_rows
                    for row in zip(*(held.get(name or "", gap) for name in columns), strict=True):
                        line += 1
                        yield line, _cleaned([_as_text(value) for value in row])
                    self._done = int(line / total * self._size)
            except (OSError, ValueError) as error:
                raise self._damaged(error) from error


def _as_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    moment = getattr(value, "isoformat", None)
    return str(moment())[:10] if moment else str(value)


def clean(text: str | None) -> str | None:
    r"""A cell without needless blanks, in NFC; None where nothing is in it.

    Examples:
        >>> clean("  61/2018/NĐ-CP \n"), clean("  "), clean("Luật  Đất đai")
        ('61/2018/NĐ-CP', None, 'Luật Đất đai')
    """
    if not text:
        return None
    if text.isalnum() and text.isascii():
        return text
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split()) or None


def _cleaned(row: list[str | None]) -> Values | BadRow:
    values = tuple([clean(text) for text in row])
    for text in values:
        if text is not None and not text.isprintable() and _UNDECODED.search(text):
            return BadRow("dòng có byte không phải UTF-8")
    return values
