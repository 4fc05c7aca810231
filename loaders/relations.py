"""Relations that a text states: from itself to what it cites, and between the documents it cites.

Sentences are read by :mod:`loaders.statements`; here the titles of cited documents are, and from the text itself the
strongest relation to each document is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from graph.evidence import Span
from graph.reading import CitedDocument, DocumentHead, Mention, StatedRelation
from graph.vocab import relation_types
from loaders import effects
from loaders.mentions.footnotes import Note, find_notes
from loaders.normalize import CleanText
from loaders.phrases import alternatives, phrases
from loaders.statements import SELF, Place, Statements, in_order
from loaders.structure import BLANK, Segment, masked, quoted_spans, read_segments
from loaders.wording import Token, lower, read_tokens

#: What the text itself does, the strongest first; ends in full come before all.
_ORDER = (
    "suspends", "amends", "replaces", "repeals", "corrects", "consolidates", "promulgates",
    "details", "implements", "guides", "based_on", "cites",
)  # fmt: skip
_QUOTED = 0.4
_NESTED = 0.5


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
    titled, amending = _in_titles(clean.text, mentions)
    said = _sentences(clean, head, mentions, amending)
    claims = [*said.claims, *titled, *_bare_titles(said.text, mentions)]
    quoted = quoted_spans(clean.text) if said.author.enacts and head.doc_type else ()
    own = _strongest(claims, mentions, quoted)
    if said.author.consolidates:
        own = _consolidated(clean.text, mentions, own)
    own = {name: _finished(said, claim, documents, mentions) for name, claim in own.items()}
    between: dict[tuple[str, str, str], StatedRelation] = {}
    for claim in claims:
        if claim.source != SELF and claim.source != claim.target and SELF != claim.target:
            known = between.get((claim.source, claim.target, claim.relation))
            if known is None or known.confidence < claim.confidence:
                between[claim.source, claim.target, claim.relation] = claim
    return tuple(_in_untouched(clean, claim) for claim in (*own.values(), *between.values()))


def _in_untouched(clean: CleanText, claim: StatedRelation) -> StatedRelation:
    start, end = clean.raw_span(claim.start, claim.end)
    return replace(claim, start=start, end=end)


# ------------------------------------------------------------------------------------------- sentences


def _sentences(
    clean: CleanText, head: DocumentHead, mentions: tuple[Mention, ...], amending: dict[str, Mention]
) -> Statements:
    """What the sentences state: own title first, then the text in order."""
    notes = find_notes(clean)
    quoted = quoted_spans(clean.text) if head.doc_type in phrases("enacting_type") else ()
    spans = [(span.start, span.end) for span in quoted]
    spans += [(note.start, note.end) for note in notes if note.anchor]
    places = _places(mentions, notes, quoted, amending)
    for mention in mentions:
        spans += _parts(mention)
    text = masked(clean.text, spans)
    said = Statements(text, effects.read_author(text, head))
    title = dict(head.spans).get("title")
    segments = read_segments(text)
    if title is not None:
        own = Segment(title.start, title.start, title.end, "", None, False)
        said.read(own, [place for place in places if title.start <= place.start < title.end], titled=True)
        acted = {claim.target for claim in said.claims if claim.source == SELF and claim.relation == "amends"}
        said.title_target = acted.pop() if len(acted) == 1 else None
        said.restart()
    for segment, inside in in_order(segments, places):
        said.read(segment, inside)
    return said


def _parts(mention: Mention) -> list[tuple[int, int]]:
    """A mention, its title and its issuer: no words of the sentence."""
    citation = mention.citation
    spans = [(citation.start, citation.end)]
    if citation.title_span is not None:
        spans.append((citation.title_span.start, citation.title_span.end))
    if citation.issuer is not None and citation.issuer.span.start >= citation.start:
        issuer = citation.issuer
        spans += [(span.start, span.end) for span in (issuer.span, *(one.span for one in issuer.joint))]
    if citation.date_span is not None:
        spans.append((citation.date_span.start, citation.date_span.end))
    return spans


def _places(
    mentions: tuple[Mention, ...], notes: list[Note], quoted: tuple[Span, ...], amending: dict[str, Mention]
) -> list[Place]:
    """Outer mentions in order; those of a note stand where its mark does."""
    starts = [span.start for span in quoted]
    anchored = {note.start for note in notes if note.anchor}
    made: list[Place] = []
    for mention in mentions:
        citation = mention.citation
        if mention.document == SELF or citation.nested_in is not None:
            continue
        index = bisect_right(starts, citation.start) - 1
        if index >= 0 and citation.start < quoted[index].end:
            continue
        end = max(stop for _, stop in _parts(mention))
        start = citation.start
        if anchored and citation.footnote is not None and citation.footnote.anchor is not None:
            start = end = citation.footnote.anchor.end
        listed = amending.get(mention.id)
        open_list = Place(listed.document, listed.citation.start, listed.citation.end, listed) if listed else None
        made.append(Place(mention.document, start, end, mention, open_list))
    return sorted(made, key=lambda place: place.start)


# ---------------------------------------------------------------------------------------------- titles


def _in_titles(text: str, mentions: tuple[Mention, ...]) -> tuple[list[StatedRelation], dict[str, Mention]]:
    """What the titles of cited documents say of the documents named directly in them.

    Returns:
        The relations; and by id of a mention the document that its title, at its end, says others amend.
    """
    amending: dict[str, Mention] = {}
    inside: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.citation.nested_in is not None and mention.document != SELF:
            inside.setdefault(mention.citation.nested_in, []).append(mention)
    found: list[StatedRelation] = []
    lowered = lower(text)
    for index, nested in inside.items():
        outer = mentions[index]
        title = outer.citation.title_span
        if outer.document == SELF:
            continue
        if title is None or nested[0].citation.start < title.start:
            found += [_between(outer, one, "amends", 0.9) for one in nested if _in_name(outer, one)]
        else:
            claims, listed = _in_title(text, lowered, title, outer, nested)
            found += claims
            if listed is not None and nested[-1].citation.end >= title.end - 2:
                amending[outer.id] = listed
    return [claim for claim in found if claim.source != claim.target], amending


def _in_name(outer: Mention, one: Mention) -> bool:
    """Whether a law stands in the name of another: "Luật sửa đổi, bổ sung một số điều của Luật Giá"."""
    citation = outer.citation
    return bool(citation.name) and citation.start <= one.citation.start < citation.end


def _in_title(
    text: str, lowered: str, title: Span, outer: Mention, nested: list[Mention]
) -> tuple[list[StatedRelation], Mention | None]:
    """The relations of one title, verb after verb; and whom those named last are said to amend."""
    found: list[StatedRelation] = []
    name, agent_of, last = "", None, None
    at = title.start
    fresh = True
    for mention in nested:
        for token in read_tokens(text, lowered, at, mention.citation.start) if at < mention.citation.start else ():
            if token.kind == "agent" and last is not None:
                agent_of, fresh, name = last, True, token.relation
            elif (verb := _verb_of(token)) and not (fresh and name in effects.OF_TITLE and not token.relation):
                agent_of, fresh, name = None, True, name if fresh and name == "details" == verb else verb
        if agent_of is not None:
            found.append(_between(mention, agent_of, name, 0.9))
        elif name:
            found.append(_between(outer, mention, name, 0.9))
        last, fresh = (last if agent_of is not None else mention), False
        at = max(stop for _, stop in _parts(mention))
    return found, agent_of


def _verb_of(token: Token) -> str:
    """The relation that a verb in a title states."""
    if token.kind == "act":
        return token.relation
    return {"basis": "based_on", "implements": "implements"}.get(token.kind, "")


def _between(source: Mention, target: Mention, name: str, sure: float) -> StatedRelation:
    low, high = sorted((source.citation, target.citation), key=lambda citation: citation.start)
    return StatedRelation(
        source=source.document,
        target=target.document,
        relation=name,
        start=low.start,
        end=max(low.end, high.end),
        confidence=sure,
    )


@cache
def _opens_title() -> re.Pattern[str]:
    words = alternatives(phrases("title_about"))
    return re.compile(rf"\s*(?:[^\W\d_]+\s+){{0,2}}(?:{words})\s[^;.:{BLANK}]{{4,300}}\Z")


def _bare_titles(text: str, mentions: tuple[Mention, ...]) -> list[StatedRelation]:
    """A title that could not be cut out, between two citations: "… về việc thực hiện … theo Quyết định số 16"."""
    outer = [mention for mention in mentions if mention.citation.nested_in is None and mention.document != SELF]
    found: list[StatedRelation] = []
    lowered = lower(text)
    for one, other in zip(outer, outer[1:], strict=False):
        if one.citation.title_span is not None or one.citation.footnote or one.document == other.document:
            continue
        start = max(stop for _, stop in _parts(one))
        if other.citation.start - start > 320 or not _opens_title().match(text, start, other.citation.start):
            continue
        verbs = [_verb_of(token) for token in read_tokens(text, lowered, start, other.citation.start)]
        if any(verbs):
            found.append(_between(one, other, [verb for verb in verbs if verb][-1], 0.7))
    return found


# ------------------------------------------------------------------------------------- from the text itself


def _strength(claim: StatedRelation) -> tuple[bool, int]:
    ends = claim.whole and claim.relation in ("replaces", "repeals")
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
        index = bisect_right(starts, citation.start) - 1
        inside = index >= 0 and citation.start < quoted[index].end
        sure = _QUOTED if inside else _NESTED if citation.nested_in is not None else 0.8
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
        if claim.source != SELF or claim.target not in best:
            continue
        known = best[claim.target]
        if _strength(claim) > _strength(known):
            claim = _with_scope(claim, known)
            best[claim.target] = claim
        elif claim.relation != "cites":
            best[claim.target] = _with_scope(known, claim)
    return best


def _with_scope(claim: StatedRelation, other: StatedRelation) -> StatedRelation:
    """A relation that hits parts, with the parts that another sentence names too."""
    if claim.whole and claim.relation != "amends":
        return claim
    parts = tuple(dict.fromkeys((*claim.provisions, *other.provisions)))
    return replace(claim, provisions=parts, whole=claim.whole and not parts)


def _finished(
    said: Statements, claim: StatedRelation, documents: tuple[CitedDocument, ...], mentions: tuple[Mention, ...]
) -> StatedRelation:
    """A relation of the text itself with the provisions its clauses change, and less sure against a higher act."""
    effect = next(row.effect for row in relation_types() if row.name == claim.relation)
    if effect == "none":
        return replace(claim, whole=True, provisions=(), effective=None)
    parts = said.amended.get(claim.target, ()) if claim.relation == "amends" or not claim.whole else ()
    provisions = tuple(dict.fromkeys((*claim.provisions, *parts)))
    document = next((one for one in documents if one.id == claim.target), None)
    number = next((m.citation.number for m in mentions if m.document == claim.target and m.citation.number), None)
    sure = claim.confidence if effects.may_end(said.author, document, number.organs if number else ()) else 0.3
    return replace(claim, provisions=provisions, whole=claim.whole and not provisions, confidence=sure)


def _consolidated(
    text: str, mentions: tuple[Mention, ...], own: dict[str, StatedRelation]
) -> dict[str, StatedRelation]:
    """A consolidated text puts together what its opening names, up to the legal bases of the first."""
    opening = re.search(r"\n\s*(?:Căn cứ|Điều 1)\s", text)
    end = opening.start() if opening else len(text)
    for mention in mentions:
        citation = mention.citation
        if citation.start < end and citation.nested_in is None and mention.document in own:
            own[mention.document] = replace(own[mention.document], relation="consolidates", start=citation.start, end=citation.end)
    return own
