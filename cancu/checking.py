"""From a file or a text to the result of its check: reading, checks and validity put together."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from queries.result import CheckResult

if TYPE_CHECKING:
    from graph.citation import Citation, PinCite
    from graph.event import WorkFacts
    from graph.reading import CitedDocument, Reading, SourceText
    from queries.as_of import AsOf
    from queries.in_force import Status
    from queries.result import ToolRow

RULES = "1"
"""Version of the rules: raised whenever a rule of the contract fires on other texts than before."""


FILE_ENDINGS = (
    ".txt",
    ".md",
    ".docx",
    ".docm",
    ".dotx",
    ".doc",
    ".pdf",
    ".rtf",
    ".odt",
    ".html",
    ".htm",
    ".xml",
    ".mht",
    ".xlsx",
    ".xls",
    ".ods",
    ".csv",
    ".jsonl",
    ".png",
    ".jpg",
    ".jpeg",
    ".tif",
    ".tiff",
    ".pptx",
    ".zip",
)
"""Endings with which one word is the name of a file and never a text."""

LONGEST_PATH = 1024
"""Longer strings are texts."""


def find_citations(text: str) -> tuple[Citation, ...]:
    """The citations of a text, in its order.

    Args:
        text: Any Vietnamese text; offsets of the citations point into it.
    """
    from loaders.citations import find_citations as find

    return find(text)


def _source(what: str | os.PathLike[str]) -> SourceText:
    """The text meant: that of a file, or the words themselves."""
    from loaders.sources import read_source, read_text

    if isinstance(what, str) and not _names_file(what):
        return read_text(what, "văn bản")
    return read_source(what)


def _names_file(words: str) -> bool:
    """Whether a string is the name of a file: one that exists, or one word with an ending of a document."""
    if not words or len(words) > LONGEST_PATH or set("\n\r\0") & set(words):
        return False
    if not any(letter.isspace() for letter in words) and words.lower().endswith(FILE_ENDINGS):
        return True
    try:
        return os.path.isfile(words)
    except (OSError, ValueError):
        return False


def _day(as_of: datetime.date | str | None) -> datetime.date | None:
    """A day given as a date or as ISO text.

    Raises:
        UsageError: The text is no ISO date.
    """
    if not isinstance(as_of, str):
        return as_of
    try:
        return datetime.date.fromisoformat(as_of)
    except ValueError:
        from graph.errors import UsageError

        raise UsageError(f"as_of: “{as_of}” không phải ngày; viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2023-06-30") from None


def read(what: str | os.PathLike[str], as_of: datetime.date | str | None = None) -> Reading:
    """Read a document: its head, its citations, the documents they name.

    Args:
        what: A path object; or a ``str``: the name of a file that exists, else the text itself. A ``str`` of
            one word that ends like a document (``.docx``, ``.txt`` …) is always the name of a file.
        as_of: The day on which laws cited without a year are meant, as a date or ISO text; by default that of
            the text.

    Raises:
        SourceError: The file cannot be read; the message names it.
        UsageError: ``as_of`` is no date.
    """
    from loaders.pipeline import read as read_through

    return read_through(_source(what), _day(as_of))


def check(what: str | os.PathLike[str], as_of: datetime.date | str | None = None) -> CheckResult:
    """Check a document: everything it cites, and what must be corrected before signing.

    Args:
        what: A path object; or a ``str``: the name of a file that exists, else the text itself. A ``str`` of
            one word that ends like a document (``.docx``, ``.txt`` …) is always the name of a file.
        as_of: The day to judge validity on, as a date or ISO text; the document's own date where None.

    Raises:
        SourceError: The file cannot be read; the message names it.
        UsageError: ``as_of`` is no date.

    Examples:
        >>> check("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", as_of="2023-06-30").summary.documents
        1
        >>> check("khong-co.docx")
        Traceback (most recent call last):
        ...
        graph.errors.SourceError: khong-co.docx: không tìm thấy tệp. Cách xử lý: ...
    """
    return check_source(_source(what), _day(as_of))


def check_file(path: str | os.PathLike[str], as_of: datetime.date | str | None = None) -> CheckResult:
    """Check a file named by a path, also where the name could be taken for a text.

    Raises:
        SourceError: The file cannot be read; the message names it.
        UsageError: ``as_of`` is no date.
    """
    from loaders.sources import read_source

    return check_source(read_source(path), _day(as_of))


def check_source(source: SourceText, as_of: datetime.date | None = None, *, store: str | None = None) -> CheckResult:
    """Check a text that was read from a file already.

    Args:
        source: The text and where it came from.
        as_of: The day to judge validity on, and on which laws cited without a year are meant; the document's
            own date where None.
        store: Address of a store whose registers and documents count beside the knowledge of the program.

    Raises:
        StoreError: The store cannot be read.
    """
    from graph.vocab import FactsByKey
    from loaders.pipeline import read as read_through
    from queries.as_of import choose_as_of

    reading = read_through(source, as_of)
    day = choose_as_of(reading, as_of, today=datetime.date.today())  # noqa: DTZ011 - a day of the wall calendar
    if store is None:
        return _judged(reading, day, FactsByKey(), _tool())
    from cancu.settings import Settings
    from graph.stores import open_store
    from loaders.asserting import cited_keys
    from queries.stored_facts import StoredFacts

    credentials = Settings.of().credentials
    with open_store(store, must_exist=True, **credentials) as kept, kept.view() as view:
        facts = StoredFacts(view, day.date)
        keys = cited_keys(reading)
        documents = tuple(
            dataclasses.replace(one, work=keys[one.id]) if facts.get(keys[one.id]) else one for one in reading.documents
        )
        result = _judged(dataclasses.replace(reading, documents=documents), day, facts, _tool())
        return msgspec.structs.replace(result, tool=_tool_with(facts.asked))


def _judged(reading: Reading, day: AsOf, facts: Mapping[str, WorkFacts], tool: ToolRow) -> CheckResult:
    """The findings of a reading and the status of what it cites, by some facts."""
    from queries.checks import run_checks
    from queries.in_force import status_on
    from viz.reports.contract import build

    statuses: dict[str, Status] = {
        one.id: status_on(facts.get(one.work or ""), day.date, _pincites(reading, one)) for one in reading.documents
    }
    found = run_checks(reading, day.date, facts, basis=day.basis)
    return build(reading, found, as_of=day, statuses=statuses, tool=tool)


def _pincites(reading: Reading, document: CitedDocument) -> tuple[PinCite, ...]:
    """The provisions pointed at, where every mention points at some; else the whole document is meant."""
    given = [mention.citation.pincites for mention in reading.mentions if mention.document == document.id]
    return tuple(pin for pins in given for pin in pins) if all(given) else ()


def _tool() -> ToolRow:
    from cancu import __version__
    from graph.vocab import data_as_of, data_hash
    from queries.result import DataRow, ToolRow

    return ToolRow(version=__version__, rules=RULES, data=DataRow(hash=data_hash(), as_of=data_as_of()))


def _tool_with(facts: Mapping[str, WorkFacts]) -> ToolRow:
    """The program and its knowledge, where facts of a store were used: their hash tells when they change."""
    from queries.result import DataRow

    own = _tool()
    used = msgspec.json.encode(sorted(facts.items()), order="sorted")
    mark = hashlib.sha256(own.data.hash.encode() + used).hexdigest()[:12]
    days = [one.source.seen_on for one in facts.values()]
    days += [event.source.seen_on for one in facts.values() for event in one.events]
    return msgspec.structs.replace(own, data=DataRow(hash=mark, as_of=max([*days, own.data.as_of])))
