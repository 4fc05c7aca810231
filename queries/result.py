"""What a check of one file gives: the rows that other programs read (contract ``cancu/check@1``).

The field names are the contract's; only ever add to them. ``cancu schema`` prints the JSON Schema made
from these types. All offsets are code points, end exclusive, of the text that ``cancu text FILE`` prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SCHEMA = "cancu/check@1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRow:
    """State of the knowledge used: hash of the tables, and the day until which they were kept."""

    hash: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRow:
    """The program, its rules and its knowledge."""

    version: str
    rules: str
    data: DataRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """The file checked; ``completeness`` is ``full``, ``partial`` or ``none``."""

    name: str
    sha256: str
    kind: str
    completeness: str
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """First and last day reported on (ISO, may be partial)."""

    from_: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfRow:
    """What the document says of itself."""

    id: str = "self"
    doc_type: str | None = None
    identifier: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    signer: str | None = None
    period: PeriodRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOfRow:
    """The day that validity is judged on, and why that day."""

    date: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteRow:
    """The note a mention stands in; ``start`` and ``end`` are the words its marker follows."""

    marker: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """One citation of the text."""

    id: str
    start: int
    end: int
    text: str
    document: str
    doc_type: str | None = None
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    identifier: str | None = None
    date: str | None = None
    issuer: str | None = None
    issuer_basis: str | None = None
    title: str | None = None
    pinpoint: str | None = None
    short_form: bool = False
    footnote: FootnoteRow | None = None
    nested_in: str | None = None
    repairs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """What is known of a work's validity on the day (words of CITATION_RULES § d.8)."""

    value: str
    word: str
    since: str | None = None
    by: str | None = None
    evidence: str | None = None
    source: str | None = None
    confidence: str | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document cited, through all its mentions."""

    id: str
    identifier: str | None
    doc_type: str | None
    date: str | None
    issuer: str | None
    title: str | None
    resolved: bool
    candidates: list[str]
    status: StatusRow
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRow:
    """Whether an act hits the whole document or the listed provisions."""

    whole: bool = True
    provisions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """A relation the text states."""

    source: str
    target: str
    relation: str
    start: int
    end: int
    confidence: float
    state: str = "auto"
    scope: ScopeRow = ScopeRow()
    effective: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionRow:
    """A certain correction; ``start`` and ``end`` are the words to replace."""

    replace: str
    with_: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding."""

    id: str
    rule: str
    severity: str
    mention: str | None
    document: str | None
    start: int
    end: int
    message: str
    basis: str
    suggestion: SuggestionRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """Counts."""

    mentions: int
    documents: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The whole result of checking one file."""

    schema: str
    tool: ToolRow
    file: FileRow
    document: SelfRow
    as_of: AsOfRow
    mentions: list[MentionRow]
    documents: list[DocumentRow]
    relations: list[RelationRow]
    findings: list[FindingRow]
    summary: SummaryRow
