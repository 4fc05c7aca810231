"""What happens to a work in time (*sự kiện hiệu lực*)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.evidence import Source

ENDING = frozenset({"replaced", "repealed", "expired"})
PARTIAL = frozenset({"amended", "partially_repealed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event in the life of a work.

    Attributes:
        what: ``amended``, ``replaced``, ``repealed``, ``partially_repealed``, ``suspended``,
            ``resumed`` or ``expired``.
        day: Day from which it acts; None where not known.
        enacted: Day on which the act that causes it was issued; None where not known.
        by: Number of the act that causes it; None for an own term that ends.
        scope: Provisions hit (``"Điều 5 khoản 2"``); empty for the whole work.
        derived: True where no act says it and it follows from the end of a parent.
        source: Where it was read.
    """

    what: str
    day: date | None
    enacted: date | None = None
    by: str | None = None
    scope: tuple[str, ...] = ()
    derived: bool = False
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFacts:
    """What the knowledge tables know of one work.

    Attributes:
        key: ``"61/2018/NĐ-CP"``; with the day where numbers restart: ``"99/NQ-CP@2020-06-24"``.
        number: Canonical number.
        doc_type: Name of the type.
        title: *Trích yếu* without the leading type word.
        names: Names it is cited by (``"Luật Đất đai"``, ``"Nghị quyết Trung ương 5 khóa X"``).
        issuer: Full name of the issuer.
        issued: Day of issue; None where not known.
        effective: Day it takes effect; None where not known.
        source: Where the row was read.
        events: What happened to it, in order of day.
    """

    key: str
    number: str
    doc_type: str
    title: str | None
    issuer: str | None
    issued: date | None
    effective: date | None
    source: Source
    names: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
