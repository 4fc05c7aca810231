"""The page of a certificate as blocks, the same for Word and PDF; fuller or denser, so that it fits three pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from queries.result import DocumentRow, FindingRow
from viz.lang import Words
from viz.reports import digest
from viz.reports.certificate.model import Certificate, PlaceRow
from viz.reports.display import one_line

FULL, DENSE, BRIEF, LISTED = range(4)
"""All in tables; what needs no decision drawn together; findings of weight shorter; findings listed by their rules."""

LEVELS = ((9.5, FULL), (8.5, FULL), (8.5, DENSE), (7.5, DENSE), (7.5, BRIEF), (9.0, LISTED), (7.5, LISTED))
"""Size of letters in points, and density: from fullest to densest."""

MOST_PAGES = 3
LONG = 400
_QUIET = ("no_evidence", "unknown")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: pairs of style (``""``, ``b``, ``i``) and words."""

    parts: tuple[tuple[str, str], ...]
    align: str = "left"
    scale: float = 1.0
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: shares of the width, a head (may be empty), rows of cells of lines; ``ruled`` for borders."""

    shares: tuple[float, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    ruled: bool = True
    tones: tuple[str, ...] = ()


Block = Line | Grid


def _line(*parts: str | tuple[str, str], align: str = "left", scale: float = 1.0, space: float = 0.0) -> Line:
    """Parts set one after the other, a blank between them."""
    made = [part if isinstance(part, tuple) else ("", part) for part in parts]
    said = [(style, one_line(words)) for style, words in made if words.strip()]
    joined = tuple((style, words if at == 0 else f" {words}") for at, (style, words) in enumerate(said))
    return Line(joined or (("", " "),), align, scale, space)


class Layout:
    """Makes the blocks.

    Args:
        certificate: What to show.
        words: The language.
        density: One of :data:`FULL`, :data:`DENSE`, :data:`BRIEF`, :data:`LISTED`.
    """

    def __init__(self, certificate: Certificate, words: Words, *, density: int) -> None:
        self.certificate, self.words, self.density = certificate, words, density
        self.check = certificate.check
        self.names = digest.document_names(self.check, words)
        self.numbers = {row.id: number for number, row in enumerate(self.check.documents, start=1)}
        self.by_document: dict[str, list[FindingRow]] = {}
        for finding in digest.by_gravity(self.check.findings):
            self.by_document.setdefault(finding.document or "", []).append(finding)

    def blocks(self) -> Iterator[Block]:
        """Title, facts, documents, findings, signatures."""
        words = self.words
        yield _line(("b", words("cert_title").upper()), align="center", scale=1.5)
        yield _line(("i", words("cert_under")), align="center", space=5)
        yield self._facts()
        yield _line(("b", self._verdict()), space=5)
        day = digest.said(self.check.as_of.date, words)
        yield _line(("b", f"I. {words('cert_documents', day=day).upper()}"), space=7)
        yield from self._documents()
        yield _line(("b", f"II. {words('findings').upper()}"), space=7)
        yield from self._findings()
        yield _line(("i", words("foot_note")), space=5, scale=0.92)
        yield self._signatures()

    def _facts(self) -> Grid:
        result, words = self.check, self.words
        own, tool = result.document, result.tool
        why = words.as_of_basis.get(result.as_of.basis, result.as_of.basis)
        read = words.completeness.get(result.file.completeness, result.file.completeness)
        day = digest.said(tool.data.as_of, words)
        rows = {
            "document": f"{digest.own_name(own, words)}{f' – {own.title}' if own.title else ''}",
            "issuer": own.issuer,
            "own_date": digest.said(own.date, words) if own.date else None,
            "file": f"{result.file.name} ({'; '.join([read, *result.file.notes])})",
            "foot_hash": result.file.sha256,
            "as_of": words("as_of_why", day=digest.said(result.as_of.date, words), why=why),
            "cert_versions": words("cert_tool", version=tool.version, rules=tool.rules, as_of=day, data=tool.data.hash),
        }
        made = tuple(
            ((_line(words(key)),), (_line(("b" if key == "document" else "", one_line(value, LONG))),))
            for key, value in rows.items()
            if value
        )
        return Grid((0.22, 0.78), (), made, ruled=False)

    def _verdict(self) -> str:
        found, words = self.check.summary, self.words
        said = words(
            "totals", mentions=found.mentions, documents=found.documents, errors=found.errors,
            warnings=found.warnings, infos=found.infos,
        )  # fmt: skip
        kept = sum(self.certificate.decided(one) is not None for one in self.check.findings)
        return f"{said} {words('cert_kept', count=kept)}" if kept else said

    def _documents(self) -> Iterator[Block]:
        words, rows, tones, quiet = self.words, [], [], []
        if not self.check.documents:
            yield _line(words("no_documents"))
            return
        for row in self.check.documents:
            if self.density and self._is_quiet(row):
                quiet.append(row)
                continue
            codes = ", ".join(one.id for one in self.by_document.get(row.id, ()))
            rows.append(
                ((_line(str(self.numbers[row.id]), align="center"),), self._identity(row), self._status(row),
                 (_line(codes or "–", align="left" if codes else "center"),))
            )  # fmt: skip
            ended = row.status.value in ("ended", "suspended")
            tones.append("" if not ended else "warning" if digest.doubt(row.status, words) else "error")
        if rows:
            head = (words("nth"), words("document"), words("status"), words("cert_codes"))
            yield Grid((0.05, 0.45, 0.38, 0.12), head, tuple(rows), tones=tuple(tones))
        for status in dict.fromkeys(row.status.word for row in quiet):
            alike = [row for row in quiet if row.status.word == status]
            named = "; ".join(f"({self.numbers[row.id]}) {self._short(row)}{self._coded(row)}" for row in alike)
            yield _line(("b", words("cert_alike", status=status, count=len(alike))), f"{named}.", space=2)

    def _coded(self, row: DocumentRow) -> str:
        """Codes of the findings on a document, for lists without a column for them."""
        codes = [one.id for one in self.by_document.get(row.id, ()) if one.severity != "info"]
        return f" [{', '.join(codes)}]" if codes else ""

    def _is_quiet(self, row: DocumentRow) -> bool:
        if self.density >= BRIEF and row.status.value in _QUIET:
            return True
        graver = any(one.severity != "info" for one in self.by_document.get(row.id, ()))
        return row.status.value in _QUIET and not row.status.evidence and not graver

    def _short(self, row: DocumentRow) -> str:
        words = self.words
        parts = [self.names[row.id]]
        if row.date:
            parts.append(words("cert_dated", day=digest.said(row.date, words)))
        if row.issuer:
            parts.append(words("cert_of", issuer=row.issuer))
        return one_line(" ".join(parts), LONG)

    def _identity(self, row: DocumentRow) -> tuple[Line, ...]:
        words = self.words
        rest = self._short(row).removeprefix(self.names[row.id])
        lines = [_line(("b", one_line(self.names[row.id], LONG)), rest)]
        if not row.resolved:
            lines.append(_line(("i", f"({row.reason or words('unresolved')})")))
        return tuple(lines)

    def _status(self, row: DocumentRow) -> tuple[Line, ...]:
        status, words = row.status, self.words
        lines = [_line(("b" if status.value not in _QUIET else "", digest.status_line(status, words)))]
        if status.evidence:
            lines.append(_line(status.evidence))
        if status.source:
            lines.append(_line(("i", f"{words('source')}: {status.source}")))
        return tuple(lines)

    def _findings(self) -> Iterator[Block]:
        words, places = self.words, {one.finding: one for one in self.certificate.places}
        if not self.check.findings:
            yield _line(words("nothing"))
            return
        rows, tones = [], []
        listed: dict[tuple[str, str, str], list[FindingRow]] = {}
        for one in digest.by_gravity(self.check.findings):
            decided = self.certificate.decided(one)
            if decided is None and (self.density == LISTED or (self.density and one.severity == "info")):
                basis = one.basis if self.density == LISTED and one.severity != "info" else ""
                listed.setdefault((one.severity, one.rule, basis), []).append(one)
                continue
            what = self._what(one, places.get(one.id))
            level = words.severity.get(one.severity, one.severity)
            handled = (
                _line(words("cert_decided", why=decided.why)),
                _line(("i", f"{decided.by}, {digest.said(decided.on, words)}")),
            ) if decided else ()  # fmt: skip
            graded = (_line(("b", level)), *([] if self.density >= BRIEF else [_line(words.rule(one.rule))]))
            rows.append(((_line(one.id, align="center"),), graded, what, handled))
            tones.append(one.severity)
        if rows:
            head = (words("code"), words("level"), words("what"), words("handling"))
            shares = (0.06, 0.11, 0.66, 0.17) if self.density >= BRIEF else (0.06, 0.17, 0.54, 0.23)
            yield Grid(shares, head, tuple(rows), tones=tuple(tones))
        for (severity, rule, basis), found in listed.items():
            codes = ", ".join(self._where(one, places.get(one.id)) for one in found)
            title = f"{words.severity.get(severity, severity)} – {words.rule(rule)} ({len(found)}):"
            why = ("i", f"{words('basis')}: {basis}." if basis else "")
            yield _line(("b", title), f"{codes}.", why, space=2)
        if self.density == LISTED:
            yield _line(("i", words("cert_listed")), space=2)

    def _what(self, finding: FindingRow, place: PlaceRow | None) -> tuple[Line, ...]:
        """Where it is, what is wrong, what to write, and why."""
        words, said = self.words, digest.message(finding, self.words)
        at = words("cert_line", line=place.line) if place else ""
        if self.density >= BRIEF:
            return (_line(at, said, ("i", f"({finding.basis})" if finding.basis else "")),)
        if place and place.words and "“" not in said:
            at = words("cert_at", line=place.line, words=place.words)
        what = [_line(at, said)]
        if finding.suggestion:
            what.append(_line(f"{words('suggest')}: {digest.suggestion_line(finding.suggestion, words)}"))
        if finding.basis:
            what.append(_line(("i", f"{words('basis')}: {finding.basis}")))
        return tuple(what)

    def _where(self, finding: FindingRow, place: PlaceRow | None) -> str:
        number = self.numbers.get(finding.document or "")
        at = self.words("cert_on_line", line=place.line) if self.density == LISTED and place else ""
        return " ".join(part for part in (finding.id, f"({number})" if number else "", at) if part)

    def _signatures(self) -> Grid:
        words = self.words
        names = ((_line(("b", words(key)), align="center", space=6),) for key in ("cert_drafter", "cert_signer"))
        under = (
            (_line(("i", words("cert_sign")), align="center"), _line(" ", scale=4.0)) for _ in range(2)
        )  # fmt: skip
        return Grid((0.5, 0.5), (), (tuple(names), tuple(under)), ruled=False)


def blocks(certificate: Certificate, words: Words, *, density: int) -> Sequence[Block]:
    """The page of a certificate.

    Args:
        certificate: What to show.
        words: The language.
        density: One of :data:`FULL`, :data:`DENSE`, :data:`BRIEF`, :data:`LISTED`.
    """
    return tuple(Layout(certificate, words, density=density).blocks())
