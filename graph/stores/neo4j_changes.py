"""The two writers of a Neo4j store: one that gathers a change, and one that sends a first load in parts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from graph.assertion import Bundle, Origin
from graph.stores.base import Writer
from graph.stores.neo4j_lines import Coming, Line, Memory, coming_in
from graph.stores.neo4j_record import Neo4jRecording
from graph.stores.neo4j_schema import LANES

BULK_ROWS = 20_000
"""Claims and descriptions of one transaction of a first load."""
AHEAD = 2
"""How many things may wait in a lane: enough to keep the server busy, few enough to keep memory flat."""

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
    """Sends what comes in parts, so that none is applied twice, in three lanes.

    The edges of a part go when its nodes are kept; meanwhile the nodes of the next are on their way, and the edges
    of its neighbours, as odd and even parts have a lane each.

    Args:
        replace: Applies changes that replace what was said before.
        add: Applies some lines of a part: its lane, its number, and the lines.
        settle: Does what is left when all of a part is kept.
    """

    def __init__(
        self,
        replace: Callable[[Changes], None],
        add: Callable[[int, int, Sequence[Line]], None],
        settle: Callable[[Coming], None],
    ) -> None:
        self._replace, self._add, self._settle = replace, add, settle
        self.notes, self.carried = [], []
        self._lanes = {number: _Lane() for number in LANES}
        self._memory = Memory(whole=True)
        self._seen: set[str] = set()
        self._waiting: list[Bundle] = []
        self._rows = 0
        self._parts = 0
        self._before: tuple[Future[None], ...] = ()

    def put(self, bundle: Bundle) -> None:
        """See :class:`~graph.stores.base.Writer`."""
        if bundle.origin.id in self._seen:
            self._change({bundle.origin.id: bundle})
            return
        self._seen.add(bundle.origin.id)
        self._waiting.append(bundle)
        self._rows += _size(bundle) + 1
        if self._rows >= BULK_ROWS:
            self._send_waiting()

    def put_parts(self, origin: Origin, parts: Iterable[Bundle]) -> None:
        """See :class:`~graph.stores.base.Writer`; the parts are sent as they come."""
        if origin.id in self._seen:
            super().put_parts(origin, parts)
            return
        self._send_waiting()
        self._seen.add(origin.id)
        done = 0
        for part in parts:
            said = Bundle(
                origin=origin,
                descriptions=part.descriptions,
                claims=part.claims,
                happenings=part.happenings,
                verdicts=part.verdicts,
                bindings=part.bindings,
            )
            self._send_part([said], done)
            done += max(_size(part), 1)
        if not done:
            self.put(Bundle(origin=origin))

    def remove(self, origin: str) -> bool:
        """See :class:`~graph.stores.base.Writer`."""
        there = origin in self._seen
        if there:
            self._seen.discard(origin)
            self._change({origin: None})
        return there

    def _change(self, changes: Changes) -> None:
        """Replace something: what is there is known no longer."""
        self.flush()
        self._memory.whole = False
        self._replace(changes)

    def _send_part(self, bundles: Sequence[Bundle], place: int = 0) -> None:
        coming = coming_in(bundles, place, memory=self._memory)
        self._memory.learn(bundles, coming)
        self._parts += 1
        nodes = self._run(LANES[0], coming.nodes, ())
        lane = LANES[1 + self._parts % 2]
        last = self._run(lane, coming.edges, (nodes,))
        if coming.unsettled:  # in the order of the parts, each with all the edges before it
            last = self._lanes[lane].run(partial(self._settle, coming), self._before)
        self._before = (last,)

    def _run(self, lane: int, lines: Sequence[Line], after: Sequence[Future[None]]) -> Future[None]:
        return self._lanes[lane].run(partial(self._add, lane, self._parts, lines), after)

    def _send_waiting(self) -> None:
        if self._waiting:
            bundles, self._waiting, self._rows = self._waiting, [], 0
            self._send_part(bundles)

    def flush(self) -> None:
        """Send what is waiting, and see it kept."""
        self._send_waiting()
        for lane in self._lanes.values():
            lane.wait()

    def close(self) -> None:
        """Let what is on the way arrive or fail; nothing is sent any more."""
        for lane in self._lanes.values():
            lane.close()


class _Lane:
    """Does one thing after another, on a thread of its own; few wait."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="cancu-neo4j")
        self._begun: deque[Future[None]] = deque()

    def run(self, work: Callable[[], None], after: Sequence[Future[None]]) -> Future[None]:
        """Do something when other things are done; an error of something earlier comes up here."""
        while len(self._begun) > AHEAD:
            self._begun.popleft().result()
        self._begun.append(self._thread.submit(_when, after, work))
        return self._begun[-1]

    def wait(self) -> None:
        """Until all is done; errors come up here."""
        while self._begun:
            self._begun.popleft().result()

    def close(self) -> None:
        """Let what has begun come to its end; what waits is left."""
        self._thread.shutdown(cancel_futures=True)


def _when(done: Sequence[Future[None]], work: Callable[[], None]) -> None:
    for one in done:
        one.result()
    work()


def _size(bundle: Bundle) -> int:
    return (
        len(bundle.claims)
        + len(bundle.descriptions)
        + len(bundle.happenings)
        + len(bundle.verdicts)
        + len(bundle.bindings)
    )
