"""The documents of one sentence: what the governing verb states of each."""

from __future__ import annotations

from loaders import effects
from loaders.clauses import (
    FAR,
    SELF,
    Carried,
    Mode,
    Place,
    is_later,
    is_listing,
    is_of_one_day,
    is_older,
    is_quoted,
    is_weaker,
    plain,
    stated,
)
from loaders.effects import Author, Scope
from loaders.phrases import phrases
from loaders.structure import BLANK, HEADINGS, Segment, in_words, is_rooted
from loaders.verbs import Verbs
from loaders.wording import Token, names_type

_FRONT = 70
_MOST = 12
_LONGEST_PROOF = 1500
_ASIDE_ENDS = (";", ")")
_LOOSE, _DOUBTFUL = 0.6, 0.4


def _tells_when(words: str) -> bool:
    """Whether a document behind these words only tells when: "sau ngày Luật … có hiệu lực", "cho đến khi Luật …"."""
    return words.rstrip().lower().endswith(phrases("no_object_behind"))


class ClauseReader(Verbs):
    """Goes through one segment, verb after verb and document after document.

    Attributes:
        fronted: Documents that an opening "Thực hiện …", "Căn cứ …" names, with the relation to what is issued.
        amended: Provisions that a clause changes below the name of the act changed, with that act.
    """

    def __init__(
        self, author: Author, text: str, segment: Segment, tokens: list[Token], above: Carried, titled: bool
    ) -> None:
        super().__init__(author, text, segment, tokens, above, titled)
        self.fronted: list[tuple[Place, str]] = []
        self.amended: list[tuple[str, str]] = []
        self.path = above.path
        self.listed: Place | None = None
        self.tail: Place | None = None
        self.part = self.some = self.agents_whole = False

    def take(self, place: Place) -> None:
        """Read the verbs in front of a document, then the document."""
        self.verbs_before(place.start)
        self._place(place)
        self.last, self.at = place, max(self.at, place.end)

    def close(self, title_target: str | None) -> None:
        """Read the verbs behind the last document, and the provisions that a clause changes."""
        self.verbs_before(self.segment.end)
        self._amended_provisions(title_target)

    def _place(self, place: Place) -> None:
        gap = self.text[self.at : place.start]
        if self.listed is not None and is_listing(gap):
            self._changed_by(place, self.listed)
            return
        self.listed = place.amending
        mode = self.mode
        if mode is not None and mode.is_one_of("agent", "except"):
            over = self._aside_is_over(gap) if not mode.fresh else gap.strip() == ")"
            changed = self.agent_of if mode.is_one_of("agent") and not mode.fresh else None
            over = over or (changed is not None and is_of_one_day(place, changed))
            if not over:
                self._in_aside(place, mode, gap)
                return
            mode = self.mode = self.outer
        if mode is None:
            if not _tells_when(gap):
                self.free.append((place, gap))
        elif mode.source is not None or not mode.is_one_of("act", "ends", "request"):
            self._governed(place, mode, gap)
            mode.fresh = False

    def _aside_is_over(self, gap: str) -> bool:
        """Whether what governed in front of an aside goes on: "A được sửa đổi theo B, Điều 64 của C hết hiệu lực"."""
        return any(mark in gap for mark in _ASIDE_ENDS) or (self.agents_whole and effects.names_part(gap))

    def _in_aside(self, place: Place, mode: Mode, gap: str) -> None:
        """A document behind "được sửa đổi, bổ sung bởi" or "trừ"."""
        if mode.is_one_of("agent"):
            words = self.text[mode.token.end : place.start] if mode.fresh else gap
            scope = effects.scope_of(words[-FAR:])
            self.agents_whole = scope.whole if mode.fresh else self.agents_whole
            if not scope.whole and not scope.provisions:
                self.mode = None if mode.fresh else self.outer
                return
            if self.agent_of is not None:
                self._changed_by(place, self.agent_of, mode.relation)
        mode.fresh = False

    def _changed_by(self, place: Place, target: Place, relation: str = "amends") -> None:
        """One of the acts by which a document was changed; nothing changes what is younger than itself."""
        if is_older(place, target) or is_weaker(place, target):
            if target.inner is None or is_older(place, target.inner):
                return
            target = target.inner
        if target.document != place.document:
            ends = place.mention.citation.end, target.mention.citation.end
            start = min(place.start, target.start)
            self.claims.append(stated(place.document, target, relation, start, max(ends), 0.9))

    def _governed(self, place: Place, mode: Mode, gap: str) -> None:
        if mode.is_one_of("act", "ends"):
            own = mode.fresh and mode.token.start >= self.segment.body
            self._acted(place, mode, self.text[mode.token.end : place.start] if own else gap)
        elif mode.is_one_of("issue"):
            self._issue(place, mode)
        elif place.end > place.start or names_type(self.text, mode.token.end, place.start):
            self._rested_on(place, mode, gap)

    def _rested_on(self, place: Place, mode: Mode, gap: str) -> None:
        """Căn cứ, theo, thực hiện."""
        end, relation = place.mention.citation.end, mode.relation
        if mode.is_one_of("basis") and "theo" not in plain(self.text[mode.token.start : mode.token.end]).split():
            self.free.append((place, gap))
        if self.author.doc_type and self.author.enacts and not self._opens(mode):
            relation = "cites"
        self.claims.append(stated(SELF, place, relation, mode.start, end, 0.9))
        if self.purpose is not None and self.purpose.document != place.document:
            start = self.purpose.start
            self.claims.append(stated(self.purpose.document, place, "implements", start, end, _LOOSE))
        if self._is_fronted(mode) and len(self.fronted) < _MOST:
            self.fronted.append((place, mode.relation))

    def _opens(self, mode: Mode) -> bool:
        """Whether a verb opens its sentence or follows one that issues; elsewhere, rules only point at a source."""
        body = self.segment.body
        first = self.tokens[0] if self.tokens else mode.token
        opened = first.kind in ("issue", "act") and first.start < body + 4
        return self.titled or mode.token.start < body + 4 or (opened and mode.relation == "implements")

    def _is_fronted(self, mode: Mode) -> bool:
        """Whether a verb opens the sentence: "Thực hiện …", "Bên cạnh đó, để thực hiện tốt …"."""
        start = self.segment.body
        near = mode.is_one_of("implements", "basis") and 0 <= mode.token.start - start <= _FRONT
        near = near and not plain(self.text[start : mode.token.start]).endswith(phrases("acting_now"))
        return near and not self.issued and not self.names_body(start, mode.token.start)

    def _issue(self, place: Place, mode: Mode) -> None:
        """A document that is issued carries out what the sentence names in front of it."""
        if mode.fresh and self.fronted and self.last is not None:
            start, end = self.last.end, mode.token.start
            between = self.text[start:end]
            if ";" in between or not ("," in between or self.names_body(start, end)):
                self.fronted = []
        self.issued.append(place)
        late = [is_later(other, place) for other, _ in self.fronted]
        for (other, relation), is_late in zip(self.fronted, late, strict=True):
            if other.document != place.document:
                # Of several, what is later than the document issued is named with the others, not carried out.
                doubtful = is_late and (not all(late) or self.sure < 0.8)
                end, sure = place.mention.citation.end, _DOUBTFUL if doubtful else self.sure
                self.claims.append(stated(place.document, other, relation, other.start, end, sure))

    def _acted(self, place: Place, mode: Mode, words: str) -> None:
        """A document that is changed, replaced, repealed."""
        end = place.mention.citation.end
        if mode.source in (None, place.document) or len(words) > FAR or _tells_when(words):
            return
        # "hết hiệu lực" governs what follows as the head of a list only; in a table it heads a column.
        heads = mode.token.start < self.segment.body or ":" in words or mode.relation != "repeals"
        if self.last is not None and self.last.document == place.document and "(" in words:
            return  # "(sau đây viết tắt là Thông tư …)"
        if is_quoted(words) or (mode.is_one_of("ends") and mode.source == SELF and not heads):
            return
        if effects.is_loose(self.text[mode.token.start : mode.token.end], words):
            return
        if mode.source != SELF:
            self.claims.append(stated(str(mode.source), place, mode.relation, mode.start, end, mode.sure))
            return
        scope = effects.scope_of(words)
        if scope.whole and effects.names_some(self.text[mode.token.start : mode.token.end]):
            scope = Scope(False)
        if scope.whole and ":" not in words and self._belongs_to_title(place, words):
            return
        goes_on = self.some and ";" not in words
        unnamed = not scope.whole and (not scope.provisions or effects.names_some(words))
        if scope.whole and (mode.partial or goes_on):
            scope = Scope(False)
        self.part, self.some = not scope.whole, unnamed or goes_on
        relation = "amends" if effects.is_textual(words) else mode.relation
        start = mode.start if place.start - mode.start < _LONGEST_PROOF else place.start
        self.act_on(place, relation, scope, start, end, mode.day)

    def _belongs_to_title(self, place: Place, words: str) -> bool:
        """Whether a document stands in the title before: "Điều 1 Thông tư A sửa đổi Thông tư B; Thông tư C"."""
        item = self.mode is not None and self.mode.token.start < self.segment.body
        if self.last is None or not (self.part or (item and self._goes_on_in_title(place, self.last, words))):
            self.tail = None
            return False
        title = (self.last.mention.citation.title or "").lower()
        self.tail = self.last if any(verb in title for verb in phrases("amending")) else self.tail
        if self.tail is not None:
            self._changed_by(self.tail, place)
        return self.tail is not None

    def _goes_on_in_title(self, place: Place, last: Place, words: str) -> bool:
        """Whether an item goes on with what its document amends: "12. Thông tư A ngày … sửa đổi B; C và D"."""
        if plain(words) == "" or (self.tail is not None and is_listing(words)):
            return True
        undated = place.mention.citation.date is None and last.mention.citation.date is not None
        return plain(words) == ";" and undated and is_older(place, last)

    def _amended_provisions(self, title_target: str | None) -> None:
        """ "1. Sửa đổi khoản 2 như sau: …" below the name of the act that is changed."""
        own = bool(self.acted)
        acted = tuple(self.acted) or self.above.acted or ((title_target,) if title_target else ())
        self.path = () if own else self.above.path
        self.acted = dict.fromkeys(acted, ())
        if len(acted) != 1 or self.last is not None:
            return
        for index, token in enumerate(self.tokens):
            if token.kind != "act" or not self.sentence.acts_itself(index):
                continue
            words = self.text[token.end : self.segment.end][:FAR]
            paths = effects.amended_paths(words, self.above.path)
            if not effects.names_some(words.partition(":")[0]):
                self.amended += [(acted[0], in_words(path)) for path in paths if is_rooted(path)]
            if len(paths) == 1:
                self.path = paths[0]

    def carried(self) -> Carried:
        """What the segment hands to the list below it."""
        mode = self.outer if self.mode is not None and self.mode.is_one_of("agent", "except") else self.mode
        acted, opens = tuple(self.acted), self.segment.colon or self.segment.kind in HEADINGS
        silent = all(token.kind in ("own", "when") for token in self.tokens)
        if silent and opens and self.last is None and self.segment.lead is not None:
            return Carried(self.above.lead, acted, self.path)
        if mode is None or not mode.fresh or not opens or mode.is_one_of("issue"):
            return Carried(None, acted, self.path)
        late = self.author.enacts and mode.token.start > self.segment.body + 4
        if mode.source != SELF and (late or not self.segment.colon):
            return Carried(None, acted, self.path)
        inherited = mode.token.start < self.segment.body
        start = self.segment.body if inherited or mode.is_one_of("ends") else mode.token.end
        spared = [token.start for token in self.tokens if token.kind == "except" and token.start > start]
        words = self.text[start : spared[0] if spared else self.segment.end][:FAR]
        mode.partial = mode.partial or (mode.source == SELF and effects.names_part(words))
        return Carried(mode, acted, self.path)

    def only_fronted(self) -> bool:
        """Whether the sentence says nothing but "Thực hiện X": what it leads to stands in the next."""
        if not self.fronted or self.issued or self.last is None or self.mode is None:
            return False
        rest = self.text[self.last.end : self.segment.end].replace(BLANK, "").strip(" .,;\n")
        return len(rest) < 30 and self.mode.is_one_of("implements", "basis")
