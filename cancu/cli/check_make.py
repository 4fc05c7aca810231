"""From the result of a check to what is written or printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cancu.cli.check_call import ENDINGS, Call, Checked
from cancu.cli.common import CallError
from cancu.cli.messages import say
from cancu.settings import Settings

if TYPE_CHECKING:
    from viz.reports.word import Annotated


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one result.

    Attributes:
        content: Text or bytes.
        ending: Ending of the name of its file.
        told: What people should know of it.
    """

    content: str | bytes
    ending: str
    told: tuple[str, ...] = field(default=())


def renderer(call: Call) -> Callable[[Checked], str]:
    """What turns one result into the text of the format wanted, for those that are text."""
    from viz.lang import words

    said = words(call.language)
    if call.form in ("json", "jsonl"):
        from viz.reports.contract import to_json

        indent = 2 if call.form == "json" else 0
        return lambda one: to_json(one.result, indent=indent) + "\n"
    if call.form == "html":
        from viz.reports import html

        return lambda one: html.render(one.result, one.text, said)
    if call.form == "sarif":
        from viz.reports.sarif import to_sarif

        return lambda one: to_sarif([(one.result, one.text)], said)
    from viz.reports import text

    on_screen = call.out is None and sys.stdout.isatty()
    if not on_screen:
        return lambda one: text.render(one.result, one.text, said)
    import shutil

    width = shutil.get_terminal_size((100, 24)).columns
    color = Settings.of().color
    return lambda one: text.render(one.result, one.text, said, width=width, color=color)


def make(call: Call, one: Checked) -> Made:
    """What is written or printed for one result.

    Raises:
        CancuError: It cannot be made of this document.
    """
    if call.form == "docx":
        return _word(call, one)
    if call.form == "certificate":
        return _certificate(call, one)
    if call.form == "xlsx":
        from viz.lang import words
        from viz.reports.sheet import to_xlsx

        return Made(to_xlsx([(one.result, one.text)], words(call.language)), ".xlsx")
    return Made(renderer(call)(one), ENDINGS[call.form])


def join(call: Call, done: Sequence[Checked], failed: Sequence[tuple[str, str]]) -> str | bytes:
    """One file of all results, for workbooks and SARIF."""
    from viz.lang import words

    checked = [(one.result, one.text) for one in done]
    if call.form == "sarif":
        from viz.reports.sarif import to_sarif

        return to_sarif(checked, words(call.language))
    from viz.reports.sheet import Unread, to_xlsx

    return to_xlsx(checked, words(call.language), [Unread(*one) for one in failed])


def _word(call: Call, one: Checked) -> Made:
    """The Word file itself, with comments."""
    from viz.lang import words
    from viz.reports.word import annotate, word_ending

    if one.source is None:
        raise CallError(say(call.language, "internal", name=one.name, error="no source"))
    made = annotate(one.data, one.source, one.result, words(call.language), fix=call.fix)
    ending = word_ending(one.data, one.name)
    if call.out is not None and not call.into_folder and call.out.suffix.lower() != ending:
        raise CallError(say(call.language, "word_ending", path=call.out, name=one.name, ending=ending))
    return Made(made.data, ending, tuple(_word_notes(call.language, one.name, made)))


def _word_notes(language: str, name: str, made: Annotated) -> list[str]:
    parts = [say(language, "word_made", name=name, comments=made.comments)]
    counts = {"word_moved": made.moved, "word_fixes": made.fixes, "word_unfixed": len(made.unfixed)}
    parts += [say(language, key, count=count) for key, count in counts.items() if count]
    told = [", ".join(parts)]
    carried = []
    for kind, count in made.carried.items():
        if kind == "signature":
            told.append(say(language, "word_signed", name=name))
        elif kind in ("hyperlink", "attachedTemplate", "macro"):
            carried.append(say(language, f"carried_{kind}", count=count))
        else:
            carried.append(say(language, "carried_other", count=count, kind=kind))
    if carried:
        told.append(say(language, "word_carried", name=name, what=", ".join(carried)))
    return told


def _certificate(call: Call, one: Checked) -> Made:
    """One to three pages to sign; Word or PDF by the ending of the output, PDF in a folder."""
    from viz.lang import words
    from viz.reports.certificate import certify, to_docx, to_pdf

    made = certify(one.result, one.text, call.overrides, language=call.language)
    ending = ".pdf" if call.out is None or call.into_folder else call.out.suffix.lower()
    write = to_docx if ending == ".docx" else to_pdf
    return Made(write(made, words(call.language)), ending)


def output_path(call: Call, page: str, made: Made) -> Path:
    """Where a result is written: the file named, or a file of its own in the folder.

    Args:
        call: The call; it has ``out``.
        page: Name for the result, with the usual ending of the form.
        made: The result.
    """
    if call.out is None:
        raise ValueError("there is nowhere to write to")
    if not call.into_folder:
        return call.out
    return call.out / (page.removesuffix(ENDINGS[call.form]) + made.ending)
