"""Relations stated in the titles of cited documents: ``Kế hoạch … thực hiện Nghị quyết A và Kế hoạch B``."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from graph.evidence import Span
from graph.reading import Mention, StatedRelation
from loaders import effects
from loaders.clauses import SELF
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK
from loaders.wording import Token, lower, read_tokens

_FAR = 320


def parts_of(mention: Mention) -> list[tuple[int, int]]:
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


def in_titles(text: str, mentions: tuple[Mention, ...]) -> tuple[list[StatedRelation], dict[str, Mention]]:
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
        if title is None or nested[0].citation.start < title.start:
            found += [_between(outer, one, "amends", 0.9) for one in nested if is_in_name(outer, one)]
        else:
            claims, listed = _in_title(text, lowered, title, outer, nested)
            found += claims
            if listed is not None and nested[-1].citation.end >= title.end - 2:
                amending[outer.id] = listed
    return [claim for claim in found if claim.source != claim.target], amending


def is_in_name(outer: Mention, one: Mention) -> bool:
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
        start = mention.citation.start
        for token in read_tokens(text, lowered, at, start) if at < start else ():
            verb = _verb_of(token)
            aside = text[max(0, token.start - 3) : token.start].rstrip()[-1:] in (",", "(")
            aside = aside or (token.relation == "promulgates" and token.start < title.start + 2)
            if token.kind == "agent" and (last is not None or aside):
                agent_of, fresh, name = last or outer, True, token.relation
            elif verb and not (fresh and name in effects.OF_TITLE):
                agent_of, fresh, name = None, True, verb
        if agent_of is not None:
            found.append(_between(mention, agent_of, name, 0.9))
        elif name:
            found.append(_between(outer, mention, name, 0.9))
        last, fresh = (last if agent_of is not None else mention), False
        at = max(stop for _, stop in parts_of(mention))
    return found, agent_of


def _verb_of(token: Token) -> str:
    """The relation that a verb in a title states."""
    if token.kind == "act" or (token.kind == "ends" and token.relation == "suspends"):
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


def bare_titles(text: str, mentions: tuple[Mention, ...]) -> list[StatedRelation]:
    """A title that could not be cut out, between two citations: "… về việc … theo Quyết định số 16"."""
    outer = [one for one in mentions if one.citation.nested_in is None and one.document != SELF]
    found: list[StatedRelation] = []
    lowered = lower(text)
    for one, other in pairwise(outer):
        if one.citation.title_span is not None or one.citation.footnote or one.document == other.document:
            continue
        start = max(stop for _, stop in parts_of(one))
        if other.citation.start - start > _FAR or not _opens_title().match(text, start, other.citation.start):
            continue
        verbs = [_verb_of(token) for token in read_tokens(text, lowered, start, other.citation.start)]
        if any(verbs):
            found.append(_between(one, other, [verb for verb in verbs if verb][-1], 0.7))
    return found
