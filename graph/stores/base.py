"""What every store can do: ``Store`` opens, ``Writer`` changes, ``View`` answers.

A store keeps bundles of assertions (:mod:`graph.assertion`) and answers with their merge. One contract suite
(``tests/test_graph/stores/``) runs on every store that :data:`graph.stores.STORES` names.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec

from graph.assertion import PERSON, Binding, Bundle, Claim, Description, Happening, Origin, Verdict, joined
from graph.relation import Relation
from graph.stores.record import Recorded, Recording
from graph.stores.subgraph import subgraph_of
from graph.stores.terms import MOST_FOUND, Direction, Found, Link, Said, Search, Statistics
from graph.work import Work

if TYPE_CHECKING:
    import networkx

__all__ = [
    "MOST_FOUND",
    "Direction",
    "Found",
    "Link",
    "Said",
    "Search",
    "Statistics",
    "Store",
    "View",
    "Writer",
]

_MODULUS = 1 << 256


class View(Recorded, ABC):
    """The graph as one reader sees it: unchanged while it is open.

    Attributes:
        known_on: ISO day: only what had come in by then is seen; None for everything. What people decided an
            open citation to mean holds for every day.
    """

    known_on: str | None = None

    @abstractmethod
    def works(self, keys: Iterable[str]) -> dict[str, Work]:
        """The works of the keys; keys that are not there are left out."""

    @abstractmethod
    def works_by_number(self, number: str, limit: int = 50) -> tuple[str, ...]:
        """Keys of the works that print a number, in any spelling, in order of key."""

    @abstractmethod
    def works_of(self, origin: str) -> tuple[str, ...]:
        """Keys of the works that a source describes, in order."""

    @abstractmethod
    def links(
        self, keys: Sequence[str], direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> list[Link]:
        """The edges at some works that nobody rejected, each once, in order of work, type and other end.

        Args:
            keys: The works at which they begin (``out``) or end (``in``).
            direction: Which way.
            types: Only these types; all where None.
            limit: Most edges for one work.
        """

    @abstractmethod
    def relations(
        self, key: str, direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> tuple[Relation, ...]:
        """The merged edges at a work, rejected ones too, in order of type and other end."""

    @abstractmethod
    def relation(self, source: str, relation: str, target: str) -> Relation | None:
        """One merged edge; None where nobody states it."""

    @abstractmethod
    def counts(self, key: str, direction: Direction) -> dict[str, int]:
        """How many edges of each type a work has, rejected ones left out."""

    @abstractmethod
    def descriptions(self, key: str, limit: int = 200) -> tuple[tuple[Origin, Description], ...]:
        """What each source says a work is, in order of source."""

    @abstractmethod
    def happenings(self, keys: Iterable[str]) -> dict[str, tuple[tuple[Origin, Happening], ...]]:
        """The events told of some works, in order of day."""

    @abstractmethod
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every decision of people on edges, in order of time."""

    @abstractmethod
    def bindings(self) -> tuple[Binding, ...]:
        """Every decision of people on open citations, in order of time."""

    @abstractmethod
    def origins(self, ids: Iterable[str] | None = None) -> dict[str, Origin]:
        """Sources by id; all where none are asked for."""

    @abstractmethod
    def bundle(self, origin: str) -> Bundle | None:
        """Everything a source says, as it was put in; None where the source is not there."""

    @abstractmethod
    def search(self, asked: Search) -> Found:
        """The works that answer a search; the last word may be cut short where it has three letters or more."""

    @abstractmethod
    def all_works(self) -> Iterator[Work]:
        """Every work, in order of key."""

    @abstractmethod
    def all_relations(self, types: Sequence[str] | None = None) -> Iterator[Relation]:
        """Every merged edge, rejected ones too, in no certain order."""

    @abstractmethod
    def all_happenings(self) -> Iterator[tuple[Origin, Happening]]:
        """Every event told, in no certain order."""

    @abstractmethod
    def statistics(self) -> Statistics:
        """How much is there."""

    # ------------------------------------------------------------------------------- made of the above

    def work(self, key: str) -> Work | None:
        """The work of a key; None where it is not there."""
        return self.works((key,)).get(key)

    def said_by(self, origin: str) -> Said:
        """How much a source says; nothing where it is not there. Stores that can count should not read it all."""
        bundle = self.bundle(origin)
        if bundle is None:
            return Said(works=0, relations=0, disputed=0, events=0, seen_on=None)
        days = [one.seen_on for one in bundle.descriptions if one.seen_on]
        days += [one.seen_on for one in bundle.happenings]
        return Said(
            works=len(bundle.descriptions),
            relations=len(bundle.claims),
            disputed=sum(claim.doubt is not None for claim in bundle.claims),
            events=len(bundle.happenings),
            seen_on=max(days, default=None),
        )

    def bundles(self, ids: Iterable[str] | None = None) -> Iterator[Bundle]:
        """What sources say, one after another; all sources where none are asked for."""
        for origin in self.origins() if ids is None else ids:
            found = self.bundle(origin)
            if found is not None:
                yield found

    def own_descriptions(self, key: str) -> tuple[tuple[Origin, Description], ...]:
        """What a work says of itself, people and rows of registers of it; not what others that name it say.

        This way of it reads everything said; a store in which the most cited work has very many citations should
        look for less.
        """
        said = self.descriptions(key, limit=1_000_000)
        return tuple((origin, one) for origin, one in said if one.own or origin.kind == PERSON)

    def digest(self) -> str:
        """The hash of the graph: equal for equal graphs, whatever the order in which they were made.

        Days on which sources came in and names of files do not count.
        """
        total = 0
        for work in self.all_works():
            total += _number_of("work", work)
        for relation in self.all_relations():
            total += _number_of("relation", relation)
        for origin, happening in self.all_happenings():
            total += _number_of(origin.id, happening)
        for verdict in self.verdicts():
            total += _number_of("verdict", verdict)
        for binding in self.bindings():
            total += _number_of("binding", binding)
        return f"{total % _MODULUS:064x}"

    def subgraph(self, keys: Iterable[str], types: Sequence[str] | None = None) -> networkx.MultiDiGraph[str]:
        """The works of some keys and the edges between them, for further analysis with networkx.

        Nodes are keys with the fields of :class:`~graph.work.Work` as attributes; edges are keyed by the name
        of their type and carry ``state``, ``whole``, ``provisions``, ``effective``, ``confidence``, ``quote``
        and ``origin``. Rejected edges are left out.

        Args:
            keys: The works wanted; unknown ones are left out.
            types: Only edges of these types; all where None.
        """
        return subgraph_of(self, keys, types)


def _number_of(kind: str, thing: object) -> int:
    line = kind.encode() + b"\0" + msgspec.json.encode(thing, order="sorted")
    return int.from_bytes(hashlib.sha256(line).digest(), "big")


class Writer(Recording, ABC):
    """One change of a store: everything put in it comes in together or not at all."""

    @abstractmethod
    def put(self, bundle: Bundle) -> None:
        """Take a source in; what the same source said before is replaced."""

    @abstractmethod
    def remove(self, origin: str) -> bool:
        """Take a source away with everything it says; False where it is not there."""

    def put_parts(self, origin: Origin, parts: Iterable[Bundle]) -> None:
        """Take in a source that comes in parts, such as a register too large to be held whole.

        The graph is the one that :meth:`put` of all parts together gives. This way of it holds the whole; a store
        that can take parts as they come should.

        Args:
            origin: The source; what it said before is replaced.
            parts: What it says, bit by bit; their own origins do not count.
        """
        self.put(joined(origin, parts))

    def put_claim(self, origin: Origin, claim: Claim) -> None:
        """Take in a single claim of a source that says nothing else."""
        self.put(Bundle(origin=origin, claims=(claim,)))


class Store(ABC):
    """A place where a graph is kept; a context manager that closes it."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What people call it: a path or an address without user and password."""

    @abstractmethod
    def writer(self, *, bulk: bool = False) -> AbstractContextManager[Writer]:
        """Begin a change; it is kept when the block ends, and dropped whole where the block raises.

        Args:
            bulk: Prepare for a first load of many sources: quicker, and only for an empty store; a store
                that holds something already takes it as False.

        Raises:
            StoreError: The store cannot be written.
        """

    @abstractmethod
    def view(self, known_on: str | None = None, *, seconds: float | None = None) -> AbstractContextManager[View]:
        """Look at the graph.

        Args:
            known_on: ISO day: only what had come in by then.
            seconds: Work that the questions may cost before they are broken off; no bound where None.

        Raises:
            StoreError: The store cannot be read.
            QuestionTooLong: The questions cost more than allowed.
        """

    def compact(self) -> None:
        """See that nothing of what was taken away is left in the files; a server sees to that by itself.

        Raises:
            StoreError: Somebody else is at work in the store.
        """
        return

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; a closed store stays closed."""

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
