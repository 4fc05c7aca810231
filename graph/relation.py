"""A relation between two works (*quan hệ*): what all sources together say of it, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.vocab import RelationType, relation_types

AUTO, CONFIRMED, REJECTED, DISPUTED = "auto", "confirmed", "rejected", "disputed"
STATES = (AUTO, CONFIRMED, REJECTED, DISPUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of one source that state a relation (*bằng chứng*).

    Attributes:
        origin: Id of the source.
        start: First code point of the words in its untouched text; None where it is a register or a person.
        end: One past the last.
        quote: The words.
        confidence: 0 to 1.
        extractor: Version of the rules that read it; None where no program did.
    """

    origin: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    confidence: float = 0.8
    extractor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One edge of the graph, acting → acted on.

    Attributes:
        source: Key of the acting work.
        target: Key of the work acted on.
        relation: Name of its type (a row of ``relations.yaml``).
        whole: Whether the whole work is hit, for acts that end or change.
        provisions: The provisions hit, where not the whole.
        effective: ISO day from which it acts; None where not stated.
        state: ``auto``, ``confirmed``, ``rejected`` or ``disputed``.
        confidence: That of the best evidence.
        doubt: Why it is disputed, or what a person said; in Vietnamese.
        evidence: Who says it, in which words; the best first.
    """

    source: str
    target: str
    relation: str
    whole: bool = True
    provisions: tuple[str, ...] = ()
    effective: str | None = None
    state: str = AUTO
    confidence: float = 0.8
    doubt: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def type(self) -> RelationType:
        """The row of its type.

        Raises:
            KeyError: The vocabulary has no such type.
        """
        return relation_type(self.relation)

    @property
    def effect(self) -> str:
        """What it does to the target: ``none``, ``part``, ``ends`` or ``suspends``.

        Examples:
            >>> Relation(source="a", target="b", relation="repeals", whole=False).effect
            'part'
        """
        kind = self.type
        return kind.effect if self.whole else kind.effect_part or kind.effect

    @property
    def trusted(self) -> bool:
        """Whether it counts: nobody rejected it and nothing speaks against it."""
        return self.state in (AUTO, CONFIRMED)


@cache
def _by_name() -> dict[str, RelationType]:
    return {row.name: row for row in relation_types()}


def relation_type(name: str) -> RelationType:
    """The type of a name.

    Raises:
        KeyError: The vocabulary has no such type.

    Examples:
        >>> relation_type("replaces").label
        'thay thế'
    """
    return _by_name()[name]


def relation_names() -> tuple[str, ...]:
    """Names of all types, in the order of the table: the closed list that stores take labels from."""
    return tuple(_by_name())


def chain_names() -> tuple[str, ...]:
    """Names of the types that the chain of legal bases follows."""
    return tuple(name for name, row in _by_name().items() if row.chain)
