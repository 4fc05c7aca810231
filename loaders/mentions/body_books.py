"""The names of bodies as the tables hold them, for looking them up in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.vocab import Organ, organ_abbreviations, organs
from loaders.phrasebook import PhraseBook

_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-ZĐ&]{2,}|TT\.?)(?!\w)")


class NamedBody:
    """A body's name as the tables hold it.

    Attributes:
        name: Official form of that name, without a place.
        organ: Its row.
    """

    __slots__ = ("name", "organ")

    def __init__(self, name: str, organ: Organ) -> None:
        self.name = name
        self.organ = organ


def _heads(row: Organ) -> Iterator[str]:
    """The title of a body's head in every way it is written: ``Thống đốc NHNN``, ``Bộ trưởng Y tế``."""
    head = row.head or ""
    yield head
    yield head.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")
    if row.name in head:
        for name in row.names:
            yield head.replace(row.name, name)
    if head.startswith("Bộ trưởng Bộ "):
        yield head.replace("Bộ trưởng Bộ ", "Bộ trưởng ")


def _shortened(name: str, row: Organ) -> Iterator[str]:
    """A committee's name with its first words abbreviated: ``BTV Tỉnh ủy``, ``BCH Đảng bộ huyện``."""
    for one in organ_abbreviations() if row.kind in ("party", "front") else ():
        if name.lower().startswith(f"{one.full} "):
            yield from (f"{short.upper()}{name[len(one.full) :]}" for short in one.short)


@cache
def body_book() -> PhraseBook[NamedBody]:
    """Every name of every body, its head's title too."""
    entries: list[tuple[str, NamedBody]] = []
    for row in organs():
        entries.append((row.name, NamedBody(row.name, row)))
        for name in row.names:
            keeps = row.kind == "party" and not _ABBREVIATION.search(name)
            named = NamedBody(name if keeps else row.name, row)
            entries += [(form, named) for form in (name, *_shortened(name, row))]
        if row.head:
            entries += [(form, NamedBody(row.head, row)) for form in dict.fromkeys(_heads(row))]
            if row.head.startswith("Bộ trưởng Bộ "):
                entries.append((row.code, NamedBody(row.name, row)))
    return PhraseBook(entries)


@cache
def ministry_book() -> PhraseBook[NamedBody]:
    """The ministries without the word "Bộ", as joint circulars list them: ``liên Bộ Tài chính, Nội vụ``."""
    lead = "Bộ "
    return PhraseBook(
        (name.removeprefix(lead), NamedBody(row.name, row))
        for row in organs()
        if row.name.startswith(lead) and not row.local
        for name in (row.name, *row.names)
        if name.startswith(lead)
    )
