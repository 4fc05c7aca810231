"""What the worker processes do: read and check a file, make the files to download. Nothing here touches the disk."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from cancu.office.scan import ScanTask, scan
from cancu.office.secrecy import restricted, stamp_of
from graph.errors import CancuError
from graph.reading import SourceText

if TYPE_CHECKING:
    from queries.result import CheckResult

Say = Callable[[str, int], None]
"""Tells how far the work is: a sentence and per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTask:
    """A file to check.

    Attributes:
        data: The bytes.
        name: Label of the file.
        as_of: ISO day to judge validity on; None for the document's own.
        confirmed: Whether a text marked "lưu hành nội bộ" may be worked on.
    """

    data: bytes
    name: str
    as_of: str | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeTask:
    """A file to make of a result.

    Attributes:
        form: ``word``, ``word-fixed``, ``certificate-pdf``, ``certificate-docx``, ``xlsx``, ``html`` or ``sarif``.
        json: The result as printed.
        source: The text read, encoded.
        file: The bytes of the checked file, where they are needed.
        kept: Decisions to leave findings as they are, as JSON of overrides.
        left: Ids of findings whose correction nobody wants.
        language: ``vi`` or ``en``: of what stands in the file.
    """

    form: str
    json: bytes
    source: bytes
    file: bytes = b""
    kept: bytes = b"[]"
    left: tuple[str, ...] = ()
    language: str = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a piece of work ended.

    Attributes:
        json: The result, as ``cancu check --format json`` prints it.
        source: The text read, encoded.
        made: A file to download.
        ending: Ending of its name.
        problem: Kind of what went wrong: ``unreadable``, ``secret``, ``restricted``, ``wrong``, ``broken``; None.
        message: What went wrong, in Vietnamese.
    """

    json: bytes = b""
    source: bytes = b""
    made: bytes = b""
    ending: str = ""
    problem: str | None = None
    message: str = ""


Task = CheckTask | MakeTask | ScanTask
"""What a worker may be given."""


def work(task: Task, say: Say) -> Answer:
    """Do a piece of work; what goes wrong becomes an answer."""
    try:
        if isinstance(task, ScanTask):
            return Answer(json=scan(task))
        return check(task, say) if isinstance(task, CheckTask) else make(task)
    except CancuError as error:
        return Answer(problem="unreadable" if isinstance(task, CheckTask) else "wrong", message=str(error))
    except MemoryError:
        return Answer(problem="broken", message="tệp cần quá nhiều bộ nhớ; tách thành nhiều phần rồi thử lại")
    except Exception as error:
        # The words of the error may hold words of the document: only its kind is told.
        return Answer(
            problem="broken", message=f"lỗi trong chương trình ({type(error).__name__}); tệp không bị thay đổi"
        )


def check(task: CheckTask, say: Say) -> Answer:
    """Read and check a file; one with a stamp of secrecy goes no further."""
    from cancu.checking import check_source
    from loaders.sources import read_bytes
    from viz.reports.contract import to_json

    say("Đang đọc tệp", 15)
    source = read_bytes(task.data, task.name)
    stamp = stamp_of(source)
    if stamp is not None:
        return Answer(problem="secret", message=stamp)
    asking = restricted(source)
    if asking is not None and not task.confirmed:
        return Answer(problem="restricted", message=asking)
    say("Đang tìm viện dẫn và đối chiếu hiệu lực", 45)
    day = datetime.date.fromisoformat(task.as_of) if task.as_of else None
    result = check_source(source, day)
    say("Đang lập kết quả", 90)
    return Answer(json=f"{to_json(result, indent=2)}\n".encode("utf-8", "surrogatepass"), source=encoded(source))


def encoded(source: SourceText) -> bytes:
    """A text that was read, as bytes."""
    return msgspec.msgpack.encode(source)


def decoded(data: bytes) -> SourceText:
    """The text of its bytes."""
    return msgspec.msgpack.decode(data, type=SourceText)


def make(task: MakeTask) -> Answer:
    """Make a file to download of a result."""
    from queries.result import CheckResult
    from viz.lang import words

    result = msgspec.json.decode(task.json, type=CheckResult)
    source = decoded(task.source)
    said = words(task.language)
    if task.form in ("word", "word-fixed"):
        from viz.reports.word import annotate, word_ending

        wanted = _without(result, task.left)
        made = annotate(task.file, source, wanted, said, fix=task.form == "word-fixed")
        return Answer(made=made.data, ending=word_ending(task.file, source.name))
    if task.form.startswith("certificate"):
        from viz.reports.certificate import certify, read_overrides, to_docx, to_pdf

        certificate = certify(result, source.text, read_overrides(task.kept, "quyết định"))
        pdf = task.form.endswith("pdf")
        return Answer(made=(to_pdf if pdf else to_docx)(certificate, said), ending=".pdf" if pdf else ".docx")
    if task.form == "xlsx":
        from viz.reports.sheet import to_xlsx

        return Answer(made=to_xlsx([(result, source.text)], said), ending=".xlsx")
    if task.form == "sarif":
        from viz.reports.sarif import to_sarif

        return Answer(made=to_sarif([(result, source.text)], said).encode(), ending=".sarif.json")
    from viz.reports import html

    return Answer(made=html.render(result, source.text, said).encode("utf-8", "surrogatepass"), ending=".html")


def _without(result: CheckResult, left: tuple[str, ...]) -> CheckResult:
    """The result without the corrections that nobody wants; the findings stay."""
    findings = [msgspec.structs.replace(one, suggestion=None) if one.id in left else one for one in result.findings]
    return msgspec.structs.replace(result, findings=findings)
