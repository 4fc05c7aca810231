"""The graph in memory: for one report, for tests, and as the plainest statement of what a store does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph.assertion import Binding, Bundle, Claim, Description, Happening, Origin, Verdict
from graph.merging import merge_relation, merge_work, rank_of_description
from graph.provision import Order, provision_order
from graph.relation import DISPUTED, REJECTED, Relation, relation_names
from graph.stores.base import Direction, Found, Link, Search, Statistics, Store, View, Writer
from graph.stores.finding import found_among, search_terms
from graph.stores.record import NO_HEAD, Deed, Entry, Head, chained
from graph.work import Work, number_key

Edge = tuple[str, str, str]


@dataclass(slots=True)
class _Index:
    """What the bundles of one moment come to, by key."""

    bundles: dict[str, Bundle]
    described: dict[str, list[tuple[Origin, Description]]] = field(default_factory=lambda: defaultdict(list))
    said: dict[Edge, list[tuple[Origin, Claim]]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[tuple[Origin, Happening]]] = field(default_factory=lambda: defaultdict(list))
    decided: dict[Edge, list[Verdict]] = field(default_factory=lambda: defaultdict(list))
    bound: dict[str, Binding] = field(default_factory=dict)
    out: dict[str, set[Edge]] = field(default_factory=lambda: defaultdict(set))
    into: dict[str, set[Edge]] = field(default_factory=lambda: defaultdict(set))
    merged: dict[str, Work] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    edges: dict[Edge, Relation] = field(default_factory=dict)

    def fill(self, everything: dict[str, Bundle]) -> _Index:
        """Read the bundles in; what an open citation means holds for every day, whenever it was decided."""
        for bundle in everything.values():
            for binding in bundle.bindings:
                known = self.bound.get(binding.open)
                if known is None or _order(known) < _order(binding):
                    self.bound[binding.open] = binding
        for bundle in self.bundles.values():
            self._take(bundle)
        return self

    def _take(self, bundle: Bundle) -> None:
        for one in bundle.descriptions:
            self.described[one.work].append((bundle.origin, one))
            self.keys.add(one.work)
        for claim in bundle.claims:
            binding = self.bound.get(claim.target)
            edge = (claim.source, claim.relation, binding.work if binding else claim.target)
            self.said[edge].append((bundle.origin, claim))
            self.out[edge[0]].add(edge)
            self.into[edge[2]].add(edge)
            self.keys |= {claim.source, claim.target, edge[2]}
        for happening in bundle.happenings:
            self.told[happening.work].append((bundle.origin, happening))
            self.keys.add(happening.work)
        for verdict in bundle.verdicts:
            self.decided[verdict.source, verdict.relation, verdict.target].append(verdict)
        for binding in bundle.bindings:
            self.keys |= {binding.open, binding.work}

    def work(self, key: str) -> Work:
        if key not in self.merged:
            counts = Counter((rank_of_description(origin.kind, one.own), one) for origin, one in self.described[key])
            self.merged[key] = merge_work(key, [(rank, one, count) for (rank, one), count in counts.items()])
        return self.merged[key]

    def edge(self, edge: Edge) -> Relation:
        if edge not in self.edges:
            self.edges[edge] = merge_relation(self.said[edge], self.decided.get(edge, ()), edge[2])
        return self.edges[edge]


def _order(binding: Binding) -> tuple[str, str, str]:
    return binding.at, binding.author, binding.work


class MemoryStore(Store):
    """A store that ends with the program.

    Examples:
        >>> from graph.assertion import Bundle, Description, Origin
        >>> store = MemoryStore()
        >>> origin = Origin(id="sha256:1", kind="document", name="bc.txt", recorded="2026-11-21")
        >>> with store.writer() as writer:
        ...     writer.put(
        ...         Bundle(origin=origin, descriptions=(Description(work="1/2020/NĐ-CP", number="1/2020/NĐ-CP"),))
        ...     )
        >>> with store.view() as view:
        ...     view.works_by_number("01/2020/nđ-cp")
        ('1/2020/NĐ-CP',)
    """

    def __init__(self) -> None:
        self._bundles: dict[str, Bundle] = {}
        self._record: list[Entry] = []
        self._index: _Index | None = None

    @property
    def name(self) -> str:
        """It has none."""
        return "memory"

    @contextmanager
    def writer(self, *, bulk: bool = False) -> Iterator[Writer]:
        """Begin a change; see :class:`~graph.stores.base.Store`."""
        changed, noted = dict(self._bundles), list(self._record)
        yield _MemoryWriter(changed, noted)
        self._bundles, self._record, self._index = changed, noted, None

    @contextmanager
    def view(self, known_on: str | None = None, *, seconds: float | None = None) -> Iterator[View]:
        """Look at the graph; see :class:`~graph.stores.base.Store`."""
        if known_on is not None:
            kept = {key: one for key, one in self._bundles.items() if one.origin.recorded <= known_on}
            yield MemoryView(_Index(kept).fill(self._bundles), known_on, self._record)
            return
        if self._index is None:
            self._index = _Index(self._bundles).fill(self._bundles)
        yield MemoryView(self._index, None, self._record)

    def close(self) -> None:
        """Nothing is held."""


class _MemoryWriter(Writer):
    def __init__(self, bundles: dict[str, Bundle], record: list[Entry]) -> None:
        self._bundles = bundles
        self._record = record

    def note(self, deed: Deed) -> None:
        last = self._record[-1] if self._record else None
        self._record.append(chained((last.id, last.hash) if last else NO_HEAD, deed))

    def carry(self, entries: Iterable[Entry]) -> None:
        if not self._record:
            self._record.extend(entries)

    def put(self, bundle: Bundle) -> None:
        self._bundles[bundle.origin.id] = bundle

    def remove(self, origin: str) -> bool:
        return self._bundles.pop(origin, None) is not None


class MemoryView(View):
    """The graph of one moment."""

    def __init__(self, index: _Index, known_on: str | None = None, record: Sequence[Entry] = ()) -> None:
        self._index = index
        self.known_on = known_on
        self._record = record

    def entries(self, *, newest: bool = False, below: int | None = None) -> Iterator[Entry]:
        """See :class:`~graph.stores.record.Recorded`."""
        found = reversed(self._record) if newest else iter(self._record)
        return (one for one in found if below is None or one.id < below)

    def head(self) -> Head:
        """See :class:`~graph.stores.record.Recorded`."""
        return (self._record[-1].id, self._record[-1].hash) if self._record else NO_HEAD

    def works(self, keys: Iterable[str]) -> dict[str, Work]:
        """See :class:`~graph.stores.base.View`."""
        return {key: self._index.work(key) for key in keys if key in self._index.keys}

    def works_by_number(self, number: str, limit: int = 50) -> tuple[str, ...]:
        """See :class:`~graph.stores.base.View`."""
        wanted = number_key(number)
        found = (work.key for work in self.all_works() if work.number and number_key(work.number) == wanted)
        return tuple(key for key, _ in zip(found, range(limit), strict=False))

    def works_of(self, origin: str) -> tuple[str, ...]:
        """See :class:`~graph.stores.base.View`."""
        bundle = self._index.bundles.get(origin)
        return tuple(sorted({one.work for one in bundle.descriptions})) if bundle else ()

    def _edges(self, key: str, direction: Direction, types: Sequence[str] | None) -> list[Edge]:
        found = (self._index.out if direction == "out" else self._index.into).get(key, ())
        order = relation_names().index
        other = 2 if direction == "out" else 0
        return sorted((e for e in found if types is None or e[1] in types), key=lambda e: (order(e[1]), e[other]))

    def links(
        self, keys: Sequence[str], direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> list[Link]:
        """See :class:`~graph.stores.base.View`."""
        made = []
        for key in keys:
            living = [edge for edge in self._edges(key, direction, types) if self._index.edge(edge).state != REJECTED]
            made += [Link(*edge, self._index.edge(edge).state == DISPUTED) for edge in living[:limit]]
        return made

    def relations(
        self, key: str, direction: Direction, types: Sequence[str] | None = None, limit: int | None = None
    ) -> tuple[Relation, ...]:
        """See :class:`~graph.stores.base.View`."""
        return tuple(self._index.edge(edge) for edge in self._edges(key, direction, types)[:limit])

    def relation(self, source: str, relation: str, target: str) -> Relation | None:
        """See :class:`~graph.stores.base.View`."""
        edge = (source, relation, target)
        return self._index.edge(edge) if edge in self._index.said else None

    def counts(self, key: str, direction: Direction) -> dict[str, int]:
        """See :class:`~graph.stores.base.View`."""
        return dict(Counter(link.relation for link in self.links((key,), direction)))

    def descriptions(self, key: str, limit: int = 200) -> tuple[tuple[Origin, Description], ...]:
        """See :class:`~graph.stores.base.View`."""
        return tuple(sorted(self._index.described.get(key, ()), key=lambda said: (said[0].id, not said[1].own))[:limit])

    def happenings(self, keys: Iterable[str]) -> dict[str, tuple[tuple[Origin, Happening], ...]]:
        """See :class:`~graph.stores.base.View`."""
        found = ((key, self._index.told.get(key)) for key in keys)
        return {key: tuple(sorted(told, key=order_of_happening)) for key, told in found if told}

    def verdicts(self) -> tuple[Verdict, ...]:
        """See :class:`~graph.stores.base.View`."""
        found = [one for bundle in self._index.bundles.values() for one in bundle.verdicts]
        return tuple(sorted(found, key=lambda one: (one.at, one.author, one.source, one.relation, one.target)))

    def bindings(self) -> tuple[Binding, ...]:
        """See :class:`~graph.stores.base.View`."""
        found = [one for bundle in self._index.bundles.values() for one in bundle.bindings]
        return tuple(sorted(found, key=lambda one: (one.at, one.author, one.open, one.work)))

    def origins(self, ids: Iterable[str] | None = None) -> dict[str, Origin]:
        """See :class:`~graph.stores.base.View`."""
        bundles = self._index.bundles
        wanted = sorted(bundles) if ids is None else [one for one in ids if one in bundles]
        return {one: bundles[one].origin for one in wanted}

    def bundle(self, origin: str) -> Bundle | None:
        """See :class:`~graph.stores.base.View`."""
        return self._index.bundles.get(origin)

    def search(self, asked: Search) -> Found:
        """See :class:`~graph.stores.base.View`."""
        wanted = search_terms(asked)
        if asked.text.strip() and not wanted:
            return Found(())
        return found_among(self.all_works(), asked, wanted)

    def all_works(self) -> Iterator[Work]:
        """See :class:`~graph.stores.base.View`."""
        return (self._index.work(key) for key in sorted(self._index.keys))

    def all_relations(self, types: Sequence[str] | None = None) -> Iterator[Relation]:
        """See :class:`~graph.stores.base.View`."""
        return (self._index.edge(edge) for edge in sorted(self._index.said) if types is None or edge[1] in types)

    def all_happenings(self) -> Iterator[tuple[Origin, Happening]]:
        """See :class:`~graph.stores.base.View`."""
        return (said for key in sorted(self._index.told) for said in self._index.told[key])

    def statistics(self) -> Statistics:
        """See :class:`~graph.stores.base.View`."""
        origins = [bundle.origin for bundle in self._index.bundles.values()]
        works = list(self.all_works())
        edges = [edge for edge in self.all_relations() if edge.state != REJECTED]
        days = sorted(origin.recorded for origin in origins)
        counts = Counter(edge.relation for edge in edges)
        return Statistics(
            origins=dict(sorted(Counter(origin.kind for origin in origins).items())),
            works=len(works),
            held=sum(work.held for work in works),
            open=sum(work.open is not None for work in works),
            relations={name: counts[name] for name in relation_names() if counts[name]},
            disputed=sum(edge.state == DISPUTED for edge in edges),
            happenings=sum(len(bundle.happenings) for bundle in self._index.bundles.values()),
            verdicts=len(self.verdicts()),
            bindings=len(self.bindings()),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            seen_on=max((work.seen_on for work in works if work.seen_on), default=None),
        )


def order_of_happening(said: tuple[Origin, Happening]) -> tuple[str, str, str, tuple[Order, ...], str]:
    """Events in order of day; what has no day comes last."""
    origin, one = said
    return one.day or "9999", one.what, one.by or "", tuple(map(provision_order, one.scope)), origin.id


def open_store(address: str, *, must_exist: bool = False, **options: str) -> MemoryStore:
    """A new, empty store."""
    return MemoryStore()
