"""Knowledge as data (*tri thức dưới dạng bảng*): types, organs, relations, units, statuses, legal facts.

Every function gives one table as a tuple of frozen rows and reads it once. Rows: :mod:`graph.vocab.rows`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from graph.event import WorkFacts
from graph.vocab.fact_file import Facts
from graph.vocab.own import OWN, read_own_facts, read_own_organs, refuse_late, with_own
from graph.vocab.rows import (
    DocumentType,
    DraftingUnit,
    NamedWork,
    Organ,
    OrganAbbreviation,
    ProvisionUnit,
    RelationType,
    StatusWord,
    TypeRank,
)
from graph.vocab.tables import DATA, hash_of, load, load_facts
from graph.vocab.word_rows import EndedBody

__all__ = [
    "DocumentType",
    "DraftingUnit",
    "EndedBody",
    "FactsByKey",
    "NamedWork",
    "Organ",
    "OrganAbbreviation",
    "ProvisionUnit",
    "RelationType",
    "StatusWord",
    "TypeRank",
    "WorkFacts",
    "data_as_of",
    "data_hash",
    "document_types",
    "drafting_units",
    "ended_bodies",
    "extend",
    "extend_facts",
    "extend_organs",
    "facts_numbered",
    "facts_of",
    "known_facts",
    "legal_facts",
    "named_works",
    "organ_abbreviations",
    "organs",
    "own_files",
    "provision_units",
    "rank_of",
    "relation_types",
    "statuses",
]


@cache
def document_types() -> tuple[DocumentType, ...]:
    """The types of document (*loại văn bản*), in the order of the table.

    Examples:
        >>> next(kind.abbreviations for kind in document_types() if kind.name == "Kế hoạch")
        ('KH',)
    """
    return load("document_types")


@cache
def organs() -> tuple[Organ, ...]:
    """The bodies that issue documents (*cơ quan ban hành*), one row a stretch of life.

    Examples:
        >>> [(organ.valid_to, organ.succeeded_by) for organ in organs() if organ.code == "BTNMT"]
        [('2025-03-01', ('BNNMT',))]
    """
    return with_own(load("organs"))


def extend_organs(path: Path) -> tuple[Organ, ...]:
    """Add the organs of an office, once and before anything is read; they stand before those of the project.

    Args:
        path: A YAML file in the form of ``organs.yaml``.

    Returns:
        The organs added.

    Raises:
        VocabularyError: A row is wrong; the message names file and row.
        UsageError: The organs were read already.
    """
    if path not in OWN.paths:
        refuse_late(organs.cache_info().currsize > 0, path)
        OWN.organs = (*read_own_organs(path, load("organs")), *OWN.organs)
        OWN.files = (*OWN.files, ("organs", path))
    return OWN.organs


def extend_facts(path: Path) -> tuple[WorkFacts, ...]:
    """Add the legal facts of an office, once and before anything is read; they stand before those of the project.

    Args:
        path: A file in the form of those of ``legal_facts``: YAML, or a table of works in columns.

    Returns:
        The works added.

    Raises:
        VocabularyError: A row is wrong; the message names file and row.
        UsageError: The facts were read already.
    """
    if path not in OWN.paths:
        refuse_late(known_facts.cache_info().currsize > 0, path)
        OWN.facts = (*read_own_facts(path), *OWN.facts)
        OWN.files = (*OWN.files, ("facts", path))
    return OWN.facts


def own_files() -> tuple[tuple[str, Path], ...]:
    """The files of the office that this process has taken in, for handing them to another process."""
    return OWN.files


def extend(files: tuple[tuple[str, Path], ...]) -> None:
    """Take in what another process has taken in (:func:`own_files`), before anything is read here.

    Raises:
        VocabularyError: A row is wrong; the message names file and row.
        UsageError: The tables were read already.
    """
    for kind, path in files:
        (extend_organs if kind == "organs" else extend_facts)(path)


@cache
def organ_abbreviations() -> tuple[OrganAbbreviation, ...]:
    """The abbreviations inside names of organs (*viết tắt*), in the order they are written out."""
    return load("organ_abbreviations")


@cache
def ended_bodies() -> tuple[EndedBody, ...]:
    """Bodies without a row among the organs that ended: ``Phòng Kinh tế`` of a district.

    Examples:
        >>> next(body.valid_to for body in ended_bodies() if body.name == "Chi cục Thuế")
        '2025-07-01'
    """
    return load("ended_bodies")


@cache
def drafting_units() -> tuple[DraftingUnit, ...]:
    """What may follow the issuer in a symbol: ``VX``, ``NC``, ``CCVC``."""
    return load("drafting_units")


@cache
def relation_types() -> tuple[RelationType, ...]:
    """The relations between works (*quan hệ*).

    Examples:
        >>> next(kind.effect for kind in relation_types() if kind.name == "replaces")
        'ends'
    """
    return load("relations")


@cache
def provision_units() -> tuple[ProvisionUnit, ...]:
    """The units of division, outermost first.

    Examples:
        >>> [unit.name for unit in provision_units() if not unit.capital]
        ['khoản', 'điểm', 'tiết']
    """
    return load("provision_units")


@cache
def statuses() -> tuple[StatusWord, ...]:
    """The answers to "does it hold on that day"."""
    return load("statuses")


@cache
def known_facts() -> Facts:
    """The legal facts, which are read work by work as they are asked for."""
    return load_facts().extended(OWN.facts) if OWN.facts else load_facts()


def legal_facts() -> tuple[WorkFacts, ...]:
    """What is known of works and their events, in order of key; empty where no file is there."""
    return known_facts().all()


def facts_numbered(number: str) -> tuple[WorkFacts, ...]:
    """What is known of the works that print a number; leading zeros do not count.

    Examples:
        >>> [work.doc_type for work in facts_numbered("61/2018/NĐ-CP")]
        ['Nghị định']
    """
    return known_facts().numbered(number)


def facts_of(key: str) -> WorkFacts | None:
    """What is known of the work of a key; None where it is not known.

    Examples:
        >>> facts_of("61/2018/NĐ-CP").issued.year, facts_of("1/1900/NĐ-CP")
        (2018, None)
    """
    return known_facts().of(key)


class FactsByKey(Mapping[str, WorkFacts]):
    """The legal facts as a mapping from key to work; only what is asked for is read."""

    def __getitem__(self, key: str) -> WorkFacts:
        found = facts_of(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (work.key for work in legal_facts())

    def __len__(self) -> int:
        return len(known_facts())


@cache
def named_works() -> tuple[NamedWork, ...]:
    """Works that texts cite by name; empty where no file is there."""
    return load("named_works")


@cache
def data_hash() -> str:
    """Twelve hex digits that change with every change of the data files, those of the office among them."""
    shipped = sorted(path for path in DATA.rglob("*") if path.suffix in {".yaml", ".csv"})
    return hash_of((*shipped, *OWN.paths))[:12]


@cache
def data_as_of() -> str:
    """Latest ISO day on which a legal fact was read; empty where there is none."""
    return max({known_facts().seen_on, *(work.seen_on for work in named_works())})


def rank_of(type_name: str, organ: str | None = None, level: str | None = None) -> int | None:
    """Legal force of a type in the hands of an organ; 1 is the highest, None where none or not known.

    Source: Luật 64/2025/QH15, Điều 4, as amended by Luật 87/2025/QH15.

    Examples:
        >>> rank_of("Nghị quyết", "HĐND", "tỉnh"), rank_of("Nghị quyết", "CP"), rank_of("Kế hoạch", "UBND")
        (10, 5, None)
    """
    for kind in document_types():
        if kind.name == type_name:
            ranked = (row.rank for row in kind.ranks if row.organ == organ and row.level in (None, level))
            return kind.rank if kind.rank is not None else next(ranked, None)
    return None
