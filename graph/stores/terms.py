"""The words of a question to a store, and of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Direction = Literal["out", "in"]
"""``out``: what a work acts on; ``in``: what acts on it."""


class Link(NamedTuple):
    """An edge without its evidence: enough to walk on; a plain tuple, because chains have thousands.

    Attributes:
        source: Key of the acting work.
        relation: Name of the type.
        target: Key of the work acted on.
        disputed: Whether something speaks against it and nobody confirmed it.
    """

    source: str
    relation: str
    target: str
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is searched for; every part narrows.

    Attributes:
        text: Words of number, title, type or issuer, with or without accents; the last may be cut short.
        doc_type: Name of the type.
        issuer: Words of the issuer.
        level: ``trung ương``, ``tỉnh``, ``huyện`` or ``xã``.
        since: ISO day of issue from which on.
        until: ISO day of issue up to which.
        held: Only works whose own text or register row is there.
        limit: Most keys to give.
    """

    text: str = ""
    doc_type: str | None = None
    issuer: str | None = None
    level: str | None = None
    since: str | None = None
    until: str | None = None
    held: bool = False
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave.

    Attributes:
        keys: Keys of works, those with their own text first, then in order of key.
        cut: Whether more works answer than are given.
    """

    keys: tuple[str, ...]
    cut: bool = False


MOST_FOUND = 4000
"""Answers of a search that are looked at and put in order; where more answer, the search says that it was cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How much is in a store.

    Attributes:
        origins: Sources by kind.
        works: Works, those with open identity included.
        held: Works whose own text or register row is there.
        open: Documents with open identity.
        relations: Edges by type, rejected ones left out.
        disputed: Edges against which something speaks.
        happenings: Events told.
        verdicts: Decisions of people on edges.
        bindings: Decisions of people on open citations.
        first: ISO day of the first source that came in; None where empty.
        last: ISO day of the last one.
        seen_on: Last ISO day until which a register or table was kept; None where there is none.
    """

    origins: Mapping[str, int]
    works: int
    held: int
    open: int
    relations: Mapping[str, int]
    disputed: int
    happenings: int
    verdicts: int
    bindings: int
    first: str | None
    last: str | None
    seen_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How much one source says.

    Attributes:
        works: Descriptions of works.
        relations: Claims of relations.
        disputed: Those of them with something that speaks against them.
        events: Events told.
        seen_on: Last ISO day until which it was kept; None where it says none.
    """

    works: int
    relations: int
    disputed: int
    events: int
    seen_on: str | None
