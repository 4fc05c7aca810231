"""The words of a sentence that tell what one document does with another, as a row of tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.vocab import relation_types
from loaders.mentions.issuers import body_book
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK
from loaders.type_tables import type_words

_STARTS = ".;:-+*•)\n/" + BLANK
_VERBS = (
    ("basis", "basis_verb"),
    ("implements", "implementing_verb"),
    ("issue", "issuing_verb"),
    ("request", "request_verb"),
    ("except", "except_word"),
    ("when", "condition_word"),
    ("", "verb_no_relation"),
)
_BRACKET = 5
_CAPITAL = re.compile(r"[A-ZĐỦU](?<!\w[A-ZĐỦU])")


@dataclass(frozen=True, slots=True)
class Token:
    """Words that say something of the documents around them.

    Attributes:
        kind: ``act`` (one document acts on another), ``ends`` (as "hết hiệu lực": what stands in front may be
            acted on), ``agent`` ("được sửa đổi bởi": what follows acts), ``bare`` ("được bãi bỏ": nobody
            is named), ``implements``, ``basis``, ``issue``, ``request``, ``except``, ``when``, or ``own``
            ("Nghị định này").
        relation: Name of the relation, for the first four.
        start: First code point.
        end: One past the last.
    """

    kind: str
    relation: str
    start: int
    end: int


@cache
def _acts() -> dict[str, str]:
    """Active trigger → name of its relation, for relations that are no matter of course."""
    skipped = ("based_on", "implements", "cites")
    return {word: row.name for row in relation_types() if row.name not in skipped for word in row.triggers}


@cache
def _agents() -> dict[str, str]:
    return {word: row.name for row in relation_types() for word in row.triggers_passive}


@cache
def _verbs() -> dict[str, str]:
    """Verb → kind of token; what stands in more than one group belongs to the first."""
    found: dict[str, str] = {}
    for kind, group in _VERBS:
        for word in phrases(group):
            found.setdefault(word, kind)
    found.update(dict.fromkeys(phrases("request_verb"), "request"))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    acts = alternatives(tuple(word for word in _acts() if " của" not in word))
    part, lead = alternatives(phrases("passive_part")), alternatives(phrases("passive_lead"))
    agent, now = alternatives(phrases("agent_word")), alternatives(phrases("acting_now"))
    joiner = alternatives(phrases("joiner"))
    more = rf"(?:(?:\s*,\s*|\s+(?:{joiner})\s+)(?:{acts}))*+"
    own = alternatives((*type_words(), "văn bản"))
    words = alternatives((*_acts(), *_verbs(), *_agents()))
    return re.compile(
        rf"(?<!\w)(?:(?:(?:{lead})\s+(?P<passive>{acts}){more}(?:\s+(?:{part}))?(?:\s+(?P<agent>{agent})(?!\w))?)"
        rf"|(?P<noted>(?<=\()(?:{acts}){more}\s+(?:lần\s+[^()\n]{{1,20}}\s+)?năm\s+\d{{4}})"
        rf"|(?P<aside>(?<=\()(?:(?:{now})\s+)?(?P<by>{acts}){more}(?:\s+(?:{part}))?\s+(?:{agent}))"
        rf"|(?P<own>(?:{own})\s+này)|(?P<word>{words}))(?!\w)"
    )


def _plain(words: str) -> str:
    return " ".join(words.split())


def _stands_as_noun(text: str, start: int) -> bool:
    """Whether a capital in the middle of a sentence shows that the words name a thing: "các Quyết định"."""
    if not text[start].isupper() or text[start : start + 2].isupper():
        return False
    before = text[max(0, start - 8) : start].rstrip(' \t*_“"(')
    return bool(before) and before[-1] not in _STARTS


def read_tokens(text: str, lowered: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of text, in order.

    Args:
        text: The cleaned text, citations blanked.
        lowered: The same in small letters; of the same length.
        start: Where to begin.
        end: Where to end.

    Examples:
        >>> words = "Nghị định này thay thế X; Y đã được sửa đổi, bổ sung một số điều theo Z."
        >>> [(token.kind, token.relation) for token in read_tokens(words, words.lower(), 0, len(words))]
        [('own', ''), ('act', 'replaces'), ('agent', 'amends')]
    """
    made: list[Token] = []
    for match in _pattern().finditer(lowered, start, end):
        if match["noted"]:  # "(sửa đổi, bổ sung năm 2017)" says nothing of what is cited
            continue
        if match["own"]:
            made.append(Token("own", "", *match.span()))
        elif match["passive"]:
            kind = "agent" if match["agent"] else "bare"
            made.append(Token(kind, _acts()[_plain(match["passive"])], *match.span()))
        elif match["aside"]:  # "(sửa đổi, bổ sung tại Nghị định …)"
            made.append(Token("agent", _acts()[_plain(match["by"])], *match.span()))
        elif match.start() == start or not _stands_as_noun(text, match.start()):
            token = _token(_plain(match["word"]), *match.span())
            # "(hết hiệu lực từ ngày …)" tells what has been and ends nothing
            told = token.kind == "ends" and "(" in text[max(start, match.start() - _BRACKET) : match.start()]
            made += [token] if token.kind and not told else []
    return made


def _token(word: str, start: int, end: int) -> Token:
    if word in _agents():
        return Token("agent", _agents()[word], start, end)
    if word in _acts():
        return Token("ends" if word in phrases("intransitive_act") else "act", _acts()[word], start, end)
    return Token(_verbs()[word], "", start, end)


def lower(text: str) -> str:
    """The text in small letters, where that keeps its length; else the text itself."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def body_in(text: str, start: int, end: int) -> int | None:
    """Where the first body named in a stretch begins; None where none is."""
    for match in _CAPITAL.finditer(text, start, end):
        if body_book().longest(text, match.start(), 60):
            return match.start()
    return None


@cache
def _types() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(tuple(type_words()))})(?!\w)")


def names_type(text: str, start: int, end: int) -> bool:
    """Whether a kind of document is named in front of the mark of a note: "thực hiện Kế hoạch của tỉnh¹".

    Examples:
        >>> names_type("theo các Quyết định", 4, 19), names_type("theo kế hoạch, giải pháp", 4, 24)
        (True, False)
    """
    words = re.split(r"[,;:“”\"(]", text[max(start, end - 60) : end])[-1]
    return _types().search(words.lower()) is not None
