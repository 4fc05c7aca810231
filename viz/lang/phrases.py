"""What outputs say around the findings, in one language.

Findings speak for themselves (`queries.checks`); here are headings, labels and the words of closed lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph.relation import relation_type

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language.

    Attributes:
        code: ``vi`` or ``en``; the ``lang`` of a page.
        text: Labels and sentences, by key; may hold ``{placeholders}``.
        severity: Words for ``error``, ``warning``, ``info``.
        issuer_basis: Why the issuer is held to be the one shown.
        as_of_basis: Why validity is judged on that day.
        completeness: How fully the file was read.
        confidence: How far a fact can be trusted.
        rules: Short name of each rule of the contract.
        statuses: Words for validity, by value; empty in Vietnamese, where the status has its word.
        relations: Types of relations, acting → acted on; empty in Vietnamese, where the row has its label.
        relations_passive: The same seen from what is acted on.
        events: What happens to a document.
        levels: Levels of administration, by their Vietnamese name.
        types: Types of document, by their Vietnamese name.
        sentences: What the program says elsewhere in Vietnamese → the same here; ``{}`` stands for what varies.
    """

    code: str
    text: Mapping[str, str]
    severity: Mapping[str, str]
    issuer_basis: Mapping[str, str]
    as_of_basis: Mapping[str, str]
    completeness: Mapping[str, str]
    confidence: Mapping[str, str]
    rules: Mapping[str, str]
    statuses: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    relations_passive: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of that key with its placeholders filled.

        Raises:
            KeyError: No sentence has the key.
        """
        return self.text[key].format(**values)

    def rule(self, rule: str) -> str:
        """Short name of a rule; the id itself for a rule that has none yet."""
        return self.rules.get(rule, rule)

    def many(self, key: str, count: int, **values: object) -> str:
        """The sentence of that key for so many: that of ``KEY_one`` for one, where the language has it."""
        one = f"{key}_one"
        return self(one if count == 1 and one in self.text else key, count=count, **values)

    def relation(self, name: str, *, passive: bool = False) -> str:
        """A type of relation in words."""
        known = (self.relations_passive if passive else self.relations).get(name)
        return known or (relation_type(name).label_passive if passive else relation_type(name).label)

    def level(self, name: str) -> str:
        """A level of administration in words."""
        return self.levels.get(name, name)

    def type(self, name: str) -> str:
        """A type of document in words."""
        return self.types.get(name, name)

    def told(self, sentence: str) -> str:
        """What the program said in Vietnamese, in this language; as it is where nobody translated it.

        Examples:
            >>> from viz.lang import words
            >>> words("en").told("được thay thế bởi 33/2023/NĐ-CP từ ngày 01/8/2023")
            'replaced by 33/2023/NĐ-CP from 2023-08-01'
            >>> words("vi").told("Tạm ngưng"), words("en").told("Về công tác văn thư")
            ('Tạm ngưng', 'Về công tác văn thư')
        """
        if not self.sentences:
            return sentence
        return self.sentences.get(sentence) or _translated(sentence, tuple(self.sentences.items()))


@lru_cache(maxsize=8)
def _patterns(sentences: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Sentences with gaps as patterns, those with most fixed words first."""
    gapped = sorted((pair for pair in sentences if "{}" in pair[0]), key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, given.split("{}"))), re.DOTALL), meant) for given, meant in gapped
    )


@lru_cache(maxsize=4096)
def _translated(sentence: str, sentences: tuple[tuple[str, str], ...]) -> str:
    for pattern, meant in _patterns(sentences):
        found = pattern.fullmatch(sentence)
        if found is not None:
            return meant.format(*(_within(part, sentences) for part in found.groups()))
    return sentence


def _within(part: str, sentences: tuple[tuple[str, str], ...]) -> str:
    """What fills a gap: a day as it is written outside Vietnam, a sentence again, or words of a document."""
    day = _DAY.fullmatch(part)
    if day is not None:
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    return dict(sentences).get(part) or _translated(part, sentences)
