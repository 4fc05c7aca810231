"""The rows of the knowledge tables, one frozen dataclass a table.

Names of fields are the keys of the YAML rows. Days stay ISO text: they were checked when the row was read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRank:
    """Legal force of a document type in the hands of one organ.

    Attributes:
        organ: Code of the organ (``"CP"``).
        level: Level of the place for local organs (``"tỉnh"``); None for central ones.
        rank: Place in the order of Luật 64/2025/QH15, Điều 4; 1 is the Constitution.
    """

    organ: str
    level: str | None = None
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A type of document (*loại văn bản*; ``eli:type_document``).

    Attributes:
        name: ``"Kế hoạch"``.
        abbreviations: What state bodies print in the symbol; empty where they print none.
        party_abbreviations: What Party bodies print in the symbol.
        tolerated: Further abbreviations met in print that no rule gives: read them, report them.
        state: Whether state bodies issue it.
        party: Whether Party bodies issue it.
        joint: Whether two or more bodies issue it together.
        copy: Whether it only marks a copy, so that its number names no document of its own.
        words: Further words it is written with in running text, longest first.
        short_words: Abbreviations used as a word of running text: ``"NĐ 61/2018/NĐ-CP"``.
        normative: ``always``, ``year`` (where a year stands in the number) or ``never``.
        rank: Legal force where it is one for every issuer; None where it depends or there is none.
        ranks: Legal force by issuer, where it depends on it.
        levels: Levels that may issue it; empty for all.
        sole_organ: Code of the only body that issues it; None where there are several.
        source: Where the row was read.
        finds: Sentences in which it is to be found.
        skips: Sentences that hold its words but cite nothing.
    """

    name: str
    abbreviations: tuple[str, ...] = ()
    party_abbreviations: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()
    state: bool = False
    party: bool = False
    joint: bool = False
    copy: bool = False
    words: tuple[str, ...] = ()
    short_words: tuple[str, ...] = ()
    normative: str
    rank: int | None = None
    ranks: tuple[TypeRank, ...] = ()
    levels: tuple[str, ...] = ()
    sole_organ: str | None = None
    source: str
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """A body that issues documents (*cơ quan ban hành*; ``eli:passed_by``), as it stood for a time.

    Attributes:
        code: What it prints in the symbol: ``"BNV"``; with the term cut off (``"QH"``).
        name: ``"Bộ Nội vụ"``, without its place.
        variations: Further codes it prints or printed (``"BGD&ĐT"``); slips are none.
        names: Further names in running text (``"UBND"``).
        head: Title under which its head issues documents (``"Bộ trưởng Bộ Nội vụ"``).
        level: ``trung ương``, ``tỉnh``, ``huyện``, ``xã`` or ``any``.
        kind: ``state``, ``party``, ``front`` (Front and mass organisations), ``assembly`` or ``court``.
        local: Whether only its place tells which body it is.
        valid_from: First ISO day of its life; None where not known.
        valid_to: First ISO day after its life; None while it lives or where not known.
        succeeded_by: Codes of the bodies that took over.
        source: Where the row was read.
        confidence: ``high``, ``medium`` or ``low``; ``low`` never raises an error by itself.
        finds: Sentences in which it is to be found.
        skips: Sentences that hold its letters but do not name it.
    """

    code: str
    name: str
    variations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    head: str | None = None
    level: str
    kind: str
    local: bool = False
    valid_from: str | None = None
    valid_to: str | None = None
    succeeded_by: tuple[str, ...] = ()
    source: str
    confidence: str
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()

    def lives_on(self, day: str) -> bool:
        """Whether it existed on the ISO day, as far as the table knows.

        Examples:
            >>> Organ(
            ...     code="X",
            ...     name="X",
            ...     level="any",
            ...     kind="state",
            ...     source="-",
            ...     confidence="low",
            ...     valid_to="2025-03-01",
            ... ).lives_on("2025-03-01")
            False
        """
        return (self.valid_from or "") <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingUnit:
    """What may follow the issuer in a symbol (*đơn vị soạn thảo, lĩnh vực*): ``12/UBND-VX``.

    Attributes:
        code: ``"VX"``.
        name: What it stands for; None where offices differ.
        source: Where the row was read.
    """

    code: str
    name: str | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A relation between two works, stored acting → acted on (*quan hệ*).

    Attributes:
        name: ``"amends"``.
        label: Vietnamese, active: ``"sửa đổi, bổ sung"``.
        label_passive: Vietnamese, passive: ``"được sửa đổi, bổ sung bởi"``.
        eli: Property of the European Legislation Identifier, or the project's own term.
        effect: On the target: ``none``, ``part``, ``ends`` or ``suspends``.
        effect_part: On the target where only provisions are hit.
        event: What it makes happen to the target (:class:`graph.event.Event`); None where nothing.
        event_part: The same where only provisions are hit; None where that is no other event.
        chain: Whether the chain of legal bases (*chuỗi căn cứ*) follows it.
        triggers: Phrases that state it, active voice, longest first.
        triggers_passive: Phrases that state it from the target's side.
        source: Where the row was read.
        finds: Sentences that state it.
        skips: Sentences that hold a trigger and do not state it.
    """

    name: str
    label: str
    label_passive: str
    eli: str
    effect: str
    effect_part: str | None = None
    event: str | None = None
    event_part: str | None = None
    chain: bool = False
    triggers: tuple[str, ...] = ()
    triggers_passive: tuple[str, ...] = ()
    source: str
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionUnit:
    """A unit of division of a text (*phần, chương, mục, … điểm*).

    Attributes:
        name: ``"khoản"``, in small letters.
        rank: 1 for the outermost.
        capital: Whether a precise citation writes it with a capital ("Điều 5", but "khoản 2").
        label: How it is numbered: ``roman``, ``arabic``, ``letter`` or ``any``.
        akn: Element of Akoma Ntoso.
        words: Further spellings in running text.
        source: Where the row was read.
        finds: Sentences in which it is to be found.
        skips: Sentences that hold its word but point at nothing.
    """

    name: str
    rank: int
    capital: bool = False
    label: str
    akn: str
    words: tuple[str, ...] = ()
    source: str
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganAbbreviation:
    """An abbreviation inside the name of an organ: ``"ubnd"``.

    Attributes:
        short: Its forms, lower-cased, the longest first.
        full: What it stands for, lower-cased.
        same: Two spellings of one name, equal because of this row.
        source: Where the row was read.
    """

    short: tuple[str, ...]
    full: str
    same: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWord:
    """An answer to "does it hold on that day" (*hiệu lực*).

    Attributes:
        value: ``"ended"``.
        word: ``"Hết hiệu lực"``.
        explicit: Whether an act says so, as opposed to what was derived or is only suspected.
        source: Where the row was read.
    """

    value: str
    word: str
    explicit: bool = False
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWork:
    """A work that texts cite by its name: ``"Luật Đất đai"``.

    Attributes:
        name: Canonical name.
        variations: Further ways to write it.
        number: Canonical number.
        issued: ISO day of issue; None where not known.
        effective: ISO day it takes effect; None where not known.
        ended: ISO day it ceased to hold; None while it holds or where not known.
        source: Where the row was read.
        seen_on: ISO day on which it was read.
        confidence: ``high``, ``medium`` or ``low``.
    """

    name: str
    variations: tuple[str, ...] = ()
    number: str
    issued: str | None = None
    effective: str | None = None
    ended: str | None = None
    source: str
    seen_on: str
    confidence: str
