"""Parts of the text checked in which other rules hold: its own title, its annexes, forms, a consolidation."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.evidence import Span
from graph.folding import fold_marks
from graph.reading import DocumentHead, Reading
from graph.vocab.phrasing import phrases
from queries.checks.past_words import HISTORICAL
from queries.checks.phrases import (
    ALWAYS_NORMATIVE,
    ANNEX_HEADINGS,
    CONSOLIDATED_SIGN,
    CONSOLIDATED_WORDS,
    FORM_HEADINGS,
    LIST_HEADINGS,
)

CONSOLIDATED = "Văn bản hợp nhất"
UNKNOWN_TYPES = (None, "Văn bản")
# Types that are headings and verbs as well: alone they tell no head.
VERBS_TOO = ("Quy định", "Hướng dẫn")
# What one looks at to see that a text is a consolidation: its first and its last page.
PAGE = 3000
# A text of unknown type with so many articles sets rules.
MANY_ARTICLES = 8
HEADING = 80


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{'|'.join(phrases('article_label'))}) \d+[a-zđ]?\.", re.MULTILINE)


def is_consolidation(reading: Reading) -> bool:
    """Whether the text consolidates others: its notes cite what came after its own date."""
    head, text = reading.head, reading.source.text
    if head.doc_type == CONSOLIDATED or (head.number is not None and head.number.type == CONSOLIDATED_SIGN):
        return True
    if f"/{CONSOLIDATED_SIGN}-" in f"{text[:PAGE]}\n{text[-PAGE:]}":
        return True
    return _says_so(text)


@lru_cache(maxsize=8)
def _says_so(text: str) -> bool:
    """Whether the words of a text say that it consolidates others."""
    folded = " ".join(fold_marks(text).split())
    return any(word in folded for word in CONSOLIDATED_WORDS)


def is_normative(reading: Reading) -> bool:
    """Whether the text is a normative document, for which rules of citing differ."""
    head = reading.head
    if head.normative or head.doc_type in ALWAYS_NORMATIVE or is_consolidation(reading):
        return True
    if head.doc_type in UNKNOWN_TYPES:
        return len(_article().findall(reading.source.text)) >= MANY_ARTICLES
    number = head.number
    return head.doc_type == "Nghị quyết" and number is not None and number.year is not None


def is_fragment(head: DocumentHead) -> bool:
    """Whether a text has no head at all: no type that says anything, no issuer, no number, no signer."""
    if head.issuer or head.number or head.symbol or head.signer:
        return False
    return head.doc_type in UNKNOWN_TYPES or head.doc_type in VERBS_TOO


def in_table(text: str, at: int) -> bool:
    """Whether a place stands in a row of a table: a line with cells."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : len(text) if end < 0 else end]
    return "\t" in line.strip() or line.count("|") > 1


def main_end(text: str) -> int:
    """Where annexes begin that list things: at a heading in capitals; the end where there is none.

    A plan that a decision promulgates is no such annex: it is cited from, and cites, as any text does.
    """
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip(" *_#\n")
        heads = bare.isupper() and fold_marks(bare).startswith(tuple(map(fold_marks, LIST_HEADINGS)))
        if heads and at > PAGE / 2:
            return at
        at += len(line)
    return len(text)


def is_about_past(head: DocumentHead) -> bool:
    """Whether the title says that the text deals with what ended: a list of ended documents, a summing-up."""
    folded = f" {fold_marks(head.title or '')} "
    return any(f" {fold_marks(phrase)} " in folded for phrase in HISTORICAL)


def own_title(head: DocumentHead) -> Span | None:
    """Where the title of the text itself stands."""
    return dict(head.spans).get("title")


def form_start(text: str, normative: bool) -> int:
    """Where forms to be filled in begin; in normative documents, where annexes do; else the end."""
    headings = tuple(f"{fold_marks(word)} " for word in FORM_HEADINGS + (ANNEX_HEADINGS if normative else ()))
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip(" *_#\n")
        if 0 < len(bare) < HEADING and f"{fold_marks(bare)} ".startswith(headings):
            return at
        at += len(line)
    return len(text)
