"""The graph as a stream of nodes for RDF: works as ELI knows them, then who says what, with the words.

The first half is for people and programs that know ELI; the second holds every assertion, so that the graph can
be made again from the file alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from graph.assertion import Bundle, Happening, Origin
from graph.event import ENDING
from graph.exchange.base import Graph, in_parts
from graph.exchange.fields import IRI, Node, Object, Statement, day, write
from graph.exchange.terms import (
    AGENT,
    ASSERTION,
    PROVISION,
    SOURCE,
    TYPE,
    WORK,
    eli_property,
    iri,
    own_property,
)
from graph.relation import AUTO, Relation
from graph.work import Work

_A = "rdf:type"
_PARTS = ("descriptions", "claims", "happenings", "verdicts", "bindings")
_KINDS = dict(
    zip(_PARTS, ("cancu:Description", "cancu:Claim", "cancu:Happening", "cancu:Verdict", "cancu:Binding"), strict=True)
)


def nodes_of(graph: Graph) -> Iterator[Node]:
    """Every node of the graph, in a stream; things may come in several nodes of one IRI."""
    yield from _works(graph)
    for source, edges in groupby(graph.all_relations(), key=lambda edge: edge.source):
        yield from _relations(source, list(edges))
    for bundle in graph.bundles():
        yield from _bundle(bundle)


def _link(value: str) -> Object:
    return Object(value, IRI)


def _short(value: str) -> Object:
    return Object(value, "name")


def _works(graph: Graph) -> Iterator[Node]:
    named: set[str] = set()
    for part in in_parts(graph.all_works()):
        told = graph.happenings(work.key for work in part)
        for work in part:
            yield _work(work, told.get(work.key, ()))
            yield from _names(work, named)


def _work(work: Work, told: tuple[tuple[Origin, Happening], ...]) -> Node:
    said: list[Statement] = [(_A, _short("eli:LegalResource"))]
    if work.open is not None:
        said += [(_A, _short("cancu:OpenReference")), ("cancu:openReason", Object(work.open, language="vi"))]
    said += [("cancu:key", Object(work.key)), ("rdfs:label", Object(work.label, language="vi"))]
    for prop, text in (("eli:id_local", work.number), ("cancu:level", work.level), ("cancu:province", work.province),
                       ("cancu:place", work.place)):  # fmt: skip
        if text is not None:
            said.append((prop, Object(text)))
    if work.title is not None:
        said.append(("eli:title", Object(work.title, language="vi")))
    said += [("eli:title_alternative", Object(name, language="vi")) for name in work.names]
    if work.doc_type is not None:
        said.append(("eli:type_document", _link(iri(TYPE, work.doc_type))))
    if work.issuer is not None:
        said.append(("eli:passed_by", _link(iri(AGENT, work.issuer))))
    for prop, text in (("eli:date_document", work.issued), ("eli:first_date_entry_in_force", work.effective),
                       ("eli:date_no_longer_in_force", _end(told)), ("cancu:until", work.until),
                       ("cancu:seenOn", work.seen_on)):  # fmt: skip
        if text is not None:
            said.append((prop, day(text)))
    if work.held:
        said.append(("cancu:held", Object("true", "xsd:boolean")))
    said += [("cancu:disputes", Object(f"{one.field}: {' | '.join(one.values)}")) for one in work.disputes]
    said += [("cancu:candidate", Object(one)) for one in work.candidates]
    return iri(WORK, work.key), said


def _end(told: tuple[tuple[Origin, Happening], ...]) -> str | None:
    """The day on which the whole work ended, where an act says so and it was read at its source."""
    days = (
        one.day
        for _, one in told
        if one.what in ENDING and not one.scope and not one.derived and one.confidence != "low" and one.day
    )
    return min(days, default=None)


def _names(work: Work, named: set[str]) -> Iterator[Node]:
    """Types and issuers, each once."""
    for kind, text, cls in ((TYPE, work.doc_type, "skos:Concept"), (AGENT, work.issuer, "prov:Agent")):
        if text is not None and (made := iri(kind, text)) not in named:
            named.add(made)
            yield made, [(_A, _short(cls)), ("rdfs:label", Object(text, language="vi"))]


def _relations(source: str, edges: list[Relation]) -> Iterator[Node]:
    here = iri(WORK, source)
    said: list[Statement] = []
    for edge in edges:
        there = _link(iri(WORK, edge.target))
        if edge.trusted:
            said += [(own_property(edge.relation), there), (eli_property(edge.relation, edge.whole), there)]
            for provision in edge.provisions:
                part = iri(PROVISION, edge.target, provision)
                yield (
                    part,
                    [
                        (_A, _short("eli:LegalResourceSubdivision")),
                        ("eli:is_part_of", there),
                        ("rdfs:label", Object(provision, language="vi")),
                    ],
                )
                said.append((eli_property(edge.relation, True), _link(part)))
        if edge.state != AUTO:
            yield iri(ASSERTION, "edge", source, edge.relation, edge.target), _judged(edge)
    if said:
        yield here, said


def _judged(edge: Relation) -> list[Statement]:
    said: list[Statement] = [
        (_A, _short("cancu:Judgement")),
        ("cancu:from", _link(iri(WORK, edge.source))),
        ("cancu:relation", Object(edge.relation)),
        ("cancu:to", _link(iri(WORK, edge.target))),
        ("cancu:state", Object(edge.state)),
    ]
    return said + ([("cancu:doubt", Object(edge.doubt, language="vi"))] if edge.doubt else [])


def _bundle(bundle: Bundle) -> Iterator[Node]:
    origin = bundle.origin
    home = iri(SOURCE, origin.id)
    yield home, [(_A, _short("cancu:Source")), (_A, _short("prov:Entity")), *write(origin)]
    for part in _PARTS:
        for place, thing in enumerate(getattr(bundle, part)):
            said: list[Statement] = [
                (_A, _short(_KINDS[part])),
                ("prov:wasDerivedFrom", _link(home)),
                ("cancu:order", Object(str(place), "xsd:integer")),
            ]
            yield iri(ASSERTION, origin.id, part, str(place)), [*said, *write(thing)]
