"""The record on a Neo4j server: one node an entry, the head on the node of the store, all within the change."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.stores.neo4j_schema import Ask
from graph.stores.record import NO_HEAD, Deed, Entry, Head, Recorded, Recording, chained

_PAGE = 1000
_LOCK = "MATCH (n:CancuStore {one: 1}) SET n.writing = true REMOVE n.writing RETURN n.entries, n.entry"
_DONE = "MATCH (e:Entry {mark: $mark}) RETURN 1 LIMIT 1"
_ADD = "UNWIND $rows AS r CREATE (e:Entry) SET e = r"
_SET_HEAD = "MATCH (n:CancuStore {one: 1}) SET n.entries = $count, n.entry = $hash"
_HEAD = "MATCH (n:CancuStore {one: 1}) RETURN n.entries, n.entry"
_UP = "MATCH (e:Entry) WHERE e.id > $after AND e.id < $below RETURN e ORDER BY e.id LIMIT $page"
_DOWN = "MATCH (e:Entry) WHERE e.id < $below RETURN e ORDER BY e.id DESC LIMIT $page"
_FIELDS = ("id", "at", "who", "action", "target", "detail", "before", "hash")
_END = 1 << 62


class Neo4jRecording(Recording):
    """Gathers what is to be noted until the change is applied.

    Attributes:
        notes: Deeds, each with a mark of its own, so that a transaction that runs again notes nothing twice.
        carried: The record of another store.
    """

    notes: list[tuple[str, Deed]]
    carried: list[Entry]

    def note(self, deed: Deed) -> None:
        """See :class:`~graph.stores.record.Recording`."""
        self.notes.append((secrets.token_hex(12), deed))

    def carry(self, entries: Iterable[Entry]) -> None:
        """See :class:`~graph.stores.record.Recording`."""
        self.carried.extend(entries)


def write_notes(ask: Ask, notes: Sequence[tuple[str, Deed]], carried: Sequence[Entry] = ()) -> None:
    """Write entries within a transaction; again and again if need be."""
    if not notes and not carried:
        return
    head = _head(ask(_LOCK))
    if carried and head == NO_HEAD:
        for start in range(0, len(carried), _PAGE):
            ask(_ADD, rows=[_row(one) for one in carried[start : start + _PAGE]])
        head = carried[-1].id, carried[-1].hash
    for mark, deed in notes:
        if ask(_DONE, mark=mark):
            continue  # it was kept, and the line broke before we heard of it
        made = chained(head, deed)
        ask(_ADD, rows=[_row(made) | {"mark": mark}])
        head = made.id, made.hash
    ask(_SET_HEAD, count=head[0], hash=head[1])


def _row(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _FIELDS}


def _head(rows: Sequence[Any]) -> Head:
    return (rows[0][0], rows[0][1]) if rows and rows[0][0] is not None else NO_HEAD


class Neo4jRecorded(Recorded):
    """The record of a view on a server."""

    ask: Ask

    def entries(self, *, newest: bool = False, below: int | None = None) -> Iterator[Entry]:
        """See :class:`~graph.stores.record.Recorded`."""
        after, until = 0, below or _END
        while True:
            given = {"below": until, "page": _PAGE} | ({} if newest else {"after": after})
            rows = [row[0] for row in self.ask(_DOWN if newest else _UP, **given)]
            for node in rows:
                yield Entry(**{name: node[name] for name in _FIELDS})
            if len(rows) < _PAGE:
                return
            after, until = (after, rows[-1]["id"]) if newest else (rows[-1]["id"], until)

    def head(self) -> Head:
        """See :class:`~graph.stores.record.Recorded`."""
        return _head(self.ask(_HEAD))
