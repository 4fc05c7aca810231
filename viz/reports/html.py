"""The result of a check as one page: the text on the left, what to correct on the right.

The page stands alone: it asks for nothing outside, its style and script are let in by their hashes, and all
words of the document are escaped, isolated in direction and shown even where they are made to be invisible.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from queries.result import CheckResult, DocumentRow, FindingRow, MentionRow, StatusRow
from viz.lang import Words
from viz.lang import words as words_of
from viz.picture import GLYPHS, TONES
from viz.reports import digest
from viz.reports.display import Lines, one_line, visible
from viz.reports.marks import Mark, marked_text, plain

QUOTE = 220
PARTS = "parts.html"
"""The template of what pages of results and pages of an office show alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding as the page shows it.

    Attributes:
        row: The finding.
        anchor: Its own id on the page.
        target: Id of the place in the text.
        card: Id of the card of its citation; empty where it has none.
        line: Line, from 1.
        column: Column, from 1.
        quote: The words it speaks of.
        related: Name and place of the citations it compares.
    """

    row: FindingRow
    anchor: str
    target: str
    card: str
    line: int
    column: int
    quote: str
    related: list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionView:
    """One citation as the page shows it; ``document`` is None for the text itself."""

    row: MentionRow
    anchor: str
    card: str
    line: int
    column: int
    document: DocumentView | None
    findings: list[FindingView]
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One cited document as the page shows it, with its name in one line and its mentions."""

    row: DocumentRow
    name: str
    anchor: str
    tone: str
    mentions: list[MentionView]

    @property
    def level(self) -> str:
        """The gravest finding on any of its mentions."""
        return digest.worst(one.row for mention in self.mentions for one in mention.findings) or "clean"


def _tone(status: StatusRow, words: Words) -> str:
    """The colour of a status; what is in doubt is never shown as an error."""
    tone = TONES.get(status.value, "none")
    return "warn" if tone == "bad" and digest.doubt(status, words) else tone


class Views:
    """The rows of a result, tied together and given places on the page.

    Args:
        result: What the check gave.
        text: The text checked.
        words: The language of the page.
    """

    def __init__(self, result: CheckResult, text: str, words: Words) -> None:
        self.result, self.text, self.words = result, text, words
        self.lines = Lines.of(text)
        self.places = {row.id: f"m{number}" for number, row in enumerate(result.mentions, start=1)}
        self.names = {row.id: digest.mention_name(row, words) for row in result.mentions}
        self.findings = [
            self._finding(number, row) for number, row in enumerate(digest.by_gravity(result.findings), start=1)
        ]
        names = digest.document_names(result, words)
        self.documents = [
            DocumentView(
                row=row,
                name=names[row.id],
                anchor=f"d{number}",
                tone=_tone(row.status, words),
                mentions=[],
            )
            for number, row in enumerate(result.documents, start=1)
        ]
        self.mentions = self._mentions()

    def _finding(self, number: int, row: FindingRow) -> FindingView:
        line, column = self.lines.position(row.start)
        place = self.places.get(row.mention or "")
        related = [(self.names[one], self.places[one]) for one in row.related if one in self.places]
        return FindingView(
            row=row,
            anchor=f"f{number}",
            target=place or f"p{number}",
            card=f"k{place}" if place else "",
            line=line,
            column=column,
            quote=one_line(self.text[row.start : row.end], QUOTE),
            related=[pair for pair in related if pair[1] != place],
        )

    def _mentions(self) -> list[MentionView]:
        by_mention: dict[str, list[FindingView]] = defaultdict(list)
        for found in self.findings:
            by_mention[found.row.mention or ""].append(found)
        documents = {view.row.id: view for view in self.documents}
        made = []
        for row in self.result.mentions:
            line, column = self.lines.position(row.start)
            own = by_mention[row.id]
            place = self.places[row.id]
            view = MentionView(
                row=row, anchor=place, card=f"k{place}", line=line, column=column,
                document=documents.get(row.document), findings=own,
                level=digest.worst(one.row for one in own) or "clean",
            )  # fmt: skip
            if view.document:
                view.document.mentions.append(view)
            made.append(view)
        return made

    def _title(self, level: str, findings: list[FindingView]) -> str:
        if not findings:
            return self.words("legend_clean")
        names = dict.fromkeys(self.words.rule(one.row.rule) for one in findings)
        return f"{self.words.severity.get(level, level)}: {'; '.join(names)}"

    def body(self) -> Markup:
        """The full text with its citations and findings marked."""
        marks = [
            Mark(
                start=view.row.start, end=view.row.end, anchor=view.anchor, level=view.level,
                title=visible(self._title(view.level, view.findings)), card=view.card,
            )
            for view in self.mentions
        ]  # fmt: skip
        pins: dict[int, list[str]] = defaultdict(list)
        for view in self.findings:
            if view.card:
                continue
            pins[min(view.row.start, len(self.text))].append(view.target)
            marks.append(
                Mark(
                    start=view.row.start, end=view.row.end, anchor=view.target, level=view.row.severity,
                    title=visible(self._title(view.row.severity, [view])),
                )
            )  # fmt: skip
        made = [view.row.suggestion for view in self.findings if view.row.suggestion]
        fixes = [(one.start, one.end) for one in made if one.start < one.end]
        return marked_text(self.text, marks, fixes=fixes, pins=pins)


def asset(name: str) -> str:
    """A template, style or script of this package."""
    return (files("viz") / "templates" / name).read_text(encoding="utf-8")


def content_hash(content: str) -> str:
    """The source expression of a Content-Security-Policy that lets in exactly this style or script.

    Examples:
        >>> content_hash("")
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def environment(templates: Mapping[str, str], words: Words) -> Environment:
    """Templates in one language, with the parts that all of them share; every word of a document is escaped.

    Args:
        templates: Further templates by name.
        words: The language: ``w`` in templates.
    """
    made = Environment(
        loader=DictLoader({PARTS: asset(PARTS), **templates}), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["doc"] = lambda value: plain(str(value))
    made.filters["line"] = lambda value: plain(one_line(str(value)))
    made.globals |= {"w": words, "digest": digest, "glyphs": GLYPHS}
    return made


@cache
def _report(language: str) -> Template:
    made = environment({"report.html": asset("report.html")}, words_of(language))
    return made.get_template("report.html")


def render(result: CheckResult, text: str, words: Words) -> str:
    """The page of one result.

    Args:
        result: What the check gave.
        text: The text checked, which the offsets point into.
        words: The language of the page.
    """
    views = Views(result, text, words)
    css, script = asset("base.css") + asset("report.css"), asset("report.js")
    policy = "; ".join(
        ["default-src 'none'", f"style-src {content_hash(css)}", f"script-src {content_hash(script)}",
         "base-uri 'none'", "form-action 'none'"]
    )  # fmt: skip
    context: dict[str, Any] = {
        "r": result,
        "views": views,
        "own": visible(digest.own_name(result.document, words)),
        "policy": policy,
        "css": Markup(css),
        "script": Markup(script),
    }
    return _report(words.code).render(context)
