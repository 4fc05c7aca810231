"""What outputs say around the findings, in one language.

Findings speak for themselves (`queries.checks`); here are headings, labels and the words of closed lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
    """

    code: str
    text: Mapping[str, str]
    severity: Mapping[str, str]
    issuer_basis: Mapping[str, str]
    as_of_basis: Mapping[str, str]
    completeness: Mapping[str, str]
    confidence: Mapping[str, str]
    rules: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of that key with its placeholders filled.

        Raises:
            KeyError: No sentence has the key.
        """
        return self.text[key].format(**values)

    def rule(self, rule: str) -> str:
        """Short name of a rule; the id itself for a rule that has none yet."""
        return self.rules.get(rule, rule)
