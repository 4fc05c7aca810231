"""Results written where they were asked for, and the summary of many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cancu.cli.check_call import LEVELS, SUMMARY, Call
from cancu.cli.check_make import join, output_path
from cancu.cli.check_run import Done
from cancu.cli.common import forbid_inputs, put, tell, write_whole
from cancu.cli.messages import say

SUMMARY_SCHEMA = "cancu/summary@1"
_PEOPLE = ("text", "html", "docx", "certificate", "xlsx")


def deliver(call: Call, done: Iterable[Done], pages: Iterator[str]) -> list[Done]:
    """Write or print every result as soon as it is there.

    Args:
        call: The call.
        done: The results, in the order of its files.
        pages: Names for results in a folder, in the same order.
    """
    kept: list[Done] = []
    try:
        if call.into_folder:
            _into_folder(call, done, pages, kept)
        elif call.joined:
            _into_one(call, done, kept)
        else:
            _in_turn(call, done, kept)
    except KeyboardInterrupt:
        if len(call.files) > 1:
            tell("\n" + say(call.language, "stopped_after", done=len(kept), count=len(call.files)))
        raise
    return kept


def _in_turn(call: Call, done: Iterable[Done], kept: list[Done]) -> None:
    """One after the other, to the screen or into one file."""
    parts: list[str | bytes] = []
    printed = False
    for one in done:
        kept.append(one)
        if one.made is None:
            continue
        if call.out is not None:
            parts.append(one.made.content)
        else:
            content = str(one.made.content)
            put(content if not printed or call.form != "text" else f"\n{content}")
            printed = True
    if parts and call.out is not None:
        between = "\n" if call.form == "text" else ""
        texts = [part for part in parts if isinstance(part, str)]
        write_whole(call.out, between.join(texts) if texts else parts[0], call.language)
        tell(say(call.language, "written", path=call.out))


def _into_one(call: Call, done: Iterable[Done], kept: list[Done]) -> None:
    """All into one workbook or one SARIF log."""
    kept.extend(done)
    if not any(kept):
        return
    made = join(call, [one.checked for one in kept if one.checked], _failed(kept))
    if call.out is None:
        put(str(made))
        return
    write_whole(call.out, made, call.language)
    tell(say(call.language, "written", path=call.out))


def _into_folder(call: Call, done: Iterable[Done], pages: Iterator[str], kept: list[Done]) -> None:
    """Each into a file of its own, then the summary."""
    if call.out is None:
        raise ValueError("there is no folder to write to")
    written: dict[str, str] = {}
    for one, page in zip(done, pages, strict=True):
        kept.append(one)
        if one.made is None:
            continue
        path = output_path(call, page, one.made)
        forbid_inputs(path, call.files, call.language)
        write_whole(path, one.made.content, call.language)
        written[one.name] = path.name
    if call.several:
        _write_summary(call, kept, written)
        put(summary_table(call, kept, written))
    if any(kept):
        tell(say(call.language, "written", path=call.out))


def _failed(done: Sequence[Done]) -> list[tuple[str, str]]:
    return [(one.name, one.error or "") for one in done if not one]


def _write_summary(call: Call, done: Sequence[Done], written: dict[str, str]) -> None:
    """A workbook for people, JSON for programs."""
    from viz.lang import words

    if call.out is None:
        raise ValueError("there is no folder to write to")
    path = call.out / f"{SUMMARY}{'.xlsx' if call.form in _PEOPLE else '.json'}"
    forbid_inputs(path, call.files, call.language)
    if call.form in _PEOPLE:
        from viz.reports.sheet import Unread, to_xlsx

        checked = [(one.checked.result, one.checked.text) for one in done if one.checked]
        made: str | bytes = to_xlsx(checked, words(call.language), [Unread(*one) for one in _failed(done)])
    else:
        summary = {"schema": SUMMARY_SCHEMA, "files": [_row(one, written) for one in done]}
        made = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, made, call.language)


def _row(one: Done, written: dict[str, str]) -> dict[str, Any]:
    if one.checked is None:
        return {"name": one.name, "error": one.error}
    result = one.checked.result
    counts = result.summary
    return {
        "name": one.name, "out": written.get(one.name), "sha256": result.file.sha256, "kind": result.file.kind,
        "completeness": result.file.completeness, "as_of": result.as_of.date, "mentions": counts.mentions,
        "documents": counts.documents, "errors": counts.errors, "warnings": counts.warnings, "infos": counts.infos,
    }  # fmt: skip


def summary_table(call: Call, done: Sequence[Done], written: dict[str, str]) -> str:
    """The summary as a table for the screen."""
    import shutil

    from viz.lang import words
    from viz.reports.columns import Piece, cells, table
    from viz.reports.display import one_line

    said = words(call.language)
    columns = ("count_error", "count_warning", "count_info")
    counts = [[str(n) for n in _counts(one)] if one else ["–"] * 3 for one in done]
    widths = [max(cells(said(key)), *(len(row[at]) for row in counts)) for at, key in enumerate(columns)]
    whole = min(shutil.get_terminal_size((100, 24)).columns, 140)
    left = max((whole - sum(widths) - 8) * 2 // 5, 16)
    right = max(whole - sum(widths) - 8 - left, 16)
    rows = []
    for one, row in zip(done, counts, strict=True):
        end = written.get(one.name, "") if one else one_line(one.error or say(call.language, "summary_unread"))
        tone = "error" if not one or row[0] != "0" else "warning" if row[1] != "0" else "good"
        figures = [[Piece(number, tone if number != "0" else "dim")] for number in row]
        rows.append([[Piece(one_line(one.name))], *figures, [Piece(end, "" if one else "error")]])
    head = [say(call.language, "summary_file"), *(said(key) for key in columns), say(call.language, "summary_result")]
    lines = [say(call.language, "summary_head", count=len(done)), ""]
    lines += [line for line in table(head, rows, [left, *widths, right], color=False) if line]
    sums = [sum(row) for row in zip(*(_counts(one) for one in done if one), strict=True)] or [0, 0, 0]
    total = say(
        call.language, "summary_total", count=len(done), errors=sums[0], warnings=sums[1], infos=sums[2],
        failed=sum(not one for one in done),
    )  # fmt: skip
    return "\n".join([*lines, "", total, ""])


def _counts(one: Done) -> tuple[int, int, int]:
    if one.checked is None:
        return (0, 0, 0)
    counts = one.checked.result.summary
    return (counts.errors, counts.warnings, counts.infos)


def exit_status(call: Call, done: Sequence[Done]) -> int:
    """0 for nothing at or above the level asked for, 1 for findings, 2 where a file could not be read."""
    failed = sum(not one for one in done)
    if failed:
        if len(done) > 1:
            tell(say(call.language, "some_failed", failed=failed, count=len(done)))
        return 2
    if call.fail_on == "never":
        return 0
    grave = LEVELS[: LEVELS.index(call.fail_on) + 1]
    return int(any(_open(call, one, grave) for one in done))


def _open(call: Call, one: Done, grave: Sequence[str]) -> bool:
    """Whether a finding is left that nobody has decided on."""
    if one.checked is None:
        return False
    result = one.checked.result
    found = [finding for finding in result.findings if finding.severity in grave]
    if not call.overrides or not found:
        return bool(found)
    from viz.reports.certificate.model import fits

    return any(not any(fits(decision, finding, result) for decision in call.overrides) for finding in found)


__all__ = ["deliver", "exit_status", "summary_table"]
