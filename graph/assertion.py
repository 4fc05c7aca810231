"""What one source says of works, and how all that is said becomes one graph.

A *source* (a file by its hash, a register, a person) brings a :class:`Bundle` of assertions. The graph is a
deterministic function of the set of bundles: neither order nor repetition count, and taking one away leaves the
graph as if it had never come. A person outranks a register, a register the document's own head, that outranks
what others say of it; disagreement within a rank is kept and shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DOCUMENT, REGISTRY, PERSON = "document", "registry", "person"
KINDS = (PERSON, REGISTRY, DOCUMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who says it (*nguồn*).

    Attributes:
        id: ``"sha256:…"`` of a file, ``"registry:…"``, ``"person:…"``.
        kind: ``document``, ``registry`` or ``person``.
        name: What people call it: the file's name, the register's title with its files, the person.
        recorded: ISO day on which it came in: when we knew.
        work: Key of the work that the file is the text of; None for registers and people.
        completeness: ``full`` or ``partial``, for files.
        seen_on: ISO day until which it knows: that to which a register was kept, on which a person decided; None
            for files, which say nothing of the time after them.
    """

    id: str
    kind: str
    name: str
    recorded: str
    work: str | None = None
    completeness: str = "full"
    seen_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What one source says a work is.

    Attributes:
        work: Key of the work.
        own: Whether the work says it of itself, or a register has a row of it.
        number: Canonical number.
        doc_type: Name of its type.
        title: *Trích yếu*.
        names: Names it is cited by.
        issuer: Full official name.
        issued: ISO day, month or year.
        effective: ISO day.
        until: ISO day on which its period is over.
        open: Why its identity is open.
        candidates: What it may be, where it is open.
        seen_on: ISO day until which a register or table was kept.
    """

    work: str
    own: bool = False
    number: str | None = None
    doc_type: str | None = None
    title: str | None = None
    names: tuple[str, ...] = ()
    issuer: str | None = None
    issued: str | None = None
    effective: str | None = None
    until: str | None = None
    open: str | None = None
    candidates: tuple[str, ...] = ()
    seen_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A relation that one source states; see :class:`graph.relation.Relation`.

    Attributes:
        source: Key of the acting work.
        target: Key of the work acted on.
        relation: Name of the type.
        whole: Whether the whole work is hit.
        provisions: The provisions hit, where not the whole.
        effective: ISO day from which it acts.
        confidence: 0 to 1.
        doubt: What speaks against it, in Vietnamese; None where nothing does.
        start: First code point of the words.
        end: One past the last.
        quote: The words.
        extractor: Version of the rules that read it.
    """

    source: str
    target: str
    relation: str
    whole: bool = True
    provisions: tuple[str, ...] = ()
    effective: str | None = None
    confidence: float = 0.8
    doubt: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    extractor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event in the life of a work that one source tells; see :class:`graph.event.Event`.

    Attributes:
        work: Key of the work.
        what: ``amended``, ``replaced``, ``repealed``, ``partially_repealed``, ``suspended``, ``resumed``,
            ``expired``.
        day: ISO day from which it acts.
        enacted: ISO day on which the act that causes it was issued.
        by: Number of that act.
        scope: Provisions hit; empty for the whole work.
        derived: Whether no act says it.
        where: Where it was read.
        seen_on: ISO day on which it was read.
        confidence: ``high``, ``medium`` or ``low``.
    """

    work: str
    what: str
    day: str | None = None
    enacted: str | None = None
    by: str | None = None
    scope: tuple[str, ...] = ()
    derived: bool = False
    where: str
    seen_on: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person decided of an edge: it stands (``confirmed``) or not (``rejected``).

    Attributes:
        source: Key of the acting work.
        target: Key of the work acted on.
        relation: Name of the type.
        state: ``confirmed`` or ``rejected``.
        author: Who decided.
        at: ISO time of the decision; of two by people the later one counts.
        reason: Why, in their words.
    """

    source: str
    target: str
    relation: str
    state: str
    author: str
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What a person decided of an open citation: which work it means.

    Attributes:
        open: Key of the open document.
        work: Key of the work it is.
        author: Who decided.
        at: ISO time of the decision.
        reason: Why, in their words.
    """

    open: str
    work: str
    author: str
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything one source says; it comes and goes as a whole."""

    origin: Origin
    descriptions: tuple[Description, ...] = ()
    claims: tuple[Claim, ...] = ()
    happenings: tuple[Happening, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    bindings: tuple[Binding, ...] = ()


def joined(origin: Origin, parts: Iterable[Bundle]) -> Bundle:
    """One bundle of many parts; a description that several give counts once."""
    kept = list(parts)
    return Bundle(
        origin=origin,
        descriptions=tuple(dict.fromkeys(one for part in kept for one in part.descriptions)),
        claims=tuple(one for part in kept for one in part.claims),
        happenings=tuple(one for part in kept for one in part.happenings),
        verdicts=tuple(one for part in kept for one in part.verdicts),
        bindings=tuple(one for part in kept for one in part.bindings),
    )
