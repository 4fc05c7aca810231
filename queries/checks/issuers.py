"""Who issued it: one document of two bodies, and a body in words that is not the one in the symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from graph.folding import fold_marks
from graph.number import DocumentNumber
from graph.reading import CitedDocument, Mention
from graph.vocab.phrasing import check_phrases, phrases
from queries.checks.common import (
    ND30_CITING,
    ND30_NUMBER,
    CheckContext,
    full,
    name_of,
    name_of_mention,
    of_mention,
)
from queries.checks.finding import Finding, Severity
from queries.checks.knowledge import CENTRAL, councils, issuers_of, organ_rows
from queries.checks.pairs import pairs
from queries.checks.wording import same_issuer
from queries.checks.words import ends_with, folded, has_phrase

COUNCIL = "HĐND"
# Longest name of a place behind "Ủy ban nhân dân": "thị xã Duyên Hải tỉnh Trà Vinh".
PLACE_WORDS = 7


def conflicting_issuers(context: CheckContext) -> Iterator[Finding]:
    """Raise ``conflicting-issuers`` where one document, or one number and title, is given two issuers."""
    for document, mentions in context.mentions.items():
        # an issuer read at the end of a list may be of its last item alone
        stated = [m for m in mentions if m.issuer and m.citation.issuer is not None and not _joint(m)]
        stated = [m for m in stated if m.issuer_basis == "stated"]
        stated = [m for m in stated if not _against_symbol(m)]
        other = next((m for m in stated if not same_issuer(stated[0].issuer or "", m.issuer or "")), None)
        if other is not None:
            yield of_mention(
                other,
                "conflicting-issuers",
                Severity.WARNING,
                f"“{name_of(context.documents[document])}” được ghi nhiều cơ quan ban hành: "
                f"{stated[0].issuer}; {other.issuer}. Đối chiếu bản gốc và sửa cho thống nhất.",
                f"One document is given different issuers: {stated[0].issuer}; {other.issuer}.",
                ND30_CITING,
                related=stated,
            )
    yield from _twins_by_issuer(context)


def _joint(mention: Mention) -> bool:
    number, issuer = mention.citation.number, mention.citation.issuer
    return (number is not None and len(number.organs) > 1) or (issuer is not None and bool(issuer.joint))


def _twins_by_issuer(context: CheckContext) -> Iterator[Finding]:
    """Two bodies are said to have issued one number of one day or title: one was copied by mistake."""
    for one, other in _twins(context):
        if not one.issuer or not other.issuer or same_issuer(one.issuer, other.issuer):
            continue
        mention = context.first.get(other.id)
        if mention is None or _joint(mention):
            continue
        shared = "ngày ban hành" if full(one.date) and one.date == other.date else "trích yếu"
        yield of_mention(
            mention,
            "conflicting-issuers",
            Severity.WARNING,
            f"“{name_of(other)}” cùng số, ký hiệu và {shared} nhưng được ghi của hai cơ quan: "
            f"{one.issuer}; {other.issuer}. Có thể chép nhầm số; đối chiếu bản gốc.",
            f"One number and title is given to two issuers: {one.issuer}; {other.issuer}.",
            ND30_CITING,
            related=context.mentions[one.id],
        )


def _twins(context: CheckContext) -> Iterator[tuple[CitedDocument, CitedDocument]]:
    """Documents of one number and title, or of one number and day whose titles do not tell them apart."""
    yield from pairs(context, by_number=True)
    cited = [context.documents[name] for name in context.first if name in context.documents]
    for one, other in combinations([document for document in cited if full(document.date)], 2):
        if one.identifier is None or one.identifier != other.identifier or one.date != other.date:
            continue
        if not one.title or not other.title:
            yield one, other


def issuer_symbol_mismatch(context: CheckContext) -> Iterator[Finding]:
    """Raise ``issuer-symbol-mismatch`` where the issuer in words is not the one in the symbol."""
    yield from _subjects(context)
    for mentions in context.mentions.values():
        for mention in mentions:
            number, stated = mention.citation.number, mention.citation.issuer
            if number is None or stated is None or not _against_symbol(mention):
                continue
            if number.system == "old":  # "87-CT": the codes of before 1997 are others
                continue
            if _is_doer(context, mention):
                continue
            body = issuers_of(number)[0].name
            yield of_mention(
                mention,
                "issuer-symbol-mismatch",
                _clash(number),
                f"“{name_of_mention(mention.citation)}” ghi của {stated.name}, nhưng ký hiệu là của {body}; "
                "đối chiếu bản gốc để sửa cơ quan ban hành hoặc ký hiệu.",
                f"The issuer in words ({stated.name}) is not that of the symbol ({body}).",
                ND30_NUMBER,
            )


def _clash(number: DocumentNumber) -> Severity:
    """An error where both bodies are central and sure; a warning where a place may use its own letters."""
    sure = all(row.level == CENTRAL and row.confidence == "high" for row in issuers_of(number))
    return Severity.ERROR if sure else Severity.WARNING


def _subjects(context: CheckContext) -> Iterator[Finding]:
    """The words right before name a council or committee as the issuer; the symbol is of an office of it."""
    for mention in context.outer:
        number = mention.citation.number
        if number is None or mention.citation.issuer is not None or not number.organs:
            continue
        rows = issuers_of(number)
        if not rows or not all(row.local and row.code not in councils() for row in rows):
            continue
        body = _acting(context, mention)
        if body is None or rows[0].name.startswith(body):
            continue
        yield of_mention(
            mention,
            "issuer-symbol-mismatch",
            Severity.WARNING,
            f"“{name_of_mention(mention.citation)}” được nêu do {body} ban hành, nhưng ký hiệu là của "
            f"{rows[0].name}; đối chiếu bản gốc để sửa cơ quan ban hành hoặc ký hiệu.",
            f"The text says that {body} issued it, but the symbol is of {rows[0].name}.",
            ND30_NUMBER,
        )


def _acting(context: CheckContext, mention: Mention) -> str | None:
    """The council or committee that "ban hành" right before a mention has for its subject."""
    before = context.before(mention.citation.span, 120)
    verb = next((verb for verb in check_phrases("issued_before") if ends_with(before, (verb,))), None)
    if verb is None:
        return None
    clause = re.split("[,;:.()]", before.removesuffix(fold_marks(verb)))[-1]
    for body, words in councils().items():
        for word in words:
            head, found, rest = clause.rpartition(f"{fold_marks(word)} ")
            if found and len(rest.split()) <= PLACE_WORDS and ends_with(head.strip(), check_phrases("helped_body")):
                return organ_rows(body)[0].name
    return None


def _is_doer(context: CheckContext, mention: Mention) -> bool:
    """Whether the body is no issuer but does something in the clause: "do Ủy ban nhân dân xã chuyển đến"."""
    stated = mention.citation.issuer
    if stated is None or stated.span.start < mention.citation.end:
        return False
    lead = folded(context.text[mention.citation.end : stated.span.start])
    return ends_with(lead, ("do",)) and not has_phrase(context.after(stated.span, 30), phrases("day_verb"))


def _against_symbol(mention: Mention) -> bool:
    """Whether the issuer in words is not the one in the symbol."""
    number, stated = mention.citation.number, mention.citation.issuer
    if number is None or stated is None or stated.organ is None or _joint(mention):
        return False
    return _other_body(number, stated.organ, stated.name)


def _other_body(number: DocumentNumber, organ: str, name: str) -> bool:
    """Whether the body named and the body in the symbol are both known and are not one.

    One Party symbol is shared by the bodies of one committee, so only a state body clashes with it.
    """
    printed, said = issuers_of(number), organ_rows(organ)
    if not printed or not said or "low" in {printed[0].confidence, said[0].confidence}:
        return False
    signs = {sign for row in said for sign in (row.code, *row.variations)}
    if ({row.code for row in printed} | {*number.organs}) & signs or organ in (number.unit or ""):
        return False
    names = [text for row in printed for text in (row.name, *row.names, row.head) if text]
    if any(same_issuer(text, name) for text in names):
        return False
    if any(row.code == COUNCIL and fold_marks(row.name) in fold_marks(name) for row in printed):
        return False  # the committees of a council write under its sign
    if "party" in {row.kind for row in printed}:
        return "party" not in {row.kind for row in said}
    if organ in {code for row in printed for code in row.succeeded_by}:
        return False
    # An office of a place may use the sign that the reorganisation gave it before its name is changed, or after.
    heirs = {code for row in said if row.local for code in row.succeeded_by}
    return not heirs & {row.code for row in printed}
