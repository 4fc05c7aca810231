"""Tables, GraphML, Cypher, Akoma Ntoso and SPARQL: what programs of others get."""

from __future__ import annotations

import csv
import io
import re
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx
import pytest

import graph.exchange.rdf as rdf
from graph.assertion import Bundle, Claim, Origin
from graph.errors import DamagedSource, UsageError
from graph.exchange import akn
from graph.exchange.akn_record import AKN, read_akn
from graph.exchange.cypher import literal, write_cypher
from graph.exchange.graphml import write_graphml
from graph.exchange.sparql import ask, refuse
from graph.exchange.table import EDGES, NODES, guarded, plain_cell, write_csv, write_parquet
from graph.relation import REJECTED
from tests.servers.neo4j.server import Server
from tests.support import ROOT
from tests.test_graph.stores.graphs import KEYS, bundles
from tests.test_graph.stores.test_contract import plain
from tests.test_graph.stores.test_hostile import PAYLOADS, hostile

FORMULAS = [
    start + rest
    for start in ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "＝")
    for rest in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://192.0.2.1")', "12% thuế")
]


def hostile_graph() -> object:
    texts = [*PAYLOADS, *FORMULAS]
    return plain([hostile(number, text) for number, text in enumerate(texts)])


# ----------------------------------------------------------------------------------------------- tables


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula_and_every_text_is_found_again(text: str) -> None:
    cell = guarded(text)
    assert cell.startswith("'")
    assert plain_cell(cell) == text


def test_csv_opens_in_a_spreadsheet_without_formulas(tmp_path: Path) -> None:
    import openpyxl

    with hostile_graph().view() as view:  # type: ignore[attr-defined]
        nodes, edges = write_csv(view, tmp_path)
        works = list(view.all_works())
    assert nodes.read_bytes().startswith(b"\xef\xbb\xbf")
    with nodes.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == NODES
    assert [plain_cell(row["key"]) for row in rows] == [work.key for work in works]
    assert [plain_cell(row["title"]) or None for row in rows] == [work.title for work in works]
    book = openpyxl.Workbook(write_only=False)
    for row in rows:
        book.active.append([_sheet(cell) for cell in row.values()])  # type: ignore[union-attr]
    kinds = {cell.data_type for line in book.active.iter_rows() for cell in line}  # type: ignore[union-attr]
    assert "f" not in kinds
    with edges.open(encoding="utf-8-sig", newline="") as file:
        assert tuple(next(csv.reader(file))) == EDGES


def _sheet(cell: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", cell)[:30_000]


def test_parquet_holds_the_texts_as_they_are(tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    with hostile_graph().view() as view:  # type: ignore[attr-defined]
        nodes, edges = write_parquet(view, tmp_path)
        works, relations = list(view.all_works()), list(view.all_relations())
    assert parquet.read_table(nodes).column("title").to_pylist() == [work.title for work in works]
    assert parquet.read_table(edges).column("source").to_pylist() == [edge.source for edge in relations]
    assert str(parquet.read_table(edges).schema.field("confidence").type) == "double"


# ---------------------------------------------------------------------------------------------- GraphML


def test_graphml_is_read_by_networkx(tmp_path: Path) -> None:
    path = tmp_path / "kho.graphml"
    with plain(bundles(31)).view() as view:
        with path.open("wb") as file:
            write_graphml(view, file)
        edges = [edge for edge in view.all_relations() if edge.state != REJECTED]
        works = list(view.all_works())
    made = networkx.read_graphml(path, force_multigraph=True)
    assert set(made.nodes) == {work.key for work in works}
    found = sorted((source, data["relation"], target) for source, target, data in made.edges(data=True))
    assert found == sorted((edge.source, edge.relation, edge.target) for edge in edges)
    ids = re.findall(r'<edge [^>]*id="([^"]+)"', path.read_text(encoding="utf-8"))
    assert len(set(ids)) == len(edges)  # Gephi takes no edge twice


def test_graphml_of_hostile_texts_is_xml(tmp_path: Path) -> None:
    path = tmp_path / "kho.graphml"
    with hostile_graph().view() as view, path.open("wb") as file:  # type: ignore[attr-defined]
        write_graphml(view, file)
    assert ET.parse(path).getroot().tag.endswith("graphml")


def test_an_edge_carries_the_day_until_which_its_source_knows(tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    claim = Claim(source=KEYS[0], target=KEYS[1], relation="repeals")
    other = Claim(source=KEYS[0], target=KEYS[2], relation="cites")
    register = Origin(id="registry:a", kind="registry", name="sổ", recorded="2026-11-21", seen_on="2026-04-26")
    file = Origin(id="sha256:1", kind="document", name="a.docx", recorded="2026-11-21")
    with plain([Bundle(origin=register, claims=(claim,)), Bundle(origin=file, claims=(other,))]).view() as view:
        write_csv(view, tmp_path)
        _, edges = write_parquet(view, tmp_path)
        with (tmp_path / "a.graphml").open("wb") as made:
            write_graphml(view, made)
        script = io.StringIO()
        write_cypher(view, script)
        record = read_akn(akn.write_akn(view, KEYS[0]) or b"")
    with (tmp_path / "edges.csv").open(encoding="utf-8-sig", newline="") as table:
        assert {row["relation"]: row["seen_on"] for row in csv.DictReader(table)} == {
            "repeals": "2026-04-26",
            "cites": "",
        }
    wanted = {"repeals": "2026-04-26", "cites": None}
    rows = parquet.read_table(edges).to_pylist()
    assert {row["relation"]: row["seen_on"] for row in rows} == wanted
    drawn = networkx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert {data["relation"]: data.get("seen_on") for _, _, data in drawn.edges(data=True)} == wanted
    assert script.getvalue().count("seen_on: '2026-04-26'") == 1
    assert {act.relation: act.seen_on for act in record.acts} == wanted


# ----------------------------------------------------------------------------------------------- Cypher


def test_literals_end_where_they_should() -> None:
    assert literal("a'b\\c\n") == "'a\\'b\\\\c\\n'"
    for text in PAYLOADS:
        inside = literal(text)[1:-1]
        assert re.fullmatch(r"(?:[^'\\\n]|\\['\\nrtbf]|\\u[0-9a-f]{4})*", inside)


def test_the_script_makes_the_graph_on_a_server(server: Server) -> None:
    import neo4j

    store = plain([*bundles(32), *(hostile(number, text) for number, text in enumerate(PAYLOADS))])
    text = io.StringIO()
    with store.view() as view:
        write_cypher(view, text)
        works = {work.key: work.title for work in view.all_works()}
        edges = sum(edge.state != REJECTED for edge in view.all_relations())
    with neo4j.GraphDatabase.driver(server.address, auth=("neo4j", server.password)) as driver:
        for _ in range(2):
            for statement in text.getvalue().split(";\n"):
                if statement.strip():
                    driver.execute_query(statement)
        found = driver.execute_query("MATCH (w:Work) RETURN w.key, w.title").records
        assert {row[0]: row[1] for row in found} == works
        assert driver.execute_query("MATCH ()-[e]->() RETURN count(e)").records[0][0] == edges


# ------------------------------------------------------------------------------------------ Akoma Ntoso


@pytest.mark.parametrize("seed", [33, 34])
def test_akoma_ntoso_there_and_back(seed: int) -> None:
    with plain(bundles(seed)).view() as view:
        for key in KEYS:
            record = akn.record_of(view, key)
            data = akn.write_akn(view, key)
            if record is None:
                assert data is None
                continue
            assert data is not None
            back = read_akn(data)
            assert set(back.acts) == set(record.acts)
            assert set(back.told) == set(record.told)
            for name in ("key", "number", "doc_type", "title", "issuer", "issued", "effective"):
                assert getattr(back, name) == getattr(record, name)


# Order of the parts of <meta>, parts of an identification and allowed types, from the schema of Akoma Ntoso 3.0.
META = ["identification", "publication", "classification", "lifecycle", "workflow", "analysis", "temporalData",
        "references", "notes", "proprietary", "presentation"]  # fmt: skip
TYPES = {
    "textualMod": {"repeal", "substitution", "insertion", "replacement", "renumbering", "split", "join"},
    "forceMod": {"entryIntoForce", "endOfEnactment", "postponementOfEntryIntoForce", "prorogationOfForce",
                 "reEnactment", "unconstitutionality"},
    "efficacyMod": {"entryIntoEfficacy", "endOfEfficacy", "inapplication", "retroactivity", "extraefficacy",
                    "postponementOfEfficacy", "prorogationOfEfficacy"},
    "legalSystemMod": {"staticReference", "implementation", "ratification", "application", "legislativeDelegation",
                       "deregulation", "conversion", "expiration", "reiteration", "remaking", "republication",
                       "coordination"},
    "eventRef": {"generation", "amendment", "repeal"},
}  # fmt: skip


def test_akoma_ntoso_keeps_to_its_schema() -> None:
    seen: set[str] = set()
    with plain(bundles(33)).view() as view:
        for key in KEYS:
            data = akn.write_akn(view, key)
            root = ET.fromstring(data) if data else None
            if root is None:
                continue
            [doc] = root
            assert [child.tag for child in doc] == [f"{{{AKN}}}meta", f"{{{AKN}}}mainBody"]
            parts = [META.index(child.tag.partition("}")[2]) for child in doc[0]]
            assert parts == sorted(set(parts))
            levels = [child.tag.partition("}")[2] for child in doc[0][0]]
            assert levels == ["FRBRWork", "FRBRExpression", "FRBRManifestation"]
            ids = [element.get("eId") for element in root.iter() if element.get("eId")]
            assert len(ids) == len(set(ids))
            for element in root.iter():
                name = element.tag.partition("}")[2]
                if name in TYPES:
                    seen.add(name)
                    assert element.get("type") in TYPES[name]
                if name == "eventRef":
                    assert element.get("date")
                    assert element.get("source", "")[1:] in ids
                if name in ("activeRef", "passiveRef", "original", "TLCOrganization"):
                    assert element.get("href")
                    assert element.get("showAs")
                if name.endswith("Mod"):
                    assert [child.tag.partition("}")[2] for child in element] == ["source", "destination"]
    assert seen == set(TYPES)


def test_hostile_akoma_ntoso() -> None:
    with hostile_graph().view() as view:  # type: ignore[attr-defined]
        for work in view.all_works():
            data = akn.write_akn(view, work.key)
            assert data is not None
            ET.fromstring(data)
    for data in (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", b"<x/>", b"", b"\xff\xfe<\x00x\x00"):
        with pytest.raises(DamagedSource):
            read_akn(data)


# ----------------------------------------------------------------------------------------------- SPARQL

REFUSED = [
    "SELECT * WHERE { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p ?o .SERVICE <http://192.0.2.1/> {} }",
    "SELECT * WHERE { ?s ?p 5SERVICE<http://192.0.2.1/>{} }",
    "SELECT * WHERE { ?s ?p trueservice <http://192.0.2.1/> {} }",
    "SELECT * WHERE { serVice silent ?s { ?a ?b ?c } }",
    "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "SELECT*FROMx:g{?s ?p ?o}",
    "PREFIX x: <http://192.0.2.1/> SELECT (1 AS ?c)FROM x:g{}",
    "SELECT * FROM NAMED <http://192.0.2.1/> { ?s ?p ?o }",
    "LOAD <http://192.0.2.1/>",
    "LOAD <file:///etc/passwd> INTO GRAPH <urn:x>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP GRAPH <urn:x>",
    "COPY <urn:a> TO <urn:b>",
    "MOVE <urn:a> TO <urn:b>",
    "CREATE GRAPH <urn:a>",
    "DESCRIBE <urn:a>",
    "SELECT * { ?s ?p ?o } # \\u0053ERVICE",
    "SELECT * { \\u0053ERVICE <urn:x> {} }",
    "'SELECT' SERVICE <urn:x> {}",
    "",
    "xin chào",
    "SELECT * { ?s ?p ?o }" + " " * 30_000,
]
LET_PASS = [
    'SELECT ?from ?service WHERE { ?from ?p \'SERVICE FROM LOAD\' . ?service ?q """DELETE""" }',
    "ASK { ?s cancu:from ?o }",
    "CONSTRUCT { ?s eli:cites ?o } WHERE { ?s eli:cites ?o }",
    "SELECT * { ?s <http://192.0.2.1/SERVICE> ?o } # FROM here",
]


@pytest.mark.parametrize("query", REFUSED)
def test_what_could_write_or_reach_outside_is_refused(query: str) -> None:
    with pytest.raises(UsageError):
        refuse(query)


@pytest.mark.parametrize("query", LET_PASS)
def test_questions_are_let_pass(query: str) -> None:
    refuse(query)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rdf") / "kho.ttl"
    with plain(bundles(35)).view() as view, path.open("wb") as file:
        rdf.write_rdf(view, file, "turtle")
    return path


def test_a_question_is_answered(exported: Path) -> None:
    with plain(bundles(35)).view() as view:
        wanted = {
            (edge.source, edge.target)
            for edge in view.all_relations(("amends",))
            if edge.state != REJECTED and edge.trusted
        }
    found = ask(exported, "SELECT ?x ?y { ?a cancu:amends ?b . ?a cancu:key ?x . ?b cancu:key ?y }", seconds=60)
    assert found.columns == ("x", "y")
    assert set(found.rows) == wanted
    assert ask(exported, "SELECT * { ?s ?p ?o }", seconds=60, rows=5).cut
    assert ask(exported, "ASK { ?a cancu:amends ?b }", seconds=60).rows == (("true",),)


def test_a_long_question_is_stopped(exported: Path) -> None:
    start = time.perf_counter()
    with pytest.raises(UsageError, match="quá 2 giây"):
        ask(exported, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", seconds=2)
    assert time.perf_counter() - start < 6


def test_a_wrong_question_is_explained(exported: Path) -> None:
    with pytest.raises(UsageError, match="không chạy được"):
        ask(exported, "SELECT WHERE", seconds=60)


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "sparql").glob("*.rq")), ids=lambda path: path.stem)
def test_the_saved_questions_run(exported: Path, path: Path) -> None:
    assert ask(exported, path.read_text(encoding="utf-8"), seconds=60).columns
