"""Recall of citations, seconds and memory for every kind of input: ``python -m benchmarks.inputs [kind …]``.

The three reports of ``../shared/documents`` are turned into each format and read back, each file in a process of
its own. Recall: of the citations of the plain text (words without blanks, day), how many are found again.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import formats
from loaders.citations import find_citations
from loaders.isolate import Limits, Outcome, run

REPORTS = Path(__file__).resolve().parent.parent.parent / "shared" / "documents"
PAGE_LETTERS = 2_300
"""Letters of a full page: what a format without pages is measured by."""
LONG = Limits(seconds=300)
"""Scans of twenty pages on a busy machine; the limit of 60 seconds is for hostile files."""


@dataclass(frozen=True)
class Kind:
    """A format, who writes it, and the least recall."""

    name: str
    ending: str
    make: formats.Maker
    least: float


def _scan(text: str) -> bytes:
    return formats.pdf_of(formats.sheets(formats.pdf_office(text)))


def _bad_scan(text: str) -> bytes:
    pages = formats.sheets(formats.pdf_office(text))
    return formats.pdf_of([formats.degraded(page, (-1) ** at * 1.2, 0.8, at) for at, page in enumerate(pages)])


def _tiff(text: str) -> bytes:
    return formats.tiff_of(formats.sheets(formats.pdf_office(text)))


KINDS = (
    Kind("docx", "docx", formats.as_docx, 0.99),
    Kind("doc", "doc", lambda text: formats.office(formats.as_docx(text), "docx", "doc"), 0.99),
    Kind("odt", "odt", lambda text: formats.office(formats.as_docx(text), "docx", "odt"), 0.99),
    Kind("rtf", "rtf", lambda text: formats.office(formats.as_docx(text), "docx", "rtf"), 0.99),
    Kind("html", "html", lambda text: formats.as_html(text).encode(), 0.99),
    Kind("html by LibreOffice", "html", lambda text: formats.office(formats.as_docx(text), "docx", "html"), 0.99),
    Kind("pdf by LibreOffice", "pdf", formats.pdf_office, 0.98),
    Kind("pdf by WeasyPrint", "pdf", formats.pdf_weasyprint, 0.98),
    Kind("pdf by Chromium", "pdf", formats.pdf_chromium, 0.98),
    Kind("pdf by ReportLab", "pdf", formats.pdf_reportlab, 0.98),
    Kind("pdf, mixed fonts, WeasyPrint", "pdf", formats.pdf_mixed, 0.98),
    Kind("pdf, mixed fonts, LibreOffice", "pdf", formats.pdf_mixed_office, 0.98),
    Kind("scan 300 dpi, clean", "pdf", _scan, 0.97),
    Kind("scan 300 dpi, tiff", "tif", _tiff, 0.97),
    Kind("scan 300 dpi, 1.2° askew, blurred", "pdf", _bad_scan, 0.0),
)


_DASHES = str.maketrans("–—−‑", "----")


def keys(text: str) -> Counter[tuple[str, str]]:
    """The citations of a text, by their words without blanks and their day; on paper all dashes are one."""
    return Counter(("".join(one.text.split()).translate(_DASHES), str(one.date)) for one in find_citations(text))


def reports() -> Iterator[tuple[str, str]]:
    """The reports and their texts."""
    for path in sorted(REPORTS.glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def main(wanted: list[str]) -> int:
    """Print a row for each kind; the status says whether all limits are met."""
    failed = 0
    print(
        f"{'kind':36} {'found':>9} {'recall':>7} {'least':>6} {'more':>5} {'pages':>5} {'s/page':>7} {'MB':>5}  class"
    )
    for kind in KINDS:
        if wanted and not any(word in kind.name for word in wanted):
            continue
        found = total = more = pages = 0
        seconds, peak, classes = 0.0, 0, []
        for name, text in reports():
            outcome = run(kind.make(text), f"{name}.{kind.ending}", LONG)
            have, want = keys(outcome.source.text if outcome.source else ""), keys(text)
            total += want.total()
            found += (want & have).total()
            more += (have - want).total()
            pages += _pages(outcome, text)
            seconds, peak = seconds + outcome.seconds, max(peak, outcome.peak)
            classes.append(outcome.source.completeness if outcome.source else type(outcome.error).__name__)
            if "-v" in sys.argv:
                lost, new = sorted((want - have).elements()), sorted((have - want).elements())
                print(outcome.error, lost, "|", new, file=sys.stderr)
        recall = found / total
        failed += recall < kind.least
        print(
            f"{kind.name:36} {found:4}/{total:4} {recall:7.1%} {kind.least:6.0%} {more:5} {pages:5}"
            f" {seconds / pages:7.3f} {peak / 2**20:5.0f}  {', '.join(classes)}",
            flush=True,
        )
    return int(failed > 0)


def _pages(outcome: Outcome, text: str) -> int:
    parts = {piece.part for piece in outcome.source.pieces} if outcome.source else set()
    numbered = sum(part.startswith("page ") for part in parts)
    return numbered or max(1, round(len(text) / PAGE_LETTERS))


if __name__ == "__main__":
    raise SystemExit(main([word for word in sys.argv[1:] if not word.startswith("-")]))
