"""What a decree, circular, decision or resolution does to others: whether it acts itself, on what part, from when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.interval import PartialDate
from graph.reading import CitedDocument, DocumentHead
from graph.vocab import rank_of
from loaders.mentions.type_words import type_words
from loaders.phrases import alternatives, phrases
from loaders.structure import BLANK, provision_paths, read_provisions
from loaders.wording import Token

#: Relations that only one's own title or "Nghị định này quy định chi tiết" states of the text itself.
OF_TITLE = ("details", "guides")
_DAY = r"(?P<d>\d{1,2})(?:\s+tháng\s+|[/.-])(?P<m>\d{1,2})(?:\s+năm\s+|[/.-])(?P<y>\d{4})"
_FROM = re.compile(rf"từ\s+(?:ngày\s+)?{_DAY}")
_WORDS = re.compile(r"[\s,;:.()“”\"'/+*-]+|\d{1,3}[.)]")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Author:
    """The text itself, as one that may act on others.

    Attributes:
        enacts: Whether it is of a type that decides; True where its type is not known.
        consolidates: Whether it only puts others together.
        doc_type: Its type; None where not known.
        effective: ISO day from which it acts; None where it does not say.
        rank: Its legal force, 1 the highest; None where it has none.
        level: Level of its author.
    """

    enacts: bool
    consolidates: bool
    doc_type: str | None
    effective: str | None
    rank: int | None
    level: str | None


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
        effective=_own_day(text, head.date),
        rank=rank_of(head.doc_type, organ, head.setting.level) if head.doc_type else None,
        level=head.setting.level,
    )


@cache
def _takes_effect() -> re.Pattern[str]:
    own = alternatives((*type_words(), "văn bản"))
    return re.compile(
        rf"(?i:{own})\s+này\s+(?:{alternatives(phrases('takes_effect'))})[^.;\n{BLANK}]{{0,40}}?"
        rf"(?<!sau ngày)(?<!\w)từ\s+(?:ngày\s+)?(?:{_DAY}|(?P<signing>{alternatives(phrases('signing_day'))})(?!\w))"
    )


def _own_day(text: str, signed: PartialDate | None) -> str | None:
    """The day from which the text itself acts, where it names one.

    Examples:
        >>> _own_day("Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2026.", None)
        '2026-03-01'
        >>> _own_day("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", PartialDate(2026, 1, 5)) is None
        True
    """
    match = _takes_effect().search(text)
    if match is None:
        return None
    if match["signing"]:
        counted = _DIGITS.search(match.group())
        return str(signed) if signed is not None and signed.full and not counted else None
    return _iso(match)


def _iso(match: re.Match[str]) -> str | None:
    try:
        return str(PartialDate.parse(f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"))
    except ValueError:
        return None


def stated_day(text: str, start: int, token: int, end: int) -> str | None:
    """The day a sentence names for what it does: behind the verb, else in front of it.

    Examples:
        >>> words = "Thông tư A hết hiệu lực từ ngày 01/01/2027."
        >>> stated_day(words, 0, 11, len(words))
        '2027-01-01'
    """
    match = _FROM.search(text, token, end) or _FROM.search(text, start, token)
    return _iso(match) if match else None


@cache
def _promulgating() -> re.Pattern[str]:
    types = alternatives(tuple(word for name in phrases("enacting_type") for word in (name, name.lower())))
    return re.compile(rf"[Bb]an hành\s+(?:{types})\s*\Z")


def acts_itself(author: Author, text: str, body: int, tokens: list[Token], index: int, titled: bool) -> bool:
    """Whether the text itself does what a token says: at the start of a sentence, or after "Nghị định này".

    Args:
        author: The text itself.
        text: The cleaned text, citations blanked.
        body: Where the sentence begins, behind its label.
        tokens: Its tokens.
        index: The token asked for.
        titled: Whether the words are the text's own title.
    """
    token = tokens[index]
    if author.consolidates:
        return False
    if titled or (author.enacts and _promulgating().search(text, max(body, token.start - 40), token.start)):
        return True
    clause = max(text.rfind(";", body, token.start) + 1, body)
    if any(one.kind == "when" for one in tokens[:index] if one.start >= clause):
        return False
    own = [one for one in tokens[:index] if one.kind == "own" and _is_own(author, text, one)]
    if token.relation in OF_TITLE:
        return bool(own) and not text[own[-1].end : token.start].strip()
    if token.kind in ("ends", "bare"):
        lead = text[max(body, token.start - 12) : token.start].lower().split()
        denied = bool(lead) and lead[-1].strip(BLANK) in phrases("act_denied")
        return not denied and (author.enacts or bool(own))
    lead = text[max(body, token.start - 14) : token.start].rstrip(f" \t\n{BLANK}").lower()
    if own:
        direct = own[-1].end == max(body, token.start - 14) + len(lead) or own[-1].end + 2 > token.start
        return direct or lead.endswith((",", ";", ":")) or f" {lead}".endswith(_act_leads())
    return author.enacts and not text[body : token.start].strip(" \t\n*_-“\"")


@cache
def _act_leads() -> tuple[str, ...]:
    return tuple(f" {word}" for word in phrases("act_lead"))


def _is_own(author: Author, text: str, token: Token) -> bool:
    words = " ".join(text[token.start : token.end].lower().split()).removesuffix(" này")
    return words == "văn bản" or author.doc_type is None or type_words().get(words) == author.doc_type


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
    """
    plain = words.replace(BLANK, " ")
    rest = _WORDS.sub(" ", _neutral().sub(" ", plain.lower()))
    return Scope(True) if not rest.strip() else Scope(False, read_provisions(plain))


def names_part(words: str) -> bool:
    """Whether the words before a list say that only parts of its items are hit: "một số điều của các Thông tư sau"."""
    plain = " ".join(words.replace(BLANK, " ").lower().split())
    return any(part in plain for part in phrases("scope_part")) or bool(provision_paths(plain))


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
    rank = rank_of(document.doc_type, organs[0] if organs else None, None)
    return rank is None or author.rank <= rank
