"""The types of documents as a text writes them: in words, abbreviated, and who alone issues one."""

from __future__ import annotations

from functools import cache

from graph.vocab import document_types


@cache
def type_words() -> dict[str, str]:
    """Every way a type is written in running text, lower-cased, → its name.

    Examples:
        >>> type_words()["chương trình hành động"]
        'Chương trình'
    """
    found: dict[str, str] = {}
    for row in document_types():
        for word in (row.name, *row.words):
            found.setdefault(word.lower(), row.name)
    return found


@cache
def short_type_words() -> dict[str, str]:
    """Abbreviations used as a word (``"NĐ"``) → name of the type; capitals only."""
    return {word: row.name for row in document_types() for word in row.short_words}


@cache
def sole_organs() -> dict[str, tuple[str, str]]:
    """Type that one body alone issues → its abbreviation and the code of the body."""
    return {row.name: (row.abbreviations[0], row.sole_organ) for row in document_types() if row.sole_organ}
