"""One document cited in two ways: issuer, type, title, number; and issuer against symbol."""

from __future__ import annotations

from collections.abc import Iterator

from graph.folding import fold_marks
from graph.reading import CitedDocument, Mention
from graph.vocab.phrasing import check_phrases, phrases
from queries.checks.common import (
    ND30_CITING,
    ND30_NUMBER,
    YEAR_SINCE,
    CheckContext,
    capped,
    full,
    name_of,
    name_of_mention,
    of_mention,
    proof,
)
from queries.checks.finding import Finding, Severity
from queries.checks.knowledge import is_central, type_words, types_of_abbreviation
from queries.checks.pairs import pairs
from queries.checks.wording import other_title, same_issuer, same_words, unlike
from queries.checks.words import starts_with

ORDER = "Lệnh"


def conflicting_types(context: CheckContext) -> Iterator[Finding]:
    """Raise ``conflicting-types`` where the type in words is not that of the symbol or of other mentions."""
    for document, mentions in context.mentions.items():
        worded = [m for m in mentions if m.citation.type_word and m.citation.doc_type]
        worded = [m for m in worded if m.citation.type_word not in check_phrases("verb_type_word")]
        worded = [m for m in worded if m.citation.doc_type not in check_phrases("generic_type")]
        against = next((m for m in worded if _other_type(m)), None)
        if against is not None and against.citation.number is not None:
            number = against.citation.number
            meant = " hoặc ".join(sorted(types_of_abbreviation(number.type or "", number.party)))
            yield of_mention(
                against,
                "conflicting-types",
                Severity.WARNING,
                f"“{name_of_mention(against.citation)}” ghi loại văn bản là {against.citation.doc_type}, "
                f"nhưng ký hiệu “{number.symbol}” là của {meant}; đối chiếu bản gốc.",
                f"The type ({against.citation.doc_type}) is not that of the symbol ({number.symbol}).",
                ND30_NUMBER,
            )
            continue
        # "Đề án 599" is the scheme that Quyết định số 599/QĐ-TTg approves
        worded = [m for m in worded if m.citation.number is not None or not m.citation.short_form]
        kinds = dict.fromkeys(m.citation.doc_type for m in worded if m.citation.doc_type)
        if len(kinds) > 1:
            later = next(m for m in worded if m.citation.doc_type != worded[0].citation.doc_type)
            yield of_mention(
                later,
                "conflicting-types",
                Severity.INFO if len({kind.split()[0] for kind in kinds if kind}) == 1 else Severity.WARNING,
                f"“{name_of(context.documents[document])}” được gọi bằng nhiều tên loại: "
                f"{', '.join(filter(None, kinds))}; đối chiếu bản gốc và sửa cho thống nhất.",
                f"One document is called by different types: {', '.join(filter(None, kinds))}.",
                ND30_CITING,
                related=worded,
            )


def _other_type(mention: Mention) -> bool:
    """Whether the type word stands for none of the types its symbol may stand for."""
    citation, number = mention.citation, mention.citation.number
    if number is None or number.type is None or citation.listed or citation.doc_type is None:
        return False
    if citation.date is not None and citation.date.year < YEAR_SINCE:  # symbols of the time were others
        return False
    meant = types_of_abbreviation(number.type, number.party)
    if citation.doc_type in phrases("law_word") and ORDER in meant:  # laws bore the number of the order
        return False
    word = (citation.type_word or "").lower()
    said = {citation.doc_type, *(name for name in meant if word in type_words(name))}
    longer = any(name.startswith(kind) or kind.startswith(name) for kind in said for name in meant)
    return bool(meant) and not longer


def conflicting_numbers(context: CheckContext) -> Iterator[Finding]:
    """Raise ``conflicting-numbers`` where one act (issuer, day, type, title) is given two numbers."""
    for one, other in pairs(context, by_number=False):
        day = full(one.date)
        if day is None or day != full(other.date) or one.identifier == other.identifier:
            continue
        if not one.issuer or not other.issuer or not same_issuer(one.issuer, other.issuer):
            continue
        if _one_number(context, one, other) or not same_words(one.title or "", other.title or ""):
            continue
        mention = context.first.get(other.id)
        if mention is not None:
            yield of_mention(
                mention,
                "conflicting-numbers",
                Severity.WARNING,
                f"“{name_of(other)}” và “{name_of(one)}” cùng ngày, cùng cơ quan và cùng trích yếu; "
                "có thể một số ghi nhầm, đối chiếu bản gốc.",
                f"“{name_of(other)}” and “{name_of(one)}” share day, issuer and title.",
                ND30_CITING,
                related=context.mentions[one.id],
            )


def _one_number(context: CheckContext, one: CitedDocument, other: CitedDocument) -> bool:
    """Whether both numbers are one, leading zeros aside."""
    first, second = (context.mentions[document.id][0].citation.number for document in (one, other))
    return first is not None and second is not None and first.same_number(second)


def conflicting_titles(context: CheckContext) -> Iterator[Finding]:
    """Raise ``conflicting-titles`` where a document is given two subjects, or another than the one known."""
    for document, mentions in context.mentions.items():
        titled = [m for m in mentions if m.citation.nested_in is None and _is_titled(m)]
        if not titled:
            continue
        first = titled[0]
        said = first.citation.title or ""
        name = name_of(context.documents[document])
        other = next((m for m in titled if other_title(said, m.citation.title or "")), None)
        if other is not None:
            yield of_mention(
                other,
                "conflicting-titles",
                Severity.INFO if context.normative else Severity.WARNING,
                f"“{name}” được ghi hai trích yếu khác nhau: “{_short(said)}” và "
                f"“{_short(other.citation.title or '')}”. Đối chiếu bản gốc; "
                "nếu là hai văn bản thì một số ghi nhầm.",
                f"“{name}” is given two different titles.",
                ND30_CITING,
                related=titled,
            )
        else:
            yield from _title_against_facts(context, first, name)


def _is_titled(mention: Mention) -> bool:
    """Whether a mention gives a title that begins as titles do."""
    citation = mention.citation
    return bool(citation.title) and starts_with(fold_marks(citation.title or ""), check_phrases("title_opener"))


def _title_against_facts(context: CheckContext, mention: Mention, name: str) -> Iterator[Finding]:
    facts, said = context.known(mention.document), mention.citation.title or ""
    if facts is None or not facts.title or facts.doc_type in phrases("law_word") or not unlike(facts.title, said):
        return
    severity = Severity.INFO if context.normative else Severity.WARNING
    yield of_mention(
        mention,
        "conflicting-titles",
        capped(severity, facts.source.confidence),
        f"Trích yếu của “{name}” khác với tên đã biết: “{_short(facts.title)}”; đối chiếu bản gốc.",
        f"The title of “{name}” is not the known one.",
        proof(facts.source.where, facts.source.confidence),
    )


def _short(title: str, limit: int = 120) -> str:
    words = " ".join(title.split())
    return words if len(words) <= limit else f"{words[:limit].rsplit(' ', 1)[0]} …"


def unknown_document(context: CheckContext) -> Iterator[Finding]:
    """Raise ``unknown-document`` for a central document that the data do not hold."""
    for document, mention in context.first.items():
        number = mention.citation.number
        if not context.facts or number is None or context.known(document) is not None or not is_central(number):
            continue
        name = name_of(context.documents[document])
        yield of_mention(
            mention,
            "unknown-document",
            Severity.INFO,
            f"“{name}” không có trong kho dữ liệu nên chưa kiểm tra được hiệu lực; "
            "tra cứu trên cơ sở dữ liệu quốc gia về pháp luật.",
            f"“{name}” is not in the data; its validity was not checked.",
            "Kho dữ liệu của công cụ",
        )
