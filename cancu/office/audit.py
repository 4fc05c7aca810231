"""The log of changes: each entry carries the hash of the one before it, so that whoever alters it is found out.

It shows tampering; it does not stop someone who rewrites the whole file. Write the head down now and then
(``cancu audit verify`` prints it).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry.

    Attributes:
        id: Number, from 1.
        at: ISO time.
        who: The person.
        action: What was done.
        target: What to.
        detail: More, as JSON.
        before: Hash of the entry before; empty for the first.
        hash: Its own.
    """

    id: int
    at: str
    who: str
    action: str
    target: str
    detail: str
    before: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the test of a log gave.

    Attributes:
        count: Entries there.
        head: Hash of the last one.
        faults: What is wrong, in Vietnamese; empty where nothing is.
    """

    count: int
    head: str
    faults: tuple[str, ...]


def hash_of(number: int, at: str, who: str, action: str, target: str, detail: str, before: str) -> str:
    """The hash of an entry."""
    line = json.dumps([number, at, who, action, target, detail, before], ensure_ascii=False)
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def append(link: sqlite3.Connection, at: str, who: str, action: str, target: str, detail: Mapping[str, object]) -> None:
    """Write an entry; within the transaction of the change it tells of."""
    count, before = link.execute("SELECT count, hash FROM audit_head").fetchone()
    told = json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)
    made = hash_of(count + 1, at, who, action, target, told, before)
    row = (count + 1, at, who, action, target, told, before, made)
    link.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    link.execute("UPDATE audit_head SET count = ?, hash = ?", (count + 1, made))


def verify(link: sqlite3.Connection) -> Verdict:
    """Test the whole log: every hash, every link, none missing, none moved."""
    faults = []
    before, count = "", 0
    columns = "id, at, who, action, target, detail, before, hash"
    for row in link.execute(f"SELECT {columns} FROM audit ORDER BY id"):
        count += 1
        number, made = row[0], row[7]
        if number != count:
            faults.append(f"thiếu mục {count}" if number > count else f"mục {number} sai thứ tự")
            count = number
        if row[6] != before:
            faults.append(f"mục {number} không nối với mục trước")
        if hash_of(number, *row[1:7]) != made:
            faults.append(f"mục {number} đã bị sửa")
        before = made
    told, head = link.execute("SELECT count, hash FROM audit_head").fetchone()
    if (told, head) != (count, before):
        faults.append(f"mục cuối phải là {told}, trong sổ có {count}")
    return Verdict(count=count, head=before, faults=tuple(faults))


def latest(link: sqlite3.Connection, limit: int = 200, below: int | None = None) -> list[Entry]:
    """The last entries, the newest first.

    Args:
        link: The file.
        limit: Most entries.
        below: Only entries before this number.
    """
    columns = "id, at, who, action, target, detail, before, hash"
    rows = link.execute(f"SELECT {columns} FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?", (below or 1 << 62, limit))
    names = columns.split(", ")
    return [Entry(**dict(zip(names, row, strict=True))) for row in rows]
