"""The summary of a check for a terminal or a mail: plain words, nothing lost when colours are off."""

from __future__ import annotations

from collections.abc import Iterator

from queries.result import CheckResult, DocumentRow, FindingRow
from viz.lang import Words
from viz.reports import digest
from viz.reports.columns import Cell, Piece, cells, painted, set_row, table
from viz.reports.display import Lines, one_line

NARROWEST = 32
NARROW = 64
WIDEST = 120
QUOTE = 120


def _head(result: CheckResult, words: Words, width: int, color: bool) -> Iterator[str]:
    """What the document is, and the day it is judged on."""
    own = result.document
    completeness = words.completeness.get(result.file.completeness, result.file.completeness)
    why = words.as_of_basis.get(result.as_of.basis, result.as_of.basis)
    rows = {
        "file": f"{result.file.name} ({completeness})",
        "document": digest.own_name(own, words),
        "title": own.title,
        "issuer": own.issuer,
        "own_date": digest.said(own.date, words) if own.date else None,
        "period": digest.period_line(own.period, words) if own.period else None,
        "as_of": words("as_of_why", day=digest.said(result.as_of.date, words), why=why),
    }
    label = max(cells(words(key)) for key in rows)
    for key, value in rows.items():
        if value and width < NARROW:
            yield from set_row([[Piece(f"{words(key)}: {one_line(value)}")]], (width,), color=color)
        elif value:
            row = [[Piece(words(key), "dim")], [Piece(one_line(value))]]
            yield from set_row(row, (label, width - label - 2), color=color)


def _notes(result: CheckResult, words: Words, width: int, color: bool) -> Iterator[str]:
    """What was not read, before anything else."""
    pieces = [Piece(f"- {one_line(note)}") for note in result.file.notes]
    if result.file.completeness != "full":
        pieces.insert(0, Piece(f"! {words('partial')}", "warning"))
    if pieces:
        yield from set_row([pieces], (width,), color=color)
        yield ""


def _finding_cell(finding: FindingRow, text: str, words: Words) -> Cell:
    """The words in question, what is wrong with them, and what to write."""
    quoted = one_line(text[finding.start : finding.end], QUOTE)
    pieces = [Piece(f"“{quoted}”", "strong")] if quoted else []
    pieces.append(Piece(one_line(digest.message(finding, words))))
    if finding.suggestion:
        line = one_line(digest.suggestion_line(finding.suggestion, words))
        pieces.append(Piece(f"{words('suggest')}: {line}", "good"))
    pieces.append(Piece(f"{finding.rule} · {one_line(finding.basis)}", "dim"))
    return pieces


def _findings(result: CheckResult, text: str, words: Words, width: int, color: bool) -> Iterator[str]:
    """Findings in order of gravity: a table, or one under the other on a narrow screen."""
    lines = Lines.of(text)
    rows = []
    for finding in digest.by_gravity(result.findings):
        line, column = lines.position(finding.start)
        level = words.severity.get(finding.severity, finding.severity)
        style = finding.severity if finding.severity in digest.GRAVITY else ""
        rows.append((level, style, (line, column), _finding_cell(finding, text, words)))
    if width < NARROW:
        for level, style, (line, column), cell in rows:
            head = Piece(f"{level} · {words('position', line=line, column=column)}", style)
            yield from set_row([[head, *cell]], (width,), color=color)
            yield ""
        return
    left = max(cells(word) for word in (words("level"), *words.severity.values()))
    middle = max([cells(words("where")), *(len(f"{row[2][0]}:{row[2][1]}") for row in rows)])
    widths = (left, middle, width - left - middle - 4)
    made: list[list[Cell]] = [
        [[Piece(level, style)], [Piece(f"{at[0]}:{at[1]}")], cell] for level, style, at, cell in rows
    ]
    yield from table([words("level"), words("where"), words("what")], made, widths, color=color)


def _document_cells(document: DocumentRow, called: str, words: Words) -> tuple[Cell, Cell, Cell]:
    """Name with issuer, date, and validity of one document."""
    name = [Piece(one_line(called), "strong")]
    if document.issuer:
        name.append(Piece(one_line(document.issuer)))
    if not document.resolved:
        name.append(Piece(f"({one_line(document.reason or words('unresolved'))})", "dim"))
    status = one_line(digest.status_line(document.status, words))
    return name, [Piece(digest.said(document.date, words))], [Piece(status)]


def _documents(result: CheckResult, words: Words, width: int, color: bool) -> Iterator[str]:
    """Every document cited, with what is known of its validity."""
    names = digest.document_names(result, words)
    rows = [_document_cells(document, names[document.id], words) for document in result.documents]
    if width < NARROW:
        for name, _, status in rows:
            yield from set_row([[*name, *status]], (width,), color=color)
            yield ""
        return
    day = max([cells(words("date")), *(cells(row[1][0].text) for row in rows)])
    left = (width - day - 4) * 3 // 5
    head = [words("document"), words("date"), words("status")]
    yield from table(head, rows, (left, day, width - day - 4 - left), color=color)


def render(result: CheckResult, text: str, words: Words, *, width: int = 100, color: bool = False) -> str:
    """The summary as text; without ``color`` it holds no escape sequence.

    Args:
        result: What the check gave.
        text: The text checked, which the offsets point into.
        words: The language.
        width: Columns of the screen.
        color: Whether to mark gravity with colours as well.
    """
    width = min(max(NARROWEST, width), WIDEST)
    found = result.summary
    totals = words(
        "totals", mentions=found.mentions, documents=found.documents,
        errors=found.errors, warnings=found.warnings, infos=found.infos,
    )  # fmt: skip

    def heading(key: str) -> str:
        return painted(words(key).upper(), "strong", color)

    def lines() -> Iterator[str]:
        yield heading("report")
        yield ""
        yield from _notes(result, words, width, color)
        yield from _head(result, words, width, color)
        yield ""
        yield from set_row([[Piece(totals, "strong")]], (width,), color=color)
        yield ""
        yield heading("findings")
        yield from _findings(result, text, words, width, color) if result.findings else (words("nothing"), "")
        yield heading("documents")
        yield from (_documents(result, words, width, color) if result.documents else (words("no_documents"), ""))
        yield from set_row([[Piece(totals, "strong")]], (width,), color=color)

    return "\n".join(lines()) + "\n"
