"""The rows of the tables of words: what steers reading, what the checks look for, how kinds of place are written.

As in :mod:`graph.vocab.rows`, names of fields are the keys of the YAML rows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseGroup:
    """Words that steer reading, under the name that code asks for them by.

    Attributes:
        group: ``"title_stop"``.
        phrases: The phrases, in any order.
        source: Where they were read.
        step: What the examples are run through (``step`` in :data:`graph.vocab.reader.CHOICES`); without one, the
            search for citations.
        finds: Examples of which the step reads something; where «…» marks stretches, just these. Of citations,
            ⟦…⟧ marks a title.
        skips: Examples that hold a phrase, or words near to one, and of which the step reads nothing.
    """

    group: str
    phrases: tuple[str, ...]
    source: str
    step: str = "citations"
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPhrases:
    """Words that the checks look for, under the name that they ask for them by.

    An example of one line is read as a paragraph of a report, one of several lines as a whole text; ``⋯`` stands
    for a page of other words. Without its phrases a row is not to come through all its examples.

    Attributes:
        group: ``"past_told"``.
        phrases: The phrases; ``"trước ngày … có hiệu lực"`` is met where both parts stand in this order.
        source: Where they were read.
        rule: The rule that the examples are run through.
        day: ISO day on which the examples are judged.
        hints: Whether a hint counts as raised: for words that turn it on or off.
        finds: Examples in which the rule is raised as a warning or an error; where «…» marks stretches, on these.
        skips: Examples in which it is not raised, or only as a hint.
    """

    group: str
    phrases: tuple[str, ...]
    source: str
    rule: str
    day: str = "2026-06-30"
    hints: bool = False
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedBody:
    """A body without a row among the organs that ended, as running text names it.

    Attributes:
        name: ``"Phòng Kinh tế"``, without its place.
        names: Further ways to write it.
        of: ``huyện`` where the word of a district stands behind the name, ``tỉnh`` where the word or the name of a
            province does, ``thành phố`` where the name of a city of a province does; None where the name alone tells.
        not_after: Words in front of the name with which it names a body that lives.
        not_before: Words behind the name with which it does.
        capital: Whether its first letter has to be a capital: in small letters its words are no name.
        heirs: Who took over, in words.
        valid_to: First ISO day after its life.
        source: Where the row was read.
        seen_on: ISO day on which it was read there; None where nobody wrote it down.
        confidence: ``high``, ``medium`` or ``low``.
        finds: Sentences in which work is given to it.
        skips: Sentences that hold its words and name a body that lives.
    """

    name: str
    names: tuple[str, ...] = ()
    of: str | None = None
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    capital: bool = False
    heirs: str
    valid_to: str
    source: str
    seen_on: str | None = None
    confidence: str
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKind:
    """How running text writes a kind of place (*tỉnh, huyện, xã …*).

    Attributes:
        name: ``"thành phố"``.
        words: Further words for it: ``"huyện đảo"``.
        short: Abbreviations that are told from other words wherever they stand: ``"TP."``.
        short_before_name: Those that are so only where a place is looked for: ``"H."``; small letters, and with a
            full stop where they are nothing without it.
        glued: The abbreviation, in small letters, that a name may follow without a space: ``"tp"``; else None.
        source: Where the row was read.
        finds: Names of places written with it.
        skips: Names that hold its letters and are written without a kind.
    """

    name: str
    words: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    short_before_name: tuple[str, ...] = ()
    glued: str | None = None
    source: str
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
