"""What a decree, circular, decision or resolution does to others.

Whether it acts itself, on which part of a document, from which day, and whether it may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.reading import CitedDocument, DocumentHead
from graph.vocab import rank_of
from loaders.effect_days import own_day
from loaders.main_part import main_end
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK, provision_paths, read_provisions, starts_with_provision
from loaders.type_tables import type_words
from loaders.wording import Token

#: Relations that only one's own title or "Nghị định này quy định chi tiết" states of the text itself.
OF_TITLE = ("details", "guides")
_WORDS = re.compile(r"[\s,;:.()“”\"'/+*-]+|\d{1,3}[.)]")
#: Whose documents the list behind the colon holds: no part of them.
_WHOSE = re.compile(r"(?<!\w)của\s[^:;.]{1,120}:(?=\s*+\Z)")
_CLAUSE = 600


@dataclass(frozen=True, slots=True)
class Author:
    """The text itself, as one that may act on others.

    Attributes:
        enacts: Whether it is of a type that decides; True where its type is not known.
        consolidates: Whether it only puts others together.
        doc_type: Its type; None where not known.
        effective: ISO day from which it acts; None where it does not say.
        rank: Its legal force, 1 the highest; None where it has none.
        main_end: Where its articles end; what stands behind enacts nothing.
    """

    enacts: bool
    consolidates: bool
    doc_type: str | None
    effective: str | None
    rank: int | None
    main_end: int


def read_author(text: str, head: DocumentHead) -> Author:
    """What the text is, for acting on others.

    Args:
        text: The cleaned text, citations and quoted text blanked.
        head: What it says of itself.
    """
    organ = head.number.organs[0] if head.number is not None and head.number.organs else None
    return Author(
        enacts=head.doc_type is None or head.doc_type in phrases("enacting_type"),
        consolidates=head.doc_type in phrases("consolidating_type"),
        doc_type=head.doc_type,
        effective=own_day(text, head.date),
        rank=rank_of(head.doc_type, organ, head.setting.level) if head.doc_type else None,
        main_end=main_end(text),
    )


@cache
def _promulgating() -> re.Pattern[str]:
    types = alternatives(tuple(word for name in phrases("enacting_type") for word in (name, name.lower())))
    return re.compile(rf"(?:{alternatives(phrases('promulgating_verb'))})\s+(?:{types})\s*\Z")


class Sentence:
    """The verbs of one sentence, asked whether it is the text itself that does what they say.

    Attributes:
        text: The cleaned text, citations blanked.
        body: Where the sentence begins, behind its label.
        tokens: Its tokens, in order.
        titled: Whether its words are the text's own title.
    """

    def __init__(self, author: Author, text: str, body: int, tokens: list[Token], titled: bool) -> None:
        self.author, self.text, self.body, self.tokens, self.titled = author, text, body, tokens, titled
        self._own: list[Token | None] = []
        self._when: list[Token | None] = []
        own = when = None
        for token in tokens:
            self._own.append(own)
            self._when.append(when)
            own = token if token.kind == "own" and _is_own(author, text, token) else own
            when = token if token.kind == "when" else when

    def acts_itself(self, index: int) -> bool:
        """Whether the text itself does what a token says: at the start of a sentence, or after "Nghị định này"."""
        token, author, text = self.tokens[index], self.author, self.text
        if author.consolidates or token.start >= author.main_end:
            return False
        before = text[max(self.body, token.start - 40) : token.start]
        if self.titled and token.relation in OF_TITLE and _tells_of_others(text[self.body : token.start]):
            return False
        if self.titled or (author.enacts and _promulgating().search(before)):
            return True
        if self.tokens[0].kind in ("basis", "request") and self.tokens[0].start < self.body + 2:
            return False
        own, when = self._own[index], self._when[index]
        if when is not None and text.find(";", max(when.end, token.start - _CLAUSE), token.start) < 0:
            return False
        if token.relation in OF_TITLE:
            return own is not None and not text[own.end : token.start].strip()
        if token.kind in ("ends", "bare"):
            lead = before.lower().split()
            denied = bool(lead) and lead[-1].strip(BLANK) in phrases("act_denied")
            return not denied and (author.enacts or own is not None)
        return self._opens_clause(token, own)

    def _opens_clause(self, token: Token, own: Token | None) -> bool:
        """Whether an active verb stands where a sentence or a clause of the text itself begins."""
        if own is not None:
            lead = self.text[own.end : token.start][-14:].rstrip(f" \t\n{BLANK}").lower()
            return not lead or lead.endswith((",", ";", ":")) or f" {lead}".endswith(_act_leads())
        if not self.author.enacts or token.start - self.body > _CLAUSE:
            return False
        opening = " ".join(self.text[self.body : token.start].lower().split()).strip(' *_-“"')
        return not opening or (self.author.doc_type or "").lower() == opening


def _tells_of_others(words: str) -> bool:
    """Whether a title makes known what other documents do: "Về việc công bố văn bản … hướng dẫn thi hành X"."""
    lowered = " ".join(words.lower().split())
    return any(f" {word} " in f" {lowered} " for word in phrases("title_tells"))


@cache
def _act_leads() -> tuple[str, ...]:
    return tuple(f" {word}" for word in phrases("act_lead"))


def _is_own(author: Author, text: str, token: Token) -> bool:
    words = " ".join(text[token.start : token.end].lower().split()).removesuffix(" này")
    if words == "văn bản" or author.doc_type is None or author.doc_type.lower().startswith(f"{words} "):
        return True  # "Thông tư này" of a joint circular
    return type_words().get(words) == author.doc_type


@cache
def _neutral() -> re.Pattern[str]:
    words = (*phrases("scope_neutral"), *type_words(), *phrases("joiner"))
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a document is hit.

    Attributes:
        whole: Whether all of it.
        provisions: Its provisions, where not all.
    """

    whole: bool
    provisions: tuple[str, ...] = ()


def scope_of(words: str) -> Scope:
    """What the words between an act and the document acted on leave of it.

    Examples:
        >>> scope_of(" các Thông tư sau đây: ")
        Scope(whole=True, provisions=())
        >>> scope_of(" khoản 2 Điều 5 và Phụ lục I ban hành kèm theo ")
        Scope(whole=False, provisions=('Điều 5 khoản 2', 'Phụ lục I'))
        >>> scope_of(" các văn bản sau đây của Bộ trưởng Bộ Tài chính: ")
        Scope(whole=True, provisions=())
    """
    plain = words.replace(BLANK, " ")
    rest = _WORDS.sub(" ", _neutral().sub(" ", _WHOSE.sub(":", plain.lower())))
    return Scope(True) if not rest.strip() else Scope(False, read_provisions(plain))


def is_loose(verb: str, words: str) -> bool:
    """Whether something else than a document is changed: "điều chỉnh quy trình quy định tại …"."""
    if " ".join(verb.lower().split()) not in phrases("loose_act"):
        return False
    plain = words.replace(BLANK, " ").lower()
    rest = _WORDS.sub(" ", _neutral().sub(" ", plain))
    return bool(rest.strip()) and not any(map(starts_with_provision, (plain, plain.rpartition(" vào ")[2])))


def names_some(words: str) -> bool:
    """Whether unnamed parts of a document, or of several, are hit: "một số điều của …"."""
    plain = " ".join(words.replace(BLANK, " ").lower().split())
    return any(part in plain for part in phrases("scope_part"))


def names_part(words: str) -> bool:
    """Whether the words before a list say that only parts of its items are hit."""
    return names_some(words) or bool(provision_paths(words.replace(BLANK, " ").lower()))


def is_textual(words: str) -> bool:
    """Whether words are replaced, and no document: "thay thế cụm từ … tại Điều 8"."""
    plain = " ".join(words.replace(BLANK, " ").lower().split())
    return any(plain.startswith(f"{thing} ") or plain == thing for thing in phrases("textual_object"))


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('amended_words_end'))})(?!\w)|:")


def amended_paths(words: str, within: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The provisions that a clause of an amending act changes.

    Examples:
        >>> amended_paths(" khoản 3a vào sau khoản 3 Điều 4 như sau:", (("Điều", "4"),))
        ((('Điều', '4'), ('khoản', '3a')),)
    """
    plain = words.replace(BLANK, " ")
    if is_textual(words):  # "cụm từ “A” sau cụm từ “B” tại khoản 2 Điều 4 và Điều 24"
        return provision_paths(re.sub('“[^”]*+”|"[^"]*+"', " ", plain), within)
    cut = _cut().search(plain.lower())
    named = provision_paths(plain[: cut.start()] if cut else plain, within)
    behind = provision_paths(plain[cut.end() :].split("như sau")[0]) if cut else ()
    articles = {path[0] for path in behind if path[0][0] == "Điều"}
    if len(articles) == 1 and not within:
        return tuple(path if path[0][0] != "khoản" else (*articles, *path) for path in named)
    return named


def may_end(author: Author, document: CitedDocument | None, organs: tuple[str, ...]) -> bool:
    """Whether the text is not of lower force than a document that it ends or changes."""
    if document is None or document.doc_type is None or author.rank is None:
        return True
    return author.rank <= (rank_of(document.doc_type, organs[0] if organs else None, None) or author.rank)


def spared(words: str) -> tuple[str, ...]:
    """The provisions that an act leaves in force, each as "trừ …"; none where its own rules are meant.

    Examples:
        >>> spared(" quy định tại khoản 3 Điều 5.")
        ('trừ Điều 5 khoản 3',)
        >>> spared(" trường hợp quy định tại Điều 12 Thông tư này.")
        ()
    """
    first = re.split(r"[.;:]", words, maxsplit=1)[0].replace(BLANK, "")
    return () if " này" in first else tuple(f"trừ {provision}" for provision in read_provisions(first))
