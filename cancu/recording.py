"""Changes of a store with their entries in its record: who, when, what, which files by hash, how much; never words.

The entry goes through the writer of the change, so both are kept or neither is (docs/decisions/0014).
"""

from __future__ import annotations

import datetime
import getpass
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cancu.settings import Settings
from graph.errors import UsageError
from graph.personal import masked, masked_deep
from graph.stores.base import Store, View, Writer
from graph.stores.record import Deed, Entry

if TYPE_CHECKING:
    from graph.assertion import Bundle, Origin

MOST_LISTED = 200
"""Sources of one change that are listed; more are counted and told by one hash over all."""
LONGEST_NAME = 64
_MODULUS = 1 << 256
_PARTS = ("descriptions", "claims", "happenings", "verdicts", "bindings")
_WORDS = {"descriptions": "documents", "claims": "relations", "happenings": "events"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who changes something.

    Attributes:
        name: As they are named in the record.
        account: Account of the machine under which the program runs; None where somebody else answers for the name,
            as the login of the pages does.
    """

    name: str
    account: str | None = None


def account() -> str:
    """The account of the machine under which this program runs."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # no such table on Windows; an account without a name in a container
        return getpass.getuser()


def actor(named: str | None = None) -> Actor:
    """Who calls the command: the name given, else ``CANCU_USER``, else the account of the machine.

    Raises:
        UsageError: The name cannot be written down.
    """
    here = account()
    name = (named or Settings.of().user or here).strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(f"tên người thực hiện phải có từ 1 đến {LONGEST_NAME} ký tự in được; xem lại --by, CANCU_USER")
    return Actor(name=masked(name), account=here)


def moment() -> str:
    """The time, to the millisecond, in UTC (ISO 8601)."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


@dataclass(slots=True)
class _Ids:
    """Ids of sources: how many, the first of them, and a hash over all that needs no order."""

    count: int = 0
    first: list[str] = field(default_factory=list)
    total: int = 0

    def add(self, one: str) -> None:
        self.count += 1
        if self.count <= MOST_LISTED:
            self.first.append(one)
        self.total += int.from_bytes(hashlib.sha256(one.encode("utf-8", "surrogatepass")).digest(), "big")

    def told(self, name: str) -> dict[str, object]:
        made: dict[str, object] = {name: self.count, f"{name}_ids": self.first} if self.count else {}
        if self.count > MOST_LISTED:
            made[f"{name}_hash"] = f"{self.total % _MODULUS:064x}"
        return made


@dataclass(slots=True)
class Tally:
    """What a change brought and took away.

    Attributes:
        put: The sources that came in.
        removed: Those that went.
        counts: How many documents, relations, events, verdicts and bindings came in.
    """

    put: _Ids = field(default_factory=_Ids)
    removed: _Ids = field(default_factory=_Ids)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, bundle: Bundle) -> None:
        """Count what a source says."""
        for part in _PARTS:
            count = len(getattr(bundle, part))
            if count:
                name = _WORDS.get(part, part)
                self.counts[name] = self.counts.get(name, 0) + count

    def told(self) -> dict[str, object]:
        """The tally as an entry tells it."""
        return {**self.counts, **self.put.told("sources"), **self.removed.told("removed")}


class _Watched(Writer):
    """A writer that counts what goes through it."""

    def __init__(self, inner: Writer, tally: Tally) -> None:
        self._inner, self._tally = inner, tally

    def put(self, bundle: Bundle) -> None:
        self._inner.put(bundle)
        self._tally.put.add(bundle.origin.id)
        self._tally.add(bundle)

    def put_parts(self, origin: Origin, parts: Iterable[Bundle]) -> None:
        self._inner.put_parts(origin, self._counted(parts))
        self._tally.put.add(origin.id)

    def _counted(self, parts: Iterable[Bundle]) -> Iterator[Bundle]:
        for part in parts:
            self._tally.add(part)
            yield part

    def remove(self, origin: str) -> bool:
        gone = self._inner.remove(origin)
        if gone:
            self._tally.removed.add(origin)
        return gone

    def note(self, deed: Deed) -> None:
        self._inner.note(deed)

    def carry(self, entries: Iterable[Entry]) -> None:
        self._inner.carry(entries)


class RecordedStore(Store):
    """A store in which every change leaves an entry; a change that brings and takes nothing leaves none.

    Args:
        store: The store; closed with this one.
        who: Who changes it.
        action: What is done: ``load``, ``remove`` …
        target: What to.
        detail: More to tell, such as hashes of files and what stood there before; never words of a document.
    """

    def __init__(
        self, store: Store, who: Actor, action: str, target: str = "", detail: Mapping[str, object] | None = None
    ) -> None:
        self._store, self._who = store, who
        self._action, self._target, self._detail = action, target, dict(detail or {})

    def doing(self, action: str, target: str = "", detail: Mapping[str, object] | None = None) -> RecordedStore:
        """The same store and person at another work."""
        return RecordedStore(self._store, self._who, action, target, detail)

    @property
    def name(self) -> str:
        """See :class:`~graph.stores.base.Store`."""
        return self._store.name

    @contextmanager
    def writer(self, *, bulk: bool = False) -> Iterator[Writer]:
        """Begin a change; its entry is kept with it or neither is."""
        tally = Tally()
        with self._store.writer(bulk=bulk) as inner:
            yield _Watched(inner, tally)
            if tally.put.count or tally.removed.count:
                inner.note(self._deed(tally.told()))

    def _deed(self, told: dict[str, object]) -> Deed:
        detail: dict[str, Any] = {"store": self._store.name, **self._detail, **told}
        if self._who.account is not None and self._who.account != self._who.name:
            detail["account"] = self._who.account
        clean = {name: masked_deep(value) for name, value in detail.items()}
        return Deed(at=moment(), who=self._who.name, action=self._action, target=masked(self._target), detail=clean)

    def view(self, known_on: str | None = None, *, seconds: float | None = None) -> AbstractContextManager[View]:
        """See :class:`~graph.stores.base.Store`."""
        return self._store.view(known_on, seconds=seconds)

    def compact(self) -> None:
        """See :class:`~graph.stores.base.Store`."""
        self._store.compact()

    def close(self) -> None:
        """Close the store."""
        self._store.close()


def sha256_of(path: str) -> str | None:
    """The hash of a file; None where it cannot be read, which whoever reads it will tell."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
