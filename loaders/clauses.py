"""One sentence on the way to what it states: the documents in it, and the verb that governs at each place."""

from __future__ import annotations

from dataclasses import dataclass

from graph.reading import Mention, StatedRelation
from graph.vocab import rank_of
from loaders.effects import Scope
from loaders.phrases import phrases
from loaders.structure import BLANK, Path
from loaders.wording import Token

SELF = "self"
#: Further than this from its verb, nothing is held to be its object.
FAR = 1200


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document is named: a mention, or the mark of the note that names it.

    Attributes:
        document: Its id.
        start: First code point.
        end: One past the last of the mention, its issuer and its title.
        mention: The mention.
        amending: The document that its title, at its end, says is amended by others: their list may go on
            behind the title.
        inner: The document named last in its title.
    """

    document: str
    start: int
    end: int
    mention: Mention
    amending: Place | None = None
    inner: Place | None = None


@dataclass(slots=True)
class Mode:
    """The verb that a document depends on as a reader goes along.

    Attributes:
        token: The verb.
        relation: Name of the relation.
        start: Where the evidence begins.
        source: Who acts: ``"self"``, the id of a document, or None where nobody is known to.
        partial: Whether only parts of what follows are hit.
        day: ISO day from which it acts.
        sure: Confidence.
        fresh: Whether no document followed yet.
    """

    token: Token
    relation: str
    start: int
    source: str | None = None
    partial: bool = False
    day: str | None = None
    sure: float = 0.9
    fresh: bool = True

    def is_one_of(self, *kinds: str) -> bool:
        """Whether its verb is of one of the kinds."""
        return self.token.kind in kinds


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence hands to the list below it.

    Attributes:
        lead: The verb that governs the list; None where none does.
        acted: Documents on which the text itself acts in it.
        path: The provision that the clauses below lie in.
    """

    lead: Mode | None = None
    acted: tuple[str, ...] = ()
    path: Path = ()


def stated(
    source: str, place: Place, relation: str, start: int, end: int, sure: float, scope: Scope | None = None
) -> StatedRelation:
    """A relation, in offsets of the cleaned text; that of a note is proved by the note."""
    scope = scope or Scope(True)
    if place.start == place.end:
        start, end = place.mention.citation.start, place.mention.citation.end
    return StatedRelation(
        source=source,
        target=place.document,
        relation=relation,
        start=start,
        end=end,
        confidence=sure,
        whole=scope.whole,
        provisions=scope.provisions,
    )


def is_later(one: Place, other: Place) -> bool:
    """Whether a document is dated after another, and so can hardly be what the other carries out."""
    mine, theirs = one.mention.citation.date, other.mention.citation.date
    return mine is not None and theirs is not None and mine.first_day() > theirs.last_day()


def is_of_one_day(one: Place, other: Place) -> bool:
    """Whether two documents are of the very same day: neither can have been changed by the other."""
    mine, theirs = one.mention.citation.date, other.mention.citation.date
    return mine is not None and mine.full and mine == theirs


def is_older(one: Place, other: Place) -> bool:
    """Whether a document is of an earlier year than another, as far as their citations tell."""
    mine, theirs = _year(one), _year(other)
    return mine is not None and theirs is not None and mine < theirs


def is_weaker(one: Place, other: Place) -> bool:
    """Whether a document is of lower force than another, as far as their types tell: a circular amends no decree."""
    mine, theirs = _rank(one), _rank(other)
    return mine is not None and theirs is not None and mine > theirs


def _rank(place: Place) -> int | None:
    citation = place.mention.citation
    organs = citation.number.organs if citation.number is not None else ()
    return rank_of(citation.doc_type, organs[0] if organs else None, None) if citation.doc_type else None


def _year(place: Place) -> int | None:
    citation = place.mention.citation
    if citation.date is not None:
        return citation.date.year
    return citation.number.year if citation.number is not None else citation.year


def plain(words: str) -> str:
    """Words in small letters without blanks, commas and marks of emphasis around them."""
    return " ".join(words.replace(BLANK, "").lower().split()).strip(" ,*_")


def is_listing(words: str) -> bool:
    """Whether words only join what stands before with what follows.

    Examples:
        >>> is_listing(", "), is_listing(" và "), is_listing("; ")
        (True, True, False)
    """
    return plain(words) in ("", *phrases("joiner"))


def is_quoted(words: str) -> bool:
    """Whether a quotation is open where words end: "Thay thế cụm từ “Luật …".

    Examples:
        >>> is_quoted(" cụm từ “"), is_quoted(" cụm từ “xã” tại Điều 5 ")
        (True, False)
    """
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1
