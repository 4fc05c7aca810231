"""RDF: Turtle, N-Triples and JSON-LD, written in a stream and read back; the only door to the RDF libraries.

pyoxigraph does the writing and reading where it is installed (``pip install cancu[bulk]``), rdflib otherwise.
Nothing is ever fetched: the context of JSON-LD is written into the file, and a file that names another is refused.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from graph.assertion import Bundle
from graph.errors import DamagedSource, SourceTooLarge, UnsupportedSource
from graph.exchange.base import Graph
from graph.exchange.fields import IRI, Node, Object
from graph.exchange.gathering import Triple, bundles_of
from graph.exchange.jsonld import without_fetching, write_jsonld
from graph.exchange.nodes import nodes_of
from graph.exchange.terms import PREFIXES, expand

if TYPE_CHECKING:
    import rdflib

FORMATS = {"turtle": ".ttl", "ntriples": ".nt", "jsonld": ".jsonld"}
MOST_BYTES = 4 << 30
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}


def has_oxigraph() -> bool:
    """Whether pyoxigraph is installed."""
    try:
        import pyoxigraph  # noqa: F401
    except ImportError:
        return False
    return True


def format_of(path: Path) -> str | None:
    """The format of a file by its ending; None for other files.

    Examples:
        >>> format_of(Path("kho.ttl")), format_of(Path("kho.db"))
        ('turtle', None)
    """
    return next((name for name, ending in FORMATS.items() if path.suffix == ending), None)


# --------------------------------------------------------------------------------------------- writing


def write_rdf(graph: Graph, file: IO[bytes], form: str, *, oxigraph: bool | None = None) -> int:
    """Write a graph; memory does not grow with it.

    Args:
        graph: A view.
        file: Where to.
        form: ``turtle``, ``ntriples`` or ``jsonld``.
        oxigraph: Use pyoxigraph or not; as installed where None.

    Returns:
        The number of triples.
    """
    counted = _Counting(nodes_of(graph))
    if form == "jsonld":
        write_jsonld(counted, file)
    elif has_oxigraph() if oxigraph is None else oxigraph:
        _write_oxigraph(counted, file, form)
    else:
        _write_rdflib(counted, file, form)
    return counted.triples


class _Counting:
    def __init__(self, nodes: Iterator[Node]) -> None:
        self._nodes = nodes
        self.triples = 0

    def __iter__(self) -> Iterator[Node]:
        for node in self._nodes:
            self.triples += len(node[1])
            yield node


def _write_oxigraph(nodes: _Counting, file: IO[bytes], form: str) -> None:
    import pyoxigraph as ox

    names: dict[str, ox.NamedNode] = {}

    def named(short: str) -> ox.NamedNode:
        if short not in names:
            names[short] = ox.NamedNode(expand(short))
        return names[short]

    def term(made: Object) -> ox.NamedNode | ox.Literal:
        if made.kind == IRI:
            return ox.NamedNode(made.value)
        if made.kind == "name":
            return named(made.value)
        if made.language:
            return ox.Literal(made.value, language=made.language)
        return ox.Literal(made.value) if made.kind == "text" else ox.Literal(made.value, datatype=named(made.kind))

    def triples() -> Iterator[ox.Triple]:
        for subject, said in nodes:
            node = ox.NamedNode(subject)
            for name, made in said:
                yield ox.Triple(node, named(name), term(made))

    kind = ox.RdfFormat.TURTLE if form == "turtle" else ox.RdfFormat.N_TRIPLES
    ox.serialize(triples(), file, kind, prefixes=PREFIXES if form == "turtle" else None)


def _terms() -> tuple[Any, Any]:
    """How rdflib makes a property and an object."""
    from rdflib import Literal, URIRef

    names: dict[str, URIRef] = {}

    def named(short: str) -> URIRef:
        if short not in names:
            names[short] = URIRef(expand(short))
        return names[short]

    def term(made: Object) -> URIRef | Literal:
        if made.kind == IRI:
            return URIRef(made.value)
        if made.kind == "name":
            return named(made.value)
        if made.language:
            return Literal(made.value, lang=made.language)
        kind = None if made.kind == "text" else named(made.kind)
        return Literal(made.value, datatype=kind, normalize=False)

    return named, term


def _write_rdflib(nodes: _Counting, file: IO[bytes], form: str) -> None:
    from rdflib import URIRef

    named, term = _terms()
    if form == "turtle":
        file.writelines(f"@prefix {name}: <{value}> .\n".encode() for name, value in PREFIXES.items())
    for subject, said in nodes:
        here = URIRef(subject).n3()
        lines = [f"{named(name).n3()} {_one_line(term(made))}" for name, made in said]
        if form == "turtle":
            together = " ;\n    ".join(lines)
            file.write(f"{here} {together} .\n".encode())
        else:
            file.write("".join(f"{here} {line} .\n" for line in lines).encode())


def _one_line(term: Any) -> str:
    """A term of N-Triples: everything on one line."""
    from rdflib import Literal
    from rdflib.plugins.serializers.nt import _quoteLiteral

    return str(_quoteLiteral(term)) if isinstance(term, Literal) else str(term.n3())


def to_graph(graph: Graph) -> rdflib.Graph:
    """The graph as rdflib holds it, for small graphs and for programs of others."""
    import rdflib

    made = rdflib.Graph()
    for name, value in PREFIXES.items():
        made.bind(name, value)
    named, term = _terms()
    for subject, said in nodes_of(graph):
        here = rdflib.URIRef(subject)
        for name, thing in said:
            made.add((here, named(name), term(thing)))
    return made


# --------------------------------------------------------------------------------------------- reading


def from_graph(graph: rdflib.Graph) -> list[Bundle]:
    """What each source says, by a graph of rdflib that :func:`to_graph` made, or one of the same shape.

    Raises:
        ValueError: Something of it is missing or wrong; the node is named.
    """
    return bundles_of((str(subject), str(prop), str(value)) for subject, prop, value in graph)


def read_rdf(path: Path) -> list[Bundle]:
    """What each source says, by a file that :func:`write_rdf` wrote.

    Raises:
        DamagedSource: It cannot be parsed, or something of it is missing or wrong.
        UnsupportedSource: Its ending is of no format that is read.
        SourceTooLarge: It is larger than can be read.
    """
    try:
        return bundles_of(triples_of(path))
    except ValueError as error:
        raise DamagedSource(str(path), f"nội dung RDF chưa đúng: {error}", "xuất lại bằng “cancu export”") from error


def triples_of(path: Path) -> Iterator[Triple]:
    """The triples of a file as plain words: IRIs and the texts of literals.

    Raises:
        DamagedSource: It cannot be parsed.
        UnsupportedSource: Its ending is of no format that is read.
        SourceTooLarge: It is larger than can be read.
    """
    form = format_of(path)
    if form is None:
        raise UnsupportedSource(str(path), "không phải tệp RDF đọc được", f"dùng tệp {', '.join(FORMATS.values())}")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceTooLarge(str(path), "tệp RDF quá lớn", "dùng tệp dưới 4 GB")
        source = opened(path, form)
    except OSError as error:
        raise DamagedSource(str(path), f"không đọc được ({error.strerror})", "kiểm tra đường dẫn") from error
    with source:
        try:
            yield from _parsed_by_oxigraph(source, form) if has_oxigraph() else _parsed_by_rdflib(source, form)
        except (DamagedSource, ValueError):
            raise
        except Exception as error:  # parsers raise whatever they like, SyntaxError and Exception itself among them
            raise DamagedSource(
                str(path), f"không phân tích được ({type(error).__name__})", "xuất lại bằng “cancu export”"
            ) from error


def opened(path: Path, form: str) -> IO[bytes]:
    """A file for a parser; JSON-LD only where it asks for nothing from elsewhere."""
    return io.BytesIO(without_fetching(path)) if form == "jsonld" else path.open("rb")


def oxigraph_format(form: str) -> Any:
    """The format as pyoxigraph calls it."""
    import pyoxigraph as ox

    kinds = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    return kinds[form]


def _parsed_by_oxigraph(source: IO[bytes], form: str) -> Iterator[Triple]:
    import pyoxigraph as ox

    for quad in ox.parse(source, oxigraph_format(form)):
        yield getattr(quad.subject, "value", ""), quad.predicate.value, getattr(quad.object, "value", "")


def _parsed_by_rdflib(source: IO[bytes], form: str) -> Iterator[Triple]:
    for subject, prop, value in parsed_by_rdflib(source, form):
        yield str(subject), str(prop), str(value)


def parsed_by_rdflib(source: IO[bytes], form: str) -> rdflib.Graph:
    """A file as rdflib holds it."""
    import warnings

    import rdflib

    made = rdflib.Graph()
    with warnings.catch_warnings():  # its reader of JSON-LD uses a class that rdflib itself has given up
        warnings.simplefilter("ignore", DeprecationWarning)
        return made.parse(source, format=RDFLIB[form], publicID="urn:cancu:")
