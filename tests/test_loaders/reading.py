"""Readings of texts written in a test, and what the tests ask of them."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from graph.reading import CitedDocument, Reading, SourceText
from loaders.pipeline import read
from queries.checks import run_checks

TODAY = date(2026, 11, 21)


def read_text(text: str, as_of: date | None = None) -> Reading:
    """The reading of a text."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read(SourceText(name="thu.txt", sha256=digest, kind="text", text=text), as_of)


def document_of(reading: Reading, words: str) -> CitedDocument:
    """The document that the first mention with these words means."""
    mention = next(mention for mention in reading.mentions if mention.citation.text == words)
    return reading.document(mention.document)


def rules_of(reading: Reading, as_of: date = TODAY) -> set[str]:
    """Ids of the rules that fire on a reading."""
    return {finding.rule for finding in run_checks(reading, as_of)}
