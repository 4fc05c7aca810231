"""Legal facts in columns (``works.csv``, ``events.csv``): what was read by thousands from registers and texts.

The same rows as in YAML and read as strictly: every cell is text in NFC, no column is missing or unknown, and a row
is named by file and line. Lists (``names``, ``scope``) are joined by ``|``. ``events.csv`` adds events to works of any
file by their key.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from graph.errors import VocabularyError
from graph.vocab.reader import Row, check_strings

WORKS = "key,number,type,title,issuer,issued,effective,names,source,seen_on,confidence".split(",")
EVENTS = "key,what,day,enacted,by,scope,source,seen_on,confidence".split(",")
LISTS = ("names", "scope")


def read_columns(path: Path) -> Iterator[tuple[str, Row]]:
    """The rows of a table in columns, each with its place; empty cells are left out.

    Raises:
        VocabularyError: The head is of another form, a row has too few or too many cells, a cell is not clean text.
    """
    wanted = EVENTS if is_events(path) else WORKS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path.name}: không phải văn bản UTF-8") from error
    rows = csv.reader(lines, strict=True)
    try:
        head = next(rows, [])
        if head != wanted:
            raise VocabularyError(f"{path.name}, dòng 1: các cột phải là {','.join(wanted)}")
        for cells in rows:
            where = f"{path.name}, dòng {rows.line_num}"
            if len(cells) != len(wanted):
                raise VocabularyError(f"{where}: phải có {len(wanted)} ô, đang có {len(cells)}")
            yield where, _row(dict(zip(wanted, cells, strict=True)), where)
    except csv.Error as error:
        raise VocabularyError(f"{path.name}, dòng {rows.line_num}: {error}") from error


def is_events(path: Path) -> bool:
    """Whether a table holds events of works that stand elsewhere.

    Examples:
        >>> is_events(Path("events.csv")), is_events(Path("works.csv"))
        (True, False)
    """
    return path.stem.startswith("events")


def _row(cells: dict[str, str], where: str) -> Row:
    row: Row = {name: cell.split("|") if name in LISTS else cell for name, cell in cells.items() if cell}
    check_strings(row, where)
    return row
