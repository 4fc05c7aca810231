"""``cancu verify``: whether a certificate is of this file, and what has changed since it was made."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.check_call import parse_day
from cancu.cli.common import CallError, Translated, help_option, put
from cancu.cli.messages import say
from cancu.settings import Settings

if TYPE_CHECKING:
    from viz.reports.certificate import Certificate
    from viz.reports.certificate.compare import Change

SHOWN = 16
"""Digits of a hash that people see."""


def read_certificate(path: str) -> tuple[Certificate, bytes]:
    """The certificate in a file, and the file.

    Raises:
        CancuError: It holds none.
    """
    from loaders.sources.attached import read_attached
    from loaders.sources.disk import read_file
    from viz.reports.certificate import ATTACHED, CARRIER, from_embed

    data, label = read_file(path)
    held = read_attached(data, label, part=CARRIER, attachment=ATTACHED)
    return from_embed(held, label), data


def genuine(certificate: Certificate, data: bytes) -> str:
    """Key of what is to be said of the page: made anew from the data inside, it must be the same to the byte."""
    from cancu import __version__
    from viz.lang import words
    from viz.reports.certificate import to_docx, to_pdf

    write = to_docx if data.startswith(b"PK") else to_pdf
    if write(certificate, words(certificate.language)) == data:
        return "verify_genuine"
    return "verify_not_genuine" if certificate.check.tool.version == __version__ else "verify_not_comparable"


def checked_file(certificate: Certificate, path: str, given: str | None, language: str) -> str:
    """The file that was checked: the one given, else the one named in the certificate, in its folder.

    Raises:
        CallError: There is none.
    """
    if given is not None:
        return given
    name = certificate.check.file.name
    base = name.replace("\\", "/").rpartition("/")[2]
    for one in (Path(path).parent / base, Path(name)):
        if one.is_file():
            return str(one)
    raise CallError(say(language, "verify_no_file", name=base))


def again_on(certificate: Certificate, day: datetime.date | None) -> datetime.date | None:
    """The day for the new check: the one asked for; else the old one where the document itself gave none."""
    if day is not None or certificate.check.as_of.basis not in ("option", "today"):
        return day
    return datetime.date.fromisoformat(certificate.check.as_of.date)


def told(change: Change, language: str) -> str:
    """A change in words."""
    if change.kind in ("program", "rules", "data"):
        what = say(language, f"verify_{change.kind}")
        return say(language, "verify_version", what=what, old=change.old, new=change.new)
    if change.kind == "gone":
        return say(language, "verify_gone", finding=change.what, rule=change.old, message=change.new)
    if change.kind == "new":
        return say(language, "verify_new", line=change.line, message=change.new)
    return say(language, f"verify_{change.kind}", document=change.what, old=change.old, new=change.new)


def report(
    path: str, given: str | None, day: datetime.date | None, language: str, store: str | None = None
) -> tuple[list[str], int]:
    """Lines to print, and the exit status.

    Raises:
        CancuError: Certificate or file cannot be read.
        CallError: There is no file to check.
    """
    from cancu.checking import check_source
    from cancu.cli.inputs import load
    from viz.lang import words
    from viz.reports.certificate.compare import changes

    certificate, data = read_certificate(path)
    page = genuine(certificate, data)
    lines = [say(language, page, version=certificate.check.tool.version)]
    name = checked_file(certificate, path, given, language)
    source = load(name)
    stated = certificate.check.file.sha256
    if source.sha256 != stated:
        shown = {"found": source.sha256[:SHOWN], "stated": stated[:SHOWN]}
        return [*lines, say(language, "verify_other_file", name=name, **shown)], 1
    lines.append(say(language, "verify_same_file", hash=stated[:SHOWN]))
    result = check_source(source, again_on(certificate, day), store=store)
    found = list(changes(certificate, result, source.text, words(language)))
    lines += [told(change, language) for change in found]
    grave = sum(change.grave for change in found)
    if grave:
        lines.append(say(language, "verify_changed", count=grave))
    else:
        counts = result.summary
        totals = {"errors": counts.errors, "warnings": counts.warnings, "infos": counts.infos}
        lines.append(say(language, "verify_unchanged", **totals))
    return lines, int(grave > 0 or page == "verify_not_genuine")


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(certificate: str, file: str | None, as_of: str | None, store: str | None) -> int:
        kept = store or Settings.of().store
        lines, status = report(certificate, file, parse_day(as_of, language), language, kept)
        put("".join(f"{line}\n" for line in _safe(lines)))
        return status

    params: list[click.Parameter] = [
        click.Argument(["certificate"], metavar=say(language, "certificate")),
        click.Option(["--file"], metavar="PATH", help=say(language, "verify_file")),
        click.Option(["--as-of"], metavar="YYYY-MM-DD", help=say(language, "verify_as_of")),
        click.Option(["--store"], metavar="PATH|URL", help=say(language, "check_store")),
        help_option(language),
    ]
    return Translated(
        name="verify", callback=run, params=params, add_help_option=False,
        help=say(language, "verify"), epilog=say(language, "verify_more"),
    )  # fmt: skip


def _safe(lines: list[str]) -> Iterator[str]:
    from viz.reports.display import one_line

    return (one_line(line) for line in lines)
