"""Out and back: the same graph, in every form that holds all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib

import graph.exchange.rdf as rdf
from graph.assertion import Bundle, Claim, Origin
from graph.errors import DamagedSource, UnsupportedSource
from graph.exchange.fields import CLASSES
from graph.exchange.terms import PREFIXES, eli_property, expand, own_property
from graph.relation import relation_names
from graph.stores import Store, open_store
from tests.support import ROOT
from tests.test_graph.stores.graphs import bundles
from tests.test_graph.stores.test_contract import plain
from tests.test_graph.stores.test_hostile import PAYLOADS, hostile

DATA = ROOT / "graph" / "exchange" / "data"
ELI = rdflib.Namespace(PREFIXES["eli"])
OWN = rdflib.Namespace(PREFIXES["cancu"])


def held(store: Store) -> tuple[str, dict[str, Origin]]:
    """The hash of the graph, and its sources, which the hash leaves out."""
    with store.view() as view:
        return view.digest(), view.origins()


def written(store: Store, path: Path, oxigraph: bool | None = None) -> Path:
    form = rdf.format_of(path)
    assert form is not None
    with store.view() as view, path.open("wb") as file:
        rdf.write_rdf(view, file, form, oxigraph=oxigraph)
    return path


@pytest.mark.parametrize("ending", rdf.FORMATS.values())
@pytest.mark.parametrize("writer", [True, False], ids=["oxigraph", "rdflib"])
@pytest.mark.parametrize("reader", [True, False], ids=["oxigraph", "rdflib"])
def test_rdf_holds_the_whole_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, writer: bool, reader: bool
) -> None:
    store = plain(bundles(21))
    path = written(store, tmp_path / f"kho{ending}", writer)
    monkeypatch.setattr(rdf, "has_oxigraph", lambda: reader)
    assert held(plain(rdf.read_rdf(path))) == held(store)
    days = {one.seen_on for one in held(store)[1].values()}
    assert None in days
    assert len(days) > 3


@pytest.mark.parametrize("ending", rdf.FORMATS.values())
def test_hostile_text_stays_text_in_rdf(tmp_path: Path, ending: str) -> None:
    given = [hostile(number, text) for number, text in enumerate(PAYLOADS)]
    assert held(plain(rdf.read_rdf(written(plain(given), tmp_path / f"a{ending}")))) == held(plain(given))


def test_a_graph_of_rdflib_goes_both_ways() -> None:
    store = plain(bundles(22))
    with store.view() as view:
        made = rdf.to_graph(view)
    assert held(plain(rdf.from_graph(made))) == held(store)


def test_relations_are_said_in_terms_of_eli() -> None:
    claims = (
        Claim(source="1/2020/NĐ-CP", target="2/2019/NĐ-CP", relation="replaces"),
        Claim(source="1/2020/NĐ-CP", target="3/2019/NĐ-CP", relation="repeals", whole=False, provisions=("Điều 5",)),
        Claim(source="1/2020/NĐ-CP", target="4/2019/NĐ-CP", relation="based_on"),
        Claim(source="1/2020/NĐ-CP", target="5/2019/NĐ-CP", relation="amends", doubt="cấp dưới"),
    )
    origin = Origin(id="sha256:1", kind="document", name="a", recorded="2026-01-01")
    with plain([Bundle(origin=origin, claims=claims)]).view() as view:
        made = rdf.to_graph(view)

    def work(number: int) -> rdflib.URIRef:
        year = 2020 if number == 1 else 2019
        return rdflib.URIRef(f"urn:cancu:work:{number}%2F{year}%2FN%C4%90-CP")

    assert (work(1), ELI.repeals, work(2)) in made
    assert (work(1), ELI.changes, work(3)) in made
    assert (work(1), ELI.repeals, work(3)) not in made
    part = rdflib.URIRef("urn:cancu:provision:3%2F2019%2FN%C4%90-CP:%C4%90i%E1%BB%81u%205")
    assert (work(1), ELI.repeals, part) in made
    assert (part, ELI.is_part_of, work(3)) in made
    assert (work(1), ELI.based_on, work(4)) in made
    assert (work(1), ELI.amends, work(5)) not in made  # disputed: only as a judgement
    assert len(list(made.subjects(rdflib.RDF.type, OWN.Judgement))) == 1
    assert not list(made.subject_objects(ELI.implements))  # deprecated in ELI


def test_the_ontology_knows_every_term_that_is_written() -> None:
    ontology = rdflib.Graph().parse(DATA / "ontology.ttl")
    with plain([*bundles(23), *(hostile(number, "x") for number in range(3))]).view() as view:
        made = rdf.to_graph(view)
    used = {term for triple in made for term in triple[1:] if isinstance(term, rdflib.URIRef) and term in OWN}
    assert len(used) > 30
    for term in used:
        languages = {label.language for label in ontology.objects(term, rdflib.RDFS.label)}  # type: ignore[union-attr]
        assert languages == {"vi", "en"}, term
    for name in relation_names():
        parents = set(ontology.objects(OWN[own_property(name).partition(":")[2]], rdflib.RDFS.subPropertyOf))
        wanted = eli_property(name, True)
        assert parents == {rdflib.URIRef(expand("eli:changes" if wanted == "eli:repeals" else wanted))}


# ----------------------------------------------------------------------------------------------- shapes


def conforms(made: rdflib.Graph) -> bool:
    import pyshacl

    shapes = rdflib.Graph().parse(DATA / "shapes.ttl")
    return bool(pyshacl.validate(made, shacl_graph=shapes)[0])


def test_what_is_exported_keeps_to_the_shapes() -> None:
    with plain(bundles(24)).view() as view:
        assert conforms(rdf.to_graph(view))


WRONG = {
    "a claim without its target": ("DELETE", "cancu:Claim", "cancu:to", None),
    "a claim of no source": ("DELETE", "cancu:Claim", "prov:wasDerivedFrom", None),
    "a relation nobody knows": ("SET", "cancu:Claim", "cancu:relation", rdflib.Literal("likes")),
    "confidence over one": ("SET", "cancu:Claim", "cancu:confidence", rdflib.Literal(1.5)),
    "a work without key": ("DELETE", "eli:LegalResource", "cancu:key", None),
    "a date that is none": ("SET", "eli:LegalResource", "eli:date_document", rdflib.Literal("hôm qua")),
    "a level that is none": ("SET", "eli:LegalResource", "cancu:level", rdflib.Literal("thôn")),
    "a source of no kind": ("SET", "cancu:Source", "cancu:kind", rdflib.Literal("rumour")),
    "a verdict of no state": ("SET", "cancu:Verdict", "cancu:state", rdflib.Literal("maybe")),
    "a binding to nothing": ("DELETE", "cancu:Binding", "cancu:means", None),
    "an event of no kind": ("SET", "cancu:Happening", "cancu:what", rdflib.Literal("forgotten")),
}


@pytest.mark.parametrize("name", WRONG)
def test_shapes_fail_on_a_wrong_graph(name: str) -> None:
    way, cls, prop, value = WRONG[name]
    with plain(bundles(24)).view() as view:
        made = rdf.to_graph(view)
    node = min(made.subjects(rdflib.RDF.type, rdflib.URIRef(expand(cls))))
    made.remove((node, rdflib.URIRef(expand(prop)), None))
    if way == "SET":
        made.add((node, rdflib.URIRef(expand(prop)), value))  # type: ignore[arg-type]
    assert not conforms(made)


# ----------------------------------------------------------------------------------- files of strangers


@pytest.mark.parametrize(
    "context",
    [
        "http://192.0.2.1/context.jsonld",
        "file:///etc/passwd",
        ["urn:x", {}],
        {"@import": "http://192.0.2.1/"},
        "a.jsonld",
    ],
    ids=str,
)
@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("oxigraph", [False, True])
def test_a_context_from_elsewhere_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, context: object, nested: bool, oxigraph: bool
) -> None:
    monkeypatch.setattr(rdf, "has_oxigraph", lambda: oxigraph)
    thing = {"@context": context, "@id": "urn:a", "urn:b": "c"}
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps({"@graph": [{"urn:x": thing}]} if nested else thing), encoding="utf-8")
    with pytest.raises(DamagedSource, match="@context"):
        rdf.read_rdf(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "<urn:a> <http://www.w3.org/2002/07/owl#imports> <http://192.0.2.1/x> ."),
        ("a.ttl", "@base <file:///etc/> . <passwd> <urn:p> <shadow> ."),
        ("a.nt", "<urn:a> <http://www.w3.org/2002/07/owl#imports> <file:///etc/passwd> ."),
    ],
)
def test_imports_are_not_followed(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert rdf.read_rdf(path) == []


@pytest.mark.parametrize("oxigraph", [False, True])
def test_broken_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, oxigraph: bool) -> None:
    monkeypatch.setattr(rdf, "has_oxigraph", lambda: oxigraph)
    for name, text in {"a.ttl": "<urn:a> nonsense", "b.nt": "<a", "c.jsonld": "{", "d.jsonld": "[" * 100_000}.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DamagedSource, match=name):
            rdf.read_rdf(path)
    xml = tmp_path / "e.rdf"
    xml.write_text('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', encoding="utf-8")
    with pytest.raises(UnsupportedSource, match=r"e\.rdf"):
        rdf.read_rdf(xml)


def test_an_assertion_that_lacks_something_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    kinds = " ".join(sorted(CLASSES))
    assert "cancu:Claim" in kinds
    path.write_text(
        "@prefix cancu: <urn:cancu:ontology#> . <urn:cancu:assertion:1> a cancu:Claim ; cancu:relation 'amends' .",
        encoding="utf-8",
    )
    with pytest.raises(DamagedSource, match="cancu:from"):
        rdf.read_rdf(path)


def test_sqlite_and_back_by_rdf(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.db")) as store, store.writer() as writer:
        for bundle in bundles(25):
            writer.put(bundle)
    with open_store(str(tmp_path / "a.db")) as store:
        path = written(store, tmp_path / "a.nt")
        with open_store(str(tmp_path / "b.db")) as other:
            with other.writer(bulk=True) as writer:
                for bundle in rdf.read_rdf(path):
                    writer.put(bundle)
            assert held(other) == held(store)
