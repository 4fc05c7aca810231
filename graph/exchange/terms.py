"""Names of things in RDF: the European Legislation Identifier (ELI) where it has a term, else our own.

Our terms lie under ``urn:cancu:ontology#``. That name resolves nowhere and claims no domain; the ontology itself,
with labels in Vietnamese and English, is ``graph/exchange/data/ontology.ttl``.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import quote, unquote

from graph.relation import relation_type

PREFIXES = {
    "cancu": "urn:cancu:ontology#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
WORK, PROVISION, SOURCE = "urn:cancu:work:", "urn:cancu:provision:", "urn:cancu:source:"
ASSERTION, AGENT, TYPE = "urn:cancu:assertion:", "urn:cancu:agent:", "urn:cancu:type:"


def expand(name: str) -> str:
    """The whole IRI of a short name.

    Examples:
        >>> expand("eli:amends")
        'http://data.europa.eu/eli/ontology#amends'
    """
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest


def iri(kind: str, *parts: str) -> str:
    """The IRI of a thing; whatever its name holds, it stays within the IRI.

    Examples:
        >>> iri(WORK, "61/2018/NĐ-CP> . <x")
        'urn:cancu:work:61%2F2018%2FN%C4%90-CP%3E%20.%20%3Cx'
    """
    return kind + ":".join(quote(part, safe="-._~") for part in parts)


def name_of(kind: str, value: str) -> str:
    """The name behind an IRI made by :func:`iri` of one part.

    Raises:
        ValueError: It is no IRI of that kind.

    Examples:
        >>> name_of(WORK, "urn:cancu:work:1%2F2020")
        '1/2020'
    """
    if not value.startswith(kind):
        raise ValueError(f"{value[:80]}: không phải định danh {kind}…")
    return unquote(value[len(kind) :], errors="strict")


@cache
def own_property(relation: str) -> str:
    """Our property for a relation, a sub-property of that of ELI.

    Examples:
        >>> own_property("ensures"), own_property("based_on")
        ('cancu:ensures', 'cancu:basedOn')
    """
    first, *rest = relation.split("_")
    return f"cancu:{first}{''.join(word.capitalize() for word in rest)}"


@cache
def eli_property(relation: str, whole: bool) -> str:
    """The property of ELI that a relation has beside ours.

    ELI keeps ``eli:repeals`` for whole works: where only provisions are hit the work is *changed*, and the
    provisions are repealed.

    Examples:
        >>> eli_property("replaces", True), eli_property("replaces", False), eli_property("suspends", True)
        ('eli:repeals', 'eli:changes', 'eli:changes')
    """
    given = relation_type(relation).eli
    if not given.startswith("eli:") or (given == "eli:repeals" and not whole):
        return "eli:changes"
    return given
