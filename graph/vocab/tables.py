"""The tables: which files each is made of, how they are read, and the copy compiled from them.

Reading YAML strictly takes seconds for thousands of rows, so ``compiled.json`` (``compiled_facts.txt`` for
the legal facts) holds the rows of every table beside the SHA-256 of the files they were read from. At run
time the files are hashed; where the hash is equal the copy is used, else the YAML is read: slow, never stale.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.event import WorkFacts
from graph.evidence import Source
from graph.vocab import rows, word_rows
from graph.vocab.codec import from_plain
from graph.vocab.fact_file import Facts, facts_from, read_facts

HOME = Path(__file__).parent
DATA = HOME / "data"
#: The compiled legal facts have a form of their own: :mod:`graph.vocab.fact_file`.
FACTS = "compiled_facts.txt"
#: Hash of the files a copy was made from, its plain rows, and its sources: where, seen on, confidence.
Copy = tuple[str, list[dict[str, Any]], list[tuple[str, str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of knowledge.

    Attributes:
        name: ``"organs"``.
        pattern: Files below ``data/`` that hold it; none of them has to exist where ``optional``.
        kind: Dataclass of its rows.
        key: What no two rows share.
        store: File of compiled copies it is kept in.
        optional: Whether the table may be missing, and is then empty.
    """

    name: str
    pattern: str
    kind: type[Any]
    key: Callable[[Any], Any]
    store: str = "compiled.json"
    optional: bool = False


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(name="document_types", pattern="document_types.yaml", kind=rows.DocumentType, key=lambda r: r.name),
        Table(
            name="organs",
            pattern="organs.yaml",
            kind=rows.Organ,
            key=lambda r: (r.code, r.name, r.valid_from, r.valid_to),
        ),
        Table(
            name="organ_abbreviations",
            pattern="organ_abbreviations.yaml",
            kind=rows.OrganAbbreviation,
            key=lambda r: r.short,
        ),
        Table(name="drafting_units", pattern="drafting_units.yaml", kind=rows.DraftingUnit, key=lambda r: r.code),
        Table(name="relations", pattern="relations.yaml", kind=rows.RelationType, key=lambda r: r.name),
        Table(
            name="provision_units",
            pattern="provision_units.yaml",
            kind=rows.ProvisionUnit,
            key=lambda r: r.name,
        ),
        Table(name="phrases", pattern="phrases.yaml", kind=word_rows.PhraseGroup, key=lambda r: r.group),
        Table(name="check_phrases", pattern="check_phrases.yaml", kind=word_rows.CheckPhrases, key=lambda r: r.group),
        Table(
            name="ended_bodies",
            pattern="ended_bodies.yaml",
            kind=word_rows.EndedBody,
            key=lambda r: (r.name, r.of),
        ),
        Table(name="place_kinds", pattern="place_kinds.yaml", kind=word_rows.PlaceKind, key=lambda r: r.name),
        Table(name="statuses", pattern="statuses.yaml", kind=rows.StatusWord, key=lambda r: r.value),
        Table(
            name="named_works",
            pattern="named_works.yaml",
            kind=rows.NamedWork,
            key=lambda r: (r.name, r.number),
            optional=True,
        ),
        Table(
            name="legal_facts",
            pattern="legal_facts/*.*",
            kind=WorkFacts,
            key=lambda r: r.key,
            store=FACTS,
            optional=True,
        ),
    )
}


def files_of(table: Table) -> tuple[Path, ...]:
    """The files that hold the table, in order of name."""
    return tuple(sorted(path for path in DATA.glob(table.pattern) if path.suffix in (".yaml", ".csv")))


def hash_of(paths: tuple[Path, ...]) -> str:
    """SHA-256 over names and bytes of the files."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def load(name: str) -> tuple[Any, ...]:
    """The rows of one table, from its compiled copy where that is fresh.

    Raises:
        VocabularyError: A row is wrong, or a file is missing.
    """
    table = TABLES[name]
    if table.kind is WorkFacts:
        return load_facts().all()
    made_from, plain, pool = compiled(table.store).get(name, ("", [], []))
    if made_from != hash_of(files_of(table)):
        return parse(table)
    sources = [Source(where=where, seen_on=day, confidence=trust) for where, day, trust in pool]
    return from_plain(table.kind, plain, sources)


def load_facts() -> Facts:
    """The legal facts, by number, from their compiled copy where that is fresh.

    Raises:
        VocabularyError: A row is wrong.
    """
    table = TABLES["legal_facts"]
    return read_facts(HOME / table.store, hash_of(files_of(table))) or facts_from(parse(table))


@cache
def compiled(store: str) -> dict[str, Copy]:
    """The copies of a store by table; empty where it cannot be read."""
    try:
        tables: dict[str, Copy] = json.loads((HOME / store).read_bytes())
    except (OSError, ValueError):
        return {}
    return tables


def parse(table: Table) -> tuple[Any, ...]:
    """The rows of one table, read strictly from its YAML.

    Raises:
        VocabularyError: A row is wrong, or a file is missing.
    """
    paths = files_of(table)
    if not paths and table.optional:
        return ()
    if table.kind is WorkFacts:
        from graph.vocab.facts import parse_facts  # here: YAML is only loaded where a copy is stale

        return parse_facts(paths)
    from graph.vocab.reader import read_table  # here: as above

    return read_table(table.kind, DATA / table.pattern, table.key)
