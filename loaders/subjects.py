"""Who issues a document according to the sentence around its citation (``UBND huyện ban hành Kế hoạch …``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.citation import Citation, StatedIssuer
from loaders.mentions.issuers import body_book, read_body
from loaders.phrases import alternatives, phrases

_WINDOW = 1200
_SENTENCE = re.compile(r"(?<![\d.][\d])[.!?]\s+(?=[A-ZĐÂÊÔƠƯĂÀ-Ỵ-])|\n[ \t]*\n\s*(?=[A-ZĐÂÊÔƠƯĂÀ-Ỵ\d+*-])|\n(?=[-+*•]\s)")
_CAPITAL = re.compile(r"(?<!\w)[A-ZĐỦU]")


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


class Sentences:
    """Looks up the governing verb and subject of the citations of one text."""

    def __init__(self, text: str, citations: tuple[Citation, ...]) -> None:
        self._text = text
        self._citations = citations
        self._masked = self._mask()
        self._bounds = [0] + [match.end() for match in _SENTENCE.finditer(self._masked)]

    def _mask(self) -> str:
        """The text with citations, their issuers and titles blanked, so that their words govern nothing."""
        spans: list[tuple[int, int]] = []
        for citation in self._citations:
            spans.append((citation.start, citation.end))
            if citation.title_span:
                spans.append((citation.title_span.start, citation.title_span.end))
            if citation.issuer and citation.issuer.span.start >= citation.start:
                spans.append((citation.issuer.span.start, citation.issuer.span.end))
        parts: list[str] = []
        at = 0
        for start, end in sorted(spans):
            if end <= at:
                continue
            start = max(start, at)
            parts += (self._text[at:start], "\x00" * (end - start))
            at = end
        return "".join((*parts, self._text[at:]))

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
        """The last governing verb before an offset, in its sentence; None where there is none."""
        start = max(self.sentence_start(at), at - _WINDOW)
        verbs = list(_verbs().finditer(self._masked, start, at))
        if not verbs:
            return None
        verb = verbs[-1]
        if len(verbs) > 1 and self._tells_by_which_act(verbs[-2], verb):
            verb = verbs[-2]
        kind = verb.lastgroup or ""
        subject = self._subject(start, verb.start()) if kind == "issuing" else None
        if kind == "issuing" and verb.group().lower() == "có" and subject is None:
            return None
        return Governing(kind, verb.start(), verb.end(), subject, subject is None and self._headless(start, verb.start()))

    def asking_body(self, at: int) -> StatedIssuer | None:
        """The body that speaks in the document: ``UBND thành phố Hà Nội tại Tờ trình số 82/TTr-UBND``."""
        before = self._masked[max(0, at - 140) : at]
        lead = re.search(rf"\s(?:{alternatives(phrases('request_at'))})(?:\s+[^\W\d_]+){{0,1}}\s*\Z", before)
        if lead is None:
            return None
        end = max(0, at - 140) + lead.start()
        for match in reversed(list(_CAPITAL.finditer(self._masked, max(0, end - 120), end))):
            body = read_body(self._masked, match.start(), known_only=True)
            if body and body.span.end == end:
                return body
        return None

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
        """The body nearest before a verb that is no object of "của", "cho", "đến"."""
        best: StatedIssuer | None = None
        for match in _CAPITAL.finditer(self._masked, start, end):
            if best is not None and match.start() < best.span.end:
                continue
            if not body_book().longest(self._masked, match.start(), 60):
                continue
            lead = self._masked[max(start, match.start() - 14) : match.start()].rstrip()
            if lead.lower().endswith((" của", " cho", " đến", " thuộc", " tại", " với", " từ", " trước", " và", " là")):
                continue
            body = read_body(self._masked, match.start(), known_only=True)
            if body and body.span.end <= end + 1:
                best = body
        return best

    def _headless(self, start: int, end: int) -> bool:
        """Whether nothing stands before the verb that could act: "- Trong 6 tháng đã ban hành …"."""
        words = self._masked[start:end].strip(" -+*•\n\t\x00;:,.)")
        return not _CAPITAL.search(words[1:]) if words else True
