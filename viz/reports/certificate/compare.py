"""What has changed between a certificate and the same check made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from queries.result import CheckResult, FindingRow, StatusRow
from viz.lang import Words
from viz.reports import digest
from viz.reports.certificate.model import Certificate
from viz.reports.display import Lines


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: ``program``, ``rules``, ``data``, ``day``, ``status``, ``cited``, ``new`` or ``gone``.
        what: The document, or the finding with its rule.
        old: As the certificate has it.
        new: As it is now; for ``new`` and ``gone`` the message of the finding.
        line: Line of a new finding.
    """

    kind: str
    what: str = ""
    old: str = ""
    new: str = ""
    line: int = 0

    @property
    def grave(self) -> bool:
        """Whether the result itself is another; versions alone are told, and change nothing."""
        return self.kind not in ("program", "rules", "data")


def _same(one: FindingRow) -> tuple[str, str, int, int, str, str | None]:
    return (one.rule, one.severity, one.start, one.end, one.message, one.document)


def changes(certificate: Certificate, result: CheckResult, text: str, words: Words) -> Iterator[Change]:
    """What is no longer as the certificate says.

    Args:
        certificate: The certificate.
        result: The same file checked again.
        text: Its text.
        words: The language, for names and days.
    """
    old = certificate.check
    for kind, before, now in (
        ("program", old.tool.version, result.tool.version),
        ("rules", old.tool.rules, result.tool.rules),
        (
            "data",
            f"{old.tool.data.hash} ({old.tool.data.as_of})",
            f"{result.tool.data.hash} ({result.tool.data.as_of})",
        ),
    ):
        if before != now:
            yield Change(kind, old=before, new=now)
    if old.as_of.date != result.as_of.date:
        yield Change("day", old=digest.said(old.as_of.date, words), new=digest.said(result.as_of.date, words))
    yield from _documents(old, result, words)
    yield from _findings(old, result, text, words)


def _documents(old: CheckResult, new: CheckResult, words: Words) -> Iterator[Change]:
    before = {one.id: one.status for one in old.documents}
    now = {one.id: one.status for one in new.documents}
    if before.keys() != now.keys():
        yield Change("cited", old=str(len(before)), new=str(len(now)))
    names = document_names(old, new, words)
    for key in before:
        if key in now and before[key] != now[key]:
            one, two = (_status(status, words) for status in (before[key], now[key]))
            yield Change("status", names[key], one, two)


def _data(result: CheckResult) -> str:
    return f"{result.tool.data.hash} ({result.tool.data.as_of})"


def _status(status: StatusRow, words: Words) -> str:
    """Validity with the fact and its source, for any of them may be what changed."""
    parts = (digest.status_line(status, words), status.evidence, status.source)
    return "; ".join(part for part in parts if part)


def document_names(old: CheckResult, new: CheckResult, words: Words) -> dict[str, str]:
    """Names of the documents of both results, by id."""
    return digest.document_names(new, words) | digest.document_names(old, words)


def _findings(old: CheckResult, new: CheckResult, text: str, words: Words) -> Iterator[Change]:
    before, now = {_same(one) for one in old.findings}, {_same(one) for one in new.findings}
    lines = Lines.of(text)
    for one in new.findings:
        if _same(one) not in before:
            yield Change("new", words.rule(one.rule), new=digest.message(one, words), line=lines.position(one.start)[0])
    for one in old.findings:
        if _same(one) not in now:
            yield Change("gone", one.id, words.rule(one.rule), digest.message(one, words))
