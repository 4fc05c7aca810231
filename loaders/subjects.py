"""Who issues a document according to the sentence around it (``UBND huyện ban hành Kế hoạch …``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.citation import Citation, StatedIssuer
from loaders.mentions.bodies import body_book, read_body
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK, masked

_WINDOW = 1200
# A sentence that ends; or white space from its first line break on, walked through once.
_BREAK = re.compile(r"[.!?\n](?:(?<=\n)(?P<lines>\s*+)|(?<![\d.]\d.)\s++(?=[A-ZĐÂÊÔƠƯĂÀ-Ỵ-]))")
_OPENS_PARAGRAPH = re.compile(r"[A-ZĐÂÊÔƠƯĂÀ-Ỵ\d+*-]")
_OPENS_ITEM = re.compile(r"(?<=\n)[-+*•]\s")
_CAPITAL = re.compile(r"[A-ZĐỦU](?<!\w[A-ZĐỦU])")
_BULLETS = re.compile(r"[ \t]*+\n(?:[ \t]*+(?:[-+*•][^\n]*+)?+\n)*+[ \t]*+")
_BETWEEN = re.compile(r"(?:\s*+,(?:\s++và)?|\s++và)\s+")
_BRACKET = re.compile(r"\s*\(\s*\Z")
_NAME = 120
_LIST = 900
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Governing:
    """The verb that a citation depends on.

    Attributes:
        kind: ``issuing``, ``implementing`` or ``basis``.
        start: Where the verb begins.
        end: Where it ends.
        subject: The body that acts; None where the sentence names none.
        headless: Whether the sentence has no subject at all, so that its author acts.
    """

    kind: str
    start: int
    end: int
    subject: StatedIssuer | None
    headless: bool


@cache
def _verbs() -> re.Pattern[str]:
    groups = []
    for kind in ("issuing", "implementing", "basis"):
        words = set(phrases(f"{kind}_verb"))
        words |= {word[0].upper() + word[1:] for word in words}
        groups.append(rf"(?P<{kind}>(?:{alternatives(tuple(words))}))")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


@cache
def _asks() -> re.Pattern[str]:
    """``… (thẩm tra) tại Tờ trình``, at the end of what stands before a citation."""
    lead, verb = alternatives(phrases("request_at")), alternatives(phrases("asking_verb"))
    return re.compile(rf"(?:\s+(?P<verb>{verb}))?\s+(?P<lead>{lead})(?:\s+[^\W\d_]+)?\s*\Z")


@cache
def _former() -> re.Pattern[str]:
    """``… Quận ủy Cẩm Lệ trước đây`` before a bracket."""
    return re.compile(rf"\s++(?:{alternatives(phrases('old_marker'))})\Z")


@cache
def _opens_list() -> re.Pattern[str]:
    """``… bao gồm:`` right behind a verb, which so has no object of its own."""
    return re.compile(rf"\s*+,?\s*+(?:(?:{alternatives(phrases('list_opener'))})\s*+)?:")


@cache
def _together() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('acting_together'))})(?!\w)(?!\s+với)")


@cache
def _object_leads() -> tuple[str, ...]:
    return tuple(f" {word}" for word in phrases("object_lead"))


def _sentence_starts(text: str) -> Iterator[int]:
    """Where sentences, paragraphs and items of lists begin, but for the first."""
    for match in _BREAK.finditer(text):
        lines, end = match["lines"], match.end()
        if lines is None or ("\n" in lines and _OPENS_PARAGRAPH.match(text, end)) or _OPENS_ITEM.match(text, end):
            yield end


class Sentences:
    """Looks up the governing verb and subject of the citations of one text."""

    def __init__(self, text: str, citations: tuple[Citation, ...]) -> None:
        self._text = text
        self._citations = citations
        self._index = {citation.start: index for index, citation in enumerate(citations)}
        self._masked = self._mask()
        self._bounds = [0, *_sentence_starts(self._masked)]

    def _mask(self) -> str:
        """The text with citations, their issuers and titles blanked, so that their words govern nothing."""
        spans: list[tuple[int, int]] = []
        for citation in self._citations:
            spans.append((citation.start, citation.end))
            if citation.title_span:
                spans.append((citation.title_span.start, citation.title_span.end))
            if citation.issuer and citation.issuer.span.start >= citation.start:
                spans.append((citation.issuer.span.start, citation.issuer.span.end))
        return masked(self._text, spans)

    def sentence_start(self, at: int) -> int:
        """Where the sentence around an offset begins."""
        low, high = 0, len(self._bounds)
        while low < high:
            middle = (low + high) // 2
            if self._bounds[middle] <= at:
                low = middle + 1
            else:
                high = middle
        return self._bounds[low - 1]

    def governing(self, at: int) -> Governing | None:
        """The last governing verb before an offset, in its sentence; None where there is none.

        An item of a list is governed by the verb of the line that opens the list:
        ``UBND huyện đã ban hành:⏎- Kế hoạch số 12/KH-UBND;``.
        """
        start = self.sentence_start(at)
        found = self._governing(start, at)
        if found is not None or self._masked[start : start + 1] not in ("-", "+", "*", "•"):
            return found
        colon = self._masked.rfind(":", max(0, start - _LIST), start)
        if colon < 0 or not _BULLETS.fullmatch(self._masked, colon + 1, start):
            return None
        opening = self._governing(self.sentence_start(colon), colon)
        return opening if opening is not None and opening.kind == "issuing" else None

    def _governing(self, sentence: int, at: int) -> Governing | None:
        start = max(sentence, at - _WINDOW)
        verbs = list(_verbs().finditer(self._masked, start, at))
        if not verbs:
            return None
        verb = verbs[-1]
        if len(verbs) > 1 and self._tells_by_which_act(verbs[-2], verb):
            verb = verbs[-2]
        if verb.lastgroup != "issuing" and _opens_list().match(self._masked, verb.end()):
            verb = next((other for other in reversed(verbs) if other.lastgroup == "issuing"), verb)
        kind = verb.lastgroup or ""
        subject = self._subject(start, verb.start()) if kind == "issuing" else None
        if kind == "issuing" and verb.group().lower() == "có" and subject is None:
            return None
        headless = subject is None and self._headless(start, verb.start())
        return Governing(kind, verb.start(), verb.end(), subject, headless)

    def asking_body(self, at: int) -> StatedIssuer | None:
        """The body that speaks in the document: ``UBND thành phố Hà Nội tại Tờ trình số 82/TTr-UBND``.

        It stands before "tại", before a bracket (``UBND xã Đại An (Kế hoạch số 05/KH-UBND)``), or before the
        colon of a list (``các Quyết định của Bộ trưởng Bộ Nội vụ: số …``); a chain of documents shares it.
        """
        for _ in range(_CHAIN):
            body = self._speaks(at) or self._before_list(at)
            if body is not None:
                return body
            before = self._chained_to(at)
            if before is None:
                return None
            at = before
        return None

    def _speaks(self, at: int) -> StatedIssuer | None:
        """The body right before a citation: before "tại" or a bracket."""
        low = max(0, at - 140)
        lead = _asks().search(self._masked, low, at)
        if lead is not None:
            if lead["verb"] and lead["lead"] != phrases("request_at")[0]:
                return None
            return self._ending_at(lead.start())
        bracket = _BRACKET.search(self._masked, max(0, at - 4), at)
        if bracket is None:
            return None
        former = _former().search(self._masked, max(0, bracket.start() - 30), bracket.start())
        return self._ending_at(former.start() if former else bracket.start())

    def _ending_at(self, end: int) -> StatedIssuer | None:
        """The longest name of a body that ends at an offset."""
        best: StatedIssuer | None = None
        for match in reversed(list(_CAPITAL.finditer(self._masked, max(0, end - _NAME), end))):
            body = read_body(self._masked, match.start(), known_only=True)
            if body and body.span.end == end:
                best = body
        return best

    def _before_list(self, at: int) -> StatedIssuer | None:
        """The body before the colon of a list: ``các Công điện của Thủ tướng Chính phủ: số 84/CĐ-TTg``."""
        colon = self._masked.rfind(":", max(self.sentence_start(at), at - _LIST), at)
        body = self._ending_at(colon) if colon > 0 else None
        lead = self._masked[max(0, body.span.start - 6) : body.span.start].split() if body else []
        return body if lead and lead[-1] in phrases("issuer_lead") else None

    def _chained_to(self, at: int) -> int | None:
        """Where the citation before it in a chain begins: ``Tờ trình số 5, các văn bản số 6 và số 7``."""
        index = self._index.get(at, 0)
        if not index:
            return None
        before = self._citations[index - 1]
        gap = self._masked[before.end : at].replace(BLANK, "")
        words = re.sub(r"[,;]", " ", gap)
        allowed = {part for word in phrases("chain_gap") for part in word.split()}
        if before.issuer is not None or len(gap) > 60 or not allowed.issuperset(words.split()):
            return None
        return before.start

    def _tells_by_which_act(self, issuing: re.Match[str], basis: re.Match[str]) -> bool:
        """Whether "ban hành Quy chế … theo Quyết định số 57" names the act that issued the rules."""
        between = self._masked[issuing.end() : basis.start()]
        return (
            issuing.lastgroup == "issuing"
            and basis.group() in phrases("request_at")
            and not re.search(r"[,;.:]", between)
            and bool(between.strip())
        )

    def _subject(self, start: int, end: int) -> StatedIssuer | None:
        """The body nearest before a verb that is no object of "của", "đến"; several that act together."""
        bodies: list[StatedIssuer] = []
        best: StatedIssuer | None = None
        for match in _CAPITAL.finditer(self._masked, start, end):
            if bodies and match.start() < bodies[-1].span.end:
                continue
            if not body_book().longest(self._masked, match.start(), 60):
                continue
            body = read_body(self._masked, match.start(), known_only=True)
            if body is None or body.span.end > end + 1:
                continue
            bodies.append(body)
            if self._acts(start, match.start()):
                best = body
        if best is not None and _together().search(self._masked, bodies[-1].span.end, end):
            return self._acting_together(bodies)
        return best

    def _acts(self, start: int, at: int) -> bool:
        """Whether a body there may be a subject; behind "và" only where a new clause begins."""
        lead = self._masked[max(start, at - 14) : at].rstrip()
        if lead.lower().endswith(" và"):
            return lead[:-2].rstrip().endswith((BLANK, ";"))
        return not lead.lower().endswith(_object_leads())

    def _acting_together(self, bodies: list[StatedIssuer]) -> StatedIssuer:
        """The bodies that stand in one list right before the verb, as one joint issuer."""
        first = len(bodies) - 1
        while first and _BETWEEN.fullmatch(self._masked, bodies[first - 1].span.end, bodies[first].span.start):
            first -= 1
        return replace(bodies[first], joint=tuple(bodies[first + 1 :]))

    def _headless(self, start: int, end: int) -> bool:
        """Whether nothing stands before the verb that could act: "- Trong 6 tháng đã ban hành …"."""
        words = self._masked[start:end].strip(" -+*•\n\t\x00;:,.)")
        return not _CAPITAL.search(words[1:]) if words else True
