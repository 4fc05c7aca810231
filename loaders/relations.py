"""Relations that a text states: from itself to what it cites, and between the documents it cites.

Sentences are read by :mod:`loaders.statements`, titles by :mod:`loaders.title_relations`; here the strongest
relation from the text itself to each document is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from graph.evidence import Span
from graph.reading import CitedDocument, DocumentHead, Mention, StatedRelation
from graph.vocab import RelationType, relation_types
from loaders import effects
from loaders.clauses import SELF, Place
from loaders.consolidation import consolidated, put_together
from loaders.mentions.footnotes import Note, find_notes
from loaders.normalize import CleanText
from loaders.phrases import phrases
from loaders.statements import Statements
from loaders.structure import masked, quoted_spans, read_segments
from loaders.title_relations import bare_titles, in_titles, is_in_name, parts_of

#: What the text itself does, the strongest first; whole endings come before all.
_ORDER = (
    "suspends amends replaces repeals corrects consolidates promulgates details implements guides based_on cites"
).split()
_SURE, _NESTED, _QUOTED, _AGAINST_DATES, _AGAINST_FORCE = 0.8, 0.5, 0.4, 0.4, 0.3


def read_relations(
    clean: CleanText, head: DocumentHead, mentions: tuple[Mention, ...], documents: tuple[CitedDocument, ...]
) -> tuple[StatedRelation, ...]:
    """Every relation the text states.

    Args:
        clean: The text; mentions carry its cleaned offsets.
        head: What the text says of itself.
        mentions: Bound mentions.
        documents: The documents they name.

    Returns:
        Relations from ``"self"`` first, one a document; then those between cited documents. Offsets are
        those of the untouched text.
    """
    titled, amending = in_titles(clean.text, mentions)
    quoted = quoted_spans(clean.text) if head.doc_type in phrases("enacting_type") else ()
    said = _sentences(clean, head, mentions, amending, quoted)
    claims = [*said.claims, *titled, *bare_titles(said.text, mentions)]
    own = _strongest(claims, mentions, quoted)
    if said.author.consolidates:
        own = consolidated(clean.text, mentions, own)
        claims += put_together(clean.text, mentions, own)
    finished = _finished(said, list(own.values()), documents, mentions)
    between = _between(claims, documents)
    return tuple(_in_untouched(clean, claim) for claim in (*finished, *between))


def _in_untouched(clean: CleanText, claim: StatedRelation) -> StatedRelation:
    start, end = clean.raw_span(claim.start, claim.end)
    return replace(claim, start=start, end=end)


def _types() -> dict[str, RelationType]:
    return {row.name: row for row in relation_types()}


# ------------------------------------------------------------------------------------------- sentences


def _sentences(
    clean: CleanText,
    head: DocumentHead,
    mentions: tuple[Mention, ...],
    amending: dict[str, Mention],
    quoted: tuple[Span, ...],
) -> Statements:
    """What the sentences state: own title first, then the text in order."""
    notes = find_notes(clean)
    title = dict(head.spans).get("title")
    spans = [(span.start, span.end) for span in quoted]
    spans += [(note.start, note.end) for note in notes if note.anchor]
    for mention in mentions:
        if title is None or not _is_own_name(mention, title):
            spans += parts_of(mention)
    text = masked(clean.text, spans)
    said = Statements(text, effects.read_author(text, head))
    places = _places(mentions, notes, quoted, amending)
    if title is not None:
        said.read_title(title.start, title.end, _in_own_title(title, places, mentions))
    said.read(read_segments(_title_ended(text, title)), places)
    return said


def _title_ended(text: str, title: Span | None) -> str:
    """The text with a full stop where its title ends: what follows is another sentence, blank line or not."""
    if title is None or title.end < 1 or text[title.end - 1] == "\n":
        return text
    return f"{text[: title.end - 1]}.{text[title.end :]}"


def _is_own_name(mention: Mention, title: Span) -> bool:
    """Whether the title is the name of a law that amends others: it stands for the text itself."""
    citation = mention.citation
    return citation.name is not None and title.start <= citation.start <= title.start + 3


def _in_own_title(title: Span, places: list[Place], mentions: tuple[Mention, ...]) -> list[Place]:
    """The documents that the own title names; those in the name of an amending law instead of the law."""
    inside = [place for place in places if title.start <= place.start < title.end]
    if not inside or not _is_own_name(inside[0].mention, title):
        return inside
    first = inside[0].mention
    named = [one for one in mentions if one.citation.nested_in is not None and is_in_name(first, one)]
    own = [_place_of(one) for one in named]
    return sorted([*own, *inside[1:]], key=lambda place: place.start)


def _place_of(mention: Mention) -> Place:
    return Place(mention.document, mention.citation.start, mention.citation.end, mention)


def _inside(spans: tuple[Span, ...], starts: list[int], at: int) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < spans[index].end


def _places(
    mentions: tuple[Mention, ...], notes: list[Note], quoted: tuple[Span, ...], amending: dict[str, Mention]
) -> list[Place]:
    """Outer mentions in order; those of a note stand where its mark does."""
    starts = [span.start for span in quoted]
    anchored = any(note.anchor for note in notes)
    inner = {m.citation.nested_in: m for m in mentions if m.citation.nested_in is not None}
    made: list[Place] = []
    for index, mention in enumerate(mentions):
        citation = mention.citation
        if mention.document == SELF or citation.nested_in is not None:
            continue
        if _inside(quoted, starts, citation.start):
            continue
        start, end = citation.start, max(stop for _, stop in parts_of(mention))
        following = mentions[index + 1].citation if index + 1 < len(mentions) else None
        if following is not None and following.nested_in is None and citation.end < following.start < end:
            end = citation.end  # "A (sửa đổi tại B) của Chính phủ": its issuer stands behind another document
        if anchored and citation.footnote is not None and citation.footnote.anchor is not None:
            start = end = citation.footnote.anchor.end
        listed, named = amending.get(mention.id), inner.get(index)
        made.append(
            Place(
                mention.document,
                start,
                end,
                mention,
                _place_of(listed) if listed is not None else None,
                _place_of(named) if named is not None else None,
            )
        )
    return sorted(made, key=lambda place: place.start)


# ------------------------------------------------------------------------------------- from the text itself


def _strength(claim: StatedRelation) -> tuple[bool, int]:
    ends = claim.whole and _types()[claim.relation].effect == "ends"
    return ends, -_ORDER.index(claim.relation)


def _strongest(
    claims: list[StatedRelation], mentions: tuple[Mention, ...], quoted: tuple[Span, ...]
) -> dict[str, StatedRelation]:
    """One relation a document, in the order in which the text names them."""
    best: dict[str, StatedRelation] = {}
    starts = [span.start for span in quoted]
    for mention in mentions:
        citation = mention.citation
        if mention.document == SELF:
            continue
        sure = _QUOTED if _inside(quoted, starts, citation.start) else _SURE
        sure = min(sure, _NESTED) if citation.nested_in is not None else sure
        known = best.get(mention.document)
        if known is None or known.confidence < sure:
            best[mention.document] = StatedRelation(
                source=SELF,
                target=mention.document,
                relation="cites",
                start=citation.start,
                end=citation.end,
                confidence=sure,
            )
    for claim in claims:
        if claim.source == SELF and claim.target in best:
            known = best[claim.target]
            stronger = _strength(claim) > _strength(known)
            best[claim.target] = _with_parts(claim, known) if stronger else _with_parts(known, claim)
    return best


def _with_parts(claim: StatedRelation, other: StatedRelation) -> StatedRelation:
    """A relation that hits parts, with the parts that another sentence names too."""
    if claim.relation == "cites" or (claim.whole and claim.relation != "amends"):
        return claim
    parts = tuple(dict.fromkeys((*claim.provisions, *other.provisions)))
    return replace(claim, provisions=parts, whole=claim.whole and not parts)


def _finished(
    said: Statements,
    own: list[StatedRelation],
    documents: tuple[CitedDocument, ...],
    mentions: tuple[Mention, ...],
) -> list[StatedRelation]:
    """With the provisions that clauses change; less sure where a lower document acts on a higher one."""
    by_id = {document.id: document for document in documents}
    organs = {m.document: m.citation.number.organs for m in reversed(mentions) if m.citation.number is not None}
    made: list[StatedRelation] = []
    for claim in own:
        if _types()[claim.relation].effect == "none":
            made.append(replace(claim, whole=True, provisions=(), effective=None))
            continue
        parts = said.amended.get(claim.target, ()) if claim.relation == "amends" or not claim.whole else ()
        provisions = tuple(dict.fromkeys((*claim.provisions, *parts)))
        may = effects.may_end(said.author, by_id.get(claim.target), organs.get(claim.target, ()))
        sure = claim.confidence if may else _AGAINST_FORCE
        made.append(replace(claim, provisions=provisions, whole=claim.whole and not provisions, confidence=sure))
    return made


# --------------------------------------------------------------------------------- between cited documents


def _between(claims: list[StatedRelation], documents: tuple[CitedDocument, ...]) -> list[StatedRelation]:
    """One relation of each kind between two documents; nothing changes what is younger than itself."""
    days = {document.id: _day(document) for document in documents}
    kept: dict[tuple[str, str, str], StatedRelation] = {}
    for claim in claims:
        if SELF in (claim.source, claim.target) or claim.source == claim.target:
            continue
        acting, target = days.get(claim.source), days.get(claim.target)
        changes = _types()[claim.relation].effect != "none"
        if changes and acting is not None and target is not None and acting < target:
            claim = replace(claim, confidence=min(claim.confidence, _AGAINST_DATES))
        key = (claim.source, claim.target, claim.relation)
        if key not in kept or kept[key].confidence < claim.confidence:
            kept[key] = claim
    return list(kept.values())


def _day(document: CitedDocument) -> date | None:
    return document.date.first_day() if document.date is not None and document.date.full else None
