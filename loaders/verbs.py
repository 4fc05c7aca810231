"""The verbs of one sentence: which of them governs the document that comes next."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.reading import StatedRelation
from loaders import effects
from loaders.clauses import FAR, SELF, Carried, Mode, Place, is_listing, plain, stated
from loaders.effect_days import behind_condition, stated_day
from loaders.effects import Author, Scope, Sentence
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK, Path, Segment
from loaders.wording import Token, body_in

_PLAIN = {"basis": "based_on", "implements": "implements"}


#: Longer words between two documents hold more than a day of effect.
_CLAUSE = 120


@cache
def _effect() -> re.Pattern[str]:
    """``, có hiệu lực kể từ ngày 16/6/2025`` between a document and what it replaces."""
    effect, since = alternatives(phrases("takes_effect")), alternatives(phrases("since"))
    return re.compile(rf"(?:{effect})\s++(?:{since})[^,;.(]{{0,40}}")


class Verbs:
    """Goes through the verbs of one segment.

    Attributes:
        claims: What was stated.
        mode: The verb that governs; None where none does.
        last: The document named last.
        issued: Documents that the sentence says were issued.
        acted: Documents on which the text itself acts.
    """

    def __init__(
        self, author: Author, text: str, segment: Segment, tokens: list[Token], above: Carried, titled: bool
    ) -> None:
        self.author, self.text, self.segment, self.tokens, self.titled = author, text, segment, tokens, titled
        self.above = above
        self.claims: list[StatedRelation] = []
        self.acted: dict[str, Path] = {}
        self.issued: list[Place] = []
        self.mode: Mode | None = replace(above.lead, fresh=True) if above.lead and not titled else None
        self.outer: Mode | None = None
        self.agent_of: Place | None = None
        self.purpose: Place | None = None
        self.last: Place | None = None
        self.free: list[tuple[Place, str]] = []
        self.sure = 0.8
        self.at = segment.body
        self.next = 0
        self.sentence = Sentence(author, text, segment.body, tokens, titled)

    def verbs_before(self, limit: int) -> None:
        """Read the verbs up to an offset; those inside a citation or its title tell nothing."""
        while self.next < len(self.tokens) and self.tokens[self.next].start < limit:
            token = self.tokens[self.next]
            if token.start >= self.at - 1:
                self._forget_far(token)
                self._verb(token)
            self.next += 1

    def _forget_far(self, token: Token) -> None:
        mode = self.mode
        if mode and mode.fresh and mode.token.start >= self.segment.body and token.start - mode.token.end > FAR:
            self.mode = None

    def _verb(self, token: Token) -> None:
        match token.kind:
            case "own":
                if self.mode is not None and self.mode.is_one_of("except"):
                    self.mode = self.outer
            case "when":
                pass
            case "agent" | "except":
                self._aside(token)
            case "bare":
                self._bare(token)
            case "ends":
                self._ends(token)
            case "act":
                self._act(token)
            case _:
                self._plain(token)

    def between(self, start: int, end: int) -> str:
        """The words between two offsets, citations left out."""
        return plain(self.text[start:end])

    def _aside(self, token: Token) -> None:
        """ "được sửa đổi bởi …", "trừ …": what governed before goes on behind it."""
        if token.kind == "agent":
            direct = self.last is not None and self.between(self.last.end, token.start) in ("", "đã", "(")
            if not direct and token.relation == "promulgates":
                return
            self.agent_of = self.last if direct else None
        if token.kind == "except":
            self._spare(token)
        if self.mode is None or not self.mode.is_one_of("agent", "except"):
            self.outer = self.mode
        self.mode = Mode(token, token.relation, token.start)

    def _spare(self, token: Token) -> None:
        """ "… hết hiệu lực, trừ khoản 3 Điều 5": the document does not end as a whole."""
        spared = effects.spared(self.text[token.end : min(self.segment.end, token.end + FAR)])
        ended = self.mode is not None and self.mode.is_one_of("ends") and self.mode.source is None
        own = [index for index, claim in enumerate(self.claims) if claim.source == SELF and claim.whole]
        for index in (own if ended else own[-1:]) if spared and self.acted else ():
            self.claims[index] = replace(self.claims[index], whole=False, provisions=spared)

    def _day(self, token: Token) -> str | None:
        start, end = max(self.segment.body, token.start - FAR), min(self.segment.end, token.end + FAR)
        return stated_day(self.text, start, token.start, end) or self.author.effective

    def _act(self, token: Token) -> None:
        if self._adds_to_act(token):
            return
        if self.sentence.acts_itself(self.next):
            self.mode = Mode(token, token.relation, token.start, SELF, day=self._day(token), sure=0.95)
        elif self.last is not None and self._is_subject(self.last, token):
            self.mode = Mode(token, token.relation, self.last.start, self.last.document, sure=self.sure)
        elif self.mode is None or not self.mode.is_one_of("issue") or token.relation not in effects.OF_TITLE:
            self.mode = Mode(token, token.relation, token.start)

    def _adds_to_act(self, token: Token) -> bool:
        """Whether a verb only goes on: "Sửa đổi, bổ sung, bãi bỏ một số điều của …"."""
        mode = self.mode
        if mode is None or mode.source != SELF or not mode.fresh or not mode.is_one_of("act"):
            return False
        if mode.token.start < self.segment.body:
            return False
        words = self.text[mode.token.end : token.start]
        return mode.relation == token.relation or not set(words) & {",", ";"} or is_listing(words)

    def _is_subject(self, place: Place, token: Token) -> bool:
        """Whether a document named right in front acts: "Quyết định A (thay thế Quyết định B)"."""
        words = self.text[place.end : token.start].replace(BLANK, "").strip()
        if len(words) < _CLAUSE and _effect().search(words):
            words = _effect().sub("", words).replace(",", "").strip()
        replaces = token.relation in ("replaces", "repeals")
        return not words or words in phrases("act_goes_on") or (replaces and words in phrases("replacing_goes_on"))

    def _ends(self, token: Token) -> None:
        """ "… hết hiệu lực": of what stands in front; or of what follows."""
        acts = self.sentence.acts_itself(self.next)
        if not acts and token.relation == "suspends" and self.last and self._is_subject(self.last, token):
            self.mode = Mode(token, token.relation, self.last.start, self.last.document, sure=self.sure)
        elif acts and self.free:
            self._act_on_free(token)
        else:
            self.mode = Mode(token, token.relation, token.start, SELF if acts else None, day=self._day(token))

    def _bare(self, token: Token) -> None:
        """ "được bãi bỏ", "được sửa đổi như sau": the text itself acts on what stands in front."""
        follows = self.text[token.end : token.end + 12].strip().lower().startswith("như sau")
        if self.free and (follows or token.relation == "repeals") and self.sentence.acts_itself(self.next):
            self._act_on_free(token)
        self.mode = None

    def _act_on_free(self, token: Token) -> None:
        """Let a verb act on the documents in front that no other verb governs."""
        in_part = self.text[token.end : token.end + 12].strip().startswith("một phần")
        day = self._day(token)
        for place, words in self.free:
            part = effects.scope_of(behind_condition(words)[-FAR:])
            part = Scope(False, part.provisions) if in_part else part
            self.act_on(place, token.relation, part, place.start, token.end, day)
        self.free = []
        self.mode = Mode(token, token.relation, token.start)

    def act_on(self, place: Place, relation: str, scope: Scope, start: int, end: int, day: str | None) -> None:
        """Note that the text itself acts on a document."""
        self.claims.append(replace(stated(SELF, place, relation, start, end, 0.95, scope), effective=day))
        self.acted[place.document] = ()

    def _plain(self, token: Token) -> None:
        """Căn cứ, theo, thực hiện, ban hành."""
        mode, word = self.mode, plain(self.text[token.start : token.end])
        follows = self.text[token.end : token.end + 4].lstrip()[:1]
        if mode is not None and mode.fresh and self._stays(mode, token, word):
            return
        if follows and follows in ",;.":
            self.mode = mode if follows == "," else None
            return
        if token.kind == "issue" and word in phrases("issuing_only_before") and not self._before_document(token):
            return
        self.mode = Mode(token, _PLAIN.get(token.kind, "cites"), token.start)
        if token.kind == "basis" and self.purpose is not None and mode is not None and mode.fresh:
            return
        self.purpose = None
        if token.kind in _PLAIN and self.issued:
            lead = self.text[max(self.at, token.start - 14) : token.start].lower().rstrip()
            if f" {lead}".endswith(tuple(f" {one}" for one in phrases("purpose_word"))):
                self.purpose = self.issued[-1]

    def _stays(self, mode: Mode, token: Token, word: str) -> bool:
        """Whether the verb in front goes on to govern over another one."""
        between = self.text[mode.token.end : token.start]
        if mode.is_one_of("agent", "except"):
            return token.kind == "basis"
        if mode.source == SELF:  # "Bãi bỏ các văn bản do … ban hành", "Bãi bỏ các mức thu quy định tại Điều 5 …"
            describes = token.kind == "issue" or (token.kind == "basis" and "theo" not in word.split())
            return describes and ";" not in between
        if token.kind != "basis" or word not in phrases("request_at"):
            return False
        if mode.is_one_of("issue"):  # "ban hành Quy chế theo Quyết định số 57"
            return bool(between.strip()) and not set(between) & set(",;.:")
        before = self.text[max(0, mode.token.start - 8) : mode.token.start].lower().rstrip()
        passive = f" {before}".endswith(tuple(f" {lead}" for lead in phrases("passive_lead")))
        return mode.is_one_of("implements") and not between.strip() and not passive

    def _before_document(self, token: Token) -> bool:
        behind = self.text[token.end : token.end + 40].lstrip()
        for word in phrases("document_lead"):
            behind = behind.removeprefix(word).lstrip()
        return behind.startswith(BLANK)

    def names_body(self, start: int, end: int) -> bool:
        """Whether a body is named between two offsets."""
        return body_in(self.text, start, end) is not None
