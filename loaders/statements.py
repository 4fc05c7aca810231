"""What the sentences of a text state: of the text itself and each document, and between two documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.reading import StatedRelation
from loaders.basis_lists import BasisLists
from loaders.clause_reader import ClauseReader
from loaders.clauses import SELF, Carried, Place, plain, stated
from loaders.effects import Author
from loaders.phrases import anchored, phrases
from loaders.structure import HEADINGS, Segment
from loaders.wording import Token, lower, read_tokens

_NEAR = 90
_LOOSE = 0.6


@dataclass(slots=True)
class Statements:
    """Reads segment after segment and keeps what they state, with offsets of the cleaned text.

    Attributes:
        text: The cleaned text, citations and quoted text blanked.
        author: The text itself.
        claims: What was stated.
        amended: Document → provisions that the clauses below its name change.
        title_target: The one document that the text's title amends; None where there is none or more.
    """

    text: str
    author: Author
    claims: list[StatedRelation] = field(default_factory=list)
    amended: dict[str, list[str]] = field(default_factory=dict)
    title_target: str | None = None
    _lowered: str = ""
    _carried: list[Carried] = field(default_factory=list)
    _fronted: list[tuple[Place, str]] = field(default_factory=list)
    _issued: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lowered = lower(self.text)

    def read_title(self, start: int, end: int, places: list[Place]) -> None:
        """Read the text's own title, before everything else."""
        self._read(Segment(start, start, end, "", None, False), places, titled=True)
        targets = {claim.target for claim in self.claims if claim.source == SELF and claim.relation == "amends"}
        self.title_target = targets.pop() if len(targets) == 1 else None

    def read(self, segments: tuple[Segment, ...], places: list[Place]) -> None:
        """Read the sentences in order, each with the documents named in it."""
        self._carried = []
        bases = BasisLists(self.text, self._lowered)
        for segment, inside in _in_order(segments, places):
            lead = bases.lead_of(segment)
            if not inside and self._says_nothing(segment):
                self._carried.append(Carried())
                self._fronted = []
                continue
            reader = self._read(segment, inside, titled=False, lead=lead)
            self._carried.append(reader.carried())

    def _says_nothing(self, segment: Segment) -> bool:
        """Whether a sentence that names no document can be passed over unread: most can."""
        if segment.colon or segment.kind in HEADINGS or self._issued:
            return False
        below = segment.lead is not None and self._carried[segment.lead].acted
        return not below and not self.title_target

    def _read(self, segment: Segment, places: list[Place], titled: bool, lead: Carried | None = None) -> ClauseReader:
        tokens = read_tokens(self.text, self._lowered, segment.body, segment.end)
        above = self._carried[segment.lead] if segment.lead is not None else Carried()
        above = lead if lead is not None and above.lead is None else above
        reader = ClauseReader(self.author, self.text, segment, tokens, above, titled)
        follows = bool(self._fronted) and reader.names_body(segment.body, min(segment.end, segment.body + 40))
        if follows:
            reader.fronted, reader.sure = self._fronted, _LOOSE
        self._told_result(segment, tokens)
        for place in places:
            reader.take(place)
        reader.close(self.title_target)
        self.claims += reader.claims
        for document, provision in reader.amended:
            self.amended.setdefault(document, []).append(provision)
        self._fronted = reader.fronted if not follows and reader.only_fronted() else []
        if reader.issued or segment.kind or "\n\n" in self.text[max(0, segment.start - 2) : segment.start]:
            self._issued = reader.issued
        return reader

    def _told_result(self, segment: Segment, tokens: list[Token]) -> None:
        """ "Qua đó, UBND phường đã thực hiện …": the plan named just before is carried out."""
        if not self._issued or not anchored("result_lead").match(self.text, segment.body):
            return
        verb = next((token for token in tokens if token.kind == "implements"), None)
        if verb is None or verb.start - segment.body > _NEAR:
            return
        passive = self.text[max(0, verb.start - 8) : verb.start].rstrip().endswith(phrases("passive_lead"))
        if passive or plain(self.text[verb.start : verb.end]) not in phrases("result_verb"):
            return
        for place in self._issued:
            self.claims.append(stated(SELF, place, "implements", place.start, verb.end, _LOOSE))
        self._issued = []


def _in_order(segments: tuple[Segment, ...], places: list[Place]) -> Iterator[tuple[Segment, list[Place]]]:
    at = 0
    for segment in segments:
        inside: list[Place] = []
        while at < len(places) and places[at].start < segment.end:
            inside.append(places[at])
            at += 1
        yield segment, inside
