"""The record of a store: who changed it, when and how (*nhật ký thay đổi*), as a chain that shows tampering.

Each entry carries the hash of the one before it. An entry is kept together with the change it tells of or not at all:
it goes through the :class:`~graph.stores.base.Writer` of the change. What is told of a change, and who made it, is
decided by the shell; nothing here reads a clock.
"""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

TRIMMED = "log-trimmed"
"""The action of an entry that tells that older entries were taken away on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is to be told of a change.

    Attributes:
        at: ISO time.
        who: The person.
        action: What was done: ``load``, ``decide``, ``login`` …
        target: What to: a key, a hash, a name.
        detail: More, such as counts and hashes; never words of a document.
    """

    at: str
    who: str
    action: str
    target: str = ""
    detail: Mapping[str, object] = field(default_factory=dict)


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


Head = tuple[int, str]
"""Number of entries ever made, and hash of the last one."""
NO_HEAD: Head = (0, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the test of a record gave.

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


def chained(head: Head, deed: Deed) -> Entry:
    """The entry that follows the head of a record.

    Examples:
        >>> one = chained(NO_HEAD, Deed(at="2026-11-21T08:00:00.000+00:00", who="lan", action="load"))
        >>> (
        ...     one.id,
        ...     one.before,
        ...     chained((one.id, one.hash), Deed(at=one.at, who="lan", action="load")).before == one.hash,
        ... )
        (1, '', True)
    """
    told = json.dumps(dict(deed.detail), ensure_ascii=False, sort_keys=True, default=str)
    number, before = head[0] + 1, head[1]
    made = hash_of(number, deed.at, deed.who, deed.action, deed.target, told, before)
    return Entry(
        id=number, at=deed.at, who=deed.who, action=deed.action, target=deed.target, detail=told, before=before,
        hash=made,
    )  # fmt: skip


def verify(entries: Iterable[Entry], head: Head) -> Verdict:
    """Test a whole record: every hash, every link, none missing, none moved.

    Entries may be missing at the beginning only where a later entry (:data:`TRIMMED`) says up to which one they were
    taken away, and what its hash was.

    Args:
        entries: All of them, in order of number.
        head: What the store holds as its end.
    """
    faults: list[str] = []
    count, last, before = 0, 0, ""
    cut: Head | None = None
    for one in entries:
        if not count and one.id > 1:
            cut, last, before = (one.id - 1, one.before), one.id - 1, one.before
        count += 1
        if one.id != last + 1:
            faults.append(f"thiếu mục {last + 1}" if one.id > last + 1 else f"mục {one.id} sai thứ tự")
        if one.before != before:
            faults.append(f"mục {one.id} không nối với mục trước")
        if hash_of(one.id, one.at, one.who, one.action, one.target, one.detail, one.before) != one.hash:
            faults.append(f"mục {one.id} đã bị sửa")
        if cut is not None and one.action == TRIMMED and _tells_of(one, cut):
            cut = None
        last, before = one.id, one.hash
    if cut is not None:
        faults.append(f"thiếu mục 1 đến {cut[0]}, không có mục nào ghi việc đó")
    if head != (last, before):
        faults.append(f"mục cuối phải là {head[0]}, trong sổ có {last}")
    return Verdict(count=count, head=before, faults=tuple(faults))


def _tells_of(entry: Entry, cut: Head) -> bool:
    """Whether an entry says that those before a place were taken away."""
    try:
        told = json.loads(entry.detail)
    except ValueError:
        return False
    return isinstance(told, dict) and (told.get("upto"), told.get("hash")) == cut


class Recording(ABC):
    """The part of a writer that keeps the record."""

    @abstractmethod
    def note(self, deed: Deed) -> None:
        """Tell of this change in the record of the store; kept with the change or not at all."""

    @abstractmethod
    def carry(self, entries: Iterable[Entry]) -> None:
        """Take over the record of another store as it is, where this one has none yet; before :meth:`note`."""


class Recorded(ABC):
    """The part of a view that shows the record."""

    @abstractmethod
    def entries(self, *, newest: bool = False, below: int | None = None) -> Iterator[Entry]:
        """The record, in order of number.

        Args:
            newest: The other way round.
            below: Only entries before this number.
        """

    @abstractmethod
    def head(self) -> Head:
        """Where the record ends."""
