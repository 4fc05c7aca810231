"""The two writers of a Neo4j store: one that gathers a change, and one that sends a first load in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.assertion import Bundle, Origin
from graph.stores.base import Writer
from graph.stores.neo4j_record import Neo4jRecording
from graph.stores.neo4j_writer import Memory

BULK_ROWS = 20_000
"""Claims and descriptions of one transaction of a first load."""

Changes = dict[str, Bundle | None]


class GatheringWriter(Neo4jRecording, Writer):
    """Gathers the changes of a block; the store applies them in one transaction when the block ends.

    Attributes:
        changes: Ids of sources → what they say from now on; None for those that go.
    """

    def __init__(self, has: Callable[[str], bool]) -> None:
        self.changes: Changes = {}
        self.notes, self.carried = [], []
        self._has = has

    def put(self, bundle: Bundle) -> None:
        """See :class:`~graph.stores.base.Writer`."""
        self.changes.pop(bundle.origin.id, None)
        self.changes[bundle.origin.id] = bundle

    def remove(self, origin: str) -> bool:
        """See :class:`~graph.stores.base.Writer`."""
        there = self.changes[origin] is not None if origin in self.changes else self._has(origin)
        if there:
            self.changes[origin] = None
        return there


class BulkWriter(Neo4jRecording, Writer):
    """Sends what comes in parts, each a transaction with a number, so that none is applied twice.

    Args:
        send: Applies changes: the changes, the number of the part (None: they replace what was said before),
            where the places of a source that comes in parts go on, and what was sent before.
    """

    def __init__(self, send: Callable[[Changes, int | None, int, Memory], None]) -> None:
        self._apply = send
        self.notes, self.carried = [], []
        self._memory = Memory(whole=True)
        self._seen: set[str] = set()
        self._waiting: Changes = {}
        self._rows = 0
        self._parts = 0

    def put(self, bundle: Bundle) -> None:
        """See :class:`~graph.stores.base.Writer`."""
        if bundle.origin.id in self._seen:
            self.flush()
            self._send({bundle.origin.id: bundle}, None, 0)
            return
        self._seen.add(bundle.origin.id)
        self._waiting[bundle.origin.id] = bundle
        self._rows += _size(bundle) + 1
        if self._rows >= BULK_ROWS:
            self.flush()

    def put_parts(self, origin: Origin, parts: Iterable[Bundle]) -> None:
        """See :class:`~graph.stores.base.Writer`; the parts are sent as they come."""
        if origin.id in self._seen:
            super().put_parts(origin, parts)
            return
        self.flush()
        self._seen.add(origin.id)
        done = 0
        for part in parts:
            self._parts += 1
            said = Bundle(
                origin=origin,
                descriptions=part.descriptions,
                claims=part.claims,
                happenings=part.happenings,
                verdicts=part.verdicts,
                bindings=part.bindings,
            )
            self._send({origin.id: said}, self._parts, done)
            done += max(_size(part), 1)
        if not done:
            self.put(Bundle(origin=origin))

    def remove(self, origin: str) -> bool:
        """See :class:`~graph.stores.base.Writer`."""
        self.flush()
        there = origin in self._seen
        if there:
            self._seen.discard(origin)
            self._send({origin: None}, None, 0)
        return there

    def _send(self, changes: Changes, part: int | None, place: int) -> None:
        self._apply(changes, part, place, self._memory)
        self._memory.learn(changes)

    def flush(self) -> None:
        """Send what is waiting."""
        if self._waiting:
            self._parts += 1
            self._send(self._waiting, self._parts, 0)
            self._waiting, self._rows = {}, 0


def _size(bundle: Bundle) -> int:
    return (
        len(bundle.claims)
        + len(bundle.descriptions)
        + len(bundle.happenings)
        + len(bundle.verdicts)
        + len(bundle.bindings)
    )
