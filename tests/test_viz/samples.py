"""Readings made by hand for the tests of outputs: they need neither reader nor checks."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from graph.citation import Citation
from graph.interval import PartialDate
from graph.number import DocumentNumber
from graph.reading import CitedDocument, DocumentHead, Mention, Reading, SourceText, StatedRelation
from queries.as_of import AsOf
from queries.checks.finding import Finding, Severity, Suggestion
from queries.in_force import Status
from queries.result import CheckResult, DataRow, ToolRow
from viz.reports.contract import build

TYPES = "Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chỉ thị|Thông tư|Công văn|Chương trình hành động"
NUMBERED = re.compile(rf"({TYPES}) (?:số )?(\d+)((?:/\d{{4}})?)[/-]?([^\s,;.)]+)(?:,? ngày (\d+)/(\d+)/(\d{{4}}))?")
TEXT = """Số:    /BC-UBND

Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cơ chế một cửa
và khoản 2 Điều 5 Nghị định số 43/2011/NĐ-CP ngày 13/6/2011,
huyện ban hành Kế hoạch số 18/KH-UBND ngày 14/01/2022.
"""
TOOL = ToolRow(version="0.1.0", rules="1", data=DataRow(hash="0" * 64, as_of="2026-11-21"))
ENDED = Status(
    value="ended",
    word="Hết hiệu lực",
    since=date(2022, 8, 15),
    by="42/2022/NĐ-CP",
    confidence="high",
    evidence="được thay thế bởi 42/2022/NĐ-CP từ ngày 15/8/2022",
    source="42/2022/NĐ-CP, Điều 29",
)
HELD = Status(
    value="no_evidence",
    word="Chưa thấy căn cứ hết hiệu lực (dữ liệu đến ngày 21/11/2026)",
    source="Công báo",
    confidence="medium",
)
AS_OF = AsOf(date=date(2022, 8, 31), basis="month of the document")
UNKNOWN = Status(value="unknown", word="Không có trong kho")


def source(text: str = TEXT, **fields: object) -> SourceText:
    """The text as a file would give it."""
    made = {
        "name": "mau.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "kind": "text",
        "text": text,
    }
    return SourceText(**(made | fields))  # type: ignore[arg-type]


def citations(text: str) -> list[Citation]:
    """Every plainly written citation of the text."""
    made = []
    for match in NUMBERED.finditer(text):
        kind, number, year, symbol, *day = match.groups()
        full = f"{number}{year}/{symbol}"
        made.append(
            Citation(
                start=match.start(),
                end=match.end(),
                text=match[0],
                doc_type=kind,
                type_word=kind,
                sequence=number,
                number=DocumentNumber(
                    text=full,
                    sequence=number,
                    symbol=symbol,
                    system="state",
                    year=int(year[1:]) if year else None,
                ),
                date=PartialDate(int(day[2]), int(day[1]), int(day[0])) if day[0] else None,
            )
        )
    return made


def reading(text: str = TEXT, **fields: object) -> Reading:
    """A reading of the text in which each number is one document."""
    found = citations(text)
    mentions: list[Mention] = []
    documents: dict[str, CitedDocument] = {}
    for number, cited in enumerate(found, start=1):
        assert cited.number is not None
        identity = cited.number.text
        issuer = "Chính phủ" if identity.endswith("-CP") else "Ủy ban nhân dân huyện Bình Lộc"
        mentions.append(
            Mention(
                id=f"m{number}",
                citation=cited,
                document=identity,
                identifier=identity,
                issuer=issuer,
                issuer_basis="stated",
            )
        )
        documents.setdefault(
            identity,
            CitedDocument(
                id=identity,
                identifier=identity,
                doc_type=cited.doc_type,
                date=cited.date,
                issuer=issuer,
                title=None,
                mentions=(f"m{number}",),
                resolved=cited.date is not None,
                reason=None if cited.date else "không có ngày ban hành",
            ),
        )
    head = DocumentHead(
        doc_type="Báo cáo",
        symbol="BC-UBND",
        date=PartialDate(2022, 8),
        issuer="Ủy ban nhân dân huyện Bình Lộc",
        place="Bình Lộc",
        title="Kết quả công tác cải cách hành chính tháng 8 năm 2022",
        period=(PartialDate(2022, 8, 1), PartialDate(2022, 8, 31)),
    )
    made = {
        "source": source(text),
        "head": head,
        "mentions": tuple(mentions),
        "documents": tuple(documents.values()),
        "relations": tuple(
            StatedRelation(source="self", target=one, relation="implements", start=0, end=4) for one in documents
        ),
    }
    return Reading(**(made | fields))  # type: ignore[arg-type]


def finding(start: int, end: int, severity: Severity = Severity.ERROR, **fields: object) -> Finding:
    """A finding on some words."""
    made = {
        "rule": "outdated-reference",
        "severity": severity,
        "start": start,
        "end": end,
        "message": "Văn bản này đã hết hiệu lực từ ngày 15/8/2022.",
        "basis": "42/2022/NĐ-CP, Điều 29",
    }
    return Finding(**(made | fields))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Sample:
    """A text with its result."""

    text: str
    result: CheckResult


def sample(text: str = TEXT) -> Sample:
    """One error on a citation, one warning on bare words, one info that compares two citations."""
    made = reading(text)
    first, second, third = made.mentions[:3]
    cut = text.index("huyện")
    found = [
        finding(
            second.citation.start,
            second.citation.end,
            mention=second.id,
            document=second.document,
            suggestion=Suggestion(
                start=second.citation.start,
                end=second.citation.end,
                replace=second.citation.text,
                with_="Nghị định số 42/2022/NĐ-CP ngày 24/6/2022",
            ),
        ),
        finding(cut, cut + 5, Severity.WARNING, rule="abolished-issuer", message="Huyện không còn tồn tại."),
        finding(
            third.citation.start,
            third.citation.end,
            Severity.INFO,
            rule="unknown-document",
            mention=third.id,
            document=third.document,
            related=(first.id,),
            message_en="Not in the collection.",
        ),
    ]
    return Sample(text, result(made, found))


def result(made: Reading, found: list[Finding], statuses: dict[str, Status] | None = None) -> CheckResult:
    """The rows of a reading; documents of the Government hold or ended, the others are unknown."""
    known = {"43/2011/NĐ-CP": ENDED, "61/2018/NĐ-CP": HELD} | (statuses or {})
    return build(
        made,
        found,
        as_of=AS_OF,
        statuses={one.id: known.get(one.id, UNKNOWN) for one in made.documents},
        tool=TOOL,
    )
