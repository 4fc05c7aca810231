"""The contract ``cancu/check@1``: from a reading and its findings to rows, and from rows to JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from graph.citation import Citation
from graph.number import Repair
from graph.reading import CitedDocument, DocumentHead, Mention, Reading, SourceText, StatedRelation
from queries.as_of import AsOf
from queries.checks.finding import Finding, Severity, Suggestion
from queries.in_force import Status
from queries.result import (
    SCHEMA,
    AsOfRow,
    CheckResult,
    DocumentRow,
    FileRow,
    FindingRow,
    FootnoteRow,
    MentionRow,
    PeriodRow,
    RelationRow,
    ScopeRow,
    SelfRow,
    StatusRow,
    SuggestionRow,
    SummaryRow,
    ToolRow,
)

SCHEMA_ID = "urn:cancu:check:1"

REPAIRS = {
    "space": "thừa khoảng trắng trong ký hiệu",
    "dash": "dấu nối không đúng trong ký hiệu",
    "stroke": "mất nét ngang của chữ Đ",
    "case": "sai chữ hoa, chữ thường trong ký hiệu",
    "separator": "sai hoặc thiếu dấu phân cách trong ký hiệu",
    "swapped": "dấu phân cách của văn bản Đảng và văn bản nhà nước bị đổi chỗ",
    "lookalike": "có chữ của bảng chữ cái khác, chỉ giống mặt chữ",
    "d-family": "chữ Đ gõ bằng ký tự khác, chỉ giống mặt chữ",
    "colon": "thừa dấu hai chấm sau chữ “số”",
    "comma": "có dấu phẩy trước ngày ban hành",
    "invisible": "có ký tự ẩn",
    "organ": "chữ viết tắt tên cơ quan bị tách rời",
    "digit": "chữ cái thay cho chữ số",
    "glued": "viết dính liền",
    "missing-so": "thiếu chữ “số”",
    "missing-ngay": "thiếu chữ “ngày”",
    "name": "tên văn bản viết chưa đúng",
    "date": "ngày, tháng, năm viết chưa đúng",
}


def repair_phrase(repair: Repair) -> str:
    """One repair as a short Vietnamese phrase.

    Examples:
        >>> repair_phrase(Repair(kind="space", written="QĐ – UBND", canonical="QĐ-UBND"))
        'thừa khoảng trắng trong ký hiệu: “QĐ – UBND” → “QĐ-UBND”'
    """
    phrase = REPAIRS.get(repair.kind, "viết chưa đúng thể thức")
    if repair.written == repair.canonical or not repair.written:
        return phrase
    if not repair.canonical:
        return f"{phrase}: “{repair.written}”"
    return f"{phrase}: “{repair.written}” → “{repair.canonical}”"


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _file(source: SourceText) -> FileRow:
    return FileRow(
        name=source.name,
        sha256=source.sha256,
        kind=source.kind,
        completeness=source.completeness,
        notes=list(source.notes),
    )


def _self(head: DocumentHead) -> SelfRow:
    period = head.period and PeriodRow(from_=str(head.period[0]), to=str(head.period[1]))
    return SelfRow(
        doc_type=head.doc_type,
        identifier=head.number.text if head.number else None,
        number=head.number.sequence if head.number else head.sequence,
        symbol=head.number.symbol if head.number else head.symbol,
        date=_text(head.date),
        issuer=head.issuer,
        place=head.place,
        title=head.title,
        signer=head.signer,
        period=period or None,
    )


def _footnote(citation: Citation) -> FootnoteRow | None:
    note = citation.footnote
    if note is None:
        return None
    anchor = note.anchor
    return FootnoteRow(marker=note.marker, start=anchor.start if anchor else None, end=anchor.end if anchor else None)


def _mention(mention: Mention, ids: Sequence[str]) -> MentionRow:
    cited = mention.citation
    number = cited.number
    return MentionRow(
        id=mention.id,
        start=cited.start,
        end=cited.end,
        text=cited.text,
        document=mention.document,
        doc_type=cited.doc_type,
        number=number.sequence if number else cited.sequence,
        year=number.year if number else cited.year,
        symbol=number.symbol if number else None,
        identifier=mention.identifier,
        date=_text(cited.date),
        issuer=mention.issuer,
        issuer_basis=mention.issuer_basis,
        title=cited.title,
        pinpoint="; ".join(str(pin) for pin in cited.pincites) or None,
        short_form=cited.short_form,
        footnote=_footnote(cited),
        nested_in=None if cited.nested_in is None else ids[cited.nested_in],
        repairs=[repair_phrase(repair) for repair in cited.repairs],
    )


def _status(status: Status) -> StatusRow:
    return StatusRow(
        value=status.value,
        word=status.word,
        since=_text(status.since),
        by=status.by,
        evidence=status.evidence,
        source=status.source,
        confidence=status.confidence,
        derived=status.derived,
    )


def _document(document: CitedDocument, status: Status) -> DocumentRow:
    return DocumentRow(
        id=document.id,
        identifier=document.identifier,
        doc_type=document.doc_type,
        date=_text(document.date),
        issuer=document.issuer,
        title=document.title,
        resolved=document.resolved,
        candidates=list(document.candidates),
        status=_status(status),
        reason=document.reason,
    )


def _relation(relation: StatedRelation) -> RelationRow:
    return RelationRow(
        source=relation.source,
        target=relation.target,
        relation=relation.relation,
        start=relation.start,
        end=relation.end,
        confidence=relation.confidence,
        scope=ScopeRow(whole=relation.whole, provisions=list(relation.provisions)),
        effective=relation.effective,
    )


def _suggestion(made: Suggestion) -> SuggestionRow:
    return SuggestionRow(replace=made.replace, with_=made.with_, start=made.start, end=made.end)


def _finding(number: int, finding: Finding) -> FindingRow:
    return FindingRow(
        id=f"f{number}",
        rule=finding.rule,
        severity=finding.severity.value,
        mention=finding.mention,
        document=finding.document,
        start=finding.start,
        end=finding.end,
        message=finding.message,
        basis=finding.basis,
        suggestion=_suggestion(finding.suggestion) if finding.suggestion else None,
        related=list(finding.related),
        message_en=finding.message_en,
    )


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the text, the graver first where two stand on the same words."""
    return sorted(findings, key=lambda one: (one.start, one.end, -one.severity.weight, one.rule, one.message))


def build(
    reading: Reading,
    findings: Iterable[Finding],
    *,
    as_of: AsOf,
    statuses: Mapping[str, Status],
    tool: ToolRow,
) -> CheckResult:
    """Put a reading and its findings into the rows of the contract.

    Args:
        reading: What was read from the file.
        findings: What the checks found, in any order.
        as_of: The day that validity was judged on.
        statuses: Validity on that day, by document id.
        tool: The program, its rules and its knowledge.

    Raises:
        KeyError: A document has no status.
    """
    ordered = _in_order(findings)
    ids = [mention.id for mention in reading.mentions]
    count = {level: sum(one.severity is level for one in ordered) for level in Severity}
    return CheckResult(
        schema=SCHEMA,
        tool=tool,
        file=_file(reading.source),
        document=_self(reading.head),
        as_of=AsOfRow(date=as_of.date.isoformat(), basis=as_of.basis),
        mentions=[_mention(mention, ids) for mention in reading.mentions],
        documents=[_document(one, statuses[one.id]) for one in reading.documents],
        relations=[_relation(one) for one in reading.relations],
        findings=[_finding(number, one) for number, one in enumerate(ordered, start=1)],
        summary=SummaryRow(
            mentions=len(reading.mentions),
            documents=len(reading.documents),
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            infos=count[Severity.INFO],
        ),
    )


def to_json(result: CheckResult, *, indent: int = 2) -> str:
    """The result as JSON text; letters stay letters, and the same result gives the same bytes.

    Args:
        result: What a check gave.
        indent: Spaces per level; 0 puts everything on one line (JSON Lines).
    """
    line = msgspec.json.encode(result)
    made = msgspec.json.format(line, indent=indent) if indent else line
    return made.decode()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the result, made from its types."""
    made: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": SCHEMA,
    }
    made.update(msgspec.json.schema(CheckResult))
    return made
