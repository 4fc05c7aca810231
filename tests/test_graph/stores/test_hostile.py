"""Text is never code: payloads for Cypher, SQL and full-text queries come back byte for byte, and do nothing."""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path

import pytest

from graph.assertion import Binding, Bundle, Claim, Description, Happening, Origin, Verdict
from graph.stores import Search, Store
from tests.servers.neo4j.server import Server
from tests.support import ROOT

PAYLOADS = [
    "x'}) DETACH DELETE n //",
    "`}) MATCH (n) DETACH DELETE n //",
    "\\u0060}) DETACH DELETE n",
    "\\u0027 OR 1=1 //",
    "'; DROP TABLE work; --",
    '" OR ""="',
    "Robert'); DELETE FROM claim; --",
    "${n.key}",
    "{{7*7}}",
    "/* */ // -- #",
    "a\x00b",
    "dòng\nmới\r\n\tthụt",
    '"NEAR(',
    "a* AND (b OR",
    "-tru ^mu :hai",
    "[1 TO *]",
    "title:x AND _exists_:y",
    "~0.5 fuzzy~ boost^9",
    "CALL apoc.load.json('http://192.0.2.1/')",
    "LOAD CSV FROM 'file:///etc/passwd' AS row",
    "\u202eđảo\u202c",
    "𝕏 😀 ﷽",
    "NULL",
    "true",
    "\\",
    "\\'",
    "%s %d {0}",
    "𐀀" * 50,
    "z" * 5000,
]
PREFIXES = ("", "1/2020/", "' ", "\\")


def texts() -> list[str]:
    return [prefix + payload for prefix, payload in itertools.product(PREFIXES, PAYLOADS)]


def hostile(number: int, text: str) -> Bundle:
    key, other = f"{text}|{number}", f"?{text}|{number}"
    return Bundle(
        origin=Origin(id=f"person:{text}:{number}", kind="person", name=text, recorded="2026-11-21", work=key),
        descriptions=(
            Description(work=key, number=text, doc_type=text, title=text, names=(text, "b"), issuer=text, own=True),
            Description(work=other, open=text, candidates=(text,)),
        ),
        claims=(
            Claim(
                source=key, target=other, relation="amends", whole=False, provisions=(text,), doubt=text, quote=text,
                extractor=text,
            ),
        ),
        happenings=(Happening(work=key, what="amended", by=text, scope=(text,), where=text, seen_on=text, confidence="low"),),
        verdicts=(Verdict(source=key, target=key, relation="amends", state="rejected", author=text, at=text, reason=text),),
        bindings=(Binding(open=other, work=key, author=text, at=text, reason=text),),
    )  # fmt: skip


def test_payloads_come_back_and_do_nothing(store: Store) -> None:
    given = [hostile(number, text) for number, text in enumerate(texts())]
    with store.writer() as writer:
        for bundle in given:
            writer.put(bundle)
    with store.view() as view:
        for bundle in given:
            found = view.bundle(bundle.origin.id)
            assert found is not None
            assert (found.origin, set(found.descriptions)) == (bundle.origin, set(bundle.descriptions))
            assert (found.claims, found.happenings) == (bundle.claims, bundle.happenings)
            assert (found.verdicts, found.bindings) == (bundle.verdicts, bundle.bindings)
        counted = view.statistics()
        assert counted.works == 2 * len(given)
        for bundle in given:  # the binding leads the claim back to its own source, and there the verdict rejects it
            [relation] = view.relations(bundle.claims[0].source, "out")
            assert (relation.target, relation.state) == (relation.source, "rejected")
        assert counted.relations == {}
    with store.writer() as writer:
        assert all(writer.remove(bundle.origin.id) for bundle in given)
    with store.view() as view:
        assert view.statistics().works == 0


def test_no_question_is_an_error(store: Store) -> None:
    with store.writer() as writer:
        for number, text in enumerate(PAYLOADS):
            writer.put(hostile(number, text))
    with store.view() as view:
        for text in [*texts(), *(f"{one} 9/2020/{two}" for one, two in itertools.pairwise(texts()))]:
            view.search(Search(text=text, issuer=text, doc_type=None))
            view.search(Search(text=text, doc_type=text, level=text, since=text, until=text))
            view.works_by_number(text)
            view.works([text])
            view.links([text], "out", (text,))
            view.relations(text, "in", (text, "amends"))
            assert view.relation(text, text, text) is None
            view.counts(text, "in")
            view.descriptions(text)
            view.happenings([text])


def test_neo4j_holds_only_the_labels_it_knows(neo4j_store: Store, server: Server) -> None:
    import neo4j

    from graph.stores.neo4j_rows import TYPES
    from graph.stores.neo4j_schema import LABELS, SPEECH

    with neo4j_store.writer() as writer:
        for number, text in enumerate(PAYLOADS):
            writer.put(hostile(number, text))
    with neo4j.GraphDatabase.driver(server.address, auth=("neo4j", server.password)) as driver:
        labels = driver.execute_query("MATCH (n) UNWIND labels(n) AS l RETURN DISTINCT l").records
        types = driver.execute_query("MATCH ()-[r]->() RETURN DISTINCT type(r)").records
    assert {row[0] for row in labels} <= set(LABELS)
    assert {row[0] for row in types} <= {*TYPES.values(), *SPEECH}


# Calls of run() and execute() that take a text put together in place; each was read: the pieces are question marks, column
# names of this code, or relation types of the closed list.
REVIEWED = {"sqlite_edges.py", "sqlite_works.py", "sqlite_view.py", "sqlite_schema.py", "sqlite_writer.py"}


@pytest.mark.parametrize("path", sorted((ROOT / "graph" / "stores").glob("*.py")), ids=lambda path: path.name)
def test_no_query_is_put_together_from_text(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            made = isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
            if re.fullmatch(r"run|execute|executemany|executescript|ask", name) and made:
                found.append(node.lineno)
    assert not found or path.name in REVIEWED
