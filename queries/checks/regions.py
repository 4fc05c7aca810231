"""Parts of the text checked in which other rules hold: its own title, its annexes, forms, a consolidation."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.evidence import Span
from graph.folding import fold_marks
from graph.reading import DocumentHead, Reading
from graph.vocab import document_types
from graph.vocab.phrasing import check_phrases, phrases

# What one looks at to see that a text is a consolidation: its first and its last page.
PAGE = 3000
# A text of unknown type with so many articles sets rules.
MANY_ARTICLES = 8
HEADING = 80
# Of articles of the codification other texts cite one at most.
SURELY_CODIFIED = 2


@cache
def article_start() -> re.Pattern[str]:
    """What an article begins with, at the start of a line."""
    return re.compile(rf"^\s*(?:{'|'.join(phrases('article_label'))}) \d+[a-zđ]?\.", re.MULTILINE)


def is_consolidation(reading: Reading) -> bool:
    """Whether the text consolidates others: its notes cite what came after its own date."""
    head, text = reading.head, reading.source.text
    sign = _consolidated_sign()
    if head.doc_type in phrases("consolidating_type") or (head.number is not None and head.number.type == sign):
        return True
    if f"/{sign}-" in f"{text[:PAGE]}\n{text[-PAGE:]}":
        return True
    return _says_so(text)


@lru_cache(maxsize=8)
def _says_so(text: str) -> bool:
    """Whether the words of a text say that it consolidates others."""
    folded = " ".join(fold_marks(text).split())
    return any(fold_marks(words) in folded for words in phrases("authentication")) or _is_codified(text)


def _is_codified(text: str) -> bool:
    """Whether articles or notes of the official codification stand in it: they cite what came later."""
    noted = any(note in text for note in check_phrases("codified_note"))
    return noted or len(_codified().findall(text)) >= SURELY_CODIFIED


@cache
def _codified() -> re.Pattern[str]:
    """``Điều 34.4.NĐ.1.143``: an article of the official codification."""
    return re.compile(rf"\b(?:{'|'.join(phrases('article_label'))}) \d+\.\d+\.[A-ZĐ]{{2}}\.\d")


@cache
def _consolidated_sign() -> str:
    """What the number of a consolidation prints: ``VBHN``."""
    names = phrases("consolidating_type")
    return next(kind.abbreviations[0] for kind in document_types() if kind.name in names)


@cache
def _always_normative() -> frozenset[str]:
    """The types that are normative whoever issues them."""
    return frozenset(kind.name for kind in document_types() if kind.normative == "always")


def _is_unknown(doc_type: str | None) -> bool:
    """Whether the type of a text is not told, or is the word for any document."""
    return doc_type is None or doc_type in check_phrases("generic_type")


def is_normative(reading: Reading) -> bool:
    """Whether the text is a normative document, for which rules of citing differ."""
    head = reading.head
    if head.normative or head.doc_type in _always_normative() or is_consolidation(reading):
        return True
    if _is_unknown(head.doc_type):
        return len(article_start().findall(reading.source.text)) >= MANY_ARTICLES
    number = head.number
    return head.doc_type == "Nghị quyết" and number is not None and number.year is not None


def is_fragment(head: DocumentHead) -> bool:
    """Whether a text has no head at all: no type that says anything, no issuer, no number, no signer."""
    if head.issuer or head.number or head.symbol or head.signer:
        return False
    return _is_unknown(head.doc_type) or head.doc_type in check_phrases("heading_type")


def in_table(text: str, at: int) -> bool:
    """Whether a place stands in a row of a table: a line with cells."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : len(text) if end < 0 else end]
    return "\t" in line.strip() or line.count("|") > 1


def main_end(text: str) -> int:
    """Where annexes begin that list things: at a heading in capitals; the end where there is none.

    A plan that a decision promulgates is no such annex: it is cited from, and cites, as any text does.
    """
    at, headings = 0, tuple(map(fold_marks, check_phrases("list_title")))
    for line in text.splitlines(keepends=True):
        bare = line.strip(" *_#\n")
        heads = bare.isupper() and fold_marks(bare).startswith(headings)
        if heads and at > PAGE / 2:
            return at
        at += len(line)
    return len(text)


def is_about_past(head: DocumentHead) -> bool:
    """Whether the title says that the text deals with what was: a list of documents, a summing-up."""
    folded = f" {fold_marks(head.title or '')} "
    return any(f" {fold_marks(phrase)} " in folded for phrase in check_phrases("past_told", "documents_listed"))


def lists_documents(head: DocumentHead) -> bool:
    """Whether the title says that the text lists documents, in columns that extraction may have lost."""
    folded = f" {fold_marks(head.title or '')} "
    return any(f" {fold_marks(phrase)} " in folded for phrase in check_phrases("documents_listed"))


def own_title(head: DocumentHead) -> Span | None:
    """Where the title of the text itself stands."""
    return dict(head.spans).get("title")


def form_start(text: str, normative: bool) -> int:
    """Where forms to be filled in begin; in normative documents, where annexes do; else the end."""
    words = check_phrases("form_title", *(("annex_title",) if normative else ()))
    headings = tuple(f"{fold_marks(word)} " for word in words)
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip(" *_#\n")
        if 0 < len(bare) < HEADING and f"{fold_marks(bare)} ".startswith(headings):
            return at
        at += len(line)
    return len(text)
