"""Short forms used too early, and full citations repeated (*viện dẫn lần đầu, lần sau*)."""

from __future__ import annotations

from collections.abc import Iterator

from graph.citation import Citation
from graph.vocab.phrasing import check_phrases
from queries.checks.common import ND30_CITING, CheckContext, name_of_mention, of_mention
from queries.checks.finding import Finding, Severity
from queries.checks.wording import other_title


def missing_symbol(context: CheckContext) -> Iterator[Finding]:
    """Raise ``missing-symbol`` where a short form stands before any full citation of the document."""
    for document, mention in context.first.items():
        citation = mention.citation
        if not citation.short_form or citation.number or citation.name or citation.alias_of is not None:
            continue
        if citation.type_word in check_phrases("common_type_word") and not (
            citation.date or citation.title or citation.issuer
        ):
            continue
        later = [m for m in context.mentions[document] if m.citation.number is not None]
        name = name_of_mention(citation)
        lost = not later and citation.date is None and citation.year is None and not _is_known_by_number(citation)
        advice = (
            f"viết đầy đủ “{name_of_mention(later[0].citation)}” ngay từ lần đầu"
            if later
            else "ghi đủ số, ký hiệu và ngày ban hành"
        )
        yield of_mention(
            mention,
            "missing-symbol",
            _gravity(context, citation, lost=lost),
            f"“{name}” thiếu ký hiệu{', chưa xác định được là văn bản nào' if lost else ''}; {advice}.",
            f"“{name}” lacks its symbol{' and cannot be identified' if lost else ''}.",
            ND30_CITING,
            related=later,
        )


def _gravity(context: CheckContext, citation: Citation, *, lost: bool) -> Severity:
    if context.normative or context.fragment or _is_known_by_number(citation):
        return Severity.INFO
    return Severity.ERROR if lost else Severity.WARNING


def _is_known_by_number(citation: Citation) -> bool:
    """Whether everybody calls it so: "Đề án 06", "Chương trình 135"."""
    return not citation.so and citation.doc_type in check_phrases("plan_type")


def redundant_full_citation(context: CheckContext) -> Iterator[Finding]:
    """Raise ``redundant-full-citation`` where a later citation repeats date and issuer or title."""
    if context.normative:
        return
    named: dict[str, set[str]] = {}
    for mention in context.outer:
        if mention.citation.number is not None:
            named.setdefault(mention.citation.number.text, set()).add(mention.document)
    for mention in context.outer:
        citation, first = mention.citation, context.first[mention.document]
        if mention.id == first.id or citation.number is None or citation.footnote is not None:
            continue
        if citation.date is None or not (citation.issuer or citation.title):
            continue
        if first.citation.date != citation.date or len(named[citation.number.text]) > 1:
            continue
        if other_title(first.citation.title or "", citation.title or ""):  # conflicting-titles tells it
            continue
        name = name_of_mention(citation)
        yield of_mention(
            mention,
            "redundant-full-citation",
            Severity.INFO,
            f"“{name}” đã viện dẫn đầy đủ ở trên; từ lần sau chỉ cần tên loại và số, ký hiệu.",
            f"“{name}” was cited in full before; type and number are enough here.",
            ND30_CITING,
            related=(first,),
        )
