"""Does what is cited hold on the day (*hiệu lực*)? Ended, about to end, amended, derived, not yet."""

from __future__ import annotations

from collections.abc import Iterator

from graph.event import Event
from graph.folding import fold
from graph.interval import vietnamese
from graph.reading import Mention
from graph.vocab.phrasing import check_phrases
from queries.checks.common import LAW_FORCE, CheckContext, capped, name_of, of_mention, proof
from queries.checks.finding import Finding, Severity
from queries.checks.history import is_history, present
from queries.checks.knowledge import changes_target, ends_target
from queries.checks.wording import shared_words
from queries.checks.words import ends_with, has_phrase, starts_with
from queries.in_force import (
    ABOUT_TO_END,
    DERIVED_ENDED,
    ENDED,
    NOT_YET,
    SUSPENDED,
    Status,
    amendments_on,
    describe,
    hits,
    status_on,
)

# Share of words of meaning from which two names are one, put otherwise.
SAME_NAME = 0.6


def outdated_reference(context: CheckContext) -> Iterator[Finding]:
    """Raise ``outdated-reference`` where the document, or the cited provision, had ended by the day."""
    for document, mentions in context.mentions.items():
        facts = context.known(document)
        whole = context.statuses[document]
        if facts is None or _ended_here(context, document, whole):
            continue
        if whole.value in (ENDED, SUSPENDED):
            meant = tuple(m for m in mentions if not _names_successor(context, m, whole.by))
            mention = None if _changed_here(context, document) else present(context, meant)
            if meant:
                yield _outdated(context, mention or meant[0], whole, historical=mention is None)
            continue
        for mention in (mention for mention in mentions if mention.citation.pincites):
            part = status_on(facts, context.as_of, mention.citation.pincites)
            if part.value == ENDED and part.cited and not _names_successor(context, mention, None):
                yield _outdated(context, mention, part, historical=is_history(context, mention))


def _outdated(context: CheckContext, mention: Mention, status: Status, *, historical: bool) -> Finding:
    name = name_of(context.documents[mention.document])
    ended = status.value == ENDED
    severity = _gravity(context, mention, status)
    part = f" ({', '.join(str(pincite) for pincite in mention.citation.pincites)})" if status.cited else ""
    if historical:
        advice = "viện dẫn trong ngữ cảnh nói về văn bản cũ; nếu còn áp dụng thì phải thay"
    else:
        advice = f"thay bằng {_successor(context, status)}" if status.by else "thay bằng văn bản đang áp dụng"
        advice += " sau khi đối chiếu nội dung, hoặc ghi rõ là văn bản đã hết hiệu lực"
    unproved = "" if status.confidence in ("high", "medium") else "Chưa kiểm chứng: "
    undated = " (văn bản không ghi ngày)" if context.undated else ""
    return of_mention(
        mention,
        "outdated-reference",
        Severity.INFO if historical else severity,
        f"{unproved}“{name}”{part} đã {status.evidence}, tức là trước hoặc đúng ngày xét "
        f"{vietnamese(context.as_of)}{undated}; {advice}.",
        f"“{name}”{part} had {'ended' if ended else 'been suspended'} by {context.as_of} (by {status.by}).",
        f"{proof(status.source, status.confidence)}; {LAW_FORCE}",
    )


def _gravity(context: CheckContext, mention: Mention, status: Status) -> Severity:
    """An error where an act is proved to have ended it by the day of the text, else less.

    A fact that nobody checked still warns where the act that follows bears the very same name.
    """
    default = Severity.ERROR if status.value == ENDED and not context.undated else Severity.WARNING
    if context.undated and (context.normative or context.fragment):  # it may be a text of its time
        return Severity.INFO
    severity = capped(default, status.confidence)
    if severity is Severity.INFO and status.value == ENDED and _bears_name(context, mention, status.by):
        return Severity.WARNING
    return severity


def _bears_name(context: CheckContext, mention: Mention, by: str | None) -> bool:
    """Whether the act that ended a document is of its type and bears its name, or nearly."""
    old, new = context.known(mention.document), context.facts.get(by or "")
    if old is None or new is None or not old.title or not new.title:
        return False
    return old.doc_type == new.doc_type and shared_words(old.title, new.title) >= SAME_NAME


def _names_successor(context: CheckContext, mention: Mention, by: str | None) -> bool:
    """Whether a name alone is that of the law that followed too, or of another one cited, and so means that."""
    citation, old = mention.citation, context.known(mention.document)
    if citation.number is not None or citation.date is not None or citation.year is not None:
        return False
    if old is None or not old.title:
        return False
    others = [context.known(one) for one in context.documents if one != mention.document]
    named = {(one.doc_type, fold(one.title or "")) for one in (context.facts.get(by or ""), *others) if one}
    return (old.doc_type, fold(old.title)) in named


def _successor(context: CheckContext, status: Status) -> str:
    """The act that replaced it, and the one that holds now where that ended too."""
    first = last = status.by or ""
    for _ in range(len(context.facts)):
        facts = context.facts.get(last)
        after = status_on(facts, context.as_of)
        if facts is None or after.value != ENDED or not after.by or after.by == last:
            break
        last = after.by
    return first if first == last else f"{last} (kế tiếp {first})"


def soon_outdated_reference(context: CheckContext) -> Iterator[Finding]:
    """Raise ``soon-outdated-reference`` where the end that is known lies after the day."""
    for document, mention in context.first.items():
        status = context.statuses[document]
        if status.later is None or _ended_here(context, document, status):
            continue
        name = name_of(context.documents[document])
        near = status.outlook == ABOUT_TO_END
        when = "sắp hết hiệu lực" if near else "về sau đã hết hiệu lực"
        yield of_mention(
            mention,
            "soon-outdated-reference",
            Severity.INFO,
            f"“{name}” chưa thấy căn cứ hết hiệu lực vào ngày {vietnamese(context.as_of)} nhưng {when}: "
            f"{describe(status.later)}; lưu ý khi dùng cho kỳ sau.",
            f"No end of “{name}” by {context.as_of} is known; it ends on {status.later.day}.",
            proof(status.source, status.confidence),
        )


def derived_ended(context: CheckContext) -> Iterator[Finding]:
    """Raise ``derived-ended`` where the end follows from that of a parent and no act says it."""
    for document, mentions in context.mentions.items():
        status = context.statuses[document]
        if status.value != DERIVED_ENDED or _ended_here(context, document, status):
            continue
        mention = present(context, mentions)
        name = name_of(context.documents[document])
        yield of_mention(
            mention or mentions[0],
            "derived-ended",
            Severity.INFO if mention is None else capped(Severity.WARNING, status.confidence),
            f"“{name}” suy ra {status.evidence} vì văn bản gốc đã hết hiệu lực, chưa có văn bản công bố; "
            "rà soát trước khi áp dụng.",
            f"The end of “{name}” ({status.since}) is derived from that of its parent; no act says it.",
            proof(status.source, status.confidence),
        )


def not_yet_in_force(context: CheckContext) -> Iterator[Finding]:
    """Raise ``not-yet-in-force`` where the document takes effect after the day.

    A warning only for the bases of single decisions: a normative text may take effect with its basis,
    and plans prepare for laws to come.
    """
    for document, mention in context.first.items():
        status = context.statuses[document]
        if status.value != NOT_YET or status.since is None:
            continue
        if has_phrase(context.around(mention.citation), check_phrases("in_force_from")):
            continue
        basis = not context.normative and context.reading.head.doc_type in check_phrases("deciding_type")
        basis = basis and context.is_basis(mention) and not context.undated
        name = name_of(context.documents[document])
        yield of_mention(
            mention,
            "not-yet-in-force",
            capped(Severity.WARNING, status.confidence) if basis else Severity.INFO,
            f"“{name}” đến ngày {vietnamese(status.since)} mới có hiệu lực, sau ngày xét "
            f"{vietnamese(context.as_of)}; chỉ nêu để chuẩn bị thi hành, chưa dùng làm căn cứ.",
            f"“{name}” takes effect on {status.since}, after {context.as_of}.",
            proof(status.source, status.confidence),
        )


def amended_reference(context: CheckContext) -> Iterator[Finding]:
    """Raise ``amended-reference`` where the document was amended and no amending act is cited.

    A warning only where an administrative text cites a provision that was amended: else, and in normative
    texts after the first time, the short name is usual practice.
    """
    cited = {fold(document.identifier or "") for document in context.documents.values()}
    for document, mention in context.first.items():
        facts = context.known(document)
        changes = [event for event in amendments_on(facts, context.as_of) if event.by]
        if not changes or any(fold(event.by or "") in cited for event in changes):
            continue
        if context.statuses[document].value == ENDED or _told_here(context, document):
            continue
        struck = _struck(context.mentions[document], changes)
        if context.normative and struck is None:
            continue
        if any(context.is_own(event.by) for event in changes):
            continue
        last = (struck[1] if struck else None) or changes[-1]
        name = name_of(context.documents[document])
        grave = struck is not None and not context.normative and not context.fragment
        yield of_mention(
            struck[0] if struck else mention,
            "amended-reference",
            capped(Severity.WARNING, last.source.confidence) if grave else Severity.INFO,
            f"“{name}” đã {describe(last)}; xem xét ghi thêm “được sửa đổi, bổ sung bởi …”.",
            f"“{name}” was amended by {last.by} ({last.day}), which is not cited.",
            proof(last.source.where, last.source.confidence),
        )


def _struck(mentions: tuple[Mention, ...], changes: list[Event]) -> tuple[Mention, Event] | None:
    """The first mention that points at a provision amended, with the last act that did it."""
    for mention in mentions:
        for event in reversed(changes):
            if any(hits(scope, pincite) for scope in event.scope for pincite in mention.citation.pincites):
                return mention, event
    return None


def _told_here(context: CheckContext, document: str) -> bool:
    """Whether the text itself tells of the amendment, or is the amendment."""
    return _changed_here(context, document) or any(
        has_phrase(context.after(mention.citation.span), check_phrases("amended_beside"))
        for mention in context.mentions[document]
    )


def _changed_here(context: CheckContext, document: str) -> bool:
    """Whether the text itself changes the document, and so holds it for one that can be changed."""
    if any(changes_target(relation.relation) for relation in context.from_self(document)):
        return True
    return any(starts_with(_item(context, m), check_phrases("amends_here")) for m in context.mentions[document])


def _item(context: CheckContext, mention: Mention) -> str:
    """The words of the sentence before a mention, without punctuation."""
    return " ".join(context.before(mention.citation.span).replace(",", " ").split())


def _ended_here(context: CheckContext, document: str, status: Status) -> bool:
    """Whether the text itself replaces or repeals the document."""
    end = status.later or status.event
    if end is not None and context.is_own(end.by):
        return True
    if any(ends_target(relation.relation) for relation in context.from_self(document)):
        return True
    return any(_is_ended_by(context, mention) for mention in context.mentions[document])


def _is_ended_by(context: CheckContext, mention: Mention) -> bool:
    """Whether the words before say it: "Quyết định này thay thế …"."""
    before = context.before(mention.citation.span)
    return "này" in before.split() and ends_with(before, check_phrases("ends_here"))
