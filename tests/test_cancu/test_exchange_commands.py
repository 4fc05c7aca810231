"""export, copy and sparql as a user calls them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cancu.cli.messages_exchange import ENGLISH, VIETNAMESE
from graph.assertion import Origin
from graph.stores import open_store
from tests.servers import fixtures
from tests.support import ROOT
from tests.test_cancu.conftest import Run
from tests.test_graph.stores.graphs import bundles
from tests.test_graph.stores.test_contract import digest

FILES = {"turtle": "a.ttl", "jsonld": "a.jsonld", "ntriples": "a.nt", "graphml": "a.graphml", "cypher": "a.cypher"}
FOLDERS = {
    "csv": {"nodes.csv", "edges.csv"},
    "parquet": {"nodes.parquet", "edges.parquet"},
    "neo4j-import": {"works.csv", "import.args", "claims-amends.csv"},
}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kho.db"
    with open_store(str(path)) as store, store.writer() as writer:
        for bundle in bundles(41):
            writer.put(bundle)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANCU_STORE", str(path))
    return path


def hash_of(path: Path) -> str:
    with open_store(str(path), must_exist=True) as store:
        return digest(store)


def sources_of(path: Path) -> dict[str, Origin]:
    with open_store(str(path), must_exist=True) as store, store.view() as view:
        return view.origins()


@pytest.mark.parametrize("form", FILES)
def test_files(run: Run, kept: Path, form: str) -> None:
    code, out, err = run("export", "--format", form, "--out", FILES[form])
    assert (code, out) == (0, "")
    assert f"Đã xuất {form}" in err
    assert (kept.parent / FILES[form]).stat().st_size > 1000
    assert not list(kept.parent.glob(".cancu-*"))


@pytest.mark.parametrize("form", FOLDERS)
def test_folders(run: Run, kept: Path, form: str) -> None:
    assert run("export", "--format", form, "--out", "ra")[0] == 0
    assert FOLDERS[form] <= {path.name for path in (kept.parent / "ra").iterdir()}


def test_one_document_as_akoma_ntoso(run: Run, kept: Path) -> None:
    assert run("export", "1/2011/NĐ-CP", "--format", "akn", "--out", "akn")[0] == 0
    [path] = (kept.parent / "akn").iterdir()
    assert path.name == "1-2011-NĐ-CP.xml"
    assert ET.parse(path).getroot().tag.endswith("akomaNtoso")
    assert run("export", "--format", "akn", "--out", "het")[0] == 0
    assert len(list((kept.parent / "het").iterdir())) > 3


@pytest.mark.parametrize("ending", [".ttl", ".jsonld", ".nt"])
def test_out_and_back(run: Run, kept: Path, ending: str) -> None:
    form = {".ttl": "turtle", ".jsonld": "jsonld", ".nt": "ntriples"}[ending]
    assert run("export", "--format", form, "--out", f"a{ending}")[0] == 0
    code, _, err = run("copy", "--from", f"a{ending}", "--to", "lai.db")
    assert code == 0, err
    assert hash_of(kept) in err
    assert hash_of(kept.parent / "lai.db") == hash_of(kept)
    assert sources_of(kept.parent / "lai.db") == sources_of(kept)


def test_copy_and_copy_again(run: Run, kept: Path) -> None:
    assert run("copy", "--from", "kho.db", "--to", "moi.db")[0] == 0
    before = hash_of(kept)
    assert hash_of(kept.parent / "moi.db") == before
    code, _, err = run("copy", "--from", "kho.db", "--to", "moi.db")
    assert code == 2
    assert "--add" in err
    assert run("copy", "--from", "kho.db", "--to", "moi.db", "--add")[0] == 0
    assert hash_of(kept.parent / "moi.db") == before


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["export"], "--out"),
        (["export", "1/2011/NĐ-CP", "--out", "a.ttl"], "akn"),
        (["export", "khong-co", "--format", "akn", "--out", "akn"], "khong-co"),
        (["export", "--format", "csv", "--out", "kho.db"], "thư mục"),
        (["export", "--out", "/proc/khong/duoc.ttl"], "không ghi được"),
        (["export", "--out", "a.ttl", "--store", "khong-co.db"], "khong-co.db"),
        (["copy", "--from", "kho.db"], "--to"),
        (["copy", "--from", "kho.db", "--to", "kho.db"], "là một"),
        (["copy", "--from", "kho.db", "--to", "./kho.db"], "là một"),
        (["copy", "--from", "kho.db", "--to", "a.ttl"], "export"),
        (["copy", "--from", "khong.ttl", "--to", "b.db"], "khong.ttl"),
        (["copy", "--from", "bolt://127.0.0.1:1", "--to", "b.db"], "không kết nối được"),
        (["copy", "--from", "bolt://a:b@127.0.0.1:1", "--to", "b.db"], "NEO4J_PASSWORD"),
        (["sparql", "LOAD <urn:a>"], "không được phép"),
        (["sparql", "khong-co.rq"], "khong-co.rq"),
        (["sparql", "ASK { ?a ?b ?c }", "--from", "khong.ttl"], "khong.ttl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_calls_say_what_to_do(run: Run, kept: Path, call: list[str], says: str) -> None:
    before = hash_of(kept)
    code, out, err = run(*call)
    assert (code, out) == (2, "")
    assert says in err
    assert "internal" not in err
    assert "lỗi trong chương trình" not in err
    assert hash_of(kept) == before


def test_sparql_over_the_store_and_a_file(run: Run, kept: Path) -> None:
    query = "SELECT ?so { ?a eli:id_local ?so } ORDER BY ?so LIMIT 3"
    code, out, _ = run("sparql", query, "--seconds", "60")
    assert code == 0
    assert out.splitlines()[0] == "so"
    assert len(out.splitlines()) == 4
    run("export", "--out", "a.ttl")
    told = json.loads(run("sparql", query, "--from", "a.ttl", "--json", "--seconds", "60")[1])
    assert [row[0] for row in told["rows"]] == out.splitlines()[1:]
    code, out, err = run("sparql", "SELECT ?s { ?s ?p ?o }", "--from", "a.ttl", "--limit", "2", "--seconds", "60")
    assert len(out.splitlines()) == 3
    assert "cắt" in err


def test_to_a_server_and_back(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = fixtures.server()
    try:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        code, _, err = run("copy", "--from", "kho.db", "--to", server.routed)
        assert code == 0, err
        monkeypatch.setenv("CANCU_STORE", server.routed)
        assert run("copy", "--from", server.address, "--to", "lai.db")[0] == 0
        assert hash_of(kept.parent / "lai.db") == hash_of(kept)
        assert sources_of(kept.parent / "lai.db") == sources_of(kept)
        assert run("export", "--format", "ntriples", "--out", "b.nt")[0] == 0
        code, out, err = run("search", "dat dai", "--json")
        assert code == 0
        assert "đất đai" in out
        monkeypatch.setenv("NEO4J_PASSWORD", "mat-khau-sai")
        code, out, err = run("search", "dat dai")
        assert code == 2
        assert "NEO4J_PASSWORD" in err
        assert "mat-khau-sai" not in err + out
    finally:
        fixtures.stop()


def test_both_languages_say_the_same_things() -> None:
    assert VIETNAMESE.keys() == ENGLISH.keys()


def test_the_pages_name_commands_that_are_there(run: Run) -> None:
    text = (ROOT / "docs" / "trao-doi.md").read_text(encoding="utf-8")
    for form in (*FILES, *FOLDERS, "akn"):
        assert f"--format {form}" in text
    for name in ("export", "copy", "sparql"):
        for language in ("vi", "en"):
            code, out, _ = run("--lang", language, name, "--help")
            assert code == 0
            assert name in out
