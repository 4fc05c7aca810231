"""Patterns of titles: how they begin, and everything at which one may end (phrases are data)."""

from __future__ import annotations

import re
from functools import cache

from graph.vocab import facts_numbered
from loaders.mentions.type_words import type_ending_at
from loaders.phrases import alternatives, phrases

LONGEST = 900
QUOTES = {"“": "”", '"': '"', "«": "»", "‘": "’"}


@cache
def abbreviated() -> re.Pattern[str]:
    """The end of an abbreviation, whose full stop ends no title: ``TP.``, ``PGS.``."""
    words = phrases("dotted_abbreviation") + phrases("dotted_in_title")
    return re.compile(rf"(?:(?<!\w)(?:{alternatives(words)})|\.\.)\Z")


@cache
def paragraph_end() -> re.Pattern[str]:
    """An empty line that no small letter follows, or a line end before a new item."""
    lead = alternatives(phrases("paragraph_lead"))
    label = rf"[-+*•○]|\d{{1,2}}[.)]|[a-zđ][.)]|[IVX]{{1,5}}\.|(?:{lead})(?!\w)|\d{{1,2}}/\d{{1,2}}/\d{{4}}\s|\|"
    return re.compile(rf"\n(?:(?<=[.;:]\n)|(?<=[.;:]\s\n)|[ \t]*+\n\s*+(?![a-zà-ỹđ])|[ \t]*+(?={label}))")


@cache
def begins() -> re.Pattern[str]:
    """How a title begins: "về (việc)", a verb, a quotation mark, a type word."""
    about, verb = alternatives(phrases("title_about")), phrases("title_verb")
    never = alternatives(phrases("title_never") + phrases("self_word") + phrases("joiner"))
    both = alternatives(tuple(verb) + tuple(word[0].upper() + word[1:] for word in verb) + tuple(map(str.upper, verb)))
    return re.compile(
        rf"[\s*_]*+(?:(?P<paren>\([^()\n]{{0,120}}\))[\s*_]*+)?"
        rf"(?:[,:]?[\s*_]*+(?P<about>(?:{about})(?!\w))|(?P<verb>(?:{both})(?!\w))|(?P<quote>[“\"«])"
        rf"|(?P<other>(?!(?:{never})(?!\w))[a-zà-ỹđ]{{2,}}\s++[a-zà-ỹđA-ZĐ])|(?P<type>[A-ZĐ]))"
    )


@cache
def marks() -> re.Pattern[str]:
    """Everything at which a title may end, or that must be looked at."""
    comma = (
        rf"(?!(?:{alternatives(phrases('title_comma_goes_on'))})(?!\w))(?:{alternatives(phrases('title_stop_comma'))})"
    )
    stops = alternatives(phrases("title_stop"))
    area = alternatives(phrases("title_area"))
    joiner = alternatives(phrases("joiner"))
    to = alternatives(phrases("title_to"))
    # Every mark begins with one character of a class: the search runs from one to the next.
    return re.compile(
        rf"[(“«\[)”»\]\";:.,\s](?:(?<=\s)(?:-\s(?P<dash>)"
        rf"|(?<!\s\s)\s*+(?:(?P<stop>{stops})(?!\w)|(?P<area>(?:{area})(?!\w))|(?P<to>(?:{to})\s+)|(?P<and>(?:{joiner})\s+)))"
        rf"|(?<=,)(?P<comma>\s+(?:(?P<after>{comma})(?!\w))?)|(?<=\.)(?P<dot>(?=[\s”\")*_]|\Z|/\.))"
        rf"|(?<=[(“«\[])(?P<open>)|(?<=[)”»\]])(?P<close>)|(?<=;)(?P<semi>)|(?<=:)(?!\d)(?P<colon>)|(?<=\")(?P<plain>))"
    )


@cache
def body_head() -> re.Pattern[str]:
    """The first word of a body that the tables need not hold."""
    return re.compile(rf"(?:{alternatives(phrases('body_head'))})(?!\w)")


@cache
def actor() -> re.Pattern[str]:
    """A body or an official who acts: ``Tổ công tác số 01 … đã thực hiện``."""
    heads, verbs = (
        alternatives(phrases("body_head") + phrases("person_head")),
        alternatives(phrases("acting_verb")),
    )
    return re.compile(rf"(?:{heads})(?!\w)[^;.:\n]{{0,130}}?\s(?:{verbs})(?!\w)")


@cache
def known_title(number: str) -> str | None:
    """The known title of a number, small letters, without the words that lead it; None where it tells no one work."""
    rows = facts_numbered(number)
    row = next((row for row in rows if row.number == number and "@" not in row.key), None)
    return title_lead().sub("", row.title.lower(), count=1) if row and row.title else None


@cache
def taught() -> re.Pattern[str]:
    """``hướng dẫn chủ đầu tư``: people are taught to do something, no title begins."""
    verbs, people = alternatives(phrases("teaching_verb")), alternatives(phrases("taught_person"))
    return re.compile(rf"(?:{verbs})\s++(?:{people})(?!\w)")


@cache
def leading_words() -> tuple[str, ...]:
    """Words behind which a title goes on with a document: "một số điều của", "thi hành"."""
    groups = ("title_goes_on", "title_verb", "implementing_verb", "basis_verb", "passive_lead", "agent_word")
    return tuple({word.lower() for group in groups for word in phrases(group)})


@cache
def title_lead() -> re.Pattern[str]:
    """Words that lead a title and are left out of a comparison."""
    words = tuple(word.lower() for word in phrases("title_about")) + phrases("title_lead")
    return re.compile(rf"(?:(?:{alternatives(words)})\s+)+")


def anchored_type(text: str, start: int) -> bool:
    """Whether a document-type word begins there that cites nothing: ``Kế hoạch triển khai …``."""
    for match in re.finditer(r"\s", text[start : start + 40]):
        found = type_ending_at(text, start + match.start())
        if found and found[2] == start:
            return True
    return False
