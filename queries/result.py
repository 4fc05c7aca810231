"""What a check of one file gives: the rows that other programs read (contract ``cancu/check@1``).

The field names are the contract's; only ever add to them. ``cancu schema`` prints the JSON Schema made
from these types. All offsets are code points, end exclusive, of the text that ``cancu text FILE`` prints.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

SCHEMA = "cancu/check@1"

Completeness = Annotated[str, Meta(extra_json_schema={"enum": ["full", "partial", "none"]})]
Confidence = Annotated[str, Meta(extra_json_schema={"enum": ["high", "medium", "low"]})]
Gravity = Annotated[str, Meta(extra_json_schema={"enum": ["error", "warning", "info"]})]
IssuerBasis = Annotated[str, Meta(extra_json_schema={"enum": ["stated", "subject", "symbol", "context"]})]
State = Annotated[str, Meta(extra_json_schema={"enum": ["auto", "confirmed", "rejected", "disputed"]})]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
PartialDay = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Offset = Annotated[int, Meta(ge=0)]
Count = Annotated[int, Meta(ge=0)]


class DataRow(Struct, frozen=True, kw_only=True):
    """State of the knowledge used: hash of the tables, and the day until which they were kept."""

    hash: str
    as_of: str


class ToolRow(Struct, frozen=True, kw_only=True):
    """The program, its rules and its knowledge."""

    version: str
    rules: str
    data: DataRow


class FileRow(Struct, frozen=True, kw_only=True):
    """The file checked; ``completeness`` is ``full``, ``partial`` or ``none``."""

    name: str
    sha256: str
    kind: str
    completeness: Completeness
    notes: list[str] = field(default_factory=list)


class PeriodRow(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """First and last day reported on (ISO, may be partial)."""

    from_: PartialDay
    to: PartialDay


class SelfRow(Struct, frozen=True, kw_only=True):
    """What the document says of itself."""

    id: str = "self"
    doc_type: str | None = None
    identifier: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: PartialDay | None = None
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    signer: str | None = None
    period: PeriodRow | None = None


class AsOfRow(Struct, frozen=True, kw_only=True):
    """The day that validity is judged on, and why that day."""

    date: Day
    basis: str


class FootnoteRow(Struct, frozen=True, kw_only=True):
    """The note a mention stands in; ``start`` and ``end`` are the words its marker follows."""

    marker: str
    start: Offset | None = None
    end: Offset | None = None


class MentionRow(Struct, frozen=True, kw_only=True):
    """One citation of the text."""

    id: str
    start: Offset
    end: Offset
    text: str
    document: str
    doc_type: str | None = None
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    identifier: str | None = None
    date: PartialDay | None = None
    issuer: str | None = None
    issuer_basis: IssuerBasis | None = None
    title: str | None = None
    pinpoint: str | None = None
    short_form: bool = False
    footnote: FootnoteRow | None = None
    nested_in: str | None = None
    repairs: list[str] = field(default_factory=list)


class StatusRow(Struct, frozen=True, kw_only=True):
    """What is known of a work's validity on the day (words of CITATION_RULES § d.8)."""

    value: str
    word: str
    since: str | None = None
    by: str | None = None
    evidence: str | None = None
    source: str | None = None
    confidence: Confidence | None = None
    derived: bool = False


class DocumentRow(Struct, frozen=True, kw_only=True):
    """One document cited, through all its mentions."""

    id: str
    identifier: str | None
    doc_type: str | None
    date: PartialDay | None
    issuer: str | None
    title: str | None
    resolved: bool
    candidates: list[str]
    status: StatusRow
    reason: str | None = None


class ScopeRow(Struct, frozen=True, kw_only=True):
    """Whether an act hits the whole document or the listed provisions."""

    whole: bool = True
    provisions: list[str] = field(default_factory=list)


class RelationRow(Struct, frozen=True, kw_only=True):
    """A relation the text states."""

    source: str
    target: str
    relation: str
    start: Offset
    end: Offset
    confidence: float
    state: State = "auto"
    scope: ScopeRow = field(default_factory=ScopeRow)
    effective: Day | None = None


class SuggestionRow(Struct, frozen=True, kw_only=True, rename={"with_": "with"}):
    """A certain correction; ``start`` and ``end`` are the words to replace."""

    replace: str
    with_: str
    start: Offset
    end: Offset


class FindingRow(Struct, frozen=True, kw_only=True):
    """One finding; ``related`` are further mentions it compares, ``message_en`` its message in English."""

    id: str
    rule: str
    severity: Gravity
    mention: str | None
    document: str | None
    start: Offset
    end: Offset
    message: str
    basis: str
    suggestion: SuggestionRow | None = None
    related: list[str] = field(default_factory=list)
    message_en: str = ""


class SummaryRow(Struct, frozen=True, kw_only=True):
    """Counts."""

    mentions: Count
    documents: Count
    errors: Count
    warnings: Count
    infos: Count


class CheckResult(Struct, frozen=True, kw_only=True):
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
