"""What the sentences of a text state: of the text itself and each document, and between two documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.reading import Mention, StatedRelation
from loaders import effects
from loaders.effects import Author, Scope
from loaders.phrases import anchored, phrases
from loaders.structure import BLANK, Path, Segment, is_rooted
from loaders.wording import Token, body_in, lower, names_type, read_tokens

SELF = "self"
_FRONT = 70
_MOST = 12
_FAR = 400
_CLOSERS = (";", ")")


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
    """

    document: str
    start: int
    end: int
    mention: Mention
    amending: Place | None = None


@dataclass(slots=True)
class Mode:
    """The words that a document depends on as the reader goes along.

    Attributes:
        token: The verb.
        source: Who acts: ``"self"``, the id of a document, or None where nobody is known to.
        start: Where the evidence begins.
        relation: Name of the relation.
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


@dataclass(slots=True)
class Carried:
    """What a sentence hands to later ones.

    Attributes:
        lead: Mode for the list that it opens; None where it opens none.
        silent: Whether it holds no verb, so that what it falls under holds for its list too.
        acted: Documents on which the text itself acts in it.
        path: The provision that its clauses lie in.
    """

    lead: Mode | None = None
    silent: bool = True
    acted: tuple[str, ...] = ()
    path: Path = ()


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

    def read(self, segment: Segment, places: list[Place], titled: bool = False) -> None:
        """Read one segment with the documents named in it."""
        tokens = read_tokens(self.text, self._lowered, segment.body, segment.end)
        reader = _Reader(self, segment, tokens, titled)
        follows = bool(self._fronted) and reader.begins_with_body()
        if follows:
            reader.fronted, reader.sure = self._fronted, 0.6
        self._told_result(segment, tokens)
        for place in places:
            reader.take(place)
        reader.close()
        self._carried.append(reader.carried())
        self._fronted = reader.fronted if not follows and reader.only_fronted() else []
        if reader.issued:
            self._issued = reader.issued
        elif segment.kind or "\n\n" in self.text[segment.start - 2 : segment.start]:
            self._issued = []

    def restart(self) -> None:
        """Forget what the title handed down."""
        self._carried, self._fronted, self._issued = [], [], []

    def carried(self, index: int | None) -> Carried:
        """What the heading or sentence of that index hands down."""
        while index is not None and index < len(self._carried):
            return self._carried[index]
        return Carried()

    def _told_result(self, segment: Segment, tokens: list[Token]) -> None:
        """"Qua đó, UBND phường đã thực hiện …": the plan named just before is carried out."""
        if not self._issued or not anchored("result_lead").match(self.text, segment.body):
            return
        verb = next((one for one in tokens if one.kind == "implements"), None)
        if verb is None or verb.start - segment.body > 90 or "được" in self.text[verb.start - 6 : verb.start]:
            return
        if " ".join(self.text[verb.start : verb.end].lower().split()) not in phrases("result_verb"):
            return
        for place in self._issued:
            self.claims.append(_stated(SELF, place, "implements", place.start, verb.end, 0.6))


def _stated(
    source: str, place: Place, relation: str, start: int, end: int, sure: float, scope: Scope | None = None
) -> StatedRelation:
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


def _is_later(one: Place, other: Place) -> bool:
    """Whether a document is dated after another, and so can hardly be what the other carries out."""
    mine, theirs = one.mention.citation.date, other.mention.citation.date
    return mine is not None and theirs is not None and mine.first_day() > theirs.last_day()


class _Reader:
    """Goes through one segment, verb after verb and document after document."""

    def __init__(self, home: Statements, segment: Segment, tokens: list[Token], titled: bool) -> None:
        self.home, self.segment, self.tokens, self.titled = home, segment, tokens, titled
        self.text, self.author = home.text, home.author
        self.fronted: list[tuple[Place, str]] = []
        self.issued: list[Place] = []
        self.acted: dict[str, Path] = {}
        self.sure = 0.8
        self.mode = self._inherited()
        self.outer: Mode | None = None
        self.agent_of: Place | None = None
        self.free: list[Place] = []
        self.last: Place | None = None
        self.at = segment.body
        self.next = 0
        self.purpose: Place | None = None
        self.listed: Place | None = None

    def _inherited(self) -> Mode | None:
        above = self.home.carried(self.segment.lead) if self.segment.lead is not None else Carried()
        if above.lead is None or self.titled:
            return None
        return replace(above.lead, fresh=True)

    def begins_with_body(self) -> bool:
        """Whether a body stands at the very start, or behind a few linking words."""
        return body_in(self.text, self.segment.body, min(self.segment.end, self.segment.body + 40)) is not None

    # ------------------------------------------------------------------------------------- verbs

    def take(self, place: Place) -> None:
        """Read the verbs in front of a document, then the document."""
        self._verbs_before(place.start)
        self._place(place)
        self.last, self.at = place, max(self.at, place.end)

    def close(self) -> None:
        """Read the verbs behind the last document, and the provisions that a clause changes."""
        self._verbs_before(self.segment.end)
        self._amended_provisions()

    def _verbs_before(self, limit: int) -> None:
        while self.next < len(self.tokens) and self.tokens[self.next].start < limit:
            token = self.tokens[self.next]
            if token.start >= self.at - 1:
                self._verb(token)
            self.next += 1

    def _verb(self, token: Token) -> None:
        if token.kind in ("own", "when"):
            if token.kind == "own" and self.mode is not None and self.mode.token.kind == "except":
                self.mode = self.outer
            return
        if token.kind in ("agent", "except"):
            self._leave_for(token)
        elif token.kind == "bare":
            self._bare(token)
        elif token.kind == "ends":
            self._ends(token)
        elif token.kind == "act":
            self._act(token)
        else:
            self._plain(token)

    def _leave_for(self, token: Token) -> None:
        """An aside ("được sửa đổi bởi …", "trừ …"), after which what governed before goes on."""
        if token.kind == "agent":
            target = self.last if self.last and self._gap(self.last.end, token.start) in ("", "đã", "(") else None
            if target is None and token.relation == "promulgates":
                return
            self.agent_of = target
        if self.mode is None or self.mode.token.kind not in ("agent", "except"):
            self.outer = self.mode
        self.mode = Mode(token, token.relation, token.start)

    def _gap(self, start: int, end: int) -> str:
        """The words between two offsets, without commas."""
        return self.text[start:end].replace(BLANK, "").strip(" ,\n\t*_").lower()

    def _self_acts(self, token: Token) -> bool:
        index = self.tokens.index(token, self.next)
        return effects.acts_itself(self.author, self.text, self.segment.body, self.tokens, index, self.titled)

    def _day(self, token: Token) -> str | None:
        return (
            effects.stated_day(self.text, self.segment.body, token.end, self.segment.end)
            or self.author.effective
        )

    def _act(self, token: Token) -> None:
        if self._self_acts(token):
            self.mode = Mode(token, token.relation, token.start, SELF, day=self._day(token), sure=0.95)
        elif self.last is not None and self._stands_before(token):
            self.mode = Mode(token, token.relation, self.last.start, self.last.document, sure=self.sure)
        elif self.mode is None or self.mode.token.kind != "issue" or token.relation not in effects.OF_TITLE:
            self.mode = Mode(token, token.relation, token.start)

    def _stands_before(self, token: Token) -> bool:
        """Whether the document named last is the subject: "Quyết định A (thay thế Quyết định B)"."""
        if self.last is None:
            return False
        between = self.text[self.last.end : token.start].replace(BLANK, "").strip()
        replaces = token.relation in ("replaces", "repeals")
        return between in ("", "đã", "để", "nhằm") or (replaces and between in (",", "(", ", để", "và"))

    def _ends(self, token: Token) -> None:
        """"… hết hiệu lực": of what stands in front; or of what follows."""
        acts = self._self_acts(token)
        scope = self.text[token.end : token.end + 12].strip()
        day = self._day(token)
        if acts and self.free:
            for place, words in ((one, self._words_before(one)) for one in self.free):
                part = effects.scope_of(words)
                if scope.startswith("một phần"):
                    part = Scope(False, part.provisions)
                self._act_on(place, token, part, place.start, token.end, day)
            self.free = []
            self.mode = Mode(token, token.relation, token.start)
        else:
            self.mode = Mode(token, token.relation, token.start, SELF if acts else None, day=day, sure=0.9)

    def _words_before(self, place: Place) -> str:
        """The words between a document and what stands in front of it."""
        before = [one.end for one in self.free if one.end <= place.start]
        start = before[-1] if before else self.segment.body
        words = self.text[start : place.start]
        comma = max(words.rfind("hiệu lực thi hành,"), words.rfind("hiệu lực,"), words.rfind("hiệu lực:"))
        return words[comma:].partition(",")[2] if comma >= 0 else words

    def _bare(self, token: Token) -> None:
        """"được bãi bỏ", "được sửa đổi như sau": the text itself acts on what stands in front."""
        follows = self.text[token.end : token.end + 12].strip().lower().startswith("như sau")
        if self.free and (follows or token.relation == "repeals") and self._self_acts(token):
            for place in self.free:
                part = effects.scope_of(self._words_before(place))
                self._act_on(place, token, part, place.start, token.end, self._day(token))
            self.free = []
        self.mode = None

    def _plain(self, token: Token) -> None:
        """Căn cứ, theo, thực hiện, ban hành."""
        mode, word = self.mode, " ".join(self.text[token.start : token.end].lower().split())
        follows = self.text[token.end : token.end + 4].lstrip()[:1]
        if follows and follows in ",;.":
            self.mode = mode if follows == "," else None
            return
        if mode is not None and mode.source == SELF and mode.fresh and self._describes(mode, token, word):
            return
        if token.kind == "issue" and word in phrases("issuing_only_before") and not self._before_document(token):
            return
        if token.kind == "basis" and mode is not None and mode.fresh and self._keeps(mode, token, word):
            return
        self.mode = Mode(token, {"basis": "based_on", "implements": "implements"}.get(token.kind, "cites"), token.start)
        self.purpose = None
        if token.kind in ("implements", "basis") and self.issued:
            lead = self.text[max(self.at, token.start - 14) : token.start].lower()
            if any(f" {lead.rstrip()}".endswith(f" {one}") for one in phrases("purpose_word")):
                self.purpose = self.issued[-1]

    def _describes(self, mode: Mode, token: Token, word: str) -> bool:
        """Whether a verb belongs to what is acted on: "Bãi bỏ các văn bản do … ban hành", "… quy định tại Điều 5"."""
        if ";" in self.text[mode.token.end : token.start]:
            return False
        return token.kind == "issue" or (token.kind == "basis" and "theo" not in word.split())

    def _keeps(self, mode: Mode, token: Token, word: str) -> bool:
        """Whether "theo" adds nothing: "thực hiện theo X", "ban hành Quy chế theo Quyết định X"."""
        between = self.text[mode.token.end : token.start]
        if mode.token.kind == "issue":
            return word in phrases("request_at") and bool(between.strip()) and not set(between) & set(",;.:")
        before = self.text[max(0, mode.token.start - 8) : mode.token.start].lower().rstrip()
        passive = f" {before}".endswith(tuple(f" {lead}" for lead in phrases("passive_lead")))
        return mode.token.kind == "implements" and word in phrases("request_at") and not between.strip() and not passive

    def _before_document(self, token: Token) -> bool:
        behind = self.text[token.end : token.end + 40].lstrip()
        for word in ("các", "văn bản", "số"):
            behind = behind.removeprefix(word).lstrip()
        return behind.startswith(BLANK)

    # --------------------------------------------------------------------------------- documents

    def _place(self, place: Place) -> None:
        mode = self.mode
        gap = self.text[self.at : place.start]
        if self.listed is not None and self._gap(self.at, place.start) in ("", *phrases("joiner")):
            self._amends(place, self.listed)
            return
        self.listed = place.amending
        if mode is not None and mode.token.kind in ("agent", "except"):
            if not mode.fresh and any(mark in gap for mark in _CLOSERS) or (mode.fresh and gap.strip() == ")"):
                mode = self.mode = self.outer
            elif mode.token.kind == "agent" and self._agent(place, mode, gap):
                return
            else:
                mode.fresh = False
                return
        if mode is None or mode.source is None and mode.token.kind in ("act", "ends", "request"):
            if mode is None and not gap.rstrip().lower().endswith(("ngày", "với")):
                self.free.append(place)
            return
        self._governed(place, mode, gap)
        mode.fresh = False

    def _agent(self, place: Place, mode: Mode, gap: str) -> bool:
        """A document behind "được sửa đổi, bổ sung bởi"; False where other words come between."""
        words = gap if not mode.fresh else self.text[mode.token.end : place.start]
        if not mode.fresh or not effects.scope_of(words).whole:
            named = effects.scope_of(words)
            if not named.whole and not named.provisions:
                self.mode = self.outer if not mode.fresh else None
                return False
        mode.fresh = False
        if self.agent_of is not None:
            self._amends(place, self.agent_of, mode.relation)
        return True

    def _amends(self, place: Place, target: Place, relation: str = "amends") -> None:
        """One more act in a list of those by which a document was changed."""
        if target.document != place.document:
            end = place.mention.citation.end
            self.home.claims.append(_stated(place.document, target, relation, target.start, end, 0.9))

    def _governed(self, place: Place, mode: Mode, gap: str) -> None:
        end = place.mention.citation.end
        if mode.token.kind in ("act", "ends"):
            start = mode.token.end if mode.fresh and mode.token.start >= self.segment.body else self.at
            self._acted(place, mode, self.text[start : place.start])
            return
        if mode.token.kind == "basis" and mode.relation == "based_on":
            if "theo" not in self.text[mode.token.start : mode.token.end].lower():
                self.free.append(place)
        if mode.token.kind == "issue":
            self._issue(place, mode)
            return
        relation = mode.relation
        if place.end == place.start and not names_type(self.text, mode.token.end, place.start):
            return
        if self.author.doc_type and self.author.enacts and not self._opens(mode):
            relation = "cites"
        self.home.claims.append(_stated(SELF, place, relation, mode.start, end, 0.9))
        if self.purpose is not None and self.purpose.document != place.document:
            self.home.claims.append(_stated(self.purpose.document, place, "implements", self.purpose.start, end, 0.6))
        if self._is_fronted(mode) and len(self.fronted) < _MOST:
            self.fronted.append((place, mode.relation))

    def _opens(self, mode: Mode) -> bool:
        """Whether a verb opens its sentence, or follows one that issues: in rules, others only point at a source."""
        body = self.segment.body
        opened = bool(self.tokens) and self.tokens[0].kind in ("issue", "act") and self.tokens[0].start < body + 4
        return self.titled or mode.token.start < body + 4 or (opened and mode.relation == "implements")

    def _is_fronted(self, mode: Mode) -> bool:
        """Whether a verb opens the sentence: "Thực hiện …", "Bên cạnh đó, để thực hiện tốt …"."""
        start = self.segment.body
        return (
            mode.token.kind in ("implements", "basis")
            and 0 <= mode.token.start - start <= _FRONT
            and not self.issued
            and body_in(self.text, start, mode.token.start) is None
        )

    def _issue(self, place: Place, mode: Mode) -> None:
        if mode.fresh and self.fronted and self.last is not None:
            between = self.text[self.last.end : mode.token.start]
            named = body_in(between, 0, len(between)) is not None
            if ";" in between or not ("," in between or named):
                self.fronted = []
        self.issued.append(place)
        late = [_is_later(other, place) for other, _ in self.fronted]
        for (other, relation), is_late in zip(self.fronted, late, strict=True):
            if other.document != place.document:
                doubtful = is_late and (not all(late) or self.sure < 0.8)
                start, end, sure = other.start, place.mention.citation.end, 0.4 if doubtful else self.sure
                self.home.claims.append(_stated(place.document, other, relation, start, end, sure))

    def _acted(self, place: Place, mode: Mode, words: str) -> None:
        if mode.source == place.document or len(words) > _FAR or words.rstrip().lower().endswith("ngày"):
            return
        if mode.source != SELF:
            end = place.mention.citation.end
            assert mode.source is not None
            self.home.claims.append(_stated(mode.source, place, mode.relation, mode.start, end, mode.sure))
            return
        scope = effects.scope_of(words)
        if mode.partial and scope.whole:
            scope = Scope(False)
        token = replace(mode.token, relation="amends") if effects.is_textual(words) else mode.token
        start = mode.start if place.start - mode.start < 1500 else place.start
        self._act_on(place, token, scope, start, place.mention.citation.end, mode.day)

    def _act_on(self, place: Place, token: Token, scope: Scope, start: int, end: int, day: str | None) -> None:
        claim = _stated(SELF, place, token.relation, start, end, 0.95, scope)
        self.home.claims.append(replace(claim, effective=day))
        self.acted[place.document] = ()

    # --------------------------------------------------------------------------------- hand down

    def _amended_provisions(self) -> None:
        """"1. Sửa đổi khoản 2 như sau: …" below the name of the act that is changed."""
        above = self.home.carried(self.segment.lead)
        acted = tuple(self.acted) or above.acted or ((self.home.title_target,) if self.home.title_target else ())
        self._inside: Path = () if self.acted else above.path
        if len(acted) != 1:
            return
        self.acted = self.acted or dict.fromkeys(acted, ())
        for index, token in enumerate(self.tokens):
            if token.kind != "act" or self.last is not None and token.start > self.last.start:
                continue
            if not effects.acts_itself(self.author, self.text, self.segment.body, self.tokens, index, False):
                continue
            paths = effects.amended_paths(self.text[token.end : self.segment.end], above.path) if not self.last else ()
            found = self.home.amended.setdefault(acted[0], [])
            found += [" ".join(f"{unit} {label}" for unit, label in path) for path in paths if is_rooted(path)]
            if len(paths) == 1:
                self._inside = paths[0]

    def carried(self) -> Carried:
        """What the segment hands to the list below it."""
        mode = self.mode
        silent = not [one for one in self.tokens if one.kind not in ("own", "when")]
        opens = self.segment.colon or self.segment.kind == "article"
        if silent and opens and self.last is None and self.segment.lead is not None:
            above = self.home.carried(self.segment.lead)
            return Carried(above.lead, True, tuple(self.acted), self._inside)
        keep = mode is not None and mode.fresh and opens and (mode.source == SELF or self.segment.colon)
        if not keep or mode is None or mode.token.kind in ("agent", "except", "issue"):
            return Carried(None, silent, tuple(self.acted), self._inside)
        words = self.text[self.segment.body : self.segment.end]
        partial = mode.source == SELF and effects.names_part(words[max(0, mode.token.end - self.segment.body) :])
        partial = partial or (mode.token.kind == "ends" and effects.names_part(words))
        return Carried(replace(mode, partial=partial), silent, tuple(self.acted), self._inside)

    def only_fronted(self) -> bool:
        """Whether the sentence says nothing but "Thực hiện X": what it leads to stands in the next."""
        if not self.fronted or self.issued or self.last is None:
            return False
        rest = self.text[self.last.end : self.segment.end].replace(BLANK, "").strip(" .,;\n")
        return len(rest) < 30 and self.mode is not None and self.mode.token.kind in ("implements", "basis")


def in_order(segments: tuple[Segment, ...], places: list[Place]) -> Iterator[tuple[Segment, list[Place]]]:
    """Each segment with the documents named in it."""
    at = 0
    for segment in segments:
        own: list[Place] = []
        while at < len(places) and places[at].start < segment.end:
            own.append(places[at])
            at += 1
        yield segment, own
