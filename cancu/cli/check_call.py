"""One call of ``cancu check``: its options understood, and whether they fit together."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cancu.cli.common import STDIN, CallError, forbid_inputs
from cancu.cli.messages import say

if TYPE_CHECKING:
    from graph.reading import SourceText
    from queries.result import CheckResult
    from viz.reports.certificate import Override

FORMATS = ("text", "json", "jsonl", "html", "docx", "certificate", "xlsx", "sarif")
LEVELS = ("error", "warning", "info", "never")

ENDINGS = {
    "text": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html", "docx": ".docx", "certificate": ".pdf",
    "xlsx": ".xlsx", "sarif": ".sarif",
}  # fmt: skip
"""Ending of the name of a result; a Word file keeps its own."""

BINARY = ("docx", "certificate", "xlsx")
"""Forms that are not printed on a screen."""

JOINED = ("text", "jsonl", "xlsx", "sarif")
"""Forms in which the results of several files go into one file."""

SUMMARY = "tong-hop"
"""Name of the summary of a folder of results, without its ending."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_OFFICE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checked:
    """One document that was checked.

    Attributes:
        name: As it was called.
        text: What the offsets point into.
        result: What the check gave.
        source: All that was read; None after the result came from another process.
        data: The bytes of the file, where the output is made from them.
    """

    name: str
    text: str
    result: CheckResult
    source: SourceText | None = None
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the command, its options understood.

    Attributes:
        files: Names of the files, folders opened.
        form: One of :data:`FORMATS`.
        as_of: The day to judge validity on; None for the document's own.
        fail_on: One of :data:`LEVELS`.
        out: Where results are written; None for the screen.
        language: ``vi`` or ``en``.
        folder: Whether ``out`` was written as a folder (``kq/``).
        many: Whether a folder was to be checked, even one with a single file in it.
        fix: Whether certain suggestions become tracked changes.
        jobs: How many files are checked at once.
        overrides: Decisions of people.
        store: Address of the store whose registers count too; None for the knowledge of the program alone.
    """

    files: tuple[str, ...]
    form: str
    as_of: datetime.date | None
    fail_on: str
    out: Path | None
    language: str
    folder: bool = False
    many: bool = False
    fix: bool = False
    jobs: int = 1
    overrides: tuple[Override, ...] = ()
    store: str | None = None

    @property
    def several(self) -> bool:
        """Whether there is more than one result."""
        return len(self.files) > 1 or self.many

    @property
    def into_folder(self) -> bool:
        """Whether each result becomes a file of its own in the folder ``out``."""
        if self.out is None:
            return False
        if self.folder or self.out.is_dir():
            return True
        return self.several and self.form not in JOINED

    @property
    def joined(self) -> bool:
        """Whether one file is made of all results at once."""
        return self.form in ("xlsx", "sarif") and not self.into_folder


def parse_day(value: str | None, language: str) -> datetime.date | None:
    """The day of ``--as-of``.

    Raises:
        CallError: It is no day of the calendar in the form wanted.

    Examples:
        >>> parse_day("2023-06-30", "vi")
        datetime.date(2023, 6, 30)
        >>> parse_day("30/6/2023", "vi")
        Traceback (most recent call last):
        ...
        cancu.cli.common.CallError: “30/6/2023” không phải là ngày dạng NĂM-THÁNG-NGÀY. Ví dụ: ...
    """
    if value is None:
        return None
    if match := _ISO.fullmatch(value):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            pass
    example = "2023-06-30"
    if match := _OFFICE.fullmatch(value):
        day, month, year = map(int, match.groups())
        example = f"{year:04d}-{month:02d}-{day:02d}"
    raise CallError(say(language, "bad_date", value=value, example=example))


def refuse_wrong_calls(call: Call) -> None:
    """See that files, format and output fit together.

    Raises:
        CallError: They do not.
    """

    def wrong(key: str, **values: object) -> CallError:
        return CallError(say(call.language, key, **values))

    if call.files.count(STDIN) > 1:
        raise wrong("same_stdin")
    if call.fix and call.form != "docx":
        raise wrong("fix_docx")
    if call.overrides and call.form != "certificate":
        raise wrong("overrides_certificate")
    if call.overrides and call.several:
        raise wrong("overrides_one")
    _refuse_output(call, wrong)


def _refuse_output(call: Call, wrong: Callable[..., CallError]) -> None:
    """See that ``--out`` can take the results."""
    out = call.out
    if call.several and call.form == "json" and (out is None or (out.suffix and not (call.folder or out.is_dir()))):
        raise wrong("one_object", count=len(call.files))
    if out is None:
        if call.several and call.form == "html":
            raise wrong("html_folder")
        if call.several and call.form in ("docx", "certificate"):
            raise wrong("needs_folder", form=call.form)
        if call.form in BINARY:
            example = "phieu.pdf" if call.form == "certificate" else f"ket-qua{ENDINGS[call.form]}"
            raise wrong("needs_out", form=call.form, example=example)
    elif call.into_folder:
        if out.exists() and not out.is_dir():
            raise wrong("not_folder", path=out)
    else:
        forbid_inputs(out, call.files, call.language)
        if call.form == "certificate" and out.suffix.lower() not in (".pdf", ".docx"):
            raise wrong("certificate_ending", path=out)


def page_names(files: Iterable[str], ending: str = ".html") -> Iterator[str]:
    """A file name for the result of each document, no two alike.

    Examples:
        >>> list(page_names(["a/bc.docx", "b/bc.docx", "-", "tong-hop.txt"]))
        ['bc.html', 'bc-2.html', 'stdin.html', 'tong-hop-2.html']
    """
    taken: set[str] = {SUMMARY}
    for file in files:
        stem = "stdin" if file == STDIN else Path(file).stem or "page"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        yield f"{name}{ending}"
