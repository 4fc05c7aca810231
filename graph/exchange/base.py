"""What an exchange format needs of a graph: a part of :class:`graph.stores.base.View`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, Protocol, TypeVar

from graph.assertion import Binding, Bundle, Happening, Origin, Verdict
from graph.relation import Relation
from graph.work import Work

Thing = TypeVar("Thing")


class Graph(Protocol):
    """A view of any store."""

    def works(self, keys: Iterable[str]) -> dict[str, Work]:
        """The works of the keys."""

    def all_works(self) -> Iterator[Work]:
        """Every work."""

    def all_relations(self, types: Sequence[str] | None = None) -> Iterator[Relation]:
        """Every merged edge."""

    def relations(
        self, key: str, direction: Literal["out", "in"], types: Sequence[str] | None = None, limit: int | None = None
    ) -> tuple[Relation, ...]:
        """The merged edges at a work."""

    def happenings(self, keys: Iterable[str]) -> dict[str, tuple[tuple[Origin, Happening], ...]]:
        """The events told of some works."""

    def origins(self, ids: Iterable[str] | None = None) -> dict[str, Origin]:
        """Sources by id."""

    def bundles(self, ids: Iterable[str] | None = None) -> Iterator[Bundle]:
        """What sources say."""

    def verdicts(self) -> tuple[Verdict, ...]:
        """Decisions of people on edges."""

    def bindings(self) -> tuple[Binding, ...]:
        """Decisions of people on open citations."""


def in_parts(things: Iterable[Thing], size: int = 500) -> Iterator[list[Thing]]:
    """Things in lists of some size.

    Examples:
        >>> list(in_parts("abcde", 2))
        [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part
