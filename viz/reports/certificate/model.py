"""What a certificate of a check holds (*phiếu kiểm tra căn cứ*), and the decisions of people noted on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from graph.errors import UsageError
from queries.result import CheckResult, FindingRow
from viz.reports.display import Lines, one_line

SCHEMA = "cancu/certificate@1"
QUOTE = 160

Said = Annotated[str, Meta(min_length=1)]


class Override(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A person's decision to leave a finding as it is.

    Attributes:
        by: Who decided.
        why: The reason.
        on: The day (ISO).
        finding: Id of the finding; or
        rule: a rule, and
        document: number or id of the document cited; every finding of that rule where it is left out.
    """

    by: Said
    why: Said
    on: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    finding: str | None = None
    rule: str | None = None
    document: str | None = None


class PlaceRow(Struct, frozen=True, kw_only=True):
    """Where a finding stands: its line, from 1, and the words."""

    finding: str
    line: int
    words: str


class Certificate(Struct, frozen=True, kw_only=True):
    """All of a certificate; the page is made from it alone, and it is embedded in the page.

    Attributes:
        check: The result.
        places: Where the findings stand.
        overrides: Decisions of people.
        language: ``vi`` or ``en``.
        schema: Version of this form.
    """

    check: CheckResult
    places: list[PlaceRow]
    overrides: list[Override] = field(default_factory=list)
    language: str = "vi"
    schema: str = SCHEMA

    def decided(self, finding: FindingRow) -> Override | None:
        """The decision on a finding, the first that fits; None where there is none."""
        return next((one for one in self.overrides if fits(one, finding, self.check)), None)


def fits(decision: Override, finding: FindingRow, result: CheckResult) -> bool:
    """Whether a decision is about a finding."""
    if decision.finding is not None:
        return decision.finding == finding.id
    if decision.rule != finding.rule:
        return False
    if decision.document is None:
        return True
    names = {one.id: one.identifier for one in result.documents}
    return decision.document in (finding.document, names.get(finding.document or ""))


def certify(result: CheckResult, text: str, overrides: Sequence[Override] = (), *, language: str = "vi") -> Certificate:
    """The certificate of a result.

    Args:
        result: What the check gave.
        text: The text checked, which the offsets point into.
        overrides: Decisions of people.
        language: Language of the page.

    Raises:
        UsageError: A decision is about no finding of this result.
    """
    for number, one in enumerate(overrides, start=1):
        if not any(fits(one, finding, result) for finding in result.findings):
            what = one.finding or " · ".join(part for part in (one.rule, one.document) if part)
            raise UsageError(
                f"quyết định thứ {number} ({what}): không có phát hiện nào như vậy trong {result.file.name}; "
                "xem mã phát hiện trong kết quả --format json hoặc trong phiếu"
            )
    lines = Lines.of(text)
    places = [
        PlaceRow(finding=one.id, line=lines.position(one.start)[0], words=one_line(text[one.start : one.end], QUOTE))
        for one in result.findings
    ]
    return Certificate(check=result, places=places, overrides=list(overrides), language=language)


def read_overrides(data: bytes, name: str) -> list[Override]:
    """Decisions from a JSON file: a list of objects with ``by``, ``why``, ``on`` and what they are about.

    Args:
        data: The file.
        name: Its label, for messages.

    Raises:
        UsageError: It is no such list; the message names the entry.

    Examples:
        >>> read_overrides(b'[{"finding": "f3", "by": "Lan", "why": "x", "on": "2026-11-21"}]', "qd.json")
        [Override(by='Lan', why='x', on='2026-11-21', finding='f3', rule=None, document=None)]
        >>> read_overrides(b'[{"by": "Lan"}]', "qd.json")
        Traceback (most recent call last):
        ...
        graph.errors.UsageError: qd.json: không đúng dạng danh sách quyết định (...
    """
    example = '[{"finding": "f3", "by": "Nguyễn Thị Lan", "why": "lý do giữ nguyên", "on": "2026-11-21"}]'
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=list[Override])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: không đúng dạng danh sách quyết định ({error}). Ví dụ: {example}") from error
    for number, one in enumerate(found, start=1):
        if one.finding is None and one.rule is None:
            raise UsageError(f"{name}: quyết định thứ {number} thiếu finding hoặc rule. Ví dụ: {example}")
    return found


def to_embed(certificate: Certificate) -> bytes:
    """The certificate as the bytes that are embedded in its page."""
    return msgspec.json.encode(certificate)


def from_embed(data: bytes, name: str) -> Certificate:
    """The certificate that was embedded.

    Raises:
        UsageError: It is none, or one of a form this version does not know.
    """
    try:
        made = msgspec.json.decode(data, type=Certificate)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: dữ liệu trong phiếu bị hỏng ({error}); dùng bản phiếu gốc") from error
    if made.schema != SCHEMA:
        raise UsageError(f"{name}: phiếu dạng {made.schema}, bản này đọc được {SCHEMA}; dùng đúng phiên bản cancu")
    return made
