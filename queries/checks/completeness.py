"""What the first citation of a document must say, and what later ones need not (*viện dẫn đầy đủ*)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.citation import Citation
from graph.interval import vietnamese
from graph.number import DocumentNumber
from graph.reading import Mention
from graph.vocab.phrasing import check_phrases, phrases
from queries.checks.common import ND30_CITING, CheckContext, name_of_mention, of_mention
from queries.checks.finding import Finding, Severity
from queries.checks.knowledge import is_central, issuers_of, needs_date
from queries.checks.listing import and_more, run_of, shares_date, told
from queries.checks.regions import in_table, lists_documents, own_title
from queries.checks.wording import same_issuer
from queries.checks.words import ends_with, has_phrase

# A report that leaves the issuer out here and there is to be corrected; one that leaves it out nearly
# everywhere is a table whose columns tell it.
MANY_LACKING = 15
SHARE_LACKING = 0.4
# How far before an amending act the words of amendment stand.
AMENDING_REACH = 90


def missing_date(context: CheckContext) -> Iterator[Finding]:
    """Raise ``missing-date`` (see :func:`_dates`), calmed where the text lists documents in columns."""
    return _calmed(context, _dates(context))


def missing_issuer(context: CheckContext) -> Iterator[Finding]:
    """Raise ``missing-issuer`` (see :func:`_issuers`), calmed where the text lists documents in columns."""
    return _calmed(context, _issuers(context))


def missing_title(context: CheckContext) -> Iterator[Finding]:
    """Raise ``missing-title`` (see :func:`_titles`), calmed where the text lists documents in columns."""
    return _calmed(context, _titles(context))


def _calmed(context: CheckContext, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings; hints only where so many documents lack it that the text is a list with columns."""
    found = list(findings)
    loud = sum(1 + len(finding.related) for finding in found if finding.severity is not Severity.INFO)
    if (
        context.fragment
        or lists_documents(context.reading.head)
        or (loud > MANY_LACKING and loud > len(context.first) * SHARE_LACKING)
    ):
        found = [replace(finding, severity=Severity.INFO) for finding in found]
    yield from found


def _dates(context: CheckContext) -> Iterator[Finding]:
    """Raise ``missing-date`` where the first citation of a document gives no date.

    Laws are cited by name; in normative documents the date is not asked for.
    """
    if context.normative:
        return
    for mention in _first_citations(context, short=True):
        citation = mention.citation
        if citation.short_form and citation.number is None and not citation.so:  # "Đề án 06"
            continue
        run = run_of(context, mention)
        # a day is meant for the items before it, never for those behind: "số 10 và 11/QĐ-UBND ngày 05/6/2023, số 12"
        if told(context, mention, run, lambda other: other.date is not None, behind=True) or _has_false_date(citation):
            continue
        later = [m for m in context.mentions[mention.document] if m.citation.date is not None]
        lost = not later and _is_lost(mention)
        slight = citation.start >= context.main_end or shares_date(context, mention)
        name = name_of_mention(citation)
        advice = (
            f"ngày {vietnamese(later[0].citation.date)} chỉ ghi ở lần viện dẫn sau; chuyển lên lần đầu"
            if later and later[0].citation.date
            else "ghi thêm ngày, tháng, năm ban hành"
        )
        if lost and citation.number is not None:
            advice += f", vì số này lặp lại ở {_repeats(citation.number)}"
        yield of_mention(
            mention,
            "missing-date",
            Severity.INFO if slight else Severity.ERROR if lost else Severity.WARNING,
            f"“{name}”{and_more(mention, run)} viện dẫn lần đầu chưa có ngày ban hành; {advice}.",
            f"The first citation of “{name}” gives no date.",
            ND30_CITING,
            related=(*later, *run),
        )


def _issuers(context: CheckContext) -> Iterator[Finding]:
    """Raise ``missing-issuer`` where the first citation of a document does not say who issued it."""
    for mention in _first_citations(context):
        if mention.issuer_basis in ("stated", "subject") or mention.citation.issuer is not None:
            continue
        run = run_of(context, mention)
        if told(context, mention, run, lambda other: other.issuer is not None):
            continue
        if _names_proposer(context, mention) or _issuer_before(context, mention):
            continue
        number = mention.citation.number
        severity = Severity.WARNING
        if _eased(context, mention) or _issuer_is_plain(context, mention):
            severity = Severity.INFO
        elif mention.issuer is None and number is not None and needs_date(number):
            severity = Severity.ERROR
        name = name_of_mention(mention.citation)
        probably = f" (theo ký hiệu hoặc mạch văn là {mention.issuer})" if mention.issuer else ""
        yield of_mention(
            mention,
            "missing-issuer",
            severity,
            f"“{name}”{and_more(mention, run)} viện dẫn lần đầu chưa nêu cơ quan ban hành{probably}; "
            "ghi thêm “của …” sau ngày ban hành.",
            f"The first citation of “{name}” does not name its issuer.",
            ND30_CITING,
            related=run,
        )


def _titles(context: CheckContext) -> Iterator[Finding]:
    """Raise ``missing-title`` where neither the first citation nor the words before it tell the subject."""
    for mention in _first_citations(context, laws=True):
        if any(other.citation.title for other in context.mentions[mention.document]):
            continue
        if _subject_before(context, mention) or _names_proposer(context, mention):
            continue
        run = run_of(context, mention)
        if told(context, mention, run, lambda other: other.title is not None):
            continue
        name = name_of_mention(mention.citation)
        letter = mention.citation.doc_type in check_phrases("untitled_type")
        slight = _eased(context, mention) or letter or _own(context, mention)
        yield of_mention(
            mention,
            "missing-title",
            Severity.INFO if slight else Severity.WARNING,
            f"“{name}”{and_more(mention, run)} viện dẫn lần đầu chưa có trích yếu nội dung; "
            "ghi thêm tên gọi (về việc …) của văn bản.",
            f"“{name}” is cited without its title.",
            ND30_CITING,
            related=run,
        )


def _first_citations(context: CheckContext, laws: bool = False, short: bool = False) -> Iterator[Mention]:
    """First outer mentions of documents that are cited by number and have to be cited in full.

    The own title of the text is no place to cite in full; a consolidation cites as its sources did.
    """
    title, seen = own_title(context.reading.head), set()
    for mention in () if context.consolidated else context.outer:
        citation = mention.citation
        if mention.document in seen or (title is not None and title.overlaps(citation.span)):
            continue
        seen.add(mention.document)
        if citation.type_word is None and not citation.listed:
            continue
        if citation.name or citation.draft or citation.alias_of is not None:
            continue
        if citation.short_form and citation.number is None and not short:  # missing-symbol tells it
            continue
        if (citation.doc_type in phrases("law_word") and not laws) or _amends_before(context, citation):
            continue
        yield mention


def _repeats(number: DocumentNumber) -> str:
    """Where else the same number and symbol are found."""
    when = "nhiệm kỳ khác" if number.party else "" if number.year else "năm khác"
    where = "" if is_central(number) else "địa phương khác"
    return " hoặc ".join(filter(None, (when, where)))


def _eased(context: CheckContext, mention: Mention) -> bool:
    """Whether only a hint is due: in normative documents, and where documents are listed in columns."""
    at = mention.citation.start
    return context.normative or at >= context.main_end or in_table(context.text, at)


def _amends_before(context: CheckContext, citation: Citation) -> bool:
    """Whether a document is named only as the one that amends another: its number is enough there."""
    return has_phrase(context.before(citation.span, AMENDING_REACH).rpartition(")")[2], check_phrases("amended_beside"))


def _has_false_date(citation: Citation) -> bool:
    """Whether a date stands there that no calendar has: told as such (``malformed-citation``)."""
    return any(repair.kind == "date" and not repair.canonical for repair in citation.repairs)


def _is_lost(mention: Mention) -> bool:
    """Whether the document cannot be identified without its date."""
    number = mention.citation.number
    if number is None or not needs_date(number):
        return False
    return number.year is None or mention.issuer is None


def _issuer_is_plain(context: CheckContext, mention: Mention) -> bool:
    """Whether everybody knows who issued it: told by the context, by the symbol, or a paper of no rank."""
    number, kind = mention.citation.number, mention.citation.doc_type
    if mention.issuer_basis == "context" or _doer_before(context, mention) or kind in check_phrases("plain_type"):
        return True
    return number is not None and number.system == "assembly"


def _own(context: CheckContext, mention: Mention) -> bool:
    """Whether the body that issues the text issued the document too."""
    own = context.reading.head.issuer
    if mention.issuer is None or own is None:
        return mention.issuer_basis == "subject"
    return same_issuer(mention.issuer, own)


def _issuer_before(context: CheckContext, mention: Mention) -> bool:
    """Whether the local body in the symbol was named earlier in the sentence."""
    number = mention.citation.number
    if number is None or mention.issuer_basis != "symbol":
        return False
    names = [name for row in issuers_of(number) if row.local for name in (row.name, *row.names)]
    return has_phrase(context.before(mention.citation.span), names)


def _links() -> tuple[str, ...]:
    return check_phrases("subject_link")


def _doer_before(context: CheckContext, mention: Mention) -> bool:
    """Whether the words before tell of the issuing ("đã ban hành"), so that its subject tells who."""
    before = context.before(mention.citation.span)
    if mention.issuer is not None:
        return False
    issuing = check_phrases("issuing_told")
    return ends_with(before, issuing) or (ends_with(before, _links()) and has_phrase(before, issuing))


def _subject_before(context: CheckContext, mention: Mention) -> bool:
    """Whether the words before tell the subject: a note, parentheses, "phê duyệt tại", an own "theo"."""
    citation = mention.citation
    if citation.footnote is not None and citation.footnote.anchor is not None:
        return True
    before = context.before(citation.span)
    if before.endswith("("):
        return True
    deeds = check_phrases("subject_deed")
    return ends_with(before, _links()) and (_own(context, mention) or has_phrase(before, deeds))


def _names_proposer(context: CheckContext, mention: Mention) -> bool:
    """Whether who sent the paper stands before its number: "Theo đề nghị của Sở Nội vụ tại Tờ trình số …"."""
    before = context.before(mention.citation.span)
    lead = next((lead for lead in check_phrases("list_lead") if ends_with(before, (lead,))), "")
    before = " ".join(before.rstrip(" :").split()[: -len(lead.split()) or None])
    joined = before.endswith(",") or ends_with(before, (*_links(), "và"))
    return joined and has_phrase(before, check_phrases("proposer_lead"))
