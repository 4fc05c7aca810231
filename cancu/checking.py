"""From a file or a text to the result of its check: reading, checks and validity put together."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from queries.result import CheckResult

if TYPE_CHECKING:
    from graph.citation import Citation, PinCite
    from graph.event import WorkFacts
    from graph.reading import CitedDocument, Reading, SourceText
    from queries.in_force import Status
    from queries.result import ToolRow

RULES = "1"
"""Version of the rules: raised whenever a rule of the contract fires on other texts than before."""


def find_citations(text: str) -> tuple[Citation, ...]:
    """The citations of a text, in its order.

    Args:
        text: Any Vietnamese text; offsets of the citations point into it.
    """
    from loaders.citations import find_citations as find

    return find(text)


def _source(what: str | os.PathLike[str]) -> SourceText:
    from loaders.sources import read_source, read_text

    return read_text(what, "văn bản") if isinstance(what, str) else read_source(what)


def read(what: str | os.PathLike[str]) -> Reading:
    """Read a document: its head, its citations, the documents they name.

    Args:
        what: A path object for a file; a ``str`` is the text itself.

    Raises:
        SourceError: The file cannot be read.
    """
    from loaders.pipeline import read as read_through

    return read_through(_source(what))


def check(what: str | os.PathLike[str], as_of: datetime.date | None = None) -> CheckResult:
    """Check a document: everything it cites, and what must be corrected before signing.

    Args:
        what: A path object for a file; a ``str`` is the text itself, never a file name.
        as_of: The day to judge validity on; the document's own date where None.

    Raises:
        SourceError: The file cannot be read.
    """
    return check_source(_source(what), as_of)


def check_file(path: str | os.PathLike[str], as_of: datetime.date | None = None) -> CheckResult:
    """Check a file named by a path, also where the path is a string.

    Raises:
        SourceError: The file cannot be read.
    """
    from loaders.sources import read_source

    return check_source(read_source(path), as_of)


def check_source(source: SourceText, as_of: datetime.date | None = None) -> CheckResult:
    """Check a text that was read from a file already.

    Args:
        source: The text and where it came from.
        as_of: The day to judge validity on; the document's own date where None.
    """
    from loaders.pipeline import read as read_through

    from queries.as_of import choose_as_of
    from queries.checks import run_checks
    from queries.in_force import status_on
    from viz.reports.contract import build

    reading = read_through(source)
    day = choose_as_of(reading, as_of, today=datetime.date.today())  # noqa: DTZ011 - a day of the wall calendar
    facts = _facts()
    statuses: dict[str, Status] = {
        one.id: status_on(facts.get(one.work or ""), day.date, _pincites(reading, one))
        for one in reading.documents
    }
    return build(reading, run_checks(reading, day.date), as_of=day, statuses=statuses, tool=_tool())


def _facts() -> dict[str, WorkFacts]:
    from graph.vocab import legal_facts

    return {facts.key: facts for facts in legal_facts()}


def _pincites(reading: Reading, document: CitedDocument) -> tuple[PinCite, ...]:
    """The provisions pointed at, where every mention points at some; else the whole document is meant."""
    given = [mention.citation.pincites for mention in reading.mentions if mention.document == document.id]
    return tuple(pin for pins in given for pin in pins) if all(given) else ()


def _tool() -> ToolRow:
    from cancu import __version__
    from graph.vocab import data_as_of, data_hash
    from queries.result import DataRow, ToolRow

    return ToolRow(version=__version__, rules=RULES, data=DataRow(hash=data_hash(), as_of=data_as_of()))
